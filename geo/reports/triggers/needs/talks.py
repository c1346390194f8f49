"""What a trigger of talks or of an agreement must have beside it: two parties, delegates, a venue, an accord."""

from __future__ import annotations

from geo.reports.grammar import has_pair, is_passive
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.places.event_places import is_country
from geo.reports.roles.role import Site
from geo.reports.scene import Scene

__all__ = ["has_accord", "has_delegates", "has_parties", "is_agreed_by_sides"]

_OTHER_TALKS = frozenset(
    "trade climate tariff tariffs oil wage wages pay coalition budget merger transfer contract takeover business investment "
    "salary debt film".split()
)
_PARTY_WORDS = frozenset(
    "delegates warring belligerents factions delegation delegations negotiator negotiators envoy envoys sides parties mediator mediators officials "
    "representatives representative ceasefire peace truce trilateral bilateral three-way presidents ministers leaders minister president "
    "diplomats teams team".split()
)
_HOSTED = frozenset("talks negotiations delegations envoys negotiators summit round".split())
_OWN_STAFF = frozenset(
    "cabinet chiefs advisers advisors council commanders generals aides staff party supporters security".split()
)


def has_parties(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Two sides, those who speak for them, or a place that hosts them: no talks on trade, no film, no staff meeting."""
    words = scene.words
    if _is_talk_of(scene, trigger, i, end) or _is_round_of_war(words, trigger, end):
        return False
    if trigger.words[0] in ("hosting", "hosted", "hosts", "to"):
        return not _HOSTED.isdisjoint(words[end : end + 8])
    if (met := _is_meeting(scene, trigger, i, end, types)) is not None:
        return met
    if trigger.words[0].startswith("discuss") and any(s.role == "site" and s.prep in ("in", "at") for s in scene.sites):
        return True
    if not _OTHER_TALKS.isdisjoint(words):
        return False
    own_staff = trigger.words[:2] == ("meeting", "with") and not _OWN_STAFF.isdisjoint(words[end : end + 5])
    if own_staff and len(_countries(scene, types)) < 2:
        return False  # "called an urgent meeting with security chiefs"
    return (
        trigger.kind == "agreement"
        or not _PARTY_WORDS.isdisjoint(words)
        or _has_two_sides(scene, types)
        or (
            (trigger.part == "noun" or trigger.words[-1] == "round")
            and any(_hosts(scene, site, i, end, types) for site in scene.sites)
        )
    )


def is_agreed_by_sides(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "The two sides agreed in Geneva to seek a cease-fire", "delegations agreed at Cravo Norte that they will meet"."""
    words = scene.words
    sides = has_pair(words[max(0, i - 6) : i], ("two", "both"), ("sides", "parties", "delegations", "governments"))
    sent = not (types.words["emissaries.words"] | {"representatives"}).isdisjoint(words[max(0, i - 22) : i])
    ahead = words[end : end + 22]
    over = not (types.words["accords.words"] | {"meet", "talks", "dialogue", "negotiations"}).isdisjoint(ahead)
    if not _MEETING_AGAIN.isdisjoint(words[end : end + 2]):
        return False  # "agreed to meet again": the talks told of, no deal
    placed = any(s.role == "site" and s.prep in ("in", "at") and 0 <= s.first - i <= 6 for s in scene.sites)
    return (sides or sent) and over and placed


def has_delegates(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Negotiators plan to gather in Geneva": people sent to talk, not any meeting."""
    if not types.words["emissaries.words"].isdisjoint(scene.words[max(0, i - 12) : i]):
        return True
    parties = {s.place.country for s in scene.sites if s.role in ("actor", "party") and s.last < i}
    return len(parties | _led(scene.words[:i], types)) > 1


def has_accord(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Signed a ceasefire", "a truce was agreed", "took effect" said of one."""
    words, word, accords = scene.words, trigger.words[0], types.words["accords.words"]
    if word in _IN_FORCE:
        return not _TRUCES.isdisjoint(words[max(0, i - 8) : i])
    if word.startswith("broker"):
        return _is_brokered(words, i, end, accords)
    if word.startswith("announc"):
        return not _CEASEFIRES.isdisjoint(words[end : end + 4])
    if not accords.isdisjoint(words[end : end + (12 if word.startswith("sign") else 7)]) or _is_agreed_on(
        words, word, i, accords
    ):
        return True
    return word.startswith("agree") and _is_ceasing(words[end : end + 9])


_MEETING_AGAIN = frozenset("meet hold continue resume reconvene keep".split())
_TALKED = frozenset(
    "talks negotiations negotiation consultations dialogue meetings discussions diplomacy mediation".split()
)
_TALKERS = frozenset("he she it who that also often never still book film song article report everyone nobody".split())


def _is_talk_of(scene: Scene, trigger: Trigger, i: int, end: int) -> bool:
    """ "He talks about Vienna", "the film talks about": a verb; "held talks about prisoners" is none."""
    if trigger.words != ("talks",) or scene.words[end : end + 1] != ["about"] or i == 0:
        return False
    before = scene.sentence.tokens[i - 1]
    return before.low in _TALKERS or (before.text[0].isupper() and all(s.last != i - 1 for s in scene.sites))


def _is_round_of_war(words: list[str], trigger: Trigger, end: int) -> bool:
    """ "A fresh round of fighting"."""
    of = trigger.words[-1] == "round" and words[end : end + 1] == ["of"]
    return of and _TALKED.isdisjoint(words[end + 1 : end + 5])


_SUBORDINATES = frozenset(
    "commander commanders troops soldiers servicemen residents families relatives mothers wives widows cabinet governors students voters "
    "workers veterans wounded volunteers generals cadets teachers children reporters journalists supporters".split()
)
_BODIES = frozenset("council cabinet parliament committee commission board government".split())


def _is_meeting(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool | None:
    """Whether those who "met" are parties to talks; None where it is not told by those words alone."""
    if trigger.words[0] not in ("met", "meet", "meets", "meeting", "meetings"):
        return None
    attributive = any(s.last == i - 1 and s.role == "site" for s in scene.sites)
    if attributive and trigger.words[0].startswith("meeting"):
        return True  # "the Istanbul meeting"
    if trigger.words[0] == "meetings":
        return None
    if not (_SUBORDINATES | _BODIES).isdisjoint(scene.words[end : end + 5]):
        return False  # "met with the commander of the northern group"
    return None if attributive or len(trigger.words) > 1 else _do_parties_meet(scene, i, end, types)


_TITLES = frozenset(
    "president vice premier minister chancellor king secretary leader prince pope counterpart counterparts".split()
)
_MEETING = frozenset("delegations negotiators envoys delegation rivals factions mediators".split())
_TWO_OF = frozenset("envoy representatives mediators ministers president leaders".split())
_HEADS_OF_SIDES = frozenset(
    "presidents leaders sides men ministers teams delegations negotiators countries heads".split()
)


def _do_parties_meet(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "Putin met his counterpart", "the two presidents met", "both sides' negotiators have met"."""
    words = scene.words
    if not _MEETING.isdisjoint(words) or len(_TWO_OF.intersection(words)) > 1 or _has_two_sides(scene, types):
        return True
    if has_pair(words[max(0, i - 4) : i], ("two", "both", "three"), _HEADS_OF_SIDES):
        return True
    if not _TITLES.isdisjoint(words[end : end + 4]) and types.leaders.any(words[:i]):
        return True
    return not types.words["emissaries.words"].isdisjoint(words[max(0, i - 12) : end + 8]) and bool(
        _countries(scene, types)
    )


def _has_two_sides(scene: Scene, types: EventTypes) -> bool:
    """Two countries, by name or by who leads them, or armed groups, in the sentence."""
    inner = len(_SIDES_WITHIN.intersection(scene.words))
    return len(_countries(scene, types)) + len(types.armed_groups.find(scene.words)) + inner >= 2


def _countries(scene: Scene, types: EventTypes) -> set[str | None]:
    """The countries that a sentence names as sides or as places, and those whose leaders it names."""
    roles = ("actor", "party", "source", "site")
    named = {s.place.country for s in scene.sites if s.role in roles and is_country(s.place)}
    return named | _led(scene.words, types)


def _led(words: list[str], types: EventTypes) -> set[str | None]:
    """The countries of the leaders among the words."""
    return {country for _, _, country in types.leaders.find(words)}


_SIDES_WITHIN = frozenset("government rebels junta opposition insurgents guerrillas separatists".split())
_HELD = frozenset("held hosted convened resume begin reconvene".split())


def _hosts(scene: Scene, site: Site, i: int, end: int, types: EventTypes) -> bool:
    """ "Talks in Geneva", "the Geneva talks", "in Geneva on Friday, talks": a town or a house where they are held."""
    if site.role != "site" or not (site.prep in ("in", "at") or site.last == i - 1):
        return False
    if site.place.precision not in ("settlement", "site") and site.place.kind != "settlement":
        return is_country(site.place) and not _HELD.isdisjoint(scene.words[max(end, site.first - 4) : site.first])
    if site.last == i - 1 or 0 <= site.first - end <= 8:
        return True
    if 0 <= site.first - end <= 20 and not _HELD.isdisjoint(scene.words[end : site.first]):
        return True  # "talks on the return of the region will be held on Thursday in Yevlakh"
    return site.fronted and types.words["speech.verbs"].isdisjoint(scene.words[site.last + 1 : i])


_IN_FORCE = frozenset("take takes took taken come comes came go goes went enter enters entered".split())
_TRUCES = frozenset("ceasefire truce cease-fire armistice agreement deal pact accord".split())
_CEASEFIRES = frozenset("ceasefire truce cease-fire armistice".split())
_SWAPS = frozenset("swap swaps exchange exchanges handover".split())
_CEASING = frozenset("cease stop halt end suspend".split())
_WARFARE = frozenset("hostilities fighting war attacks strikes operations conflict".split())


def _is_brokered(words: list[str], i: int, end: int, accords: frozenset[str]) -> bool:
    """ "Brokered a truce", "the ceasefire that Qatar had brokered in Doha"."""
    back = words[max(0, i - 8) : i]
    linked = ("that" in back or "which" in back) and not accords.isdisjoint(back)
    return linked or not accords.isdisjoint(words[end : end + 7])


def _is_agreed_on(words: list[str], word: str, i: int, accords: frozenset[str]) -> bool:
    """ "A truce was signed", "the swap was agreed"."""
    if not is_passive(words, i) and words[i - 1 : i] != [","]:
        return False
    back = words[max(0, i - 6) : i]
    return not accords.isdisjoint(back) or (word == "agreed" and not _SWAPS.isdisjoint(back))


def _is_ceasing(ahead: list[str]) -> bool:
    """ "Agreed to halt the fighting"."""
    return any(w in _CEASING and not _WARFARE.isdisjoint(ahead[k + 1 :]) for k, w in enumerate(ahead))
