"""A sheet of paper measured in points: outlines and words in, a matplotlib figure out.

Only matplotlib's objects are used, not pyplot: nothing is global, no window is asked for. Text is
never read as mathematics, and fonts are those that come with matplotlib, so that the same events
give the same bytes anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from geo.pictures.view import Rect

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path

__all__ = ["Sheet", "settings"]

_SETTINGS: Final[dict[str, Any]] = {
    "text.usetex": False,
    "text.parse_math": False,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Arial", "Helvetica"],
    "svg.fonttype": "none",
    "svg.hashsalt": "geo",
    "svg.image_inline": True,
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "axes.unicode_minus": False,
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "savefig.transparent": False,
    "figure.constrained_layout.use": False,
    "figure.autolayout": False,
}


@contextmanager
def settings() -> Iterator[None]:
    """Draw by our own settings, whatever the user's are; they are as before afterwards."""
    import warnings

    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        yield


class Sheet:
    """A figure that is drawn on in points, from its lower left corner, later things over earlier ones."""

    def __init__(self, width: float, height: float, *, paper: str = "#ffffff") -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=paper, edgecolor="none")
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        self._order = 0
        self._clip: Rect | None = None

    @contextmanager
    def within(self, rect: Rect) -> Iterator[None]:
        """Cut what is drawn in the block to a rectangle."""
        before, self._clip = self._clip, rect
        try:
            yield
        finally:
            self._clip = before

    def outline(
        self,
        path: Path,
        *,
        at: tuple[float, float] = (0, 0),
        size: float = 1.0,
        fill: str | None = None,
        line: str | None = None,
        width: float = 0.6,
        dashes: tuple[float, ...] | None = None,
        opacity: float | None = None,
    ) -> None:
        """Draw a path, moved and enlarged; without ``fill`` or ``line`` it has none."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        moved = Path(path.vertices * size + at, path.codes)
        patch = PathPatch(
            moved,
            facecolor=fill or "none",
            edgecolor=line or "none",
            linewidth=width if line else 0.0,
            linestyle=(0, dashes) if dashes else "solid",
            joinstyle="round",
            capstyle="butt" if dashes else "round",
            alpha=opacity,
            transform=self._points,
            zorder=self._next(),
        )
        self._add(patch)

    def area(self, geometry: Any, **style: Any) -> None:
        """Draw a polygon, or several, of shapely."""
        path = _area_path(geometry)
        if path is not None:
            self.outline(path, **style)

    def lines(self, geometry: Any, **style: Any) -> None:
        """Draw lines of shapely."""
        path = _lines_path(geometry)
        if path is not None:
            self.outline(path, **style)

    def box(self, rect: Rect, *, rounded: float = 0.0, **style: Any) -> None:
        """Draw a rectangle, its corners rounded by so many points."""
        self.outline(_box_path(rect, rounded), **style)

    def circle(self, x: float, y: float, radius: float, **style: Any) -> None:
        """Draw a circle."""
        from matplotlib.path import Path

        self.outline(Path.unit_circle(), at=(x, y), size=radius, **style)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 7.0,
        bold: bool = False,
        colour: str = "#16191d",
        across: str = "left",
        up: str = "baseline",
    ) -> None:
        """Write a line of text, as it stands."""
        from matplotlib.text import Text

        written = Text(
            x,
            y,
            text,
            fontproperties=_font(bold, size),
            color=colour,
            horizontalalignment=across,
            verticalalignment=up,
            parse_math=False,
            transform=self._points,
            zorder=self._next(),
        )
        self._add(written)

    def measure(self, text: str, *, size: float = 7.0, bold: bool = False) -> float:
        """Give the width of a line of text."""
        return size * _width(text, bold) * (_HINTED if size < 7 else 1.0)

    def wrap(self, text: str, width: float, *, size: float = 7.0, bold: bool = False, most: int = 9) -> list[str]:
        """Break text into lines no wider than ``width``; of more than ``most`` the last ends in an ellipsis."""
        lines: list[str] = [""]
        for word in text.split():
            for part in self._parts(word, width, size, bold):
                longer = f"{lines[-1]} {part}".strip()
                if lines[-1] and self.measure(longer, size=size, bold=bold) > width:
                    lines.append(part)
                else:
                    lines[-1] = longer
        if len(lines) > most:
            lines = [*lines[: most - 1], self.fitted(" ".join(lines[most - 1 :]), width, size=size, bold=bold)]
        return lines

    def fitted(self, text: str, width: float, *, size: float = 7.0, bold: bool = False) -> str:
        """Cut text to a width, with an ellipsis where something is left out."""
        if self.measure(text, size=size, bold=bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.measure(text[:middle].rstrip() + "…", size=size, bold=bold) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + "…"

    def _parts(self, word: str, width: float, size: float, bold: bool) -> list[str]:
        """Break a word that is wider than a line."""
        parts = []
        while len(word) > 1 and self.measure(word, size=size, bold=bold) > width:
            head = self.fitted(word, width, size=size, bold=bold)[:-1] or word[:1]
            parts.append(head)
            word = word[len(head) :]
        return [*parts, word]

    def _add(self, artist: Any) -> None:
        self.figure.add_artist(artist)
        if self._clip is not None:
            from matplotlib.patches import Rectangle

            clip = Rectangle(
                (self._clip.left, self._clip.bottom), self._clip.width, self._clip.height, transform=self._points
            )
            artist.set_clip_path(clip)
            artist.set_clip_on(True)
        else:
            artist.set_clip_on(False)

    def _next(self) -> int:
        self._order += 1
        return self._order


_HINTED = 1.03  # small print in pixels is that much wider than its outlines


@lru_cache(maxsize=20_000)
def _width(text: str, bold: bool) -> float:
    """Give the width of a line of text for each point of its size; words come again and again."""
    width, _, _ = _ruler().get_text_width_height_descent(text, _font(bold, 100.0), ismath=False)
    return float(width) / 100


@cache
def _ruler() -> Any:
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(8, 8, 72)


@cache
def _font(bold: bool, size: float) -> FontProperties:
    import matplotlib as mpl
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(
        family="sans-serif",
        weight="bold" if bold else "normal",
        size=size,
        fname=f"{mpl.get_data_path()}/fonts/ttf/{name}",
    )


def _area_path(geometry: Any) -> Path | None:
    import shapely

    parts = [part for part in shapely.get_parts(geometry, return_index=False) if part.geom_type == "Polygon"]
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(parts)] if parts else []
    return _joined(rings, closed=True)


def _lines_path(geometry: Any) -> Path | None:
    import shapely

    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in ("LineString", "LinearRing")]
    return _joined([shapely.get_coordinates(part) for part in parts], closed=False)


def _joined(rings: Sequence[Any], *, closed: bool) -> Path | None:
    import numpy as np
    from matplotlib.path import Path

    rings = [ring for ring in rings if len(ring) > 1]
    if not rings:
        return None
    codes = []
    for ring in rings:
        own = np.full(len(ring), Path.LINETO, dtype=Path.code_type)
        own[0] = Path.MOVETO
        if closed:
            own[-1] = Path.CLOSEPOLY
        codes.append(own)
    return Path(np.concatenate(rings), np.concatenate(codes))


def _box_path(rect: Rect, rounded: float) -> Path:
    from matplotlib.path import Path

    a, b, c, d, r = rect.left, rect.bottom, rect.right, rect.top, min(rounded, rect.width / 2, rect.height / 2)
    if r <= 0:
        return Path([(a, b), (c, b), (c, d), (a, d), (a, b)], closed=True)
    corners = [
        (a + r, b), (c - r, b), (c, b), (c, b + r), (c, d - r), (c, d), (c - r, d),
        (a + r, d), (a, d), (a, d - r), (a, b + r), (a, b), (a + r, b), (a + r, b),
    ]  # fmt: skip
    codes = [1, 2, 3, 3, 2, 3, 3, 2, 3, 3, 2, 3, 3, 79]
    return Path(corners, codes)
