"""Time phrases of a sentence -> days, relative to the article's own date.

A phrase that needs the article's date gives nothing where that date is unknown.
Overnight is the night into the day of publication; the early hours of Friday are
that Friday; next Wednesday is the first after publication; n years ago is that
calendar year. How the phrases are written is in ``time_forms``, what they mean in ``time_senses``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.lean import NamedTuple, replace
from geo.model import Day
from geo.reports.times.forms import forms_in

__all__ = ["AFTER", "Time", "find_times", "is_long_past"]

AFTER = "after"  # the kind of "a day after": the day of what is told behind it
_CAN_LIE_AHEAD = ("weekday", "weekdays", "part", "day", "month")  # kinds of times
_PAST_YEAR = timedelta(days=330)  # a month stated without its year is of the past twelve months
_PAST_DAYS = timedelta(days=120)
_PAST_SLACK = timedelta(days=180)  # older than this is background, not news


class Time(NamedTuple):
    """A time phrase at ``start:end`` of the string it was found in."""

    start: int
    end: int
    day: Day
    kind: str
    future: bool = False
    background: bool = False


def find_times(low: str, published: date | None, *, future: bool = False) -> list[Time]:
    """All time phrases of a lower-case sentence, longest first where they overlap.

    ``future`` reads a bare weekday or day of a month as the next one, not the last.
    """
    found: list[Time] = []
    for form in forms_in(low):
        for match in form.pattern.finditer(low):
            if any(match.start() < t.end and match.end() > t.start for t in found):
                continue
            day = form.sense(match, published)
            if day is None:
                continue
            if future and form.kind in _CAN_LIE_AHEAD:
                day = _next_such(day, published, match)
            ahead = future or form.kind == "next"
            found.append(Time(*match.span(), day, form.kind, ahead, _is_background(day, published, match)))
    return _without_vague(low, sorted(found, key=lambda t: t.start))


def is_long_past(day: Day | None, published: date | None) -> bool:
    """Whether a day lies too long before publication for news."""
    return bool(day and published and day.last < published - _PAST_DAYS)


def _without_vague(low: str, times: list[Time]) -> list[Time]:
    """ "Two months ago, on 7 October": of two times that tell of one, the more exact."""
    vague = [
        a if _is_finer(b, a) else b
        for a, b in zip(times, times[1:], strict=False)
        if low[a.end : b.start].strip(" ,(\u2013-") in ("", "on") and (_is_finer(a, b) or _is_finer(b, a))
    ]
    return [t for t in times if all(t is not v for v in vague)] if vague else times


def _is_finer(time: Time, other: Time) -> bool:
    """Whether a day lies in the week, month or year of another time."""
    day, span = time.day, other.day
    exact = day.precision in ("day", "night") and span.precision in ("week", "month", "year", "range")
    return exact and span.first <= day.first and day.last <= span.last


def _is_background(day: Day, published: date | None, match: re.Match[str]) -> bool:
    """Whether a time lies too long ago for news."""
    return bool(published and day.last < published - _slack(day, match))


def _slack(day: Day, match: re.Match[str]) -> timedelta:
    """How long ago news may be before it is background."""
    if day.precision == "month" and not _states_year(match):
        return _PAST_YEAR
    if day.precision == "year":
        return timedelta(0)
    return _PAST_SLACK if day.precision in ("month", "range") else _PAST_DAYS


def _next_such(day: Day, published: date | None, match: re.Match[str]) -> Day:
    """The next such weekday, or day of a year, after publication."""
    if published is None or _states_year(match) or day.last >= published:
        return day
    if day.precision == "month" and not match.groupdict().get("mo"):
        return day  # "last month"
    if match.groupdict().get("wd"):
        return _weeks_later(day, published)
    try:
        return replace(
            day, first=day.first.replace(year=day.first.year + 1), last=day.last.replace(year=day.last.year + 1)
        )
    except ValueError:  # the 29th of February
        return day


def _weeks_later(day: Day, published: date) -> Day:
    step = timedelta(days=7)
    while day.last <= published:
        day = replace(day, first=day.first + step, last=day.last + step)
    return day


def _states_year(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("yr"))
