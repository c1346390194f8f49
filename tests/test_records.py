"""Records: all properties in the order of the interface, schema and codebook from one table."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from geo.model import (
    Actor,
    Claim,
    Count,
    Day,
    Document,
    Event,
    EventPlace,
    Evidence,
    Offset,
    Report,
    Source,
    Span,
)
from geo.records import (
    FIELD_NAMES,
    codebook,
    event_record,
    in_order,
    json_schema,
    normal_record,
    report_record,
    versions,
)

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "data" / "schema" / "event.schema.json"
CODEBOOK = ROOT / "data" / "schema" / "codebook.md"

INTERFACE = [
    "id",
    "type",
    "subtype",
    "occurrence",
    "verification",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "place_text",
    "place_kind",
    "geonameid",
    "lat",
    "lon",
    "geo_precision",
    "uncertainty_km",
    "where_prec",
    "offset",
    "country",
    "adm1",
    "adm1_name",
    "adm1_pcode",
    "adm2",
    "adm2_name",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "count_scope",
    "claims",
    "weapons",
    "targets",
    "actors",
    "evidence",
    "sources",
    "n_reports",
    "n_sources",
    "confidence",
    "confidence_parts",
    "schema_version",
]

SOURCE = Source(id="a.txt", title="Night", source="The Post", url="https://example.org/1", published=date(2026, 1, 24))
EVIDENCE = Evidence(document_id="a.txt", span=Span(3, 9), quote="a dron")
PLACE = EventPlace(
    name="Kharkiv",
    text="Ukraine’s second-largest city",
    kind="settlement",
    precision="settlement",
    geonameid=706483,
    lat=49.98177012,
    lon=36.2547499,
    uncertainty_km=6.04,
    country="UA",
    adm1="UA-63",
    adm1_name="Kharkiv Oblast",
)
REPORT = Report(source=SOURCE, kind="strike", place=PLACE, evidence=(EVIDENCE,), killed=Count(low=0, high=0))
EVENT = Event(
    id="e1",
    kind="strike",
    place=PLACE,
    reports=(REPORT, REPORT),
    evidence=(EVIDENCE,),
    sources=(SOURCE,),
    n_sources=1,
    day=Day(first=date(2026, 1, 23), last=date(2026, 1, 24), precision="night"),
    injured=Count(low=14, high=19, best=19),
    claims=(
        Claim(metric="injured", low=14, high=None, document_id="a.txt", span=Span(5, 6), attributed_to="the mayor"),
    ),
    weapons=("drone",),
    actors=(Actor(name="Russia", country="RU", role="initiator"),),
    confidence=0.81249,
    confidence_parts=(("type", 0.9), ("place", 0.7)),
)
BARE = Event(id="e2", kind="killing", place=None, reports=(), evidence=(), sources=(), n_sources=0)


def test_fields_are_those_of_the_interface_in_its_order():
    assert list(event_record(EVENT)) == list(event_record(BARE)) == list(FIELD_NAMES) == INTERFACE


def test_values_in_json_s_own_types():
    record = event_record(EVENT)
    assert record["date_start"] == "2026-01-23"
    assert record["date_precision"] == "night"
    assert (record["lat"], record["lon"], record["uncertainty_km"]) == (49.98177, 36.25475, 6.0)
    assert (record["injured_low"], record["injured_best"], record["injured_high"]) == (14, 19, 19)
    assert record["killed_low"] is None
    assert record["claims"] == [
        {
            "metric": "injured",
            "low": 14,
            "high": None,
            "scope": "event",
            "who": None,
            "attributed_to": "the mayor",
            "document": "a.txt",
            "start": 5,
            "end": 6,
        }
    ]
    assert record["evidence"] == [{"document": "a.txt", "start": 3, "end": 9, "quote": "a dron"}]
    assert record["sources"] == [
        {
            "id": "a.txt",
            "title": "Night",
            "source": "The Post",
            "url": "https://example.org/1",
            "published": "2026-01-24",
        }
    ]
    assert record["actors"] == [{"name": "Russia", "country": "RU", "role": "initiator"}]
    assert (record["n_reports"], record["confidence"]) == (2, 0.812)
    assert record["confidence_parts"] == {"type": 0.9, "place": 0.7}
    assert json.loads(json.dumps(record)) == record


def test_unknown_is_null_and_none_is_zero():
    assert report_record(REPORT)["killed_high"] == 0
    assert {name for name, value in event_record(BARE).items() if value is None} >= {
        "date_start",
        "lat",
        "geo_precision",
        "killed_low",
        "injured_high",
    }


def test_a_report_alone_has_the_same_fields_and_its_document():
    record = report_record(REPORT)
    assert list(record) == [*INTERFACE, "document_id"]
    assert (record["document_id"], record["n_reports"], record["place"]) == ("a.txt", 1, "Kharkiv")


@pytest.mark.parametrize(
    ("precision", "kind", "number"),
    [
        ("site", "airbase", 1),
        ("settlement", "settlement", 1),
        ("near", "settlement", 2),
        ("adm2", "adm2", 3),
        ("adm1", "adm1", 4),
        ("region", "region", 5),
        ("country", "country", 6),
        ("region", "sea", 7),
    ],
)
def test_ucdp_precision(precision, kind, number):
    place = EventPlace(name="X", text="X", kind=kind, precision=precision)
    assert (
        event_record(Event(id="e", kind="strike", place=place, reports=(), evidence=(), sources=(), n_sources=1))[
            "where_prec"
        ]
        == number
    )


@pytest.mark.parametrize(("adm1", "pcode"), [("UA-63", "UA63"), ("UA-09", "UA44"), ("UA-30", "UA80"), ("AE-AZ", None)])
def test_pcodes_are_looked_up_not_derived(adm1, pcode):
    place = EventPlace(name="X", text="X", kind="adm1", precision="adm1", adm1=adm1)
    assert (
        event_record(Event(id="e", kind="strike", place=place, reports=(), evidence=(), sources=(), n_sources=1))[
            "adm1_pcode"
        ]
        == pcode
    )


def test_offset_is_an_object():
    offset = Offset(anchor="Poltava", anchor_lat=49.59, anchor_lon=34.55, bearing="S", distance_km=30)
    place = EventPlace(
        name="Poltava", text="30 km south of Poltava", kind="settlement", precision="near", offset=offset
    )
    record = event_record(Event(id="e", kind="strike", place=place, reports=(), evidence=(), sources=(), n_sources=1))
    assert record["offset"] == {
        "anchor": "Poltava",
        "anchor_lat": 49.59,
        "anchor_lon": 34.55,
        "bearing": "S",
        "distance_km": 30.0,
    }


def test_normal_record_mends_what_tables_do_to_values():
    import numpy as np
    import pandas as pd

    record = normal_record(
        {
            "extra": np.int64(3),
            "id": "e",
            "type": "strike",
            "killed_low": 3.0,
            "killed_high": float("nan"),
            "injured_low": pd.NA,
            "lat": np.float64(50),
            "date_start": pd.Timestamp("2026-01-24"),
            "date_end": pd.NaT,
            "weapons": np.array(["drone"]),
        }
    )
    assert (record["killed_low"], record["killed_high"], record["injured_low"]) == (3, None, None)
    assert type(record["killed_low"]) is int
    assert (record["lat"], record["date_start"], record["date_end"]) == (50.0, "2026-01-24", None)
    assert (record["weapons"], record["claims"], record["extra"]) == (["drone"], [], 3)
    assert list(record) == [*INTERFACE, "extra"]


def test_order_is_by_day_type_and_id_and_the_unknown_day_last():
    rows = [
        {"id": "d", "type": "strike"},
        {"id": "c", "type": "strike", "date_start": "2026-01-24"},
        {"id": "b", "type": "strike", "date_start": "2026-01-23"},
        {"id": "a", "type": "strike", "date_start": "2026-01-24"},
        {"id": "z", "type": "clash", "date_start": "2026-01-24"},
    ]
    assert [row["id"] for row in in_order(rows)] == ["b", "z", "a", "c", "d"]


def test_records_follow_the_schema():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for record in (event_record(EVENT), event_record(BARE), report_record(REPORT)):
        jsonschema.validate(record, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(event_record(EVENT) | {"killed_low": -1}, schema)


def test_shipped_schema_and_codebook_are_those_of_the_table(update_golden):
    texts = {SCHEMA: json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n", CODEBOOK: codebook()}
    for path, text in texts.items():
        if update_golden:
            path.write_text(text, encoding="utf-8")
        assert path.read_text("utf-8") == text


def test_the_codebook_has_a_row_for_each_field():
    assert re.findall(r"^\| `(\w+)`", codebook(), re.MULTILINE) == [*INTERFACE, "document_id", "corrections"]


def test_versions_name_package_and_data():
    import geo
    from geo.datasets import data_version

    assert versions() == {"generator": f"geo-event-mapper {geo.__version__}", "data_version": data_version()}


def test_reading_text_needs_no_table_library():
    code = (
        "import sys, geo\nfrom geo.records import event_record, report_record\n"
        "result = geo.run([geo.Document(id='a', text='Shelling killed two people in Kherson, the governor said.')])\n"
        "[event_record(e) for e in result.events]; [report_record(r) for r in result.reports]\n"
        "heavy = ('numpy', 'pandas', 'shapely', 'geopandas', 'folium', 'pyarrow', 'click')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_quote_of_a_run_is_in_its_text():
    import geo

    text = "Shelling killed two people in Kherson, the governor said. Drones hit a depot in Cherkasy, injuring “three”."
    result = geo.run([Document(id="a", text=text)])
    evidence = [part for event in result.events for part in event_record(event)["evidence"]]
    assert evidence
    assert all(text[part["start"] : part["end"]] == part["quote"] for part in evidence)
