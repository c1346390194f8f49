"""Which places of a sentence can be where something happened, and how each stands there.

A place of a title ("mayor of Kharkiv"), of a speech ("told reporters in Warsaw"), of a
party ("delegations from Ukraine") or of a larger unit behind a name ("Zolochiv,
Kharkiv region") is told apart from a site.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from geo.mentions.lexicon import english_level, first_names
from geo.model import EventPlace, Location, Place
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.people import is_person
from geo.reports.places import event_place, holds, settle_district, settle_unit
from geo.reports.text import CleanText, Sentence, Token

__all__ = ["LOCATIVE", "Site", "governor", "sites_of"]

LOCATIVE = frozenset(
    "in at near outside on across over around off within throughout inside against along by beside below above beneath under amid through".split()
)
_PREPOSITIONS = LOCATIVE | frozenset(
    "from to into toward towards for of between with after before until since about than as like via onto upon".split()
)
_HEADS = frozenset(
    "city cities town towns village villages settlement settlements hamlet region regions oblast oblasts province provinces district districts "
    "raion part parts area areas outskirts suburb suburbs centre center port capital community neighbourhood neighborhood quarter edge "
    "north south east west northeast northwest southeast southwest vicinity direction sector department state county governorate "
    "republic heart coast shore municipality hub stronghold island peninsula".split()
)
_STOPS = frozenset(
    [".", ",", ";", ":", "\u2013", '"', "(", ")", "!", "?", "and", "or", "but", "while", "when", "that", "which", "who"]
)
_DATELINE = regex(
    r"(?:[A-Z][A-Z.' -]{2,40}|[A-Z][\w.' -]{2,40}(?=,? ?(?:\(|\d|[A-Z][a-z]{2,8}\.? \d)))(?: ?\([^)]{2,40}\))?(?:, [A-Z][\w. ]{1,30}){0,2},? ?"
    r"(?:\d{1,2} [A-Za-z]{3,9}\.?(?: \d{2,4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? ?(?:\([^)]{2,40}\))? ?(?:--|-|\u2013) "
)
_DONE_TO = frozenset(
    "shelled bombed hit struck attacked attacks bombarded pounded targeted captured seized recaptured liberated stormed entered took taken".split()
)
_VIOLENT = ("strike", "clash", "explosion", "killing", "abduction", "territorial_change")
_VIOLENT_WORD = regex(
    r"(?i)\b(?:kill|wound|injur|attack|struck|strike|hit|shell|bomb|explo|blast|clash|fight|kidnap|abduct|captur)"
)
_PARTICLES = frozenset(
    "el al la las los san santa saint st as ash an ar bani beit deir kafr umm abu tel new old".split()
)
_GOVERNMENT_VERBS = frozenset(
    "commented exchanged swapped traded signed accuses accused blamed blames backs considers launched launches fires fired sent deployed expects expressed hailed welcomed praised criticised criticized must insists demands wants refused refuses agreed rejects rejected urged urges hopes vowed vows threatened threatens should".split()
)
_SETTLEMENT_HEADS = frozenset(
    "village town settlement hamlet city villages towns township camp community municipality".split()
)
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "god islam christianity english russian ukrainian french arabic it he she they the a i we us parliament congress senate facebook telegram twitter x youtube whatsapp".split()
)
_CITY_WORDS = frozenset("city town port resort village coast".split())
_QUARTERS = frozenset(
    "neighbourhood neighborhood district quarter suburb area camp raion sector barrio colonia section zone borough ward".split()
)
_HOSPITALS = frozenset("hospital hospitals clinic morgue shelter shelters".split())
_LAUNCHING = frozenset("launched fired took takes taking".split())
_HEALING = frozenset(
    "treated treating treatment doctors surgeons medics died dies admitted hospitalised hospitalized recovering condition patients care".split()
)
_FINE = ("site", "settlement", "near")
_UNITS = frozenset("regiment brigade battalion division corps fleet flotilla garrison squadron".split())
_ORGANISATIONS = frozenset(
    "army front movement party union alliance coalition authority council league federation congress".split()
)
_ORGANISATIONAL = frozenset(
    "national liberation democratic people 's peoples revolutionary popular defence defense independence islamic freedom patriotic communist socialist workers united transitional resistance".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight week weekend month".split()
)
_MONTHS = frozenset("january february april june july august september october november december".split())
_TAKEN_VERBS = frozenset("shelled bombed bombarded recaptured liberated stormed entered retook retaken overran".split())
_TAKEN_NOUNS = frozenset("capture seizure liberation recapture shelling bombing bombardment storming fall".split())
_NAMED_BEHIND = frozenset(
    [
        "refugee camp",
        "displacement camp",
        "displaced camp",
        "idp camp",
        "military base",
        "air base",
        "army base",
        "military camp",
    ]
)
_NAMED_HEADS = _SETTLEMENT_HEADS | frozenset("airport airfield port locality commune parish canton hamlet".split())
_FLYING_BY = frozenset("flew fly flies flying flown passed passing passes crossed crossing circling circled".split())
_VISITING = frozenset(
    "visiting visited visits arrived arriving arrives travelling traveling toured touring visit visits trip".split()
)
_WAYS = frozenset("road highway line railway street route lane".split())
_RECEIVERS = frozenset("doctors medics hospitals hospital surgeons".split())
_GENERIC = frozenset(
    "downtown midtown uptown capital city town village region centre center central district province state federal republic".split()
)
_MAX_BACK = 7


class Site(NamedTuple):
    """A place in a sentence, tokens ``first`` to ``last``.

    ``role`` is ``site`` or why it is none: title, speaker, venue, source, target_of_travel,
    party, qualifier, dateline, actor. ``prep`` is the preposition that governs it.
    """

    first: int
    last: int
    start: int
    end: int
    place: EventPlace
    location: Location | None
    role: str
    prep: str
    head: str = ""
    fronted: bool = False
    anaphor: bool = False


def sites_of(text: CleanText, locations: tuple[Location, ...], types: EventTypes) -> list[list[Site]]:
    """The places of each sentence, in order."""
    starts = [s.start for s in text.sentences]
    cities = frozenset(loc.place.id for loc in locations if loc.place and loc.place.kind == "settlement")
    locations = tuple(settle_district(loc, cities) for loc in locations)
    grouped: list[list[tuple[int, int, Location]]] = [[] for _ in starts]
    dateline = _DATELINE.match(text.text)
    written_in = dateline.end() if dateline else 0
    for location in locations:
        start, end = text.clean_offset(location.mention.span.start), text.clean_offset(location.mention.span.end)
        k = bisect_right(starts, start) - 1
        location = settle_unit(location, text.text[end : end + 14])
        if k >= 0 and start < text.sentences[k].end:
            grouped[k].append((start, min(end, text.sentences[k].end), location))
    if locations and _is_capitals(text.text):
        surnames = _surnames(text)
        grouped = [[f for f in found if not _is_surname(text, f, surnames)] for found in grouped]
    read = [_sentence_sites(text.sentences[k], found, types) for k, found in enumerate(grouped)]
    return [
        [s._replace(role="dateline") if s.end <= written_in and s.role != "actor" else s for s in sites]
        for sites in read
    ]


def _is_capitals(text: str) -> bool:
    """True for a text in capitals, where names of people look like those of places."""
    sample = text[:2000]
    upper = sum(c.isupper() for c in sample)
    return upper > 40 and upper > 4 * sum(c.islower() for c in sample)


def _surnames(text: CleanText) -> frozenset[str]:
    """The words behind first names: "FRANCISCO MERINO" makes MERINO a person from then on."""
    out: set[str] = set()
    for sentence in text.sentences:
        words = [t.low for t in sentence.tokens]
        for first, after in zip(words, words[1:], strict=False):
            if first in first_names() and after.isalpha() and len(after) > 3 and after not in _PREPOSITIONS:
                out.add(after)
    return frozenset(out)


def _is_surname(text: CleanText, found: tuple[int, int, Location], surnames: frozenset[str]) -> bool:
    name = text.text[found[0] : found[1]].lower()
    before = text.text[max(0, found[0] - 20) : found[0]].lower().split()
    placed = bool(before) and before[-1] in _PREPOSITIONS | {"of"}
    after = re.match(r" ([A-Z]{3,})", text.text[found[1] : found[1] + 20])
    given = name in first_names() and after is not None and after[1].lower() not in _PREPOSITIONS
    article = bool(before) and before[-1] in ("a", "an") and bool(english_level(name))
    return article or (not placed and (name in surnames or given))


def _sentence_sites(sentence: Sentence, found: list[tuple[int, int, Location]], types: EventTypes) -> list[Site]:
    usable = _settled(sentence, _without_anchors(found))
    if not usable and not _VIOLENT_WORD.search(sentence.text):
        return []
    words = [t.low for t in sentence.tokens]
    sites = [site for start, end, location in usable if (site := _site(sentence, words, start, end, location, types))]
    return name_unknown(sentence, _mark_qualifiers(words, _inherit(words, sites)), types)


def _without_anchors(found: list[tuple[int, int, Location]]) -> list[tuple[int, int, Location]]:
    """Leave out the anchor within "30 km south of Poltava", and what lies within another."""
    relative = [(s, e) for s, e, loc in found if loc.mention.role == "relative" and loc.place is not None]
    out = []
    for start, end, location in found:
        inside = any(s <= start and end <= e and (s, e) != (start, end) for s, e in relative)
        same = location.mention.role != "relative" and (start, end) in relative
        if not inside and not same:
            out.append((start, end, location))
    return sorted(out, key=lambda item: (item[0], -item[1]))


def _settled(sentence: Sentence, found: list[tuple[int, int, Location]]) -> list[tuple[int, int, Location]]:
    """ "Palmyra, Syria": the unit right behind a name leaves no doubt which place is meant."""
    out = []
    for k, (start, end, location) in enumerate(found):
        behind = found[k + 1][2].place if k + 1 < len(found) else None
        gap = sentence.text[end - sentence.start : found[k + 1][0] - sentence.start].strip() if behind else ""
        place = location.place
        named = place is not None and behind is not None and gap in (",", "(", ", in", "in", "in the", ", in the")
        if named and place and behind and behind.kind in ("country", "adm1") and _lies_in(place, behind):
            location = replace(location, ambiguous=False, score=max(location.score, 0.8))
        elif (
            named
            and place
            and behind
            and place.kind == "settlement"
            and _is_elsewhere(sentence, place, behind, found[k + 1])
        ):
            better = next((p for p, _ in location.alternatives if p.kind == "settlement" and _lies_in(p, behind)), None)
            if better is None:
                continue  # a namesake far away: the name stands without a point, see `name_unknown`
            location = replace(location, place=better, ambiguous=False, score=0.6)
        out.append((start, end, location))
    return out


def _lies_in(place: Place, unit: Place) -> bool:
    return place.country == unit.country and (unit.kind == "country" or place.adm1 == unit.adm1)


def _is_elsewhere(sentence: Sentence, place: Place, unit: Place, found: tuple[int, int, Location]) -> bool:
    """True where the unit named behind a place does not hold the place found: "Tora in North Darfur"."""
    if unit.kind not in ("country", "adm1") or _lies_in(place, unit):
        return False
    after = sentence.text[found[1] - sentence.start :].lstrip()[:4]
    listed = after.startswith((", ", "and ")) or found[2].mention.role != "literal"
    return not listed


def _site(
    sentence: Sentence, words: list[str], start: int, end: int, location: Location, types: EventTypes
) -> Site | None:
    tokens = sentence.tokens
    first = next((k for k, t in enumerate(tokens) if t.end > start), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < end:
        last += 1
    text = sentence.text[start - sentence.start : end - sentence.start]
    place = event_place(location, text)
    if place is None or text.lower() in _GENERIC or _is_word_for_place(location, text):
        return None
    if _is_river(words, first, last, location):
        return None
    if _is_whole_unit(words, last, location):
        place = event_place(replace(location, mention=replace(location.mention, role="literal")), text)
        if place is None:
            return None
    prep, head, at = governor(words, first, types)
    if location.mention.role == "doubtful" and not _is_told(words, first, last, prep):
        return None
    role = _role(words, first, last, at, prep, head, location, types)
    if location.mention.role == "relative":
        prep = words[first] if words[first] in LOCATIVE else prep
        if role in ("party", "source", "site") or (role == "travel" and words[first] in ("near", "outside", "off")):
            role = "site"
    fronted = at <= 1 and prep in LOCATIVE and role == "site"
    return Site(first, last, start, end, place, location, role, prep, head, fronted)


def _is_river(words: list[str], first: int, last: int, location: Location) -> bool:
    """ "on the Dnipro near Nikopol": a settlement's name takes no article."""
    plain = location.mention.role == "literal" and location.place is not None and location.place.kind == "settlement"
    if not plain or first == 0 or words[first - 1] != "the" or words[first] in ("the", "hague"):
        return False
    after = words[last + 1 : last + 2]
    return not after or after[0] in _PREPOSITIONS or after[0] in _STOPS


