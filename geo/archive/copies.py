"""Texts in, groups of near-duplicates out: wire copies, with or without a dateline, cut or retitled.

A text's signature is one-permutation MinHash (Li, Owen, Zhang 2012) with empty bins filled from their neighbours
(Shrivastava and Li 2014): runs of five words are hashed once, each hash falls into one of 128 bins, and the least of each
bin is kept. The share of equal bins estimates the share of runs that two texts have in common.
"""

from __future__ import annotations

import re
import zlib
from typing import Any, Final

__all__ = ["BINS", "COPY_SHARE", "groups_of", "likeness", "signature"]

COPY_SHARE: Final = 0.75  # of all runs of five words in either text

BINS: Final = 128
_BAND: Final = 4
_RUN: Final = 5
_FEWEST: Final = 12  # runs: a shorter text is not told from chance
_WORD: Final = re.compile(r"\w+")


def signature(text: str) -> bytes | None:
    """Give the signature of a text, 512 bytes; None for a text of a few words.

    Examples
    --------
    >>> story = "The council met on Thursday to speak of the budget for schools and of the bridge over the river."
    >>> likeness(signature(story), signature("KYIV, Jan 24 - " + story)) > 0.7
    True
    """
    import numpy as np

    words = np.array([zlib.crc32(w.encode()) for w in _WORD.findall(text.casefold())], dtype=np.uint64)
    n = len(words) - _RUN + 1
    if n < _FEWEST:
        return None
    runs = np.zeros(n, dtype=np.uint64)
    for k in range(_RUN):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + words[k : k + n]
    runs = _mixed(runs)
    bins = (runs >> np.uint64(57)).astype(np.int64)
    least = np.full(BINS, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(least, bins, runs & np.uint64(0xFFFFFFFF))
    filled = np.flatnonzero(least != np.iinfo(np.uint64).max)
    nearest = filled[np.searchsorted(filled, np.arange(BINS)) % len(filled)]
    distance = ((nearest - np.arange(BINS)) % BINS).astype(np.uint64)
    values = least[nearest] + distance * np.uint64(0x85EBCA6B)
    return values.astype(np.uint32).tobytes()


def likeness(a: bytes | None, b: bytes | None) -> float:
    """Share of the runs of two texts that both have, as their signatures tell it."""
    import numpy as np

    if a is None or b is None:
        return 0.0
    return float(np.mean(np.frombuffer(a, np.uint32) == np.frombuffer(b, np.uint32)))


def groups_of(signatures: Any) -> Any:
    """Give for each text the first of its group; a text like no other is a group of its own.

    Parameters
    ----------
    signatures : array of uint32, shape (texts, 128)
        Of texts that have one.

    Returns
    -------
    array of int64, shape (texts,)
        Row of the first text of the group.

    Notes
    -----
    Texts that agree in four bins of any of 32 bands are compared; of two that share 75 % of their runs, 1 - (1 - 0.75 **
    4) ** 32, that is all but 6 in 100,000, are found. The order of the texts changes no group.
    """
    import numpy as np

    from geo.archive.blocks import connected

    pairs = [_alike(signatures, start) for start in range(0, BINS, _BAND)] if len(signatures) else []
    edges = np.concatenate(pairs) if pairs else np.empty((0, 2), np.int64)
    return connected(len(signatures), edges[:, 0], edges[:, 1])


def _alike(signatures: Any, start: int) -> Any:
    """Pairs that agree in a band and are copies: each text with the first of its bucket, and with the one before it."""
    import numpy as np

    band = np.zeros(len(signatures), dtype=np.uint64)
    for column in range(start, start + _BAND):
        band = _mixed(band * np.uint64(0x100000001B3) + signatures[:, column])
    order = np.argsort(band, kind="stable")
    ranked = band[order]
    same = np.flatnonzero(ranked[1:] == ranked[:-1]) + 1
    begins = np.concatenate([[True], ranked[1:] != ranked[:-1]])
    first = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    pairs = np.concatenate(
        [np.stack([order[same - 1], order[same]], axis=1), np.stack([order[first[same]], order[same]], axis=1)]
    )
    good = [
        np.mean(signatures[some[:, 0]] == signatures[some[:, 1]], axis=1) >= COPY_SHARE
        for some in np.array_split(pairs, len(pairs) // 50_000 + 1)
    ]
    return pairs[np.concatenate(good)]


def _mixed(values: Any) -> Any:
    """The finaliser of splitmix64: every bit of the input changes half of the output's."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
