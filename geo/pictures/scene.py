"""Records of events and paper in, what to draw where out: the view, marks, what lies outside, what has no place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.pictures.land import bounds_of, country_bounds, units_named
from geo.pictures.view import Rect, View, view_of
from geo.placement import POINT, UNIT, WEDGE, drawn_as

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Mark", "Scene", "people", "radius", "scene_of"]

Record = Mapping[str, Any]

BASE_R, MOST_R, MOST_RING = 4.3, 13.0, 19.0
WEDGES = 16
"""Places with a wedge; of more, their units are hatched instead."""
NEAR_KM = 600.0
"""Events that lie closer than this, in steps, are of one part of the world."""
AT_ONCE_KM = 2600.0
"""What is no wider than this is shown whole."""


@dataclass(slots=True)
class Mark:
    """A symbol on the map, of one event or of several close together."""

    mode: int
    x: float
    y: float
    r: float
    records: list[Record]
    bearing: str | None = None
    unit: str | None = None

    @property
    def single(self) -> Record | None:
        """The event, where it is one alone."""
        return self.records[0] if len(self.records) == 1 else None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows of some events."""

    view: View
    marks: list[Mark]
    areas: dict[str, list[Record]]
    shown: list[Record]
    outside: list[Record] = field(default_factory=list)
    nowhere: list[Record] = field(default_factory=list)


def people(record: Record) -> tuple[int | None, int | None]:
    """Give the lowest and the highest number of people killed and hurt that is stated; None where none is.

    Examples
    --------
    >>> people({"killed_low": 1, "killed_high": 1, "injured_low": 14, "injured_high": 19})
    (15, 20)
    """
    lows = [record.get(f"{metric}_low") for metric in ("killed", "injured")]
    highs = [record.get(f"{metric}_high") for metric in ("killed", "injured")]
    greatest = [high if high is not None else low for low, high in zip(lows, highs, strict=True)]
    return _sum(lows), _sum(greatest)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def radius(number: int, most: float = MOST_R) -> float:
    """Give the radius of a symbol whose area stands for people."""
    return min(most, math.sqrt(BASE_R**2 + 2.4 * max(0, number)))


def scene_of(records: Sequence[Record], rect: Rect, *, bbox: tuple[float, float, float, float] | None = None) -> Scene:
    """Say what to draw where.

    Parameters
    ----------
    records : sequence of mappings
        Properties of events.
    rect : Rect
        The paper for the map.
    bbox : tuple of float, optional
        West, south, east, north of what to show. Default: most of the events; those far from
        the rest are in ``outside``.
    """
    placed = [(record, *drawn_as(record)) for record in records]
    outlines = {shape.code: bounds_of(shape.geometry) for shape in units_named(_units_of(placed))}
    reach = [_reach(mode, lat, lon, outlines.get(str(record.get("adm1")))) for record, mode, lat, lon in placed]
    there = [k for k, box in enumerate(reach) if box is not None]
    boxes = [box for box in reach if box is not None]
    if bbox is not None:
        view, near = _view_of_boxes([_unrolled(bbox)], rect, tight=True), None
    else:
        near = _main_part(boxes)
        home = country_bounds("UA")
        framed = _with_country([boxes[k] for k in near], [records[there[k]] for k in near])
        view = _view_of_boxes(framed or ([home] if home else []), rect)
    kept = set(there) if near is None else {there[k] for k in near}
    on_paper = _on_paper(placed, view)
    shown = {k for k in kept if _seen(placed[k], reach[k], view, on_paper)}
    drawn = _without_crowds([placed[k] for k in sorted(shown)])
    return Scene(
        view=view,
        marks=_marks(drawn, on_paper),
        areas=_areas(drawn),
        shown=[records[k] for k in sorted(shown)],
        outside=[records[k] for k in there if k not in shown],
        nowhere=[records[k] for k, box in enumerate(reach) if box is None],
    )


Placed = tuple[Record, int, float | None, float | None]
Box = tuple[float, float, float, float]
Point = tuple[float, float]


