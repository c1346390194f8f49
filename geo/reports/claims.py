"""Which event a number of people killed or hurt belongs to."""

from __future__ import annotations

from datetime import date

from geo.model import Day, EventPlace
from geo.reports.asides import is_told_besides
from geo.reports.attachment.site_choice import choose_sites
from geo.reports.casualties.scan import Casualty
from geo.reports.casualties.war_tolls import is_of_an_era
from geo.reports.dating import FOCUS_SENTENCES, DayReader
from geo.reports.drafts import Draft, days_agree, unique
from geo.reports.earlier import is_earlier
from geo.reports.kinds import by_means, from_afar
from geo.reports.lexicon import CASUALTY_KINDS, DEEDS, EventTypes
from geo.reports.occurrence import occurrence_of
from geo.reports.places.context import Context
from geo.reports.places.event_places import holds, is_country
from geo.reports.roles.role import Site
from geo.reports.scene import Found, Scene
from geo.reports.times.find import Time
from geo.reports.tolls.counts import Toll, count_of
from geo.reports.tolls.harm import Harm
from geo.reports.tolls.headed_lists import HeadedList, is_heading
from geo.reports.tolls.kinds import is_by_hand, is_violent, kind_of
from geo.reports.tolls.retold import (
    as_detail,
    as_part_of_told,
    is_beyond,
    is_of_answer,
    is_of_past_day,
    is_outdated,
    numbered,
)
from geo.reports.tolls.scope import is_in_all, scope_of
from geo.reports.voices.speakers import Speaker

__all__ = ["BOASTS", "ClaimReader"]

_DEATHS = frozenset(["died", "dies", "succumbed", "dead"])  # which can follow an attack days later
BOASTS = frozenset(  # what an army says of the other's soldiers, along its whole front
    "eliminated neutralised neutralized liquidated destroyed annihilated lost".split()
)
_OF_THEM = (["of", "these"], ["of", "those"], ["of", "them"], ["among", "them"], ["among", "these"], ["among", "those"])
_JOINED = 12  # characters from "killed" to "on the night of 1 May"
_PLAIN = frozenset(["killed", "wounded", "injured"])  # by hand or from afar
_ITEM_OPENS = frozenset([",", ";", ":", ")", "\u2013", "|", "\u2022"])


