"""A reading in, the article with its places and evidence marked out: why each decision was made.

The page has no script at all. Text of the article and all that was read from it is
escaped, and a link is made of http and https addresses only. `article` marks the text,
`events` and `places` say why.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from geo.explain.article import article
from geo.explain.events import event_cards
from geo.explain.places import place_decisions
from geo.explain.safe import safe, said
from geo.model import Document, Event
from geo.pipeline import Reading
from geo.records import versions

__all__ = ["explain_page"]


def explain_page(reading: Reading, events: Iterable[Event] | None = None) -> str:
    """Show how a document was read: its places, its events, and the words for each.

    Parameters
    ----------
    reading : Reading
        From `geo.pipeline.read_document`.
    events : iterable of Event, optional
        Merged events, to name the one that each report went into.

    Returns
    -------
    str
        One HTML page that needs no network and holds no script.

    Examples
    --------
    >>> from geo import Document
    >>> from geo.pipeline import read_document
    >>> page = explain_page(read_document(Document(id="a", text="Shelling killed two people in Kherson on Monday.")))
    >>> "Kherson" in page, "<script" in page
    (True, False)
    """
    document, style = reading.document, _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    made = versions()
    return _PAGE.format(
        lang=escape(document.lang or "en") if re.fullmatch(r"[A-Za-z-]{2,12}", document.lang or "en") else "en",
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=style,
        title=safe(document.title or document.id),
        byline=_byline(document),
        article=article(reading),
        events="".join(event_cards(reading, tuple(events or ()))) or "<p>No event was read in this text.</p>",
        places="".join(place_decisions(reading)) or "<p>No place name was found in this text.</p>",
        made=safe(f"{made['generator']}, data {made['data_version']}"),
    )


@cache
def _style() -> str:
    return Path(__file__).parents[1].joinpath("page", "explain.css").read_text("utf-8")


def _byline(document: Document) -> str:
    parts = [said(part) for part in (document.source, document.published and document.published.isoformat()) if part]
    if document.url:
        address = urlsplit(document.url)
        leads = address.scheme in {"http", "https"} and address.netloc
        rel = 'rel="noopener noreferrer nofollow"'
        parts.append(f'<a href="{safe(document.url)}" {rel}>{safe(document.url)}</a>' if leads else said(document.url))
    return " · ".join([*parts, f"document {said(document.id, 'code')}"])


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>How geo read {title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1><bdi dir="auto">{title}</bdi></h1>
<p class="quiet">{byline}</p>
<ul class="key">
<li><mark class="evidence">words that report an event</mark></li>
<li><span class="place">place</span></li>
<li><span class="place other">name that is not a place here</span></li>
<li><span class="place unknown">looked for, not found</span></li>
<li><span class="number">number of people</span></li>
</ul>
</header>
<main>
<section aria-label="The text"><div class="text" dir="auto">{article}</div></section>
<section lang="en" aria-label="What was read in it">
<h2>What it reports</h2>
{events}
<h2>Where its places are, and why</h2>
<ol class="plain">
{places}
</ol>
</section>
</main>
<footer lang="en">Read by a program ({made}), not by a person. The text belongs to its publisher.</footer>
</body>
</html>
"""
