"""folium's map with a page of our own around it: offline, with a policy that lets nothing else run."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template

from geo.maps.notebook import FRAMED, Still, framed, linked
from geo.maps.policy import figure_script, page_policy, read_head
from geo.maps.tiles import tile_host

__all__ = ["EventMap", "EventPage"]

Bounds = tuple[tuple[float, float], tuple[float, float]]

_LEAFLET_JS = next(link for link in folium.Map.default_js if link[0] == "leaflet")
_LEAFLET_CSS = next(link for link in folium.Map.default_css if link[0] == "leaflet_css")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # not characters of HTML
_MAX_ZOOM = 18  # Leaflet draws nothing of ours beyond, and a map without tiles has no limit of its own


class EventMap(folium.Map):
    """A folium.Map whose page is ours.

    Parameters
    ----------
    title : str
        Title of the page.
    height : int
        Height of the frame in a notebook, in pixels.
    bounds : pair of (lat, lon), optional
        South-west and north-east corner of the events.
    key : str
        Name of the map in the page: the same events, the same page.
    language : str
        Language that the page opens in.
    """

    default_js = [_LEAFLET_JS]  # noqa: RUF012 - folium's own form
    default_css = [_LEAFLET_CSS]  # noqa: RUF012

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}

        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }},
                crs: L.CRS.{{ this.crs }},
                ...{{ this.options|tojavascript }}
            });
            {% for layer in this.objects_to_stay_in_front %}
            {{ this.get_name() }}.on("overlayadd", function () { {{ layer.get_name() }}.bringToFront(); });
            {% endfor %}
        {% endmacro %}
        """
    )

    def __init__(self, *, title: str, height: int, bounds: Bounds | None, key: str, language: str = "en") -> None:
        (south, west), (north, east) = bounds or ((44.4, 22.1), (52.4, 40.2))
        super().__init__(
            location=((south + north) / 2, (west + east) / 2),
            tiles=None,
            zoom_start=5,
            max_zoom=_MAX_ZOOM,
            attribution_control=False,
            zoom_snap=0.25,
        )
        self.options["maxZoom"] = _MAX_ZOOM
        self._id = key
        self.height_px = height
        self.still: Still | None = None
        self._saved: Path | None = None
        figure = EventPage(title=title, height=f"{height}px")
        figure.language = language
        figure.add_child(self)

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page; a notebook links to the file."""
        super().save(outfile, close_file=close_file, **kwargs)
        if isinstance(outfile, str | Path):
            self._saved = Path(outfile)

    def _repr_html_(self, **kwargs: Any) -> str:
        """Give what a notebook shows: the page in a frame with a picture behind; of very many events the picture."""
        still = self.still
        if still is None:
            return str(super()._repr_html_(**kwargs))
        if len(still.records) > FRAMED:
            return linked(still, self._saved or self._save_beside())
        return framed(self.get_root().render(**kwargs), still, self.height_px)

    def _repr_png_(self) -> bytes | None:
        return self.still.drawn[0] if self.still is not None else None

    def _save_beside(self) -> Path | None:
        """Save the page in the working folder, where a notebook can link to it; None where it cannot be written."""
        path = Path(f"geo-map-{self._id[:8]}.html")
        try:
            self.save(str(path))
        except OSError:
            return None
        return path


class EventPage(Figure):
    """The page around a map: language, title, policy, and all that it needs inside it."""

    language = "en"

    def render(self, **kwargs: Any) -> str:
        """Give the page as HTML; twice gives the same."""
        parts = (self.header, self.html, self.script)
        before = [part._children.copy() for part in parts]
        try:
            return self._page(**kwargs)
        finally:  # rendering fills the parts, and folium would fill them once more
            for part, children in zip(parts, before, strict=True):
                part._children = children

    def _page(self, **kwargs: Any) -> str:
        for child in list(self._children.values()):
            child.render(**kwargs)
        body = self.html.render(**kwargs)
        script = figure_script(self.script.render(**kwargs))
        head = read_head(self.header, script)
        policy = page_policy(head, script, body, tiles=_tile_hosts(self), extras=_has_extras(self))
        return _HTML.format(
            policy=f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n' if policy else "",
            lang=self.language,
            without_script=_WITHOUT_SCRIPT[self.language],
            title=escape(_CONTROL.sub("\ufffd", self.title or "")),
            version=escape(_generator()),
            head="\n".join(head.parts),
            body=body,
            script=script,
        )


def _has_extras(page: Figure) -> bool:
    """Say whether a user added anything: folium's own elements style themselves in place."""
    from geo.maps.layer import EventLayer

    maps = [child for child in page._children.values() if isinstance(child, EventMap)]
    return len(maps) < len(page._children) or any(
        not isinstance(child, EventLayer) for each in maps for child in each._children.values()
    )


def _tile_hosts(element: Element) -> tuple[str, ...]:
    """List the hosts of the tiles that the page offers or a user added, as a policy writes them."""
    from geo.maps.layer import EventLayer

    hosts: list[str | None] = []
    for child in element._children.values():
        if isinstance(child, folium.TileLayer):
            hosts.append(tile_host(re.sub(r"\{[^}]*\}(?=\.)", "*", str(child.tiles))))
        if isinstance(child, EventLayer) and child.tiles:
            hosts.append(child.tiles.host)
        hosts.extend(_tile_hosts(child))
    return tuple(dict.fromkeys(host for host in hosts if host))


def _generator() -> str:
    from geo.credits import about

    versions = about()
    return f"{versions['generator']}, data {versions['data_version']}"


_WITHOUT_SCRIPT = {
    "en": "This map needs JavaScript, which is inside this file; nothing is fetched from elsewhere.",
    "uk": "Ця карта потребує JavaScript, який міститься в цьому файлі; нізвідки нічого не завантажується.",
}

_HTML = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
{policy}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="{version}">
<title>{title}</title>
{head}
</head>
<body class="geo-page">
{body}
<noscript>{without_script}</noscript>
<script>{script}</script>
</body>
</html>
"""
