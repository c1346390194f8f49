"""What goes on, apart from what happened: "has been shelled almost every day since the war began" is no event of one day."""

from __future__ import annotations

from collections.abc import Sequence

from geo.patterns import regex
from geo.reports.scene import Found, Scene
from geo.reports.times import Time

__all__ = ["is_standing", "tells_standing"]

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_ERA = (
    r"war|invasion|coup|conflict|fighting|offensive|operation|uprising|revolution|insurgency|blockade|siege|takeover|collapse"
    r"|ceasefire|truce|independence"
)
_HABIT = regex(
    r"\b(?:for (?:many |several |the (?:past|last) (?:few |several )?)?(?:months|years|weeks|decades)\b"
    r"|for (?:(?:more|less) than |over |nearly |almost |about |at least )?(?:a|one|two|three|four|five|ten|\d+) (?:months|years?|decades?)\b"
    r"|repeated (?:[\w-]+ ){0,2}(?:attacks?|strikes?|raids?|bombardments?|shelling|airstrikes)\b"
    r"|(?:intensified|increased|increasing|growing|escalating|mounting) (?:[\w-]+ ){0,2}(?:attacks|strikes|raids|shelling|airstrikes)\b"
    r"|most (?:of the )?(?:[\w-]+ ){0,3}(?:attacks|strikes|raids|airstrikes|killings|bombings|abductions|kidnappings)\b"
    r"|(?:almost |nearly |virtually )?(?:daily|nightly|every (?:day|night|week))\b|on an? [\w-]+(?: [\w-]+)? basis\b"
    r"|day after day|night after night|(?:regularly|routinely|frequently|constantly|periodically|habitually|repeatedly)\b)"
)
_WHILE = regex(
    rf"\bsince (?:(?:early|mid|late)[- ])?(?:(?:{_MONTH})\b|(?:19|20)\d\d\b|last (?:year|month|spring|summer|autumn|fall|winter)\b"
    rf"|(?:the|a|its|their|his|\w+'s?) (?:[\w-]+ ){{0,3}}(?:{_ERA})\b"
    rf"|the (?:start|beginning|outbreak) of (?:[\w'-]+ ){{0,3}}(?:{_ERA}|year|month|campaign)\b)"
    r"|\bin recent (?:weeks|months|years)\b|\b(?:in|over|during) the (?:past|last) (?:[\w-]+ )?(?:weeks|months|years|year|decade)\b"
)
_COUNTED = regex(r"\b(?:once|twice|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several) times)\b")
_PERFECT = frozenset("has have had 've".split())
_LASTING = frozenset("raging ongoing continuing underway".split())
_REACH = 7


def tells_standing(scene: Scene, times: Sequence[Time]) -> bool:
    """Whether a sentence speaks of a stretch of months or of a habit, and of no day."""
    low = scene.sentence.low
    if any(time.day.precision in ("day", "night") for time in times) or _COUNTED.search(low):
        return False
    return bool(_HABIT.search(low) or _WHILE.search(low))


def is_standing(scene: Scene, found: Found) -> bool:
    """Whether a trigger in such a sentence tells what has gone on: in the perfect, or lasting."""
    words, first, last = scene.words, found.first, found.last
    for k in range(max(0, first - _REACH), first):
        if words[k] in _PERFECT and scene.clause(k) == scene.clause(first):
            return True
    behind = words[last + 1 : last + 3]
    if _PERFECT & set(behind) or _LASTING & set(behind):
        return True
    return words[first].endswith("ing") and bool(
        _PERFECT & set(words[:first])
    )  # "has lasted ..., with troops battling"