def _is_word_for_place(location: Location, text: str) -> bool:
    """ "OUTSKIRTS OF THE CAPITAL", where a gazetteer knows a place called Capital."""
    last = text.rsplit(" ", 1)[-1].lower()
    return (
        location.mention.role == "relative"
        and last in _GENERIC
        and location.place is not None
        and location.place.name.lower() == last
    )


def _is_whole_unit(words: list[str], last: int, location: Location) -> bool:
    """ "Nigeria's northwestern Zamfara state": the state lies there, no part of it is meant."""
    place, offset = location.place, location.offset
    return (
        location.mention.role == "relative"
        and place is not None
        and place.kind in ("adm1", "adm2")
        and offset is not None
        and offset.distance_km is None
        and words[last + 1 : last + 2]
        in (["state"], ["province"], ["department"], ["governorate"], ["county"], ["prefecture"])
    )


def governor(words: list[str], first: int, types: EventTypes) -> tuple[str, str, int]:
    """(preposition, head noun before "of", token index) that govern the name at ``first``."""
    k = first - 1
    head = ""
    while k >= 0 and first - k <= _MAX_BACK:
        word = words[k]
        if word in _TIMES or word in _MONTHS:
            return "", head, k  # "On Wednesday Russia and Ukraine exchanged"
        if word == "of" and k and words[k - 1] in _HEADS:
            k -= 2
            continue
        if word == "of":
            return "of", words[k - 1] if k else "", k
        if word == "to" and any(t.part == "verb" for _, t in types.triggers.at(words, k + 1)):
            return "", head, k  # "threatened to strike Haifa"
        if word in _PREPOSITIONS:
            return word, head, k
        if word in types.words["speech.verbs"] or any(
            len(t.words) == 1 and t.part == "verb" for _, t in types.triggers.at(words, k)
        ):
            return "", head or word, k  # "said the US", "launched from Belgorod struck Kharkiv"
        if word in _STOPS:
            listed = word in (",", "and", "or") and k > 0
            return ("", "", k) if not listed else ("list", "", k)
        head = head or word
        k -= 1
    return "", head, max(k, 0)


