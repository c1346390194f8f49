"""A location -> the place of an event, no more exact than the text is."""

from __future__ import annotations

from geo.lean import NamedTuple, replace
from geo.model import EventPlace, Location, Offset, Place
from geo.patterns import regex

__all__ = [
    "UNITS",
    "UNIT_WORDS",
    "PlacedName",
    "event_place",
    "holds",
    "is_city_of_strip",
    "is_country",
    "is_fine",
    "is_name_only",
    "place_key",
]

_PRECISION = {
    "continent": "region", "country": "country", "adm1": "adm1", "adm2": "adm2", "adm3": "adm2", "settlement": "settlement",
    "district": "settlement", "region": "region", "sea": "region", "river": "region", "lake": "region", "island": "region",
    "mountain": "region", "airport": "site", "airbase": "site", "power_plant": "site", "bridge": "site", "building": "site", "site": "site",
}  # fmt: skip
_FINE = ("settlement", "site", "near")
UNITS = ("adm2", "adm1", "region", "country")
_RANK = {"site": 0, "settlement": 1, "near": 1, "adm2": 2, "adm1": 3, "region": 4, "country": 5}
_WITHIN = regex(r"\b(?:district|raion|neighbou?rhood|quarter|cent(?:re|er)|suburbs?|outskirts|port) ?(?:of\b|$)")
UNIT_WORDS = {
    **dict.fromkeys(("region", "oblast", "province", "governorate", "department", "state", "prefecture"), "adm1"),
    **dict.fromkeys(("district", "raion", "county"), "adm2"),
}
_TOWN = 10_000
_UNSURE_NAME = 0.3
_CITY = 20_000
_LIKELY = 0.4
_NEAR_KM = 10.0
_SIDES = {
    "N": "northern", "NE": "northeastern", "E": "eastern", "SE": "southeastern", "S": "southern", "SW": "southwestern", "W": "western", "NW": "northwestern"
}  # fmt: skip
_DIRECTION = r"(?:north|south)[ -]?(?:east|west)?|east|west"
# "eastern Santiago", "the northwest of the capital": a part of the city; "northwest of the capital" lies outside.
_SEA_MILES = regex(r"\bnautical\b|\d ?nmi?\b")
_CAPITAL = regex(r"(?:the )?(?!near |off |outside )(?:[\w-]+ ){0,3}capital\b")  # itself: not "near the capital"
_OF_STRIP = regex(rf"(?:the )?(?:(?:{_DIRECTION})ern|central)\b|the (?:{_DIRECTION})\b|(?:{_DIRECTION}) (?!of\b)")
_INSIDE = regex(
    rf"(?:(?:the )?(?:{_DIRECTION})ern|the (?:{_DIRECTION})|(?:{_DIRECTION})(?<![ -])(?! of)|(?:the )?(?:central|cent(?:re|er) of))\b"
)
_DISTANT = regex(r"\d|\b(?:miles?|kilomet|near|between|off|outside|border)")
_SHORE_WORDS = ("off ", "offshore")


class PlacedName(NamedTuple):
    """A name at ``start:end`` of the clean text, with the place found for it."""

    start: int
    end: int
    location: Location


def event_place(location: Location, text: str) -> EventPlace | None:
    """Where an event at this mention is; None where the mention has no place."""
    place = location.place
    if place is None:
        return None
    if location.mention.role == "relative":
        return _relative(location, place, text)
    if location.ambiguous:
        return _ambiguous(location, place, text)
    return _exact(location, place, text)


