"""A trigger whose sentence names no place for it -> more on the events told before, an event where the text is, or nothing."""

from __future__ import annotations

from datetime import date

from geo.gazetteer import load_index
from geo.lean import NamedTuple
from geo.model import Count, Day, EventPlace
from geo.reports.casualties.scan import Casualty
from geo.reports.claims import BOASTS, ClaimReader
from geo.reports.dating import FOCUS_SENTENCES, is_other_day
from geo.reports.drafts import Draft, days_agree
from geo.reports.kinds import by_means, tells_more
from geo.reports.late_places import names_no_place
from geo.reports.lexicon import CASUALTY_KINDS, DEEDS, TALKS, EventTypes, Trigger
from geo.reports.means import weapons_of
from geo.reports.parties import participants_of
from geo.reports.places.event_places import holds, is_country, place_key
from geo.reports.roles.prepositions import TIMES
from geo.reports.scene import Found, Scene
from geo.reports.tolls.counts import count_of

__all__ = ["Deed", "UnplacedReader", "is_apart"]

_LEAD = 8  # sentences of a page in which its story opens
_MARKS = frozenset("fire blaze fires damage strike attack blast explosion explosions".split())
_TOWARDS = frozenset("on in at near of against".split())
_BEHIND = ("after", "following", "since")
_SEPARATE = ("separate", "different", "another")
_EARLIER = frozenset("previous earlier last prior".split())
_ATTACKS = ("attack", "strike", "incident", "raid", "shelling", "drone", "assault", "missile")


class Deed(NamedTuple):
    """What a trigger tells, before it has a place."""

    found: Found
    scene: Scene
    day: Day | None
    status: str
    made: list[Draft]  # the events of the sentence so far
    opening: bool = False  # its time opens the sentence
    same: tuple[Draft, ...] = ()  # the events in focus that it can tell more of

    @property
    def kind(self) -> str:
        """The type of event that its trigger reports."""
        return self.found.kind


