"""What "the city", "the capital", "there" and "here" stand for in a sentence: places told of before."""

from __future__ import annotations

from functools import cache

from geo.gazetteer import load_index
from geo.lean import replace
from geo.model import EventPlace, Location, Mention, Place, Span
from geo.reports.lexicon import EventTypes
from geo.reports.names.wards import ward_spans
from geo.reports.places.context import Context
from geo.reports.places.event_places import event_place, is_country, is_name_only
from geo.reports.places.main_place import ABOUT
from geo.reports.roles.prepositions import STOPS, governed_by
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["anaphors", "within_units"]

_COMPARED = frozenset("only largest biggest oldest first main most smallest busiest richest".split())
_PARTS = frozenset("regions cities towns territory soil villages oblasts settlements provinces positions".split())
_AIR = frozenset("airspace territory soil waters".split())
_RANKS = frozenset(
    "largest biggest second third second-largest second-biggest third-largest third-biggest fourth-largest fifth-largest".split()
)
_CUES = _PARTS | _AIR | {"the", "there", "capital", "this", "that", "nationwide", "city", "town", "here"}
_TOWN_WORDS = frozenset(["city", "town", "village"])
_TOWNS = ("capital",)  # "this capital"; of "this city" see data/event_types/lexicon.toml
_FINE = ("settlement", "site", "near", "adm2")
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
_NAMES = ("seat", "city", "region", "country", "there")  # as in data/event_types/lexicon.toml, [anaphors]
_LEARNED = (
    "learned",
    "learnt",
    "known",
    "reported",
    "said",
    "announced",
    "disclosed",
    "told",
)  # "it was learned here today"
_HERE_BEFORE = ("on", "late", "early", "yesterday", "today", "overnight", "during", "after", "when", "in")
_HERE_BEHIND = ("from", "over", "around", "is", "are", "was", "were", ",", "and", "not")
_NOT_CAPITALS = ("regional", "provincial", "state", "financial", "cultural")  # capitals of less than a country
_ROLES = {"from": "source", "to": "travel", "into": "travel", "toward": "travel", "towards": "travel"}
_IN_COUNTRY = ("in", "across", "over", "on", "against", "throughout", "around", "of")


def anaphors(sentence: Sentence, sites: list[Site], context: Context, types: EventTypes) -> list[Site]:
    """The places that pronouns and "the city" stand for.

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    sites : list of Site
        The places that it names.
    context : Context
        Those told of before.
    types : EventTypes
        With the phrases of ``anaphors``.

    Returns
    -------
    list of Site
        One for each such phrase that stands for a place, each with ``anaphor`` true.
    """
    known = not _CUES.isdisjoint(sentence.words)
    if not known and not ward_spans(sentence, (), types):
        return []
    asked = _Anaphors(sentence, sites, context, types)
    if not known:
        return asked.wards()
    return [
        *asked.parts_of_countries(),
        *asked.stand_ins(),
        *asked.own_air(),
        *asked.here(),
        *asked.ranked_cities(),
        *asked.capitals(),
        *asked.wards(),
    ]


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


