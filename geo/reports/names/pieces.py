"""Names within longer names: of "30 km south of Poltava", "Puerto Jordán" or "Ain al-Asad" no piece is a place."""

from __future__ import annotations

import re

from geo.model import Location
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.names.hamlets import names_hamlet
from geo.reports.names.things import names_a_thing
from geo.reports.places.event_places import PlacedName
from geo.reports.text.clean import Sentence

__all__ = ["whole_names"]

# What makes one name of two words: "Puerto Jordán", "La Valencia"; "Ain al-Asad", "Pont-Sondé".
_LEADING = regex(
    r"(?<![\w-])(?:Puerto|San|Santa|Santo|Villa|Nueva|Nuevo|Fort|El|La|Las|Los|Al|Ain|Bir|Wadi|Tel|Tell|Tal|Beit|Bayt|Deir|Dayr|Kafr|"
    r"Umm|Um|Abu|Ras|Jabal|Khirbet|Ban|Phnom|Nong|Kyauk|Kampung|Chak|Mir|Qala|Tse) $"
)
_TRAILING = regex(
    r"(?:-(?:(?:e|i|o|u|y|wa|ul|al|el)-)?[A-Z][a-z\u00c0-\u024f]+(?![\w-])| (?:al|el|as|ash|ad|an|ar|at|az)-[A-Z]\w+)"
)
_REACH = 16
_UNITS_BEHIND = frozenset("province state region county governorate department prefecture".split())


def whole_names(sentence: Sentence, found: list[PlacedName], types: EventTypes) -> list[PlacedName]:
    """Leave out the names of a sentence that are a piece of a longer name, or of the name of a thing.

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    found : list of PlacedName
        Its names.
    types : EventTypes
        Whose armed groups are no places: "Hamas".

    Returns
    -------
    list of PlacedName
        In the order of the text, the longer of two that begin together first.
    """
    return _without_fragments(sentence, _without_anchors(sentence, found), types) if found else []


def _without_anchors(sentence: Sentence, found: list[PlacedName]) -> list[PlacedName]:
    """Leave out the anchor within "30 km south of Poltava", and what lies within another."""
    relative = [(s, e) for s, e, loc in found if loc.mention.role == "relative" and loc.place is not None]
    units = {(name.start, name.end) for name in found if _is_unit_of_country(name, found)}
    units |= {(s, e) for s, e, loc in found if _is_in_named_unit(sentence, e, loc)}
    relative = [span for span in relative if span not in units]
    out = []
    for start, end, location in found:
        if (start, end) in units and location.mention.role == "relative":
            continue
        inside = any(s <= start and end <= e and (s, e) != (start, end) for s, e in relative)
        same = location.mention.role != "relative" and (start, end) in relative
        if not inside and not same:
            out.append(PlacedName(start, end, location))
    return sorted(out, key=lambda name: (name.start, -name.end))


def _is_unit_of_country(name: PlacedName, found: list[PlacedName]) -> bool:
    """ "the Chiure district of Mozambique": the district is known, no part of the country is meant."""
    whole = name.location.place
    if name.location.mention.role != "relative" or whole is None or whole.kind not in ("country", "adm1"):
        return False
    held = [o.location.place for o in found if o.start == name.start and o.end < name.end]
    return any(p and p.kind in ("adm1", "adm2", "settlement") and p.country == whole.country for p in held)


def _is_in_named_unit(sentence: Sentence, end: int, location: Location) -> bool:
    """ "the Guzara district of Herat province": no district of the city."""
    after = sentence.text[end - sentence.start : end - sentence.start + 14].split()
    phrase = location.mention.text.lower()
    named = location.mention.role == "relative" and (" district of " in phrase or " district in " in phrase)
    return named and bool(after) and after[0].strip(".,;") in _UNITS_BEHIND


def _without_fragments(sentence: Sentence, found: list[PlacedName], types: EventTypes) -> list[PlacedName]:
    """Leave out the name that is a piece of a longer one that no gazetteer knows: "Puerto Jordán", "Ain al-Asad", "Hamas"."""
    spans = [(s, e) for s, e, _ in found]
    out = []
    for start, end, location in found:
        first, last = start - sentence.start, end - sentence.start
        before, after = _leading(sentence.text, first), _TRAILING.match(sentence.text, last)
        at, behind = sentence.start + (before.start() if before else 0), sentence.start + (after.end() if after else 0)
        longer = (before and not any(s <= at < e for s, e in spans)) or (
            after and not any(s < behind <= e for s, e in spans)
        )
        group = location.mention.role != "relative" and types.armed_groups.any([sentence.text[first:last].lower()])
        inside = sentence.text[max(0, first - 4) : first].lower().endswith((" in ", " at "))
        if names_a_thing(sentence.text, first, last, location) or names_hamlet(sentence, start, end, location, types):
            continue
        plain = location.mention.role in ("literal", "doubtful") and not sentence.text.isupper()
        if not (plain and longer) and not (group and not inside):
            out.append(PlacedName(start, end, location))
    return out


def _leading(text: str, first: int) -> re.Match[str] | None:
    """The word that makes one name with that at ``first``: one in capitals."""
    begin = max(0, first - _REACH)
    return None if text[begin:first].islower() else _LEADING.search(text, begin, first)
