"""More data when it is asked for: a country of GeoNames, finer boundaries; got, checked, compiled, installed.

    address or file -> whole and as expected? -> compiled beside -> renamed into place -> manifest, last

The network is used by `install` alone, and not with ``from_file``. A failure at any step
leaves what was installed before as it was.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geo.datasets import shipped_version
from geo.errors import DataError
from geo.installed import Pack, data_home, installed, packs_folder
from geo.packs.boundaries import compile_boundaries, iso3, release
from geo.packs.download import Got, Progress, check_body, digest, download
from geo.packs.geonames import compile_pack, read_names, read_rows

__all__ = ["BASES", "KINDS", "Order", "install", "remove"]

KINDS: Final = ("geonames", "boundaries")
BASES: Final = {
    "geonames": "https://download.geonames.org/export/dump/",
    "boundaries": "https://www.geoboundaries.org/api/current/gbOpen/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to install: a kind of pack for a country, and where to get it if not from its usual place.

    ``names`` asks for GeoNames' alternate names too, ``names_file`` gives them; ``sha256`` is what the source must have.
    """

    kind: str
    country: str
    from_file: Path | None = None
    names: bool = False
    names_file: Path | None = None
    sha256: str | None = None
    base_url: str | None = None

    @property
    def name(self) -> str:
        """Name of the pack."""
        return f"{self.kind}-{self.country}"


@dataclass(frozen=True, slots=True)
class _Source:
    got: Got
    address: str
    title: str
    licence: str
    attribution: str


def install(order: Order, *, progress: Progress | None = None) -> Pack:
    """Get a pack, check it, compile it and put it in place of an older one of its name.

    Raises
    ------
    DataError
        The source cannot be got or is not what was asked for, or the folder cannot be written.

    Examples
    --------
    >>> install(Order(kind="geonames", country="Ukraine"))
    Traceback (most recent call last):
    geo.errors.DataError: country Ukraine: is no ISO 3166-1 code of two letters; give one such as UA
    """
    iso3(order.country)
    try:
        source = _SOURCES[order.kind](order, progress)
        return _put(order, source, progress)
    except OSError as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            f"{error.filename or data_home()}: {error.strerror or error}; set GEO_DATA_HOME to a folder that can be written"
        ) from error


def remove(name: str) -> None:
    """Remove a pack with all that an interrupted installation of it left.

    Raises
    ------
    DataError
        There is no pack of that name.
    """
    left = [path for path in _folders(name) if path.is_dir()]
    manifest = packs_folder() / f"{name}.json"
    if not _is_name(name) or not (manifest.exists() or left):
        known = ", ".join(pack.name for pack in installed()) or "none"
        raise DataError(f"pack {name}: is not installed in {packs_folder()}; installed: {known}")
    manifest.unlink(missing_ok=True)
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    for path in _downloads().glob(f"{name}.*"):
        path.unlink(missing_ok=True)


# --- sources -------------------------------------------------------------------------


def _geonames(order: Order, progress: Progress | None) -> _Source:
    address = f"{_base(order)}{order.country}.zip"
    got = _file(order) or download(address, _downloads(), f"{order.name}.zip", sha256=order.sha256, progress=progress)
    return _Source(
        got=got,
        address=_address(order, address),
        title=f"GeoNames, all of {order.country}",
        licence="CC-BY-4.0",
        attribution="Places: GeoNames, CC BY 4.0",
    )


def _boundaries(order: Order, progress: Progress | None) -> _Source:
    title = f"Second-level units of {order.country}"
    given = _file(order)
    if given is not None:
        licence = "as its publisher states; the file does not say"
        return _Source(given, _address(order, ""), title, licence, f"Boundaries of {order.country}: {given.path.name}")
    question = f"{_base(order)}{iso3(order.country)}/ADM2/"
    said = download(question, _downloads(), f"{order.name}.answer")
    try:
        stated = release(said.path, question)
    finally:
        said.path.unlink(missing_ok=True)
    got = download(stated["url"], _downloads(), f"{order.name}.geojson", sha256=order.sha256, progress=progress)
    credit = f"Boundaries of {order.country}: geoBoundaries ({stated['source']}), {stated['licence']}"
    return _Source(got, stated["url"], title, stated["licence"], credit)


