"""Second-level units of a country in, ``adm2.parquet`` of a pack out: from geoBoundaries, or a file of OCHA's COD form."""

from __future__ import annotations

import csv
import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any, Final

from geo.datasets import data_path
from geo.errors import DataError

__all__ = ["compile_boundaries", "iso3", "release"]

_NAMES: Final = ("shapename", "adm2_en", "adm2_name", "name")
_CODES: Final = ("adm2_pcode", "shapeiso", "shapeid", "pcode", "adm2")


def release(path: Path, where: str) -> dict[str, str]:
    """Read what geoBoundaries says of a set: the address of its file, its licence and source.

    Raises
    ------
    DataError
        The answer is not of that form.
    """
    try:
        said: Any = json.loads(path.read_text(encoding="utf-8"))
        return {
            "url": str(said["gjDownloadURL"]),
            "licence": str(said["boundaryLicense"]),
            "source": str(said.get("boundarySource") or "geoBoundaries"),
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{where}: is not an answer of geoBoundaries; give a file with --from-file") from error


def compile_boundaries(path: Path, country: str, folder: Path) -> int:
    """Write ``adm2.parquet``: ``adm2``, ``adm2_name``, ``country``, polygons in EPSG:4326; returns their number.

    Raises
    ------
    DataError
        The file cannot be read, is cut off, or holds no polygons with names.
    """
    import geopandas as gpd
    import shapely

    frame = _read(path)
    columns = {str(name).lower(): name for name in frame.columns}
    name = next((columns[n] for n in _NAMES if n in columns), None)
    code = next((columns[n] for n in _CODES if n in columns and frame[columns[n]].astype(bool).all()), None)
    if name is None:
        raise DataError(
            f"{path}: has no column shapeName or ADM2_EN (has {', '.join(sorted(columns))}); rename the one with the names"
        )
    frame = frame.set_crs(4326) if frame.crs is None else frame.to_crs(4326)
    shapes = shapely.make_valid(frame.geometry.to_numpy())
    polygons = [shape is not None and shape.geom_type.endswith(("Polygon", "Collection")) for shape in shapes]
    if not polygons or not all(polygons):
        raise DataError(f"{path}: holds shapes that are not polygons; give a file of second-level units")
    if code is not None and not frame[code].is_unique:
        code = None
    units = gpd.GeoDataFrame(
        {
            "adm2": [f"{country}-{number}" for number in range(1, len(frame) + 1)] if code is None else frame[code],
            "adm2_name": frame[name].astype(str),
            "country": country,
        },
        geometry=shapes,
        crs=4326,
    )
    units.sort_values("adm2", kind="stable").to_parquet(folder / "adm2.parquet", index=False)
    return len(units)


def iso3(country: str) -> str:
    """Return the code of three letters for one of two.

    Examples
    --------
    >>> iso3("UA")
    'UKR'
    """
    try:
        return _codes()[country]
    except KeyError:
        raise DataError(f"country {country}: is no ISO 3166-1 code of two letters; give one such as UA") from None


@cache
def _codes() -> dict[str, str]:
    with data_path("curated", "iso3.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["iso3"] for row in csv.DictReader(file)}


def _read(path: Path) -> Any:
    import geopandas as gpd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return gpd.read_file(path)
    except Exception as error:  # the readers beneath raise errors of many kinds
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DataError(
            f"{path}: cannot be read as boundaries ({reason}); give a whole GeoJSON or GeoPackage"
        ) from error
