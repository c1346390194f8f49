"""A document in, the line of JSON that `geo places` writes of it out."""

from __future__ import annotations

from geo.export.geojson import json_text
from geo.gazetteer import load_index
from geo.geocoding import geocode
from geo.hints import Any
from geo.mentions import as_written, find_mentions, with_case
from geo.model import Document, Location, Skipped

__all__ = ["place_line", "place_lines"]


def place_lines(documents: tuple[Document, ...]) -> list[str | Skipped]:
    """Give the line of each document, or why it could not be read."""
    lines: list[str | Skipped] = []
    for document in documents:
        try:
            lines.append(place_line(document))
        except Exception as error:
            reason = f"could not be read ({type(error).__name__}: {error}); this is a fault of geo: please report it"
            lines.append(Skipped(document_id=document.id, stage="reading", reason=reason))
    return lines


def place_line(document: Document) -> str:
    """Give every place name of a document and where it is; its own spans instead, where it has some.

    Examples
    --------
    >>> '"name": "Kherson"' in place_line(Document(id="a", text="Shelling killed two people in Kherson."))
    True
    """
    index = load_index()
    cased = with_case(document, index)
    mentions = find_mentions(cased, gazetteer=index)
    locations = as_written(geocode(mentions, cased, gazetteer=index), document.text)
    entries = [_entry(location) for location in locations]
    found = [entry for entry in entries if document.spans is not None or entry["role"] in ("literal", "metonym")]
    other = [entry for entry in entries if entry not in found]
    return json_text({"id": document.id, "places": found, "other": other}) + "\n"


def _entry(location: Location) -> dict[str, Any]:
    mention, place = location.mention, location.place
    lat, lon = location.lat, location.lon
    if lat is None and place is not None and location.offset is None:
        lat, lon = place.lat, place.lon
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "name": place.name if place else None,
        "lat": lat,
        "lon": lon,
        "kind": place.kind if place else None,
        "country": place.country if place else None,
        "adm1": place.adm1 if place else None,
        "geonameid": place.geonameid if place else None,
        "score": round(float(location.score), 3),
        "role": mention.role,
    }
