"""What changed among the reports in, what changes among the events out: only what those touch is merged again.

::

    reports that are new or gone -> the blocks that they are in -> clusters of those blocks, anew   (`geo.fusion.cluster`)
    clusters that are new or gone -> those near in place and time -> events of those, anew          (`geo.fusion.fold`)

That gives what `geo.run` of all documents gives, which the tests hold it to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from geo.archive.blocks import block_labels, key_number
from geo.archive.codec import report_from_text
from geo.archive.events import CLUSTER, Changes, month_of
from geo.archive.ledger import NOWHERE, Clusters, Reports, overlapping, spans
from geo.archive.parts import FOLDER
from geo.archive.store import Store
from geo.archive.tables import column, event_table, read_parquet
from geo.fusion import (
    FOLD_DAYS,
    Cluster,
    cluster,
    event_of_cluster,
    fold,
    id_order,
    numbered_id,
    reach_of,
    stated_identity,
)
from geo.model import Event, Report

__all__ = ["Merged", "Texts", "merge_changes"]

_AT_ONCE: Final = 50_000  # reports held as objects
_BETWEEN: Final = "\x1f"
_OF_EVENT: Final[Mapping[str, Any]] = {"base": b"", "order": "", "stated": "", "month": b""}


class Texts:
    """The reports themselves, read from their parts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[tuple[bytes, int], tuple[Report, str]] = {}

    def of(self, reports: Reports) -> list[Report]:
        """Give the reports of some rows, in their order."""
        return [report for report, _ in self._of(reports)]

    def names(self, reports: Reports) -> list[str]:
        """Give for each of some rows a name that stands for the report and what it says."""
        pairs = zip(reports.key.tolist(), reports.number.tolist(), self._of(reports), strict=True)
        return [f"{key.decode()}:{number}:{digest}" for key, number, (_, digest) in pairs]

    def _of(self, reports: Reports) -> list[tuple[Report, str]]:
        import numpy as np

        if len(self._held) > 2 * _AT_ONCE:
            self._held.clear()
        wanted = list(zip(reports.key.tolist(), reports.number.tolist(), strict=True))
        missing = np.array([pair not in self._held for pair in wanted], dtype=bool)
        for part in np.unique(reports.part[missing]):
            self._read(part.decode(), reports.where(missing & (reports.part == part)))
        return [self._held[pair] for pair in wanted]

    def _read(self, part: str, reports: Reports) -> None:
        name = f"{FOLDER}/{part}.reports.parquet"
        kept = read_parquet(self._store.open(name), columns=["report"])["report"]
        texts = kept.take(column(reports.row, "int64")).to_pylist()
        for key, number, text in zip(reports.key.tolist(), reports.number.tolist(), texts, strict=True):
            self._held[key, number] = report_from_text(text), _digest(text).hex()


@dataclass(slots=True)
class Merged:
    """What comes of a merge: all reports and clusters as they are then, and what becomes of the events."""

    reports: Reports
    clusters: Clusters
    changes: Changes
    changed: int = 0


@dataclass(slots=True)
class _Found:
    """Clusters as they are found, and the events of some."""

    info: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    same: set[int] = field(default_factory=set)
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    hosts: dict[int, int] = field(default_factory=dict)


