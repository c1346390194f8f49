"""Boundaries for drawing and for bare coordinates, from Natural Earth's first level.

A shape belongs to the first-level unit that GeoNames' id on it names, so that shapes of a
finer level (France, the United Kingdom, Italy, ...) are dissolved; Crimea and Sevastopol
are Ukraine's by that id. The city of Kyiv and Sevastopol are drawn anew from the cells of
their settlements, for Natural Earth's Kyiv is twice its size and holds Irpin and Hostomel.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import shapely
from admin import Unit, Units
from model import World
from shapely.geometry.base import BaseGeometry

GRID = 1e-4  # degrees: about 10 m
WORLD_TOLERANCE, UKRAINE_TOLERANCE, LIGHT_TOLERANCE = 0.02, 0.005, 0.06
REBUILT = {"UA-30": "UA-32", "UA-40": "UA-43"}  # a city, and the unit around it
_MANY = 5  # settlements that tell whose a shape is
UKRAINE_KM2 = 603_628
# Natural Earth's own codes for what ISO 3166-1 files elsewhere or does not have.
_COUNTRY = {"KOS": "XK", "SOL": "SO", "CYN": "CY", "SAH": "EH", "ALD": "AX", "PSX": "PS", "SDS": "SS", "WSB": "GB"}


def write(world: World, units: Units, features: list[dict[str, Any]], ukraine: Path, folder: Path) -> None:
    """Write ``adm1.parquet``, ``ua_adm1.geojson`` and ``adm0.geojson``."""
    folder.mkdir(parents=True, exist_ok=True)
    table = {row["iso_3166_2"]: row for row in csv.DictReader(ukraine.open(encoding="utf-8"))}
    fine = _dissolved(_coded(world, units, features))
    _rebuild_cities(fine, world)
    _draw_new_units(fine, world)
    _check_ukraine({code: shape for (code, _), shape in fine.items() if code in table})
    home = _simplified({key: shape for key, shape in fine.items() if key[0] in table}, UKRAINE_TOLERANCE)
    abroad = _simplified({key: shape for key, shape in fine.items() if key[0] not in table}, WORLD_TOLERANCE)
    rows = [_row(key, shape, world, table) for key, shape in sorted((home | abroad).items())]
    _write_parquet(rows, folder / "adm1.parquet")
    _write_geojson([row for row in rows if row["adm1"] in table], folder / "ua_adm1.geojson", 4)
    _write_geojson(_countries(fine, world), folder / "adm0.geojson", 2)


def _coded(world: World, units: Units, features: list[dict[str, Any]]) -> list[tuple[tuple[str, str], BaseGeometry]]:
    """Each shape with its (adm1, country): by GeoNames id, by its settlements where they are many, else by ISO code.

    Settlements come before the code, for where a country was divided anew the old units bear codes of the new.
    """
    by_iso = {unit.iso: units.top(unit) for unit in units.by_number.values() if unit.iso}
    inside = _Inside(world)
    coded = []
    for feature in sorted(features, key=lambda f: f["properties"]["ne_id"]):
        properties = feature["properties"]
        shape = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
        unit = units.by_geonameid.get(int(properties["gn_id"] or 0))
        coded_as = _key(units, by_iso.get(properties["iso_3166_2"]))
        key = _key(units, unit) or inside.majority(shape, _MANY) or coded_as or inside.majority(shape)
        coded.append((key or _foreign(properties), shape))
    return coded


def _key(units: Units, unit: Unit | None) -> tuple[str, str] | None:
    top = units.top(unit) if unit else None
    return (top.code, top.country) if top else None


def _foreign(properties: dict[str, Any]) -> tuple[str, str]:
    """Return a shape that GeoNames does not know: under Natural Earth's own code."""
    a3, a2 = properties["adm0_a3"], properties["iso_a2"]
    return properties["iso_3166_2"] or properties["adm1_code"], _COUNTRY.get(
        a3, a2 if len(a2) == 2 and a2 != "-1" else ""
    )


class _Inside:
    """Which first-level unit most settlements of a shape belong to."""

    def __init__(self, world: World) -> None:
        self.rows = [r for r in world.rows if r.kind == "settlement" and r.radius_km is None and r.adm1]
        self.tree = shapely.STRtree(shapely.points([(r.lon, r.lat) for r in self.rows]))

    def majority(self, shape: BaseGeometry, least: int = 1) -> tuple[str, str] | None:
        found = sorted(self.tree.query(shape, predicate="intersects").tolist())
        votes = Counter((self.rows[i].adm1, self.rows[i].country) for i in found)
        return min(votes, key=lambda key: (-votes[key], key)) if votes.total() >= least else None


def _dissolved(coded: list[tuple[tuple[str, str], BaseGeometry]]) -> dict[tuple[str, str], BaseGeometry]:
    parts: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for key, shape in coded:
        parts[key].append(shapely.set_precision(shape, GRID))
    return {key: shapely.union_all(shapes, grid_size=GRID) for key, shapes in sorted(parts.items())}


def _rebuild_cities(shapes: dict[tuple[str, str], BaseGeometry], world: World) -> None:
    """Share out a city and the unit around it by the cells of their settlements."""
    for city, around in REBUILT.items():
        both = shapely.union_all([shapes[city, "UA"], shapes[around, "UA"]], grid_size=GRID)
        shapes[city, "UA"] = _cells(both, world, (city, around))[city]
        shapes[around, "UA"] = shapely.difference(both, shapes[city, "UA"], grid_size=GRID)


