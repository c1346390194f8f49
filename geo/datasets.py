"""The shipped data: where it is, what it is, whose it is.

``data/DATASETS.toml`` lists every file with its source, licence and hash; this module
reads it and finds the folder both in a wheel (``geo/data``) and in a checkout (``data``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo.digests import blake2b, sha256
from geo.errors import DataError
from geo.hints import Any
from geo.installed import installed, pack_problems
from geo.lean import NamedTuple

__all__ = [
    "Dataset",
    "attributions",
    "check",
    "compiled",
    "data_path",
    "data_version",
    "datasets",
    "read_toml",
    "shipped_version",
]

_HERE = Path(__file__).resolve().parent
_NO_LICENCE = frozenset({"", "na", "n/a", "none", "unknown"})


class Dataset(NamedTuple):
    """One file of the data: what it holds, where it comes from, under which licence.

    ``packages`` are package URLs with their versions, ``rows`` and ``columns`` None
    where the file has none.
    """

    path: str
    title: str
    sources: tuple[str, ...]
    urls: tuple[str, ...]
    packages: tuple[str, ...]
    licence: str
    attribution: str
    retrieved: str
    sha256: str
    bytes: int
    rows: int | None = None
    columns: tuple[str, ...] = ()


def data_path(*parts: str) -> Path:
    """Path of a file or folder of the shipped data.

    Raises
    ------
    DataError
        It is not there.

    Examples
    --------
    >>> data_path("DATASETS.toml").name
    'DATASETS.toml'
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise DataError(
            f"data file {'/'.join(parts)} is not in {_root()}; install the package again, or run data/build"
        )
    return path


def datasets() -> list[Dataset]:
    """Every file of the shipped data, in the order of its path."""
    return [_dataset(entry) for entry in _table()["dataset"]]


@cache
def shipped_version() -> str:
    """Version of the shipped data: the day of its newest source and a hash of all its files."""
    head = data_path("DATASETS.toml").read_text(encoding="utf-8").partition("[[dataset]]")[0]
    return head.partition('version = "')[2].partition('"')[0]


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file of words: as it was compiled with the data if it is unchanged since, else the file itself.

    Raises
    ------
    OSError, tomllib.TOMLDecodeError
        It cannot be read.
    """
    content = path.read_bytes()
    kept = compiled(content)
    if kept is not None:
        return kept
    import tomllib

    return tomllib.loads(content.decode("utf-8"))


def compiled(*contents: bytes) -> dict[str, Any] | None:
    """Give what was made of these very files when the data was built; None where one has changed since."""
    return _compiled().get(blake2b(b"".join(contents), digest_size=16).hexdigest())


def data_version() -> str:
    """Version of the data in use: that of the shipped data, then each installed pack that fits it."""
    shipped = shipped_version()
    packs = [pack.version for pack in installed() if pack.made_for in ("", shipped)]
    return ", ".join([shipped, *packs])


def attributions() -> list[str]:
    """Return the lines of credit that a map must show, each once."""
    credits_ = [dataset.attribution for dataset in datasets()] + [pack.attribution for pack in installed()]
    return list(dict.fromkeys(line for credit in credits_ for line in credit.split("; ") if line))


def check() -> list[str]:
    """Problems of the data, shipped and installed: hash, size, rows, columns, licence; empty when all is well.

    Examples
    --------
    >>> check()
    []
    """
    shipped = [problem for dataset in datasets() for problem in _problems(dataset)]
    return shipped + pack_problems(shipped_version())


def _root() -> Path:
    """``geo/data`` in a wheel, ``data`` beside the package in a checkout."""
    for folder in (_HERE / "data", _HERE.parent / "data"):
        if (folder / "DATASETS.toml").exists():
            return folder
    return _HERE.parent / "data"


@cache
def _compiled() -> dict[str, dict[str, Any]]:
    """Give the files of words as JSON, by their hashes: they are read at each start, and TOML is slow to read."""
    import json

    try:
        kept: dict[str, dict[str, Any]] = json.loads((_root() / "compiled" / "words.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return kept


@cache
def _table() -> dict[str, Any]:
    import tomllib

    with data_path("DATASETS.toml").open("rb") as file:
        return tomllib.load(file)


def _dataset(entry: dict[str, Any]) -> Dataset:
    lists = {key: tuple(entry.get(key, ())) for key in ("sources", "urls", "packages", "columns")}
    return Dataset(**{**entry, **lists})


def _problems(dataset: Dataset) -> list[str]:
    try:
        content = data_path(dataset.path).read_bytes()
    except OSError as error:
        return [f"{dataset.path}: {error}"]
    found = []
    if sha256(content).hexdigest() != dataset.sha256:
        found.append(f"{dataset.path}: its hash is not the one of DATASETS.toml; install the package again")
    if dataset.licence.strip().casefold() in _NO_LICENCE:
        found.append(f"{dataset.path}: no licence is given")
    if not dataset.sources:
        found.append(f"{dataset.path}: no source is given")
    return found + _table_problems(dataset, content)


def _table_problems(dataset: Dataset, content: bytes) -> list[str]:
    """Of a CSV file: whether rows and columns are those declared."""
    if not dataset.path.endswith(".csv"):
        return []
    import csv

    rows = list(csv.reader(content.decode("utf-8").splitlines()))
    found = []
    if tuple(rows[0]) != dataset.columns:
        found.append(f"{dataset.path}: columns {rows[0]}, declared {list(dataset.columns)}")
    if len(rows) - 1 != dataset.rows:
        found.append(f"{dataset.path}: {len(rows) - 1} rows, declared {dataset.rows}")
    return found
