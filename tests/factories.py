"""Event records made up for the tests of the map, in our own words: every type, every precision.

The names are of real places, so that the records fall on the map; what happens in them is
invented. Coordinates are rounded to a tenth of a degree.
"""

from __future__ import annotations

from typing import Any

__all__ = ["EVENTS", "event_record", "many"]

_SOURCES = (
    {
        "id": "a.txt",
        "title": "Night of drones, morning of talks",
        "source": "Example Courier",
        "url": "https://courier.example/a?x=1&y=2",
        "published": "2026-03-04",
    },
    {"id": "b.txt", "title": None, "source": "Sample Agency", "url": None, "published": "2026-03-05"},
)


def event_record(key: str, **changes: Any) -> dict[str, Any]:
    """Give a record with every property of an event; ``changes`` replace the defaults."""
    quote = changes.pop("quote", f"This sentence is the evidence of {key}.")
    record: dict[str, Any] = {
        "id": f"e-{key}",
        "type": "strike",
        "subtype": None,
        "occurrence": "occurred",
        "verification": "reported",
        "date_start": "2026-03-03",
        "date_end": "2026-03-03",
        "date_precision": "day",
        "place": None,
        "place_text": None,
        "place_kind": "settlement",
        "geonameid": None,
        "geo_precision": "settlement",
        "uncertainty_km": None,
        "where_prec": 1,
        "offset": None,
        "country": "UA",
        "adm1": None,
        "adm1_name": None,
        "adm1_pcode": None,
        "adm2": None,
        "adm2_name": None,
        **{f"{metric}_{end}": None for metric in ("killed", "injured") for end in ("low", "best", "high")},
        "count_scope": "event",
        "claims": [],
        "weapons": [],
        "targets": [],
        "actors": [],
        "evidence": [{"document": "a.txt", "start": 0, "end": len(quote), "quote": quote}],
        "sources": [dict(_SOURCES[0])],
        "n_reports": 1,
        "n_sources": 1,
        "confidence": 0.7,
        "confidence_parts": {"type": 0.8, "place": 0.9, "date": 0.7, "counts": 0.6},
        "schema_version": "1.0",
        "lat": None,
        "lon": None,
    }
    return record | changes


def _kharkiv() -> dict[str, Any]:
    def claim(low: int, high: int | None, speaker: str, document: str, scope: str = "event") -> dict[str, Any]:
        return {
            "metric": "injured",
            "low": low,
            "high": high,
            "scope": scope,
            "who": "civilians",
            "attributed_to": speaker,
            "document": document,
            "start": 0,
            "end": 4,
        }

    return event_record(
        "kharkiv",
        place="Kharkiv",
        place_text="the country's second city",
        adm1="UA-63",
        adm1_name="Kharkiv Oblast",
        lat=50.0,
        lon=36.2,
        uncertainty_km=7.0,
        injured_low=14,
        injured_best=19,
        injured_high=19,
        date_start="2026-03-03",
        date_end="2026-03-04",
        date_precision="night",
        verification="confirmed",
        weapons=["drone", "missile"],
        targets=["housing"],
        actors=[{"name": "Russia", "country": "RU", "role": "initiator"}],
        claims=[
            claim(19, 19, "the mayor", "a.txt"),
            claim(14, None, "the rescue service", "b.txt"),
            claim(23, 23, "the ministry", "b.txt", "total"),
        ],
        sources=[dict(source) for source in _SOURCES],
        n_reports=2,
        n_sources=2,
        confidence=0.92,
        quote="Nineteen people were hurt when drones reached the city, the mayor said.",
    )


