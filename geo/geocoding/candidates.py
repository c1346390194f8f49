"""Mentions -> groups of one name, each with the places that may be meant and what the text says beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache

from geo.gazetteer import fold
from geo.hints import Any, Protocol, cast
from geo.lean import dataclass, field
from geo.model import Mention, Place
from geo.patterns import regex

__all__ = ["Candidate", "Group", "Lookup", "candidates_of", "groups_of"]

MOST = 80  # candidates looked at for one name; beyond are hamlets of no population
_HEAD = r"(?P<head>(?i:oblast|region|province|county|governorate|prefecture|krai|voivodeship|state|parish|territory|department)"
_UNIT_TAIL = regex(
    r"[ \u00a0](?:county|parish|oblast|province|region|district|raion|rayon|prefecture|governorate|state|territory|"
    r"municipality|department)$",
    re.IGNORECASE,
)
_UNIT_WORDS = frozenset(
    (
        "county",
        "parish",
        "oblast",
        "province",
        "region",
        "prefecture",
        "governorate",
        "state",
        "territory",
        "voivodeship",
        "krai",
        "canton",
        "department",
    )
)
_UNIT_AFTER = regex(
    rf"(?P<others>(?:,? (?:and )?[A-Z][\w’'-]+){{0,4}})[ \u00a0]{_HEAD}|(?i:district|raion))(?P<many>s?)\b",
)
_BLANKS = regex(r"[ \t\u00a0\u2009\u202f]+")
_UNIT_BEFORE = regex(
    rf"\b{_HEAD}|republic)(?P<many>s?) of (?:(?:the )?[\w'’-]+(?:, | and |, and ))*(?:the )?$",
    re.IGNORECASE,
)
_CITY_BEFORE = regex(
    r"\b(?:city|town|village|settlement|hamlet|port|capital|suburb|resort)(?: city)?(?: of|,| -)? (?:the )?$",
    re.IGNORECASE,
)
_CITY_AFTER = regex(
    r",? (?:the|a) (?:[\w-]+ )?(?:city|town|village|capital|port)\b"
    r"|[’']s (?:mayor|airport|streets|outskirts|city council)\b| mayor\b"
)
_RIVER_BEFORE = regex(r"\b(?:(?:from|across|into|in|along|on|over|of) the|river|banks? of the) $", re.IGNORECASE)


class Lookup(Protocol):
    """A gazetteer: all places that bear a name, empty where none does."""

    def lookup(self, name: str) -> Sequence[Place]:
        """Give the places of that name."""


@dataclass(slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    main: bool  # the name is the place's own, not an alternate
    rank: int  # by population among the candidates
    capital: bool = False  # of its country
    as_word: bool = False  # the text writes an abbreviation ("EU"), the place's name is a word ("Eu")


@dataclass(slots=True)
class Group:
    """One name of a document in one reading: its mentions share one place."""

    key: str
    cue: str  # "unit", "city", "river" or ""
    candidates: tuple[Candidate, ...]
    within: frozenset[str]  # codes of the units named right after it: "Zolochiv, Kharkiv region"
    within_name: str = ""
    listed: str = ""  # the kind that all names of the list around it may have: "country", "adm1" or ""
    mentions: list[int] = field(default_factory=list)


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> str:
    return fold(name)


def bare_name(name: str) -> str:
    """Fold a name and leave out the word for its unit: "kharkiv oblast" -> "kharkiv"."""
    words = _folded(name).split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _UNIT_WORDS else " ".join(words)


# Romanisations of Ukrainian and Russian that newsrooms use, and the official one's letters for them.
_SPELLINGS = (
    ("ya", "ia"),
    ("yu", "iu"),
    ("ye", "ie"),
    ("sch", "shch"),
    ("iy", "yi"),
    ("yy", "yi"),
    ("kh", "h"),
    ("g", "h"),
)


def _respelled(name: str) -> list[str]:
    """Give other romanisations of a name that the gazetteer does not know: "Nesteryanka" -> "Nesterianka"."""
    found = []
    spelt = name
    for used, official in _SPELLINGS:
        if used in spelt[1:]:
            spelt = spelt[0] + spelt[1:].replace(used, official)
            found.append(spelt)
    if name.startswith("Sch"):
        found.append("Shch" + name[3:])
    return found


_SURROGATE = regex("[\ud800-\udfff]")
_PART_OF = regex(
    r"^(?:north|south|east|west|(?:north|south)[ -]?(?:east|west)|central|greater|downtown|upper|lower|inner|old|"
    r"(?:northern|southern|eastern|western)|(?:city|town|state|port|province|village|county) of)[ -](?:the )?",
    re.IGNORECASE,
)
_GENERIC = regex(
    r"[ -](?:township|twp\.?|river|creek|lake|valley|hills?|heights|station|junction|harbou?r|bay|beach|falls|"
    r"city|town|village|mountains?|peninsula|islands?|basin|delta|coast|area|metro|"
    r"(?:(?:international|regional) )?airport)$",
    re.IGNORECASE,
)


def _shortened(name: str) -> list[str]:
    """Give what is left of an unknown name without its general part: "North Dallas", "Dallas Harbor"."""
    bare = [_PART_OF.sub("", name), _GENERIC.sub("", name)]
    return [variant for variant in bare if variant != name and variant]


def is_suffixed(name: str, key: str) -> bool:
    """Whether a unit is called by more than the folded name, as "Kharkiv Oblast" is by more than "kharkiv"."""
    return _folded(name) != key and bare_name(name) == key


_WELL_KNOWN = 500_000  # people: a city that a second spelling means without more said


def _alike(one: str, other: str) -> bool:
    """True for two spellings of one name: Odesa, Odessa."""
    a, b = _folded(one), _folded(other)
    return a[:3] == b[:3] and abs(len(a) - len(b)) <= 1 and sorted(set(a)) == sorted(set(b))


class Candidates:
    """A gazetteer's answers as candidates, with a memory."""

    def __init__(self, gazetteer: Lookup) -> None:
        self._ask = gazetteer.lookup
        self._gazetteer = gazetteer
        capital: Callable[[str], Place | None] = getattr(gazetteer, "capital", lambda _code: None)
        self._capital = lru_cache(maxsize=512)(capital)
        self.of = lru_cache(maxsize=1 << 12)(self._of)
        self.units = lru_cache(maxsize=1 << 12)(self._units)

    def _of(self, name: str) -> tuple[Candidate, ...]:
        places = self._places(name)
        known = _without_the(name)
        if not self._lookup(known):
            known = next((short for short in _shortened(known) if self._lookup(short)), known)
        key = bare_name(known)
        full = _folded(known)
        seen: dict[str, Candidate] = {}
        short = len(name) < 5 and name.isupper()
        own = self._own(known)
        for place in places:
            if place.id not in seen:
                main = place.id in own or bare_name(place.name) == key or _folded(place.name) == full
                as_word = short and main and not place.name.isupper()
                seen[place.id] = Candidate(place, main, len(seen), self._is_capital(place), as_word)
            if len(seen) == MOST:
                break
        return tuple(seen.values())

    def _own(self, name: str) -> frozenset[str]:
        """The cities that a rich gazetteer holds to be known by the name as by their own: Odesa by "Odessa"."""
        ids = getattr(self._gazetteer, "ids", None)
        if ids is None or _SURROGATE.search(name):
            return frozenset()
        places = [self._gazetteer.place(entry.row) for entry in ids(name) if entry.main]  # type: ignore[attr-defined]
        return frozenset(
            place.id
            for place in places
            if place.kind == "settlement" and place.population >= _WELL_KNOWN and _alike(place.name, name)
        )

    def _lookup(self, name: str) -> Sequence[Place]:
        """Ask the gazetteer, but not for half of a surrogate pair, which no name can hold."""
        return () if _SURROGATE.search(name) else self._ask(name)

    def _is_capital(self, place: Place) -> bool:
        if place.kind != "settlement" or not place.country:
            return False
        capital = self._capital(place.country)
        return capital is not None and capital.id == place.id

    def _places(self, name: str) -> Sequence[Place]:
        """Look up the name, else without article or possessive, else without the word for its unit, else respelt."""
        for variant in dict.fromkeys((name, _without_the(name), name.removesuffix("'s").removesuffix("’s"))):
            if variant and (places := self._lookup(variant)):
                return places
        short = _UNIT_TAIL.sub("", name)
        if short != name:
            places = self._lookup(short)
            return [p for p in places if p.kind in ("adm1", "adm2", "adm3", "region", "district")] or places
        variants = [*_respelled(name), *_shortened(name)]
        return next((places for variant in variants if (places := self._lookup(variant))), ())

    def _units(self, name: str) -> frozenset[str]:
        """Codes of the countries and admin-1 units that bear the name."""
        places = [c.place for c in self.of(name)]
        codes = {p.adm1 for p in places if p.kind == "adm1" and p.adm1} | {
            p.country for p in places if p.kind == "country" and p.country
        }
        codes |= {f"{p.adm1}/{p.adm2}" for p in places if p.kind == "adm2" and p.adm2}
        return frozenset(codes)


