"""The line that says where and when a text was written: "LIMA, 3 JAN 90 (EFE) --"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from geo.patterns import regex
from geo.reports.text.clean import Sentence
from geo.reports.times.days import MONTHS, WEEKDAYS, date_or_none
from geo.reports.times.find import Time

__all__ = ["dateline_end", "dateline_lines", "day_written", "is_byline_date"]

_DATELINE = regex(
    r"[A-Z][A-Z .'-]{2,30}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\. ?/[\w .-]{2,30}/\.? ?|"  # "MOSCOW, May 4. /TASS/."
    r"(?:[A-Z][A-Z.' -]{2,40}|[A-Z][\w.' -]{2,40}(?=,? ?(?:\(|\d|[A-Z][a-z]{2,8}\.? \d)))(?: ?\([^)]{2,40}\))?(?:, [A-Z][\w. ]{1,30}){0,2},? ?"
    r"(?:\d{1,2} [A-Za-z]{3,9}\.?(?: \d{2,4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? ?(?:\([^)]{2,40}\))? ?(?:--|-|\u2013) "
)
_WRITTEN = regex(
    r"\b([0-3]?\d) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?'?((?:19|20)?\d\d)\b(?= ?(?:\(|--|\u2013|-|\[))"
)
_WRITTEN_CHARS = 160
_SAID_ON = regex(
    r"(?i)\b(?:said|say|told \w+|reported|announced|confirmed|killed|hit|struck|attacked)(?: (?:early|late))?(?: on)? "
    r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_LEAD_CHARS = 700
_TURN_OF_CENTURY = 40
_STAMP_CHARS = 60
_AFTER_STAMP = regex(r"[*_]*\s*[-\u2013|:]|\s*\d\d\b|[^\w]*$|\s*\(|\s*[-\u2013|:]|\s*,?\s*\d\d:\d\d|\s*/|\s*\)")
_LETTERS = regex(r"[^\W\d_]+")
_STAMP_LEADS = frozenset("date published updated posted by".split())
_STAMP_WORDS = frozenset("date published updated posted by on of and de el la".split())


_CITY_LINE = regex(r"[A-Z][A-Z .'-]{2,30}, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}$")  # "BOGOTA, Colombia"
_ONE_NAME = regex(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}$")
_DATE_LINE = regex(r"(?:[A-Z][a-z]{2,8},? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),? \d{4}\b")
_HEAD = 20  # sentences and lines before the story


def dateline_lines(sentences: Sequence[Sentence]) -> frozenset[int]:
    r"""The lines above a story that only say where it was written: "BOGOTA, Colombia"; "Jakarta" over "Fri, March 3, 2023".

    Examples
    --------
    >>> from geo.reports.text.clean import clean
    >>> sorted(dateline_lines(clean("Blast in Guayaquil\n\nBOGOTA, Colombia\n\nA bomb went off.").sentences))
    [1]
    """
    head = sentences[:_HEAD]
    dated = [bool(_DATE_LINE.match(after.text)) for after in head[1:]] + [False]
    return frozenset(
        k
        for k, (line, over_date) in enumerate(zip(head, dated, strict=False))
        if _CITY_LINE.match(line.text) or (over_date and _ONE_NAME.match(line.text))
    )


def dateline_end(text: str) -> int:
    """Where the dateline ends that opens a text; 0 where it has none.

    Examples
    --------
    >>> dateline_end("LIMA, 3 Jan (EFE) -- A bomb exploded."), dateline_end("A bomb exploded in Lima.")
    (21, 0)
    """
    match = _DATELINE.match(text)
    return match.end() if match else 0


def day_written(text: str, published: date | None) -> date | None:
    """The day in a dateline at the head of a text, else the day of publication.

    Years of two digits are of the hundred years up to publication, without one of 1940 to 2039.

    Examples
    --------
    >>> day_written("LIMA, 3 JAN 90 (EFE) -- A bomb exploded.", None).isoformat()
    '1990-01-03'
    """
    match = _WRITTEN.search(text[:_WRITTEN_CHARS].lower())
    if match is None:
        return _day_before(text, published) if published else None
    day = date_or_none(_full_year(int(match[3]), published), MONTHS[match[2]], int(match[1]))
    return published if day is None or (published and day > published) else day


def _day_before(text: str, published: date) -> date:
    """The day before publication, where the news is told as of that day alone: "authorities said Wednesday", put out on Thursday."""
    if not _SAID_ON.search(text, 0, _LEAD_CHARS):
        return published
    before = published - timedelta(days=1)
    said = {m[1].lower() for m in _SAID_ON.finditer(text)}
    low = text.lower()
    others = any(word in low for word in ("yesterday", "today", WEEKDAYS[published.weekday()]))
    return before if said == {WEEKDAYS[before.weekday()]} and not others else published


def _full_year(year: int, published: date | None) -> int:
    if year >= 100:
        return year
    if published is None:
        return year + (2000 if year < _TURN_OF_CENTURY else 1900)
    year += published.year // 100 * 100
    return year - 100 if year > published.year else year


def is_byline_date(sentence: Sentence, time: Time) -> bool:
    """True for the date of a dateline or byline: when it was written, not when it happened."""
    if time.start <= 1 and sentence.text[time.end : time.end + 2].startswith(":"):
        return False  # "17 DEC: Port of Odesa struck": an entry of a list
    if sentence.index > 2 or time.kind not in ("day", "iso") or time.start > _STAMP_CHARS:
        return False
    if not any(c.isdigit() for c in sentence.text[time.start : time.end]):
        return False  # "A BOMB EXPLODED IN AYACUCHO YESTERDAY"
    before = _LETTERS.findall(sentence.text[: time.start])
    if not all(w[0].isupper() or w.lower() in _STAMP_WORDS for w in before):
        return False
    after = sentence.text[time.end : time.end + 40]
    return bool(_AFTER_STAMP.match(after)) or any(w.lower() in _STAMP_LEADS for w in before)
