"""Records in, GeoParquet out, and back: by pyarrow alone, so that a worker need not load a GIS.

Points are WKB, longitude first; ``bbox`` repeats them as GeoParquet 1.1 wants it, for readers that skip by it.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from geo.export.flat import COLUMNS, flat, unflat
from geo.records import normal_record, versions
from geo.records.fields import REPORT_FIELD

__all__ = ["event_table", "parquet_bytes", "plain_table", "read_parquet", "records_of"]

_ROWS: Final = 1_000  # of a group that a reader can skip


def event_table(records: list[dict[str, Any]], extra: Mapping[str, Any] | None = None) -> Any:
    """Give records as a table of Arrow: the columns of the codebook, ``extra`` arrays, the points.

    Examples
    --------
    >>> from geo.records import normal_record
    >>> table = event_table([normal_record({"id": "a", "type": "strike", "lat": 50.4, "lon": 30.5})])
    >>> records_of(table)[0]["lat"], table.num_rows
    (50.4, 1)
    """
    import pyarrow as pa

    types = {"integer": pa.int64(), "number": pa.float64(), "text": pa.string()}
    rows = [flat(record) for record in records]
    kinds = dict(COLUMNS)
    if any(REPORT_FIELD.name in record for record in records):
        kinds[REPORT_FIELD.name] = "text"
    columns: dict[str, Any] = {
        name: pa.array([row.get(name) for row in rows], types[kind]) for name, kind in kinds.items()
    }
    columns |= extra or {}
    points = [(record["lon"], record["lat"]) for record in records]
    columns["geometry"] = pa.array([_wkb(*point) for point in points], pa.binary())
    box = pa.struct([(name, pa.float64()) for name in ("xmin", "ymin", "xmax", "ymax")])
    columns["bbox"] = pa.array([_box(*point) for point in points], box)
    made_by = {name.encode(): value.encode() for name, value in versions().items()}
    return pa.table(columns).replace_schema_metadata({b"geo": _geo_metadata(), **made_by})


def parquet_bytes(table: Any) -> bytes:
    """Give a table as the bytes of a Parquet file; the same table, the same bytes."""
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd", row_group_size=_ROWS)
    return buffer.getvalue()


def read_parquet(file: IO[bytes], *, columns: list[str] | None = None, filters: Any = None) -> Any:
    """Read a table, or some of its columns and rows."""
    import pyarrow.parquet as pq

    with file:
        return pq.read_table(file, columns=columns, filters=filters, use_threads=False)


def records_of(table: Any) -> list[dict[str, Any]]:
    """Give the rows of a table as records."""
    names = [name for name in table.column_names if name in COLUMNS or name == REPORT_FIELD.name]
    return [normal_record(unflat(_cells(row))) for row in table.select(names).to_pylist()]


def _cells(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None or name in ("lat", "lon")}


def _wkb(lon: float | None, lat: float | None) -> bytes | None:
    return None if lat is None or lon is None else struct.pack("<BIdd", 1, 1, lon, lat)


def _box(lon: float | None, lat: float | None) -> dict[str, float] | None:
    return None if lat is None or lon is None else {"xmin": lon, "ymin": lat, "xmax": lon, "ymax": lat}


@cache
def _geo_metadata() -> bytes:
    column = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "crs": json.loads(Path(__file__).with_name("epsg4326.json").read_text("utf-8")),
        "covering": {"bbox": {side: ["bbox", side] for side in ("xmin", "ymin", "xmax", "ymax")}},
    }
    metadata = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return json.dumps(metadata).encode()


def plain_table(columns: Mapping[str, tuple[str, Iterable[Any]]]) -> Any:
    """Give columns, each with the name of its type, as a table."""
    import pyarrow as pa

    return pa.table({name: pa.array(list(values), kind) for name, (kind, values) in columns.items()})
