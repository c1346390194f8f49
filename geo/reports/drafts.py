"""Drafts of reports: what a document has said of one event so far."""

from __future__ import annotations

from geo.lean import dataclass, field
from geo.model import Actor, Day, EventPlace
from geo.reports.lexicon import DEEDS
from geo.reports.places.event_places import place_key
from geo.reports.tolls.counts import Toll, count_of

__all__ = [
    "Draft",
    "days_agree",
    "is_days_total",
    "is_recalled",
    "may_be_one",
    "unique",
]

_SLACK_DAYS = 1


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
    earlier: bool = False  # told of only because another attack came after it
    vague: bool = False  # an "attack", told without its means
    shots: bool = False  # told only as fire by hand, whoever it hit
    nameless: bool = False  # of a village without its name: "a village in Donetsk region"
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
        self.vague = self.vague and other.vague
        self.shots = self.shots and other.shots
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
    if _is_night_and_later(a, b) or _is_night_and_later(b, a):
        return False
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    exact = a.precision in ("day", "night") and b.precision in ("day", "night")
    return gap <= 0 or (gap <= _SLACK_DAYS and exact and "night" in (a.precision, b.precision))


def _is_night_and_later(night: Day, day: Day) -> bool:
    """The night into Saturday, and Saturday afternoon or evening."""
    later = day.precision == "day" and day.half in ("day", "evening") and day.first == night.last
    return later and night.precision == "night"


def is_recalled(news: Draft, other: Draft) -> bool:
    """ "In Kyiv one was killed. ... On January 9, a similar attack": what is recalled is not the news told before it."""
    early, late = sorted((news, other), key=lambda d: min(d.sentences, default=0))
    if late.earlier and not early.earlier and (early.day is None or late.day is None):
        return True
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


def unique(drafts: list[Draft]) -> list[Draft]:
    """Drafts in order, each once."""
    out: list[Draft] = []
    for draft in drafts:
        if all(draft is not d for d in out):
            out.append(draft)
    return out
