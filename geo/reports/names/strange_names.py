"""Whether a name that no gazetteer has is told as a place.

`_RULES` is the list of ways in which such a name is told, asked from top to bottom; the first that knows decides.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.gazetteer import load_index
from geo.lean import NamedTuple
from geo.mentions.lexicon import english_level, first_names
from geo.reports.lexicon import EventTypes
from geo.reports.names.strange_words import ADJOINING, StrangeName, borders, is_listed, list_end
from geo.reports.places.event_places import is_country, is_fine
from geo.reports.roles.prepositions import PREPOSITIONS, QUARTERS, STOPS, TIMES
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["is_told_as_place", "places_for_names"]

_VIOLENT = ("strike", "clash", "explosion", "killing", "abduction", "territorial_change")
_PARTICLES = frozenset(
    "el al la las los san santa saint st as ash an ar bani beit deir kafr umm abu tel new old".split()
)
_TAKEN_VERBS = frozenset(
    "shelled bombed bombarded recaptured liberated stormed entered retook retaken overran overrun raided torched "
    "invaded besieged ransacked looted".split()
)
_SEIZED = frozenset("seized captured recaptured retook liberated took".split())
_STRUCK = frozenset("hit hitting struck striking attacked attacking targeted targeting pounded blasted".split())
_TAKEN_NOUNS = frozenset(
    "capture seizure liberation recapture shelling bombing bombardment storming fall control".split()
)
_SPEAKING = frozenset(
    "sources source officials spokesmen spokesman spokeswoman authorities reporters correspondents".split()
)
_ABOUT = frozenset("about some around just roughly nearly only".split())
_TAKING = frozenset("taken took takes taking entered enters entering reached".split())
_WHEN = frozenset("on late early last this after without overnight earlier".split())
_LED = frozenset("in at near on outside of from around inside across to into toward towards".split())
_TAKING_AWAY = frozenset("kidnapped abducted seized snatched taken displaced fled driven captured".split())
_PEOPLES = frozenset(
    "people peoples tribe tribes tribal clan clans ethnic majority minority minorities muslims christians council federation "
    "rebels fighters militants militia militias gang gangs group groups organisation organization movement party".split()
)
_HARMED = frozenset("killed wounded injured kidnapped abducted".split())
_LOCATED = ("in", "at", "near", "on", "outside", "nearby", "around")
_LENGTHS = frozenset("km kilometers kilometres miles".split())
_EXPLAINED = 7
_BELONGING = 5  # words from a hamlet to the town that it belongs to: ", in the jurisdiction of"
_LIST_REACH = 8
# What each of `_RULES` asks to stand before a name is one of these.
_LEADS = (
    _LED
    | {"over", "alongside", "including", "namely"}
    | _TAKEN_VERBS
    | _STRUCK
    | _TAKING
    | _SEIZED
    | {*_LOCATED, "of", "called", "named", "and", "or", ","}
)


class _Told(NamedTuple):
    """A strange name among what else its sentence names."""

    name: StrangeName
    unit: Site | None  # the one behind it
    sites: list[Site]


def places_for_names(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a strange name may begin: the tokens that lead it, and those that it begins with."""
    words, tokens = sentence.words, sentence.tokens
    leads = [k for k, word in enumerate(words[:-1]) if word in _LEADS]
    starts = [(k, k + 2 if words[k + 1] == "the" and k + 2 < len(words) else k + 1) for k in leads]
    return [(lead, first) for lead, first in starts if tokens[first].text[0].isupper() or "-" in tokens[first].text]


def is_told_as_place(name: StrangeName, unit: Site | None, sites: list[Site]) -> bool:
    """Say whether a strange name is told as a place.

    Parameters
    ----------
    name : StrangeName
        The name.
    unit : Site or None
        The unit named behind it: "Tora in North Darfur".
    sites : list of Site
        The other places of the sentence.
    """
    told = _Told(name, unit, sites)
    return next(known for rule in _RULES if (known := rule(told)) is not None)


def _is_strange(name: StrangeName) -> bool:
    """Words of no language that a reader knows, and of no person."""
    names = [t.text for t in name.sentence.tokens[name.first : name.last + 1]]
    names = [n for n in names if n.lower() not in _PARTICLES]
    return bool(names) and not any(english_level(n.lower()) or n.lower() in first_names() or len(n) < 4 for n in names)


# -- ways in which it is told: True or False, or None where the next rule may know