def _relative(location: Location, place: Place, text: str) -> EventPlace | None:
    """ "30 km south of Poltava", "near Siversk", "western Ukraine"."""
    offset, low = location.offset, text.lower()
    if place.kind == "adm1" and low.startswith(("near ", "outside ")) and low.split()[-1] not in UNIT_WORDS:
        towns = [p for p, _ in location.alternatives if p.kind == "settlement" and p.country == place.country]
        place = max(towns, key=lambda p: p.population, default=place)  # "near Rostov": a town, not its oblast
    bearing = offset.bearing if offset else None
    if place.kind == "country" and bearing is None and not any(w in low for w in ("border", "between", "off ", "cent")):
        return None  # "outside the US"
    if place.kind == "settlement" and bearing is None and _WITHIN.search(low):
        return _exact(location, place, text)
    if place.kind == "settlement" and not _is_strip(place, low) and _INSIDE.match(low) and not _DISTANT.search(low):
        return _exact(location, place, text)
    if place.kind == "settlement" and offset is None and _CAPITAL.match(low):
        return _exact(location, place, text)
    if _is_strip(place, low):
        return replace(_part_of(location, place, text), adm1=place.adm1, adm1_name=place.adm1_name)
    if place.kind in ("country", "adm1", "region", "continent") and (offset is None or offset.distance_km is None):
        return _part_of(location, place, text)
    if location.ambiguous and place.kind == "settlement" and (offset is None or offset.distance_km is None):
        told = _ambiguous(location, place, place.name)
        if told is not None and is_name_only(told):
            return replace(told, text=text)  # "near Palmyra", of which there are many
    if offset is None or (offset.bearing is None and offset.distance_km is None):
        return _near(location, place, text)
    return _at_offset(location, offset, place, text)


def _near(location: Location, place: Place, text: str) -> EventPlace:
    """ "Near Siversk", "off Odesa", "between Lyman and Siversk"."""
    low = text.lower()
    shore = low.startswith(_SHORE_WORDS)
    between = low.startswith("between ") or " between " in low
    return EventPlace(
        name=_name(text) if between else place.name, text=text, kind="near", precision="near", geonameid=place.geonameid, place_id=place.id,
        lat=None if shore or between else place.lat, lon=None if shore or between else place.lon,
        uncertainty_km=location.uncertainty_km or _NEAR_KM, country=place.country, adm1=place.adm1, adm1_name=place.adm1_name,
        adm2=None if between else place.adm2, adm2_name=None if between else place.adm2_name, score=location.score,
    )  # fmt: skip


def _at_offset(location: Location, offset: Offset, place: Place, text: str) -> EventPlace:
    """ "30 km south of Poltava": a point, where the distance is told; at sea in no country."""
    low = text.lower()
    at_sea = " off " in f" {low}" or low.startswith(_SHORE_WORDS) or bool(_SEA_MILES.search(low))
    known = location.lat is not None and offset.distance_km is not None
    return EventPlace(
        name=_name(text), text=text, kind="near", precision="near", place_id=f"{place.id}:{offset.bearing}:{offset.distance_km}",
        lat=location.lat if known else None, lon=location.lon if known else None, uncertainty_km=location.uncertainty_km, offset=offset,
        country=None if at_sea else place.country, adm1=None if at_sea else place.adm1, adm1_name=None if at_sea else place.adm1_name,
        score=location.score,
    )  # fmt: skip


def _is_strip(place: Place, low: str) -> bool:
    """ "northern Gaza", "the south of Gaza": part of the strip that bears the city's name, unless the city is named as such."""
    part = _OF_STRIP.match(low) is not None and " city" not in low and not _DISTANT.search(low)
    return part and is_city_of_strip(place)


def is_city_of_strip(place: Place) -> bool:
    """True for Gaza, whose name alone means the strip more often than the city."""
    return place.kind == "settlement" and place.adm1_name == f"{place.name} Strip"


def _part_of(location: Location, place: Place, text: str) -> EventPlace:
    border = "border" in text.lower()
    side = _SIDES.get(location.offset.bearing or "") if location.offset else None
    name = f"{side} {place.name}" if side and not border else _name(text)
    return EventPlace(
        name=name, text=text, kind="region", precision="region", place_id=f"{place.id}:{name.lower()}",
        country=None if border else place.country, adm1=None if border or place.kind == "country" else place.adm1,
        adm1_name=None if border or place.kind == "country" else place.adm1_name,
    )  # fmt: skip


