"""Of what kind an event is that only its dead and hurt tell of, and whether it is one of violence at all."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reports.lexicon import DEEDS, EventTypes
from geo.reports.roles.role import Site
from geo.reports.scene import Scene
from geo.reports.tolls.harm import Harm

__all__ = ["is_by_hand", "is_violent", "kind_of"]

_SHOT = frozenset("killed kill wounded shot murdered massacred".split())
_FIGHTING = frozenset("fighting clashes battles gunfights".split())
_LAID = frozenset(["bomb", "ied", "mine"])
_FURTHER = frozenset("another other others also further more second third similar simultaneously".split())
_TOLLS = frozenset("toll dead killed".split())
_MARTYRS = frozenset("martyrs martyred martyrdom".split())
_HARMED = frozenset("hurt injured wounded died dead killed".split())
_AIMING = frozenset("targeting targeted attacking attacked striking".split())
_ARMED = ("ground.words", "troops.words")


def kind_of(harm: Harm, types: EventTypes, recent: Sequence[str]) -> str | None:
    """The kind of the event that a claim without a trigger of its own tells of; None for an accident.

    Parameters
    ----------
    harm : Harm
        People killed or hurt.
    types : EventTypes
        The words of events.
    recent : sequence of str
        The kinds of the deeds that the sentences right before told of.
    """
    scene = harm.scene
    if scene.accident:
        return None
    if _is_by_gunmen(harm, types):
        return "killing"
    if (told := _kind_told_beside(harm, types)) is not None:
        return told
    means = {w for _, _, w in scene.weapons}
    if not means and not _FIGHTING.isdisjoint(scene.words):
        return "clash"  # "the death toll from four days of fighting in Sweida"
    if scene.aerial:
        return "strike"
    if means & _LAID or "unexploded" in scene.words:
        return "explosion"
    if means or not recent:
        return "killing"
    if _is_by_state(scene, types):
        return "strike"
    if recent[-1] == "explosion" and _FURTHER.isdisjoint(scene.words):
        return "killing"  # bombs are told one by one; shelling and fighting go on
    return recent[-1]


def _is_by_state(scene: Scene, types: EventTypes) -> bool:
    """ "Two were killed, with Russia targeting houses": by a country whose attacks come from the air."""
    attacked = any(w in _AIMING for w in scene.words)
    doers = types.words["aerial.abroad"]
    return attacked and any(s.role in ("actor", "party") and s.place.country in doers for s in scene.sites)


def is_by_hand(harm: Harm, types: EventTypes) -> bool:
    """ "Killed", "shot", "stabbed": done by people, no mere death."""
    return harm.verb in types.words["harm.by_hand"]


def is_violent(harm: Harm, sites: Sequence[Site], types: EventTypes, *, after_deeds: bool, on_attacks: bool) -> bool:
    """Whether people died or were hurt by violence; those who died or were taken ill are none unless the words around say so.

    A toll that a post of a country under attack tells without its cause is of an attack.

    Parameters
    ----------
    harm : Harm
        People killed or hurt.
    sites : sequence of Site
        Where it happened.
    types : EventTypes
        The words of events.
    after_deeds : bool
        Whether the sentences right before told of violence.
    on_attacks : bool
        Whether the whole text speaks of attacks from afar.
    """
    scene = harm.scene
    if after_deeds or scene.weapons or is_by_hand(harm, types) or _is_others_toll(scene, sites, types):
        return True
    anchors = {c.anchor for c in scene.casualties}
    if any(t.start in anchors and t.low in types.words["harm.by_hand"] for t in scene.sentence.tokens):
        return True  # "One person died and four were injured"
    if harm.verb in _MARTYRS and "hospital" not in scene.words:
        return True  # where a hospital tells of them, they fell elsewhere
    if on_attacks and harm.verb in _HARMED and not scene.accident:
        return True  # "08:20 Fourteen people hurt in Zaporizhzhia", in a text on an attack
    return any(types.cue(name).any(scene.words) for name in _ARMED) or types.armed_groups.any(scene.words)


def _is_others_toll(scene: Scene, sites: Sequence[Site], types: EventTypes) -> bool:
    """ "The toll has risen to nine", in a country under attack."""
    told = not _TOLLS.isdisjoint(scene.words) or any(c.rise for c in scene.casualties)
    return told and all(s.place.country in types.words["aerial.theatres"] for s in sites)


def _is_by_gunmen(harm: Harm, types: EventTypes) -> bool:
    """ "gunmen killed 26 people", whatever else the sentence tells of."""
    before = harm.scene.words[max(0, harm.token - 2) : harm.token]
    return harm.verb in _SHOT and not types.words["harm.gunmen"].isdisjoint(before)


def _kind_told_beside(harm: Harm, types: EventTypes) -> str | None:
    """The kind of the deed that a trigger tells of: of the clause, else of the sentence."""
    own = harm.scene.clause(harm.token)
    deeds = [f for f in harm.triggers if f.kind in (*DEEDS, "interception")]
    here = [f for f in deeds if harm.scene.clause(f.first) == own]
    if not here and not (is_by_hand(harm, types) and _is_by_people(harm.scene, own, types)):
        here = deeds
    if here:
        return here[0].kind
    return "clash" if any(f.kind == "territorial_change" for f in harm.triggers) else None


def _is_by_people(scene: Scene, clause: int, types: EventTypes) -> bool:
    """ "two weeks after gunmen killed 26 tourists": a deed of its own."""
    if any(w == "small_arms" and scene.clause(a) == clause for a, _, w in scene.weapons):
        return True
    words = [w for k, w in enumerate(scene.words) if scene.clause(k) == clause]
    return types.cue("ground.words").any(words) or types.armed_groups.any(words)
