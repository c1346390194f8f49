"""A name in, the places of that name out: ``lookup("Kharkiv")`` -> places, most populous first.

The shipped gazetteer is read by memory map: a trie of folded names and flat columns
(`data/README.md` has the layout), so that opening it takes some tens of milliseconds
and a worker process shares its pages with the others. No numpy, no pandas.
"""

from __future__ import annotations

import json
import math
import mmap
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from math import asin, cos, sin, sqrt
from pathlib import Path

import marisa_trie

from geo.datasets import data_path, shipped_version
from geo.errors import DataError
from geo.hints import Any, Final
from geo.installed import usable
from geo.lean import NamedTuple
from geo.model import Place
from geo.patterns import regex

__all__ = ["Match", "Name", "PlaceIndex", "distance_km", "fold", "load_index"]

EARTH_KM: Final = 6371.0088
_RADIAN: Final = math.pi / 180
LAYOUT: Final = 1  # of places.bin; a file of another layout is refused

MULTI: Final = 0x8000_0000  # a posting: the rest is where its list begins
MAIN: Final = 0x4000_0000  # an entry: this is the place's own name, not an alternate
GATED: Final = 0x2000_0000  # an entry: an abbreviation, which counts only as written and where the context agrees
ROW: Final = 0x1FFF_FFFF

NO_POINT: Final = -0x8000_0000


class Name(NamedTuple):
    """One reading of a name: the row of a place, and how the name belongs to it."""

    row: int
    main: bool
    gated: bool


class Match(NamedTuple):
    """A stretch of a text that is a name of the gazetteer."""

    start: int
    end: int
    names: tuple[Name, ...]


# --- folding -----------------------------------------------------------------------

