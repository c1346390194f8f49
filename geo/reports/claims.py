"""Which event a number of people killed or hurt belongs to."""

from __future__ import annotations

from datetime import date

from geo.model import Day, EventPlace
from geo.reports.asides import is_told_besides
from geo.reports.casualty_scan import Casualty
from geo.reports.context import Context
from geo.reports.dating import FOCUS_SENTENCES, DayReader
from geo.reports.drafts import Draft, Toll, count_of, days_agree
from geo.reports.kinds import from_afar
from geo.reports.lexicon import CASUALTY_KINDS, EventTypes
from geo.reports.occurrence import occurrence_of
from geo.reports.places import holds, is_country
from geo.reports.roles import Site
from geo.reports.scene import Found, Scene
from geo.reports.site_choice import choose_sites
from geo.reports.speakers import Speaker
from geo.reports.text import Sentence
from geo.reports.time_choice import choose_time
from geo.reports.times import Time
from geo.reports.war_tolls import is_of_an_era

__all__ = ["ClaimReader", "unique"]

_FURTHER = frozenset("another other others also further more second third similar simultaneously".split())
_DONE_BY_HAND = frozenset(
    "killed kill kills killing murdered murdering slain massacred executed assassinated wounded wounding wounds injured injuring shot hacked beaten stabbed gunned lynched "
    "beheaded strangled decapitated eliminated mowed mown burned burnt clubbed bludgeoned tortured hanged".split()
)
_HARMED = frozenset("hurt injured wounded died dead killed".split())
_WIDER = frozenset(
    "region oblast province country nation district state county governorate department nationwide countrywide enclave territory strip island".split()
)
_TOLLS = frozenset("toll dead killed".split())
# Those who bear the name of a place and speak of others too.
_NOT_TERRITORIAL = frozenset(
    "archbishop bishop ambassador consul embassy university court newspaper radio correspondent".split()
)
_BY_HAND = frozenset("gunmen gunman assailants bandits hitmen militiamen sicarios kidnappers".split())
_REMAINS = frozenset(  # "the body of a person killed": one of those counted elsewhere
    "body coffin funeral grave mother father wife husband widow son daughter friend friends relatives portrait portraits photo photograph mourners".split()
)
_ATTACKS = frozenset("attacks strikes shelling bombardment bombardments raids airstrikes consequences attack".split())
_NO_LIST = -100
_LIST_LINES = 30


