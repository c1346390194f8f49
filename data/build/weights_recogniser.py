"""Fit the recogniser: matches of the gazetteer in annotated texts -> two dictionaries of weights.

Logistic regression on the string features of `geo.mentions.features`, none of which is a
word of the text, so that the weights hold nothing of the corpora.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from geo.evaluate.corpora import GoldText
from geo.gazetteer import load_index
from geo.mentions.features import Surroundings, features, propagated
from geo.mentions.matching import Match, find_matches
from geo.mentions.model import RecogniserWeights, sigmoid
from geo.mentions.names import names_of
from geo.mentions.tokens import tokenise

STRENGTH = 0.3  # inverse of the L2 penalty
RARE = 4  # a feature seen less often is left out
SMALL = 0.05  # a weight smaller than this is left out
INNER = 4  # folds that give the second pass answers of weights that have not seen the text


@dataclass(frozen=True, slots=True)
class Example:
    """One text's matches with their features and labels (1 a place, 0 none, None neutral)."""

    matches: list[Match]
    rows: list[list[str]]
    labels: list[int | None]


def examples_of(texts: Iterable[GoldText]) -> list[Example]:
    """Match the texts against the shipped gazetteer and label the matches."""
    names = names_of(load_index())
    examples = []
    for text in texts:
        tokens = tokenise(text.text)
        matches = find_matches(tokens, names)
        around = Surroundings(tokens, matches)
        rows = [features(number, around) for number in range(len(matches))]
        examples.append(Example(matches, rows, [_label(match, text) for match in matches]))
    return examples


def _label(match: Match, text: GoldText) -> int | None:
    counted = {(place.start, place.end) for place in text.counted}
    if (match.start, match.end) in counted:
        return 1
    touched = [p for p in text.places if p.start < match.end and p.end > match.start]
    return None if any(p.neutral for p in touched) else 0


def train(examples: Sequence[Example]) -> RecogniserWeights:
    """Fit both passes."""
    first = _fit_first(examples)
    rows: list[list[str]] = []
    labels: list[int] = []
    for fold in range(INNER):
        weights = _fit_first([e for n, e in enumerate(examples) if n % INNER != fold])
        for example in examples[fold::INNER]:
            _collect(rows, labels, propagated(_alone(example, weights), example.matches), example.labels)
    return RecogniserWeights(first, _fit(rows, labels), 0.4)


def _alone(example: Example, weights: dict[str, float]) -> list[float]:
    return [sigmoid(sum(weights.get(f, 0.0) for f in row)) for row in example.rows]


def _fit_first(examples: Iterable[Example]) -> dict[str, float]:
    rows: list[list[str]] = []
    labels: list[int] = []
    for example in examples:
        _collect(rows, labels, example.rows, example.labels)
    return _fit(rows, labels)


def _collect(rows: list[list[str]], labels: list[int], more: list[list[str]], answers: list[int | None]) -> None:
    for row, label in zip(more, answers, strict=True):
        if label is not None:
            rows.append(row)
            labels.append(label)


def _fit(rows: list[list[str]], labels: list[int]) -> dict[str, float]:
    """Weights of the features that are not rare; the intercept goes into "bias"."""
    counts = Counter(f for row in rows for f in set(row))
    number = {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count >= RARE))}
    matrix = _matrix(rows, number)
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(matrix, labels)
    weights = {f: float(model.coef_[0][n]) for f, n in number.items()}
    weights["bias"] = weights.get("bias", 0.0) + float(model.intercept_[0])
    return {f: round(w, 2) for f, w in sorted(weights.items()) if abs(w) >= SMALL}


def _matrix(rows: list[list[str]], number: dict[str, int]) -> sparse.csr_matrix:
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += sorted({number[f] for f in row if f in number})
        ends.append(len(columns))
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(number)))


Trainer = Callable[[Sequence[Example]], RecogniserWeights]
