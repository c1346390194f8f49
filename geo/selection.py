"""Records of events in, those of a period, of types, of an area out: plain Python, a record at a time.

The same rules serve ``geo map``, ``geo events`` and the reader of an archive.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from geo.errors import GeoError
from geo.hints import Any
from geo.logs import logger
from geo.model import EVENT_KINDS

__all__ = ["Selection", "left_out", "parse_bbox", "parse_country", "parse_day", "select"]

_log = logger(__name__)

Box = tuple[float, float, float, float]
_HALF = 180.0
_WIDEST = 270.0  # degrees, of a box over the 180th meridian; one that is wider has its sides swapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which events are wanted; what is not given does not matter, what is given must hold together.

    Attributes
    ----------
    since, until : date, optional
        First and last day. An event is taken where any of its days falls between; one
        without a date is taken only where neither is given.
    types : tuple of str
        Types of events, such as ``strike``.
    adm1 : tuple of str
        First-level units: their ISO 3166-2 code or their name, in any case.
    countries : tuple of str
        ISO 3166-1 codes of two letters.
    bbox : tuple of float, optional
        West, south, east, north, in degrees; west over east crosses the 180th meridian.
        An event lies where its point is, or the place that it is told from; what has
        neither lies in no box.

    Raises
    ------
    GeoError
        A type that is not known, or a period that ends before it begins.
    """

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    adm1: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    bbox: Box | None = None

    def __post_init__(self) -> None:
        for kind in self.types:
            if kind not in EVENT_KINDS:
                raise GeoError(f"type {kind!r} is not known; give one of {', '.join(EVENT_KINDS)}")
        if self.since and self.until and self.since > self.until:
            raise GeoError(f"the period from {self.since} to {self.until} ends before it begins; swap the days")

    def holds(self, record: Mapping[str, Any]) -> bool:
        """Say whether an event is wanted.

        Examples
        --------
        >>> Selection(types=("clash",)).holds({"id": "a", "type": "strike"})
        False
        """
        return (
            (not self.types or record.get("type") in self.types)
            and (not self.countries or str(record.get("country")).upper() in map(str.upper, self.countries))
            and (not self.adm1 or _in_unit(record, self.adm1))
            and _in_period(record, self.since, self.until)
            and (self.bbox is None or _in_box(record, self.bbox))
        )


def select(records: Iterable[Mapping[str, Any]], selection: Selection) -> Iterator[dict[str, Any]]:
    """Give the events that are wanted, in the order given, one at a time.

    Parameters
    ----------
    records : iterable of mappings
        Properties of events, with ``lat`` and ``lon``.
    selection : Selection
        Which.

    Examples
    --------
    >>> records = [{"id": "a", "date_start": "2026-01-23", "date_end": "2026-01-24"}, {"id": "b", "date_start": None}]
    >>> [record["id"] for record in select(records, Selection(since=date(2026, 1, 24)))]
    ['a']
    """
    return (dict(record) for record in records if selection.holds(record))


def left_out(records: Iterable[Mapping[str, Any]], selection: Selection) -> tuple[int, int]:
    """Count what is not wanted only because it says too little: events without a date, events without a point.

    Parameters
    ----------
    records : iterable of mappings
        Properties of events, with ``lat`` and ``lon``.
    selection : Selection
        Which are wanted.

    Returns
    -------
    tuple of int
        How many have no date where a period is asked for, and how many of the others neither point nor
        anchor where a box is; all else that is asked for holds.

    Examples
    --------
    >>> records = [{"id": "a", "date_start": "2026-01-23", "date_end": None}, {"id": "b", "date_start": None}]
    >>> left_out(records, Selection(since=date(2026, 1, 1)))
    (1, 0)
    """
    undated = pointless = 0
    anywhere, whenever = replace(selection, bbox=None), replace(selection, since=None, until=None)
    timed = selection.since is not None or selection.until is not None
    for record in records:
        if timed and _days(record) is None:
            undated += whenever.holds(record)
        elif selection.bbox is not None and _point(record) is None:
            pointless += anywhere.holds(record)
    return undated, pointless


