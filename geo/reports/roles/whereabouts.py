"""Places where somebody or something only was, lies, flew by or came from: nothing happened there."""

from __future__ import annotations

from geo.reports.grammar import has_pair
from geo.reports.roles.prepositions import LOCATIVE, Name
from geo.reports.violence import DONE_TO

__all__ = [
    "is_birthplace",
    "is_bound_for",
    "is_compared_in",
    "is_conference",
    "is_crossed",
    "is_gone_to",
    "is_hospital",
    "is_hospital_sent_to",
    "is_launch_site",
    "is_made_in",
    "is_passed",
    "is_post",
    "is_refuge",
    "is_set_aside",
    "is_spared",
    "is_stay",
    "is_stormed",
    "is_visited",
    "is_ward",
    "is_warned",
]

_HOSPITALS = frozenset("hospital hospitals clinic morgue shelter shelters".split())
_HEALING = frozenset(
    "treated treating treatment medical doctors surgeons medics died dies admitted hospitalised hospitalized recovering condition patients "
    "care".split()
)


def is_stay(name: Name) -> bool:
    """ "The mayor was in Paris when a rocket hit his city": where somebody was."""
    was = name.prep in ("in", "at") and name.at > 1 and name.led in ("was", "is")
    return was and name.after in ("when", "as") and not any(name.types.triggers.at(name.words, name.at - 2))


def is_hospital_sent_to(name: Name) -> bool:
    """ "Taken to a hospital in Dnipro"."""
    return name.prep == "in" and name.led in _HOSPITALS and "to" in name.ahead(8)


def is_conference(name: Name) -> bool:
    """ "At a conference in Doha"."""
    return name.prep == "in" and name.led == "conference"


def is_hospital(name: Name) -> bool:
    """ "Doctors at the regional hospital in Mykolaiv are treating three": where the hurt are, not where they were hurt."""
    if name.prep not in LOCATIVE:
        return False
    back = name.ahead(5)
    inside = any(a in ("at", "in", "to", "from") and not _HOSPITALS.isdisjoint(back[k:]) for k, a in enumerate(back))
    near = range(max(0, name.at - 12), min(name.at + 10, len(name.words)))
    return inside and any(_heals(name.words, k) for k in near)


_STAFF = frozenset("doctors surgeons medics patients care".split())
_TELLING = frozenset("said say says told added reported".split())
_HARMING = frozenset(
    "killed killing kills kill wounded wounding injured injuring hit hitting struck among including".split()
)


def _heals(words: list[str], k: int) -> bool:
    """ "Doctors are treating"; not "doctors said", nor doctors and patients who were themselves the victims."""
    if words[k] not in _HEALING:
        return False
    if words[k] not in _STAFF:
        return True
    if (words[k + 1 : k + 2] and words[k + 1] in _TELLING) or words[max(0, k - 2) : k] == ["according", "to"]:
        return False
    return _HARMING.isdisjoint(words[max(0, k - 4) : k])


def is_ward(name: Name) -> bool:
    """ "from her bed in Manhica hospital", "taken to Accra hospital"."""
    if name.prep not in LOCATIVE or _HOSPITALS.isdisjoint(name.behind(3)):
        return False
    return any(w in _HEALING or w in ("bed", "ward", "told") for w in name.words[max(0, name.first - 8) : name.first])


_THINGS = frozenset("a an the several two three four rockets missiles shells".split())
_LAUNCHING = frozenset("launched launch launches launching fired fires firing took takes taking".split())
_DONE = frozenset("landed fell exploded crashed had has have was were killing wounding".split()) | DONE_TO


def is_launch_site(name: Name) -> bool:
    """ "launched from a submarine in the Black Sea"; not "shells fired from Rwanda had landed in Luvungi"."""
    before = name.ahead(5)
    if name.prep not in LOCATIVE or "from" not in before or "," in before:
        return False
    back = name.ahead(8)
    firing = not _LAUNCHING.isdisjoint(back) or has_pair(back, ("fire",), _THINGS)
    return _DONE.isdisjoint(before[before.index("from") :]) and firing


_STATIONED = frozenset("based stationed positioned headquartered deployed encamped".split())
_STANDING = _STATIONED | {"located"}


def is_post(name: Name) -> bool:
    """ "Troops stationed in Tiraspol", "fired from launchers located in the occupied part of the region"."""
    if name.prep not in LOCATIVE:
        return False
    back = name.ahead(10)
    fired = "from" in back and not _LAUNCHING.isdisjoint(name.ahead(14)) and _DONE.isdisjoint(back)
    return name.led in _STATIONED or (fired and not _STANDING.isdisjoint(back[back.index("from") :]))


_RESIDING = frozenset("based living lives exiled headquartered resident residing sheltering".split())
_LIVING = frozenset("live lives lived born raised studied studies grew educated schooled settled buried".split())
_LOST = frozenset("lost lose losing cost costs costing claimed claims claiming took taken takes taking their".split())


def is_refuge(name: Name) -> bool:
    """ "A refugee living in Cairo", "the family, now in Poland,"."""
    aside = name.at > 1 and name.led in ("now", "currently") and name.words[name.at - 2] == "," and name.after == ","
    return aside or (name.prep in ("in", "near", "at") and name.led in _RESIDING and not _is_toll_of_lives(name))


def is_birthplace(name: Name) -> bool:
    """ "She lives in Gdansk now", "born in Pryluky"."""
    return name.prep in ("in", "at", "near") and name.led in _LIVING and not _is_toll_of_lives(name)


def _is_toll_of_lives(name: Name) -> bool:
    """ "Ten people lost their lives in Kabul", "took 12 lives in Jos": no one who lives there."""
    return name.led == "lives" and not _LOST.isdisjoint(name.ahead(4)[:-1])


