"""The shipped data is what DATASETS.toml says, and whose it says."""

from __future__ import annotations

import csv
import shutil
import tomllib
from pathlib import Path

import pytest

from geo import datasets
from geo.datasets import Dataset, attributions, check, compiled, data_path, data_version, read_toml, shipped_version
from geo.errors import DataError
from geo.reports.lexicon import compile_kinds, kind_files

ALL = datasets.datasets()


@pytest.mark.parametrize("dataset", ALL, ids=lambda d: d.path)
def test_file_is_the_declared_one(dataset: Dataset) -> None:
    assert [problem for problem in check() if problem.startswith(f"{dataset.path}:")] == []
    assert data_path(dataset.path).stat().st_size == dataset.bytes
    assert len(dataset.licence) > 2
    assert dataset.licence.casefold() not in {"na", "n/a", "none", "unknown"}
    assert dataset.sources
    assert dataset.retrieved >= "2026-01-01"
    assert dataset.attribution or dataset.licence.startswith(("MIT", "CC0"))


@pytest.mark.parametrize(
    "dataset", [d for d in ALL if d.rows is not None and not d.path.endswith(".csv")], ids=lambda d: d.path
)
def test_rows_and_columns_are_those_declared(dataset: Dataset) -> None:
    path = data_path(dataset.path)
    if path.suffix == ".bin":
        from geo.gazetteer import load_index

        assert len(load_index()) == dataset.rows
        return
    import geopandas as gpd

    frame = gpd.read_parquet(path) if path.suffix == ".parquet" else gpd.read_file(path)
    assert len(frame) == dataset.rows
    assert set(frame.columns) == set(dataset.columns)
    assert frame.crs.to_epsg() == 4326


def test_every_file_has_an_entry() -> None:
    root = data_path("DATASETS.toml").parent
    there = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file()
        and path.relative_to(root).parts[0] != "build"
        and path.name not in {"DATASETS.toml", "README.md"}
    }
    assert there - {"build"} == {dataset.path for dataset in ALL}


@pytest.mark.parametrize(
    "name", ["regions.csv", "sites.csv", "countries.csv", "abbreviations.csv", "country_points.csv"]
)
def test_each_curated_row_names_its_source(name: str) -> None:
    with data_path("curated", name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["source"].strip() for row in rows)


def test_no_curated_place_carries_a_coordinate() -> None:
    for name in ("regions.csv", "sites.csv"):
        with data_path("curated", name).open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        assert not {"lat", "lon"} & set(columns)


def test_credits_name_the_sources_once() -> None:
    lines = attributions()
    assert len(lines) == len(set(lines))
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in lines)
    assert any("Natural Earth" in line for line in lines)


def test_version_tells_day_and_content() -> None:
    day, _, digest = data_version().partition("+")
    assert len(day.split(".")) == 3
    assert len(digest) == 8


def test_missing_file_says_what_where_and_how_to_mend_it() -> None:
    with pytest.raises(DataError, match=r"nothing\.bin is not in .*; install"):
        data_path("nothing.bin")


def test_a_changed_file_is_noticed(tmp_path, monkeypatch) -> None:
    entry = next(d for d in ALL if d.path == "curated/countries.csv")
    (tmp_path / "curated").mkdir()
    copy = tmp_path / entry.path
    shutil.copy(data_path(entry.path), copy)
    copy.write_text(copy.read_text(encoding="utf-8").rpartition("ZW")[0], encoding="utf-8")
    shutil.copy(data_path("DATASETS.toml"), tmp_path)
    monkeypatch.setattr(datasets, "_root", lambda: tmp_path)
    problems = [p for p in check() if p.startswith("curated/countries.csv")]
    assert len(problems) == 2
    assert "hash" in problems[0]
    assert "rows" in problems[1]


def test_compiled_words_are_those_of_the_files() -> None:
    for parts in (("event_types", "lexicon.toml"), ("weights", "lexicon.toml")):
        path = data_path(*parts)
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        assert compiled(path.read_bytes()) == written, "run data/build/manifest.py"
        assert read_toml(path) == written
    kinds = kind_files(data_path("event_types"))
    assert len(kinds) > 10
    made = compile_kinds(tomllib.loads(path.read_text(encoding="utf-8")) for path in kinds)
    assert compiled(*(path.read_bytes() for path in kinds)) == made, "run data/build/manifest.py"


def test_a_file_of_words_that_was_edited_is_read_itself(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[words]\nmine = ["one"]\n', encoding="utf-8")
    assert read_toml(path) == {"words": {"mine": ["one"]}}


def test_the_version_is_that_of_the_manifest() -> None:
    assert shipped_version() == tomllib.loads(data_path("DATASETS.toml").read_text(encoding="utf-8"))["version"]