def _units_of(placed: Sequence[Placed]) -> frozenset[str]:
    return frozenset(str(record["adm1"]) for record, mode, *_ in placed if mode == UNIT)


def _reach(mode: int, lat: float | None, lon: float | None, outline: Box | None) -> Box | None:
    if lat is None or lon is None:
        return outline if mode == UNIT else None
    room = 0.4 if mode == WEDGE else 0.0
    return lon - room, max(-90.0, lat - room), lon + room, min(90.0, lat + room)


def _unrolled(bbox: Box) -> Box:
    west, south, east, north = bbox
    return west, south, east if east > west else east + 360, north


def _view_of_boxes(boxes: Sequence[Box], rect: Rect, *, tight: bool = False) -> View:
    lons = [lon for west, _, east, _ in boxes for lon in (west, (west + east) / 2, east)]
    lats = [lat for _, south, _, north in boxes for lat in (south, (south + north) / 2, north)]
    return view_of(lons, lats, rect, tight=tight)


def _on_paper(placed: Sequence[Placed], view: View) -> dict[Point, tuple[float, float]]:
    """Give where each point of events falls, each projected once: towns come again and again."""
    points = list(dict.fromkeys((lat, lon) for _, _, lat, lon in placed if lat is not None and lon is not None))
    xs, ys = view.project([lon for _, lon in points], [lat for lat, _ in points])
    return {point: (float(x), float(y)) for point, x, y in zip(points, xs, ys, strict=True)}


def _seen(placed: Placed, reach: Box | None, view: View, on_paper: Mapping[Point, tuple[float, float]]) -> bool:
    """Say whether an event's mark falls on the map: its point, its anchor, or some of its unit."""
    _, _, lat, lon = placed
    if lat is not None and lon is not None:
        return _within(view.rect, *on_paper[lat, lon])
    if reach is None:
        return False
    west, south, east, north = reach
    lons, lats = [west, (west + east) / 2, east] * 3, [y for y in (south, (south + north) / 2, north) for _ in "abc"]
    return any(_within(view.rect, x, y) for x, y in zip(*view.project(lons, lats), strict=True))


def _within(rect: Rect, x: float, y: float) -> bool:
    return rect.left <= x <= rect.right and rect.bottom <= y <= rect.top


def _main_part(boxes: Sequence[Box]) -> list[int]:
    """Give the events of the part of the world where most are; all, where none stands out."""
    import numpy as np

    if not boxes:
        return []
    cells = [(round((w + e) / 2), round((s + n) / 2)) for w, s, e, n in boxes]
    places = sorted(set(cells))
    apart = _distances(np.array(places, dtype=float))
    if apart.max() <= AT_ONCE_KM:
        return list(range(len(boxes)))
    part = _parts(apart < NEAR_KM)
    of_cell = dict(zip(places, part, strict=True))
    counts = Counter(of_cell[cell] for cell in cells)
    best, most = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    own = [k for k, number in enumerate(part) if number == best]
    stands_out = most >= 0.5 * len(boxes) and apart[np.ix_(own, own)].max() < 0.5 * apart.max()
    return [k for k, cell in enumerate(cells) if not stands_out or of_cell[cell] == best]


def _distances(places: np.ndarray) -> np.ndarray:
    """Give the kilometres between places (lon, lat), each to each."""
    import numpy as np

    lon, lat = np.radians(places).T
    on_ball = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    apart: np.ndarray = 6371.0 * np.arccos(np.clip(on_ball @ on_ball.T, -1, 1))
    return apart


def _parts(near: np.ndarray) -> list[int]:
    """Number the places by the group that they hang together in."""
    part = [-1] * len(near)
    for start in range(len(near)):
        if part[start] >= 0:
            continue
        part[start], waiting = start, [start]
        while waiting:
            for other in near[waiting.pop()].nonzero()[0]:
                if part[other] < 0:
                    part[other] = start
                    waiting.append(int(other))
    return part


