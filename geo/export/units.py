"""Records of events in, the same with the admin unit for each point that has none out."""

from __future__ import annotations

from geo.hints import Any

__all__ = ["with_units"]


def with_units(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the records, with the admin unit for a point that has none; GIS is loaded only for such a point.

    Examples
    --------
    >>> with_units([{"lat": None, "lon": None, "adm1": None}])
    [{'lat': None, 'lon': None, 'adm1': None}]
    """
    from geo.datasets import shipped_version
    from geo.installed import usable

    levels = ("adm1", "adm2") if usable("boundaries", shipped_version()) else ("adm1",)
    if all(record["lat"] is None or all(record[level] for level in levels) for record in records):
        return records
    from geo.frames import frame_from_records, join_boundaries, records_from_frame

    return records_from_frame(join_boundaries(frame_from_records(records)))
