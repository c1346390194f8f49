"""How far a number of dead or hurt reaches: one event, several that share it, or a total of others."""

from __future__ import annotations

from geo.reports.casualties.scan import Casualty
from geo.reports.drafts import Draft
from geo.reports.scene import Scene

__all__ = ["is_in_all", "scope_of"]

_COARSE = ("adm1", "region", "country")
_BOTH = (["in", "both"], ["in", "all"], ["across", "both"], ["across", "all"])
_SEVERAL = frozenset("both two three four five".split())
_PLACES = frozenset("cities towns villages regions provinces districts places locations".split())
_WIDER = frozenset(
    "region oblast province country nation district state county governorate department nationwide countrywide enclave "
    "territory strip island".split()
)
_TOTALS = frozenset(["total", "toll", "number", "tally"])
_MOST_OF_THEM = ([",", "most"], [",", "mostly"], [",", "many"], ["most", "of"], ["mostly", "in"])
_CLAUSE_ENDS = frozenset([",", ";", "in"])
_EACH = 5  # words from the number on in which "each" is of it
_NEAR = 12


def scope_of(scene: Scene, casualty: Casualty, drafts: list[Draft], *, several: bool) -> str:
    """``event``, ``shared`` or ``total``.

    Parameters
    ----------
    scene : Scene
        The sentence.
    casualty : Casualty
        One of its claims.
    drafts : list of Draft
        The events that the claim belongs to.
    several : bool
        Whether numbers of the same metric were told of several places before.
    """
    coarse = all(d.place is not None and d.place.precision in _COARSE for d in drafts)
    if (
        _is_sum_of_parts(scene, casualty, coarse=coarse)
        or (_is_of_wider(scene, casualty) and not coarse)
        or (several and _is_in_total(scene, casualty))
    ):
        return "total"
    if _is_each(scene, casualty) or casualty.low == 0:
        return "event"
    return "shared" if len(drafts) > 1 or _is_of_several(scene, casualty) else "event"


def is_in_all(scene: Scene, casualty: Casualty) -> bool:
    """ "and wounded 14 in both places": shared by all events of the sentence."""
    at = scene.sentence.token_from(casualty.end, default=len(scene.words))
    return scene.words[at : at + 2] in _BOTH


def _is_sum_of_parts(scene: Scene, casualty: Casualty, *, coarse: bool) -> bool:
    """ "Nine were killed, four of them in Sumy": parts of it are told beside."""
    if casualty.part:
        return False
    parts = [c for c in scene.casualties if c.part and c.metric == casualty.metric]
    return any(c.part_of or (coarse and not _is_added(scene, c)) for c in parts)


def _is_added(scene: Scene, casualty: Casualty) -> bool:
    """ "Killing two people in Kyiv region and one in Odesa region": no part of the two."""
    at = scene.sentence.token_from(casualty.start)
    return scene.words[max(0, at - 1) : at] == ["and"]


def _is_of_wider(scene: Scene, casualty: Casualty) -> bool:
    """ "Taking the number of injured in the region to 15": the toll of a wider unit, not of the town told beside."""
    after = _words_behind(scene, casualty)
    if after[:2] in _MOST_OF_THEM:
        return "in" in after[1:6]  # "15 were killed, most of them in Poonch"
    at = next((k for k, w in enumerate(after) if w in ("across", "throughout")), None)
    if at is not None and not _WIDER.isdisjoint(after[at + 1 : at + 4]) and _CLAUSE_ENDS.isdisjoint(after[:at]):
        return True  # "killed and more than 200 wounded across the enclave"
    if not any(c.metric == casualty.metric and c.anchor < casualty.start for c in scene.casualties):
        return False
    inside = [t.low for t in scene.sentence.tokens if casualty.start <= t.start < casualty.end]
    return not _WIDER.isdisjoint(inside) and not _TOTALS.isdisjoint(inside)


def _is_in_total(scene: Scene, casualty: Casualty) -> bool:
    """ "31 people have died in all", where several places were told before."""
    after = _words_behind(scene, casualty)[:2]
    return after in (["in", "all"], ["in", "total"]) or after[:1] in (["altogether"], ["overall"])


def _is_of_several(scene: Scene, casualty: Casualty) -> bool:
    """ "35 were hurt across the two cities", "in both places"."""
    words = [w for w in _words_behind(scene, casualty)[:6] if w != "the"]
    pairs = zip(words, words[1:], words[2:], strict=False)
    return any(a in ("in", "across") and b in _SEVERAL and c in _PLACES for a, b, c in pairs)


def _is_each(scene: Scene, casualty: Casualty) -> bool:
    """ "Two were wounded in each of Nikopol and Marhanets", "one each in ..."."""
    at = scene.sentence.token_from(casualty.anchor)
    return "each" in scene.words[at : at + _EACH]


def _words_behind(scene: Scene, casualty: Casualty) -> list[str]:
    return [t.low for t in scene.sentence.tokens if t.start >= casualty.end][:_NEAR]
