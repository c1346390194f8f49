"""Invented events in any number, the same for the same seed: for measuring the page, never for reading.

Places are settlements of the shipped gazetteer, weighted by their people; all that is said
to have happened in them is made up, and says so.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from geo.gazetteer import load_index
from geo.model import Place

__all__ = ["synthetic_events"]

TYPES = {
    "strike": 46,
    "clash": 18,
    "interception": 12,
    "explosion": 8,
    "killing": 6,
    "territorial_change": 3,
    "territorial_claim": 2,
    "negotiation": 2,
    "agreement": 1,
    "prisoner_exchange": 1,
    "abduction": 1,
}
WEAPONS = ("drone", "missile", "artillery", "air_bomb", "mlrs")
SPEAKERS = (
    "the regional governor",
    "the mayor",
    "the emergency service",
    "the general staff",
    "a hospital",
    "residents",
)
OUTLETS = tuple(f"Invented {kind} {n}" for kind in ("Courier", "Herald", "Agency", "Gazette") for n in range(1, 13))
WORDS = (
    "drones struck a warehouse near the station before dawn while crews cleared glass from the yard of the school "
    "shells fell on the outskirts as residents waited for water and the power was cut in four streets "
    "rescuers searched the upper floors until evening with dogs after the second blast broke windows in the market"
).split()


def synthetic_events(n: int, *, seed: int = 7, days: int = 365) -> list[dict[str, Any]]:
    """Give ``n`` records of events over a number of days, with every property that a page shows."""
    rng = random.Random(seed)
    places = _settlements()
    weights = list(accumulate(max(200, place.population or 0) ** 0.6 for place in places))
    types = rng.choices(list(TYPES), weights=list(TYPES.values()), k=n)
    chosen = rng.choices(places, cum_weights=weights, k=n)
    return [_event(rng, k, type_, place, days) for k, (type_, place) in enumerate(zip(types, chosen, strict=True))]


def _settlements() -> list[Place]:
    """Find the settlements of Ukraine by walking over it in steps of half a degree."""
    index = load_index()
    found: dict[str, Place] = {}
    for lat in range(90, 105):
        for lon in range(44, 81):
            for place, _ in index.near(lat / 2, lon / 2, limit=400, max_km=45.0):
                if place.country == "UA":
                    found[place.id] = place
    return [found[key] for key in sorted(found)]


def _event(rng: random.Random, k: int, type_: str, place: Place, days: int) -> dict[str, Any]:
    day = date(2025, 1, 1) + timedelta(days=int(days * rng.random() ** 0.8))
    precision = rng.choices(("site", "settlement", "near", "adm1", "region"), weights=(8, 78, 9, 4, 1))[0]
    record = {
        "id": f"{rng.getrandbits(64):016x}",
        "type": type_,
        "subtype": None,
        "occurrence": rng.choices(("occurred", "ongoing", "planned", "threatened"), weights=(92, 4, 2, 2))[0],
        "verification": rng.choices(("confirmed", "reported", "claimed", "disputed"), weights=(15, 55, 25, 5))[0],
        "date_start": day.isoformat(),
        "date_end": day.isoformat(),
        "date_precision": rng.choices(("day", "night"), weights=(4, 1))[0],
        "place_kind": "settlement",
        "geo_precision": precision,
        "where_prec": 1,
        "country": "UA",
        "adm1_pcode": None,
        "adm2": place.adm2,
        "adm2_name": place.adm2_name,
        "weapons": [rng.choice(WEAPONS)],
        "targets": ["housing"],
        "actors": [],
        "count_scope": "event",
        "n_reports": 1,
        "confidence": round(0.3 + 0.65 * rng.random(), 3),
        "confidence_parts": {part: round(rng.random(), 2) for part in ("type", "place", "date", "counts")},
        "schema_version": "1.0",
    }
    return record | _where(rng, place, precision) | _said(rng, k, record["date_start"], place)


def _where(rng: random.Random, place: Place, precision: str) -> dict[str, Any]:
    """Say where, no more exactly than the precision: an oblast has no point, a bearing has its anchor."""
    known = {"adm1": place.adm1, "adm1_name": place.adm1_name, "geonameid": place.geonameid, "place": place.name}
    point = {"lat": place.lat, "lon": place.lon, "uncertainty_km": round(0.5 + 5 * rng.random(), 1), "offset": None}
    nothing = {"lat": None, "lon": None, "uncertainty_km": None, "offset": None}
    if precision == "adm1":
        return known | nothing | {"place": place.adm1_name, "place_text": place.adm1_name, "geonameid": None}
    if precision == "region":
        return nothing | {
            "place": "the front",
            "place_text": "the front",
            "adm1": None,
            "adm1_name": None,
            "geonameid": None,
        }
    if precision == "near" and rng.random() < 0.5:
        bearing = rng.choice(("N", "NE", "E", "SE", "S", "SW", "W", "NW"))
        offset = {
            "anchor": place.name,
            "anchor_lat": place.lat,
            "anchor_lon": place.lon,
            "bearing": bearing,
            "distance_km": None,
        }
        return known | nothing | {"offset": offset, "place_text": f"{bearing} of {place.name}"}
    return known | point | {"place_text": place.name}


def _said(rng: random.Random, k: int, day: str, place: Place) -> dict[str, Any]:
    """Say who tells it in which words, with figures that differ between speakers now and then."""
    outlets = rng.sample(OUTLETS, rng.choices((1, 2, 3), weights=(7, 2, 1))[0])
    sources = [
        {
            "id": f"{outlet.split()[-2].lower()}/{day}/{k}.txt",
            "title": f"{' '.join(rng.sample(WORDS, 6)).capitalize()}",
            "source": outlet,
            "url": f"https://{outlet.split()[1].lower()}{outlet.split()[2]}.example/{day}/{k}",
            "published": day,
        }
        for outlet in outlets
    ]
    quote = f"Invented sentence {k}: {' '.join(rng.choices(WORDS, k=18))} in {place.name}."
    evidence = [{"document": sources[0]["id"], "start": 120, "end": 120 + len(quote), "quote": quote}]
    return {"sources": sources, "n_sources": len(outlets), "evidence": evidence} | dict(_figures(rng, sources))


def _figures(rng: random.Random, sources: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    claims = []
    for metric, often in (("killed", 0.2), ("injured", 0.35)):
        low = high = None
        if rng.random() < often:
            figures = [int(rng.expovariate(0.25)) + n for n in range(len(sources))]
            low, high = min(figures), max(figures)
            claims += [
                {
                    "metric": metric,
                    "low": figure,
                    "high": figure,
                    "scope": "event",
                    "who": None,
                    "attributed_to": rng.choice(SPEAKERS),
                    "document": source["id"],
                    "start": 130,
                    "end": 140,
                }
                for figure, source in zip(figures, sources, strict=True)
            ]
        yield from ((f"{metric}_low", low), (f"{metric}_best", high), (f"{metric}_high", high))
    yield "claims", claims
