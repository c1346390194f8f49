"""Names that may be no place: whether a doubtful one stands as places do, and which bear the name of a river."""

from __future__ import annotations

from geo.model import Location
from geo.reports.roles.prepositions import LOCATIVE, MONTHS, PREPOSITIONS, QUARTERS, STOPS, TIMES, UNIT_HEADS, Name
from geo.reports.violence import BATTLES, DONE_TO

__all__ = ["is_likely", "is_river", "stands_as_place"]

_TO_DO = frozenset(
    "shell bomb hit strike attack bombard pound target capture seize recapture liberate storm take".split()
)
_LAUNCHING = frozenset("launched fired took takes taking".split())
_LEADING = PREPOSITIONS | UNIT_HEADS | {"the", "downtown", "central", "nearby"}
_BANKS = frozenset("bank banks shore shores side mouth waters delta floodplain bend course estuary".split())
_BEFORE_OF = UNIT_HEADS | {"out", "all"}
_UNITS = frozenset("department province region state governorate district county oblast raion prefecture".split())
_LIKELY = 0.2
_TOWN = 10_000
_SURE_BEFORE = frozenset(["in", "near", "at", "off", "through"]) | DONE_TO


def stands_as_place(name: Name) -> bool:
    """True where a doubtful name stands as a place does: after "in", before a colon, as what was shelled."""
    return (
        _is_located(name)
        or _is_attacked(name)
        or name.after in (":", "-", "\u2013", "was", "were", "came")
        or (name.before in ("towards", "toward", "at", "into") and _is_aimed_at(name))
        or (name.before == "through" and not name.after[:1].isupper())
    )


def _is_located(name: Name) -> bool:
    """ "In central Kobani", "out of Kobani"."""
    if name.prep not in LOCATIVE and name.prep not in ("of", "from"):
        return False
    if name.before in _LEADING or not name.before.isalpha():
        return True
    return name.before == "of" and _two_before(name) in _BEFORE_OF


def _is_attacked(name: Name) -> bool:
    """ "Shelled Kobani", "will storm Kobani", "the battle for Kobani"."""
    if name.before in DONE_TO or (name.before == "the" and _two_before(name) in DONE_TO):
        return True  # "attacked the Engels air base"
    if name.before in _TO_DO and _two_before(name) in ("to", "would", "will"):
        return True
    return name.before in ("for", "of") and name.words[max(0, name.first - 2)] in BATTLES


def _is_aimed_at(name: Name) -> bool:
    """ "Rockets were fired at Kobani"."""
    return not _LAUNCHING.isdisjoint(name.words[max(0, name.first - 10) : name.first])


def _two_before(name: Name) -> str:
    return name.words[name.first - 2] if name.first > 1 else ""


def is_likely(name: Name, location: Location) -> bool:
    """False for "Thursday's strikes", and for the rarest of names but a town's right behind "in"."""
    if name.words[name.first] in TIMES | MONTHS:
        return False
    if _is_called_unit(name, location):
        return True
    town = location.place is not None and location.place.population > _TOWN
    if _two_before(name) in BATTLES and name.before in ("for", "of"):
        return town
    opens = not name.before.isalnum() or name.first == 0  # "- Shostka: a drone hit a substation"
    out_of = name.words[max(0, name.first - 2) : name.first] == ["out", "of"]
    return location.mention.score >= _LIKELY or (town and (name.before in _SURE_BEFORE or opens or out_of))


def _is_called_unit(name: Name, location: Location) -> bool:
    """ "In the Arauca department": a unit, by its own name and word."""
    unit = location.place is not None and location.place.kind in ("adm1", "adm2")
    return unit and (name.words[name.last] in _UNITS or name.after in _UNITS) and name.prep in LOCATIVE


def is_river(words: list[str], first: int, last: int, location: Location) -> bool:
    """ "on the Dnipro near Nikopol", "the left bank of the Dnipro": a settlement's name takes no article."""
    plain = location.mention.role == "literal" and location.place is not None and location.place.kind == "settlement"
    if not plain or first == 0 or words[first - 1] != "the" or words[first] in ("the", "hague"):
        return False
    if words[last] in QUARTERS:
        return False  # "in the Saltivskyi district", by the name of its city
    if words[first - 2 : first - 1] == ["of"] and words[first - 3 : first - 2] and words[first - 3] in _BANKS:
        return True
    after = words[last + 1 : last + 2]
    return not after or after[0] in PREPOSITIONS or after[0] in STOPS