class ClaimReader(DayReader):
    """Places casualty claims, by the events that a document has told so far and those in focus."""

    def __init__(self, published: date | None, types: EventTypes, home: EventPlace | None) -> None:
        super().__init__(published, types)
        self.home = home  # the one town that the document speaks of
        self.heading: EventPlace | None = None
        self.context = Context()
        self.drafts: list[Draft] = []
        self.speaker: Speaker | None = None
        self.list = HeadedList()
        self.accident_at = -9
        self.unplaced = False  # whether a deed was told that could not be placed
        self.on_attacks = False  # whether the text speaks of attacks from afar at all

    def claims(
        self,
        scene: Scene,
        triggers: list[Found],
        placed: dict[int, list[Draft]],
        made: list[Draft],
        speakers: list[Speaker],
        times: list[Time],
    ) -> None:
        """Give each claim of a sentence to its events.

        Parameters
        ----------
        scene : Scene
            The sentence.
        triggers : list of Found
            Its triggers.
        placed : dict
            The events of each trigger, by its number.
        made : list of Draft
            The new events of the sentence; those that only a claim tells of are added.
        speakers : list of Speaker
            Who tells of them.
        times : list of Time
            Its time phrases.
        """
        pending: list[tuple[Casualty, list[Draft]]] = []
        for casualty in scene.casualties:
            if is_told_besides(scene, casualty, times) or is_of_an_era(scene.sentence, casualty, times):
                continue
            token = scene.sentence.token_from(casualty.anchor)
            harm = Harm(casualty, token, scene, triggers, placed, made, times)
            shared = unique(made) if len(made) > 1 and is_in_all(scene, casualty) else []
            pending.append((casualty, shared or self._events_of(harm)))
        pending = [(as_part_of_told(c, drafts, pending), drafts) for c, drafts in pending]
        pending = [(as_detail(c, drafts, scene.words), drafts) for c, drafts in pending]
        of_more = [c for c, drafts in pending if _is_of_more(scene, c, drafts)]
        for order, (casualty, drafts) in enumerate(pending):
            if drafts and not self._is_counted_by_heading(scene, casualty):
                drafts = _respectively(scene, casualty, drafts, pending)
                self._add_toll(scene, casualty, drafts, speakers, order, of_more=casualty in of_more)

    def from_afar(self, place: EventPlace | None) -> bool:
        """Whether an attack told without its means came from the air there."""
        return from_afar(place, self.drafts, self.context, self.types)

    def in_focus(self, scene: Scene) -> list[Draft]:
        """The violent events that the sentences right before told of."""
        told = [d for d in self._just_told(scene) if d.kind in CASUALTY_KINDS]
        return [d for d in told if d.occurrence in ("occurred", "historical")]

    def _just_told(self, scene: Scene) -> list[Draft]:
        return self.focus if scene.sentence.index - self.focus_at <= FOCUS_SENTENCES else []

    # -- a claim of known events

    def _is_counted_by_heading(self, scene: Scene, casualty: Casualty) -> bool:
        """Whether those of a line without a place are among those whom the heading of its list counts."""
        if self.list.metric(scene.sentence) != casualty.metric:
            return False
        if not any(s.role == "site" for s in scene.sites):
            return True
        self.list.share_out((*self.drafts, *self.focus))
        return False

    def _add_toll(
        self,
        scene: Scene,
        casualty: Casualty,
        drafts: list[Draft],
        speakers: list[Speaker],
        order: int,
        *,
        of_more: bool,
    ) -> None:
        """Note a claim on its events, with who states it and how far it reaches."""
        if is_outdated(scene, casualty, self.types):
            casualty = casualty._replace(weak=True)
        several = self._tells_of_several(casualty.metric)
        scope = "total" if of_more else scope_of(scene, casualty, drafts, several=several)
        speaker = self._speaker(casualty, [s for s in speakers if not _is_of_next_figure(s, casualty, scene)])
        for draft in drafts:
            told = any(d.tolls for d in self.drafts if d.occurrence == "occurred")
            toll = Toll(numbered(casualty, draft, told=told), speaker, scope, order, self.stamp)
            draft.tolls.append(toll)
            draft.add_sentence(scene.sentence.index)
            if is_heading(scene.sentence):
                self.list.note_toll(toll)

    def _tells_of_several(self, metric: str) -> bool:
        """Whether numbers were told of several places."""
        told = [d for d in self.drafts if any(t.casualty.metric == metric and t.scope == "event" for t in d.tolls)]
        return len({d.key[1] for d in told}) > 1

    def _speaker(self, casualty: Casualty, speakers: list[Speaker]) -> str | None:
        speakers = [s for s in speakers if s.word not in self.types.words["speech.denying"]]
        if not speakers and not casualty.counter:  # who denies an attack states no toll of it
            return None
        if casualty.counter:
            return casualty.counter
        best = min(speakers, key=lambda s: abs(s.verb - casualty.anchor))
        if best.pronoun:
            return self.speaker.name if self.speaker else None
        return best.name

    # -- the events of a claim

    def _events_of(self, harm: Harm) -> list[Draft]:
        """The events that a claim belongs to: told by its place, by a trigger beside it, or before; else a new one."""
        casualty, scene = harm.casualty, harm.scene
        labelled = casualty.part and casualty.anchor < casualty.start  # "Killed: Sumy - 1", by a name before its figure
        if labelled and not any(s.first <= harm.token <= s.last for s in scene.sites):
            return []
        if casualty.elliptic and (told := self._told_last(harm)):
            return told
        answered = is_of_answer(scene.sentence.low, casualty.anchor - scene.sentence.start)
        own = [d for d in harm.deeds_beside() if not answered or d.kind != "strike" or any(d is m for m in harm.made)]
        if sites := self._sites_of(harm):
            return self._events_at(harm, sites, own)
        if own:
            return self._killed_beside(harm, own)
        if harm.verb in BOASTS and harm.casualty.who == "soldiers":
            return []  # "The Centre group has eliminated over 400 troops"
        told = self._more_on_told(harm)
        if answered and any(d.kind == "strike" for d in told):
            return []
        return told or self._hurt_at_home(harm)

    def _told_last(self, harm: Harm) -> list[Draft]:
        told = [d for d in harm.made if d.tolls or d.kind in CASUALTY_KINDS]
        return (told or self.in_focus(harm.scene))[-1:]

    def _sites_of(self, harm: Harm) -> list[Site]:
        """The places that a claim names."""
        sites = _leading_site(harm) or choose_sites(
            harm.scene, harm.token, harm.token, None, definite=False, types=self.types
        )
        of_speakers = all(s.head in self.types.words["harm.namesakes"] for s in sites)
        told = self.in_focus(harm.scene)
        of_office = all(s.role == "title" and any(d.place and holds(s.place, d.place) for d in told) for s in sites)
        return [] if told and (of_speakers or of_office) else sites

    def _events_at(self, harm: Harm, sites: list[Site], own: list[Draft]) -> list[Draft]:
        """The events of the sentence at the places of the claim, else a new one there."""
        here = [d for d in harm.made if d.kind in CASUALTY_KINDS and any(_is_at(d, s) for s in sites)]
        time = harm.time(self.types) if here else None
        if self._is_killed_by_hand(harm):
            here = [d for d in here if d.kind != "abduction"]
        here = [d for d in here if not _is_other_half(d.day, time.day if time else None)]
        if here:
            return unique(_bearing(here, harm.token))
        if any(d.place is not None and holds(s.place, d.place) for d in own for s in sites):
            return own
        return self._new_events(harm, sites) or self._unhurt_there(harm, sites)

    def _unhurt_there(self, harm: Harm, sites: list[Site]) -> list[Draft]:
        """ "The region saw drone attacks. One caused a fire at a plant in X, but nobody was hurt": in those just told."""
        if harm.casualty.high != 0:
            return []
        told = [d for d in self.in_focus(harm.scene) if d.place]
        held = [d for d in told if any(_is_at(d, s) or holds(d.place, s.place) for s in sites if d.place)]
        return held if len(held) == 1 else []

    def _killed_beside(self, harm: Harm, own: list[Draft]) -> list[Draft]:
        """ "gunmen kill 30 and abduct dozens": those killed are no part of the abduction."""
        if all(d.kind == "abduction" for d in own) and (told := self._raid_told(harm)):
            return told
        if not self._is_killed_by_hand(harm) or any(d.kind != "abduction" for d in own):
            return own
        killing = Draft("killing", own[0].place, None, own[0].occurrence, own[0].day, sure=0.6)
        return [_add(harm, killing)]

    def _raid_told(self, harm: Harm) -> list[Draft]:
        """ "31 are dead, six badly hurt, and some were kidnapped": the dead and hurt are of the raid told before."""
        told = [d for d in self.in_focus(harm.scene) if d.kind != "abduction"]
        return _bearing(told, harm.token) if harm.casualty.metric in ("killed", "injured") else []

    def _is_killed_by_hand(self, harm: Harm) -> bool:
        return harm.casualty.metric == "killed" and is_by_hand(harm, self.types)

    def _more_on_told(self, harm: Harm) -> list[Draft]:
        """The events of the sentences before, where those hurt can be theirs."""
        told = [d for d in self.in_focus(harm.scene) if not self._is_of_another_day(harm, d)]
        told = [d for d in told if not is_of_past_day(harm.scene, harm.casualty, d)]
        if harm.scene.words[:2] in _OF_THEM:
            told = [d for d in told if not _is_more_than_all(harm.casualty, d)]
        if told:
            self.focus_at = harm.scene.sentence.index
        if len(told) == 1:
            self._date_by(harm, told[0])
        return _bearing(told, harm.token)

    def _date_by(self, harm: Harm, draft: Draft) -> None:
        """ "At least 58 were killed on 1 and 2 May": the days of the attack told just before without one."""
        if draft.day is None and draft.occurrence == "occurred" and harm.verb not in _DEATHS:
            time = self._time_joined(harm)
            draft.add_day(time.day if time else None)

    def _time_joined(self, harm: Harm) -> Time | None:
        """The past day or days told right behind a number: "were killed on 1 and 2 May"."""
        time = harm.time(self.types)
        if time is None or time.background or time.start < harm.casualty.anchor:
            return None
        dated = time.start - harm.casualty.end <= _JOINED and time.day.precision in ("day", "night", "range")
        return time if dated and (self.published is None or time.day.last <= self.published) else None

    def _is_of_another_day(self, harm: Harm, draft: Draft) -> bool:
        """ "Last year they killed 4,700": not those of the attack told before; a later death in hospital is."""
        casualty = harm.casualty
        if casualty.ordinal or casualty.rise or casualty.more or harm.verb in _DEATHS:
            return False
        time = harm.time(self.types)
        if time is None or draft.occurrence == "historical":
            return False
        return time.background or not days_agree(time.day, draft.day)

    # -- events that only a claim tells of

    def _hurt_at_home(self, harm: Harm) -> list[Draft]:
        """ "Our teams have counted 49 martyrs", in a text on one town: of an event told without its place."""
        scene, casualty = harm.scene, harm.casualty
        if harm.made or casualty.metric not in ("killed", "injured") or not casualty.low:
            return []
        if scene.accident or any(not is_country(s.place) for s in scene.sites) or not self._is_violent(harm, []):
            return []
        where = self.heading or self.home
        if where is None:
            self.unplaced = True
            return []
        afar = self.on_attacks and where.country in self.types.words["aerial.theatres"]
        by_hand = is_by_hand(harm, self.types) and harm.verb not in _PLAIN
        kind = "strike" if afar and not by_hand else "killing"
        return [_add(harm, Draft(kind, where, day=self.day_of(scene, self._time_joined(harm), "occurred"), sure=0.5))]

    def _new_events(self, harm: Harm, sites: list[Site]) -> list[Draft]:
        """People killed or hurt at a place that no trigger names: an event of its own."""
        kind = self._kind_at(harm, sites) if self._can_be_new(harm, sites) else None
        if kind is None:
            return []
        time = harm.time(self.types)
        status = occurrence_of(harm.scene, None, time, self.types, token=harm.token)
        if status is None and harm.casualty.high == 0 and self.list.lists_attacks(harm.scene.sentence):
            status = "occurred"  # "- Pokrov: no casualties"
        if status is None:
            return []
        day = self.day_of(harm.scene, time, status) or next((d.day for d in harm.made if d.kind == kind), None)
        status = self.status_on(day, status)
        return [_add(harm, Draft(kind, site.place, None, status, day, sure=0.6)) for site in sites]

    def _can_be_new(self, harm: Harm, sites: list[Site]) -> bool:
        """Whether those killed or hurt there are of an event of violence, beside others or in a list of attacks."""
        if harm.casualty.metric not in ("killed", "injured"):
            return False
        if harm.made or self.list.lists_attacks(harm.scene.sentence):
            return True
        return harm.casualty.low != 0 and self._is_violent(harm, sites) and not self._is_of_accident(harm.scene)

    def _kind_at(self, harm: Harm, sites: list[Site]) -> str | None:
        recent = [d.kind for d in self._just_told(harm.scene) if d.kind in DEEDS]
        kind = kind_of(harm, self.types, recent)
        if told := [f for f in harm.triggers if f.kind == kind]:  # an "attack" is what it was by its means
            place = sites[0].place
            kind = by_means(told[0], harm.scene, place, self.types, afar=self.from_afar(place)).kind
        attacked = self.list.lists_attacks(harm.scene.sentence) and self.from_afar(sites[0].place)
        return "strike" if kind == "killing" and attacked else kind

    def _is_violent(self, harm: Harm, sites: list[Site]) -> bool:
        after_deeds = bool(self.in_focus(harm.scene))
        return is_violent(harm, sites, self.types, after_deeds=after_deeds, on_attacks=self.on_attacks)

    def _is_of_accident(self, scene: Scene) -> bool:
        """ "A lorry and a minibus collided. Three were killed": no event of violence was told since."""
        near = scene.sentence.index - self.accident_at <= FOCUS_SENTENCES
        return near and self.accident_at > self.focus_at and not scene.weapons


