"""A scene in, the map drawn on a sheet out: land, areas, marks, names, scale bar."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from geo.pictures.inset import Inset, draw_inset
from geo.pictures.labels import Room
from geo.pictures.land import Shape, countries, on_paper, units, units_named
from geo.pictures.scene import MOST_RING, Mark, Scene, people, radius
from geo.pictures.sheet import Sheet
from geo.pictures.symbols import badge, cluster, draw_event, hatch, wedge
from geo.pictures.view import Rect, View
from geo.pictures.words import figures, grouped, plain, words
from geo.placement import POINT, WEDGE

__all__ = ["draw_chart", "draw_land", "scale_bar"]

SEA, LAND, HOME_LAND, BORDER, UNIT_BORDER = "#dbe6ee", "#efede8", "#fdfcf9", "#8b939b", "#c2c7cc"
QUIET: Final = "#6b747d"
HOME: Final = "UA"

LABELLED = 26
"""Marks that are named; with more, those with the most people and events."""
DETAILED = 12
"""Marks up to which the figures stand beside the name."""
CIRCLED = 60
"""Marks up to which the uncertainty is drawn around each."""
HATCHED = 9
"""Areas up to which each stands out; more are hatched lightly, with a number alone."""
UNITS_UP_TO_KM = 3200.0

Named = list[tuple[float, float, float, list[Mapping[str, Any]]]]
"""Where marks stand, how much about them is taken, and their events."""


def draw_chart(sheet: Sheet, scene: Scene, language: str, inset: Inset | None = None) -> None:
    """Draw the map of a scene in its rectangle, the inset in its corner."""
    rect = scene.view.rect
    room = Room(rect)
    if inset is not None:
        room.take(inset.view.rect)
    with sheet.within(rect):
        names = draw_land(sheet, scene.view, _detailed(scene))
        outlines = {shape.code: shape for shape in on_paper(units_named(scene.areas), scene.view)}
        for shape in outlines.values():
            hatch(sheet, shape.geometry, rect, light=len(outlines) > HATCHED)
        _circles(sheet, scene)
        named = _marks(sheet, scene, room, outlines)
        scale_bar(sheet, scene.view, room, language)
        _label(sheet, named, room, language)
        quiet = [(shape, unit) for shape, unit in names if not (unit and shape.code in outlines)]
        _names_of_land(sheet, quiet, room, rect, language)
    if inset is not None:
        draw_inset(sheet, inset)
    sheet.box(rect, line="#5b646d", width=0.7)


def draw_land(sheet: Sheet, view: View, detailed: frozenset[str]) -> list[tuple[Shape, bool]]:
    """Draw sea, countries and, of some, their units; give the areas that may be named, and whether it is a unit."""
    sheet.box(view.rect, fill=SEA)
    lands = on_paper(countries(), view)
    for shape in lands:
        home = shape.code in detailed
        sheet.area(shape.geometry, fill=HOME_LAND if home else LAND, line=None if home else BORDER, width=0.5)
    parts = on_paper(units(detailed), view) if detailed else []
    for shape in parts:
        sheet.area(shape.geometry, fill=HOME_LAND, line=UNIT_BORDER, width=0.45)
    for code in sorted(detailed):
        own = [shape.geometry for shape in parts if shape.country == code] or [
            shape.geometry for shape in lands if shape.code == code
        ]
        sheet.area(_union(own), line=BORDER, width=0.8)
    return [(shape, True) for shape in parts] + [(shape, False) for shape in lands]


def _union(shapes: Sequence[Any]) -> Any:
    import shapely

    joined = shapely.union_all([shapely.make_valid(shape) for shape in shapes])
    closed = shapely.buffer(
        shapely.buffer(joined, 0.35, quad_segs=1), -0.35, quad_segs=1
    )  # slits between simplified units
    return closed if not closed.is_empty else joined


def _detailed(scene: Scene) -> frozenset[str]:
    """Give the countries whose units are drawn: those with events, and Ukraine, where a view is not too wide."""
    if scene.view.points_for(UNITS_UP_TO_KM) < scene.view.rect.width:
        return frozenset()
    return frozenset(str(record["country"]) for record in scene.shown if record.get("country")) | {HOME}


def _circles(sheet: Sheet, scene: Scene) -> None:
    """Draw how far from its point an event may have been, where that is more than its symbol."""
    if len(scene.marks) > CIRCLED:
        return
    for mark in scene.marks:
        far = [float(record.get("uncertainty_km") or 0) for record in mark.records]
        reach = scene.view.points_for(max(far))
        if mark.mode == POINT and reach > mark.r + 1.5:
            sheet.circle(mark.x, mark.y, reach, fill="#16191d", opacity=0.06)
            sheet.circle(mark.x, mark.y, reach, line="#3b4856", width=0.6, dashes=(3.0, 2.0))


def has_circles(scene: Scene) -> bool:
    """Say whether any uncertainty is drawn as a circle."""
    return len(scene.marks) <= CIRCLED and any(
        mark.mode == POINT
        and scene.view.points_for(max(float(r.get("uncertainty_km") or 0) for r in mark.records)) > mark.r + 1.5
        for mark in scene.marks
    )


def ring_of(record: Mapping[str, Any], r: float) -> float:
    """Give the radius of the ring for the highest figure; 0 where it is not above the lowest."""
    low, high = people(record)
    if high is None or high <= (low or 0):
        return 0.0
    return max(radius(high, MOST_RING), 1.42 * r + 1.6)


def _marks(sheet: Sheet, scene: Scene, room: Room, outlines: Mapping[str, Shape]) -> Named:
    """Draw what stands for events, the lesser ones first; give what may be named."""
    order = sorted(scene.marks, key=lambda mark: (len(mark.records), mark.r))
    named: Named = []
    for mark in order:
        if mark.mode == WEDGE:
            x, y = wedge(sheet, mark.records, mark.x, mark.y, mark.bearing)
            named.append((x, y, 8.0, mark.records))
            room.take_circle(x, y, 7.5)
    crowded = len(outlines) > HATCHED
    if not crowded:
        named += _badges(sheet, scene, room, outlines)
    for mark in order:
        if mark.mode == POINT:
            clear = _draw_point(sheet, mark)
            room.take_circle(mark.x, mark.y, clear)
            named.append((mark.x, mark.y, clear, mark.records))
    if crowded:  # numbers alone, over the symbols: they would else be hidden
        _badges(sheet, scene, room, outlines, number_only=True)
    return named


def _badges(
    sheet: Sheet, scene: Scene, room: Room, outlines: Mapping[str, Shape], *, number_only: bool = False
) -> Named:
    named: Named = []
    for code, records in scene.areas.items():
        if code in outlines:
            at = _badge_place(outlines[code].geometry, scene)
            if number_only and outlines[code].geometry.area < 300:  # a city: its ring would be covered
                beside = room.find(*at, 4, 16, 13, far=True)
                at = (at[0] + 14, at[1] - 14) if beside is None else (beside.left + 8, beside.bottom + 6.5)
            box = badge(sheet, records, *at, number_only=number_only)
            room.take(box)
            named.append((*at, box.width / 2, records))
    return named


def _draw_point(sheet: Sheet, mark: Mark) -> float:
    """Draw a mark with a point; give the radius that it takes."""
    record = mark.single
    if record is None:
        cluster(sheet, mark.records, mark.x, mark.y, mark.r)
        return mark.r + 1
    ring = ring_of(record, mark.r)
    draw_event(sheet, record, mark.x, mark.y, mark.r, ring=ring)
    return max(1.3 * mark.r, ring) + 0.8


def _badge_place(geometry: Any, scene: Scene) -> tuple[float, float]:
    """Give a point in an area, as seen, far from its edge and from what is drawn."""
    import numpy as np
    import shapely

    rect = scene.view.rect
    seen = shapely.intersection(geometry, shapely.box(rect.left + 9, rect.bottom + 9, rect.right - 9, rect.top - 9))
    if seen.is_empty:
        middle = shapely.point_on_surface(geometry)
        return float(middle.x), float(middle.y)
    left, bottom, right, top = seen.bounds
    gx, gy = np.meshgrid(np.linspace(left, right, 25), np.linspace(bottom, top, 25))
    points = shapely.points(gx.ravel(), gy.ravel())
    points = points[shapely.contains_properly(seen, points)]
    if not len(points):
        middle = shapely.point_on_surface(seen)
        return float(middle.x), float(middle.y)
    room_inside = np.minimum(shapely.distance(points, shapely.boundary(seen)), 18.0)
    if scene.marks:
        marks = shapely.multipoints([(mark.x, mark.y) for mark in scene.marks])
        room_inside = room_inside + np.minimum(shapely.distance(points, marks), 26.0)
    best = points[int(np.argmax(room_inside))]
    return float(best.x), float(best.y)


def _label(sheet: Sheet, named: Named, room: Room, language: str) -> None:
    """Write names, and figures where the marks are few, where they cover nothing."""
    detailed = len(named) <= DETAILED
    weight = {id(one): (-len(one[3]), -max(people(r)[0] or 0 for r in one[3]), -one[1], one[0]) for one in named}
    for x, y, clear, records in sorted(named, key=lambda one: weight[id(one)])[:LABELLED]:
        name = _name_of(records)
        if not name:
            continue
        lines = [(line, True) for line in sheet.wrap(name, 92, size=6.8, bold=True, most=2)]
        told = figures(records[0], language) if detailed and len(records) == 1 else ""
        lines += [(line, False) for line in sheet.wrap(told, 100, size=5.9, most=2)] if told else []
        if not _write(sheet, lines, x, y, clear, room, far=False) and (told or detailed):
            _write(sheet, [line for line in lines if line[1]], x, y, clear, room, far=detailed)


def _write(
    sheet: Sheet, lines: Sequence[tuple[str, bool]], x: float, y: float, clear: float, room: Room, *, far: bool
) -> bool:
    sizes = [6.8 if bold else 5.9 for _, bold in lines]
    widths = [sheet.measure(line, size=size, bold=bold) for (line, bold), size in zip(lines, sizes, strict=True)]
    height = sum(1.16 * size for size in sizes) + 1.6
    place = room.find(x, y, clear, max(widths) + 3, height, far=far)
    if place is None:
        return False
    _leader(sheet, x, y, clear, place)
    sheet.box(place, rounded=1.5, fill="#ffffff", opacity=0.74)
    across = "left" if place.left > x else "right" if place.right < x else "center"
    at = {"left": place.left + 1.5, "right": place.right - 1.5, "center": place.left + place.width / 2}[across]
    top = place.top - 0.8
    for (line, bold), size in zip(lines, sizes, strict=True):
        sheet.text(at, top - 0.86 * size, line, size=size, bold=bold, across=across)
        top -= 1.16 * size
    return True


def _leader(sheet: Sheet, x: float, y: float, clear: float, place: Rect) -> None:
    """Lead from a mark to a label that stands well off it."""
    from matplotlib.path import Path

    to = (min(max(x, place.left), place.right), min(max(y, place.bottom), place.top))
    apart = math.hypot(to[0] - x, to[1] - y)
    if apart > clear + 7:
        start = (x + (to[0] - x) * clear / apart, y + (to[1] - y) * clear / apart)
        sheet.outline(Path([start, to]), line="#16191d", width=0.5)


def _name_of(records: Sequence[Mapping[str, Any]]) -> str:
    """Give the place of a mark; of several the one that most of them share."""
    names = Counter(plain(record.get("place") or record.get("place_text") or "", 60) for record in records)
    name, n = min(names.items(), key=lambda pair: (-pair[1], pair[0]))
    return name if 2 * n >= len(records) else ""


def _names_of_land(sheet: Sheet, names: Sequence[tuple[Shape, bool]], room: Room, rect: Rect, language: str) -> None:
    """Name units and countries quietly where there is room."""
    import shapely

    frame = shapely.box(rect.left + 3, rect.bottom + 3, rect.right - 3, rect.top - 3)
    detailed = {shape.country for shape, unit in names if unit}
    for shape, unit in sorted(names, key=lambda one: (one[1], -one[0].geometry.area, one[0].code)):
        seen = shapely.intersection(shape.geometry, frame)
        if seen.is_empty or (not unit and detailed == {shape.code}):
            continue
        text = _land_name(shape, unit, language)
        size = 5.6 if unit else 6.4
        width = sheet.measure(text, size=size, bold=not unit)
        points = [at for at in _inner_points(seen) if _lies_in(seen, at, width, size)] if text else []
        place = room.find_in(points, width, 1.2 * size)
        if place is not None:
            at = (place.left + width / 2, place.bottom + 0.25 * size)
            sheet.text(*at, text, size=size, bold=not unit, colour="#7a838c" if unit else QUIET, across="center")


def _land_name(shape: Shape, unit: bool, language: str) -> str:
    if not unit:
        return " ".join(plain(shape.name, 40).upper()) if len(shape.name) < 9 else plain(shape.name, 40).upper()
    name = shape.name_uk if language == "uk" and shape.name_uk else shape.name
    return plain(name.removesuffix(" Oblast").removesuffix(" область"), 40)


def _inner_points(area: Any) -> list[tuple[float, float]]:
    import shapely

    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    if largest.geom_type != "Polygon":
        return []
    deepest = shapely.maximum_inscribed_circle(largest, tolerance=1.0).coords[0]
    middle = shapely.centroid(largest)
    points = [deepest] + ([(middle.x, middle.y)] if largest.contains(middle) else [])
    return [(x, y + dy) for x, y in points for dy in (0.0, 8.0, -8.0)]


def _lies_in(area: Any, at: tuple[float, float], width: float, size: float) -> bool:
    """Say whether a name would lie in its area, but for its ends."""
    import shapely

    box = shapely.box(at[0] - width / 2, at[1] - 0.4 * size, at[0] + width / 2, at[1] + 0.4 * size)
    return bool(shapely.intersection(area, box).area > 0.86 * box.area)


def scale_bar(sheet: Sheet, view: View, room: Room, language: str) -> None:
    """Draw a bar of round length in a corner that is free, the lower left if it is."""
    most = 0.24 * view.rect.width / view.points_for(1)
    power = 10 ** math.floor(math.log10(most))
    km = max(n * power for n in (1, 2, 5) if n * power <= most)
    width = view.points_for(km)
    text = words(language)["km"].format(n=grouped(language, km) if km >= 1 else f"{km:g}")
    place = _free_corner(view.rect, room, max(width, sheet.measure(text, size=6)) + 10, 16)
    left, bottom = place.left + 3, place.bottom + 3
    sheet.box(place, rounded=2, fill="#ffffff", opacity=0.72)
    for start, fill in ((0.0, "#16191d"), (0.5, "#ffffff")):
        sheet.box(Rect(left + start * width, bottom, width / 2, 2.4), fill=fill, line="#16191d", width=0.5)
    sheet.text(left, bottom + 5, text, size=6)
    room.take(place)


def _free_corner(rect: Rect, room: Room, width: float, height: float) -> Rect:
    left, right, bottom, top = rect.left + 5, rect.right - 5 - width, rect.bottom + 5, rect.top - 5 - height
    corners = [Rect(x, y, width, height) for y in (bottom, top) for x in (left, right)]
    return next(filter(room.free, corners), corners[0])
