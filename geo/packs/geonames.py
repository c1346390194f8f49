"""A country of GeoNames in, the files of a pack out.

GeoNames is read as it is released: 19 columns divided by tabs, no head, no quoting. A
row that the shipped gazetteer has (by its id; by a village's name in its district; by
name within three kilometres) gives that place its point, people and names; others are new.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from geo.compiled import texts, write_columns, write_names
from geo.errors import DataError
from geo.gazetteer import MAIN, PlaceIndex, distance_km, fold

__all__ = ["Row", "compile_pack", "read_names", "read_rows"]

NEAR_KM: Final = 3.0
SURROUNDINGS_KM: Final = 80.0  # farther from its district's point, a village of the name is another
_COLUMNS: Final = 19
_NAME_COLUMNS: Final = 10
_KINDS: Final = {
    "ADM2": "adm2",
    "ADM3": "adm3",
    "AIRB": "airbase",
    "AIRP": "airport",
    "ISL": "island",
    "PPLX": "district",
    "PS": "power_plant",
    "PSH": "power_plant",
    "PSN": "power_plant",
}
_NO_MARKS: Final = dict.fromkeys(map(ord, "'’ʼ‘ʹ"))  # Ukraine's official romanisation writes none
_NOT_NOW: Final = frozenset({"PPLCH", "PPLH"})  # former capitals and former places
_NO_NAMES: Final = frozenset(
    {"link", "post", "wkdt", "iata", "icao", "faac", "unlc", "abbr", "tcid", "phon", "piny", "fr_1793"}
)


@dataclass(slots=True)
class Row:
    """One place of GeoNames that a pack takes."""

    geonameid: int
    name: str
    lat: float
    lon: float
    kind: str
    country: str
    admin1: str
    admin2: str
    population: int
    names: list[str] = field(default_factory=list)


# --- reading -----------------------------------------------------------------------


def read_rows(path: Path, country: str) -> list[Row]:
    """Read the places of a country from ``CC.zip`` or ``CC.txt``.

    Raises
    ------
    DataError
        It is not a whole file of that form, or holds no place of that country.
    """
    found = []
    with _lines(path, country) as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) != _COLUMNS:
                raise DataError(
                    f"{path}: line {number} has {len(columns)} columns, not {_COLUMNS}; give GeoNames' {country}.zip"
                )
            if columns[8] == country:
                row = _row(columns, path, number)
                if row is not None:
                    found.append(row)
    if not found:
        raise DataError(f"{path}: holds no place of {country}; check the file and the country's code")
    return found


def read_names(path: Path, rows: Iterable[Row]) -> None:
    """Add names from ``alternateNamesV2`` (10 columns) to the rows that they belong to; codes and links stay out."""
    by_id = {row.geonameid: row for row in rows}
    with _lines(path, path.stem) as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) != _NAME_COLUMNS:
                raise DataError(
                    f"{path}: line {number} has {len(columns)} columns, not {_NAME_COLUMNS}; give GeoNames' alternate names"
                )
            row = by_id.get(int(columns[1])) if columns[1].isdecimal() else None
            if row is None or columns[2] in _NO_NAMES:
                continue
            row.names.append(columns[3])
            if columns[2] == "en" and columns[4] == "1":
                row.name = columns[3]


def _row(columns: list[str], path: Path, number: int) -> Row | None:
    kind = _KINDS.get(columns[7]) or ("settlement" if columns[6] == "P" and columns[7] not in _NOT_NOW else None)
    if kind is None or not columns[1]:
        return None
    try:
        row = Row(
            geonameid=int(columns[0]),
            name=columns[1].translate(_NO_MARKS) if columns[8] == "UA" else columns[1],
            lat=float(columns[4]),
            lon=float(columns[5]),
            kind=kind,
            country=columns[8],
            admin1=columns[10],
            admin2=columns[11],
            population=int(columns[14] or 0),
            names=[columns[2], *columns[3].split(",")],
        )
    except ValueError as error:
        raise DataError(f"{path}: line {number} cannot be read ({error}); get the file again") from error
    if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and 0 < row.geonameid < 2**32 and row.population >= 0):
        raise DataError(f"{path}: line {number} has a number out of range; get the file again")
    row.population = min(row.population, 2**32 - 1)
    return row


@contextmanager
def _lines(path: Path, stem: str) -> Iterator[Iterator[str]]:
    """Give the lines of a text, or of the text in a zip file."""
    try:
        with path.open("rb") as file:
            if not zipfile.is_zipfile(file):
                if file.seek(0) == 0 and file.read(2) == b"PK":
                    raise zipfile.BadZipFile("its end is missing")
                file.seek(0)
                yield iter(io.TextIOWrapper(file, encoding="utf-8", newline="\n"))
                return
            with zipfile.ZipFile(file) as packed, packed.open(_member(packed, path, stem)) as text:
                yield iter(io.TextIOWrapper(text, encoding="utf-8", newline="\n"))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise DataError(f"{path}: is not a whole zip file ({error}); get it again") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not text in UTF-8 ({error.reason}); give GeoNames' own file") from error
    except OSError as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error


def _member(packed: zipfile.ZipFile, path: Path, stem: str) -> str:
    names = [name for name in packed.namelist() if name.endswith(".txt") and not name.lower().startswith("readme")]
    if f"{stem}.txt" in names:
        return f"{stem}.txt"
    if len(names) != 1:
        raise DataError(f"{path}: holds no {stem}.txt; give GeoNames' {stem}.zip")
    return names[0]


# --- which names help ----------------------------------------------------------------

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CYRILLIC_OR_MARKS = re.compile(r"[\u0400-\u052f0-9 '’ʼ\-–.()\u0300-\u036f]+")
_LATIN_OR_MARKS = re.compile(r"[A-Za-z\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff0-9 '’ʼ‘`´ʻʹʺ\-–.()&\u0300-\u036f]+")


def _helps(name: str) -> bool:
    """Whether a name can help to read Latin or Cyrillic text: short ones are mostly codes."""
    if not name[:1].isupper():
        return False
    if _CYRILLIC.search(name):
        return len(name) > 1 and bool(_CYRILLIC_OR_MARKS.fullmatch(name))
    return len(name) > 3 and bool(_LATIN_OR_MARKS.fullmatch(name)) and any(c.isalpha() for c in name[1:])


def _keys(row: Row) -> dict[str, int]:
    """Folded names of a row, with the mark of its main one."""
    keys = {fold(name): 0 for name in row.names if _helps(name)}
    if len(row.name) > 2 or _CYRILLIC.search(row.name):
        keys[fold(row.name)] = MAIN
    keys.pop("", None)
    return keys


# --- what the shipped gazetteer has already -----------------------------------------


class _Base:
    """The shipped gazetteer, asked for the rows that GeoNames' rows stand for."""

    def __init__(self, index: PlaceIndex, rows: list[Row]) -> None:
        self.index = index
        self.columns = index._columns
        self.row_of = {int(gid): row for row, gid in enumerate(self.columns["geonameid"]) if gid}
        self.adm1 = self._units(rows, "adm1", lambda row: row.admin1)
        self.adm2 = self._units(rows, "adm2", lambda row: f"{row.admin1}.{row.admin2}" if row.admin2 else "")

    def _units(self, rows: list[Row], column: str, code: object) -> dict[str, int]:
        """Numbers of units by GeoNames' codes, learnt from the places that both have."""
        votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for row in rows:
            known = self.row_of.get(row.geonameid)
            key = code(row)  # type: ignore[operator]
            if known is not None and key and self.index.kind(known) == "settlement" and self.columns[column][known]:
                votes[key][self.columns[column][known]] += 1
        return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}

    def units(self, row: Row) -> tuple[int, int]:
        """Numbers of the first and second level unit, 0 if unknown."""
        return self.adm1.get(row.admin1, 0), self.adm2.get(f"{row.admin1}.{row.admin2}", 0)

    def stands_for(self, row: Row, keys: Iterable[str]) -> int | None:
        """Return the shipped row that is the same place."""
        known = self.row_of.get(row.geonameid)
        if known is not None:
            return known
        around = {found.row for key in keys for found in self.index.ids(key)}
        alike = [number for number in around if self._alike(number, row)]
        near = [number for number in alike if self._km(number, row) <= NEAR_KM and not self._vague(number)]
        if near:
            return min(near, key=lambda number: (self._km(number, row), number))
        vague = [number for number in alike if self._vague(number) and self._in_unit(number, row)]
        return vague[0] if len(vague) == 1 else None

    def _alike(self, number: int, row: Row) -> bool:
        return (
            self.index.kind(number) == row.kind
            and self.index.country_of(number) == row.country
            and self.index.point(number) is not None
            and not self.columns["geonameid"][number]
        )

    def _vague(self, number: int) -> bool:
        return bool(self.columns["radius"][number])

    def _in_unit(self, number: int, row: Row) -> bool:
        adm1, adm2 = self.units(row)
        same = adm2 != 0 and (self.columns["adm1"][number], self.columns["adm2"][number]) == (adm1, adm2)
        return same and self._km(number, row) <= SURROUNDINGS_KM

    def _km(self, number: int, row: Row) -> float:
        point = self.index.point(number)
        return math.inf if point is None else distance_km(row.lat, row.lon, *point)


