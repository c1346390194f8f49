"""The place that a document is about, for sentences that name none: that of its heading, its title, or of all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.model import EventPlace
from geo.reports.places.event_places import is_country, is_fine, place_key
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["ABOUT", "heading_of", "home_of", "topic_of"]

ABOUT = ("site", "title", "qualifier")
_TITLED = (*ABOUT, "travel")
_CONFERENCES = frozenset(
    "talks negotiations summit conference agreement accord deal tribunal convention conventions".split()
)
_BODIES = frozenset("nations u.n un u.n. nato eu union osce icc court tribunal parliament council".split())
_DASHES = ("-", "\u2013", "\u2014")
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
    written_there = _is_dateline(sentence) or any(s.role == "dateline" for s in sites)
    if not sites or len(sentence.tokens) > 6 or written_there:
        return None
    named = {k for s in sites for k in range(s.first, s.last + 1)}
    rest = [t.low for k, t in enumerate(sentence.tokens) if k not in named and t.low.isalnum()]
    if any(w not in _UNIT_WORDS for w in rest) or "," in (t.low for t in sentence.tokens):
        return None
    places = {place_key(s.place): s.place for s in sites}
    known = not is_country(sites[0].place) and sites[0].place.country  # "AFRICA" heads a page, no event
    return next(iter(places.values())) if len(places) == 1 and known else None


def home_of(rows: Iterable[tuple[Sentence, list[Site]]]) -> EventPlace | None:
    """Find the one town, or where none is named the one unit, that a document speaks of.

    Parameters
    ----------
    rows : iterable of tuple
        Each sentence with its places. Where it was written, where people came from, spoke or have their seat does not count.

    Returns
    -------
    EventPlace or None
        None where it speaks of none, or of several.
    """
    found = [
        s.place
        for sentence, sites in rows
        for s in sites
        if s.role in ABOUT and s.location is not None and not _is_seat(sentence.words, s) and not _is_dateline(sentence)
    ]
    towns = {place_key(p): p for p in found if is_fine(p)}
    units = {place_key(p): p for p in found if p.precision == "adm1"}
    chosen = towns or units
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def _is_dateline(sentence: Sentence) -> bool:
    """ "GENEVA -" on a line of its own."""
    return sentence.text.endswith(_DASHES) and sentence.text.isupper()


def _is_seat(words: list[str], site: Site) -> bool:
    """ "The Geneva talks", "the United Nations in Geneva": where people confer, far from what they speak of."""
    conferring = not _CONFERENCES.isdisjoint(words[site.last + 1 : site.last + 3])
    return conferring or (
        site.prep in ("in", "at") and not _BODIES.isdisjoint(words[max(0, site.first - 3) : site.first])
    )


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
