"""Events in, what the page reads out: typed columns to draw from, chunks of text to read from.

The columns hold all that drawing and filtering need, a few dozen bytes an event. The
rest (quotes, sources, claims) lies in chunks that the page inflates when a reader opens
an event. Both are gzip in base64: no text is live in the page, and it stays small.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.maps.names import ukrainian_names
from geo.model import BEARINGS
from geo.placement import drawn_as

__all__ = ["PackedEvents", "pack", "pack_events"]

CHUNK = 1000
"""Events in one chunk of text: small enough to open at once, large enough to compress."""

NOT_STATED = -1
NO_DAY = -(2**31)
NO_BEARING = 255

_EPOCH = date(1970, 1, 1).toordinal()

# name, typed array, as numpy says it; wide ones first, so that each stays aligned
_COLUMNS = (
    ("x", "<f4"),
    ("y", "<f4"),
    ("distance", "<f4"),
    ("uncertainty", "<f4"),
    ("first", "<i4"),
    ("last", "<i4"),
    ("killed_low", "<i4"),
    ("killed_high", "<i4"),
    ("injured_low", "<i4"),
    ("injured_high", "<i4"),
    ("place", "<i4"),
    ("sources", "<i4"),
    ("adm1", "<u2"),
    ("adm2", "<u2"),
    ("country", "<u2"),
    ("type", "<u2"),
    ("precision", "<u2"),
    ("occurrence", "<u2"),
    ("verification", "<u2"),
    ("mode", "|u1"),
    ("shared", "|u1"),
    ("bearing", "|u1"),
    ("confidence", "|u1"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedEvents:
    """Events as the page reads them."""

    head: dict[str, Any]
    columns: bytes
    chunks: tuple[bytes, ...]
    countries: frozenset[str]
    units: frozenset[str]
    bounds: tuple[tuple[float, float], tuple[float, float]] | None


def pack(content: bytes | dict[str, Any] | list[Any]) -> str:
    """Give bytes or JSON as gzip in base64; the same content gives the same text."""
    raw = (
        content
        if isinstance(content, bytes)
        else json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    )
    return base64.b64encode(gzip.compress(raw, compresslevel=6, mtime=0)).decode("ascii")


def pack_events(records: Sequence[Mapping[str, Any]]) -> PackedEvents:
    """Pack records of events, newest first as the page lists them.

    Parameters
    ----------
    records : sequence of mappings
        With the properties of an event, ``lat`` and ``lon``.

    Returns
    -------
    PackedEvents
        Head, columns and chunks, and which boundaries the page needs.
    """
    import numpy as np

    ordered = sorted(records, key=_newest_first)
    tables = _Tables()
    rows = [_row(record, tables) for record in ordered]
    columns = {name: np.array([row[k] for row in rows], dtype=dtype) for k, (name, dtype) in enumerate(_COLUMNS)}
    chunks = [_by_columns(ordered[k : k + CHUNK]) for k in range(0, len(ordered), CHUNK)]
    head = {
        "n": len(ordered),
        "chunk": CHUNK,
        "columns": [[name, dtype] for name, dtype in _COLUMNS],
        "tables": tables.lists,
        "read": _read(ordered),
        "names_uk": ukrainian_names(ordered),
        "ids": [str(record.get("id")) for record in ordered],
    }
    return PackedEvents(
        head=head,
        columns=b"".join(column.tobytes() for column in columns.values()),
        chunks=tuple(json.dumps(chunk, ensure_ascii=False, separators=(",", ":")).encode() for chunk in chunks),
        countries=frozenset(code for code in tables.lists["country"] if code),
        units=frozenset(code for code, _ in tables.lists["adm1"] if code),
        bounds=_bounds(ordered),
    )


def _read(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Say what the events were read from: how many texts of how many outlets, published from when to when."""
    sources = [source for record in records for source in record.get("sources") or ()]
    published = [str(source["published"])[:10] for source in sources if _day(source.get("published")) != NO_DAY]
    return {
        "documents": len({source.get("id") for source in sources}),
        "outlets": len({_outlet(source) for source in sources}),
        "published": [min(published, default=None), max(published, default=None)],
    }


