"""Near copies among texts: signatures and groups, against datasketch's MinHash and LSH where that is installed."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from typing import Any

from benchmarks.table import Row, by_turns, cpu

_WORDS = 400
_CHANGED = 8  # words of a copy: it keeps about 82 % of all runs of five words in either text
_SHARE = 0.75


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Texts a second, the share of the copies that is found, and time against datasketch with the same runs and threshold."""
    texts, copies = _texts(given.copies)

    def ours() -> None:
        _found(texts)

    note = f"{_share(_found(texts), copies):.3f} of {len(copies)} copies found"
    yield Row("near copies looked for: texts a second", len(texts) / cpu(ours), note=note)
    try:
        import datasketch
    except ImportError:
        return

    def theirs() -> None:
        _found_by(datasketch, texts)

    share = _share(_found_by(datasketch, texts), copies)
    ratio, note = by_turns(cpu, ours, theirs, min(given.runs, 3))
    yield Row("near copies: geo / datasketch, time", ratio, 1, note=f"{note}; it finds {share:.3f}")


def _texts(n: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Invented texts, every fifth followed by a copy of it with a dateline and some words changed."""
    draw = random.Random(8)
    words = ["".join(draw.choices("aeiourtnslkdm", k=draw.randint(3, 9))) for _ in range(5_000)]
    texts: list[str] = []
    copies = []
    while len(texts) < n:
        text = draw.choices(words, k=_WORDS)
        texts.append(" ".join(text))
        if len(texts) % 5 == 0:
            for place in draw.sample(range(_WORDS), _CHANGED):
                text[place] = draw.choice(words)
            copies.append((len(texts) - 1, len(texts)))
            texts.append("KYIV, Jan 24 - " + " ".join(text))
    return texts, copies


def _found(texts: list[str]) -> set[tuple[int, int]]:
    import numpy as np

    from geo.archive.copies import groups_of, signature

    marks = [np.frombuffer(signature(text) or b"", np.uint32) for text in texts]
    groups = groups_of(np.array(marks))
    return {(int(first), row) for row, first in enumerate(groups) if first != row}


def _found_by(datasketch: Any, texts: list[str]) -> set[tuple[int, int]]:
    lsh = datasketch.MinHashLSH(threshold=_SHARE, num_perm=128)
    found = set()
    for row, text in enumerate(texts):
        words = text.casefold().split()
        mark = datasketch.MinHash(num_perm=128)
        mark.update_batch([" ".join(words[k : k + 5]).encode() for k in range(len(words) - 4)])
        found |= {(first, row) for first in lsh.query(mark)}
        lsh.insert(row, mark)
    return found


def _share(found: set[tuple[int, int]], copies: list[tuple[int, int]]) -> float:
    return len(found & set(copies)) / len(copies)
