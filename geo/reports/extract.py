"""One document with its places -> the reports it holds.

Sentence by sentence: triggers and casualty claims choose the place they belong to,
drafts of the same type, place and day become one, and what says only the total of
finer events is kept as a claim, not as an event of its own.
"""

from __future__ import annotations

import re
from datetime import date

from geo.lean import replace
from geo.model import Day, Document, EventPlace, Location, Report
from geo.patterns import regex
from geo.reports.attach import choose_sites, choose_time
from geo.reports.captions import caption_of
from geo.reports.casualties import Casualty, find_casualties
from geo.reports.claims import CASUALTY_KINDS, FOCUS_SENTENCES, ClaimReader, unique
from geo.reports.clocks import EARLY, LATE, clock_times, entries_of, is_stamped, minutes_of, of_day, over_night
from geo.reports.context import Context, anaphors, within_units
from geo.reports.drafts import Draft, days_agree, in_order_of_entries, is_days_total, is_recalled, may_be_one
from geo.reports.furniture import furniture_of
from geo.reports.heads import as_heads, head_of, is_item
from geo.reports.home import heading_of, home_of, in_land, is_on_attacks, land_of, topic_of
from geo.reports.items import item_casualties
from geo.reports.lead import hand_down
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.means import targets_of, weapons_of
from geo.reports.numbers import number_of
from geo.reports.occurrence import occurrence_of
from geo.reports.parties import actors_of, participants_of
from geo.reports.places import holds, is_country, place_key
from geo.reports.roles import TIMES
from geo.reports.rounds import spread_over
from geo.reports.scene import Found, Scene, scene_of
from geo.reports.sequence import in_told_year, told_times
from geo.reports.settle import settle_drafts
from geo.reports.sites import Site, sites_of
from geo.reports.speakers import Speaker, find_speakers
from geo.reports.standing import is_standing, tells_standing
from geo.reports.text import CleanText, Sentence, clean
from geo.reports.times import AFTER, Time, day_written, find_times
from geo.reports.triggers import find_triggers
from geo.reports.write import write_reports

__all__ = ["extract_reports"]

_TALKS = ("negotiation", "agreement", "prisoner_exchange")
_DEEDS = ("strike", "clash", "explosion", "killing")
_LAID = frozenset(["bomb", "ied", "mine"])
_LIES = frozenset("lie lies false fake untrue nonsense fabricated propaganda".split())
_DROPPED = frozenset(
    "fell fall falls falling dropped drop drops dropping aircraft planes plane jets jet warplanes air".split()
)
_UNSTATED = frozenset("attack attacks attacked assault assaults raid raids onslaught".split())
_RECORDS = frozenset(
    "deadliest worst biggest largest heaviest bloodiest first most fiercest highest greatest longest".split()
)
_DOERS = frozenset(
    "attackers gunmen assailants rebels terrorists militants fighters guerrillas bandits attacker gunman".split()
)
_WARS = frozenset("war conflict insurgency violence uprising rebellion invasion genocide campaign unrest".split())
_WAR_TOLL = 500
_FLYING = ("drone", "missile", "sea_drone")
_SAME = frozenset("same that hours minutes hour third second fourth another".split())
_HOUR = frozenset("hours minutes hour".split())
_SAME_NIGHT = frozenset("night day later morning evening afternoon attack strike blast explosion".split())
_DENIED = frozenset(
    "report reports claim claims it this involvement responsibility allegation allegations statement charge charges accusation accusations having carrying attacking launching firing striking being".split()
)
_ARMIES = frozenset(["saf", "sudanese armed forces", "tatmadaw"])
_CIVILIANS = frozenset(
    "civilians villagers residents farmers worshippers worshipers pilgrims passengers traders miners tourists women children students pupils "
    "herders families mourners shoppers bathers parishioners inhabitants townspeople village villages hamlet hamlets community communities "
    "church mosque market school hotel restaurant mall beach bus buses farm farms fields camp".split()
)
_NEXT_LINES = 2
_MEANS = frozenset("drones missiles bombs rockets shells strikes attacks bombardment barrage assault shelling".split())
_OPENING_CHARS = 24  # a time within these opens the sentence: "In April", "Two weeks later, on 16 March"
_HANDING = frozenset(
    "hand handed handing handover repatriate repatriated repatriation swap swapped exchange exchanged return returned returning".split()
)
_CONFIRMING = ("confirmed", "confirms", "confirm", "acknowledged", "admitted")
_AHEAD_CHARS = 90
_ERAS = frozenset(
    "war began start started beginning invasion conflict outbreak escalation fighting year hostilities ceasefire coup offensive 2014 2020 2021 2022 2023 2024 2025 january february march april may june july august september october november december".split()
)
_MARKS = frozenset("fire blaze fires damage strike attack blast explosion explosions".split())
_TOWARDS = frozenset("on in at near of against".split())
_HOURS = {"morning": 8, "day": 14}
_NEWS_DAYS = 3  # what an article tells without a day is not older
_APART_HOURS, _EVENING, _MIDNIGHT = 5, 17, 24
_BARE_HALF = regex(
    r"in the (?:(?:early |late )?(?:morning|afternoon|evening)|(?:early|small) hours(?: of the morning)?)$"
)
_TOLD_SENTENCES = 8  # in which "the next day" counts from a day told
_DOERS_WITHIN = 30  # words before an "attack" in which guerrillas are its doers
_STAMP_CHARS = 60
_STAMP_ALONE = 14  # "15.58 GMT" on a line of its own
_AFTER_STAMP = regex(r"[*_]*\s*[-\u2013|:]|\s*\d\d\b|[^\w]*$|\s*\(|\s*[-\u2013|:]|\s*,?\s*\d\d:\d\d|\s*/")
_LETTERS = regex(r"[^\W\d_]+")
_BORN = regex(r"\b(?:born|built|founded|opened|elected|appointed)(?: back)? ?$")  # no time of what befell them
_TITLE_WORDS, _LEAD_LINES = 9, 2
_NEAR_START = 6
_LIST_LINES, _ITEM_WORDS = 30, 24
_HEADING_CHARS = 140
_SHORT_CHARS = 700  # a post, all of one occasion
_FEW_DAYS, _WEEK = 2, 7
_STAMP_LEADS = frozenset("date published updated posted by".split())
_STAMP_WORDS = frozenset("date published updated posted by on of and de el la".split())


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
    if reader.homeless and (home := home_of(places for _, places in rows)) is not None:
        reader = _Reader(reader.published, event_types, home)
        reader.on_attacks = True
        reader.read_all(text, rows)
    drafts = settle_drafts(reader.drafts)
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