class UnplacedReader(ClaimReader):
    """Finds what a trigger without a place tells of."""

    def __init__(self, published: date | None, types: EventTypes, home: EventPlace | None) -> None:
        super().__init__(published, types, home)
        self.topic: EventPlace | None = None  # the town in the title
        self.elsewhere_at = -9  # the last sentence on a deed at a name that nobody knows
        self.unplaced_at = -9  # the last sentence on a strike of no stated place
        self.called_off_at = -9  # the last sentence on talks called off
        self.played_at = -9  # the last sentence on a match or a film
        self.of_another = False  # whether an attack elsewhere, or of another day, was told without its place

    def without_place(self, deed: Deed) -> list[Draft]:
        """A trigger without a place: more on the events in focus, or an event of stated parties alone."""
        if _is_near(deed.scene, self.played_at) and deed.kind in DEEDS:
            return []  # "A long-range missile from Okoye broke the deadlock": of the match told before
        if deed.kind == "killing" and deed.found.trigger.words[0] in BOASTS:
            return []
        town = self._town_just_named(deed)
        if town is not None and deed.status == "occurred":
            return [self._at_home(deed, town)]
        deed = deed._replace(same=self._same(deed))
        if deed.same and self._is_of_named_day(deed):
            undated = len(deed.same) == 1 and not _names_places(deed) and _is_of_news(deed, deed.same[0])
            deed = deed._replace(same=tuple(d for d in deed.same if (d.day or undated) and days_agree(d.day, deed.day)))
            if not deed.same:
                self.focus, self.of_another = (
                    [],
                    True,
                )  # "Saturday's explosion on the bridge": what follows is of that one
                return []
        if self._is_of_elsewhere(deed):
            self.focus, self.of_another = [], True
            return []
        if deed.same and _is_told_as_another(deed):
            self.focus, self.of_another = (
                [],
                True,
            )  # "after an attack that killed three soldiers": not the one that killed four
            return []
        steps = (
            self._raided,
            self._another,
            self._more,
            self._the_only_one,
            self._in_latest,
            self._in_text,
            self._bound_for,
            self._by_phone,
        )
        return next((drafts for step in steps if (drafts := step(deed)) is not None), [])

    def aftermath(self, scene: Scene, triggers: list[Found]) -> list[Found]:
        """ "The fire in Volgograd was put out", after drones that hit a refinery of no stated place."""
        if any(f.kind in DEEDS for f in triggers):
            return []
        unplaced = _is_near(scene, self.unplaced_at)
        told = {d.place.country for d in self.in_focus(scene) if d.kind == "strike" and d.place}
        places = {place_key(d.place) for d in self.drafts}
        for site in scene.sites:
            at = site.first - 2
            if (
                at > 0
                and scene.words[at] in _MARKS
                and scene.words[at - 1] == "the"
                and (unplaced or (site.place.country in told and place_key(site.place) not in places))
                and site.prep in ("in", "at", "near")
            ):
                return [Found(Trigger("strike", "noun", ("hit",), None, None), at, at)]
        return []

    def by_means(self, scene: Scene, found: Found, place: EventPlace | None) -> Found:
        """The trigger, of the kind that an attack by such means is there."""
        return by_means(found, scene, place, self.types, afar=self.from_afar(place))

    # -- the steps, in their order: each gives the events that a deed is of, or None where the next may know

    def _raided(self, deed: Deed) -> list[Draft] | None:
        """ "The rebels attacked Gile. They kidnapped 20 people": people were taken in that attack."""
        if deed.kind != "abduction" or deed.status != "occurred" or not _is_near(deed.scene, self.focus_at):
            return None
        host = _raid_of(self.focus, deed.day)
        if host is None:
            return None
        draft = self._at_home(deed._replace(day=deed.day or host.day), host.place)
        draft.sure = 0.7
        return [draft]

    def _another(self, deed: Deed) -> list[Draft] | None:
        """ "In the morning shells fell on a market; in the evening a drone hit a bus": a second event at the place."""
        found, day, same = deed.found, deed.day, deed.same
        if same and is_apart(deed.scene.words, found) and any(s.role == "site" for s in deed.scene.sites):
            return []  # "In a separate attack on Friday, a drone hit Goma": told by the next trigger
        if not same or day is None or not _is_near(deed.scene, self.focus_at):
            return None
        other_day = deed.opening and not found.definite and all(is_other_day(d.day, day) for d in same)
        if other_day and deed.status in ("occurred", "historical"):
            return [_add(deed, found, same[-1].place)]
        if deed.status == "occurred" and all(d.occurrence == "historical" for d in same):
            return []
        other_half = bool(day.half) and not found.definite and not any(days_agree(d.day, day) for d in same)
        if other_half and deed.status in ("occurred", "ongoing", "planned", "cancelled"):
            return [_add(deed, found, same[-1].place)]
        return None

    def _more(self, deed: Deed) -> list[Draft] | None:
        """More on the events in focus."""
        near = _is_near(deed.scene, self.focus_at)
        if not deed.same or not near or deed.status not in ("occurred", "ongoing", "planned", "cancelled"):
            return None
        for draft in deed.same:
            self._add_to(draft, deed)
        self.focus_at = deed.scene.sentence.index
        return list(deed.same)

    def _add_to(self, draft: Draft, deed: Deed) -> None:
        found, scene, day = deed.found, deed.scene, deed.day
        draft.last_trigger = found.first
        if day and days_agree(draft.day, day) and not (found.definite and draft.day):
            draft.add_day(day)  # "injured in that attack, he died in the night": no time of the attack
        if not draft.weapons:
            draft.weapons += weapons_of(draft, scene)
        if draft.kind == "killing" and tells_more(found, scene) and (day is None or days_agree(draft.day, day)):
            draft.kind = found.kind
        if draft.kind == found.kind == "explosion" and found.definite and scene.aerial:
            draft.kind = "strike"  # "The blasts were caused by armed drones"
        if day or (found.definite and draft.kind == found.kind):
            draft.add_sentence(scene.sentence.index)

    def _the_only_one(self, deed: Deed) -> list[Draft] | None:
        """ "The strike took 40 lives", far behind the only attack of which the text has told."""
        told = [d for d in self.drafts if d.kind in CASUALTY_KINDS]
        plural = deed.found.trigger.words[-1].endswith("s")
        if (
            len(told) != 1
            or self.of_another
            or not deed.found.definite
            or plural
            or deed.kind not in CASUALTY_KINDS
            or _names_places(deed)
        ):
            return None
        if told[0].occurrence not in ("occurred", "historical") or deed.status not in ("occurred", "historical"):
            return None
        if not days_agree(told[0].day, deed.day) or not deed.scene.casualties:
            return None
        self._add_to(told[0], deed)
        return told

    def _in_latest(self, deed: Deed) -> list[Draft] | None:
        """ "The night was loud in Kharkiv. The attack ...": in the one place that the text named last."""
        there = self.context.latest
        if not deed.found.definite or len(there) != 1 or deed.same:
            return None
        if deed.kind not in CASUALTY_KINDS or deed.status != "occurred" or self._is_only_venue(there[0]):
            return None
        return [_add(deed, self.by_means(deed.scene, deed.found, there[0]), there[0])]

    def _in_text(self, deed: Deed) -> list[Draft] | None:
        """In the place of the heading, of the whole text or of the title."""
        if deed.kind not in DEEDS or deed.status not in ("occurred", "historical"):
            return None
        if _names_places(deed):
            open_ = self._opens_story(deed) and not _leads_to_name(deed)
            return [self._at_home(deed, None)] if open_ else None
        where = (self._under_heading() if deed.status == "occurred" else None) or self._in_topic(deed)
        where = where or self._where_written(deed)
        if where is not None:
            return [self._at_home(deed, where)]
        self.unplaced = True
        if deed.kind == "strike":
            self.unplaced_at = deed.scene.sentence.index
        return [self._at_home(deed, None)] if self._opens_story(deed) else []

    def _opens_story(self, deed: Deed) -> bool:
        """ "A missile tore through a block of flats, killing 20": told first, its place further down."""
        scene = deed.scene
        told = deed.status == "occurred" and (scene.weapons or scene.casualties) and scene.sentence.index < _LEAD
        several = deed.found.trigger.part == "noun" and deed.found.trigger.words[-1].endswith("s")
        first = not any(d.kind not in TALKS for d in self.drafts)
        return bool(told) and first and not several and names_no_place(scene.sites)

    def _bound_for(self, deed: Deed) -> list[Draft] | None:
        """ "They flew to Abu Dhabi. Talks began on Friday.": where the parties were going."""
        venue = self.context.bound_for
        if deed.kind != "negotiation" or deed.same or venue is None or _names_places(deed):
            return None
        draft = _talks(deed, venue)
        draft.sure = 0.6
        return [draft]

    def _by_phone(self, deed: Deed) -> list[Draft] | None:
        """Talks of two parties that met nowhere."""
        if deed.kind != "negotiation" or deed.found.trigger.subtype != "phone":
            return None
        parties = participants_of(deed.scene, None, self.types)
        called = len(parties) == 1 and _is_with_somebody(deed)
        return [_talks(deed, None)] if len(parties) >= 2 or called else None

    # -- what the steps ask

    def _is_of_elsewhere(self, deed: Deed) -> bool:
        """Whether a deed is told at a strange name, or is more on the one told there just before."""
        if deed.same and _is_elsewhere(deed):
            self.elsewhere_at = deed.scene.sentence.index
        on = _is_near(deed.scene, self.elsewhere_at) and self.elsewhere_at >= self.focus_at and not self.focus
        return deed.kind in DEEDS and (on or self.elsewhere_at == deed.scene.sentence.index)

    def _same(self, deed: Deed) -> tuple[Draft, ...]:
        alike = {place_key(d.place) for d in self.focus if d.kind == deed.kind}
        told = (d for d in self.focus if d.kind == deed.kind or {d.kind, deed.kind} <= set(CASUALTY_KINDS))
        # "The shelling": not the massacre elsewhere that was told beside it.
        return tuple(d for d in told if not alike or place_key(d.place) in alike)

    def _is_of_named_day(self, deed: Deed) -> bool:
        """ "Saturday's explosion": of the event of that day, and of no other."""
        owned = deed.scene.words[deed.found.first - 1 : deed.found.first] == ["'s"]
        return owned and deed.day is not None and deed.kind in DEEDS and _is_near(deed.scene, self.focus_at)

    def _town_just_named(self, deed: Deed) -> EventPlace | None:
        """ "The situation in Uvira is volatile. On 4 March a bomb exploded at a market": in Uvira, not where the event before was."""
        there = self.context.latest
        told_before = self.focus_at < deed.scene.sentence.index - 1
        new = deed.day is not None and not deed.found.definite and deed.kind in DEEDS and told_before
        if not new or len(there) != 1 or any(not is_country(s.place) for s in deed.scene.sites):
            return None
        told = {place_key(d.place) for d in self.focus}
        abroad = all(d.place is None or d.place.country != there[0].country for d in self.drafts)
        return there[0] if place_key(there[0]) not in told and not abroad else None

    def _is_only_venue(self, place: EventPlace) -> bool:
        """Whether talks were told of there, and no deed."""
        told = [d.kind in TALKS for d in self.drafts if place_key(d.place) == place_key(place)]
        return bool(told) and all(told)

    def _under_heading(self) -> EventPlace | None:
        """The place named last, where it lies in that of the heading; else the heading's, or that of the whole text."""
        there = self.context.latest
        if self.heading is not None and len(there) == 1 and holds(self.heading, there[0]):
            return there[0]
        return self.heading or self.home

    def _in_topic(self, deed: Deed) -> EventPlace | None:
        """ "Bombs fell on a row of houses on Chornovola Street": in the town of the title, where no other came between."""
        dated = deed.day is not None and deed.day.precision in ("day", "night", "month")
        told = deed.scene.weapons or deed.scene.casualties
        if self.topic is None or deed.found.definite or not dated or not told:
            return None
        latest = self.context.settlements[-1:]
        return self.topic if all(p.place_id == self.topic.place_id for p in latest) else None

    def _where_written(self, deed: Deed) -> EventPlace | None:
        """ "DAVAO (AFP) -- Grenades killed six worshippers": the town of the dateline in its own sentence, unless a capital."""
        towns = [s.place for s in deed.scene.sites if s.role == "dateline" and s.place.precision == "settlement"]
        if len(towns) != 1 or deed.kind == "strike" or deed.status != "occurred" or not deed.scene.casualties:
            return None
        capital = load_index().capital(towns[0].country) if towns[0].country else None
        return None if capital is not None and capital.id == towns[0].place_id else towns[0]

    def _at_home(self, deed: Deed, place: EventPlace | None) -> Draft:
        """ "Zaporizhzhia. At night the enemy attacked with drones": the place of the heading, or of the whole text."""
        draft = _add(deed, self.by_means(deed.scene, deed.found, place), place)
        draft.sure = 0.6
        return draft


