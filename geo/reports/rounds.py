"""Talks that last: "three days of talks ended on Wednesday", "a second day on Saturday"."""

from __future__ import annotations

from datetime import timedelta

from geo.lean import replace
from geo.model import Day
from geo.reports.counting.numbers import ordinal_of, value_of
from geo.reports.scene import Found

__all__ = ["spread_over"]

_LONGEST = 7
_ENDED = frozenset("ended ends concluded finished closed wrapped wound completed after last final".split())


def spread_over(day: Day | None, words: list[str], found: Found) -> Day | None:
    """The days of talks, where the text says how many there were up to the day it names.

    Parameters
    ----------
    day : Day or None
        The day that the text names.
    words : list of str
        The sentence in lower case.
    found : Found
        The trigger.

    Returns
    -------
    Day or None
        ``day`` itself where it is no single day or nothing is said of others.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.model import Day
    >>> from geo.reports.lexicon import Trigger
    >>> words = "the second day of talks ended on sunday".split()
    >>> talks = Found(Trigger("negotiation", "noun", ("talks",)), 4, 4)
    >>> spread_over(Day(first=date(2025, 11, 16), last=date(2025, 11, 16)), words, talks).first.isoformat()
    '2025-11-15'
    """
    if day is None or found.kind != "negotiation" or day.precision != "day" or day.half:
        return day
    days = _days_told(words)
    if not 1 < days <= _LONGEST:
        return day
    return replace(day, first=day.first - timedelta(days=days - 1), precision="range", half=None)


def _days_told(words: list[str]) -> int:
    """How many days there have been by the one named; 0 where the text does not say."""
    for k, word in enumerate(words[:-1]):
        nth = ordinal_of(word)
        if nth and words[k + 1] in ("day", "straight", "consecutive"):
            return nth
        n = value_of(word)
        spanned = words[k + 1] == "days" and words[k + 2 : k + 3] == ["of"]
        joined = words[k + 1] == "-" and words[k + 2 : k + 3] == ["day"]
        if n and (spanned or joined) and _ENDED & set(words):
            return n
        if word.endswith("-day") and (n := value_of(word.removesuffix("-day"))) and _ENDED & set(words):
            return n
    return 0