class _Reader(ClaimReader):
    """Carries what a document has said so far from sentence to sentence."""

    def __init__(self, published: date | None, types: EventTypes, home: EventPlace | None = None) -> None:
        super().__init__(types)
        self.published = published
        self.home = home
        self.topic: EventPlace | None = None  # the town in the title
        self.heads: list[Site] = []
        self.deed_of_list: tuple[Found | None, int] = (None, -1)
        self.heads_line = -1
        self.focus_line = -1
        self.unplaced_at = -9
        self.context = Context()
        self.header: Day | None = None
        self.header_line = -1
        self.told_day: tuple[date | None, int, int] = (None, 0, -1)  # with its sentence and line
        self.told_beside: tuple[Day | None, int] = (None, -1)  # day and line of the event told last
        self.entry_day: Day | None = None  # of the entries of a live blog
        self.short = False
        self.previous_metric: str | None = None
        self.flying = False  # the sentence before spoke of drones or missiles

    def read_all(self, text: CleanText, rows: list[tuple[Sentence, list[Site]]]) -> None:
        """Read the sentences of a document."""
        self._look_over(text)
        self.topic = topic_of(rows)
        for sentence, sites in rows:
            self.read(sentence, sites)

    @property
    def homeless(self) -> bool:
        """True where deeds were told, but none could be placed."""
        return self.unplaced and not any(d.kind in _DEEDS for d in self.drafts)

    def _look_over(self, text: CleanText) -> None:
        """See what kind of text it is: a live blog, a short post."""
        stamps = sum(is_stamped(s.text) for s in text.sentences)
        if self.published and (stamps > 1 or (stamps and is_stamped(text.text))):
            self.entry_day = Day(first=self.published, last=self.published, basis="relative")
        self.short = len(text.text) < _SHORT_CHARS

    def read(self, sentence: Sentence, sites: list[Site]) -> None:
        """Read one sentence."""
        self.heading = heading_of(sentence, sites) or self.heading
        if self.entry_day and is_stamped(sentence.text):
            self.stamp = minutes_of(sentence.text)
            self.focus = [] if len(sentence.text) <= _STAMP_ALONE else self.focus  # another entry
        sites = self._headed(sentence, sites)
        sites = sorted([*sites, *anaphors(sentence, sites, self.context, self.types)], key=lambda s: s.first)
        sites = within_units(sentence.words, sites, self.context)
        casualties = find_casualties(sentence, self.previous_metric)
        if not casualties and (metric := self.list_metric(sentence)):
            casualties = item_casualties(sentence, metric)
        scene = scene_of(
            sentence,
            sites,
            casualties,
            self.types,
            after_flying=self.flying,
            after_strike=any(d.kind == "strike" for d in self.drafts),
        )
        self.note_list(scene)
        triggers = find_triggers(scene, self.types)
        if not triggers and (caption := caption_of(scene, self.types, listed=is_item(sentence))):
            triggers = [caption]
        triggers = self._listed_deed(scene, triggers)
        scene.casualties[:] = [c for c in scene.casualties if not _is_of_the_war(scene, c)]
        if _is_of_handover(scene.words) or (
            any(f.kind == "prisoner_exchange" for f in triggers) and "bodies" in scene.words
        ):
            scene.casualties.clear()  # those handed over died long before
        if scene.casualties and _compared_with(scene.words) is None and _is_toll_of_war(scene):
            triggers = [f for f in triggers if f.kind not in CASUALTY_KINDS]
            scene.casualties.clear()
        times = self._times(sentence)
        if tells_standing(scene, times):
            told = triggers
            triggers = [f for f in told if f.kind not in CASUALTY_KINDS or not is_standing(scene, f)]
            if told and not triggers:
                scene.casualties.clear()
        if (since := _compared_with(scene.words)) is not None:
            tokens, until = scene.sentence.tokens, _comparison_end(scene.words, since)
            at, end = tokens[since].start, tokens[until - 1].end
            triggers = [f for f in triggers if not since <= f.first < until or f.kind not in CASUALTY_KINDS]
            scene.casualties[:] = [c for c in scene.casualties if not at <= c.anchor < end]
            times = [t for t in times if not at <= t.start < end]
        triggers = [self._as_told(f) for f in triggers]
        if aftermath := self._aftermath(scene, triggers):
            triggers, times = [*triggers, *aftermath], []  # when a fire was put out is no time of the attack
        scene.kinds_at.update({f.first: f.kind for f in triggers})
        self._denials(scene)
        if scene.accident:
            self.accident_at = sentence.index
        if (triggers or casualties) and not scene.unreal:
            self._events(scene, triggers, times)
        self._lies(scene)
        self._note_title(scene, triggers, times)
        self._note_line(sentence, sites)
        self.context.note([] if scene.unreal else sites, self.focus)
        if scene.unreal and self.types.cue("fiction.sure").any(scene.words):
            self.played_at = scene.sentence.index
        self.previous_metric = casualties[-1].metric if casualties else None
        self.flying = any(w in _FLYING for _, _, w in scene.weapons) or (
            self.flying and any(f.kind == "interception" for f in triggers)
        )

    def _note_title(self, scene: Scene, triggers: list[Found], times: list[Time]) -> None:
        """ "Donetsk region, 1 December.", "Night in Sumy region.": the day of what follows."""
        leading = scene.sentence.line <= _LEAD_LINES and self.focus_at != scene.sentence.index
        if leading and triggers and times and times[0].start <= scene.sentence.start + 1:
            day = times[0].day if _is_recent(times[0].day, self.published) else self.header
            self.header, self.header_line = day, scene.sentence.line  # "Since the beginning of the day ..."
        if not times or triggers or scene.casualties or len(scene.words) > _TITLE_WORDS:
            return
        day = times[-1].day
        if _is_recent(day, self.published) and (day.last != self.published or day.precision == "night"):
            self.told_beside = (day, scene.sentence.line)

    def _note_line(self, sentence: Sentence, sites: list[Site]) -> None:
        """In an entry of a live blog, the one town that a sentence tells of is that of the next without any."""
        own = [s for s in sites if s.role == "site" and s.place.precision in ("settlement", "site") and not s.anaphor]
        fresh = self.entry_day and self.heads_line != sentence.line and self.focus_line != sentence.line
        if fresh and len({place_key(s.place) for s in own}) == 1:
            self.heads, self.heads_line = own[:1], sentence.line

    def _listed_deed(self, scene: Scene, triggers: list[Found]) -> list[Found]:
        """ "45 drones were destroyed:" and below it "18 - over Saratov Region": each line tells of the heading's deed."""
        line = scene.sentence.line
        if scene.sentence.text.rstrip().endswith(":"):
            deeds = [f for f in triggers if f.kind in ("strike", "interception", "clash")]
            self.deed_of_list = (deeds[-1] if deeds else None, line)
            return triggers
        deed, since = self.deed_of_list
        sites = [s for s in scene.sites if s.role == "site" and s.place.precision != "country"]
        if deed is None or triggers or scene.unreal or line - since > _LIST_LINES or line == since:
            return triggers
        if not sites or len(scene.words) > _ITEM_WORDS:
            self.deed_of_list = (None, line)
            return triggers
        at = max(0, sites[0].first - 1)
        return [deed._replace(first=at, last=at, definite=False)]

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

    def _denials(self, scene: Scene) -> None:
        """ "Moscow denied the report" right after an event: another party disputes it."""
        if scene.sentence.index - self.focus_at != 1 or not self.focus:
            return
        denying = self.types.words["speech.denying"]
        for k, word in enumerate(scene.words):
            after = scene.words[k + 1 : k + 5]
            if (word in denying and (any(w in _DENIED for w in after) or _is_of_told(after))) or (
                word in ("lie", "fake", "false", "untrue") and any(w in _DENIED for w in scene.words[max(0, k - 5) : k])
            ):
                who = next((s.name for s in find_speakers(scene.sentence, self.types)), "") or scene.sentence.text[:60]
                for draft in self._denied(scene):
                    draft.denied_by.append(who)
                    draft.add_sentence(scene.sentence.index)
                return

    def _lies(self, scene: Scene) -> None:
        """ "Putin declared it captured; a commander said that was a lie": denied in the same breath."""
        lie = next((k for k, w in enumerate(scene.words) if w in _LIES and _is_said_of_that(scene.words, k)), None)
        told = [d for d in self.focus if self.focus_at == scene.sentence.index and 0 <= d.last_trigger < (lie or 0)]
        if lie is not None and told:
            told[-1].denied_by.append(scene.sentence.text[:60])

    def _denied(self, scene: Scene) -> list[Draft]:
        """What a party denies: what was told last, and just before it of the same doer."""
        deniers = {s.place.country for s in scene.sites if s.role in ("actor", "party") and s.place.country}
        theirs = [
            d for d in self.drafts
            if max(d.sentences) >= scene.sentence.index - FOCUS_SENTENCES
            and any(a.role == "initiator" and a.country in deniers for a in d.actors)
        ]  # fmt: skip
        return unique([*theirs, self.focus[-1]])

    def _times(self, sentence: Sentence) -> list[Time]:
        published, planned = self.published, self._planned_at(sentence)
        times = [
            t for t in find_times(sentence.low, published) if not _is_stamp(sentence, t) and not _is_status(sentence, t)
        ]
        times = [t for t in times if not _BORN.search(sentence.low, 0, t.start)]
        if planned:
            ahead = {(t.start, t.end): t for t in find_times(sentence.low, published, future=True)}
            times = [ahead.get((t.start, t.end), t) if _is_ahead(sentence, planned, t) else t for t in times]
        times = self._counted(sentence, times)
        times = self._of_that_day(sentence, over_night(times, sentence.low) or self._clocks(sentence))
        if times and (sentence.text.rstrip().endswith(":") or _is_heading(sentence, times[-1])):
            self.header, self.header_line = times[-1].day, sentence.line
        elif times and sentence.low[times[0].end :].startswith(":") and times[0].start <= _NEAR_START:
            self.header, self.header_line = times[0].day, sentence.line  # "Yesterday: ..."
        return [t._replace(start=t.start + sentence.start, end=t.end + sentence.start) for t in times]

    def _counted(self, sentence: Sentence, times: list[Time]) -> list[Time]:
        """With the phrases that count from the day told last: "that night", "two days earlier"."""
        told, at, _ = self.told_day
        if at < sentence.index - _TOLD_SENTENCES:
            told = None
        times = in_told_year(sentence.low, times, told, self.published)
        night_told = bool(self.focus and self.focus[-1].day)  # "the same night" is then that of the event told
        found = told_times(sentence.low, times, told, self.published)
        return [t for t in found if not (t.kind == "told" and t.day.half == "night" and night_told)]

    def _of_that_day(self, sentence: Sentence, times: list[Time]) -> list[Time]:
        """ "On Tuesday ... In the evening": the evening of the day that was told just before."""
        out = []
        for time in times:
            if time.day.half and _BARE_HALF.match(sentence.low, time.start, time.end):
                day, told_at, _ = self.told_day
                near = 0 if "hours" in sentence.low[time.start : time.end] else FOCUS_SENTENCES
                if day is not None and sentence.index - told_at <= near:
                    time = time._replace(day=replace(time.day, first=day, last=day))
            elif time.kind in (EARLY, LATE):
                time = self._by_the_clock(sentence, time)
            elif time.day.precision == "day":
                self.told_day = (time.day.first, sentence.index, sentence.line)
            out.append(time)
        return out

    def _clocks(self, sentence: Sentence) -> list[Time]:
        """Clock times, but for the one that opens an entry: it tells when the entry was written."""
        found = clock_times(sentence.low, self.published)
        return found[1:] if found and self.entry_day and is_stamped(sentence.text) else found

    def _by_the_clock(self, sentence: Sentence, time: Time) -> Time:
        """ "At 14:20": of the day told in the paragraph, in the heading, in the text; else of the day of publication."""
        day, _, line = self.told_day
        told = Day(first=day, last=day) if day else None
        beside, beside_line = self.told_beside
        if line == sentence.line or self.entry_day:
            return of_day(time, told) if told and line == sentence.line else time
        if beside and beside_line == sentence.line:
            return of_day(time, beside)
        nearest = self.header or told
        return of_day(time, nearest) if nearest and _is_recent(nearest, self.published) else time

    def _planned_at(self, sentence: Sentence) -> list[int]:
        """Where a sentence speaks of what is to come, as offsets in it."""
        tokens = sentence.tokens
        found = self.types.cue("occurrence.planned").find([t.low for t in tokens])
        return [tokens[start].start - sentence.start for start, _, _ in found]

    def _events(self, scene: Scene, triggers: list[Found], times: list[Time]) -> None:
        speakers = [
            s
            for s in find_speakers(scene.sentence, self.types)
            if not self.types.triggers.any(s.name.lower().split()) or "ministry" in s.name.lower()
        ]
        made: list[Draft] = []
        placed: dict[int, list[Draft]] = {}
        for n in range(len(triggers)):
            placed[n] = self._from_trigger(scene, triggers, n, times, made)
        self._share_days(scene, triggers, placed, made, times)
        self.claims(scene, triggers, placed, made, speakers, times)
        for draft in made:
            self._dress(draft, scene, [s for s in speakers if self._speaks_of(s, draft, made, scene)])
            if draft.day is None and draft.occurrence == "occurred":
                draft.day_beside = self._day_beside(scene)
        self._confirm(scene, triggers, placed, made, speakers)
        live = [self._file(draft) for draft in made if draft.occurrence != "dropped"]
        if live:
            self.focus, self.focus_at = unique(live), scene.sentence.index
            self.focus_line = scene.sentence.line
        days = [
            d.day
            for d in live
            if d.kind in (*_DEEDS, "interception") and d.occurrence == "occurred" and _is_recent(d.day, self.published)
        ]
        if any(t.kind == AFTER for t in times):
            days = []  # "It came a day after missiles hit Kyiv": no day of what is told beside it
        if not live and times and any(w in _FLYING for _, _, w in scene.weapons):
            days = [t.day for t in times if t.day.precision in ("day", "night") and _is_recent(t.day, self.published)]
        if days:
            self.told_beside = (days[-1], scene.sentence.line)

    def _confirm(
        self,
        scene: Scene,
        triggers: list[Found],
        placed: dict[int, list[Draft]],
        made: list[Draft],
        speakers: list[Speaker],
    ) -> None:
        """ "The General Staff confirmed the attack": one more who says so."""
        for n, drafts in placed.items():
            for draft in drafts:
                if triggers[n].definite and all(draft is not d for d in made):
                    told = [s for s in speakers if s.word in _CONFIRMING and not s.pronoun]
                    draft.speakers += [(s.name, self.context.side_of(s, scene, self.types), s.word) for s in told]

    # -- triggers

    def _from_trigger(
        self, scene: Scene, triggers: list[Found], n: int, times: list[Time], made: list[Draft]
    ) -> list[Draft]:
        found = triggers[n]
        time = choose_time(scene, triggers, n, times, self.types)
        status = occurrence_of(scene, found, time, self.types)
        if status is None:
            return []
        if status == "occurred" and time is not None and time.future and found.kind in _TALKS:
            status = "planned"  # "They meet in Anchorage tomorrow."
        sites = choose_sites(scene, found.first, found.last, found.trigger, definite=found.definite, types=self.types)
        day = spread_over(self._day(scene, time, status), scene.words, found)
        told_again = found.definite and self._is_fresh(scene) and all(_is_broad(s.place) for s in sites)
        if not sites or (told_again and self.in_focus(scene)) or self._is_detail(scene, found):
            opening = time is not None and time.start - scene.sentence.start <= _OPENING_CHARS
            return self._no_site(scene, found, day, status, made, opening=opening)
        again = found if found.definite else _told_subject(triggers, n)
        if len(sites) == 1 and (host := self._told_coarsely(scene, again, sites[0].place, status, day)) is not None:
            host.place = sites[0].place
            host.add_day(day)
            host.add_sentence(scene.sentence.index)
            return [host]
        days = [day, *_twin_days(scene, time, times)] if found.kind in _DEEDS and status == "occurred" else [day]
        return [
            self._make(made, self._means(scene, found, s.place), s, status, each, scene) for each in days for s in sites
        ]

    def _tells_more(self, found: Found, scene: Scene) -> bool:
        """Whether a killing is told to have been a strike, a blast or a fight: a strike only by what flies."""
        if found.kind == "strike":
            return self._flies(scene)
        return found.kind in ("clash", "explosion")

    def _flies(self, scene: Scene) -> bool:
        return any(w in self.types.words["aerial.weapons"] for _, _, w in scene.weapons)

    def _told_coarsely(
        self, scene: Scene, found: Found, place: EventPlace, status: str, day: Day | None
    ) -> Draft | None:
        """ "A strike hit a village in Sagaing. The attack on Nyaung Kone ...": the event whose place is told exactly only now."""
        if not found.definite or found.trigger.words[-1].endswith("s"):
            return None
        near = [d for d in self.in_focus(scene) if d.kind == found.kind and d.occurrence == status]
        if len(near) != 1 or near[0].place is None or not days_agree(near[0].day, day):
            return None
        return near[0] if holds(near[0].place, place) else None

    def _is_fresh(self, scene: Scene) -> bool:
        return scene.sentence.index - self.focus_at <= FOCUS_SENTENCES and any(d.place for d in self.focus)

    def _is_detail(self, scene: Scene, found: Found) -> bool:
        """ "The attackers set fire to the hall": what those in focus did besides."""
        theirs = scene.words[max(0, found.first - 3) : found.first]
        by_them = any(a == "the" and b in _DOERS for a, b in zip(theirs, theirs[1:], strict=False)) or "they" in theirs
        return found.trigger.needs == "marauders" and by_them and bool(self.in_focus(scene))

    def _means(self, scene: Scene, found: Found, place: EventPlace | None) -> Found:
        """An "attack" told without its means is a strike only where attacks come from the air, so is what a bomb did."""
        if found.trigger.kind == "strike" and self._is_blast(scene, place):
            return found._replace(trigger=found.trigger._replace(kind="explosion"))
        if found.trigger.kind != "strike" or found.trigger.words[0] not in _UNSTATED:
            return found
        if self.from_afar(place):
            return found
        by_hand = self.types.cue("ground.words").any(scene.words[max(0, found.first - _DOERS_WITHIN) : found.first])
        own = not by_hand and any(
            a.role in ("actor", "party") and a.place.country != (place and place.country) for a in scene.sites
        )
        if own or any(w in self.types.words["aerial.weapons"] for _, _, w in scene.weapons):
            return found
        armed = all(c.who in ("soldiers", "fighters", "police") for c in scene.casualties)
        kind = "killing" if scene.casualties and not armed else "clash"
        return found._replace(trigger=found.trigger._replace(kind=kind))

    def _is_blast(self, scene: Scene, place: EventPlace | None) -> bool:
        """ "A bomb tore through a bus in Lahore", "a mine damaged a freighter": laid, not sent from a distance."""
        means = {w for _, _, w in scene.weapons}
        if not means or not means <= _LAID:
            return False
        if means != {"bomb"}:
            return True
        sent = any(w in _DROPPED for w in scene.words) or any(
            s.role == "actor" and is_country(s.place) and s.place.country != (place and place.country)
            for s in scene.sites
        )
        return not sent and not self.from_afar(place)

    def _as_told(self, found: Found) -> Found:
        """ "Police confirmed the attack": of the kind that the text has told of last."""
        if found.kind != "strike" or not found.definite or found.trigger.words[0] not in _UNSTATED:
            return found
        told = [d.kind for d in (*self.drafts, *self.focus) if d.kind in _DEEDS and d.occurrence == "occurred"]
        same = bool(told) and told[-1] in ("clash", "killing", "explosion")
        return found._replace(trigger=found.trigger._replace(kind=told[-1])) if same else found

    def from_afar(self, place: EventPlace | None) -> bool:
        """Whether an attack told without its means came from the air there: in such a country, or told so before."""
        country = place.country if place else None
        if country is None and place and (place.place_id or "").startswith("name:"):
            country = self.context.country() or "?"  # a village that no gazetteer knows
        return (
            country is None
            or country in self.types.words["aerial.theatres"]
            or any(d.kind == "strike" for d in self.drafts)
        )

    def _day(self, scene: Scene, time: Time | None, status: str) -> Day | None:
        published = self.published
        if time is not None and status == "occurred" and published and time.day.first > published:
            return None  # what has happened has no day to come
        if time is not None:
            return time.day
        if (
            status == "occurred"
            and self.focus
            and any(
                (a in _SAME and b in _SAME_NIGHT) or (a in _HOUR and b == "earlier")
                for a, b in zip(scene.words, scene.words[1:], strict=False)
            )
        ):
            return _hours_later(scene, next((d.day for d in reversed(self.focus) if d.kind not in _TALKS), None))
        if self.header and scene.sentence.line > self.header_line and status == "occurred":
            return self.header
        return None

    def _day_beside(self, scene: Scene) -> Day | None:
        """The day of the event told before in the paragraph or the post, or of a live blog's entries."""
        if self.types.cue("occurrence.earlier").any(scene.words):
            return None
        day, line = self.told_beside
        near = line == scene.sentence.line or (scene.sentence.line - line <= _NEXT_LINES and _goes_on(scene.words))
        if day and (near or self.short):
            return replace(day, half=None)
        return self.entry_day

    def _make(self, made: list[Draft], found: Found, site: Site, status: str, day: Day | None, scene: Scene) -> Draft:
        draft = Draft(found.kind, site.place, found.trigger.subtype, status, day)
        for other in made:
            if other.key == draft.key and days_agree(other.day, day):
                other.add_day(day)
                other.fought = other.fought or _is_fighting(found)
                if status == "ongoing":
                    other.occurrence = status
                return other
        draft.sure = 0.9 if found.trigger.needs is None else 0.75
        draft.apart = _is_apart(scene.words, found)
        draft.fought = _is_fighting(found)
        draft.on_civilians = not _CIVILIANS.isdisjoint(scene.words)
        draft.add_sentence(scene.sentence.index)
        draft.last_trigger = found.first
        made.append(draft)
        return draft

    def _no_site(
        self, scene: Scene, found: Found, day: Day | None, status: str, made: list[Draft], *, opening: bool = False
    ) -> list[Draft]:
        """A trigger without a place: more on the events in focus, or an event of stated parties alone."""
        fresh = scene.sentence.index - self.focus_at <= FOCUS_SENTENCES
        if scene.sentence.index - self.played_at <= FOCUS_SENTENCES and found.kind in _DEEDS:
            return []  # "A long-range missile from Okoye broke the deadlock": of the match told before
        town = self._town_just_named(scene, found, day)
        if town is not None and status == "occurred":
            return [self._at_home(found, town, status, day, scene, made)]
        same = [d for d in self.focus if d.kind == found.kind or {d.kind, found.kind} <= set(CASUALTY_KINDS)]
        if day and fresh and same and found.kind in _DEEDS and scene.words[found.first - 1 : found.first] == ["'s"]:
            same = [d for d in same if d.day and days_agree(d.day, day)]
            if not same:
                self.focus = []  # "Saturday's explosion on the bridge": what follows is of that one
                return []
        if found.kind == "abduction" and fresh and status == "occurred" and (host := _raided(self.focus, day)):
            draft = self._at_home(found, host.place, status, day or host.day, scene, made)
            draft.sure = 0.7
            return [draft]
        if same and _is_apart(scene.words, found) and any(s.role == "site" for s in scene.sites):
            return []  # "In a separate attack on Friday, a drone hit Goma": told by the next trigger
        apart = opening and not found.definite and all(_is_other_day(d.day, day) for d in same)
        if fresh and same and day and apart and status in ("occurred", "historical"):
            return [self._at_another_hour(found, same[-1], day, status, scene, made)]
        if fresh and same and status in ("occurred", "ongoing", "planned", "cancelled"):
            if status == "occurred" and all(d.occurrence == "historical" for d in same) and day is not None:
                return []
            if day and day.half and not found.definite and not any(days_agree(draft.day, day) for draft in same):
                return [self._at_another_hour(found, same[-1], day, status, scene, made)]
            for draft in same:
                if day and days_agree(draft.day, day) and not (found.definite and draft.day):
                    draft.add_day(day)  # "injured in that attack, he died in the night": no time of the attack
                if not draft.weapons:
                    draft.weapons += weapons_of(draft, scene)
                if draft.kind == "killing" and self._tells_more(found, scene):
                    draft.kind = found.kind
                if draft.kind == found.kind == "explosion" and found.definite and self._flies(scene):
                    draft.kind = "strike"  # "The blasts were caused by armed drones"
                if day or (found.definite and draft.kind == found.kind):
                    draft.add_sentence(scene.sentence.index)
            self.focus_at = scene.sentence.index
            return same
        there = self.context.latest
        if found.definite and len(there) == 1 and not same and found.kind in CASUALTY_KINDS and status == "occurred":
            found = self._means(scene, found, there[0])
            draft = Draft(found.kind, there[0], found.trigger.subtype, status, day)  # "The night was loud in Kharkiv."
            draft.add_sentence(scene.sentence.index)
            draft.last_trigger = found.first
            made.append(draft)
            return [draft]
        if found.kind in _DEEDS and status in ("occurred", "historical") and not _names_places(scene, found.last):
            under = self.heading is not None and len(there) == 1 and holds(self.heading, there[0])
            where = (there[0] if under else self.heading or self.home) if status == "occurred" else None
            where = where or self._in_topic(scene, found, day)
            self.unplaced = self.unplaced or where is None
            self.unplaced_at = scene.sentence.index if where is None and found.kind == "strike" else self.unplaced_at
            return [self._at_home(found, where, status, day, scene, made)] if where is not None else []
        if (
            found.kind == "negotiation"
            and not same
            and self.context.bound_for is not None
            and not _names_places(scene, found.last)
        ):
            made.append(Draft(found.kind, self.context.bound_for, found.trigger.subtype, status, day, sure=0.6))
            made[-1].add_sentence(scene.sentence.index)
            return made[-1:]  # "They flew to Abu Dhabi. Talks began on Friday."
        if found.kind == "negotiation" and found.trigger.subtype == "phone":
            parties = participants_of(scene, None, self.types)
            if len(parties) >= 2:
                draft = Draft("negotiation", None, "phone", status, day)
                draft.add_sentence(scene.sentence.index)
                made.append(draft)
                return [draft]
        return []

    def _town_just_named(self, scene: Scene, found: Found, day: Day | None) -> EventPlace | None:
        """ "The situation in Uvira is volatile. On 4 March a bomb exploded at a market": in Uvira, not where the event before was."""
        there = self.context.latest
        new = (
            day is not None and not found.definite and found.kind in _DEEDS and self.focus_at < scene.sentence.index - 1
        )
        if not new or len(there) != 1 or any(not is_country(s.place) for s in scene.sites):
            return None
        told = {place_key(d.place) for d in self.focus}
        abroad = all(d.place is None or d.place.country != there[0].country for d in self.drafts)
        return there[0] if place_key(there[0]) not in told and not abroad else None

    def _aftermath(self, scene: Scene, triggers: list[Found]) -> list[Found]:
        """ "The fire in Volgograd was put out", after drones that hit a refinery of no stated place."""
        if any(f.kind in _DEEDS for f in triggers):
            return []
        unplaced = scene.sentence.index - self.unplaced_at <= FOCUS_SENTENCES
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

    def _in_topic(self, scene: Scene, found: Found, day: Day | None) -> EventPlace | None:
        """ "Bombs fell on a row of houses on Chornovola Street": in the town of the title, where no other came between."""
        dated = day is not None and day.precision in ("day", "night", "month")
        if self.topic is None or found.definite or not dated or not (scene.weapons or scene.casualties):
            return None
        latest = self.context.settlements[-1:]
        return self.topic if all(p.place_id == self.topic.place_id for p in latest) else None

    def _at_home(
        self, found: Found, place: EventPlace | None, status: str, day: Day | None, scene: Scene, made: list[Draft]
    ) -> Draft:
        """ "Zaporizhzhia. At night the enemy attacked with drones": the place of the heading, or of the whole text."""
        found = self._means(scene, found, place)
        draft = Draft(found.kind, place, found.trigger.subtype, status, day, sure=0.6)
        draft.add_sentence(scene.sentence.index)
        draft.last_trigger = found.first
        made.append(draft)
        return draft

    def _at_another_hour(
        self, found: Found, draft: Draft, day: Day, status: str, scene: Scene, made: list[Draft]
    ) -> Draft:
        """ "In the morning shells fell on a market; in the evening a drone hit a bus": a second event at the place."""
        other = Draft(found.kind, draft.place, found.trigger.subtype, status, day)
        other.add_sentence(scene.sentence.index)
        other.last_trigger = found.first
        made.append(other)
        return other

    def _share_days(
        self, scene: Scene, triggers: list[Found], placed: dict[int, list[Draft]], made: list[Draft], times: list[Time]
    ) -> None:
        """ "They swapped 200 on Monday; the exchange took place in X": the day of the deed that has no place of its own."""
        for n, found in enumerate(triggers):
            if placed[n]:
                continue
            time = choose_time(scene, triggers, n, times, self.types)
            for draft in made:
                if time is not None and draft.kind == found.kind and draft.day is None:
                    draft.day = time.day

    # -- what stands beside

    def _dress(self, draft: Draft, scene: Scene, speakers: list[Speaker]) -> None:
        if draft.kind in ("negotiation", "agreement", "prisoner_exchange"):
            for actor in participants_of(scene, draft.place, self.types):
                draft.add_actor(actor)
        else:
            for actor in actors_of(scene, draft, self.types):
                draft.add_actor(actor)
            draft.targets += [t for t in targets_of(draft, scene, self.types) if t not in draft.targets]
            same = weapons_of(draft, scene)
            draft.weapons += [w for w in same if w not in draft.weapons]
        denying = self.types.words["speech.denying"]
        for speaker in speakers:
            named = self.speaker if speaker.pronoun and self.speaker else speaker
            side = self.context.side_of(named, scene, self.types)
            if speaker.word in denying:
                draft.denied_by.append(named.name)
            else:
                draft.speakers.append((named.name, side, speaker.word))
            draft.claimed = draft.claimed or speaker.word in self.types.words["speech.claiming"]
            if draft.kind == "territorial_change" and self._is_armed_group(scene, named):
                draft.claimed = True  # a group that is no state says what ground it has taken
            if not speaker.pronoun:
                self.speaker = speaker

    def _is_armed_group(self, scene: Scene, speaker: Speaker) -> bool:
        words = [t.low for t in scene.sentence.tokens if speaker.start <= t.start < speaker.verb]
        groups = [name for _, _, (name, _) in self.types.armed_groups.find(words)]
        rebels = any(w in ("rebel", "rebels", "insurgents", "guerrillas", "militants", "jihadists") for w in words)
        return rebels or any(name not in _ARMIES for name in groups)

    def _speaks_of(self, speaker: Speaker, draft: Draft, made: list[Draft], scene: Scene) -> bool:
        """ "Russia claiming the capture of A and strikes reported in B": the claim is of the first deed only."""
        if speaker.word not in self.types.words["speech.claiming"]:
            return True
        at = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= speaker.verb), 0)
        after = [d.last_trigger for d in made if d.last_trigger > at]
        return not after or draft.last_trigger == min(after) or draft.last_trigger < at

    # -- filing

    def _file(self, draft: Draft) -> Draft:
        draft.past = bool(draft.day and self.published and (self.published - draft.day.last).days > _NEWS_DAYS)
        same = [
            other
            for other in reversed(self.drafts)
            if other.key == draft.key
            and may_be_one(other, draft)
            and _statuses_agree(other, draft)
            and not is_days_total(other, draft)
            and not is_recalled(other, draft)
        ]
        if same:
            host = next((o for o in same if any(o is d for d in self.focus)), None) or _newest(same, draft)
            host.absorb(draft)
            return host
        self.drafts.append(draft)
        return draft


