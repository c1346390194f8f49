"""The shipped boundaries: Ukraine whole, in 27 valid units, each where it belongs."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import Point

from geo.datasets import data_path
from geo.gazetteer import load_index

UNITS = gpd.read_parquet(data_path("boundaries", "adm1.parquet"))
UKRAINE = UNITS[UNITS["country"] == "UA"]


def unit_at(lat: float, lon: float) -> list[str]:
    return UNITS.loc[UNITS.contains(Point(lon, lat)), "adm1"].tolist()


def test_ukraine_has_27_valid_units_that_do_not_overlap() -> None:
    assert len(UKRAINE) == 27
    assert UKRAINE.is_valid.all()
    areas = UKRAINE.to_crs(6933).area  # equal-area
    assert areas.sum() / 1e6 == pytest.approx(603_628, rel=0.01)
    assert UKRAINE.to_crs(6933).union_all().area == pytest.approx(areas.sum(), rel=1e-4)


def test_names_and_codes_of_ukraine_are_those_of_the_table() -> None:
    codes = UKRAINE.set_index("adm1")
    assert codes.loc["UA-09", ["adm1_name", "adm1_pcode"]].tolist() == ["Luhansk Oblast", "UA44"]
    assert codes.loc["UA-30", ["adm1_name", "adm1_pcode"]].tolist() == ["Kyiv", "UA80"]
    assert codes.loc["UA-43", ["adm1_name", "adm1_pcode"]].tolist() == ["Crimea", "UA01"]
    assert codes.loc["UA-77", "name_uk"] == "Чернівецька область"


@pytest.mark.parametrize(
    ("place", "lat", "lon", "code"),
    [
        ("Kyiv", 50.45, 30.52, "UA-30"),
        ("Irpin", 50.52, 30.25, "UA-32"),
        ("Brovary", 50.51, 30.79, "UA-32"),
        ("Sevastopol", 44.6, 33.53, "UA-40"),
        ("Simferopol", 44.95, 34.1, "UA-43"),
        ("Kharkiv", 49.99, 36.23, "UA-63"),
        ("Donetsk", 48.0, 37.8, "UA-14"),
        ("Belgorod", 50.6, 36.59, "RU-BEL"),
        ("Paris", 48.85, 2.35, "FR-IDF"),
        ("Edinburgh", 55.93, -3.25, "GB-SCT"),
        ("Milan", 45.46, 9.19, "IT-25"),
        ("Rabat", 34.02, -6.84, "MA-04"),  # divided anew in 2015
        ("Oujda", 34.69, -1.91, "MA-02"),
        ("Lubumbashi", -11.66, 27.48, "CD-HK"),  # a province since 2015
        ("Bunia", 1.56, 30.25, "CD-IT"),
        ("Kisumu", -0.1, 34.76, "KE-17"),  # a county since 2013
        ("Menaka", 15.92, 2.4, "ML-9"),
    ],
)
def test_a_city_lies_in_its_unit(place: str, lat: float, lon: float, code: str) -> None:
    assert unit_at(lat, lon) == [code]


def test_codes_and_names_of_the_world_are_the_gazetteers() -> None:
    index = load_index()
    known = [(row.adm1, row.adm1_name) for row in UNITS.itertuples() if index.adm1(row.adm1)]
    assert len(known) > 3000
    assert all(index.adm1(code).name == name for code, name in known)
    assert UNITS["adm1"].is_unique
    assert UNITS.is_valid.all()


def test_the_polygon_mostly_agrees_with_the_gazetteers_own_code() -> None:
    index = load_index()
    rows = [r for r in range(len(index)) if index.country_of(r) == "UA" and index.kind(r) == "settlement"]
    places = [p for p in map(index.place, rows) if p.radius_km is None and p.lat is not None]
    points = gpd.GeoDataFrame(
        {"own": [p.adm1 for p in places]},
        geometry=gpd.points_from_xy([p.lon for p in places], [p.lat for p in places]),
        crs=4326,
    )
    joined = points.sjoin(UKRAINE[["adm1", "geometry"]], predicate="within", how="left")
    agree = (joined["own"] == joined["adm1"]).mean()
    assert len(places) > 5000
    assert agree > 0.97


def test_the_light_world_draws_crimea_as_ukraine() -> None:
    world = gpd.read_file(data_path("boundaries", "adm0.geojson"))
    at = world.contains(Point(34.1, 45.2))
    assert world.loc[at, "country"].tolist() == ["UA"]
    assert world["country"].is_unique
    assert data_path("boundaries", "adm0.geojson").stat().st_size < 1_200_000


@pytest.mark.parametrize(
    ("code", "name"),
    [("AF-PAN", "Panjshir"), ("AF-PAR", "Parwan"), ("EC-N", "Napo"), ("EC-T", "Tungurahua"), ("ER-AN", "Anseba")],
)
def test_a_unit_does_not_bear_its_neighbours_name(code: str, name: str) -> None:
    assert UNITS.set_index("adm1").loc[code, "adm1_name"] == name


def test_nearly_every_town_lies_in_the_shape_of_its_unit() -> None:
    index = load_index()
    rows = [index.place(n) for n in range(0, len(index), 7)]
    towns = [p for p in rows if p.kind == "settlement" and p.adm1 and p.lat is not None]
    points = gpd.GeoDataFrame(
        {"own": [p.adm1 for p in towns]},
        geometry=gpd.points_from_xy([p.lon for p in towns], [p.lat for p in towns], crs=4326),
    )
    within = points.sjoin(UNITS[["adm1", "geometry"]], predicate="within")
    assert len(within) > 30_000
    assert (within["own"] == within["adm1"]).mean() > 0.98