class _Anaphors:
    """The phrases of one sentence that stand for a place."""

    def __init__(self, sentence: Sentence, sites: list[Site], context: Context, types: EventTypes) -> None:
        self.sentence, self.words = sentence, sentence.words
        self.sites, self.context, self.types = sites, context, types
        self.taken = {
            k for s in sites for k in range(s.first, s.last + 1) if s.role in ("site", "title") or k != s.first
        }

    # -- kinds of phrases

    def parts_of_countries(self) -> list[Site]:
        """ "three Ukrainian regions", "Russian territory": no finer than the country."""
        owners = (
            s for s in self.sites if s.role == "actor" and not _PARTS.isdisjoint(self.words[s.last + 1 : s.last + 2])
        )
        return [self._site(s.first, s.last + 1, s.place)._replace(role="site", prep="across") for s in owners]

    def stand_ins(self) -> list[Site]:
        """Phrases of all names that the lexicon has for them."""
        if _last_words(*(self.types.words[f"anaphors.{name}"] for name in _NAMES)).isdisjoint(self.words):
            return []
        return [site for name in _NAMES for site in self.named(name)]

    def named(self, name: str) -> list[Site]:
        """ "The city", "the region", "there": phrases of the lexicon, by their name there."""
        spans = [(first, end) for first, end, _ in self.types.cue(f"anaphors.{name}").find(self.words)]
        spans += _described(self.words) if name == "city" else []
        placed = [
            (first, end, self._stands_for(name, first, end)) for first, end in spans if self._is_free(name, first, end)
        ]
        return [self._site(first, end - 1, place) for first, end, place in placed if place is not None]

    def own_air(self) -> list[Site]:
        """ "Poland shot down drones in its airspace": the country of the subject."""
        out: list[Site] = []
        if _AIR.isdisjoint(self.words):
            return out
        for k, (word, after) in enumerate(zip(self.words, self.words[1:], strict=False)):
            if word in ("its", "their") and after in _AIR:
                owners = [
                    s for s in self.sites if s.last < k and is_country(s.place) and s.role in ("actor", "party", "site")
                ]
                out += [self._site(k, k + 1, s.place)._replace(role="site", prep="over") for s in owners[:1]]
        return out

    def here(self) -> list[Site]:
        """ "PESHAWAR: A bomb went off in a mosque here on Friday": where it was written, where nothing else is named."""
        told = [k for k, word in enumerate(self.words) if word == "here" and _is_of_news(self.words, k)]
        told += [k for k, word in enumerate(self.words) if word in _TOWNS and self.words[k - 1 : k] == ["this"] and k]
        if not told:
            return []
        written = self._datelines() or self.context.written_in
        named = any(s.role == "site" and s.place.precision in _FINE for s in self.sites)
        if not written or named or not _SPOKEN.isdisjoint(self.words):
            return []
        return [self._site(k, k, written[-1])._replace(role="site", prep="in") for k in told]

    def ranked_cities(self) -> list[Site]:
        """ "Ukraine's second-largest city": the one of that country told of before."""
        if _RANKS.isdisjoint(self.words):
            return []
        ranked = (
            k
            for k, word in enumerate(self.words)
            if word in ("city", "town") and not _RANKS.isdisjoint(self.words[max(0, k - 2) : k])
        )
        return [site for k in ranked if not self._has_own_name(k + 1) for site in self._ranked_city(k)]

    def capitals(self) -> list[Site]:
        """ "The Ukrainian capital", "Ukraine's capital", "the capital"."""
        if "capital" not in self.words:
            return []
        told = (k for k, word in enumerate(self.words) if word == "capital" and k not in self.taken)
        return [site for k in told if not self._describes(k) for site in self._capital(k)]

    def wards(self) -> list[Site]:
        """ "SAN SALVADOR (EFE) -- A bomb went off in Colonia Escalon": in the town told of last, or where it was written."""
        if any(s.role == "site" and s.place.precision in _FINE for s in self.sites):
            return []
        spans = ward_spans(self.sentence, self.taken, self.types)
        town = self._town_of_wards() if spans else None
        return [self._site(first, last, town)._replace(role="site", prep="in") for first, last in spans if town]

    # -- what one of them stands for

    def _town_of_wards(self) -> EventPlace | None:
        """The town whose official speaks, the one town of the sentence before, where the text was written, or the latest."""
        told = [s.place for s in self.sites if s.role in ("title", "speaker") and s.place.precision == "settlement"]
        if told:
            return told[-1]
        latest, written = self.context.latest, self._datelines() or self.context.written_in
        if len(latest) == 1 and latest[0].precision == "settlement" and self.context.can_be("city", latest[0]):
            return latest[0]
        if written and self.context.country() in (None, written[-1].country):
            return written[-1]
        return self.context.city("city")

    def _is_free(self, name: str, first: int, end: int) -> bool:
        """Whether the phrase is no part of a name, and its place is not named beside it."""
        if (
            _is_title_case(self.sentence, end)
            or not self.taken.isdisjoint(range(first, end))
            or self._has_own_name(end)
        ):
            return False
        compared = not _COMPARED.isdisjoint(self.words[max(0, first - 4) : first])  # "the only one in the country"
        return not (compared and name in ("country", "region"))

    def _stands_for(self, name: str, first: int, end: int) -> EventPlace | None:
        context, word = self.context, self.words[end - 1]
        if name == "there":
            return self._there(first, end)
        if name == "seat":
            return _seat(first, self.sites, context) or context.city("city")
        if name == "city" and "same" in self.words[first:end] and context.event_place is not None:
            return context.event_place
        if name == "city":
            return self._city(word, first) or self._city_of_governor() or context.city(word)
        if name == "country":
            return self._country()
        return None if word == "district" else _region(word, first, self.sites, context)

    def _there(self, first: int, end: int) -> EventPlace | None:
        words = self.words
        after = words[end] if end < len(words) else ""
        opens = first == 0 or words[first - 1] in STOPS or words[first - 1] in _OPENING
        if (opens and after in _EXISTENTIAL) or after in _SAYING or first == 0:
            return None
        before = [s.place for s in self.sites if s.last < first and _is_gone_to(s) and not is_country(s.place)]
        return before[-1] if before else self.context.city()

    def _city(self, word: str, first: int) -> EventPlace | None:
        before = [
            s
            for s in self.sites
            if s.last < first
            and (s.place.precision == "settlement" or is_name_only(s.place))
            and s.role not in ("venue", "dateline", "actor", "source")
            and self.context.can_be(word, s.place)
        ]
        chosen = [s for s in before if s.role == "title"] or before
        return chosen[-1].place if chosen else None

    def _city_of_governor(self) -> EventPlace | None:
        """ "They attacked the city," the governor of Dnipropetrovsk region said: of the towns told of, the one in it."""
        units = [s.place.adm1 for s in self.sites if s.role == "title" and s.place.precision == "adm1"]
        return self.context.city_of_unit(units[0]) if units and units[0] else None

    def _country(self) -> EventPlace | None:
        """The country of "Ukraine's air force", of the last place in the sentence, or spoken of before; else of an actor."""
        named = [s for s in self.sites if s.place.country]
        own = [s for s in named if self.words[s.last + 1 : s.last + 2] == ["'s"]]
        told = [s.place.country for s in (*own[:1], *reversed([s for s in named if s.role in ABOUT]))]
        code = (
            next(iter(told), None) or self.context.country() or next((s.place.country for s in reversed(named)), None)
        )
        place = load_index().country(code) if code else None
        return _whole(place, "the country") if place else None

    def _ranked_city(self, k: int) -> list[Site]:
        owner = next((s for s in reversed(self.sites) if 0 < k - s.last <= 4 and is_country(s.place)), None)
        if owner is None or owner.place.country is None or self._is_beside_its_name(owner.first):
            return []
        place = self.context.city_in(owner.place.country, self._datelines())
        if place is None or any(s.place.place_id == place.place_id and s.role != "dateline" for s in self.sites):
            return []
        return [self._site(owner.first, k, place)._replace(role="site", prep="in")]

    def _capital(self, k: int) -> list[Site]:
        words, before = self.words, self.words[k - 1 : k]
        named = any(s.role in ("site", "title") and 0 < s.first - k <= 2 for s in self.sites)
        if named or self._is_apposition(k) or words[k + 1 : k + 2] == ["'s"] or (before and before[0] in _NOT_CAPITALS):
            return []
        owner = [s for s in self.sites if 0 <= k - s.last <= 3 and is_country(s.place) and s.place.country]
        if not owner and before != ["the"]:
            return []
        code = self._country_of_capital(k, owner)
        place = load_index().capital(code) if code else None
        first = owner[-1].first if owner else k - 1
        return [self._site(max(first, 0), k, _whole(place, "the capital"))] if place else []

    def _country_of_capital(self, k: int, owner: list[Site]) -> str | None:
        """The country behind it ("the capital of Mali"), before it, or that the text tells of."""
        of = [s for s in self.sites if self.words[k + 1 : k + 2] == ["of"] and 0 < s.first - k <= 3]
        code = of[0].place.country if of else owner[-1].place.country if owner else None
        if code is not None:
            return code
        recent = [s.place.country for s in self.sites if s.last < k and s.place.country and s.role != "venue"]
        return recent[-1] if recent else self.context.country()

    # -- what stands beside it

    def _datelines(self) -> list[EventPlace]:
        return [s.place for s in self.sites if s.role == "dateline" and s.place.precision == "settlement"]

    def _has_own_name(self, end: int) -> bool:
        """ "the city of Dnipro", "the port city, Odesa", "the town hall in San Pedro"."""
        words = self.words
        if words[end : end + 1] == ["of"]:
            return True
        starts = {s.first for s in self.sites if s.role == "site"}
        if words[end + 1 : end + 2] in (["in"], ["of"], ["at"]) and words[end].isalpha() and words[end] not in STOPS:
            return end + 2 in starts
        return end in starts or (end + 1 in starts and words[end] == ",")

    def _describes(self, k: int) -> bool:
        """ "Mejicanos and Soyapango, on the outskirts of the capital": said of the places before."""
        comma = next((n for n in range(k, max(-1, k - 7), -1) if self.words[n] == ","), None)
        if comma is None or "of" not in self.words[comma:k]:
            return False
        return any(s.last == comma - 1 and s.role == "site" for s in self.sites)

    def _is_beside_its_name(self, first: int) -> bool:
        """ "In Kharkiv, Ukraine's second-largest city,": said of the place right before."""
        fine = any(s.last == first - 2 and s.place.precision in _FINE and s.role != "dateline" for s in self.sites)
        return fine and self.words[first - 1 : first] == [","]

    def _is_apposition(self, k: int) -> bool:
        """ "El Obeid, the capital of Sudan's North Kordofan": said of the place right before."""
        placed = any(s.last == k - 3 and s.place.precision in ("settlement", "near") for s in self.sites)
        return placed and self.words[k - 2 : k] == [",", "the"]

    def _site(self, first: int, last: int, place: EventPlace) -> Site:
        tokens = self.sentence.tokens
        prep, head, at = governed_by(self.words, first, self.types)
        nationwide = self.words[first] == "nationwide"
        role, prep = (
            self._role(first, last, "across" if nationwide else prep, head, place),
            "across" if nationwide else prep,
        )
        fronted = at <= 1 and bool(prep) and role == "site"
        start, end = tokens[first].start, tokens[last].end
        return Site(first, last, start, end, place, None, role, prep, head, fronted, anaphor=True)

    def _role(self, first: int, last: int, prep: str, head: str, place: EventPlace) -> str:
        if self._is_office(last, prep, head):
            return "title"  # "the governor of the region", "the city's mayor"
        if self.words[first] != "nationwide" and is_country(place) and prep not in _IN_COUNTRY:
            return "party"
        return _ROLES.get(prep, "site")

    def _is_office(self, last: int, prep: str, head: str) -> bool:
        offices = self.types.words["offices.words"]
        if prep == "of":
            return head in offices
        owned = self.words[last + 1 : last + 2] == ["'s"]
        return owned and not offices.isdisjoint(self.words[last + 2 : last + 5])


