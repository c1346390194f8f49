"""Files of events in, checked records out: ``.geojson .jsonl .parquet``, as written here or edited since."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from geo.documents.paths import is_address
from geo.errors import SchemaError
from geo.export.flat import unflat
from geo.hints import Any, Final
from geo.records import SCHEMA_VERSION, normal_record
from geo.records.fields import EXTRA_FIELDS, FIELDS, Field

__all__ = ["holds_events", "read_events"]

READABLE: Final = (".geojson", ".jsonl", ".parquet")

_REQUIRED: Final = ("id", "type", "occurrence", "verification")
_MADE_BY: Final = ("generator", "data_version")
_HEAD = 65_536
_WGS84: Final = ("CRS84", "4326")


def holds_events(path: str | Path) -> bool:
    """Say whether a file holds events rather than articles: by its suffix, or its first record's ``schema_version``."""
    suffix = Path(path).suffix.lower()
    if is_address(str(path)):
        return False
    if suffix in (".geojson", ".parquet"):
        return True
    if suffix not in (".jsonl", ".json") or not Path(path).is_file():
        return False
    with Path(path).open("rb") as file:
        first = file.readline(_HEAD * 16)
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return b'"FeatureCollection"' in first[:_HEAD] and b'"schema_version"' in first[:_HEAD]
    return isinstance(record, dict) and "schema_version" in record


def read_events(path: str | Path) -> list[dict[str, Any]]:
    """Read events from a file that `write_events` wrote, or an analyst edited.

    Properties that the schema does not know are kept, optional ones that are missing become None.

    Raises
    ------
    SchemaError
        The file is not of the schema; the message names the line or feature.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "events.jsonl"
    >>> line = '{"id": "a", "type": "strike", "occurrence": "occurred", "verification": "claimed", "note": "mine"}'
    >>> _ = path.write_text(line)
    >>> read_events(path)[0]["note"]
    'mine'
    """
    suffix = Path(path).suffix.lower()
    try:
        if suffix == ".parquet":
            rows = _parquet(path)
        elif suffix == ".jsonl":
            rows = _lines(path)
        else:
            rows = _features(path)
        return [_checked(row, where) for where, row in rows]
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error


def _features(path: str | Path) -> Iterator[tuple[str, dict[str, Any]]]:
    collection = _parsed(Path(path).read_bytes(), str(path))
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise SchemaError(f"{path}: not a GeoJSON feature collection; give one that geo events wrote")
    _check_version(collection.get("schema_version"), str(path))
    crs = json.dumps(collection.get("crs"))
    if crs != "null" and not any(name in crs for name in _WGS84):
        raise SchemaError(f"{path}: coordinates in another CRS {crs[:80]}; save it in EPSG:4326")
    for number, feature in enumerate(collection["features"], 1):
        where = f"{path}: feature {number}"
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            raise SchemaError(f"{where}: no properties; give those of an event")
        yield where, {**feature["properties"], **_position(feature.get("geometry"), where)}


def _position(geometry: Any, where: str) -> dict[str, Any]:
    if geometry is None:
        return {"lat": None, "lon": None}
    try:
        kind, position = geometry["type"], geometry["coordinates"]
        if kind != "Point":
            raise SchemaError(f"{where}: geometry {kind}; give a Point, or null")
        return {"lat": float(position[1]), "lon": float(position[0])}
    except (KeyError, IndexError, TypeError, ValueError) as error:
        if isinstance(error, SchemaError):
            raise
        raise SchemaError(f"{where}: geometry {str(geometry)[:60]} is not a Point; write [lon, lat]") from error


def _lines(path: str | Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            where = f"{path}:{number}"
            if not line.strip():
                continue
            record = _parsed(line, where)
            if not isinstance(record, dict):
                raise SchemaError(f"{where}: not an object; write one event a line")
            yield where, record


def _parquet(path: str | Path) -> Iterator[tuple[str, dict[str, Any]]]:
    import geopandas as gpd
    import pyarrow as pa

    from geo.errors import BoundaryError
    from geo.frames import records_from_frame

    try:
        frame = gpd.read_parquet(path)
        rows = records_from_frame(frame)
    except (ValueError, TypeError, pa.ArrowException, BoundaryError) as error:
        raise SchemaError(
            f"{path}: not a GeoParquet file of events ({error}); give one that geo events wrote"
        ) from error
    for number, row in enumerate(rows, 1):
        cells = {name: value for name, value in row.items() if value not in (None, [], {}) or name in ("lat", "lon")}
        yield f"{path}: row {number}", unflat(cells)


def _parsed(data: bytes, where: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"{where}: not JSON ({error}); mend it, or write it again with geo events") from error


def _checked(row: Mapping[str, Any], where: str) -> dict[str, Any]:
    record = {name: _from_editor(value, name) for name, value in row.items() if name not in _MADE_BY}
    _check_version(record.get("schema_version"), where)
    missing = [name for name in _REQUIRED if record.get(name) is None]
    if missing:
        raise SchemaError(f"{where}: event lacks {', '.join(missing)}; an event has at least {', '.join(_REQUIRED)}")
    record = normal_record(record)
    for field in (*FIELDS, *EXTRA_FIELDS):
        _check(record.get(field.name), field, where)
    _check_position(record, where)
    return record | {"count_scope": record["count_scope"] or "event"}


_LISTED: Final = {field.name: field.kind for field in (*FIELDS, *EXTRA_FIELDS) if field.kind in ("list", "object")}
_COUNT_PAIRS: Final = (("killed_low", "killed_high"), ("injured_low", "injured_high"))


def _from_editor(value: Any, name: str) -> Any:
    """Make lists and objects again of those that a GIS program saved as JSON text, or pandas as Python's."""
    if name not in _LISTED or not isinstance(value, str):
        return value
    from ast import literal_eval

    for read in (json.loads, literal_eval):
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            return read(value)
    return value or None


_TYPES: Final[dict[str, type | tuple[type, ...]]] = {
    "text": str,
    "integer": int,
    "number": (int, float),
    "list": list,
    "object": dict,
}


def _check(value: Any, field: Field, where: str) -> None:
    if value is None:
        return
    if not isinstance(value, _TYPES[field.kind]) or isinstance(value, bool):
        raise SchemaError(f"{where}: {field.name} {str(value)[:40]!r} is not {field.kind}; write one, or null")
    if isinstance(value, int) and value < 0:
        raise SchemaError(f"{where}: {field.name} {value} is under 0; write a count, or null for unknown")
    if field.values and value not in field.values:
        raise SchemaError(f"{where}: {field.name} {value!r} is not known; write one of {', '.join(field.values)}")


def _check_position(record: Mapping[str, Any], where: str) -> None:
    lat, lon = record["lat"], record["lon"]
    if (lat is None) != (lon is None):
        raise SchemaError(f"{where}: lat {lat}, lon {lon}: give both, or neither")
    if lat is not None and not (math.fabs(lat) <= 90 and math.fabs(lon) <= 180):
        raise SchemaError(f"{where}: lat {lat}, lon {lon} out of range; is the order swapped?")
    for low, high in _COUNT_PAIRS:
        if record[low] is not None and record[high] is not None and record[low] > record[high]:
            raise SchemaError(f"{where}: {low} {record[low]} is over {high} {record[high]}; swap them")


def _check_version(version: Any, where: str) -> None:
    if version is not None and str(version).split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise SchemaError(
            f"{where}: schema_version {version}, this package reads {SCHEMA_VERSION}; write it again with geo events"
        )
