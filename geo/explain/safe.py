"""Text in, HTML out in which nothing of it lives."""

from __future__ import annotations

import re
from html import escape

__all__ = ["readable", "safe", "said"]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff]")  # no characters of HTML, or not to be seen


def safe(text: object) -> str:
    """Escape text; characters that HTML does not have become a mark that something was there."""
    return escape(_CONTROL.sub("\ufffd", str(text)))


def said(text: object, tag: str = "bdi") -> str:
    """Escape words of others, and keep their direction of writing to themselves."""
    return f'<{tag} dir="auto">{safe(text)}</{tag}>'


def readable(value: str) -> str:
    """Escape a value of the data, ``air_bomb``, as words."""
    return safe(value.replace("_", " "))