# --- writing ---------------------------------------------------------------------------


def compile_pack(rows: list[Row], folder: Path) -> int:
    """Write ``names.marisa``, ``names.bin`` and ``places.bin`` for `geo.overlay`; returns the number of places."""
    base = _Base(PlaceIndex(), rows)
    keyed = [(row, _keys(row)) for row in sorted({row.geonameid: row for row in rows}.values(), key=_by_id)]
    stands = _matched(base, keyed)
    new = [item for item in keyed if item[0].geonameid not in stands]
    known = [item for item in keyed if item[0].geonameid in stands]
    ordered = new + known
    _write_names(ordered, folder)
    numbers = [stands[row.geonameid] for row, _ in known]
    _write_places(base, [row for row, _ in ordered], numbers, folder)
    return len(ordered)


def _by_id(row: Row) -> int:
    return row.geonameid


def _matched(base: _Base, keyed: list[tuple[Row, dict[str, int]]]) -> dict[int, int]:
    """Shipped rows by GeoNames id; a village of which two in a district could be it is none of them."""
    matches = ((row.geonameid, base.stands_for(row, keys)) for row, keys in keyed)
    found = {gid: number for gid, number in matches if number is not None}
    claims = Counter(found.values())
    return {gid: number for gid, number in found.items() if claims[number] == 1 or base.row_of.get(gid) == number}


