"""Packed events and outlines in, a layer for a folium.Map out."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

from folium.map import Layer
from folium.template import Template

from geo.maps.assets import InlineScript, InlineStyle, Verbatim, page_script, page_style
from geo.maps.basemap import Basemap
from geo.maps.packing import PackedEvents, pack
from geo.maps.tiles import Tiles

__all__ = ["EventLayer"]


class EventLayer(Layer):
    """The one layer of ours: land, units and events, with the panel beside them.

    Parameters
    ----------
    events : PackedEvents
        From `pack_events`.
    basemap : Basemap
        From `load_basemap`.
    title : str
        Heading of the page.
    language : str
        Language that the page opens in.
    tiles : Tiles, optional
        An online layer that the page offers.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = geoPage.layer({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        events: PackedEvents,
        basemap: Basemap,
        *,
        title: str,
        language: str = "en",
        tiles: Tiles | None = None,
    ) -> None:
        super().__init__(name="Events", overlay=True)
        self._name = "EventLayer"
        self.tiles = tiles
        head = {"title": title, "lang": language, "tiles": asdict(tiles) if tiles else None}
        self.blocks = _blocks(events, basemap, head)
        digest = hashlib.sha256("".join(self.blocks.values()).encode())
        self.key = digest.hexdigest()[:32]
        self._id = self.key

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # folium's layers give nothing
        """Add style, script and data to the page, each once and none compiled as a template."""
        figure: Any = self.get_root()
        figure.header.add_child(InlineStyle(page_style()), name="geo_style")
        figure.header.add_child(InlineScript(page_script()), name="geo_script")
        figure.html.add_child(Verbatim(self._data()), name="geo_data")
        super().render(**kwargs)  # type: ignore[no-untyped-call]

    def _data(self) -> str:
        return "\n".join(
            f'<script type="text/plain" id="geo-{name}">{content}</script>' for name, content in self.blocks.items()
        )


def _blocks(events: PackedEvents, basemap: Basemap, page: dict[str, Any]) -> dict[str, str]:
    from geo.credits import about

    head = {**events.head, **page, "shapes": basemap.shapes, "about": about()}
    chunks = {f"text-{k}": pack(chunk) for k, chunk in enumerate(events.chunks)}
    return {"head": pack(head), "columns": pack(events.columns), "outlines": pack(basemap.outlines), **chunks}
