"""What a trigger of fighting on the ground must have beside it: armed people, troops, a front, and no weapon from a distance."""

from __future__ import annotations

from geo.reports.grammar import OBJECT_ENDS
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene
from geo.reports.triggers.needs.armed import has_fighters, has_forces

__all__ = [
    "has_armed_doers",
    "has_armed_side",
    "has_attack",
    "has_driven_back",
    "has_fire_exchanged",
    "has_foes",
    "has_losses",
    "has_marauders",
    "has_troops",
]

_DRIVEN_REACH = 7  # words of "government troops back"
_BACK, _AHEAD = 10, 8  # words beside a trigger that tell who attacks


def has_armed_doers(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Gunmen attacked a village": those who attack are armed, and nothing comes from a distance."""
    if scene.aerial:
        return False
    if _is_on_front(scene, end):
        return True
    if _is_by_forces(scene, trigger, i):
        return not _FIGHTING_ON_FOOT.isdisjoint(scene.words[end : end + 14])
    if _is_storming(scene.words, trigger, end):
        return True
    near = _words_of_doers(scene, trigger, i, end, types)
    if has_fighters(near, types):
        return True
    return trigger.words[0] not in _BY_ANYONE and types.cue("troops.words").any(near)


def has_attack(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Repelled 12 assaults": what was beaten off is an attack on the ground."""
    near = scene.words[max(0, i - 6) : end + 6]
    return not _ASSAULTS.isdisjoint(near) and _FROM_AIR.isdisjoint(near)


def has_driven_back(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Pushed government troops back": an armed side between the verb and "back"."""
    ahead = scene.words[end : end + _DRIVEN_REACH]
    at = next((k for k, w in enumerate(ahead) if w in ("back", "off")), 0)
    return at > 0 and OBJECT_ENDS.isdisjoint(ahead[:at]) and has_forces(ahead[:at], types)


def has_armed_side(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Those who fight are armed, or people were hurt: no match and no lawsuit."""
    words = scene.words
    if trigger.words == ("battle",) and (words[end : end + 1] not in _WITH or "after" in words[max(0, i - 5) : i]):
        return False  # "took the mine after a two-day battle": told for the time that it took
    if trigger.words[-1] == "for" and not _FALLEN.isdisjoint(words[max(0, i - 5) : i]):
        return True  # "killed in the battle for Bakhmut"
    if scene.casualties or has_fighters(words, types) or types.cue("troops.words").any(words):
        return True
    if not _CLASHING.isdisjoint(words) or not types.words["military.words"].isdisjoint(words):
        return True
    return len({s.place.country for s in scene.sites if s.role in ("actor", "party")}) > 1


def has_encounter(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Killed in an encounter with security forces", "an armed encounter"; no chance meeting."""
    words = scene.words
    armed = has_forces(words, types) or not _LAW.isdisjoint(words) or types.cue("troops.words").any(words)
    return armed and (bool(scene.casualties) or not _FIERCE.isdisjoint(words[max(0, i - 3) : end + 3]))


def has_foes(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Troops fought Hezbollah gunmen in": those fought against are armed."""
    ahead = scene.words[end : end + 6]
    stop = next((k for k, w in enumerate(ahead) if w in OBJECT_ENDS), len(ahead))
    return has_forces(ahead[:stop], types) and scene.words[i - 1 : i] not in (["to"], ["not"])


def has_posts(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Harassed the military positions at": posts and troops, by those who fight on the ground."""
    ahead = scene.words[end : end + 6]
    posts = any(target in ("military", "police") for _, _, target in types.targets.find(ahead))
    return (posts or has_forces(ahead, types)) and not scene.aerial


def has_troops(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Troops anywhere in the sentence."""
    return types.cue("troops.words").any(scene.words)


def has_marauders(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Armed people who burn and rob: never what a weapon from a distance set on fire."""
    if scene.aerial:
        return False
    by = scene.words[end : end + 14]
    return has_forces(scene.words[max(0, i - 20) : i], types) or (
        "by" in by and has_forces(by[by.index("by") :], types)
    )


def has_fire_exchanged(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Exchanged tank and mortar fire"."""
    ahead = scene.words[end : end + 7]
    return not _SHOTS.isdisjoint(ahead) and "," not in ahead[: min(ahead.index(w) for w in _SHOTS & set(ahead))]


def has_losses(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "The army suffered 45 casualties": those of armed people, in a number."""
    ahead = scene.words[end : end + 5]
    counted = any(w in _LOSSES and k and ahead[k - 1] not in _UNCOUNTED for k, w in enumerate(ahead))
    return counted and has_forces(scene.words, types) and not scene.aerial


_SHOTS = frozenset("fire gunfire shots".split())
_LOSSES = frozenset("casualties losses dead killed".split())
_UNCOUNTED = frozenset(
    "heavy serious severe great its their his the no more any civilian economic financial material big".split()
)
_LAW = frozenset("police policemen jawans naxals naxalites maoists cops".split())
_FIERCE = frozenset("armed fierce deadly gun with between broke".split())
_WITH = (["between"], ["with"], ["against"], ["near"])
_ASSAULTS = frozenset("attack attacks assault assaults offensive advance raid incursion".split())
_FROM_AIR = frozenset("drone drones missile missiles uavs shahed aerial".split())
_FALLEN = frozenset("killed died fell wounded".split())
_CLASHING = frozenset(
    "police protesters demonstrators tribesmen tribes villagers armed heavy fierce violent deadly border".split()
)

_POSITIONS = frozenset("positions units defenders defences defenses trenches strongholds lines".split())
_FRONTS = frozenset("direction directions axis sector".split())


def _is_on_front(scene: Scene, end: int) -> bool:
    """ "In the Lyman direction the enemy attacked our units ten times near Stavky": fighting on the ground."""
    if scene.weapons:
        return False
    opening = enumerate(scene.words[:8])
    return any(w in _FRONTS and "the" in scene.words[max(0, k - 4) : k] for k, w in opening) or (
        not _POSITIONS.isdisjoint(scene.words[end : end + 4])
    )


_FORCES = frozenset("forces troops infantry".split())
_FIGHTING_ON_FOOT = frozenset(
    "near toward towards advance positions direction directions groups columns flank flanks".split()
)


def _is_by_forces(scene: Scene, trigger: Trigger, i: int) -> bool:
    """ "Russian forces attacked ...", by what means is not told: from a distance, or towards a place."""
    attacked = trigger.words[0] in ("attacked", "attacks", "attack") and not scene.weapons
    return attacked and not _FORCES.isdisjoint(scene.words[max(0, i - 4) : i])


_STORMED = frozenset("village villages town positions outskirts settlement settlements".split())


def _is_storming(words: list[str], trigger: Trigger, end: int) -> bool:
    """ "Stormed the village of X"."""
    storming = trigger.part == "verb" and trigger.words[0].startswith(("assault", "storm"))
    return storming and not _STORMED.isdisjoint(words[end : end + 3])


_BY_ANYONE = frozenset("attack attacks attacked advance advanced advances advancing".split())


def _words_of_doers(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> list[str]:
    """The words of the clause that may tell who attacks: whom they attack says nothing of who they are."""
    words, first, own = scene.words, max(0, i - _BACK), scene.clause(i)
    near = [w for k, w in enumerate(words[first : end + _AHEAD], first) if scene.clause(k) == own]
    if trigger.part == "verb" and "by" not in near and not has_fighters(words[first:i], types):
        return near[: max(0, len(near) - len(words[i : end + _AHEAD]))]
    return near