def _of_people(t: _Told) -> bool | None:
    """ "Belonging to the Meitei community", "in Kuki-Zo majority areas": a people, a faith, a council of it."""
    after = t.name.words[t.name.last + 1 : t.name.last + 3]
    if after[:1] in (["community"], ["communities"]) and t.name.words[t.name.first - 3 : t.name.first - 1] == [
        "belonging",
        "to",
    ]:
        return False
    return None if _PEOPLES.isdisjoint(after[:1]) or after[1:2] in (["of"], [":"]) else False


def _of_village(t: _Told) -> bool | None:
    """ "The village of Djaiba"."""
    n = t.name
    of = n.led_by == "of" and n.lead and (_names_place(n) or n.words[n.lead - 1] in n.types.words["places.parts"])
    return True if of else None


def _of_hamlet(t: _Told) -> bool | None:
    """ "In Canton El Jicaro": unless the town that it belongs to is named behind; never "in Colonia Escalon", of a town."""
    n = t.name
    kind, words = n.words[n.first], n.types.words
    if kind in words["places.wards"]:
        return False
    if kind not in words["places.hamlets"] or n.last == n.first:
        return None
    town = any(0 < s.first - n.last <= _BELONGING and s.place.precision == "settlement" for s in t.sites)
    return _is_located(n) and not town


def _called(t: _Told) -> bool | None:
    """ "At a place called Erusco"."""
    n = t.name
    if n.led_by not in ("called", "named") or not n.lead or not n.is_plain:
        return None
    return True if _names_place(n) or n.words[n.lead - 1] in ("place", "area", "spot") else None


def _nearby(t: _Told) -> bool | None:
    """ "Shelled nearby Hrishyne"."""
    n = t.name
    if n.led_by == "nearby" and n.lead and n.words[n.lead - 1] in _TAKEN_VERBS | _STRUCK | _LED | {"and"}:
        return n.is_plain and n.is_bare
    return None


def _of_kind(t: _Told) -> bool | None:
    """ "In Let Htoke Taw village", "the Mir Ali area"; no quarter of a town."""
    n = t.name
    if n.is_plain and n.led_by in ("on", "in") and n.words[n.last + 1 : n.last + 2] == ["front"]:
        return _is_violent(n.words, n.types)  # "on the Suq al-Gharb front"
    if not (n.is_plain and n.has_kind and n.led_by in _LED | _TAKEN_VERBS | _STRUCK):
        return None
    quarter = n.words[n.last + 1] in n.types.words["places.quarters"]
    return (t.unit is not None or not quarter) and not _is_part_of_town(n.words, n.last + 1, t.sites)


def _explained(t: _Told) -> bool | None:
    """ "In Kyauk Ni Maw, a fishing village in"."""
    n = t.name
    placed = _is_located(n) or _is_taken(n) or _is_opening(n)
    if _is_explained(n) and _is_part_of_known(t):
        return False  # "Paquibato, a mountain district of Davao City": the city
    if n.is_bare and placed and _is_measured(n):
        return True  # "in Ilobasco, 54 km east of San Salvador"
    return True if n.is_plain and n.is_bare and placed and _is_explained(n) else None


def _measured(t: _Told) -> bool | None:
    """ "Seized Nyabibwe, 100 km from Bukavu": how far it lies from elsewhere tells that it is a place."""
    n = t.name
    after = [w for w in n.words[n.last + 1 : n.last + 5] if w not in _ABOUT]
    told = (
        after[:1] == [","] and after[1:2] != [] and after[1][:1].isdigit() and after[2:3] != [] and after[2] in _LENGTHS
    )
    hit = n.led_by in _SEIZED | _TAKEN_VERBS | _TAKING | _STRUCK and n.led_by != "reached"
    placed = _is_located(n) or _is_opening(n) or hit
    return True if told and placed and n.is_plain and n.is_bare else None


def _of_camp(t: _Told) -> bool | None:
    """ "In the Zamzam refugee camp"."""
    n = t.name
    end = list_end(n.sentence, n.last, {k for s in t.sites for k in range(s.first, s.last + 1)}, n.types)
    named = " ".join(n.words[end + 1 : end + 3]).removesuffix("s")
    if n.led_by in _LED | {"and", ","} and named in n.types.words["places.camps"]:
        return _is_located(n) or n.led_by in _LED or is_listed(n.words, n.lead, t.sites)
    return None


def _of_land(t: _Told) -> bool | None:
    """ "In Sambisa Forest", where no town is named."""
    n = t.name
    if _is_located(n) and n.is_plain and n.is_land and n.last > n.first:
        return not _names_fine_site(t)
    return None


