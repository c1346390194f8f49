"""An event in, a plain dict out: all its properties in their order, in JSON's own types.

`fields` has the table of the properties, from which schema and codebook are made.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from geo.hints import Any, Final
from geo.model import Claim, Event, EventPlace, Offset, Report, Source
from geo.records.fields import FIELD_NAMES, FIELDS, SCHEMA_VERSION, codebook, json_schema

__all__ = [
    "FIELD_NAMES",
    "SCHEMA_VERSION",
    "codebook",
    "event_record",
    "in_order",
    "json_schema",
    "normal_record",
    "place_record",
    "report_record",
    "versions",
]

_WHERE_PREC: Final = {"site": 1, "settlement": 1, "near": 2, "adm2": 3, "adm1": 4, "region": 5, "country": 6}
_KINDS: Final = {field.name: field.kind for field in FIELDS}
_LISTS: Final = tuple(field.name for field in FIELDS if field.kind == "list")


def event_record(event: Event) -> dict[str, Any]:
    """Give an event as a flat dict of JSON types, in the order of the codebook.

    Examples
    --------
    >>> from geo.model import Count, Event
    >>> nothing = {"place": None, "reports": (), "evidence": (), "sources": (), "n_sources": 1}
    >>> event = Event(id="e1", kind="strike", killed=Count(low=2), **nothing)
    >>> record = event_record(event)
    >>> record["type"], record["killed_low"], record["killed_high"], record["place"]
    ('strike', 2, None, None)
    """
    record: dict[str, Any] = {
        "id": event.id,
        "type": event.kind,
        "subtype": event.subtype,
        "occurrence": event.occurrence,
        "verification": event.verification,
        "date_start": event.day.first.isoformat() if event.day else None,
        "date_end": event.day.last.isoformat() if event.day else None,
        "date_precision": event.day.precision if event.day else None,
        **place_record(event.place),
    }
    for metric, count in (("killed", event.killed), ("injured", event.injured)):
        record |= {f"{metric}_low": count.low, f"{metric}_best": count.best, f"{metric}_high": count.high}
    return record | {
        "count_scope": event.count_scope,
        "claims": [_claim(claim) for claim in event.claims],
        "weapons": list(event.weapons),
        "targets": list(event.targets),
        "actors": [{"name": a.name, "country": a.country, "role": a.role} for a in event.actors],
        "evidence": [
            {"document": e.document_id, "start": e.span.start, "end": e.span.end, "quote": e.quote}
            for e in event.evidence
        ],
        "sources": [_source(source) for source in event.sources],
        "n_reports": len(event.reports),
        "n_sources": event.n_sources,
        "confidence": round(float(event.confidence), 3),
        "confidence_parts": {name: round(float(part), 3) for name, part in event.confidence_parts},
        "schema_version": SCHEMA_VERSION,
    }


def report_record(report: Report) -> dict[str, Any]:
    """Give one report, seen alone, in the same fields, with its ``document_id``."""
    from geo.fusion import event_of

    return event_record(event_of([report])) | {"document_id": report.document_id}


def normal_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record with every property, in order, each of its type; what else it holds comes after.

    Missing values of any library become None; 3.0 becomes 3 where an integer belongs.
    """
    known: dict[str, Any] = {name: record.get(name) for name in _KINDS}
    for name, kind in _KINDS.items():
        value = known[name]
        if value is not None and (kind in _NUMBERS or type(value) not in _SIMPLE):
            known[name] = _normal(value, kind)
    for name in ("date_start", "date_end"):
        known[name] = known[name][:10] if isinstance(known[name], str) else known[name]
    for name in _LISTS:
        known[name] = known[name] or []
    known["confidence_parts"] = known["confidence_parts"] or {}
    known["schema_version"] = known["schema_version"] or SCHEMA_VERSION
    return known | {name: _plain(value) for name, value in record.items() if name not in known}


