"""Events to files and back: whole or not there, the same bytes, nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo.errors import ExportError, SchemaError
from geo.export import SUFFIXES, check_writable, events_text, holds_events, read_events, write_events, write_geojson
from geo.frames import frame_from_records
from geo.records import event_record, in_order, normal_record
from test_records import BARE, EVENT

RECORDS = [event_record(EVENT), event_record(BARE)]
COMMON = {"type": "strike", "occurrence": "occurred", "verification": "reported"}
HOSTILE = [row["text"] for row in json.loads((Path(__file__).parent / "data" / "injections.json").read_text("utf-8"))]


def saved(folder, records, suffix):
    path = folder / f"events{suffix}"
    write_events(records, path)
    return path


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


# GeoJSON


def test_geojson_follows_rfc_7946(tmp_path):
    path = tmp_path / "events.geojson"
    write_geojson(RECORDS, path)
    collection = json.loads(path.read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert collection["schema_version"] == "1.0"
    assert collection["generator"] == f"geo-event-mapper {geo.__version__}"
    assert collection["data_version"]
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [36.25475, 49.98177]}
    assert second["geometry"] is None
    assert first["properties"] == {k: v for k, v in RECORDS[0].items() if k not in ("lat", "lon")}


def test_same_events_same_bytes_from_frame_or_records_in_any_order(tmp_path):
    write_geojson(RECORDS, tmp_path / "a.geojson")
    write_geojson(RECORDS[::-1], str(tmp_path / "b.geojson"))
    write_geojson(frame_from_records(RECORDS), tmp_path / "c.geojson")
    assert len({(tmp_path / f"{name}.geojson").read_bytes() for name in "abc"}) == 1


def test_one_feature_a_line_whatever_the_text(tmp_path):
    path = saved(tmp_path, [RECORDS[0] | {"place_text": "a\u2028b\u2029c\x85d\ne"}], ".geojson")
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_events_without_any_point(tmp_path):
    for suffix in SUFFIXES:
        saved(tmp_path, RECORDS[1:], suffix)
    assert read_events(tmp_path / "events.parquet") == read_events(tmp_path / "events.geojson") == RECORDS[1:]
    assert gpd.read_file(tmp_path / "events.gpkg").geometry.isna().all()


def test_no_events_is_a_valid_collection(tmp_path):
    for suffix in SUFFIXES:
        path = saved(tmp_path, [], suffix)
        if suffix in (".geojson", ".jsonl", ".parquet"):
            assert read_events(path) == []
    assert len(gpd.read_file(tmp_path / "events.gpkg")) == 0
    assert json.loads((tmp_path / "events.geojson").read_text())["features"] == []


def test_half_characters_are_replaced(tmp_path):
    for suffix in SUFFIXES:
        saved(tmp_path, [RECORDS[0] | {"place_text": "a\ud800b"}], suffix)
    assert read_events(tmp_path / "events.geojson")[0]["place_text"] == "a\ufffdb"


# every format


@pytest.mark.parametrize("suffix", [".geojson", ".jsonl", ".parquet"])
def test_records_come_back(tmp_path, suffix):
    assert read_events(saved(tmp_path, RECORDS, suffix)) == in_order(RECORDS)


def test_csv_flattens(tmp_path):
    offset = {"anchor": "Poltava", "anchor_lat": 49.5, "anchor_lon": 34.5, "bearing": "S", "distance_km": 30.0}
    record = RECORDS[0] | {"offset": offset, "weapons": ["drone", "missile"]}
    with saved(tmp_path, [record], ".csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["offset_anchor"], row["offset_distance_km"], row["weapons"]) == ("Poltava", "30.0", "drone; missile")
    assert json.loads(row["evidence"]) == record["evidence"]
    assert (row["injured_low"], row["killed_low"], row["lat"]) == ("14", "", "49.98177")
    assert row["generator"] == f"geo-event-mapper {geo.__version__}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://127.0.0.1/","Kyiv")', '\'=HYPERLINK("http://127.0.0.1/","Kyiv")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        ("Kyiv", "Kyiv"),
        ("a=1", "a=1"),
    ],
)
def test_csv_cells_that_a_spreadsheet_would_run(tmp_path, text, cell):
    record = RECORDS[0] | {"place_text": text, "lat": -33.5, "lon": -70.5}
    with saved(tmp_path, [record], ".csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["place_text"] == cell
    assert (row["lat"], row["lon"]) == ("-33.5", "-70.5")


def test_geopackage_and_parquet_are_tables_with_points(tmp_path):
    for suffix, read in ((".gpkg", gpd.read_file), (".parquet", gpd.read_parquet)):
        frame = read(saved(tmp_path, RECORDS, suffix))
        assert (len(frame), frame.crs.to_epsg()) == (2, 4326)
        assert frame.geometry[1] is None
        assert frame["injured_low"][0] == 14
        assert frame["place"][0] == "Kharkiv"
        assert "generator" in frame.columns


def test_kml_has_a_placemark_for_each_event(tmp_path):
    root = ElementTree.parse(saved(tmp_path, RECORDS, ".kml")).getroot()
    space = {"k": "http://www.opengis.net/kml/2.2"}
    marks = root.findall(".//k:Placemark", space)
    assert [mark.findtext("k:Point/k:coordinates", namespaces=space) for mark in marks] == ["36.25475,49.98177", None]
    assert marks[0].findtext("k:TimeSpan/k:begin", namespaces=space) == "2026-01-23"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(tmp_path, text):
    record = RECORDS[0] | {
        "id": text,
        "place_text": text,
        "evidence": [{"document": text, "start": 0, "end": len(text), "quote": text}],
        "sources": [{"id": text, "title": text, "source": text, "url": text, "published": None}],
    }
    for suffix in SUFFIXES:
        saved(tmp_path, [record], suffix)
    for suffix in (".geojson", ".jsonl"):
        assert read_events(tmp_path / f"events{suffix}") == [record]
    root = ElementTree.parse(tmp_path / "events.kml").getroot()
    known = {"kml", "Document", "Placemark", "name", "description", "ExtendedData", "Data", "value", "Point"}
    known |= {"coordinates", "TimeSpan", "begin", "end"}
    assert {element.tag.partition("}")[2] for element in root.iter()} <= known
    shown = [e.text or "" for e in root.iter() if e.tag.endswith(("}description", "}value"))]
    assert not any("<" in part for part in shown)  # balloons show HTML
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["place_text"].lstrip()[:1] not in ("=", "+", "-", "@")


TEXT = st.text(max_size=20)
VALUES = st.fixed_dictionaries(
    {
        "id": st.text(min_size=1, max_size=8),
        "place": st.none() | TEXT,
        "place_text": st.none() | TEXT,
        "point": st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        "killed": st.none() | st.tuples(st.integers(0, 500), st.integers(0, 500)),
        "date": st.none() | st.dates(),
        "targets": st.lists(TEXT, max_size=3),
        "quote": TEXT,
        "confidence": st.floats(0, 1),
    }
)


def record_of(values):
    lat, lon = values["point"] or (None, None)
    low, high = sorted(values["killed"] or ()) or (None, None)
    day = values["date"].isoformat() if values["date"] else None
    return normal_record(
        COMMON
        | {
            "id": values["id"],
            "count_scope": "event",
            "place": values["place"],
            "place_text": values["place_text"],
            "lat": None if lat is None else round(lat, 6),
            "lon": None if lon is None else round(lon, 6),
            "killed_low": low,
            "killed_high": high,
            "date_start": day,
            "date_end": day,
            "targets": values["targets"],
            "evidence": [{"document": "a", "start": 0, "end": len(values["quote"]), "quote": values["quote"]}],
            "confidence": round(values["confidence"], 3),
        }
    )


@given(st.lists(VALUES, max_size=3))
def test_round_trip(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("trip")
    records = [record_of(row) for row in rows]
    for suffix in (".geojson", ".jsonl"):
        path = folder / f"events{suffix}"
        path.write_text("".join(events_text(records, suffix)), encoding="utf-8", newline="")
        assert read_events(path) == in_order(records)
    ElementTree.fromstring("".join(events_text(records, ".kml")))
    table = io.StringIO("".join(events_text(records, ".csv")), newline="")
    assert len(list(csv.DictReader(table))) == len(records)


# whole or not there


def test_what_was_there_stays_when_writing_fails(tmp_path, monkeypatch):
    path = tmp_path / "events.geojson"
    path.write_text("old")

    def torn(records):
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geo.export.geojson_text", torn)
    with pytest.raises(ExportError, match="No space left"):
        write_geojson(RECORDS, path)
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["events.geojson"]


def test_nothing_is_left_beside(tmp_path):
    for suffix in SUFFIXES:
        saved(tmp_path, RECORDS, suffix)
        saved(tmp_path, RECORDS, suffix)
    assert names_in(tmp_path) == sorted(f"events{suffix}" for suffix in SUFFIXES)


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.jsonl").write_text("old")
    (tmp_path / "events.jsonl").symlink_to(tmp_path / "real.jsonl")
    saved(tmp_path, RECORDS, ".jsonl")
    assert (tmp_path / "events.jsonl").is_symlink()
    assert len(read_events(tmp_path / "real.jsonl")) == 2


def test_a_new_file_has_the_usual_rights(tmp_path):
    (tmp_path / "usual").touch()
    path = saved(tmp_path, RECORDS, ".geojson")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


@pytest.mark.parametrize(
    "name", ["no/folder/x.geojson", "x.shp", "x", "folder.geojson", "file.txt/x.geojson", "a\0b.geojson"]
)
def test_what_cannot_be_written_is_told_before(tmp_path, name):
    (tmp_path / "folder.geojson").mkdir()
    (tmp_path / "file.txt").touch()
    with pytest.raises(ExportError, match=r".+; .+"):
        check_writable(tmp_path / name)
    with pytest.raises(ExportError):
        write_events(RECORDS, tmp_path / name)


def test_checking_leaves_no_trace(tmp_path):
    check_writable(tmp_path / "x.geojson")
    assert names_in(tmp_path) == []


# reading


def test_an_edited_file(tmp_path):
    path = tmp_path / "mine.geojson"
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [30.5, 50.4, 100.0]},
        "properties": {"id": "m1", **COMMON, "weapons": '["drone"]', "killed_low": 3.0, "note": "by hand"},
    }
    path.write_text(
        "\ufeff" + json.dumps({"type": "FeatureCollection", "features": [feature]}, indent=2), encoding="utf-8"
    )
    (record,) = read_events(path)
    assert (record["lat"], record["lon"], record["note"]) == (50.4, 30.5, "by hand")
    assert (record["weapons"], record["killed_low"], record["killed_high"]) == (["drone"], 3, None)
    assert (record["claims"], record["count_scope"], record["confidence"]) == ([], "event", None)


def test_a_file_that_geopandas_wrote_again(tmp_path):
    gpd.read_file(saved(tmp_path, RECORDS, ".geojson")).to_file(tmp_path / "again.geojson")
    assert read_events(tmp_path / "again.geojson") == in_order(RECORDS)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "earthquake"}, "earthquake"),
        ({"type": None}, "lacks type"),
        ({"id": None}, "lacks id"),
        ({"killed_low": -1}, "under 0"),
        ({"killed_low": "three"}, "killed_low"),
        ({"killed_low": 2.5}, "killed_low"),
        ({"killed_low": 5, "killed_high": 2}, "is over"),
        ({"lat": 120.0, "lon": 30.0}, "order swapped"),
        ({"lat": 50.0, "lon": None}, "give both"),
        ({"schema_version": "2.0"}, "schema_version 2.0"),
        ({"evidence": "text"}, "evidence"),
        ({"place": 5}, "place"),
    ],
)
def test_what_does_not_follow_the_schema_is_told_with_its_line(tmp_path, change, told):
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps(RECORDS[1]) + "\n" + json.dumps(RECORDS[0] | change) + "\n")
    with pytest.raises(SchemaError, match=told) as caught:
        read_events(path)
    assert str(caught.value).startswith(f"{path}:2: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.geojson", b""),
        ("a.geojson", b"{}"),
        ("a.geojson", b"[" * 100_000),
        ("a.geojson", b"\xff\xfe"),
        ("a.geojson", b'{"type": "FeatureCollection", "features": [5]}'),
        ("a.geojson", b'{"type": "FeatureCollection", "schema_version": "9.0", "features": []}'),
        ("a.geojson", b'{"crs": {"properties": {"name": "EPSG:3857"}}, "features": []}'),
        ("a.geojson", b'{"features": [{"geometry": {"type": "Polygon", "coordinates": []}, "properties": {}}]}'),
        ("a.geojson", b'{"features": [{"geometry": {"type": "Point", "coordinates": ["x"]}, "properties": {}}]}'),
        ("a.jsonl", b"5\n"),
        ("a.jsonl", b"{\n"),
        ("a.parquet", b"PAR1"),
        ("a.parquet", b""),
    ],
)
def test_what_is_not_a_file_of_events(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SchemaError):
        read_events(tmp_path / name)


def test_a_missing_file():
    with pytest.raises(SchemaError, match="cannot be read"):
        read_events("no.geojson")


def test_events_or_articles(tmp_path):
    for suffix in (".geojson", ".jsonl", ".parquet"):
        assert holds_events(saved(tmp_path, RECORDS, suffix))
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"id": "a", "text": "Two were hurt."}\n')
    assert not holds_events(articles)
    assert not holds_events("-")
    assert not holds_events("https://example.org/events.geojson")
    assert not holds_events("no.jsonl")


def test_text_for_standard_output_is_that_of_the_file(tmp_path):
    for suffix in (".geojson", ".jsonl", ".csv", ".kml"):
        assert "".join(events_text(RECORDS, suffix)) == saved(tmp_path, RECORDS, suffix).read_bytes().decode()
