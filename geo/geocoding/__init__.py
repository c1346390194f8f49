"""Mentions and the gazetteer's candidates in, one place for each mention out, with score and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from geo.gazetteer import distance_km
from geo.geocoding.candidates import Group, Lookup, candidates_of, groups_of
from geo.geocoding.home import at_home
from geo.geocoding.offsets import relative_location
from geo.geocoding.ranker import ResolverWeights, load_weights, rank
from geo.geocoding.reasons import reason_for
from geo.hints import Any
from geo.lean import replace
from geo.mentions import find_mentions
from geo.model import Document, Location, Mention, Place

__all__ = ["Lookup", "geocode"]

_MARGIN = 0.25  # a best candidate that leads by less is ambiguous
_SAME_KM = 25.0  # two candidates closer than this are one place for that question
_SHOWN = 5
_CONCEIVABLE = 0.01  # a capital less likely than that is not the government spoken of


def geocode(
    mentions: Sequence[Mention],
    document: Document,
    *,
    gazetteer: Lookup,
    country_prior: str | None = None,
    weights: ResolverWeights | None = None,
) -> tuple[Location, ...]:
    """Say of each mention which place it means.

    Parameters
    ----------
    mentions : sequence of Mention
        From `geo.mentions.find_mentions`.
    document : Document
        The text they stand in.
    gazetteer : Lookup
        Gives the candidates.
    country_prior : str, optional
        ISO 3166-1 code of the country that the texts are mostly about.
    weights : ResolverWeights, optional
        Another fit of the ranker, for example one that has not seen these texts.

    Returns
    -------
    tuple of Location
        One for each mention, in the same order; ``place`` None where nothing fits.

    Examples
    --------
    >>> from geo.gazetteer import load_index
    >>> from geo.mentions import find_mentions
    >>> document = Document(id="a", text="A drone hit a bus in Zolochiv, Kharkiv region.")
    >>> mentions = find_mentions(document, gazetteer=load_index())
    >>> [location.place.adm1 for location in geocode(mentions, document, gazetteer=load_index())]
    ['UA-63', 'UA-63']
    """
    if document.spans is not None:
        return _with_context(mentions, document, gazetteer, country_prior, weights)
    country, capital = _answers(gazetteer, "country"), _answers(gazetteer, "capital")
    demonym = _demonyms(gazetteer)
    source = candidates_of(gazetteer)
    found: dict[int, Location] = {}
    for number, mention in enumerate(mentions):
        if mention.role == "adjective":
            found[number] = _of_demonym(mention, demonym)
    voters = [n for n, m in enumerate(mentions) if m.role in ("literal", "metonym", "embedded", "doubtful")]
    groups = groups_of(mentions, document.text, source, voters)
    adjectives = Counter(loc.place.country for loc in found.values() if loc.place and loc.place.country)
    chances = rank(groups, dict.fromkeys(adjectives, 1.0), country_prior, weights or load_weights())
    sure = {n for n in voters if mentions[n].role != "doubtful"}
    chances = at_home(groups, chances, adjectives, sure, {n for n in voters if mentions[n].dateline})
    for group, scores in zip(groups, chances, strict=True):
        if not group.within and any(mentions[n].role == "metonym" for n in group.mentions):
            scores = _government_first(group, scores)
        for number in group.mentions:
            found[number] = _choose(mentions[number], group, scores)
    _metonyms(mentions, found, gazetteer, country)
    known = [found[n] for n in sorted(found)]
    for number, mention in enumerate(mentions):
        if number not in found:
            found[number] = relative_location(mention, known, capital=capital, country=country)
    return tuple(found[number] for number in range(len(mentions)))


def _with_context(
    mentions: Sequence[Mention],
    document: Document,
    gazetteer: Lookup,
    country_prior: str | None,
    weights: ResolverWeights | None,
) -> tuple[Location, ...]:
    """Place the names that a caller marked, with the other names of the text as context."""
    unmarked = replace(document, spans=None)
    taken = [(m.span.start, m.span.end) for m in mentions]
    others = [
        m
        for m in find_mentions(unmarked, gazetteer=gazetteer)
        if m.role != "relative" and not any(a < m.span.end and m.span.start < b for a, b in taken)
    ]
    both = sorted([*mentions, *others], key=lambda m: (m.span.start, -m.span.end))
    found = geocode(both, unmarked, gazetteer=gazetteer, country_prior=country_prior, weights=weights)
    place_of = dict(zip(map(id, both), found, strict=True))
    return tuple(place_of[id(m)] for m in mentions)


def _answers(gazetteer: Any, method: str) -> Callable[[str], Place | None]:
    """Take a method of a rich gazetteer; for a plain one, one that knows nothing."""
    own: Callable[[str], Place | None] | None = getattr(gazetteer, method, None)
    return own or (lambda _code: None)


def _demonyms(gazetteer: Any) -> Callable[[str], Place | None]:
    """Give what a word like "Ukrainian" or "Texan" speaks of, where the gazetteer can tell."""
    of_country: Callable[[str], str | None] = getattr(gazetteer, "demonym", lambda _word: None)
    of_region: Callable[[str], str | None] = getattr(gazetteer, "region_demonym", lambda _word: None)
    country, adm1 = _answers(gazetteer, "country"), _answers(gazetteer, "adm1")

    def place(word: str) -> Place | None:
        if code := of_country(word):
            return country(code)
        code = of_region(word)
        return adm1(code) if code else None

    return place


def _of_demonym(mention: Mention, demonym: Callable[[str], Place | None]) -> Location:
    place = demonym(mention.text)
    if place is None:
        return Location(mention=mention, place=None, reason=f"no country known for {mention.text}")
    return Location(mention=mention, place=place, score=0.9, reason=f"{mention.text} speaks of {place.name}")


def _metonyms(
    mentions: Sequence[Mention], found: dict[int, Location], gazetteer: Any, country: Callable[[str], Place | None]
) -> None:
    """Give a building that stands for a government that government's country, unless it is one itself."""
    metonym: Callable[[str], str | None] | None = getattr(gazetteer, "metonym", None)
    if metonym is None:
        return
    for number, mention in enumerate(mentions):
        if mention.role == "metonym" and (code := metonym(mention.text)):
            own = found.get(number)
            if own is None or own.place is None or own.place.country != code:
                found[number] = Location(
                    mention=mention,
                    place=country(code),
                    score=0.8,
                    reason=f"{mention.text} stands for the government of {code}",
                )