def _is_told(words: list[str], first: int, last: int, prep: str) -> bool:
    """True where a doubtful name stands as a place does: after "in", before a colon, as what was shelled."""
    after = words[last + 1] if last + 1 < len(words) else ""
    before = words[first - 1] if first else ""
    led = before in _PREPOSITIONS | _HEADS or before in ("the", "downtown", "central", "nearby") or not before.isalpha()
    return (
        (prep in LOCATIVE | {"of", "from"} and led)
        or after in (":", "-", "\u2013")
        or before in _DONE_TO
        or after in ("was", "were", "came")
    )


def _role(
    words: list[str], first: int, last: int, at: int, prep: str, head: str, location: Location, types: EventTypes
) -> str:
    mention, place = location.mention, location.place
    if getattr(mention, "dateline", False):
        return "dateline"
    if mention.role in ("adjective", "metonym", "embedded"):
        return "actor"
    if mention.within is not None:
        return "title"
    if (
        place is not None
        and place.kind in ("sea", "region", "river", "lake")
        and words[last + 1 : last + 2]
        and words[last + 1] in _CITY_WORDS
    ):
        return "actor"  # "the Black Sea city"
    offices = types.words["offices.words"]
    if prep == "of" and head in offices:
        return "title"
    if prep in ("", "list") and _speaks(words, last, types):
        return "actor"
    if (
        prep == "in"
        and at
        and (
            (words[at - 1] in _HOSPITALS and "to" in words[max(0, at - 4) : at]) or words[at - 1 : at] == ["conference"]
        )
    ):
        return "travel"
    if _office_follows(words, last, offices):
        return "title"
    if (words[last + 1 : last + 2] and words[last + 1] in _UNITS) or _is_organisation(words, last):
        return "actor"
    if _is_venue(words, first, at, prep, types):
        return "venue"
    if prep in ("in", "at", "from") and _speaker_follows(words, last, at, types):
        return "speaker"
    if prep in ("from", "between", "with"):
        return "party" if place is not None and place.kind == "country" else "source" if prep == "from" else "site"
    if prep == "to" and at and words[at - 1] in _WAYS:
        return "site"
    if prep in LOCATIVE and _is_launch_site(words, at):
        return "source"
    if prep in LOCATIVE and _is_hospital(words, at):
        return "travel"
    if _is_passed(words, at, prep) or _is_visited(words, first, at):
        return "travel"
    if _is_spared(words, last):
        return "spared"
    if prep in ("to", "into", "toward", "towards", "for", "since", "like", "than", "until", "about", "via", "as"):
        return "travel"
    if place is not None and place.kind in ("country", "continent") and prep not in LOCATIVE | {"of", "against"}:
        return "party"
    return "site"