def parse_day(text: str, *, last: bool = False) -> date:
    """Read ``2026-01-24``, or a month or a year: its first day, or its last.

    Raises
    ------
    GeoError
        It is no day.

    Examples
    --------
    >>> parse_day("2024-02", last=True).isoformat(), parse_day("2024").isoformat()
    ('2024-02-29', '2024-01-01')
    """
    try:
        parts = [int(part) for part in text.strip().split("-", 2)]
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        end = calendar.monthrange(parts[0], month)[1] if last else 1
        return date(parts[0], month, parts[2] if len(parts) > 2 else end)
    except (ValueError, calendar.IllegalMonthError, OverflowError) as error:
        raise GeoError(f"{text!r} is not a day; write it as 2026-01-24, or a month as 2026-01") from error


def parse_bbox(text: str) -> Box:
    """Read ``W,S,E,N`` in degrees; a box over the 180th meridian that is wider than half the globe is warned of.

    Raises
    ------
    GeoError
        It is no box: not four numbers, out of range, south over north, or west over east by so little
        that it would be wider than 270 degrees.

    Examples
    --------
    >>> parse_bbox("22.1,44.3,40.2,52.4")
    (22.1, 44.3, 40.2, 52.4)
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise GeoError(f"{text!r} is not a box; write west,south,east,north, as in 22.1,44.3,40.2,52.4") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east):
        raise GeoError(f"{text!r} is not a box of degrees; write west,south,east,north: is the order swapped?")
    wide = east - west + (0 if west < east else 2 * _HALF)
    if west > east and wide > _WIDEST:
        raise GeoError(f"{text!r} is not a box: it goes {wide:g} degrees round the globe; swap west and east")
    if west > east and wide > _HALF:
        _log.warning(
            "%r goes %g degrees round the globe, over the 180th meridian: are west and east swapped?", text, wide
        )
    return west, south, east, north


def parse_country(text: str) -> str:
    """Read an ISO 3166-1 code of two letters.

    Raises
    ------
    GeoError
        There is no such country.

    Examples
    --------
    >>> parse_country("ua")
    'UA'
    """
    import csv

    from geo.datasets import data_path

    code = text.strip().upper()
    with data_path("curated", "countries.csv").open(encoding="utf-8", newline="") as lines:
        if all(row["country"] != code for row in csv.DictReader(lines)):
            raise GeoError(f"{text!r} is no country's code; give two letters of ISO 3166-1, such as UA")
    return code


def _in_unit(record: Mapping[str, Any], wanted: tuple[str, ...]) -> bool:
    own = {str(record.get(name)).casefold() for name in ("adm1", "adm1_name") if record.get(name)}
    return any(unit.strip().casefold() in own for unit in wanted)


def _in_period(record: Mapping[str, Any], since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    days = _days(record)
    if days is None:
        return False
    first, last = days
    return (since is None or last >= since.isoformat()) and (until is None or first <= until.isoformat())


def _days(record: Mapping[str, Any]) -> tuple[str, str] | None:
    """Give the first and last day of an event; None where it has neither."""
    first = record.get("date_start") or record.get("date_end")
    return (str(first)[:10], str(record.get("date_end") or first)[:10]) if first else None


def _in_box(record: Mapping[str, Any], box: Box) -> bool:
    point = _point(record)
    if point is None:
        return False
    lat, lon = point
    west, south, east, north = box
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return bool(south <= lat <= north and across)


def _point(record: Mapping[str, Any]) -> tuple[float, float] | None:
    """Give the point of an event, or of the place that it is told from; None where it has neither."""
    lat, lon = record.get("lat"), record.get("lon")
    if lat is None or lon is None:
        offset = record.get("offset") or {}
        lat, lon = offset.get("anchor_lat"), offset.get("anchor_lon")
    return None if lat is None or lon is None else (lat, lon)
