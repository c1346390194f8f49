"""What a gazetteer knows of a name, in the few facts that recognition needs; each name is asked once."""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from geo.gazetteer import fold
from geo.hints import Any, Protocol
from geo.lean import NamedTuple, replace
from geo.mentions.lexicon import english_level, first_names, surname_rank, word_classes
from geo.model import Place

__all__ = ["Lookup", "NameFacts", "Names", "names_of", "weight_of"]

UNITS = ("country", "adm1", "adm2", "adm3", "continent", "region")


class Lookup(Protocol):
    """A gazetteer: all places that bear a name, empty where none does."""

    def lookup(self, name: str) -> Sequence[Place]:
        """Give the places of that name."""


class NameFacts(NamedTuple):
    """A name's facts: the features that do not depend on the text around it, and what its bearers lie in."""

    key: str  # the folded name
    features: tuple[str, ...]
    shape: str  # a short code of kind and size, to be crossed with the context
    countries: frozenset[str]
    adm1s: frozenset[str]
    units: frozenset[str]  # the countries and admin-1 units that bear the name themselves
    top_country: str
    top_adm1: str
    demonym: str


class Names:
    """A gazetteer seen through its names, with a memory."""

    def __init__(self, gazetteer: Lookup) -> None:
        self._lookup = gazetteer.lookup if hasattr(gazetteer, "matches") else _as_towns(gazetteer.lookup)
        own: Callable[[str], bool] | None = getattr(gazetteer, "has", None)
        self.has: Callable[[str], bool] = lru_cache(maxsize=1 << 12)(own or self._known)
        demonym: Callable[[str], str | None] = getattr(gazetteer, "demonym", lambda _word: None)
        regional: Callable[[str], str | None] = getattr(gazetteer, "region_demonym", lambda _word: None)
        self.demonym = lru_cache(maxsize=1 << 12)(lambda word: demonym(word) or regional(word))
        metonym: Callable[[str], str | None] = getattr(gazetteer, "metonym", lambda _name: None)
        self.metonym = lru_cache(maxsize=1 << 12)(metonym)
        self._country_capital: Callable[[str], Place | None] = getattr(gazetteer, "capital", lambda _code: None)
        self.governs = lru_cache(maxsize=1 << 12)(self._governs)
        self._ids: Callable[[str], Iterable[Any]] = getattr(gazetteer, "ids", lambda _name: ())
        self.is_abbreviation = lru_cache(maxsize=1 << 12)(self._is_abbreviation)
        self.matches: Callable[[str], Iterable[Any]] | None = getattr(gazetteer, "matches", None)
        self.facts = lru_cache(maxsize=1 << 12)(self._facts)

    def _known(self, name: str) -> bool:
        return bool(self._lookup(name))

    def _is_abbreviation(self, name: str) -> bool:
        return any(reading.gated for reading in self._ids(name))

    def _governs(self, name: str) -> bool:
        """Whether the name is a country's or a capital's."""
        places = self._lookup(name)[:6]
        if any(p.kind == "country" for p in places):
            return True
        capitals = {p.country: self._country_capital(p.country) for p in places if p.country}
        return any(c is not None and c.id == p.id for p in places if p.country and (c := capitals.get(p.country)))

    def _facts(self, name: str) -> NameFacts:
        places, key = self._lookup(name), fold(name)
        demonym = self.demonym(key) or ""
        return NameFacts(
            key=key,
            features=tuple(_features(key, places, bool(demonym))),
            shape=_shape(key, places),
            countries=frozenset(p.country for p in places if p.country),
            adm1s=frozenset(p.adm1 for p in places if p.adm1),
            units=frozenset(_own_codes(places)),
            top_country=(places[0].country or "") if places else "",
            top_adm1=(places[0].adm1 or "") if places else "",
            demonym=demonym,
        )


_TOWN = 100_000


def _as_towns(lookup: Callable[[str], Sequence[Place]]) -> Callable[[str], Sequence[Place]]:
    """Let the places of a caller's own list, which is short and meant, count as towns at least."""

    def look(name: str) -> Sequence[Place]:
        return [replace(place, population=max(place.population, _TOWN)) for place in lookup(name)]

    return look


_KNOWN: weakref.WeakKeyDictionary[Any, Names] = weakref.WeakKeyDictionary()


def names_of(gazetteer: Lookup) -> Names:
    """Give the `Names` of a gazetteer, made once for each."""
    try:
        known = _KNOWN.get(gazetteer)
        if known is None:
            known = _KNOWN[gazetteer] = Names(gazetteer)
    except TypeError:  # a gazetteer that cannot be hashed or weakly referenced
        return Names(gazetteer)
    return known


def _own_codes(places: Sequence[Place]) -> list[str]:
    countries = [p.country for p in places if p.kind == "country" and p.country]
    return countries + [p.adm1 for p in places if p.kind == "adm1" and p.adm1]


def size(population: int) -> int:
    """Give a population in half powers of ten, 0 where unknown."""
    return round(2 * math.log10(population)) if population > 1 else 0


_NOMINAL = {"region": 3_000_000, "sea": 3_000_000, "continent": 100_000_000} | dict.fromkeys(
    ("river", "lake", "island", "mountain"), 300_000
)


def weight_of(place: Place) -> int:
    """Its population; for what has none, such as seas and rivers, that of a place as often spoken of."""
    return place.population or _NOMINAL.get(place.kind, 0)


def _shape(key: str, places: Sequence[Place]) -> str:
    kinds = {p.kind for p in places}
    top = next((kind for kind in UNITS if kind in kinds), "")
    biggest = max((weight_of(p) for p in places if p.kind not in UNITS), default=0)
    level = english_level(key)
    word = "e" + level[:1] if level else "f" if key in first_names() else "s" if surname_rank(key) else ""
    return f"{top or next(iter(sorted(kinds)), 'none')}{min(size(biggest), 13) // 2}{word}"


def _features(key: str, places: Sequence[Place], demonym: bool) -> list[str]:
    kinds = sorted({p.kind for p in places})
    biggest = size(max(map(weight_of, places), default=0))
    words = key.split()
    main = any(fold(p.name) == key for p in places)
    level, surname, first = english_level(key), surname_rank(key), key in first_names()
    features = ["kinds:" + "+".join(kinds), f"pop:{biggest}", f"n:{size(len(places))}", f"words:{min(len(words), 4)}"]
    features += ["kind:" + kind for kind in kinds]
    features += [
        "main" if main else f"alternate:{biggest // 2}",
        f"length:{min(len(key), 12)}",
        f"main:{main}:{len(words) > 1}",
    ]
    if level:
        features += ["english", f"english:{level}", f"english:{biggest}"]
    if first:
        features += ["first", f"first:{biggest}"]
    if surname:
        features += ["surname", f"surname:{surname}", f"surname:{biggest}"]
    if not (level or first or surname):
        features.append(f"rare:{biggest // 2}:{len(words) > 1}")
    if demonym:
        features.append("demonym")
    word_class = word_classes().get(key)
    if word_class:
        features.append("is:" + word_class)
    if len(words) > 1:
        features += ["ends:" + word_classes().get(words[-1], ""), "begins:" + word_classes().get(words[0], "")]
    return features