def _write_names(ordered: list[tuple[Row, dict[str, int]]], folder: Path) -> None:
    entries: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (row, keys) in enumerate(ordered):
        for key, flag in keys.items():
            entries[key].append((-row.population if flag else -(row.population // 30), number | flag))
    write_names({key: [entry for _, entry in sorted(held)] for key, held in entries.items()}, folder)


def _write_places(base: _Base, rows: list[Row], stands: list[int], folder: Path) -> None:
    index = base.index
    kinds = {kind: number for number, kind in enumerate(index.kinds)}
    countries = {code: number for number, code in enumerate(index.countries)}
    units = [base.units(row) for row in rows]
    cells = [(math.floor(row.lat) + 90 if row.lat < 90 else 179, (math.floor(row.lon) + 180) % 360) for row in rows]
    offsets, names = texts([row.name for row in rows])
    columns: dict[str, array[int]] = {
        "lat": array("i", (round(row.lat * 1e5) for row in rows)),
        "lon": array("i", (round(row.lon * 1e5) for row in rows)),
        "population": array("I", (row.population for row in rows)),
        "geonameid": array("I", (row.geonameid for row in rows)),
        "kind": array("B", (kinds[row.kind] for row in rows)),
        "source": array("B", [index.sources.index("GeoNames")] * len(rows)),
        "country": array("H", (countries.get(row.country, countries[""]) for row in rows)),
        "adm1": array("H", (adm1 for adm1, _ in units)),
        "adm2": array("H", (adm2 for _, adm2 in units)),
        "radius": array("H", _radii(base, stands, len(rows))),
        "cell": array("I", (y * 360 + x for y, x in cells)),
        "stands": array("I", stands or [0]),  # an empty column cannot be mapped
        "name_at": offsets,
        "name": names,
    }
    columns["by_geonameid"] = array("I", sorted(range(len(rows)), key=columns["geonameid"].__getitem__))
    columns["by_cell"] = array("I", sorted(range(len(rows)), key=columns["cell"].__getitem__))
    write_columns({"new": len(rows) - len(stands), "known": len(stands)}, columns, folder / "places.bin")


def _radii(base: _Base, stands: list[int], rows: int) -> list[int]:
    """A village has a point of its own now; what has reach of its own kind, a unit or an island, keeps it."""
    settlement = base.index.kinds.index("settlement")
    kept = [0 if base.columns["kind"][row] == settlement else base.columns["radius"][row] for row in stands]
    return [0] * (rows - len(stands)) + kept
