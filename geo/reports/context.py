"""What "the city", "the capital", "there" and "he" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import load_index
from geo.lean import replace
from geo.model import EventPlace, Location, Mention, Place, Span
from geo.reports.drafts import Draft
from geo.reports.lexicon import TALKS, EventTypes
from geo.reports.places import event_place, is_country, is_name_only
from geo.reports.roles import STOPS, Site, governor
from geo.reports.scene import Scene
from geo.reports.speakers import NEUTRAL, Speaker
from geo.reports.text import Sentence

__all__ = ["Context", "anaphors", "within_units"]

_COMPARED = frozenset("only largest biggest oldest first main most smallest busiest richest".split())
_CITY_FROM = 10_000
_RECENT = 8
_VILLAGE_TO = 30_000
_PARTS = frozenset("regions cities towns territory soil villages oblasts settlements provinces positions".split())
_AIR = frozenset("airspace territory soil waters".split())
_RANKS = frozenset(
    "largest biggest second third second-largest second-biggest third-largest third-biggest fourth-largest fifth-largest".split()
)
_CUES = _PARTS | _AIR | {"the", "there", "capital", "this", "that", "nationwide", "city", "town", "here"}
_EXISTENTIAL = frozenset(
    "is are was were has have had will would may might could can should been 's seems seemed".split()
)
_SIDES_OF_COUNTRY = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern north-western "
    "south-eastern south-western frontline front-line border coastal besieged embattled industrial southernmost".split()
)
_UNITS = frozenset("state region province oblast department governorate".split())
_SPOKEN = frozenset("i we us our you my me".split())
_OPENING = frozenset("that because if as so although though when where since whether say says said now".split())
_SAYING = frozenset("said says told tell reported wrote say".split())  # "a charity that works there said"
_LOCAL = frozenset(
    "mayor governor authorities officials police administration council prosecutors prosecutor hospital rescuers emergency residents local regional".split()
)
_MILITARY = frozenset(
    "ministry defence defense army military staff forces general kremlin intelligence command".split()
)


class Context:
    """The places that a document has spoken of, the latest last."""

    def __init__(self) -> None:
        self.settlements: list[EventPlace] = []
        self.written_in: list[EventPlace] = []
        self.opened: EventPlace | None = None  # the settlement in front of the sentence that named one last
        self.bound_for: EventPlace | None = None  # where the sentence before said that people went
        self.units: list[EventPlace] = []
        self.countries: list[str] = []
        self.event_place: EventPlace | None = None
        self.latest: list[EventPlace] = []  # settlements of the sentence before
        self.people: dict[str, int] = {}  # how many live in a settlement, where the gazetteer knows

    def note(self, sites: list[Site], focus: list[Draft]) -> None:
        """Remember what a sentence names."""
        self.latest, self.bound_for = [], None
        for site in sites:
            place = site.place
            if site.role == "dateline" and place.precision == "settlement":
                self.written_in.append(place)
            if site.role == "travel" and site.prep in ("to", "in", "at") and place.precision == "settlement":
                self.bound_for = place
            if site.role in ("venue", "dateline", "travel", "source") and not (site.prep == "to" and len(sites) <= 2):
                continue
            if place.country:
                self.countries.append(place.country)
            if site.role == "actor" or (site.role == "speaker" and _names_a_site(sites)):
                continue
            if place.precision in ("settlement", "site") or is_name_only(place):
                if site.location is not None and site.location.place is not None and place.place_id:
                    self.people[place.place_id] = site.location.place.population
                self.settlements.append(place)
                self.latest.append(place)
                self.opened = place if site.fronted else None
            elif place.precision == "adm1":
                self.units.append(place)
        settled = [
            d.place
            for d in focus
            if d.kind not in TALKS and d.place is not None and d.place.precision in ("settlement", "site", "near")
        ]
        if settled:
            self.event_place = settled[-1]

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

    def country(self) -> str | None:
        """The country spoken of most among the latest."""
        recent = self.countries[-12:]
        return max(recent, key=lambda c: (recent.count(c), recent[::-1].index(c) * -1)) if recent else None

    def side_of(self, speaker: Speaker, scene: Scene, types: EventTypes) -> str:
        """The country that a speaker speaks for, "neutral", or "" where it is the place's own."""
        words = speaker.name.lower().replace("'s", "").split()
        if types.cue("neutral.words").any(words) and not any(w in _LOCAL | _MILITARY for w in words):
            return NEUTRAL
        group = types.armed_groups.find(words)
        if group:
            return group[0][2][1] or group[0][2][0]
        inside = [s for s in scene.sites if speaker.start <= s.start < speaker.end and s.place.country]
        if inside:
            return inside[0].place.country or ""
        return ""