def merge_changes(
    before: Reports,
    clusters: Clusters,
    now: Reports,
    texts: Texts,
    *,
    finish: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
) -> Merged:
    """Merge again what the change from the reports before to those now touches.

    Parameters
    ----------
    before, clusters : Reports, Clusters
        As the last merge left them.
    now : Reports
        All there are; cluster 0 where one is new.
    texts : Texts
        The reports themselves.
    finish : callable
        Makes the records of events ready to be written.
    """
    import numpy as np

    found = _Found()
    gone = before.where(~np.isin(before.key, now.key[now.cluster != 0]))
    both = now.and_(gone)
    labels = block_labels(both.block_key, both.block_first, both.block_last)
    stale = np.concatenate([now.cluster == 0, np.ones(len(gone), dtype=bool)])
    open_ = np.isin(labels, np.unique(labels[stale]))
    mine = open_[: len(now)]
    numbers = now.cluster.copy()
    for rows in _batches(np.flatnonzero(mine), labels):
        numbers[rows] = _clustered(now.where(rows), texts, found)
    vanished = np.setdiff1d(np.union1d(gone.cluster, now.cluster[mine]), [0, *numbers[mine]])
    now = replace(now, cluster=numbers)
    fresh = np.setdiff1d(numbers[mine], clusters.cluster)
    kept = clusters.where(~np.isin(clusters.cluster, vanished))
    ledger = kept.and_(_unplaced(fresh, found))
    changed = np.isin(ledger.cluster, fresh)
    lost = clusters.where(np.isin(clusters.cluster, vanished))
    around = ledger.where(changed).and_(lost)
    target = changed | overlapping(ledger, spans(around.zone, around.first, around.last, days=FOLD_DAYS))
    context = target | overlapping(ledger, spans(around.zone, around.first, around.last, days=2 * FOLD_DAYS))
    changes = Changes()
    for group in _groups(ledger, target, context, now):
        _add(_merged(ledger, group, now, texts, found), found, changes, finish)
    target &= ~np.isin(ledger.cluster, np.array(sorted(found.same), dtype=np.int64))
    old_events = [*_events(lost), *_events(ledger.where(target))]
    for number, month in old_events:
        changes.gone.setdefault(month, set()).add(number)
    ledger = _numbered(_placed(ledger, target, found), changes, target)
    return Merged(now, ledger, changes, max(len(found.rows), len(old_events)))


def _batches(rows: Any, labels: Any) -> Iterator[Any]:
    """Give rows in batches that part no block."""
    import numpy as np

    order = rows[np.argsort(labels[rows], kind="stable")]
    ends = [*(np.flatnonzero(np.diff(labels[order])) + 1).tolist(), len(order)]
    start = 0
    for end in ends:
        if end - start >= _AT_ONCE or end == len(order) > start:
            yield order[start:end]
            start = end


def _clustered(reports: Reports, texts: Texts, found: _Found) -> Any:
    """Give the clusters of the reports of some whole blocks."""
    import numpy as np

    objects, names = texts.of(reports), texts.names(reports)
    row_of = _rows_of(objects)
    numbers = np.zeros(len(reports), dtype=np.int64)
    for each in cluster(objects):
        rows = sorted({row for report in each.reports for row in row_of[report]})
        number = _number(names[row] for row in rows)
        numbers[rows] = number
        reach = reach_of(each.seed)
        found.info[number] = (NOWHERE, 0, 0) if reach is None else (key_number(reach), reach.first, reach.last)
    return numbers


def _rows_of(objects: list[Report]) -> dict[Report, list[int]]:
    """Give the rows of each report: two of one document may be equal, and count once."""
    found: dict[Report, list[int]] = {}
    for row, report in enumerate(objects):
        found.setdefault(report, []).append(row)
    return found


def _number(names: Iterable[str]) -> int:
    """Give 63 bits that stand for some names, whatever their order; never 0."""
    return (int.from_bytes(_digest("\n".join(sorted(names))), "big") >> 1) | 1


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _unplaced(fresh: Any, found: _Found) -> Clusters:
    """Give the rows of new clusters, without their events."""
    empty = {"content": 0, "base": b"", "order": "", "stated": "", "id": b"", "month": b""}
    return Clusters.of_rows(
        {
            "cluster": c,
            "zone": found.info[c][0],
            "first": found.info[c][1],
            "last": found.info[c][2],
            "host": c,
            **empty,
        }
        for c in fresh.tolist()
    )


def _events(clusters: Clusters) -> Iterator[tuple[int, str]]:
    for number, host, month in zip(
        clusters.cluster.tolist(), clusters.host.tolist(), clusters.month.tolist(), strict=True
    ):
        if month and host == number:
            yield number, month.decode()