class ClaimReader(DayReader):
    """Places casualty claims, by the events that a document has told so far and those in focus."""

    def __init__(self, published: date | None, types: EventTypes, home: EventPlace | None) -> None:
        super().__init__(published, types)
        self.home = home  # the one town that the document speaks of
        self.heading: EventPlace | None = None
        self.context = Context()
        self.drafts: list[Draft] = []
        self.speaker: Speaker | None = None
        self.list_line = _NO_LIST
        self.listed: tuple[str | None, int] = (None, _NO_LIST)
        self.heads_of_list: list[Toll] = []  # the tolls that the lines of a list share out
        self.accident_at = -9
        self.unplaced = False  # whether a deed was told that could not be placed
        self.on_attacks = False  # whether the text speaks of attacks from afar at all

    def from_afar(self, place: EventPlace | None) -> bool:
        """Whether an attack told without its means came from the air there."""
        return from_afar(place, self.drafts, self.context, self.types)

    def note_list(self, scene: Scene) -> None:
        """ "Overnight attacks, by town:": what the lines below tell of."""
        if scene.sentence.text.rstrip().endswith(":"):
            attacked = any(w in _ATTACKS for w in scene.words) or any(
                w in self.types.words["aerial.weapons"] for _, _, w in scene.weapons
            )
            hurt = [c.metric for c in scene.casualties if c.metric in ("killed", "injured")]
            if hurt and (scene.accident or scene.unreal or not (self.drafts or attacked)):
                hurt = []
            self.listed = (hurt[-1] if len(set(hurt)) == 1 else None, scene.sentence.line)
            self.list_line = scene.sentence.line if attacked or hurt else _NO_LIST

    def list_metric(self, sentence: Sentence) -> str | None:
        """What befell the people of a line, by the heading of its list: "Six were injured:"."""
        metric, line = self.listed
        return metric if 0 < sentence.line - line <= _LIST_LINES else None

    def is_listed(self, scene: Scene) -> bool:
        """True for a line of a list of attacks."""
        return 0 < scene.sentence.line - self.list_line <= _LIST_LINES

    def claims(
        self,
        scene: Scene,
        triggers: list[Found],
        placed: dict[int, list[Draft]],
        made: list[Draft],
        speakers: list[Speaker],
        times: list[Time],
    ) -> None:
        """Give each claim of a sentence to its events."""
        respectively = "respectively" in scene.words
        pending: list[tuple[Casualty, list[Draft]]] = []
        for casualty in scene.casualties:
            if is_told_besides(scene, casualty, times) or is_of_an_era(scene.sentence, casualty, times):
                continue
            drafts = _both(scene, casualty, made) or self._drafts_for(scene, casualty, triggers, placed, made, times)
            pending.append((casualty, drafts))
        pending = [(_as_part_of_told(c, drafts, pending), drafts) for c, drafts in pending]
        heading = scene.sentence.text.rstrip().endswith(":")
        for k, (casualty, drafts) in enumerate(pending):
            if not drafts:
                continue
            if self.list_metric(scene.sentence) == casualty.metric:
                if not any(s.role == "site" for s in scene.sites):
                    continue  # one of those whom the heading counts
                self._share_out()
            speaker = self._speaker(casualty, speakers)
            if _is_outdated(scene, casualty):
                casualty = casualty._replace(weak=True)
            group = [c for c, d in pending if d == drafts and c.metric == casualty.metric]
            if respectively and len(drafts) == len(group) > 1:
                drafts = [drafts[group.index(casualty)]]
            shared = len(drafts) > 1 and casualty.low != 0 and not _in_each(scene, casualty)
            whole = not casualty.part and any(
                c.part
                and c.metric == casualty.metric
                and (c.part_of or (_is_coarse(drafts) and not _is_added(scene, c)))
                for c in scene.casualties
            )
            whole = whole or (_is_of_wider(scene, casualty) and not _is_coarse(drafts))
            whole = whole or (_is_sum(scene, casualty) and self._tells_of_several(casualty.metric))
            scope = "total" if whole else "shared" if shared else "event"
            for draft in drafts:
                told = any(d.tolls for d in self.drafts if d.occurrence == "occurred")
                toll = Toll(_numbered(casualty, draft, told=told), speaker, scope, k, self.stamp)
                draft.tolls.append(toll)
                if heading:
                    self.heads_of_list.append(toll)
                draft.add_sentence(scene.sentence.index)

    def _share_out(self) -> None:
        """ "Six were injured:" is the total of the lines below it, where they have places of their own."""
        for draft in (*self.drafts, *self.focus) if self.heads_of_list else ():
            draft.tolls = [
                t._replace(scope="total") if any(t is h for h in self.heads_of_list) else t for t in draft.tolls
            ]
        self.heads_of_list = []

    def _tells_of_several(self, metric: str) -> bool:
        """Whether numbers were told of several places."""
        told = [d for d in self.drafts if any(t.casualty.metric == metric and t.scope == "event" for t in d.tolls)]
        return len({d.key[1] for d in told}) > 1

    def _drafts_for(
        self,
        scene: Scene,
        casualty: Casualty,
        triggers: list[Found],
        placed: dict[int, list[Draft]],
        made: list[Draft],
        times: list[Time],
    ) -> list[Draft]:
        token = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= casualty.anchor), 0)
        labelled = casualty.part and casualty.anchor < casualty.start  # "Killed: Sumy - 1", by a name before its figure
        if labelled and not any(s.first <= token <= s.last for s in scene.sites):
            return []
        if casualty.elliptic or casualty.rise:
            near = [d for d in made if d.tolls or d.kind in CASUALTY_KINDS] or self.in_focus(scene)
            if near and casualty.elliptic:
                return near[-1:]
        start = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= casualty.start), 0)
        led = [
            s
            for s in scene.sites
            if s.role == "site" and s.last == start - 1 and len(scene.casualties) > 1 and _opens(scene.words, s.first)
        ]  # "Nikopol 2 wounded, Kherson 1 dead"
        sites = led[:1] or choose_sites(scene, token, token, None, definite=False, types=self.types)
        if all(s.head in _NOT_TERRITORIAL for s in sites) and self.in_focus(scene):
            sites = []
        own = self._nearest_trigger(scene, token, triggers, placed)
        if sites:
            here = [
                d for d in made if d.kind in CASUALTY_KINDS and any(d.place == s.place or _same(d, s) for s in sites)
            ]
            time = choose_time(scene, triggers, None, times, self.types, token=token) if here else None
            if casualty.metric == "killed" and scene.words[token] in _DONE_BY_HAND:
                here = [d for d in here if d.kind != "abduction"]
            here = [d for d in here if not _other_half(d.day, time.day if time else None)]
            if here:
                return unique(_bearing(here, token))
            if own and any(_is_within(d.place, s.place) for d in own for s in sites):
                return own
            return self._from_claim(scene, token, sites, casualty, triggers, made, times)
        if own:
            return self._killed_beside(scene, casualty, token, own, made)
        told = [
            d for d in self.in_focus(scene) if not self._is_of_another_day(scene, casualty, token, triggers, times, d)
        ]
        if told:
            self.focus_at = scene.sentence.index
            return _bearing(told, token)
        return self._hurt_at_home(scene, token, casualty, made)

    def _hurt_at_home(self, scene: Scene, token: int, casualty: Casualty, made: list[Draft]) -> list[Draft]:
        """ "Our teams have counted 49 martyrs", in a text on one town: of an event told without its place."""
        if made or casualty.metric not in ("killed", "injured") or not casualty.low:
            return []
        if (
            scene.accident
            or not self._is_violent(scene, token, [])
            or any(not is_country(s.place) for s in scene.sites)
        ):
            return []
        where = self.heading or self.home
        self.unplaced = self.unplaced or where is None
        if where is None:
            return []
        afar = self.on_attacks and where.country in self.types.words["aerial.theatres"]
        kind = (
            "strike"
            if afar and scene.words[token] not in _DONE_BY_HAND - {"killed", "wounded", "injured"}
            else "killing"
        )
        made.append(Draft(kind, where, day=self.day_of(scene, None, "occurred"), sure=0.5, last_trigger=token))
        made[-1].add_sentence(scene.sentence.index)
        return made[-1:]

    def _is_of_another_day(
        self, scene: Scene, casualty: Casualty, token: int, triggers: list[Found], times: list[Time], draft: Draft
    ) -> bool:
        """ "Last year they killed 4,700": not those of the attack told before; a later death in hospital is."""
        if (
            casualty.ordinal
            or casualty.rise
            or casualty.more
            or scene.words[token] in ("died", "dies", "succumbed", "dead")
        ):
            return False
        time = choose_time(scene, triggers, None, times, self.types, token=token)
        return (
            time is not None
            and (time.background or not days_agree(time.day, draft.day))
            and draft.occurrence != "historical"
        )

    def _killed_beside(
        self, scene: Scene, casualty: Casualty, token: int, own: list[Draft], made: list[Draft]
    ) -> list[Draft]:
        """ "gunmen kill 30 and abduct dozens": those killed are no part of the abduction."""
        by_hand = casualty.metric == "killed" and scene.words[token] in _DONE_BY_HAND
        if not by_hand or any(d.kind != "abduction" for d in own):
            return own
        killing = Draft("killing", own[0].place, None, own[0].occurrence, own[0].day, sure=0.6, last_trigger=token)
        killing.add_sentence(scene.sentence.index)
        made.append(killing)
        return [killing]

    def _nearest_trigger(
        self, scene: Scene, token: int, triggers: list[Found], placed: dict[int, list[Draft]]
    ) -> list[Draft]:
        options = []
        for n, found in enumerate(triggers):
            drafts = [d for d in placed.get(n, ()) if d.kind in CASUALTY_KINDS]
            if drafts:
                options.append((abs(found.first - token) + scene.barriers(found.first, token), n, drafts))
        return min(options)[2] if options else []

    def in_focus(self, scene: Scene) -> list[Draft]:
        """The violent events that the sentences right before told of."""
        if scene.sentence.index - self.focus_at > FOCUS_SENTENCES:
            return []
        return [d for d in self.focus if d.kind in CASUALTY_KINDS and d.occurrence in ("occurred", "historical")]

    def _from_claim(
        self,
        scene: Scene,
        token: int,
        sites: list[Site],
        casualty: Casualty,
        triggers: list[Found],
        made: list[Draft],
        times: list[Time],
    ) -> list[Draft]:
        """People killed or hurt at a place that no trigger names: an event of its own."""
        listed = self.is_listed(scene)
        if casualty.metric not in ("killed", "injured") or (casualty.low == 0 and not made and not listed):
            return []
        if not made and not listed and (not self._is_violent(scene, token, sites) or self._is_of_accident(scene)):
            return []
        kind, weapons = self._kind_for(scene, token, triggers)
        if listed and kind == "killing" and self.from_afar(sites[0].place):
            kind = "strike"
        if kind is None:
            return []
        trigger_times = choose_time(scene, triggers, None, times, self.types, token=token)
        status = occurrence_of(scene, None, trigger_times, self.types, token=token)
        if status is None and listed and casualty.high == 0:
            status = "occurred"  # "- Pokrov: no casualties"
        if status is None:
            return []
        day = self.day_of(scene, trigger_times, status)
        if day is None and made:
            day = next((d.day for d in made if d.kind == kind), None)
        out = []
        for site in sites:
            draft = Draft(kind, site.place, None, status, day)
            draft.weapons = list(weapons)
            draft.add_sentence(scene.sentence.index)
            draft.sure = 0.6
            draft.last_trigger = token
            made.append(draft)
            out.append(draft)
        return out

    def _kind_for(self, scene: Scene, token: int, triggers: list[Found]) -> tuple[str | None, list[str]]:
        aerial = self.types.words["aerial.weapons"]
        if scene.accident:
            return None, []
        own = scene.clause(token)
        if self._is_by_gunmen(scene, token):
            return "killing", []
        deeds = [f for f in triggers if f.kind in CASUALTY_KINDS and f.kind != "abduction"]
        kinds = [f.kind for f in deeds if scene.clause(f.first) == own]
        if not kinds and not (scene.words[token] in _DONE_BY_HAND and self._by_people(scene, own)):
            kinds = [f.kind for f in deeds]
        if kinds:
            return kinds[0], []
        if any(f.kind == "territorial_change" for f in triggers):
            return "clash", []
        found = [w for _, _, w in scene.weapons]
        if not found and any(w in ("fighting", "clashes", "battles", "gunfights") for w in scene.words):
            return "clash", []  # "the death toll from four days of fighting in Sweida"
        if any(w in aerial for w in found):
            return "strike", []
        if any(w in ("bomb", "ied", "mine") for w in found) or "unexploded" in scene.words:
            return "explosion", []
        recent = (
            [d.kind for d in self.focus if d.kind in CASUALTY_KINDS and d.kind not in ("abduction", "interception")]
            if scene.sentence.index - self.focus_at <= FOCUS_SENTENCES
            else []
        )
        if recent[-1:] == ["explosion"] and not _FURTHER & set(scene.words):
            return "killing", []  # bombs are told one by one; shelling and fighting go on
        return (recent[-1] if recent and not found else "killing"), []

    def _is_by_gunmen(self, scene: Scene, token: int) -> bool:
        """ "gunmen killed 26 people", whatever else the sentence tells of."""
        if scene.words[token] not in ("killed", "kill", "wounded", "shot", "murdered", "massacred"):
            return False
        return any(w in _BY_HAND for w in scene.words[max(0, token - 2) : token])

    def _by_people(self, scene: Scene, clause: int) -> bool:
        """ "two weeks after gunmen killed 26 tourists": a deed of its own."""
        if any(w == "small_arms" and scene.clause(a) == clause for a, _, w in scene.weapons):
            return True
        words = [w for k, w in enumerate(scene.words) if scene.clause(k) == clause]
        return self.types.cue("ground.words").any(words) or self.types.armed_groups.any(words)

    def _is_violent(self, scene: Scene, token: int, sites: list[Site]) -> bool:
        """People who died or were taken ill are no event of violence unless the words around say so.

        A toll that a post of a country under attack tells without its cause is of an attack.
        """
        if (any(w in _TOLLS for w in scene.words) or any(c.rise for c in scene.casualties)) and all(
            s.place.country in self.types.words["aerial.theatres"] for s in sites
        ):
            return True
        if scene.words[token] in _DONE_BY_HAND or scene.weapons or self.in_focus(scene):
            return True
        starts = {c.anchor for c in scene.casualties}
        if any(t.start in starts and t.low in _DONE_BY_HAND for t in scene.sentence.tokens):
            return True  # "One person died and four were injured"
        if scene.words[token] in ("martyrs", "martyred", "martyrdom") and "hospital" not in scene.words:
            return True  # where a hospital tells of them, they fell elsewhere
        if self.on_attacks and scene.words[token] in _HARMED and not scene.accident:
            return True  # "08:20 Fourteen people hurt in Zaporizhzhia", in a text on an attack
        armed = ("ground.words", "troops.words")
        return any(self.types.cue(name).any(scene.words) for name in armed) or self.types.armed_groups.any(scene.words)

    def _is_of_accident(self, scene: Scene) -> bool:
        """ "A lorry and a minibus collided. Three were killed": no event of violence was told since."""
        near = scene.sentence.index - self.accident_at <= FOCUS_SENTENCES
        return near and self.accident_at > self.focus_at and not scene.weapons

    def _speaker(self, casualty: Casualty, speakers: list[Speaker]) -> str | None:
        speakers = [s for s in speakers if s.word not in self.types.words["speech.denying"]]
        if not speakers:  # who denies an attack states no toll of it
            return None
        best = min(speakers, key=lambda s: abs(s.verb - casualty.anchor))
        if best.pronoun:
            return self.speaker.name if self.speaker else None
        return best.name


