"""What the pages that explain have in common: title, language, style, and the policy that lets nothing but it in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from geo.explain.safe import safe
from geo.model import Document
from geo.records import versions

__all__ = ["frame_of"]


def frame_of(documents: Sequence[Document]) -> dict[str, str]:
    """Return the fields that every page about these documents has; all of them may stand in HTML."""
    alone = documents[0] if len(documents) == 1 else None
    lang = alone.lang if alone and alone.lang and re.fullmatch(r"[A-Za-z-]{2,12}", alone.lang) else "en"
    made = versions()
    return {
        "lang": lang,
        "policy": policy(),
        "style": style(),
        "title": safe(alone.title or alone.id) if alone else f"{len(documents)} documents",
        "made": safe(f"{made['generator']}, data {made['data_version']}"),
    }


@cache
def style() -> str:
    """Return the style sheet."""
    return Path(__file__).parents[1].joinpath("page", "explain.css").read_text("utf-8")


@cache
def policy() -> str:
    """Return a content security policy under which nothing is loaded and nothing runs but the style sheet."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
