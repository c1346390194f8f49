"""Where a sentence turns to an attack before the one it tells of: "the strike came weeks after a bombing that killed seven".

What is told from there on, its day and its victims, is of that earlier attack.
"""

from __future__ import annotations

from geo.reports.grammar import is_definite
from geo.reports.lexicon import DEEDS
from geo.reports.scene import Scene

__all__ = ["earlier_from", "is_earlier"]

_COMING = frozenset("came comes coming occurred happened took place".split())
_FOLLOWING = frozenset("followed follows following".split())
_LINKS = frozenset(["after", "since"])
_WAKE = frozenset(["wake", "aftermath"])
_RANKED = frozenset("deadliest worst largest biggest heaviest bloodiest first fiercest".split())
_SUBJECTS = frozenset("it this these that they".split())
_LINK_REACH, _SUBJECT_REACH = 6, 9  # words


def earlier_from(scene: Scene) -> int | None:
    """The token from which a sentence tells of an attack before its own; None where it does not.

    Parameters
    ----------
    scene : Scene
        With the kinds of its triggers.
    """
    words = scene.words
    if (_LINKS | _FOLLOWING | _WAKE).isdisjoint(words):
        return None
    for k, word in enumerate(words):
        if (
            (word in _LINKS or _is_wake(words, k))
            and _has_deed_behind(scene, k)
            and (_is_come_after(scene, k) or _is_ranked_since(scene, k))
        ):
            return k
        if (
            word in _FOLLOWING
            and words[k + 1 : k + 2] != ["by"]
            and _has_deed_behind(scene, k)
            and _has_subject(scene, k)
        ):
            return k
    return None


def _is_wake(words: list[str], k: int) -> bool:
    """ "In the wake of", "in the aftermath of"."""
    return words[k] in _WAKE and words[k + 1 : k + 2] == ["of"]


def is_earlier(scene: Scene, token: int) -> bool:
    """Whether the word at a token tells of an attack before the one that its sentence tells of."""
    start = earlier_from(scene)
    return start is not None and token > start


def _has_deed_behind(scene: Scene, k: int) -> bool:
    return any(kind in DEEDS and at > k for at, kind in scene.kinds_at.items())


def _is_come_after(scene: Scene, k: int) -> bool:
    """ "The attack came just weeks after"."""
    came = next((n for n in range(k - 1, max(-1, k - 1 - _LINK_REACH), -1) if scene.words[n] in _COMING), None)
    return (
        came is not None and scene.words[k] != "since" and "," not in scene.words[came:k] and _has_subject(scene, came)
    )


def _is_ranked_since(scene: Scene, k: int) -> bool:
    """ "It was the deadliest attack since the bombing of a theatre"."""
    return scene.words[k] == "since" and not _RANKED.isdisjoint(scene.words[:k])


def _has_subject(scene: Scene, k: int) -> bool:
    """Whether the attack told of before, or "it", opens the clause whose verb stands at ``k``."""
    if k <= 2 and not _SUBJECTS.isdisjoint(scene.words[:k]):
        return True
    near = range(max(0, k - _SUBJECT_REACH), k)
    return any(scene.kinds_at.get(n) in DEEDS and is_definite(scene.words, n) for n in near)
