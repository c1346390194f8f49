"""A page's parts in, its Content-Security-Policy out: only what is in the page may run.

The hashes are those of the scripts that we put there, never of whatever stands in the
finished page: a script that text smuggled in would else be let through by its own hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
import warnings
from dataclasses import dataclass, field
from typing import Any

from branca.element import CssLink, Element, JavascriptLink

from geo.maps.assets import InlineScript, InlineStyle, leaflet_script, leaflet_style

__all__ = ["Head", "figure_script", "page_policy", "read_head"]

# folium's popups call jQuery for two things only; this is enough for them
_JQUERY = """window.$ = window.$ || function (what) {
if (what === document) return { ready: function (run) { run(); } };
var box = document.createElement("template"); box.innerHTML = what; return box.content.children;
};
"""


@dataclass(slots=True, kw_only=True)
class Head:
    """What stands in a page's head."""

    parts: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    remote: list[str] = field(default_factory=list)
    foreign: bool = False  # a script of a user's own, which no hash of ours covers


def figure_script(code: str) -> str:
    """Make sure that folium's script cannot be ended from within a string of it."""
    code = re.sub(r"</(?=script)", r"<\\/", code, flags=re.IGNORECASE).replace("<!--", r"<\!--")
    return "\n" + (_JQUERY + code if "$(" in code else code) + "\n"


def read_head(header: Element, script: str) -> Head:
    """Take folium's header apart: Leaflet and our parts go inside the page, the rest stays as it is."""
    head = Head()
    for name, child in header._children.items():
        if name == "meta_http":
            continue
        if isinstance(child, JavascriptLink | CssLink):
            _link(head, name, child)
        elif isinstance(child, InlineScript):
            _script(head, child.text)
        elif isinstance(child, InlineStyle):
            _style(head, child.text)
        else:
            text = child.render()
            head.parts.append(text)
            head.foreign |= bool(re.search(r"<script(?![^>]*text/plain)", text, re.IGNORECASE))
    _add_markers(head, script)
    return head


def page_policy(head: Head, script: str, body: str, *, tiles: tuple[str, ...], extras: bool) -> str | None:
    """Write the policy, or None with one warning where a user's additions cannot live under one."""
    if head.remote or head.foreign or re.search(r"<script(?![^>]*text/plain)", body, re.IGNORECASE):
        what = ", ".join(head.remote) or "a script of its own"
        warnings.warn(
            f"the map needs {what}: the page will fetch it and has no content security policy; "
            "leave that layer out, or add it with geo.to_map(frame).add_child of a plain Leaflet layer",
            stacklevel=2,
        )
        return None
    styles = "'unsafe-inline'" if extras else " ".join(map(_hash, head.styles))
    rules = (
        "default-src 'none'",
        "script-src " + " ".join(map(_hash, [*head.scripts, script])),
        f"style-src {styles}",
        " ".join(["img-src data: blob:", *tiles]),
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _link(head: Head, name: str, link: Any) -> None:
    if name == "leaflet":
        _script(head, leaflet_script())
    elif name == "leaflet_css":
        _style(head, leaflet_style())
    else:
        head.parts.append(link.render())
        head.remote.append(link.url)


def _script(head: Head, text: str) -> None:
    head.scripts.append(text)
    head.parts.append(f"<script>{text}</script>")


def _style(head: Head, text: str) -> None:
    head.styles.append(text)
    head.parts.append(f"<style>{text}</style>")


def _add_markers(head: Head, script: str) -> None:
    """Add what folium.Icon draws with; a map without one does not need it."""
    import folium

    if "AwesomeMarkers" not in script:
        return
    for name, url in (*folium.Map.default_css, *folium.Map.default_js):
        if "awesome" in name or "glyphicons" in name:
            _link(head, name, CssLink(url) if "css" in name else JavascriptLink(url))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
