"""Events of several documents in, a card for each out: its reports, why they are one, how its toll grew."""

from __future__ import annotations

from collections.abc import Iterator

from geo.explain.events import people, when
from geo.explain.safe import readable, safe, said
from geo.fusion import TollPoint, toll_series
from geo.fusion.why import kept_apart, why
from geo.model import Count, Event, Report

__all__ = ["merged_cards"]


def merged_cards(events: tuple[Event, ...]) -> Iterator[str]:
    """Give a card for each event: what was merged into it and why, and what was kept apart from it."""
    for event in events:
        place = said(event.place.name) if event.place else "place not stated"
        facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _facts(event) if value)
        reports = "".join(f"<li>{_report(report, event)}</li>" for report in event.reports)
        apart = "".join(f"<li>{_apart(other, reason)}</li>" for other, reason in kept_apart(event, events))
        yield (
            f'<article class="event" id="merged-{safe(event.id)}"><h3>{readable(event.kind)}, {place}</h3>'
            f'<dl>{facts}</dl><h4>Its reports, and why they are one</h4><ul class="plain">{reports}</ul>'
            + (f'<h4>Kept apart from</h4><ul class="plain">{apart}</ul>' if apart else "")
            + "</article>\n"
        )


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    yield "event", said(event.id, "code")
    yield "when", when(event.day)
    yield "killed", people(event.killed)
    yield "injured", people(event.injured)
    yield "outlets", str(event.n_sources)
    yield "confidence", f"{event.confidence:.2f}"
    for metric in ("killed", "injured"):
        series = toll_series(event, metric)
        yield f"{metric}, as told", "; ".join(map(_point, series)) if len(series) > 1 else ""


def _point(point: TollPoint) -> str:
    who = point.attributed_to or point.source or point.document_id
    day = f"{point.published.isoformat()}: " if point.published else ""
    told = f"{day}{people(Count(low=point.low, high=point.high))} ({said(who)})"
    return told if point.current else f"<del>{told}</del>"


def _report(report: Report, event: Event) -> str:
    name = said(report.source.id, "code") + (f", {said(report.source.source)}" if report.source.source else "")
    told = _reason_of(report, event)
    first = next((r for r in event.reports if not _reason_of(r, event)), event.reports[0])
    if report is first:
        return f"{name}: the surest, to which the others were compared"
    verdict = why(first, report)
    return f"{name}: {safe(verdict if verdict.merged or not told else told)}"


def _reason_of(report: Report, event: Event) -> str:
    """What the event's own reason says of a report; nothing of the one that the others were compared with."""
    start = f"{report.source.id}: "
    return next((part.removeprefix(start) for part in event.reason.split("; ") if part.startswith(start)), "")


def _apart(other: Event, reason: str) -> str:
    place = said(other.place.name) if other.place else "no place"
    link = f'<a href="#merged-{safe(other.id)}">{readable(other.kind)}, {place}</a>'
    return f"{link}: {safe(reason)}"
