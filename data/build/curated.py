"""Names kept by hand: regions, waters, mountains, sites and metonyms, abbreviations, demonyms of regions.

No coordinate is written by hand. A row says what its point is derived from:

``units:UA-14|UA-09``, ``countries:SY|IQ``
    the middle of the units or countries;
``amid:Odesa@UA|Sinop@TR``
    the middle of those settlements (a unit's code in place of the country's tells namesakes apart: ``Jackson@US-WY``);
``at:Enerhodar@UA:5``
    the point of that settlement, which the site lies within so many kilometres of;
nothing
    the name is known and has no honest point.

Lakes come from Natural Earth, airports and air bases from airportsdata.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from pathlib import Path

from model import GATED, MAIN, Row, World
from names import worth_keeping

from geo.gazetteer import distance_km, fold

_WIDEST = {"region": 3000.0, "sea": 1700.0, "river": 1500.0, "mountain": 2000.0}  # km; beyond, a namesake was taken
_MILITARY = re.compile(
    r"\b(?:Air Base|Airbase|Air Force Base|AFB|Air Force|Naval Air|RAF|Army Airfield|Military|Air Station|AB)\b"
)


class Points:
    """Points of what the gazetteer already has, by name and by code."""

    def __init__(self, world: World) -> None:
        self.settlements: dict[tuple[str, str], Row] = {}
        self.coded: dict[str, Row] = {}
        for row in world.rows:
            if row.kind == "settlement" and row.lat is not None:
                for name in row.names:
                    self._offer((fold(name), row.country), row)
                    self._offer((fold(name), row.adm1), row)
            elif row.kind == "adm1":
                self.coded.setdefault(row.adm1, row)
            elif row.kind == "country":
                self.coded[row.country] = row

    def _offer(self, key: tuple[str, str], row: Row) -> None:
        held = self.settlements.get(key)
        if held is None or _weight(row) > _weight(held):
            self.settlements[key] = row

    def derive(self, rule: str, place: str) -> tuple[float, float, float] | None:
        """Give the point and radius in km that a rule derives; None for an empty rule."""
        if not rule:
            return None
        kind, _, rest = rule.partition(":")
        if kind == "at":
            name, _, km = rest.rpartition(":")
            row = self._settlement(name)
            if row is None:
                raise SystemExit(f"curated place {place}: no settlement {name!r}")
            return _point(row)[0], _point(row)[1], float(km)
        rows = [self._settlement(n) if kind == "amid" else self.coded.get(n) for n in rest.split("|")]
        found = [_point(row) for row in rows if row is not None and row.lat is not None]
        if not found:
            raise SystemExit(f"curated place {place}: none of {rest!r} is known")
        return _middle(found)

    def _settlement(self, name: str) -> Row | None:
        plain, _, country = name.partition("@")
        return self.settlements.get((fold(plain), country))


def _weight(row: Row) -> tuple[int, int]:
    return row.population, -row.geonameid


def _point(row: Row) -> tuple[float, float]:
    if row.lat is None or row.lon is None:
        raise ValueError(f"{row.id} has no point")
    return row.lat, row.lon


def _middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Mean direction of the points, and the distance of the farthest from it."""
    x = sum(math.cos(math.radians(a)) * math.cos(math.radians(o)) for a, o in points)
    y = sum(math.cos(math.radians(a)) * math.sin(math.radians(o)) for a, o in points)
    z = sum(math.sin(math.radians(a)) for a, _ in points)
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return round(lat, 3), round(lon, 3), max(20.0, *(round(distance_km(lat, lon, *p)) for p in points))


def add_curated(world: World, folder: Path) -> None:
    """Add the places of ``regions.csv`` and ``sites.csv``."""
    points = Points(world)
    for file in ("regions.csv", "sites.csv"):
        for record in csv.DictReader((folder / file).open(encoding="utf-8")):
            point = points.derive(record["point"], record["id"])
            if point and record["point"].startswith("amid") and point[2] > _WIDEST.get(record["kind"], 900.0):
                raise SystemExit(
                    f"curated place {record['id']}: its settlements lie {point[2]:.0f} km apart; name their units"
                )
            row = Row(
                id=f"curated:{record['id']}",
                name=record["name"],
                kind=record["kind"],
                source=record["source"],
                lat=point[0] if point else None,
                lon=point[1] if point else None,
                radius_km=min(6000.0, point[2]) if point else None,
                country=record["country"],
                adm1=_unit_of(record["point"], points),
            )
            row.add(row.name, how=MAIN)
            row.add(*record["aliases"].split("|"))
            world.rows.append(row)
            if record["stands_for"]:
                world.metonyms.update(dict.fromkeys(row.names, record["stands_for"]))


def _unit_of(rule: str, points: Points) -> str:
    """Return the first-level unit of a site that lies at a settlement."""
    if not rule.startswith("at:") or float(rule.rpartition(":")[2]) > 50:
        return ""
    row = points._settlement(rule[3:].rpartition(":")[0])
    return row.adm1 if row else ""


