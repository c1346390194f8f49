"""The country that a document tells of: villages known by their name alone lie in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from geo.lean import replace
from geo.model import EventPlace, Location
from geo.reports.places.event_places import is_name_only
from geo.reports.places.main_place import ABOUT
from geo.reports.roles.role import Site

__all__ = ["in_land", "in_one_land", "land_of"]

_MOST = 0.66  # of the names of a document
_MOSTLY = 0.75  # of the places that it tells of


def land_of(locations: Iterable[Location]) -> str | None:
    """Find the country that most names of a document lie in.

    Parameters
    ----------
    locations : iterable of Location
        All names of the document.

    Returns
    -------
    str or None
        An ISO 3166-1 code; None where the names lie in several countries alike.
    """
    votes: Counter[str] = Counter()
    for location in locations:
        place, mention = location.place, location.mention
        if place and place.country and place.kind != "country" and not location.ambiguous and mention.role == "literal":
            votes[place.country] += 1
    land = max(votes, key=lambda code: (votes[code], code), default=None)
    return land if land and votes[land] >= _MOST * sum(votes.values()) else None


def in_land(place: EventPlace | None, land: str | None) -> EventPlace | None:
    """Give a place that no gazetteer knows the country that the text tells of, where nothing nearer says its own."""
    return replace(place, country=land) if place and land and _is_homeless(place) else place


def _is_homeless(place: EventPlace) -> bool:
    return not place.country and is_name_only(place)


def in_one_land(read: list[list[Site]]) -> list[list[Site]]:
    """Give strange villages the country that nearly all places told of lie in, where there is one.

    Parameters
    ----------
    read : list of list of Site
        The places of each sentence.

    Returns
    -------
    list of list of Site
        The same in the same order.
    """
    told = [s.place.country for sites in read for s in sites if s.place.country and s.role in ABOUT]
    home = max(set(told), key=lambda c: (told.count(c), c), default=None)
    if home is None or told.count(home) < _MOSTLY * len(told):
        return read
    return [[_settled(s, home) for s in sites] for sites in read]


def _settled(site: Site, home: str) -> Site:
    strange = site.location is None and _is_homeless(site.place)
    return site._replace(place=replace(site.place, country=home)) if strange else site
