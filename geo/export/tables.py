"""Records in, tables out: CSV as text; GeoParquet and GeoPackage through geopandas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from geo.export.flat import columns_of, flat
from geo.export.hxl import hxl_tags
from geo.hints import TYPE_CHECKING, Any, Final
from geo.patterns import regex
from geo.records import versions

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["csv_text", "write_geopackage", "write_geoparquet"]

# what a spreadsheet would run, also behind blanks and in full width (OWASP, "CSV injection")
_FORMULA: Final = regex(r"[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|[\t\r\n]")
_CONTROL: Final = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def csv_text(records: list[dict[str, Any]], *, layout: str = "geo", hxl: bool = False) -> Iterator[str]:
    """Give the lines of a CSV file, the head first; text that a spreadsheet would run begins with an apostrophe.

    ``layout`` is ``geo``, ``ucdp`` or ``acled``; with ``hxl`` a row of hashtags follows the head.
    """
    import csv

    columns, rows = _table(records, layout)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(map(_cell, columns))
    if hxl:
        writer.writerow(hxl_tags(columns, layout=layout))
    for row in rows:
        writer.writerow(_cell(row.get(name)) for name in columns)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _table(records: list[dict[str, Any]], layout: str) -> tuple[Iterable[str], list[dict[str, Any]]]:
    if layout == "geo":
        rows = _rows(records)
        return columns_of(rows) | dict.fromkeys(versions(), "text"), rows
    from geo.export.layouts import rows_in

    names, rows = rows_in(records, layout)
    return (*names, *versions()), [row | versions() for row in rows]


def write_geoparquet(records: list[dict[str, Any]], path: Path) -> None:
    """Write GeoParquet."""
    _frame(records).to_parquet(path, index=False, compression="zstd")


def write_geopackage(records: list[dict[str, Any]], path: Path) -> None:
    """Write a GeoPackage with one layer, ``events``."""
    path.unlink(missing_ok=True)
    try:
        _frame(records).to_file(path, driver="GPKG", layer="events", geometry_type="Point", engine="pyogrio")
    except RuntimeError as error:  # what pyogrio makes of a full disk
        raise OSError(str(error)[:200]) from error  # it may go on with a statement of SQL


def _rows(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [flat(record) | versions() for record in records]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    text = _CONTROL.sub("\ufffd", str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _frame(records: list[dict[str, Any]]) -> GeoDataFrame:
    import geopandas as gpd
    import pandas as pd

    rows = _rows(records)
    dtypes: Mapping[str, Any] = {"integer": "Int64", "number": "Float64", "text": "string"}
    columns = columns_of(rows) | dict.fromkeys(versions(), "text")
    table = {
        name: pd.array([_typed(row.get(name), kind) for row in rows], dtype=dtypes[kind])
        for name, kind in columns.items()
    }
    frame = pd.DataFrame(table)
    points = gpd.points_from_xy([r["lon"] for r in records], [r["lat"] for r in records])
    missing = [r["lat"] is None for r in records]
    geometry = gpd.GeoSeries(points, index=frame.index, crs="EPSG:4326").mask(
        pd.Series(missing, index=frame.index, dtype=bool), None
    )
    return gpd.GeoDataFrame(frame, geometry=geometry, crs="EPSG:4326")


def _typed(value: Any, kind: str) -> Any:
    if value is None or kind != "text":
        return value
    return _CONTROL.sub("\ufffd", value) if isinstance(value, str) else str(value)
