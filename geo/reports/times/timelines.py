"""Timelines: lines that are nothing but a date, each the day of the paragraphs below it."""

from __future__ import annotations

from datetime import date

from geo.lean import replace
from geo.model import Day
from geo.patterns import regex
from geo.reports.text.clean import CleanText, Sentence
from geo.reports.times.days import WEEKDAYS
from geo.reports.times.find import Time, find_times

__all__ = ["dated_lines"]

_LINE_CHARS = 40
_PROSE_CHARS = 60
_FEWEST = 2
_WORDS = regex(r"[^\W_]+")
_DIGIT = regex(r"\d")
_DATES = ("day", "range", "month", "iso")  # kinds of times


def dated_lines(text: CleanText, published: date | None) -> dict[int, Day]:
    """The lines of a document that are only a date with running text below: number of the sentence -> its day.

    Parameters
    ----------
    text : CleanText
        A whole document.
    published : date or None
        When it was written.

    Returns
    -------
    dict
        Empty where fewer than two days head paragraphs: a single one is the date of the page.
    """
    out: dict[int, Day] = {}
    for sentence, below in zip(text.sentences, text.sentences[1:], strict=False):
        if len(sentence.text) > _LINE_CHARS or not _DIGIT.search(sentence.text) or below.line == sentence.line:
            continue
        time = _only_date(sentence, published)
        if time is not None and _is_prose(below):
            out[sentence.index] = replace(time.day, half=None)
    return out if len({(day.first, day.last) for day in out.values()}) >= _FEWEST else {}


def _only_date(sentence: Sentence, published: date | None) -> Time | None:
    """The date that a line consists of, but for its weekday."""
    times = [t for t in find_times(sentence.low, published) if t.kind in _DATES]
    if len(times) != 1 or (published and times[0].day.first > published):
        return None
    rest = _WORDS.findall(sentence.low[: times[0].start] + " " + sentence.low[times[0].end :])
    return times[0] if all(word in WEEKDAYS for word in rest) else None


def _is_prose(sentence: Sentence) -> bool:
    return len(sentence.text) >= _PROSE_CHARS and sentence.text.rstrip("\"\u201d')")[-1:] in (".", "!", "?")