def add_abbreviations(world: World, folder: Path) -> None:
    """Give first-level units their abbreviations and their people's names."""
    rows = {row.adm1: row for row in world.rows if row.kind == "adm1"}
    for record in csv.DictReader((folder / "abbreviations.csv").open(encoding="utf-8")):
        rows[record["adm1"]].add(record["name"], how=GATED if record["gated"] == "yes" else "alias")
    for record in csv.DictReader((folder / "region_demonyms.csv").open(encoding="utf-8")):
        if record["adm1"] not in rows:
            raise SystemExit(f"region_demonyms.csv: no unit {record['adm1']}")
        for word in record["demonyms"].split("|"):
            world.region_demonyms.update(dict.fromkeys((word, f"{word}s"), record["adm1"]))


def add_lakes(world: World, path: Path) -> None:
    """Add Natural Earth's named lakes and reservoirs."""
    import pyogrio

    table = pyogrio.read_dataframe(path)
    table = table[table["name"].notna()].sort_values("ne_id")
    for record in table.to_dict("records"):
        shape = record["geometry"]
        point = shape.representative_point()
        name = _lake_name(record)
        south, north = shape.bounds[1], shape.bounds[3]
        row = Row(
            id=f"natural-earth:{record['ne_id']}",
            name=name,
            kind="lake",
            source="Natural Earth",
            lat=round(point.y, 3),
            lon=round(point.x, 3),
            radius_km=max(2.0, round(distance_km(south, shape.bounds[0], north, shape.bounds[2]) / 2, 1)),
        )
        for spelled in _lake_names(record, name):
            row.add(spelled, how=MAIN if spelled == name else "alias")
        world.rows.append(row)


def _lake_name(record: dict[str, object]) -> str:
    """Take the English name, with "Lake" or "Reservoir" where it does not say that it is water."""
    name = str(record["name_en"] if isinstance(record["name_en"], str) else record["name"])
    if _WATER.search(name):
        return name
    return f"{name} Reservoir" if record["featurecla"] == "Reservoir" else f"Lake {name}"


_WATER = re.compile(
    r"lake|lago|lac\b|see\b|reservoir|lagoon|sea|loch|lough|laguna|озеро|водосховище|водохранилище|море", re.IGNORECASE
)


def _lake_names(record: dict[str, object], name: str) -> list[str]:
    """Names that say that it is water; a bare "Victoria" would be read for a city."""
    names = [name, record["name"], record["name_alt"], record["name_uk"], record["name_ru"]]
    texts = [n for n in names if isinstance(n, str) and worth_keeping(n)]
    bare = [n for n in texts if not _WATER.search(n) and n.isascii()]
    return [name, *(n for n in texts if _WATER.search(n)), *(f"Lake {n}" for n in bare)]


def add_airports(world: World, package: Path, table: Path) -> None:
    """Add airports with scheduled codes, and air bases, with the short names that news uses."""
    short = {r["icao"]: r["aliases"].split("|") for r in csv.DictReader(table.open(encoding="utf-8"))}
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in world.rows:
        if row.kind == "settlement" and row.radius_km is None and row.lat is not None and row.lon is not None:
            cells[math.floor(row.lat), math.floor(row.lon)].append(row)
    for record in csv.DictReader((package / "airportsdata/airports.csv").open(encoding="utf-8")):
        military = bool(_MILITARY.search(record["name"]))
        if not (record["iata"] or military) or len(record["icao"]) != 4 or not record["name"]:
            continue
        lat, lon = float(record["lat"]), float(record["lon"])
        home = _nearest(cells, lat, lon, record["country"])
        row = Row(
            id=f"icao:{record['icao']}",
            name=record["name"],
            kind="airbase" if military else "airport",
            source="airportsdata",
            lat=round(lat, 5),
            lon=round(lon, 5),
            radius_km=3.0,
            country=record["country"],
            adm1=home.adm1 if home else "",
            adm2=home.adm2 if home else "",
        )
        row.add(row.name, how=MAIN)
        row.add(*_airport_names(row.name, record["city"], military), *short.get(record["icao"], ()))
        if len(fold(row.name)) > 3 and re.search(r"(?i)air|base|field|station|aero|heli|port", row.name):
            world.rows.append(row)


def _airport_names(name: str, city: str, military: bool) -> list[str]:
    stem = re.sub(r" (?:International |Regional |Municipal )?Airport$| Air Base$| Air Force Base$", "", name)
    if stem == name:
        return []
    if military:
        return [f"{stem} Air Base", f"{stem} Airbase", f"{stem} Air Force Base", f"{stem} AFB"]
    town = [f"{city} Airport"] if city and (stem.startswith(f"{city} ") or city in stem.split("/")) else []
    return [f"{stem} Airport", f"{stem} International Airport", *town]


def _nearest(cells: dict[tuple[int, int], list[Row]], lat: float, lon: float, country: str) -> Row | None:
    """Return the nearest settlement of the same country in the nine cells around."""
    y, x = math.floor(lat), math.floor(lon)
    rows = [r for i in (-1, 0, 1) for j in (-1, 0, 1) for r in cells.get((y + i, x + j), ()) if r.country == country]
    return min(rows, key=lambda r: (distance_km(lat, lon, *_point(r)), r.geonameid), default=None)
