"""Events in, files out and back: GeoJSON, JSON lines, CSV, GeoParquet, GeoPackage, KML.

A file is written beside its place and renamed into it, so that it is whole or not there.
GeoJSON, JSON lines, CSV and KML are written from plain records without any GIS library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from geo.errors import ExportError
from geo.export.atomic import check_place, written
from geo.export.geojson import geojson_text
from geo.export.reading import holds_events, read_events
from geo.export.tables import csv_text, write_geopackage, write_geoparquet
from geo.hints import TYPE_CHECKING, Any, Final
from geo.records import in_order, versions

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = [
    "SUFFIXES",
    "check_writable",
    "events_text",
    "holds_events",
    "read_events",
    "write_events",
    "write_geojson",
    "write_text",
]

Records = Iterable[Mapping[str, Any]]

SUFFIXES: Final = (".geojson", ".jsonl", ".csv", ".parquet", ".gpkg", ".kml")


def write_geojson(frame: GeoDataFrame | Records, path: str | Path) -> None:
    """Write events as GeoJSON (RFC 7946): the same events give the same bytes.

    Parameters
    ----------
    frame : GeoDataFrame or iterable of records
        One row per event, EPSG:4326, from `to_frame`; or records of `event_record`.
    path : str or Path
        Where to. What stands there is replaced only when all is written.

    Raises
    ------
    ExportError
        The place cannot be written.

    Notes
    -----
    Features come by date, type and id, coordinates with six decimals, longitude first; the geometry is null where
    there is no honest point. The collection names schema, package and data versions.

    Examples
    --------
    >>> import json, tempfile
    >>> path = Path(tempfile.mkdtemp()) / "events.geojson"
    >>> write_geojson([{"id": "a", "type": "strike", "lat": 50.45, "lon": 30.52}], path)
    >>> json.loads(path.read_text())["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [30.52, 50.45]}
    """
    write_text(geojson_text(_records(frame)), path)


def write_events(frame: GeoDataFrame | Records, path: str | Path, *, columns: str = "geo", hxl: bool = False) -> None:
    """Write events in the format that the suffix names: one of `SUFFIXES`.

    A CSV file may have the columns of ``ucdp`` or ``acled`` instead, and a row of HXL
    hashtags under its head, which ``.hxl.csv`` asks for too.
    """
    suffix = _suffix(path)
    hxl = hxl or str(path).lower().endswith(".hxl.csv")
    if hxl or columns != "geo":
        if suffix != ".csv":
            raise ExportError(f"{path}: columns of {columns} and HXL tags are for tables; end the name with .csv")
        write_text(csv_text(_records(frame), layout=columns, hxl=hxl), path)
        return
    if suffix in _TEXTS:
        write_text(_TEXTS[suffix](_records(frame)), path)
        return
    writer = write_geoparquet if suffix == ".parquet" else write_geopackage
    with written(path) as beside:
        writer(_records(frame), beside)


def events_text(records: Records, suffix: str = ".geojson") -> Iterator[str]:
    """Give the text of an output piece by piece: for ``.geojson .jsonl .csv .kml``."""
    return _TEXTS[suffix](in_order(records))


def write_text(pieces: Iterable[str], path: str | Path) -> None:
    """Write pieces of text, in UTF-8, whole or not at all."""
    with written(path) as beside, beside.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for piece in pieces:
            file.write(piece)


def check_writable(path: str | Path, *, suffixes: Iterable[str] = SUFFIXES) -> None:
    """Raise `ExportError` if an output cannot be written, before any work is done for it."""
    _suffix(path, tuple(suffixes))
    check_place(path)


def _suffix(path: str | Path, suffixes: tuple[str, ...] = SUFFIXES) -> str:
    suffix = Path(path).suffix.lower()
    if suffix not in suffixes:
        raise ExportError(
            f"{path}: format {suffix or 'without suffix'} is not written; end the name with {' '.join(suffixes)}"
        )
    return suffix


def _records(frame: GeoDataFrame | Records) -> list[dict[str, Any]]:
    if hasattr(frame, "crs"):
        from geo.frames import records_from_frame

        return in_order(records_from_frame(frame))
    return in_order(frame)


def _lines_text(records: list[dict[str, Any]]) -> Iterator[str]:
    from geo.export.geojson import json_text

    for record in records:
        yield json_text(record | versions()) + "\n"


def _kml_text(records: list[dict[str, Any]]) -> Iterator[str]:
    from geo.export.kml import kml_text

    return kml_text(records)


_TEXTS: Final[dict[str, Callable[[list[dict[str, Any]]], Iterator[str]]]] = {
    ".geojson": geojson_text,
    ".jsonl": _lines_text,
    ".csv": csv_text,
    ".kml": _kml_text,
}
