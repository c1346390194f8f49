"""The places that a document has spoken of so far: what "the city" can mean in its next sentence."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventPlace
from geo.reports.drafts import Draft
from geo.reports.lexicon import TALKS
from geo.reports.places.event_places import is_fine, is_name_only
from geo.reports.roles.role import Site

__all__ = ["Context"]

_CITY_FROM = 10_000
_RECENT = 8
_VILLAGE_TO = 30_000
_ELSEWHERE = ("venue", "dateline", "travel", "source")  # of what a sentence tells, none is there


class Context:
    """The places that a document has spoken of, the latest last."""

    def __init__(self) -> None:
        self.settlements: list[EventPlace] = []
        self.written_in: list[EventPlace] = []
        self.opened: EventPlace | None = None  # the settlement in front of the sentence that named one last
        self.bound_for: EventPlace | None = None  # where the sentence before said that people went
        self.units: list[EventPlace] = []
        self.unit_told: EventPlace | None = None  # the unit named last, where no settlement was named since
        self.countries: list[str] = []
        self.event_place: EventPlace | None = None
        self.latest: list[EventPlace] = []  # settlements of the sentence before
        self.people: dict[str, int] = {}  # how many live in a settlement, where the gazetteer knows

    def note(self, sites: list[Site], focus: list[Draft]) -> None:
        """Remember what a sentence names, and where the events in focus are."""
        self.latest, self.bound_for = [], None
        speaks_elsewhere = any(s.role == "site" and is_fine(s.place) for s in sites)
        for site in sites:
            if site.role == "dateline" and site.place.precision == "settlement":
                self.written_in.append(site.place)
            if site.role == "travel" and site.prep in ("to", "in", "at") and site.place.precision == "settlement":
                self.bound_for = site.place
            if site.role in _ELSEWHERE and not (site.prep == "to" and len(sites) <= 2):
                continue
            if site.place.country:
                self.countries.append(site.place.country)
            if site.role != "actor" and not (site.role == "speaker" and speaks_elsewhere):
                self._note_place(site)
        settled = [d.place for d in focus if d.kind not in TALKS and d.place is not None and is_fine(d.place)]
        self.event_place = settled[-1] if settled else self.event_place

    def _note_place(self, site: Site) -> None:
        place = site.place
        if place.precision in ("settlement", "site") or is_name_only(place):
            if site.location is not None and site.location.place is not None and place.place_id:
                self.people[place.place_id] = site.location.place.population
            self.settlements.append(place)
            self.latest.append(place)
            self.unit_told = None
            self.opened = place if site.fronted else None
        elif place.precision == "adm1":
            self.units.append(place)
            self.unit_told = place

    def city(self, word: str = "") -> EventPlace | None:
        """The settlement in focus; of a size that ``word`` can be said of ("city", "village"), if there is one."""
        recent = self.settlements[-_RECENT:]
        sure = [
            p
            for p in recent
            if word == "city" and (p.precision == "site" or self.people.get(p.place_id or "", 0) >= _CITY_FROM)
        ]
        known = sure or [p for p in recent if self.can_be(word, p)] or recent
        if self.opened is not None and any(self.opened is k for k in known) and self.opened is self.settlements[-1]:
            return self.opened  # "In Goma, quiet. ... in the Katindo quarter of the city"
        latest = [p for p in self.latest if any(p is k for k in known)]
        if latest and self.event_place not in latest and latest[-1] is self.settlements[-1]:
            return latest[-1]
        if self.event_place is not None and self.event_place.place_id in {p.place_id for p in known[-3:]}:
            return self.event_place
        return known[-1] if known else None

    def can_be(self, word: str, place: EventPlace) -> bool:
        """Whether a settlement is not too small for "the city", nor too large for "the village"."""
        people = self.people.get(place.place_id or "", 0)
        if not people:
            return True
        return not (
            (word in ("city", "capital") and people < _CITY_FROM)
            or (word in ("village", "hamlet", "settlement") and people > _VILLAGE_TO)
        )

    def city_in(self, country: str, here: Sequence[EventPlace] = ()) -> EventPlace | None:
        """The settlement of a country told of last, or where the text was written: for "Ukraine's second city"."""
        told = [p for p in (*self.written_in, *here, *self.settlements) if p.country == country]
        return told[-1] if told else None

    def city_of_unit(self, adm1: str) -> EventPlace | None:
        """The settlement of a unit told of last."""
        return next((p for p in reversed(self.settlements[-_RECENT:]) if p.adm1 == adm1), None)

    def country(self) -> str | None:
        """The country spoken of most among the latest."""
        recent = self.countries[-12:]
        return max(recent, key=lambda c: (recent.count(c), recent[::-1].index(c) * -1)) if recent else None
