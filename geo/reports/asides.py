"""What is told of a place besides: "In Kramatorsk, where a missile killed 50 last month, a bomb wounded nine"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reports.casualties.scan import Casualty
from geo.reports.scene import Scene
from geo.reports.times.find import Time

__all__ = ["in_where_clause", "is_told_besides"]

_OPENING_WORDS = 8
_COARSE = ("week", "month", "year")


def is_told_besides(scene: Scene, casualty: Casualty, times: Sequence[Time]) -> bool:
    """Whether a number and an older time stand in such a clause, and the sentence goes on with numbers of its own."""
    sentence, words = scene.sentence, scene.words
    if not in_where_clause(words, sentence.token_from(casualty.anchor)):
        return False
    old = [t for t in times if t.background or t.day.precision in _COARSE]
    spots = [next((k for k, t in enumerate(sentence.tokens) if t.end > time.start), 0) for time in old]
    numbers = [sentence.token_from(c.anchor) for c in scene.casualties]
    return any(in_where_clause(words, k) for k in spots) and not all(in_where_clause(words, k) for k in numbers)


def in_where_clause(words: list[str], at: int) -> bool:
    """Whether the word at ``at`` stands in the clause of "where" behind the place that opens the sentence."""
    opened = next((k for k in range(at, 0, -1) if words[k] == ","), 0)
    closed = any(w == "," for w in words[at + 1 :])
    headed = words[:1] in (["in"], ["at"], ["near"]) and words[opened + 1 : opened + 2] == ["where"]
    return closed and headed and 0 < opened < _OPENING_WORDS
