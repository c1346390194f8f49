"""Days, nights, weeks, months and years as `Day`s, and the names of weekdays and months."""

from __future__ import annotations

from datetime import date, timedelta

from geo.model import Day

__all__ = [
    "MONTHS",
    "MONTH_NAMES",
    "WEEKDAYS",
    "date_or_none",
    "last_weekday",
    "monday_of",
    "month_back",
    "month_of",
    "night_from",
    "night_into",
    "one_day",
    "some_days",
    "week_of",
    "year_of",
]

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = (
    {name: n for n, name in enumerate(MONTH_NAMES, 1)}
    | {name[:3]: n for n, name in enumerate(MONTH_NAMES, 1)}
    | {"sept": 9}
)  # number by name, as a text may write it


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_weekday(day: date, name: str) -> date:
    """The last such weekday, the day itself included.

    Examples
    --------
    >>> last_weekday(date(2024, 5, 15), "monday").isoformat()
    '2024-05-13'
    """
    return day - timedelta(days=(day.weekday() - WEEKDAYS.index(name)) % 7)


def monday_of(day: date, weeks_back: int = 0) -> date:
    """The Monday of the week of a day, or of one before it."""
    return day - timedelta(days=day.weekday() + 7 * weeks_back)


def one_day(day: date, basis: str = "relative", half: str | None = None) -> Day:
    """A day, or its morning, day, evening or night."""
    return Day(first=day, last=day, basis=basis, half=half)


def some_days(first: date, last: date, basis: str = "relative") -> Day:
    """All days from one to another."""
    return Day(first=first, last=last, precision="range", basis=basis)


def night_into(day: date, basis: str = "relative") -> Day:
    """The night that ends on a day."""
    return night_from(day - timedelta(days=1), basis)


def night_from(day: date, basis: str = "relative") -> Day:
    """The night that begins on a day."""
    return Day(first=day, last=day + timedelta(days=1), precision="night", basis=basis, half="night")


def week_of(day: date, weeks_back: int = 0) -> Day:
    """The week of a day, Monday to Sunday, or one before it."""
    monday = monday_of(day, weeks_back)
    return Day(first=monday, last=monday + timedelta(days=6), precision="week", basis="relative")


def month_of(year: int, month: int, basis: str = "stated") -> Day:
    """A whole month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return Day(first=date(year, month, 1), last=following - timedelta(days=1), precision="month", basis=basis)


def month_back(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months before a day.

    Examples
    --------
    >>> month_back(date(2024, 2, 29), 3)
    (2023, 11)
    """
    count = day.year * 12 + day.month - 1 - months
    return count // 12, count % 12 + 1


def year_of(year: int, basis: str = "stated") -> Day:
    """A whole year."""
    return Day(first=date(year, 1, 1), last=date(year, 12, 31), precision="year", basis=basis)
