"""Of several places of one name, the one that the words around it mean: "Palmyra, Syria", "Kharkiv region"."""

from __future__ import annotations

from geo.gazetteer import distance_km, load_index
from geo.lean import replace
from geo.model import Location, Place
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.places.event_places import UNIT_WORDS, PlacedName, is_city_of_strip
from geo.reports.text.clean import Sentence
from geo.reports.violence import tells_violence

__all__ = ["settle_by_deeds", "settle_by_unit", "settle_district", "settle_unit"]

_HOLDERS = ("country", "adm1", "adm2")
_OF = ("of", "of the")
_GAPS = (",", "(", ", in", "in", "in the", ", in the", *_OF)
_LISTED = regex(r" ?(?:, (?:and )?|and )(?:the )?[A-Z]")  # "in Poltava, Sumy and Kharkiv"
_VILLAGES = frozenset("village villages villagers municipalities towns".split())
_KIND_OF = regex(r" (?:[a-z-]+ ){0,2}(?:city|town|village|port|resort|capital|suburb)(?: of)? ")
_BORDER_KM = 40.0
_SMALL_TOWN = 50_000
_TOWN_UNIT = 5_000
_METROPOLIS = 5_000_000
_CITY = 100_000
_CONFERRING = frozenset("talks negotiations summit negotiators delegations envoys mediators".split())
_TOWN_KM, _SAME_KM = 6.0, 0.1


def settle_unit(location: Location, after: str, before: str = "") -> Location:
    """ "Kharkiv region", "the department of Arauca": the unit, whatever city of that name the text speaks of."""
    place, word = location.place, (after.split(None, 1) or [""])[0].lower().rstrip(".,;:")
    led = before.lower().split()
    if word not in UNIT_WORDS and led[-1:] == ["of"] and len(led) > 1 and UNIT_WORDS.get(led[-2]) == "adm1":
        word = led[-2]  # no "residential district of X"
    if word in _VILLAGES and place is not None and place.kind == "settlement" and place.population > _SMALL_TOWN:
        word = "region"  # "airstrikes on Sagaing village": a village of the region, not of the city
    republic = after.lstrip().lower().startswith("people's rep")  # "the Donetsk People's Republic"
    kind = "adm1" if republic else UNIT_WORDS.get(word)
    if kind is None and place is not None and place.kind == "adm1" and place.population < _TOWN_UNIT:
        return _as_town(location, place)
    if kind is None and place is not None and is_city_of_strip(place) and not _is_called_city(location, word, led):
        return replace(location, place=load_index().adm1(place.adm1 or "") or place, ambiguous=False)
    if place is None or kind is None or location.mention.role not in ("literal", "doubtful"):
        return location
    doubtful = location.ambiguous or location.mention.role == "doubtful"
    if place.kind not in ("settlement", "adm2") and not (doubtful and place.kind == kind == "adm1"):
        return location
    names = dict.fromkeys((f"{place.name} {word}", f"{location.mention.text} {word}"))
    named = (place, *(p for name in names for p in load_index().lookup(name)), *(p for p, _ in location.alternatives))
    units = [p for p in named if p.kind == kind]
    unit = next((p for p in units if p.country == place.country), units[0] if len({p.id for p in units}) == 1 else None)
    if unit is None:
        return location
    sure = replace(location.mention, role="literal")  # the word behind a doubtful name leaves no doubt
    return replace(location, place=unit, ambiguous=False, mention=sure)


def _is_called_city(location: Location, after: str, before: list[str]) -> bool:
    """ "Gaza City", "the city of Gaza", or told by a part of it: "northern Gaza"."""
    if location.mention.role == "relative":
        return True
    return location.mention.text.lower().endswith(" city") or after == "city" or before[-2:] == ["city", "of"]


def _as_town(location: Location, place: Place) -> Location:
    """ "Stepanakert", "Lachin": a town that is all, or nearly all, of its unit; where no unit is named, the town is meant."""
    namesakes = (p for p in load_index().lookup(place.name) if p.kind == "settlement" and p.country == place.country)
    towns = [p for p in namesakes if p.population >= place.population]
    return replace(location, place=towns[0], ambiguous=False) if towns else location


