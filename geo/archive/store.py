"""Where an archive's files are: a folder of this computer, or an fsspec address such as ``s3://bucket/folder``.

A file is there whole or not at all: on a disk it is written beside and renamed, in an object store one put makes it.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

from geo.errors import ExportError, GeoError

__all__ = ["LOCK", "Store", "is_remote", "open_store"]

LOCK = "lock"
_BESIDE = ".part"


class Store(Protocol):
    """Files by name; names have ``/`` between their parts."""

    where: str

    def read(self, name: str) -> bytes:
        """Give what a file holds; FileNotFoundError where it is not there."""
        ...

    def read_all(self, names: Sequence[str]) -> dict[str, bytes]:
        """Give what files hold, by name, those left out that are not there; an object store is asked for many at once."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """Open a file that one can seek in."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put a file, whole or not at all."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away; nothing where there is none."""
        ...

    def names(self, folder: str) -> list[str]:
        """Give the files below a folder, sorted."""
        ...

    def has(self, name: str) -> bool:
        """Say whether a file is there."""
        ...

    def leftovers(self) -> list[str]:
        """Give what a run that was killed left half-written."""
        ...

    def locked(self) -> Any:
        """Hold the archive for one run, as a context."""
        ...


def is_remote(path: str) -> bool:
    """Say whether a path is an fsspec address, not a file, a folder or an http(s) page.

    Examples
    --------
    >>> is_remote("s3://bucket/a.jsonl"), is_remote("https://example.org/a"), is_remote("a.jsonl")
    (True, False, False)
    """
    scheme, found, _ = path.partition("://")
    return bool(found) and scheme.lower() not in ("http", "https") and "/" not in scheme


def open_store(where: str) -> Store:
    """Open a folder or an fsspec address.

    Raises
    ------
    GeoError
        fsspec, or what it needs for such an address, is not installed.
    """
    if is_remote(where):
        from geo.archive.remote import Remote

        return Remote(where)
    return _Local(where)


class _Local:
    """A folder of this computer."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._root = Path(where)

    def read(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    def read_all(self, names: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for name in names:
            with suppress(FileNotFoundError):
                found[name] = self.read(name)
        return found

    def open(self, name: str) -> IO[bytes]:
        return (self._root / name).open("rb")

    def write(self, name: str, data: bytes) -> None:
        from geo.export.atomic import written

        path = self._root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise ExportError(
                f"{path.parent}: cannot be made ({reason}); choose a place that can be written"
            ) from error
        with written(path) as beside:
            beside.write_bytes(data)

    def remove(self, name: str) -> None:
        path = self._root / name
        with suppress(FileNotFoundError):
            path.unlink()
        with suppress(OSError):  # a partition's folder that is empty now
            path.parent.rmdir()

    def names(self, folder: str) -> list[str]:
        found = (path for path in (self._root / folder).rglob("*") if path.is_file() and not _is_beside(path.name))
        return sorted(path.relative_to(self._root).as_posix() for path in found)

    def has(self, name: str) -> bool:
        return (self._root / name).is_file()

    def leftovers(self) -> list[str]:
        found = (path for path in self._root.rglob(".*") if path.is_file() and _is_beside(path.name))
        return sorted(path.relative_to(self._root).as_posix() for path in found)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold a lock of the system, which ends with the process whatever ends it."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            file = (self._root / LOCK).open("a+b", buffering=0)  # where the disk is full nothing waits to be written
        except OSError as error:
            reason = error.strerror or error
            raise ExportError(
                f"{self.where}: cannot be written ({reason}); choose a place that can be written"
            ) from error
        with file:
            try:
                _lock(file)
            except OSError as error:
                if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                    raise ExportError(f"{self.where}: cannot be locked ({error.strerror}); use a local disk") from error
                file.seek(0)
                holder = file.read().decode("utf-8", "replace").strip() or "another process"
                raise GeoError(f"{self.where}: {holder} works on it; wait for its end") from error
            with suppress(OSError):  # who holds it is told only as far as there is room
                file.truncate(0)
                file.write(f"process {os.getpid()} on {socket.gethostname()}".encode())
            yield


def _is_beside(name: str) -> bool:
    return name.startswith(".") and _BESIDE in name


def _lock(file: IO[bytes]) -> None:
    if os.name == "nt":
        msvcrt: Any = import_module("msvcrt")
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