def _is_apart(words: list[str], found: Found) -> bool:
    """ "In a separate attack", "Separately, a drone hit": another than those told before."""
    return words[:1] == ["separately"] or any(
        a in ("separate", "different")
        and b in ("attack", "strike", "incident", "raid", "shelling", "drone", "assault", "missile")
        for a, b in zip(words[: found.first + 1], words[1 : found.first + 2], strict=False)
    )


def _told_subject(triggers: list[Found], n: int) -> Found:
    """ "The attack, carried out by rebels, targeted El Fasher": what the verb tells of is the attack told before."""
    before = [f for f in triggers[:n] if f.definite and f.kind == triggers[n].kind]
    return before[-1] if before and triggers[n].trigger.part == "verb" else triggers[n]


def _is_of_told(after: list[str]) -> bool:
    """ "Denied that the town had fallen": of what was told right before, where no name says of what else."""
    return after[:2] in (["that", "the"], ["the", "town"], ["the", "city"], ["the", "village"]) and bool(
        {"town", "city", "village", "settlement"} & set(after)
    )


def _hours_later(scene: Scene, day: Day | None) -> Day | None:
    """ "Ten hours later" than in the morning is the evening of that day."""
    if day is None or day.half not in _HOURS or day.precision != "day" or "later" not in scene.words:
        return day
    at = scene.words.index("later")
    hours = number_of(scene.sentence.tokens, at - 2) if scene.words[at - 1 : at] == ["hours"] and at > 1 else None
    if not hours or hours[0] < _APART_HOURS:
        return day
    hour = _HOURS[day.half] + hours[0]
    return replace(day, half="day" if hour < _EVENING else "evening") if hour < _MIDNIGHT else None


