"""Reports of many documents -> events, each once.

Two reports are one event when they agree in type, place and time and the text does
not tell them apart. The order of the reports does not matter; nothing is lost: each
event keeps its reports, and every number stays as a claim.

`agree` has the rules for two reports, `clusters` puts reports together by them,
`summing` says what those of one event state together.

A store that merges only what is new takes the same two steps: `cluster` the reports of
a block (`block_of`), then `fold` the clusters of one `reach_of` key, within `FOLD_DAYS`
of what changed. That gives what merging all at once gives.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.fusion.agree import parted_by
from geo.fusion.clusters import FOLD_DAYS, Block, Cluster, block_of, cluster, fold, reach_of
from geo.fusion.copies import sketch
from geo.fusion.identity import event_order, id_order, numbered_id, stated_identity, with_own_ids
from geo.fusion.summing import event_of
from geo.fusion.tolls import TollPoint, toll_series
from geo.model import Event, Report

__all__ = [
    "FOLD_DAYS",
    "Block",
    "Cluster",
    "TollPoint",
    "block_of",
    "cluster",
    "event_of",
    "event_of_cluster",
    "fold",
    "fuse",
    "id_order",
    "merge",
    "numbered_id",
    "parted_by",
    "reach_of",
    "sketch",
    "stated_identity",
    "toll_series",
    "with_own_ids",
]


def fuse(reports: Iterable[Report], *, max_days: int = 1, max_km: float = 5.0) -> tuple[Event, ...]:
    """Merge reports of the same event.

    Parameters
    ----------
    reports : iterable of Report
        In any order; the same report twice counts once.
    max_days : int
        How far apart two days of which one is inexact may be.
    max_km : float
        How far apart two points without a common gazetteer entry may be.

    Returns
    -------
    tuple of Event
        By first day, type and place. Each report stands in exactly one event.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> texts = ["Two people died in shelling in Nikopol.", "Shelling killed two in Nikopol."]
    >>> [len(e.reports) for e in run(Document(id=str(n), text=t) for n, t in enumerate(texts)).events]
    [2]
    """
    events = merge(reports, max_days=max_days, max_km=max_km)
    return tuple(sorted(with_own_ids(events), key=event_order))


def merge(reports: Iterable[Report], *, max_days: int = 1, max_km: float = 5.0) -> list[Event]:
    """Merge as `fuse` does; events that share type, place and day still share their id."""
    clusters = fold(cluster(reports, max_days=max_days, max_km=max_km), max_days=max_days)
    return [event_of_cluster(each) for each in clusters]


def event_of_cluster(cluster: Cluster) -> Event:
    """Give the event of a cluster."""
    return event_of(
        cluster.reports,
        summaries=cluster.summaries,
        covering=cluster.covering,
        misdated=cluster.misdated,
        reason=cluster.reason,
    )