def _names_a_site(sites: list[Site]) -> bool:
    """ "Rebels attacked Cajibio, a police spokesman in Popayan reported": "the town" is not where he spoke."""
    return any(s.role == "site" and s.place.precision in ("settlement", "site", "near") for s in sites)


def anaphors(sentence: Sentence, sites: list[Site], context: Context, types: EventTypes) -> list[Site]:
    """The places that pronouns and "the city" stand for."""
    words = sentence.words
    if not _CUES & set(words):
        return []
    taken = {k for s in sites for k in range(s.first, s.last + 1) if s.role in ("site", "title") or k != s.first}
    out = [
        _part_of_country(sentence, words, s, types)
        for s in sites
        if s.role == "actor" and words[s.last + 1 : s.last + 2] and words[s.last + 1] in _PARTS
    ]
    for name in ("seat", "city", "region", "country", "there"):
        spans = [(first, end) for first, end, _ in types.cue(f"anaphors.{name}").find(words)]
        for first, end in [*spans, *(_described(words) if name == "city" else ())]:
            named = _is_title_case(sentence, end)  # "The State Emergency Service"
            if not named and not taken & set(range(first, end)) and not _has_own_name(words, sites, end):
                if name in ("country", "region") and _COMPARED & set(words[max(0, first - 4) : first]):
                    continue  # "the only one in the country"
                place = _resolve(name, words, first, end, sites, context)
                if place is not None:
                    out.append(_site(sentence, words, first, end - 1, place, types))
    out += _own_air(sentence, words, sites, types)
    out += _here(sentence, words, sites, context, types)
    out += _ranked_city(sentence, words, sites, context, types)
    for k, word in enumerate(words):
        if word == "capital" and k not in taken and not _describes(words, k, sites):
            out += _capital(sentence, words, k, sites, context, types)
    return out


def within_units(words: list[str], sites: list[Site], context: Context) -> list[Site]:
    """ "At Kuriga, in the same state": a village known by its name alone lies in the unit told of before."""
    out = []
    for site in sites:
        behind = words[site.last + 1 : site.last + 7]
        nameless = is_name_only(site.place) and site.place.adm1 is None
        if nameless and "same" in behind and any(w in _UNITS for w in behind[behind.index("same") :][1:2]):
            unit = _region("state", site.first, [s for s in sites if s is not site], context)
            if unit is not None:
                held = replace(site.place, country=unit.country, adm1=unit.adm1, adm1_name=unit.adm1_name)
                site = site._replace(place=replace(held, precision="adm1"))
        out.append(site)
    return out


def _described(words: list[str]) -> list[tuple[int, int]]:
    """ "The southern city", "the frontline town": as "the city" is."""
    return [
        (k - 2, k + 1)
        for k in range(2, len(words))
        if words[k] in ("city", "town", "village") and words[k - 2] == "the" and words[k - 1] in _SIDES_OF_COUNTRY
    ]


def _is_title_case(sentence: Sentence, end: int) -> bool:
    """True where a capital word goes on in capitals: part of a name, not "the state"."""
    pair = [t.text for t in sentence.tokens[end - 1 : end + 1]]
    return len(pair) == 2 and all(w[:1].isupper() and w[1:2].islower() for w in pair)


def _describes(words: list[str], k: int, sites: list[Site]) -> bool:
    """ "Mejicanos and Soyapango, on the outskirts of the capital": said of the places before."""
    comma = next((n for n in range(k, max(-1, k - 7), -1) if words[n] == ","), None)
    return comma is not None and "of" in words[comma:k] and any(s.last == comma - 1 and s.role == "site" for s in sites)


def _is_apposition(words: list[str], k: int, sites: list[Site]) -> bool:
    """ "El Obeid, the capital of Sudan's North Kordofan": said of the place right before."""
    return words[k - 2 : k] == [",", "the"] and any(
        s.last == k - 3 and s.place.precision in ("settlement", "near") for s in sites
    )


def _here(sentence: Sentence, words: list[str], sites: list[Site], context: Context, types: EventTypes) -> list[Site]:
    """ "PESHAWAR: A bomb went off in a mosque here on Friday": where it was written, where nothing else is named."""
    written = [s.place for s in sites if s.role == "dateline" and s.place.precision == "settlement"]
    written = written or context.written_in
    named = any(s.role == "site" and s.place.precision in ("settlement", "site", "near", "adm2") for s in sites)
    if not written or named or _SPOKEN & set(words):
        return []
    return [
        _site(sentence, words, k, k, written[-1], types)._replace(role="site", prep="in")
        for k, word in enumerate(words)
        if word == "here" and _is_of_news(words, k)
    ]