def _draw_new_units(shapes: dict[tuple[str, str], BaseGeometry], world: World) -> None:
    """Cut units that Natural Earth does not have yet (Kenya's counties) out of the old ones: the cells of their settlements."""
    countries = {country for _, country in shapes}
    new: dict[str, set[str]] = defaultdict(set)
    for row in world.rows:
        if row.kind == "settlement" and row.country in countries and (row.adm1, row.country) not in shapes:
            new[row.country].update({row.adm1} & world.adm1_names.keys())
    for country, units in sorted(new.items()):
        keys = sorted(key for key in shapes if key[1] == country)
        whole = shapely.union_all([shapes[key] for key in keys], grid_size=GRID)
        drawn = _cells(whole, world, tuple(sorted({*units, *(code for code, _ in keys)})))
        cut = {code: drawn[code] for code in sorted(units & drawn.keys()) if not drawn[code].is_empty}
        taken = shapely.union_all(list(cut.values()), grid_size=GRID)
        shapes.update({key: _area(shapely.difference(shapes[key], taken, grid_size=GRID)) for key in keys})
        shapes.update({(code, country): _area(shape) for code, shape in cut.items()})
    for key in [key for key, shape in shapes.items() if shape.is_empty]:
        del shapes[key]


def _area(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape: cutting leaves lines and points at its edges."""
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def _cells(whole: BaseGeometry, world: World, units: tuple[str, ...]) -> dict[str, BaseGeometry]:
    """Each unit's part of a shape: the cells of its settlements."""
    rows = [r for r in world.rows if r.adm1 in units and r.kind == "settlement" and r.radius_km is None]
    if len(rows) < 2:
        return {row.adm1: whole for row in rows}
    points = shapely.points([(r.lon, r.lat) for r in rows])
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=whole)
    tree = shapely.STRtree(shapely.get_parts(cells))
    held: dict[str, set[int]] = defaultdict(set)
    for point, cell in tree.query(points, predicate="intersects").T.tolist():
        held[rows[point].adm1].add(cell)
    parts = {unit: [tree.geometries[i] for i in sorted(numbers)] for unit, numbers in sorted(held.items())}
    return {unit: shapely.intersection(whole, shapely.union_all(part), grid_size=GRID) for unit, part in parts.items()}


def _check_ukraine(shapes: dict[str, BaseGeometry]) -> None:
    """27 units, valid, without overlap, of the right area within 1 %."""
    if len(shapes) != 27 or not all(shape.is_valid for shape in shapes.values()):
        raise SystemExit(f"Ukraine has {len(shapes)} valid units, not 27")
    area = sum(_km2(shape) for shape in shapes.values())
    whole = _km2(shapely.union_all(list(shapes.values())))
    if abs(area - whole) > 1 or abs(area / UKRAINE_KM2 - 1) > 0.01:
        raise SystemExit(f"Ukraine's units: {area:.0f} km2 in parts, {whole:.0f} as a whole, {UKRAINE_KM2} expected")


def _km2(shape: BaseGeometry) -> float:
    """Area on the ellipsoid."""
    from pyproj import Geod

    return abs(float(Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(shape))[0])) / 1e6


def _simplified(shapes: dict[tuple[str, str], BaseGeometry], tolerance: float) -> dict[tuple[str, str], BaseGeometry]:
    keys = sorted(shapes)
    simple = shapely.coverage_simplify([shapes[key] for key in keys], tolerance)
    return {key: shapely.normalize(shapely.make_valid(shape)) for key, shape in zip(keys, simple, strict=True)}


def _row(key: tuple[str, str], shape: BaseGeometry, world: World, table: dict[str, dict[str, str]]) -> dict[str, Any]:
    code, country = key
    home = table.get(code)
    return {
        "adm1": code,
        "adm1_name": world.adm1_names.get(code) or code,
        "adm1_pcode": home["cod_ab_pcode"] if home else None,
        "country": country or None,
        "name_uk": home["name_uk"] if home else None,
        "geometry": shape,
    }


def _countries(fine: dict[tuple[str, str], BaseGeometry], world: World) -> list[dict[str, Any]]:
    """Countries for the background: dissolved, small islands left out unless they are all there is."""
    names = {row.country: row.name for row in world.rows if row.kind == "country"}
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for (_, country), shape in sorted(fine.items()):
        if country in names:
            parts[country].append(shape)
    whole = {(code, code): shapely.union_all(shapes, grid_size=GRID) for code, shapes in parts.items()}
    light = _simplified(whole, LIGHT_TOLERANCE)
    rows = []
    for (code, _), shape in sorted(light.items()):
        pieces = sorted(shapely.get_parts(shape), key=lambda p: (-p.area, p.wkt))
        kept = [p for p in pieces if p.area > 0.02] or pieces[:1]
        drawn = shapely.make_valid(shapely.set_precision(shapely.multipolygons(kept), 1e-2))
        rows.append({"country": code, "name": names[code], "geometry": shapely.normalize(drawn)})
    return [row for row in rows if not row["geometry"].is_empty]


def _write_parquet(rows: list[dict[str, Any]], path: Path) -> None:
    import geopandas as gpd

    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")
    frame.to_parquet(path, compression="zstd", index=False)


def _write_geojson(rows: list[dict[str, Any]], path: Path, digits: int) -> None:
    """RFC 7946: outer rings counter-clockwise, coordinates rounded."""
    features = []
    for row in rows:
        shape = shapely.orient_polygons(row["geometry"])
        geometry = _rounded(json.loads(shapely.to_geojson(shape)), digits)
        properties = {key: value for key, value in row.items() if key != "geometry"}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, list):
        return [_rounded(item, digits) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item, digits) for key, item in value.items()}
    return value