def _is_of_more(scene: Scene, casualty: Casualty, drafts: list[Draft]) -> bool:
    """Whether a sentence that only goes on about events tells a number that is of far more than they are."""
    return any(scene.sentence.index not in d.sentences and is_beyond(casualty, d) for d in drafts)


def _is_of_next_figure(speaker: Speaker, casualty: Casualty, scene: Scene) -> bool:
    """ "Wounded 14, 19 according to the mayor", "killed seven; the army put it at four": who speaks of the second figure."""
    if any(c.elliptic and c is not casualty and c.anchor == speaker.verb for c in scene.casualties):
        return True
    return speaker.word == "according" and any(
        c.elliptic and casualty.anchor < c.anchor < speaker.verb for c in scene.casualties
    )


def _is_more_than_all(casualty: Casualty, draft: Draft) -> bool:
    """ "Of these, 2,266 were killed ...": of more people than an event has."""
    whole = count_of(draft.tolls, casualty.metric)
    return bool(whole.high and casualty.low and casualty.low > whole.high)


def _add(harm: Harm, draft: Draft) -> Draft:
    """Add an event that the claim tells of to those of its sentence."""
    draft.last_trigger = harm.token
    draft.earlier = is_earlier(harm.scene, harm.token)
    draft.add_sentence(harm.scene.sentence.index)
    harm.made.append(draft)
    return draft


