"""Villages that no gazetteer knows, named a second time: once told as a place, the name alone is enough."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reports.lexicon import EventTypes
from geo.reports.places.event_places import is_name_only
from geo.reports.roles.prepositions import LOCATIVE, name_at
from geo.reports.roles.role import Site, role_of_unknown
from geo.reports.text.clean import Sentence

__all__ = ["named_again"]


def named_again(sentences: Sequence[Sentence], rows: Sequence[list[Site]], types: EventTypes) -> list[list[Site]]:
    """Add the names of villages told once as such ("the village of Djaiba") wherever they stand by themselves.

    Parameters
    ----------
    sentences : sequence of Sentence
        Of a document.
    rows : sequence of list of Site
        Their places.
    types : EventTypes
        The words of events.

    Returns
    -------
    list of list of Site
        As many as there are sentences, each in order.
    """
    told = {
        s.place.text: s
        for sites in rows
        for s in sites
        if s.location is None and s.role == "site" and is_name_only(s.place) and s.place.text.isalpha()
    }
    if not told:
        return list(rows)
    return [_with_names(sentence, sites, told, types) for sentence, sites in zip(sentences, rows, strict=True)]


def _with_names(sentence: Sentence, sites: list[Site], told: dict[str, Site], types: EventTypes) -> list[Site]:
    if not any(name in sentence.text for name in told):
        return sites
    taken = {k for s in sites for k in range(s.first, s.last + 1)}
    again = [
        _site(sentence, k, told[token.text], types)
        for k, token in enumerate(sentence.tokens)
        if token.text in told and k not in taken
    ]
    return sorted([*sites, *(s for s in again if s is not None)], key=lambda s: s.first)


def _site(sentence: Sentence, k: int, first: Site, types: EventTypes) -> Site | None:
    """The name at token ``k`` as the place that it was before; None for the mayor of it, and where it is part of a name."""
    words, tokens = sentence.words, sentence.tokens
    if not types.words["offices.words"].isdisjoint(words[k + 1 : k + 3]):
        return None
    if tokens[k + 1 : k + 2] and tokens[k + 1].text[:1].isupper():
        return None
    named = name_at(words, k, k, None, types)
    fronted = named.at <= 1 and named.prep in LOCATIVE
    role = role_of_unknown(named)
    return Site(k, k, tokens[k].start, tokens[k].end, first.place, None, role, named.prep, named.head, fronted)
