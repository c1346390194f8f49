"""The events of a project folder, a file for each month of first days: changed in place of what changed, read by what is asked.

A file's rows are sorted by unit, so that a reader that wants an oblast skips most of them; ``bbox`` and ``lat``, ``lon``
serve other readers. Events without a day are in ``undated``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from geo.archive.state import Partition, Snapshot, load_table, save_table
from geo.archive.store import Store
from geo.archive.tables import column, read_parquet, records_of
from geo.selection import Selection

__all__ = ["UNDATED", "Changes", "change_events", "count_left_out", "month_of", "select_events", "select_table"]

UNDATED: Final = "undated"
CLUSTER: Final = "cluster"


@dataclass(slots=True)
class Changes:
    """What becomes of events, each named by the number of its cluster.

    ``gone`` are taken out (some of them are in ``added`` again), ``ids`` are the final ids where they are not those in the
    tables.
    """

    gone: dict[str, set[int]] = field(default_factory=dict)
    added: dict[str, list[Any]] = field(default_factory=dict)
    ids: dict[str, dict[int, str]] = field(default_factory=dict)

    def months(self) -> list[str]:
        """Give the months that change."""
        return sorted({*self.gone, *self.added, *self.ids})


def month_of(record: Mapping[str, Any]) -> str:
    """Give the partition of an event.

    Examples
    --------
    >>> month_of({"date_start": "2026-01-24"}), month_of({"date_start": None})
    ('2026-01', 'undated')
    """
    return str(record["date_start"])[:7] if record["date_start"] else UNDATED


def change_events(store: Store, events: Mapping[str, Partition], changes: Changes) -> dict[str, Partition]:
    """Write the partitions that change; give all there are then."""
    after = dict(events)
    for month in changes.months():
        table = _changed(store, after.pop(month, None), changes, month)
        if table is not None and table.num_rows:
            after[month] = _saved(store, month, table)
    return dict(sorted(after.items()))


def select_table(store: Store, snapshot: Snapshot, selection: Selection, *, columns: list[str] | None = None) -> Any:
    """Give the events that may be wanted as a table of Arrow: whole partitions and groups of rows are left out unread.

    The types, days, units, countries and the box are held to, but for a box across the 180th meridian and for events that are only told
    from a place in the box: `Selection.holds` has the last word.
    """
    import pyarrow as pa

    tables = [
        read_parquet(store.open(partition.saved.file), columns=columns, filters=_filter(selection, partition))
        for month, partition in snapshot.events.items()
        if _may_hold(partition, selection)
    ]
    return pa.concat_tables(tables) if tables else None


def select_events(store: Store, snapshot: Snapshot, selection: Selection) -> Iterator[dict[str, Any]]:
    """Give the records of the events that are wanted, by month."""
    table = select_table(store, snapshot, selection)
    for record in records_of(table) if table is not None else ():
        if selection.holds(record):
            yield record


def count_left_out(store: Store, snapshot: Snapshot, selection: Selection) -> tuple[int, int]:
    """Count the events that are not wanted only for want of a date, and of a point: as `geo.selection.left_out` of all events.

    Only the partitions and groups of rows that may hold some are read.
    """
    undated = pointless = 0
    if selection.since or selection.until:
        whenever = replace(selection, since=None, until=None)
        held = {month: part for month, part in snapshot.events.items() if month == UNDATED}
        undated = sum(1 for _ in select_events(store, replace(snapshot, events=held), whenever))
    if selection.bbox:
        anywhere = replace(selection, bbox=None)
        pointless = _count_pointless(store, snapshot, anywhere)
    return undated, pointless


def _count_pointless(store: Store, snapshot: Snapshot, wanted: Selection) -> int:
    import pyarrow.compute as pc

    number = 0
    for partition in snapshot.events.values():
        if _may_hold(partition, wanted):
            nowhere = pc.field("lat").is_null() & pc.field("offset_anchor_lat").is_null()
            also = _filter(wanted, partition)
            file = store.open(partition.saved.file)
            number += read_parquet(file, columns=["id"], filters=nowhere if also is None else nowhere & also).num_rows
    return number


def _changed(store: Store, partition: Partition | None, changes: Changes, month: str) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    tables = list(changes.added.get(month, ()))
    if partition is not None:
        table = load_table(store, partition.saved)
        gone: Collection[int] = changes.gone.get(month, set())
        tables.insert(0, table.filter(pc.invert(pc.is_in(table[CLUSTER], column(gone, "int64")))))
    if not tables:
        return None
    table = pa.concat_tables(tables)
    if ids := changes.ids.get(month):
        named = [ids.get(c, i) for c, i in zip(table[CLUSTER].to_pylist(), table["id"].to_pylist(), strict=True)]
        table = table.set_column(table.schema.get_field_index("id"), "id", column(named, "string"))
    return table.sort_by([(name, "ascending") for name in ("adm1", "date_start", "type", "id")])


def _saved(store: Store, month: str, table: Any) -> Partition:
    import pyarrow.compute as pc

    def distinct(name: str) -> tuple[str, ...]:
        return tuple(sorted(value for value in pc.unique(table[name]).to_pylist() if value))

    pairs = zip(table["adm1"].to_pylist(), table["adm1_name"].to_pylist(), strict=True)
    limits = {name: pc.min_max(table[name]).as_py() for name in ("date_start", "date_end", "lat", "lon")}
    sides = (limits["lon"]["min"], limits["lat"]["min"], limits["lon"]["max"], limits["lat"]["max"])
    return Partition(
        saved=save_table(store, f"events/month={month}", table),
        first=limits["date_start"]["min"],
        last=max((d for d in (limits["date_end"]["max"], limits["date_start"]["max"]) if d), default=None),
        types=distinct("type"),
        adm1={code: name or code for code, name in sorted(set(pairs), key=str) if code},
        countries=distinct("country"),
        bbox=None if sides[0] is None else sides,
        anchored=pc.any(pc.is_valid(table["offset_anchor_lat"])).as_py() or False,
    )


def _may_hold(partition: Partition, wanted: Selection) -> bool:
    """Whether some event of a partition may be wanted."""
    if (wanted.since or wanted.until) and partition.first is None:
        return False
    if wanted.since and (partition.last or "") < wanted.since.isoformat():
        return False
    if wanted.until and (partition.first or "") > wanted.until.isoformat():
        return False
    if wanted.types and not set(wanted.types) & set(partition.types):
        return False
    if wanted.countries and not {c.upper() for c in wanted.countries} & {c.upper() for c in partition.countries}:
        return False
    if wanted.adm1 and not _units(partition, wanted):
        return False
    return wanted.bbox is None or partition.anchored or _meets(partition.bbox, wanted.bbox)


def _filter(wanted: Selection, partition: Partition) -> Any:
    """Give a filter that leaves out rows, and by their statistics groups of rows, that are not wanted."""
    import pyarrow.compute as pc

    tests = []
    if wanted.types:
        tests.append(pc.field("type").isin(list(wanted.types)))
    if wanted.adm1:
        tests.append(pc.field("adm1").isin(_units(partition, wanted)))
    if wanted.since:
        last = pc.coalesce(pc.field("date_end"), pc.field("date_start"))
        tests.append(last >= wanted.since.isoformat())
    if wanted.until:
        tests.append(pc.field("date_start") <= wanted.until.isoformat())
    if wanted.bbox and wanted.bbox[0] <= wanted.bbox[2] and not partition.anchored:
        west, south, east, north = wanted.bbox
        lat, lon = pc.field("lat"), pc.field("lon")
        tests += [lat >= south, lat <= north, lon >= west, lon <= east]
    whole = None
    for test in tests:
        whole = test if whole is None else whole & test
    return whole


def _units(partition: Partition, wanted: Selection) -> list[str]:
    asked = {unit.strip().casefold() for unit in wanted.adm1}
    return [code for code, name in partition.adm1.items() if {code.casefold(), name.casefold()} & asked]


def _meets(a: tuple[float, float, float, float] | None, b: tuple[float, float, float, float]) -> bool:
    if a is None:
        return False
    across = b[0] > b[2]
    return a[1] <= b[3] and a[3] >= b[1] and (across or (a[0] <= b[2] and a[2] >= b[0]))
