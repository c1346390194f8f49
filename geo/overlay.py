"""The shipped gazetteer with installed packs laid over it: one `PlaceIndex` in, one out.

A pack has the form of the shipped files, its numbers are those of the shipped tables.
Its first rows are new places, which follow the shipped rows; the rest stand for a shipped
row, give it their point and population and add their names to it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

import marisa_trie

from geo.errors import DataError
from geo.gazetteer import GATED, MAIN, MULTI, ROW, Name, PlaceIndex, _map_file, _open_trie, _postings, _read_columns
from geo.hints import Any, Final
from geo.model import Place

__all__ = ["Overlaid"]

_MOVED: Final = ("lat", "lon", "radius", "geonameid", "source")
_ALIAS: Final = 30  # as at build: an alternate name counts as a thirtieth
_LIVED_IN: Final = ("settlement", "district")


class Overlaid(PlaceIndex):
    """The shipped places with those of packs.

    Parameters
    ----------
    packs : sequence of Path
        Folders of packs made by `geo.packs` for this version of the shipped data.
    """

    def __init__(self, packs: Sequence[Path]) -> None:
        super().__init__()
        self._paths = tuple(packs)
        base_trie = self._trie
        self._base_names = len(base_trie)
        self._layers: list[_Layer] = []
        for path in self._paths:
            self._layers.append(_Layer(path, first_row=len(self), first_name=self._next_name()))
            self._extend_columns(self._layers[-1])
        self._given = {row for layer in self._layers for row in layer.stands}
        self._trie = _Tries(base_trie, self._layers)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Overlaid, (self._paths,))

    def by_geonameid(self, geonameid: int) -> Place | None:
        """Return the place with that GeoNames id."""
        for layer in reversed(self._layers):
            row = layer.row_of(geonameid)
            if row is not None:
                return self.place(row)
        return super().by_geonameid(geonameid)

    def _next_name(self) -> int:
        return self._base_names + sum(len(layer.trie) for layer in self._layers)

    def _extend_columns(self, layer: _Layer) -> None:
        """Put the new rows after those there are, and give shipped rows what the pack knows better."""
        columns, added = self._columns, layer.columns
        text_start = len(columns["name"])
        for name in ("lat", "lon", "population", "geonameid", "kind", "source", "country", "adm1", "adm2", "radius"):
            form = columns[name].format
            joined = bytearray(columns[name]) + bytes(added[name][: layer.new])
            columns[name] = _cast(joined, form)
        offsets = array("I", (text_start + at for at in added["name_at"][1 : layer.new + 1]))
        columns["name"] = memoryview(bytes(columns["name"]) + bytes(added["name"]))
        columns["name_at"] = memoryview(bytes(columns["name_at"]) + offsets.tobytes()).cast("I")
        for local, row in enumerate(layer.stands, layer.new):
            for name in _MOVED:
                columns[name][row] = added[name][local]
            columns["population"][row] = added["population"][local] or columns["population"][row]
        self._kind, self._country, self._adm1 = columns["kind"], columns["country"], columns["adm1"]
        self._lat, self._lon, self._population = columns["lat"], columns["lon"], columns["population"]

    def _names(self, number: int) -> tuple[Name, ...]:
        if number < self._base_names:
            return super()._names(number)
        key = self._trie.key(number)
        base = self._trie.base.get(key)
        found = [] if base is None else list(super()._names(base))
        for layer in self._layers:
            for name in layer.names(key):
                if all(name.row != held.row for held in found):
                    self._insert(found, name)
        return tuple(found)

    def _insert(self, found: list[Name], name: Name) -> None:
        """Put a name before the settlements that have fewer people, at the end of the list of readings."""
        weight, at = self._weight(name), len(found)
        while at and self.kind(found[at - 1].row) in _LIVED_IN and self._weight(found[at - 1]) < weight:
            at -= 1
        found.insert(at, name)

    def _weight(self, name: Name) -> int:
        people = self.population(name.row)
        return people if name.main else people // _ALIAS

    def _rows_around(self, lat: float, lon: float, max_km: float) -> Iterator[int]:
        yield from (row for row in super()._rows_around(lat, lon, max_km) if row not in self._given)
        settlement, radius = self.kinds.index("settlement"), self._columns["radius"]
        cells = list(self._cells_around(lat, lon, max_km))
        found = {row for layer in self._layers for row in layer.rows_in(cells)}
        yield from (row for row in found if self._kind[row] == settlement and not radius[row])


def _cast(data: bytearray, form: str) -> memoryview:
    made: memoryview = memoryview(data).cast(form)  # type: ignore[call-overload]
    return made


class _Layer:
    """One pack: its files, and which rows of the whole its own rows are."""

    def __init__(self, path: Path, *, first_row: int, first_name: int) -> None:
        try:
            self.trie = _open_trie(path / "names.marisa")
            self._first, self._lists = _postings(_map_file(path / "names.bin"), len(self.trie), path)
            self.columns, head = _read_columns(path / "places.bin")
            self.new: int = head["new"]
            self.stands = self.columns["stands"][: head["known"]]
            if len(self.columns["name_at"]) != self.new + head["known"] + 1:
                raise ValueError("rows do not add up")
        except (DataError, ValueError, KeyError, TypeError) as error:
            name = path.name.partition(".")[0]
            raise DataError(f"pack {path}: is damaged; install it again, or run geo data remove {name}") from error
        self.first_row, self.first_name = first_row, first_name

    def row(self, local: int) -> int:
        return self.first_row + local if local < self.new else int(self.stands[local - self.new])

    def names(self, key: str) -> list[Name]:
        number = self.trie.get(key)
        if number is None:
            return []
        posting = self._first[number]
        entries: Sequence[int] = [posting]
        if posting & MULTI:
            at = posting & ~MULTI
            entries = self._lists[at + 1 : at + 1 + self._lists[at]]
        return [Name(self.row(e & ROW), bool(e & MAIN), bool(e & GATED)) for e in entries]

    def row_of(self, geonameid: int) -> int | None:
        order, ids = self.columns["by_geonameid"], self.columns["geonameid"]
        at = bisect_left(order, geonameid, key=lambda row: ids[row])
        return self.row(order[at]) if at < len(order) and ids[order[at]] == geonameid else None

    def rows_in(self, cells: Sequence[int]) -> Iterator[int]:
        """Rows in some one-degree cells."""
        order, cell = self.columns["by_cell"], self.columns["cell"]
        for wanted in cells:
            at = bisect_left(order, wanted, key=lambda row: cell[row])
            while at < len(order) and cell[order[at]] == wanted:
                yield self.row(order[at])
                at += 1


class _Tries:
    """Several tries as one: a key of a pack has a number after those of the tries before it."""

    def __init__(self, base: marisa_trie.Trie, layers: Sequence[_Layer]) -> None:
        self.base = base
        self._layers = layers

    def get(self, key: str, default: int | None = None) -> int | None:
        for layer in self._layers:
            number = layer.trie.get(key)
            if number is not None:
                return int(layer.first_name + number)
        found: int | None = self.base.get(key, default)
        return found

    def key(self, number: int) -> str:
        layer = next(layer for layer in reversed(self._layers) if layer.first_name <= number)
        return str(layer.trie.restore_key(number - layer.first_name))

    def iterkeys(self, prefix: str) -> Iterator[str]:
        yield from self.base.iterkeys(prefix)
        for layer in self._layers:
            yield from layer.trie.iterkeys(prefix)