_FLYING_BY = frozenset("flew fly flies flying flown passed passing passes crossed crossing circling circled".split())


def is_passed(name: Name) -> bool:
    """ "flew over Sumy before striking Poltava"."""
    over = name.prep in ("over", "across", "through", "past", "around", "along")
    return over and not _FLYING_BY.isdisjoint(name.ahead(2))


_SET_ASIDE = (
    ["in", "addition", "to"],
    ["apart", "from"],
    ["aside", "from"],
    ["besides"],
    ["along", "with"],
    ["unlike"],
)


def is_set_aside(name: Name) -> bool:
    """ "In addition to the raids on Kyiv, the Poltava region was hit": told before, and only recalled here."""
    opening = any(name.words[: len(words)] == words for words in _SET_ASIDE)
    return opening and not {",", ";"}.intersection(name.words[: name.first])


_MADE = frozenset("made manufactured produced built assembled printed".split())


def is_made_in(name: Name) -> bool:
    """ "A mine made in the United States"."""
    return name.prep == "in" and name.led in _MADE


_CROSSING = frozenset("carried dragged fled escaped crossed retreated withdrew pursued chased swept taken".split())


def is_crossed(name: Name) -> bool:
    """ "Two were carried off across the Meta River", "fled over the border": where somebody went."""
    led = name.words[name.first] if name.prep == "off" else name.prep
    return led in ("across", "over", "off") and not _CROSSING.isdisjoint(
        name.words[max(0, name.first - 3) : name.first]
    )


_VISITING = frozenset(
    "visiting visited visits arrived arriving arrives travelling traveling toured touring visit visits trip".split()
)


def is_visited(name: Name) -> bool:
    """ "visiting Voronezh", "on a visit to Kyiv", "arrived in Odesa"."""
    return name.before in _VISITING or (name.first > 0 and name.led in _VISITING)


_CALM = frozenset("quiet calm spared unaffected unharmed untouched unscathed".split())
_UNHARMED = frozenset("affected hit damaged attacked struck".split())


def is_spared(name: Name) -> bool:
    """ "Kharkiv itself was quiet", "Dnipro was not affected"."""
    after = [w for w in name.behind(5) if w not in ("itself", "city", "proper")]
    if after[:1] not in (["was"], ["were"], ["remained"], ["stayed"]) or len(after) < 2:
        return False
    return after[1] in _CALM or (after[1] == "not" and after[2:3] != [] and after[2] in _UNHARMED)


_PLURAL_PLACES = frozenset("cities towns villages settlements regions oblasts provinces districts areas places".split())
_RECORDS = frozenset("deadliest worst biggest largest heaviest bloodiest fiercest highest greatest longest".split())


_BOUND = frozenset("carrying route travelling traveling heading headed going ferrying taking".split())


def is_bound_for(name: Name) -> bool:
    """ "A bus carrying pilgrims from the cave to a shrine in Katra": where it was going."""
    back = name.words[max(0, name.at - 22) : name.at]
    if name.prep != "in" or "to" not in back[-7:] or "from" not in back or "," in back[-7:]:
        return False
    return back.index("from") < len(back) - 2 and not _BOUND.isdisjoint(back[: back.index("from")])


def is_compared_in(name: Name) -> bool:
    """ "Killed 38 rebels, the most fatalities in 24 years in Chhattisgarh, in a forest of": where it is the greatest, not where it was."""
    if name.prep not in ("in", "across", "of"):
        return False
    comma = next((k for k in range(name.at - 1, max(-1, name.at - 18), -1) if name.words[k] == ","), None)
    if comma is None or name.words[comma + 1] not in ("the", "one", "its", "among"):
        return False
    opening = name.words[comma + 1 : comma + 6]
    return not _RECORDS.isdisjoint(opening) and not any(
        w in ("was", "were", "has", "had", "is") for w in name.words[comma : name.at]
    )


_FLEEING = frozenset("fled flee fleeing flees escaped escaping escape escapes evacuated".split())
_TO = frozenset("to into toward towards for since like than until about via as".split())


_HEADING = 3  # words
_ALARMS = frozenset("siren sirens alert alerts alarm alarms".split())


def is_warned(name: Name) -> bool:
    """ "Setting off sirens in Sakhnin and Karmiel", "sirens sounded in Haifa": where people were warned."""
    headed = name.led in _ALARMS and name.at <= _HEADING
    if headed or name.after in ("as", "where", "when", "before"):
        return False  # "Sirens in Haifa, several impacts": a post's heading
    return name.prep in ("in", "across", "around", "near", "throughout") and not _ALARMS.isdisjoint(name.ahead(4))


_BURSTING = frozenset(
    "stormed storm storming burst bursting broke broken breaking charged charging barged forced poured pouring rampaged "
    "infiltrated rushed".split()
)


def is_stormed(name: Name) -> bool:
    """ "Stormed into southern Israel", "burst into the camp at Diffa": what is told of those who came happened there."""
    return name.prep == "into" and not _BURSTING.isdisjoint(name.ahead(3))


def is_gone_to(name: Name) -> bool:
    """ "Fled to Chad", "bound for Odesa": where somebody went, or what is only compared; not "in cities such as Odesa"."""
    if name.prep == "list":  # "escaped to the hills or Jammu"
        back = name.words[max(0, name.first - 7) : name.first]
        fled = next((k for k, w in enumerate(back) if w in _FLEEING), None)
        return fled is not None and "to" in back[fled:]
    if name.prep in ("as", "like") and _PLURAL_PLACES.intersection(name.ahead(2)):
        return False
    return name.prep in _TO
