"""Reports in, clusters out: the reports of each event.

Two steps, each of which looks only at what is near in place and time. `cluster` puts
together reports of one place; `fold` then moves a summary (a whole oblast's or
country's attacks, talks "in the Emirates") to the event that it is a summary of.
Neither depends on the order of its input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from geo.fusion.agree import (
    COARSE,
    OTHER_PARTIES,
    TALKS,
    VIOLENT,
    fineness,
    is_wide,
    likeness,
    overlap,
    parted_by,
    parted_elsewhere,
    parties,
    plain,
    window,
    within,
)
from geo.fusion.identity import report_order
from geo.fusion.tolls import merged_count
from geo.lean import NamedTuple, dataclass, field, replace
from geo.model import Count, Report

__all__ = ["FOLD_DAYS", "Block", "Cluster", "block_of", "cluster", "fold", "reach_of"]

_WIDE_DAYS = 14  # a time wider than this is compared with all, not looked up by day
_FOLDED_DAYS = 7  # no event of a longer time is a summary, or summed up
FOLD_DAYS = 5 * (_FOLDED_DAYS + 2)  # one step for each of `COARSE`, one for what is told of the day beside it
_TELLING = 5  # as many victims told twice are the same ones
_COMPARED = 12  # members of a cluster that a report is held against
_PRECISIONS = {"night": 0, "day": 1, "range": 2, "week": 3, "month": 4, "year": 5}
_LEADS = ("strike", "explosion", "clash", "killing")
_MIN_PARTIES = 2


class Block(NamedTuple):
    """Where a report, or a cluster, may find others to merge with.

    Those that differ in ``key`` never merge, nor do those whose ``first`` to ``last`` (ordinals of days) do not
    overlap: merging block by block gives what merging all at once gives.
    """

    key: tuple[str, str]
    first: int
    last: int

    @property
    def days(self) -> range:
        """The days, as ordinals."""
        return range(self.first, self.last + 1)


@dataclass()
class Cluster:
    """The reports of one event, and why they are together.

    ``summaries`` are of more than this event and stand with it; ``covering`` such that
    stand with another; ``misdated`` are those of the reports whose day is mistaken.
    """

    seed: Report
    reports: list[Report] = field(default_factory=list)
    summaries: list[Report] = field(default_factory=list)
    covering: list[Report] = field(default_factory=list)
    misdated: list[Report] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    @property
    def reason(self) -> str:
        """Why its reports were merged, in words."""
        return "; ".join(dict.fromkeys(self.why))


def block_of(report: Report, *, max_days: int = 1) -> Block:
    """Give the block in which `cluster` puts a report.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> (report,) = run([Document(id="a", text="Shelling killed two on January 24, 2026 in Nikopol.")]).reports
    >>> block = block_of(report)
    >>> block.key, block.first == block.last == date(2026, 1, 24).toordinal()
    (('violence', 'nikopol'), True)
    """
    kind = "violence" if report.kind in VIOLENT else report.kind
    place = report.place
    if place is None:
        return _block((kind, "-"), report, max_days)
    name = place.offset.anchor if place.offset else place.name
    return _block((kind, (place.country or place.name) if report.kind in TALKS else plain(name)), report, max_days)


def reach_of(report: Report, *, max_days: int = 1) -> Block | None:
    """Give the block in which `fold` looks, for a cluster with this seed; None where the cluster has no part in that.

    What a cluster becomes does not depend on clusters further than `FOLD_DAYS` from it.
    """
    kind = "violence" if report.kind in VIOLENT else report.kind
    country = "*" if report.kind in TALKS or report.place is None else report.place.country or "-"
    days = window(report)
    if days is None:
        return _block((f"undated {kind}", country), report, max_days)
    return _block((kind, country), report, max_days) if (days[1] - days[0]).days < _FOLDED_DAYS else None


def _block(key: tuple[str, str], report: Report, max_days: int) -> Block:
    days = window(report)
    if days is None:
        return Block(key, date.min.toordinal(), date.max.toordinal())
    slack = max_days if report.day is None or report.kind in TALKS else 0
    return Block(key, days[0].toordinal() - slack, days[1].toordinal() + slack)


@dataclass()
class _Shelf:
    """The clusters of one block key, found by the days of their seeds."""

    clusters: list[Cluster] = field(default_factory=list)
    by_day: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    wide: list[int] = field(default_factory=list)

    def add(self, cluster: Cluster, days: range) -> None:
        number = len(self.clusters)
        self.clusters.append(cluster)
        if len(days) > _WIDE_DAYS:
            self.wide.append(number)
        else:
            for day in days:
                self.by_day[day].append(number)

    def near(self, days: range) -> list[int]:
        if len(days) > _WIDE_DAYS:
            return list(range(len(self.clusters)))
        return sorted({*self.wide, *(number for day in days for number in self.by_day.get(day, ()))})


# -- reports of one place


def cluster(reports: Iterable[Report], *, max_days: int = 1, max_km: float = 5.0) -> list[Cluster]:
    """Put together the reports that nothing parts, the surest first, each with the cluster that it is likest."""
    shelves: dict[tuple[str, str], _Shelf] = defaultdict(_Shelf)
    clusters: list[Cluster] = []
    for report in sorted(dict.fromkeys(reports), key=_seed_order):
        block = block_of(report, max_days=max_days)
        shelf = shelves[block.key]
        fits = [
            (likest, -n)
            for n in shelf.near(block.days)
            if (likest := _fit(shelf.clusters[n], report, max_days, max_km)) is not None
        ]
        if fits:
            best = shelf.clusters[-max(fits)[1]]
            best.reports.append(report)
            best.why.append(_why(best.seed, report))
        else:
            new = Cluster(report, [report])
            shelf.add(new, block.days)
            clusters.append(new)
    return clusters


def _seed_order(report: Report) -> tuple[int, float, str, str, tuple[str, str, int, str, str]]:
    """Seeds first: nights before days, strikes before killings, fine places before coarse ones."""
    kind = _LEADS.index(report.kind) if report.kind in _LEADS else 0
    fine = fineness(report.place)
    precision = _PRECISIONS.get(report.day.precision, 6) if report.day else 7
    first = report.day.first.isoformat() if report.day else "9999"
    return precision, kind * 10 + fine, first, report.place.name if report.place else "", report_order(report)


def _fit(cluster: Cluster, report: Report, max_days: int, max_km: float) -> float | None:
    """How well a report fits a cluster, or None where its seed or a member parts them."""
    if parted_by(cluster.seed, report, max_days=max_days, max_km=max_km):
        return None
    some = cluster.reports[:_COMPARED]
    if any(_are_parted(other, report, some, max_days) for other in some[1:]):
        return None
    return max(likeness(other, report) for other in some)


def _are_parted(other: Report, report: Report, members: Sequence[Report], max_days: int) -> bool:
    """Whether a member parts them; two of the three sides, told by one outlet each, are of the talks of all three."""
    reason = parted_elsewhere(other, report, max_days=max_days)
    if reason == OTHER_PARTIES:
        both = parties(other) | parties(report)
        return not any(both <= parties(member) for member in members)
    return bool(reason)


def _why(seed: Report, report: Report) -> str:
    place = f"the same place ({seed.place.name})" if seed.place else "the same parties"
    if report.day is None or seed.day is None:
        when = "no day stated against it"
    else:
        when = f"days that overlap ({seed.day.first} to {seed.day.last}, {report.day.first} to {report.day.last})"
    kind = "the same type" if seed.kind == report.kind else f"{report.kind} told of the same {seed.kind}"
    return f"{report.source.id}: {kind}, {place}, {when}"


# -- summaries


def fold(clusters: Sequence[Cluster], *, max_days: int = 1) -> list[Cluster]:
    """Move what tells of a wider place, or of none, to the finer event that it is of; new clusters, in order.

    A number that is that of one finer event is that event's; one that holds several is
    a total. Where neither is plain, both stay.
    """
    kept = [_copy(c) for c in clusters]
    shelves: dict[tuple[str, str], _Shelf] = defaultdict(_Shelf)
    reaches = {id(c): reach for c in kept if (reach := reach_of(c.seed, max_days=max_days)) is not None}
    for each in kept:
        if id(each) in reaches:
            shelves[reaches[id(each)].key].add(each, reaches[id(each)].days)

    def near(cluster: Cluster) -> list[Cluster]:
        reach = reaches[id(cluster)]
        found = [
            shelves[reach.key].clusters[n] for n in shelves[reach.key].near(range(reach.first - 1, reach.last + 2))
        ]
        return sorted((c for c in found if id(c) not in gone and c is not cluster), key=lambda c: _seed_order(c.seed))

    gone: set[int] = set()
    for late in sorted((c for c in kept if id(c) in reaches), key=_strength):
        host = next((c for c in sorted(near(late), key=_strength, reverse=True) if is_retold(late, c)), None)
        if host is not None:
            _take_back(late, host)
            gone.add(id(late))
    for whole in sorted((c for c in kept if _is_wide(c.seed) and id(c) in reaches and id(c) not in gone), key=_width):
        parts = [c for c in near(whole) if _covers(whole, c, max_days)]
        if parts and _moved(whole, parts):
            gone.add(id(whole))
    return [c for c in kept if id(c) not in gone]


def _copy(cluster: Cluster) -> Cluster:
    return replace(
        cluster, reports=list(cluster.reports), summaries=list(cluster.summaries), covering=list(cluster.covering),
        misdated=list(cluster.misdated), why=list(cluster.why),
    )  # fmt: skip


def _strength(cluster: Cluster) -> tuple[int, bool, list[int], tuple[int, ...]]:
    """The weaker first: those told by fewer, by day and not by night, later."""
    day, order = cluster.seed.day, _seed_order(cluster.seed)
    late = [-ord(x) for x in order[4][0]]
    return len(cluster.reports), day is not None and day.precision == "night", late, tuple(-ord(x) for x in order[4][1])


def is_retold(late: Cluster, host: Cluster) -> bool:
    """Say whether a cluster tells of another with a day mistaken by one: at the same place, with the very same victims.

    "On Saturday evening homes were still without heat after the attack that killed one and wounded four."
    """
    a, b = late.seed, host.seed
    if a.kind not in VIOLENT or a.kind != b.kind or a.occurrence != b.occurrence or a.day is None or b.day is None:
        return False
    if (
        a.place is None
        or b.place is None
        or (a.place.place_id or plain(a.place.name)) != (b.place.place_id or plain(b.place.name))
    ):
        return False
    if a.place.offset != b.place.offset or any(
        r.day is None or r.day.precision not in ("day", "night") for r in (a, b)
    ):
        return False
    gap = max((a.day.first - b.day.last).days, (b.day.first - a.day.last).days)
    if a.day.first == b.day.first:
        return False  # two times of one day are two
    same_document = {r.source.id for r in late.reports} & {r.source.id for r in host.reports}
    return gap <= 1 and not same_document and _same_victims(late, host)


def _same_victims(a: Cluster, b: Cluster) -> bool:
    """Whether both killed and injured are the same, or one that is large enough to tell."""
    pairs = [(merged_count(a.reports, m), merged_count(b.reports, m)) for m in ("killed", "injured")]
    known = [(one, two) for one, two in pairs if one.known and two.known]
    equal = [one for one, two in known if one.low and (one.low, one.high) == (two.low, two.high)]
    return len(equal) == len(known) and (len(equal) > 1 or any((one.low or 0) >= _TELLING for one in equal))


def _take_back(late: Cluster, host: Cluster) -> None:
    host.reports += late.reports
    host.misdated += late.reports
    host.summaries += late.summaries
    host.covering += late.covering
    host.why += [f"{r.source.id}: the same victims at the same place, told of a day beside it" for r in late.reports]


def _is_wide(report: Report) -> bool:
    if report.kind in TALKS:
        return report.place is None
    return report.kind in VIOLENT and report.place is not None and is_wide(report.place)


def _width(cluster: Cluster) -> tuple[int, tuple[int, float, str, str, tuple[str, str, int, str, str]]]:
    place = cluster.seed.place
    return (-COARSE.index(place.precision) if place and place.precision in COARSE else 0), _seed_order(cluster.seed)


def _covers(whole: Cluster, part: Cluster, max_days: int) -> bool:
    """Whether a finer event may be one of those that a summary is of."""
    a, b = whole.seed, part.seed
    if parted_elsewhere(a, b, max_days=max_days):
        return False
    if a.kind in TALKS:
        shared = set().union(*map(parties, whole.reports)) & set().union(*map(parties, part.reports))
        return a.kind == b.kind and b.place is not None and len(shared) >= _MIN_PARTIES
    fine_times = all(r.day is None or r.day.precision in ("day", "night", "range") for r in (a, b))
    return fine_times and a.place is not None and b.place is not None and within(b.place, a.place)


def _moved(whole: Cluster, parts: list[Cluster]) -> bool:
    """Put a summary where it belongs; False where that is not plain."""
    one = _the_same(whole, parts)
    if one is not None:
        one.reports += whole.reports
        one.why += [f"{r.source.id}: told of {_name(r)}, the same numbers or no other" for r in whole.reports]
        return True
    if not _is_total(whole, parts):
        return False
    host = max(parts, key=lambda c: (len(c.reports), [-ord(x) for x in c.seed.source.id]))
    host.summaries += whole.reports
    host.why += [f"{r.source.id}: a summary for {_name(r)}, which holds this event" for r in whole.reports]
    for other in parts:
        if other is not host:
            other.covering += whole.reports
    return True


def _name(report: Report) -> str:
    return report.place.name if report.place else "the same parties"


def _the_same(whole: Cluster, parts: list[Cluster]) -> Cluster | None:
    """The one finer event whose numbers a summary states, or the only one there where it states none against it."""
    if whole.seed.kind in TALKS:
        return parts[0] if len(parts) == 1 else None
    equal = [part for part in parts if _numbers(whole, part) == 1]
    if len(equal) == 1:
        return equal[0]
    if len(parts) > 1 or equal or _is_region(whole) or not _nearly(whole, parts[0]):
        return None
    return parts[0] if _means_agree(whole, parts[0]) else None


def _nearly(whole: Cluster, part: Cluster) -> bool:
    """Whether no number differs by more than a toll that grows: the narrower the unit, the more it may."""
    precision = whole.seed.place.precision if whole.seed.place else ""
    share = {"adm2": 0.5, "adm1": 0.75}.get(precision, 1.0)
    pairs = [(merged_count(whole.reports, m), merged_count(part.reports, m)) for m in ("killed", "injured")]
    return all(
        overlap(one, two) or min(_greatest(one), _greatest(two)) >= share * max(_greatest(one), _greatest(two))
        for one, two in pairs
        if one.known and two.known
    )


def _greatest(count: Count) -> int:
    return count.high or count.low or 0


def _is_region(whole: Cluster) -> bool:
    """A "south" or a basin has no code that says what lies in it."""
    return whole.seed.place is not None and whole.seed.place.precision == "region"


def _means_agree(a: Cluster, b: Cluster) -> bool:
    some, others = ({w for r in c.reports for w in r.weapons} for c in (a, b))
    return not some or not others or bool(some & others)


def _numbers(whole: Cluster, part: Cluster) -> int:
    """1: the same numbers; 0: none to compare; -1: numbers that differ."""
    told = 0
    for metric in ("killed", "injured"):
        one, two = merged_count(whole.reports, metric), merged_count(part.reports, metric)
        if not one.known or not two.known:
            continue
        if not overlap(one, two):
            return -1
        if (one.low or one.high) and (two.low or two.high):
            told = 1
    return told


def _is_total(whole: Cluster, parts: list[Cluster]) -> bool:
    """Whether a summary's numbers can hold those of all the finer events: not under their greatest or their sum."""
    if whole.seed.kind in TALKS or _is_region(whole):
        return False
    known = 0
    for metric in ("killed", "injured"):
        total = merged_count(whole.reports, metric)
        least = [_least(merged_count(part.reports, metric)) for part in parts]
        if total.known and total.high is not None and total.high < sum(least):
            return False
        known += total.known and any(least)
    country = whole.seed.place is not None and whole.seed.place.precision == "country"
    return country or (bool(known) and len(parts) > 1)


def _least(count: Count) -> int:
    return count.low or 0