@cache
def _last_words(*lists: frozenset[str]) -> frozenset[str]:
    """The last words of lists of phrases, and of those that `_described` finds."""
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrases in lists for phrase in phrases) | _TOWN_WORDS


def _described(words: list[str]) -> list[tuple[int, int]]:
    """ "The southern city", "the frontline town": as "the city" is."""
    return [
        (k - 2, k + 1)
        for k in range(2, len(words))
        if words[k] in _TOWN_WORDS and words[k - 2] == "the" and words[k - 1] in _SIDES_OF_COUNTRY
    ]


def _is_title_case(sentence: Sentence, end: int) -> bool:
    """True where a capital word goes on in capitals: part of a name, not "the state"."""
    pair = [t.text for t in sentence.tokens[end - 1 : end + 1]]
    return len(pair) == 2 and all(w[:1].isupper() and w[1:2].islower() for w in pair)


def _is_of_news(words: list[str], k: int) -> bool:
    """ "A market here on Friday", "near here, police said"; not "from here", "here is", "here to stay"."""
    if k < 2 or words[k - 1] in _HERE_BEHIND or words[k - 1] in _LEARNED:
        return False
    after = words[k + 1 : k + 2]
    return after in ([], ["."], [","]) or after[0] in _HERE_BEFORE


def _is_gone_to(site: Site) -> bool:
    """Whether "there" can be the place."""
    gone = site.role == "travel" and site.prep in ("to", "in", "")
    return gone or site.role in ("site", "source", "title")


