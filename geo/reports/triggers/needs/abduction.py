"""What a trigger of an abduction must have beside it: people as those who were taken, by those who are no police."""

from __future__ import annotations

from geo.reports.counting.people import is_person
from geo.reports.grammar import OBJECT_ENDS, is_passive
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene
from geo.reports.triggers.needs.armed import has_armed

__all__ = ["has_people_taken", "is_of_craft"]

_NOT_TAKEN_BY = frozenset(
    "police court arrested arrest custody prosecutors authorities weapons documents drugs cocaine ammunition equipment opportunity office "
    "part place seriously responsibility steps lead".split()
)
_NOT = frozenset(["not", "n't", "never"])
_AWAY = frozenset(
    "away hostage hostages captive prisoner them him her forest bush mountains unknown gunpoint homes home".split()
)
_DRAGGING = frozenset("take takes took taken taking drag drags dragged dragging whisk whisks whisked whisking".split())
_HOLDING = frozenset("hold holds held holding detain detains detained detaining carry carries carried".split())


def has_people_taken(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Rebels seized two aid workers": people as the object, by those who are no police."""
    words = scene.words
    if not _NOT_TAKEN_BY.isdisjoint(words[max(0, i - 6) : end + 5]) or not _NOT.isdisjoint(words[max(0, i - 3) : i]):
        return False
    if not (has_armed(words, types) or _is_by_men(words, end)) or not _is_by_force(words, i, end):
        return False
    if _are_prisoners_of_war(words, i, end):
        return False
    if "handed" in words[end : end + 8]:
        return False  # "patrols captured three subversives and handed them over to the army"
    if is_passive(words, i):
        aside = words[i - 2 : i - 1] in ([","], ["who"])  # "two men, a teacher and a sociologist, were seized"
        return any(is_person(w) for w in words[max(0, i - (_ASIDE if aside else 5)) : i - 1])
    return _has_people_behind(scene, end)


_ARMIES = frozenset("army military troops forces soldiers servicemen occupiers invaders enemy".split())
_DEFENDERS = frozenset("soldier soldiers servicemen serviceman defender defenders officers marines conscripts".split())


def _are_prisoners_of_war(words: list[str], i: int, end: int) -> bool:
    """ "The army captured two soldiers in the assault": prisoners, whom nobody kidnapped."""
    taken = words[i] in ("captured", "capture", "capturing", "seized", "took", "taken")
    return (
        taken and not _ARMIES.isdisjoint(words[max(0, i - 5) : i]) and not _DEFENDERS.isdisjoint(words[end : end + 5])
    )


def is_of_craft(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Hijacked three vans": people were taken only with what carries passengers, or where they are named."""
    behind = scene.words[end : end + 5]
    passive = scene.words[max(0, i - 6) : i] if is_passive(scene.words, i) else []
    return any(is_person(w) for w in behind) or _DRIVEN.isdisjoint((*behind, *passive))


def _is_by_men(words: list[str], end: int) -> bool:
    """ "Were seized at the gate of a school by men who got out of a car"."""
    ahead = words[end : end + 16]
    return any(w == "by" and not _MEN.isdisjoint(ahead[k + 1 : k + 5]) for k, w in enumerate(ahead))


def _is_by_force(words: list[str], i: int, end: int) -> bool:
    """ "Seized", "kidnapped"; "took" and "held" only with what tells that they were led away."""
    if is_passive(words, i) and words[i] in _DRAGGING and words[end : end + 1] == ["from"]:
        return True  # "was taken from his estate by armed men"
    if words[i] not in _DRAGGING | _HOLDING or not _AWAY.isdisjoint(words[end : end + 10]):
        return True
    return words[i] in _DRAGGING and _is_taken_from(words, end)


def _is_taken_from(words: list[str], end: int) -> bool:
    """ "Gunmen took five technicians from a camp", "dragged a teacher out of a classroom": by force, and away."""
    ahead = words[end : end + 7]
    out = next((k for k, w in enumerate(ahead) if w == "from" or ahead[k : k + 2] == ["out", "of"]), None)
    return out is not None and any(is_person(w) for w in ahead[:out])


_ASIDE = 12
_MEN = frozenset("men people youths individuals persons subjects strangers unknown unidentified uniformed".split())
_GROUPS = frozenset("staff crew dozens scores hundreds crowd congregation".split())
_SOLDIERS = frozenset("troops fighters militants militant fighter".split())


def _has_people_behind(scene: Scene, end: int) -> bool:
    """The object of the verb, up to what ends it, is people, not a place, and not soldiers."""
    end += 2 * (scene.words[end : end + 2] == ["by", "force"]) + 3 * (
        scene.words[end : end + 3] == ["away", "by", "force"]
    )
    ahead = scene.words[end : end + 6]
    stop = next((k for k, _ in enumerate(ahead) if _ends_object(ahead, k)), len(ahead))
    people = any((is_person(w) or w in _GROUPS) and w not in _SOLDIERS for w in ahead[:stop])
    return people and not any(s.role == "site" and end <= s.first < end + stop for s in scene.sites)


def _ends_object(ahead: list[str], k: int) -> bool:
    return ahead[k] in OBJECT_ENDS and ahead[k : k + 2] not in (["at", "least"], ["at", "gunpoint"])


_DRIVEN = frozenset(
    "van vans car cars truck trucks lorry lorries taxi taxis jeep jeeps vehicle vehicles motorcycle tanker".split()
)
