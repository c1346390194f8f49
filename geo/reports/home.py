"""Where a document is about, for sentences that name no place: its heading, or the one town that it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from geo.lean import replace
from geo.model import EventPlace, Location
from geo.patterns import regex
from geo.reports.places import is_country, place_key
from geo.reports.roles import Site
from geo.reports.text import Sentence

__all__ = ["heading_of", "home_of", "in_land", "is_on_attacks", "land_of", "topic_of"]

_MOST = 0.66
_ABOUT = ("site", "title", "qualifier")
_FINE = ("settlement", "site", "near")
_TITLED = ("site", "title", "qualifier", "travel")
_PROSE = 100
_UNIT_WORDS = frozenset("the city town village of oblast region district raion community hromada province".split())
_ATTACK = regex(
    r"(?i)\b(?:attack(?:s|ed)?|air ?strikes?|shelling|shelled|bombardment|missiles?|drones?|shaheds?|glide bombs?|rockets)\b"
)


def heading_of(sentence: Sentence, sites: list[Site]) -> EventPlace | None:
    """ "Zaporizhzhia." or "Nikopol district:" alone: the place of what stands below.

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    sites : list of Site
        Its places.

    Returns
    -------
    EventPlace or None
        The place, where the sentence holds nothing else.
    """
    if not sites or len(sentence.tokens) > 6:
        return None
    named = {k for s in sites for k in range(s.first, s.last + 1)}
    rest = [t.low for k, t in enumerate(sentence.tokens) if k not in named and t.low.isalnum()]
    if any(w not in _UNIT_WORDS for w in rest) or "," in (t.low for t in sentence.tokens):
        return None
    places = {place_key(s.place): s.place for s in sites}
    known = not is_country(sites[0].place) and sites[0].place.country  # "AFRICA" heads a page, no event
    return next(iter(places.values())) if len(places) == 1 and known else None


def home_of(sites: Iterable[list[Site]]) -> EventPlace | None:
    """Find the one town, or where none is named the one unit, that a document speaks of.

    Parameters
    ----------
    sites : iterable of list of Site
        The places of each sentence. Where it was written, where people came from or spoke does not count.

    Returns
    -------
    EventPlace or None
        None where it speaks of none, or of several.
    """
    found = [s.place for row in sites for s in row if s.role in _ABOUT and s.location is not None]
    towns = {place_key(p): p for p in found if p.precision in _FINE}
    units = {place_key(p): p for p in found if p.precision == "adm1"}
    chosen = towns or units
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def topic_of(rows: Sequence[tuple[Sentence, list[Site]]]) -> EventPlace | None:
    """Find the one town that the title of a page names: what a story tells without a place lies there."""
    titles = []
    for sentence, sites in rows:
        if len(sentence.text) > _PROSE and sentence.text.rstrip("\"')").endswith((".", "!", "?")):
            break
        if sentence.low.startswith(("by ", "photo", "image", "caption")):
            continue
        titles += [
            s.place for s in sites if s.role in _TITLED and s.place.precision in _FINE and s.location is not None
        ]
    found = {place_key(p): p for p in titles}
    return next(iter(found.values())) if len(found) == 1 else None


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
    if place is None or land is None or place.country or not (place.place_id or "").startswith("name:"):
        return place
    return replace(place, country=land)


def is_on_attacks(text: str) -> bool:
    """Say whether a text speaks of attacks from afar at all, so that people hurt in it were hurt by them."""
    return _ATTACK.search(text) is not None
