"""The state of a project folder: which files are of it now, in one small file that is renamed into place.

Every other file has a name that follows from its content, or from its input, and is written before; so a run that is
killed leaves the old state whole, and its own files to be used, or swept away, by the next.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

from geo.archive.store import Store
from geo.archive.tables import parquet_bytes, read_parquet
from geo.errors import DataError

__all__ = ["SNAPSHOT", "Partition", "Saved", "Snapshot", "load_snapshot", "load_table", "save_snapshot", "save_table"]

SNAPSHOT: Final = "snapshot.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A file of the state."""

    file: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """The events of one month of first days: the file, and what is in it, so that readers can leave it out."""

    saved: Saved
    first: str | None
    last: str | None
    types: tuple[str, ...]
    adm1: dict[str, str]
    countries: tuple[str, ...]
    bbox: tuple[float, float, float, float] | None
    anchored: bool  # some event has no point but a place that it is told from


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a project folder holds after a run; ``foreign`` counts by language the documents that give places and no events."""

    generation: int = 0
    versions: str = ""
    archives: dict[str, int] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    skipped: int = 0
    copies: int = 0
    foreign: dict[str, int] = field(default_factory=dict)
    documents: Saved | None = None
    reports: Saved | None = None
    clusters: Saved | None = None
    id_history: Saved | None = None
    events: dict[str, Partition] = field(default_factory=dict)

    def files(self) -> Iterator[Saved]:
        """Give the files of the state, the parts' left out."""
        for saved in (self.documents, self.reports, self.clusters, self.id_history):
            if saved is not None:
                yield saved
        for partition in self.events.values():
            yield partition.saved


def load_snapshot(store: Store) -> Snapshot | None:
    """Give the state; None where there is none yet.

    Raises
    ------
    DataError
        It is broken.
    """
    try:
        stated = json.loads(store.read(SNAPSHOT))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise DataError(f"{store.where}/{SNAPSHOT}: broken ({error}); remove it and run again") from error
    try:
        return _snapshot(stated)
    except (KeyError, TypeError) as error:
        raise DataError(f"{store.where}/{SNAPSHOT}: of another layout ({error}); use a new folder") from error


def save_snapshot(store: Store, snapshot: Snapshot) -> None:
    """Make a state the one that holds."""
    store.write(SNAPSHOT, json.dumps(asdict(snapshot), indent=1, ensure_ascii=False).encode())


def load_table(store: Store, saved: Saved | None, *, columns: list[str] | None = None) -> Any:
    """Give a table of the state."""
    return None if saved is None else read_parquet(store.open(saved.file), columns=columns)


def save_table(store: Store, folder: str, table: Any) -> Saved:
    """Put a table of the state under a name that follows from its bytes."""
    data = parquet_bytes(table)
    digest = hashlib.sha256(data).hexdigest()
    saved = Saved(file=f"{folder}/{digest[:24]}.parquet", rows=table.num_rows, sha256=digest)
    if not store.has(saved.file):
        store.write(saved.file, data)
    return saved


def _snapshot(stated: dict[str, Any]) -> Snapshot:
    unknown = stated.keys() - {field.name for field in fields(Snapshot)}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    saved = {
        name: Saved(**stated[name]) if stated[name] else None
        for name in ("documents", "reports", "clusters", "id_history")
    }
    events = {month: _partition(part) for month, part in stated["events"].items()}
    return Snapshot(**{**stated, **saved, "events": events, "parts": tuple(stated["parts"])})


def _partition(stated: dict[str, Any]) -> Partition:
    lists = {name: tuple(stated[name]) for name in ("types", "countries")}
    box = tuple(stated["bbox"]) if stated["bbox"] else None
    return Partition(**{**stated, **lists, "bbox": box, "saved": Saved(**stated["saved"])})
