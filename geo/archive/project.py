"""Archives in, a project folder out: read what is new or changed, find copies, merge what that touches, commit.

Whatever ends a run, the next takes up what it finished: parts are there whole or not at all, and the state of the folder
changes by one rename.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import Any, Final

from geo.archive.copies import BINS, groups_of
from geo.archive.events import change_events
from geo.archive.history import with_changed_ids
from geo.archive.intake import Item, Reader, archive_name
from geo.archive.ledger import Clusters, Reports
from geo.archive.merging import Merged, Texts, merge_changes
from geo.archive.parts import (
    FOLDER,
    Part,
    Poison,
    part_tables,
    part_versions,
    read_part,
    stated_part,
    stated_parts,
    write_poison,
)
from geo.archive.state import SNAPSHOT, Snapshot, load_snapshot, load_table, save_snapshot, save_table
from geo.archive.store import LOCK, Store, open_store
from geo.archive.tables import column, plain_table, read_parquet, values_of
from geo.documents import reading_defaults
from geo.documents.drafts import Defaults
from geo.engines import open_engine
from geo.engines.bulk import in_chunks
from geo.errors import DocumentError
from geo.export.units import with_units
from geo.model import Skipped

__all__ = ["PART_DOCUMENTS", "Progress", "Summary", "run_archive"]

PART_DOCUMENTS: Final = 250
_PART_CHARACTERS: Final = 8_000_000
_FEW: Final = 16  # documents that are read in this process: workers would take longer to start
_COLUMNS: Final = ("key", "id", "archive", "digest", "part", "reports", "skipped", "foreign", "wire")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: documents met and read, characters met, documents skipped; ``step`` is what is done now."""

    step: str
    met: int = 0
    read: int = 0
    characters: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did, and what the folder holds now; ``unclear`` are the documents read whose published date is not clear."""

    documents: int
    read: int
    gone: int
    reports: int
    events: int
    changed: int
    copies: int
    skipped: tuple[Skipped, ...]
    skipped_before: int = 0
    stale: int = 0
    foreign: Mapping[str, int] = field(default_factory=dict)
    renamed: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(slots=True)
class _Known:
    """Documents of the folder: rows of ``table``; those that may be used again, by key."""

    table: Any
    rows: dict[str, int]
    kept: list[int]
    taken: dict[str, bytes]
    stale: int


@dataclass(slots=True)
class _Reading:
    """What is found while archives are read."""

    seen: bytearray
    met: int = 0
    read: int = 0
    parts: list[Part] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)


def run_archive(
    paths: Sequence[str],
    into: str,
    *,
    engine: str = "local",
    jobs: int | None = None,
    defaults: Defaults | None = None,
    part_documents: int = PART_DOCUMENTS,
    tell: Callable[[Progress], None] | None = None,
) -> Summary:
    """Bring a project folder up to date with archives.

    Parameters
    ----------
    paths : sequence of str
        Files, folders, fsspec addresses. What was read under one of these names before, and is not there now, goes;
        archives not named stay as they are.
    into : str
        The folder, or an fsspec address; made where there is none.
    engine, jobs : str, int, optional
        As for `geo.engines.open_engine`.
    defaults : Defaults, optional
        What documents do not say themselves, and limits.
    part_documents : int
        Documents of a part; more for big archives on object stores.
    tell : callable, optional
        Is told how far the run is.

    Returns
    -------
    Summary
        Events and ids are those that `geo.run` gives for all documents at once, whatever the order, the engine and the runs.

    Raises
    ------
    GeoError
        Nothing is readable; the folder cannot be written; another run works on it.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("KYIV, Jan. 24, 2026 - Shelling killed two people in Kherson, the governor said.")
    >>> run_archive([str(folder / "a.txt")], str(folder / "project")).events
    1
    >>> run_archive([str(folder / "a.txt")], str(folder / "project")).read
    0
    """
    store = open_store(into)
    report = tell or _quiet
    options = defaults or reading_defaults()
    with store.locked():
        _clear(store)
        old = load_snapshot(store)
        known = _known(store, old, paths)
        reader = Reader(paths, options, taken=known.taken)
        work = partial(read_part, into=into, defaults=options)
        reading = _read(store, reader, known, work, engine=engine, jobs=jobs, most=part_documents, tell=report)
        if not reading.met and not known.kept:
            raise DocumentError(_nothing(paths, reader.skipped), tuple(reader.skipped))
        report(Progress(step="merging", met=reading.met, read=reading.read, skipped=len(reading.skipped)))
        return _commit(store, old, known, reader, reading)


def _known(store: Store, old: Snapshot | None, paths: Sequence[str]) -> _Known:
    """Load what the folder holds: the documents of its state, and of parts that a broken run left."""
    import pyarrow as pa

    names = {archive_name(path) for path in paths}
    versions = part_versions()
    fresh = {part.name for part in stated_parts(store) if part.versions == versions}
    tables = [_complete(load_table(store, old.documents))] if old and old.documents else []
    in_state = set(old.parts) if old else set()
    tables += _part_documents(store, sorted(fresh - in_state))
    table = pa.concat_tables(tables) if tables else plain_table(dict.fromkeys(_COLUMNS, ("string", ())))
    columns = {name: table[name].to_pylist() for name in ("key", "id", "archive", "part")}
    digests = table["digest"].to_pylist()
    rows: dict[str, int] = {}
    kept: list[int] = []
    stale = 0
    state_rows = old.documents.rows if old and old.documents else 0
    for row, (key, archive, part) in enumerate(zip(columns["key"], columns["archive"], columns["part"], strict=True)):
        if archive not in names:
            if row < state_rows:
                kept.append(row)
                stale += part not in fresh
        elif part in fresh:
            rows[key] = row
    taken = {columns["id"][row]: digests[row] for row in kept}
    return _Known(table=table, rows=rows, kept=kept, taken=taken, stale=stale)


def _complete(table: Any) -> Any:
    """Give the documents of a state with the columns that an older layout lacks, empty."""
    for name in _COLUMNS:
        if name not in table.column_names:
            table = table.append_column(name, column([None] * table.num_rows, "string"))
    return table.select(list(_COLUMNS))


def _part_documents(store: Store, names: Iterable[str]) -> Iterator[Any]:
    """Give the documents of parts as the state has them."""
    columns = [column for column in _COLUMNS if column not in ("part", "wire")]
    for name, table in part_tables(store, names, columns=columns):
        blank = column([None] * table.num_rows, "string")
        named = column([name] * table.num_rows, "string")
        yield table.append_column("part", named).append_column("wire", blank).select(list(_COLUMNS))


def _read(
    store: Store,
    reader: Reader,
    known: _Known,
    work: Callable[[tuple[Item, ...]], Part],
    *,
    engine: str,
    jobs: int | None,
    most: int,
    tell: Callable[[Progress], None],
) -> _Reading:
    """Read what is new, by chunks; a document that ends its process is noted and skipped."""
    reading = _Reading(seen=bytearray(known.table.num_rows))
    pending = _pending(reader, known, reading, most)
    first = list(islice(pending, _FEW + 1)) if engine == "local" else []
    with closing(open_engine(engine, jobs=1 if engine == "local" and len(first) <= _FEW else jobs)) as workers:
        for outcome in workers.map(work, _chunks(chain(first, pending), most)):
            if outcome.result is not None:
                part = outcome.result
            else:
                part = write_poison(store, Poison(outcome.items[0], f"not read: {outcome.reason}; leave it out"))
            reading.parts.append(part)
            reading.read += part.documents
            if part.skipped or part.unclear:
                _note(store, part, reading)
            left_out = len(reading.skipped) + len(reader.skipped)
            met = Progress(
                step="reading", met=reading.met, read=reading.read, characters=reader.characters, skipped=left_out
            )
            tell(met)
    return reading


@dataclass(frozen=True, slots=True)
class _Pending:
    item: Item
    block: int  # which stretch of the archive it is in; a stretch that is all new is a part of its own


def _pending(reader: Reader, known: _Known, reading: _Reading, most: int) -> Iterator[_Pending]:
    """Give the items that must be read; the others are marked as seen."""
    for position, item in enumerate(reader):
        reading.met += 1
        row = known.rows.get(item.key)
        if row is None:
            yield _Pending(item, position // most)
        else:
            reading.seen[row] = 1


def _chunks(pending: Iterator[_Pending], most: int) -> Iterator[tuple[Item, ...]]:
    """Give a part's items at a time.

    A stretch of the archive that is all new is a part of its own, so that a run taken up again makes the parts that the
    broken one would have made; what is new in stretches that are known is put together.
    """
    scattered: list[Item] = []
    for stretch in _stretches(pending):
        if len(stretch) == most:
            yield from in_chunks(stretch, _weight, most=most, heaviest=_PART_CHARACTERS)
            continue
        scattered += stretch
        if len(scattered) >= most:
            yield from in_chunks(scattered, _weight, most=len(scattered), heaviest=_PART_CHARACTERS)
            scattered = []
    yield from in_chunks(scattered, _weight, most=most, heaviest=_PART_CHARACTERS)


def _stretches(pending: Iterator[_Pending]) -> Iterator[list[Item]]:
    stretch: list[Item] = []
    block = -1
    for each in pending:
        if each.block != block and stretch:
            yield stretch
            stretch = []
        block = each.block
        stretch.append(each.item)
    if stretch:
        yield stretch


def _weight(item: Item) -> int:
    return item.size


def _note(store: Store, part: Part, reading: _Reading) -> None:
    """Note the documents of a part that must be told of."""
    ((_, table),) = part_tables(store, [part.name], columns=["id", "skipped", "unread_date"])
    for row in table.to_pylist():
        if row["skipped"]:
            reading.skipped.append(Skipped(document_id=row["id"], stage="reading", reason=row["skipped"]))
        elif row["unread_date"]:
            reading.unclear.append(f"{row['id']} ({row['unread_date']})")


def _commit(store: Store, old: Snapshot | None, known: _Known, reader: Reader, reading: _Reading) -> Summary:
    """Find copies, merge, write the new state, and sweep what is no longer of it."""
    documents, before = _documents(store, old, known, reading)
    if (
        old is not None
        and before is not None
        and before.keys() == set(documents["key"].to_pylist())
        and not reading.parts
    ):
        _sweep(store, old)
        return _summary(documents, before, reader, reading, known, old, 0)
    wires = _wires(store, documents, before)
    was = Reports.of(load_table(store, old.reports)) if old else Reports.of(None)
    clusters = Clusters.of(load_table(store, old.clusters)) if old else Clusters.of(None)
    now = _reports(store, documents, was)
    merged = merge_changes(was, clusters, now, Texts(store), finish=with_units)
    snapshot = _saved(store, old, documents, wires, merged, was, clusters)
    save_snapshot(store, snapshot)
    _sweep(store, snapshot)
    return _summary(documents, before, reader, reading, known, snapshot, merged.changed)


def _summary(
    documents: Any,
    before: dict[str, str | None] | None,
    reader: Reader,
    reading: _Reading,
    known: _Known,
    snapshot: Snapshot,
    changed: int,
) -> Summary:
    return Summary(
        documents=documents.num_rows,
        read=reading.read,
        gone=0 if before is None else len(set(before) - set(documents["key"].to_pylist())),
        reports=snapshot.reports.rows if snapshot.reports else 0,
        events=sum(partition.saved.rows for partition in snapshot.events.values()),
        changed=changed,
        copies=snapshot.copies,
        skipped=(*reader.skipped, *reading.skipped),
        skipped_before=snapshot.skipped - len(reading.skipped),
        stale=known.stale,
        foreign=snapshot.foreign,
        renamed=reader.renamed,
        unclear=tuple(reading.unclear),
    )


def _documents(
    store: Store, old: Snapshot | None, known: _Known, reading: _Reading
) -> tuple[Any, dict[str, str | None] | None]:
    """Give the documents there are now, in the order of their keys, and those before with the texts that they copy."""
    import pyarrow as pa

    before = None
    if old is not None and old.documents is not None:
        state = known.table.slice(0, old.documents.rows)
        before = dict(zip(state["key"].to_pylist(), state["wire"].to_pylist(), strict=True))
    rows = known.kept + [row for row in known.rows.values() if reading.seen[row]]
    tables = [known.table.take(column(rows, "int64"))] if rows else []
    tables += _part_documents(store, (part.name for part in reading.parts))
    table = pa.concat_tables(tables)
    return table.sort_by("key"), before


def _wires(store: Store, documents: Any, before: dict[str, str | None] | None) -> dict[str, str | None]:
    """Give for each document the key of the first text of which it is nearly a copy; None where there is no other."""
    import numpy as np

    keys = documents["key"].to_pylist()
    if before is not None and before.keys() == set(keys):
        return before
    held: dict[str, bytes] = {}
    parts = sorted(set(documents["part"].to_pylist()))
    for _, table in part_tables(store, parts, columns=["key", "signature"]):
        pairs = zip(table["key"].to_pylist(), table["signature"].to_pylist(), strict=True)
        held |= {key: mark for key, mark in pairs if mark is not None}
    signed = [key for key in keys if key in held]
    marks = np.frombuffer(b"".join(held[key] for key in signed), np.uint32).reshape(-1, BINS)
    groups = groups_of(marks)
    sizes = np.bincount(groups, minlength=len(signed))
    wires: dict[str, str | None] = dict.fromkeys(keys)
    for row in np.flatnonzero(sizes[groups] > 1):
        wires[signed[row]] = signed[groups[row]]
    return wires


def _reports(store: Store, documents: Any, was: Reports) -> Reports:
    """Give the reports of the documents: those known with their clusters, the others without."""
    import numpy as np

    parts = zip(
        documents["key"].to_pylist(), documents["part"].to_pylist(), documents["reports"].to_pylist(), strict=True
    )
    part_of = {key: part for key, part, reports in parts if reports}
    same = [
        part_of.get(key.decode()) == part.decode()
        for key, part in zip(was.key.tolist(), was.part.tolist(), strict=True)
    ]
    now = was.where(np.array(same, dtype=bool))
    held = set(now.key.tolist())
    for name in sorted({part for key, part in part_of.items() if key.encode() not in held}):
        if stated := stated_part(store, name):
            now = now.and_(_part_reports(store, stated, part_of, held))
    return now


def _part_reports(store: Store, part: Part, part_of: dict[str, str], held: set[bytes]) -> Reports:
    import numpy as np

    columns = ["document_key", "number", "block_key", "block_first", "block_last"]
    table = read_parquet(store.open(f"{FOLDER}/{part.name}.reports.parquet"), columns=columns)
    keys = table["document_key"].to_pylist()
    arrays = {name: values_of(table, name) for name in columns[1:]}
    rows = len(keys)
    reports = Reports.of_arrays(
        {"key": keys, "part": [part.name] * rows, "row": np.arange(rows), "cluster": np.zeros(rows), **arrays}
    )
    mask = [part_of.get(key) == part.name and key.encode() not in held for key in keys]
    return reports.where(np.array(mask, dtype=bool))


def _saved(
    store: Store,
    old: Snapshot | None,
    documents: Any,
    wires: dict[str, str | None],
    merged: Merged,
    was: Reports,
    clusters: Clusters,
) -> Snapshot:
    """Write the files of the new state."""
    keys = documents["key"].to_pylist()
    wired = documents.set_column(_COLUMNS.index("wire"), "wire", column((wires[key] for key in keys), "string"))
    generation = old.generation + 1 if old else 1
    history = with_changed_ids(
        load_table(store, old.id_history) if old else None, was, clusters, merged, generation=generation
    )
    return Snapshot(
        generation=generation,
        versions=part_versions(),
        archives=_counts(documents, "archive"),
        parts=tuple(sorted(set(documents["part"].to_pylist()))),
        skipped=len(keys) - documents["skipped"].null_count,
        copies=sum(wire is not None and wire != key for key, wire in wires.items()),
        foreign=_counts(documents, "foreign"),
        documents=save_table(store, "state", wired),
        reports=save_table(store, "state", merged.reports.table()),
        clusters=save_table(store, "state", merged.clusters.table()),
        id_history=save_table(store, "id_history", history),
        events=change_events(store, old.events if old else {}, merged.changes),
    )


def _counts(documents: Any, name: str) -> dict[str, int]:
    """Give how many documents have each value of a column."""
    import pyarrow.compute as pc

    rows = pc.value_counts(documents[name].drop_null()).to_pylist()
    return {row["values"]: row["counts"] for row in sorted(rows, key=lambda row: str(row["values"]))}


def _sweep(store: Store, snapshot: Snapshot) -> None:
    """Remove what is not of the state: it was of an older one, of a run that was broken, of a worker that was killed."""
    kept = {saved.file for saved in snapshot.files()} | {SNAPSHOT, LOCK}
    for name in store.names(""):
        folder, _, file = name.partition("/")
        if name in kept or (folder == FOLDER and file.partition(".")[0] in snapshot.parts):
            continue
        if folder in (FOLDER, "state", "events", "id_history"):
            store.remove(name)
    _clear(store)


def _clear(store: Store) -> None:
    """Remove what processes that were killed, of a run before or workers of this one, left half-written."""
    for name in store.leftovers():
        store.remove(name)


def _nothing(paths: Sequence[str], skipped: list[Skipped]) -> str:
    named = ", ".join(paths[:3]) + (", ..." if len(paths) > 3 else "")
    why = f"{skipped[0].document_id}: {skipped[0].reason}" if skipped else "no documents there"
    return f"nothing readable in {named} ({why}); give .txt .md .html .jsonl .json .csv or .xml articles"


def _quiet(_progress: Progress) -> None:
    pass
