"""A project folder in, what it holds and what is wrong with it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.archive.parts import FOLDER, Part, part_versions, stated_part, stated_parts
from geo.archive.reading import opened
from geo.archive.state import SNAPSHOT, Saved, Snapshot, load_table
from geo.archive.store import LOCK, Store
from geo.archive.tables import row_count
from geo.errors import DataError

__all__ = ["Status", "status", "verify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a project folder holds; ``unmerged`` parts were finished by a run that was broken, the next one uses them."""

    generation: int
    versions: str
    archives: dict[str, int]
    documents: int
    skipped: int
    copies: int
    foreign: dict[str, int]
    parts: int
    unmerged: int
    stale: int
    reports: int
    events: int
    first: str | None
    last: str | None
    changed_ids: int


def status(folder: str | Path) -> Status:
    """Give what a project folder holds."""
    store, snapshot = opened(folder)
    parts = {part.name: part for part in stated_parts(store)}
    held = [parts[name] for name in snapshot.parts if name in parts]
    days = [day for partition in snapshot.events.values() for day in (partition.first, partition.last) if day]
    return Status(
        generation=snapshot.generation,
        versions=snapshot.versions,
        archives=snapshot.archives,
        documents=snapshot.documents.rows if snapshot.documents else 0,
        skipped=snapshot.skipped,
        copies=snapshot.copies,
        foreign=snapshot.foreign,
        parts=len(held),
        unmerged=len(parts.keys() - set(snapshot.parts)),
        stale=sum(part.versions != part_versions() for part in held),
        reports=snapshot.reports.rows if snapshot.reports else 0,
        events=sum(partition.saved.rows for partition in snapshot.events.values()),
        first=min(days, default=None),
        last=max(days, default=None),
        changed_ids=snapshot.id_history.rows if snapshot.id_history else 0,
    )


def verify(folder: str | Path) -> list[str]:
    """Give what is wrong with a project folder, a line each; nothing when all is well.

    Looked at are the hash and rows of each file, the parts of each document, the versions, and files that are of nothing.
    """
    store, snapshot = opened(folder)
    return [*_files(store, snapshot), *_parts(store, snapshot), *_documents(store, snapshot), *_strays(store, snapshot)]


def _files(store: Store, snapshot: Snapshot) -> Iterator[str]:
    for saved in snapshot.files():
        yield from _file(store, saved.file, saved.sha256, saved.rows)


def _file(store: Store, name: str, sha256: str, rows: int) -> Iterator[str]:
    again = "remove the folder's snapshot.json and run again"
    try:
        data = store.read(name)
    except OSError as error:
        yield f"{name}: cannot be read ({error.strerror or error}); {again}"
        return
    if hashlib.sha256(data).hexdigest() != sha256:
        yield f"{name}: altered: its hash is not the one noted; {again}"
        return
    found = row_count(store.open(name))
    if found != rows:
        yield f"{name}: {found} rows, {rows} noted; {again}"


def _parts(store: Store, snapshot: Snapshot) -> Iterator[str]:
    for name in snapshot.parts:
        try:
            part = stated_part(store, name)
        except DataError as error:
            yield str(error)
            continue
        if part is None:
            yield f"{FOLDER}/{name}.json: missing; remove the part's other files and run again"
            continue
        if part.versions != part_versions():
            yield f"{FOLDER}/{name}: made by {part.versions}, not {part_versions()}; run again to read it anew"
        yield from _part(store, part)


def _part(store: Store, part: Part) -> Iterator[str]:
    for kind, rows in (("documents", part.documents), ("reports", part.reports)):
        saved = Saved(file=f"{FOLDER}/{part.name}.{kind}.parquet", rows=rows, sha256=part.files[kind])
        for problem in _file(store, saved.file, saved.sha256, saved.rows):
            yield problem.partition(";")[0] + f"; remove {FOLDER}/{part.name}.json and run again"


def _documents(store: Store, snapshot: Snapshot) -> Iterator[str]:
    """Say whether the state has each report of its documents, once."""
    if snapshot.documents is None or snapshot.reports is None:
        return
    stated = load_table(store, snapshot.documents, columns=["reports"])["reports"].to_pylist()
    if sum(stated) != snapshot.reports.rows:
        yield f"{SNAPSHOT}: {snapshot.reports.rows} reports, the documents have {sum(stated)}; remove it and run again"


def _strays(store: Store, snapshot: Snapshot) -> Iterator[str]:
    kept = {saved.file for saved in snapshot.files()} | {SNAPSHOT, LOCK}
    unmerged = {part.name for part in stated_parts(store)} - set(snapshot.parts)
    for name in store.names(""):
        folder, _, file = name.partition("/")
        if name in kept or (folder == FOLDER and file.partition(".")[0] in {*snapshot.parts, *unmerged}):
            continue
        yield f"{name}: of no state; the next run removes it, if it is geo's"
    for name in sorted(unmerged):
        yield f"{FOLDER}/{name}: finished by a run that was broken; run again to merge it"
    for name in store.leftovers():
        yield f"{name}: half-written by a run that was broken; the next run removes it"
