"""An event told in a sentence -> one of those that the document has told, or a further one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.reports.drafts import Draft, is_days_total, is_recalled, may_be_one
from geo.reports.lexicon import TALKS

__all__ = ["file_draft"]

_NEWS_DAYS = 3  # what an article tells without a day is not older


def file_draft(draft: Draft, told: list[Draft], focus: Sequence[Draft], published: date | None) -> Draft:
    """File a draft with those told so far, and give the one that holds it now.

    Parameters
    ----------
    draft : Draft
        An event that a sentence tells.
    told : list of Draft
        All events of the document so far; a further one is added.
    focus : sequence of Draft
        Those told last, preferred among several that it can be.
    published : date or None
        When the document was written.
    """
    draft.past = bool(draft.day and published and (published - draft.day.last).days > _NEWS_DAYS)
    same = [other for other in reversed(told) if _is_same(other, draft)]
    if not same:
        told.append(draft)
        return draft
    host = next((o for o in same if any(o is d for d in focus)), None) or _newest(same, draft)
    host.absorb(draft)
    return host


def _is_same(other: Draft, draft: Draft) -> bool:
    """Whether an event told before can be the one told now."""
    return (
        other.key == draft.key
        and may_be_one(other, draft)
        and _statuses_agree(other, draft)
        and not is_days_total(other, draft)
        and not is_recalled(other, draft)
    )


def _newest(same: list[Draft], draft: Draft) -> Draft:
    """Of the events that a report without a day can be of, the last told, but none older than another."""
    if draft.day is not None:
        return same[0]
    latest = max((d.day.last for d in same if d.day), default=None)
    return next((d for d in same if d.day is None or d.day.last == latest), same[0])


def _statuses_agree(a: Draft, b: Draft) -> bool:
    past = {"occurred", "ongoing"}
    if a.occurrence == b.occurrence or {a.occurrence, b.occurrence} <= past:
        return True
    return a.kind in TALKS and "historical" not in (
        a.occurrence,
        b.occurrence,
    )
