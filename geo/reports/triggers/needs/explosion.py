"""What a trigger of an explosion must have beside it: the device that went off."""

from __future__ import annotations

from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene
from geo.reports.triggers.needs.armed import has_armed, weapon_near

__all__ = ["has_device", "has_device_laid", "has_mine", "has_mine_before"]

_DEVICES = frozenset(
    "pager pagers walkie-talkie walkie-talkies device devices car truck vehicle vehicles motorcycle tractor bus grenade mine drone "
    "tanker van lorry boat ship ammunition shell package parcel charge charges warhead missile".split()
)
_WORKS = frozenset(
    "bridge bridges pylon pylons tower towers pipeline pipelines railway railroad rail track tracks train substation station post posts "
    "building buildings house houses power line lines electricity convoy dam gas oil road tunnel statue wall antenna mast monument jeep "
    "barracks headquarters office offices".split()
)
_MINES = frozenset("mine mines landmine landmines booby-trap boobytrap".split())
_CHARGES = frozenset(
    "bomb bombs grenade grenades dynamite explosives explosive mine mines molotov molotovs charge charges device devices tnt".split()
)


def has_device(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "A car exploded", "rebels blew up a bridge": what went off, or who blew up what."""
    if not _DEVICES.isdisjoint(scene.words[max(0, i - 12) : i]) or weapon_near(scene, i, 10):
        return True
    if trigger.words[0] not in ("blew", "blown", "blows", "blasted"):
        return False
    return has_armed(scene.words, types) or not _WORKS.isdisjoint(scene.words[max(0, i - 5) : end + 10])


def has_mine(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Stepped on one of our mines", "a truck hits a mine"."""
    ahead = scene.words[end : end + 6]
    stop = next((k for k, w in enumerate(ahead) if w in (",", ".", "in", "at", "near")), len(ahead))
    return not _MINES.isdisjoint(ahead[:stop])


def has_mine_before(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "A mine damaged a cargo ship": the mine right before the verb."""
    return any(w == "mine" and first <= i and i - 3 <= last for first, last, w in scene.weapons)


def has_device_laid(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "A grenade thrown into a cinema", "placed 12 sticks of dynamite": a device right beside the verb, in its clause."""
    if scene.words[i - 1 : i] == ["had"]:
        return False  # "troops shot two men who had thrown explosives": why, not what
    own = scene.clause(i)
    near = range(max(0, i - 5), min(len(scene.words), end + 6))
    return any(scene.words[k] in _CHARGES and scene.clause(k) == own for k in near)
