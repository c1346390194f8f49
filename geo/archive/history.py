"""Clusters before and after a merge in, the ids that changed out: which event has now what another one had."""

from __future__ import annotations

from typing import Any

from geo.archive.ledger import Clusters, Reports
from geo.archive.merging import Merged
from geo.archive.tables import plain_table

__all__ = ["with_changed_ids"]


def with_changed_ids(history: Any, was: Reports, clusters: Clusters, merged: Merged, *, generation: int) -> Any:
    """Give the history with a row for each id that is no longer: the ids of the events that have its reports now.

    ``new`` is null where no event has them; an event that was split has a row for each of its successors.
    """
    import numpy as np
    import pyarrow as pa

    lost = np.setdiff1d(clusters.id, merged.clusters.id)
    pairs: set[tuple[str, str | None]] = {(old.decode(), None) for old in lost if old}
    if pairs:
        found = _successors(was, clusters, merged, lost)
        pairs = found | {pair for pair in pairs if pair[0] not in {old for old, _ in found}}
    rows = sorted(pairs, key=lambda pair: (pair[0], pair[1] or ""))
    table = plain_table(
        {
            "old": ("string", [old for old, _ in rows]),
            "new": ("string", [new for _, new in rows]),
            "generation": ("int32", [generation] * len(rows)),
        }
    )
    return table if history is None else pa.concat_tables([history, table])


def _successors(was: Reports, clusters: Clusters, merged: Merged, lost: Any) -> set[tuple[str, str | None]]:
    import numpy as np

    id_before, id_after = _ids(clusters), _ids(merged.clusters)
    hosts = [number for number, name in id_before.items() if name in set(lost.tolist())]
    rows = was.where(np.isin(was.cluster, np.array(hosts, dtype=np.int64)))
    after = merged.reports.where(np.isin(merged.reports.key, rows.key))
    now = dict(zip(zip(after.key.tolist(), after.number.tolist(), strict=True), after.cluster.tolist(), strict=True))
    found: set[tuple[str, str | None]] = set()
    for key, number, cluster in zip(rows.key.tolist(), rows.number.tolist(), rows.cluster.tolist(), strict=True):
        new = id_after.get(now.get((key, number), 0))
        if new:
            found.add((id_before[cluster].decode(), new.decode()))
    return found


def _ids(clusters: Clusters) -> dict[int, bytes]:
    """Give the id of the event that has the reports of each cluster."""
    own = dict(zip(clusters.cluster.tolist(), clusters.id.tolist(), strict=True))
    return {
        number: own[host]
        for number, host in zip(clusters.cluster.tolist(), clusters.host.tolist(), strict=True)
        if own.get(host)
    }
