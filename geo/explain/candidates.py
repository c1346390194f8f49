"""A reading in, a page out with every place that each name may mean: how likely it is, and what speaks for and against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.explain.safe import safe, said
from geo.explain.sheet import frame_of
from geo.gazetteer import load_index
from geo.geocoding import Lookup
from geo.geocoding.weighing import Weighed, WeighedName, weigh
from geo.model import Location, Place
from geo.pipeline import Reading

__all__ = ["WORDS", "candidates_page"]

_SHOWN, _REASONS = 8, 4
_LEAST = 0.05  # of a score: what adds less is not worth a word

WORDS = {
    "capital": "it is the capital of its country",
    "as_word": "the text writes an abbreviation, and this name is a word",
    "listed_country": "it is a country, as the names listed with it are",
    "listed_adm1": "it is a unit of the country whose units are listed",
    "not_listed": "the names listed with it are of another kind",
    "suffixed_in_namesake": "a country has the name, and this unit is called so with a word for its kind",
    "beside_main": "it bears the name as a second one, and a bigger place as its own",
    "in_namesake_country": "it lies in a country of the same name",
    "country_main": "it is a country, by its own name",
    "country": "it is a country",
    "continent": "it is a continent",
    "region": "it is a region",
    "sea": "it is a sea",
    "river": "it is a river",
    "settlement": "it is a settlement",
    "adm1": "it is a first-level unit",
    "adm2": "it is a second-level unit",
    "other": "it is neither a settlement nor a unit",
    "population": "how many people it has",
    "no_population": "no number of people is known of it",
    "main": "the name is its own",
    "alternate_population": "the name is only another name of it",
    "first": "it is the biggest place of the name",
    "rank": "how many places of the name are bigger",
    "unit_cue_unit": "the text says that a unit is meant, and it is one",
    "unit_cue_city": "the text says that a unit is meant, and it is none",
    "city_cue_city": "the text says that a town is meant, and it is no unit",
    "city_cue_unit": "the text says that a town is meant, and it is a unit",
    "river_cue_water": "the words before the name fit a river, and it is water",
    "river_cue_city": "the words before the name fit a river, and it is none",
    "bare_own_unit": "a town in it has the same name",
    "bare_own_city": "the unit around it has the same name",
    "bare_suffixed_unit": "it is a unit named without the word for it, and a town has the name",
    "within": "it lies in the unit named beside it",
    "not_within": "it does not lie in the unit named beside it",
    "within_country": "it lies in the country named beside it",
    "country_votes": "other names may mean places in its country",
    "country_strength": "how many other names may mean places in its country",
    "adm1_votes": "other names may mean places in its first-level unit",
    "adm1_strength": "how many other names may mean places in its first-level unit",
    "adm2_votes": "other names may mean places in its second-level unit",
    "adm2_strength": "how many other names may mean places in its second-level unit",
    "country_named": "its country is named in the text",
    "adm1_named": "its first-level unit is named in the text",
    "country_prior": "it lies in the country that the texts are said to be about",
    "prior_elsewhere": "it lies outside the country that the texts are said to be about",
    "near": "how near the nearest other place of the text is",
    "near_100": "another place of the text is within 100 km",
    "near_500": "another place of the text is within 500 km",
    "country_answers": "other names were taken for places in its country",
    "country_agreed": "how many other names were taken for places in its country",
    "adm1_answers": "other names were taken for places in its first-level unit",
    "adm1_agreed": "how many other names were taken for places in its first-level unit",
    "adm2_answers": "other names were taken for places in its second-level unit",
    "adm2_agreed": "how many other names were taken for places in its second-level unit",
    "no_point": "no point is known of it",
}


def candidates_page(
    reading: Reading | Sequence[Reading], *, gazetteer: Lookup | None = None, country_prior: str | None = None
) -> str:
    """Show of each name of a document the places that it may mean, with their chances and the reasons.

    Parameters
    ----------
    reading : Reading, or several
        From `geo.pipeline.read_document`.
    gazetteer : Lookup, optional
        The gazetteer that was read with. Default: the shipped one.
    country_prior : str, optional
        As it was given to the reading.

    Returns
    -------
    str
        One HTML page that needs no network and holds no script.

    Examples
    --------
    >>> from geo import Document
    >>> from geo.pipeline import read_document
    >>> page = candidates_page(read_document(Document(id="a", text="A drone hit a bus in Zolochiv, Kharkiv region.")))
    >>> "does not lie in the unit named beside it" in page, "<script" in page
    (True, False)
    """
    readings = [reading] if isinstance(reading, Reading) else list(reading)
    parts = [_part(each, gazetteer or load_index(), country_prior, headed=len(readings) > 1) for each in readings]
    return _PAGE.format(**frame_of([each.document for each in readings]), names="".join(parts))


def _part(reading: Reading, gazetteer: Lookup, country_prior: str | None, *, headed: bool) -> str:
    """Give the names of one document, under its title where there are several."""
    document = reading.document
    names = weigh(reading.locations, document, gazetteer=gazetteer, country_prior=country_prior)
    head = f"<h2>{said(document.title or document.id)}</h2>\n" if headed else ""
    return head + ("".join(_names(names, reading.locations)) or "<p>No place name was found in this text.</p>\n")


def _names(names: Sequence[WeighedName], locations: Sequence[Location]) -> Iterator[str]:
    for name in sorted(names, key=lambda one: one.locations):
        answer = locations[name.locations[0]]
        times = f" ({len(name.locations)} times)" if len(name.locations) > 1 else ""
        beside = f", beside {said(name.within)}" if name.within else ""
        rest, shared = len(name.candidates) - _SHOWN, _shared(name.candidates)
        yield (
            f"<section><h3>{said(answer.mention.text)}{times}{beside}</h3>\n<p>{said(answer.reason)}</p>\n"
            "<table><thead><tr><th>chance</th><th>place</th><th>what speaks for it, and against</th></tr></thead><tbody>\n"
            + "".join(_row(one, answer, shared) for one in name.candidates[:_SHOWN])
            + (f'<tr><td></td><td colspan="2">{rest} more, all less likely</td></tr>\n' if rest > 0 else "")
            + f"<tr><td>{name.none_fits:.3f}</td><td>none of these</td><td></td></tr>\n</tbody></table></section>\n"
        )


def _shared(candidates: Sequence[Weighed]) -> frozenset[tuple[str, float]]:
    """What adds the same to every candidate, and so tells none from the others."""
    if len(candidates) < 2:
        return frozenset()
    adding = [{(feature, round(adds, 2)) for feature, _, adds in one.reasons} for one in candidates]
    return frozenset(set.intersection(*adding))


def _row(one: Weighed, answer: Location, shared: frozenset[tuple[str, float]]) -> str:
    taken = answer.place is not None and answer.place.id == one.place.id
    place = f"<strong>{said(_described(one.place))}</strong>" if taken else said(_described(one.place))
    reasons = [*_spoken(one, shared, 1), *_spoken(one, shared, -1)]
    return f"<tr><td>{one.chance:.3f}</td><td>{place}</td><td>{'<br>'.join(reasons)}</td></tr>\n"


def _spoken(one: Weighed, shared: frozenset[tuple[str, float]], sign: int) -> Iterator[str]:
    """Give the weightiest reasons of one sign, "+1.20 the name is its own"."""
    telling = [part for part in one.reasons if part[2] * sign >= _LEAST and (part[0], round(part[2], 2)) not in shared]
    for feature, _, adds in telling[:_REASONS]:
        yield f"{'+' if sign > 0 else '−'}{abs(adds):.2f} {safe(WORDS.get(feature, feature.replace('_', ' ')))}"


def _described(place: Place) -> str:
    """Name a place with its units, kind, people and source."""
    units = ", ".join(dict.fromkeys(n for n in (place.name, place.adm2_name, place.adm1_name, place.country) if n))
    people = f", {place.population:,} people" if place.population else ""
    return f"{units} ({place.kind.replace('_', ' ')}{people}; {place.source})"


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Where geo put the names of {title}</title>
<style>{style}</style>
</head>
<body class="candidates">
<header>
<h1><bdi dir="auto">{title}</bdi></h1>
<p class="quiet">Each name with the places that it may mean. The numbers add to a place's score: the higher the score beside the others', the
likelier the place; what adds the same to all is left out. In bold: the place that was taken.</p>
</header>
<main>
{names}
</main>
<footer>Read by a program ({made}), not by a person.</footer>
</body>
</html>
"""
