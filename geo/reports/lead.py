"""The day of a news story's lead, for attacks told further down without a day of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.model import Day
from geo.patterns import regex
from geo.reports.drafts import Draft
from geo.reports.text.clean import Sentence

__all__ = ["hand_down"]

_KINDS = ("strike", "explosion", "interception", "clash", "killing")
_LEAD_SENTENCES = 9
_OTHER_TIMES = frozenset(  # what is told as of other days, or of any day
    "daily every everyday regularly often repeatedly frequently constantly since recent recently weeks months years ever always usually used previously "
    "earlier once before ago past year month spring summer autumn winter constant continued continue continues habit again yet".split()
)
_BY_ANOTHER = regex(r"\b(?:days? (?:after|earlier|before)|(?:previous|preceding) (?:day|night))\b")


def hand_down(drafts: Sequence[Draft], sentences: Sequence[Sentence], first: int, published: date | None) -> None:
    """Give attacks without a day that of the lead, where the lead tells of one of the day or night before publication.

    Parameters
    ----------
    drafts : sequence of Draft
        What the document tells; changed in place.
    sentences : sequence of Sentence
        All its sentences.
    first : int
        The number of its first sentence that is no furniture.
    published : date or None
        The day of publication; without it nothing is handed down.
    """
    lead = _lead_day([d for d in drafts if not _is_by_another_day(d, sentences)], first, published)
    if lead is None:
        return
    for draft in drafts:
        if draft.day is None and draft.kind in _KINDS and draft.occurrence == "occurred":
            words = {w for index in draft.sentences[:1] for w in sentences[index].words}
            if not words & _OTHER_TIMES:
                draft.day = lead


def _is_by_another_day(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "It came a day after missiles were launched at Kyiv": a day before that of the news."""
    return any(_BY_ANOTHER.search(sentences[index].low) for index in draft.sentences[:1])


def _lead_day(drafts: Sequence[Draft], first: int, published: date | None) -> Day | None:
    told = sorted((d for d in drafts if d.kind in _KINDS and d.sentences), key=lambda d: min(d.sentences))
    for draft in told:
        if min(draft.sentences) - first > _LEAD_SENTENCES:
            return None
        day = draft.day
        if day is not None and draft.occurrence == "occurred":
            fresh = published is not None and 0 <= (published - day.last).days <= 1
            night = day.precision == "night"
            return day if fresh and (night or (day.precision == "day" and not day.half)) else None
    return None
