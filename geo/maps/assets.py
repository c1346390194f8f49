"""The page's scripts and styles, ours and the vendored Leaflet, as text that needs no network."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

from branca.element import Element
from jinja2 import Template

__all__ = ["InlineScript", "InlineStyle", "Verbatim", "leaflet_script", "leaflet_style", "page_script", "page_style"]

PAGE = Path(__file__).parent.parent / "page"
LEAFLET = PAGE / "vendor" / "leaflet"

SCRIPTS = (
    "words",
    "data",
    "symbols",
    "basemap",
    "select",
    "search",
    "cells",
    "events",
    "card",
    "panel",
    "play",
    "timeline",
    "filters",
    "units",
    "tiles",
    "share",
    "print",
    "edges",
    "main",
)
"""Our scripts in the order in which they are joined; they share one scope."""


class Verbatim(Element):
    """A piece of a page that is written as it stands.

    branca compiles what an element gives as a template once more; a template that
    only names its text is safe from that, whatever the text holds.
    """

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Verbatim"
        self.text = text


class InlineScript(Verbatim):
    """A script of ours, which the page's policy lets run by its hash."""

    _template = Template("<script>{{ this.text }}</script>")


class InlineStyle(Verbatim):
    """A style of ours, which the page's policy lets apply by its hash."""

    _template = Template("<style>{{ this.text }}</style>")


@cache
def page_script() -> str:
    """Join our scripts in one scope, so that the page gets two names only: ``geo`` and ``geoPage``."""
    parts = [(PAGE / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return '(function () {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


@cache
def page_style() -> str:
    """Give our style sheet."""
    return (PAGE / "page.css").read_text("utf-8")


@cache
def leaflet_script() -> str:
    """Give the vendored Leaflet, its default marker drawn from data instead of files."""
    code = (LEAFLET / "leaflet.js").read_text("utf-8")
    code = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", code)
    icon, shadow = _image("marker-icon.png"), _image("marker-shadow.png")
    images = f'{{iconUrl:"{icon}",iconRetinaUrl:"{icon}",shadowUrl:"{shadow}"}}'
    return f'{code}L.Icon.Default.imagePath="";L.Icon.Default.mergeOptions({images});\n'


@cache
def leaflet_style() -> str:
    """Give Leaflet's style sheet with its pictures inside."""
    code = (LEAFLET / "leaflet.css").read_text("utf-8")
    code = code.replace("layers-2x.png", "layers.png").replace("behavior: url(#default#VML);", "")
    return re.sub(r"url\(images/([\w.-]+)\)", lambda found: f"url({_image(found[1])})", code)


def _image(name: str) -> str:
    content = (LEAFLET / "images" / name).read_bytes()
    return "data:image/png;base64," + base64.b64encode(content).decode("ascii")