def _twin_days(scene: Scene, time: Time | None, times: list[Time]) -> list[Day]:
    """ "struck it twice, on Thursday and on Friday": the days told beside the one chosen."""
    if time is None or time.day.precision != "day":
        return []
    begin = scene.sentence.start
    out = []
    for other in times:
        low, high = sorted((time, other), key=lambda t: t.start)
        between = scene.sentence.low[low.end - begin : high.start - begin].replace("on", "").strip(" ,")
        if (
            other is not time
            and between == "and"
            and other.day.precision == "day"
            and not days_agree(time.day, other.day)
        ):
            out.append(other.day)
    return out


def _names_places(scene: Scene, last: int) -> bool:
    """Whether a sentence names places of its own, but for who speaks: what it tells is of them, or of none."""
    if any(not is_country(s.place) and s.role != "title" for s in scene.sites):
        return True
    tokens = scene.sentence.tokens[last + 1 : last + 5]  # "an air strike on the Maghazi camp", known or not
    led = next((k for k, t in enumerate(tokens) if t.low in _TOWARDS), None)
    return led is not None and any(t.text[:1].isupper() and t.low not in TIMES for t in tokens[led + 1 : led + 3])


def _is_recent(day: Day | None, published: date | None) -> bool:
    """A day or night, or a few days, of the week before publication."""
    if day is None or published is None or (day.last - day.first).days > _FEW_DAYS:
        return False
    return 0 <= (published - day.last).days <= _WEEK


