"""A reading in, the article with its places and evidence marked out: why each decision was made.

The page has no script at all. Text of the article and all that was read from it is
escaped, and a link is made of http and https addresses only.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from geo.model import Count, Day, Document, Event, EventPlace, Location, Report, Span
from geo.pipeline import Reading
from geo.records import versions

__all__ = ["explain_page"]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff]")  # no characters of HTML, or not to be seen
_PLACES = {"literal": "place", "metonym": "place", "relative": "place"}
_ROLES = {
    "literal": "a place",
    "metonym": "stands for a government or another actor",
    "adjective": "an adjective, not a place",
    "embedded": "part of another name",
    "relative": "a place told from another",
}


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
        title=_text(document.title or document.id),
        byline=_byline(document),
        article=_article(reading),
        events="".join(_events(reading, tuple(events or ()))) or "<p>No event was read in this text.</p>",
        places="".join(_decisions(reading)) or "<p>No place name was found in this text.</p>",
        made=_text(f"{made['generator']}, data {made['data_version']}"),
    )


@cache
def _style() -> str:
    return Path(__file__).parent.joinpath("page", "explain.css").read_text("utf-8")


def _text(text: object) -> str:
    """Escape text; characters that HTML does not have become a mark that something was there."""
    return escape(_CONTROL.sub("\ufffd", str(text)))


def _said(text: object, tag: str = "bdi") -> str:
    return f'<{tag} dir="auto">{_text(text)}</{tag}>'


def _byline(document: Document) -> str:
    parts = [_said(part) for part in (document.source, document.published and document.published.isoformat()) if part]
    if document.url:
        address = urlsplit(document.url)
        safe = address.scheme in {"http", "https"} and address.netloc
        rel = 'rel="noopener noreferrer nofollow"'
        parts.append(
            f'<a href="{_text(document.url)}" {rel}>{_text(document.url)}</a>' if safe else _said(document.url)
        )
    return " · ".join([*parts, f"document {_said(document.id, 'code')}"])


# The article ------------------------------------------------------------------------------------


def _article(reading: Reading) -> str:
    """Cut the text where any mark begins or ends, and wrap each piece in the marks that cover it."""
    text = reading.document.text
    reports = reading.reports
    lit = [piece.span for report in reports for piece in report.evidence if piece.document_id == reading.document.id]
    counted = [claim.span for report in reports for claim in report.claims if claim.document_id == reading.document.id]
    named = [location.mention.span for location in reading.locations]
    edges = sorted(
        {0, len(text)} | {min(edge, len(text)) for span in (*lit, *counted, *named) for edge in (span.start, span.end)}
    )
    covered = _Cover(edges)
    pieces = []
    for k, (start, end) in enumerate(pairwise(edges)):
        n = covered.by(named).get(k)
        location = None if n is None else reading.locations[n]
        mark = _number_of(n, last=location is not None and location.mention.span.end == end)
        pieces.append(
            _piece(text[start:end], location, mark, number=k in covered.by(counted), lit=k in covered.by(lit))
        )
    return "".join(pieces)


class _Cover:
    """Which span covers which piece of the text; of two that overlap, the shorter."""

    def __init__(self, edges: list[int]) -> None:
        self._edges = edges
        self._kept: dict[int, dict[int, int]] = {}

    def by(self, spans: list[Span]) -> dict[int, int]:
        """Give for each piece that a span covers the number of that span."""
        if id(spans) not in self._kept:
            found: dict[int, int] = {}
            for n in sorted(range(len(spans)), key=lambda n: spans[n].start - spans[n].end):
                first, last = bisect_left(self._edges, spans[n].start), bisect_left(self._edges, spans[n].end)
                found.update(dict.fromkeys(range(first, last), n))
            self._kept[id(spans)] = found
        return self._kept[id(spans)]


def _piece(text: str, location: Location | None, mark: str, *, number: bool, lit: bool) -> str:
    html = _text(text)
    if number:
        html = f'<span class="number">{html}</span>'
    if location:
        html = f'<a class="{_look(location)}" {mark}>{html}</a>'
    return f'<mark class="evidence">{html}</mark>' if lit else html


def _number_of(n: int | None, *, last: bool) -> str:
    """Lead to the decision on a place; its number shows after the last piece of its name."""
    return "" if n is None else f'href="#place-{n + 1}"' + (f' data-n="{n + 1}"' if last else "")


def _look(location: Location) -> str:
    if location.place is None:
        return "place unknown"
    return _PLACES.get(location.mention.role, "place other")


# Its events -------------------------------------------------------------------------------------


def _events(reading: Reading, events: tuple[Event, ...]) -> Iterator[str]:
    for n, report in enumerate(reading.reports, start=1):
        merged = next((event for event in events if report in event.reports), None)
        facts = "".join(
            f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _facts(report, reading.document, merged) if value
        )
        quotes = "".join(_said(piece.quote, "blockquote") for piece in report.evidence)
        title = _readable(report.kind) + (f": {_readable(report.subtype)}" if report.subtype else "")
        place = _said(report.place.name) if report.place else "place not stated"
        yield f'<article class="event" id="event-{n}"><h3>{title}, {place}</h3><dl>{facts}</dl>{quotes}</article>\n'


def _facts(report: Report, document: Document, merged: Event | None) -> Iterator[tuple[str, str]]:
    parts = ", ".join(f"{_readable(name)} {share:.2f}" for name, share in report.confidence_parts)
    yield "happened", _readable(report.occurrence)
    yield "standing", _readable(report.verification)
    yield "when", _when(report.day)
    yield "where", _where(report.place)
    yield "killed", _people(report.killed)
    yield "injured", _people(report.injured)
    yield "numbers", _numbers(report, document)
    yield "weapons", ", ".join(map(_readable, report.weapons))
    yield "hit", ", ".join(map(_readable, report.targets))
    yield "who", "; ".join(f"{_said(actor.name)} ({_readable(actor.role)})" for actor in report.actors)
    yield "said by", "; ".join(map(_said, report.attributed_to))
    yield "denied by", "; ".join(map(_said, report.denied_by))
    yield "confidence", f"{report.confidence:.2f}" + (f" <small>({parts})</small>" if parts else "")
    if merged:
        yield "merged into", f"{_said(merged.id, 'code')} <small>{_text(merged.reason)}</small>"


def _readable(value: str) -> str:
    return _text(value.replace("_", " "))


def _when(day: Day | None) -> str:
    if day is None:
        return "not stated"
    days = day.first.isoformat() if day.first == day.last else f"{day.first.isoformat()} to {day.last.isoformat()}"
    return _text(f"{days} ({day.precision}, {day.basis}{', ' + day.half if day.half else ''})")


def _where(place: EventPlace | None) -> str:
    if place is None:
        return "not stated"
    names = ", ".join(name for name in (place.name, place.adm2_name, place.adm1_name, place.country) if name)
    point = "no point" if place.lat is None or place.lon is None else f"{place.lat:.4f}, {place.lon:.4f}"
    within = f", within {place.uncertainty_km:.0f} km" if place.uncertainty_km else ""
    as_written = f" <small>written “{_said(place.text)}”; {_readable(place.precision)}; {point}{within}</small>"
    return _said(names) + as_written


def _people(count: Count) -> str:
    if not count.known:
        return "not stated"
    if count.low is None:
        return f"up to {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def _numbers(report: Report, document: Document) -> str:
    items = []
    for claim in report.claims:
        words = document.text[claim.span.start : claim.span.end]
        who = f", {_said(claim.who)}" if claim.who else ""
        speaker = f", says {_said(claim.attributed_to)}" if claim.attributed_to else ""
        scope = "" if claim.scope == "event" else f" <small>({_readable(claim.scope)}: not of this event alone)</small>"
        count = _people(Count(low=claim.low, high=claim.high))
        items.append(f"<li>{count} {_readable(claim.metric)}{who}: “{_said(words)}”{speaker}{scope}</li>")
    return f'<ul class="plain">{"".join(items)}</ul>' if items else ""


# Its places -------------------------------------------------------------------------------------


def _decisions(reading: Reading) -> Iterator[str]:
    for n, location in enumerate(reading.locations, start=1):
        mention = location.mention
        found = _said(_placed(location)) if location.place else "looked for, not found"
        others = "; ".join(
            f"{place.name}, {place.country or '?'} {score:.2f}" for place, score in location.alternatives
        )
        passed = f"<p><small>passed over: {_said(others)}</small></p>" if others else ""
        doubt = " <small>(hardly likelier than the next)</small>" if location.ambiguous else ""
        yield (
            f'<li class="decision" id="place-{n}"><span class="score">{location.score:.2f}</span>'
            f"<h3>{n}. {_said(mention.text)} → {found}{doubt}</h3>"
            f"<p>{_ROLES.get(mention.role, _text(mention.role))}. {_said(location.reason)}</p>{passed}</li>\n"
        )


def _placed(location: Location) -> str:
    place, offset = location.place, location.offset
    if place is None:
        return ""
    names = ", ".join(name for name in (place.name, place.adm1_name, place.country) if name)
    if offset is None:
        return f"{names} ({place.kind.replace('_', ' ')})"
    distance = f"{offset.distance_km:g} km " if offset.distance_km is not None else ""
    return f"{distance}{offset.bearing or 'near'} of {names}" if offset.bearing else f"{distance}near {names}"


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