def _is_organisation(words: list[str], last: int) -> bool:
    """ "the West Papua National Liberation Army"."""
    name = words[last + 1 : last + 5]
    end = next((k for k, w in enumerate(name) if w in _ORGANISATIONS), None)
    return end is not None and all(w in _ORGANISATIONAL for w in name[:end])


def _is_launch_site(words: list[str], at: int) -> bool:
    """ "launched from a submarine in the Black Sea"."""
    before = words[max(0, at - 5) : at]
    return "from" in before and any(w in _LAUNCHING for w in words[max(0, at - 8) : at]) and "," not in before


def _is_hospital(words: list[str], at: int) -> bool:
    """ "Doctors at the regional hospital in Mykolaiv are treating three": where the hurt are, not where they were hurt."""
    back = words[max(0, at - 5) : at]
    inside = any(a in ("at", "in", "to", "from") and any(w in _HOSPITALS for w in back[k:]) for k, a in enumerate(back))
    return inside and any(w in _HEALING for w in words[max(0, at - 12) : at + 8])


def _is_passed(words: list[str], at: int, prep: str) -> bool:
    """ "flew over Sumy before striking Poltava"."""
    return (
        prep in ("over", "across", "through", "past", "around", "along")
        and at > 0
        and any(w in _FLYING_BY for w in words[max(0, at - 2) : at])
    )


