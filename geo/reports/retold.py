"""A number of dead or hurt beside those told before: its parts, one more of them, or what another has replaced."""

from __future__ import annotations

from geo.reports.casualty_scan import Casualty
from geo.reports.counts import count_of
from geo.reports.drafts import Draft
from geo.reports.grammar import has_pair
from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene

__all__ = ["as_part_of_told", "is_outdated", "numbered"]

_BEFORE = frozenset(["earlier", "initially", "previously"])
_NEAR, _LINKED = 7, 6  # words


def as_part_of_told(casualty: Casualty, drafts: list[Draft], pending: list[tuple[Casualty, list[Draft]]]) -> Casualty:
    """ "Eight were killed. Five died on the spot and three in hospital": the eight told before, by parts.

    Parameters
    ----------
    casualty : Casualty
        One claim of a sentence.
    drafts : list of Draft
        Its events.
    pending : list
        All claims of the sentence with their events.
    """
    group = [c for c, d in pending if d == drafts and c.metric == casualty.metric and not c.subset]
    exact = all(c.low is not None and c.low == c.high for c in group)
    if len(drafts) != 1 or len(group) < 2 or casualty not in group or not exact:
        return casualty
    whole = sum(c.low or 0 for c in group)
    before = [t.casualty for t in drafts[0].tolls if t.casualty.metric == casualty.metric and not t.casualty.subset]
    return casualty._replace(subset=True) if any(c.low == whole for c in before) else casualty


def numbered(casualty: Casualty, draft: Draft, *, told: bool) -> Casualty:
    """ "a fourth died" after three were killed is a toll of four; else it is one more person."""
    if casualty.ordinal is None:
        return casualty
    known = count_of(draft.tolls, "killed")
    if told and not draft.tolls:
        return casualty  # "a sixth person was killed in Vovchansk", after five elsewhere: one there
    if known.low is not None and known.low == casualty.ordinal - 1:
        high = casualty.ordinal if known.high is not None else None
        return casualty._replace(low=casualty.ordinal, high=high, rise=True)
    if not draft.tolls:
        return casualty._replace(low=casualty.ordinal, high=casualty.ordinal, rise=True)
    return casualty


def is_outdated(scene: Scene, casualty: Casualty, types: EventTypes) -> bool:
    """ "The mayor had said 39 died", "earlier put at 103": a figure that another has replaced."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.end >= casualty.start), 0)
    back = scene.words[max(0, at - _NEAR) : at]
    return (
        not _BEFORE.isdisjoint(back[-_LINKED:])
        or has_pair(back, ("had",), ("said", "put"))
        or has_pair(back[-_LINKED:], types.words["harm.remains"], ("of", "for"))
    )
