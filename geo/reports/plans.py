"""Words that speak of what is to come: "due to meet", "plan to strike"; not of a plan that people talk about."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reports.lexicon import EventTypes

__all__ = ["planned_at"]

_PLAN = frozenset(["plan", "plans"])
_BEFORE_NOUN = frozenset(  # "a plan to end the war", "discussed plans to sign a treaty"
    "a an the its their his her this that these those of on over about peace new discuss discussed discusses discussing review reviewed "
    "unveiled presented outlined proposed consider considered".split()
)


def planned_at(words: Sequence[str], types: EventTypes) -> list[int]:
    """Where words speak of what is to come, as numbers of the first word of each phrase.

    Parameters
    ----------
    words : sequence of str
        A sentence or a part of it.
    types : EventTypes
        The words of events.
    """
    found = types.cue("occurrence.planned").find(words)
    return [start for start, _, _ in found if not _is_plan_told_of(words, start)]


def _is_plan_told_of(words: Sequence[str], at: int) -> bool:
    """ "Talks on a plan to end the war": a noun."""
    return words[at] in _PLAN and at > 0 and words[at - 1] in _BEFORE_NOUN