def _with_country(boxes: list[Box], records: Sequence[Record]) -> list[Box]:
    """Add the country that holds all, where that hardly widens the view: its outline tells the reader where he is."""
    codes = {record.get("country") for record in records}
    whole = country_bounds(str(codes.pop())) if len(codes) == 1 else None
    if whole is None:
        return boxes
    edges = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return [*boxes, whole] if _diagonal(whole) <= 2.4 * max(3.0, _diagonal(edges)) else boxes


def _diagonal(box: Box) -> float:
    west, south, east, north = box
    return math.hypot((east - west) * math.cos(math.radians((south + north) / 2)), north - south)


def _without_crowds(placed: list[Placed]) -> list[Placed]:
    """Show events known by a direction over their unit where there are too many for wedges."""
    anchors = {(lat, lon) for _, mode, lat, lon in placed if mode == WEDGE}
    if len(anchors) <= WEDGES:
        return placed
    return [
        (record, UNIT if mode == WEDGE and record.get("adm1") else mode, lat, lon) for record, mode, lat, lon in placed
    ]


def _areas(placed: Sequence[Placed]) -> dict[str, list[Record]]:
    areas: dict[str, list[Record]] = {}
    for record, mode, *_ in placed:
        if mode == UNIT:
            areas.setdefault(str(record["adm1"]), []).append(record)
    return dict(sorted(areas.items()))


def _marks(placed: Sequence[Placed], on_paper: Mapping[Point, tuple[float, float]]) -> list[Mark]:
    """Give the symbols of what has a point or an anchor; those that would hide each other become one."""
    marks: dict[tuple[Any, ...], Mark] = {}
    order = sorted(range(len(placed)), key=lambda k: (-(people(placed[k][0])[0] or 0), str(placed[k][0].get("id")), k))
    for k in order:
        record, mode, lat, lon = placed[k]
        if mode not in (POINT, WEDGE) or lat is None or lon is None:
            continue
        bearing = (record.get("offset") or {}).get("bearing") if mode == WEDGE else None
        key = (mode, lat, lon, bearing)
        if key in marks:
            marks[key].records.append(record)
        else:
            marks[key] = Mark(mode, *on_paper[lat, lon], 0.0, [record], bearing)
    for mark in marks.values():
        mark.r = _mark_radius(mark.records)
    points = [mark for mark in marks.values() if mark.mode == POINT]
    return _merged(points) + [mark for mark in marks.values() if mark.mode == WEDGE]


def _mark_radius(records: Sequence[Record]) -> float:
    if len(records) == 1:
        return radius(people(records[0])[0] or 0)
    return 6.4 + 2.2 * math.log10(len(records))


def _merged(marks: list[Mark]) -> list[Mark]:
    """Join marks until none hides another: the one with more events keeps its place."""
    for _ in range(8):
        kept: list[Mark] = []
        grid: dict[tuple[int, int], list[Mark]] = {}
        for mark in sorted(marks, key=lambda mark: (-len(mark.records), -mark.r)):
            other = next((near for near in _around(grid, mark) if _hides(near, mark)), None)
            if other is None:
                kept.append(mark)
                grid.setdefault((int(mark.x // _CELL), int(mark.y // _CELL)), []).append(mark)
            else:
                other.records.extend(mark.records)
        for mark in kept:
            mark.r = _mark_radius(mark.records)
        if len(kept) == len(marks):
            break
        marks = kept
    return marks


_CELL = 2 * MOST_RING


def _around(grid: Mapping[tuple[int, int], list[Mark]], mark: Mark) -> list[Mark]:
    column, row = int(mark.x // _CELL), int(mark.y // _CELL)
    return [near for dx in (-1, 0, 1) for dy in (-1, 0, 1) for near in grid.get((column + dx, row + dy), ())]


def _hides(one: Mark, other: Mark) -> bool:
    apart = 1.02 if len(one.records) > 1 and len(other.records) > 1 else 0.78
    return math.hypot(one.x - other.x, one.y - other.y) < apart * (one.r + other.r)