def _respectively(
    scene: Scene, casualty: Casualty, drafts: list[Draft], pending: list[tuple[Casualty, list[Draft]]]
) -> list[Draft]:
    """ "Two and five were killed in Sumy and Kharkiv respectively": one number a place."""
    if "respectively" not in scene.words:
        return drafts
    group = [c for c, d in pending if d == drafts and c.metric == casualty.metric]
    return [drafts[group.index(casualty)]] if len(drafts) == len(group) > 1 else drafts


def _leading_site(harm: Harm) -> list[Site]:
    """ "Nikopol 2 wounded, Kherson 1 dead": the place right before a number."""
    if len(harm.scene.casualties) < 2:
        return []
    start = harm.scene.sentence.token_from(harm.casualty.start)
    led = [s for s in harm.scene.sites if s.role == "site" and s.last == start - 1]
    return [s for s in led if s.first == 0 or harm.scene.words[s.first - 1] in _ITEM_OPENS][:1]


def _bearing(drafts: list[Draft], token: int) -> list[Draft]:
    """Of several events at one place the one that kills and hurts: the nearest, and no abduction or interception."""
    bearing = [d for d in drafts if d.kind not in ("abduction", "interception")] or drafts
    bearing = sorted(bearing, key=lambda d: (d.kind == "killing", abs(d.last_trigger - token)))
    seen: dict[str, Draft] = {}
    for draft in bearing:
        seen.setdefault(draft.key[1], draft)
    return [d for d in drafts if any(d is kept for kept in seen.values())]


def _is_other_half(a: Day | None, b: Day | None) -> bool:
    """A morning and an evening of one day, told apart."""
    return a is not None and b is not None and a.first == b.first and not days_agree(a, b)


def _is_at(draft: Draft, site: Site) -> bool:
    """Whether an event is at the place named, or at the same by another name."""
    place, other = draft.place, site.place
    if place is None or place.place_id is None:
        return place == other
    return place == other or (place.place_id, place.precision) == (other.place_id, other.precision)
