"""Events made safer to publish: what of an exact place is left anywhere."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factories import EVENTS, event_record
from geo.cli.commands import main
from geo.errors import GeoError
from geo.export import write_events
from geo.gazetteer import distance_km
from geo.maps import to_map
from geo.pictures import picture_bytes
from geo.publishing import coarsened

SECRET = "Sumska"
SITE = event_record(
    "site",
    place="Sumska Street 12",
    place_text="a depot at Sumska Street 12",
    place_kind="building",
    geo_precision="site",
    adm1="UA-63",
    adm1_name="Kharkiv Oblast",
    adm2_name="Kharkiv Raion",
    lat=50.00512,
    lon=36.23487,
    uncertainty_km=0.2,
    offset={"anchor": "Sumska Street", "anchor_lat": 50.0, "anchor_lon": 36.2, "bearing": "N", "distance_km": 1.0},
    quote="A drone hit the depot at Sumska Street 12.",
) | {
    "note": "Sumska, behind the school",
    "sources": [{"id": "a.txt", "title": "Strike on Sumska", "source": "Courier", "url": "https://example.org/1", "published": "2026-03-03"}],
}  # fmt: skip
OPTIONS: tuple[dict[str, Any], ...] = (
    {"settlement_only": True},
    {"round_km": 10},
    {"round_km": 10, "settlement_only": True},
)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_nothing_that_names_the_site_is_left(options: dict[str, Any]) -> None:
    (found,) = coarsened([SITE], **options)
    told = json.dumps(found)
    assert SECRET not in told
    assert "50.00512" not in told
    assert "36.23487" not in told
    assert found["id"] != SITE["id"]
    assert found["evidence"] == []
    assert "note" not in found
    assert found["sources"][0] == {**SITE["sources"][0], "title": None}
    assert (found["type"], found["date_start"], found["claims"]) == (SITE["type"], SITE["date_start"], SITE["claims"])


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_nor_in_the_page_nor_in_the_picture(options: dict[str, Any]) -> None:
    found = coarsened([SITE], **options)
    page = to_map(found).get_root().render()
    blocks = re.findall(r'<script type="text/plain" id="geo-[\w-]+">([^<]*)</script>', page)
    inside = b"".join(gzip.decompress(base64.b64decode(block)) for block in blocks)
    assert b"Kharkiv" in inside
    assert SECRET.encode() not in inside + page.encode()
    picture, told = picture_bytes(found, ".svg")
    assert SECRET not in picture.decode() + told


def test_a_settlement_takes_the_place_of_its_sites() -> None:
    (found,) = coarsened([SITE], settlement_only=True)
    assert (found["place"], found["place_kind"], found["geo_precision"]) == ("Kharkiv", "settlement", "settlement")
    assert distance_km(found["lat"], found["lon"], 49.99, 36.25) < 3
    assert (found["offset"], found["geonameid"]) == (None, 706483)


def test_a_point_that_somebody_moved_goes_back_to_its_settlement() -> None:
    moved = event_record("m", place="Kharkiv", geonameid=706483, lat=50.05123, lon=36.18234)
    (found,) = coarsened([moved], settlement_only=True)
    assert (found["lat"], found["lon"]) != (moved["lat"], moved["lon"])
    assert distance_km(found["lat"], found["lon"], 49.99, 36.25) < 3
    assert found["id"] == moved["id"]


def test_at_sea_there_is_no_settlement_and_no_point() -> None:
    ship = event_record("s", place="a tanker", place_kind="sea", geo_precision="near", lat=43.4, lon=34.0, country=None)
    (found,) = coarsened([ship], settlement_only=True)
    assert (found["lat"], found["lon"], found["place"], found["geo_precision"]) == (None, None, None, "country")


def test_the_uncertainty_reaches_what_was() -> None:
    for options in OPTIONS:
        for record, found in zip(EVENTS, coarsened(EVENTS, **options), strict=True):
            if record["lat"] is None or found["lat"] is None:
                continue
            apart = distance_km(record["lat"], record["lon"], found["lat"], found["lon"])
            assert apart <= max(5.0, found["uncertainty_km"] or 0.0) + 0.01, record["id"]


def test_points_of_one_cell_are_one_point() -> None:
    near = [event_record(str(k), lat=50.01 + k / 1000, lon=36.2 + k / 1000, geo_precision="site") for k in range(3)]
    found = coarsened(near, round_km=50)
    assert len({(record["lat"], record["lon"]) for record in found}) == 1
    assert len({record["id"] for record in found}) == 3


@pytest.mark.parametrize("lat", [-89.9, -33.0, 0.0, 66.6, 89.9])
@pytest.mark.parametrize("lon", [-180.0, -0.1, 179.99])
def test_cells_lie_on_the_globe(lat: float, lon: float) -> None:
    (found,) = coarsened([event_record("a", lat=lat, lon=lon, geo_precision="site")], round_km=100)
    assert -90 <= found["lat"] <= 90
    assert -180 <= found["lon"] <= 180
    assert distance_km(lat, lon, found["lat"], found["lon"]) <= 100 * 0.71 + 1


def test_what_has_no_point_stays_but_for_the_words() -> None:
    oblast = next(record for record in EVENTS if record["id"] == "e-oblast")
    (found,) = coarsened([oblast], round_km=10, settlement_only=True)
    assert found["id"] == oblast["id"]
    assert (found["place"], found["geo_precision"], found["evidence"]) == ("Dnipropetrovsk Oblast", "adm1", [])


BEARINGS = (
    ("village northeast of Kharkiv", "NE", "UA", "UA-63", "Kharkiv Oblast", "adm1"),
    ("a field east of the lake", "E", "UA", None, None, "country"),
)


@pytest.mark.parametrize(("place", "bearing", "country", "adm1", "unit", "precision"), BEARINGS)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_bearing_without_a_distance_is_hidden(
    options: dict[str, Any], place: str, bearing: str, country: str, adm1: str | None, unit: str | None, precision: str
) -> None:
    told = event_record(
        "b", place=place, place_text=place, place_kind="near", geo_precision="near", lat=None, lon=None,
        country=country, adm1=adm1, adm1_name=unit, quote=f"Two people were killed in {place}.",
        offset={"anchor": "Nearby", "anchor_lat": 49.98, "anchor_lon": 36.25, "bearing": bearing, "distance_km": None},
    )  # fmt: skip
    (found,) = coarsened([told], **options)
    assert (found["place"], found["geo_precision"], found["country"]) == (unit, precision, country)
    assert (found["place_text"], found["offset"], found["lat"], found["geonameid"]) == (None, None, None, None)
    assert found["id"] != told["id"]
    assert place not in json.dumps(found)
    assert "Nearby" not in json.dumps(found)


def test_the_same_events_in_any_order_give_the_same() -> None:
    one, other = coarsened(EVENTS, round_km=20), coarsened(EVENTS[::-1], round_km=20)
    assert one == other[::-1]


def test_nothing_asked_is_nothing_changed() -> None:
    assert coarsened([SITE])[0]["evidence"] == SITE["evidence"]
    with pytest.raises(GeoError, match="not more than 0"):
        coarsened([SITE], round_km=0)


@pytest.mark.parametrize("option", [["--settlement-only"], ["--round-km", "10"]])
def test_the_command_hides_it_in_all_that_it_writes(option: list[str], tmp_path: Path) -> None:
    write_events([SITE], tmp_path / "in.geojson")
    paths = [str(tmp_path / name) for name in ("in.geojson", "map.svg", "out.geojson")]
    done = CliRunner().invoke(main, ["map", paths[0], "-o", paths[1], "--events", paths[2], *option])
    assert done.exit_code == 0
    written = [path.read_text("utf-8") for path in tmp_path.iterdir() if path.name != "in.geojson"]
    assert len(written) == 3
    assert not [text for text in (done.output, *written) if SECRET in text]
    assert SECRET not in CliRunner().invoke(main, ["events", paths[0], *option]).output