def _is_heading(sentence: Sentence, time: Time) -> bool:
    """ "Situation over the past day - summary of the administration": all below is of that night or those days."""
    plain = len(sentence.text) <= _HEADING_CHARS and sentence.text[-1:].isalnum()
    return sentence.line <= 1 and plain and time.day.precision in ("range", "night")


def _newest(same: list[Draft], draft: Draft) -> Draft:
    """Of the events that a report without a day can be of, the last told, but none older than another."""
    if draft.day is not None:
        return same[0]
    latest = max((d.day.last for d in same if d.day), default=None)
    return next((d for d in same if d.day is None or d.day.last == latest), same[0])


def _goes_on(words: list[str]) -> bool:
    """ "Elsewhere, ...", "Another drone ...", "The missiles ...": what tells more of the same day."""
    led = words[:1] == ["the"] and len(words) > 1 and words[1] in _MEANS
    return led or words[:1] in (["elsewhere"], ["another"], ["separately"])


def _is_of_handover(words: list[str]) -> bool:
    """ "Hand over the bodies of 6,000 fallen soldiers": no toll of a day."""
    return ("bodies" in words or "remains" in words) and bool(_HANDING & set(words))


def _is_fighting(found: Found) -> bool:
    """ "Clashes", "an ambush"; no "attack" or "raid", which one side may make on people without arms."""
    return (
        found.kind == "clash" and found.trigger.needs != "ground" and found.trigger.words[0] not in ("stormed", "storm")
    )


