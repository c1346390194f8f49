"""Reports in, how many outlets tell of it out: the same wire text counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from zlib import crc32

from geo.fusion.agree import plain
from geo.model import Report
from geo.patterns import regex

__all__ = ["count_outlets", "is_copy", "sketch"]

_COPY_SHARE = 0.7
_WORD = regex(r"\w+")
_COPY_SHINGLES = 8
_SKETCH = 32  # hashes that stand for a text
_SKETCH_LEAST = 12  # runs of words: a shorter text is not told from chance
_SKETCH_SHARE = 0.6  # of 32 hashes; of copies that share three quarters of their words' runs, 98 of 100 reach it


def count_outlets(reports: Sequence[Report]) -> int:
    """Count distinct outlets; a document without one is its own, and the same wire text counts once."""
    outlets: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        outlets[plain(report.source.source) if report.source.source else f"#{report.source.id}"].append(report)
    distinct: list[tuple[list[frozenset[str]], list[frozenset[str]]]] = []
    for name in sorted(outlets):
        wordings = [_shingles(report) for report in outlets[name]]
        texts = [_hashes(wire) for wire in sorted({r.source.wire for r in outlets[name] if r.source.wire})]
        host = next((d for d in distinct if _any(_same_text, texts, d[1]) or _any(_alike, wordings, d[0])), None)
        if host is None:
            distinct.append((wordings, texts))
        else:
            host[0].extend(wordings)
            host[1].extend(texts)
    return len(distinct)


def sketch(text: str) -> str | None:
    """Give the least hashes of a text's runs of five words, by which copies of it are known; None for a few words.

    Examples
    --------
    >>> story = "The council met on Thursday to speak of the budget for schools and of the bridge over the river."
    >>> _same_text(_hashes(sketch(story)), _hashes(sketch("KYIV, Jan 24 - " + story)))
    True
    """
    words = _WORD.findall(text.casefold())
    fives = zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)
    runs = set(map(crc32, map(str.encode, map(" ".join, fives))))
    if len(runs) < _SKETCH_LEAST:
        return None
    return "".join(f"{run:08x}" for run in sorted(runs)[:_SKETCH])


def is_copy(a: Report, b: Report) -> bool:
    """Say whether two reports quote the same wire text, but for a dateline or a cut."""
    return _alike(_shingles(a), _shingles(b))


def _shingles(report: Report) -> frozenset[str]:
    """Runs of five words of what a report quotes."""
    words = _WORD.findall(" ".join(dict.fromkeys(e.quote for e in report.evidence)).casefold())
    return frozenset(" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4)))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    smaller = min(len(a), len(b))
    return len(a & b) >= _COPY_SHARE * smaller and (smaller >= _COPY_SHINGLES or a == b)


def _any(
    alike: Callable[[frozenset[str], frozenset[str]], bool], some: list[frozenset[str]], others: list[frozenset[str]]
) -> bool:
    return any(alike(a, b) for a in some for b in others)


def _hashes(wire: str | None) -> frozenset[str]:
    return frozenset(wire[i : i + 8] for i in range(0, len(wire), 8)) if wire else frozenset()


def _same_text(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two texts share most of their runs of words, as the least hashes of both together tell it (bottom-k)."""
    least = sorted(a | b)[: min(_SKETCH, max(len(a), len(b)))]
    return sum(h in a and h in b for h in least) >= _SKETCH_SHARE * len(least)