def in_order(records: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give normal records by date, type, id and document: those without a date last."""
    return sorted((normal_record(record) for record in records), key=_order)


def _order(record: Mapping[str, Any]) -> tuple[str, ...]:
    unknown = "9999-99-99"
    names = ("date_start", "date_end")
    return (
        *(record[name] or unknown for name in names),
        *(str(record.get(name) or "") for name in ("type", "id", "document_id")),
    )


@cache
def versions() -> dict[str, str]:
    """Name the package and the data that make an output."""
    from geo.datasets import data_version

    package = import_module("geo")  # by name: a plain import would tie records to all that the package offers
    return {"generator": f"geo-event-mapper {package.__version__}", "data_version": data_version()}


def place_record(place: EventPlace | None) -> dict[str, Any]:
    """Give the properties of a place; all null where there is none."""
    if place is None:
        names = FIELD_NAMES[FIELD_NAMES.index("place") : FIELD_NAMES.index("killed_low")]
        return dict.fromkeys(names)
    return {
        "place": place.name,
        "place_text": place.text,
        "place_kind": place.kind,
        "geonameid": place.geonameid,
        "lat": _degrees(place.lat),
        "lon": _degrees(place.lon),
        "geo_precision": place.precision,
        "uncertainty_km": None if place.uncertainty_km is None else round(float(place.uncertainty_km), 1),
        "where_prec": 7 if place.kind == "sea" else _WHERE_PREC.get(place.precision),
        "offset": _offset(place.offset),
        "country": place.country,
        "adm1": place.adm1,
        "adm1_name": place.adm1_name,
        "adm1_pcode": _pcodes().get(place.adm1 or ""),
        "adm2": place.adm2,
        "adm2_name": place.adm2_name,
    }


def _offset(offset: Offset | None) -> dict[str, Any] | None:
    if offset is None:
        return None
    return {
        "anchor": offset.anchor,
        "anchor_lat": _degrees(offset.anchor_lat),
        "anchor_lon": _degrees(offset.anchor_lon),
        "bearing": offset.bearing,
        "distance_km": None if offset.distance_km is None else float(offset.distance_km),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "metric": claim.metric,
        "low": claim.low,
        "high": claim.high,
        "scope": claim.scope,
        "who": claim.who,
        "attributed_to": claim.attributed_to,
        "document": claim.document_id,
        "start": claim.span.start,
        "end": claim.span.end,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "source": source.source,
        "url": source.url,
        "published": source.published.isoformat() if source.published else None,
    }


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


@cache
def _pcodes() -> Mapping[str, str]:
    """OCHA P-codes by ISO 3166-2: they differ for five of Ukraine's 27 units, so that a table is needed."""
    from geo.datasets import data_path

    names, *rows = data_path("curated", "ua_adm1.csv").read_text(encoding="utf-8").splitlines()
    columns = names.split(",")  # codes and names of units: none holds a comma
    iso, pcode = columns.index("iso_3166_2"), columns.index("cod_ab_pcode")
    return {cells[iso]: cells[pcode] for cells in (row.split(",") for row in rows)}


def _normal(value: Any, kind: str) -> Any:
    value = _plain(value)
    if value is None:
        return None
    if kind == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    if kind == "number" and isinstance(value, int):
        return float(value)
    return value


_NUMBERS = frozenset({"integer", "number"})
_SIMPLE = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    """Put a value in JSON's types, also out of numpy, pandas or pyarrow: told by their methods, not imported."""
    kind = type(value)
    if kind in _SIMPLE:  # nearly all that there is, and a table of events has millions
        return value
    if kind is dict:
        return {str(name): part if type(part) in _SIMPLE else _plain(part) for name, part in value.items()}
    if kind is list:
        return [_plain(part) for part in value]
    if isinstance(value, (str, bool, int)):
        return str(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(part) for part in value]
    if hasattr(value, "tolist"):  # numpy scalars and arrays
        return _plain(value.tolist())
    if hasattr(value, "isoformat"):
        return None if str(value) == "NaT" else str(value.isoformat())
    return None if str(value) in ("<NA>", "nan") else str(value)
