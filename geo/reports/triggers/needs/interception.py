"""What a trigger of an interception must have beside it: what flew and was shot down."""

from __future__ import annotations

from geo.reports.grammar import FEW
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene

__all__ = ["has_flying", "has_flying_target"]

_OPERATIONS = frozenset("offensive operation operations attack attacks assault campaign bombardment raid raids".split())
_DEFENCES = frozenset("defence defences defenses".split())


def has_flying(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Shot down two drones", "six more were downed" after a sentence on drones."""
    flying = types.words["flying.words"]
    if _is_doer(scene.words, trigger, i, end, flying):
        return False
    if any(w in flying or w.partition("-")[0] in flying for w in scene.words[max(0, i - 12) : end + 8]):
        return True
    told = i > 1 and (scene.words[i - 1] in ("were", "was") or trigger.part == "phrase")
    return scene.after_flying and told and any(w.isdigit() or w in FEW for w in scene.words[max(0, i - 4) : i])


def has_flying_target(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "destroyed 27 drones over", "46 were destroyed over": what was destroyed was flying."""
    if scene.after_flying and scene.words[i - 1] in ("were", "was") and scene.words[end : end + 1] == ["over"]:
        return True
    if _are_destroyed(scene.words, i, types.words["flying.words"]):
        return True
    ahead = scene.words[end : end + 7]
    if types.words["flying.words"].isdisjoint(_without_operations(ahead[:5])):
        return False
    return "over" in ahead or not _DEFENCES.isdisjoint(scene.words)


def _are_destroyed(words: list[str], i: int, flying: frozenset[str]) -> bool:
    """ "Five enemy drones were destroyed in the region": no house was."""
    return words[i] in ("destroyed", "suppressed") and words[i - 1] in ("were", "was") and words[i - 2] in flying


def _without_operations(words: list[str]) -> list[str]:
    """ "Destroyed in an aerial offensive": the attack came from the air, what it destroyed did not fly."""
    pairs = zip(words, [*words[1:], ""], strict=False)
    return [w for w, after in pairs if not (w == "aerial" and after in _OPERATIONS)]


def _is_doer(words: list[str], trigger: Trigger, i: int, end: int, flying: frozenset[str]) -> bool:
    """ "When a missile brought down a section of a block": what flew did it, and was not shot down."""
    if trigger.words[0] not in ("brought", "took", "downed") or words[i - 1] in ("were", "was", "been"):
        return False
    return not flying.isdisjoint(words[max(0, i - 3) : i]) and flying.isdisjoint(words[end : end + 6])
