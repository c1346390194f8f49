"""Strikes told without a verb: "Kramatorsk: KAB on a private house", "Sumy - 2 drones, a shop on fire"."""

from __future__ import annotations

from geo.reports.heads import HEAD
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.places.event_places import is_country
from geo.reports.scene import Found, Scene

__all__ = ["caption_of"]

_ONTO = frozenset("on at into in onto near inside against".split())
_HARM = frozenset(
    "fire fires hit hits impact impacts arrival arrivals damage damaged destroyed ablaze burning flames rubble crater "
    "windows roof debris blast explosion explosions".split()
)
_AWAY = frozenset(
    "threat threats danger alert alerts alarm siren sirens shelter shelters course heading towards toward flying flew "
    "launch launches launched take-off takeoff passing moving approaching inbound incoming above airspace detected "
    "spotted overhead footage video photo production factory supplies delivery deliveries deal sanctions defence "
    "defense fragments training base bases arsenal stock stocks components".split()
)
_BEFORE_VERB = frozenset("is are was were has have had will would could may might must should can".split())
_MOST_WORDS = 22
_CLOSE = 4


def caption_of(scene: Scene, types: EventTypes, *, listed: bool = False) -> Found | None:
    """The strike of a sentence that has a place, a weapon from afar, what it hit or did, and no verb.

    Parameters
    ----------
    scene : Scene
        A sentence in which no trigger was found.
    types : EventTypes
        For the weapons from afar and what is hit.
    listed : bool
        Whether the sentence is of an item of a list, where the weapon right behind the head is enough.

    Returns
    -------
    Found or None
        A trigger at the words of the weapon.
    """
    words = scene.words
    if scene.unreal or scene.accident or len(words) > _MOST_WORDS or _AWAY & set(words):
        return None
    far = next(((a, b) for a, b, w in scene.weapons if w in types.words["aerial.weapons"]), None)
    if far is None or not any(s.role == "site" and not is_country(s.place) for s in scene.sites):
        return None
    first, end = far
    if words[end : end + 1] and words[end] in _BEFORE_VERB:
        return None
    if not (_headed(scene, first) or _listing(scene, end) or _opening(scene, first, end)):
        return None
    if not (_tells_harm(scene, first, end, types) or (listed and _right_behind(scene, first))):
        return None
    return Found(Trigger("strike", "noun", ("hit",), None, None), first, end - 1)


def _headed(scene: Scene, first: int) -> bool:
    """ "Sumy: ..." or a place taken over from the head of the line."""
    return any(s.role == "site" and s.head == HEAD and s.first <= first for s in scene.sites)


def _right_behind(scene: Scene, first: int) -> bool:
    """ "Myrove community: drones."."""
    return any(s.head == HEAD and not s.anaphor and 0 < first - s.last <= _CLOSE for s in scene.sites)


def _opening(scene: Scene, first: int, end: int) -> bool:
    """ "Drone on a taxi in Nikopol.": the weapon first, then what it fell on."""
    return first <= 1 and scene.words[end : end + 1] in (["on"], ["into"], ["onto"])


def _listing(scene: Scene, end: int) -> bool:
    """ "389 drones - Orikhiv, Prymorske": a weapon, a mark and nothing but places."""
    sites = [s for s in scene.sites if s.first >= end and s.role == "site"]
    return scene.words[end : end + 1] in (["\u2013"], ["-"], [":"]) and bool(sites) and sites[0].first <= end + 2


def _tells_harm(scene: Scene, first: int, end: int, types: EventTypes) -> bool:
    words = scene.words
    counted = first > 0 and (words[first - 1].isdigit() or words[first - 1] in ("two", "three", "four", "five", "six"))
    struck = bool(words[end : end + 1]) and words[end] in _ONTO
    stated = any(c.low or c.high for c in scene.casualties) or bool(_HARM & set(words))
    return counted or struck or stated or bool(types.targets.find(words)) or _listing(scene, end)
