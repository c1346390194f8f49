"""A reading in, its text with every place, number and piece of evidence marked out."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from geo.explain.safe import safe
from geo.model import Location, Span
from geo.pipeline import Reading

__all__ = ["article"]

_PLACES = {"literal": "place", "metonym": "place", "relative": "place"}


def article(reading: Reading, prefix: str = "") -> str:
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
        mark = _number_of(n, prefix, last=location is not None and location.mention.span.end == end)
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
    html = safe(text)
    if number:
        html = f'<span class="number">{html}</span>'
    if location:
        html = f'<a class="{_look(location)}" {mark}>{html}</a>'
    return f'<mark class="evidence">{html}</mark>' if lit else html


def _number_of(n: int | None, prefix: str, *, last: bool) -> str:
    """Lead to the decision on a place; its number shows after the last piece of its name."""
    return "" if n is None else f'href="#{prefix}place-{n + 1}"' + (f' data-n="{n + 1}"' if last else "")


def _look(location: Location) -> str:
    if location.place is None:
        return "place unknown"
    return _PLACES.get(location.mention.role, "place other")
