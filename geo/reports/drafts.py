"""Drafts of reports: what a document has said of one event so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from geo.lean import NamedTuple, dataclass, field
from geo.model import Actor, Claim, Count, Day, EventPlace, Span
from geo.reports.casualty_scan import Casualty
from geo.reports.lexicon import DEEDS
from geo.reports.places import place_key

__all__ = [
    "Draft",
    "Toll",
    "count_of",
    "days_agree",
    "in_order_of_entries",
    "is_days_total",
    "is_recalled",
    "may_be_one",
]

_SLACK_DAYS = 1
_PARTS = 10  # a part is no smaller share of its whole; more is a whole war's toll


class Toll(NamedTuple):
    """A casualty claim with who states it and how far it reaches."""

    casualty: Casualty
    speaker: str | None
    scope: str
    order: int
    stamp: int | None = None  # minutes of the day, of an entry of a live blog


@dataclass()
class Draft:
    """Collects one event of one document; the only mutable thing of this stage."""

    kind: str
    place: EventPlace | None
    subtype: str | None = None
    occurrence: str = "occurred"
    day: Day | None = None
    day_beside: Day | None = None  # of what is told beside it, where nothing else tells its day
    sentences: list[int] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    weapons: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    speakers: list[tuple[str, str, str]] = field(default_factory=list)  # name, side, verb
    denied_by: list[str] = field(default_factory=list)
    claimed: bool = False
    sure: float = 0.7
    strong: bool = True
    last_trigger: int = -1
    past: bool = False  # of days before those that news is of
    fought: bool = False  # both sides fight: told by another word than an attack of one side
    apart: bool = False  # told as another than what was told before: "in a separate attack"
    on_civilians: bool = False  # a village, villagers, worshippers are told beside

    @property
    def key(self) -> tuple[str, str]:
        """Type and place."""
        return self.kind, place_key(self.place)

    def add_sentence(self, index: int) -> None:
        """Note a sentence as evidence."""
        if index not in self.sentences:
            self.sentences.append(index)

    def add_actor(self, actor: Actor) -> None:
        """Note an actor once."""
        if all(
            (a.name, a.role) != (actor.name, actor.role)
            and not (a.country and a.country == actor.country and a.role == actor.role)
            for a in self.actors
        ):
            self.actors.append(actor)

    def add_day(self, day: Day | None) -> None:
        """Take the first day stated; a second one within a day's reach makes a range."""
        if day is None:
            return
        if self.day is None or (
            self.day.precision in ("year", "month", "week")
            and day.precision in ("day", "night")
            and days_agree(self.day, day)
        ):
            self.day = day
        elif (self.day.first, self.day.last, self.day.half) == (day.first, day.last, None):
            self.day = day  # the same day, with its morning or evening
        elif (
            self.day != day
            and day.precision in ("day", "night", "range")
            and self.day.precision in ("day", "night", "range")
        ):
            first, last = min(self.day.first, day.first), max(self.day.last, day.last)
            if (last - first).days <= _SLACK_DAYS + 1 and (first, last) != (self.day.first, self.day.last):
                self.day = Day(first=first, last=last, precision="range", basis=self.day.basis, half=self.day.half)

    def absorb(self, other: Draft) -> None:
        """Take over what another draft of the same event holds."""
        for index in other.sentences:
            self.add_sentence(index)
        self.tolls += other.tolls
        self.weapons += [w for w in other.weapons if w not in self.weapons]
        self.targets += [t for t in other.targets if t not in self.targets]
        for actor in other.actors:
            self.add_actor(actor)
        self.speakers += [s for s in other.speakers if s not in self.speakers]
        self.denied_by += [d for d in other.denied_by if d not in self.denied_by]
        self.claimed = self.claimed or other.claimed
        self.fought = self.fought or other.fought
        self.on_civilians = self.on_civilians or other.on_civilians
        self.sure = max(self.sure, other.sure)
        self.add_day(other.day)
        self.day_beside = self.day_beside or other.day_beside
        if self.occurrence == "planned" and other.occurrence in ("ongoing", "occurred", "cancelled"):
            self.occurrence = other.occurrence
        if self.occurrence == "occurred" and other.occurrence == "ongoing":
            self.occurrence = "ongoing"
        self.subtype = self.subtype or other.subtype


