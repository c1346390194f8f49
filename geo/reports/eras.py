"""Numbers of a whole war, of a siege or of a month of a country: no toll of the event told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.patterns import regex
from geo.reports.casualty_forms import Casualty
from geo.reports.scene import Scene
from geo.reports.times import Time

__all__ = ["counts_an_era"]

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


def counts_an_era(scene: Scene, casualty: Casualty, times: Sequence[Time]) -> bool:
    """Whether a number is one of a war, a siege or months, told of no day: "55,000 had been killed in the war"."""
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