def _is_visited(words: list[str], first: int, at: int) -> bool:
    """ "visiting Voronezh", "on a visit to Kyiv", "arrived in Odesa"."""
    return words[first - 1] in _VISITING or (at > 0 and words[at - 1] in _VISITING) if first else False


def _is_spared(words: list[str], last: int) -> bool:
    """ "Kharkiv itself was quiet", "Dnipro was not affected"."""
    after = [w for w in words[last + 1 : last + 6] if w not in ("itself", "city", "proper")]
    if after[:1] not in (["was"], ["were"], ["remained"], ["stayed"]):
        return False
    calm = after[1:2] and after[1] in ("quiet", "calm", "spared", "unaffected", "unharmed", "untouched", "unscathed")
    return bool(calm) or after[1:3] in (
        ["not", "affected"],
        ["not", "hit"],
        ["not", "damaged"],
        ["not", "attacked"],
        ["not", "struck"],
    )


def _speaks(words: list[str], last: int, types: EventTypes) -> bool:
    """ "Moscow said", "Kyiv has not commented", "Tehran must withdraw": a government."""
    k = last + 1
    if words[k : k + 1] == ["and"] and words[k + 2 : k + 3] and words[k + 2] in _GOVERNMENT_VERBS:
        k += 2  # "Kyiv and Moscow exchanged"
    while k < len(words) and words[k] in (
        "has",
        "have",
        "had",
        "also",
        "not",
        "later",
        "again",
        "immediately",
        "yet",
        "repeatedly",
    ):
        k += 1
    return k < len(words) and (words[k] in types.words["speech.verbs"] or words[k] in _GOVERNMENT_VERBS)


def _office_follows(words: list[str], last: int, offices: frozenset[str]) -> bool:
    k = last + 1
    if words[k : k + 1] == ["'s"] or words[k : k + 1] == ["'"]:
        k += 1
    skipped = 0
    while k < len(words) and skipped < 4:
        if words[k] in offices and words[k] not in (
            "university",
            "court",
            "parliament",
            "hospital",
            "airport",
            "embassy",
            "police",
            "newspaper",
            "radio",
        ):
            return True
        if words[k] not in (
            "regional",
            "city",
            "military",
            "state",
            "oblast",
            "region",
            "deputy",
            "acting",
            "provincial",
            "local",
            "district",
            "former",
            "'s",
            "region's",
            "foreign",
            "defence",
            "defense",
            "interior",
            "general",
            "security",
            "national",
            "top",
            "chief",
        ):
            return False
        k += 1
        skipped += 1
    return False


