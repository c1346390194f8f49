"""How an event looks: shape and colour by type, as on the page, and a symbol's outlines as paths.

The table is that of ``geo/page/symbols.js`` (Okabe and Ito's palette, always with a dark outline);
a test holds the two together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.path import Path

__all__ = ["INK", "LOOKS", "OTHER", "TYPE_ORDER", "Look", "look", "shape_path"]

INK: Final = "#16191d"


@dataclass(frozen=True, slots=True)
class Look:
    """Shape, fill and line of a type; ``hollow`` is filled at its rim only."""

    shape: str
    fill: str
    line: str
    hollow: bool = False


LOOKS: Final = {
    "strike": Look("triangle", "#d55e00", "#a84a00"),
    "explosion": Look("star", "#e69f00", "#9a6a00"),
    "clash": Look("cross", "#cc79a7", "#9c4678"),
    "interception": Look("down", "#56b4e9", "#1f7fb5"),
    "killing": Look("circle", "#cc79a7", "#9c4678"),
    "territorial_change": Look("diamond", "#f0e442", "#8a7f00"),
    "territorial_claim": Look("diamond", "#f0e442", "#8a7f00", hollow=True),
    "negotiation": Look("square", "#0072b2", "#005a8e"),
    "agreement": Look("hexagon", "#009e73", "#007353"),
    "prisoner_exchange": Look("pill", "#009e73", "#007353"),
    "abduction": Look("pentagon", "#999999", "#666666"),
}
OTHER: Final = Look("circle", "#999999", "#666666")
TYPE_ORDER: Final = tuple(LOOKS)


def look(kind: str | None) -> Look:
    """Give the look of a type; grey circles for what is no type of ours."""
    return LOOKS.get(kind or "", OTHER)


@cache
def shape_path(shape: str) -> Path:
    """Give the outline of a shape about (0, 0), upward y; one is the radius of the circle with about its area."""
    import numpy as np
    from matplotlib.path import Path

    if shape in _POLYGONS:
        corners, radius, turn, dy = _POLYGONS[shape]
        angles = [turn + 2 * math.pi * k / corners for k in range(corners)]
        return _closed([(radius * math.sin(a), dy + radius * math.cos(a)) for a in angles])
    if shape == "square":
        return _closed([(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)])
    if shape == "star":
        spikes = [(0.68 if k % 2 else 1.32, math.pi * k / 8) for k in range(16)]
        return _closed([(r * math.sin(a), r * math.cos(a)) for r, a in spikes])
    if shape == "cross":
        return _closed([((u - v) * math.sqrt(0.5), (u + v) * math.sqrt(0.5)) for u, v in _CROSS])
    if shape == "pill":
        left, right = Path.arc(90, 270), Path.arc(-90, 90)
        ends = [path.vertices * 0.7 + np.array([dx, 0.0]) for path, dx in ((left, -0.6), (right, 0.6))]
        whole = Path.make_compound_path(Path(ends[0], left.codes), Path(ends[1], right.codes))
        codes = whole.codes.copy()
        codes[len(ends[0])] = Path.LINETO
        return Path([*whole.vertices, whole.vertices[0]], [*codes, Path.CLOSEPOLY])
    return Path.unit_circle()


_POLYGONS: Final = {
    "triangle": (3, 1.4, 0.0, -0.2),
    "down": (3, 1.4, math.pi, 0.2),
    "diamond": (4, 1.28, 0.0, 0.0),
    "pentagon": (5, 1.12, 0.0, 0.0),
    "hexagon": (6, 1.1, math.pi / 6, 0.0),
}
_A, _B = 0.42, 1.15
_CROSS: Final = (
    (-_A, -_B), (_A, -_B), (_A, -_A), (_B, -_A), (_B, _A), (_A, _A),
    (_A, _B), (-_A, _B), (-_A, _A), (-_B, _A), (-_B, -_A), (-_A, -_A),
)  # fmt: skip


def _closed(corners: list[tuple[float, float]]) -> Path:
    from matplotlib.path import Path

    return Path([*corners, corners[0]], closed=True)
