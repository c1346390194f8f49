"""How well place names are found and placed: answers against a corpus -> scores.

Recognition: exact and overlapping spans, precision, recall, F1; each gold span is matched once.
Resolution: of the gold names, the share placed within 161 km and within 20 km, those not found wrong.
End to end: F1 where a hit is an overlapping span placed within 161 km.
Labels that are neutral (adjectives, names in other names, names without a point) count neither way.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.corpora import FILES, GoldPlace, GoldText, read_corpus
from geo.gazetteer import distance_km, load_index
from geo.geocoding import geocode
from geo.geocoding.ranker import ResolverWeights
from geo.mentions import find_mentions
from geo.mentions.model import RecogniserWeights
from geo.model import Document, Location, Span

__all__ = ["Answer", "PlaceScores", "answers_of", "evaluate_corpus", "read_known", "score_answers"]

CLOSE_KM = 161.0  # 100 miles, the usual tolerance of the field
NEAR_KM = 20.0
LOST_KM = 20039.0  # half round the earth: the error of a place not given


@dataclass(frozen=True, slots=True)
class Answer:
    """One name found: where it stands, and where it is."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceScores:
    """The scores of one system on one corpus; ``*_of_all`` count names not found as wrong."""

    texts: int
    gold: int
    found: int
    exact_precision: float
    exact_recall: float
    exact_f1: float
    overlap_f1: float
    end_to_end_f1: float
    acc161_of_all: float
    acc20_of_all: float
    mean_km: float
    median_km: float


def read_known(folder: Path, name: str) -> list[GoldText]:
    """Read one of the known corpora from a folder."""
    index = load_index()

    def is_adjective(word: str) -> bool:
        speaks = index.demonym(word) or index.region_demonym(word)
        return speaks is not None and not any(p.kind == "country" for p in index.lookup(word))

    return read_corpus(folder / FILES[name], is_adjective)


def evaluate_corpus(texts: Sequence[GoldText], *, given_spans: bool = False) -> PlaceScores:
    """Run the shipped recogniser and resolver over a corpus and score them."""
    return score_answers(texts, answers_of(texts, given_spans=given_spans))


def answers_of(
    texts: Iterable[GoldText],
    *,
    given_spans: bool = False,
    recogniser_weights: RecogniserWeights | None = None,
    resolver_weights: ResolverWeights | None = None,
) -> dict[str, list[Answer]]:
    """Find and place the names of each text; with ``given_spans`` only place the gold names.

    Other weights than the shipped ones serve cross-validation.
    """
    index = load_index()
    answers = {}
    for text in texts:
        spans = tuple(Span(p.start, p.end) for p in text.counted) if given_spans else None
        document = Document(id=text.id, text=text.text, spans=spans)
        mentions = find_mentions(document, gazetteer=index, weights=recogniser_weights)
        answers[text.id] = _answers(geocode(mentions, document, gazetteer=index, weights=resolver_weights))
    return answers


def _answers(locations: Iterable[Location]) -> list[Answer]:
    """Keep the locations that ``geo places`` lists under ``places``."""
    return [
        Answer(found.mention.span.start, found.mention.span.end, found.lat, found.lon)
        for found in locations
        if found.mention.role in ("literal", "metonym")
    ]


def score_answers(texts: Sequence[GoldText], answers: Mapping[str, Sequence[Answer]]) -> PlaceScores:
    """Score answers against the gold."""
    gold = found = exact = overlap = 0
    errors: list[float] = []
    for text in texts:
        counted = _counted(text, answers.get(text.id, ()))
        gold, found = gold + len(text.counted), found + len(counted)
        spans = {(answer.start, answer.end) for answer in counted}
        exact += sum((place.start, place.end) in spans for place in text.counted)
        pairs = _pairs(text.counted, counted)
        overlap += len(pairs)
        errors += [_error(place, answer) for place, answer in pairs]
    close = sum(error <= CLOSE_KM for error in errors)
    return PlaceScores(
        texts=len(texts),
        gold=gold,
        found=found,
        exact_precision=_share(exact, found),
        exact_recall=_share(exact, gold),
        exact_f1=_share(2 * exact, found + gold),
        overlap_f1=_share(2 * overlap, found + gold),
        end_to_end_f1=_share(2 * close, found + gold),
        acc161_of_all=_share(close, gold),
        acc20_of_all=_share(sum(error <= NEAR_KM for error in errors), gold),
        mean_km=round(statistics.mean(errors), 1) if errors else LOST_KM,
        median_km=round(statistics.median(errors), 1) if errors else LOST_KM,
    )


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _touch(answer: Answer, place: GoldPlace) -> bool:
    return min(answer.end, place.end) > max(answer.start, place.start)


def _counted(text: GoldText, answers: Iterable[Answer]) -> list[Answer]:
    """All answers but those that touch only a neutral label."""
    neutral = [place for place in text.places if place.neutral]
    return [
        answer
        for answer in answers
        if any(_touch(answer, place) for place in text.counted) or not any(_touch(answer, place) for place in neutral)
    ]


def _pairs(places: Sequence[GoldPlace], answers: Sequence[Answer]) -> list[tuple[GoldPlace, Answer]]:
    """Each gold name with at most one answer that overlaps it, the longest overlap first."""
    overlaps = sorted(
        (
            (min(place.end, answer.end) - max(place.start, answer.start), i, j)
            for i, place in enumerate(places)
            for j, answer in enumerate(answers)
            if _touch(answer, place)
        ),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in overlaps:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((places[i], answers[j]))
    return pairs


def _error(place: GoldPlace, answer: Answer) -> float:
    if place.lat is None or place.lon is None or answer.lat is None or answer.lon is None:
        return LOST_KM
    return distance_km(place.lat, place.lon, answer.lat, answer.lon)
