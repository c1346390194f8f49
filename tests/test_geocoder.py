"""The gazetteer through geopy's interface."""

from __future__ import annotations

import json
import pickle

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.geocoder import Gazetteer

PLACES = Gazetteer()


def test_it_is_a_geopy_geocoder() -> None:
    assert isinstance(PLACES, Geocoder)
    location = PLACES.geocode("Kharkiv")
    assert isinstance(location, Location)
    assert location.raw["kind"] == "settlement"
    assert (location.latitude, location.longitude) == pytest.approx((50.0, 36.25), abs=0.1)


@pytest.mark.parametrize(
    ("query", "adm1"),
    [
        ("Zolochiv, Kharkiv region", "UA-63"),
        ("Zolochiv, Lviv Oblast", "UA-46"),
        ("Zolochiv, Lviv Oblast, Ukraine", "UA-46"),
        ({"city": "Zolochiv", "state": "Kharkiv Oblast", "country": "Ukraine"}, "UA-63"),
        ("Paris", "FR-IDF"),
        ("Paris, Texas", "US-TX"),
        ("Paris, TX", "US-TX"),
        ("Paris, France", "FR-IDF"),
        ("Abu Dhabi", "AE-AZ"),
        ("Kharkiv Oblast", "UA-63"),
    ],
)
def test_a_part_after_a_comma_says_where(query, adm1: str) -> None:
    assert PLACES.geocode(query).raw["adm1"] == adm1


def test_nothing_found_is_none_as_in_geopy() -> None:
    assert PLACES.geocode("Qwertyuiopville") is None
    assert PLACES.geocode("Kharkiv, France") is None
    assert PLACES.geocode("Kharkiv, Qwertyuiopville") is None
    assert PLACES.geocode("Qwertyuiopville", exactly_one=False) is None


@pytest.mark.parametrize("query", ["", "  ", ",", {}, {"city": ""}])
def test_an_empty_query_is_an_error(query) -> None:
    with pytest.raises(GeocoderQueryError, match="names no place"):
        PLACES.geocode(query)


def test_several_answers() -> None:
    found = PLACES.geocode("Springfield", exactly_one=False, limit=3)
    assert len(found) == 3
    assert found[0].raw["population"] >= found[1].raw["population"]


def test_country_and_viewbox_narrow_the_answers() -> None:
    assert PLACES.geocode("London", country_codes="ca").raw["adm1"] == "CA-ON"
    assert PLACES.geocode("London", country_codes=["ca", "us"]).raw["adm1"] == "CA-ON"
    ontario = ((40, -90), (50, -70))
    assert PLACES.geocode("London", viewbox=ontario).raw["country"] == "CA"
    assert PLACES.geocode("London", viewbox=[Point(50, -70), "40, -90"], bounded=True).raw["country"] == "CA"


def test_a_viewbox_prefers_and_a_bounded_one_restricts() -> None:
    at_sea = ((43.0, 33.0), (43.5, 34.0))
    assert PLACES.geocode("Kharkiv", viewbox=at_sea).raw["adm1"] == "UA-63"
    assert PLACES.geocode("Kharkiv", viewbox=at_sea, bounded=True) is None
    assert PLACES.geocode("Kharkiv", viewbox=at_sea, bounded=True, exactly_one=False) is None


@pytest.mark.parametrize("query", ["Харків", "Харьков", "Kharkov", "харків", "KHARKIV"])
def test_a_query_may_be_in_another_script_or_spelling(query: str) -> None:
    assert PLACES.geocode(query, language="uk").raw["geonameid"] == PLACES.geocode("Kharkiv").raw["geonameid"]


def test_a_location_is_one_of_geopys() -> None:
    location = PLACES.geocode("Kharkiv", timeout=1)
    address, (lat, lon) = location
    assert address == location.address == "Kharkiv, Kharkiv Raion, Kharkiv Oblast, UA"
    assert (location.point.latitude, location.point.longitude, location.altitude) == (lat, lon, 0.0)
    assert pickle.loads(pickle.dumps(location)).raw == location.raw
    json.dumps(location.raw)


def test_limit_and_exactly_one() -> None:
    assert isinstance(PLACES.geocode("Springfield", limit=3), Location)
    assert len(PLACES.geocode("Springfield", exactly_one=False, limit=1)) == 1
    assert PLACES.geocode("Springfield", False)[0] == PLACES.geocode("Springfield")


def test_it_is_a_context_manager_as_geopys_are() -> None:
    with Gazetteer() as places:
        assert places.geocode("Lviv").raw["adm1"] == "UA-46"


def test_reverse() -> None:
    assert PLACES.reverse((49.99, 36.23)).raw["adm1"] == "UA-63"
    assert PLACES.reverse("49.99, 36.23").raw["adm1"] == "UA-63"
    assert PLACES.reverse(Point(44.6, 33.53)).raw["adm1"] == "UA-40"
    assert len(PLACES.reverse((49.99, 36.23), exactly_one=False, limit=4)) == 4
    assert PLACES.reverse([49.99, 36.23], timeout=1, language="uk").raw["adm1"] == "UA-63"


def test_reverse_at_sea_is_none() -> None:
    assert PLACES.reverse((43.3, 34.0)) is None
    assert PLACES.reverse((43.3, 34.0), exactly_one=False) is None


@pytest.mark.parametrize(("query", "message"), [("nonsense", "unknown format"), ((float("nan"), 10), "finite")])
def test_reverse_of_what_is_no_point(query, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PLACES.reverse(query)


def test_it_fits_the_pipeline_and_geopys_rate_limiter() -> None:
    assert PLACES.lookup("Davos")[0].adm1 == "CH-GR"
    assert RateLimiter(PLACES.geocode)("Davos").raw["adm1"] == "CH-GR"
    assert RateLimiter(PLACES.reverse)("49.99, 36.23").raw["adm1"] == "UA-63"
    with pytest.raises(GeocoderQueryError):
        RateLimiter(PLACES.geocode, swallow_exceptions=False, max_retries=0)("")
