"""An address in, a whole file out: kept beside as it comes, taken up again where it broke off, checked at the end."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geo.errors import DataError

__all__ = ["Got", "Progress", "check_body", "digest", "download"]

Progress = Callable[[int, int | None], None]

TIMEOUT_S: Final = 60.0
CHUNK: Final = 131_072
MAX_BYTES: Final = 4 * 1024**3
_AGAIN: Final = "run the same command again to go on from there, or get the file by hand and give it with --from-file"
_CURES: Final = {
    403: "the server refuses; get the file by hand and give it with --from-file",
    404: "check the country's code, or give a file with --from-file",
    429: "wait some minutes and run it again",
}


@dataclass(frozen=True, slots=True)
class Got:
    """A file that is whole, with the hash of its bytes."""

    path: Path
    sha256: str
    bytes: int


def download(url: str, folder: Path, name: str, *, sha256: str | None = None, progress: Progress | None = None) -> Got:
    """Get an address into ``folder/name``.

    What came before an interruption is kept as ``name.part`` and continued, if the server says that the file is
    still the same; otherwise it starts anew.

    Raises
    ------
    DataError
        The server cannot be reached or refuses, the file is cut off, or is not what was asked for.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise DataError(f"address {url}: is not http(s); give one that begins with https://")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    try:
        _fetch(url, part, progress)
    except urllib.error.HTTPError as error:
        cure = _CURES.get(error.code, "try again later, or give a file with --from-file")
        raise DataError(f"{url}: the server answers {error.code} {error.reason}; {cure}") from error
    except (OSError, http.client.HTTPException) as error:
        if isinstance(error, DataError):
            raise
        reason = getattr(error, "reason", None) or error or type(error).__name__
        raise DataError(f"{url}: {reason}; check the network, then {_AGAIN}") from error
    try:
        check_body(part, url)
        got = Got(folder / name, digest(part, sha256, url), part.stat().st_size)
    except DataError:
        _forget(part)
        raise
    part.replace(got.path)
    _forget(part)
    return got


def check_body(path: Path, where: str) -> None:
    """Refuse what servers send in place of a file: a Git LFS pointer, a page in HTML, nothing."""
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise DataError(f"{where}: the file is empty; try again later")
    if start.startswith(b"version https://git-lfs.github.com/spec"):
        raise DataError(f"{where}: is a Git LFS pointer, not the file; get the file itself and give it by --from-file")
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        raise DataError(f"{where}: is a page in HTML, not the file; try again later, or give a file with --from-file")


def digest(path: Path, expected: str | None = None, where: str = "") -> str:
    """Return the sha256 of a file; raises `DataError` if another one is expected."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if expected is not None and found != expected.strip().lower():
        raise DataError(f"{where or path}: sha256 is {found}, not {expected}; do not use it, get it again")
    return found


# --- one request -------------------------------------------------------------------


def _fetch(url: str, part: Path, progress: Progress | None) -> None:
    held, mark = _held(part, url)
    headers = {"User-Agent": "geo-event-mapper", "Accept-Encoding": "identity"}
    if held:
        headers |= {"Range": f"bytes={held}-", "If-Range": mark}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - only http and https come here
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
            _take(answer, url, part, held, progress)
    except urllib.error.HTTPError as error:
        if error.code != 416 or not held:
            raise
        error.close()
        _forget(part)
        _fetch(url, part, progress)


def _take(answer: Any, url: str, part: Path, held: int, progress: Progress | None) -> None:
    start, total = _extent(answer)
    if start not in (0, held):
        _forget(part)
        raise DataError(f"{url}: the server sends from byte {start}, not {held}; run the same command again")
    mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    _notes(part).write_text(json.dumps({"url": url, "mark": mark}), encoding="utf-8")
    done = start
    with part.open("ab" if start else "wb") as file:
        while chunk := answer.read1(CHUNK):
            file.write(chunk)
            done += len(chunk)
            if done > MAX_BYTES:
                raise DataError(f"{url}: is over {MAX_BYTES:,} bytes; give a file with --from-file")
            if progress is not None:
                progress(done, total)
    if total is not None and done < total:
        raise DataError(f"{url}: cut off after {done} of {total} bytes; {_AGAIN}")


def _extent(answer: Any) -> tuple[int, int | None]:
    """Return where an answer begins in the file, and how long the whole file is, if the server says."""
    stated = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
    if answer.status == 206 and stated:
        return int(stated[1]), None if stated[2] == "*" else int(stated[2])
    if answer.status == 206:
        return -1, None
    length = answer.headers.get("Content-Length", "")
    return 0, int(length) if length.isdecimal() else None


def _held(part: Path, url: str) -> tuple[int, str]:
    """Return how much of this very file is there, and the server's mark for its version; (0, "") to start anew."""
    try:
        notes = json.loads(_notes(part).read_text(encoding="utf-8"))
        size, mark = part.stat().st_size, str(notes["mark"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""
    # A weak mark does not promise the same bytes.
    return (size, mark) if notes["url"] == url and mark and not mark.startswith("W/") else (0, "")


def _notes(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _forget(part: Path) -> None:
    for path in (part, _notes(part)):
        with suppress(OSError):
            path.unlink()
