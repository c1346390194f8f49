"""Time phrases of a sentence -> days, relative to the article's own date.

A phrase that needs the article's date gives nothing where that date is unknown.
Overnight is the night into the day of publication; the early hours of Friday are
that Friday; next Wednesday is the first after publication; n years ago is that
calendar year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache

from geo.lean import NamedTuple, replace
from geo.model import Day
from geo.patterns import regex

__all__ = ["AFTER", "Time", "day_written", "find_times", "number_of"]

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = (
    {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
_NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "several": 0, "a few": 0, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50}
_WD = r"(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_WD2 = _WD.replace("<wd>", "<wd2>")
_MO = r"(?P<mo>january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
_MO2 = _MO.replace("<mo>", "<mo2>")
_YR = r"(?:,? (?P<yr>(?:19|20)\d\d)(?!\d))?"
_DD = r"(?P<dd>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:|\.\d)"
_DD2 = _DD.replace("<dd>", "<dd2>")
_NUM = r"(?P<num>\d{1,3}|(?:a few|a couple of|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty))"
_PAST_YEAR = timedelta(days=330)  # a month stated without its year is of the past twelve months
_PAST_DAYS = timedelta(days=120)
_PAST_SLACK = timedelta(days=180)  # older than this is background, not news


AFTER = "after"  # the kind of "a day after": the day of what is told behind it


class Time(NamedTuple):
    """A time phrase at ``start:end`` of the string it was found in."""

    start: int
    end: int
    day: Day
    kind: str
    future: bool = False
    background: bool = False


_Builder = Callable[[re.Match[str], date | None], Day | None]
_Rule = tuple[str, tuple[str, ...], re.Pattern[str], _Builder]


def find_times(low: str, published: date | None, *, future: bool = False) -> list[Time]:
    """All time phrases of a lower-case sentence, longest first where they overlap.

    ``future`` reads a bare weekday or day of a month as the next one, not the last.
    """
    if not _CUE.search(low):
        return []
    found: list[Time] = []
    for kind, _, pattern, build in _rules_for(frozenset([word for word in _needed() if word in low])):
        for match in pattern.finditer(low):
            if any(match.start() < t.end and match.end() > t.start for t in found):
                continue
            day = build(match, published)
            if day is None:
                continue
            if future and kind in ("weekday", "weekdays", "part", "day"):
                day = _forward(day, published, match)
            slack = _slack(day, match)
            background = bool(published and day.last < published - slack)
            found.append(Time(match.start(), match.end(), day, kind, future or kind == "next", background))
    return sorted(found, key=lambda t: t.start)


def _slack(day: Day, match: re.Match[str]) -> timedelta:
    """How long ago news may be before it is background."""
    if day.precision == "month" and not match.groupdict().get("yr"):
        return _PAST_YEAR
    if day.precision == "year":
        return timedelta(0)
    return _PAST_SLACK if day.precision in ("month", "range") else _PAST_DAYS


_WRITTEN = regex(
    r"\b([0-3]?\d) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?'?((?:19|20)?\d\d)\b(?= ?(?:\(|--|\u2013|-|\[))"
)
_WRITTEN_CHARS = 160
_TURN_OF_CENTURY = 40


def day_written(text: str, published: date | None) -> date | None:
    """The day in a dateline such as "LIMA, 3 JAN 90 (EFE) --", else the day of publication.

    Years of two digits are of the hundred years up to publication, without one of 1940 to 2039.
    """
    match = _WRITTEN.search(text[:_WRITTEN_CHARS].lower())
    if match is None:
        return published
    year = int(match[3])
    if year < 100:
        year += published.year // 100 * 100 if published else 2000 if year < _TURN_OF_CENTURY else 1900
        year -= 100 if published and year > published.year else 0
    day = _make(year, _MONTHS[match[2]], int(match[1]))
    return published if day is None or (published and day > published) else day


def _forward(day: Day, published: date | None, match: re.Match[str]) -> Day:
    if published is None or match.groupdict().get("yr") or day.last >= published:
        return day
    step = timedelta(days=7)
    if match.groupdict().get("wd"):
        while day.last <= published:
            day = replace(day, first=day.first + step, last=day.last + step)
        return day
    try:
        return replace(
            day, first=day.first.replace(year=day.first.year + 1), last=day.last.replace(year=day.last.year + 1)
        )
    except ValueError:
        return day


def _weekday_before(published: date, name: str) -> date:
    """The last such day, the day of publication included."""
    return published - timedelta(days=(published.weekday() - _DAYS.index(name)) % 7)


def _one(day: date, precision: str = "day", basis: str = "relative", half: str | None = None) -> Day:
    return Day(first=day, last=day, precision=precision, basis=basis, half=half)


def _night_into(day: date, basis: str = "relative") -> Day:
    return Day(first=day - timedelta(days=1), last=day, precision="night", basis=basis, half="night")


def _weekday(m: re.Match[str], pub: date | None) -> Day | None:
    return _one(_weekday_before(pub, m["wd"]), half=_half(m)) if pub else None


def _half(m: re.Match[str]) -> str | None:
    part = m.groupdict().get("part") or ""
    if any(word in part for word in ("morning", "early", "dawn", "before", "hours")):
        return "morning"
    if "afternoon" in part or "noon" in part or "midday" in part:
        return "day"
    if "evening" in part or "late" in part:
        return "evening"
    return "night" if "night" in part else None


def _weekday_night(m: re.Match[str], pub: date | None) -> Day | None:
    if not pub:
        return None
    day = _weekday_before(pub, m["wd"])
    if day == pub:
        return Day(first=day, last=day, precision="night", basis="relative", half="night")
    return Day(first=day, last=day + timedelta(days=1), precision="night", basis="relative", half="night")


def _night_into_weekday(m: re.Match[str], pub: date | None) -> Day | None:
    return _night_into(_weekday_before(pub, m["wd"])) if pub else None


def _two_weekdays(m: re.Match[str], pub: date | None) -> Day | None:
    if not pub:
        return None
    last = _weekday_before(pub, m["wd2"])
    first = _weekday_before(last, m["wd"])
    return Day(first=first, last=last, precision="range", basis="relative")


def _next_weekday(m: re.Match[str], pub: date | None) -> Day | None:
    if not pub:
        return None
    days = (_DAYS.index(m["wd"]) - pub.weekday() - 1) % 7 + 1
    return _one(pub + timedelta(days=days))


def _last_weekday(m: re.Match[str], pub: date | None) -> Day | None:
    return _one(_weekday_before(pub - timedelta(days=1), m["wd"])) if pub else None


def _weekday_last_week(m: re.Match[str], pub: date | None) -> Day | None:
    if not pub:
        return None
    monday = pub - timedelta(days=pub.weekday() + 7)
    return _one(monday + timedelta(days=_DAYS.index(m["wd"])))


def _shift(days: int, half: str | None = None) -> _Builder:
    return lambda _m, pub: _one(pub + timedelta(days=days), half=half) if pub else None


def _part_of_day(m: re.Match[str], pub: date | None) -> Day | None:
    return _one(pub, half=_half(m)) if pub else None


def _overnight(_m: re.Match[str], pub: date | None) -> Day | None:
    return _night_into(pub) if pub else None


def _night_of_dates(m: re.Match[str], pub: date | None) -> Day | None:
    day = _date(m, pub)
    if day and day.first == pub:
        return _night_into(day.first, "stated")  # what is told on the 24th of "the night of the 24th" is over
    return (
        Day(first=day.first, last=day.first + timedelta(days=1), precision="night", basis="stated", half="night")
        if day
        else None
    )


def _night_into_date(m: re.Match[str], pub: date | None) -> Day | None:
    day = _date(m, pub)
    return _night_into(day.first, "stated") if day else None


def _past_day(_m: re.Match[str], pub: date | None) -> Day | None:
    return Day(first=pub - timedelta(days=1), last=pub, precision="range", basis="relative") if pub else None


def _span_of_days(m: re.Match[str], pub: date | None) -> Day | None:
    n = number_of(m["num"])
    if not pub or not n:
        return None
    days = n * (7 if "week" in m["unit"] else 1)
    return Day(first=pub - timedelta(days=days), last=pub, precision="range", basis="relative") if days <= 60 else None


def number_of(word: str) -> int:
    """The number that a digit or a word such as "ten" states; 0 where it states none."""
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _ago(m: re.Match[str], pub: date | None) -> Day | None:
    n = number_of(m["num"])
    if not pub or not n:
        return None
    unit = m["unit"]
    if unit == "hour":
        return _one(pub) if n <= 6 else None
    if unit == "day":
        return _one(pub - timedelta(days=n))
    if unit == "week":
        monday = pub - timedelta(days=pub.weekday() + 7 * n)
        return Day(first=monday, last=monday + timedelta(days=6), precision="week", basis="relative")
    if unit == "month":
        months = pub.year * 12 + pub.month - 1 - n
        return _month(months // 12, months % 12 + 1, "relative") if months > 12 else None
    years = n * (10 if unit == "decade" else 1)
    return _year(pub.year - years, "relative") if pub.year - years >= 1000 else None


def _month(year: int, month: int, basis: str = "stated") -> Day:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Day(first=date(year, month, 1), last=following - timedelta(days=1), precision="month", basis=basis)


def _year(year: int, basis: str = "stated") -> Day:
    return Day(first=date(year, 1, 1), last=date(year, 12, 31), precision="year", basis=basis)


def _week(weeks: int) -> _Builder:
    def build(_m: re.Match[str], pub: date | None) -> Day | None:
        if not pub:
            return None
        monday = pub - timedelta(days=pub.weekday() + 7 * weeks)
        last = monday + timedelta(days=6)
        return Day(first=monday, last=last if weeks else max(pub, monday), precision="week", basis="relative")

    return build


def _earlier_this_week(_m: re.Match[str], pub: date | None) -> Day | None:
    if not pub:
        return None
    monday = pub - timedelta(days=pub.weekday())
    return Day(first=monday, last=max(monday, pub - timedelta(days=1)), precision="range", basis="relative")


def _weekend(_m: re.Match[str], pub: date | None) -> Day | None:
    if not pub:
        return None
    saturday = _weekday_before(pub, "saturday")
    return Day(first=saturday, last=saturday + timedelta(days=1), precision="range", basis="relative")


def _this_month(_m: re.Match[str], pub: date | None) -> Day | None:
    return Day(first=pub.replace(day=1), last=pub, precision="range", basis="relative") if pub else None


_FEASTS = {"christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1)}


def _feast(m: re.Match[str], pub: date | None) -> Day | None:
    """The last such day before publication: ("Christmas morning")."""
    if not pub:
        return None
    day = pub.replace(month=_FEASTS.get(m["feast"], (12, 25))[0], day=_FEASTS.get(m["feast"], (12, 25))[1])
    return _one(day if day <= pub else day.replace(year=pub.year - 1))


def _last_month(_m: re.Match[str], pub: date | None) -> Day | None:
    months = pub.year * 12 + pub.month - 2 if pub else 0
    return _month(months // 12, months % 12 + 1, "relative") if pub else None


def _last_year(_m: re.Match[str], pub: date | None) -> Day | None:
    return _year(pub.year - 1, "relative") if pub else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".")]


def _date(m: re.Match[str], pub: date | None) -> Day | None:
    month, dd = _month_number(m["mo"]), int(m["dd"])
    if m["yr"]:
        day = _make(int(m["yr"]), month, dd)
        return _one(day, basis="stated") if day else None
    if not pub:
        return None
    day = _make(pub.year, month, dd)
    if day and day > pub:
        day = day if day - pub < timedelta(days=30) else _make(pub.year - 1, month, dd)
    return _one(day, basis="stated") if day else None


def _this_day_in(m: re.Match[str], pub: date | None) -> Day | None:
    day = _make(int(m["yr"]), pub.month, pub.day) if pub else None
    return _one(day) if day else None


def _day_of_month(m: re.Match[str], pub: date | None) -> Day | None:
    """ "On the 13th": the last such day."""
    if not pub:
        return None
    months = pub.year * 12 + pub.month - 1 - (int(m["dd"]) > pub.day)
    day = _make(months // 12, months % 12 + 1, int(m["dd"]))
    return _one(day) if day else None


def _part_of_date(m: re.Match[str], pub: date | None) -> Day | None:
    """ "The afternoon of May 25"."""
    month, dd = _month_number(m["mo"] or m["mp"]), int(m["dd"] or m["de"])
    year = int(m["yr"]) if m["yr"] else pub.year if pub else None
    day = _make(year, month, dd) if year else None
    if day and pub and not m["yr"] and day > pub:
        day = _make(pub.year - 1, month, dd)
    return _one(day, basis="stated", half=_half(m)) if day else None


def _date_range(m: re.Match[str], pub: date | None) -> Day | None:
    last_month = m["mo2"] if "mo2" in m.groupdict() and m["mo2"] else m["mo"]
    year = int(m["yr"]) if m["yr"] else pub.year if pub else None
    if year is None:
        return None
    if pub and not m["yr"]:
        start = _make(year, _month_number(m["mo"]), int(m["dd"]))
        year -= bool(start and start > pub + timedelta(days=30))
    first, last = (
        _make(year, _month_number(m["mo"]), int(m["dd"])),
        _make(year, _month_number(last_month), int(m["dd2"])),
    )
    if not first or not last or first > last:
        return None
    return Day(first=first, last=last, precision="range", basis="stated")


def _iso(m: re.Match[str], _pub: date | None) -> Day | None:
    day = _make(int(m[1]), int(m[2]), int(m[3]))
    return _one(day, basis="stated") if day else None


def _dotted(m: re.Match[str], _pub: date | None) -> Day | None:
    day = _make(int(m[3]), int(m[2]), int(m[1]))
    return _one(day, basis="stated") if day else None


def _in_month(m: re.Match[str], pub: date | None) -> Day | None:
    month = _month_number(m["mo"])
    if m["yr"]:
        return _month(int(m["yr"]), month)
    if not pub:
        return None
    return _month(pub.year if month <= pub.month else pub.year - 1, month, "relative")


def _month_of_year(m: re.Match[str], pub: date | None) -> Day | None:
    return _month(pub.year - (m["which"] == "last"), _month_number(m["mo"]), "relative") if pub else None


def _in_year(m: re.Match[str], _pub: date | None) -> Day | None:
    return _year(int(m["yr"]))


def _since_weekday(m: re.Match[str], pub: date | None) -> Day | None:
    return Day(first=_weekday_before(pub, m["wd"]), last=pub, precision="range", basis="relative") if pub else None


_PART = (
    r"(?P<part>(?:early |late )?(?:morning|afternoon|evening|noon|midday)|before dawn|at dawn|pre-dawn|dawn|early|late)"
)
_CUE = regex(
    r"night|day\b|days\b|dawn|morning|afternoon|evening|today|yesterday|week|month|year|hour|decade|tomorrow|minute|moment|midnight|just now|on the \d|\b24 ?h|\b(?:19|20)\d\d\b|"
    r"january|february|\bmarch\b|april|\bmay\b|june|july|august|september|october|november|december|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)


@cache
def _needed() -> tuple[str, ...]:
    """All words that some rule needs, each once."""
    return tuple(dict.fromkeys(word for _, needs, _, _ in _RULES for need in needs for word in need.split("|")))


@lru_cache(maxsize=5_000)
def _rules_for(there: frozenset[str]) -> list[_Rule]:
    """The rules for a sentence that holds these words: most are left out without running their pattern."""
    return [rule for rule in _RULES if all(not there.isdisjoint(need.split("|")) for need in rule[1])]


_DAY_NAMED = "|".join(_DAYS)
_MONTH_NAMED = "|".join(name[:3] for name in _MONTH_NAMES)
_NAMED = ((_WD, _DAY_NAMED), (_WD2, _DAY_NAMED), (_MO, _MONTH_NAMED), (_MO2, _MONTH_NAMED))


def _rule(kind: str, pattern: str, build: _Builder, *words: str) -> _Rule:
    """Make a rule; ``words`` are what a sentence must hold for it, with | between those of which one is enough."""
    named = [names for part, names in _NAMED if part in pattern and f"{part}?" not in pattern]
    return kind, tuple(dict.fromkeys((*words, *named))), regex(rf"\b{pattern}\b"), build


_RULES: list[_Rule] = [
    _rule("iso", r"(20\d\d|19\d\d)-(\d\d)-(\d\d)", _iso, "-"),
    _rule("iso", r"(\d\d?)\.(\d\d)\.((?:19|20)\d\d)", _dotted, "."),
    _rule(
        "night",
        rf"(?:on )?(?:the )?night of {_DD}(?:-| to |-to-|\u2013| and )\d\d?(?:st|nd|rd|th)? (?:of )?{_MO}{_YR}",
        _night_of_dates,
        "night of",
    ),
    _rule(
        "night",
        rf"(?:on )?(?:the )?night of {_MO} {_DD}(?:(?:-| to | and |-to-|\u2013)\d\d?(?!\d))?{_YR}",
        _night_of_dates,
        "night of",
    ),
    _rule("night", rf"(?:on )?(?:the )?night of {_DD} {_MO}{_YR}", _night_of_dates, "night of"),
    _rule(
        "night",
        rf"(?:overnight|(?:the )?night|late)(?: (?:in)?to| on| of)? (?:{_WD} (?:in)?to|from {_WD} to) {_WD2}".replace(
            "(?P<wd>", "(?P<w0>", 1
        ),
        lambda m, p: _night_into(_weekday_before(p, m["wd2"])) if p else None,
        "night|late",
    ),
    _rule(
        "night",
        rf"(?:overnight|(?:during |in |on )?the night|(?:in )?the early hours|late) ?(?:on |of )?(?:{'|'.join(_DAYS)})?,? ?(?:in)?to (?:early )?{_WD}",
        _night_into_weekday,
        "night|early hours|late",
    ),
    _rule(
        "night",
        rf"overnight(?: on| from)? {_MO} (?P<d0>\d\d?)(?:-| to | and |-to-|\u2013){_DD}{_YR}",
        _night_into_date,
        "overnight",
    ),
    _rule(
        "night",
        rf"overnight(?: on| from)? (?P<d0>\d\d?)(?:-| to | and |-to-|\u2013){_DD} {_MO}{_YR}",
        _night_into_date,
        "overnight",
    ),
    _rule("night", rf"overnight (?:in)?to {_MO} {_DD}{_YR}", _night_into_date, "overnight"),
    _rule("night", rf"overnight (?:in)?to {_DD} {_MO}{_YR}", _night_into_date, "overnight"),
    _rule(
        "night",
        rf"overnight on (?:{'|'.join(_MONTH_NAMES)})? ?{_MO}? ?\d\d?-{_DD2}",
        lambda _m, _p: None,
        "overnight on",
    ),
    _rule("night", rf"overnight (?:on |from )?{_WD}", _night_into_weekday, "overnight"),
    _rule(
        "night",
        rf"(?:on )?{_WD} (?:night|evening)(?: (?:in)?to| and|, into) (?:early )?{_WD2}(?: morning)?",
        lambda m, p: _night_into(_weekday_before(p, m["wd2"])) if p else None,
        "night|evening",
    ),
    _rule("night", rf"(?:on )?{_WD} night(?! (?:in)?to)", _weekday_night, " night"),
    _rule("range", rf"(?:from |between )?{_DD}(?: to | and |-|\u2013| or ){_DD2} (?:of )?{_MO}{_YR}", _date_range),
    _rule("range", rf"(?:from |between )?{_MO} {_DD}(?: to | and |-|\u2013){_DD2}{_YR}", _date_range),
    _rule("range", rf"(?:from |between )?{_MO} {_DD}(?: to | and |-|\u2013){_MO2} {_DD2}{_YR}", _date_range),
    _rule(
        "range",
        rf"(?:from |between )?{_DD} {_MO}(?: to | and (?:again )?(?:on )?|-|\u2013){_DD2} {_MO2}{_YR}",
        _date_range,
    ),
    _rule(
        "day",
        rf"(?:on |in |during )?(?:the )?(?P<part>early hours|small hours|morning|afternoon|evening) of (?:{_MO} {_DD}|{_DD.replace('<dd>', '<de>')} {_MO.replace('<mo>', '<mp>')}){_YR}",
        _part_of_date,
        "morning|afternoon|evening|hours",
    ),
    _rule("day", rf"(?:on |(?:early |late )?(?:on )?)?(?:the )?{_DD} (?:of )?{_MO}{_YR}", _date),
    _rule("day", rf"(?:on )?{_MO} {_DD}{_YR}", _date),
    _rule("weekdays", rf"(?:on |from |between )?{_WD}(?: and (?:again on )?| to | through |-){_WD2}", _two_weekdays),
    _rule("next", rf"(?:next|this coming|the coming|on the following) {_WD}", _next_weekday, "next|coming|following"),
    _rule("day", rf"(?:on )?{_WD} (?:of )?last week", _weekday_last_week, "last week"),
    _rule("day", rf"last week(?:'s)?,? (?:on )?{_WD}", _weekday_last_week, "last week"),
    _rule("day", rf"(?:last|the previous) {_WD}", _last_weekday, "last|previous"),
    _rule("range", rf"since (?:last )?{_WD}", _since_weekday, "since"),
    _rule(
        "part",
        rf"(?:in )?(?:the )?(?P<part>early hours|small hours|dawn hours|predawn hours|pre-dawn hours|late hours|morning|evening|afternoon) (?:of|on) {_WD}",
        _weekday,
        "hours|morning|evening|afternoon",
    ),
    _rule("part", rf"{_PART} (?:on |of )?{_WD}", _weekday, "morning|noon|evening|midday|dawn|early|late"),
    _rule(
        "part",
        rf"(?:on )?{_WD} (?P<part>morning|afternoon|evening|at dawn|before dawn|midday|at noon)",
        _weekday,
        "morning|noon|evening|midday|dawn",
    ),
    _rule("weekday", rf"(?:on )?(?:this )?{_WD}", _weekday),
    _rule(
        "part", r"(?P<part>early|late|earlier|later)(?: on)? (?:today|this morning)", _part_of_day, "today|this morning"
    ),
    _rule(
        "part", r"(?:this|in the) (?P<part>morning|afternoon|evening)(?! of)", _part_of_day, "morning|afternoon|evening"
    ),
    _rule("day", r"earlier in the day|today", _shift(0), "today|in the day"),
    _rule(
        "part", r"(?:late |early |earlier )?tonight", lambda _m, p: _one(p, half="evening") if p else None, "tonight"
    ),
    _rule(
        "day",
        r"(?:for|on) (?:a |the |its |their )(?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:consecutive|straight|successive|running) day",
        _shift(0),
        " day",
    ),
    _rule("part", r"(?:in )?the (?P<part>early hours|small hours)(?! of)", _part_of_day, "early hours|small hours"),
    _rule(
        "night",
        r"(?:yesterday|last) (?:evening|night)(?! (?:in)?to)",
        lambda m, p: _one(p - timedelta(days=1), half="evening") if p and "evening" in m[0] else _overnight(m, p),
        "yesterday|last",
    ),
    _rule("day", r"the day before yesterday", _shift(-2), "day before yesterday"),
    _rule("day", r"yesterday(?: morning| afternoon)?", _shift(-1), "yesterday"),
    _rule("next", r"tomorrow", _shift(1), "tomorrow"),
    _rule(
        "night",
        r"overnight|(?:last|the) night's|(?:during|in|through|throughout) the night|(?<!every )(?<!each )at night|(?:(?:during|over|in) )?the past night|this night|night (?:in|over) (?=the |[a-z])|night(?:-?time)? (?:attack|strike|raid|shelling|assault|bombardment)s?",
        _overnight,
        "night",
    ),
    _rule(
        "range",
        r"(?:in|over|during|within|for|throughout) the (?:past|last|previous|preceding) (?:(?:24|twenty-four)[ -]?(?:h|hrs?|hours?)(?: period)?|day)\b(?! of)",
        _past_day,
        "past|last|previous|preceding",
    ),
    _rule(
        "range",
        r"(?:(?:in|over|during|within) )?(?:(?:the )?(?:past|last|previous|preceding) )?(?:24|twenty-four)[ -]?(?:h|hrs?|hours)\b(?! (?:after|later|before|earlier|ago|of|a day|notice))",
        _past_day,
        "24|twenty-four",
    ),
    _rule(
        "range",
        rf"(?:in|over|during|within|for) the (?:past|last|previous) {_NUM} (?P<unit>day|week)s",
        _span_of_days,
        "past|last|previous",
    ),
    _rule(
        "ago",
        rf"(?:(?:about|around|nearly|almost|some|over|more than) )?{_NUM} (?P<unit>week|month|year|decade)s? (?:after|since)",
        lambda m, p: _ago(m, p),
        "after|since",
    ),
    _rule(
        "ago",
        rf"(?:(?:about|around|nearly|almost|some|over|more than) )?{_NUM} (?P<unit>hour|day|week|month|year|decade)s? (?:ago|earlier|before|on(?=,| [a-z]))",
        lambda m, p: _ago(m, p),
        "ago|earlier|before| on",
    ),
    _rule(
        "range",
        r"(?:in|over|during|within|for) the (?:past|last|previous) (?P<hours>48|72) hours",
        lambda m, p: (
            Day(first=p - timedelta(days=int(m["hours"]) // 24), last=p, precision="range", basis="relative")
            if p
            else None
        ),
        "hours",
    ),
    _rule(
        "day",
        r"(?:a few|several|some|a couple of) hours (?:ago|earlier)|(?:an|half an) hour ago|(?:\d+|a few|several|some) minutes ago|moments ago|just now|since midnight|since the (?:beginning|start) of the (?:current )?day",
        _shift(0),
        "hour|minute|moment|midnight|just now|of the",
    ),
    _rule("ago", r"on this (?:very )?day(?: in)?,? (?P<yr>(?:19|20)\d\d)", _this_day_in, "on this"),
    _rule(
        "day",
        r"on the (?P<dd>[0-3]?\d)(?:st|nd|rd|th)(?! (?:of|floor|storey|day|anniversary|century|hour|week|month|year|attempt|straight|consecutive|person))",
        _day_of_month,
        "on the",
    ),
    _rule("range", r"earlier (?:this|in the) week", _earlier_this_week, "earlier"),
    _rule("range", r"(?:over|at|during|this) (?:the )?(?:past )?weekend(?! of)|last weekend", _weekend, "weekend"),
    _rule("range", r"since the (?:start|beginning) of (?:the|this) week", _week(0), "since"),
    _rule(
        "range",
        r"(?:earlier|early|late|later|since the (?:start|beginning) of|earlier in) (?:this|the) month|this month",
        _this_month,
        "month",
    ),
    _rule(
        "day",
        r"(?:on )?(?P<feast>christmas eve|christmas(?: day| morning)?|new year's eve|new year's day)",
        _feast,
        "christmas|new year",
    ),
    _rule("week", r"(?:late |early )?last week|(?:in )?the (?:past|previous) week", _week(1), "week"),
    _rule("week", r"this week", _week(0), "this week"),
    _rule("month", r"last month", _last_month, "last month"),
    _rule(
        "month",
        rf"(?:(?:in|of|since|by|until|late|early) )?{_MO},? (?:of )?(?P<which>last|this) year",
        _month_of_year,
        "last year|this year",
    ),
    _rule("year", r"last year", _last_year, "last year"),
    _rule("month", rf"(?:in|of|since|during|late|early|mid|until|by|last|mid-) ?{_MO}(?: of)?{_YR}", _in_month),
    _rule("month", rf"{_MO}(?: of)?,? (?P<yr>(?:19|20)\d\d)", _in_month, "19|20"),
    _rule(
        "year",
        r"(?:in|of|since|during|late|early|mid|from|until|by|back in|the|summer of|spring of|autumn of|winter of) (?:the )?(?P<yr>(?:19|20)\d\d)(?!s)",
        _in_year,
        "19|20",
    ),
    _rule(
        "year",
        r"(?:an?|its|their|his|'s) (?P<yr>(?:19|20)\d\d)(?= (?:[\w-]+ ){0,3}(?:attacks?|strikes?|raids?|bombings?|airstrikes?|shellings?|massacres?|siege|battle|blast|explosion|invasion|war|ambush|killings?|shooting)\b)",
        _in_year,
        "19|20",
    ),
]
