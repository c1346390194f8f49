"""Reports as columns in, blocks out: which reports may merge, and so must be merged again together.

Two reports of a block are linked by reports whose days overlap and whose key (type and place) is the same; reports of two blocks never
merge (`geo.fusion.Block`). All is by sorting, a million reports in about a second.
"""

from __future__ import annotations

import hashlib
from typing import Any

from geo.fusion import Block

__all__ = ["block_labels", "connected", "key_number"]

_BEYOND = 1 << 23  # more than the days of the calendar


def key_number(block: Block) -> int:
    """Give 63 bits that stand for the key of a block; two keys that share them share a block, which is no error."""
    digest = hashlib.blake2b("\x1f".join(block.key).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def block_labels(key: Any, first: Any, last: Any) -> Any:
    """Give the number of each report's block.

    Parameters
    ----------
    key, first, last : arrays of int64, shape (reports,)
        Of `key_number`, and the ordinals of the days between which others may merge.

    Returns
    -------
    array of int64, shape (reports,)
        Equal for the reports of one block.

    Examples
    --------
    >>> import numpy as np
    >>> key, first, last = np.array([7, 7, 7, 8]), np.array([1, 9, 2, 2]), np.array([3, 9, 4, 4])
    >>> block_labels(key, first, last).tolist()
    [0, 1, 0, 2]
    """
    import numpy as np

    order = np.lexsort((first, key))
    keys, starts, ends = key[order], first[order].astype(np.int64), last[order].astype(np.int64)
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = keys[1:] != keys[:-1]
    lift = np.cumsum(fresh) * _BEYOND  # each key's days lie beyond those of the key before: one pass serves all
    reach = np.maximum.accumulate(ends + lift) - lift
    fresh[1:] |= starts[1:] > reach[:-1]
    labels = np.empty(len(order), dtype=np.int64)
    labels[order] = np.cumsum(fresh) - 1
    return labels


def connected(n: int, a: Any, b: Any) -> Any:
    """Give for each of n nodes the least node that edges a-b lead to.

    Examples
    --------
    >>> import numpy as np
    >>> connected(5, np.array([3, 1]), np.array([1, 4])).tolist()
    [0, 1, 2, 1, 1]
    """
    import numpy as np

    label = np.arange(n)
    while True:
        least = np.minimum(label[a], label[b])
        before = label.copy()
        for ends in (label[a], label[b], a, b):
            np.minimum.at(label, ends, least)
        label = label[label]
        if np.array_equal(label, before):
            return label
