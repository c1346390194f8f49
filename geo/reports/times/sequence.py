"""Days told by another day: "the day before", "that night", "two weeks later, on 16 March".

Their anchor is the day that the text told last, with the day of publication to start from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from geo.lean import replace
from geo.patterns import regex
from geo.reports.counting.numbers import how_many
from geo.reports.times.days import month_of, night_from, one_day
from geo.reports.times.find import AFTER, Time

__all__ = ["in_told_year", "told_times"]

_CUE = regex(r"\b(?:that|same|previous|preceding|following|next|before|after|earlier|later)\b")
_NUM = r"(?P<num>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_UNITS = ("day", "night", "month", "morning", "noon", "evening")
_BEFORE = regex(
    r"\b(?:on )?the (?:day|evening|morning|afternoon) before(?! yesterday| (?:the|an?|his|her|their|its) )\b"
    r"|\b(?:on )?the (?:previous|preceding) (?:day|evening|afternoon)\b"
)
_BEHIND = regex(r"\b(?:on )?the (?:following|next) (?:day|morning|evening|afternoon)\b")
_THAT_DAY = regex(r"\b(?:later |earlier )?(?:on |in )?(?:that (?:same )?|the same )(?:day|morning|afternoon|evening)\b")
_NIGHT = regex(r"\b(?:(?:on|during|in|later) )?(?:that|the same) (?:same )?night\b")
_NIGHT_BEFORE = regex(r"\b(?:on |during )?the (?:night before|previous night|preceding night)\b")
_STEPS = regex(rf"\b{_NUM} days? (?P<way>earlier|before|later)\b")
_AFTER = regex(rf"(?<!less than )(?<!more than )\b{_NUM} days? after\b")
_LATER = regex(r"\b(?:later|after|afterwards|then|following|next|within)\b")
_MONTH = regex(
    r"\b(?:(?:at|by|towards|toward) the (?:end|beginning|start) of |later |earlier |in )?(?:that|the same) month\b"
)
_Builder = Callable[[re.Match[str], date | None, date | None], Time | None]


def told_times(low: str, times: Sequence[Time], told: date | None, published: date | None) -> list[Time]:
    """The time phrases of a lower-case sentence with those that count from another day.

    That day is the one named before in the sentence, else ``told``, the last of the sentences before; what lies
    before it can count from ``published`` too.
    """
    if not any(unit in low for unit in _UNITS) or not _CUE.search(low):
        return list(times)
    found = [t for m, build in _matches(low) if (t := build(m, _anchor(m, times, told), published)) is not None]
    kept = [t for t in times if all(t.end <= f.start or t.start >= f.end for f in found)]
    return sorted([*kept, *(_aged(t, published) for t in found)], key=lambda t: t.start)


def _matches(low: str) -> Iterator[tuple[re.Match[str], _Builder]]:
    for openings, pattern, build in _RULES:
        if any(opening in low for opening in openings):
            yield from ((m, build) for m in pattern.finditer(low))


def _anchor(match: re.Match[str], times: Sequence[Time], told: date | None) -> date | None:
    before = [t.day.last for t in times if t.end <= match.start() and t.day.precision in ("day", "night")]
    return before[-1] if before else told


def in_told_year(low: str, times: Sequence[Time], anchor: date | None, published: date | None) -> list[Time]:
    """ "Two weeks later, on 16 March": of the year of what was told before, where that is not this year."""
    if anchor is None or published is None or anchor.year >= published.year or not _LATER.search(low):
        return list(times)
    return [_aged(_moved(t, low, anchor), published) for t in times]


def _moved(time: Time, low: str, anchor: date) -> Time:
    words = low[time.start : time.end]
    if time.kind != "day" or re.search(r"(?:19|20)\d\d", words) or not re.search(r"\d", words):
        return time
    if not _LATER.search(low[: time.start]):
        return time
    try:
        day = time.day.first.replace(year=anchor.year)
        day = day if day >= anchor else day.replace(year=anchor.year + 1)
    except ValueError:
        return time
    return time._replace(day=replace(time.day, first=day, last=day))


def _day(days: int, match: re.Match[str], anchor: date | None, published: date | None) -> Time | None:
    start = anchor or (published if days < 0 else None)
    if start is None:
        return None
    half = next((h for h in ("morning", "afternoon", "evening") if h in match[0]), None)
    day = start + timedelta(days=days)
    half = "day" if half == "afternoon" else half
    return Time(*match.span(), one_day(day, half=half), "told")


def _steps(match: re.Match[str], anchor: date | None, published: date | None) -> Time | None:
    days = how_many(match["num"])
    return _day(days if match["way"] == "later" else -days, match, anchor, published) if days else None


def _after(match: re.Match[str], anchor: date | None, published: date | None) -> Time | None:
    """ "Was still burning on Wednesday, a day after drones struck it": the day of what stands behind."""
    start, days = anchor or published, how_many(match["num"])
    if start is None or not days:
        return None
    day = start - timedelta(days=days)
    return Time(*match.span(), one_day(day), AFTER)


def _night(match: re.Match[str], anchor: date | None, _published: date | None) -> Time | None:
    return Time(*match.span(), night_from(anchor), "told") if anchor else None


def _night_before(match: re.Match[str], anchor: date | None, published: date | None) -> Time | None:
    start = anchor or published
    return _night(match, start - timedelta(days=1), published) if start else None


def _month(match: re.Match[str], anchor: date | None, _published: date | None) -> Time | None:
    return Time(*match.span(), month_of(anchor.year, anchor.month, "relative"), "told") if anchor else None


def _aged(time: Time, published: date | None) -> Time:
    """Marked as background where it is older than four months."""
    old = published is not None and time.day.last < published - timedelta(days=120)
    return time._replace(background=True) if old else time


_RULES: tuple[
    tuple[tuple[str, ...], re.Pattern[str], _Builder], ...
] = (  # what a sentence must hold, how it is written
    (("before", "the previous", "the preceding"), _BEFORE, partial(_day, -1)),
    (("the following", "the next"), _BEHIND, partial(_day, 1)),
    (("that ", "the same "), _THAT_DAY, partial(_day, 0)),
    ((" day",), _STEPS, _steps),
    (("after",), _AFTER, _after),
    (("night",), _NIGHT, _night),
    (("night",), _NIGHT_BEFORE, _night_before),
    (("month",), _MONTH, _month),
)
