"""Reports and events in, words out: why two reports were merged, or were not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.fusion.agree import TALKS, VIOLENT, overlap, parted_by, plain, window, within
from geo.fusion.copies import is_copy
from geo.lean import NamedTuple
from geo.model import Count, Day, Event, Report

__all__ = ["Verdict", "kept_apart", "why"]

_NEAR_DAYS = 3
_MOST = 8


class Verdict(NamedTuple):
    """What speaks for one event and what against it; ``merged`` where nothing does."""

    merged: bool
    speaks_for: tuple[str, ...]
    against: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        shared = ", ".join(self.speaks_for) or "nothing in common"
        return shared if self.merged else f"{self.against} (though {shared})" if self.speaks_for else self.against


def why(a: Report, b: Report) -> Verdict:
    """Say why two reports are of one event, or are not.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> texts = ["Shelling killed two in Nikopol on January 5, 2026.", "Shelling hit Nikopol on January 9, 2026."]
    >>> one, two = run(Document(id=str(n), text=t) for n, t in enumerate(texts)).reports
    >>> print(why(one, two))
    other days: 2026-01-05 against 2026-01-09 (though the same type, the same place (Nikopol), the same means (artillery))
    """
    against = parted_by(a, b)
    return Verdict(not against, tuple(_shared(a, b)), f"{against}{_told(a, b, against)}" if against else "")


def _shared(a: Report, b: Report) -> Iterator[str]:
    if a.kind == b.kind:
        yield "the same type"
    elif a.kind in VIOLENT and b.kind in VIOLENT:
        yield f"types of one deed ({a.kind}, {b.kind})"
    yield from _places(a, b)
    yield from _days(a, b)
    for metric in ("killed", "injured"):
        one, other = getattr(a, metric), getattr(b, metric)
        if one.known and other.known and overlap(one, other):
            yield f"numbers that agree ({metric} {_number(one)}, {_number(other)})"
    for name, some, others in (("means", a.weapons, b.weapons), ("target", a.targets, b.targets)):
        if both := sorted(set(some) & set(others)):
            yield f"the same {name} ({', '.join(both)})"
    if a.source.id != b.source.id and is_copy(a, b):
        yield "the same wire text"


def _places(a: Report, b: Report) -> Iterator[str]:
    p, q = a.place, b.place
    if p is None or q is None:
        return
    if plain(p.name) == plain(q.name):
        yield f"the same place ({p.name})"
    elif within(p, q) or within(q, p):
        inner, outer = (p, q) if within(p, q) else (q, p)
        yield f"a place and the unit it lies in ({inner.name}, {outer.name})"


def _days(a: Report, b: Report) -> Iterator[str]:
    if a.day and b.day and a.day.first <= b.day.last and b.day.first <= a.day.last:
        yield f"days that overlap ({_day(a.day)}, {_day(b.day)})"
    elif a.day is None or b.day is None:
        yield "no day stated against it"


def _told(a: Report, b: Report, against: str) -> str:
    """The facts behind what parts them."""
    if "place" in against or "bearing" in against:
        return f": {a.place.name if a.place else 'none'} against {b.place.name if b.place else 'none'}"
    if any(word in against for word in ("day", "night", "hours", "time")):
        return f": {_day(a.day)} against {_day(b.day)}" if a.day and b.day else ""
    if "type" in against:
        return f": {a.kind} against {b.kind}"
    if "happened" in against:
        return f": {a.occurrence} against {b.occurrence}"
    return ""


def _day(day: Day) -> str:
    days = f"{day.first}" if day.first == day.last else f"{day.first} to {day.last}"
    return f"{days}, {day.half}" if day.half and day.half != day.precision else days


def _number(count: Count) -> str:
    if count.low is not None and count.low == count.high:
        return str(count.low)
    return f"{'?' if count.low is None else count.low} to {'?' if count.high is None else count.high}"


def kept_apart(event: Event, others: Iterable[Event]) -> tuple[tuple[Event, str], ...]:
    """Give the events of like type near an event in place and time, and why it is not one with each.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> texts = ["Shelling hit Nikopol on January 5, 2026.", "Shelling hit Nikopol on January 6, 2026."]
    >>> one, two = run(Document(id=str(n), text=t) for n, t in enumerate(texts)).events
    >>> [reason.split(":")[0] for other, reason in kept_apart(one, [one, two])]
    ['other days']
    """
    near = [other for other in others if other.id != event.id and _is_near(event, other)]
    return tuple((other, _between(event, other)) for other in sorted(near, key=lambda e: e.id)[:_MOST])


def _is_near(a: Event, b: Event) -> bool:
    group = VIOLENT if a.kind in VIOLENT else TALKS if a.kind in TALKS else (a.kind,)
    if b.kind not in group or a.place is None or b.place is None:
        return False
    if plain(a.place.name) != plain(b.place.name) and not within(a.place, b.place) and not within(b.place, a.place):
        return False
    first, second = window(a.reports[0]), window(b.reports[0])
    if first is None or second is None:
        return True
    return max((second[0] - first[1]).days, (first[0] - second[1]).days) <= _NEAR_DAYS


def _between(a: Event, b: Event) -> str:
    """What parts two events: the verdict on the pair of reports that is likest."""
    verdicts = [why(x, y) for x in a.reports[:_MOST] for y in b.reports[:_MOST]]
    parted = [v for v in verdicts if not v.merged]
    if parted:
        return str(max(parted, key=lambda v: len(v.speaks_for)))
    return "each is liker to the others of its own, in time, numbers, means and targets"