def _in_unit(t: _Told) -> bool | None:
    """ "In Tora in North Darfur"."""
    n = t.name
    if t.unit is None:
        return None
    opening = _is_opening(n) and not is_country(t.unit.place)
    listed = n.is_plain and is_listed(n.words, n.lead, t.sites)
    return True if _is_located(n) or opening or _is_taken(n) or _is_fled(n) or listed else None


def _in_list(t: _Told) -> bool | None:
    """ "The ports of Hodeidah, Ras Isa"."""
    n = t.name
    heads = not n.types.words["places.listed"].isdisjoint(n.words[max(0, n.lead - 9) : n.lead])
    if n.is_plain and n.led_by in ("including", "namely"):
        return True if _opens_known_list(t) and _is_strange(n) and _is_violent(n.words, n.types) else None
    if not (n.is_plain and is_listed(n.words, n.lead, t.sites)):
        return None
    if not heads and (_has_known_around(t) or _is_district(n)) and _is_strange(n):
        return True if _is_violent(n.words, n.types) else None
    return True if heads else None


def _opens_known_list(t: _Told) -> bool:
    """ "Including Angoor Adda, Bajaur and": a known place goes on the list."""
    n = t.name
    after = [s for s in t.sites if s.role == "site" and s.first > n.last and _is_small(s)]
    return any(n.words[n.last + 1 : s.first] in ([","], ["and"], [",", "and"]) for s in after)


def _has_known_around(t: _Told) -> bool:
    """ "Pauktaw, Kyauktaw, Minbya and Mrauk-U": another goes on in a list of two known ones, or stands among them."""
    n = t.name
    near = [s for s in t.sites if s.role == "site" and abs(s.first - n.first) <= _LIST_REACH and _is_small(s)]
    before = [s for s in near if s.last < n.first]
    after = [s for s in near if s.first > n.last and all(w in ADJOINING for w in n.words[n.last + 1 : s.first])]
    return bool(before) and len(before) + len(after) > 1 and n.is_bare


def _is_district(n: StrangeName) -> bool:
    """ "Bajaur, and Kurram": the bare name of a district."""
    name = " ".join(t.text for t in n.sentence.tokens[n.first : n.last + 1])
    return any(p.kind == "adm2" for p in load_index().lookup(f"{name} District"))


def _is_small(site: Site) -> bool:
    return is_fine(site.place) or site.place.precision == "adm2"


def _overran_camp(t: _Told) -> bool | None:
    """ "Overran the Zamzam camp"."""
    n = t.name
    led = n.is_plain and n.first <= n.lead + 2 and n.led_by in _LED | _TAKEN_VERBS | _STRUCK
    if not (led and n.words[n.last + 1 : n.last + 2] == ["camp"]):
        return None
    return not _names_fine_site(t) and _is_strange(n) and _is_violent(n.words, n.types)


def _overrun(t: _Told) -> bool | None:
    """ "Have taken Umm Kadadah;", "entered Sinjah on": ground; not "took Maduro from his home"."""
    n = t.name
    taken = n.led_by in _TAKING or _is_taken_over(n)
    if not (n.is_plain and n.is_bare and taken and _is_overrun(n)):
        return None
    return _is_strange(n) and _is_armed(n.words, n.types)


def _seized_behind(t: _Told) -> bool | None:
    """ "Alongside Staromaiorske, which soldiers seized last month": ground that was taken."""
    n = t.name
    behind = n.words[n.last + 1 : n.last + 8]
    if behind[:2] != [",", "which"] or not n.is_plain:
        return None
    taken = not _SEIZED.isdisjoint(behind[3:]) and _is_armed(n.words, n.types)
    return True if taken and _is_strange(n) else None


def _alone(t: _Told) -> bool:
    """ "Bombed a school in Depayin": a strange name after "in", and no other place in a sentence of violence."""
    n = t.name
    if not ((_is_located(n) or _is_taken(n)) and n.is_plain and n.led_by != "on" and n.is_bare):
        return False
    apart = n.words[n.first - 1] in ("near", "outside")  # no one who speaks stands behind these
    offices = not apart and any(s.role in ("title", "speaker") and not is_country(s.place) for s in t.sites)
    if offices or n.last > n.first + 1:
        return False
    if any(s.role == "site" and is_fine(s.place) and not borders(n.words, s, n.last) for s in t.sites):
        return False
    return _is_strange(n) and _is_violent(n.words, n.types)


_RULES: tuple[Callable[[_Told], bool | None], ...] = (
    _of_people, _of_hamlet, _of_village, _called, _nearby, _of_kind, _explained, _measured, _of_camp, _of_land, _in_unit, _in_list, _overran_camp, _overrun, _seized_behind, _alone
)  # fmt: skip


