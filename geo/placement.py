"""Records of events in, how each is drawn out: a point, about an anchor, over a unit, or in a list only.

Page and picture ask here, so that they cannot differ in what they give a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["NOWHERE", "POINT", "UNIT", "WEDGE", "drawn_as", "records_of"]

POINT, WEDGE, UNIT, NOWHERE = range(4)
"""How an event is drawn: a point, about an anchor, over an admin unit, or in the list only."""

_OVER_UNITS: Final = frozenset(("adm1", "adm2", "near"))


def records_of(frame: GeoDataFrame | Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give each row as a plain record with ``lat`` and ``lon``; missing is None."""
    if hasattr(frame, "geometry"):
        from geo.frames import records_from_frame

        return records_from_frame(frame)
    from geo.records import normal_record

    return [normal_record(record) for record in frame]


def drawn_as(record: Mapping[str, Any]) -> tuple[int, float | None, float | None]:
    """Say how an event is drawn, and the point to draw at; never a point that the text does not give.

    Examples
    --------
    >>> drawn_as({"adm1": "UA-14", "geo_precision": "adm1"}) == (UNIT, None, None)
    True
    """
    lat, lon = record.get("lat"), record.get("lon")
    if lat is not None and lon is not None:
        return POINT, lat, lon
    offset = record.get("offset") or {}
    lat, lon = offset.get("anchor_lat"), offset.get("anchor_lon")
    if lat is not None and lon is not None:
        return WEDGE, lat, lon
    if record.get("adm1") and record.get("geo_precision") in _OVER_UNITS:
        return UNIT, None, None
    return NOWHERE, None, None