def settle_district(location: Location, cities: frozenset[str], units: frozenset[str | None] = frozenset()) -> Location:
    """A district of a city is placed in that city: one that the text names, else the only one it can be, else nowhere.

    ``units`` are those of the towns that the text names: a city elsewhere is not meant.
    """
    place = location.place
    if place is not None and place.kind == "building":
        return _settle_building(location, place, cities)
    if place is None or place.kind != "district":
        return location
    villages = [(p, score) for p, score in location.alternatives if p.kind == "settlement"]
    if location.ambiguous and villages and location.mention.role in ("literal", "relative"):
        village, score = villages[0]  # "Novoselivka": a village, unless the text says of which city
        return replace(location, place=village, score=score)
    index = load_index()
    options = [p for p in index.lookup(place.name) if p.kind == "district"] or [place]
    homes = {home.id: home for p in options if (home := index.settlement_of(p)) is not None}
    named = [home for name, home in homes.items() if name in cities]
    if len(named) == 1:
        return replace(location, place=named[0], ambiguous=False)
    if not named and len(homes) == 1 and (not units or next(iter(homes.values())).adm1 in units):
        return replace(location, place=next(iter(homes.values())))
    return replace(location, place=None)


def _settle_building(location: Location, place: Place, cities: frozenset[str]) -> Location:
    """ "The Nasser hospital": the town whose point it has, or the one town named that it stands in."""
    if place.lat is None or place.lon is None:
        return location
    near = load_index().near(place.lat, place.lon, limit=50, max_km=_TOWN_KM)
    towns = [(town, km) for town, km in near if town.kind == "settlement"]
    homes = [town for town, _ in towns if town.id in cities] or [town for town, km in towns[:1] if km < _SAME_KM]
    return replace(location, place=homes[0], ambiguous=False) if len(homes) == 1 else location


def settle_by_unit(sentence: Sentence, found: list[PlacedName]) -> list[PlacedName]:
    """ "Palmyra, Syria": the unit right behind a name leaves no doubt which place is meant.

    A name whose places all lie elsewhere is left out: `geo.reports.names.unknown` names it without a point.
    """
    found = [name for k, name in enumerate(found) if not _is_region_of_city(sentence, found, k)]
    meant = ((name, _meant(sentence, found, k)) for k, name in enumerate(found))
    return [name._replace(location=location) for name, location in meant if location is not None]


def _is_region_of_city(sentence: Sentence, found: list[PlacedName], k: int) -> bool:
    """ "The southern Gaza city of Khan Younis": where the town lies that is named behind."""
    name = sentence.text[found[k].start - sentence.start : found[k].end - sentence.start]
    if not name.endswith((" city", " town")):
        return False
    behind = sentence.text[found[k].end - sentence.start :]
    return behind.startswith(" of ") and any(o.start == found[k].end + len(" of ") for o in found)


def _meant(sentence: Sentence, found: list[PlacedName], k: int) -> Location | None:
    location, unit = found[k].location, _right_behind(sentence, found, k)
    place = location.place
    if place and (land := _land_in_front(sentence, found, k)) and place.country != land:
        theirs = next((p for p, _ in location.alternatives if p.country == land), None)
        return replace(location, place=theirs, ambiguous=False) if theirs else location
    if place and unit and unit.kind in _HOLDERS and _lies_in(place, unit):
        return replace(location, ambiguous=False, score=max(location.score, 0.8))
    if place and unit and _is_on_border(place, unit):
        moved = replace(place, adm1=unit.adm1, adm1_name=unit.adm1_name, adm2=None, adm2_name=None)
        return replace(location, place=moved, ambiguous=False)  # the text knows better than the gazetteer
    towns = [p for p, _ in location.alternatives if p.kind == "settlement"]
    owned = unit is not None and _gap(sentence, found, k) in _OF
    if (
        place
        and unit
        and place.kind == "settlement"
        and _is_elsewhere(sentence, place, unit, found[k + 1], owned=owned)
    ):
        better = next((p for p in towns if _lies_in(p, unit)), None)
        return replace(location, place=better, ambiguous=False, score=0.6) if better else None
    if place and place.kind == "settlement" and (whole := _unit_of_list(sentence, found, k)):
        named = [place, *towns, *load_index().lookup(place.name)]
        better = next((p for p in named if p.kind == "settlement" and _lies_in(p, whole)), None)
        return replace(location, place=better, ambiguous=False) if better else None
    if (home := _named_country(found, location)) is not None:
        better = next((p for p in towns if p.country == home), None)
        return replace(location, place=better, score=0.5) if better else None  # no Baga but Nigeria's
    return location


def _right_behind(sentence: Sentence, found: list[PlacedName], k: int) -> Place | None:
    """The place named next, where nothing but a comma, a bracket or "in" stands between."""
    if k + 1 == len(found):
        return None
    return found[k + 1].location.place if _gap(sentence, found, k) in _GAPS else None


def _gap(sentence: Sentence, found: list[PlacedName], k: int) -> str:
    """What stands between a name and the next."""
    return sentence.text[found[k].end - sentence.start : found[k + 1].start - sentence.start].strip()


