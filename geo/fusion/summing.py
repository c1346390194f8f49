"""Reports of one event in, what they say together out."""

from __future__ import annotations

from collections.abc import Sequence

from geo.fusion.agree import TALKS, fineness
from geo.fusion.confidence import confidence_of, parts_of
from geo.fusion.copies import count_outlets
from geo.fusion.identity import identity, report_order
from geo.fusion.tolls import merged_count
from geo.lean import replace
from geo.model import Actor, Claim, Day, Event, Evidence, Report, Source

__all__ = ["event_of"]

_AIRBORNE = frozenset(("drone", "missile", "air_bomb", "artillery", "mlrs"))
_FINE_DAYS = ("day", "night", "range")
_LEADS = ("strike", "explosion", "clash", "killing")
_OCCURRENCES = ("occurred", "ongoing", "cancelled", "planned", "threatened", "demanded", "historical")


def event_of(
    reports: Sequence[Report],
    *,
    summaries: Sequence[Report] = (),
    covering: Sequence[Report] = (),
    misdated: Sequence[Report] = (),
    reason: str = "",
) -> Event:
    """Give one event of one or more reports.

    ``summaries`` are reports of more than this event that stand with it, ``covering``
    such reports that stand with another event: of both, numbers become claims of scope
    ``total``, and enter no count. The day of those that are ``misdated`` does not count.
    """
    own = sorted(reports, key=report_order)
    ordered = sorted((*reports, *summaries), key=report_order)
    lead = min(_with_their_means(own), key=_exactness)
    finest = min(own, key=lambda r: (fineness(r.place), *_exactness(r)))
    day = _merged_day([r for r in own if r not in misdated] or own)
    place, outlets = finest.place, count_outlets(own)
    return Event(
        id=identity(lead.kind, place, day, lead.occurrence),
        kind=lead.kind,
        place=place,
        reports=tuple(ordered),
        evidence=_evidence(ordered),
        sources=_sources([*ordered, *covering]),
        n_sources=outlets,
        subtype=next((r.subtype for r in own if r.subtype), None),
        occurrence=_occurrence(own),
        verification=_verification(own),
        day=day,
        killed=merged_count(own, "killed"),
        injured=merged_count(own, "injured"),
        claims=_claims([*own, *map(_as_total, (*summaries, *covering))]),
        weapons=tuple(sorted({w for r in own for w in r.weapons})),
        targets=tuple(sorted({t for r in own for t in r.targets})),
        actors=_actors(own),
        confidence=confidence_of(own, outlets),
        confidence_parts=parts_of(own),
        reason=reason,
    )


def _with_their_means(own: list[Report]) -> list[Report]:
    """Leave out strikes told without their means, where others tell that it was a blast: "the attack on the base" beside a bomb."""
    blasts = [r for r in own if r.kind == "explosion"]
    return blasts if blasts and not any(r.kind == "strike" and _AIRBORNE & set(r.weapons) for r in own) else own


def _exactness(report: Report) -> tuple[int, float, str, str]:
    """Strikes lead killings, fine places coarse ones."""
    rank = _LEADS.index(report.kind) if report.kind in _LEADS else 0
    return rank, fineness(report.place), report.day.precision if report.day else "~", report.source.id


def _as_total(report: Report) -> Report:
    return replace(report, claims=tuple(replace(c, scope="total") for c in report.claims))


def _merged_day(reports: list[Report]) -> Day | None:
    days = [r.day for r in reports if r.day]
    fine = [d for d in days if d.precision in _FINE_DAYS] or days
    if not fine:
        return None
    night = next((d for d in fine if d.precision == "night"), None)
    if night is not None and reports[0].kind not in TALKS:
        return night  # what is told of the days around it is told less exactly
    first, last = min(d.first for d in fine), max(d.last for d in fine)
    same = next((d for d in fine if (d.first, d.last) == (first, last)), None)
    halves = {d.half for d in fine}
    return same or Day(
        first=first, last=last, precision="range", basis=fine[0].basis, half=halves.pop() if len(halves) == 1 else None
    )


def _claims(reports: list[Report]) -> tuple[Claim, ...]:
    seen: dict[tuple[str, int, int, str, str], Claim] = {}
    for report in reports:
        for claim in report.claims:
            seen.setdefault((claim.document_id, claim.span.start, claim.span.end, claim.metric, claim.scope), claim)
    return tuple(seen.values())


def _evidence(reports: list[Report]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for r in reports for e in r.evidence))


def _sources(reports: list[Report]) -> tuple[Source, ...]:
    return tuple(sorted(dict.fromkeys(r.source for r in reports), key=lambda s: (str(s.published or "9999"), s.id)))


def _occurrence(reports: list[Report]) -> str:
    statuses = [r.occurrence for r in reports]
    if len(set(statuses)) == 1:
        return statuses[0]
    dated = [
        (str(r.source.published_at or r.source.published or ""), r.occurrence)
        for r in reports
        if r.occurrence != "planned"
    ]
    if dated:
        latest = max(d for d, _ in dated)
        now = {o for d, o in dated if d == latest}
        return min(now, key=lambda o: (o != "cancelled", o != "ongoing", _OCCURRENCES.index(o)))
    return min(statuses, key=_OCCURRENCES.index)


def _verification(reports: list[Report]) -> str:
    """By the rules of the interface, over all speakers."""
    statuses = {r.verification for r in reports}
    if "disputed" in statuses:
        return "disputed"
    if "confirmed" in statuses:
        return "confirmed"
    sides = {s for r in reports for s in r.sides if s}
    home = next((r.place.country for r in reports if r.place and r.place.country), None)
    initiators = {a.country for r in reports for a in r.actors if a.role == "initiator" and a.country}
    both = ("neutral" in sides and len(sides) > 1) or (home in sides and sides & (initiators - {home}))
    if both and reports[0].kind not in (*TALKS, "territorial_claim"):
        return "confirmed"
    return "reported" if "reported" in statuses else min(statuses)


def _actors(reports: list[Report]) -> tuple[Actor, ...]:
    return tuple(sorted(dict.fromkeys(a for r in reports for a in r.actors), key=lambda a: (a.role, a.name)))