def _choose(mention: Mention, group: Group, chances: list[float]) -> Location:
    """Make the best candidate a location, with no place where "none of these" is likelier."""
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
    if not order:
        return Location(mention=mention, place=None, reason=f"{mention.text} is not in the gazetteer")
    score = chances[order[0]]
    order = _city_first(group, order)
    best = group.candidates[order[0]]
    others = [(group.candidates[i].place, round(chances[i], 4)) for i in order[1:]]
    rivals = [(p, s) for p, s in others if not _same(best.place, p)]
    ambiguous = bool(rivals) and score - rivals[0][1] < _MARGIN
    if 1.0 - sum(chances) > score + sum(s for p, s in others if _same(best.place, p)):
        reason = f"none of the {len(order)} places called {mention.text} fits"
        return Location(
            mention=mention,
            place=None,
            score=round(1.0 - sum(chances), 4),
            reason=reason,
            alternatives=((best.place, round(score, 4)), *others[: _SHOWN - 1]),
        )
    return Location(
        mention=mention,
        place=best.place,
        score=round(score, 4),
        reason=reason_for(mention.text, group, best, rivals, ambiguous=ambiguous),
        ambiguous=ambiguous,
        alternatives=tuple(others[:_SHOWN]),
        lat=best.place.lat,
        lon=best.place.lon,
        uncertainty_km=best.place.radius_km,
    )


def _government_first(group: Group, scores: list[float]) -> list[float]:
    """Take a name that acts as a government for the country or the capital of that name: Athens is not in Georgia then."""
    seats = [
        n for n, c in enumerate(group.candidates) if (c.capital and c.main) or (c.place.kind == "country" and c.main)
    ]
    seat = max(seats, key=lambda n: scores[n], default=None)
    if seat is None or scores[seat] < _CONCEIVABLE:
        return scores
    return [sum(scores) if n == seat else 0.0 for n in range(len(scores))]


def _city_first(group: Group, order: list[int]) -> list[int]:
    """Take a bare name that a city shares with the unit around it for the city: Kherson, Sumy, Cairo."""
    best = group.candidates[order[0]].place
    if best.kind not in ("adm1", "adm2") or group.cue in ("unit", "district"):
        return order
    for number in order[1:]:
        candidate = group.candidates[number]
        place = candidate.place
        if place.kind == "settlement" and candidate.main and place.adm1 == best.adm1 and place.country == best.country:
            return [number, *(i for i in order if i != number)]
    return order


def _same(one: Place, other: Place) -> bool:
    if one.id == other.id:
        return True
    if one.kind != other.kind and one.adm1 == other.adm1 and one.adm1 is not None:
        return True  # a city and its own district or region: the point differs, the place hardly
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) < _SAME_KM