def _unit_of_list(sentence: Sentence, found: list[PlacedName], k: int) -> Place | None:
    """ "Stelmakhivka, Nevske and Bilohorivka of the Luhansk Region": the unit of all of the list."""
    while k + 2 < len(found) and _gap(sentence, found, k) in (",", "and", ", and"):
        k += 1
        unit = found[k + 1].location.place
        if _gap(sentence, found, k) in _OF and unit is not None and unit.kind == "adm1":
            return unit
    return None


def _land_in_front(sentence: Sentence, found: list[PlacedName], k: int) -> str | None:
    """ "The Dutch city of Breda": the country of the adjective before the kind of place."""
    owner = found[k - 1].location.place if k else None
    if owner is None:
        return None
    gap = sentence.text[found[k - 1].end - sentence.start : found[k].start - sentence.start]
    return owner.country if _KIND_OF.fullmatch(gap) else None


def _named_country(found: list[PlacedName], location: Location) -> str | None:
    """The one country of the units that a sentence names, where a doubtful namesake lies outside it."""
    place = location.place
    if place is None or not location.ambiguous or place.kind != "settlement" or location.mention.role != "literal":
        return None
    named = [o.location for o in found]
    units = {o.place.country for o in named if o.place and o.place.kind == "adm1" and o.mention.role == "literal"}
    others = {o.place.country for o in named if o.place and o is not location}
    return next(iter(units)) if len(units) == 1 and place.country not in others else None


def _lies_in(place: Place, unit: Place) -> bool:
    return place.country == unit.country and (unit.kind == "country" or place.adm1 == unit.adm1)


def _is_elsewhere(sentence: Sentence, place: Place, unit: Place, behind: PlacedName, *, owned: bool) -> bool:
    """True where the unit named behind a place does not hold the place found: "Tora in North Darfur"."""
    if unit.kind not in _HOLDERS or _lies_in(place, unit):
        return False
    listed = not owned and _LISTED.match(sentence.text, behind.end - sentence.start)
    return not listed and behind.location.mention.role == "literal"


def _is_on_border(place: Place, unit: Place) -> bool:
    """True for a town so near to the middle of another unit of its country that the gazetteer may have the wrong one."""
    if place.kind != "settlement" or unit.kind != "adm1" or place.country != unit.country or place.adm1 == unit.adm1:
        return False
    if place.lat is None or place.lon is None or unit.lat is None or unit.lon is None:
        return False
    return distance_km(place.lat, place.lon, unit.lat, unit.lon) < _BORDER_KM


def settle_by_deeds(sentence: Sentence, location: Location, types: EventTypes) -> Location:
    """The place meant by who acts in the sentence, and by whether it tells of violence at all."""
    return _as_metropolis(sentence.words, _of_group(sentence.words, _by_name(location), types), types)


def _by_name(location: Location) -> Location:
    """ "Novooleksandrivka": where several villages are called so, no city that once bore the name."""
    place, text = location.place, location.mention.text
    if not location.ambiguous or place is None or place.kind != "settlement" or place.name == text:
        return location
    named = [(p, s) for p, s in location.alternatives if p.name == text and p.country == place.country]
    return replace(location, place=named[0][0], score=named[0][1]) if len(named) > 1 else location


def _of_group(words: list[str], location: Location, types: EventTypes) -> Location:
    """ "M23 rebels seized Walikale": of namesakes, the one in the country of the armed group."""
    if not location.ambiguous or location.place is None:
        return location
    lands = {country for _, _, (_, country) in types.armed_groups.find(words)} - {""}
    if not lands or location.place.country in lands:
        return location
    better = next(((p, score) for p, score in location.alternatives if p.country in lands), None)
    return replace(location, place=better[0], score=better[1]) if better else location


def _as_metropolis(words: list[str], location: Location, types: EventTypes) -> Location:
    """ "The Security Council met in New York", in a text on Ukraine: where nothing violent is told, the great city."""
    place = location.place
    if place is None or place.kind != "settlement" or place.population > _SMALL_TOWN:
        return location
    conferring = not _CONFERRING.isdisjoint(words)  # "talks in Geneva", not the one in Illinois
    others = [p for p, _ in location.alternatives]
    if conferring:
        others += load_index().lookup(location.mention.text)
    least = _CITY if conferring else _METROPOLIS
    great = (p for p in others if p.kind == "settlement" and p.population >= least)
    better = next((p for p in great if p.country != place.country), None)
    if better is None or tells_violence(words, types):
        return location
    return replace(location, place=better, ambiguous=False)
