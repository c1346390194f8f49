"""The eleven names of the package, and what ``import geo`` leaves alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

import geo

NAMES = [
    "Document",
    "Event",
    "Gazetteer",
    "GeoError",
    "Result",
    "join_boundaries",
    "read_documents",
    "run",
    "to_frame",
    "to_map",
    "write_geojson",
]
HEAVY = ("numpy", "pandas", "geopandas", "shapely", "pyarrow", "folium", "geopy", "click", "trafilatura", "lxml")


def test_eleven_names_sorted():
    assert geo.__all__ == NAMES == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_there_and_documented(name):
    assert getattr(geo, name).__doc__


def test_dir_offers_them():
    assert set(NAMES) <= set(dir(geo))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such"):
        _ = geo.no_such


def test_import_loads_nothing_heavy():
    code = f"import geo, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
