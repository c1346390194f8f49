"""What the user has installed beside the shipped data: packs, each with a manifest.

A pack is a folder of data and one file ``NAME.json`` beside it that names the folder.
That file is written last and by one rename, so that a pack is there whole or not at
all. Nothing here reaches the network; `geo.packs` makes packs.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from geo.digests import sha256
from geo.hints import Any
from geo.lean import NamedTuple
from geo.logs import logger

__all__ = ["Pack", "data_home", "installed", "pack_problems", "packs_folder", "usable"]

_log = logger("geo")


class Pack(NamedTuple):
    """One installed pack: what it holds, where it comes from, under which licence.

    ``sha256`` and ``bytes`` are those of the source as it was got, ``files`` the hashes of the pack's own files,
    ``made_for`` the version of the shipped data that it fits, "" if it fits any.
    """

    name: str
    kind: str
    country: str
    title: str
    source: str
    licence: str
    attribution: str
    retrieved: str
    sha256: str
    bytes: int
    rows: int
    folder: str
    files: dict[str, str]
    made_for: str = ""

    @property
    def path(self) -> Path:
        """The folder that holds the pack's files."""
        return packs_folder() / self.folder

    @property
    def version(self) -> str:
        """The pack in a few characters: name, day and the start of its source's hash."""
        return f"{self.name} {self.retrieved}+{self.sha256[:8]}"


def data_home() -> Path:
    """Folder of the user's data: ``GEO_DATA_HOME``, else the platform's own place for it.

    Examples
    --------
    >>> data_home().is_absolute()
    True
    """
    given = os.environ.get("GEO_DATA_HOME")
    if given:
        return Path(given).absolute()
    return _platform_home() / "geo-event-mapper"


def packs_folder() -> Path:
    """Folder that holds the packs; it need not exist."""
    return data_home() / "packs"


def installed() -> tuple[Pack, ...]:
    """All packs, by name; a manifest that cannot be read is named in a warning and left out."""
    try:
        names = sorted(name for name in os.listdir(packs_folder()) if name.endswith(".json"))  # noqa: PTH208 - names only
    except OSError:
        return ()
    found = (_read(packs_folder() / name) for name in names)
    return tuple(pack for pack in found if pack is not None)


def usable(kind: str, version: str) -> tuple[Pack, ...]:
    """Packs of a kind that fit a version of the shipped data; those that do not are named in one warning."""
    packs = [pack for pack in installed() if pack.kind == kind]
    stale = [pack for pack in packs if pack.made_for not in ("", version)]
    if stale:
        _log.warning(
            "%s left out, made for other data than %s; run geo data install %s --country %s again",
            ", ".join(pack.name for pack in stale),
            version,
            kind,
            stale[0].country if len(stale) == 1 else "CODE",
        )
    return tuple(pack for pack in packs if pack not in stale)


def pack_problems(version: str) -> list[str]:
    """Problems of the packs: a file altered or missing, made for other data; empty when all is well."""
    return [problem for pack in installed() for problem in _problems(pack, version)]


def _problems(pack: Pack, version: str) -> list[str]:
    again = f"run geo data install {pack.kind} --country {pack.country} again"
    found = []
    if pack.made_for not in ("", version):
        found.append(f"{pack.name}: made for data {pack.made_for}, not {version}, and so left out; {again}")
    for name, stated in pack.files.items():
        try:
            whole = sha256((pack.path / name).read_bytes()).hexdigest() == stated
        except OSError:
            whole = False
        if not whole:
            found.append(f"{pack.name}: {name} is missing or altered; {again}")
    return found


def _read(path: Path) -> Pack | None:
    try:
        stated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        pack = Pack(**{name: stated[name] for name in Pack._fields})
        if all((pack.path / name).is_file() for name in pack.files):
            return pack
        reason = "its files are missing"
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
    _log.warning("pack %s in %s is left out (%s); remove it and install it again", path.stem, path.parent, reason)
    return None


def _platform_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    xdg = os.environ.get("XDG_DATA_HOME", "")
    return Path(xdg) if Path(xdg).is_absolute() else Path.home() / ".local" / "share"
