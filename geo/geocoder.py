"""The shipped gazetteer through geopy's interface: a query or a point in, a `geopy.Location` out, with no network.

For code that already speaks geopy; the pipeline itself uses `geo.gazetteer.PlaceIndex`,
whose ``lookup`` this class offers too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import Name, PlaceIndex, distance_km, fold, load_index
from geo.model import Place

__all__ = ["Gazetteer"]

_STRUCTURE = ("street", "city", "county", "state", "country")  # geopy's usual keys, from small to large
_MAX_KM = 30.0
_MAIN_NAME = 1.5  # a place's own name weighs as much as this many powers of ten of population


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """Geocode offline against the shipped gazetteer.

    Parameters
    ----------
    index : PlaceIndex, optional
        Another gazetteer of the same form. Default: the shipped one.
    max_km : float, default 30
        `reverse` finds nothing farther than this from a point, so a point at sea has no place.

    Examples
    --------
    >>> places = Gazetteer()
    >>> places.geocode("Kharkiv").raw["adm1"]
    'UA-63'
    >>> places.geocode("Zolochiv, Kharkiv region").raw["adm2_name"]
    'Bohodukhiv Raion'
    >>> places.reverse((49.99, 36.23)).raw["adm1"]
    'UA-63'
    """

    def __init__(self, index: PlaceIndex | None = None, *, max_km: float = _MAX_KM) -> None:
        super().__init__()
        self.index = index or load_index()
        self.max_km = max_km

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return all places of that name, most populous first, as the pipeline asks for them."""
        return self.index.lookup(name)

    def geocode(
        self,
        query: str | Mapping[str, str],
        exactly_one: bool = True,
        *,
        country_codes: str | Iterable[str] | None = None,
        language: str | None = None,  # noqa: ARG002  names are English ones
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002  nothing is waited for
    ) -> Location | list[Location] | None:
        """Return the places that a query names, the likeliest first; None if there is none.

        Parameters
        ----------
        query : str or mapping
            "Zolochiv, Kharkiv region", or ``{"city": "Zolochiv", "state": "Kharkiv Oblast", "country": "Ukraine"}``.
        exactly_one : bool, default True
            One location, or a list.
        country_codes : str or iterable of str, optional
            ISO 3166-1 alpha-2: only places there.
        language : str, optional
            For the sake of geopy's interface; not used: addresses are in English, queries in any spelling that the
            gazetteer has, Ukrainian and Russian ones too.
        viewbox : two points, optional
            Opposite corners: places within come first, as from geopy's Nominatim.
        bounded : bool, default False
            Only places within the ``viewbox``.
        limit : int, optional
            At most so many, when ``exactly_one`` is false.
        timeout : float, optional
            For the sake of geopy's interface; not used.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            The query is empty.
        """
        places = self._find(_parts(query))
        if country_codes is not None:
            codes = [country_codes] if isinstance(country_codes, str) else country_codes
            wanted = {code.upper() for code in codes}
            places = [place for place in places if place.country in wanted]
        if viewbox is not None:
            inside = _within(places, viewbox)
            places = inside if bounded else inside + [place for place in places if place not in inside]
        return _answer(places[:limit], exactly_one)

    def reverse(
        self,
        query: Any,
        exactly_one: bool = True,
        *,
        language: str | None = None,  # noqa: ARG002
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002
    ) -> Location | list[Location] | None:
        """Return the settlements nearest to a point, each with its administrative units in ``raw``.

        Parameters
        ----------
        query : geopy.Point, (lat, lon) or str
            A point in degrees, EPSG:4326.
        exactly_one : bool, default True
            One location, or a list.
        language, timeout
            For the sake of geopy's interface; not used.
        limit : int, optional
            At most so many, when ``exactly_one`` is false. Default: 10.

        Raises
        ------
        ValueError
            The point cannot be read, or is out of range.
        """
        point = query if isinstance(query, Point) else Point(query)
        near = self.index.near(point.latitude, point.longitude, limit=limit or 10, max_km=self.max_km)
        return _answer([place for place, _ in near], exactly_one)

    def _find(self, parts: list[str]) -> list[Place]:
        """Places of the first part that lie in all of the others, likeliest first."""
        name, *around = parts
        found = self._candidates(name)
        for part in around:
            holders = self._candidates(part)
            if holders:
                found = [place for place in found if any(_holds(holder, place) for holder in holders)]
            else:
                return []
        return found

    def _candidates(self, name: str) -> list[Place]:
        """Places of a name, those that bear it as their own before those that have it as an alias."""
        names = sorted(self.index.ids(name), key=self._rank)
        return [place for place in (self.index.place(n.row) for n in names) if place.lat is not None]

    def _rank(self, name: Name) -> float:
        place = self.index.place(name.row)
        weight = math.log10(1 + place.population) + (_MAIN_NAME if name.main else 0.0)
        if place.kind == "settlement" and place.population >= 100_000:
            weight += 1.0  # a bare "Kharkiv" is the city, not its oblast
        return -weight


def _parts(query: str | Mapping[str, str]) -> list[str]:
    """Return the parts of a query from small to large."""
    if isinstance(query, Mapping):
        parts = [str(query[key]) for key in _STRUCTURE if query.get(key)]
    else:
        parts = [part.strip() for part in str(query).split(",")]
    parts = [part for part in parts if fold(part)]
    if not parts:
        raise GeocoderQueryError(f"query {query!r} names no place; give a name such as 'Kharkiv'")
    return parts


def _holds(holder: Place, place: Place) -> bool:
    """Whether a place lies in another, by the codes of both."""
    if holder.kind == "country":
        return holder.country == place.country
    if holder.kind == "adm1":
        return holder.adm1 == place.adm1
    if holder.kind == "adm2":
        return holder.adm2 is not None and holder.adm2 == place.adm2
    return holder.id != place.id and _near(holder, place)


def _near(holder: Place, place: Place) -> bool:
    if holder.lat is None or holder.lon is None or place.lat is None or place.lon is None:
        return False
    reach = holder.radius_km or 25.0
    return distance_km(holder.lat, holder.lon, place.lat, place.lon) <= reach


def _within(places: list[Place], viewbox: Sequence[Any]) -> list[Place]:
    a, b = (Point(corner) for corner in viewbox)
    south, north = sorted((a.latitude, b.latitude))
    west, east = sorted((a.longitude, b.longitude))
    return [
        place
        for place in places
        if place.lat is not None and place.lon is not None and south <= place.lat <= north and west <= place.lon <= east
    ]


def _answer(places: list[Place], exactly_one: bool) -> Location | list[Location] | None:
    if not places:
        return None
    locations = [_location(place) for place in (places[:1] if exactly_one else places)]
    return locations[0] if exactly_one else locations


def _location(place: Place) -> Location:
    around = [place.adm2_name, place.adm1_name, place.country]
    address = ", ".join(dict.fromkeys(part for part in (place.name, *around) if part))
    return Location(address, (place.lat, place.lon), asdict(place))
