"""What a trigger of an exchange of prisoners must have beside it: prisoners, and two sides or soldiers."""

from __future__ import annotations

from geo.reports.grammar import has_pair, words_near
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene

__all__ = ["has_prisoners", "is_promised"]

_HANDED_OVER = frozenset("bodies remains hostages prisoners pows captives".split())
_HELD = frozenset("hostages prisoners pows captives".split())
_OF_ARMIES = _HELD | {"soldiers", "fallen", "servicemen", "fighters"}
_MUTUAL = ("exchang", "swap", "trade", "trading")
_ONE_WAY = ("hand", "repatriat", "return")


def has_prisoners(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "The two sides swapped prisoners", "Hamas freed four hostages", "handed over the bodies of soldiers"."""
    words, prisoners = scene.words, types.words["prisoners.words"]
    if is_promised(words, trigger, i, end):
        return False
    mutual = trigger.words[0].startswith(_MUTUAL)
    if mutual and has_pair(words, _CAPTURED, _TROOPS):
        return True
    if _is_given_to_red_cross(words, trigger, end):
        return True  # "Noa and Dana were handed over to the Red Cross"
    if prisoners.isdisjoint(words):
        return _is_homecoming(scene, trigger)
    if mutual and trigger.part == "noun":
        return words_near(words, i, prisoners, 8)
    return (
        mutual
        or len(_countries(scene)) > 1
        or _is_handed_over(words, trigger, i, end)
        or _is_freed(words, i, end, types)
    )


def _is_given_to_red_cross(words: list[str], trigger: Trigger, end: int) -> bool:
    """Those who are handed over to the Red Cross were held."""
    given = trigger.words[0].startswith(("hand", "release", "free"))
    return given and has_pair(words[end : end + 6], ("red",), ("cross",)) and "to" in words[end : end + 4]


def is_promised(words: list[str], trigger: Trigger, i: int, end: int) -> bool:
    """ "The swaps were agreed on", "the sides undertook to hand over": a deal, not yet the deed."""
    if has_pair(words[end : end + 6], ("was", "were"), ("agreed", "negotiated")):
        return True
    if words[end : end + 1] in (["agreement"], ["agreements"], ["deal"], ["deals"]) and "under" not in words[:i]:
        return True  # "a prisoner swap agreement between the sides"
    if not _DISCUSSING.isdisjoint(words[max(0, i - 4) : i]) or "would" in words[max(0, i - 6) : i]:
        return True
    if words[i - 1 : i] != ["to"]:
        return False
    return words[i - 2 : i - 1] in (["deal"], ["agreement"]) or not _PROMISING.isdisjoint(words[max(0, i - 8) : i - 1])


_DISCUSSING = frozenset(
    "discuss discusses discussed discussing negotiate negotiated negotiating propose proposed proposing offer offered debated "
    "consider considered considering raised prepare prepared preparing".split()
)
_PROMISING = frozenset("undertook undertaken pledged promised vowed committed agree agrees agreed agreeing".split())


def _is_handed_over(words: list[str], trigger: Trigger, i: int, end: int) -> bool:
    """ "Russia handed over the bodies of 1,000 soldiers"."""
    handed = trigger.words[0].startswith(_ONE_WAY) and not _HANDED_OVER.isdisjoint(
        words[max(0, i - 8) : end + (12 if trigger.part == "noun" else 6)]
    )
    return handed and not _OF_ARMIES.isdisjoint(words)


def _is_freed(words: list[str], i: int, end: int, types: EventTypes) -> bool:
    """ "Hamas released three hostages"."""
    return types.armed_groups.any(words[max(0, i - 6) : i]) and not _HELD.isdisjoint(words[end : end + 6])


_HOME = frozenset("home returned freed released repatriated".split())
_CAPTURED = frozenset("captured captive imprisoned jailed detained held".split())
_TROOPS = frozenset("soldiers defenders troops marines fighters civilians guards".split())


def _is_homecoming(scene: Scene, trigger: Trigger) -> bool:
    """ "250 soldiers returned home in an exchange between Ukraine and Russia"."""
    home = not _HOME.isdisjoint(scene.words) and not _TROOPS.isdisjoint(scene.words)
    return trigger.part == "noun" and home and len(_countries(scene)) > 1


def _countries(scene: Scene) -> set[str | None]:
    """Whose sides the sentence names."""
    return {s.place.country for s in scene.sites if s.role in ("actor", "party")}
