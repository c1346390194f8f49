"""Fit the resolver: gold names with their places -> weights of the two passes of the ranker.

Softmax over the candidates of each name; the right ones are those with the gold's GeoNames
id, else those near the gold point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from geo.evaluate.corpora import GoldPlace, GoldText
from geo.evaluate.places import CLOSE_KM, NEAR_KM
from geo.gazetteer import distance_km, load_index
from geo.geocoding.candidates import Candidate, Group, candidates_of, groups_of
from geo.geocoding.ranker import FEATURES, ResolverWeights, Row, first_rows, probabilities, second_rows
from geo.mentions import find_mentions
from geo.model import Document, Span

PENALTY = 0.2
# Set by hand, because the corpora do not tell: a caller's country prior is worth two powers of ten of population.
FIXED = {"country_prior": 3.0}
SECOND_ONLY = ("near", "near_100", "near_500")


@dataclass(frozen=True, slots=True)
class Example:
    """One text: its names with candidates, the votes of its adjectives, which candidates are right (None: none is)."""

    groups: list[Group]
    adjectives: dict[str, float]
    right: list[list[float] | None]


def examples_of(texts: Iterable[GoldText]) -> list[Example]:
    """Group the gold names of each text and mark the right candidates."""
    index = load_index()
    source = candidates_of(index)
    examples = []
    for text in texts:
        gold = sorted(text.counted, key=lambda place: place.start)
        spans = tuple(Span(place.start, place.end) for place in gold)
        mentions = find_mentions(Document(id=text.id, text=text.text, spans=spans), gazetteer=index)
        groups = groups_of(mentions, text.text, source, range(len(mentions)))
        right = [_right(group, [gold[n] for n in group.mentions]) for group in groups]
        examples.append(Example(groups, _adjectives(text), right))
    return examples


def _adjectives(text: GoldText) -> dict[str, float]:
    index = load_index()
    found = find_mentions(Document(id=text.id, text=text.text), gazetteer=index)
    codes = {index.demonym(mention.text) for mention in found if mention.role == "adjective"}
    return dict.fromkeys(sorted(code for code in codes if code), 1.0)


def _right(group: Group, gold: Sequence[GoldPlace]) -> list[float] | None:
    """1 for each candidate that is as right as the best is."""
    worth = [sum(_worth(candidate, place) for place in gold) / len(gold) for candidate in group.candidates]
    best = max(worth, default=0.0)
    return [float(value >= 0.9 * best) for value in worth] if best > 0.25 else None


def _worth(candidate: Candidate, gold: GoldPlace) -> float:
    place = candidate.place
    if place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return 0.0
    if gold.geonameid is not None and gold.geonameid == place.geonameid:
        return 1.0
    km = distance_km(gold.lat, gold.lon, place.lat, place.lon)
    return 0.9 if km <= NEAR_KM else 0.3 if km <= CLOSE_KM else 0.0


def train(examples: Sequence[Example]) -> ResolverWeights:
    """Fit both passes."""
    names = [f for f in FEATURES if f not in SECOND_ONLY and not f.endswith(("_answers", "_agreed"))]
    rows = [first_rows(e.groups, e.adjectives, None) for e in examples]
    first = _fit(examples, rows, names)
    again = []
    for example, row in zip(examples, rows, strict=True):
        alone = [probabilities(candidates, first) for candidates in row]
        again.append(second_rows(example.groups, row, alone, example.adjectives))
    return ResolverWeights(first, _fit(examples, again, list(FEATURES)))


def _fit(examples: Sequence[Example], rows: list[list[list[Row]]], names: list[str]) -> dict[str, float]:
    matrix, starts, right, worth = _flat(examples, rows, names)
    offset = matrix @ np.array([FIXED.get(name, 0.0) for name in [*names, "none"]])
    segment = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(matrix))))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights + offset
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[segment])
        chance = raised / np.add.reduceat(raised, starts)[segment]
        good = chance * right
        total = np.add.reduceat(good, starts) + 1e-12
        slope = matrix.T @ (worth[segment] * (chance - good / total[segment]))
        return float(-(worth * np.log(total)).sum() + PENALTY * weights @ weights), slope + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    weights = {name: round(float(w), 3) for name, w in zip([*names, "none"], found.x, strict=True) if abs(w) >= 0.001}
    return {name: round(weights.get(name, 0.0) + FIXED.get(name, 0.0), 3) for name in sorted(weights.keys() | FIXED)}


def _flat(
    examples: Sequence[Example], rows: list[list[list[Row]]], names: list[str]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Put all candidates one below the other, "none of these" after those of each name."""
    number = {name: n for n, name in enumerate(names)}
    lines: list[NDArray[np.float64]] = []
    starts: list[int] = []
    right: list[float] = []
    worth: list[float] = []
    for example, groups in zip(examples, rows, strict=True):
        for group, candidates, answers in zip(example.groups, groups, example.right, strict=True):
            if answers is None:
                continue
            starts.append(len(lines))
            worth.append(len(group.mentions) ** 0.5)
            for row, answer in zip([*candidates, {}], [*answers, 0.0], strict=True):
                line = np.zeros(len(names) + 1)
                for name, value in row.items():
                    line[number[name]] = value
                lines.append(line)
                right.append(answer)
            lines[-1][-1] = 1.0
    return np.array(lines), np.array(starts), np.array(right), np.array(worth)
