"""A story that opens with a deed and names its place only further down: "A missile tore through flats, killing 20"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.model import EventPlace
from geo.reports.drafts import Draft
from geo.reports.lexicon import DEEDS
from geo.reports.places.event_places import is_country, is_fine, place_key
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["names_no_place", "place_late"]

_REACH = 4  # sentences further down
_TOLD_THERE = ("site", "title")
_PLACING = (*_TOLD_THERE, "travel", "source", "party", "venue", "speaker")


def names_no_place(sites: Iterable[Site]) -> bool:
    """Whether a sentence leaves open where its deed was done: it names a country or a fleet at most."""
    return not any(s.role in _PLACING and not is_country(s.place) for s in sites)


def place_late(
    drafts: list[Draft], rows: Sequence[tuple[Sentence, list[Site]]], topic: EventPlace | None
) -> list[Draft]:
    """Give a deed without a place the one town that the sentences behind it name; without one it is left out.

    Parameters
    ----------
    drafts : list of Draft
        All that a document tells.
    rows : sequence of (Sentence, list of Site)
        Its sentences with their places.
    topic : EventPlace or None
        The one town of the title.

    Returns
    -------
    list of Draft
        Those with a place, and talks by telephone.
    """
    for draft in drafts:
        if draft.place is None and draft.kind in DEEDS:
            own = {(place_key(d.place), min(d.sentences, default=-1)) for d in drafts if d.place is not None}
            draft.place = _named_behind(min(draft.sentences), rows, own) or topic
    return [d for d in drafts if d.place is not None or d.kind not in DEEDS]


def _named_behind(
    index: int, rows: Sequence[tuple[Sentence, list[Site]]], own: set[tuple[str, int]]
) -> EventPlace | None:
    """The place of the next sentence that names a town, where it names no other and tells no deed of its own there."""
    for sentence, sites in rows:
        if not index <= sentence.index <= index + _REACH:
            continue
        told = [s.place for s in sites if s.role in _TOLD_THERE and s.location is not None and is_fine(s.place)]
        towns = {place_key(p): p for p in told}
        if towns:
            sole = next(iter(towns.values())) if len(towns) == 1 else None
            return None if (place_key(sole), sentence.index) in own else sole
    return None
