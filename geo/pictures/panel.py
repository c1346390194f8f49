"""What stands around the map: heading, legend, lists of what is not on it, sources and credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from geo.credits import about
from geo.pictures.alt import told_period
from geo.pictures.chart import has_circles, ring_of
from geo.pictures.looks import INK, TYPE_ORDER
from geo.pictures.scene import Scene
from geo.pictures.sheet import Sheet
from geo.pictures.symbols import HATCH_LINE, cluster, doubtful, is_ghost, sector, symbol
from geo.pictures.view import Rect
from geo.pictures.words import counted, grouped, plain, sentence, word, words
from geo.placement import POINT, WEDGE

__all__ = ["draw_footer", "draw_header", "draw_panel", "panel_height"]

QUIET: Final = "#4d565f"
LIST_SIZE: Final = 5.8
Record = Mapping[str, Any]


def draw_header(sheet: Sheet, rect: Rect, title: str, records: Sequence[Record], language: str) -> None:
    """Write the heading, and how many events of which days."""
    size = 12.0 if sheet.measure(title, size=12, bold=True) <= rect.width else 10.0
    (line, *_) = sheet.wrap(title, rect.width, size=size, bold=True, most=1)
    sheet.text(rect.left, rect.top - 11, line, size=size, bold=True)
    days = told_period(records, language)
    told = counted(language, "events", len(records)) if records else words(language)["none"]
    sheet.text(rect.left, rect.top - 23, f"{told}, {days}" if days else told, size=7.6, colour=QUIET)


def draw_panel(sheet: Sheet, rect: Rect, scene: Scene, records: Sequence[Record], language: str) -> None:
    """Draw the types with their numbers, the keys to what is drawn, and what is not on the map."""
    top = _types(sheet, rect, records, language)
    top = _keys(sheet, rect, top - 5, scene, language)
    lists = [("outside", scene.outside), ("nowhere", scene.nowhere)]
    for name, left_out in lists:
        if left_out:
            kept = min(len(scene.nowhere), 2) * 14 + 22 if name == "outside" and scene.nowhere else 0
            top = _list(sheet, rect, top - 6, top - 6 - rect.bottom - kept, name, left_out, language)


def panel_height(scene: Scene, records: Sequence[Record]) -> float:
    """Give about how much paper the legend wants."""
    types = len({record.get("type") for record in records})
    listed = sum(min(len(left_out), 3) * 19 + 22 for left_out in (scene.outside, scene.nowhere) if left_out)
    return 13.2 * types + 18.5 * len(_used(scene)) + listed + 12


def draw_footer(sheet: Sheet, rect: Rect, scene: Scene, records: Sequence[Record], language: str) -> None:
    """Write sources and dates, what the figures are, whom the map is owed to."""
    table = words(language)
    projection = table["projection"][scene.view.projection]
    made = about()
    credit = table["made"].format(generator=made["generator"], data=made["data_version"])
    lines = [
        _sources(records, language),
        table["by_program"],
        f"{' · '.join(made['attributions'])}. {table['crimea']} {projection[:1].upper()}{projection[1:]}. {credit}",
    ]
    top = rect.top - 9
    for line, most in zip(lines, (2, 1, 2), strict=True):
        for part in sheet.wrap(line, rect.width, size=5.6, most=most) if line else []:
            sheet.text(rect.left, top, part, size=5.6, colour=QUIET)
            top -= 7.2


def _sources(records: Sequence[Record], language: str) -> str:
    """Name the outlets, most used first; documents without one are counted."""
    table = words(language)
    outlets: Counter[str] = Counter()
    documents, days = set(), []
    for source in (source for record in records for source in record.get("sources") or ()):
        if source.get("source"):
            outlets[plain(source["source"], 48)] += 1
        else:
            documents.add(source.get("id"))
        days.append({"published": source.get("published")})
    names = [name for name, _ in sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))]
    told = names[:6]
    if len(names) > len(told):
        told.append(table["and_more"].format(n=len(names) - len(told)))
    if documents:
        told.append(counted(language, "documents", len(documents)))
    if not told:
        return ""
    published = told_period(days, language, "published")
    line = str(table["sources"]).format(names=", ".join(told))
    return f"{line}; {table['published'].format(period=published)}." if published else f"{line}."


def _types(sheet: Sheet, rect: Rect, records: Sequence[Record], language: str) -> float:
    counts = Counter(str(record.get("type")) for record in records)
    order = [kind for kind in TYPE_ORDER if counts[kind]] + sorted(set(counts) - set(TYPE_ORDER))
    top = rect.top - 7
    for kind in order:
        symbol(sheet, kind, rect.left + 8, top, 3.9)
        number, name = grouped(language, counts[kind]), word(language, "types", kind)
        room = rect.width - 24 - sheet.measure(number, size=7)
        size = next((size for size in (7.0, 6.3, 5.7) if sheet.measure(name, size=size) <= room), 5.7)
        sheet.text(rect.left + 19, top, sheet.fitted(name, room, size=size), size=size, up="center_baseline")
        sheet.text(rect.right, top, number, size=7, across="right", up="center_baseline")
        top -= 13.2
    return top + 6


Icon = Callable[[Sheet, float, float], None]


def _keys(sheet: Sheet, rect: Rect, top: float, scene: Scene, language: str) -> float:
    """Draw the keys to what this picture shows, and no others."""
    used = _used(scene)
    if not used:
        return top
    sheet.outline(_line(rect.left, rect.right, top), line="#c2c7cc", width=0.5)
    top -= 4
    for name in used:
        lines = sheet.wrap(words(language)["keys"][name], rect.width - 21, size=5.8, most=3)
        height = max(14.0, 7.0 * len(lines) + 4)
        _ICONS[name](sheet, rect.left + 8, top - height / 2)
        first = top - height / 2 + 3.5 * (len(lines) - 1)
        for k, line in enumerate(lines):
            sheet.text(rect.left + 21, first - 7.0 * k, line, size=5.8, up="center_baseline")
        top -= height
    return top


def _used(scene: Scene) -> list[str]:
    alone = [mark.records[0] for mark in scene.marks if mark.mode == POINT and mark.single is not None]
    drawn = [*scene.shown]
    tests = {
        "site": any(record.get("geo_precision") == "site" for record in alone),
        "settlement": any(record.get("geo_precision") != "site" for record in alone),
        "circle": has_circles(scene),
        "wedge": any(mark.mode == WEDGE for mark in scene.marks),
        "hatch": bool(scene.areas),
        "ghost": any(is_ghost(record) for record in drawn),
        "doubt": any(doubtful(record) for record in drawn),
        "size": any(record.get("killed_low") or record.get("injured_low") or ring_of(record, 1) for record in alone),
        "cluster": any(mark.single is None and mark.mode == POINT for mark in scene.marks),
    }
    return [name for name, used in tests.items() if used]


def _line(left: float, right: float, y: float) -> Any:
    from matplotlib.path import Path

    return Path([(left, y), (right, y)])


def _circle_icon(sheet: Sheet, x: float, y: float) -> None:
    sheet.circle(x, y, 6, fill=INK, opacity=0.06)
    sheet.circle(x, y, 6, line="#3b4856", width=0.6, dashes=(3.0, 2.0))


def _wedge_icon(sheet: Sheet, x: float, y: float) -> None:
    sheet.outline(sector("NE", 14), at=(x - 6, y - 6), fill="#f0e442", opacity=0.45)
    sheet.outline(sector("NE", 14), at=(x - 6, y - 6), line="#8a7f00", width=0.8, dashes=(2.2, 1.4))


def _hatch_icon(sheet: Sheet, x: float, y: float) -> None:
    import shapely

    area = shapely.box(x - 7.5, y - 6, x + 7.5, y + 6)
    strokes = shapely.multilinestrings([[(x + k - 9, y - 6), (x + k + 3, y + 6)] for k in range(-12, 16, 5)])
    sheet.area(area, fill="#b9c8d8", opacity=0.45)
    sheet.lines(shapely.intersection(strokes, area), line=HATCH_LINE, width=0.5)
    sheet.area(area, line=HATCH_LINE, width=0.7, dashes=(2.6, 1.4))
    sheet.box(Rect(x - 4.5, y - 3.8, 9, 7.6), rounded=2, fill="#ffffff", line=INK, width=0.6, dashes=(1.7, 1.2))


_ONE = {"type": "strike"}
_ICONS: Final[dict[str, Icon]] = {
    "site": lambda sheet, x, y: symbol(sheet, "strike", x, y, 3.9),
    "settlement": lambda sheet, x, y: symbol(sheet, "strike", x, y, 3.9, exact=False),
    "circle": _circle_icon,
    "wedge": _wedge_icon,
    "hatch": _hatch_icon,
    "ghost": lambda sheet, x, y: symbol(sheet, "strike", x, y, 3.9, ghost=True),
    "doubt": lambda sheet, x, y: symbol(sheet, "strike", x - 1, y - 1, 3.6, doubt=True),
    "size": lambda sheet, x, y: symbol(sheet, "strike", x, y, 3.4, ring=6.4),
    "cluster": lambda sheet, x, y: cluster(sheet, [_ONE, _ONE, {"type": "negotiation"}], x, y, 6.4),
}


def _list(
    sheet: Sheet, rect: Rect, top: float, room: float, name: str, records: Sequence[Record], language: str
) -> float:
    """List events that are not on the map, as many as there is room for, then how many more."""
    table = words(language)
    if room < 10:
        return top
    sheet.text(rect.left, top - 6, f"{table[name]} ({grouped(language, len(records))})", size=6.4, bold=True)
    top -= 14
    left = int((room - 14) // 7)
    for k, record in enumerate(records):
        lines = sheet.wrap(sentence(record, language), rect.width, size=LIST_SIZE, most=3)
        last = k == len(records) - 1
        if len(lines) > left - (0 if last else 1):
            more = table["and_more"].format(n=grouped(language, len(records) - k))
            sheet.text(rect.left, top, more, size=LIST_SIZE, colour=QUIET)
            return top - 7
        for line in lines:
            sheet.text(rect.left, top, line, size=LIST_SIZE, colour=QUIET)
            top -= 7
        left -= len(lines)
    return top
