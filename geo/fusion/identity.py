"""Events in, ids and an order out that follow from what they are, not from the order they came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from geo.digests import sha256
from geo.fusion.agree import plain
from geo.lean import replace
from geo.model import Day, Event, EventPlace, Report

__all__ = ["event_order", "id_order", "identity", "numbered_id", "report_order", "stated_identity", "with_own_ids"]


def identity(kind: str, place: EventPlace | None, day: Day | None, occurrence: str) -> str:
    """Give the id of an event: a hash of type, place and first day."""
    return _hashed(_stated(kind, place, day, occurrence))


def _stated(kind: str, place: EventPlace | None, day: Day | None, occurrence: str) -> str:
    where = "-" if place is None else place.place_id or f"{place.country}:{place.adm1}:{plain(place.name)}"
    when = day.first.isoformat() if day else "-"
    status = occurrence if occurrence in ("historical", "threatened", "demanded") else ""
    return "|".join((kind, where, when, status))


def _hashed(stated: str, extra: str = "") -> str:
    return sha256(f"{stated}|{extra}".encode()).hexdigest()[:16]


def with_own_ids(events: Iterable[Event]) -> list[Event]:
    """Tell apart the rare events that share type, place and day: a morning and an evening attack."""
    taken: dict[str, int] = defaultdict(int)
    out = []
    for event in sorted(events, key=id_order):
        taken[event.id] += 1
        out.append(replace(event, id=numbered_id(event.id, stated_identity(event), taken[event.id])))
    return out


def id_order(event: Event) -> tuple[str, ...]:
    """Give the order in which events that share an id are numbered."""
    moment, document, start, kind, place = report_order(event.reports[0])
    return event.id, (event.day.half or "") if event.day else "", moment, document, f"{start:09}", kind, place


def stated_identity(event: Event) -> str:
    """Give the words that the id of an event is the hash of, but for its number: type, place, first day."""
    return _stated(event.kind, event.place, event.day, event.occurrence)


def numbered_id(base: str, stated: str, number: int) -> str:
    """Give the id of the event that is this number among those of its type, place and day: ``base`` for the first."""
    return base if number == 1 else _hashed(stated, str(number))


def event_order(event: Event) -> tuple[str, str, str, str]:
    """Order events by first day, type, place."""
    first = event.day.first.isoformat() if event.day else "9999"
    return first, event.kind, event.place.name if event.place else "", event.id


def report_order(report: Report) -> tuple[str, str, int, str, str]:
    """Order reports by publication, document, and where they stand in it."""
    source = report.source
    moment = source.published_at.isoformat() if source.published_at else str(source.published or "9999")
    start = report.evidence[0].span.start if report.evidence else 0
    return moment, source.id, start, report.kind, report.place.name if report.place else ""