def _is_venue(words: list[str], first: int, at: int, prep: str, types: EventTypes) -> bool:
    """ "told reporters in Warsaw", "speaking in Davos", "said in Davos on Thursday that"."""
    if prep not in ("in", "at"):
        return False
    before = words[max(0, at - 9) : at]
    verbs, venues = types.words["speech.verbs"], types.cue("speech.venues")
    close = before[-3:]
    if any(w in verbs for w in close) and not _reports_content(words, first, close, verbs):
        return True
    cut = max((k + 1 for k, w in enumerate(before) if w in (";", "when", "after", "that", "while")), default=0)
    return venues.any(before[cut:]) and not types.triggers.any(before[cut:])


def _reports_content(words: list[str], first: int, close: list[str], verbs: frozenset[str]) -> bool:
    """True for "strikes reported in X", "said X was hit": the place is in what is said."""
    verb = next(w for w in reversed(close) if w in verbs)
    if verb in ("reported", "confirmed", "claimed", "announced", "described", "put", "counted", "estimated", "report"):
        return True
    return close[-1] in verbs and words[first - 1] in verbs


def _speaker_follows(words: list[str], last: int, at: int, types: EventTypes) -> bool:
    """ "officials in Kyiv said"."""
    verbs, offices = types.words["speech.verbs"], types.words["offices.words"]
    k = last + 1
    while k < len(words) and words[k] in ("also", "have", "has", "had", "on", "later"):
        k += 1
    noun = words[max(0, at - 2) : at]
    if _is_speech_venue(words, at, k, verbs, types):
        return True
    if k < len(words) and words[k] in ("received", "treated", "admitted") and any(w in _RECEIVERS for w in noun):
        return True
    return (
        k < len(words)
        and words[k] in verbs
        and any(w in offices or w in ("sources", "media", "residents") for w in noun)
    )


def _is_speech_venue(words: list[str], at: int, k: int, verbs: frozenset[str], types: EventTypes) -> bool:
    """ "EU leaders in Brussels condemned": a noun, its place, and a verb of speech."""
    before = words[at - 1] if at else ""
    plain = before.isalpha() and before not in verbs and not any(types.triggers.at(words, at - 1)) if at else False
    return plain and k < len(words) and words[k] in verbs and words[at] == "in"


def _inherit(words: list[str], sites: list[Site]) -> list[Site]:
    """ "launched from Kursk and Primorsko-Akhtarsk": what is listed beside a place stands as it does."""
    out: list[Site] = []
    for site in sites:
        last = out[-1] if out else None
        between = words[last.last + 1 : site.first] if last else []
        listed = last is not None and site.prep == "list" and site.role == "site" and 0 < len(between) <= 3
        if (
            last is not None
            and listed
            and last.role in ("source", "travel", "venue", "speaker")
            and between[-1:] != [";"]
        ):
            site = site._replace(role=last.role)
        out.append(site)
    return out


def _mark_qualifiers(words: list[str], sites: list[Site]) -> list[Site]:
    out = list(sites)
    for k, site in enumerate(out):
        for other in out[k + 1 : k + 4]:
            between = words[site.last + 1 : other.first]
            if (site.place.country is None and site.place.kind != "sea") or len(between) > 9:
                continue
            if len(between) == 2 and between[0] in _SETTLEMENT_HEADS and between[1] == "of":
                _set_role(out, site, "qualifier", always=True)  # "the Belgorod village of Murom"
                continue
            if between[:1] and between[0] in _QUARTERS and between[1:] in (["of"], ["of", "the", "city", "of"]):
                _set_role(out, site, "qualifier")  # "the Zeitoun neighbourhood of Gaza City"
                continue
            if site.place.kind == "sea" and other.place.precision == "near" and between in ([","], [], [",", "about"]):
                _set_role(out, site, "qualifier")  # "in the Black Sea, 25 miles off Tuapse"
                continue
            if (
                site.place.precision == "site"
                and other.place.precision == "settlement"
                and (
                    between in ([","], [",", "in"])
                    or (between[-1:] == ["in"] and len(between) <= 4 and between[0].isalpha())
                )
            ):
                _stand_for(
                    out, site, other
                )  # "the Azovstal works in Mariupol": the settlement, by the name of the works
                continue
            smaller, larger = site, other
            if (
                other.place.precision == "near"
                and site.place.precision == "settlement"
                and site.role == "site"
                and between in ([","], [], ["("], ["just"], [",", "just"])
            ):
                _set_role(out, other, "qualifier")
                continue
            if (_behind(between) and holds(larger.place, smaller.place)) or (
                between[:2] == [",", "in"]
                and _behind(between)
                and site.place.precision == "settlement"
                and larger.place.precision in ("adm1", "region")
                and larger.place.country == site.place.country
            ):
                _set_role(out, other, "qualifier")
            elif (
                between[:1] == ["'s"] and holds(site.place, other.place) and not any(w in (";", "and") for w in between)
            ) or (
                _before(between)
                and holds(site.place, other.place)
                and site.place.precision in ("adm1", "adm2", "region", "country")
            ):
                _set_role(out, site, "qualifier")
    return out