_SOURCES: Final[dict[str, Callable[[Order, Progress | None], _Source]]] = {
    "geonames": _geonames,
    "boundaries": _boundaries,
}


def _base(order: Order) -> str:
    return (order.base_url or BASES[order.kind]).rstrip("/") + "/"


def _address(order: Order, address: str) -> str:
    return f"file {order.from_file.name}" if order.from_file is not None else address


def _file(order: Order) -> Got | None:
    """Return the file that was given, looked at as a download is."""
    if order.from_file is None:
        return None
    check_body(order.from_file, str(order.from_file))
    found = digest(order.from_file, order.sha256, str(order.from_file))
    return Got(order.from_file, found, order.from_file.stat().st_size)


def _alternate_names(order: Order, progress: Progress | None) -> Path | None:
    if order.names_file is not None:
        check_body(order.names_file, str(order.names_file))
        return order.names_file
    if not order.names:
        return None
    address = f"{_base(order)}alternatenames/{order.country}.zip"
    return download(address, _downloads(), f"{order.name}.names.zip", progress=progress).path


# --- into place ----------------------------------------------------------------------


def _put(order: Order, source: _Source, progress: Progress | None) -> Pack:
    """Compile beside, rename, and write the manifest last: until then the older pack counts."""
    packs_folder().mkdir(parents=True, exist_ok=True)
    older = [pack.path for pack in installed() if pack.name == order.name]
    folder = packs_folder() / f"{order.name}.{secrets.token_hex(4)}"
    beside = folder.with_name(f"{folder.name}.part")
    beside.mkdir()
    try:
        rows = _compile(order, source.got.path, beside, progress)
        files = {path.name: digest(path) for path in sorted(beside.iterdir())}
        _sync(beside)
        beside.replace(folder)
        pack = _pack(order, source, folder.name, rows, files)
        _write_manifest(pack)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        _tidy(order, source)
    for path in older:  # and no others: they may be another installation's that is under way
        shutil.rmtree(path, ignore_errors=True)
    return pack


def _compile(order: Order, path: Path, beside: Path, progress: Progress | None) -> int:
    if order.kind == "boundaries":
        return compile_boundaries(path, order.country, beside)
    rows = read_rows(path, order.country)
    names = _alternate_names(order, progress)
    if names is not None:
        read_names(names, rows)
    return compile_pack(rows, beside)


def _pack(order: Order, source: _Source, folder: str, rows: int, files: dict[str, str]) -> Pack:
    return Pack(
        name=order.name,
        kind=order.kind,
        country=order.country,
        title=source.title,
        source=source.address,
        licence=source.licence,
        attribution=source.attribution,
        retrieved=datetime.datetime.now(datetime.UTC).date().isoformat(),
        sha256=source.got.sha256,
        bytes=source.got.bytes,
        rows=rows,
        folder=folder,
        files=files,
        made_for=shipped_version() if order.kind == "geonames" else "",
    )


def _write_manifest(pack: Pack) -> None:
    path = packs_folder() / f"{pack.name}.json"
    beside = path.with_name(f".{pack.folder}.part")
    text: dict[str, Any] = pack._asdict()
    beside.write_text(json.dumps(text, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    _flush(beside)
    beside.replace(path)


def _tidy(order: Order, source: _Source) -> None:
    """Remove what was downloaded: it is compiled now, or it was not fit for that."""
    if order.from_file is None:
        source.got.path.unlink(missing_ok=True)
    (_downloads() / f"{order.name}.names.zip").unlink(missing_ok=True)
    with suppress(OSError):
        _downloads().rmdir()


def _folders(name: str) -> list[Path]:
    """Folders of a pack, whole or not; none for what is no name of a pack."""
    pattern = re.compile(rf"{re.escape(name)}\.[0-9a-f]{{8}}(\.part)?")
    if not _is_name(name) or not packs_folder().is_dir():
        return []
    return [path for path in packs_folder().iterdir() if pattern.fullmatch(path.name)]


def _is_name(name: str) -> bool:
    return re.fullmatch(r"[a-z]+-[A-Z]{2}", name) is not None


def _downloads() -> Path:
    return data_home() / "downloads"


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        _flush(path)


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
