"""Where a country is, as a point: GeoNames' answer, or the middle between its and Wikidata's where these disagree.

A country has no one true point. Where the two most used answers lie so far apart that the one would be counted as an
error against the other, though a point between them would be right by both, that point is taken.
"""

from __future__ import annotations

import csv
from pathlib import Path

TOLERANCE_KM = 161.0  # 100 miles, by which the field counts a place as right
Point = tuple[float, float]


def read_country_points(curated: Path) -> dict[str, Point]:
    """Give latitude and longitude (EPSG:4326, degrees) by ISO 3166-1 code."""
    other = _points(curated / "country_points_wikidata.csv")
    return {code: agreed(point, other.get(code)) for code, point in _points(curated / "country_points.csv").items()}


def agreed(own: Point, other: Point | None) -> Point:
    """Give the point within tolerance of both where there is need of one and there is one, else the first.

    >>> agreed((35.0, 105.0), (35.0, 103.0))
    (35.0, 104.0)
    >>> agreed((60.0, -95.0), (56.0, -109.0))
    (60.0, -95.0)
    """
    from geo.gazetteer import distance_km

    if other is None or not TOLERANCE_KM < distance_km(*own, *other) < 2 * TOLERANCE_KM:
        return own
    return round((own[0] + other[0]) / 2, 5), round((own[1] + other[1]) / 2, 5)


def _points(path: Path) -> dict[str, Point]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["country"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)}
