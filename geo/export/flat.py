"""A record in, a row of plain cells out, and back: for formats that have no lists."""

from __future__ import annotations

import json
from collections.abc import Mapping

from geo.export.geojson import json_text
from geo.hints import Any, Final
from geo.records.fields import FIELDS

__all__ = ["COLUMNS", "OFFSET", "SEPARATOR", "WORDS", "columns_of", "flat", "unflat"]

OFFSET: Final = {
    "offset_anchor": "text",
    "offset_anchor_lat": "number",
    "offset_anchor_lon": "number",
    "offset_bearing": "text",
    "offset_distance_km": "number",
}
SEPARATOR = "; "

WORDS: Final = ("weapons", "targets")
_NESTED: Final = tuple(f.name for f in FIELDS if f.kind in ("list", "object") and f.name not in (*WORDS, "offset"))


def _columns() -> dict[str, str]:
    columns: dict[str, str] = {}
    for field in FIELDS:
        columns |= OFFSET if field.name == "offset" else {field.name: field.kind}
    return {name: kind if kind in ("integer", "number") else "text" for name, kind in columns.items()}


COLUMNS: Final = _columns()


def columns_of(records: list[dict[str, Any]]) -> dict[str, str]:
    """Give the columns of a table of flat records and their kinds: ``text integer number``."""
    extra = dict.fromkeys((name for record in records for name in record if name not in COLUMNS), "text")
    return COLUMNS | extra


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record as cells."""
    cells: dict[str, Any] = {}
    for name, value in record.items():
        if name == "offset":
            cells |= {column: (value or {}).get(column.removeprefix("offset_")) for column in OFFSET}
        elif name in WORDS:
            cells[name] = SEPARATOR.join(map(str, value)) or None
        elif name in _NESTED or isinstance(value, (list, dict)):
            cells[name] = json_text(value)
        else:
            cells[name] = value
    return cells


def unflat(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Give the record back that `flat` made cells of."""
    record = {name: value for name, value in cells.items() if name not in OFFSET}
    offset = {column.removeprefix("offset_"): cells.get(column) for column in OFFSET}
    record["offset"] = offset if offset["anchor"] is not None else None
    for name in WORDS:
        if isinstance(record.get(name), str):
            record[name] = record[name].split(SEPARATOR)
    for name in _NESTED:
        if isinstance(record.get(name), str):
            record[name] = json.loads(record[name])
    return record