def _ambiguous(location: Location, place: Place, text: str) -> EventPlace | None:
    """Several places of that name: only what they share is said."""
    written = place.name.casefold() == text.casefold()  # "Samar" is not Samara, though both are called so somewhere
    likely = (
        p
        for p, score in location.alternatives
        if score > location.score / 6 and p.kind == "settlement" and (not written or p.name == place.name)
    )
    big = max(likely, key=lambda p: p.population, default=place)
    if big.population > max(_TOWN, 8 * place.population):
        place = big  # between a small town and a city of the same name, nothing more said, the city is meant
    rivals = [
        place,
        *(
            p
            for p, score in location.alternatives
            if score > location.score / (3 if location.score > _UNSURE_NAME else 6)
            and not _dwarfed(p, place)
            and (not written or p.name == place.name)
        ),
    ]
    countries = {p.country for p in rivals}
    if len(countries) > 1:
        if location.score < _LIKELY:
            return _name_only(place, text, "region", None, location.score)
        rivals = [p for p in rivals if p.country == place.country]
        countries = {place.country}
    adm1s = {p.adm1 for p in rivals}
    if len(rivals) == 1 or len(adm1s) == 1:
        return _exact(location, place, text)
    return _name_only(place, text, "country", countries.pop() if len(countries) == 1 else None, location.score)


def _dwarfed(rival: Place, place: Place) -> bool:
    """True where a bare name hardly means the rival: a hamlet beside a town, a town beside a city."""
    times = 5 if place.population > _CITY else 10
    return place.population > _TOWN and rival.population * times < place.population


def _name_only(place: Place, text: str, precision: str, country: str | None, score: float) -> EventPlace:
    """A name whose place stays open: no point, no unit that the text does not give."""
    return EventPlace(
        name=place.name,
        text=text,
        kind=place.kind,
        precision=precision,
        place_id=f"name:{place.name.lower()}",
        country=country,
        score=score,
    )


def _exact(location: Location, place: Place, text: str) -> EventPlace:
    precision = _PRECISION.get(place.kind, "settlement")
    point = precision not in UNITS
    return EventPlace(
        name=place.name, text=text, kind=place.kind, precision=precision, geonameid=place.geonameid, place_id=place.id,
        lat=place.lat if point else None, lon=place.lon if point else None, uncertainty_km=place.radius_km, country=place.country,
        adm1=place.adm1, adm1_name=place.adm1_name, adm2=place.adm2, adm2_name=place.adm2_name, score=location.score,
    )  # fmt: skip


def _name(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].lower() in (
        "a",
        "an",
        "the",
        "about",
        "some",
        "around",
        "roughly",
        "in",
        "on",
        "at",
        "just",
    ):
        words = words[1:]
    return " ".join(words)


def is_fine(place: EventPlace) -> bool:
    """True for a place no larger than a town, known or named by a distance from one."""
    return place.precision in _FINE


def is_name_only(place: EventPlace) -> bool:
    """True for a village that is known by its name alone: no gazetteer has it, or too many places are called so."""
    return (place.place_id or "").startswith("name:")


def is_country(place: EventPlace) -> bool:
    """True for a country; false for a village that is known by its name alone, of which no more than the country is sure."""
    return place.precision == "country" and not is_name_only(place)


def holds(larger: EventPlace, smaller: EventPlace) -> bool:
    """True where the larger unit is known to hold the smaller place."""
    if is_name_only(larger):
        return False  # a village without a point, as exact as its unit, is no unit
    strange = is_name_only(smaller) and smaller.kind == "settlement"
    if (
        _RANK[larger.precision] <= (1 if strange else _RANK[smaller.precision])
        or not larger.country
        or larger.country != smaller.country
    ):
        return False
    if larger.precision in ("country", "region"):
        return larger.adm1 is None or larger.adm1 == smaller.adm1
    if larger.precision == "adm1":
        return larger.adm1 is not None and larger.adm1 == smaller.adm1
    return larger.adm1 == smaller.adm1 and _may_share_district(larger, smaller, strange=strange)


def _may_share_district(larger: EventPlace, smaller: EventPlace, *, strange: bool) -> bool:
    """Whether a district can hold a place; of a village known by its province alone nobody knows in which it lies."""
    if not smaller.adm2:
        return not strange
    return not larger.adm2 or larger.adm2 == smaller.adm2


def place_key(place: EventPlace | None) -> str:
    """What makes two places the same place."""
    if place is None:
        return "-"
    return place.place_id or (
        f"geonames:{place.geonameid}" if place.geonameid else f"{place.country}:{place.adm1}:{place.name.casefold()}"
    )