_SPECIAL = (
    dict.fromkeys("'’ʼ‘`´ʹʺ′ˈʻʽ\u00ad\u200b\u200c\u200d\ufeff“”\"", "")
    | dict.fromkeys("-‐‑‒–—_./,\u00a0\u2009\u202f()·", " ")
    | {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t", "ə": "a"}
    | {"ё": "е", "ґ": "г"}
)
_KEEP_MARKS = frozenset("йї")  # letters of their own, not an и or і with a mark


class _Folding(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _SPECIAL.get(char)
        if folded is None:
            folded = char if char in _KEEP_MARKS else _without_marks(char)
        self[code] = folded
        return folded


def _without_marks(char: str) -> str:
    import unicodedata

    parts = unicodedata.normalize("NFKD", char)
    if not parts.strip():
        return " "
    plain = "".join(c for c in parts if not unicodedata.combining(c)).casefold()
    return "".join(_SPECIAL.get(c, c) for c in plain)


_FOLDING = _Folding()


def fold(name: str) -> str:
    """Return the form under which a name is kept and looked up.

    Case, diacritics and apostrophes are dropped, hyphens and dots become spaces;
    the Cyrillic й and ї stay.

    Examples
    --------
    >>> fold("Ivano-Frankivs'k"), fold("CÔTE D’IVOIRE"), fold("U.S."), fold("Київ")
    ('ivano frankivsk', 'cote divoire', 'u s', 'київ')
    """
    lowered = name.casefold()
    if not lowered.isascii() and ("\u0306" in lowered or "\u0308" in lowered):
        lowered = _composed(lowered)
    return " ".join(lowered.translate(_FOLDING).split())


def _composed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


# --- the index ---------------------------------------------------------------------


class PlaceIndex:
    """The places of the world by name, by code and by nearness.

    Parameters
    ----------
    folder : Path, optional
        Where ``names.marisa``, ``names.bin`` and ``places.bin`` lie. Default: the shipped gazetteer.

    Raises
    ------
    DataError
        A file is missing, or its layout is not the one this version reads.

    Examples
    --------
    >>> index = load_index()
    >>> index.lookup("Kharkiv")[0].adm1
    'UA-63'
    >>> index.demonym("Ukrainian"), index.metonym("Kremlin")
    ('UA', 'RU')
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_path("gazetteer")
        self._trie = _open_trie(self.folder / "names.marisa")
        names = _map_file(self.folder / "names.bin")
        self._first, self._lists = _postings(names, len(self._trie), self.folder)
        self._columns, self._head = _read_columns(self.folder / "places.bin")
        columns = self._columns
        self.kinds: tuple[str, ...] = tuple(self._head["kinds"])
        self.sources: tuple[str, ...] = tuple(self._head["sources"])
        self.countries: tuple[str, ...] = tuple(self._head["countries"])
        self._kind = columns["kind"]
        self._lat, self._lon = columns["lat"], columns["lon"]
        self._population = columns["population"]
        self._country = columns["country"]
        self._adm1 = columns["adm1"]
        # the names of some hundred articles: to remember more costs every worker memory, and saves it no time
        self._lookup = lru_cache(maxsize=1 << 11)(self._find_places)
        self._place = lru_cache(maxsize=1 << 12)(self._read_place)
        self._ids = lru_cache(maxsize=1 << 12)(self._read_ids)
        self._start = lru_cache(maxsize=1 << 12)(self._read_start)
        self._step = lru_cache(maxsize=1 << 12)(self._read_step)
        self._named = lru_cache(maxsize=1 << 12)(self._read_named)

    def __len__(self) -> int:
        return len(self._kind)

    def __reduce__(self) -> tuple[Any, ...]:
        return (PlaceIndex, (self.folder,))  # a memory map does not travel; the other process opens its own

    # by name

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return all places of that name, most populous first; empty if there is none.

        A place that only has it as an alternate name counts as a thirtieth of its people,
        and a city stands before the unit that is named for it.

        Abbreviations that need a context ("WA", "NSW") are left to `ids`.
        """
        return self._lookup(name)

    def ids(self, name: str) -> tuple[Name, ...]:
        """Return the readings of a name as rows, most populous first, abbreviations too."""
        return self._ids(name)

    def place(self, row: int) -> Place:
        """Return the place in that row."""
        return self._place(row)

    def _find_places(self, name: str) -> tuple[Place, ...]:
        return tuple(self.place(n.row) for n in self.ids(name) if not n.gated or _is_abbreviation(name))

    def _read_ids(self, name: str) -> tuple[Name, ...]:
        key = fold(name)
        number = self._trie.get(key) if key else None
        return () if number is None else self._names(number)

    def _names(self, number: int) -> tuple[Name, ...]:
        posting = self._first[number]
        if not posting & MULTI:
            return (_name(posting),)
        at = posting & ~MULTI
        count = self._lists[at]
        return tuple(_name(entry) for entry in self._lists[at + 1 : at + 1 + count])

    # by row: cheap access for code that scores many candidates

    def kind(self, row: int) -> str:
        """Kind of the place in that row."""
        return self.kinds[self._kind[row]]

    def population(self, row: int) -> int:
        """Its population, 0 if unknown."""
        return int(self._population[row])

    def country_of(self, row: int) -> str | None:
        """Its ISO 3166-1 alpha-2 code."""
        return self.countries[self._country[row]] or None

    def adm1_of(self, row: int) -> int:
        """Return a number that two places share if they lie in one first-level unit; 0 if unknown."""
        return int(self._adm1[row])

    def point(self, row: int) -> tuple[float, float] | None:
        """Its latitude and longitude in degrees, None without an honest point."""
        lat = self._lat[row]
        return None if lat == NO_POINT else (lat / 1e5, self._lon[row] / 1e5)

    def _text(self, table: str, number: int) -> str:
        offsets, data = self._columns[f"{table}_at"], self._columns[table]
        return str(bytes(data[offsets[number] : offsets[number + 1]]), "utf-8")

    def _read_place(self, row: int) -> Place:
        columns = self._columns
        name, _, own_id = self._text("name", row).partition("\x1f")
        geonameid = columns["geonameid"][row] or None
        adm1, _, adm1_name = self._text("adm1_names", self._adm1[row]).partition("\x1f")
        adm2, _, adm2_name = self._text("adm2_names", columns["adm2"][row]).partition("\x1f")
        point = self.point(row)
        radius = columns["radius"][row]
        return Place(
            id=own_id or f"geonames:{geonameid}",
            name=name,
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            kind=self.kind(row),
            source=self.sources[columns["source"][row]],
            radius_km=radius / 10 if radius else None,
            country=self.country_of(row),
            adm1=adm1 or None,
            adm1_name=adm1_name or None,
            adm2=adm2 or None,
            adm2_name=adm2_name or None,
            population=self.population(row),
            geonameid=geonameid,
        )

    # in a text

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where names of the gazetteer stand in a text: longest first, none overlapping.

        A name starts at a capitalised word. A possessive 's is left out of the span.

        Examples
        --------
        >>> text = "Kyiv's mayor flew from New York to Abu Dhabi."
        >>> [text[a:b] for a, b in load_index().find(text)]
        ['Kyiv', 'New York', 'Abu Dhabi']
        """
        return [(match.start, match.end) for match in self.matches(text)]

    def matches(self, text: str) -> Iterator[Match]:
        """Return the same with the readings of each, so that nothing is looked up twice."""
        done = 0
        for token in _CAPITAL.finditer(text):
            if token.start() < done:
                continue
            match = self._longest(text, token)
            if match is not None:
                done = match.end
                yield match

    def _longest(self, text: str, token: re.Match[str]) -> Match | None:
        word = token.group()
        known = self._start(word)
        if known is None:
            return None
        number, length, longer = known
        start = token.start()
        best = None if number < 0 else (start + length, number)
        if longer:
            best = self._extend(text, longer, token.end()) or best
        if best is None:
            return None
        end, (names, gated) = best[0], self._named(best[1])
        if gated and not _is_abbreviation(text[start:end]):
            if text[end : end + 1] != ".":
                return None
            return Match(start, end + 1, names)  # "Mo.", "Calif."
        return Match(start, end + _final_dot(text, start, end), names)

    def _read_start(self, word: str) -> tuple[int, int, str] | None:
        """Return what a first word can do: the number of its own key or -1, its length, and the key of longer names or ""."""
        key, bare = fold(word), _bare(word)
        number = self._trie.get(fold(bare), -1)
        longer = key if next(self._trie.iterkeys(key + " "), None) is not None else ""
        return (number, len(bare), longer) if number >= 0 or longer else None

    def _extend(self, text: str, key: str, end: int) -> tuple[int, int] | None:
        """Return the longest name of two words or more that starts with a key: (end, number of its key)."""
        best = None
        for _ in range(8):
            following = _NEXT.match(text, end)
            if following is None:
                break
            word, end = following.group(1), following.end()
            number, cut, key = self._step(key, word)
            if number is not None:
                best = (end - cut, number)
            if not key:
                break
        return best

    def _read_step(self, key: str, word: str) -> tuple[int | None, int, str]:
        """Return what a further word does: the number of the key with it, what it leaves out at the end, and what goes on or ""."""
        bare = _bare(word)
        number = self._trie.get(f"{key} {fold(bare)}")
        further = f"{key} {fold(word)}"
        goes_on = next(self._trie.iterkeys(further), None) is not None
        return number, len(word) - len(bare), further if goes_on else ""

    def _read_named(self, number: int) -> tuple[tuple[Name, ...], bool]:
        """Return the readings of a key, and whether all are abbreviations that need a context."""
        names = self._names(number)
        return names, all(name.gated for name in names)

    # by code

    def by_geonameid(self, geonameid: int) -> Place | None:
        """Return the place with that GeoNames id."""
        order, ids = self._columns["by_geonameid"], self._columns["geonameid"]
        at = bisect_left(order, geonameid, key=lambda row: ids[row])
        return self.place(order[at]) if at < len(order) and ids[order[at]] == geonameid else None

    def country(self, code: str) -> Place | None:
        """Return the country with that ISO 3166-1 alpha-2 code."""
        return self._coded("country_rows", code)

    def adm1(self, code: str) -> Place | None:
        """Return the first-level unit with that ISO 3166-2 code, under its official name."""
        return self._coded("adm1_rows", code)

    def capital(self, country: str) -> Place | None:
        """Return the capital of a country given by its ISO 3166-1 alpha-2 code."""
        return self._coded("capital_rows", country)

    def demonym(self, word: str) -> str | None:
        """Return the country that a word like "Russian" or "Ukrainians" speaks of, as ISO 3166-1 alpha-2."""
        code: str | None = self._head["demonyms"].get(fold(word))
        return code

    def region_demonym(self, word: str) -> str | None:
        """Return the first-level unit that a word like "Texan" or "Crimean" speaks of, as ISO 3166-2."""
        code: str | None = self._head["region_demonyms"].get(fold(word))
        return code

    def metonym(self, name: str) -> str | None:
        """Return the country whose government a name like "Kremlin" stands for, as ISO 3166-1 alpha-2."""
        code: str | None = self._head["metonyms"].get(fold(name))
        return code

    def _coded(self, table: str, code: str) -> Place | None:
        row = self._head[table].get(code.upper())
        return None if row is None else self.place(row)

    # by nearness

    def near(self, lat: float, lon: float, *, limit: int = 1, max_km: float = 50.0) -> list[tuple[Place, float]]:
        """Return the nearest settlements with their distance in kilometres, nearest first.

        Only settlements with a point of their own count, not those that were given their district's.
        """
        found = sorted(
            (km, row) for row in self._rows_around(lat, lon, max_km) if (km := self._km(row, lat, lon)) <= max_km
        )
        return [(self.place(row), km) for km, row in found[:limit]]

    def settlement_of(self, place: Place, *, max_km: float = 25.0) -> Place | None:
        """Find the city that a district belongs to: the most populous settlement near it in the same unit.

        Examples
        --------
        >>> index = load_index()
        >>> index.settlement_of(index.lookup("Saltivka")[0]).name
        'Kharkiv'
        """
        if place.lat is None or place.lon is None:
            return None
        near = [found for found, _ in self.near(place.lat, place.lon, limit=500, max_km=max_km)]
        held = [found for found in near if found.adm1 == place.adm1 and found.population > place.population]
        return max(held, key=lambda found: found.population, default=None)

    def _km(self, row: int, lat: float, lon: float) -> float:
        return distance_km(lat, lon, self._lat[row] / 1e5, self._lon[row] / 1e5)

    def _rows_around(self, lat: float, lon: float, max_km: float) -> Iterator[int]:
        """Settlements in the one-degree cells that a circle touches."""
        cells, kind, radius = self._columns["cells"], self._kind, self._columns["radius"]
        settlement = self.kinds.index("settlement")
        for cell in self._cells_around(lat, lon, max_km):
            for row in range(cells[cell], cells[cell + 1]):
                if kind[row] == settlement and not radius[row]:
                    yield row

    @staticmethod
    def _cells_around(lat: float, lon: float, max_km: float) -> Iterator[int]:
        d_lat = max_km / 111.0
        d_lon = d_lat / max(0.02, math.cos(math.radians(min(89.0, abs(lat) + d_lat))))
        bottom, top = _cell_row(lat - d_lat), _cell_row(lat + d_lat)
        left, right = math.floor(lon - d_lon), math.floor(lon + d_lon)
        columns = range(360) if right - left >= 360 else sorted({(x + 180) % 360 for x in range(left, right + 1)})
        return (y * 360 + x for y in range(bottom, top + 1) for x in columns)


@cache
def load_index() -> PlaceIndex:
    """Return the shipped gazetteer with the packs that the user installed, opened once in a process."""
    packs = usable("geonames", shipped_version())
    if not packs:
        return PlaceIndex()
    from geo.overlay import Overlaid

    return Overlaid([pack.path for pack in packs])


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points in kilometres.

    Examples
    --------
    >>> round(distance_km(50.45, 30.52, 49.99, 36.23))
    409
    """
    a, b = lat_a * _RADIAN, lat_b * _RADIAN
    up, along = sin((b - a) / 2), sin((lon_b - lon_a) * _RADIAN / 2)
    h = up * up + cos(a) * cos(b) * along * along
    return 2 * EARTH_KM * asin(sqrt(h) if h < 1 else 1.0)


# --- reading text --------------------------------------------------------------------

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ſƏȘȚḀ-ỿА-ЯЀ-ЏҐҒҚҢҮҰҲҺӘӨ"
_INNER = r"\w*(?:['’ʼ]\w+)*"
# An Arabic article may stand in lower case before the capital: "al-Bab".
_CAPITAL = regex(rf"(?<![\w'’])(?:(?:[aA]l|[eE]l|[aA][dhnrstz]|[aA]sh)-)?(?=[{_UPPER}]){_INNER}")
_NEXT = regex(
    r"(?:[ \u00a0\u2009\u202f\t]{1,3}|[ \t]{0,2}\n[ \t]{0,8}(?!\s)|[-‑–]|(?<=\b\w)\.[ ]?|(?<=\b\w\w)\.[ ]|(?<=\b[A-Z]\w\w)\.[ ])"
    + rf"(\w{_INNER})"
)
_POSSESSIVE = ("'s", "’s", "ʼs", "'S", "’S")


def _bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word


def _is_abbreviation(written: str) -> bool:
    """Whether it is written as abbreviations are: in capitals, or with a dot."""
    return written.isupper() or "." in written


def _final_dot(text: str, start: int, end: int) -> int:
    """1 where the dot after a span belongs to it, as in "U.S."."""
    return int("." in text[start:end] and text[end : end + 1] == "." and text[end - 2 : end - 1] in ". ")


# --- files ---------------------------------------------------------------------------

_BIG_CELLS: Final = 180


def _cell_row(lat: float) -> int:
    return min(_BIG_CELLS - 1, max(0, math.floor(lat) + 90))


def _name(entry: int) -> Name:
    return Name(entry & ROW, bool(entry & MAIN), bool(entry & GATED))


def _open_trie(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    try:
        trie.mmap(str(path))
    except (OSError, RuntimeError) as error:
        raise DataError(f"gazetteer file {path} cannot be opened ({error}); install the package again") from error
    return trie


def _map_file(path: Path) -> memoryview:
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise DataError(f"gazetteer file {path} cannot be opened ({error}); install the package again") from error


def _postings(data: memoryview, names: int, folder: Path) -> tuple[memoryview, memoryview]:
    if len(data) < 4 * names:
        raise DataError(f"gazetteer file {folder / 'names.bin'} does not fit names.marisa; install the package again")
    return data[: 4 * names].cast("I"), data[4 * names :].cast("I")


def _read_columns(path: Path) -> tuple[dict[str, memoryview], dict[str, Any]]:
    """``places.bin``: 8 bytes (layout, length of the head), the head as JSON, then the columns."""
    data = _map_file(path)
    layout, length = data[:8].cast("I")
    if layout != LAYOUT:
        raise DataError(f"gazetteer file {path} has layout {layout}, not {LAYOUT}; install data of this version")
    head: dict[str, Any] = json.loads(bytes(data[8 : 8 + length]))
    columns = {name: data[at : at + size].cast(form) for name, (form, at, size) in head["columns"].items()}
    return columns, head
