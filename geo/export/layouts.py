"""Events in, rows in the columns of other event data sets out: as UCDP GED and ACLED name them.

The columns are theirs, the coding is ours: what a text does not say is left blank, never
a zero, and so are the ids that only they give. ``docs/exports.md`` has the tables.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from geo.hints import Any, Final

__all__ = ["ACLED", "LAYOUTS", "UCDP", "acled_row", "rows_in", "ucdp_row"]

Record = Mapping[str, Any]

UCDP: Final = (
    "id", "year", "active_year", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip
ACLED: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_VIOLENT: Final = ("strike", "explosion", "clash", "killing")
_HAPPENED: Final = ("occurred", "ongoing")
_UCDP_DAYS: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # at most so many days: date_prec
_ACLED_TIME: Final = {"day": 1, "night": 1, "range": 2, "week": 2, "month": 3, "year": 3}
_ACLED_PLACE: Final = {"site": 1, "settlement": 1, "near": 2, "adm2": 2, "adm1": 3, "region": 3, "country": 3}
_SEPARATOR: Final = "; "


def rows_in(records: list[dict[str, Any]], layout: str) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Give the columns of a layout, and a row for each event that it has a place for.

    Parameters
    ----------
    records : list of dict
        Events as `geo.records.event_record` gives them.
    layout : str
        ``ucdp``: events with violence that happened. ``acled``: all events that happened.
    """
    columns, row, wanted = LAYOUTS[layout]
    return columns, [row(record) for record in records if wanted(record)]


def _is_violence(record: Record) -> bool:
    return record.get("type") in _VIOLENT and _happened(record)


def _happened(record: Record) -> bool:
    return record.get("occurrence") in _HAPPENED


# -- UCDP GED


def ucdp_row(record: Record) -> dict[str, Any]:
    """Give an event in the columns of UCDP GED.

    Examples
    --------
    >>> row = ucdp_row({"id": "a", "type": "strike", "killed_best": None, "date_start": "2026-01-24"})
    >>> row["year"], row["best"], row["type_of_violence"]
    (2026, None, None)
    """
    sources = record.get("sources") or []
    one, other = _sides(record)
    lat, lon = record.get("lat"), record.get("lon")
    cells = {
        "id": record.get("id"),
        "year": _year(record),
        "side_a": one,
        "side_b": other,
        "dyad_name": f"{one} - {other}" if one and other else None,
        "number_of_sources": record.get("n_sources"),
        "source_article": _joined(s.get("title") or s.get("url") or s.get("id") for s in sources),
        "source_office": _joined(s.get("source") for s in sources),
        "source_date": _joined(s.get("published") for s in sources),
        "source_headline": _joined(s.get("title") for s in sources),
        "source_original": _joined(c.get("attributed_to") for c in record.get("claims") or []),
        "where_prec": record.get("where_prec"),
        "where_coordinates": record.get("place"),
        "where_description": record.get("place_text"),
        "adm_1": record.get("adm1_name"),
        "adm_2": record.get("adm2_name"),
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": None if lat is None or lon is None else f"POINT ({lon} {lat})",
        "country": _country(record.get("country")),
        "event_clarity": 2 if record.get("count_scope") == "shared" or (_date_prec(record) or 0) > 2 else 1,
        "date_prec": _date_prec(record),
        "date_start": record.get("date_start"),
        "date_end": record.get("date_end"),
        "deaths_unknown": record.get("killed_best"),
        "best": record.get("killed_best"),
        "high": record.get("killed_high"),
        "low": record.get("killed_low"),
    }
    return dict.fromkeys(UCDP) | cells


def _date_prec(record: Record) -> int | None:
    first, last = record.get("date_start"), record.get("date_end") or record.get("date_start")
    if not first or not last:
        return None
    days = (date.fromisoformat(str(last)) - date.fromisoformat(str(first))).days + 1
    return next((precision for most, precision in _UCDP_DAYS if days <= most), _UCDP_DAYS[-1][1])


# -- ACLED


def acled_row(record: Record) -> dict[str, Any]:
    """Give an event in the columns of ACLED.

    Examples
    --------
    >>> row = acled_row({"id": "a", "type": "strike", "weapons": ["drone"], "killed_best": None})
    >>> row["event_type"], row["sub_event_type"], row["fatalities"]
    ('Explosions/Remote violence', 'Air/drone strike', None)
    """
    kind = _acled_type(record)
    one, other = _sides(record)
    cells = {
        "event_id_cnty": record.get("id"),
        "event_date": record.get("date_start"),
        "year": _year(record),
        "time_precision": _ACLED_TIME.get(str(record.get("date_precision"))),
        "disorder_type": kind["disorder_type"],
        "event_type": kind["event_type"],
        "sub_event_type": kind["sub_event_type"],
        "actor1": one,
        "actor2": other,
        "country": _country(record.get("country")),
        "admin1": record.get("adm1_name"),
        "admin2": record.get("adm2_name"),
        "location": record.get("place"),
        "latitude": record.get("lat"),
        "longitude": record.get("lon"),
        "geo_precision": _ACLED_PLACE.get(str(record.get("geo_precision"))),
        "source": _joined(s.get("source") or s.get("id") for s in record.get("sources") or []),
        "notes": " ".join(dict.fromkeys(str(e.get("quote")) for e in record.get("evidence") or [])) or None,
        "fatalities": record.get("killed_best"),
    }
    return dict.fromkeys(ACLED) | cells


def _acled_type(record: Record) -> Mapping[str, str]:
    """The first row of the table that fits: by type, then subtype, then one of the weapons."""
    weapons = record.get("weapons") or []
    fits = (row for row in _acled_types() if row["type"] == record.get("type"))
    fits = (row for row in fits if row["subtype"] in ("", record.get("subtype")))
    none = {"disorder_type": "", "event_type": "", "sub_event_type": ""}
    return next((row for row in fits if not row["weapon"] or row["weapon"] in weapons), none)


@cache
def _acled_types() -> tuple[Mapping[str, str], ...]:
    from geo.datasets import data_path

    with data_path("schema", "acled.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


# -- what both ask


def _sides(record: Record) -> tuple[str | None, str | None]:
    """Who did it, and to whom; two participants where nobody began."""
    by_role: dict[str, list[str]] = {}
    for actor in record.get("actors") or []:
        by_role.setdefault(str(actor.get("role")), []).append(str(actor.get("name")))
    ones, others = by_role.get("initiator", []), by_role.get("target", [])
    rest = by_role.get("participant", [])
    if not ones:
        ones, rest = rest[:1], rest[1:]
    return _joined(ones), _joined(others or rest)


def _joined(parts: Any) -> str | None:
    return _SEPARATOR.join(dict.fromkeys(str(part) for part in parts if part)) or None


def _year(record: Record) -> int | None:
    first = record.get("date_start")
    return int(str(first)[:4]) if first else None


@cache
def _country(code: str | None) -> str | None:
    """The country's English name; its code where the gazetteer has none."""
    if not code:
        return None
    from geo.gazetteer import load_index

    place = load_index().country(code)
    return place.name if place else code


LAYOUTS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Record], dict[str, Any]], Callable[[Record], bool]]]] = {
    "ucdp": (UCDP, ucdp_row, _is_violence),
    "acled": (ACLED, acled_row, _happened),
}
