"""Where the sentences of a clean text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.patterns import regex

__all__ = ["sentence_spans"]

_END = regex(
    r"[.!?]+[\"')\]]*(?= )|\n"
    r"|(?<=[a-z\d][a-z\d%)])[.!?]+[\"')\]]*(?=[\"'(]*[A-Z][a-z]+[ ,'])"  # "said.The": the blank was lost with the markup
)
_ABBREVIATIONS = frozenset(
    "incl mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm brig gov sen rep hon rev st mt ft jr sr no nos vs etc inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun approx est dept u.s u.k u.n e.u a.m p.m i.e e.g".split()
)
_STARTERS = frozenset(
    "the a an in on at as it he she they we this that these those but and for from after before when while russia ukraine".split()
)
_ZONES = frozenset(
    "gmt utc est edt cet local moscow kyiv monday tuesday wednesday thursday friday saturday sunday".split()
)
_TAG = regex(r"\[text\] *", re.IGNORECASE)  # "LIMA, 3 JAN 90 (EFE) -- [REPORT] [TEXT] ...": the story begins behind it
_TAG_CHARS = 300
_LISTS_ON = regex(
    r"(?:Among them (?:are|were)|(?:These|They) include) (?:the [a-z]+ of )?[A-Z]"
)  # what was told before
_LAST_WORD = regex(r"[\w.'-]*$")
_FIRST_WORD = regex(r"[\w']+")
_INITIALS = regex(r"[a-z]|(?:[a-z]\.)+[a-z]")
_MAX_SENTENCE = 1500


def sentence_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Line, start and end of each sentence of a clean text, in order.

    Examples
    --------
    >>> list(sentence_spans("Sumy was hit. Nobody was hurt."))
    [(0, 0, 13), (0, 14, 30)]
    """
    for line, start, end in _pieces(text):
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield line, start, end


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """The same with the blanks before them, some of them nothing but blanks."""
    start = line = 0
    if tag := _TAG.search(text, 0, _TAG_CHARS):
        line, start = text.count("\n", 0, tag.end()), tag.end()
        yield line, 0, start
    for match in _END.finditer(text, start):
        if match[0] == "\n":
            yield line, start, match.start()
            start = match.end()
            line += 1
        elif _is_end(text, match) or match.end() - start > _MAX_SENTENCE:
            yield line, start, match.end()
            start = match.end()
    yield line, start, len(text)


def _is_end(text: str, match: re.Match[str]) -> bool:
    after = match.end()
    while after < len(text) and text[after] in "\"'([\u2013 ":
        after += 1
    if after >= len(text):
        return True
    following = text[after]
    if following.islower() or _LISTS_ON.match(text, after):
        return False
    if match[0][0] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
    before = word[0].lower() if word else ""
    if before in _ABBREVIATIONS or _INITIALS.fullmatch(before):
        next_word = _FIRST_WORD.match(text, after)
        if before in ("a.m", "p.m"):
            return next_word is not None and next_word[0].lower() not in _ZONES
        dotted = "." in before
        return bool(dotted and next_word and next_word[0].lower() in _STARTERS)
    return True
