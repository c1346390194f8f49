"""A trigger -> the events that it tells: one a place and day, a new one or one told before."""

from __future__ import annotations

from geo.reports.attachment.site_choice import choose_sites
from geo.reports.attachment.time_choice import choose_time
from geo.reports.dating import FOCUS_SENTENCES, twin_days
from geo.reports.drafts import Draft, days_agree
from geo.reports.earlier import is_earlier
from geo.reports.grammar import has_pair
from geo.reports.kinds import is_fighting, is_shooting, is_vague
from geo.reports.lexicon import DEEDS, TALKS
from geo.reports.occurrence import occurrence_of
from geo.reports.places.event_places import holds, is_fine, place_key
from geo.reports.rounds import spread_over
from geo.reports.scene import Found, Scene
from geo.reports.sites import Site
from geo.reports.times.find import Time
from geo.reports.tolls.counts import count_of
from geo.reports.unplaced import Deed, UnplacedReader, is_apart

__all__ = ["DeedReader"]

_TOWNS = ("village", "town", "settlement", "city", "hamlet")
_SOME = frozenset("a one another two three four five six seven several".split())
_OPENING_CHARS = 24  # a time within these opens the sentence: "In April", "Two weeks later, on 16 March"


class DeedReader(UnplacedReader):
    """Finds what a trigger tells of."""

    def from_trigger(
        self, scene: Scene, triggers: list[Found], n: int, times: list[Time], made: list[Draft]
    ) -> list[Draft]:
        """The events that a trigger tells, one a place and day."""
        found = triggers[n]
        time = choose_time(scene, triggers, n, times, self.types)
        status = occurrence_of(scene, found, time, self.types)
        if status is None:
            return []
        if status == "occurred" and time is not None and time.future and found.kind in TALKS:
            status = "planned"  # "They meet in Anchorage tomorrow."
        sites = choose_sites(scene, found.first, found.last, found.trigger, definite=found.definite, types=self.types)
        day = spread_over(self.day_of(scene, time, status), scene.words, found)
        status = self._status_of_talks(found, scene, self.status_on(day, status))
        self.note_swap(found, scene, day)
        deed = Deed(found, scene, day, status, made)
        if not sites or self._is_told_again(deed, sites) or self._is_detail(scene, found):
            opening = time is not None and time.start - scene.sentence.start <= _OPENING_CHARS
            return self.without_place(deed._replace(opening=opening))
        if (host := self._told_coarsely(deed, _told_subject(triggers, n), sites)) is not None:
            return [host]
        if (host := self._recalled(deed, sites)) is not None:
            return [host]
        days = [day, *twin_days(scene, time, times)] if found.kind in DEEDS and status == "occurred" else [day]
        return [self._make(deed._replace(day=each), s) for each in days for s in sites]

    def _status_of_talks(self, found: Found, scene: Scene, status: str) -> str:
        """ "The summit was called off. The meeting, which was to be held in Luanda, ...": planned no more."""
        if found.kind not in TALKS:
            return status
        off = status == "planned" and scene.sentence.index - self.called_off_at <= FOCUS_SENTENCES
        return "cancelled" if off and has_pair(scene.words, ("was", "were"), ("to",)) else status

    def _is_told_again(self, deed: Deed, sites: list[Site]) -> bool:
        """ "The attack in Ukraine": named by a wide place, right after it was told with its own."""
        fresh = deed.scene.sentence.index - self.focus_at <= FOCUS_SENTENCES and any(d.place for d in self.focus)
        wide = all(s.place.precision in ("country", "region") or self._is_around_focus(s) for s in sites)
        return deed.found.definite and fresh and wide and bool(self.in_focus(deed.scene))

    def _is_around_focus(self, site: Site) -> bool:
        """ "The attack on the region", told of a town in it."""
        unit = site.anaphor and site.place.precision in ("adm1", "adm2")
        return unit and any(d.place is not None and holds(site.place, d.place) for d in self.focus)

    def _is_detail(self, scene: Scene, found: Found) -> bool:
        """ "The attackers set fire to the hall": what those in focus did besides."""
        theirs = scene.words[max(0, found.first - 3) : found.first]
        by_them = "they" in theirs or has_pair(theirs, ("the",), self.types.words["harm.doers"])
        return found.trigger.needs == "marauders" and by_them and bool(self.in_focus(scene))

    def _recalled(self, deed: Deed, sites: list[Site]) -> Draft | None:
        """ "The attack in Krasnogorsk was one of the deadliest": the one of years ago that was told of with its day."""
        if not deed.found.definite or deed.day is not None or deed.status != "occurred" or len(sites) != 1:
            return None
        there = [d for d in self.drafts if d.kind == deed.kind and place_key(d.place) == place_key(sites[0].place)]
        return there[0] if len(there) == 1 and there[0].occurrence == "historical" else None

    def _told_coarsely(self, deed: Deed, again: Found, sites: list[Site]) -> Draft | None:
        """ "A strike hit a village in Sagaing. The attack on Nyaung Kone ...": the event whose place is told exactly only now."""
        if len(sites) != 1 or not again.definite or again.trigger.words[-1].endswith("s"):
            return None
        near = [d for d in self.in_focus(deed.scene) if d.kind == again.kind and d.occurrence == deed.status]
        if len(near) != 1 or not days_agree(near[0].day, deed.day):
            return None
        host, place = near[0], sites[0].place
        if (host.place is not None and not holds(host.place, place)) or _has_other_toll(host, deed.scene):
            return None
        host.place = place
        host.add_day(deed.day)
        host.add_sentence(deed.scene.sentence.index)
        return host

    def _make(self, deed: Deed, site: Site) -> Draft:
        """The event at a place, new or one of the sentence told further."""
        found, scene = self.by_means(deed.scene, deed.found, site.place), deed.scene
        draft = Draft(found.kind, site.place, found.trigger.subtype, deed.status, deed.day)
        for other in deed.made:
            if other.key == draft.key and days_agree(other.day, deed.day):
                other.add_day(deed.day)
                other.fought = other.fought or is_fighting(found)
                other.vague = other.vague and is_vague(found)
                if deed.status == "ongoing":
                    other.occurrence = deed.status
                return other
        if draft.kind == "prisoner_exchange" and draft.day is None and deed.status == "occurred":
            draft.day = self.day_of_swap(scene)
        draft.sure = 0.9 if found.trigger.needs is None else 0.75
        draft.apart = is_apart(scene.words, found)
        draft.earlier = is_earlier(scene, found.first)
        draft.fought = is_fighting(found)
        draft.vague = is_vague(found)
        draft.shots = is_shooting(found)
        draft.nameless = not is_fine(site.place) and _tells_of_unnamed(scene.words)
        draft.on_civilians = not self.types.words["harm.civilians"].isdisjoint(scene.words)
        draft.add_sentence(scene.sentence.index)
        draft.last_trigger = found.first
        deed.made.append(draft)
        return draft


def _tells_of_unnamed(words: list[str]) -> bool:
    """ "A tiny village in Donetsk region", "two settlements in": of ground that has not been named."""
    return any(
        w.removesuffix("s") in _TOWNS
        and words[k + 1 : k + 2] != ["of"]
        and not _SOME.isdisjoint(words[max(0, k - 2) : k])
        for k, w in enumerate(words)
    )


def _has_other_toll(host: Draft, scene: Scene) -> bool:
    """ "Attacks on Ukraine killed eight. The deadliest strike, on Pryluky, killed five": fewer died there."""
    for metric in ("killed", "injured"):
        told = count_of(host.tolls, metric)
        here = [c.high for c in scene.casualties if c.metric == metric and c.high and not c.subset and not c.more]
        if told.low and here and max(here) < told.low:
            return True
    return False


def _told_subject(triggers: list[Found], n: int) -> Found:
    """ "The attack, carried out by rebels, targeted El Fasher": what the verb tells of is the attack told before."""
    before = [f for f in triggers[:n] if f.definite and f.kind == triggers[n].kind]
    return before[-1] if before and triggers[n].trigger.part == "verb" else triggers[n]
