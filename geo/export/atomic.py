"""A file is written beside its place, then renamed into it: whole, or not there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geo.errors import ExportError

__all__ = ["check_place", "written"]


@contextmanager
def written(path: str | Path) -> Iterator[Path]:
    """Give a path beside to write to; it takes the place of ``path`` when the block ends well.

    Raises
    ------
    ExportError
        The folder is missing or closed, the disk is full.
    """
    target = _target(path)
    if _is_device(target):
        yield target
        return
    # on a disk that several computers share, two processes may have one number
    beside = target.with_name(f".{target.stem[:100]}.{os.getpid()}-{os.urandom(4).hex()}.part{target.suffix}")
    try:
        yield beside
        _sync(beside)
        beside.replace(target)
    except OSError as error:
        if isinstance(error, ExportError):
            raise
        raise ExportError(_why(path, error)) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def check_place(path: str | Path) -> None:
    """Raise `ExportError` if a file cannot be written there; what is there stays as it is."""
    target = _target(path)
    if target.is_dir():
        raise ExportError(f"{path}: is a folder; name a file in it")
    if _is_device(target):
        return
    probe = target.with_name(f".{target.stem[:100]}.{os.getpid()}.probe")
    try:
        probe.touch(exist_ok=True)
        probe.unlink()
    except OSError as error:
        raise ExportError(_why(path, error)) from error


def _target(path: str | Path) -> Path:
    """Give the file itself: a link stays a link, what it leads to is replaced."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        raise ExportError(f"{path!r}: {error}; give another output") from error


def _is_device(target: Path) -> bool:
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _why(path: str | Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    cure = "make the folder first" if isinstance(error, FileNotFoundError) else "choose a place that can be written"
    return f"{path}: cannot be written ({reason}); {cure}"
