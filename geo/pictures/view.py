"""Places of events in, the part of the world to show out: its projection, its edges, and points on paper.

Lambert's azimuthal equal-area projection about the middle of the events keeps their areas and, at
the size of a country, their shapes; what spans continents is drawn in Equal Earth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Rect", "View", "middle_longitude", "nearest_copy", "view_of"]

LEAST_KM = 320.0
"""A view is no narrower: around one town its neighbours are seen."""
WIDE_DEGREES = 130.0
"""Events further apart than this are drawn on a map of the world."""
MARGIN = 0.09

_EARTH_KM = 6371.0088
_HALF = 179.999  # at 180 itself a projection may take the other edge of the world


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on paper, in points from the lower left corner of the sheet."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Its top edge."""
        return self.bottom + self.height


@dataclass(frozen=True)
class View:
    """A part of the world on a rectangle of paper.

    Attributes
    ----------
    projection : str
        ``laea`` or ``eqearth``, about ``lat``, ``lon``.
    x, y : float
        Middle of the view in projected metres.
    scale : float
        Points of paper for a projected metre.
    rect : Rect
        Where on the sheet.
    aspect : float
        Height of what must be seen over its width.
    """

    projection: str
    lat: float
    lon: float
    x: float
    y: float
    scale: float
    rect: Rect
    aspect: float = 1.0

    @cached_property
    def _transformer(self) -> Any:
        return _transformer(self.projection, self.lat, self.lon)

    def project(self, lons: Any, lats: Any) -> tuple[np.ndarray, np.ndarray]:
        """Give points on paper for degrees; infinite for what lies beyond the projection."""
        import numpy as np

        x, y = self._transformer.transform(np.asarray(lons, dtype=float), np.asarray(lats, dtype=float))
        return self.paper(x, y)

    def paper(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give points on paper for projected metres."""
        across = self.rect.left + self.rect.width / 2 + (x - self.x) * self.scale
        up = self.rect.bottom + self.rect.height / 2 + (y - self.y) * self.scale
        return across, up

    def points_for(self, km: float) -> float:
        """Give how long a distance is on paper, in the middle of the view."""
        return km * 1000 * self.scale

    def window(self) -> tuple[float, float, float, float]:
        """Give west, south, east, north of all that is seen; west and east about ``lon``, maybe beyond 180."""
        import numpy as np

        steps = np.linspace(-0.52, 0.52, 41)
        gx, gy = np.meshgrid(steps * self.rect.width / self.scale, steps * self.rect.height / self.scale)
        lons, lats = self._transformer.transform(gx + self.x, gy + self.y, direction="INVERSE")
        seen = np.isfinite(lons) & np.isfinite(lats)
        if self.projection == "eqearth" or not seen.any() or self._shows_pole():
            south = -90.0 if not seen.any() or self.projection == "eqearth" else float(lats[seen].min()) - 1
            north = 90.0
            if self.lat < 0 and self.projection == "laea":
                south, north = -90.0, float(lats[seen].max()) + 1
            return self.lon - _HALF, max(-90, south), self.lon + _HALF, min(90, north)
        apart = (lons[seen] - self.lon + 180) % 360 - 180
        return (
            self.lon + float(apart.min()) - 1,
            max(-90, float(lats[seen].min()) - 1),
            self.lon + float(apart.max()) + 1,
            min(90, float(lats[seen].max()) + 1),
        )

    def edge(self) -> tuple[list[float], list[float]]:
        """Give the longitudes and latitudes along the edge of what is seen."""
        import numpy as np

        steps = np.linspace(-0.5, 0.5, 13)
        ends = np.full(13, 0.5)
        across = np.concatenate([steps, ends, -steps, -ends]) * self.rect.width / self.scale
        up = np.concatenate([ends, -steps, -ends, steps]) * self.rect.height / self.scale
        lons, lats = self._transformer.transform(across + self.x, up + self.y, direction="INVERSE")
        return list(lons), list(lats)

    def _shows_pole(self) -> bool:
        xs, ys = self.project([self.lon, self.lon], [90.0, -90.0])
        return any(
            math.isfinite(x) and self.rect.left <= x <= self.rect.right and self.rect.bottom <= y <= self.rect.top
            for x, y in zip(xs, ys, strict=True)
        )


def view_of(lons: Sequence[float], lats: Sequence[float], rect: Rect, *, tight: bool = False) -> View:
    """Give the view that shows all of some places.

    Parameters
    ----------
    lons, lats : sequence of float
        Degrees; corners of areas may be among them. None at all gives the whole world.
    rect : Rect
        The paper that there is.
    tight : bool
        Show no more than these, as for a box that was asked for.

    Examples
    --------
    >>> view = view_of([30.5, 36.2], [50.4, 50.0], Rect(0, 0, 300, 200))
    >>> view.projection, round(view.lon, 2)
    ('laea', 33.35)
    """
    import numpy as np

    if not len(lons):
        return _fitted("eqearth", 0.0, 11.0, [-168.9, 190.9, 11.0, 11.0], [0.0, 0.0, -57.0, 84.0], rect, tight=True)
    middle = middle_longitude(lons)
    near = [nearest_copy(lon, middle) for lon in lons]
    spread = max(near) - min(near)
    if spread > WIDE_DEGREES or max(lats) - min(lats) > WIDE_DEGREES:
        south, north = min(-52.0, *lats), max(75.0, *lats)
        middle = middle if spread < 330 else 11.0
        corners = [middle - 179.9, middle + 179.9, middle, middle]
        return _fitted("eqearth", 0.0, middle, corners, [0.0, 0.0, south, north], rect, tight=True)
    lat = max(-89.0, min(89.0, (min(lats) + max(lats)) / 2))
    edge = np.linspace(0, 1, 9)
    west, east, south, north = min(near), max(near), min(lats), max(lats)
    around_lon = [*(west + edge * (east - west))] * 2 + [west] * 9 + [east] * 9
    around_lat = [south] * 9 + [north] * 9 + [*(south + edge * (north - south))] * 2
    return _fitted("laea", lat, middle, around_lon, around_lat, rect, tight=tight)


def _fitted(
    projection: str, lat: float, lon: float, lons: Sequence[float], lats: Sequence[float], rect: Rect, *, tight: bool
) -> View:
    x, y = _transformer(projection, lat, lon).transform(lons, lats)
    least, margin = (1.0, 0.01) if tight else (LEAST_KM * 1000, MARGIN)
    width = max(least, (max(x) - min(x)) * (1 + 2 * margin))
    height = max(0.7 * least, (max(y) - min(y)) * (1 + 2 * margin))
    scale = min(rect.width / width, rect.height / height)
    middle = ((min(x) + max(x)) / 2, (min(y) + max(y)) / 2)
    return View(projection, lat, lon, *middle, scale, rect, height / width)


def middle_longitude(lons: Sequence[float]) -> float:
    """Give the middle of longitudes, across the widest gap between them: 177 and -179 have 179.

    Examples
    --------
    >>> middle_longitude([177.0, -179.0])
    179.0
    """
    ring = sorted({lon % 360 for lon in lons})
    gaps = [(b - a) % 360 or 360.0 for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    widest = max(range(len(ring)), key=gaps.__getitem__)
    start = ring[(widest + 1) % len(ring)]
    middle = start + (360 - gaps[widest]) / 2
    return (middle + 180) % 360 - 180


def nearest_copy(lon: float, middle: float) -> float:
    """Give a longitude, perhaps beyond 180 degrees, as it lies about a middle."""
    return middle + (lon - middle + 180) % 360 - 180


def _transformer(projection: str, lat: float, lon: float) -> Any:
    from pyproj import Transformer

    where = f"+lat_0={lat:.4f} +lon_0={lon:.4f}" if projection == "laea" else f"+lon_0={lon:.4f}"
    return Transformer.from_crs("EPSG:4326", f"+proj={projection} {where} +R={_EARTH_KM * 1000:.1f}", always_xy=True)