def _is_told_as_another(deed: Deed) -> bool:
    """ "After an attack on a base that killed three": told as new, behind "after", with a toll other than those told before."""
    words, at = deed.scene.words, deed.found.first
    article = next((k for k in range(at - 1, max(-1, at - 4), -1) if words[k] in ("a", "an")), None)
    if deed.found.trigger.part != "noun" or article is None or words[article - 1] not in _BEHIND:
        return False
    begin = deed.scene.sentence.tokens[at].start
    claims = [c for c in deed.scene.casualties if c.start > begin and not c.subset]
    return any(_is_other_toll(c, count_of(d.tolls, c.metric)) for c in claims for d in deed.same)


def _is_elsewhere(deed: Deed) -> bool:
    """ "They stormed the base at El Hur on 6 May", after an ambush of 8 May: at a name that nobody knows, on another day."""
    told = [d.day for d in deed.same]
    other = deed.day is not None and all(day is not None and is_other_day(day, deed.day) for day in told)
    words = deed.scene.sentence.tokens[deed.found.last + 1 : deed.found.last + 15]
    at = next((k for k, t in enumerate(words) if t.low in _TOWARDS), None)
    return other and at is not None and any(t.text[:1].isupper() and t.low not in TIMES for t in words[at + 1 : at + 2])


