"""Marks and words in, places for the words out that cover neither marks nor each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.pictures.view import Rect

__all__ = ["Room"]


@dataclass(slots=True)
class Room:
    """What is taken of a map, and where a label finds room."""

    rect: Rect
    taken: list[Rect] = field(default_factory=list)

    def take(self, rect: Rect) -> None:
        """Mark a part as taken."""
        self.taken.append(rect)

    def take_circle(self, x: float, y: float, radius: float) -> None:
        """Mark the square about a circle as taken."""
        self.take(Rect(x - radius, y - radius, 2 * radius, 2 * radius))

    def free(self, rect: Rect) -> bool:
        """Say whether a part lies on the map and nothing is there."""
        inside = (
            rect.left >= self.rect.left + 2
            and rect.right <= self.rect.right - 2
            and rect.bottom >= self.rect.bottom + 2
            and rect.top <= self.rect.top - 2
        )
        return inside and not any(_overlap(rect, other) for other in self.taken)

    def find(self, x: float, y: float, clear: float, width: float, height: float, *, far: bool = False) -> Rect | None:
        """Give the best free place for a label about a mark, and take it; None where there is none.

        Right of the mark is best, then left, above and below, then a little further off, or with ``far`` much.
        """
        for gap in (clear + 1.5, clear + 5, *((clear + 13, clear + 24) if far else ())):
            for place in _about(x, y, gap, width, height):
                if self.free(place):
                    self.take(place)
                    return place
        return None

    def find_in(self, places: Iterable[tuple[float, float]], width: float, height: float) -> Rect | None:
        """Give the first place about whose middle a label is free, and take it."""
        for x, y in places:
            place = Rect(x - width / 2, y - height / 2, width, height)
            if self.free(place):
                self.take(place)
                return place
        return None


def _about(x: float, y: float, gap: float, width: float, height: float) -> Sequence[Rect]:
    low, middle, slope = y - height / 2, x - width / 2, 0.72 * gap
    corners = (
        (x + gap, low),
        (x - gap - width, low),
        (middle, y + gap),
        (middle, y - gap - height),
        (x + slope, y + slope),
        (x + slope, y - slope - height),
        (x - slope - width, y + slope),
        (x - slope - width, y - slope - height),
    )
    return [Rect(left, bottom, width, height) for left, bottom in corners]


def _overlap(one: Rect, other: Rect) -> bool:
    return one.left < other.right and other.left < one.right and one.bottom < other.top and other.bottom < one.top
