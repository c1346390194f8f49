"""Confidence against the truth: how many of the events given 0.8 are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.evaluate.events import pair_events, read_events_of
from geo.model import Report

__all__ = ["Band", "judged", "reliability"]

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Events whose confidence is at least ``least`` and under the next band's."""

    least: float
    events: int
    mean: float
    right: float


def judged(gold: Iterable[Mapping[str, Any]]) -> list[tuple[tuple[Report, ...], float, int, bool]]:
    """Give (reports, confidence, outlets, right) of each event found: right where type and place are coded so."""
    out = []
    for row in gold:
        found = read_events_of(row)
        pairs = pair_events(row["right"], [record for _, record in found])
        matched = {id(record) for _, record in pairs}
        out += [(e.reports, e.confidence, e.n_sources, id(record) in matched) for e, record in found]
    return out


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[Band]:
    """Put (confidence, right) into bands.

    Examples
    --------
    >>> [(b.least, b.events, b.right) for b in reliability([(0.85, True), (0.81, False), (0.95, True)])]
    [(0.8, 2, 0.5), (0.9, 1, 1.0)]
    """
    bands = []
    for least, end in zip(EDGES, (*EDGES[1:], 1.01), strict=True):
        inside = [(c, right) for c, right in pairs if least <= c < end]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            bands.append(Band(least=least, events=len(inside), mean=round(mean, 3), right=round(share, 3)))
    return bands
