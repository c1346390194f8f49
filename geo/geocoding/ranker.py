"""Groups of names -> which candidate each means: a linear ranker in two passes.

The first pass knows the name, the words beside it and soft votes of the other names
(each spreads one vote over the countries and admin-1 units of its candidates). The second
knows the first one's answers, and so distances.
"""

from __future__ import annotations

import json
import math
from functools import cache

from geo.datasets import data_path
from geo.gazetteer import distance_km
from geo.geocoding.candidates import Candidate, Group, is_suffixed
from geo.lean import NamedTuple
from geo.mentions.names import weight_of
from geo.model import Place

__all__ = ["FEATURES", "ResolverWeights", "first_rows", "load_weights", "probabilities", "rank", "second_rows"]

UNITS = frozenset(("country", "adm1", "adm2", "adm3", "continent", "region", "district"))
FEATURES = (
    "capital", "as_word", "listed_country", "listed_adm1", "not_listed", "suffixed_in_namesake", "beside_main", "in_namesake_country", "country_main", "region", "sea", "river", "population",
    "no_population", "main", "alternate_population", "first", "rank", "country", "adm1", "adm2", "settlement",
    "continent", "other", "unit_cue_unit", "unit_cue_city", "city_cue_city", "city_cue_unit", "river_cue_water",
    "river_cue_city", "bare_own_unit", "bare_own_city", "bare_suffixed_unit", "within", "not_within",
    "within_country", "country_votes", "adm1_votes", "adm2_votes", "country_strength", "adm1_strength",
    "adm2_strength", "country_named", "adm1_named", "country_prior", "prior_elsewhere", "near", "near_100",
    "near_500", "country_answers", "adm1_answers", "adm2_answers", "country_agreed", "adm1_agreed", "adm2_agreed",
    "no_point",
)  # fmt: skip


Row = dict[str, float]
_Share = tuple[dict[str, float], dict[str, float], dict[str, float]]


class Votes(NamedTuple):
    """What the names of a document say together, and what each of them added."""

    countries: dict[str, float]
    adm1s: dict[str, float]
    adm2s: dict[str, float]
    total: float
    shares: list[_Share]


class ResolverWeights(NamedTuple):
    """The weights of the two passes."""

    first: dict[str, float]
    second: dict[str, float]


@cache
def load_weights() -> ResolverWeights:
    """Read the shipped weights."""
    stored = json.loads(data_path("weights", "resolver.json").read_text(encoding="utf-8"))
    return ResolverWeights(stored["first"], stored["second"])


def votes_of(groups: list[Group], chances: list[list[float]] | None, country_votes: dict[str, float]) -> Votes:
    """Collect one vote of each name, spread over its candidates by their chances, and those of adjectives."""
    totals: _Share = ({}, {}, {})
    shares = []
    for number, group in enumerate(groups):
        share = _spread(group, None if chances is None else chances[number])
        for total, part in zip(totals, share, strict=True):
            _add(total, part)
        shares.append(share)
    _add(totals[0], country_votes)
    return Votes(*totals, len(groups) + sum(country_votes.values()), shares)


def _add(total: dict[str, float], part: dict[str, float]) -> None:
    for code, value in part.items():
        total[code] = total.get(code, 0.0) + value


def _spread(group: Group, chances: list[float] | None) -> _Share:
    by_country: dict[str, float] = {}
    by_adm1: dict[str, float] = {}
    by_adm2: dict[str, float] = {}
    if chances is None:
        raw = [math.sqrt(weight_of(c.place) + 100) * (3 if c.main else 1) for c in group.candidates]
        total = sum(raw) or 1.0
        chances = [value / total for value in raw]
    for candidate, chance in zip(group.candidates, chances, strict=False):
        place = candidate.place
        if place.country:
            by_country[place.country] = by_country.get(place.country, 0.0) + chance
            if place.adm1:
                by_adm1[place.adm1] = by_adm1.get(place.adm1, 0.0) + chance
                if place.adm2:
                    code = place.adm1 + "/" + place.adm2
                    by_adm2[code] = by_adm2.get(code, 0.0) + chance
    return by_country, by_adm1, by_adm2


