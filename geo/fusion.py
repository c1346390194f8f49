"""Reports of many documents -> events, each once.

Two reports are one event when they agree in type, place and time and the text does
not tell them apart. The order of the reports does not matter; nothing is lost: each
event keeps its reports, and every number stays as a claim.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from geo.model import Actor, Claim, Count, Day, Event, EventPlace, Evidence, Report, Source

__all__ = ["Block", "block_of", "event_of", "fuse", "id_order", "merge", "numbered_id", "with_own_ids"]

_EARTH_KM = 6371.0088
_COPY_SHARE = 0.7
_COPY_SHINGLES = 8
_FINE = ("day", "night")
_VIOLENT = ("strike", "explosion", "killing", "clash")
_TALKS = ("negotiation", "agreement", "prisoner_exchange")
_UNDATED_DAYS = 3
_SPAN_DAYS = {"negotiation": 7, "agreement": 3}
_WIDE_DAYS = 14  # a time wider than this is compared with all, not looked up by day
_OCCURRENCES = ("occurred", "ongoing", "cancelled", "planned", "threatened", "demanded", "historical")


def fuse(reports: Iterable[Report], *, max_days: int = 1, max_km: float = 5.0) -> tuple[Event, ...]:
    """Merge reports of the same event.

    Parameters
    ----------
    reports : iterable of Report
        In any order; the same report twice counts once.
    max_days : int
        How far apart two days of which one is inexact may be.
    max_km : float
        How far apart two points without a common gazetteer entry may be.

    Returns
    -------
    tuple of Event
        By first day, type and place. Each report stands in exactly one event.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> texts = ["Two people died in shelling in Nikopol.", "Shelling killed two in Nikopol."]
    >>> [len(e.reports) for e in run(Document(id=str(n), text=t) for n, t in enumerate(texts)).events]
    [2]
    """
    events = merge(reports, max_days=max_days, max_km=max_km)
    return tuple(sorted(with_own_ids(events), key=_event_order))


def merge(reports: Iterable[Report], *, max_days: int = 1, max_km: float = 5.0) -> list[Event]:
    """Merge as `fuse` does; events that share type, place and day still share their id."""
    distinct = sorted(dict.fromkeys(reports), key=_order)
    clusters = _cluster(distinct, max_days=max_days, max_km=max_km)
    return [event_of(cluster.reports, reason=cluster.reason) for cluster in clusters]


@dataclass(frozen=True, slots=True)
class Block:
    """Where a report may find others to merge with.

    Reports that differ in ``key`` never merge, nor do those whose ``first`` to ``last`` (ordinals of days) do not
    overlap: merging block by block gives what merging all at once gives.
    """

    key: tuple[str, str]
    first: int
    last: int


def block_of(report: Report, *, max_days: int = 1) -> Block:
    """Give the block of a report.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> (report,) = run([Document(id="a", text="Shelling killed two on January 24, 2026 in Nikopol.")]).reports
    >>> block = block_of(report)
    >>> block.key, block.first == block.last == date(2026, 1, 24).toordinal()
    (('violence', 'nikopol'), True)
    """
    window = _window(report)
    if window is None:
        return Block(_bucket(report), date.min.toordinal(), date.max.toordinal())
    slack = max_days if report.day is None or report.kind in _TALKS else 0
    return Block(_bucket(report), window[0].toordinal() - slack, window[1].toordinal() + slack)


def event_of(reports: Sequence[Report], *, reason: str = "") -> Event:
    """One event of one or more reports."""
    ordered = sorted(reports, key=_order)
    lead = min(ordered, key=_exactness)
    day = _merged_day(ordered)
    place = lead.place
    sources = _sources(ordered)
    parts = _parts(ordered)
    return Event(
        id=_identity(lead.kind, place, day, lead.occurrence),
        kind=lead.kind,
        place=place,
        reports=tuple(ordered),
        evidence=_evidence(ordered),
        sources=sources,
        n_sources=_outlets(ordered),
        subtype=next((r.subtype for r in ordered if r.subtype), None),
        occurrence=_occurrence(ordered),
        verification=_verification(ordered),
        day=day,
        killed=_merged_count(ordered, "killed"),
        injured=_merged_count(ordered, "injured"),
        claims=_claims(ordered),
        weapons=tuple(sorted({w for r in ordered for w in r.weapons})),
        targets=tuple(sorted({t for r in ordered for t in r.targets})),
        actors=_actors(ordered),
        confidence=_confidence(ordered),
        confidence_parts=parts,
        reason=reason,
    )


# -- which reports are one event


@dataclass
class _Cluster:
    seed: Report
    reports: list[Report] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    @property
    def reason(self) -> str:
        return "; ".join(dict.fromkeys(self.why))


def _order(report: Report) -> tuple[str, str, int, str, str]:
    moment = (
        report.source.published_at.isoformat() if report.source.published_at else str(report.source.published or "9999")
    )
    start = report.evidence[0].span.start if report.evidence else 0
    return moment, report.source.id, start, report.kind, report.place.name if report.place else ""


def _exactness(report: Report) -> tuple[int, int, str, str]:
    """Seeds first: strikes before killings, nights before days, fine places before coarse."""
    kinds = ("strike", "explosion", "clash", "killing")
    rank = kinds.index(report.kind) if report.kind in kinds else 0
    fine = (
        ("site", "settlement", "near", "adm2", "adm1", "region", "country").index(report.place.precision)
        if report.place
        else 9
    )
    return rank, fine, report.day.precision if report.day else "~", report.source.id


@dataclass
class _Shelf:
    """The clusters of one bucket, found by the days of their seeds."""

    clusters: list[_Cluster] = field(default_factory=list)
    by_day: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    wide: list[int] = field(default_factory=list)

    def add(self, cluster: _Cluster, days: range) -> None:
        number = len(self.clusters)
        self.clusters.append(cluster)
        if len(days) > _WIDE_DAYS:
            self.wide.append(number)
        else:
            for day in days:
                self.by_day[day].append(number)

    def near(self, days: range) -> Iterable[int]:
        if len(days) > _WIDE_DAYS:
            return range(len(self.clusters))
        return {*self.wide, *(number for day in days for number in self.by_day.get(day, ()))}


def _cluster(reports: list[Report], *, max_days: int, max_km: float) -> list[_Cluster]:
    shelves: dict[tuple[str, str], _Shelf] = defaultdict(_Shelf)
    clusters: list[_Cluster] = []
    for report in sorted(reports, key=_seed_order):
        block = block_of(report, max_days=max_days)
        shelf, days = shelves[block.key], range(block.first, block.last + 1)
        fits = [
            (score, -n)
            for n in shelf.near(days)
            if (score := _agreement(shelf.clusters[n], report, max_days, max_km)) is not None
        ]
        if fits:
            best = shelf.clusters[-max(fits)[1]]
            best.reports.append(report)
            best.why.append(_why(best.seed, report))
        else:
            cluster = _Cluster(report, [report])
            shelf.add(cluster, days)
            clusters.append(cluster)
    return clusters


def _bucket(report: Report) -> tuple[str, str]:
    """Reports in different buckets never merge; within one, agreement decides."""
    kind = "violence" if report.kind in _VIOLENT else report.kind
    place = report.place
    if place is None:
        return kind, "-"
    if report.kind in _TALKS:
        return kind, place.country or place.name
    return kind, _plain(place.name)


def _seed_order(report: Report) -> tuple[int, int, str, str, tuple[str, str, int, str, str]]:
    rank, fine, _, _ = _exactness(report)
    precision = (
        {"night": 0, "day": 1, "range": 2, "week": 3, "month": 4, "year": 5}.get(report.day.precision, 6)
        if report.day
        else 7
    )
    first = report.day.first.isoformat() if report.day else "9999"
    return precision, rank * 10 + fine, first, report.place.name if report.place else "", _order(report)


def _agreement(cluster: _Cluster, report: Report, max_days: int, max_km: float) -> float | None:
    """How well a report fits a cluster, or None where it does not."""
    seed = cluster.seed
    if not _kinds_agree(seed, report) or not _places_agree(seed, report, max_km) or not _statuses_agree(seed, report):
        return None
    if seed.place is None and not _same_parties(seed, report):
        return None
    overlap = _days_overlap(seed, report, max_days)
    if overlap is None:
        return None
    if any(_told_apart(other, report) for other in cluster.reports):
        return None
    return overlap + 0.1 * len(set(seed.weapons) & set(report.weapons)) + (0.2 if seed.kind == report.kind else 0.0)


def _kinds_agree(a: Report, b: Report) -> bool:
    if a.kind == b.kind:
        return True
    return (a.kind in _VIOLENT and b.kind in _VIOLENT and "killing" in (a.kind, b.kind)) or {a.kind, b.kind} == {
        "strike",
        "explosion",
    }


def _statuses_agree(a: Report, b: Report) -> bool:
    past = {"occurred", "ongoing"}
    if a.occurrence == b.occurrence or {a.occurrence, b.occurrence} <= past:
        return True
    return a.kind in _TALKS and "historical" not in (a.occurrence, b.occurrence)


def _places_agree(a: Report, b: Report, max_km: float) -> bool:
    p, q = a.place, b.place
    if p is None or q is None:
        return p is q
    if p.place_id and p.place_id == q.place_id:
        return p.offset == q.offset
    if a.kind in _TALKS and (_within(p, q) or _within(q, p)):
        return True
    if p.offset or q.offset:
        same = bool(p.offset and q.offset) and p.offset == q.offset
        return same or _close(p, q, max_km)
    named = _plain(p.name) == _plain(q.name)
    if named and any((x.place_id or "").startswith("name:") for x in (p, q)):
        return p.country in (None, q.country) or q.country is None
    same_name = named and p.adm1 == q.adm1 and p.country == q.country
    return same_name and (p.lat is None or q.lat is None or _close(p, q, max(max_km, 15.0)))


def _within(larger: EventPlace, smaller: EventPlace) -> bool:
    return (
        larger.precision in ("country", "adm1", "region")
        and larger.precision != smaller.precision
        and larger.country == smaller.country
        and larger.adm1 in (None, smaller.adm1)
    )


def _close(p: EventPlace, q: EventPlace, max_km: float) -> bool:
    if p.lat is None or q.lat is None or p.lon is None or q.lon is None:
        return False
    return distance_km(p.lat, p.lon, q.lat, q.lon) <= max_km


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points in degrees."""
    la, oa, lb, ob = map(radians, (lat_a, lon_a, lat_b, lon_b))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((ob - oa) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


def _window(report: Report) -> tuple[date, date] | None:
    """The days a report can mean; for an undated one, those before its publication."""
    if report.day:
        return report.day.first, report.day.last
    if report.source.published:
        return report.source.published - timedelta(days=_UNDATED_DAYS), report.source.published
    return None


def _days_overlap(a: Report, b: Report, max_days: int) -> float | None:
    first, second = _window(a), _window(b)
    if first is None or second is None:
        return 0.5
    gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
    undated = a.day is None or b.day is None
    if gap > (max_days if undated or a.kind in _TALKS else 0):
        return None
    if a.day and b.day and a.day.precision == b.day.precision == "night" and first != second:
        return None
    if a.day and b.day and a.kind not in _TALKS:
        coarse = {a.day.precision, b.day.precision} - {"day", "night", "range"}
        if coarse and a.day.precision != b.day.precision and a.kind in _VIOLENT:
            return None
    shared = min(first[1], second[1]) - max(first[0], second[0])
    length = max((first[1] - first[0]).days, (second[1] - second[0]).days) + 1
    return 1.0 + (shared.days + 1) / length if not undated else 0.8


def _told_apart(a: Report, b: Report) -> bool:
    """A morning and an evening attack are two; so are two that one document tells separately."""
    if a.day and b.day and a.day.half and b.day.half and a.day.first == b.day.first:
        halves = {a.day.half, b.day.half}
        if halves in ({"morning", "evening"}, {"morning", "day"}, {"day", "evening"}) or (
            "night" in halves and len(halves) > 1 and "evening" not in halves and "morning" not in halves
        ):
            return True
    return (
        a.source.id == b.source.id
        and a.kind == b.kind
        and a.day is not None
        and b.day is not None
        and (a.day.first, a.day.last) != (b.day.first, b.day.last)
        and a.kind in _VIOLENT
    )


def _same_parties(a: Report, b: Report) -> bool:
    return {x.name for x in a.actors} == {x.name for x in b.actors} and a.subtype == b.subtype


def _why(seed: Report, report: Report) -> str:
    place = f"the same place ({seed.place.name})" if seed.place else "the same parties"
    if report.day is None or seed.day is None:
        when = "no day stated against it"
    else:
        when = f"days that overlap ({seed.day.first} to {seed.day.last}, {report.day.first} to {report.day.last})"
    kind = "the same type" if seed.kind == report.kind else f"{report.kind} told of the same {seed.kind}"
    return f"{report.source.id}: {kind}, {place}, {when}"


# -- what they say together


def _merged_day(reports: list[Report]) -> Day | None:
    days = [r.day for r in reports if r.day]
    fine = [d for d in days if d.precision in ("day", "night", "range")] or days
    if not fine:
        return None
    first, last = min(d.first for d in fine), max(d.last for d in fine)
    same = next((d for d in fine if (d.first, d.last) == (first, last)), None)
    halves = {d.half for d in fine}
    return same or Day(
        first=first, last=last, precision="range", basis=fine[0].basis, half=halves.pop() if len(halves) == 1 else None
    )


def _merged_count(reports: list[Report], metric: str) -> Count:
    """Low the least, high the greatest stated; a later figure of a speaker replaces his earlier one."""
    kept: list[tuple[frozenset[str], Count, Report]] = []
    for report in reports:
        count: Count = getattr(report, metric)
        if not count.known:
            continue
        own = [c for c in report.claims if c.metric == metric and c.scope == "event"]
        speakers = frozenset(_plain(c.attributed_to) for c in own if c.attributed_to)
        if any(c.rise for c in own):
            kept = [k for k in kept if not _earlier(k[2], report)]
        elif speakers:
            kept = [k for k in kept if not (k[0] & speakers and _earlier(k[2], report))]
        kept.append((speakers, count, report))
    lows = [c.low for _, c, _ in kept if c.low is not None]
    highs = [c.high for _, c, _ in kept if c.high is not None]
    if not lows and not highs:
        return Count()
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and low > high:
        low, high = high, low
    exact = [c.best for _, c, _ in kept if c.low is not None and c.low == c.high]
    return Count(low=low, high=high, best=exact[-1] if exact else kept[-1][1].best)


def _earlier(a: Report, b: Report) -> bool:
    one, two = a.source.published_at or a.source.published, b.source.published_at or b.source.published
    return str(one or "") < str(two or "") and one is not None


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


def _outlets(reports: list[Report]) -> int:
    """Distinct outlets; a document without one is its own, and the same wire text counts once."""
    outlets: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        outlets[_plain(report.source.source) if report.source.source else f"#{report.source.id}"].append(report)
    distinct: list[tuple[list[frozenset[str]], set[str]]] = []
    for name in sorted(outlets):
        wordings = [_shingles(report) for report in outlets[name]]
        wires = {report.source.wire for report in outlets[name] if report.source.wire}
        host = next((d for d in distinct if wires & d[1] or any(_is_copy(a, b) for a in wordings for b in d[0])), None)
        if host is None:
            distinct.append((wordings, wires))
        else:
            host[0].extend(wordings)
            host[1].update(wires)
    return len(distinct)


def _shingles(report: Report) -> frozenset[str]:
    """Runs of five words of what a report quotes."""
    words = _plain(" ".join(dict.fromkeys(e.quote for e in report.evidence))).split()
    return frozenset(" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4)))


def _is_copy(a: frozenset[str], b: frozenset[str]) -> bool:
    """The same wire text, but for a dateline or a cut."""
    smaller = min(len(a), len(b))
    return len(a & b) >= _COPY_SHARE * smaller and (smaller >= _COPY_SHINGLES or a == b)


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
    if both and reports[0].kind not in (*_TALKS, "territorial_claim"):
        return "confirmed"
    return "reported" if "reported" in statuses else min(statuses)


def _actors(reports: list[Report]) -> tuple[Actor, ...]:
    return tuple(sorted(dict.fromkeys(a for r in reports for a in r.actors), key=lambda a: (a.role, a.name)))


def _parts(reports: list[Report]) -> tuple[tuple[str, float], ...]:
    best: dict[str, float] = {}
    for report in reports:
        for name, value in report.confidence_parts:
            best[name] = max(best.get(name, 0.0), value)
    return tuple((name, round(value, 3)) for name, value in best.items())


def _confidence(reports: list[Report]) -> float:
    best = max(r.confidence for r in reports)
    more = _outlets(reports) - 1
    return round(min(0.99, 1 - (1 - best) * 0.8**more), 3)


def _identity(kind: str, place: EventPlace | None, day: Day | None, occurrence: str, extra: str = "") -> str:
    where = "-" if place is None else place.place_id or f"{place.country}:{place.adm1}:{_plain(place.name)}"
    when = day.first.isoformat() if day else "-"
    status = occurrence if occurrence in ("historical", "threatened", "demanded") else ""
    return hashlib.sha256("|".join((kind, where, when, status, extra)).encode()).hexdigest()[:16]


def with_own_ids(events: Iterable[Event]) -> list[Event]:
    """Tell apart the rare events that share type, place and day: a morning and an evening attack."""
    taken: dict[str, int] = defaultdict(int)
    out = []
    for event in sorted(events, key=id_order):
        taken[event.id] += 1
        out.append(replace(event, id=numbered_id(event, taken[event.id])))
    return out


def id_order(event: Event) -> tuple[str, ...]:
    """The order in which events that share an id are numbered."""
    moment, document, start, kind, place = _order(event.reports[0])
    return event.id, (event.day.half or "") if event.day else "", moment, document, f"{start:09}", kind, place


def numbered_id(event: Event, number: int) -> str:
    """Id of the event that is this number among those of its type, place and day."""
    return event.id if number == 1 else _identity(event.kind, event.place, event.day, event.occurrence, str(number))


def _event_order(event: Event) -> tuple[str, str, str, str]:
    return (
        event.day.first.isoformat() if event.day else "9999",
        event.kind,
        event.place.name if event.place else "",
        event.id,
    )


def _plain(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