EVENTS: tuple[dict[str, Any], ...] = (
    _kharkiv(),
    event_record(
        "kyiv",
        place="Kyiv",
        adm1="UA-30",
        adm1_name="Kyiv",
        lat=50.4,
        lon=30.5,
        uncertainty_km=12.0,
        killed_low=1,
        killed_best=1,
        killed_high=1,
        injured_low=4,
        injured_best=4,
        injured_high=4,
        weapons=["drone"],
    ),
    event_record(
        "depot",
        place="Poltava",
        place_text="an oil depot in Poltava",
        type="explosion",
        geo_precision="site",
        adm1="UA-53",
        adm1_name="Poltava Oblast",
        lat=49.6,
        lon=34.6,
        uncertainty_km=0.3,
        killed_low=0,
        killed_best=0,
        killed_high=0,
        injured_low=0,
        injured_best=0,
        injured_high=0,
    ),
    event_record(
        "oblast",
        place="Dnipropetrovsk Oblast",
        place_kind="adm1",
        geo_precision="adm1",
        adm1="UA-12",
        adm1_name="Dnipropetrovsk Oblast",
    ),
    event_record(
        "wedge",
        type="territorial_change",
        subtype="captured",
        verification="claimed",
        place="village northeast of Kharkiv",
        geo_precision="near",
        adm1="UA-63",
        adm1_name="Kharkiv Oblast",
        confidence=0.45,
        offset={"anchor": "Kharkiv", "anchor_lat": 50.0, "anchor_lon": 36.2, "bearing": "NE", "distance_km": None},
    ),
    event_record(
        "near",
        type="clash",
        place="Izium",
        place_text="12 km south of Izium",
        geo_precision="near",
        adm1="UA-63",
        adm1_name="Kharkiv Oblast",
        lat=49.1,
        lon=37.3,
        uncertainty_km=4.0,
        killed_high=5,
        offset={"anchor": "Izium", "anchor_lat": 49.2, "anchor_lon": 37.3, "bearing": "S", "distance_km": 12.0},
    ),
    event_record(
        "donetsk",
        type="territorial_claim",
        occurrence="demanded",
        place="Donetsk Oblast",
        place_kind="adm1",
        geo_precision="adm1",
        adm1="UA-14",
        adm1_name="Donetsk Oblast",
        date_start=None,
        date_end=None,
        date_precision=None,
    ),
    event_record(
        "luhansk",
        type="territorial_claim",
        occurrence="demanded",
        place="Luhansk Oblast",
        place_kind="adm1",
        geo_precision="adm1",
        adm1="UA-09",
        adm1_name="Luhansk Oblast",
        date_start=None,
        date_end=None,
        date_precision=None,
    ),
    event_record(
        "talks",
        type="negotiation",
        subtype="meeting",
        occurrence="ongoing",
        verification=None,
        place="Abu Dhabi",
        country="AE",
        adm1="AE-AZ",
        adm1_name="Abu Dhabi",
        lat=24.5,
        lon=54.4,
        date_end="2026-03-04",
        date_precision="range",
        actors=[
            {"name": name, "country": None, "role": "participant"} for name in ("Russia", "Ukraine", "United States")
        ],
    ),
    event_record(
        "davos",
        type="negotiation",
        place="Davos",
        country="CH",
        adm1="CH-GR",
        adm1_name="Graubünden",
        lat=46.8,
        lon=9.8,
        date_start="2026-03-01",
        date_end="2026-03-02",
        date_precision="week",
    ),
    event_record(
        "swap",
        type="prisoner_exchange",
        occurrence="planned",
        place="Chernihiv",
        adm1="UA-74",
        adm1_name="Chernihiv Oblast",
        lat=51.5,
        lon=31.3,
        date_start="2026-03-09",
        date_end="2026-03-09",
    ),
    event_record(
        "odesa",
        type="interception",
        place="Odesa",
        adm1="UA-51",
        adm1_name="Odesa Oblast",
        lat=46.5,
        lon=30.7,
        weapons=["drone", "sea_drone"],
    ),
    event_record(
        "kherson",
        type="killing",
        place="Kherson",
        adm1="UA-65",
        adm1_name="Kherson Oblast",
        lat=46.6,
        lon=32.6,
        killed_low=2,
        killed_best=2,
        verification="disputed",
    ),
    event_record(
        "deal",
        type="agreement",
        occurrence="historical",
        place="Minsk",
        country="BY",
        lat=53.9,
        lon=27.6,
        date_start="2015-02-01",
        date_end="2015-02-28",
        date_precision="month",
    ),
    event_record(
        "melitopol",
        type="abduction",
        place="Melitopol",
        adm1="UA-23",
        adm1_name="Zaporizhzhia Oblast",
        lat=46.8,
        lon=35.4,
    ),
    event_record("donbas", place="Donbas", place_kind="region", geo_precision="region", confidence=0.3),
    event_record("nowhere", type="clash", country=None, geo_precision=None, confidence=0.2),
)
"""Seventeen events: all types, all precisions, all ways in which a count may be known."""


def many(n: int) -> list[dict[str, Any]]:
    """Give ``n`` records spread over the map, each with an id and a quote of its own."""
    drawn = [record for record in EVENTS if record["lat"] is not None]
    return [
        {
            **drawn[k % len(drawn)],
            "id": f"e-{k}",
            "lat": 45.5 + (k * 37 % 600) / 100,
            "lon": 23.5 + (k * 61 % 1500) / 100,
            "evidence": [{"document": "a.txt", "start": 0, "end": 30, "quote": f"Sentence {k} is about event {k}."}],
        }
        for k in range(n)
    ]