def may_be_one(a: Draft, b: Draft) -> bool:
    """True where the days of two drafts can be those of one event: a separate attack with a day is not the one without."""
    if (a.apart or b.apart) and (a.day is None) != (b.day is None):
        return False
    return days_agree(a.day, b.day)


def days_agree(a: Day | None, b: Day | None) -> bool:
    """True where two days can be those of one event."""
    if a is None or b is None:
        return True
    if (
        a.half
        and b.half
        and a.first == b.first
        and a.last == b.last
        and {a.half, b.half} in ({"morning", "evening"}, {"morning", "day"}, {"day", "evening"})
    ):
        return False
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    exact = a.precision in ("day", "night") and b.precision in ("day", "night")
    return gap <= 0 or (gap <= _SLACK_DAYS and exact and "night" in (a.precision, b.precision))


def in_order_of_entries(tolls: list[Toll], entries: list[int], *, newest_first: bool) -> list[Toll]:
    """The tolls of a live blog, oldest entry first; a greater figure of a later entry is a rise.

    Parameters
    ----------
    tolls : list of Toll
        Of one event.
    entries : list of int
        Where the entries begin, in the order of the text.
    newest_first : bool
        Whether the newest entry stands first.

    Returns
    -------
    list of Toll
        As many, in the order of time.
    """
    sign = -1 if newest_first else 1
    out: list[Toll] = []
    told: dict[str, tuple[int, int]] = {}  # the last entry and figure of each metric
    for toll in sorted(tolls, key=lambda t: (sign * bisect_right(entries, t.casualty.start), t.casualty.start)):
        c, entry = toll.casualty, bisect_right(entries, toll.casualty.start)
        before = told.get(c.metric)
        figure = c.low or c.high or 0
        if before and before[0] != entry and figure > before[1] and toll.scope == "event" and not c.subset:
            toll = toll._replace(casualty=c._replace(rise=True))
        if toll.scope == "event" and not c.subset:
            told[c.metric] = (entry, max(figure, before[1] if before else 0))
        out.append(toll)
    return out


def count_of(tolls: list[Toll], metric: str) -> Count:
    """The interval that the claims of one metric give together.

    A later figure of the same speaker, or one told as a rise, replaces the earlier. A rise to fewer than a figure told
    before is itself the earlier: live blogs have their newest entry first.
    """
    kept: list[tuple[str | None, int | None, int | None]] = []
    risen: int | None = None
    after_rise = False
    own = [t.casualty for t in tolls if t.casualty.metric == metric and t.scope == "event"]
    counted = any(not c.weak for c in own)
    hurt = [t for t in tolls if t.casualty.metric == metric and t.scope == "event" and (t.casualty.low or 0) > 0]
    parted = any(not c.subset and not c.weak for c in own)
    stamps = [t.stamp for t in tolls if t.casualty in own and t.stamp is not None]
    for toll in tolls:
        c = toll.casualty
        if toll.stamp is not None and stamps and toll.stamp < max(stamps) and not c.more:
            continue  # an earlier entry of a live blog
        if counted and c.weak:
            continue  # a victim told by name is one of those counted; an earlier figure is out of date
        if c.metric != metric or toll.scope != "event" or (c.subset and parted):
            continue
        if c.low == c.high == 0 and any(toll.speaker in (None, other.speaker) for other in hurt):
            continue  # "another bomb went off without casualties": not said of those told of before
        if c.more and after_rise:
            continue  # "has risen to nine; two more sought help": they are among the nine
        after_rise = c.rise
        if risen is not None and c.high is not None and c.high < risen and not c.rise:
            continue  # a summary from before the toll rose
        if c.more and any(low == c.low and high == c.high for _, low, high in kept):
            continue  # "kills 4, injures 40 ... Another 40 people were injured": told again, beside the dead
        if c.more and kept:
            speaker, low, high = kept.pop()
            kept.append((speaker, _add(low, c.low), _add(high, c.high)))
            continue
        if c.rise:
            if any(_exceeds(low, high, c.low) for _, low, high in kept):
                continue
            kept, risen = [], c.low
        elif toll.speaker is not None:
            kept = [k for k in kept if k[0] != toll.speaker]
        kept.append((toll.speaker, c.low, c.high))
    kept = _without_parts(_without_vague(kept))
    lows = [low for _, low, _ in kept if low is not None]
    highs = [high for _, _, high in kept if high is not None]
    if not lows and not highs:
        return Count()
    exact = [low for _, low, high in kept if low is not None and low == high]
    low, high = (min(lows) if lows else None), (max(highs) if highs else None)
    if low is not None and high is not None and low > high:
        high = low if all(h <= low for h in highs) else high
        low = min(low, high)
    best = exact[-1] if exact else (kept[-1][1] if kept[-1][1] is not None else kept[-1][2])
    return Count(low=low, high=high, best=best)


