"""A project folder in, records of its events or reports out: only the files that may hold what is wanted are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from geo.archive.state import SNAPSHOT, Snapshot, load_snapshot, load_table
from geo.archive.store import Store, is_remote, open_store
from geo.errors import DataError
from geo.selection import Selection

__all__ = ["foreign_documents", "id_history", "is_project", "left_out", "opened", "project_events", "project_reports"]

Found = TypeVar("Found")

_TRIES = 3


def is_project(path: str | Path) -> bool:
    """Say whether a path is a project folder that `geo run` made: looked for on a disk, taken for granted of an address."""
    return is_remote(str(path)) or (Path(path) / SNAPSHOT).is_file()


def opened(folder: str | Path) -> tuple[Store, Snapshot]:
    """Give the files and the state of a project folder.

    Raises
    ------
    DataError
        It is none.
    """
    store = open_store(str(folder))
    snapshot = load_snapshot(store)
    if snapshot is None:
        raise DataError(f"{folder}: not a project folder (no {SNAPSHOT}); make one with geo run ARCHIVE --into FOLDER")
    return store, snapshot


def project_events(folder: str | Path, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Give the events of a project folder, or those that are wanted.

    Parameters
    ----------
    folder : str or Path
        The folder, or an fsspec address.
    selection : Selection, optional
        Which events; months, and groups of rows, that hold none are not read.

    Raises
    ------
    DataError
        It is no project folder.
    """
    from geo.archive.events import select_events

    return _looked_up(folder, lambda store, snapshot: list(select_events(store, snapshot, selection or Selection())))


def left_out(folder: str | Path, selection: Selection) -> tuple[int, int]:
    """Count what is not wanted of a project folder only for want of a date, and of a point, as `geo.selection.left_out`."""
    from geo.archive.events import count_left_out

    return _looked_up(folder, lambda store, snapshot: count_left_out(store, snapshot, selection))


def foreign_documents(folder: str | Path) -> dict[str, int]:
    """Count by language the documents of a project folder that give places and no events for being in it."""
    return opened(folder)[1].foreign


def _looked_up(folder: str | Path, look: Callable[[Store, Snapshot], Found]) -> Found:
    for _ in range(_TRIES - 1):
        try:
            return look(*opened(folder))
        except FileNotFoundError:  # a run has just replaced what the state named: look again
            continue
    try:
        return look(*opened(folder))
    except FileNotFoundError as error:
        raise DataError(f"{error.filename}: missing; see geo run --verify {folder}") from error


def project_reports(folder: str | Path) -> Iterator[dict[str, Any]]:
    """Give the reports of a project folder, document by document in the order of their keys' parts."""
    from geo.archive.parts import FOLDER
    from geo.archive.tables import read_parquet, records_of

    store, snapshot = opened(folder)
    documents = load_table(store, snapshot.documents, columns=["key", "part"])
    parts = zip(documents["key"].to_pylist(), documents["part"].to_pylist(), strict=True)
    part_of = dict(parts)
    for name in snapshot.parts:
        table = read_parquet(store.open(f"{FOLDER}/{name}.reports.parquet"))
        mine = [part_of.get(key) == name for key in table["document_key"].to_pylist()]
        yield from records_of(table.filter(mine))


def id_history(folder: str | Path) -> list[dict[str, Any]]:
    """Give the ids that changed, oldest change first: ``old``, ``new`` (None where no event has its reports now), ``generation``."""
    store, snapshot = opened(folder)
    table = load_table(store, snapshot.id_history)
    return [] if table is None else list(table.to_pylist())