def _by_columns(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Turn records into columns, which compress to two thirds; the ids stand in the head already."""
    columns = _transposed(records) or _gathered(records)
    columns.pop("id", None)
    for name, column in columns.items():
        columns[name] = _column(column) if isinstance(column, list) else column
    for name in ("evidence", "claims"):
        _refer(columns.get(name), columns.get("sources"))
    return {"n": len(records), "c": columns}


def _transposed(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Give the columns of records that have the same names in the same order; nothing where they differ."""
    names = list(records[0])
    if any(list(record) != names for record in records):
        return {}
    return dict(zip(names, map(list, zip(*(record.values() for record in records), strict=True)), strict=True))


def _gathered(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Give the columns of records that differ; where only some have a name, these and which they are."""
    columns: dict[str, Any] = {}
    for name in dict.fromkeys(name for record in records for name in record):
        at = [k for k, record in enumerate(records) if name in record]
        values = [records[k][name] for k in at]
        columns[name] = values if len(at) == len(records) else {"at": at, "values": values}
    return columns


def _column(values: list[Any]) -> list[Any] | dict[str, Any]:
    """Turn values that are records, or lists of records, into columns too, where all have the same names."""
    kinds = set(map(type, values))
    if kinds == {list}:
        shape = {"sizes": [len(value) for value in values]}
        items = [item for value in values for item in value]
    elif dict in kinds and kinds <= {dict, type(None)}:
        shape = {"known": [int(value is not None) for value in values]}
        items = [value for value in values if value is not None]
    else:
        return values
    columns = _transposed(items) if items and set(map(type, items)) == {dict} else {}
    return {"n": len(items), **shape, "c": columns} if columns else values


def _refer(pieces: Any, sources: Any) -> None:
    """Put for each document its place among the event's sources, where it stands there: names are long."""
    if not all(isinstance(column, dict) and "sizes" in column for column in (pieces, sources)):
        return
    ids, documents = sources["c"].get("id"), pieces["c"].get("document")
    if ids is None or documents is None or any(not isinstance(document, str) for document in documents):
        return
    at = start = 0
    for size, held in zip(pieces["sizes"], sources["sizes"], strict=True):
        own = ids[start : start + held]
        for k in range(at, at + size):
            if documents[k] in own:
                documents[k] = own.index(documents[k])
        at, start = at + size, start + held


class _Tables:
    """Values that repeat, each kept once and named by its row."""

    def __init__(self) -> None:
        self.lists: dict[str, list[Any]] = {
            name: []
            for name in (
                "type",
                "precision",
                "occurrence",
                "verification",
                "place",
                "country",
                "adm1",
                "adm2",
                "sources",
            )
        }
        self._rows: dict[tuple[str, Any], int] = {}

    def row(self, table: str, value: Any) -> int:
        key = (table, value)
        if key not in self._rows:
            self._rows[key] = len(self.lists[table])
            self.lists[table].append(list(value) if isinstance(value, tuple) else value)
        return self._rows[key]


def _row(record: Mapping[str, Any], tables: _Tables) -> tuple[Any, ...]:
    mode, lat, lon = drawn_as(record)
    offset = record.get("offset") or {}
    x, y = _mercator(lat, lon)
    return (
        x,
        y,
        _number(offset.get("distance_km")),
        _number(record.get("uncertainty_km")),
        _day(record.get("date_start")),
        _day(record.get("date_end")),
        *(_count(record.get(f"{metric}_{end}")) for metric in ("killed", "injured") for end in ("low", "high")),
        tables.row("place", record.get("place") or record.get("place_text")),
        tables.row("sources", tuple(sorted({_outlet(source) for source in record.get("sources") or ()}))),
        tables.row("adm1", (record.get("adm1"), record.get("adm1_name"))),
        tables.row("adm2", record.get("adm2_name")),
        tables.row("country", record.get("country")),
        tables.row("type", record.get("type") or "event"),
        tables.row("precision", record.get("geo_precision")),
        tables.row("occurrence", record.get("occurrence")),
        tables.row("verification", record.get("verification")),
        mode,
        record.get("count_scope") == "shared",
        BEARINGS.index(offset["bearing"]) if offset.get("bearing") in BEARINGS else NO_BEARING,
        round(100 * max(0.0, min(1.0, record.get("confidence") or 0.0))),
    )


def _mercator(lat: float | None, lon: float | None) -> tuple[float, float]:
    """Web Mercator with the world as the unit square, its corner in the north-west."""
    if lat is None or lon is None:
        return math.nan, math.nan
    bounded = math.radians(max(-85.0511, min(85.0511, lat)))
    return lon / 360 + 0.5, 0.5 - math.log(math.tan(math.pi / 4 + bounded / 2)) / (2 * math.pi)


def _bounds(records: Sequence[Mapping[str, Any]]) -> tuple[tuple[float, float], tuple[float, float]] | None:
    drawn = [(lat, lon) for _, lat, lon in map(drawn_as, records) if lat is not None and lon is not None]
    if not drawn:
        return None
    lats, lons = zip(*drawn, strict=True)
    return (min(lats), min(lons)), (max(lats), max(lons))


def _newest_first(record: Mapping[str, Any]) -> tuple[int, str]:
    return -_day(record.get("date_start")), str(record.get("id"))


def _outlet(source: Mapping[str, Any]) -> str:
    return str(source.get("source") or source.get("id") or "")


def _day(value: Any) -> int:
    """Give a day as the page counts it; what is no day, in a file that somebody edited, is unknown."""
    try:
        return date.fromisoformat(str(value)[:10]).toordinal() - _EPOCH
    except ValueError:
        return NO_DAY


def _count(value: Any) -> int:
    return NOT_STATED if value is None else max(0, min(2**31 - 1, int(value)))


def _number(value: Any) -> float:
    return math.nan if value is None else float(value)
