"""Names and columns in, the files that `geo.gazetteer` maps into memory out; the build and `geo.packs` write with it."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

import marisa_trie

from geo.gazetteer import LAYOUT, MULTI

__all__ = ["texts", "write_columns", "write_names"]


def write_names(entries: Mapping[str, Sequence[int]], folder: Path) -> None:
    """Write ``names.marisa`` and ``names.bin``.

    Parameters
    ----------
    entries : mapping of str to sequence of int
        Folded name -> rows with their flags, the likeliest first.
    folder : Path
        Where to.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as made:
    ...     write_names({"kyiv": [7], "lviv": [1, 2]}, Path(made))
    ...     sorted(path.name for path in Path(made).iterdir())
    ['names.bin', 'names.marisa']
    """
    trie = marisa_trie.Trie(sorted(entries))
    trie.save(str(folder / "names.marisa"))
    first, lists = array("I", bytes(4 * len(entries))), array("I")
    for key in sorted(entries):
        rows = entries[key]
        if len(rows) == 1:
            first[trie[key]] = rows[0]
        else:
            first[trie[key]] = MULTI | len(lists)
            lists.extend([len(rows), *rows])
    (folder / "names.bin").write_bytes(_little(first) + _little(lists or array("I", [0])))


def texts(values: Sequence[str]) -> tuple[array[int], array[int]]:
    """Put texts into two columns: where each begins and the last ends, and their bytes in UTF-8."""
    offsets, data = array("I", [0]), bytearray()
    for value in values:
        data += value.encode()
        offsets.append(len(data))
    return offsets, array("B", bytes(data))


def write_columns(head: Mapping[str, object], columns: Mapping[str, array[int]], path: Path) -> None:
    """Write ``places.bin``: layout number, length of the head, head, columns; each column at a multiple of eight bytes.

    An empty column cannot be mapped, so a column has one value at least.
    """
    sizes = {name: (column.typecode, len(column) * column.itemsize) for name, column in columns.items()}
    layout, start = _place(head, sizes, 0)
    layout, start = _place(head, sizes, start)
    out = bytearray(array("I", [LAYOUT, len(layout)]).tobytes()) + layout
    for name, column in columns.items():
        _, at, _ = json.loads(layout)["columns"][name]
        out += bytes(at - len(out)) + _little(column)
    path.write_bytes(bytes(out))


def _place(head: Mapping[str, object], sizes: Mapping[str, tuple[str, int]], length: int) -> tuple[bytes, int]:
    """Return the head with the columns' places for a head of a given length, padded to it, and the length it needs."""
    at, places = 8 + length, {}
    for name, (form, size) in sizes.items():
        at += -at % 8
        places[name] = (form, at, size)
        at += size
    text = json.dumps({**head, "columns": places}, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return text.ljust(length), max(length, len(text) + 64 * len(sizes))


def _little(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    return column.tobytes()