def _is_other_toll(claim: Casualty, known: Count) -> bool:
    """Whether a claim and a count told before cannot be of the same people."""
    if not known.known:
        return False
    above = claim.low is not None and known.high is not None and claim.low > known.high
    return above or (claim.high is not None and known.low is not None and claim.high < known.low)


def is_apart(words: list[str], found: Found) -> bool:
    """ "In a separate attack", "Separately, a drone hit": another than those told before."""
    if found.kind in TALKS and not _EARLIER.isdisjoint(words[max(0, found.first - 3) : found.last + 1]):
        return True  # "the previous talks in Istanbul were on 16 May"
    pairs = zip(words[: found.first + 1], words[1 : found.first + 2], strict=False)
    return words[:1] == ["separately"] or any(a in _SEPARATE and b in _ATTACKS for a, b in pairs)


def _is_near(scene: Scene, at: int) -> bool:
    return scene.sentence.index - at <= FOCUS_SENTENCES


def _add(deed: Deed, found: Found, place: EventPlace | None) -> Draft:
    """A new event there, told by the trigger."""
    draft = _talks(deed._replace(found=found), place)
    draft.last_trigger = found.first
    return draft


def _talks(deed: Deed, place: EventPlace | None) -> Draft:
    """A new event there, of no one word that others of the sentence could stand beside."""
    draft = Draft(deed.kind, place, deed.found.trigger.subtype, deed.status, deed.day)
    draft.add_sentence(deed.scene.sentence.index)
    deed.made.append(draft)
    return draft


