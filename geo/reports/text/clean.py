r"""Raw text -> clean text with a way back, sentences and tokens.

Rules are written against clean text: one space between words, straight quotes, no
invisible characters, ``\\n`` only between lines that are not one wrapped paragraph.
`CleanText.span` leads every finding back to the characters of ``Document.text``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from geo.lean import NamedTuple, cached_property, dataclass, field
from geo.model import Span
from geo.patterns import regex
from geo.reports.text.line_wraps import hard_breaks
from geo.reports.text.sentence_ends import sentence_spans

__all__ = ["CleanText", "Sentence", "Token", "clean", "without_months", "word_at"]

_UNSEEN = r"\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BLOCKS = "p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|figure|figcaption|blockquote|section|article|header|footer|hr"
_TAG = rf"</?(?:{_BLOCKS}|a|b|i|u|s|em|strong|span|img|sup|sub|small|font|time)(?:[ /][^<>]{{0,400}})?>"
_BLOCK = regex(rf"</?(?:{_BLOCKS})\b")
_DIRTY = regex(  # one space between words is clean
    rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]|{_TAG}"
    r"|[\u2018\u2019\u201a\u201b\u02bc\u201c\u201d\u201e\u201f\u00ab\u00bb\u2010-\u2015\u2212]"
)
_AS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "\u2013"),
}
_INVISIBLE = regex(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_TOKEN = regex(r"\d+(?:st|nd|rd|th)\b|\d[\d,.]*\d|\d|(?:[A-Za-z]\.){2,}|'s\b|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s]")
_BEFORE_MONTH = frozenset("in of since until till early late mid by during this last next from through".split())


class Token(NamedTuple):
    """A word, number or mark of clean text; ``low`` is its lower-case form."""

    start: int
    end: int
    text: str
    low: str


_token: Callable[[type[Token], tuple[int, int, str, str]], Token] = tuple.__new__


@dataclass(frozen=True)
class Sentence:
    """A sentence of clean text, ``clean.text[start:end]``."""

    index: int
    line: int
    start: int
    end: int
    text: str

    @cached_property
    def low(self) -> str:
        """The text in lower case, of the same length."""
        return lower(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and marks, with offsets in the clean text."""
        start, text, low = self.start, self.text, self.low
        spans = [m.span() for m in _TOKEN.finditer(text)]
        return tuple([_token(Token, (start + a, start + b, text[a:b], low[a:b])) for a, b in spans])

    @cached_property
    def words(self) -> list[str]:
        """The words and marks in lower case; not to be changed."""
        return [token.low for token in self.tokens]

    def token_from(self, offset: int, *, default: int = 0) -> int:
        """The number of the first token that starts at a clean offset or behind it; ``default`` where none does."""
        return next((k for k, token in enumerate(self.tokens) if token.start >= offset), default)


@dataclass(frozen=True)
class CleanText:
    """Clean text and the way back to the raw one."""

    raw: str
    text: str
    at_clean: list[int] = field(repr=False)
    at_raw: list[int] = field(repr=False)

    def raw_offset(self, offset: int) -> int:
        """The raw offset of a clean one."""
        k = bisect_right(self.at_clean, offset) - 1
        return min(self.at_raw[k] + offset - self.at_clean[k], len(self.raw))

    def clean_offset(self, offset: int) -> int:
        """The clean offset of a raw one."""
        k = bisect_right(self.at_raw, offset) - 1
        clean_end = self.at_clean[k + 1] if k + 1 < len(self.at_clean) else len(self.text)
        return min(self.at_clean[k] + offset - self.at_raw[k], clean_end)

    def span(self, start: int, end: int) -> Span:
        """The raw span of clean ``start:end``, without blanks at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first = self.raw_offset(start)
        last = self.raw_offset(end - 1) + 1 if end > start else first
        return Span(first, max(first, last))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        spans = enumerate(sentence_spans(self.text))
        return tuple([Sentence(k, line, a, b, self.text[a:b]) for k, (line, a, b) in spans])


def word_at(tokens: tuple[Token, ...], i: int) -> str:
    """The lower-case word of token ``i``; "" before the first and behind the last."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def without_months(words: list[str]) -> list[str]:
    """The words but for the month of May, which is no "may".

    Examples
    --------
    >>> without_months(["in", "may", "they", "may", "come"])
    ['in', 'they', 'may', 'come']
    """
    if "may" not in words:
        return words
    return [w for k, w in enumerate(words) if w != "may" or not _is_month(words, k)]


def _is_month(words: list[str], k: int) -> bool:
    before, after = words[k - 1] if k else "", words[k + 1] if k + 1 < len(words) else ""
    return before in _BEFORE_MONTH or before[:1].isdigit() or after[:1].isdigit()


def lower(text: str) -> str:
    """Lower case that keeps every offset."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def clean(raw: str) -> CleanText:
    """Clean a text; see the module's first lines."""
    hard = hard_breaks(raw)
    parts: list[str] = []
    at_clean, at_raw = [0], [0]
    size = done = 0
    for match in _DIRTY.finditer(raw):
        put = _replacement(match, hard, at_edge=match.start() == 0)
        if put == match[0]:
            continue
        parts += (raw[done : match.start()], put)
        size += match.start() - done + len(put)
        done = match.end()
        at_clean.append(size)
        at_raw.append(done)
    parts.append(raw[done:])
    return CleanText(raw, "".join(parts), at_clean, at_raw)


def _is_in_compound(raw: str, at: int) -> bool:
    """ "The Zahle\u2013Baalbek road", "the Lebanon\u2013Israel border": a dash that joins two names."""
    return raw[at - 1 : at].isalpha() and raw[at + 1 : at + 2].isupper()


def _replacement(match: re.Match[str], hard: frozenset[int], *, at_edge: bool) -> str:
    run = match[0]
    if run == "\u2013" and _is_in_compound(match.string, match.start()):
        return "-"
    if run in _AS:
        return _AS[run]
    if run[0] == "<":  # markup that was pasted with the text
        return "\n" if _BLOCK.match(run) else ""
    if at_edge:
        return ""
    visible = _INVISIBLE.sub("", run)
    if not visible:
        return ""
    return (
        "\n"
        if any(match.start() + i in hard for i, c in enumerate(run) if c in "\n\r\u2028\u2029\x0b\x0c\x85")
        else " "
    )
