"""How time phrases are written: a table of forms, each with the sense that ``time_senses`` gives it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geo.lean import NamedTuple
from geo.patterns import regex
from geo.reports.times import senses
from geo.reports.times.days import MONTH_NAMES, WEEKDAYS

__all__ = ["Form", "forms_in"]


class Form(NamedTuple):
    """A way to write a time."""

    kind: str
    needs: tuple[str, ...]  # what a sentence must hold for it, with | between those of which one is enough
    pattern: re.Pattern[str]
    sense: senses.Sense


def forms_in(low: str) -> list[Form]:
    """The forms that a lower-case sentence can hold, the longer and surer first.

    Most are left out without running their pattern.
    """
    if not _tells_time(low):
        return []
    return _forms_with(frozenset([word for word in _needed() if word in low]))


def _tells_time(low: str) -> bool:
    """Whether any form can be there: patterns are tried last, as they take longest."""
    if any(cue in low for cue in _CUES):
        return True
    return any(cue in low for cue in _DOUBTFUL_CUES) and _CUE.search(low) is not None


@lru_cache(maxsize=5_000)
def _forms_with(there: frozenset[str]) -> list[Form]:
    return [form for form in _FORMS if all(not there.isdisjoint(need.split("|")) for need in form.needs)]


@cache
def _needed() -> tuple[str, ...]:
    """All words that some form needs, each once."""
    return tuple(dict.fromkeys(word for form in _FORMS for need in form.needs for word in need.split("|")))


_CUES = (  # parts of words, each of which tells of a time
    "yesterday", "today", "night", "week", "month", "year", "morning", "evening", "afternoon", "hour", "dawn", "decade",
    "minute", "moment", "tomorrow", "just now", "january", "february", "april", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DOUBTFUL_CUES = (
    "day", "on the", "24", "19", "20", "mar", "may", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
)  # fmt: skip
_CUE = regex(  # what the doubtful ones must be
    r"days?\b|on the \d|\b24 ?h|\b(?:19|20)\d\d\b"
    r"|\b(?:march|may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)


# -- the parts of forms, each a named group


def _weekday(group: str) -> str:
    return rf"(?P<{group}>{'|'.join(WEEKDAYS)})"


def _month(group: str) -> str:
    short = r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?"
    return rf"(?P<{group}>{'|'.join(MONTH_NAMES)}|{short})"


def _day(group: str) -> str:
    return rf"(?P<{group}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|\.\d)"


_WD, _WD2 = _weekday("wd"), _weekday("wd2")
_MO, _MO2 = _month("mo"), _month("mo2")
_DD, _DD2 = _day("dd"), _day("dd2")
_YR = r"(?:,? (?P<yr>(?:19|20)\d\d)(?!\d))?"
_SURE_YR = r"(?P<yr>(?:19|20)\d\d)"
_NUM = (
    r"(?P<num>\d{1,3}|(?:a few|a couple of|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty))"
)
_PART = (
    r"(?P<part>(?:early |late )?(?:morning|afternoon|evening|noon|midday)|before dawn|at dawn|pre-dawn|dawn|early|late)"
)
_TO = r"(?:-| to | and |-to-|\u2013)"
_INTO = r"(?:overnight|(?:during |in |on |over )?(?:the )?night)"
_PAST = r"(?:past|last|previous)"
_SOME = r"(?:(?:about|around|nearly|almost|some|over|more than) )?"
_A_WEEKDAY = "|".join(WEEKDAYS)
_A_MONTH = "|".join(name[:3] for name in MONTH_NAMES)
_NAMED = ((_WD, _A_WEEKDAY), (_WD2, _A_WEEKDAY), (_MO, _A_MONTH), (_MO2, _A_MONTH))


def _form(kind: str, pattern: str, sense: senses.Sense, *words: str) -> Form:
    """A form that can tell its time without a day of publication; ``words`` are what it needs beside its names."""
    named = [names for part, names in _NAMED if part in pattern]
    return Form(kind, tuple(dict.fromkeys((*words, *named))), regex(rf"\b{pattern}\b"), sense)


def _relative(kind: str, pattern: str, sense: senses.RelativeSense, *words: str) -> Form:
    """A form that counts from the day of publication."""
    return _form(kind, pattern, lambda match, pub: sense(match, pub) if pub else None, *words)


# -- the forms, in order: what one has taken, the later ones leave alone

_DIGITS = (
    _form("iso", r"(20\d\d|19\d\d)-(\d\d)-(\d\d)", senses.iso, "-", "19|20"),
    _form("iso", r"(\d\d?)\.(\d\d)\.((?:19|20)\d\d)", senses.dotted, ".", "19|20"),
)
_NIGHTS = (
    _form(
        "night",
        rf"(?:on )?(?:the )?night of {_DD}{_TO}\d\d?(?:st|nd|rd|th)? (?:of )?{_MO}{_YR}",
        senses.night_of_date,
        "night of",
    ),
    _form(
        "night",
        rf"(?:on )?(?:the )?night of {_MO} {_DD}(?:{_TO}\d\d?(?!\d))?{_YR}",
        senses.night_of_date,
        "night of",
    ),
    _form("night", rf"(?:on )?(?:the )?night of {_DD} {_MO}{_YR}", senses.night_of_date, "night of"),
    _relative(
        "night",
        rf"(?:overnight|(?:the )?night|late)(?: (?:in)?to| on| of)? (?:{_weekday('w0')} (?:in)?to|from {_WD} to) {_WD2}",
        senses.night_into_weekday,
        "night|late",
    ),
    _relative(
        "night",
        rf"(?:overnight|(?:during |in |on )?the night|(?:in )?the early hours|late) ?(?:on |of )?(?:{_A_WEEKDAY})?,?"
        rf" ?(?:in)?to (?:early )?{_WD}",
        senses.night_into_weekday,
        "night|early hours|late",
    ),
    _form("night", rf"overnight(?: on| from)? {_MO} \d\d?{_TO}{_DD}{_YR}", senses.night_into_date, "overnight"),
    _form("night", rf"overnight(?: on| from)? \d\d?{_TO}{_DD} {_MO}{_YR}", senses.night_into_date, "overnight"),
    _form(
        "night", rf"{_INTO} (?:in)?to (?:the (?:early )?morning of )?{_MO} {_DD}{_YR}", senses.night_into_date, "night"
    ),
    _form(
        "night", rf"{_INTO} (?:in)?to (?:the (?:early )?morning of )?{_DD} {_MO}{_YR}", senses.night_into_date, "night"
    ),
    _relative("night", rf"overnight (?:on |from )?{_WD}", senses.night_into_weekday, "overnight"),
    _relative(
        "night",
        rf"(?:on )?{_WD} (?:night|evening)(?: (?:in)?to| and|, into) (?:early )?{_WD2}(?: morning)?",
        senses.night_into_weekday,
        "night|evening",
    ),
    _relative("night", rf"(?:on )?{_WD} night(?! (?:in)?to)", senses.weekday_night, " night"),
)
_DATES = (
    _form(
        "range", rf"(?:from |between )?{_DD}(?: to | and |-|\u2013| or ){_DD2} (?:of )?{_MO}{_YR}", senses.date_range
    ),
    _form("range", rf"(?:from |between )?{_MO} {_DD}(?: to | and |-|\u2013){_DD2}{_YR}", senses.date_range),
    _form("range", rf"(?:from |between )?{_MO} {_DD}(?: to | and |-|\u2013){_MO2} {_DD2}{_YR}", senses.date_range),
    _form(
        "range",
        rf"(?:from |between )?{_DD} {_MO}(?: to | and (?:again )?(?:on )?|-|\u2013){_DD2} {_MO2}{_YR}",
        senses.date_range,
    ),
    _form(
        "day",
        r"(?:on |in |during )?(?:the )?(?P<part>early hours|small hours|morning|afternoon|evening) of "
        rf"(?:{_MO} {_DD}|{_day('de')} {_month('mp')}){_YR}",
        senses.part_of_date,
        "morning|afternoon|evening|hours",
    ),
    _form("day", rf"(?:on |(?:early |late )?(?:on )?)?(?:the )?{_DD} (?:of )?{_MO}{_YR}", senses.dated),
    _form("day", rf"(?:on )?{_MO} {_DD}{_YR}", senses.dated),
)
_WEEKDAYS = (
    _relative(
        "weekdays",
        rf"(?:on |from |between )?{_WD}(?: and (?:again on )?| to | through |-){_WD2}",
        senses.two_weekdays,
    ),
    _relative(
        "next",
        rf"(?:next|this coming|the coming|on the following) {_WD}",
        senses.weekday_ahead,
        "next|coming|following",
    ),
    _relative("day", rf"(?:on )?{_WD} (?:of )?last week", senses.weekday_last_week, "last week"),
    _relative("day", rf"last week(?:'s)?,? (?:on )?{_WD}", senses.weekday_last_week, "last week"),
    _relative("day", rf"(?:last|the previous) {_WD}", senses.weekday_before, "last|previous"),
    _relative("range", rf"since (?:last )?{_WD}", senses.since_weekday, "since"),
    _relative(
        "part",
        r"(?:in )?(?:the )?(?P<part>early hours|small hours|dawn hours|predawn hours|pre-dawn hours|late hours|morning"
        rf"|evening|afternoon) (?:of|on) {_WD}",
        senses.weekday,
        "hours|morning|evening|afternoon",
    ),
    _relative("part", rf"{_PART} (?:on |of )?{_WD}", senses.weekday, "morning|noon|evening|midday|dawn|early|late"),
    _relative(
        "part",
        rf"(?:on )?{_WD} (?P<part>morning|afternoon|evening|at dawn|before dawn|midday|at noon)",
        senses.weekday,
        "morning|noon|evening|midday|dawn",
    ),
    _relative("weekday", rf"(?:on )?(?:this )?{_WD}", senses.weekday),
)
_ANNIVERSARIES = (
    _relative(
        "day",
        rf"(?P<exact>(?:exactly|precisely) )?{_NUM} (?P<unit>week|month|year)s? ago(?P<today> today| to the day| on this day)?",
        senses.to_the_day,
        " ago",
        "exactly|precisely|ago today|to the day|ago on this",
    ),
)
_TODAY = (
    _relative(
        "part",
        r"(?P<part>early|late|earlier|later)(?: on)? (?:today|this morning)",
        senses.part_of_day,
        "today|this morning",
    ),
    _relative(
        "part",
        r"(?:this|in the) (?P<part>morning|afternoon|evening)(?! of)",
        senses.part_of_day,
        "morning|afternoon|evening",
    ),
    _relative("day", r"earlier in the day|today", senses.shifted(0), "today|in the day"),
    _relative("part", r"(?:late |early |earlier )?tonight", senses.shifted(0, "evening"), "tonight"),
    _relative(
        "day",
        r"(?:for|on) (?:a |the |its |their )(?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
        r" (?:consecutive|straight|successive|running) day",
        senses.shifted(0),
        " day",
    ),
    _relative(
        "part", r"(?:in )?the (?P<part>early hours|small hours)(?! of)", senses.part_of_day, "early hours|small hours"
    ),
)
_DAYS_AROUND = (
    _relative("night", r"(?:yesterday|last) (?:evening|night)(?! (?:in)?to)", senses.last_evening, "yesterday|last"),
    _relative("day", r"the day before yesterday", senses.shifted(-2), "day before yesterday"),
    _relative("day", r"yesterday(?: morning| afternoon)?", senses.shifted(-1), "yesterday"),
    _relative("next", r"(?:the )?day after tomorrow", senses.shifted(2), "tomorrow"),
    _relative("next", r"tomorrow", senses.shifted(1), "tomorrow"),
    _relative(
        "night",
        r"overnight|(?:last|the) night's|(?:during|in|through|throughout) the night|(?<!every )(?<!each )at night"
        r"|(?:(?:during|over|in) )?the past night|this night|night (?:in|over) (?=the |[a-z])"
        r"|night(?:-?time)? (?:attack|strike|raid|shelling|assault|bombardment)s?",
        senses.overnight,
        "night",
    ),
)
_LENGTHS = (
    _relative(
        "range",
        r"(?:in|over|during|within|for|throughout) the (?:past|last|previous|preceding) "
        r"(?:(?:24|twenty-four)[ -]?(?:h|hrs?|hours?)(?: period)?|day)\b(?! of)",
        senses.past_day,
        "past|last|previous|preceding",
    ),
    _relative(
        "range",
        r"(?:(?:in|over|during|within) )?(?:(?:the )?(?:past|last|previous|preceding) )?(?:24|twenty-four)[ -]?(?:h|hrs?|hours)\b"
        r"(?! (?:after|later|before|earlier|ago|of|a day|notice))",
        senses.past_day,
        "24|twenty-four",
    ),
    _relative(
        "range",
        rf"(?:in|over|during|within|for) the {_PAST} {_NUM} (?P<unit>day|week)s",
        senses.past_span,
        "past|last|previous",
    ),
    _relative("ago", rf"{_SOME}{_NUM} (?P<unit>week|month|year|decade)s? (?:after|since)", senses.ago, "after|since"),
    _relative(
        "ago",
        rf"{_SOME}{_NUM} (?P<unit>hour|day|week|month|year|decade)s? (?:ago|earlier|before|on(?=,| [a-z]))",
        senses.ago,
        "ago|earlier|before| on",
    ),
    _relative(
        "range", rf"(?:in|over|during|within|for) the {_PAST} (?P<hours>48|72) hours", senses.past_hours, "hours"
    ),
    _relative(
        "day",
        r"(?:a few|several|some|a couple of) hours (?:ago|earlier)|(?:an|half an) hour ago"
        r"|(?:\d+|a few|several|some) minutes ago|moments ago|just now|since midnight"
        r"|since the (?:beginning|start) of the (?:current )?day",
        senses.shifted(0),
        "hour|minute|moment|midnight|just now|of the",
    ),
)
_WEEKS_AND_MONTHS = (
    _relative("ago", rf"on this (?:very )?day(?: in)?,? {_SURE_YR}", senses.this_day_in, "on this"),
    _relative(
        "day",
        r"on the (?P<dd>[0-3]?\d)(?:st|nd|rd|th)(?! (?:of|floor|storey|day|anniversary|century|hour|week|month|year|attempt"
        r"|straight|consecutive|person))",
        senses.day_of_month,
        "on the",
    ),
    _relative("range", r"earlier (?:this|in the) week", senses.earlier_this_week, "earlier"),
    _relative(
        "range",
        r"(?:over|at|during|this) (?:the )?(?:past )?weekend(?! of)|last weekend",
        senses.weekend,
        "weekend",
    ),
    _relative("range", r"since the (?:start|beginning) of (?:the|this) week", senses.this_week, "since"),
    _relative(
        "range",
        r"(?:earlier|early|late|later|since the (?:start|beginning) of|earlier in) (?:this|the) month|this month",
        senses.this_month,
        "month",
    ),
    _relative(
        "day",
        r"(?:on )?(?P<feast>christmas eve|christmas(?: day| morning)?|new year's eve|new year's day)",
        senses.feast,
        "christmas|new year",
    ),
    _relative("week", r"(?:late |early )?last week|(?:in )?the (?:past|previous) week", senses.last_week, "week"),
    _relative("week", r"this week", senses.this_week, "this week"),
    _relative("month", r"last month", senses.last_month, "last month"),
    _relative(
        "month",
        rf"(?:(?:in|of|since|by|until|late|early) )?{_MO},? (?:of )?(?P<which>last|this) year",
        senses.month_of_year,
        "last year|this year",
    ),
    _relative("year", r"last year", senses.last_year, "last year"),
)
_ATTACK_BEHIND = (
    r"(?= (?:[\w-]+ ){0,3}(?:attacks?|strikes?|raids?|bombings?|airstrikes?|shellings?|massacres?|siege|battle|blast|explosion"
    r"|invasion|war|ambush|killings?|shooting)\b)"
)
_MONTHS_AND_YEARS = (
    _form("month", rf"(?:in|of|since|during|late|early|mid|until|by|last|mid-) ?{_MO}(?: of)?{_YR}", senses.in_month),
    _form("month", rf"{_MO}(?: of)?,? {_SURE_YR}", senses.in_month, "19|20"),
    _form(
        "year",
        r"(?:in|of|since|during|late|early|mid|from|until|by|back in|the|summer of|spring of|autumn of|winter of) (?:the )?"
        rf"{_SURE_YR}(?!s)",
        senses.in_year,
        "19|20",
    ),
    _form("year", rf"(?:an?|its|their|his|'s) {_SURE_YR}{_ATTACK_BEHIND}", senses.in_year, "19|20"),
)
_FORMS = (
    *_DIGITS,
    *_NIGHTS,
    *_DATES,
    *_WEEKDAYS,
    *_ANNIVERSARIES,
    *_TODAY,
    *_DAYS_AROUND,
    *_LENGTHS,
    *_WEEKS_AND_MONTHS,
    *_MONTHS_AND_YEARS,
)
