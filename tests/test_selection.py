"""Choosing events by period, type, unit, country and box."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories import EVENTS, event_record
from geo.errors import GeoError
from geo.selection import Selection, left_out, parse_bbox, parse_country, parse_day, select


def ids(**wanted: object) -> list[str]:
    return names(EVENTS, Selection(**wanted))  # type: ignore[arg-type]


def names(records: Any, selection: Selection) -> list[str]:
    return [record["id"].removeprefix("e-") for record in select(records, selection)]


def test_nothing_asked_is_everything_in_order() -> None:
    assert list(select(EVENTS, Selection())) == list(EVENTS)


def test_types_are_any_of_those_named() -> None:
    assert ids(types=("abduction", "clash")) == ["near", "melitopol", "nowhere"]


def test_a_period_takes_what_touches_it_and_leaves_the_undated() -> None:
    days = [
        ("before", "2026-01-01", "2026-01-09"),
        ("into", "2026-01-01", "2026-01-10"),
        ("within", "2026-01-12", "2026-01-12"),
        ("across", "2026-01-01", "2026-02-01"),
        ("out", "2026-01-20", None),
        ("after", "2026-01-21", "2026-01-21"),
        ("undated", None, None),
    ]
    records = [event_record(name, date_start=first, date_end=last) for name, first, last in days]
    both = Selection(since=date(2026, 1, 10), until=date(2026, 1, 20))
    assert names(records, both) == ["into", "within", "across", "out"]
    assert names(records, Selection(until=date(2026, 1, 9))) == [
        "before",
        "into",
        "across",
    ]


def test_units_are_named_by_code_or_by_name() -> None:
    assert ids(adm1=("ua-63",)) == ids(adm1=("Kharkiv oblast",)) == ["kharkiv", "wedge", "near"]


def test_countries() -> None:
    assert ids(countries=("CH", "ae")) == ["talks", "davos"]


def test_a_box_holds_points_and_anchors_never_an_event_without_either() -> None:
    assert ids(bbox=(36.0, 49.0, 38.0, 51.0)) == ["kharkiv", "wedge", "near"]
    assert "oblast" not in ids(bbox=(-180, -90, 180, 90))


def test_a_box_may_cross_the_180th_meridian() -> None:
    records = [event_record(str(lon), lat=-17.0, lon=lon) for lon in (177.0, -179.0, 0.0)]
    assert names(records, Selection(bbox=(170, -20, -175, -10))) == ["177.0", "-179.0"]


def test_what_says_too_little_is_counted_once_and_only_where_all_else_holds() -> None:
    undated: dict[str, Any] = {"date_start": None, "date_end": None}
    records = [
        event_record("in", lat=50.0, lon=36.0),
        event_record("undated", lat=50.0, lon=36.0, **undated),
        event_record("undated and far", lat=10.0, lon=36.0, **undated),
        event_record("undated clash", type="clash", lat=50.0, lon=36.0, **undated),
        event_record("no point", lat=None, lon=None),
        event_record("no point, too early", lat=None, lon=None, date_start="2025-01-01", date_end="2025-01-01"),
    ]
    since, box = date(2026, 1, 1), (30.0, 45.0, 40.0, 55.0)
    assert left_out(records, Selection(since=since, bbox=box, types=("strike",))) == (1, 1)
    assert left_out(records, Selection(since=since)) == (3, 0)
    assert left_out(records, Selection(bbox=box)) == (0, 2)
    assert left_out(records, Selection()) == (0, 0)


@pytest.mark.parametrize("text", ["40,44,22,52", "10,40,-5,50", "-60,0,-80,10", "89,0,0,1"])
def test_a_box_round_the_globe_has_its_sides_swapped(text: str) -> None:
    with pytest.raises(GeoError, match="swap west and east"):
        parse_bbox(text)


def test_a_box_over_the_180th_meridian_is_read_and_warned_of_where_wide(caplog: pytest.LogCaptureFixture) -> None:
    assert parse_bbox("170,-20,-175,-10") == (170, -20, -175, -10)
    assert parse_bbox("-180,-90,180,90") == (-180, -90, 180, 90)
    assert not caplog.records
    assert parse_bbox("100,-60,-60,60") == (100, -60, -60, 60)
    assert [record.getMessage() for record in caplog.records] == [
        "'100,-60,-60,60' goes 200 degrees round the globe, over the 180th meridian: are west and east swapped?"
    ]


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "1,2,3,4,5", "0,10,5,5", "0,0,0,5", "0,-91,5,5", "0,0,181,5", "nan,0,1,1"]
)
def test_what_is_no_box(text: str) -> None:
    with pytest.raises(GeoError, match="is not a box"):
        parse_bbox(text)


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "2026-13", "2026-0-1", "0", "2026-1-1-1", "99999"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(GeoError, match="is not a day"):
        parse_day(text)


def test_a_month_ends_on_its_last_day() -> None:
    assert [parse_day("2026-02", last=last) for last in (False, True)] == [date(2026, 2, 1), date(2026, 2, 28)]
    assert [parse_day("2026", last=last) for last in (False, True)] == [date(2026, 1, 1), date(2026, 12, 31)]


def test_wrong_values_are_told() -> None:
    with pytest.raises(GeoError, match="no country's code"):
        parse_country("Ukraine")
    with pytest.raises(GeoError, match="type 'party' is not known"):
        Selection(types=("party",))
    with pytest.raises(GeoError, match="ends before it begins"):
        Selection(since=date(2026, 2, 1), until=date(2026, 1, 1))