def _behind(between: list[str]) -> bool:
    """ "Zolochiv, Kharkiv region", "Masisi in eastern Congo", "a market in the town of X, in Y"."""
    plain = [w for w in between if w not in ("the", "a")]
    return plain in ([","], ["in"], [",", "in"], ["("], ["of"], [",", "part", "of"]) or (
        len(plain) <= 4
        and plain[:1] in (["in"], [","])
        and all(w not in _STOPS or w == "," for w in plain)
        and plain[-1:] != ["and"]
        and "in" in plain
    )


def _before(between: list[str]) -> bool:
    """ "In Kharkiv region, in the town of Zolochiv", "Kharkiv region: Zolochiv"."""
    plain = [w for w in between if w not in ("the", "a", "town", "city", "village", "of")]
    return plain in ([",", "in"], [":"], [":", "in"], ["'s"])


def _stand_for(sites: list[Site], site: Site, other: Site) -> None:
    k = next(n for n, s in enumerate(sites) if (s.start, s.end) == (other.start, other.end))
    if site.role == "site":
        sites[k] = sites[k]._replace(place=replace(other.place, text=site.place.text), role="site", prep=site.prep)
        _set_role(sites, site, "qualifier", always=True)


def _set_role(sites: list[Site], site: Site, role: str, *, always: bool = False) -> None:
    k = next(n for n, s in enumerate(sites) if (s.start, s.end) == (site.start, site.end))
    if always or sites[k].role in ("site", "party", "source", "travel"):
        sites[k] = sites[k]._replace(role=role)


def name_unknown(sentence: Sentence, sites: list[Site], types: EventTypes) -> list[Site]:
    """Villages that no gazetteer knows: "the village of Djaiba", "Tora in North Darfur".

    They bear their name and no point, as exact as the unit named beside them.
    """
    out = list(sites)
    tokens, words = sentence.tokens, [t.low for t in sentence.tokens]
    taken = {k for s in sites for k in range(s.first, s.last + 1)}
    capital_text = sentence.text.isupper()
    k = 0
    while k < len(tokens) - 1:
        first = k + 1 + (words[k + 1] == "the" and k + 2 < len(tokens))
        last = _name_end(tokens, first, taken, capital_text=capital_text)
        headed = words[k] == "of" and k > 0 and words[k - 1] in _NAMED_HEADS
        located = words[k] in ("in", "at", "near", "on", "outside") and k > 0
        told = first == k + 1 and not capital_text and _is_taken(words, k, last)
        if last >= first and (headed or located or told):
            unit = _unit_behind(words, sites, last)
            alone = (
                (located or told)
                and not capital_text
                and words[k] != "on"
                and first == k + 1
                and _stands_alone(sentence, words, first, last, sites, types)
            )
            behind = located and " ".join(words[last + 1 : last + 3]) in _NAMED_BEHIND
            if (unit is not None or headed or alone or behind) and not types.triggers.any(words[first : last + 1]):
                out.append(_unknown(sentence, words, first, last, unit, sites, types))
                taken |= set(range(first, last + 1))
                out = [
                    s._replace(role="qualifier") if s.role == "site" and _borders(words, s, last) else s for s in out
                ]
                if unit is not None and unit.role == "site":
                    out = [s._replace(role="qualifier") if s == unit else s for s in out]
        k += 1
    return sorted((s for s in out if s.place.name), key=lambda s: s.first)


