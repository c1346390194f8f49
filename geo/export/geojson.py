"""Records in, the text of a GeoJSON file (RFC 7946) out: one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from geo.hints import Any
from geo.records import SCHEMA_VERSION, versions

__all__ = ["geojson_text", "json_text"]


def geojson_text(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Give the pieces of a feature collection, in the order of the records."""
    head = json_text({"schema_version": SCHEMA_VERSION, **versions()})
    yield '{"type": "FeatureCollection", ' + head[1:-1] + ', "features": ['
    between = "\n"
    for record in records:
        yield between + json_text(_feature(record))
        between = ",\n"
    yield "\n]}\n"


def json_text(value: Any) -> str:
    """Give JSON on one line, with U+FFFD for half characters, which UTF-8 cannot hold."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    # a reader that takes these for line ends would tear the line
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def _feature(record: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in record.items() if name not in ("lat", "lon")}
    geometry = None
    if record["lat"] is not None and record["lon"] is not None:
        geometry = {"type": "Point", "coordinates": [round(record["lon"], 6), round(record["lat"], 6)]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
