"""What a time phrase means: the match of its form and the day of publication in, a `Day` out, or None for no such day.

The groups of a match are those that ``time_forms`` names: ``wd`` a weekday, ``mo`` a month, ``dd`` a day of a month,
``yr`` a year, ``num`` and ``unit`` a length, ``part`` a part of a day; with a 2 behind them those that end a span.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from geo.model import Day
from geo.reports.counting.numbers import how_many
from geo.reports.times import days
from geo.reports.times.days import WEEKDAYS, date_or_none, last_weekday, one_day, some_days

Sense = Callable[[re.Match[str], date | None], Day | None]  # may do without the day of publication
RelativeSense = Callable[[re.Match[str], date], Day | None]

_SOON = timedelta(days=30)  # a date so little ahead of publication is of this year
_MOST_DAYS = 60  # a longer span tells no day
_MOST_HOURS = 6  # ago, for an event of the day of publication
_FIRST_YEAR = 1000
_FEASTS = {"christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1)}
_CHRISTMAS = (12, 25)


# -- counted from the day of publication


def shifted(by: int, half: str | None = None) -> RelativeSense:
    """ "Yesterday", "today", "tomorrow": so many days from publication."""
    return lambda _m, pub: one_day(pub + timedelta(days=by), half=half)


def part_of_day(m: re.Match[str], pub: date) -> Day:
    """A part of the day of publication: "this morning"."""
    return one_day(pub, half=_half(m))


def overnight(_m: re.Match[str], pub: date) -> Day:
    """ "Overnight", "at night": the night that is just over."""
    return days.night_into(pub)


def last_evening(m: re.Match[str], pub: date) -> Day:
    """ "Yesterday evening", "last night"."""
    return one_day(pub - timedelta(days=1), half="evening") if "evening" in m[0] else days.night_into(pub)


def past_day(_m: re.Match[str], pub: date) -> Day:
    """ "Over the past 24 hours"."""
    return _past_days(1, pub)


def past_hours(m: re.Match[str], pub: date) -> Day:
    """ "In the past 48 hours"."""
    return _past_days(int(m["hours"]) // 24, pub)


def past_span(m: re.Match[str], pub: date) -> Day | None:
    """ "In the past three weeks"."""
    count = how_many(m["num"]) * (7 if "week" in m["unit"] else 1)
    return _past_days(count, pub) if 0 < count <= _MOST_DAYS else None


def _past_days(count: int, pub: date) -> Day:
    return some_days(pub - timedelta(days=count), pub)


def ago(m: re.Match[str], pub: date) -> Day | None:
    """ "Three days ago", "two years earlier"."""
    n, unit = how_many(m["num"]), m["unit"]
    if not n:
        return None
    if unit == "hour":
        return one_day(pub) if n <= _MOST_HOURS else None
    if unit == "day":
        return one_day(pub - timedelta(days=n))
    if unit == "week":
        return days.week_of(pub, n)
    if unit == "month":
        year, month = days.month_back(pub, n)
        return days.month_of(year, month, "relative") if year >= _FIRST_YEAR else None
    year = pub.year - n * (10 if unit == "decade" else 1)
    return days.year_of(year, "relative") if year >= _FIRST_YEAR else None


def to_the_day(m: re.Match[str], pub: date) -> Day | None:
    """ "Exactly a year ago", "two weeks ago today": that very day."""
    if not (m["exact"] or m["today"]):
        return None
    n = how_many(m["num"])
    if m["unit"] == "week":
        return one_day(pub - timedelta(weeks=n)) if n else None
    year, month = days.month_back(pub, n * (12 if m["unit"] == "year" else 1))
    day = date_or_none(year, month, pub.day) if n and year >= _FIRST_YEAR else None
    return one_day(day) if day else None


# -- weekdays, weeks, months and years around publication


def weekday(m: re.Match[str], pub: date) -> Day:
    """ "On Friday", "Friday morning": the last one."""
    return one_day(last_weekday(pub, m["wd"]), half=_half(m))


def weekday_before(m: re.Match[str], pub: date) -> Day:
    """ "Last Friday": on a Friday, the one a week ago."""
    return one_day(last_weekday(pub - timedelta(days=1), m["wd"]))


def weekday_last_week(m: re.Match[str], pub: date) -> Day:
    """ "Friday of last week"."""
    return one_day(days.monday_of(pub, 1) + timedelta(days=WEEKDAYS.index(m["wd"])))


def weekday_ahead(m: re.Match[str], pub: date) -> Day:
    """ "Next Friday": the first after publication."""
    return one_day(pub + timedelta(days=(WEEKDAYS.index(m["wd"]) - pub.weekday() - 1) % 7 + 1))


def weekday_night(m: re.Match[str], pub: date) -> Day:
    """ "Friday night": into Saturday; what is told on Friday is not yet of Saturday."""
    day = last_weekday(pub, m["wd"])
    if day == pub:
        return Day(first=day, last=day, precision="night", basis="relative", half="night")
    return days.night_from(day)


def night_into_weekday(m: re.Match[str], pub: date) -> Day:
    """ "Overnight into Friday", "Thursday night into Friday"."""
    return days.night_into(last_weekday(pub, m.groupdict().get("wd2") or m["wd"]))


def two_weekdays(m: re.Match[str], pub: date) -> Day:
    """ "On Thursday and Friday"."""
    last = last_weekday(pub, m["wd2"])
    return some_days(last_weekday(last, m["wd"]), last)


def since_weekday(m: re.Match[str], pub: date) -> Day:
    """ "Since Friday"."""
    return some_days(last_weekday(pub, m["wd"]), pub)


def this_week(_m: re.Match[str], pub: date) -> Day:
    """As much of the week as has gone: "this week"."""
    return Day(first=days.monday_of(pub), last=pub, precision="week", basis="relative")


def last_week(_m: re.Match[str], pub: date) -> Day:
    """ "Last week"."""
    return days.week_of(pub, 1)


def earlier_this_week(_m: re.Match[str], pub: date) -> Day:
    """ "Earlier this week"."""
    monday = days.monday_of(pub)
    return some_days(monday, max(monday, pub - timedelta(days=1)))


def weekend(_m: re.Match[str], pub: date) -> Day:
    """ "At the weekend": the last one."""
    saturday = last_weekday(pub, "saturday")
    return some_days(saturday, saturday + timedelta(days=1))


def this_month(_m: re.Match[str], pub: date) -> Day:
    """As much of the month as has gone: "this month"."""
    return some_days(pub.replace(day=1), pub)


def last_month(_m: re.Match[str], pub: date) -> Day:
    """ "Last month"."""
    return days.month_of(*days.month_back(pub, 1), "relative")


def last_year(_m: re.Match[str], pub: date) -> Day:
    """ "Last year"."""
    return days.year_of(pub.year - 1, "relative")


def month_of_year(m: re.Match[str], pub: date) -> Day:
    """ "In May last year"."""
    return days.month_of(pub.year - (m["which"] == "last"), _month(m["mo"]), "relative")


# -- days of a month or of a year


def day_of_month(m: re.Match[str], pub: date) -> Day | None:
    """ "On the 13th": the last such day."""
    day = date_or_none(*days.month_back(pub, int(int(m["dd"]) > pub.day)), int(m["dd"]))
    return one_day(day) if day else None


def feast(m: re.Match[str], pub: date) -> Day:
    """ "Christmas morning": the last such day."""
    month, day_of = _FEASTS.get(m["feast"], _CHRISTMAS)
    day = pub.replace(month=month, day=day_of)
    return one_day(day if day <= pub else day.replace(year=pub.year - 1))


def this_day_in(m: re.Match[str], pub: date) -> Day | None:
    """ "On this day in 1995"."""
    day = date_or_none(int(m["yr"]), pub.month, pub.day)
    return one_day(day) if day else None


# -- dates, which may state their year


def iso(m: re.Match[str], _pub: date | None) -> Day | None:
    """ "2024-05-13"."""
    day = date_or_none(int(m[1]), int(m[2]), int(m[3]))
    return one_day(day, "stated") if day else None


def dotted(m: re.Match[str], _pub: date | None) -> Day | None:
    """ "13.05.2024"."""
    day = date_or_none(int(m[3]), int(m[2]), int(m[1]))
    return one_day(day, "stated") if day else None


def dated(m: re.Match[str], pub: date | None) -> Day | None:
    """ "13 May", "May 13, 2024"."""
    day = _date(m, pub)
    return one_day(day, "stated") if day else None


def part_of_date(m: re.Match[str], pub: date | None) -> Day | None:
    """ "The afternoon of May 25"."""
    month, dd = _month(m["mo"] or m["mp"]), int(m["dd"] or m["de"])
    year = _year(m, pub)
    day = date_or_none(year, month, dd) if year else None
    if day and pub and not m["yr"] and day > pub:
        day = date_or_none(pub.year - 1, month, dd)
    return one_day(day, "stated", _half(m)) if day else None


def night_of_date(m: re.Match[str], pub: date | None) -> Day | None:
    """ "The night of 24 May": from the 24th on; but what is told on the 24th of it is over."""
    day = _date(m, pub)
    if day is None:
        return None
    return days.night_into(day, "stated") if day == pub else days.night_from(day, "stated")


def night_into_date(m: re.Match[str], pub: date | None) -> Day | None:
    """ "Overnight into 24 May"."""
    day = _date(m, pub)
    return days.night_into(day, "stated") if day else None


def date_range(m: re.Match[str], pub: date | None) -> Day | None:
    """ "From 3 to 5 May", "30 April to 2 May"."""
    year = _year(m, pub)
    if year is None:
        return None
    month, last_month = _month(m["mo"]), _month(m.groupdict().get("mo2") or m["mo"])
    if pub and not m["yr"]:
        start = date_or_none(year, month, int(m["dd"]))
        year -= bool(start and start > pub + _SOON)
    first, last = date_or_none(year, month, int(m["dd"])), date_or_none(year, last_month, int(m["dd2"]))
    return some_days(first, last, "stated") if first and last and first <= last else None


def in_month(m: re.Match[str], pub: date | None) -> Day | None:
    """ "In May", "in May 2024": without a year the last one begun."""
    month = _month(m["mo"])
    if m["yr"]:
        return days.month_of(int(m["yr"]), month)
    return days.month_of(pub.year - (month > pub.month), month, "relative") if pub else None


def in_year(m: re.Match[str], _pub: date | None) -> Day:
    """ "In 2014"."""
    return days.year_of(int(m["yr"]))


# -- what the groups of a match say


def _date(m: re.Match[str], pub: date | None) -> date | None:
    """The date stated; without a year the one nearest before publication, or soon after it."""
    month, dd = _month(m["mo"]), int(m["dd"])
    year = _year(m, pub)
    day = date_or_none(year, month, dd) if year else None
    if m["yr"] or pub is None or day is None or day <= pub or day - pub < _SOON:
        return day
    return date_or_none(pub.year - 1, month, dd)


def _year(m: re.Match[str], pub: date | None) -> int | None:
    """The year stated, else that of publication."""
    if m["yr"]:
        return int(m["yr"])
    return pub.year if pub else None


def _month(name: str) -> int:
    return days.MONTHS[name.rstrip(".")]


def _half(m: re.Match[str]) -> str | None:
    """Morning, day or evening, by the words for the part of a day."""
    part = m.groupdict().get("part") or ""
    if any(word in part for word in ("morning", "early", "dawn", "before", "hours")):
        return "morning"
    if "noon" in part or "midday" in part:
        return "day"
    return "evening" if "evening" in part or "late" in part else None