def _is_added(scene: Scene, casualty: Casualty) -> bool:
    """ "Killing two people in Kyiv region and one in Odesa region": no part of the two."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= casualty.start), 0)
    return scene.words[max(0, at - 1) : at] == ["and"]


def _is_of_wider(scene: Scene, casualty: Casualty) -> bool:
    """ "Taking the number of injured in the region to 15": the toll of a wider unit, not of the town told beside."""
    tokens = scene.sentence.tokens
    after = [t.low for t in tokens if t.start >= casualty.end][:12]
    if after[:2] in ([",", "most"], [",", "mostly"], [",", "many"], ["most", "of"], ["mostly", "in"]):
        return "in" in after[1:6]  # "15 were killed, most of them in Poonch"
    at = next((k for k, w in enumerate(after) if w in ("across", "throughout")), None)
    if at is not None and any(w in _WIDER for w in after[at + 1 : at + 4]) and not {",", ";", "in"} & set(after[:at]):
        return True  # "killed and more than 200 wounded across the enclave"
    if not any(c.metric == casualty.metric and c.anchor < casualty.start for c in scene.casualties):
        return False
    inside = [t.low for t in tokens if casualty.start <= t.start < casualty.end]
    return any(w in _WIDER for w in inside) and any(w in ("total", "toll", "number", "tally") for w in inside)


def _in_each(scene: Scene, casualty: Casualty) -> bool:
    """ "Two were wounded in each of Nikopol and Marhanets", "one each in ..."."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= casualty.anchor), 0)
    return "each" in scene.words[at : at + 5]


