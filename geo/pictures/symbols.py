"""One event, or several, drawn on a sheet: the same on the map and in the legend."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from geo.model import BEARINGS
from geo.pictures.looks import INK, TYPE_ORDER, look, shape_path
from geo.pictures.sheet import Sheet
from geo.pictures.view import Rect

if TYPE_CHECKING:
    from matplotlib.path import Path

__all__ = [
    "REACH",
    "badge",
    "cluster",
    "doubtful",
    "draw_event",
    "hatch",
    "is_ghost",
    "sector",
    "symbol",
    "wedge",
]

GHOSTS: Final = frozenset(("planned", "cancelled", "demanded", "threatened", "historical"))
DOUBTS: Final = frozenset(("claimed", "disputed"))
REACH: Final = 27.0
"""Length of a wedge in points: it says a direction, not a distance."""
HATCH_LINE: Final = "#4a5866"


def is_ghost(record: Mapping[str, Any]) -> bool:
    """Say whether what is told has not happened, or long ago."""
    return record.get("occurrence") in GHOSTS


def doubtful(record: Mapping[str, Any]) -> bool:
    """Say whether one side alone says so, or another denies it."""
    return record.get("verification") in DOUBTS


def draw_event(sheet: Sheet, record: Mapping[str, Any], x: float, y: float, r: float, *, ring: float = 0.0) -> None:
    """Draw the symbol of an event."""
    symbol(
        sheet,
        str(record.get("type")),
        x,
        y,
        r,
        ghost=is_ghost(record),
        doubt=doubtful(record),
        exact=record.get("geo_precision") == "site",
        ring=ring,
    )


def symbol(
    sheet: Sheet,
    kind: str,
    x: float,
    y: float,
    r: float,
    *,
    ghost: bool = False,
    doubt: bool = False,
    exact: bool = True,
    ring: float = 0.0,
) -> None:
    """Draw a symbol: filled where it happened, pale where not; a solid outline for an exact site."""
    own = look(kind)
    path = shape_path(own.shape)
    if ring > r + 1:
        sheet.circle(x, y, ring, line="#ffffff", width=2.2)
        sheet.circle(x, y, ring, line=INK, width=0.9)
    sheet.outline(path, at=(x, y), size=r, line="#ffffff", width=2.8)
    if own.hollow or ghost:
        sheet.outline(path, at=(x, y), size=r, fill="#ffffff")
        sheet.outline(path, at=(x, y), size=r, fill=own.fill, opacity=0.75 if ghost else 1.0)
        sheet.outline(path, at=(x, y), size=0.52 * r, fill="#ffffff")
    else:
        sheet.outline(path, at=(x, y), size=r, fill=own.fill)
    sheet.outline(path, at=(x, y), size=r, line=INK, width=0.9, dashes=None if exact else (1.7, 1.2))
    if doubt:
        _doubt(sheet, x + r + 0.4, y + r + 0.2)


def _doubt(sheet: Sheet, x: float, y: float) -> None:
    sheet.circle(x, y, 3.3, fill=INK, line="#ffffff", width=0.5)
    sheet.text(x, y - 0.1, "?", size=5.2, bold=True, colour="#ffffff", across="center", up="center_baseline")


def cluster(sheet: Sheet, records: Sequence[Mapping[str, Any]], x: float, y: float, r: float) -> None:
    """Draw several events as their number in a ring, its arcs the shares of the types."""
    from matplotlib.path import Path

    sheet.circle(x, y, r + 0.9, fill="#ffffff")
    counts = Counter(str(record.get("type")) for record in records)
    order = [*TYPE_ORDER, *sorted(set(counts) - set(TYPE_ORDER))]
    start = 90.0
    for kind in order:
        if not counts[kind]:
            continue
        end = start - 360 * counts[kind] / len(records)
        if counts[kind] == len(records):
            sheet.circle(x, y, r, fill=look(kind).fill)
        else:
            sheet.outline(Path.wedge(end, start), at=(x, y), size=r, fill=look(kind).fill)
        start = end
    inner = r - max(1.9, 0.2 * r)
    sheet.circle(x, y, inner, fill="#ffffff", line=INK, width=0.6)
    sheet.circle(x, y, r, line=INK, width=0.7)
    number = str(len(records))
    size = min(6.8, 1.75 * inner / max(1.15, 0.62 * len(number)))
    sheet.text(x, y - 0.1, number, size=round(size, 1), bold=True, across="center", up="center_baseline")


def sector(bearing: str, reach: float) -> Path:
    """Give the outline of the sector that a bearing opens from (0, 0)."""
    from matplotlib.path import Path

    number = BEARINGS.index(bearing)
    half = 11.25 if number % 2 else 22.5
    middle = 90 - 22.5 * number
    arc = Path.arc(middle - half, middle + half)
    corners = [(0.0, 0.0), *(arc.vertices * reach), (0.0, 0.0)]
    codes = [Path.MOVETO, Path.LINETO, *arc.codes[1:], Path.CLOSEPOLY]
    return Path(corners, codes)


def wedge(
    sheet: Sheet, records: Sequence[Mapping[str, Any]], x: float, y: float, bearing: str | None
) -> tuple[float, float]:
    """Draw events known by a direction from (x, y); give where their badge stands."""
    from matplotlib.path import Path

    own = look(str(records[0].get("type")))
    if bearing is None or bearing not in BEARINGS:
        path, at = Path.unit_circle().transformed(_enlarged(0.6 * REACH)), (x + 0.42 * REACH, y + 0.42 * REACH)
    else:
        angle = math.radians(22.5 * BEARINGS.index(bearing))
        path, at = sector(bearing, REACH), (x + 0.8 * REACH * math.sin(angle), y + 0.8 * REACH * math.cos(angle))
    sheet.outline(path, at=(x, y), fill=own.fill, opacity=0.45)
    sheet.outline(path, at=(x, y), line=own.line, width=0.8, dashes=(2.2, 1.4))
    badge(sheet, records, *at)
    return at


def badge(sheet: Sheet, records: Sequence[Mapping[str, Any]], x: float, y: float, *, number_only: bool = False) -> Rect:
    """Draw events that have no point, as symbols or as their number in a box; give the box."""
    kinds = sorted(
        {(str(r.get("type")), is_ghost(r), doubtful(r)) for r in records},
        key=lambda look_: (TYPE_ORDER.index(look_[0]) if look_[0] in TYPE_ORDER else 99, look_[1:]),
    )[: 0 if number_only else 4]
    number = str(len(records)) if len(records) > 1 or number_only else ""
    room = sheet.measure(number, size=6, bold=True) + 3 if number else 0.0
    width = 11.5 * len(kinds) + 1.5 + room
    rect = Rect(x - width / 2, y - 6.5, width, 13)
    sheet.box(rect, rounded=2.5, fill="#ffffff", line=INK, width=0.7, dashes=(1.7, 1.2))
    for k, (kind, ghost, doubt) in enumerate(kinds):
        symbol(sheet, kind, rect.left + 6.5 + 11.5 * k, y, 3.3, ghost=ghost, exact=False)
        if doubt:
            _doubt(sheet, rect.left + 11 + 11.5 * k, y + 5.2)
    if number:
        sheet.text(rect.right - 2, y - 0.1, number, size=6, bold=True, across="right", up="center_baseline")
    return rect


def hatch(sheet: Sheet, geometry: Any, rect: Rect, *, light: bool = False) -> None:
    """Hatch an area, as far as it lies on a rectangle: something happened somewhere in it."""
    import numpy as np
    import shapely

    seen = shapely.intersection(geometry, shapely.box(rect.left, rect.bottom, rect.right, rect.top))
    if seen.is_empty:
        return
    if not light:
        sheet.area(seen, fill="#b9c8d8", opacity=0.45)
    left, bottom, right, top = seen.bounds
    apart = 9.0 if light else 5.0
    starts = np.arange(math.floor((left - top) / apart) * apart, right - bottom + apart, apart)
    strokes = [[(start + bottom, bottom), (start + top, top)] for start in starts]
    sheet.lines(
        shapely.intersection(shapely.multilinestrings(strokes), seen), line=HATCH_LINE, width=0.3 if light else 0.5
    )
    if not light:
        sheet.area(geometry, line=HATCH_LINE, width=0.9, dashes=(2.6, 1.4))


def _enlarged(size: float) -> Any:
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(size)