def _is_of_news(words: list[str], k: int) -> bool:
    """ "A market here on Friday", "near here, police said"; not "from here", "here is", "here to stay"."""
    if k < 2 or words[k - 1] in ("from", "over", "around", "is", "are", "was", "were", ",", "and", "not"):
        return False
    return words[k + 1 : k + 2] in ([], ["."], [","]) or (
        words[k + 1] in ("on", "late", "early", "yesterday", "today", "overnight", "during", "after", "when", "in")
    )


def _own_air(sentence: Sentence, words: list[str], sites: list[Site], types: EventTypes) -> list[Site]:
    """ "Poland shot down drones in its airspace": the country of the subject."""
    out = []
    for k, word in enumerate(words[:-1]):
        if word not in ("its", "their") or words[k + 1] not in _AIR:
            continue
        owners = [s for s in sites if s.last < k and is_country(s.place) and s.role in ("actor", "party", "site")]
        if owners:
            out.append(_site(sentence, words, k, k + 1, owners[0].place, types)._replace(role="site", prep="over"))
    return out


def _ranked_city(
    sentence: Sentence, words: list[str], sites: list[Site], context: Context, types: EventTypes
) -> list[Site]:
    """ "Ukraine's second-largest city": the one of that country told of before."""
    out = []
    for k, word in enumerate(words):
        if (
            word not in ("city", "town")
            or not _RANKS & set(words[max(0, k - 2) : k])
            or _has_own_name(words, sites, k + 1)
        ):
            continue
        owner = next((s for s in reversed(sites) if 0 < k - s.last <= 4 and is_country(s.place)), None)
        code = owner.place.country if owner else None
        here = [s.place for s in sites if s.role == "dateline" and s.place.precision == "settlement"]
        place = context.city_in(code, here) if code else None
        if (
            owner is not None
            and place is not None
            and all(s.place.place_id != place.place_id or s.role == "dateline" for s in sites)
        ):
            out.append(_site(sentence, words, owner.first, k, place, types)._replace(role="site", prep="in"))
    return out


def _part_of_country(sentence: Sentence, words: list[str], site: Site, types: EventTypes) -> Site:
    """ "three Ukrainian regions", "Russian territory": no finer than the country."""
    return _site(sentence, words, site.first, site.last + 1, site.place, types)._replace(role="site", prep="across")


def _has_own_name(words: list[str], sites: list[Site], end: int) -> bool:
    """ "the city of Dnipro", "the port city, Odesa", "the town hall in San Pedro"."""
    if words[end : end + 1] == ["of"]:
        return True
    if words[end + 1 : end + 2] in (["in"], ["of"], ["at"]) and words[end].isalpha() and words[end] not in STOPS:
        return any(s.role == "site" and s.first == end + 2 for s in sites)
    return any(s.role == "site" and (s.first == end or (s.first == end + 1 and words[end] == ",")) for s in sites)


def _resolve(
    name: str, words: list[str], first: int, end: int, sites: list[Site], context: Context
) -> EventPlace | None:
    if name == "there":
        opens = first == 0 or words[first - 1] in STOPS or words[first - 1] in _OPENING
        said = bool(words[end : end + 1]) and words[end] in _SAYING
        if (opens and words[end : end + 1] and words[end] in _EXISTENTIAL) or said or first == 0:
            return None
        before = [
            s.place
            for s in sites
            if s.last < first
            and (s.role in ("site", "source", "title") or (s.role == "travel" and s.prep in ("to", "in", "")))
            and not is_country(s.place)
        ]
        return before[-1] if before else context.city()
    if name == "seat":
        return _seat(first, sites, context) or context.city("city")
    if name == "city" and "same" in words[first:end] and context.event_place is not None:
        return context.event_place
    if name == "city":
        return _city(words[end - 1], first, sites, context) or context.city(words[end - 1])
    if name == "country":
        return _country(words, sites, context)
    return _region(words[end - 1], first, sites, context)


def _city(word: str, first: int, sites: list[Site], context: Context) -> EventPlace | None:
    before = [
        s
        for s in sites
        if s.last < first
        and (s.place.precision == "settlement" or is_name_only(s.place))
        and s.role not in ("venue", "dateline", "actor", "source")
        and context.can_be(word, s.place)
    ]
    titles = [s for s in before if s.role == "title"]
    chosen = titles or before
    return chosen[-1].place if chosen else None


