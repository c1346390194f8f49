"""Boundaries in, outlines that the page can draw out: land, countries, first-level units.

Outlines are rounded to a step, each corner stored as the difference from the one
before, in as few bytes as it needs. Where the events are the step is fine, elsewhere
coarse: the world takes about 200 kB.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.datasets import data_path

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Basemap", "load_basemap"]

FINE, COARSE = 0.002, 0.02
"""Steps in degrees: 200 m for units and countries with events, 2 km for the rest."""

HOME = "UA"
"""The country whose units are always drawn: what the package was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """What the page draws under the events.

    ``shapes`` lists, in the order of ``outlines``, kind, code, name, name in Ukrainian, label point and step.
    """

    shapes: tuple[dict[str, Any], ...]
    outlines: bytes


@lru_cache(maxsize=8)
def load_basemap(countries: frozenset[str] = frozenset(), units: frozenset[str] = frozenset()) -> Basemap:
    """Pack the shipped boundaries for a page about some countries and units.

    Parameters
    ----------
    countries : frozenset of str
        ISO 3166-1 alpha-2 codes that are drawn finely.
    units : frozenset of str
        ISO 3166-2 codes of units that are drawn beside Ukraine's own.

    Returns
    -------
    Basemap
        Every country of the world, and the units asked for.
    """
    fine = countries | {HOME}
    drawn = [("country", row, FINE if row.code in fine else COARSE) for row in _countries()]
    drawn += [("unit", row, FINE) for row in _units(units)]
    return Basemap(
        shapes=tuple(_shape(kind, row, step) for kind, row, step in drawn),
        outlines=b"".join(_outline(row.geometry, step) for _, row, step in drawn),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    code: str
    name: str
    name_uk: str | None
    geometry: Any


def _shape(kind: str, row: _Row, step: float) -> dict[str, Any]:
    lat, lon = _label_point(row.geometry, fine=step == FINE)
    named = {"name": row.name, "name_uk": row.name_uk}
    return {"kind": kind, "code": row.code, **named, "lat": lat, "lon": lon, "step": step}


def _label_point(geometry: Any, *, fine: bool) -> tuple[float, float]:
    """Give the point deepest inside the largest part: a label there does not hang over the border."""
    import shapely

    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    if fine:
        point = shapely.maximum_inscribed_circle(largest, tolerance=0.05).coords[0]
    else:
        point = shapely.point_on_surface(largest).coords[0]
    return round(point[1], 3), round(point[0], 3)


def _outline(geometry: Any, step: float) -> bytes:
    """Pack the rings of a shape: their number, then each one's length and steps."""
    import numpy as np
    import shapely

    rings = shapely.get_rings(shapely.get_parts(geometry))
    stepped = [_steps(shapely.get_coordinates(ring), step) for ring in rings]
    kept = [ring for ring in stepped if len(ring) > 3] or [max(stepped, key=len)]
    numbers: list[np.ndarray] = [np.array([len(kept)])]
    for ring in kept:
        numbers.append(np.array([len(ring)]))
        numbers.append(_zigzag(np.diff(ring, axis=0, prepend=[[0, 0]])).ravel())
    return _varint(np.concatenate(numbers))


def _steps(corners: np.ndarray, step: float) -> np.ndarray:
    """Round to whole steps and drop corners that fall on the one before."""
    import numpy as np

    whole = np.rint(corners / step).astype(np.int64)
    moved = np.any(np.diff(whole, axis=0, prepend=whole[:1] - 1) != 0, axis=1)
    return whole[moved]


def _zigzag(numbers: np.ndarray) -> np.ndarray:
    return (numbers << 1) ^ (numbers >> 63)


def _varint(numbers: np.ndarray) -> bytes:
    """Write numbers seven bits a byte, low bits first, the high bit set while more follow."""
    import numpy as np

    sizes = np.ones(len(numbers), dtype=np.int64)
    for shift in (7, 14, 21, 28):
        sizes += numbers >= 1 << shift
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]), dtype=np.uint8)
    starts = ends - sizes
    for k in range(int(sizes.max())):
        has = sizes > k
        more = np.where(sizes[has] > k + 1, 0x80, 0)
        out[starts[has] + k] = ((numbers[has] >> (7 * k)) & 0x7F) | more
    return out.tobytes()


def _countries() -> Iterable[_Row]:
    for feature in _features("adm0.geojson"):
        code = feature["properties"]["country"]
        name = feature["properties"]["name"] or code
        yield _Row(code=code, name=name, name_uk=None, geometry=feature["geometry"])


def _units(wanted: frozenset[str]) -> Iterable[_Row]:
    """Give Ukraine's units, and those elsewhere that an event lies in."""
    home = [_unit(feature["properties"], feature["geometry"]) for feature in _features("ua_adm1.geojson")]
    yield from home
    elsewhere = wanted - {row.code for row in home}
    if not elsewhere:
        return
    import pyarrow.parquet as pq
    import shapely

    path = data_path("boundaries", "adm1.parquet")
    table = pq.read_table(
        path, columns=["adm1", "adm1_name", "name_uk", "geometry"], filters=[("adm1", "in", sorted(elsewhere))]
    )
    for properties in table.to_pylist():
        yield _unit(properties, shapely.from_wkb(properties["geometry"]))


def _unit(properties: dict[str, Any], geometry: Any) -> _Row:
    return _Row(
        code=properties["adm1"],
        name=properties["adm1_name"] or properties["adm1"],
        name_uk=properties["name_uk"] or None,
        geometry=geometry,
    )


def _features(name: str) -> list[dict[str, Any]]:
    import shapely

    content = data_path("boundaries", name).read_bytes()
    shapes = shapely.get_parts(shapely.from_geojson(content))
    return [
        {**feature, "geometry": shape} for feature, shape in zip(json.loads(content)["features"], shapes, strict=True)
    ]
