"""A reading in, a card for each of its reports out: the fields and the words for each."""

from __future__ import annotations

from collections.abc import Iterator

from geo.explain.reasons import reasons_of
from geo.explain.safe import readable, safe, said
from geo.explain.trace import Told, dropped, of_report, trace
from geo.model import Count, Day, Document, Event, EventPlace, Report
from geo.pipeline import Reading

__all__ = ["event_cards", "left_out", "people", "when"]


def event_cards(reading: Reading, events: tuple[Event, ...], prefix: str = "") -> Iterator[str]:
    """Give a card for each report, with the merged event it went into."""
    told = trace(reading)
    for n, report in enumerate(reading.reports, start=1):
        merged = next((event for event in events if report in event.reports), None)
        facts = "".join(
            f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _facts(report, reading.document, merged) if value
        )
        quotes = "".join(said(piece.quote, "blockquote") for piece in report.evidence)
        title = readable(report.kind) + (f": {readable(report.subtype)}" if report.subtype else "")
        place = said(report.place.name) if report.place else "place not stated"
        yield f'<article class="event" id="{prefix}event-{n}"><h3>{title}, {place}</h3><dl>{facts}</dl>{quotes}{_because(report, of_report(told, report), reading)}</article>\n'


def _because(report: Report, sentences: list[Told], reading: Reading) -> str:
    items = "".join(
        f"<dt>{name}</dt><dd>{safe(reason)}</dd>" for name, reason in reasons_of(report, sentences, reading) if reason
    )
    return f"<details open><summary>Why</summary><dl>{items}</dl></details>"


def left_out(reading: Reading) -> Iterator[str]:
    """Give an item for each sentence with words of an event, or numbers of victims, that became none."""
    for sentence, reason in dropped(trace(reading), reading.reports):
        yield f"<li>{said(sentence.text, 'q')} <small>{safe(reason)}</small></li>\n"


def _facts(report: Report, document: Document, merged: Event | None) -> Iterator[tuple[str, str]]:
    parts = ", ".join(f"{readable(name)} {share:.2f}" for name, share in report.confidence_parts)
    yield "happened", readable(report.occurrence)
    yield "standing", readable(report.verification)
    yield "when", when(report.day)
    yield "where", _where(report.place)
    yield "killed", people(report.killed)
    yield "injured", people(report.injured)
    yield "numbers", _numbers(report, document)
    yield "weapons", ", ".join(map(readable, report.weapons))
    yield "hit", ", ".join(map(readable, report.targets))
    yield "who", "; ".join(f"{said(actor.name)} ({readable(actor.role)})" for actor in report.actors)
    yield "said by", "; ".join(map(said, report.attributed_to))
    yield "denied by", "; ".join(map(said, report.denied_by))
    yield "confidence", f"{report.confidence:.2f}" + (f" <small>({parts})</small>" if parts else "")
    if merged:
        yield "merged into", f"{said(merged.id, 'code')} <small>{safe(merged.reason)}</small>"


def when(day: Day | None) -> str:
    """Write a day in words, with how exactly it is known."""
    if day is None:
        return "not stated"
    days = day.first.isoformat() if day.first == day.last else f"{day.first.isoformat()} to {day.last.isoformat()}"
    return safe(f"{days} ({day.precision}, {day.basis}{', ' + day.half if day.half else ''})")


def _where(place: EventPlace | None) -> str:
    if place is None:
        return "not stated"
    names = ", ".join(name for name in (place.name, place.adm2_name, place.adm1_name, place.country) if name)
    point = "no point" if place.lat is None or place.lon is None else f"{place.lat:.4f}, {place.lon:.4f}"
    within = f", within {place.uncertainty_km:.0f} km" if place.uncertainty_km else ""
    as_written = f" <small>written “{said(place.text)}”; {readable(place.precision)}; {point}{within}</small>"
    return said(names) + as_written


def people(count: Count) -> str:
    """Write a number of people in words: a range, a bound, or that none is stated."""
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
        who = f", {said(claim.who)}" if claim.who else ""
        speaker = f", says {said(claim.attributed_to)}" if claim.attributed_to else ""
        scope = "" if claim.scope == "event" else f" <small>({readable(claim.scope)}: not of this event alone)</small>"
        count = people(Count(low=claim.low, high=claim.high))
        items.append(f"<li>{count} {readable(claim.metric)}{who}: “{said(words)}”{speaker}{scope}</li>")
    return f'<ul class="plain">{"".join(items)}</ul>' if items else ""
