"""Clock times of a sentence -> the day they are of, and spans from one clock time to another.

A time of day without a day is of the day told last, else of the day of publication: "At 14:20 a bomb struck the
centre". The time up to which something is known ("as of 10:00") is none of an event.
"""

from __future__ import annotations

import re
from datetime import date

from geo.model import Day
from geo.patterns import regex
from geo.reports.text.clean import CleanText
from geo.reports.times.days import night_into, one_day
from geo.reports.times.find import Time

__all__ = [
    "EARLY",
    "LATE",
    "clock_times",
    "entries_of",
    "is_stamped",
    "minutes_of",
    "of_day",
    "over_night",
    "with_hours",
]

EARLY, LATE = "clock before noon", "clock after noon"  # kinds of times

_ZONE = r"(?: (?:(?:moscow|kyiv|kiev|local|msk|gmt|utc|eest|eet|cet|est|israel|gaza)(?: (?:standard )?time)?))?"
_LED = r"(?:at|around|about|approximately|circa|near|towards|after|before|from)(?: (?:about|around|approximately|nearly|exactly))? "


def _time(n: str = "") -> str:
    half = rf" ?(?P<half{n}>[ap]\.?m\b\.?|o'clock|h(?:ou)?rs\b|h\b)"
    whole = half.replace("half", "whole")
    return rf"(?:(?P<h{n}>[01]?\d|2[0-4])(?:(?P<sep{n}>[:.])[0-5]\d(?:{half})?|{whole}))(?![\d%:]|[.,]\d){_ZONE}"


_CLOCK = regex(rf"(?<![\w.,:$/-])(?P<led>{_LED})?{_time()}")
_NOON = regex(
    r"\b(?:at|around|about|near|shortly before|shortly after|before|after) (?:mid-?day|noon|lunch ?time|dusk|dawn)\b"
)
_STATUS = regex(
    r"(?:\bas (?:of|at)|\bby|\buntil|\btill|\bupdated(?: at)?|\bposted(?: at)?|\bpublished(?: at)?|\bvalid)[: ]*$"
)
_STAMP = regex(
    r"[^\w\"']*\[?(?:(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[ap]\.?m\b\.?)?(?![\w%]|[.,:]\d)(?! ?[-\u2013] ?\d)"
    r"|(?:[01]?\d|2[0-3])\.[0-5]\d ?[ap]\.?m\b"
    r"|(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s*$| (?:[\u2013|-] )?[A-Z\"'])"
    r"|(?:[01]?\d|2[0-3])\.[0-5]\d (?:gmt|bst|cet|cest|utc|est|edt|et)\b)"
)
_BETWEEN = regex(
    rf"\b(?:between|from|since) (?:about |around )?{_time()}.{{0,40}}?\b(?:and|to|until|till) (?:about |around )?{_time('2')}"
)
_DIGIT = regex(r"\d ?[:.apho]")
_NUMBERS = regex(r"\d+")
_SPAN_OPENS = regex(r"\b(?:between|from|since)\b[^,;]{0,40}$")
_SPAN_GOES_ON = regex(r"[^.;]{0,30}\b(?:and|to|until|till)\b[^.;]{0,30}$")
_HOUR_OF_DAY = regex(
    r"\b(?:(?:at|before|around|shortly before|just before|shortly after|just after|after) (?:dawn|daybreak|sunrise|sunset|dusk|noon|midday|nightfall)"
    r"|(?:early )?in the (?:early |late )?(?:morning|afternoon|evening)|(?:earlier|later) (?:that|in the) (?:day|morning|evening))\b(?! of| on)"
)
_THROUGH = regex(r",? (?:and )?(?:on )?(?:into|to|through|until|till|and)(?: (?:in|into|on))?(?: the)? ")
_NOON_HOUR = 12


def is_stamped(line: str) -> bool:
    """True for a line that opens with a clock time: an entry of a live blog.

    Examples
    --------
    >>> is_stamped("18:50 A missile has hit the port."), is_stamped("At 18:50 a missile hit.")
    (True, False)
    """
    return _STAMP.match(line) is not None


