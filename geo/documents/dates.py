"""When a document came out: from what its metadata say, or from the furniture at its head; never invented.

A date in running prose is not a publication date, so that a date counts only where it
stands alone, after a label ("Published:"), in a byline or in a dateline. A dateline
without a year stays unknown.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime

from geo.hints import Any, Final
from geo.patterns import regex

__all__ = ["find_dateline", "parse_published"]

FIRST_YEAR, LAST_YEAR = 1900, 2100

# names of months by their first letters, in English, Ukrainian and Russian
_MONTHS: Final = (
    ("jan", "january", "січ", "січня", "янв", "января"),
    ("feb", "february", "лют", "лютого", "фев", "февраля"),
    ("mar", "march", "бер", "березня", "мар", "марта"),
    ("apr", "april", "квіт", "квітня", "апр", "апреля"),
    ("may", "may", "трав", "травня", "мая", "мая"),
    ("jun", "june", "черв", "червня", "июн", "июня"),
    ("jul", "july", "лип", "липня", "июл", "июля"),
    ("aug", "august", "серп", "серпня", "авг", "августа"),
    ("sep", "september", "вер", "вересня", "сен", "сентября", "sept"),
    ("oct", "october", "жовт", "жовтня", "окт", "октября"),
    ("nov", "november", "лист", "листопада", "ноя", "ноября"),
    ("dec", "december", "груд", "грудня", "дек", "декабря"),
)
_MONTH_NUMBER: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_MONTH_STARTS = "|".join(sorted({name[:3] for name in _MONTH_NUMBER}))

_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<d1>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<m1>" + _MONTH + r")\b\.?,?\s+(?P<y1>\d{4})(?!\d)"
    r"|(?P<m2>" + _MONTH + r")\b\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4})(?!\d)"
    r"|(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y3>\d{4})(?!\d)"
    r"|(?P<y4>\d{4})/(?P<m4>\d{1,2})/(?P<d4>\d{1,2})(?!\d))"
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
    r"|(?:понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),?\s+)?"
)
_TIME = (
    r"(?:[T,]?\s*(?:at\s+|о\s+|в\s+)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?"
)
_CLOCK = r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?"
_YEAR_WORD = r"(?:\s*(?:року|року\.|года|г\.|р\.))?"
_LABEL = (
    r"(?:first\s+published|published(?:\s+(?:on|at))?|publication\s+date|posted(?:\s+on)?|date|dated|release\s+date|issued"
    r"|last\s+(?:updated|modified)(?:\s+on)?|updated(?:\s+(?:on|at))?|опубліковано|дата|оновлено|опубликовано|обновлено)"
)
_AGENCY = r"\s*\([^()\n]{2,40}\)"
_CITY = r"[A-ZА-ЯІЇЄҐ][\w.'’ʼ-]*(?:,?\s+[A-ZА-ЯІЇЄҐ][\w.'’ʼ-]*){0,4}"

_FULL = _WEEKDAY + _DATE + _YEAR_WORD + _TIME
_UPDATED: Final = regex(r"\s*(?:last\s+)?(?:updated|modified|оновлено|обновлено)", re.IGNORECASE)

HEAD_CHARACTERS = 1_500
HEAD_LINES = 8


def find_dateline(text: str) -> date | None:
    """Give the day that the head of a text states as its own, or None.

    Examples
    --------
    >>> find_dateline("KYIV, Jan. 24, 2026 (Reuters) - Two people were hurt.")
    datetime.date(2026, 1, 24)
    >>> find_dateline("KYIV, Jan. 24 (Reuters) - Two people were hurt.") is None
    True
    >>> find_dateline("On January 24, 2026, two people were hurt.") is None
    True
    """
    updated = None
    for number, line in enumerate(_head(text)):
        day = _stamped(line, number)
        if day is not None and not _UPDATED.match(line):
            return day
        updated = updated or day
    return updated


def parse_published(value: Any) -> tuple[date | None, datetime | None]:
    """Give the day and, where a time with its zone is stated, the moment in UTC.

    A day that can be read in two ways (03/04/2026) is unknown. Numbers are seconds
    since 1970.

    Examples
    --------
    >>> parse_published("2026-01-24T23:30:00-05:00")[0].isoformat()
    '2026-01-24'
    >>> parse_published("Sat, 24 Jan 2026 08:00:00 +0000")[1].isoformat()
    '2026-01-24T08:00:00+00:00'
    """
    if isinstance(value, datetime):
        return _of_moment(value)
    if isinstance(value, date):
        return value, None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_seconds(value)
    if not isinstance(value, str) or not value.strip():
        return None, None
    text = value.strip()[:100]
    if re.fullmatch(r"\d{9,13}", text):
        return _of_seconds(int(text))
    moment = _iso_moment(text) or _mail_moment(text) or _unix_moment(text)
    if moment is not None:
        return _of_moment(moment)
    found = re.match(_FULL, text, re.IGNORECASE)
    return (_day_of(found), None) if found else (None, None)


# A line that states the day -> what it must begin with. None of these can match a line without a year.
_STAMPS: Final = (
    # "date 2026-01-24 Russian attacks ...", "Published: 24 January 2026", "Posted by Jane Roe on January 24, 2026"
    (
        regex(
            rf"{_LABEL}(?:\s+by\s[^\n.|,]{{2,60}}?)?\s*[:\-–—|]?\s*(?:on\s+|at\s+)?(?:{_CLOCK},?\s+)?{_FULL}",
            re.IGNORECASE,
        ),
        regex(r"first|publi|post|date|release|issued|last|updated|опубл|дата|оновлено|обновлено", re.IGNORECASE),
    ),
    # "2026-01-24", "Saturday, 24 January 2026, 10:15 GMT", "January 24, 2026 | Kyiv", "[2026-01-24 10:00] Drones"
    (
        regex(rf"[\[(]?{_FULL}(?:\s*(?:$|[|•·–—(]|-\s)|[\])])", re.IGNORECASE),
        regex(rf"[\[(]?(?:\d|mon|tue|wed|thu|fri|sat|sun|[пвсчн]|{_MONTH_STARTS})", re.IGNORECASE),
    ),
    # "By Jane Roe | January 24, 2026"
    (regex(rf"by\s[^\n.]{{2,80}}?\s*[|,•·–—-]\s*{_FULL}\s*(?:$|[|•·–—])", re.IGNORECASE), regex(r"[Bb][Yy]\s")),
    (regex(rf"by\s[^\n.]{{2,60}}?\s{_FULL}\s*$", re.IGNORECASE), regex(r"[Bb][Yy]\s")),
    # "KYIV, Jan. 24, 2026 (Reuters) -", "KYIV (Reuters), 24 January 2026 —", "(Reuters) 24 January 2026 -"
    (
        regex(rf"(?:{_CITY}(?:{_AGENCY})?(?:,|\s[-–—]+)\s+|{_AGENCY}\s+)(?i:{_FULL})(?:{_AGENCY})?\s*(?:$|[—–:.-])"),
        regex(r"[A-ZА-ЯІЇЄҐ].*?(?:,|\s[-–—]+)\s|\s*\("),
    ),
)
# Forms that count in the first line alone: further down they are entries of a chronicle.
_FIRST_LINE: Final = (
    # "2026-01-24 Drones hit ...", "24 January 2026: Drones hit ..."
    (regex(r"(?P<iso>\d{4}-\d{2}-\d{2})" + _TIME + r"[:\s]", re.IGNORECASE), regex(r"\d{4}-")),
    (regex(rf"{_FULL}\s*:\s", re.IGNORECASE), regex(r".*\d{4}.*?:\s")),
)
# A headline that ends with its day: "Campaign Assessment, January 24, 2026", "Losses as of 24.01.2026"
_AS_OF = rf"\s(?:as\s+of|станом\s+на|по\s+состоянию\s+на)\s+(?:{_CLOCK},?\s+(?:on\s+)?)?"
_HEADLINE: Final = regex(rf"[^\n.!?]{{3,120}}?(?:[,|–—]\s+|{_AS_OF}){_FULL}\s*$", re.IGNORECASE)
_YEAR: Final = regex(r"\d{4}")


def _head(text: str) -> list[str]:
    lines = text[:HEAD_CHARACTERS].lstrip("\ufeff").split("\n")
    return [line.strip(" \t\r*_#>") for line in lines if line.strip(" \t\r*_#>-")][:HEAD_LINES]


def _stamped(line: str, number: int) -> date | None:
    if not _YEAR.search(line):
        return None
    for form, start in _STAMPS + (_FIRST_LINE if number == 0 else ()):
        found = form.match(line) if start.match(line) else None
        if found and (day := _day_of(found)):
            return day
    found = _HEADLINE.match(line) if number < 2 and len(line) <= 160 else None
    return _day_of(found) if found else None


def _day_of(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    if parts.get("iso"):
        year, month, day = map(int, parts["iso"].split("-"))
    elif parts.get("d1"):
        year, month, day = int(parts["y1"]), _MONTH_NUMBER[parts["m1"].lower()], int(parts["d1"])
    elif parts.get("d2"):
        year, month, day = int(parts["y2"]), _MONTH_NUMBER[parts["m2"].lower()], int(parts["d2"])
    elif parts.get("y4"):
        year, month, day = int(parts["y4"]), int(parts["m4"]), int(parts["d4"])
    else:
        year = int(parts["y3"])
        month, day = _numeric(int(parts["a"]), int(parts["b"]), dotted=parts["sep"] == ".")
    return _date(year, month, day)


def _numeric(a: int, b: int, *, dotted: bool) -> tuple[int, int]:
    """Month and day of "24.01." or "01/24/": zeros where it could be either."""
    if dotted or a > 12:
        return b, a
    return (a, b) if b > 12 or a == b else (0, 0)


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso_moment(text: str) -> datetime | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d", text) and not re.fullmatch(r"\d{8}(T\d{4,6}Z?)?", text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail_moment(text: str) -> datetime | None:
    """RFC 822, as feeds write it; a line without a time is left to the other forms."""
    if not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}\s+\d{1,2}:\d{2}", text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None


def _unix_moment(text: str) -> datetime | None:
    """Read "Sat Jan 24 08:00:00 +0000 2026", as programs and social networks write it."""
    if not re.match(r"[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d ", text):
        return None
    for form in ("%a %b %d %H:%M:%S %z %Y", "%a %b %d %H:%M:%S %Y"):
        with suppress(ValueError):
            return datetime.strptime(text, form)
    return None


def _of_moment(moment: datetime) -> tuple[date | None, datetime | None]:
    """Give the day as written there, the moment in UTC; without a zone only the day is known."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None, None
    return moment.date(), moment.astimezone(UTC) if moment.tzinfo else None


def _of_seconds(value: float) -> tuple[date | None, datetime | None]:
    seconds = value / 1000 if abs(value) > 1e11 else value
    if not 1e8 < seconds < 4.2e9:
        return None, None
    return _of_moment(datetime.fromtimestamp(seconds, tz=UTC))