def _raid_of(focus: list[Draft], day: Day | None) -> Draft | None:
    """The one attack of the events in focus in which people can have been taken."""
    if any(d.kind == "abduction" for d in focus):
        return None
    deeds = [d for d in focus if d.kind in ("clash", "killing", "territorial_change") and d.place is not None]
    placed = {d.place.place_id for d in deeds if d.place}
    near = [d for d in deeds if d.occurrence == "occurred" and days_agree(d.day, day)]
    return near[-1] if near and len(placed) == 1 else None


def _is_with_somebody(deed: Deed) -> bool:
    """ "Received a phone call from Maria Silva", "spoke by phone with the Pope": somebody at the other end."""
    ahead = deed.scene.sentence.tokens[deed.found.last + 1 : deed.found.last + 5]
    led = next((k for k, t in enumerate(ahead) if t.low in ("from", "with", "to")), None)
    return led is not None and any(t.text[:1].isupper() for t in ahead[led + 1 :])


_COMPARING = frozenset("followed follows following after since before like than".split())


def _is_of_news(deed: Deed, told: Draft) -> bool:
    """ "Dust from Friday's strike", of the one just told; not "it followed Friday's strike", nor "Saturday's explosion"."""
    return deed.found.kind == told.kind and _COMPARING.isdisjoint(
        deed.scene.words[max(0, deed.found.first - 6) : deed.found.first]
    )


def _names_places(deed: Deed) -> bool:
    """Whether a sentence names places of its own, but for who speaks: what it tells is of them, or of none."""
    return any(
        not is_country(s.place) and s.role not in ("title", "dateline") for s in deed.scene.sites
    ) or _leads_to_name(deed)


def _leads_to_name(deed: Deed) -> bool:
    """ "An air strike on the Maghazi camp", a place whether known or not."""
    last = deed.found.last
    tokens = deed.scene.sentence.tokens[last + 1 : last + 5]
    led = next((k for k, t in enumerate(tokens) if t.low in _TOWARDS), None)
    return led is not None and any(t.text[:1].isupper() and t.low not in TIMES for t in tokens[led + 1 : led + 3])
