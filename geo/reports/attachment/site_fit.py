"""Whether a place of a sentence can be that of a trigger or a claim, and how far the two stand apart.

`fits` says by the place's role whether it can; `cost_of` adds up what speaks for and against it, in words.
Each surcharge is a function of its own in `_NEAR` and `_LIKED`, so a new one is one more line there.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.lean import NamedTuple
from geo.reports.grammar import has_pair
from geo.reports.lexicon import TALKS, EventTypes, Trigger
from geo.reports.places.event_places import is_country
from geo.reports.roles.prepositions import LOCATIVE
from geo.reports.roles.role import MET_THERE, Site
from geo.reports.scene import Scene

__all__ = ["PARTING_WORDS", "Bond", "cost_of", "family_of", "fits"]

_OVERHEAD = ("over", "in", "across", "throughout", "within", "above", "inside", "of")
_HOSTING = frozenset("host hosts hosted hosting".split())
_TARGET = frozenset(["on", "against", "at", "of", "over"])
_FRONTS = frozenset("direction directions axis axes sector sectors front".split())
_RELATIVE = frozenset(("that", "which", "who", "whose", "where"))
_LINES = frozenset("pipeline highway railway road motorway canal".split())
_WIDE = ("country", "adm1", "region")
_TOPICS = frozenset(
    "war conflict fighting crisis violence hostilities invasion bloodshed peace solution settlement situation developments".split()
)
_LED = frozenset("led leading resulted resulting".split())
_PEACE = frozenset(["peace", "ceasefire", "truce"])
_DEALING_WITH = frozenset("focused focusing focus status future fate regarding concerning centred centered".split())
_LINKING = frozenset(["that", "which", "who", ",", "by"])
_VENUE_PREPS = frozenset(["in", "at", "on", "near", "outside", "of", "list", "across"])
_LANDFORMS = (
    "valley",
    "peninsula",
    "strip",
    "heights",
    "delta",
    "coast",
    "mountains",
    "desert",
    "strait",
    "forest",
    "bay",
    "basin",
    "hills",
)
# A verb or a number between two names: they are of two statements.
PARTING_WORDS = frozenset(
    "was were is are has had have been said says killed wounded injured died hurt killing wounding injuring left "
    "leaving then to from by who which that where one two three four five six seven eight nine ten".split()
)
_DOINGS = frozenset(
    "efforts effort support help pressure leadership policy policies plans position stance government president army forces troops allies people "
    "leaders parliament economy security sovereignty independence interests claims words behalf part".split()
)
_FIRING = frozenset("fire fires fired firing launch launches launched launching lob lobs lobbed".split())
_HELD_IN = ("in", "at")
_HELD_REACH = 8  # tokens from talks to where they are held
_BY_FORCE = ("strike", "explosion", "clash", "killing")
_TIMED_BY = frozenset(  # what tells of talks only to say when, or in spite of what, something else happened
    "after before as while despite ahead since when once followed follow follows following coincided coincides coinciding "
    "amid amidst until hours overshadowed overshadowing preceded".split()
)
_ATTRIBUTES = 2
_ARRIVING = frozenset("arrive arrives arrived arriving landed lands land gathered".split())
_TOWARDS = ("toward", "towards")
_CLAUSE_OPENERS = ("and", "while", "but", ";", "whereas")
_PART_OF_WORLD = ("region", "continent")
_SPANS = ("hour", "hours", "day", "days", "week", "weeks", "month", "months")


class Bond(NamedTuple):
    """A trigger, or where it is None a claim, at tokens ``first`` to ``last``, and a place that it may belong to."""

    scene: Scene
    first: int
    last: int
    trigger: Trigger | None
    definite: bool
    site: Site

    @property
    def kind(self) -> str | None:
        """The type of event told."""
        return self.trigger.kind if self.trigger else None

    @property
    def after(self) -> bool:
        """Whether the place stands behind the word."""
        return self.site.first > self.last

    @property
    def distance(self) -> float:
        """Tokens between the two."""
        return float(self.site.first - self.last if self.after else self.first - self.site.last)

    @property
    def is_noun(self) -> bool:
        """Whether the word is a noun that tells of an event."""
        return self.trigger is not None and self.trigger.part == "noun"

    @property
    def is_object(self) -> bool:
        """Whether the place stands right behind the word, as what was hit or taken."""
        return 0 < self.site.first - self.last <= 3 and self.scene.words[self.last + 1] not in _LINKING


_Test = Callable[[Bond], bool]
_Surcharge = Callable[[Bond], float]


def fits(bond: Bond) -> bool:
    """Say whether the event, or the number, can belong to the place."""
    if bond.kind in TALKS and _is_topic(bond):
        return False
    if _is_apposition(bond):
        return True
    by_role = _BY_ROLE.get(bond.site.role)
    return by_role is not None and not any(never(bond) for never in _NEVER) and by_role(bond)


def cost_of(bond: Bond, types: EventTypes) -> float:
    """How far the two stand apart, in words; what speaks for the place makes it less."""
    cost = max(bond.distance, 0.0) * 0.8 + _barriers(bond)
    for surcharge in _NEAR:
        cost += surcharge(bond)
    cost = _as_led(bond, cost, types)
    for surcharge in _LIKED:
        cost += surcharge(bond)
    return cost


def family_of(kind: str) -> str:
    """What a type of event has in common with others: talks, ground, violence; interceptions stand alone."""
    if kind == "interception":
        return kind
    return "talks" if kind in TALKS else "ground" if kind.startswith("territorial") else "violence"


# -- whether it fits


def _is_topic(bond: Bond) -> bool:
    """ "Talks on ending the war in Ukraine opened in Geneva", "the Sudan peace talks": what they are about, not where."""
    site, words = bond.site, bond.scene.words
    if bond.trigger is not None and bond.trigger.subtype == "phone":
        return True  # a call has no venue
    if bond.is_noun and site.last == bond.first - 1 and words[bond.first] in _PEACE:
        return site.place.precision in _WIDE
    at = next((k for k in range(site.first - 1, max(-1, site.first - 4), -1) if words[k] == site.prep), 0)
    if site.last == bond.first - 1 and is_country(site.place):  # "on developments in Sudan talks"
        return site.prep in ("on", "about", "over") or (at > 0 and words[at - 1] in _TOPICS)
    if site.prep in ("in", "of") and at - 1 > bond.last and words[at - 1] in _TOPICS:
        return True
    if bond.trigger is not None and bond.trigger.words[0].startswith("discuss") and at - 1 == bond.last:
        return site.place.precision in _WIDE  # "met in Doha to discuss a ceasefire in Sudan"
    return bond.after and not _DEALING_WITH.isdisjoint(words[bond.last + 1 : site.first])


def _is_apposition(bond: Bond) -> bool:
    """ "Refugees from Vovchansk, shelled daily,"."""
    site, trigger = bond.site, bond.trigger
    beside = bond.first - site.last == 2 and bond.scene.words[site.last + 1] == ","
    passive = trigger is not None and trigger.part == "verb" and trigger.words[0].endswith("ed")
    return beside and passive and site.role == "source"


def _is_claimed_before(bond: Bond) -> bool:
    """A claim to ground is of what stands behind it."""
    return bond.kind == "territorial_claim" and not bond.after


def _is_part_of_world(bond: Bond) -> bool:
    """ "Middle East", "Europe": no place of one event."""
    place, location = bond.site.place, bond.site.location
    named = location is not None and location.mention.role == "literal"
    wide = place.country is None and place.precision == "region" and place.kind in _PART_OF_WORLD
    return named and wide and not place.name.lower().endswith(_LANDFORMS)


def _is_sent_at(bond: Bond) -> bool:
    """ "Of 112 drones sent at Ukraine, 73 were shot down"."""
    return bond.kind == "interception" and is_country(bond.site.place) and bond.site.prep not in _OVERHEAD


def _fits_venue(bond: Bond) -> bool:
    talked = bond.kind == "agreement" or (bond.kind in TALKS and not bond.after)
    return bond.site.head == MET_THERE and talked


def _fits_site(bond: Bond) -> bool:
    site, trigger = bond.site, bond.trigger
    if trigger is not None and not bond.after and trigger.words[-1] in _HOSTING and site.prep == "":
        return True  # "Doha had been due to host"
    if bond.kind in TALKS and (_is_no_venue(bond) or (site.anaphor and site.prep == "of")):
        return False  # "talks on the future of the region"
    if bond.kind == "negotiation" and is_country(site.place) and not _is_host(bond):
        return False  # "it falls on Russia to move toward talks"
    if site.place.kind != "country":
        return True
    if site.prep == "of" and site.head in _DOINGS:
        return False  # "the efforts of the United States"
    return site.prep != "" or (bond.after and bond.is_object and bond.kind == "strike")


def _is_host(bond: Bond) -> bool:
    """ "Talks in Qatar and Egypt": a country in which they meet."""
    listed = bond.site.prep == "list" and any(s.prep == "in" and is_country(s.place) for s in bond.scene.sites)
    there = bond.site.anaphor and bond.site.prep != "across"
    return bond.site.prep == "in" or listed or there or bond.site.last == bond.first - 1


def _is_no_venue(bond: Bond) -> bool:
    site = bond.site
    if not bond.after and has_pair(bond.scene.words[site.last + 1 : bond.first], _LED, ("to", "in")):
        return True  # "a round in Oslo that led to an exchange of prisoners"
    through = bond.kind == "prisoner_exchange" and site.prep in ("through", "via")
    far = site.location is not None and site.place.precision == "near" and site.place.offset is not None
    return site.last != bond.first - 1 and not through and (site.prep not in _VENUE_PREPS or far)


def _fits_party(bond: Bond) -> bool:
    return bond.kind == "strike" and bond.is_object and bond.site.prep != "from"


def _fits_source(bond: Bond) -> bool:
    withdrawn = bond.trigger is not None and bond.trigger.subtype == "withdrawn"
    route = bond.scene.words[bond.site.last + 1 : bond.site.last + 2] == ["to"]  # "on its way from Quetta to Sibi"
    return withdrawn or bond.kind == "territorial_claim" or (bond.kind == "abduction" and not route)


def _fits_travel(bond: Bond) -> bool:
    kind, prep = bond.kind, bond.site.prep
    if kind == "interception":
        return prep in (*_TOWARDS, "to")  # "downed a drone flying towards Moscow"
    if kind == "clash" and prep in _TOWARDS:
        return True  # "attacked near Lyman and toward Drobysheve"
    if kind == "prisoner_exchange" and prep == "via":
        return True
    if kind == "negotiation" and not bond.after and prep in ("in", "to") and _is_gone_and_held(bond):
        return True  # "arrived in Miami on Saturday and held two days of talks"
    if kind == "negotiation" and not bond.after and prep in ("to", "for") and _is_gone_to_meet(bond):
        return True  # "left for Alaska on Friday to meet"
    arrived = prep == "in" and bond.scene.words[max(0, bond.site.first - 2)] in _ARRIVING
    bound = kind == "negotiation" and not bond.after and bond.site.place.precision == "settlement"
    if bound and (prep == "to" or arrived):
        return True  # "flies to Abu Dhabi for talks", "arrived in Geneva for talks"
    if kind == "negotiation" and bond.scene.words[bond.site.last + 1 : bond.first] in (
        ["for"],
        ["for", "the"],
        ["for", "further"],
    ):
        return True  # "arrives in Turkey for talks"
    return kind == "territorial_change" or _is_fought_for(bond) or _is_fired_at(bond)


_MEETING_AHEAD = 5
_HOLDING = frozenset("held had met holds has meets began opened".split())


def _is_gone_and_held(bond: Bond) -> bool:
    words = bond.scene.words[bond.site.last + 1 : bond.last + 1]
    pairs = zip(words, words[1:], strict=False)
    return len(words) <= 2 * _MEETING_AHEAD and any(a == "and" and b in _HOLDING for a, b in pairs)


def _is_gone_to_meet(bond: Bond) -> bool:
    words = bond.scene.words
    near = bond.distance <= _MEETING_AHEAD and words[bond.first - 1] == "to"
    return near and words[bond.first] in ("meet", "negotiate", "talk") and "," not in words[bond.site.last : bond.first]


def _is_fought_for(bond: Bond) -> bool:
    """ "Killed in the battle for Bakhmut", "battles for Soledar and Bakhmut"."""
    if bond.trigger is None:
        return False
    word, listed = bond.trigger.words[-1], bond.site.prep == "list" and bond.after
    if not bond.is_object and not listed:
        return False
    led = bond.site.prep == "for" or (listed and bond.scene.words[bond.last + 1 : bond.last + 2] == ["for"])
    return word == "for" or (word in ("fighting", "battle", "battles") and led)


def _is_fired_at(bond: Bond) -> bool:
    """ "Firing rockets into Surin province", "missiles slammed into Dnipro"."""
    if bond.trigger is None or bond.kind != "strike" or not bond.after:
        return False
    if bond.site.prep == "into" and (bond.trigger.words[-1] == "into" or bond.scene.words[bond.last + 1] == "into"):
        return True
    return bond.trigger.words[0] in _FIRING and bond.site.prep in ("into", *_TOWARDS)


def _is_where_they_talked(bond: Bond) -> bool:
    """ "The attacks, which came hours after talks opened in Geneva, left two dead": where the talks were, not the attacks."""
    scene, site = bond.scene, bond.site
    if site.prep not in _HELD_IN or (bond.kind is not None and (bond.kind not in _BY_FORCE or not bond.after)):
        return False
    ahead = [k for k in scene.kinds_at if site.first - _HELD_REACH <= k < site.first]
    if not ahead or scene.kinds_at[max(ahead)] not in TALKS:
        return False
    since = max((k for k in scene.kinds_at if k < max(ahead) and scene.kinds_at[k] not in TALKS), default=-1)
    return not _TIMED_BY.isdisjoint(scene.words[since + 1 : max(ahead)])


_NEVER: tuple[_Test, ...] = (_is_claimed_before, _is_part_of_world, _is_sent_at, _is_where_they_talked)
_BY_ROLE: dict[str, _Test] = {
    "venue": _fits_venue,
    "site": _fits_site,
    "party": _fits_party,
    "source": _fits_source,
    "travel": _fits_travel,
}


# -- how far it stands


def _barriers(bond: Bond) -> float:
    last, first = (bond.last, bond.site.first) if bond.after else (bond.site.last, bond.first)
    return bond.scene.barriers(last, first)


def _before(bond: Bond) -> float:
    return 0.0 if bond.after else 2.0


def _attributive(bond: Bond) -> float:
    """ "The Olenivka prison blast", "the Mariupol theatre bombing"."""
    if bond.after or not bond.is_noun:
        return 0.0
    words, site = bond.scene.words, bond.site
    between = words[site.last + 1 : bond.first]
    plain = all(w.isalpha() and w not in LOCATIVE | {"of", "and", "for", "from"} | PARTING_WORDS for w in between)
    named = len(between) <= _ATTRIBUTES and plain and words[max(0, site.first - 1)] in ("the", "this", "that")
    return -5.0 if named else 0.0


def _in_relative_clause(bond: Bond) -> float:
    """ "Blamed the attack on the group that took up arms in Ayacucho"."""
    between = bond.scene.words[bond.last + 2 : bond.site.first]
    return 10.0 if bond.after and bond.definite and any(w in _RELATIVE for w in between) else 0.0


def _of_rival_clause(bond: Bond) -> float:
    """ "Talks in Doha as clashes go on": its own clause tells of talks and the trigger of violence, or the other way."""
    scene, site = bond.scene, bond.site
    if scene.clause(site.first) == scene.clause(bond.first):
        return 0.0
    own = {k for k in scene.kinds_at if scene.clause(k) == scene.clause(site.first)}
    if not any((scene.kinds_at[k] in TALKS) != (bond.kind in TALKS) for k in own):
        return 0.0
    return 14.0 if site.prep != "in" or bond.after else 20.0


def _aside(bond: Bond) -> float:
    """ "Avdiivka – for months the centre of the fighting – fell": what stands between dashes is no distance."""
    if bond.after or bond.is_noun:
        return 0.0
    between = bond.scene.words[bond.site.last + 1 : bond.first]
    dashed = len(between) > 2 and between[0] == "\u2013" and between[-1] in ("\u2013", "-")
    return 3.0 - bond.distance * 0.8 - _barriers(bond) if dashed else 0.0


def _deeds_between(bond: Bond) -> float:
    """Another kind of deed told between the two is nearer to the place."""
    if bond.trigger is None:
        return 0.0
    low, high = min(bond.first, bond.site.first), max(bond.first, bond.site.first)
    between = {family_of(kind) for k, kind in bond.scene.kinds_at.items() if low < k < high}
    return 8.0 * len(between - {family_of(bond.trigger.kind)})


def _of_other_talks(bond: Bond) -> float:
    """ "The Oslo talks follow a proposal to resume negotiations": the place named for other talks."""
    named = bond.kind in TALKS and not bond.after and bond.site.last < bond.first - 1
    return 20.0 if named and bond.scene.kinds_at.get(bond.site.last + 1) in TALKS else 0.0


def _as_led(bond: Bond, cost: float, types: EventTypes) -> float:
    """What is told behind "In Kharkiv, ..." is not far from it, however long the sentence."""
    if bond.after:
        return cost
    if bond.site.fronted and bond.definite and _is_told_there(bond, types):
        return cost + 10
    if bond.site.fronted:
        return min(cost, 6.0 + _gap(bond) + 8.0 * _is_overtaken(bond))
    return min(cost, 5.0) if _opens_clause(bond.scene, bond.site, bond.first) else cost


def _is_told_there(bond: Bond, types: EventTypes) -> bool:
    """ "In Brussels, a spokeswoman said the attack ...": the place of the speech."""
    return any(w in types.words["speech.verbs"] for w in bond.scene.words[bond.site.last + 1 : bond.first])


def _gap(bond: Bond) -> float:
    """What parts a fronted "In Kharkiv, ..." from a trigger: only a new main clause."""
    words, start = bond.scene.words, bond.site.last + 1
    later = any(words[k] == "after" and words[k - 1] in _SPANS for k in range(start + 1, bond.first))
    between = words[start : bond.first]
    return (
        14.0 * later  # "In Pavlohrad two were hurt, a day after a drone had struck a bus in Marhanets"
        + 14.0 * between.count(";")
        + 4.0 * sum(w in ("while", "but", "whereas") for w in between)
    )


def _is_overtaken(bond: Bond) -> bool:
    """True where another place opens a clause between the place that opens the sentence and the word."""
    between = (s for s in bond.scene.sites if bond.site.last < s.first < bond.first and s.role == "site")
    return any(_opens_clause(bond.scene, s, bond.first) for s in between)


def _opens_clause(scene: Scene, site: Site, first: int) -> bool:
    """ ", and in Kenscoff a nun was kidnapped": at the head of the clause that holds the word."""
    at = next((k for k in range(site.first - 1, max(-1, site.first - 5), -1) if scene.words[k] == site.prep), 0)
    led = site.prep in ("in", "at", "near", "on") and scene.words[max(0, at - 1)] in _CLAUSE_OPENERS
    return led and not any(w in (";", "while", "whereas", "but") for w in scene.words[site.last + 1 : first])


def _target(bond: Bond) -> float:
    """ "The attack on Kharkiv", then "in Kharkiv"."""
    if bond.after and bond.site.prep in _TARGET and bond.distance <= 6 and bond.is_noun:
        return -4.0
    return -2.0 if bond.site.prep in LOCATIVE else 0.0


def _direct_object(bond: Bond) -> float:
    """ "Shelled Kharkiv"."""
    verb = bond.trigger is not None and bond.trigger.part == "verb"
    return -3.0 if bond.after and bond.distance <= 3 and verb and bond.site.prep == "" else 0.0


def _line(bond: Bond) -> float:
    """ "In Barrancabermeja guerrillas blew up the Covenas pipeline"."""
    return 8.0 if any(w in _LINES for w in bond.scene.words[bond.site.last + 1 : bond.site.last + 3]) else 0.0


def _front(bond: Bond) -> float:
    """ "In the Kharkiv direction they struck near Vovchansk": a front, not a town."""
    site = bond.site
    if _FRONTS.isdisjoint(bond.scene.words[site.last + 1 : site.last + 2]):
        return 0.0
    behind = (s for s in bond.scene.sites if s.role == "site" and s is not site and s.first > site.last)
    return 26.0 if any(s.prep in LOCATIVE for s in behind) else 12.0


def _country(bond: Bond) -> float:
    return 7.0 if is_country(bond.site.place) and not (bond.site.anaphor and bond.site.prep == "over") else 0.0


def _anaphor(bond: Bond) -> float:
    """ "The city" is named for what is told of it."""
    return -1.0 if bond.site.anaphor and bond.site.place.precision not in ("country", "adm1") else 0.0


def _venue(bond: Bond) -> float:
    """ "Talks in Geneva"."""
    met = bond.kind == "negotiation" and not is_country(bond.site.place) and bond.site.prep in ("in", "at")
    return -4.0 if met else 0.0


_NEAR: tuple[_Surcharge, ...] = (
    _before,
    _aside,
    _attributive,
    _in_relative_clause,
    _of_rival_clause,
    _deeds_between,
)
_LIKED: tuple[_Surcharge, ...] = (_target, _direct_object, _line, _front, _country, _anaphor, _venue, _of_other_talks)
