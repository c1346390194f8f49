"""A scene in, the small map in its corner out: where the view lies, and the events that are far from it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from geo.pictures.labels import Room
from geo.pictures.land import countries, on_paper
from geo.pictures.looks import INK, look, shape_path
from geo.pictures.scene import Scene
from geo.pictures.sheet import Sheet
from geo.pictures.view import Rect, View, view_of
from geo.pictures.words import plain
from geo.placement import drawn_as

__all__ = ["Inset", "draw_inset", "inset_of"]

WIDTH, HEIGHT = 118.0, 74.0
NAMED: Final = 8


@dataclass(frozen=True, slots=True)
class Inset:
    """A map of all events in a corner of the map of most."""

    view: View
    main: View
    outside: list[tuple[Mapping[str, Any], float, float]]


def inset_of(scene: Scene) -> Inset | None:
    """Give the inset that a scene needs, in the corner where it covers least; None where all is in view."""
    found = [(record, *drawn_as(record)[1:]) for record in scene.outside]
    far = [(record, lat, lon) for record, lat, lon in found if lat is not None and lon is not None]
    if not far:
        return None
    west, south, east, north = scene.view.window()
    lons, lats = [west + 1, east - 1, *(lon for *_, lon in far)], [south + 1, north - 1, *(lat for _, lat, _ in far)]
    view = view_of(lons, lats, _corner(scene))
    xs, ys = view.project([lon for *_, lon in far], [lat for _, lat, _ in far])
    return Inset(
        view, scene.view, [(record, float(x), float(y)) for (record, *_), x, y in zip(far, xs, ys, strict=True)]
    )


def _corner(scene: Scene) -> Rect:
    rect = scene.view.rect
    left, right, bottom, top = rect.left, rect.right - WIDTH, rect.bottom, rect.top - HEIGHT
    corners = [Rect(x, y, WIDTH, HEIGHT) for x, y in ((right, bottom), (left, top), (right, top), (left, bottom))]
    home = {record.get("country") for record in scene.shown}
    lands = [shape.geometry for shape in on_paper([land for land in countries() if land.code in home], scene.view)]
    return min(corners, key=lambda corner: _covered(corner, scene) + _land_under(corner, lands))


def _covered(corner: Rect, scene: Scene) -> float:
    """Count the marks that a corner would hide, those that it comes near to a little."""
    x, y = corner.left + WIDTH / 2, corner.bottom + HEIGHT / 2
    apart = [max(abs(mark.x - x) - WIDTH / 2, abs(mark.y - y) - HEIGHT / 2) for mark in scene.marks]
    return sum(len(mark.records) * math.exp(-max(0.0, d) / 12) for mark, d in zip(scene.marks, apart, strict=True))


def _land_under(corner: Rect, lands: Sequence[Any]) -> float:
    """Give how much of the land that the map is about a corner would hide: 1 where nothing else is under it."""
    import shapely

    box = shapely.box(corner.left, corner.bottom, corner.right, corner.top)
    return float(sum(shapely.intersection(land, box).area for land in lands) / box.area)


def draw_inset(sheet: Sheet, inset: Inset) -> None:
    """Draw it: land, the frame of the main map, the events outside it by name."""
    rect = inset.view.rect
    with sheet.within(rect):
        sheet.box(rect, fill="#dbe6ee")
        for shape in on_paper(countries(), inset.view):
            sheet.area(shape.geometry, fill="#f7f5f1", line="#b3b9bf", width=0.3)
        room = Room(rect)
        _frame(sheet, inset, room)
        for record, x, y in inset.outside:
            sheet.outline(shape_path(look(str(record.get("type"))).shape), at=(x, y), size=2.5, **_style(record))
            room.take_circle(x, y, 3.4)
        _names(sheet, inset, room)
    sheet.box(rect, line="#5b646d", width=0.7)


def _style(record: Mapping[str, Any]) -> dict[str, Any]:
    return {"fill": look(str(record.get("type"))).fill, "line": INK, "width": 0.6}


def _frame(sheet: Sheet, inset: Inset, room: Room) -> None:
    """Outline what the main map shows."""
    from matplotlib.path import Path

    lons, lats = inset.main.edge()
    xs, ys = inset.view.project(lons, lats)
    sheet.outline(Path(list(zip(xs, ys, strict=True)), closed=True), line="#9b1c1c", width=0.9)
    room.take(Rect(float(min(xs)), float(min(ys)), float(max(xs) - min(xs)), float(max(ys) - min(ys))))


def _names(sheet: Sheet, inset: Inset, room: Room) -> None:
    named: set[str] = set()
    for record, x, y in inset.outside:
        name = sheet.fitted(plain(record.get("place") or record.get("place_text") or "", 60), 60, size=5.4)
        if not name or name in named or len(named) >= NAMED:
            continue
        place = room.find(x, y, 2.6, sheet.measure(name, size=5.4) + 1, 6.6)
        if place is not None:
            named.add(name)
            sheet.text(place.left + 0.5, place.bottom + 1.6, name, size=5.4)