def _opens(words: list[str], k: int) -> bool:
    return k == 0 or words[k - 1] in (",", ";", ":", ")", "\u2013", "|", "\u2022")


def _is_sum(scene: Scene, casualty: Casualty) -> bool:
    """ "31 people have died in all", where several places were told before."""
    after = [t.low for t in scene.sentence.tokens if t.start >= casualty.end][:2]
    return after in (["in", "all"], ["in", "total"]) or after[:1] in (["altogether"], ["overall"])


def _is_coarse(drafts: list[Draft]) -> bool:
    return all(d.place is not None and d.place.precision in ("adm1", "region", "country") for d in drafts)


def _both(scene: Scene, casualty: Casualty, made: list[Draft]) -> list[Draft]:
    """ "and wounded 14 in both places": shared by all events of the sentence."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.start >= casualty.end), len(scene.words))
    after = scene.words[at : at + 3]
    return unique(made) if len(made) > 1 and after[:1] == ["in"] and after[1:2] in (["both"], ["all"]) else []


def _bearing(drafts: list[Draft], token: int) -> list[Draft]:
    """Of several events at one place the one that kills and hurts: the nearest, and no abduction or interception."""
    bearing = [d for d in drafts if d.kind not in ("abduction", "interception")] or drafts
    bearing = sorted(bearing, key=lambda d: (d.kind == "killing", abs(d.last_trigger - token)))
    seen: dict[str, Draft] = {}
    for draft in bearing:
        seen.setdefault(draft.key[1], draft)
    return [d for d in drafts if any(d is kept for kept in seen.values())]


def _other_half(a: Day | None, b: Day | None) -> bool:
    """A morning and an evening of one day, told apart."""
    return a is not None and b is not None and a.first == b.first and not days_agree(a, b)


def _as_part_of_told(casualty: Casualty, drafts: list[Draft], pending: list[tuple[Casualty, list[Draft]]]) -> Casualty:
    """ "Eight were killed. Five died on the spot and three in hospital": the eight told before, by parts."""
    group = [c for c, d in pending if d == drafts and c.metric == casualty.metric and not c.subset]
    if (
        len(drafts) != 1
        or len(group) < 2
        or casualty not in group
        or any(c.low is None or c.low != c.high for c in group)
    ):
        return casualty
    whole = sum(c.low or 0 for c in group)
    told = any(
        t.casualty.metric == casualty.metric and t.casualty.low == whole and not t.casualty.subset
        for t in drafts[0].tolls
    )
    return casualty._replace(subset=True) if told else casualty


def _numbered(casualty: Casualty, draft: Draft, *, told: bool) -> Casualty:
    """ "a fourth died" after three were killed is a toll of four; else it is one more person."""
    if casualty.ordinal is None:
        return casualty
    known = count_of(draft.tolls, "killed")
    if told and not draft.tolls:
        return casualty  # "a sixth person was killed in Vovchansk", after five elsewhere: one there
    if known.low is not None and known.low == casualty.ordinal - 1:
        return casualty._replace(
            low=casualty.ordinal, high=casualty.ordinal if known.high is not None else None, rise=True
        )
    if not draft.tolls:
        return casualty._replace(low=casualty.ordinal, high=casualty.ordinal, rise=True)
    return casualty


def _is_outdated(scene: Scene, casualty: Casualty) -> bool:
    """ "The mayor had said 39 died", "earlier put at 103": a figure that another has replaced."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.end >= casualty.start), 0)
    back = scene.words[max(0, at - 7) : at]
    pairs = list(zip(back, back[1:], strict=False))
    return (
        any(w in ("earlier", "initially", "previously") for w in back[-6:])
        or ("had", "said") in pairs
        or ("had", "put") in pairs
        or any(a in _REMAINS and b in ("of", "for") for a, b in pairs[-5:])
    )


def _same(draft: Draft, site: Site) -> bool:
    return (
        draft.place is not None
        and draft.place.place_id is not None
        and draft.place.place_id == site.place.place_id
        and draft.place.precision == site.place.precision
    )


def _is_within(place: EventPlace | None, larger: EventPlace) -> bool:
    return place is not None and holds(larger, place)


def unique(drafts: list[Draft]) -> list[Draft]:
    """Drafts in order, each once."""
    out: list[Draft] = []
    for draft in drafts:
        if all(draft is not d for d in out):
            out.append(draft)
    return out