def _seat(first: int, sites: list[Site], context: Context) -> EventPlace | None:
    """ "The regional centre": the town that bears the name of the region spoken of."""
    units = [s.place for s in sites if s.last < first and s.place.precision == "adm1"] or context.units[-1:]
    if not units or not units[-1].adm1:
        return None
    name = units[-1].name.removesuffix(" Oblast").removesuffix(" Region").removesuffix(" Province")
    towns = [p for p in load_index().lookup(name) if p.kind == "settlement" and p.adm1 == units[-1].adm1]
    return _whole(max(towns, key=lambda p: p.population), "the regional centre") if towns else None


def _country(words: list[str], sites: list[Site], context: Context) -> EventPlace | None:
    named = [s for s in sites if s.place.country]
    own = [s for s in named if words[s.last + 1 : s.last + 2] == ["'s"]]  # "Ukraine's air force downed Russian drones"
    code = next((s.place.country for s in [*own[:1], *reversed(named)]), None) or context.country()
    place = load_index().country(code) if code else None
    return _whole(place, "the country") if place else None


def _region(word: str, first: int, sites: list[Site], context: Context) -> EventPlace | None:
    before = [
        s.place for s in sites if s.last < first and s.role not in ("venue", "dateline", "actor") and s.place.adm1
    ]
    settlement = before[-1] if before else context.city()
    code = settlement.adm1 if settlement else (context.units[-1].adm1 if context.units else None)
    if word == "district" or not code:
        return None
    place = load_index().adm1(code)
    return _whole(place, "the " + word) if place else None


def _capital(
    sentence: Sentence, words: list[str], k: int, sites: list[Site], context: Context, types: EventTypes
) -> list[Site]:
    """ "the Ukrainian capital", "Ukraine's capital", "the capital"."""
    after = [s for s in sites if s.role in ("site", "title") and 0 < s.first - k <= 2]
    if (
        after
        or _is_apposition(words, k, sites)
        or words[k + 1 : k + 2] == ["'s"]
        or (words[k - 1 : k] in (["regional"], ["provincial"], ["state"], ["financial"], ["cultural"]))
    ):
        return []
    owner = [s for s in sites if 0 <= k - s.last <= 3 and is_country(s.place) and s.place.country]
    first = owner[-1].first if owner else k - 1
    if not owner and words[k - 1 : k] != ["the"]:
        return []
    of = [s for s in sites if words[k + 1 : k + 2] == ["of"] and 0 < s.first - k <= 3]
    code = of[0].place.country if of else owner[-1].place.country if owner else None
    if code is None:
        recent = [s.place.country for s in sites if s.last < k and s.place.country and s.role != "venue"]
        code = recent[-1] if recent else context.country()
    place = load_index().capital(code) if code else None
    return [_site(sentence, words, max(first, 0), k, _whole(place, "the capital"), types)] if place else []


def _whole(place: Place, text: str) -> EventPlace:
    mention = Mention(document_id="", span=Span(0, 0), text=text)
    found = event_place(Location(mention=mention, place=place, score=0.9), text)
    assert found is not None  # noqa: S101 - a place is given, so an event place comes back
    return found


def _is_office(words: list[str], last: int, prep: str, head: str, types: EventTypes) -> bool:
    offices = types.words["offices.words"]
    if prep == "of":
        return head in offices
    owned = words[last + 1 : last + 2] == ["'s"]
    return owned and any(w in offices for w in words[last + 2 : last + 5])


def _site(sentence: Sentence, words: list[str], first: int, last: int, place: EventPlace, types: EventTypes) -> Site:
    prep, head, at = governor(words, first, types)
    tokens = sentence.tokens
    role = {"from": "source", "to": "travel", "into": "travel", "toward": "travel", "towards": "travel"}.get(
        prep, "site"
    )
    if is_country(place) and prep not in (
        "in",
        "across",
        "over",
        "on",
        "against",
        "throughout",
        "around",
        "of",
    ):
        role = "party"
    if words[first] == "nationwide":
        role, prep = "site", "across"
    if _is_office(words, last, prep, head, types):
        role = "title"  # "the governor of the region", "the city's mayor"
    return Site(
        first,
        last,
        tokens[first].start,
        tokens[last].end,
        place,
        None,
        role,
        prep,
        head,
        at <= 1 and bool(prep) and role == "site",
        anaphor=True,
    )