def _is_taken(words: list[str], k: int, last: int) -> bool:
    """ "captured Hrishyne, ...", "the seizure of Hrishyne": a strange name as what was shelled or taken."""
    taken = words[k] in _TAKEN_VERBS or (words[k] == "of" and k > 0 and words[k - 1] in _TAKEN_NOUNS)
    after = words[last + 1 : last + 2]
    return taken and (not after or after[0] in _STOPS or after[0] in _PREPOSITIONS or after[0] in _TIMES)


def _stands_alone(
    sentence: Sentence, words: list[str], first: int, last: int, sites: list[Site], types: EventTypes
) -> bool:
    """ "bombed a school in Depayin": a strange name after "in", and no other place in a sentence of violence."""
    offices = any(s.role in ("title", "speaker") and s.place.precision != "country" for s in sites)
    if (
        offices
        or any(s.role == "site" and s.place.precision in _FINE and not _borders(words, s, last) for s in sites)
        or last > first + 1
    ):
        return False
    names = [t.text for t in sentence.tokens[first : last + 1]]
    names = [n for n in names if n.lower() not in _PARTICLES]
    if not names or any(english_level(n.lower()) or n.lower() in first_names() or len(n) < 4 for n in names):
        return False
    if any(w in ("killed", "wounded", "injured", "kidnapped", "abducted") for w in words):
        return True
    return any(t.kind in _VIOLENT for i in range(len(words)) for _, t in types.triggers.at(words, i))


def _borders(words: list[str], site: Site, last: int) -> bool:
    """ "Boulkessi, near the border with Burkina Faso": said of the name, not another site."""
    near = site.first > last and words[last + 1 : site.first] in (
        [","],
        [],
        [",", "near"],
        [",", "on"],
        [",", "close", "to"],
    )
    return near and site.place.precision in ("near", "region")


def _name_end(tokens: tuple[Token, ...], first: int, taken: set[int], *, capital_text: bool) -> int:
    last = first - 1
    for k in range(first, min(first + 3, len(tokens))):
        word = tokens[k].text
        capitals = word.isupper() and len(word) > 1 and capital_text and not english_level(tokens[k].low)
        plain = (
            word[0].isupper()
            and (word[1:2].islower() or capitals)
            and k not in taken
            and tokens[k].low not in _NOT_NAMES
            and word.isalpha()
        )
        if not plain and not (word[0].isupper() and "-" in word and k not in taken):
            break
        last = k
    follows = last + 1 in taken or (
        last >= first and tokens[last + 1 : last + 2] and tokens[last + 1].text[0].isupper() and not capital_text
    )
    return first - 1 if follows else last


def _unit_behind(words: list[str], sites: list[Site], last: int) -> Site | None:
    for site in sites:
        between = words[last + 1 : site.first]
        if (
            0 < len(between) <= 6
            and _behind(between)
            and site.place.precision in ("adm1", "adm2", "region", "country")
            and site.role != "actor"
        ):
            return site
    return None


def _unknown(
    sentence: Sentence, words: list[str], first: int, last: int, unit: Site | None, sites: list[Site], types: EventTypes
) -> Site:
    tokens = sentence.tokens
    name = sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]
    before = [
        s
        for s in sites
        if s.last < first
        and s.place.precision in ("adm1", "adm2", "region", "country")
        and s.role in ("site", "qualifier", "title", "speaker")
    ]
    holder = (unit or (before[-1] if before else None)) or None
    within = holder.place if holder else _only_country(sites, words)
    prep, head, at = governor(words, first, types)
    place = EventPlace(
        name=name, text=name, kind="settlement", precision=within.precision if within else "region", place_id=f"name:{name.lower()}",
        country=within.country if within else None, adm1=within.adm1 if within else None, adm1_name=within.adm1_name if within else None,
        adm2=within.adm2 if within else None, adm2_name=within.adm2_name if within else None, score=0.4,
    )  # fmt: skip
    return Site(
        first,
        last,
        tokens[first].start,
        tokens[last].end,
        place,
        None,
        "site",
        prep,
        head,
        at <= 1 and prep in LOCATIVE,
    )


def _only_country(sites: list[Site], words: list[str] | None = None) -> EventPlace | None:
    """The one country that a sentence speaks of, by name or adjective."""
    words = words or []
    places = {
        s.place.country: s.place
        for s in sites
        if s.place.precision == "country"
        and s.place.country
        and not any(map(is_person, words[s.last + 1 : s.last + 2]))
    }
    return next(iter(places.values())) if len(places) == 1 else None
