"""Of two places beside each other, which only says where the other is: "Zolochiv, Kharkiv region".

Such a place gets the role ``qualifier``: no event is placed in it. `_RULES` is the list of what is written
so, asked from top to bottom; a new way of writing is one more line there.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.lean import NamedTuple, replace
from geo.reports.lexicon import EventTypes
from geo.reports.places.event_places import UNITS, holds, is_name_only
from geo.reports.roles.prepositions import LOCATIVE, QUARTERS, TIMES, is_behind
from geo.reports.roles.role import Site

__all__ = ["mark_beside_strange", "mark_qualifiers"]

_PAIRED = 3  # how many places behind one are looked at
_FAR = 9  # words between two places of which one still says where the other is
_OPEN = ("site", "party", "source", "travel")  # roles that what stands beside a place may take from it
_UNIT_HEADS = frozenset("district province region department county crossing area".split())
_DISTRICTS = frozenset(
    "district raion county municipality territory locality woreda zone payam subdivision division cercle commune lga".split()
)
_TOWN_SITES = frozenset(
    "market mosque church hospital school square stadium bridge road station hotel mall prison barracks airport roundabout".split()
)
_BESIDE = frozenset("adjoining bordering neighbouring neighboring overlooking abutting".split())
_FLANKS = frozenset(
    "suburbs suburb hills flank flanks outskirts edge approaches approach side bank shore border doorstep".split()
)
_SEATS = frozenset("center centre capital seat".split())
_OUTSKIRTS = (
    ["on", "the", "outskirts"],
    ["in", "the", "outskirts"],
    ["in", "the", "suburbs"],
    ["in", "the", "vicinity"],
)
_COASTAL = frozenset("port coast town city resort village".split())
_AFTER_STATE = LOCATIVE | TIMES | frozenset("when where which who leaving killing police officials according".split())
_LENGTHS = frozenset("km kilometres kilometers kms mile miles".split())
_LYING = frozenset("situated located lying nestled perched".split())
_UNITS_OF = frozenset("municipality commune township parish district county subdistrict canton tehsil taluka".split())
_APART = frozenset(("and", "or", "while", "when", "but", ";", "then"))
_NEARNESS = frozenset("state near on along close to".split())


class _Pair(NamedTuple):
    """A place, another behind it, and the words between them."""

    words: list[str]
    site: Site
    other: Site
    between: list[str]
    settlements: frozenset[str]  # words for places where people live


_Rule = Callable[[_Pair], bool]
_Marking = Callable[[list[Site], _Pair], None]


def mark_beside_strange(words: list[str], sites: list[Site], types: EventTypes) -> list[Site]:
    """Mark what only says where a village lies that no gazetteer knows: "Kangchup village, situated near Kangpokpi"."""
    out, settlements = list(sites), types.words["places.settlements"]
    for site, other in zip(sites, sites[1:], strict=False):
        pair = _Pair(words, site, other, words[site.last + 1 : other.first], settlements)
        sides = (_is_near_other, _is_in_unit_named, _is_district_behind, _is_apposed)
        if is_name_only(site.place) and any(lies(pair) for lies in sides):
            _place_by_other(out, pair)
    return out


def mark_qualifiers(words: list[str], sites: list[Site], types: EventTypes) -> list[Site]:
    """Mark the places of a sentence that only say where another one is.

    Parameters
    ----------
    words : list of str
        Of the sentence, in lower case.
    sites : list of Site
        Its places, in order.
    types : EventTypes
        With the words for ``places``.

    Returns
    -------
    list of Site
        The same places in the same order, some as ``qualifier``, some with the unit or name of the one beside.
    """
    out, settlements = list(sites), types.words["places.settlements"]
    for k, site in enumerate(out):
        for other in out[k + 1 : k + 1 + _PAIRED]:
            pair = _Pair(words, site, other, words[site.last + 1 : other.first], settlements)
            marking = next((mark for applies, mark in _RULES if applies(pair)), None)
            if marking is not None:
                marking(out, pair)
    return out


# -- how a place is written behind, or before, the one that it lies in or near


def _is_border_district(p: _Pair) -> bool:
    """ "In the Afghan border district of Spin Boldak"."""
    return (
        len(p.between) == 2 and p.between[0] in _UNIT_HEADS and p.between[1] == "of" and "border" in p.site.place.text
    )


def _is_explained_town(p: _Pair) -> bool:
    """ "Lalibela, a town known for its churches in Amhara"."""
    if not _is_apposed(p) or p.site.role != "site":
        return False
    return holds(p.other.place, p.site.place) or p.other.place.precision == "near"


def _is_apposed(p: _Pair) -> bool:
    """ ", a town known for its rock-hewn churches in"."""
    between = p.between
    return (
        2 < len(between) <= 14
        and between[0] == ","
        and between[1] in ("a", "an", "the")
        and not p.settlements.isdisjoint(between[2:6])
        and "in" in between
        and "," not in between[1:]
    )


def _is_site_in_town(p: _Pair) -> bool:
    """ "At Gamboru market in Maiduguri"."""
    towns = p.site.place.precision == p.other.place.precision == "settlement"
    return towns and len(p.between) == 2 and p.between[0] in _TOWN_SITES and p.between[1] == "in"


def _is_near_border(p: _Pair) -> bool:
    """ "In Catatumbo, near the Venezuelan border"."""
    bare = [w for w in p.between if w not in _UNIT_HEADS | _NEARNESS]
    return "border" in p.other.place.text and bare in ([","], []) and p.other.place.precision in ("near", "region")


def _is_explained_by_distance(p: _Pair) -> bool:
    """ "Al-Mawasi, a strip of dunes west of Rafah"."""
    led = p.between[:2] in ([",", "a"], [",", "an"]) and len(p.between) <= 6
    return p.other.place.precision == "near" and is_name_only(p.site.place) and led


def _is_unrelated(p: _Pair) -> bool:
    """Two places that are far apart, or of which the first lies in no country that is known."""
    return (p.site.place.country is None and p.site.place.kind != "sea") or len(p.between) > _FAR


def _is_owner_of_town(p: _Pair) -> bool:
    """ "Gaza's southern city of Khan Younis", "Sudan's besieged town of": said of a country or strip before its town."""
    between = p.between
    return (
        2 < len(between) <= 6
        and between[0] == "'s"
        and between[-1] == "of"
        and between[-2] in p.settlements
        and all(w.replace("-", "").isalpha() for w in between[1:])
    )


def _is_village_of_unit(p: _Pair) -> bool:
    """ "The Belgorod village of Murom"."""
    return len(p.between) == 2 and p.between[0] in p.settlements | _UNIT_HEADS and p.between[1] == "of"


def _is_quarter_of(p: _Pair) -> bool:
    """ "The Zeitoun neighbourhood of Gaza City"."""
    return p.between[:1] != [] and p.between[0] in QUARTERS and p.between[1:] in (["of"], ["of", "the", "city", "of"])


def _is_sea_off(p: _Pair) -> bool:
    """ "In the Black Sea, 25 miles off Tuapse"."""
    near = p.other.place.precision == "near" and p.between in ([","], [], [",", "about"])
    return p.site.place.kind == "sea" and near


def _is_works_in_town(p: _Pair) -> bool:
    """ "The Azovstal works in Mariupol"."""
    between = p.between
    led = between in ([","], [",", "in"]) or (between[-1:] == ["in"] and len(between) <= 4 and between[0].isalpha())
    return p.site.place.precision == "site" and p.other.place.precision == "settlement" and led


def _is_strange_part_of(p: _Pair) -> bool:
    """ "Paquibato, a mountain district of Davao City": a part of the town that no gazetteer knows."""
    led = p.between[:2] == [",", "a"] and p.between[-1:] == ["of"] and len(p.between) <= 6
    return led and is_name_only(p.site.place) and not QUARTERS.isdisjoint(p.between)


def _is_seat_of_unit(p: _Pair) -> bool:
    """ "Qalat, center of Zabol Province"."""
    led = p.between[:1] == [","] and p.between[-1:] == ["of"] and len(p.between) <= 5
    return led and not _SEATS.isdisjoint(p.between) and p.site.place.precision == "settlement"


def _is_town_of_seat(p: _Pair) -> bool:
    """ "In Dhariwal, Gurdaspur, on Tuesday": a town and the greater one that its district is called after; no list."""
    one, two = p.site.place, p.other.place
    towns = one.precision == two.precision == "settlement" and one.adm1 == two.adm1 and one.adm1 is not None
    behind = p.words[p.other.last + 1 : p.other.last + 3]
    ends = (
        not behind
        or behind[0] not in (",", "and", "or")
        or (behind[0] == "," and behind[1:] in (["on"], ["where"], ["when"]))
    )
    return p.between == [","] and towns and ends and p.site.prep in LOCATIVE and p.site.role == p.other.role == "site"


def _is_suburb_of(p: _Pair) -> bool:
    """ "Antonivka, a suburb of Kherson"."""
    led = p.between[:2] == [",", "a"] and "of" in p.between[-2:] and len(p.between) <= 6
    return p.site.role == "site" and led


def _is_measured_from(p: _Pair) -> bool:
    """ "Near Picota, San Martin Department, 640 km northeast of Lima"."""
    measured = p.other.place.precision == "near" and any(
        w[:1].isdigit() for w in p.words[p.other.first : p.other.last + 1]
    )
    return p.site.role == "site" and p.between[:1] == [","] and measured and _is_aside(p.between)


def _is_measured_from_capital(p: _Pair) -> bool:
    """ "San Pedro Sula, 250 km north of the Honduran capital": told by a word that stands for the place."""
    led = p.between[:1] == [","] and p.between[-1:] in (["of"], ["from"]) and not _APART.intersection(p.between)
    return p.site.role == "site" and led and not _LENGTHS.isdisjoint(p.between)


def _is_on_outskirts(p: _Pair) -> bool:
    """ "In the hamlet of Basauri, on the outskirts of Bilbao"."""
    return p.between == [","] and p.site.role == "site" and p.words[p.other.first : p.other.first + 3] in _OUTSKIRTS


def _is_port_on_sea(p: _Pair) -> bool:
    """ "Corinto, the main port on the Pacific"."""
    led = p.between[:1] in ([","], ["'s"]) and p.between[-1:] == ["the"] and not _COASTAL.isdisjoint(p.between)
    return p.other.place.kind == "sea" and led


def _is_aside(between: list[str]) -> bool:
    return between[-1] in (",", "near", "on", "along", "by", "to") and not _APART.intersection(between)


def _is_adjoining(p: _Pair) -> bool:
    """ "Callao, the port city adjoining Lima"."""
    return p.between[:1] == [","] and p.between[-1] in _BESIDE and len(p.between) <= 5


def _is_on_flank_of(p: _Pair) -> bool:
    """ "Klishchiivka and Kurdiumivka, on the southern flank of Bakhmut"."""
    return p.between[:1] == [","] and p.between[-1:] == ["of"] and not _FLANKS.isdisjoint(p.between)


def _is_district_behind(p: _Pair) -> bool:
    """ "Zvannoye, Glushkovo District"."""
    return (
        (p.between == ["("] or is_behind(p.between))
        and p.site.role == "site"
        and p.site.place.precision in ("settlement", *UNITS)
        and p.other.place.precision == "settlement"
        and _names_district(p.words[p.other.last + 1 : p.other.last + 3])
    )


def _names_district(after: list[str]) -> bool:
    """ "Lubero territory", "Tsafe Local Government Area"."""
    return not _DISTRICTS.isdisjoint(after[:1]) or after == ["local", "government"]


_LIES = frozenset("lies lie sits stands is borders straddles adjoins overlooks".split())


def _is_said_to_lie(p: _Pair) -> bool:
    """ "Nasir, which lies near the Ethiopian border, was seized"."""
    return p.between[:2] == [",", "which"] and p.between[2:3] != [] and p.between[2] in _LIES and len(p.between) <= 8


def _is_aside_on_border(p: _Pair) -> bool:
    """ "Saravena, Arauca department, near the border with Venezuela"."""
    border = "border" in p.words[p.other.first : p.other.last + 1]
    return p.between[:1] == [","] and border and _is_aside(p.between)


def _is_state_of(p: _Pair) -> bool:
    """ "Cordoba, Veracruz", "in Afrin, in the north of Aleppo": a town, then its unit, named as the seat is; no list of towns."""
    town, seat = p.site.place, p.other.place
    named = bool(seat.adm1_name) and (seat.adm1_name or "").startswith(seat.name)
    alike = bool(town.adm1) and town.adm1 == seat.adm1 and town.precision == "settlement"
    after = p.words[p.other.last + 1 : p.other.last + 3]
    ends = after[:1] not in (["and"], [","], ["or"]) or (after[:1] == [","] and not _AFTER_STATE.isdisjoint(after))
    village = p.words[max(0, p.site.first - 2) : p.site.first] in (["village", "of"], ["settlement", "of"])
    behind = (p.between == [","] and (ends or village)) or (
        p.site.prep != "of" and "in" in p.between and is_behind(p.between)
    )
    return behind and named and alike


def _is_from_border(p: _Pair) -> bool:
    """ "In Kharkiv, 30 km from the Russian border, where"."""
    led = p.between[:1] == [","] and (len(p.between) == 1 or not _LENGTHS.isdisjoint(p.between))
    return led and p.site.place.precision == "settlement" and "border" in p.other.place.name.lower()


def _is_near_other(p: _Pair) -> bool:
    """ "In Lyptsi, just north of Kharkiv", "Kangchup village, situated near"."""
    place = p.site.place
    placed = place.precision == "settlement" or (place.precision == "near" and not place.offset) or is_name_only(place)
    plain = [w for w in p.between if w not in _LYING and w not in p.settlements]
    led = plain in ([","], [], ["("], ["just"], [",", "just"])
    return p.other.place.precision == "near" and placed and p.site.role == "site" and led


def _is_unit_behind(p: _Pair) -> bool:
    """ "Zolochiv, Kharkiv region", "in Zolochiv, in the Kharkiv region"."""
    if not is_behind(p.between):
        return False
    town, unit = p.site.place, p.other.place
    wide = unit.precision in ("adm1", "region") and unit.country == town.country
    around = town.precision == "near" and unit.precision == "adm2" and unit.adm1 is not None and unit.adm1 == town.adm1
    return holds(unit, town) or (p.between[:2] == [",", "in"] and (around or (town.precision == "settlement" and wide)))


def _is_in_unit_named(p: _Pair) -> bool:
    """ "In the village of Banjska in the municipality of Zvecan", also where the unit bears the name of its seat."""
    plain = [w for w in (*p.between, *p.words[p.other.first : p.other.last]) if w not in (",", "the")]
    return len(plain) == 3 and plain[0] == "in" and plain[1] in _UNITS_OF and plain[2] == "of" and p.site.role == "site"


def _is_district_of_town(p: _Pair) -> bool:
    """ "Sevastopol's Leninsky district"."""
    return p.between == ["'s"] and p.site.place.precision == "settlement" and p.other.place.kind == "adm2"


def _is_unit_before(p: _Pair) -> bool:
    """ "Ukraine's Kharkiv", "in Kharkiv region, in the town of Zolochiv"."""
    if not holds(p.site.place, p.other.place):
        return False
    owns = p.between[:1] == ["'s"] and not any(w in (";", "and") for w in p.between)
    return owns or (_leads(p.between) and p.site.place.precision in UNITS)


def _leads(between: list[str]) -> bool:
    """ "In Kharkiv region, in the town of Zolochiv", "Kharkiv region: Zolochiv"."""
    plain = [w for w in between if w not in ("the", "a", "town", "city", "village", "of")]
    return plain in ([",", "in"], [":"], [":", "in"], ["'s"])


# -- what becomes of the two


def _mark_first(sites: list[Site], pair: _Pair) -> None:
    _qualify(sites, pair.site)


def _mark_first_always(sites: list[Site], pair: _Pair) -> None:
    k = _index(sites, pair.site)
    sites[k] = sites[k]._replace(role="qualifier")


def _mark_other(sites: list[Site], pair: _Pair) -> None:
    _qualify(sites, pair.other)


def _qualify(sites: list[Site], site: Site) -> None:
    k = _index(sites, site)
    if sites[k].role in _OPEN:
        sites[k] = sites[k]._replace(role="qualifier")


def _place_by_other(sites: list[Site], pair: _Pair) -> None:
    """Give a strange name the country and unit of the place that it is explained by."""
    _mark_other(sites, pair)
    if pair.site.place.country is None:
        k, unit = _index(sites, pair.site), pair.other.place
        place = replace(pair.site.place, country=unit.country, adm1=unit.adm1, adm1_name=unit.adm1_name)
        sites[k] = sites[k]._replace(place=place)


def _stand_for_works(sites: list[Site], pair: _Pair) -> None:
    """Place an event at the settlement, by the name of the works in it."""
    if pair.site.role == "site":
        k = _index(sites, pair.other)
        place = replace(pair.other.place, text=pair.site.place.text)
        sites[k] = sites[k]._replace(place=place, role="site", prep=pair.site.prep)
        _mark_first_always(sites, pair)


def _leave(_sites: list[Site], _pair: _Pair) -> None:
    """Neither says where the other is."""


def _index(sites: list[Site], site: Site) -> int:
    return next(n for n, s in enumerate(sites) if (s.start, s.end) == (site.start, site.end))


_RULES: tuple[tuple[_Rule, _Marking], ...] = (
    (_is_border_district, _mark_first_always),
    (_is_explained_town, _mark_other),
    (_is_strange_part_of, _mark_first),
    (_is_seat_of_unit, _mark_other),
    (_is_site_in_town, _mark_first),
    (_is_near_border, _mark_other),
    (_is_explained_by_distance, _place_by_other),
    (_is_unrelated, _leave),
    (_is_owner_of_town, _mark_first_always),
    (_is_village_of_unit, _mark_first_always),
    (_is_quarter_of, _mark_first),
    (_is_sea_off, _mark_first),
    (_is_works_in_town, _stand_for_works),
    (_is_suburb_of, _mark_other),
    (_is_measured_from, _mark_other),
    (_is_measured_from_capital, _mark_other),
    (_is_port_on_sea, _mark_other),
    (_is_on_outskirts, _mark_other),
    (_is_adjoining, _mark_other),
    (_is_on_flank_of, _mark_other),
    (_is_district_behind, _mark_other),
    (_is_said_to_lie, _mark_other),
    (_is_aside_on_border, _mark_other),
    (_is_state_of, _mark_other),
    (_is_town_of_seat, _mark_other),
    (_is_from_border, _mark_other),
    (_is_near_other, _mark_other),
    (_is_unit_behind, _mark_other),
    (_is_in_unit_named, _mark_other),
    (_is_district_of_town, _mark_other),
    (_is_unit_before, _mark_first),
)