def _standing(votes: Votes, number: int, place: Place) -> list[tuple[str, float, float]]:
    """Tell what the other names say for a place's country, admin-1 and admin-2: level, share, strength."""
    codes = (place.country, place.adm1, f"{place.adm1}/{place.adm2}" if place.adm2 else None)
    found = []
    levels = (("country", votes.countries), ("adm1", votes.adm1s), ("adm2", votes.adm2s))
    for (level, totals), code, own in zip(levels, codes, votes.shares[number], strict=True):
        if code is not None:
            others = totals.get(code, 0.0) - own.get(code, 0.0)
            found.append((level, others / max(1.0, votes.total - 1.0), others / (0.5 + others)))
    return found


def features(
    group: Group,
    candidate: Candidate,
    number: int,
    votes: Votes,
    named: tuple[dict[str, int], dict[str, int]],
    prior: str | None,
) -> dict[str, float]:
    """Compute the first pass' features of a candidate."""
    place, kind = candidate.place, candidate.place.kind
    size = math.log10(weight_of(place) + 1)
    unit = kind in UNITS
    found: Row = {"population": size, "rank": -math.log1p(candidate.rank)}
    found[kind if kind in _KINDS else "other"] = 1.0
    if candidate.main:
        found["main"] = 1.0
    else:
        found["alternate_population"] = size
    if size == 0.0:
        found["no_population"] = 1.0
    if candidate.rank == 0:
        found["first"] = 1.0
    if candidate.capital:
        found["capital"] = 1.0
    if candidate.as_word:
        found["as_word"] = 1.0
    if kind == "country" and candidate.main:
        found["country_main"] = 1.0
    if kind != "country" and any(
        c.place.kind == "country" and c.main and c.place.country == place.country for c in group.candidates[:6]
    ):
        found["in_namesake_country"] = 1.0
    if place.lat is None:
        found["no_point"] = 1.0
    _cue_features(found, group, candidate, unit)
    _name_features(found, group, candidate)
    if group.within:
        _within_features(found, group, candidate)
    for level, share, strength in _standing(votes, number, place):
        found[level + "_votes"] = share
        found[level + "_strength"] = strength
    if place.country:
        found["country_named"] = 1.0 if named[0].get(place.country, -1) not in (-1, number) else 0.0
        if prior:
            found["country_prior" if place.country == prior else "prior_elsewhere"] = 1.0
    if place.adm1:
        found["adm1_named"] = 1.0 if named[1].get(place.adm1, -1) not in (-1, number) else 0.0
    return found


def _name_features(found: Row, group: Group, candidate: Candidate) -> None:
    """Add what the list around the name says, and that another place bears it with more right."""
    place = candidate.place
    if group.listed:
        found[
            "listed_" + group.listed
            if place.kind == group.listed and (candidate.main or place.kind == "country")
            else "not_listed"
        ] = 1.0
    suffixed = place.kind == "adm1" and is_suffixed(place.name, group.key)
    if suffixed and any(c.place.kind == "country" and c.main for c in group.candidates):
        found["suffixed_in_namesake"] = 1.0
    if not candidate.main and any(c.main and c.place.population >= place.population for c in group.candidates):
        found["beside_main"] = 1.0


_KINDS = frozenset(("country", "adm1", "adm2", "settlement", "continent", "region", "sea", "river"))
_WATER = frozenset(("river", "lake", "sea"))


def _cue_features(found: dict[str, float], group: Group, candidate: Candidate, unit: bool) -> None:
    """Add what "city of" and "region" beside the name say."""
    if group.cue in ("unit", "district"):
        found["unit_cue_unit" if unit else "unit_cue_city"] = 1.0
    elif group.cue == "city":
        found["city_cue_unit" if unit else "city_cue_city"] = 1.0
    elif group.cue == "river" and any(c.place.kind in _WATER for c in group.candidates):
        found["river_cue_water" if candidate.place.kind in _WATER else "river_cue_city"] = 1.0
    if group.cue not in ("unit", "district"):
        _twin_features(found, group, candidate.place)


def _twin_features(found: dict[str, float], group: Group, place: Place) -> None:
    """Add that a city and the unit around it share the bare name: mostly the city is meant."""
    if place.kind == "settlement" and place.adm1:
        if any(c.place.kind in ("adm1", "adm2") and c.place.adm1 == place.adm1 for c in group.candidates):
            found["bare_own_city"] = 1.0
    elif place.kind in ("adm1", "adm2"):
        cities = [c.place for c in group.candidates if c.main and c.place.kind == "settlement"]
        if any(city.adm1 == place.adm1 for city in cities):
            found["bare_own_unit"] = 1.0
        if (
            place.kind == "adm1"
            and is_suffixed(place.name, group.key)
            and any(c.country == place.country for c in cities)
        ):
            found["bare_suffixed_unit"] = 1.0


