"""A view in, the land in it out: countries and first-level units, cut to what is seen and drawn on paper."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.datasets import data_path
from geo.pictures.view import View, nearest_copy

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Shape", "bounds_of", "countries", "country_bounds", "on_paper", "units", "units_named"]

FINEST = 0.22
"""Points of paper below which a corner of an outline is left out."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An area of the world, in degrees or on paper."""

    code: str
    name: str
    geometry: Any
    country: str | None = None
    name_uk: str | None = None


@lru_cache(maxsize=1)
def countries() -> tuple[Shape, ...]:
    """Give the countries of the world, in degrees."""
    import shapely

    content = data_path("boundaries", "adm0.geojson").read_bytes()
    outlines = shapely.get_parts(shapely.from_geojson(content))
    features = json.loads(content)["features"]
    named = [(feature["properties"]["country"], feature["properties"]["name"]) for feature in features]
    return tuple(
        Shape(code, name or code, outline, code) for (code, name), outline in zip(named, outlines, strict=True)
    )


def country_bounds(code: str) -> tuple[float, float, float, float] | None:
    """Give west, south, east, north of a country; None where it is not known."""
    import shapely

    found = [shape.geometry for shape in countries() if shape.code == code]
    return bounds_of(shapely.union_all(found)) if found else None


def bounds_of(geometry: Any) -> tuple[float, float, float, float]:
    """Give west, south, east, north of an area; east lies beyond 180 where the area crosses that meridian."""
    import shapely

    west, south, east, north = geometry.bounds
    if east - west > 180:
        corners = shapely.get_coordinates(geometry)
        across = corners[:, 0] % 360
        if across.max() - across.min() < east - west:
            west, east = float(across.min()), float(across.max())
    return float(west), float(south), float(east), float(north)


def units(codes: Collection[str]) -> tuple[Shape, ...]:
    """Give the first-level units of countries, in degrees."""
    return _read_units("country", frozenset(codes))


def units_named(codes: Collection[str]) -> tuple[Shape, ...]:
    """Give first-level units by their own codes, in degrees."""
    return _read_units("adm1", frozenset(codes))


@lru_cache(maxsize=8)
def _read_units(column: str, wanted: frozenset[str]) -> tuple[Shape, ...]:
    import pyarrow.parquet as pq
    import shapely

    if not wanted:
        return ()
    columns = ["adm1", "adm1_name", "country", "name_uk", "geometry"]
    path = data_path("boundaries", "adm1.parquet")
    rows = pq.read_table(path, columns=columns, filters=[(column, "in", sorted(wanted))]).to_pylist()
    return tuple(
        Shape(
            row["adm1"],
            row["adm1_name"] or row["adm1"],
            shapely.from_wkb(row["geometry"]),
            row["country"],
            row["name_uk"],
        )
        for row in rows
    )


def on_paper(shapes: Iterable[Shape], view: View) -> list[Shape]:
    """Give what of some areas is seen in a view, as polygons on paper."""
    import shapely

    window = view.window()
    seen = []
    for shape in shapes:
        part = _seen(shape.geometry, view, window)
        if part is None:
            continue
        flat = shapely.transform(_dense(part, window), lambda corners: _flat(corners, view))
        flat = shapely.simplify(flat, FINEST, preserve_topology=True)
        if not flat.is_valid:  # bent or thinned outlines may cross themselves by a hair
            flat = shapely.make_valid(flat)
        if not flat.is_empty:
            seen.append(Shape(shape.code, shape.name, flat, shape.country, shape.name_uk))
    return seen


def _seen(geometry: Any, view: View, window: tuple[float, float, float, float]) -> Any:
    """Cut an area to the window, its copies beyond the 180th meridian among it, joined where they meet."""
    import shapely
    import shapely.affinity

    west, south, east, north = window
    box = shapely.box(west, south, east, north)
    start = round((nearest_copy(0.0, view.lon)) / 360) * 360
    pieces = []
    for turn in (start - 360, start, start + 360):
        w, s, e, n = geometry.bounds
        if e + turn < west or w + turn > east or n < south or s > north:
            continue
        moved = shapely.affinity.translate(geometry, xoff=turn) if turn else geometry
        pieces.append(shapely.intersection(moved, box))
    pieces = [piece for piece in pieces if not piece.is_empty and piece.area > 0]
    if not pieces:
        return None
    return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)


def _dense(geometry: Any, window: tuple[float, float, float, float]) -> Any:
    """Add corners along straight edges: what is straight in degrees is curved on paper."""
    import shapely

    return shapely.segmentize(geometry, max(0.25, (window[2] - window[0]) / 120))


def _flat(corners: np.ndarray, view: View) -> np.ndarray:
    import numpy as np

    x, y = view.project(corners[:, 0], corners[:, 1])
    far = 20 * (view.rect.width + view.rect.height)
    flat = np.column_stack([x, y])
    kept: np.ndarray = np.clip(np.nan_to_num(flat, nan=far, posinf=far, neginf=-far), -far, far)
    return kept
