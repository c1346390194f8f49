"""Paths as given in, inputs to read out: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import PurePath

from geo.documents.drafts import Problem
from geo.documents.packed import Source, members_of, opened, unpacked, unpacked_name
from geo.hints import BinaryIO
from geo.lean import NamedTuple

__all__ = ["EVENTS", "SUFFIXES", "Input", "file_inputs", "find_inputs", "folder_file_inputs", "is_address"]

SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".jsonl",
    ".ndjson",
    ".json",
    ".csv",
    ".xml",
    ".rss",
    ".atom",
)


EVENT_SUFFIXES = (".geojson", ".parquet")
EVENTS = "events: it holds events, not articles; give it alone to geo map or geo events"


class Input(NamedTuple):
    """One thing to read: ``open`` gives its bytes, ``suffix`` its kind ("" if unknown)."""

    id: str
    suffix: str
    open: Callable[[], BinaryIO]
    address: str | None = None


def find_inputs(paths: list[str]) -> Iterator[Input | Problem]:
    """Give the inputs behind the paths, in their order; a folder's in the order of names."""
    for path in paths:
        if path == "-":
            yield Input(id="-", suffix="", open=lambda: sys.stdin.buffer)
        elif is_address(path):
            yield Input(id=path, suffix="", open=_no_file, address=path)
        else:
            yield from _local(path)


def is_address(path: str) -> bool:
    """Say whether a path is an http(s) address."""
    return path[:8].lower().startswith(("http://", "https://"))


def _local(path: str) -> Iterator[Input | Problem]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - Path would drop "./" and a trailing slash
    except (OSError, ValueError) as error:
        yield _unreadable(_readable(path), error)
        return
    if not stat.S_ISDIR(mode):
        identifier = _readable(path).replace(os.sep, "/")
        yield from file_inputs(path, identifier) if stat.S_ISREG(mode) else [_file(path, identifier)]
        return
    seen: set[tuple[int, int]] = set()
    yield from _folder(path, "", seen)


def _folder(path: str, prefix: str, seen: set[tuple[int, int]]) -> Iterator[Input | Problem]:
    """Walk a folder by names; a folder met before (a loop of links) is not entered again."""
    try:
        here = os.stat(path)  # noqa: PTH116
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(prefix or _readable(path), error)
        return
    if (here.st_dev, here.st_ino) in seen:
        return
    seen.add((here.st_dev, here.st_ino))
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(entry, prefix + _readable(entry.name), seen)


def _entry(entry: os.DirEntry[str], name: str, seen: set[tuple[int, int]]) -> Iterator[Input | Problem]:
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        yield _unreadable(name, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(entry.path, name + "/", seen)
    elif not stat.S_ISREG(mode):
        yield Problem(name, "format: neither a file nor a folder; leave it out")
    else:
        yield from folder_file_inputs(entry.path, name)


def file_inputs(source: Source, identifier: str) -> Iterator[Input | Problem]:
    """Give what a file that was named holds: a zip archive's files, or itself."""
    if identifier.lower().endswith(".zip"):
        yield from _archive(source, identifier, "")
    else:
        yield _file(source, identifier)


def folder_file_inputs(source: Source, name: str) -> Iterator[Input | Problem]:
    """Give what a file of a folder holds, where its name says that it is one to be read."""
    if name.lower().endswith(EVENT_SUFFIXES):
        yield Problem(name, EVENTS)
    elif name.lower().endswith(".zip"):
        yield from _archive(source, name, name + "/")
    elif PurePath(unpacked_name(name)).suffix.lower() not in SUFFIXES:
        kind = PurePath(name).suffix or "a name without suffix"
        yield Problem(name, f"format: {kind} is not read in a folder; name the file itself, or leave it out")
    else:
        yield _file(source, name)


def _archive(source: Source, name: str, prefix: str) -> Iterator[Input | Problem]:
    """Read a zip archive as the folder that it was made of."""
    for member in members_of(source):
        if isinstance(member, Problem):
            yield Problem(prefix + member.where if member.where else name, member.reason)
            continue
        suffix = PurePath(member.name).suffix.lower()
        if suffix in EVENT_SUFFIXES:
            yield Problem(prefix + member.name, EVENTS)
        elif suffix in SUFFIXES:
            yield Input(id=prefix + member.name, suffix=suffix, open=member.open)
        else:
            kind = suffix or "a name without suffix"
            yield Problem(prefix + member.name, f"format: {kind} is not read in an archive; leave it out")


def _file(source: Source, identifier: str) -> Input:
    suffix = PurePath(unpacked_name(identifier)).suffix.lower()
    open_ = unpacked if identifier.lower().endswith(".gz") else opened
    return Input(id=identifier, suffix=suffix if suffix in SUFFIXES else "", open=lambda: open_(source))


def _readable(name: str) -> str:
    """Give a file name as text: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _unreadable(where: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(where, "missing: no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return Problem(where, "unreadable: no permission; change it, or leave the file out")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem(where, f"unreadable: {reason}; check the path")


def _no_file() -> BinaryIO:
    raise OSError("an address is fetched, not opened")