# -- what the rules ask


def _names_place(name: StrangeName) -> bool:
    """Whether the word before what leads the name is one for a place."""
    head = name.words[name.lead - 1]
    return head in name.types.words["places.settlements"] or head in name.types.words["places.named"]


def _is_located(name: StrangeName) -> bool:
    return name.led_by in _LOCATED and name.lead > 0 and name.words[name.lead - 1] not in _SPEAKING


def _is_opening(name: StrangeName) -> bool:
    """ "In Depayin, ..." at the head of a sentence."""
    return name.lead == 0 and name.first == 1 and name.is_plain and name.led_by in ("in", "at", "near")


def _is_fled(name: StrangeName) -> bool:
    """ "Abducted from Kuriga"."""
    before = name.words[max(0, name.lead - 4) : name.lead]
    return name.led_by == "from" and name.is_bare and not _TAKING_AWAY.isdisjoint(before)


def _is_taken(name: StrangeName) -> bool:
    """ "captured Hrishyne, ...", "the seizure of Hrishyne": a strange name as what was shelled or taken."""
    seizure = name.led_by == "of" and name.lead > 0 and name.words[name.lead - 1] in _TAKEN_NOUNS
    after = name.words[name.last + 1 : name.last + 2]
    ends = not after or after[0] in STOPS or after[0] in PREPOSITIONS or after[0] in TIMES
    return name.is_bare and name.is_plain and (seizure or name.led_by in _TAKEN_VERBS) and ends


def _is_taken_over(name: StrangeName) -> bool:
    """ "Took over Myebon", "has taken control of Paletwa, Pauktaw"."""
    before = name.words[max(0, name.lead - 2) : name.lead]
    over = name.led_by == "over" and before[-1:] != [] and before[-1] in _TAKING
    return over or (name.led_by == "of" and before[-1:] == ["control"])


def _is_overrun(name: StrangeName) -> bool:
    after, before = name.words[name.last + 1 : name.last + 2], name.words[name.lead - 1 : name.lead]
    held = name.led_by != "taken" or before in (["have"], ["has"], ["had"])
    if name.words[name.last + 1 : name.last + 3] in (["and", "his"], ["and", "her"]):
        return False  # "took Maduro and his wife"
    return held and (not after or after[0] in STOPS or after[0] in TIMES or after[0] in _WHEN)


def _is_explained(name: StrangeName) -> bool:
    """ "Kyauk Ni Maw, a fishing village in", "Gwoza, a town"."""
    after = name.words[name.last + 1 : name.last + 7]
    what = name.types.words["places.settlements"] | name.types.words["places.explained"]
    return after[:1] == [","] and after[1:2] in (["a"], ["an"], ["the"]) and not what.isdisjoint(after[2:6])


def _is_measured(name: StrangeName) -> bool:
    """ "Ilobasco, 54 km east of"."""
    after = name.words[name.last + 1 : name.last + 5]
    return after[:1] == [","] and not _LENGTHS.isdisjoint(after) and any(w[:1].isdigit() for w in after)


def _is_part_of_known(t: _Told) -> bool:
    """Whether what explains the name says of which known town it is a part."""
    words, last = t.name.words, t.name.last
    return any(
        words[s.first - 1] == "of"
        and 0 < s.first - last <= _EXPLAINED
        and not QUARTERS.isdisjoint(words[last : s.first])
        for s in t.sites
        if s.place.precision == "settlement"
    )


def _is_part_of_town(words: list[str], k: int, sites: list[Site]) -> bool:
    """ "the Shevchenkivskyi district of Kharkiv", "Kharkiv's Saltivka area": the town is the place."""
    of = [s for s in sites if 0 < s.first - k <= 6 and s.place.precision in ("settlement", "site")]
    whose = [s for s in sites if 0 < k - s.last <= 5 and words[s.last + 1 : s.last + 2] == ["'s"]]
    return any({"of", "in"} & set(words[k + 1 : s.first]) for s in of) or any(
        s.place.precision == "settlement" for s in whose
    )


def _names_fine_site(t: _Told) -> bool:
    return any(s.role == "site" and is_fine(s.place) for s in t.sites)


def _is_violent(words: list[str], types: EventTypes) -> bool:
    if not _HARMED.isdisjoint(words):
        return True
    return any(t.kind in _VIOLENT for i in range(len(words)) for _, t in types.triggers.at(words, i))


def _is_armed(words: list[str], types: EventTypes) -> bool:
    return not types.words["military.words"].isdisjoint(words) or types.armed_groups.any(words)