def _without_the(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


@lru_cache(maxsize=8)
def _known(gazetteer: Any) -> Candidates:
    return Candidates(gazetteer)


def candidates_of(gazetteer: Lookup) -> Candidates:
    """Give the `Candidates` of a gazetteer, made once for each."""
    try:
        return _known(cast(Hashable, gazetteer))
    except TypeError:  # a gazetteer that cannot be hashed
        return Candidates(gazetteer)


def groups_of(mentions: Sequence[Mention], text: str, source: Candidates, numbers: Iterable[int]) -> list[Group]:
    """Put the mentions with the same name and the same reading together."""
    groups: dict[tuple[str, str, frozenset[str]], Group] = {}
    order = list(numbers)
    listed = _lists([mentions[number] for number in order], text, source)
    for place_in_order, number in enumerate(order):
        mention = mentions[number]
        following = mentions[order[place_in_order + 1]] if place_in_order + 1 < len(order) else None
        kind = listed[place_in_order]
        within, name = (frozenset[str](), "") if kind else _region_after(mention, following, text, source)
        cue = _cue(mention, text)
        key = (_folded(mention.text), cue, within)
        if key not in groups:
            found = source.of(mention.text)
            groups[key] = Group(key[0], cue, _not_city_units(found) if cue == "unit" else found, within, name)
        groups[key].listed = groups[key].listed or kind
        groups[key].mentions.append(number)
    return _one_sense(list(groups.values()))


def _not_city_units(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the towns where a unit bears the name, and a city that is a unit of its own: "the Kyiv region" is the oblast."""
    units = [c.place for c in found if c.place.kind == "adm1"]
    cities = {(c.place.adm1, c.place.name) for c in found if c.place.kind == "settlement"}
    own = {(u.adm1, u.name) for u in units if (u.adm1, u.name) in cities and any(_around(v, u) for v in units)}
    told = {c.place.country for c in found if c.place.kind == "adm1" and c.main}
    return tuple(
        c
        for c in found
        if (c.place.adm1, c.place.name) not in own and not (c.place.kind == "settlement" and c.place.country in told)
    )


def _around(unit: Place, city: Place) -> bool:
    return unit.country == city.country and unit.adm1 != city.adm1 and is_suffixed(unit.name, bare_name(city.name))


_NEXT_IN_LIST = regex(r"(?:, ?(?:and |or |plus )?| (?:and|or|&) )(?:(?:[\w-]+ )?(?:in|from) )?(?:the )?")
_SHORTEST_LIST = 3
_OF_UNITS = regex(r"(?i)\b(?:region|oblast|province|state|department|governorate|prefecture|territor)(?:s|ies)?\b")
_LED_CHARS = 30


def _lists(mentions: Sequence[Mention], text: str, source: Candidates) -> list[str]:
    """Tell of each name in a list of countries or of one country's units which of these it is: "Ontario and New Brunswick"."""
    found = [""] * len(mentions)
    first = 0
    for at in range(1, len(mentions) + 1):
        if at < len(mentions) and _NEXT_IN_LIST.fullmatch(text[mentions[at - 1].span.end : mentions[at].span.start]):
            continue
        if at - first >= _SHORTEST_LIST:
            around = text[max(0, mentions[first].span.start - _LED_CHARS) : mentions[first].span.start]
            around += text[mentions[at - 1].span.end : mentions[at - 1].span.end + _LED_CHARS]
            kind = _common_kind([source.of(m.text) for m in mentions[first:at]], told=bool(_OF_UNITS.search(around)))
            found[first:at] = [kind] * (at - first)
        first = at
    return found


def _common_kind(names: list[tuple[Candidate, ...]], *, told: bool) -> str:
    """The kind of unit that every name of a list may be, countries before one country's units.

    Names that are all those of cities too, as "Kyiv, Kharkiv and Sumy", are of units only where it is ``told``.
    """
    if all(any(c.place.kind == "country" for c in name) for name in names):
        return "country"
    countries = [{c.place.country for c in name if c.place.kind == "adm1" and c.main} for name in names]
    cities = all(any(c.place.kind == "settlement" and c.main for c in name) for name in names)
    return "adm1" if set.intersection(*countries) and (told or not cities) else ""


def _one_sense(groups: list[Group]) -> list[Group]:
    """Where a text tells once which of the namesakes it means, the bare name means the same."""
    told: dict[str, list[Group]] = {}
    for group in groups:
        if group.within and group.cue != "unit":
            told.setdefault(group.key, []).append(group)
    for group in groups:
        sources = told.get(group.key, [])
        if not group.within and group.cue != "unit" and len({s.within for s in sources}) == 1:
            group.within, group.within_name = sources[0].within, sources[0].within_name
    return groups


def _cue(mention: Mention, text: str) -> str:
    """Whether the words beside a name say that a unit, a city or a river is meant."""
    start, end = mention.span.start, mention.span.end
    if _UNIT_TAIL.search(mention.text):
        return "unit"
    after, before = _BLANKS.sub(" ", text[end : end + 70]), _BLANKS.sub(" ", text[max(0, start - 60) : start])
    head = _UNIT_AFTER.match(after)
    if head and (_listed(head) if head.group("others") else True):
        return "district" if head.group("head").lower() in ("district", "raion") else "unit"
    if _UNIT_BEFORE.search(before):
        return "unit"
    if _CITY_BEFORE.search(before) or _CITY_AFTER.match(after):
        return "city"
    return "river" if _RIVER_BEFORE.search(before) else ""


def _listed(head: re.Match[str]) -> bool:
    """Whether the plural covers the names before it: "Kharkiv, Sumy and Chernihiv regions"; "Kharkiv and Sumy region" does not."""
    return bool(head.group("many")) and " and " in head.group("others")


def _region_after(
    mention: Mention, following: Mention | None, text: str, source: Candidates
) -> tuple[frozenset[str], str]:
    """Find the units that a name right after it stands for: "Zolochiv, Kharkiv region", "Paris (Texas)"."""
    if following is None or following.role == "adjective":
        return frozenset(), ""
    between = text[mention.span.end : following.span.start]
    if len(between) > 30 or not _LINK.fullmatch(between):
        return frozenset(), ""
    units = source.units(following.text)
    own = {
        unit
        for c in source.of(mention.text)
        for unit in (c.place.country, c.place.adm1, f"{c.place.adm1}/{c.place.adm2}")
    }
    shared = frozenset(units & own)
    return (shared, following.text) if shared else (frozenset(), "")


_TOWN = r"(?:city|town|village|settlement|hamlet)"
_LINK = regex(
    rf",? ?\(|(?: {_TOWN})?, (?:in )?(?:the )?(?:[\w-]+ )?"
    rf"|,?(?: (?:an?|the)(?: [\w-]+)? {_TOWN})?,? in (?:the )?(?:[\w’'-]+ ){{0,2}}| ",
    re.IGNORECASE,
)
