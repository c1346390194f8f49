"""Items in, a part out: what some documents say, in files whose name follows from their input.

A part is three files: ``NAME.documents.parquet``, a row a document; ``NAME.reports.parquet``, a row a report; and
``NAME.json``, which is written last and makes the part. Work that is done twice writes the same files twice.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import Any, Final

from geo.archive.blocks import key_number
from geo.archive.codec import report_text
from geo.archive.copies import signature
from geo.archive.intake import Item
from geo.archive.store import Store, open_store
from geo.archive.tables import column, event_table, give_back, parquet_bytes, plain_table, read_parquet
from geo.documents.drafts import Defaults, Problem
from geo.errors import DataError
from geo.fusion import block_of
from geo.gazetteer import load_index
from geo.model import Document, Report
from geo.pipeline import read_reports
from geo.records import SCHEMA_VERSION, report_record, versions

__all__ = [
    "FOLDER",
    "Part",
    "Poison",
    "part_tables",
    "part_versions",
    "read_part",
    "stated_part",
    "stated_parts",
    "write_poison",
]

FOLDER: Final = "parts"
_LAYOUT: Final = "2"
_AT_ONCE: Final = 64  # files asked for together


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a part holds: ``skipped`` of its documents have a reason instead of reports, ``unclear`` a day that is not clear."""

    name: str
    versions: str
    documents: int
    reports: int
    skipped: int
    files: dict[str, str]
    unclear: int = 0


@dataclass(frozen=True, slots=True)
class Poison:
    """A document that ended the process that read it."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True)
class _Row:
    item: Item
    document: Document | None
    reports: tuple[Report, ...]
    reason: str | None
    unread_date: str | None = None

    @property
    def foreign(self) -> str | None:
        """The language of a document that gives places and no events for being in it."""
        if self.document is None or self.reports or self.reason is not None or self.document.lang == "en":
            return None
        return self.document.lang


def part_versions() -> str:
    """Name what a part's answers depend on besides its input: package, data, schema, layout."""
    return "; ".join([*versions().values(), f"schema {SCHEMA_VERSION}", f"layout {_LAYOUT}"])


def read_part(items: tuple[Item, ...], *, into: str, defaults: Defaults) -> Part:
    """Read documents and write their part; a part that is there already is not made again."""
    store = open_store(into)
    name = _name(items)
    known = stated_part(store, name)
    if known is not None:
        return known
    part = _write(store, name, list(_rows(items, defaults)))
    give_back()
    return part


def write_poison(store: Store, poison: Poison) -> Part:
    """Note a document that cannot be read, so that it is not tried again by the same versions."""
    name = _name((poison.item,))
    return stated_part(store, name) or _write(store, name, [_Row(poison.item, None, (), poison.reason)])


def stated_parts(store: Store) -> Iterable[Part]:
    """Give the parts that are whole."""
    for path, data in store.read_all([name for name in store.names(FOLDER) if name.endswith(".json")]).items():
        yield _stated(store, path, data)


def stated_part(store: Store, name: str) -> Part | None:
    """Give a part by its name; None where it is not there.

    Raises
    ------
    DataError
        Its statement is broken.
    """
    path = f"{FOLDER}/{name}.json"
    try:
        return _stated(store, path, store.read(path))
    except FileNotFoundError:
        return None


def part_tables(store: Store, names: Iterable[str], *, columns: list[str]) -> Iterator[tuple[str, Any]]:
    """Give the documents of parts, each with the part's name; an object store is asked for some at once."""
    rest = iter(names)
    while some := list(islice(rest, _AT_ONCE)):
        held = store.read_all([_documents_of(name) for name in some])
        for name in some:
            if _documents_of(name) not in held:
                raise DataError(f"{store.where}/{_documents_of(name)}: missing; remove the part's .json and run again")
            yield name, read_parquet(io.BytesIO(held[_documents_of(name)]), columns=columns)


def _documents_of(name: str) -> str:
    return f"{FOLDER}/{name}.documents.parquet"


def _stated(store: Store, path: str, data: bytes) -> Part:
    try:
        return Part(**json.loads(data))
    except (ValueError, TypeError) as error:
        raise DataError(f"{store.where}/{path}: broken ({error}); remove it and run again") from error


def _name(items: Sequence[Item]) -> str:
    digest = hashlib.blake2b(part_versions().encode(), digest_size=12)
    for item in items:
        digest.update(bytes.fromhex(item.key))
        digest.update(item.archive.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _rows(items: tuple[Item, ...], defaults: Defaults) -> Iterable[_Row]:
    index = load_index()
    for given in items:
        item, outcome = given.document(defaults)
        if isinstance(outcome, Problem):
            yield _Row(item, None, (), " ".join(outcome.reason.split()))
            continue
        document = replace(outcome.document, id=item.id)
        (result,) = read_reports([document], gazetteer=index)
        if isinstance(result, tuple):
            yield _Row(item, document, result, None, outcome.unread_date)
        else:
            yield _Row(item, document, (), result.reason)


def _write(store: Store, name: str, rows: list[_Row]) -> Part:
    tables = {"documents": _documents(rows), "reports": _reports(rows)}
    files: dict[str, str] = {}
    for kind, table in tables.items():
        data = parquet_bytes(table)
        store.write(f"{FOLDER}/{name}.{kind}.parquet", data)
        files[kind] = hashlib.sha256(data).hexdigest()
    part = Part(
        name=name,
        versions=part_versions(),
        documents=len(rows),
        reports=tables["reports"].num_rows,
        skipped=sum(row.reason is not None for row in rows),
        files=files,
        unclear=sum(row.unread_date is not None for row in rows),
    )
    store.write(f"{FOLDER}/{name}.json", json.dumps(asdict(part), indent=1).encode())
    return part


def _documents(rows: list[_Row]) -> Any:
    return plain_table(
        {
            "key": ("string", (row.item.key for row in rows)),
            "id": ("string", (row.item.id for row in rows)),
            "archive": ("string", (row.item.archive for row in rows)),
            "digest": ("binary", (row.item.digest for row in rows)),
            "reports": ("int32", (len(row.reports) for row in rows)),
            "skipped": ("string", (row.reason for row in rows)),
            "foreign": ("string", (row.foreign for row in rows)),
            "unread_date": ("string", (row.unread_date for row in rows)),
            "signature": ("binary", (signature(row.document.text) if row.document else None for row in rows)),
        }
    )


def _reports(rows: list[_Row]) -> Any:
    found = [(row.item.key, number, report) for row in rows for number, report in enumerate(row.reports)]
    blocks = [block_of(report) for _, _, report in found]
    extra = {
        "document_key": column([key for key, _, _ in found], "string"),
        "number": column([number for _, number, _ in found], "int32"),
        "block_key": column([key_number(block) for block in blocks], "int64"),
        "block_first": column([block.first for block in blocks], "int32"),
        "block_last": column([block.last for block in blocks], "int32"),
        "report": column([report_text(report) for _, _, report in found], "string"),
    }
    return event_table([report_record(report) for _, _, report in found], extra)
