"""Text -> tokens with offsets: words, possessive endings, numbers, single signs."""

from __future__ import annotations

from geo.patterns import regex

__all__ = ["Tokens", "tokenise", "windows"]

_LETTER = r"[^\W\d_]"
_TOKEN = regex(
    rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b(?!['’]))?"  # U.S., D.C., B.C
    rf"|['’]s\b"
    rf"|{_LETTER}+(?:['’ʼ`](?!s\b){_LETTER}+)*"  # Côte d'Ivoire, Slov’iansk
    rf"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    rf"|[^\w\s]|_"
)
_WINDOW = 100_000


class Tokens:
    """The tokens of ``text[offset:stop]``, as parallel lists."""

    __slots__ = ("ends", "offset", "starts", "stop", "text", "words")

    def __init__(self, text: str, offset: int, stop: int, starts: list[int], ends: list[int], words: list[str]) -> None:
        self.text = text
        self.offset = offset
        self.stop = stop
        self.starts = starts
        self.ends = ends
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, left: int) -> str:
        """Give the white space between a token and the next."""
        return self.text[self.ends[left] : self.starts[left + 1]]


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Split ``text[start:end]``; offsets count from the beginning of ``text``."""
    stop = len(text) if end is None else end
    spans = [found.span() for found in _TOKEN.finditer(text, start, stop)]
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    return Tokens(text, start, stop, starts, ends, [text[a:b] for a, b in spans])


def windows(text: str, size: int = _WINDOW) -> list[tuple[int, int]]:
    """Cut a long text between paragraphs, sentences or words into stretches of about ``size`` characters."""
    cuts = [0]
    while len(text) - cuts[-1] > 2 * size:
        cuts.append(_cut(text, cuts[-1] + size, cuts[-1] + 2 * size))
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _cut(text: str, low: int, high: int) -> int:
    """Where to cut between ``low`` and ``high``: at the best border there is, else at ``high``."""
    for border in ("\n\n", "\n", ". ", " "):
        found = text.find(border, low, high)
        if found >= 0:
            return found
    return high