def _seat(first: int, sites: list[Site], context: Context) -> EventPlace | None:
    """ "The regional centre": the town that bears the name of the region spoken of."""
    units = [s.place for s in sites if s.last < first and s.place.precision == "adm1"] or context.units[-1:]
    if not units or not units[-1].adm1:
        return None
    name = units[-1].name.removesuffix(" Oblast").removesuffix(" Region").removesuffix(" Province")
    towns = [p for p in load_index().lookup(name) if p.kind == "settlement" and p.adm1 == units[-1].adm1]
    return _whole(max(towns, key=lambda p: p.population), "the regional centre") if towns else None


def _region(word: str, first: int, sites: list[Site], context: Context) -> EventPlace | None:
    """ "The region": the unit that holds what was told of last."""
    before = [
        s.place for s in sites if s.last < first and s.role not in ("venue", "dateline", "actor") and s.place.adm1
    ]
    settlement = before[-1] if before else context.unit_told or context.city()
    code = settlement.adm1 if settlement else (context.units[-1].adm1 if context.units else None)
    place = load_index().adm1(code) if code else None
    return _whole(place, "the " + word) if place else None


def _whole(place: Place, text: str) -> EventPlace:
    mention = Mention(document_id="", span=Span(0, 0), text=text)
    found = event_place(Location(mention=mention, place=place, score=0.9), text)
    assert found is not None  # noqa: S101 - a place is given, so an event place comes back
    return found
