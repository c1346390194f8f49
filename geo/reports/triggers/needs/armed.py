"""Who fights, and with what, in the words beside a trigger: armed people, police at work, heavy arms, weapons near by."""

from __future__ import annotations

from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene

__all__ = ["by_heavy_arms", "has_armed", "has_fighters", "has_forces", "is_on_ground", "weapon_near"]

_HEAVY_ARMS = frozenset(
    "tank tanks warship warships gunboat gunboats warplane warplanes jets battery batteries navy".split()
)
_GROUND_HIT = frozenset(
    "community communities settlement settlements village villages district districts hromada hromadas area areas region "
    "regions territory city cities town towns".split()
)


def has_armed(words: list[str], types: EventTypes) -> bool:
    """Armed people among the words, named or described."""
    return types.cue("ground.words").any(words) or types.armed_groups.any(words)


def has_forces(words: list[str], types: EventTypes) -> bool:
    """Armed people of any kind among the words, a state's soldiers as well."""
    return has_armed(words, types) or not types.words["military.words"].isdisjoint(words)


def has_fighters(words: list[str], types: EventTypes) -> bool:
    """People who fight on the ground: described, or of a group that has no aircraft."""
    words = [w for k, w in enumerate(words) if w != "armed" or words[k + 1 : k + 2] != ["forces"]]  # a state's army
    groups = (name for _, _, (name, _) in types.armed_groups.find(words))
    return types.cue("ground.words").any(words) or any(name not in types.words["aerial.groups"] for name in groups)


def by_heavy_arms(words: list[str], i: int) -> bool:
    """ "An Israeli tank fired at a tower", "warships opened fire": no fire by hand."""
    return not _HEAVY_ARMS.isdisjoint(words[max(0, i - 3) : i])


def is_on_ground(words: list[str], end: int) -> bool:
    """ "Fired on the border communities of the oblast 87 times": shelling, not shots at people."""
    return not _GROUND_HIT.isdisjoint(words[end : end + 4])


def weapon_near(scene: Scene, i: int, reach: int) -> bool:
    """True where a weapon begins within reach of word i."""
    return any(abs(start - i) <= reach for start, _, _ in scene.weapons)
