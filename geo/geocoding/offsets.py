"""Relative phrases -> where they point: an anchor, a bearing, a distance, and a point if both are known."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence

from geo.gazetteer import distance_km
from geo.mentions.relative import Phrase, read_phrase
from geo.model import BEARINGS, Location, Mention, Offset, Place

__all__ = ["destination", "relative_location"]

EARTH_KM = 6371.0088
_NEAR_KM = 10.0  # "near X": reporters use it up to about this far
_LOOK_BACK, _LOOK_AHEAD = 60, 20  # located names among which "the city" or "the country" is sought
_BESIDE = 40  # characters between a seat and "the capital of its unit"
_VAGUE = 0.25  # "30 km south": the bearing is good to about 15 degrees, which is a quarter of the distance to each side


def destination(lat: float, lon: float, bearing: str, distance_km: float) -> tuple[float, float]:
    """Find the point that lies so many kilometres from another on a compass bearing.

    Examples
    --------
    >>> lat, lon = destination(50.0, 36.0, "N", 111.2)
    >>> round(lat, 2), round(lon, 2)
    (51.0, 36.0)
    """
    angle, arc = math.radians(BEARINGS.index(bearing) * 22.5), distance_km / EARTH_KM
    la, lo = math.radians(lat), math.radians(lon)
    there = math.asin(math.sin(la) * math.cos(arc) + math.cos(la) * math.sin(arc) * math.cos(angle))
    along = lo + math.atan2(
        math.sin(angle) * math.sin(arc) * math.cos(la), math.cos(arc) - math.sin(la) * math.sin(there)
    )
    return round(math.degrees(there), 5), round((math.degrees(along) + 540) % 360 - 180, 5)


def relative_location(
    mention: Mention,
    known: Sequence[Location],
    *,
    capital: Callable[[str], Place | None],
    country: Callable[[str], Place | None],
) -> Location:
    """Resolve a relative mention by the locations of the other names, given in the order of the text."""
    phrase = read_phrase(mention.text)
    here = bisect_left(known, mention.span.start, key=lambda k: k.mention.span.start)
    anchors = _inside(mention, known, here)
    around = known[max(0, here - _LOOK_BACK) : here + _LOOK_AHEAD]
    if phrase.relation == "capital":
        return _capital(mention, anchors, around, capital)
    if not anchors and phrase.anaphor:
        anchor = _antecedent(mention, phrase.anaphor, around, capital, country)
        anchors = [] if anchor is None else [anchor]
    if phrase.relation == "district" and phrase.anaphor:
        anchors = _city_of_district(mention, anchors, around, capital, country) or anchors
    if not anchors:
        return Location(mention=mention, place=None, reason="no place named before it that it could lean on")
    if phrase.relation in ("between", "midway") and len(anchors) > 1:
        return _between(mention, anchors[0], anchors[-1], midway=phrase.relation == "midway")
    return _from_anchor(mention, phrase, anchors[-1])


def _inside(mention: Mention, known: Sequence[Location], here: int) -> list[Location]:
    """Find the located names within the phrase."""
    found = []
    for number in range(here, len(known)):
        location = known[number]
        if location.mention.span.start >= mention.span.end:
            break
        if location.place is not None and location.mention.span.end <= mention.span.end:
            found.append(location)
    return found


def _city_of_district(
    mention: Mention,
    anchors: Sequence[Location],
    known: Sequence[Location],
    capital: Callable[[str], Place | None],
    country: Callable[[str], Place | None],
) -> list[Location]:
    """Of "the Industrialnyi district of the city": the city, if it lies where the district does."""
    city = _antecedent(mention, "city", known, capital, country)
    if city is None or city.place is None:
        return []
    adm1s = {anchor.place.adm1 for anchor in anchors if anchor.place}
    return [city] if not adm1s or city.place.adm1 in adm1s else []


def _from_anchor(mention: Mention, phrase: Phrase, anchor: Location) -> Location:
    place = anchor.place
    if place is None:
        return Location(mention=mention, place=None)
    lat, lon, reach = _point(phrase, place)
    return Location(
        mention=mention,
        place=place,
        score=anchor.score,
        ambiguous=anchor.ambiguous,
        alternatives=anchor.alternatives,
        reason=f"{mention.text}: measured from {place.name}; {anchor.reason}",
        offset=Offset(
            anchor=place.name,
            anchor_lat=place.lat,
            anchor_lon=place.lon,
            bearing=phrase.bearing,
            distance_km=phrase.distance_km,
        ),
        lat=lat,
        lon=lon,
        uncertainty_km=reach,
    )


def _point(phrase: Phrase, place: Place) -> tuple[float | None, float | None, float | None]:
    """Give an honest point and its uncertainty: where bearing and distance are known, and for "near X"."""
    if place.lat is None or place.lon is None or place.kind in ("country", "continent", "adm1", "region"):
        return None, None, None
    if phrase.distance_km is not None and phrase.bearing is not None:
        lat, lon = destination(place.lat, place.lon, phrase.bearing, phrase.distance_km)
        return lat, lon, round(max(3.0, _VAGUE * phrase.distance_km), 1)
    if phrase.relation == "near":
        return place.lat, place.lon, phrase.distance_km or _NEAR_KM
    if phrase.relation == "district":
        return place.lat, place.lon, _NEAR_KM
    return None, None, None


def _between(mention: Mention, one: Location, other: Location, *, midway: bool) -> Location:
    a, b = one.place, other.place
    score = min(one.score, other.score)
    names = f"between {a.name if a else '?'} and {b.name if b else '?'}"
    if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return Location(mention=mention, place=a, score=score, reason=names)
    apart = distance_km(a.lat, a.lon, b.lat, b.lon)
    if apart > 300 or abs(a.lon - b.lon) > 180:
        return Location(
            mention=mention, place=a, score=score, reason=f"{names}, which are {apart:.0f} km apart: no point"
        )
    return Location(
        mention=mention,
        place=a,
        score=score,
        reason=f"{names}: half way",
        offset=Offset(anchor=a.name, anchor_lat=a.lat, anchor_lon=a.lon),
        lat=round((a.lat + b.lat) / 2, 5),
        lon=round((a.lon + b.lon) / 2, 5),
        uncertainty_km=round(max(3.0, apart / (8 if midway else 2)), 1),
    )


def _capital(
    mention: Mention, anchors: Sequence[Location], known: Sequence[Location], capital: Callable[[str], Place | None]
) -> Location:
    unit = next((a for a in anchors if a.place and a.place.kind in ("adm1", "adm2", "region")), None)
    if unit is not None:
        return _seat(mention, unit, known)
    code = next((a.place.country for a in anchors if a.place), None)
    place = capital(code) if code else _capital_named(mention, known, capital)
    if place is None and code is None:
        code = _country_before(mention, known)
        place = capital(code) if code else None
    if place is None:
        return Location(mention=mention, place=None, reason="no country told whose capital is meant")
    return Location(
        mention=mention,
        place=place,
        score=0.9,
        reason=f"the capital of {code or place.country} is {place.name}",
        lat=place.lat,
        lon=place.lon,
    )


def _seat(mention: Mention, unit: Location, known: Sequence[Location]) -> Location:
    """Of "el-Fasher, the capital of North Darfur": el-Fasher; a seat that is not named beside it is not guessed."""
    named = [
        k
        for k in known
        if k.place
        and k.place.kind == "settlement"
        and unit.place
        and k.place.adm1 == unit.place.adm1
        and mention.span.start - _BESIDE <= k.mention.span.end
        and k.mention.span.start <= mention.span.end + _BESIDE // 2
    ]
    before = [k for k in named if 0 <= mention.span.start - k.mention.span.end <= _BESIDE]
    seat = before[-1:] or named[:1]
    if not seat or seat[0].place is None:
        return Location(mention=mention, place=None, reason="the seat of a unit, not named beside it")
    place = seat[0].place
    reason = f"the seat spoken of is {place.name}, named beside it"
    return Location(mention=mention, place=place, score=seat[0].score, reason=reason, lat=place.lat, lon=place.lon)


def _country_before(mention: Mention, known: Sequence[Location]) -> str | None:
    """Take the country of the nearest place named before, else of the first after."""
    before = [
        k
        for k in known
        if k.place and k.place.country and k.mention.span.end <= mention.span.start and k.mention.role == "literal"
    ]
    after = [
        k
        for k in known
        if k.place and k.place.country and k.mention.span.start >= mention.span.end and k.mention.role == "literal"
    ]
    nearest = before[-1] if before else after[0] if after else None
    return nearest.place.country if nearest and nearest.place else None


def _capital_named(mention: Mention, known: Sequence[Location], capital: Callable[[str], Place | None]) -> Place | None:
    """Of the capitals named before, that of the country most spoken of; a dateline names where the writer sits."""
    before = [k for k in known if k.place and k.mention.span.end <= mention.span.start and not k.mention.dateline]
    spoken = [k.place.country for k in before if k.place]
    named = [k.place for k in before if k.place and k.place.country and k.mention.role == "literal"]
    capitals = [p for p in named if p.kind == "settlement" and (own := capital(p.country or "")) and own.id == p.id]
    return max(capitals, key=lambda p: spoken.count(p.country), default=None)


def _antecedent(
    mention: Mention,
    what: str,
    known: Sequence[Location],
    capital: Callable[[str], Place | None],
    country: Callable[[str], Place | None],
) -> Location | None:
    """Find what "the city", "the region", "the country" stands for: the nearest such place named before."""
    if what in ("country", "capital"):
        code = _country_before(mention, known)
        place = (country(code) if what == "country" else capital(code)) if code else None
        return (
            None
            if place is None
            else Location(mention=mention, place=place, score=0.7, reason=f"{place.name} is the {what} spoken of")
        )
    kinds = ("adm1", "region") if what in ("region", "oblast", "province", "peninsula") else ("settlement",)
    for location in reversed(known):
        place = location.place
        if (
            place
            and place.kind in kinds
            and location.mention.role == "literal"
            and not location.mention.dateline
            and location.mention.span.end <= mention.span.start
        ):
            return location
    return None
