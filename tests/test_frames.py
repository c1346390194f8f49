"""Events as a table with points, and the join with boundaries."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.errors import BoundaryError
from geo.frames import (
    admin_counts,
    frame_from_records,
    join_boundaries,
    load_boundaries,
    records_from_frame,
    to_frame,
)
from geo.records import FIELD_NAMES, event_record, normal_record
from test_records import BARE, EVENT

COMMON = {"type": "strike", "occurrence": "occurred", "verification": "reported"}


def frame_of(*rows):
    return frame_from_records({"id": str(n), **COMMON, **row} for n, row in enumerate(rows))


def squares(crs=4326):
    """Two squares of one degree beside each other, the one with the higher id first."""
    units = {"adm1": ["XX-2", "XX-1"], "adm1_name": ["Two", "One"], "country": ["XX", "XX"]}
    return gpd.GeoDataFrame(units, geometry=[shapely.box(1, 0, 2, 1), shapely.box(0, 0, 1, 1)], crs=crs)


def test_one_row_per_event_one_column_per_property():
    frame = to_frame([EVENT, BARE])
    assert list(frame.columns) == [*FIELD_NAMES, "geometry"]
    assert (len(frame), frame.crs.to_epsg(), type(frame)) == (2, 4326, gpd.GeoDataFrame)
    assert (frame.geometry[0].x, frame.geometry[0].y) == (36.25475, 49.98177)
    assert frame.geometry[1] is None
    assert frame["killed_low"].dtype == "Int64"
    assert frame.loc[0, "weapons"] == ["drone"]
    assert frame.loc[1, "place"] is None
    assert frame.loc[0, "killed_low"] is pd.NA


def test_no_events_is_an_empty_frame_of_the_same_columns():
    frame = to_frame([])
    assert list(frame.columns) == [*FIELD_NAMES, "geometry"]
    assert (len(frame), frame.crs.to_epsg()) == (0, 4326)
    assert len(join_boundaries(frame)) == 0
    assert len(admin_counts(frame)) == 0


def test_records_come_back_from_a_frame():
    records = [event_record(EVENT), event_record(BARE)]
    assert records_from_frame(frame_from_records(records)) == [normal_record(record) for record in records]


def test_a_moved_point_moves_the_record():
    frame = to_frame([EVENT])
    frame.geometry = [shapely.Point(30.5, 50.4)]
    assert [(r["lat"], r["lon"]) for r in records_from_frame(frame)] == [(50.4, 30.5)]


def test_what_the_analyst_added_stays():
    assert records_from_frame(frame_of({"note": "seen"}))[0]["note"] == "seen"


def test_join_fills_what_is_missing_and_no_more():
    frame = frame_of(
        {"lat": 0.5, "lon": 0.5},
        {"lat": 0.5, "lon": 0.5, "adm1": "YY-9", "adm1_name": "Nine"},
        {"lat": 5.0, "lon": 5.0},
        {"adm1": None},
        {"lat": 0.5, "lon": 1.5, "country": "ZZ"},
    )
    joined = join_boundaries(frame, squares())
    assert joined["adm1"].tolist() == ["XX-1", "YY-9", None, None, "XX-2"]
    assert joined["adm1_name"].tolist() == ["One", "Nine", None, None, "Two"]
    assert joined["country"].tolist() == ["XX", None, None, None, "ZZ"]
    assert joined["id"].tolist() == frame["id"].tolist()
    assert frame["adm1"].isna().sum() == 4


def test_a_point_on_a_shared_border_is_in_the_unit_with_the_lowest_id():
    assert join_boundaries(frame_of({"lat": 0.5, "lon": 1.0}), squares()).loc[0, "adm1"] == "XX-1"


def test_another_index_does_not_disturb_the_join():
    frame = frame_of({"lat": 0.5, "lon": 0.5}, {"lat": 0.5, "lon": 1.5}).set_index(pd.Index([7, 3]))
    joined = join_boundaries(frame, squares().set_index(pd.Index([9, 9.5])))
    assert joined["adm1"].tolist() == ["XX-1", "XX-2"]
    assert joined.index.tolist() == [7, 3]


def test_crs_that_differ_raise():
    with pytest.raises(BoundaryError, match="EPSG:3857"):
        join_boundaries(frame_of({"lat": 0.5, "lon": 0.5}), squares().to_crs(3857))
    with pytest.raises(BoundaryError, match="no CRS"):
        join_boundaries(frame_of({"lat": 0.5, "lon": 0.5}), squares(crs=None))
    with pytest.raises(BoundaryError, match="the frame"):
        join_boundaries(frame_of({"lat": 0.5, "lon": 0.5}).to_crs(3857))


def test_boundaries_without_the_columns_raise():
    with pytest.raises(BoundaryError, match="lack adm1_name"):
        join_boundaries(frame_of({}), squares().drop(columns="adm1_name"))


@pytest.mark.parametrize(
    ("lat", "lon", "adm1", "country"),
    [
        (49.99, 36.23, "UA-63", "UA"),  # Kharkiv
        (44.95, 34.10, "UA-43", "UA"),  # Simferopol: Crimea is in Ukraine
        (50.45, 30.52, "UA-30", "UA"),  # Kyiv
        (24.45, 54.40, "AE-AZ", "AE"),  # Abu Dhabi
    ],
)
def test_shipped_boundaries_hold_the_point(lat, lon, adm1, country):
    joined = join_boundaries(frame_of({"lat": lat, "lon": lon}))
    assert (joined.loc[0, "adm1"], joined.loc[0, "country"]) == (adm1, country)


def test_the_open_sea_is_in_no_unit():
    assert join_boundaries(frame_of({"lat": 43.3, "lon": 34.0})).loc[0, "adm1"] is None


def test_shipped_boundaries_have_what_the_join_needs():
    units = load_boundaries()
    assert {"adm1", "adm1_name", "country", "geometry"} <= set(units.columns)
    assert units.crs.to_epsg() == 4326
    assert len(units[units["country"] == "UA"]) == 27


def test_counts_by_unit():
    unit = {"adm1": "XX-1", "adm1_name": "One"}
    counts = admin_counts(
        frame_of(
            {**unit, "killed_low": 2, "killed_high": 5, "injured_low": 3},
            {**unit, "killed_low": 1, "killed_high": 1},
            {**unit, "killed_high": 4},
            {**unit, "killed_low": 9, "killed_high": 9, "count_scope": "shared"},
            {**unit, "killed_low": 9, "killed_high": 9, "occurrence": "planned"},
            {"adm1": "XX-2", "adm1_name": "Two"},
            {},
        )
    )
    assert counts.index.tolist() == ["XX-1", "XX-2"]
    one = counts.loc["XX-1"]
    assert (one["adm1_name"], one["events"]) == ("One", 4)
    assert (one["killed_low"], one["killed_high"], one["killed_open"]) == (3, 10, False)
    assert (one["injured_low"], one["injured_high"], one["injured_open"]) == (3, 3, True)
    two = counts.loc["XX-2"]
    assert two["events"] == 1
    assert two["killed_low"] is pd.NA
    assert two["injured_high"] is pd.NA
