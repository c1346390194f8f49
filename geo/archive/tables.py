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

from geo.export.flat import COLUMNS, OFFSET, SEPARATOR, WORDS, flat
from geo.records import versions
from geo.records.fields import FIELDS, REPORT_FIELD, Field

__all__ = [
    "column",
    "event_table",
    "give_back",
    "parquet_bytes",
    "plain_table",
    "read_parquet",
    "records_of",
    "row_count",
    "values_of",
]

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

    types = {"integer": "int64", "number": "float64", "text": "string"}
    rows = [flat(record) for record in records]
    kinds = dict(COLUMNS)
    if any(REPORT_FIELD.name in record for record in records):
        kinds[REPORT_FIELD.name] = "text"
    columns: dict[str, Any] = {
        name: column((row.get(name) for row in rows), types[kind]) for name, kind in kinds.items()
    }
    columns |= extra or {}
    points = [(record["lon"], record["lat"]) for record in records]
    columns["geometry"] = column((_wkb(*point) for point in points), "binary")
    columns["bbox"] = _boxes(points)
    made_by = {name.encode(): value.encode() for name, value in versions().items()}
    return pa.table(columns).replace_schema_metadata({b"geo": _geo_metadata(), **made_by})


def parquet_bytes(table: Any) -> bytes:
    """Give a table as the bytes of a Parquet file; the same table, the same bytes."""
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd", row_group_size=_ROWS)
    return buffer.getvalue()


def give_back() -> None:
    """Give the system the memory that Arrow keeps to write the next table: until then a process reads for seconds."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def read_parquet(file: IO[bytes], *, columns: list[str] | None = None, filters: Any = None) -> Any:
    """Read a table, or some of its columns and rows."""
    import pyarrow.parquet as pq

    with file:
        if filters is not None:
            return pq.read_table(file, columns=columns, filters=filters, use_threads=False)
        return pq.ParquetFile(file).read(columns=columns, use_threads=False)  # which does without loading pandas


def row_count(file: IO[bytes]) -> int:
    """Give the number of rows of a Parquet file."""
    import pyarrow.parquet as pq

    with file:
        return int(pq.ParquetFile(file).metadata.num_rows)


def records_of(table: Any) -> list[dict[str, Any]]:
    """Give the rows of a table that `event_table` made as the records that it was made of."""
    columns: dict[str, list[Any]] = {}
    for field in (*FIELDS, REPORT_FIELD):
        if field.name == "offset":
            columns[field.name] = _offsets(table)
        elif field.name in table.column_names:
            values = table[field.name].to_pylist()
            columns[field.name] = (
                values if field.kind not in ("list", "object") else [_nested(v, field) for v in values]
            )
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _nested(value: str | None, field: Field) -> Any:
    if field.name in WORDS:
        return value.split(SEPARATOR) if value else []
    return json.loads(value) if value else {} if field.kind == "object" else []


def _offsets(table: Any) -> list[dict[str, Any] | None]:
    names = [name.removeprefix("offset_") for name in OFFSET]
    rows = zip(*(table[name].to_pylist() for name in OFFSET), strict=True)
    return [dict(zip(names, row, strict=True)) if row[0] is not None else None for row in rows]


def _wkb(lon: float | None, lat: float | None) -> bytes | None:
    return None if lat is None or lon is None else struct.pack("<BIdd", 1, 1, lon, lat)


def _boxes(points: list[tuple[float | None, float | None]]) -> Any:
    import pyarrow as pa

    sides = {"xmin": 0, "ymin": 1, "xmax": 0, "ymax": 1}
    arrays = [column((point[axis] for point in points), "float64") for axis in sides.values()]
    kind = pa.struct([(name, pa.float64()) for name in sides])
    return pa.Array.from_buffers(kind, len(points), [arrays[0].buffers()[0]], children=arrays)


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


def column(values: Iterable[Any], kind: str) -> Any:
    """Give values, None among them, as an array of Arrow: ``string binary int32 int64 float64``.

    It is made of its buffers: ``pyarrow.array`` would load pandas, which takes longer than all else at the start of a process.
    """
    import numpy as np
    import pyarrow as pa

    listed = values.tolist() if isinstance(values, np.ndarray) else list(values)
    known = np.array([value is not None for value in listed], dtype=bool)
    buffers = [None if known.all() else pa.py_buffer(np.packbits(known, bitorder="little"))]
    if kind in ("string", "binary"):
        data = [value.encode() if isinstance(value, str) else value or b"" for value in listed]
        ends = np.zeros(len(data) + 1, dtype=np.int32)
        np.cumsum([len(part) for part in data], out=ends[1:])
        buffers += [pa.py_buffer(ends), pa.py_buffer(b"".join(data))]
    else:
        buffers.append(pa.py_buffer(np.array([0 if value is None else value for value in listed], dtype=kind)))
    return pa.Array.from_buffers(getattr(pa, kind)(), len(listed), buffers)


def values_of(table: Any, name: str) -> Any:
    """Give a column without nulls as an array of numpy, of objects where it is text; by its buffers, as in `column`."""
    import numpy as np

    chunked = table[name]
    kind = str(chunked.type)
    if kind == "string":
        return np.array(chunked.to_pylist(), dtype=object)
    parts = [np.frombuffer(c.buffers()[1], kind)[c.offset : c.offset + len(c)] for c in chunked.chunks if len(c)]
    return np.concatenate(parts) if parts else np.empty(0, kind)


def plain_table(columns: Mapping[str, tuple[str, Iterable[Any]]]) -> Any:
    """Give columns, each with the name of its type, as a table."""
    import pyarrow as pa

    return pa.table({name: column(values, kind) for name, (kind, values) in columns.items()})
