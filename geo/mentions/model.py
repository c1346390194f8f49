"""Features -> how likely a match names a place: one dictionary of weights, read once from ``data/weights``."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache

from geo.datasets import data_path
from geo.lean import NamedTuple
from geo.mentions.features import Surroundings, features, propagated

__all__ = ["RecogniserWeights", "load_weights", "probabilities", "sigmoid"]


class RecogniserWeights(NamedTuple):
    """The weights of the two passes, and the probability from which on a match is a place."""

    first: dict[str, float]
    second: dict[str, float]
    threshold: float


@cache
def load_weights() -> RecogniserWeights:
    """Read the shipped weights."""
    stored = json.loads(data_path("weights", "recogniser.json").read_text(encoding="utf-8"))
    return RecogniserWeights(stored["first"], stored["second"], stored["threshold"])


def sigmoid(score: float) -> float:
    """Turn a score into a probability.

    Examples
    --------
    >>> sigmoid(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def _total(weights: dict[str, float], found: Iterable[str]) -> float:
    get = weights.get
    return sum([get(feature, 0.0) for feature in found])


def probabilities(around: Surroundings, weights: RecogniserWeights) -> list[float]:
    """Judge each match by itself, then again by the answers for its namesakes and neighbours."""
    first, second = weights.first, weights.second
    alone = [sigmoid(_total(first, features(number, around))) for number in range(len(around.matches))]
    return [sigmoid(_total(second, row)) for row in propagated(alone, around.matches)]
