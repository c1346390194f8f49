"""A map in, what a notebook shows of it out: the page in a frame, a still picture behind it.

A notebook that is not trusted strips frames and scripts, and keeps pictures: there the picture is
what is seen. It is too what is seen of very many events, for which a notebook is no place.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Final

__all__ = ["FRAMED", "Still", "framed", "linked"]

FRAMED: Final = 20_000
"""Events up to which the page itself is put into a notebook."""

_DPI: Final = 120

_BEHIND = {
    "en": "A still picture: trust this notebook (File, Trust Notebook) to use the map itself.",
    "uk": "Нерухоме зображення: довіртеся цьому блокноту (File, Trust Notebook), щоб користуватися самою картою.",
}
_MANY = {
    "en": ("{n} events are too many for a frame in a notebook.", "Open the map"),
    "uk": ("Подій забагато для рамки в блокноті: {n}.", "Відкрити карту"),
}
_UNSAVED = {
    "en": 'Save the map with .save("map.html") and open that file.',
    "uk": 'Збережіть карту за допомогою .save("map.html") і відкрийте цей файл.',
}


@dataclass(frozen=True)
class Still:
    """The events of a map as a still picture, drawn when it is first asked for."""

    records: Sequence[Mapping[str, Any]]
    title: str
    language: str

    @cached_property
    def drawn(self) -> tuple[bytes, str]:
        """Give the picture as PNG, and the words that stand for it."""
        from geo.pictures import picture_bytes

        return picture_bytes(self.records, ".png", title=self.title, language=self.language, dpi=_DPI)

    def tag(self, style: str) -> str:
        """Give the picture as an element of a page."""
        content, told = self.drawn
        data = base64.b64encode(content).decode("ascii")
        return f'<img src="data:image/png;base64,{data}" alt="{escape(told)}" style="{style}">'


def framed(page: str, still: Still, height: int) -> str:
    """Give a page in a frame of a set height, the picture behind it."""
    behind = escape(_BEHIND[still.language])
    return (
        f'<div style="position:relative;width:100%;height:{height}px;overflow:auto;background:#fff;color:#333">'
        f"{still.tag('max-width:100%;height:auto;display:block')}"
        f'<p style="margin:4px">{behind}</p>'
        f'<iframe srcdoc="{escape(page)}" title="{escape(still.title)}" width="100%" height="{height}px"'
        ' style="position:absolute;left:0;top:0;border:0" allowfullscreen></iframe></div>'
    )


def linked(still: Still, saved: Path | None) -> str:
    """Give the picture, and a link to the saved page."""
    why, opens = _MANY[still.language]
    told = escape(why.format(n=f"{len(still.records):,}"))
    if saved is None:
        there = escape(_UNSAVED[still.language])
    else:
        there = f'<a href="{escape(_relative(saved))}" target="_blank" rel="noopener">{escape(opens)}</a>'
    return f'<div>{still.tag("max-width:100%;height:auto;display:block")}<p style="margin:4px">{told} {there}</p></div>'


def _relative(path: Path) -> str:
    """Give the address of a file as seen from the notebook: beside it where it is there."""
    from urllib.parse import quote

    try:
        return quote(path.resolve().relative_to(Path.cwd().resolve()).as_posix())
    except ValueError:
        return path.resolve().as_uri()