def _is_other_day(told: Day | None, day: Day | None) -> bool:
    """Days apart by more than the slack of a night: another attack, not more on the one told."""
    if told is None or day is None or day.precision == "year":
        return False
    return max((day.first - told.last).days, (told.first - day.last).days) > 1


def _is_said_of_that(words: list[str], k: int) -> bool:
    back = words[max(0, k - 4) : k]
    return any(w in ("that", "this", "it", "claim", "report") for w in back) and any(
        w in ("was", "is", "as", "were", "'s", "be", "called") for w in back
    )


def _is_broad(place: EventPlace) -> bool:
    return place.precision in ("country", "region")


def _raided(focus: list[Draft], day: Day | None) -> Draft | None:
    """ "The rebels attacked Gile. They kidnapped 20 people": the attack in which people were taken."""
    if any(d.kind == "abduction" for d in focus):
        return None
    deeds = [d for d in focus if d.kind in ("clash", "killing", "territorial_change") and d.place is not None]
    placed = {d.place.place_id for d in deeds if d.place}
    near = [d for d in deeds if d.occurrence == "occurred" and days_agree(d.day, day)]
    return near[-1] if near and len(placed) == 1 else None


def _is_toll_of_war(scene: Scene) -> bool:
    """ "more than 71,000 killed since the war began": no event of one day."""
    if (
        any(a == "so" and b == "far" for a, b in zip(scene.words, scene.words[1:], strict=False))
        and "year" in scene.words
    ):
        return True
    if "since" not in scene.words:
        return False
    since = scene.words.index("since")
    if _ERAS & set(scene.words[since:]):
        return True
    perfect = any(w in ("have", "has", "had") for w in scene.words[:since])
    year = any(w[:2] in ("19", "20") and len(w) == 4 and w.isdigit() for w in scene.words[since + 1 : since + 4])
    return perfect and year and not _RECORDS & set(scene.words[:since])  # "700 have been murdered since 1985"