def _within_features(found: dict[str, float], group: Group, candidate: Candidate) -> None:
    place = candidate.place
    if place.adm1 in group.within or f"{place.adm1}/{place.adm2}" in group.within:
        found["within" if place.kind not in ("adm1", "country") else "not_within"] = 1.0
    elif place.country in group.within and place.kind != "country":
        found["within_country"] = 1.0
    else:
        found["not_within"] = 1.0


def named_units(groups: list[Group]) -> tuple[dict[str, int], dict[str, int]]:
    """Countries and admin-1 units that a name of the document most likely means: code -> number of its group."""
    countries: dict[str, int] = {}
    adm1s: dict[str, int] = {}
    for number, group in enumerate(groups):
        for candidate in group.candidates[:2]:
            place = candidate.place
            if place.kind == "country" and place.country:
                countries.setdefault(place.country, number)
            elif place.kind == "adm1" and place.adm1:
                adm1s.setdefault(place.adm1, number)
    return countries, adm1s


def second_features(
    candidate: Candidate, number: int, votes: Votes, answers: list[Candidate | None]
) -> dict[str, float]:
    """Compute what the second pass adds: nearness to the first pass' answers, and their countries and units."""
    place = candidate.place
    found: dict[str, float] = {}
    for level, share, strength in _standing(votes, number, place):
        found[level + "_answers"] = share
        found[level + "_agreed"] = strength
    if place.lat is None or place.lon is None:
        return found
    nearest = _nearest(place.lat, place.lon, number, answers)
    if nearest is not None:
        found["near"] = -math.log10(nearest + 10.0)
        found["near_100"] = 1.0 if nearest < 100 else 0.0
        found["near_500"] = 1.0 if nearest < 500 else 0.0
    return found


def _nearest(lat: float, lon: float, number: int, answers: list[Candidate | None]) -> float | None:
    """Kilometres to the nearest answer for another name that is a settlement or the like."""
    best: float | None = None
    for other, answer in enumerate(answers):
        if other == number or answer is None or answer.place.lat is None or answer.place.lon is None:
            continue
        if answer.place.kind in ("country", "continent"):
            continue
        if best is not None and abs(answer.place.lat - lat) * 111.0 > best:
            continue
        km = distance_km(lat, lon, answer.place.lat, answer.place.lon)
        if best is None or km < best:
            best = km
    return best


def probabilities(rows: list[dict[str, float]], weights: dict[str, float]) -> list[float]:
    """Softmax over the candidates and "none of these", whose chance is what is left."""
    scores = [sum([weights.get(name, 0.0) * value for name, value in row.items()]) for row in rows]
    none = weights.get("none", 0.0)
    top = max([*scores, none])
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised) + math.exp(none - top)
    return [value / total for value in raised]


def rank(
    groups: list[Group], country_votes: dict[str, float], prior: str | None, weights: ResolverWeights
) -> list[list[float]]:
    """Give the chance of each candidate of each group."""
    rows = first_rows(groups, country_votes, prior)
    alone = [probabilities(row, weights.first) for row in rows]
    return [probabilities(row, weights.second) for row in second_rows(groups, rows, alone, country_votes)]


def first_rows(groups: list[Group], country_votes: dict[str, float], prior: str | None) -> list[list[Row]]:
    """Features of every candidate of every group for the first pass."""
    named, votes = named_units(groups), votes_of(groups, None, country_votes)
    return [[features(g, c, n, votes, named, prior) for c in g.candidates] for n, g in enumerate(groups)]


def second_rows(
    groups: list[Group], rows: list[list[Row]], alone: list[list[float]], country_votes: dict[str, float]
) -> list[list[Row]]:
    """Do the same for the second pass, which knows the answers of the first."""
    answers = [_best(g, chances) for g, chances in zip(groups, alone, strict=True)][:_MOST_NEIGHBOURS]
    votes = votes_of(groups, alone, country_votes)
    return [
        [row | second_features(c, n, votes, answers) for c, row in zip(g.candidates, rows[n], strict=True)]
        for n, g in enumerate(groups)
    ]


_MOST_NEIGHBOURS = 150  # keeps a document of thousands of names linear


def _best(group: Group, chances: list[float]) -> Candidate | None:
    if not chances:
        return None
    return group.candidates[max(range(len(chances)), key=chances.__getitem__)]
