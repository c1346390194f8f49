"""Records in, a finished sheet out: heading, map, inset, legend, credits, each in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from geo.pictures.chart import draw_chart
from geo.pictures.inset import inset_of
from geo.pictures.panel import draw_footer, draw_header, draw_panel, panel_height
from geo.pictures.scene import Scene, scene_of
from geo.pictures.sheet import Sheet, settings
from geo.pictures.view import Rect

__all__ = ["compose"]

WIDTH = 510.0
"""180 mm in points: two columns of a journal."""
EDGE: Final = 6.0
HEADER, FOOTER, PANEL, GAP = 30.0, 36.0, 138.0, 10.0
LOWEST, HIGHEST, MOST = 215.0, 330.0, 390.0
"""Heights of the map, as what is shown is wide or tall; more only for a long legend."""


def compose(
    records: Sequence[Mapping[str, Any]],
    title: str,
    language: str,
    bbox: tuple[float, float, float, float] | None = None,
) -> Sheet:
    """Draw events, in the order given, on a sheet of their own."""
    scene = _scene(records, bbox)
    chart, wide = scene.view.rect, WIDTH - 2 * EDGE
    inset = None if bbox is not None else inset_of(scene)
    with settings():
        sheet = Sheet(WIDTH, chart.top + HEADER + EDGE)
        draw_header(sheet, Rect(EDGE, chart.top, wide, HEADER), title, records, language)
        draw_chart(sheet, scene, language, inset)
        panel = Rect(chart.right + GAP, chart.bottom, PANEL, chart.height)
        draw_panel(sheet, panel, scene, records, language)
        draw_footer(sheet, Rect(EDGE, EDGE, wide, FOOTER), scene, records, language)
    return sheet


def _scene(records: Sequence[Mapping[str, Any]], bbox: tuple[float, float, float, float] | None) -> Scene:
    """Give the scene on paper as high as the events and the legend want it."""
    width = WIDTH - 2 * EDGE - PANEL - GAP
    first = scene_of(records, Rect(EDGE, EDGE + FOOTER, width, HIGHEST), bbox=bbox)
    height = min(MOST, max(LOWEST, min(HIGHEST, width * first.view.aspect), panel_height(first, records)))
    return scene_of(records, Rect(EDGE, EDGE + FOOTER, width, height), bbox=bbox)
