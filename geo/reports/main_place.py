"""The place that a document is about, for sentences that name none: that of its heading, its title, or of all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.model import EventPlace
from geo.reports.places import is_country, is_fine, place_key
from geo.reports.roles import Site
from geo.reports.text import Sentence

__all__ = ["ABOUT", "heading_of", "home_of", "topic_of"]

ABOUT = ("site", "title", "qualifier")
_TITLED = (*ABOUT, "travel")
_PROSE = 100
_UNIT_WORDS = frozenset("the city town village of oblast region district raion community hromada province".split())


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
    found = [s.place for row in sites for s in row if s.role in ABOUT and s.location is not None]
    towns = {place_key(p): p for p in found if is_fine(p)}
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
        titles += [s.place for s in sites if s.role in _TITLED and is_fine(s.place) and s.location is not None]
    found = {place_key(p): p for p in titles}
    return next(iter(found.values())) if len(found) == 1 else None
