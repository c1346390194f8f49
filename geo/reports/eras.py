"""Numbers of a whole war, of a siege or of a month of a country: no toll of the event told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.patterns import regex
from geo.reports.casualty_forms import Casualty
from geo.reports.scene import Scene
from geo.reports.times import Time

__all__ = ["counts_an_era", "in_where_clause"]

_FEW = r"(?:[^\s,;.]+ ){0,4}"  # "were killed on both sides"
_WAR = regex(
    rf"^\s?{_FEW}(?:(?:in|during|throughout) (?:the|this|its|their) (?:[\w-]+ ){{0,2}}(?:war|invasion|conflict|occupation)"
    r"|since (?:the|its|\w+'s) (?:[\w-]+ ){0,3}(?:war|invasion|conflict|occupation)"
    r"|since the (?:start|beginning|outbreak) of (?:[\w'-]+ ){0,3}(?:war|invasion|conflict|occupation))\b"
)
_SIEGE = regex(
    rf"^\s?{_FEW}(?:in|during|throughout) (?:the|its|this) (?:[\w-]+ ){{0,2}}(?:siege|offensive|campaign|battle)\b"
)
_NATIONWIDE = regex(
    r"^[^;.]{0,60}\b(?:(?:across|throughout|around) [a-z]|in the (?:whole |entire )?(?:country|nation)\b|nationwide\b)"
)
_MANY = 1000
_OPENING_WORDS = 8


def counts_an_era(scene: Scene, casualty: Casualty, times: Sequence[Time]) -> bool:
    """Whether a number is one of a war, a siege or months, told of no day: "55,000 had been killed in the war"."""
    if _is_told_besides(scene, casualty, times):
        return True
    if any(time.day.precision in ("day", "night") for time in times):
        return False
    low, start = scene.sentence.low, scene.sentence.start
    behind = low[max(casualty.end - start, 0) :]
    if _WAR.search(behind):
        return True
    if (casualty.low or casualty.high or 0) >= _MANY and _SIEGE.search(behind):
        return True
    long = any(time.day.precision in ("month", "year") for time in times)
    return long and _NATIONWIDE.search(behind) is not None


def in_where_clause(words: list[str], at: int) -> bool:
    """ "In Kramatorsk, where a missile killed 50 last month, a bomb wounded nine": what is told of the place besides."""
    opened = next((k for k in range(at, 0, -1) if words[k] == ","), 0)
    closed = any(w == "," for w in words[at + 1 :])
    headed = words[:1] in (["in"], ["at"], ["near"]) and words[opened + 1 : opened + 2] == ["where"]
    return closed and headed and 0 < opened < _OPENING_WORDS


def _is_told_besides(scene: Scene, casualty: Casualty, times: Sequence[Time]) -> bool:
    """Whether a number and an older time stand in such a clause, and the sentence goes on with numbers of its own."""
    tokens = scene.sentence.tokens
    at = next((k for k, t in enumerate(tokens) if t.start >= casualty.anchor), 0)
    if not in_where_clause(scene.words, at):
        return False
    old = [t for t in times if t.background or t.day.precision in ("week", "month", "year")]
    spots = [next((k for k, t in enumerate(tokens) if t.end > time.start), 0) for time in old]
    others = [next((k for k, t in enumerate(tokens) if t.start >= c.anchor), 0) for c in scene.casualties]
    return any(in_where_clause(scene.words, k) for k in spots) and not all(
        in_where_clause(scene.words, k) for k in others
    )
