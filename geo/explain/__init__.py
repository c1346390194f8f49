"""A reading in, the article with its places and evidence marked out: why each decision was made.

The page has no script at all. Text of the article and all that was read from it is
escaped, and a link is made of http and https addresses only. `article` marks the text,
`events`, `reasons` and `places` say why, `merged` why reports of several documents are one event.
`candidates` is a page of its own, with all that each name may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from geo.explain.article import article
from geo.explain.events import event_cards, left_out
from geo.explain.merged import merged_cards
from geo.explain.places import place_decisions
from geo.explain.safe import safe, said
from geo.explain.sheet import frame_of
from geo.model import Document, Event
from geo.pipeline import Reading

__all__ = ["explain_page"]


def explain_page(reading: Reading | Sequence[Reading], events: Iterable[Event] | None = None) -> str:
    """Show how documents were read: their places, their events, the words for each, and what was merged.

    Parameters
    ----------
    reading : Reading or sequence of Reading
        From `geo.pipeline.read_document`.
    events : iterable of Event, optional
        Merged events, to name the one that each report went into, and, of several documents, why.

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
    readings, merged = ([reading] if isinstance(reading, Reading) else list(reading)), tuple(events or ())
    alone = readings[0].document if len(readings) == 1 else None
    parts = [
        _PART.format(**_part(each, merged, f"d{n}-" if len(readings) > 1 else "")) for n, each in enumerate(readings, 1)
    ]
    return _PAGE.format(
        **frame_of([each.document for each in readings]),
        byline=_byline(alone) if alone else _contents(readings),
        merged="" if alone else _MERGED.format(cards="".join(merged_cards(merged)) or "<p>No event was read.</p>"),
        parts="".join(parts),
    )


def _part(reading: Reading, events: tuple[Event, ...], prefix: str) -> dict[str, str]:
    """Give the parts of the page that are of one document."""
    document, omitted = reading.document, "".join(left_out(reading))
    head = f'<h2><bdi dir="auto">{safe(document.title or document.id)}</bdi></h2><p>{_byline(document)}</p>'
    return {
        "id": prefix or "document",
        "head": head if prefix else "",
        "article": article(reading, prefix),
        "events": "".join(event_cards(reading, events, prefix)) or "<p>No event was read in this text.</p>",
        "omitted": f'<h2>Left out, and why</h2>\n<ul class="plain">\n{omitted}</ul>' if omitted else "",
        "places": "".join(place_decisions(reading, prefix)) or "<p>No place name was found in this text.</p>",
    }


def _contents(readings: list[Reading]) -> str:
    names = (each.document.title or each.document.id for each in readings)
    return " · ".join(f'<a href="#d{n}-">{said(name)}</a>' for n, name in enumerate(names, 1))


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
{merged}{parts}</main>
<footer lang="en">Read by a program ({made}), not by a person. The text belongs to its publisher.</footer>
</body>
</html>
"""

_MERGED = """<section class="merged" lang="en" aria-label="Events of all documents">
<h2>Events, and why their reports are one</h2>
{cards}
</section>
"""

_PART = """<div class="part" id="{id}">
<section aria-label="The text">{head}<div class="text" dir="auto">{article}</div></section>
<section lang="en" aria-label="What was read in it">
<h2>What it reports</h2>
{events}
{omitted}
<h2>Where its places are, and why</h2>
<ol class="plain">
{places}
</ol>
</section>
</div>
"""
