"""What a trigger of sabotage must have beside it: works of a country, vehicles, houses, and no weapon from a distance."""

from __future__ import annotations

from geo.reports.grammar import OBJECT_ENDS, is_passive
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene
from geo.reports.triggers.needs.armed import has_armed, has_fighters

__all__ = ["has_house_taken", "has_vehicles_burned", "has_works_hit"]


def has_works_hit(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Toppled nine pylons", "two towers were knocked down": works of a country, by people on the ground."""
    if scene.aerial or _is_from_air(scene, types):
        return False
    words = scene.words
    hit = words[max(0, i - 7) : i] if is_passive(words, i) else _object(words, end)
    if _WORKS.isdisjoint(hit):
        return False
    return (
        trigger.words[0] in _LEVELLED
        or has_armed(words[:i], types)
        or _by_armed(words, end, types)
        or _by_charge(scene)
    )


def has_vehicles_burned(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Two trucks and a bus were burned": nobody is named, and nothing came from the air."""
    if not is_passive(scene.words, i) or scene.aerial or _is_from_air(scene, types):
        return False
    burned = scene.words[max(0, i - 8) : i - 1]
    return not _VEHICLES.isdisjoint(burned) or (trigger.words[0] in _LIT and types.targets.any(burned))


def has_house_taken(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Took over a radio station", "occupied the embassy": a house, no ground, by armed people."""
    words = scene.words
    taken = words[max(0, i - 6) : i] if is_passive(words, i) else _object(words, end)
    armed = has_fighters(words[max(0, i - 20) : i], types) or _by_armed(words, end, types)
    return armed and not _HOUSES.isdisjoint(taken)


_WORKS = frozenset(
    "pylon pylons tower towers pole poles mast masts bridge bridges viaduct pipeline pipelines transformer transformers substation "
    "substations railway railroad train tracks locomotive antenna antennas aqueduct".split()
)
_LEVELLED = frozenset(
    "toppled topple topples toppling sabotaged sabotage derailed derail felled knocked downed brought tore".split()
)
_VEHICLES = frozenset(
    "bus buses truck trucks lorry lorries pickup pickups minibus minibuses trailer trailers jeep jeeps ambulance".split()
)
_LIT = ("set", "torched")  # by somebody; what burned may have done so by itself
_HOUSES = frozenset(
    "radio television embassy consulate church cathedral ministry newspaper offices office hall school university bank".split()
)


def _object(words: list[str], end: int) -> list[str]:
    """The words behind a verb up to what ends its object."""
    ahead = words[end : end + 9]
    stop = next((k for k, w in enumerate(ahead) if w in OBJECT_ENDS and w != "and"), len(ahead))
    return ahead[:stop]


def _by_armed(words: list[str], end: int, types: EventTypes) -> bool:
    by = words[end : end + 14]
    return "by" in by and has_armed(by[by.index("by") :], types)


def _by_charge(scene: Scene) -> bool:
    return any(w in ("bomb", "mine", "ied") for _, _, w in scene.weapons)


def _is_from_air(scene: Scene, types: EventTypes) -> bool:
    """Whether the places of the sentence are attacked from the air: what is destroyed there was struck."""
    theatres = types.words["aerial.theatres"]
    return scene.after_strike or any(s.place.country in theatres for s in scene.sites)
