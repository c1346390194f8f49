"""One document with its places -> the reports it holds.

Sentence by sentence: triggers and casualty claims choose the place they belong to,
drafts of the same type, place and day become one, and what says only the total of
finer events is kept as a claim, not as an event of its own.
"""

from __future__ import annotations

from datetime import date

from geo.model import Document, EventPlace, Location, Report
from geo.reports.captions import caption_of
from geo.reports.casualties.find import find_casualties
from geo.reports.dating import FOCUS_SENTENCES, share_days
from geo.reports.deeds import DeedReader
from geo.reports.drafts import Draft, unique
from geo.reports.filing import file_draft
from geo.reports.heads import as_heads, head_of, is_item
from geo.reports.kinds import as_told
from geo.reports.late_places import place_late
from geo.reports.lead import hand_down
from geo.reports.lexicon import DEEDS, TALKS, EventTypes
from geo.reports.means import is_on_attacks, targets_of, tells_of_flyers, weapons_of
from geo.reports.parties import actors_of, participants_of
from geo.reports.places.anaphors import anaphors, within_units
from geo.reports.places.event_places import place_key
from geo.reports.places.land import in_land, land_of
from geo.reports.places.main_place import heading_of, home_of, topic_of
from geo.reports.scene import Found, Scene, scene_of
from geo.reports.settle import settle_drafts
from geo.reports.sites import Site, sites_of
from geo.reports.standing import of_a_day
from geo.reports.text.clean import CleanText, Sentence, clean
from geo.reports.text.furniture import furniture_of
from geo.reports.times.clocks import entries_of
from geo.reports.times.datelines import day_written
from geo.reports.times.find import Time
from geo.reports.tolls.counts import in_order_of_entries
from geo.reports.tolls.headed_lists import item_casualties
from geo.reports.triggers.find import find_triggers
from geo.reports.voices.attribution import confirm, credit, note_denial, note_lie, speakers_of, speaks_of
from geo.reports.voices.speakers import Speaker
from geo.reports.write import write_reports

__all__ = ["extract_reports"]


def extract_reports(document: Document, locations: tuple[Location, ...], event_types: EventTypes) -> tuple[Report, ...]:
    """What a document reports, one `Report` an event, in the order of the text.

    Parameters
    ----------
    document : Document
        The article; times are read relative to its ``published`` day.
    locations : tuple of Location
        Its places, from `geo.geocoding.geocode`.
    event_types : EventTypes
        Triggers and shared words, from `load_event_types`.

    Returns
    -------
    tuple of Report
        Each with at least one `Evidence` whose quote stands in the text at its span.
    """
    text = clean(document.text)
    furniture = furniture_of(text, event_types)
    sites = sites_of(text, locations, event_types)
    rows = [(s, places) for s, places in zip(text.sentences, sites, strict=True) if s.index not in furniture]
    reader = _Reader(day_written(text.text, document.published), event_types)
    reader.on_attacks = is_on_attacks(f"{document.title or ''} {text.text}")
    reader.read_all(text, rows)
    home = home_of(rows) if reader.homeless else None
    if home is not None:
        reader = _Reader(reader.published, event_types, home)
        reader.on_attacks = True
        reader.read_all(text, rows)
    drafts = settle_drafts(place_late(reader.drafts, rows, reader.topic))
    entries, newest_first = entries_of(text)
    land = land_of(locations)
    for draft in drafts:
        draft.place = in_land(draft.place, land)
        if draft.day is None and draft.occurrence == "occurred":
            draft.day = draft.day_beside
        if entries:
            draft.tolls = in_order_of_entries(draft.tolls, entries, newest_first=newest_first)
    if rows and not entries:
        hand_down(drafts, text.sentences, rows[0][0].index, reader.published)
    return write_reports(document, text, drafts)


_TALKS_WORDS = frozenset("summit talks meeting negotiations conference round".split())


