"""Records in, the text of a KML file out: well-formed whatever the articles hold."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping

from geo.export.flat import flat
from geo.hints import Any, Final
from geo.patterns import regex
from geo.records import versions

__all__ = ["kml_text"]

# what XML 1.0 cannot hold, even escaped
_FORBIDDEN: Final = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kml_text(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Give the pieces of a KML document: a placemark for each event, without a point where there is none."""
    made = "; ".join(f"{name}: {value}" for name, value in versions().items())
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        f"<name>Events</name>\n<description>{_safe(made)}</description>\n"
    )
    for record in records:
        yield _placemark(record)
    yield "</Document>\n</kml>\n"


def _placemark(record: Mapping[str, Any]) -> str:
    name = ", ".join(str(record[part]) for part in ("type", "place", "date_start") if record.get(part))
    quotes = "\n".join(str(evidence.get("quote", "")) for evidence in record["evidence"])
    data = "".join(
        f'<Data name="{_attribute(key)}"><value>{_balloon(value)}</value></Data>\n'
        for key, value in flat(record).items()
        if value is not None
    )
    return (
        f"<Placemark>\n<name>{_balloon(name)}</name>\n<description>{_balloon(quotes)}</description>\n"
        f"{_time(record)}<ExtendedData>\n{data}</ExtendedData>\n{_point(record)}</Placemark>\n"
    )


def _time(record: Mapping[str, Any]) -> str:
    begin, end = record["date_start"], record["date_end"]
    if not begin:
        return ""
    return f"<TimeSpan><begin>{_safe(begin)}</begin><end>{_safe(end or begin)}</end></TimeSpan>\n"


def _point(record: Mapping[str, Any]) -> str:
    if record["lat"] is None or record["lon"] is None:
        return ""
    return f"<Point><coordinates>{round(record['lon'], 6)},{round(record['lat'], 6)}</coordinates></Point>\n"


def _balloon(value: Any) -> str:
    """Text that viewers show as HTML, with $[...] filled in: escaped for them, then for XML."""
    return _safe(html.escape(str(value), quote=False).replace("$[", "&#36;["))


def _safe(value: Any) -> str:
    return html.escape(_FORBIDDEN.sub("\ufffd", str(value)), quote=False)


def _attribute(value: Any) -> str:
    return html.escape(_FORBIDDEN.sub("\ufffd", str(value)), quote=True)