def _statuses_agree(a: Draft, b: Draft) -> bool:
    past = {"occurred", "ongoing"}
    if a.occurrence == b.occurrence or {a.occurrence, b.occurrence} <= past:
        return True
    return a.kind in ("negotiation", "agreement", "prisoner_exchange") and "historical" not in (
        a.occurrence,
        b.occurrence,
    )


def _is_ahead(sentence: Sentence, planned: list[int], time: Time) -> bool:
    """True for "due to meet on Thursday", false for "will mourn those killed on Thursday"."""
    for at in planned:
        between = sentence.low[at : time.start] if at < time.start else sentence.low[time.end : at]
        if len(between) <= _AHEAD_CHARS and not re.search(
            r"\b(?:killed|wounded|injured|died|hit|struck|attack|attacks|strike|strikes)\b", between
        ):
            return True
    return False


def _is_status(sentence: Sentence, time: Time) -> bool:
    """ "As of the morning of 29 June, 18 were dead": when it was counted, not when it happened."""
    return sentence.low[: time.start].rstrip().endswith(("as of", "as at", "as of the", "as at the"))


def _is_stamp(sentence: Sentence, time: Time) -> bool:
    """True for the date of a dateline or byline: when it was written, not when it happened."""
    if time.start <= 1 and sentence.text[time.end : time.end + 2].startswith(":"):
        return False  # "17 DEC: Port of Odesa struck": an entry of a list
    if sentence.index > 2 or time.kind not in ("day", "iso") or time.start > _STAMP_CHARS:
        return False
    if not any(c.isdigit() for c in sentence.text[time.start : time.end]):
        return False  # "A BOMB EXPLODED IN AYACUCHO YESTERDAY"
    before = _LETTERS.findall(sentence.text[: time.start])
    if not all(w[0].isupper() or w.lower() in _STAMP_WORDS for w in before):
        return False
    after = sentence.text[time.end : time.end + 40]
    return bool(_AFTER_STAMP.match(after)) or any(w.lower() in _STAMP_LEADS for w in before)


def _is_of_the_war(scene: Scene, casualty: Casualty) -> bool:
    """ "The conflict has killed more than 50,000 people": no toll of one event."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= casualty.anchor), 0)
    war = any(w in _WARS for w in scene.words[max(0, at - 10) : at])
    return war and max(casualty.low or 0, casualty.high or 0) >= _WAR_TOLL


def _compared_with(words: list[str]) -> int | None:
    """ "the deadliest attack since Beslan, where 334 died": all behind "since" is of another event."""
    if "since" not in words:
        return None
    at = words.index("since")
    record = any(w in _RECORDS or (w.endswith("est") and words[k - 1] == "the" and k) for k, w in enumerate(words[:at]))
    return at if record else None


def _comparison_end(words: list[str], since: int) -> int:
    """ "... since November, when 38 died: 12 were killed": the comparison ends at the colon."""
    return next((k for k in range(since, len(words)) if words[k] in (":", ";")), len(words))
