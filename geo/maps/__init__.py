"""A GeoDataFrame of events in, a map page out: one HTML file that needs no network.

::

    frame -> records -> packed columns and text -+
    boundaries -> packed outlines ---------------+-> one layer on a folium.Map -> page

No text of an article is ever live in the page: it travels as compressed base64 and
reaches the reader through ``textContent`` alone.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geo.errors import GeoError
from geo.maps.basemap import load_basemap
from geo.maps.layer import EventLayer
from geo.maps.notebook import Still
from geo.maps.packing import pack_events
from geo.maps.page import EventMap
from geo.maps.text import safe_text
from geo.maps.tiles import read_tiles
from geo.placement import records_of

if TYPE_CHECKING:
    import folium
    from geopandas import GeoDataFrame

__all__ = ["EventLayer", "safe_text", "to_map"]

DEFAULT_TITLES = {"en": "Events reported in the news", "uk": "Події в новинах"}
"""The languages that the page speaks, and how it is headed in each."""


def to_map(
    frame: GeoDataFrame | Iterable[Mapping[str, Any]],
    *,
    title: str | None = None,
    height: int = 600,
    language: str = "en",
    tiles: str | None = None,
    tiles_credit: str | None = None,
) -> folium.Map:
    """Draw events on a map that saves as one file and works with no network.

    Parameters
    ----------
    frame : GeoDataFrame
        One row per event, EPSG:4326 (from `to_frame` or `join_boundaries`). A sequence
        of event records (mappings with the same properties, ``lat`` and ``lon``) will do.
    title : str, optional
        Heading of the page. Default: "Events reported in the news", in the page's language.
    height : int, optional
        Height of the frame in a notebook, in pixels. A saved page fills its window.
    language : {"en", "uk"}, optional
        Language that the page opens in; the reader can switch. Quotes stay as they are.
    tiles : str, optional
        An online layer to offer, off until the reader turns it on: ``"osm"``, or an http(s) address with
        ``{z}``, ``{x}`` and ``{y}``. Its host alone is let through by the page's policy. Default: none.
    tiles_credit : str, optional
        Whom the page names for the tiles. Default: OpenStreetMap for its own, else the host.

    Returns
    -------
    folium.Map
        With one layer of ours. It shows itself in a notebook at ``height``; ``.save("map.html")``
        writes the page; folium layers may be added to it.

    Raises
    ------
    GeoError
        The page does not speak that language, or ``tiles`` is no address of tiles.

    Notes
    -----
    A notebook shows the page in a frame, and a still picture where it is not trusted. Of more than 20,000 events
    it shows the picture and a link to the page, which is saved in the working folder if ``save`` was not called.

    Events with no honest point are not given one: a bearing is a wedge, an oblast is
    hatched, and what has no place stands in the list "Not on the map".

    Examples
    --------
    >>> import geo
    >>> document = geo.Document(id="a", text="Shelling killed two people in Kherson, the governor said.")
    >>> page = geo.to_map(geo.to_frame(geo.run([document]).events), title="Kherson")
    >>> "default-src 'none'" in page.get_root().render()
    True
    """
    heading = _heading(title, language)
    online = read_tiles(tiles, tiles_credit) if tiles else None
    with _collector_at_rest():
        records = records_of(frame)
        packed = pack_events(records)
    basemap = load_basemap(packed.countries, packed.units)
    layer = EventLayer(packed, basemap, title=heading, language=language, tiles=online)
    page = EventMap(title=heading, height=height, bounds=packed.bounds, key=layer.key, language=language)
    page.add_child(layer)
    page.still = Still(records, heading, language)
    return page


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let no garbage be looked for: records are millions of small containers and no cycles, and looking doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _heading(title: str | None, language: str) -> str:
    if language not in DEFAULT_TITLES:
        raise GeoError(f"the map page has no language {language!r}; use one of {', '.join(sorted(DEFAULT_TITLES))}")
    return title or DEFAULT_TITLES[language]