def _without_vague(
    kept: list[tuple[str | None, int | None, int | None]],
) -> list[tuple[str | None, int | None, int | None]]:
    """Without "dozens" and the like, where a figure is told that they can stand for."""
    figures = [low for _, low, high in kept if low is not None and low == high]
    return [
        k
        for k in kept
        if not (k[2] is None and k[1] in _ROUND and figures and k[1] is not None and k[1] <= max(figures))
    ]


def _without_parts(
    kept: list[tuple[str | None, int | None, int | None]],
) -> list[tuple[str | None, int | None, int | None]]:
    """ "The five colleagues who were killed ... At least 21 people died": the five are among them."""
    least = max((low for speaker, low, high in kept if low and high is None and speaker is None), default=0)
    return [k for k in kept if not (k[0] is None and k[2] is not None and k[2] < least <= _PARTS * k[2])]


def is_recalled(news: Draft, other: Draft) -> bool:
    """ "In Kyiv one was killed. ... On January 9, a similar attack": what is recalled is not the news told before it."""
    early, late = sorted((news, other), key=lambda d: min(d.sentences, default=0))
    if news.kind not in DEEDS or early.day is not None or early.occurrence != "occurred" or not late.past:
        return False
    return any(t.scope == "event" for t in early.tolls) and not set(early.sentences) & set(late.sentences)


def is_days_total(whole: Draft, part: Draft) -> bool:
    """Say whether one tells of a whole day with more victims than the other of its morning, afternoon or evening."""
    a, b = whole.day, part.day
    if a is None or b is None or a.half or not b.half or (a.first, a.last) != (b.first, b.last) or b.precision != "day":
        return False
    counts = ((count_of(whole.tolls, m), count_of(part.tolls, m)) for m in ("killed", "injured"))
    return any((one.low or 0) > max(two.low or 0, two.high or 0) > 0 for one, two in counts)


_ROUND = frozenset((2, 24, 40, 200))  # what "several", "dozens", "scores" and "hundreds" are at least


def _exceeds(low: int | None, high: int | None, toll: int | None) -> bool:
    """Whether a figure, not a mere "dozens", is above a toll."""
    return low is not None and toll is not None and low > toll and not (high is None and low in _ROUND)


def _add(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def claims_of(tolls: list[Toll], document_id: str, span_of: Callable[[int, int], Span]) -> tuple[Claim, ...]:
    """Every number stated, with who states it."""
    out = []
    for toll in tolls:
        c = toll.casualty
        out.append(
            Claim(
                metric=c.metric, low=c.low, high=c.high, document_id=document_id, span=span_of(c.start, c.end), scope=toll.scope,
                who=c.who, attributed_to=toll.speaker, rise=c.rise,
            )
        )  # fmt: skip
    return tuple(dict.fromkeys(out))
