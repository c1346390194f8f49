"""Rows -> the three files of the gazetteer: ``names.marisa``, ``names.bin``, ``places.bin``."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from pathlib import Path

from model import GATED as IS_GATED
from model import MAIN as IS_MAIN
from model import Row, World

from geo.compiled import texts, write_columns, write_names
from geo.gazetteer import GATED, MAIN, NO_POINT, fold

_RANK = ["country", "settlement", "continent", "adm1", "region"]


def write(world: World, folder: Path) -> dict[str, int]:
    """Write the files; the same rows give the same bytes. Returns rows, names and postings."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = sorted(world.rows, key=_by_cell)
    names = _write_names(rows, folder)
    _write_places(world, rows, folder)
    return {"rows": len(rows), "names": names}


def _cell(row: Row) -> int:
    if row.lat is None or row.lon is None:
        return 180 * 360
    return min(179, math.floor(row.lat) + 90) * 360 + (math.floor(row.lon) + 180) % 360


def _by_cell(row: Row) -> tuple[int, str, str, float, float, str]:
    return _cell(row), row.country, row.adm1, row.lat or 0.0, row.lon or 0.0, row.id


def _write_names(rows: list[Row], folder: Path) -> int:
    entries: dict[str, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name, how in row.names.items():
            flag = {IS_MAIN: MAIN, IS_GATED: GATED}.get(how, 0)
            key = fold(name)
            if key:
                held = entries[key].get(number)
                entries[key][number] = flag if held is None else (held | flag) & (MAIN if flag != GATED else ~0)
    packed = {}
    for key, held_by in entries.items():
        ordered = _cities_first(sorted(held_by.items(), key=lambda i: _prominence(rows[i[0]], i[1])), rows)
        packed[key] = [number | flag for number, flag in ordered]
    write_names(packed, folder)
    return len(entries)


def _cities_first(ordered: list[tuple[int, int]], rows: list[Row]) -> list[tuple[int, int]]:
    """Put a city before the unit that is named for it: "Kharkiv" alone is the city."""
    units = {}
    for number, flag in ordered:
        row = rows[number]
        if row.kind == "adm1":
            units[row.adm1] = (number, flag)
        elif row.kind == "settlement" and row.adm1 in units and row.population >= 100_000:
            unit = units.pop(row.adm1)
            ordered.remove(unit)
            return _cities_first([*_before(ordered, (number, flag)), unit, *_after(ordered, (number, flag))], rows)
    return ordered


def _before(ordered: list[tuple[int, int]], item: tuple[int, int]) -> list[tuple[int, int]]:
    return ordered[: ordered.index(item) + 1]


def _after(ordered: list[tuple[int, int]], item: tuple[int, int]) -> list[tuple[int, int]]:
    return ordered[ordered.index(item) + 1 :]


# What nobody lives in stands where a settlement of so many would: a hamlet called "Siberia" comes after Siberia.
_WEIGHT = {
    "continent": 10**9,
    "building": 10**6,  # "White House" is not a hamlet of Tennessee
    "region": 10**6,
    "sea": 10**6,
    "river": 10**5,
    "mountain": 10**5,
    "island": 10**5,
    "lake": 10**4,
}


_ALIAS = 30  # an alternate name counts as a thirtieth: "Venice" is not Dayton, nor "Islamabad" Chittagong


def _prominence(row: Row, flag: int) -> tuple[int, int, int, int, str]:
    weight = row.population or _WEIGHT.get(row.kind, 0)
    if row.kind == "country":
        weight += 10**8  # Georgia the country has fewer people than the state
    rank = _RANK.index(row.kind) if row.kind in _RANK else len(_RANK)
    if not flag & MAIN:
        weight //= _ALIAS
    return -weight, rank, 0 if flag & MAIN else 1, 0 if row.radius_km is None else 1, row.id


def _write_places(world: World, rows: list[Row], folder: Path) -> None:
    kinds = sorted({r.kind for r in rows})
    sources = sorted({r.source for r in rows})
    countries = sorted({r.country for r in rows} | {""})
    adm1 = sorted({r.adm1 for r in rows} | {""})
    adm2 = sorted({r.adm2 for r in rows} | {""})
    columns: dict[str, array[int]] = {
        "lat": array("i", (_fixed(r.lat) for r in rows)),
        "lon": array("i", (_fixed(r.lon) for r in rows)),
        "population": array("I", (r.population for r in rows)),
        "geonameid": array("I", (r.geonameid for r in rows)),
        "kind": array("B", map({k: i for i, k in enumerate(kinds)}.__getitem__, (r.kind for r in rows))),
        "source": array("B", map({k: i for i, k in enumerate(sources)}.__getitem__, (r.source for r in rows))),
        "country": array("H", map({k: i for i, k in enumerate(countries)}.__getitem__, (r.country for r in rows))),
        "adm1": array("H", map({k: i for i, k in enumerate(adm1)}.__getitem__, (r.adm1 for r in rows))),
        "adm2": array("H", map({k: i for i, k in enumerate(adm2)}.__getitem__, (r.adm2 for r in rows))),
        "radius": array("H", (round(10 * r.radius_km) if r.radius_km else 0 for r in rows)),
        "cells": _cells(rows),
        "by_geonameid": array(
            "I", sorted((i for i, r in enumerate(rows) if r.geonameid), key=lambda i: rows[i].geonameid)
        ),
    }
    for table, values in (
        ("name", [r.name if r.geonameid else f"{r.name}\x1f{r.id}" for r in rows]),
        ("adm1_names", [f"{c}\x1f{world.adm1_names.get(c, '')}" if c else "" for c in adm1]),
        ("adm2_names", [f"{c}\x1f{world.adm2_names.get(c, '')}" if c else "" for c in adm2]),
    ):
        columns[f"{table}_at"], columns[table] = texts(values)
    head = {
        "kinds": kinds,
        "sources": sources,
        "countries": countries,
        "country_rows": _coded(rows, "country", lambda r: r.country),
        "adm1_rows": _coded(rows, "adm1", lambda r: r.adm1),
        "capital_rows": _capitals(world, rows),
        "demonyms": dict(sorted((fold(k), v) for k, v in world.demonyms.items())),
        "region_demonyms": dict(sorted((fold(k), v) for k, v in world.region_demonyms.items())),
        "metonyms": dict(sorted((fold(k), v) for k, v in world.metonyms.items())),
    }
    write_columns(head, columns, folder / "places.bin")


def _cells(rows: list[Row]) -> array[int]:
    """For each one-degree cell, where its rows begin; one more entry for the end."""
    starts = array("I", bytes(4 * (180 * 360 + 1)))
    for row in rows:
        cell = _cell(row)
        if cell < 180 * 360:
            starts[cell + 1] += 1
    for i in range(1, len(starts)):
        starts[i] += starts[i - 1]
    return starts


def _coded(rows: list[Row], kind: str, code: object) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, row in enumerate(rows):
        if row.kind == kind and code(row):  # type: ignore[operator]
            found.setdefault(code(row), number)  # type: ignore[operator]
    return dict(sorted(found.items()))


def _capitals(world: World, rows: list[Row]) -> dict[str, int]:
    number = {r.geonameid: i for i, r in enumerate(rows) if r.geonameid}
    return {code: number[gid] for code, gid in sorted(world.capitals.items())}


def _fixed(degrees: float | None) -> int:
    return NO_POINT if degrees is None else round(degrees * 1e5)