class _Reader(DeedReader):
    """Carries what a document has said so far from sentence to sentence."""

    def __init__(self, published: date | None, types: EventTypes, home: EventPlace | None = None) -> None:
        super().__init__(published, types, home)
        self.heads: list[Site] = []  # the places that head the line heads_line
        self.heads_line = -1
        self.focus_line = -1
        self.previous_metric: str | None = None
        self.flying = False  # the sentence before spoke of drones or missiles

    def read_all(self, text: CleanText, rows: list[tuple[Sentence, list[Site]]]) -> None:
        """Read the sentences of a document."""
        self.look_over(text)
        self.topic = topic_of(rows)
        for sentence, sites in rows:
            self.read(sentence, sites)

    @property
    def homeless(self) -> bool:
        """True where deeds were told, but none could be placed."""
        return self.unplaced and not any(d.kind in DEEDS and d.place for d in self.drafts)

    def read(self, sentence: Sentence, sites: list[Site]) -> None:
        """Read one sentence."""
        self.heading = heading_of(sentence, sites) or self.heading
        self.note_entry(sentence)
        scene = self._scene(sentence, self._sites(sentence, sites))
        self.list.note(scene, deeds_told=bool(self.drafts))
        triggers, times = of_a_day(scene, self._triggers(scene), self.times_of(sentence))
        triggers = [as_told(f, (*self.drafts, *self.focus), scene.words) for f in triggers]
        if aftermath := self.aftermath(scene, triggers):
            triggers, times = [*triggers, *aftermath], []  # when a fire was put out is no time of the attack
        scene.kinds_at.update({f.first: f.kind for f in triggers})
        note_denial(scene, self._denied(scene), self.types)
        if scene.accident:
            self.accident_at = sentence.index
        if (triggers or scene.casualties) and not scene.unreal:
            self._events(scene, triggers, times)
        self.note_session(scene, times)
        self.note_occasion(scene, times)
        note_lie(scene, self.focus if self.focus_at == sentence.index else ())
        self.note_title(scene, triggers, times)
        self._note(scene, triggers)

    # -- what a sentence holds

    def _sites(self, sentence: Sentence, sites: list[Site]) -> list[Site]:
        """The places of a sentence, with those that head its line and those that "the city" stands for."""
        sites = self._headed(sentence, sites)
        sites = sorted([*sites, *anaphors(sentence, sites, self.context, self.types)], key=lambda s: s.first)
        return within_units(sentence.words, sites, self.context)

    def _headed(self, sentence: Sentence, sites: list[Site]) -> list[Site]:
        """The places of a sentence, with those that head its line, where it names none of its own."""
        heads = head_of(sentence, sites)
        if heads:
            self.heads, self.heads_line = heads, sentence.line
            return as_heads(sites, heads)
        told = self.focus_at >= 0 and self.focus_line == sentence.line and bool(self.focus)
        if self.heads_line != sentence.line or told or not sentence.tokens:
            return sites
        if any(s.role in ("site", "party", "venue") and not s.anaphor for s in sites):
            return sites
        token = sentence.tokens[0]
        taken = [h._replace(first=0, last=0, start=token.start, end=token.end, anaphor=True) for h in self.heads]
        return [*as_heads(taken, taken), *sites]

    def _scene(self, sentence: Sentence, sites: list[Site]) -> Scene:
        casualties = find_casualties(sentence, self.previous_metric)
        if not casualties and (metric := self.list.metric(sentence)):
            casualties = item_casualties(sentence, metric)
        told = any(d.kind == "strike" for d in self.drafts)
        return scene_of(sentence, sites, casualties, self.types, after_flying=self.flying, after_strike=told)

    def _triggers(self, scene: Scene) -> list[Found]:
        triggers = find_triggers(scene, self.types)
        if not triggers and (caption := caption_of(scene, self.types, listed=is_item(scene.sentence))):
            triggers = [caption]
        return self.list.deeds(scene, triggers)

    # -- what the next sentences need

    def _note(self, scene: Scene, triggers: list[Found]) -> None:
        self._note_line(scene.sentence, scene.sites)
        self.context.note([] if scene.unreal else scene.sites, self.focus)
        if not _TALKS_WORDS.isdisjoint(scene.words) and self.types.cue("occurrence.cancelled").any(scene.words):
            self.called_off_at = scene.sentence.index
        if scene.unreal and self.types.cue("fiction.sure").any(scene.words):
            self.played_at = scene.sentence.index
        self.previous_metric = scene.casualties[-1].metric if scene.casualties else None
        shot_down = any(f.kind == "interception" for f in triggers)
        self.flying = tells_of_flyers(scene) or (self.flying and shot_down)

    def _note_line(self, sentence: Sentence, sites: list[Site]) -> None:
        """In an entry of a live blog, the one town that a sentence tells of is that of the next without any."""
        own = [s for s in sites if s.role == "site" and s.place.precision in ("settlement", "site") and not s.anaphor]
        fresh = self.entry_day and self.heads_line != sentence.line and self.focus_line != sentence.line
        if fresh and len({place_key(s.place) for s in own}) == 1:
            self.heads, self.heads_line = own[:1], sentence.line

    # -- events

    def _events(self, scene: Scene, triggers: list[Found], times: list[Time]) -> None:
        """The events that a sentence tells, each with what stands beside it, filed with those told before."""
        made: list[Draft] = []
        placed: dict[int, list[Draft]] = {}
        for n in range(len(triggers)):
            placed[n] = self.from_trigger(scene, triggers, n, times, made)
        share_days(scene, triggers, placed, made, times, self.types)
        speakers = speakers_of(scene, self.types)
        self.claims(scene, triggers, placed, made, speakers, times)
        for draft in made:
            self._dress(draft, scene)
            self._credit(draft, [s for s in speakers if speaks_of(s, draft, made, scene, self.types)], scene)
            if draft.day is None and draft.occurrence == "occurred":
                draft.day_beside = self.day_beside(scene)
        again = [d for n, told in placed.items() if triggers[n].definite for d in told if all(d is not o for o in made)]
        confirm(again, speakers, scene, self.types)
        live = [
            file_draft(draft, self.drafts, self.focus, self.published)
            for draft in made
            if draft.occurrence != "dropped"
        ]
        if live:
            went_on = [d for d in self.focus if all(d is not o for o in live)] if all(d.earlier for d in made) else []
            self.focus, self.focus_at = unique([*live, *went_on]), scene.sentence.index
            self.focus_line = scene.sentence.line
        self.note_days(scene, live, times)

    # -- what stands beside

    def _dress(self, draft: Draft, scene: Scene) -> None:
        """Note on an event who did it, at what and with what."""
        if draft.kind in TALKS:
            for actor in participants_of(scene, draft.place, self.types):
                draft.add_actor(actor)
            return
        for actor in actors_of(scene, draft, self.types):
            draft.add_actor(actor)
        draft.targets += [t for t in targets_of(draft, scene, self.types) if t not in draft.targets]
        draft.weapons += [w for w in weapons_of(draft, scene) if w not in draft.weapons]

    def _credit(self, draft: Draft, speakers: list[Speaker], scene: Scene) -> None:
        """Note on an event who tells of it; "he" is who spoke last."""
        for speaker in speakers:
            named = self.speaker if speaker.pronoun and self.speaker else speaker
            credit(draft, named._replace(word=speaker.word), scene, self.types)
            if not speaker.pronoun:
                self.speaker = speaker

    def _denied(self, scene: Scene) -> list[Draft]:
        """What a party can deny: what was told in the sentence before, and just before it of the same doer."""
        if scene.sentence.index - self.focus_at != 1 or not self.focus:
            return []
        deniers = {s.place.country for s in scene.sites if s.role in ("actor", "party") and s.place.country}
        theirs = [
            d for d in self.drafts
            if max(d.sentences) >= scene.sentence.index - FOCUS_SENTENCES
            and any(a.role == "initiator" and a.country in deniers for a in d.actors)
        ]  # fmt: skip
        return unique([*theirs, self.focus[-1]])
