"""News text in, a map of events out.

::

    documents -> mentions -> locations -> reports -> events -> frame -> map, GeoJSON

Eleven names; `geo.pipeline` tells the story. Each loads on first use, so that
``import geo`` stays fast and loads no GIS.

Examples
--------
>>> import geo
>>> document = geo.Document(id="a", text="A drone hit a depot in Cherkasy, injuring two.")
>>> [event.place.name for event in geo.run([document]).events]
['Cherkasy']
"""

from __future__ import annotations

import importlib

from geo.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.documents import read_documents
    from geo.errors import GeoError
    from geo.export import write_geojson
    from geo.frames import join_boundaries, to_frame
    from geo.geocoder import Gazetteer
    from geo.maps import to_map
    from geo.model import Document, Event, Result
    from geo.pipeline import run

__all__ = [
    "Document",
    "Event",
    "Gazetteer",
    "GeoError",
    "Result",
    "join_boundaries",
    "read_documents",
    "run",
    "to_frame",
    "to_map",
    "write_geojson",
]

__version__ = "0.1.0"

_LAZY = {
    "Document": "geo.model",
    "Event": "geo.model",
    "Gazetteer": "geo.geocoder",
    "GeoError": "geo.errors",
    "Result": "geo.model",
    "join_boundaries": "geo.frames",
    "read_documents": "geo.documents",
    "run": "geo.pipeline",
    "to_frame": "geo.frames",
    "to_map": "geo.maps",
    "write_geojson": "geo.export",
}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'geo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
