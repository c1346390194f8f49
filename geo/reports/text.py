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

__all__ = ["CleanText", "Sentence", "Token", "clean", "without_months", "word_at"]

_DIRTY = regex(
    r"[\s\x00-\x1f\x7f\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+|[\u2018\u2019\u201a\u201b\u02bc\u201c\u201d\u201e\u201f\u00ab\u00bb\u2010-\u2015\u2212]"
)
_AS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "\u2013"),
}
_INVISIBLE = regex(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_TERMINAL = regex(r"[.!?:;][\"')\]]*$")
_END = regex(
    r"[.!?]+[\"')\]]*(?= )|\n"
    r"|(?<=[a-z\d][a-z\d%)])[.!?]+[\"')\]]*(?=[\"'(]*[A-Z][a-z]+[ ,'])"  # "said.The": the blank was lost with the markup
)
_TOKEN = regex(r"\d+(?:st|nd|rd|th)\b|\d[\d,.]*\d|\d|(?:[A-Za-z]\.){2,}|'s\b|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s]")
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
_BEFORE_MONTH = frozenset("in of since until till early late mid by during this last next from through".split())
_OPENS_LINE = regex(
    r"[^\w\s\"'(\[$\u20ac\u00a3&\u2018-\u201e\u00ab\u00bb\u2026.,;:!?%)\]]|\d+[.)]\s|\[?\d\d?:\d\d\b"
)  # a bullet of any kind, a number, a clock time
_MAX_WRAP = 200
_LAST_WORD = regex(r"[\w.'-]*$")
_FIRST_WORD = regex(r"[\w']+")
_INITIALS = regex(r"[a-z]|(?:[a-z]\.)+[a-z]")
_NARROW = 50  # two lines narrower than this are a heading and what stands under it, unless the first is left open
_OPEN_ENDS = frozenset(
    "a an the of in on at to by for from with and or near as its his her their that than , -".split()
)
_MAX_SENTENCE = 1500


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
        return tuple(_sentences(self.text))


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
    hard = _hard_breaks(raw)
    parts: list[str] = []
    at_clean, at_raw = [0], [0]
    size = done = 0
    for match in _DIRTY.finditer(raw):
        if match[0] == " ":
            continue
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


def _replacement(match: re.Match[str], hard: frozenset[int], *, at_edge: bool) -> str:
    run = match[0]
    if run in _AS:
        return _AS[run]
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


def _hard_breaks(raw: str) -> frozenset[int]:
    """Offsets of the line ends that part sentences: all but those within a wrapped paragraph."""
    hard: set[int] = set()
    block: list[tuple[int, str]] = []
    at = 0
    for line in raw.splitlines(keepends=True):
        body = line.strip()
        if body:
            block.append((at + len(line.rstrip("\r\n\u2028\u2029\x0b\x0c\x85\x1c\x1d\x1e")), body))
        else:
            hard.update(_block_breaks(block))
            if block:
                hard.add(block[-1][0])
            block = []
        at += len(line)
    hard.update(_block_breaks(block))
    return frozenset(hard)


def _block_breaks(block: list[tuple[int, str]]) -> list[int]:
    bodies = [body for _, body in block]
    width = max(map(len, bodies), default=0)
    wrapped = _is_wrapped(bodies, width)
    pairs = zip(block, bodies[1:], strict=False)
    return [at for (at, body), after in pairs if not _wraps(body, after, width, wrapped=wrapped)]


def _is_wrapped(bodies: list[str], width: int) -> bool:
    """Whether most lines are as long as could be: those of a list or a menu end where their item does."""
    pairs = [(a, b) for a, b in zip(bodies, bodies[1:], strict=False) if not _TERMINAL.search(a)]
    if len(pairs) == 1 and len(bodies) == 2 and width < _NARROW and not pairs[0][1][0].islower():
        return pairs[0][0].rsplit(None, 1)[-1].lower() in _OPEN_ENDS
    if len(pairs) > 2 and all(b[0].isupper() for _, b in pairs) and not all(map(str.isupper, bodies)):
        return False  # every line begins with a capital: items
    return 2 * sum(_is_full(a, b, width) for a, b in pairs) > len(pairs)


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


def _wraps(line: str, after: str, width: int, *, wrapped: bool) -> bool:
    """True where the line end is only a wrap: the next word would not have fitted, or goes on in lower case."""
    if _OPENS_LINE.match(after):
        return False
    if after[0].islower():
        return True
    return wrapped and width <= _MAX_WRAP and not _TERMINAL.search(line) and _is_full(line, after, width)


def _sentences(text: str) -> list[Sentence]:
    found: list[Sentence] = []
    start = line = 0

    def put(end: int) -> None:
        nonlocal start
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            found.append(Sentence(len(found), line, start, end, text[start:end]))
        start = end

    tag = _TAG.search(text, 0, _TAG_CHARS)
    if tag:
        line = text.count("\n", 0, tag.end())
        put(tag.end())
    for match in _END.finditer(text, start):
        if match[0] == "\n":
            put(match.start())
            start = match.end()
            line += 1
        elif _is_end(text, match) or match.end() - start > _MAX_SENTENCE:
            put(match.end())
    put(len(text))
    return found


def _is_end(text: str, match: re.Match[str]) -> bool:
    after = match.end()
    while after < len(text) and text[after] in "\"'([\u2013 ":
        after += 1
    if after >= len(text):
        return True
    following = text[after]
    if following.islower():
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
