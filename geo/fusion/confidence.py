"""Reports of one event in, how sure its type and place are out: 0 to 1, where 0.8 means that four of five are right.

The readings of each report are combined, and what makes events of a kind less often
right than others is weighed by weights that a script fitted on coded texts
(``data/weights/confidence.json``, which holds the record of that).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp, log

from geo.fusion.agree import overlap
from geo.model import Report

__all__ = ["confidence_of", "features_of", "parts_of", "start_of"]

_HIGHEST = 0.99
_OUTLET_DOUBT = 0.8  # each further outlet leaves this share of the doubt
_UNITS = ("adm1", "adm2")
_AREAS = ("region", "country")
_VAGUE = ("clash", "killing", "explosion")


def confidence_of(reports: Sequence[Report], outlets: int) -> float:
    """Give the probability that type and place of an event are right.

    Parameters
    ----------
    reports : sequence of Report
        Those of the event, at least one.
    outlets : int
        How many distinct outlets they are of.
    """
    weights, features = _weights(), features_of(reports) | {"constant": 1.0}
    score = start_of(reports, outlets) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(min(_HIGHEST, 1 / (1 + exp(-score))), 3)


def start_of(reports: Sequence[Report], outlets: int) -> float:
    """Give the surest report and each further outlet, as a logit."""
    sure = 1 - (1 - max(r.confidence for r in reports)) * _OUTLET_DOUBT ** (outlets - 1)
    sure = min(_HIGHEST, max(0.01, sure))
    return log(sure / (1 - sure))


def features_of(reports: Sequence[Report]) -> dict[str, float]:
    """Give what else bears on it: how wide the place is, how vague the type, whether a day is told."""
    finest = [r.place.precision for r in reports if r.place]
    fine = any(p not in (*_UNITS, *_AREAS) for p in finest)
    return {
        "unit": float(not fine and any(p in _UNITS for p in finest)),
        "area": float(not fine and not any(p in _UNITS for p in finest) and any(p in _AREAS for p in finest)),
        "vague": float(all(r.kind in _VAGUE for r in reports)),
        "undated": float(all(r.day is None for r in reports)),
        "numbers": float(any(r.killed.known or r.injured.known for r in reports)),
    }


@cache
def _weights() -> dict[str, float]:
    from geo.datasets import data_path

    stored = json.loads(data_path("weights", "confidence.json").read_text(encoding="utf-8"))
    return {str(name): float(value) for name, value in stored["weights"].items()}


def parts_of(reports: Sequence[Report]) -> tuple[tuple[str, float], ...]:
    """Give the same for type, place, date and counts apart; numbers that differ make the counts less sure."""
    best: dict[str, float] = {}
    for report in reports:
        for name, value in report.confidence_parts:
            best[name] = max(best.get(name, 0.0), value)
    if "counts" in best and _numbers_differ(reports):
        best["counts"] *= _OUTLET_DOUBT
    return tuple((name, round(value, 3)) for name, value in best.items())


def _numbers_differ(reports: Sequence[Report]) -> bool:
    counts = [[getattr(r, metric) for r in reports] for metric in ("killed", "injured")]
    return any(not overlap(a, b) for of in counts for a in of for b in of if a.known and b.known)
