"""The style of the pages that explain, and the policy that lets nothing but it in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

__all__ = ["policy", "style"]


@cache
def style() -> str:
    """Return the style sheet."""
    return Path(__file__).parents[1].joinpath("page", "explain.css").read_text("utf-8")


@cache
def policy() -> str:
    """Return a content security policy under which nothing is loaded and nothing runs but the style sheet."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
