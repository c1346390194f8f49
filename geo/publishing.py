"""Records of events in, records that are safer to publish out: no exact site, nothing that names one.

A map of where something was hit yesterday can help those who hit it. What is done here is done to
the records, so that all that is made of them is alike: page, popups, downloads, pictures, files.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from geo.errors import GeoError
from geo.gazetteer import distance_km, load_index
from geo.model import Place
from geo.records import FIELD_NAMES, normal_record
from geo.records.fields import REPORT_FIELD

__all__ = ["coarsened"]

_KM_PER_DEGREE: Final = 111.2
_KEPT: Final = frozenset((*FIELD_NAMES, REPORT_FIELD.name))
_STEP_KM: Final = 5.0
_FAR_KM: Final = 50.0


def coarsened(
    records: Iterable[Mapping[str, Any]], *, round_km: float | None = None, settlement_only: bool = False
) -> list[dict[str, Any]]:
    """Give events without exact places.

    Parameters
    ----------
    records : iterable of mappings
        Properties of events, with ``lat`` and ``lon``.
    round_km : float, optional
        Put every point in the middle of its cell of a grid of so many kilometres.
    settlement_only : bool, optional
        Put every point on the settlement that it is in, or on the nearest; what has none within
        50 km loses its point.

    Returns
    -------
    list of dict
        The events in the order given. Of each, with either option: no quotes, no place as the text
        writes it, no titles of articles, no properties that the schema does not know. Of those known
        more exactly than by a settlement, besides: another name of the place (of the settlement, or of
        the unit), no offset from a named place, an id of its own. ``uncertainty_km`` reaches what was.

    Raises
    ------
    GeoError
        ``round_km`` is not more than 0.

    Notes
    -----
    What is not hidden: the settlement, the day, the kind of target, who states a number, and the addresses of the
    sources, where anyone may read what they say. A unit stays as it is; a place without a point that is told from another
    ("a village northeast of Kharkiv") becomes its first-level unit, or its country.

    Examples
    --------
    >>> site = {"id": "a", "type": "strike", "place": "A depot", "geo_precision": "site", "lat": 49.01, "lon": 36.33}
    >>> (found,) = coarsened([site], round_km=20)
    >>> found["place"], round(found["lat"], 2), found["uncertainty_km"], found["geo_precision"]
    (None, 49.01, 15.0, 'near')
    """
    if round_km is not None and not round_km > 0:
        raise GeoError(f"round_km {round_km} is not more than 0; give kilometres")
    if round_km is None and not settlement_only:
        return [normal_record(record) for record in records]
    bare = [_without_words(record) for record in records]
    placed = [_on_settlement(record) if settlement_only else record for record in bare]
    if round_km is not None:
        placed = [_on_grid(record, round_km) for record in placed]
    return _with_own_ids(bare, placed)


def _without_words(record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what quotes an article, and what only the user's own file knows."""
    known = {name: value for name, value in normal_record(record).items() if name in _KEPT}
    sources = [{**source, "title": None} for source in known["sources"]]
    return {**known, "place_text": None, "evidence": [], "sources": sources}


def _is_exact(record: Mapping[str, Any]) -> bool:
    """Say whether the event is known more exactly than by its settlement, or may be."""
    if record["lat"] is None:
        return record["offset"] is not None or record["geo_precision"] in ("site", "near")
    return record["geo_precision"] != "settlement" or record["place_kind"] not in (None, "settlement")


def _without_point(record: dict[str, Any]) -> dict[str, Any]:
    """Give an event by its unit where its place, though it has no point, is told more exactly than by a settlement."""
    return {**record, **_UNPLACED, **_unit(record)} if _is_exact(record) else record


def _on_settlement(record: dict[str, Any]) -> dict[str, Any]:
    if record["lat"] is None:
        return _without_point(record)
    place, apart = _settlement_of(record)
    exact = _is_exact(record)
    reach = apart + (record["uncertainty_km"] or 0.0)
    if place is None:
        return {**record, **_UNPLACED, **_unit(record)}
    named = {"place": place.name, "place_kind": "settlement", "geonameid": place.geonameid} if exact else {}
    return {
        **record,
        **named,
        "lat": place.lat,
        "lon": place.lon,
        "offset": None,
        "geo_precision": "settlement",
        "where_prec": 1 if reach <= _STEP_KM else 2,
        "uncertainty_km": None if reach <= _STEP_KM else math.ceil(reach / _STEP_KM) * _STEP_KM,
    }


def _settlement_of(record: Mapping[str, Any]) -> tuple[Place | None, float]:
    """Give the settlement of an event, and how far from it the event's point was."""
    index, lat, lon = load_index(), record["lat"], record["lon"]
    own = index.by_geonameid(record["geonameid"]) if record["geonameid"] else None
    if own is not None and own.kind == "settlement" and own.lat is not None and own.lon is not None:
        return own, distance_km(lat, lon, own.lat, own.lon)
    if own is not None and own.kind == "district":
        own = index.settlement_of(own)
        if own is not None and own.lat is not None and own.lon is not None:
            return own, distance_km(lat, lon, own.lat, own.lon)
    near = index.near(lat, lon, max_km=_FAR_KM)
    return near[0] if near else (None, 0.0)


_UNPLACED: Final = {"lat": None, "lon": None, "offset": None, "geonameid": None, "uncertainty_km": None}


def _unit(record: Mapping[str, Any]) -> dict[str, Any]:
    """Place an event by its first-level unit, or its country."""
    if record["adm1"]:
        return {"place": record["adm1_name"], "place_kind": "adm1", "geo_precision": "adm1", "where_prec": 4}
    return {"place": None, "place_kind": None, "geo_precision": "country", "where_prec": 6}


def _on_grid(record: dict[str, Any], km: float) -> dict[str, Any]:
    if record["lat"] is None:
        return _without_point(record)
    lat, lon = _cell(record["lat"], record["lon"], km)
    reach = float(math.ceil((record["uncertainty_km"] or 0.0) + km * math.sqrt(0.5)))
    moved = {**record, "lat": lat, "lon": lon, "uncertainty_km": reach, "offset": None}
    if not _is_exact(record):
        return moved
    named = {"place": record["adm2_name"] or record["adm1_name"], "place_kind": None, "geonameid": None}
    return {**moved, **named, "geo_precision": "near", "where_prec": 2}


def _cell(lat: float, lon: float, km: float) -> tuple[float, float]:
    """Give the middle of the cell that a point falls in; cells are as wide as they are high."""
    high = km / _KM_PER_DEGREE
    middle = max(-90.0, min(90.0, (math.floor(lat / high) + 0.5) * high))
    wide = min(360.0, high / max(0.01, math.cos(math.radians(middle))))
    across = (math.floor(lon / wide) + 0.5) * wide
    return round(middle, 5), round((across + 180) % 360 - 180, 5)


def _with_own_ids(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give events that moved an id from what is still told of them: the old one is a hash of their place."""
    seen: Counter[tuple[str, ...]] = Counter()
    order = sorted(range(len(after)), key=lambda k: str(before[k]["id"]))
    for k in order:
        if not _is_exact(before[k]):
            continue
        told = tuple(str(after[k][name]) for name in ("type", "place", "lat", "lon", "date_start", "country", "adm1"))
        seen[told] += 1
        digest = hashlib.sha256("|".join((*told, str(seen[told]))).encode()).hexdigest()[:16]
        after[k] = {**after[k], "id": digest}
    return after
