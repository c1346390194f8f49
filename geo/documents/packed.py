"""A ``.gz`` file or a ``.zip`` archive in, inputs for what it holds out; nothing is unpacked to disk.

Limits, against archives made to fill memory or disk: what comes out may be 200 times what went in, once it is over
10 MB; an archive holds at most 100,000 files; an archive in an archive is not opened. Names that lead out of the
archive, links and encrypted files are left out, each with its reason.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from geo.documents.drafts import Problem, UnreadableError
from geo.errors import GeoError
from geo.hints import Any, BinaryIO
from geo.lean import NamedTuple

__all__ = ["PACKED", "Member", "Source", "members_of", "opened", "unpacked", "unpacked_name"]

Source = str | Callable[[], BinaryIO]  # a path, or what opens a file that has none

PACKED = (".gz", ".zip")

FREE_BYTES = 10_000_000
RATIO = 200
MEMBERS = 100_000

_BOMB = f"archive: it unpacks to over {RATIO} times its size; unpack it yourself if it is meant"


class Member(NamedTuple):
    """One file of an archive: its name there, and what opens it."""

    name: str
    open: Callable[[], BinaryIO]


class _Budget:
    """How much may still come out of an archive."""

    def __init__(self, packed: int) -> None:
        self._left = max(FREE_BYTES, RATIO * packed)

    def spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise UnreadableError(_BOMB)


class _Unpacked(io.RawIOBase):
    """What comes out of a packed stream, counted; damage is told as damage."""

    def __init__(self, packed: Any, budget: _Budget, under: Any = None) -> None:
        self._packed, self._budget, self._under = packed, budget, under

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._packed.read(len(buffer))
        except GeoError:  # of the connection that it comes by, not of the archive
            raise
        except Exception as error:  # gzip and zipfile break on damaged archives in ways of their own
            raise UnreadableError(f"archive: damaged ({error or type(error).__name__}); get it again") from error
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._packed.close()
            if self._under is not None:
                self._under.close()
        super().close()


def unpacked_name(path: str) -> str:
    """Name of what a ``.gz`` file holds: "a.txt" of "a.txt.gz".

    Examples
    --------
    >>> unpacked_name("news/a.JSONL.gz"), unpacked_name("a.txt")
    ('news/a.JSONL', 'a.txt')
    """
    return path[:-3] if path.lower().endswith(".gz") else path


def opened(source: Source) -> BinaryIO:
    """Open a file as it is."""
    return open(source, "rb") if isinstance(source, str) else source()  # noqa: PTH123 - closed by who reads it


def unpacked(source: Source) -> BinaryIO:
    """Open a ``.gz`` file as the bytes that it holds."""
    import gzip

    file = opened(source)
    packed = file.seek(0, io.SEEK_END)
    file.seek(0)
    return io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=file), _Budget(packed), file))


def members_of(source: Source) -> Iterator[Member | Problem]:
    """Give the files of a ``.zip`` archive, by name; a `Problem` is named as it stands in the archive, "" for all."""
    from zipfile import ZipFile

    try:
        archive = ZipFile(source if isinstance(source, str) else source())
        packed = archive.fp.seek(0, io.SEEK_END) if archive.fp else 0
    except GeoError:  # of the connection
        raise
    except OSError as error:
        yield Problem("", f"unreadable: {error.strerror or error}; check the path and its permissions")
        return
    except Exception as error:  # zipfile breaks on damaged archives in ways of its own
        yield Problem("", f"archive: not a zip archive ({error}); get it again, or leave it out")
        return
    files = (info for info in archive.infolist() if not info.filename.endswith("/"))
    listed = sorted(files, key=lambda info: info.filename)
    if len(listed) > MEMBERS:
        yield Problem("", f"archive: it holds over {MEMBERS:,} files; split it")
        return
    budget = _Budget(packed)
    for info in listed:
        if _is_hidden(info.filename) and not _leads_out(info.filename):
            continue
        problem = _refused(info)
        yield Problem(info.filename, problem) if problem else Member(info.filename, _opener(archive, info, budget))


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts or name[1:2] == ":"


def _refused(info: Any) -> str | None:
    """Say why a file of an archive is left out."""
    name = info.filename
    if _leads_out(name):
        return "archive: its name leads out of the archive; leave it out"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "archive: a link or a device; leave it out"
    if info.flag_bits & 1:
        return "archive: encrypted; unpack it yourself"
    if name.lower().endswith((*PACKED, ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz")):
        return "archive: an archive in an archive is not opened; unpack it yourself"
    return None


def _opener(archive: Any, info: Any, budget: _Budget) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            return io.BufferedReader(_Unpacked(archive.open(info), budget))
        except GeoError:  # of the connection
            raise
        except Exception as error:  # zipfile breaks on damaged archives in ways of its own
            raise UnreadableError(f"archive: damaged ({error}); get it again") from error

    return opened
