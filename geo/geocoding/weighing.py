"""Placed mentions in, what the ranker weighed out: every candidate of a name with its chance and its reasons.

The ranker itself keeps no reasons, for speed; this works them out again for one document.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.geocoding.candidates import Group, Lookup, candidates_of, groups_of
from geo.geocoding.ranker import ResolverWeights, first_rows, load_weights, probabilities, second_rows
from geo.lean import NamedTuple
from geo.model import Document, Location, Place

__all__ = ["Weighed", "WeighedName", "weigh"]

_VOTING = ("literal", "metonym", "embedded", "doubtful")


class Weighed(NamedTuple):
    """A candidate: how likely it is, and what each feature adds to its score, the weightiest first."""

    place: Place
    main: bool
    chance: float
    reasons: tuple[tuple[str, float, float], ...]  # feature, its value, value times weight


class WeighedName(NamedTuple):
    """A name in one reading: which of the locations it stands for, and its candidates, the likeliest first."""

    locations: tuple[int, ...]
    within: str
    candidates: tuple[Weighed, ...]
    none_fits: float  # the chance that none of them is meant


def weigh(
    locations: Sequence[Location],
    document: Document,
    *,
    gazetteer: Lookup,
    country_prior: str | None = None,
    weights: ResolverWeights | None = None,
) -> tuple[WeighedName, ...]:
    """Work out again what the ranker weighed for the names of a document.

    Parameters
    ----------
    locations : sequence of Location
        From `geo.geocoding.geocode` or a `Reading`, of all names of the document.
    document : Document
        The text they stand in.
    gazetteer : Lookup
        Gives the candidates.
    country_prior : str, optional
        ISO 3166-1 code of the country that the texts are mostly about.
    weights : ResolverWeights, optional
        Another fit of the ranker.

    Returns
    -------
    tuple of WeighedName
        One for each name that was ranked, in the order of the text.

    Examples
    --------
    >>> from geo.gazetteer import load_index
    >>> from geo.pipeline import read_document
    >>> reading = read_document(Document(id="a", text="A drone hit a bus in Zolochiv, Kharkiv region."))
    >>> zolochiv, _ = weigh(reading.locations, reading.document, gazetteer=load_index())
    >>> zolochiv.candidates[0].place.adm1, zolochiv.within
    ('UA-63', 'Kharkiv')
    """
    fit = weights or load_weights()
    mentions = [location.mention for location in locations]
    spoken_of = {
        location.place.country: 1.0
        for location in locations
        if location.mention.role == "adjective" and location.place and location.place.country
    }
    voters = [n for n, mention in enumerate(mentions) if mention.role in _VOTING]
    groups = groups_of(mentions, document.text, candidates_of(gazetteer), voters)
    rows = first_rows(groups, spoken_of, country_prior)
    alone = [probabilities(row, fit.first) for row in rows]
    both = second_rows(groups, rows, alone, spoken_of)
    return tuple(_weighed(group, own, fit.second) for group, own in zip(groups, both, strict=True))


def _weighed(group: Group, rows: Sequence[dict[str, float]], weights: dict[str, float]) -> WeighedName:
    chances = probabilities(list(rows), weights)
    candidates = [
        Weighed(candidate.place, candidate.main, chance, _reasons(row, weights))
        for candidate, row, chance in zip(group.candidates, rows, chances, strict=True)
    ]
    ordered = sorted(candidates, key=lambda one: -one.chance)
    return WeighedName(tuple(group.mentions), group.within_name, tuple(ordered), max(0.0, 1.0 - sum(chances)))


def _reasons(row: dict[str, float], weights: dict[str, float]) -> tuple[tuple[str, float, float], ...]:
    parts = [(name, value, value * weights.get(name, 0.0)) for name, value in row.items()]
    return tuple(sorted((part for part in parts if part[2]), key=lambda part: (-abs(part[2]), part[0])))
