"""The nouns of geo: frozen dataclasses that every stage takes and gives.

Offsets are half-open and count code points of ``Document.text``. Coordinates are
degrees in EPSG:4326, always as named ``lat`` and ``lon``. Distances are kilometres.
``None`` means unknown; it is never a stand-in for zero.
"""

from __future__ import annotations

from datetime import date, datetime

from geo.hints import Final
from geo.lean import dataclass

__all__ = [
    "BEARINGS",
    "EVENT_KINDS",
    "Actor",
    "Claim",
    "Count",
    "Day",
    "Document",
    "Event",
    "EventPlace",
    "Evidence",
    "Location",
    "Mention",
    "Offset",
    "Place",
    "Report",
    "Result",
    "Skipped",
    "Source",
    "Span",
]

EVENT_KINDS: Final = (
    "strike",
    "clash",
    "explosion",
    "interception",
    "killing",
    "territorial_change",
    "territorial_claim",
    "negotiation",
    "agreement",
    "prisoner_exchange",
    "abduction",
)

BEARINGS: Final = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} is not 0 <= start <= end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article.

    ``published`` is the day it came out, ``published_at`` the moment in UTC where
    that is known; ``spans`` are place names marked by the caller, to be resolved
    instead of being looked for.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    lang: str | None = None
    source: str | None = None
    url: str | None = None
    spans: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a gazetteer.

    ``id`` is unique within its gazetteer. ``kind`` is one of ``continent country adm1
    adm2 adm3 settlement district region sea river lake island mountain airport
    airbase power_plant bridge building site``. ``adm1`` is ISO 3166-2 where one
    exists, ``adm2`` the source's own code. ``lat`` and ``lon`` are None for a name
    that is known to have no honest point; ``radius_km`` says how far from the point
    the place may reach.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    kind: str
    source: str = ""
    radius_km: float | None = None
    country: str | None = None
    adm1: str | None = None
    adm1_name: str | None = None
    adm2: str | None = None
    adm2_name: str | None = None
    population: int = 0
    geonameid: int | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"place {self.id}: give both lat and lon, or neither")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"place {self.id}: lat {self.lat}, lon {self.lon} out of range; is the order swapped?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """Where a place lies from its anchor: "30 km south of Poltava"."""

    anchor: str
    anchor_lat: float | None = None
    anchor_lon: float | None = None
    bearing: str | None = None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place name in a text.

    ``role`` is ``literal`` (the place itself), ``metonym`` (a government or other
    actor), ``adjective`` ("Russian"), ``embedded`` (part of the name of a person, an
    organisation, a street, a treaty) or ``relative`` ("30 km south of Poltava": the
    span covers the whole phrase), or ``doubtful`` (given to the reader of events only). ``score`` is the recogniser's, 0 to 1. ``dateline``
    is true for the place where the article was written; ``within`` is the kind of a
    larger name that holds this one: ``organisation unit agreement street person``.
    """

    document_id: str
    span: Span
    text: str
    role: str = "literal"
    score: float = 1.0
    dateline: bool = False
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a mention is: ``place`` None means looked for, not found.

    ``alternatives`` holds the next best places with their scores; ``ambiguous`` is
    true where the best is hardly better than the second. ``offset`` is set for
    relative places, whose ``place`` is then the anchor.
    """

    mention: Mention
    place: Place | None
    score: float = 0.0
    reason: str = ""
    ambiguous: bool = False
    alternatives: tuple[tuple[Place, float], ...] = ()
    offset: Offset | None = None
    lat: float | None = None
    lon: float | None = None
    uncertainty_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """People, as an interval: ``high`` None is "at least", both None is not stated."""

    low: int | None = None
    high: int | None = None
    best: int | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count {self.low} to {self.high}: low is over high")

    @property
    def known(self) -> bool:
        """True where any bound is stated."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One number that a document states, and who states it."""

    metric: str  # killed | injured | missing | captured
    low: int | None
    high: int | None
    document_id: str
    span: Span
    scope: str = "event"  # event | shared | total
    who: str | None = None
    attributed_to: str | None = None
    rise: bool = False  # told as a rise over an earlier number


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """When: first and last day, and how exactly the text says it."""

    first: date
    last: date
    precision: str = "day"  # day | night | range | week | month | year
    basis: str = "stated"  # stated | relative | published
    half: str | None = None  # morning | evening | night ..., where the text tells it

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"day {self.first} to {self.last}: first is after last")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, with ISO country and role: initiator, target, participant, mediator."""

    name: str
    country: str | None = None
    role: str = "participant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that say it: ``quote == text[span.start:span.end]``, always."""

    document_id: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a report stands: its document, without the text.

    ``wire`` is a sketch of the text (`geo.fusion.sketch`), by which one is known that is nearly word for word another.
    """

    id: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    lang: str | None = None
    wire: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event happened, as exactly as the text says and no more exactly.

    ``precision`` is one of ``site settlement near adm2 adm1 region country``. ``lat``
    and ``lon`` are None unless there is an honest point.
    """

    name: str
    text: str
    kind: str
    precision: str
    geonameid: int | None = None
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    uncertainty_km: float | None = None
    offset: Offset | None = None
    country: str | None = None
    adm1: str | None = None
    adm1_name: str | None = None
    adm2: str | None = None
    adm2_name: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one document says of one event."""

    source: Source
    kind: str
    place: EventPlace | None
    evidence: tuple[Evidence, ...]
    subtype: str | None = None
    occurrence: str = "occurred"
    verification: str = "reported"
    day: Day | None = None
    killed: Count = Count()
    injured: Count = Count()
    count_scope: str = "event"
    claims: tuple[Claim, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributed_to: tuple[str, ...] = ()  # who says so, in the text's own words
    sides: tuple[str, ...] = ()  # what side each of those speaks for: a country code, "neutral"
    denied_by: tuple[str, ...] = ()
    confidence: float = 0.5
    confidence_parts: tuple[tuple[str, float], ...] = ()

    @property
    def document_id(self) -> str:
        """The id of the document that says so."""
        return self.source.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all reports of one event say together.

    ``id`` is a hash of type, place and first day, not of the numbers, so that it
    stays when a toll is revised.
    """

    id: str
    kind: str
    place: EventPlace | None
    reports: tuple[Report, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]
    n_sources: int
    subtype: str | None = None
    occurrence: str = "occurred"
    verification: str = "reported"
    day: Day | None = None
    killed: Count = Count()
    injured: Count = Count()
    count_scope: str = "event"
    claims: tuple[Claim, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    confidence: float = 0.5
    confidence_parts: tuple[tuple[str, float], ...] = ()
    reason: str = ""  # why these reports were merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What was left out, at which stage, and why, in one line."""

    document_id: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that a run gives."""

    events: tuple[Event, ...]
    reports: tuple[Report, ...] = ()
    skipped: tuple[Skipped, ...] = ()