def entries_of(text: CleanText) -> tuple[list[int], bool]:
    """Where the entries of a live blog begin, and whether its newest stands first.

    Parameters
    ----------
    text : CleanText
        A whole document.

    Returns
    -------
    tuple
        Offsets in the clean text, none where it has fewer than two entries.
    """
    stamps = [(s.start, m[0]) for s in text.sentences if (m := _STAMP.match(s.text))]
    times = [_minutes(stamp) for _, stamp in stamps]
    falling = sum(b < a for a, b in zip(times, times[1:], strict=False))
    return [start for start, _ in stamps] if len(stamps) > 1 else [], 2 * falling > len(times) - 1


def minutes_of(line: str) -> int | None:
    """Give the minute of the day of the first clock time of a line.

    Examples
    --------
    >>> minutes_of("18:50 A missile has hit the port."), minutes_of("A missile has hit the port.")
    (1130, None)
    """
    found = re.search(r"(\d{1,2})[:.](\d\d)(?: ?([ap])\.?m\b)?", line.lower())
    if found is None:
        return None
    hour = int(found[1]) % _NOON_HOUR + _NOON_HOUR * (found[3] == "p") if found[3] else int(found[1])
    return 60 * hour + int(found[2])


def _minutes(stamp: str) -> int:
    hour, minute = (int(n) for n in _NUMBERS.findall(stamp)[-2:])
    if "pm" in stamp.replace(".", ""):
        hour = hour % _NOON_HOUR + _NOON_HOUR
    return hour * 60 + minute


def clock_times(low: str, published: date | None) -> list[Time]:
    """The clock times of a lower-case sentence, each of the day of publication."""
    if published is None or not (_DIGIT.search(low) or "noon" in low or "midday" in low or "dusk" in low):
        return []
    span = _BETWEEN.search(low)
    if span is not None:
        return [Time(span.start(), span.end(), _between(span, published), "span")]
    day = one_day(published)
    clocks = [
        Time(m.start(), m.end(), day, LATE if _hour(m) >= _NOON_HOUR else EARLY)
        for m in _CLOCK.finditer(low)
        if _is_clock(low, m)
    ]
    noons = [Time(m.start(), m.end(), day, LATE) for m in _NOON.finditer(low)]
    return sorted(clocks + noons)


def _is_clock(low: str, match: re.Match[str]) -> bool:
    """ "At 14:20", "09:10", "7 pm", no score, price or length."""
    if match["sep"] == "." and match["led"] is None and not match["half"]:
        return False
    return not _STATUS.search(low, 0, match.start())


def _between(span: re.Match[str], published: date) -> Day:
    """ "From 20:00 to 07:00": through the night before."""
    return night_into(published) if _hour(span) > _hour(span, "2") else one_day(published)


def _hour(span: re.Match[str], n: str = "") -> int:
    late = (span[f"half{n}"] or span[f"whole{n}"] or "").startswith("p")
    return int(span[f"h{n}"]) % _NOON_HOUR + _NOON_HOUR if late else int(span[f"h{n}"])


def of_day(time: Time, told: Day) -> Time:
    """The clock time on the day told before; of two days an hour after noon is of the first, one before it of the last."""
    return time._replace(day=one_day(told.first if time.kind == LATE else told.last))


def with_hours(times: list[Time], low: str) -> list[Time]:
    """ "Said on Saturday that the city had come under attack at dawn": the hour is of the one day that is told."""
    if len(times) != 1 or times[0].day.precision != "day" or times[0].day.half or times[0].background:
        return times
    told = times[0]
    hours = [
        Time(m.start(), m.end(), told.day, "part", told.future)
        for m in _HOUR_OF_DAY.finditer(low)
        if m.end() < told.start - 1 or m.start() > told.end + 1
    ]
    return sorted([told, *hours[:1]])


def over_night(times: list[Time], low: str) -> list[Time]:
    """ "Between 11 pm on 12 January and 7 am on 13 January", "late Friday and into early Saturday": one night, not two days."""
    for k, (a, b) in enumerate(zip(times, times[1:], strict=False)):
        between = low[a.end : b.start]
        opened = _SPAN_OPENS.search(low[max(0, a.start - 60) : a.start]) and _SPAN_GOES_ON.match(between)
        through = a.day.half == "evening" and b.day.half == "morning" and _THROUGH.fullmatch(between)
        following = a.day.precision == b.day.precision == "day" and (b.day.first - a.day.first).days == 1
        if following and (opened or through):
            joined = Time(a.start, b.end, night_into(b.day.last, a.day.basis), "night", a.future, a.background)
            return [*times[:k], joined, *times[k + 2 :]]
    return times
