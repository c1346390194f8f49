"""Which line ends of a raw text part sentences, and which are only wraps of a paragraph."""

from __future__ import annotations

from geo.patterns import regex

__all__ = ["hard_breaks"]

_OPENS_LINE = regex(
    r"[^\w\s\"'(\[$\u20ac\u00a3&\u2018-\u201e\u00ab\u00bb\u2026.,;:!?%)\]]|\d+[.)]\s|\[?\d\d?:\d\d\b"
)  # a bullet of any kind, a number, a clock time
_MAX_WRAP = 200
_NARROW = 50  # two lines narrower than this are a heading and what stands under it, unless the first is left open
_OPEN_ENDS = frozenset(
    "a an the of in on at to by for from with and or near as its his her their that than , -".split()
)
_TERMINAL = regex(r"[.!?:;][\"')\]]*$")


def hard_breaks(raw: str) -> frozenset[int]:
    r"""Offsets of the line ends that part sentences: all but those within a wrapped paragraph.

    Examples
    --------
    >>> sorted(hard_breaks("Sumy was hit by\na drone.\n\nNobody was hurt."))
    [24]
    """
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
