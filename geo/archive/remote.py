"""Files at an fsspec address, such as ``s3://bucket/folder``: one put makes a file whole, and there is no other.

What a service refuses, or a network loses, ends in one line, whatever the service's own errors are.
"""

from __future__ import annotations

import io
import json
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, BinaryIO

from geo.archive.store import LOCK
from geo.errors import ExportError, GeoError

__all__ = ["Remote", "asking", "file_system", "opened_file"]


def file_system(address: str) -> tuple[Any, str]:
    """Give the fsspec file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs

        # a listing that is kept would hide what other processes, the workers, put there since
        system, path = url_to_fs(address, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        raise GeoError(
            f"{address}: cannot be reached ({error}); install fsspec and what it needs for such addresses"
        ) from error
    return system, path


@contextmanager
def asking(where: str) -> Iterator[None]:
    """Turn what a service raises, but for what is missing there, into a `GeoError`."""
    try:
        yield
    except (FileNotFoundError, FileExistsError, GeoError):
        raise
    except Exception as error:  # each service has errors of its own, which share no class
        reason = " ".join(str(error).split()) or type(error).__name__
        raise GeoError(f"{where}: cannot be reached ({reason}); check address, credentials and connection") from error


def opened_file(system: Any, path: str, where: str) -> BinaryIO:
    """Open a file of a file system for reading by pieces."""
    with asking(where):
        return io.BufferedReader(_File(system.open(path, "rb"), where))


class _File(io.RawIOBase):
    """A file that is read from a service as it is wanted."""

    def __init__(self, file: IO[bytes], where: str) -> None:
        self._file = file
        self._where = where

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: Any, /) -> int:
        with asking(self._where):
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


class Remote:
    """The `geo.archive.store.Store` at an address."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._system, self._root = file_system(where)

    def read(self, name: str) -> bytes:
        """Give what a file holds."""
        with asking(f"{self.where}/{name}"):
            return bytes(self._system.cat_file(self._path(name)))

    def read_all(self, names: Sequence[str]) -> dict[str, bytes]:
        """Give what files hold: services that can are asked for many at once."""
        if not names:
            return {}
        root = self._path("")
        held: dict[str, bytes] = {}
        with asking(self.where):
            found = self._system.cat([self._path(name) for name in names], on_error="return")
            for path, data in found.items():
                if isinstance(data, FileNotFoundError):
                    continue
                if isinstance(data, Exception):
                    raise data
                held[path[path.index(root) + len(root) :]] = bytes(data)
        return held

    def open(self, name: str) -> IO[bytes]:
        """Open a file that one can seek in."""
        return opened_file(self._system, self._path(name), f"{self.where}/{name}")

    def write(self, name: str, data: bytes) -> None:
        """Put a file."""
        try:
            with asking(f"{self.where}/{name}"):
                self._put(self._path(name), data)
        except FileNotFoundError as error:
            raise ExportError(f"{self.where}: there is no such place ({error}); make the bucket first") from error

    def remove(self, name: str) -> None:
        """Take a file away."""
        with suppress(FileNotFoundError), asking(f"{self.where}/{name}"):
            self._system.rm_file(self._path(name))

    def names(self, folder: str) -> list[str]:
        """Give the files below a folder, sorted."""
        root = self._path("")
        with asking(self.where):
            found = self._system.find(self._path(folder))
        return sorted(path[path.index(root) + len(root) :] for path in found)

    def has(self, name: str) -> bool:
        """Say whether a file is there."""
        with asking(self.where):
            return bool(self._system.isfile(self._path(name)))

    def leftovers(self) -> list[str]:
        """Give what was left half-written: nothing, as a put is whole or not at all."""
        return []

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold a lock by a file of our own; of a process of this computer that is gone, it is taken over."""
        here = {"host": socket.gethostname(), "process": os.getpid()}
        with suppress(FileNotFoundError):
            holder = json.loads(self.read(LOCK))
            if holder["host"] != here["host"] or _alive(holder["process"]):
                raise GeoError(self._held_by(holder))
            self.remove(LOCK)
        self._create_lock(json.dumps(here).encode())
        try:
            yield
        finally:
            self.remove(LOCK)

    def _create_lock(self, data: bytes) -> None:
        """Make the lock where there is none: of two processes, a service that can refuses the second."""
        try:
            with asking(f"{self.where}/{LOCK}"):
                self._put(self._path(LOCK), data, mode="create")
        except FileNotFoundError as error:
            raise ExportError(f"{self.where}: there is no such place ({error}); make the bucket first") from error
        except FileExistsError as error:
            raise GeoError(self._held_by(json.loads(self.read(LOCK)))) from error

    def _held_by(self, holder: dict[str, Any]) -> str:
        return (
            f"{self.where}: process {holder['process']} on {holder['host']} works on it; wait for its end, "
            f"or remove {self.where}/{LOCK} if it is gone"
        )

    def _put(self, path: str, data: bytes, **how: Any) -> None:
        """Put a file; where folders must be made first, make them, but no bucket: a name mistyped is none to be made."""
        try:
            self._system.pipe_file(path, data, **how)
        except FileNotFoundError:
            bucket = "/" if path.startswith("/") else path.partition("/")[0]
            if not self._system.exists(bucket):
                raise
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(path, data, **how)

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