def _groups(ledger: Clusters, target: Any, context: Any, now: Reports) -> Iterator[tuple[Any, Any]]:
    """Give the clusters to be folded together, and those of them whose events are wanted: by zone, by stretches of time."""
    import numpy as np

    sizes = np.zeros(len(ledger), dtype=np.int64)
    order = np.argsort(ledger.cluster)
    at = order[np.searchsorted(ledger.cluster, now.cluster, sorter=order)]
    np.add.at(sizes, at, 1)
    for zone in np.unique(ledger.zone[target]):
        wanted = np.flatnonzero(target & (ledger.zone == zone))
        near = np.flatnonzero(context & (ledger.zone == zone))
        wanted = wanted[np.argsort(ledger.first[wanted], kind="stable")]
        parts = max(1, min(len(wanted), -(-int(sizes[near].sum()) // _AT_ONCE)))
        for some in np.array_split(wanted, parts):
            if parts == 1:
                yield near, some
                continue
            if zone == NOWHERE:
                yield some, some
                continue
            low, high = ledger.first[some].min() - FOLD_DAYS, ledger.last[some].max() + FOLD_DAYS
            yield near[(ledger.last[near] >= low) & (ledger.first[near] <= high)], some


def _merged(
    ledger: Clusters, group: tuple[Any, Any], now: Reports, texts: Texts, found: _Found
) -> list[tuple[int, Event]]:
    """Fold the clusters of a group; give the events that are wanted and not as before, each with its cluster's number."""
    import numpy as np

    near, some = group
    rows = now.where(np.isin(now.cluster, ledger.cluster[near]))
    objects = texts.of(rows)
    number_of = dict(zip(objects, rows.cluster.tolist(), strict=True))
    name_of = dict(zip(objects, texts.names(rows), strict=True))
    before = dict(zip(ledger.cluster[some].tolist(), ledger.content[some].tolist(), strict=True))
    made: list[tuple[int, Event]] = []
    for each in fold(cluster(objects)):
        number = number_of[each.seed]
        if number not in before:
            continue
        for report in (*each.reports, *each.summaries):
            found.hosts[number_of[report]] = number
        content = _content(each, name_of)
        if content == before[number]:
            found.same.add(number)
        else:
            event = event_of_cluster(each)
            made.append((number, event))
            base, *order = id_order(event)
            found.rows[number] = {
                "content": content,
                "base": base.encode(),
                "order": _BETWEEN.join(order),
                "stated": stated_identity(event),
            }
    return made


def _content(folded: Cluster, name_of: Mapping[Report, str]) -> int:
    """Give a number that stands for all that an event is made of."""
    own = sorted(name_of[report] for report in folded.reports)
    marked = ((mark, report) for mark, some in (("+", folded.summaries), ("~", folded.covering)) for report in some)
    return _number([*own, *(mark + name_of[report] for mark, report in marked), folded.reason])


def _add(
    made: list[tuple[int, Event]],
    found: _Found,
    changes: Changes,
    finish: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
) -> None:
    from geo.records import event_record

    by_month: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    records = finish([event_record(event) for _, event in made])
    for (number, _), record in zip(made, records, strict=True):
        month = month_of(record)
        found.rows[number]["month"] = month.encode()
        by_month.setdefault(month, []).append((number, record))
    for month, some in by_month.items():
        numbers = column((number for number, _ in some), "int64")
        changes.added.setdefault(month, []).append(event_table([record for _, record in some], {CLUSTER: numbers}))


def _placed(ledger: Clusters, target: Any, found: _Found) -> Clusters:
    """Give the ledger with the events that were made anew."""
    import numpy as np

    columns = {name: getattr(ledger, name).copy() for name in ("host", "content", *_OF_EVENT)}
    for row in np.flatnonzero(target).tolist():
        number = int(ledger.cluster[row])
        made = found.rows.get(number)
        columns["host"][row] = number if made else found.hosts.get(number, columns["host"][row])
        columns["content"][row] = made["content"] if made else 0
        for name, none in _OF_EVENT.items():
            columns[name][row] = made[name] if made else none
    return replace(ledger, **columns)


def _numbered(ledger: Clusters, changes: Changes, target: Any) -> Clusters:
    """Give each event its own id, and note which are not those in the tables."""
    import numpy as np

    ids = ledger.base.copy()
    _, inverse, counts = np.unique(ledger.base, return_inverse=True, return_counts=True)
    shared = np.flatnonzero((counts[inverse] > 1) & (ledger.base != b""))
    taken: dict[bytes, int] = {}
    for row in sorted(shared.tolist(), key=lambda r: (ledger.base[r], ledger.order[r])):
        base = bytes(ledger.base[row])
        taken[base] = taken.get(base, 0) + 1
        ids[row] = numbered_id(base.decode(), ledger.stated[row], taken[base]).encode()
    stored = np.where(target, ledger.base, ledger.id)
    for row in np.flatnonzero(ids != stored).tolist():
        month = ledger.month[row].decode()
        changes.ids.setdefault(month, {})[int(ledger.cluster[row])] = ids[row].decode()
    return replace(ledger, id=ids)
