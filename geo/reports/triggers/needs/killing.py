"""What a trigger of a killing must have beside it: fire by hand, and people."""

from __future__ import annotations

from geo.reports.counting.people import is_person
from geo.reports.grammar import is_passive, is_passive_by_joint
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene
from geo.reports.triggers.needs.armed import by_heavy_arms, has_forces, is_on_ground

__all__ = ["has_bullets", "has_small_arms"]


def has_small_arms(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Fire by hand: no weapon from a distance, and people, or those who shoot, in the sentence."""
    words = scene.words
    if scene.aerial or not types.words["flying.words"].isdisjoint(words[end : end + 5]):
        return False
    if by_heavy_arms(words, i) or is_on_ground(words, end):
        return False
    if trigger.part == "verb":
        return _is_at_people(words, i, end)
    return any(is_person(w) for w in words[max(0, i - 8) : end + 8]) or has_forces(words, types)


def _is_at_people(words: list[str], i: int, end: int) -> bool:
    """ "Two were shot", "shot him", "shot farmers"; not "was shot down", "shot a video"."""
    after = words[end : end + 1]
    if after in (["down"], ["a"]):
        return False
    them = after in (["him"], ["her"], ["them"]) or words[end + 1 : end + 3] == ["of", "them"]
    return (
        is_passive(words, i) or is_passive_by_joint(words, i) or them or any(is_person(w) for w in words[end : end + 4])
    )


def has_bullets(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Sprayed worshippers with bullets"."""
    return any(w in ("bullets", "gunfire", "bullet") for w in scene.words[end : end + 7])
