"""Which places of a sentence can be where something happened, and how each stands there.

A place of a title ("mayor of Kharkiv"), of a speech ("told reporters in Warsaw"), of a
party ("delegations from Ukraine") or of a larger unit behind a name ("Zolochiv,
Kharkiv region") is told apart from a site.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from geo.gazetteer import distance_km
from geo.lean import replace
from geo.mentions.lexicon import english_level, first_names
from geo.model import Location, Place
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.places import event_place, holds, is_country, settle_district, settle_unit
from geo.reports.roles import (
    BATTLES,
    DONE_TO,
    LOCATIVE,
    MET_THERE,
    MONTHS,
    PREPOSITIONS,
    QUARTERS,
    TIMES,
    Site,
    governor,
    is_behind,
    is_river,
    is_told,
    role_of,
)
from geo.reports.text import CleanText, Sentence
from geo.reports.things import names_a_thing
from geo.reports.unknown import SETTLEMENT_HEADS, name_unknown

__all__ = ["Site", "sites_of"]

_DATELINE = regex(
    r"[A-Z][A-Z .'-]{2,30}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\. ?/[\w .-]{2,30}/\.? ?|"  # "MOSCOW, May 4. /TASS/."
    r"(?:[A-Z][A-Z.' -]{2,40}|[A-Z][\w.' -]{2,40}(?=,? ?(?:\(|\d|[A-Z][a-z]{2,8}\.? \d)))(?: ?\([^)]{2,40}\))?(?:, [A-Z][\w. ]{1,30}){0,2},? ?"
    r"(?:\d{1,2} [A-Za-z]{3,9}\.?(?: \d{2,4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? ?(?:\([^)]{2,40}\))? ?(?:--|-|\u2013) "
)
_SIDE_OF_CITY = regex(
    r"(?:in )?(?:the )?(?:far )?(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)"
    r"(?:ern part)? of the (?:city|town|village|capital|settlement)\b"
)
_VIOLENT = tuple(
    "kill wound injur attack struck strike hit shell bomb explo blast clash fight kidnap abduct captur execut murder massacr behead shot gunm torch raid ambush detonat "
    "missile rocket drone mortar slain dead died seiz captive hostage overran assault stab hack slaughter lynch loot burn death hurt debris fell landed withdr retreat retook retake".split()
)
_OLD_PICTURE = regex(r"(?i)\W*(?:file (?:photo|picture|image)|archive photo)\b")  # of another day than the news
_VIOLENT_OPENINGS = frozenset(start[:3] for start in _VIOLENT)
_ALL_OVER = ("across", "throughout")
_GOES_ON = regex(r" (?:al|el|ar|as|ash|ad|an|at|az)-[A-Z]")  # "Ain al-Asad" is not Ain
_ACRONYM = 5
_BEFORE_MONTH = frozenset(
    "in since until by last early late mid this next of from and between to during through".split()
)
_ORDNANCE = frozenset("missile missiles rocket rockets drone drones".split())
_WATERS = ("river", "lake")
_LIKELY = 0.2
_SURE_BEFORE = frozenset(["in", "near", "at", "off"]) | DONE_TO
_TOWN = 10_000
_SMALL_TOWN = 50_000
_METROPOLIS = 5_000_000
_FLANKS = frozenset("flank flanks outskirts edge approaches approach side bank shore border doorstep".split())
# What makes one name of two words: "Puerto Jordán", "La Valencia"; "Ain al-Asad", "Pont-Sondé".
_LEADING = regex(
    r"(?<![\w-])(?:Puerto|San|Santa|Santo|Villa|Nueva|Nuevo|Fort|El|La|Las|Los|Al|Ain|Bir|Wadi|Tel|Tell|Tal|Beit|Bayt|Deir|Dayr|Kafr|"
    r"Umm|Um|Abu|Ras|Jabal|Khirbet|Ban|Phnom|Nong|Kyauk|Kampung|Chak|Mir|Qala|Tse) $"
)
_TRAILING = regex(r"(?:-[A-Z][a-z\u00c0-\u024f]+(?![\w-])| (?:al|el|as|ash|ad|an|ar|at|az)-[A-Z]\w+)")
_RURAL = frozenset("village villages settlement settlements hamlet hamlets".split())
_UNITS_LISTED = frozenset("regions oblasts provinces".split())
_BESIDE = frozenset("adjoining bordering neighbouring neighboring overlooking abutting".split())
_APART = frozenset(("and", "or", "while", "when", "but", ";", "then"))
_LISTED = regex(r" ?(?:, (?:and )?|and )(?:the )?[A-Z]")  # "in Poltava, Sumy and Kharkiv"
_BORDER_KM = 40.0
_UNIT_HEADS = frozenset("district province region department county crossing area".split())
_MOSTLY = 0.75
_LENGTHS = frozenset("km kilometres kilometers miles".split())
_TOWN_SITES = frozenset(
    "market mosque church hospital school square stadium bridge road station hotel mall prison barracks airport roundabout".split()
)
_UNITS_BEHIND = frozenset("province state region county governorate department prefecture".split())
_PAPERS = frozenset("times herald tribune gazette journal newspaper guardian telegraph".split())
_TELLING = frozenset("reported reports said told according per cited citing".split())
_GENERIC = frozenset(
    "downtown midtown uptown capital city town village region centre center central district province state federal republic".split()
)


def sites_of(text: CleanText, locations: tuple[Location, ...], types: EventTypes) -> list[list[Site]]:
    """The places of each sentence, in order."""
    starts = [s.start for s in text.sentences]
    cities = frozenset(loc.place.id for loc in locations if loc.place and loc.place.kind == "settlement")
    units = frozenset(
        loc.place.adm1
        for loc in locations
        if loc.place and loc.place.kind in ("settlement", "adm1", "adm2") and loc.mention.role != "adjective"
    )
    locations = tuple(settle_district(loc, cities, units) for loc in locations)
    grouped: list[list[tuple[int, int, Location]]] = [[] for _ in starts]
    dateline = _DATELINE.match(text.text)
    written_in = dateline.end() if dateline else 0
    for location in locations:
        start, end = text.clean_offset(location.mention.span.start), text.clean_offset(location.mention.span.end)
        k = bisect_right(starts, start) - 1
        location = settle_unit(location, text.text[end : end + 14], text.text[max(0, start - 24) : start])
        if k >= 0 and start < text.sentences[k].end:
            grouped[k].append((start, min(end, text.sentences[k].end), location))
    if locations and _is_capitals(text.text):
        surnames = _surnames(text)
        grouped = [[f for f in found if not _is_surname(text, f, surnames)] for found in grouped]
    read = _in_one_country([_sentence_sites(text.sentences[k], found, types) for k, found in enumerate(grouped)])
    return [
        [s._replace(role="dateline") if s.end <= written_in and s.role != "actor" else s for s in sites]
        for sites in read
    ]


def _in_one_country(read: list[list[Site]]) -> list[list[Site]]:
    """A strange village lies in the country that nearly all places of the text lie in, where the text has but one."""
    told = [
        s.place.country for sites in read for s in sites if s.place.country and s.role in ("site", "qualifier", "title")
    ]
    home = max(set(told), key=lambda c: (told.count(c), c), default=None)
    if home is None or told.count(home) < _MOSTLY * len(told):
        return read
    return [[_settled_in(s, home) for s in sites] for sites in read]


def _settled_in(site: Site, country: str) -> Site:
    strange = site.place.country is None and site.location is None and (site.place.place_id or "").startswith("name:")
    return site._replace(place=replace(site.place, country=country)) if strange else site


def _is_capitals(text: str) -> bool:
    """True for a text in capitals, where names of people look like those of places."""
    sample = text[:2000]
    upper = sum(map(str.isupper, sample))
    return upper > 40 and upper > 4 * sum(map(str.islower, sample))


def _surnames(text: CleanText) -> frozenset[str]:
    """The words behind first names: "FRANCISCO MERINO" makes MERINO a person from then on."""
    out: set[str] = set()
    for sentence in text.sentences:
        words = sentence.words
        for first, after in zip(words, words[1:], strict=False):
            if first in first_names() and after.isalpha() and len(after) > 3 and after not in PREPOSITIONS:
                out.add(after)
    return frozenset(out)


def _is_surname(text: CleanText, found: tuple[int, int, Location], surnames: frozenset[str]) -> bool:
    name = text.text[found[0] : found[1]].lower()
    before = text.text[max(0, found[0] - 20) : found[0]].lower().split()
    placed = bool(before) and before[-1] in PREPOSITIONS | {"of"}
    after = re.match(r" ([A-Z]{3,})", text.text[found[1] : found[1] + 20])
    given = name in first_names() and after is not None and after[1].lower() not in PREPOSITIONS
    article = bool(before) and before[-1] in ("a", "an") and bool(english_level(name))
    return article or (not placed and (name in surnames or given))


def _sentence_sites(sentence: Sentence, found: list[tuple[int, int, Location]], types: EventTypes) -> list[Site]:
    usable = _settled(sentence, _without_fragments(sentence, _without_anchors(sentence, found), types))
    if not usable and not any(map(_is_violent, sentence.words)):
        return []
    words = sentence.words
    sites = [site for start, end, location in usable if (site := _site(sentence, words, start, end, location, types))]
    sites = _venue_in_front(words, _listed_units(words, _widened(sites)), types)
    named = name_unknown(sentence, _without_waters(_mark_qualifiers(words, _inherit(words, sites))), types)
    return [s._replace(role="dateline") for s in named] if _OLD_PICTURE.match(sentence.text) else named


def _is_violent(word: str) -> bool:
    if "-" in word:
        return any(part.startswith(_VIOLENT) for part in word.split("-"))
    return word[:3] in _VIOLENT_OPENINGS and word.startswith(_VIOLENT)


def _venue_in_front(words: list[str], sites: list[Site], types: EventTypes) -> list[Site]:
    """ "In Berlin for treatment, the mayor of Nikopol said": where the one who speaks for another place is."""
    verbs = types.words["speech.verbs"]
    out = []
    for k, site in enumerate(sites):
        titles = [t for t in sites[k + 1 :] if t.role == "title" and t.place.place_id != site.place.place_id]
        spoken = site.fronted and any(w in verbs for t in titles[:1] for w in words[t.last + 1 : t.last + 6])
        elsewhere = spoken and titles[0].place.adm1 != site.place.adm1 and not holds(titles[0].place, site.place)
        out.append(site._replace(role="venue") if elsewhere else site)
    return out


def _widened(sites: list[Site]) -> list[Site]:
    """ "Across Gaza on Sunday, nine in Khan Younis": the unit of that name, where another town of it is named."""
    towns = {s.place.place_id for s in sites if s.place.precision == "settlement"}
    return [_as_unit(s) if s.prep in _ALL_OVER and s.location and len(towns) > 1 else s for s in sites]


def _listed_units(words: list[str], sites: list[Site]) -> list[Site]:
    """ "Over 13 regions, including Ryazan and Moscow", "two villages in Kursk": the units of these names."""
    out: list[Site] = []
    listed = False
    for k, site in enumerate(sites):
        before = words[max(0, site.first - 3) : site.first]
        gap = words[sites[k - 1].last + 1 : site.first] if k else []
        listed = (listed and all(w in (",", "and", "the") for w in gap)) or _opens_units(before)
        listed = listed or (site.prep == "over" and _ends_in_unit(words, sites[k:]))
        rural = site.prep == "in" and before[-1:] == ["in"] and before[-2:-1] != [] and before[-2] in _RURAL
        out.append(_as_unit(site) if site.location and (listed or rural) else site)
    return out


def _ends_in_unit(words: list[str], sites: list[Site]) -> bool:
    """ "Downed over Bryansk, Kaluga and the Moscow region": a list of regions, of which the last alone is called one."""
    for site, after in zip(sites, sites[1:], strict=False):
        gap = words[site.last + 1 : after.first]
        if after.prep != "list" or any(w not in (",", "and", "the") for w in gap):
            return False
        if "and" in gap:
            named = words[after.last : after.last + 2]
            return after.place.precision == "adm1" and ("region" in named or "oblast" in named)
    return False


def _opens_units(before: list[str]) -> bool:
    plain = [w for w in before if w != ","]
    led = plain[-1:] in (["including"], ["like"]) or plain[-2:] == ["such", "as"]
    return led and not _UNITS_LISTED.isdisjoint(plain)


def _as_unit(site: Site) -> Site:
    location = site.location
    if location is None or location.place is None or location.place.kind != "settlement":
        return site
    home = location.place
    named = (p for p, _ in location.alternatives if p.kind in ("adm1", "region") and p.country == home.country)
    unit = next((p for p in named if p.name.startswith(home.name)), None)
    place = event_place(replace(location, place=unit, ambiguous=False), site.place.text) if unit else None
    return site._replace(place=place) if place else site


def _without_waters(sites: list[Site]) -> list[Site]:
    """ "A ferry on the Nile was hit at Omdurman": of a river and a place on it, the place."""
    finer = any(s.role == "site" and s.place.precision in ("site", "settlement", "near") for s in sites)
    if not finer:
        return sites
    return [s._replace(role="qualifier") if s.place.kind in _WATERS and s.role == "site" else s for s in sites]


def _without_anchors(sentence: Sentence, found: list[tuple[int, int, Location]]) -> list[tuple[int, int, Location]]:
    """Leave out the anchor within "30 km south of Poltava", and what lies within another."""
    relative = [(s, e) for s, e, loc in found if loc.mention.role == "relative" and loc.place is not None]
    units = {(s, e) for s, e, loc in found if _is_unit_of_country(s, e, loc, found)}
    units |= {(s, e) for s, e, loc in found if _is_in_named_unit(sentence, e, loc)}
    relative = [span for span in relative if span not in units]
    out = []
    for start, end, location in found:
        if (start, end) in units and location.mention.role == "relative":
            continue
        inside = any(s <= start and end <= e and (s, e) != (start, end) for s, e in relative)
        same = location.mention.role != "relative" and (start, end) in relative
        if not inside and not same:
            out.append((start, end, location))
    return sorted(out, key=lambda item: (item[0], -item[1]))


def _without_fragments(
    sentence: Sentence, found: list[tuple[int, int, Location]], types: EventTypes
) -> list[tuple[int, int, Location]]:
    """Leave out the name that is a piece of a longer one that no gazetteer knows: "Puerto Jordán", "Ain al-Asad", "Hamas"."""
    spans = [(s, e) for s, e, _ in found]
    out = []
    for start, end, location in found:
        first, last = start - sentence.start, end - sentence.start
        before, after = _LEADING.search(sentence.text, max(0, first - 16), first), _TRAILING.match(sentence.text, last)
        at, behind = sentence.start + (before.start() if before else 0), sentence.start + (after.end() if after else 0)
        longer = (before and not any(s <= at < e for s, e in spans)) or (
            after and not any(s < behind <= e for s, e in spans)
        )
        group = types.armed_groups.any([sentence.text[first:last].lower()]) and location.mention.role != "relative"
        inside = sentence.text[max(0, first - 4) : first].lower().endswith((" in ", " at "))
        if names_a_thing(sentence.text, first, last, location):
            continue
        plain = location.mention.role in ("literal", "doubtful") and not sentence.text.isupper()
        if not (plain and longer) and not (group and not inside):
            out.append((start, end, location))
    return out


def _is_in_named_unit(sentence: Sentence, end: int, location: Location) -> bool:
    """ "the Guzara district of Herat province": no district of the city."""
    after = sentence.text[end - sentence.start : end - sentence.start + 14].split()
    phrase = location.mention.text.lower()
    named = location.mention.role == "relative" and (" district of " in phrase or " district in " in phrase)
    return named and bool(after) and after[0].strip(".,;") in _UNITS_BEHIND


def _is_unit_of_country(start: int, end: int, location: Location, found: list[tuple[int, int, Location]]) -> bool:
    """ "the Chiure district of Mozambique": the district is known, no part of the country is meant."""
    if location.mention.role != "relative" or location.place is None or location.place.kind not in ("country", "adm1"):
        return False
    held = [loc.place for s, e, loc in found if s == start and e < end and loc.place is not None]
    return any(p.kind in ("adm1", "adm2", "settlement") and p.country == location.place.country for p in held)


def _settled(sentence: Sentence, found: list[tuple[int, int, Location]]) -> list[tuple[int, int, Location]]:
    """ "Palmyra, Syria": the unit right behind a name leaves no doubt which place is meant."""
    out = []
    for k, (start, end, location) in enumerate(found):
        behind = found[k + 1][2].place if k + 1 < len(found) else None
        gap = sentence.text[end - sentence.start : found[k + 1][0] - sentence.start].strip() if behind else ""
        place = location.place
        named = place is not None and behind is not None and gap in (",", "(", ", in", "in", "in the", ", in the")
        if named and place and behind and behind.kind in ("country", "adm1", "adm2") and _lies_in(place, behind):
            location = replace(location, ambiguous=False, score=max(location.score, 0.8))
        elif named and place and behind and _is_on_border(place, behind):
            moved = replace(place, adm1=behind.adm1, adm1_name=behind.adm1_name, adm2=None, adm2_name=None)
            location = replace(location, place=moved, ambiguous=False)  # the text knows better than the gazetteer
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
        elif (home := _named_country(found, location)) is not None:
            better = next((p for p, _ in location.alternatives if p.kind == "settlement" and p.country == home), None)
            if better is None:
                continue  # "Borno state said ... in Baga": no Baga of another country
            location = replace(location, place=better, score=0.5)
        out.append((start, end, location))
    return out


def _named_country(found: list[tuple[int, int, Location]], location: Location) -> str | None:
    """The one country of the units that a sentence names, where a doubtful namesake lies outside it."""
    place = location.place
    if place is None or not location.ambiguous or place.kind != "settlement" or location.mention.role != "literal":
        return None
    units = {o.place.country for _, _, o in found if o.place and o.place.kind == "adm1" and o.mention.role == "literal"}
    others = {o.place.country for _, _, o in found if o.place and o is not location}
    return next(iter(units)) if len(units) == 1 and place.country not in others else None


def _lies_in(place: Place, unit: Place) -> bool:
    return place.country == unit.country and (unit.kind == "country" or place.adm1 == unit.adm1)


def _is_elsewhere(sentence: Sentence, place: Place, unit: Place, found: tuple[int, int, Location]) -> bool:
    """True where the unit named behind a place does not hold the place found: "Tora in North Darfur"."""
    if unit.kind not in ("country", "adm1", "adm2") or _lies_in(place, unit):
        return False
    listed = _LISTED.match(sentence.text, found[1] - sentence.start) or found[2].mention.role != "literal"
    return not listed


def _is_on_border(place: Place, unit: Place) -> bool:
    """True for a town so near to the middle of another unit of its country that the gazetteer may have the wrong one."""
    if place.kind != "settlement" or unit.kind != "adm1" or place.country != unit.country or place.adm1 == unit.adm1:
        return False
    if place.lat is None or place.lon is None or unit.lat is None or unit.lon is None:
        return False
    return distance_km(place.lat, place.lon, unit.lat, unit.lon) < _BORDER_KM


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
    if _is_month(words, first, last) or _is_weapon(words, first, last, types):
        return None
    if _is_in_other_name(sentence, words, first, last) or _is_the_town(text):
        return None
    if _is_acronym(sentence, text, location) or _GOES_ON.match(sentence.text, end - sentence.start):
        return None
    location = _as_metropolis(sentence, _of_group(words, location, types))
    place = event_place(location, text)
    if place is None or text.lower() in _GENERIC or _is_word_for_place(location, text):
        return None
    if location.mention.role == "relative" and _SIDE_OF_CITY.match(text.lower()):
        return None  # "in the south of the city": see `geo.reports.context`
    if text.lower().startswith("the capital of") and words[last + 1 : last + 2] == ["'s"]:
        return None  # "El Obeid, the capital of Sudan's North Kordofan": not Sudan's
    if is_river(words, first, last, location):
        return None
    if _is_whole_unit(words, last, location):
        place = event_place(replace(location, mention=replace(location.mention, role="literal")), text)
        if place is None:
            return None
    prep, head, at = governor(words, first, types)
    if location.mention.role == "doubtful" and not (
        is_told(words, first, last, prep) and _is_likely(words, first, location)
    ):
        return None
    role = role_of(words, first, last, at, prep, head, location, types)
    if location.mention.role == "relative":
        prep = words[first] if words[first] in LOCATIVE else prep
        measured = location.offset is not None and location.offset.distance_km and words[first - 1 : first] != ["to"]
        if role in ("party", "source", "site") or (
            role == "travel" and (words[first] in ("near", "outside", "off") or measured)
        ):
            role = "site"
    fronted = at <= 1 and prep in LOCATIVE and role == "site"
    head = MET_THERE if role == "venue" and words[last + 1 : last + 3] == [",", "where"] else head
    return Site(first, last, start, end, place, location, role, prep, head, fronted)


def _is_month(words: list[str], first: int, last: int) -> bool:
    """ "In March bandits abducted pupils": no town of that name."""
    led = words[first - 1 : first] and words[first - 1] in _BEFORE_MONTH
    return first == last and words[first] in MONTHS and bool(led) and words[last + 1 : last + 2] != [","]


def _is_weapon(words: list[str], first: int, last: int, types: EventTypes) -> bool:
    """ "Iskander missiles", "a Grad rocket": what was fired bears the name of a place."""
    if first and words[first - 1] in ("in", "at", "near", "from", "of", "to"):
        return False
    return types.weapons.any(words[first : last + 1]) or (
        last + 1 < len(words) and words[last + 1] in _ORDNANCE and any(True for _ in types.weapons.at(words, first))
    )


def _is_in_other_name(sentence: Sentence, words: list[str], first: int, last: int) -> bool:
    """ "A Molotov cocktail", "reported the New York Post": a thing or a newspaper."""
    behind = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    if words[last] == "molotov" and behind.lower() in ("cocktail", "cocktails", "bomb", "bombs"):
        return True
    if not behind[:1].isupper() or sentence.text.isupper():
        return False
    around = {*words[max(0, first - 3) : first], *words[last + 2 : last + 4]}
    return behind.lower() in _PAPERS or (behind.lower() == "post" and bool(_TELLING & around))


def _is_the_town(text: str) -> bool:
    """ "The city" at the head of a sentence stands for a town told of, whatever is called The City."""
    low = text.lower().split()
    return len(low) == 2 and low[0] == "the" and low[1] in ("city", "town", "village")


def _is_acronym(sentence: Sentence, text: str, location: Location) -> bool:
    """ "NATO" is not Nato, where the sentence is not in capitals."""
    short = text.isupper() and text.isalpha() and len(text) <= _ACRONYM
    town = location.place is not None and location.place.kind == "settlement"
    return short and town and not sentence.text.isupper()


def _as_metropolis(sentence: Sentence, location: Location) -> Location:
    """ "The Security Council met in New York", in a text on Ukraine: where nothing violent is told, the great city."""
    place = location.place
    if place is None or place.kind != "settlement" or place.population > _SMALL_TOWN:
        return location
    great = (p for p, _ in location.alternatives if p.kind == "settlement" and p.population >= _METROPOLIS)
    better = next((p for p in great if p.country != place.country), None)
    if better is None or any(map(_is_violent, sentence.words)):
        return location
    return replace(location, place=better, ambiguous=False)


def _of_group(words: list[str], location: Location, types: EventTypes) -> Location:
    """ "M23 rebels seized Walikale": of namesakes, the one in the country of the armed group."""
    if not location.ambiguous or location.place is None:
        return location
    lands = {country for _, _, (_, country) in types.armed_groups.find(words)} - {""}
    if not lands or location.place.country in lands:
        return location
    better = next(((p, score) for p, score in location.alternatives if p.country in lands), None)
    return replace(location, place=better[0], score=better[1]) if better else location


def _is_likely(words: list[str], first: int, location: Location) -> bool:
    """False for "Thursday's strikes", and for the rarest of names but a town's right behind "in"."""
    if words[first] in TIMES | MONTHS:
        return False
    town = location.place is not None and location.place.population > _TOWN
    if first > 1 and words[first - 2] in BATTLES and words[first - 1] in ("for", "of"):
        return town
    before = words[max(0, first - 1)]
    opens = not before.isalnum() or first == 0  # "- Shostka: a drone hit a substation"
    out_of = words[max(0, first - 2) : first] == ["out", "of"]
    return location.mention.score >= _LIKELY or (town and (before in _SURE_BEFORE or opens or out_of))


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


def _inherit(words: list[str], sites: list[Site]) -> list[Site]:
    """ "launched from Kursk and Primorsko-Akhtarsk": what is listed beside a place stands as it does."""
    out: list[Site] = []
    for site in sites:
        last = out[-1] if out else None
        between = words[last.last + 1 : site.first] if last else []
        listed = last is not None and site.prep == "list" and site.role == "site" and 0 < len(between) <= 3
        if (
            last is not None
            and site.role == "party"
            and site.prep == "list"
            and last.role == "site"
            and is_country(last.place)
            and between in (["and"], [","])
        ):
            site = site._replace(role="site")  # "over Jordan and Syria"
        elif (
            last is not None
            and listed
            and last.role in ("source", "travel", "venue", "speaker")
            and between[-1:] != [";"]
        ):
            site = site._replace(role=last.role)
        elif last is not None and listed and last.prep in ("between", "") and between == ["and"]:
            site = site._replace(prep=last.prep)  # "exchanges between Moscow and Kyiv", "hit Kyiv and Kharkiv"
        out.append(site)
    return out


def _is_measured(words: list[str], site: Site) -> bool:
    return site.place.precision == "near" and any(w[:1].isdigit() for w in words[site.first : site.last + 1])


def _is_aside(between: list[str]) -> bool:
    return between[-1] in (",", "near", "on", "along", "by", "to") and not _APART.intersection(between)


def _mark_qualifiers(words: list[str], sites: list[Site]) -> list[Site]:
    out = list(sites)
    for k, site in enumerate(out):
        for other in out[k + 1 : k + 4]:
            between = words[site.last + 1 : other.first]
            if len(between) == 2 and between[0] in _UNIT_HEADS and between[1] == "of" and "border" in site.place.text:
                _set_role(out, site, "qualifier", always=True)  # "in the Afghan border district of Spin Boldak"
                continue
            if (
                _is_apposed(between)
                and site.role == "site"
                and (holds(other.place, site.place) or other.place.precision == "near")
            ):
                _set_role(out, other, "qualifier")  # "Lalibela, a town known for its churches in Amhara"
                continue
            if (
                site.place.precision == other.place.precision == "settlement"
                and len(between) == 2
                and between[0] in _TOWN_SITES
                and between[1] == "in"
            ):
                _set_role(out, site, "qualifier")  # "at Gamboru market in Maiduguri"
                continue
            bare = [w for w in between if w not in _UNIT_HEADS | {"state", "near", "on", "along", "close", "to"}]
            if "border" in other.place.text and bare in ([","], []) and other.place.precision in ("near", "region"):
                _set_role(out, other, "qualifier")  # "in Catatumbo, near the Venezuelan border"
                continue
            if (
                other.place.precision == "near"
                and (site.place.place_id or "").startswith("name:")
                and between[:2] in ([",", "a"], [",", "an"])
                and len(between) <= 6
            ):
                _set_role(out, other, "qualifier")  # "al-Mawasi, a strip of dunes west of Rafah"
                _set_unit(out, site, other)
                continue
            if (site.place.country is None and site.place.kind != "sea") or len(between) > 9:
                continue
            if _is_owner_of_town(between):
                _set_role(out, site, "qualifier", always=True)  # "Gaza's southern city of Khan Younis"
                continue
            if len(between) == 2 and between[0] in SETTLEMENT_HEADS | _UNIT_HEADS and between[1] == "of":
                _set_role(out, site, "qualifier", always=True)  # "the Belgorod village of Murom"
                continue
            if between[:1] and between[0] in QUARTERS and between[1:] in (["of"], ["of", "the", "city", "of"]):
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
            if site.role == "site" and between[:2] == [",", "a"] and "of" in between[-2:] and len(between) <= 6:
                _set_role(out, other, "qualifier")  # "Antonivka, a suburb of Kherson"
                continue
            if site.role == "site" and between[:1] == [","] and _is_measured(words, other) and _is_aside(between):
                _set_role(out, other, "qualifier")  # "near Picota, San Martin Department, 640 km northeast of Lima"
                continue
            if between[:1] == [","] and between[-1] in _BESIDE and len(between) <= 5:
                _set_role(out, other, "qualifier")  # "Callao, the port city adjoining Lima"
                continue
            if between[:1] == [","] and between[-1:] == ["of"] and _FLANKS & set(between):
                _set_role(out, other, "qualifier")  # "Klishchiivka and Kurdiumivka, on the southern flank of Bakhmut"
                continue
            if (
                between in ([","], ["("])
                and site.role == "site"
                and site.place.precision in ("settlement", "country", "adm1", "adm2", "region")
                and other.place.precision == "settlement"
                and words[other.last + 1 : other.last + 2] in (["district"], ["raion"], ["county"], ["municipality"])
            ):
                _set_role(out, other, "qualifier")  # "Zvannoye, Glushkovo District"
                continue
            if between[:1] == [","] and "border" in words[other.first : other.last + 1] and _is_aside(between):
                _set_role(out, other, "qualifier")  # "Saravena, Arauca department, near the border with Venezuela"
                continue
            if between == [","] and _is_state_of(site, other, words):
                _set_role(out, other, "qualifier")  # "Cordoba, Veracruz"
                continue
            if (
                between[:1] == [","]
                and (len(between) == 1 or _LENGTHS & set(between))
                and site.place.precision == "settlement"
                and "border" in other.place.name.lower()
            ):
                _set_role(out, other, "qualifier")  # "in Kharkiv, 30 km from the Russian border, where"
                continue
            smaller, larger = site, other
            if (
                other.place.precision == "near"
                and (site.place.precision == "settlement" or (site.place.precision == "near" and not site.place.offset))
                and site.role == "site"
                and between in ([","], [], ["("], ["just"], [",", "just"])
            ):
                _set_role(out, other, "qualifier")
                continue
            if (is_behind(between) and holds(larger.place, smaller.place)) or (
                between[:2] == [",", "in"]
                and is_behind(between)
                and site.place.precision == "settlement"
                and larger.place.precision in ("adm1", "region")
                and larger.place.country == site.place.country
            ):
                _set_role(out, other, "qualifier")
            elif between == ["'s"] and site.place.precision == "settlement" and other.place.kind == "adm2":
                _set_role(out, other, "qualifier")  # "Sevastopol's Leninsky district"
            elif holds(site.place, other.place) and (
                (between[:1] == ["'s"] and not any(w in (";", "and") for w in between))
                or (_before(between) and site.place.precision in ("adm1", "adm2", "region", "country"))
            ):
                _set_role(out, site, "qualifier")
    return out


def _is_owner_of_town(between: list[str]) -> bool:
    """ "Lebanon's coastal city of", "Sudan's besieged town of": what is said of a country or strip before its town."""
    return (
        2 < len(between) <= 6
        and between[0] == "'s"
        and between[-1] == "of"
        and between[-2] in SETTLEMENT_HEADS
        and all(w.replace("-", "").isalpha() for w in between[1:])
    )


def _is_apposed(between: list[str]) -> bool:
    """ ", a town known for its rock-hewn churches in"."""
    return (
        2 < len(between) <= 14
        and between[0] == ","
        and between[1] in ("a", "an", "the")
        and any(w in SETTLEMENT_HEADS for w in between[2:6])
        and "in" in between
        and "," not in between[1:]
    )


def _is_state_of(site: Site, other: Site, words: list[str]) -> bool:
    """A town, then the unit that holds it, which has the name of its seat; not one of a list of towns."""
    named = bool(other.place.adm1_name) and (other.place.adm1_name or "").startswith(other.place.name)
    alike = site.place.adm1 == other.place.adm1 and site.place.adm1 and site.place.precision == "settlement"
    return bool(named and alike) and words[other.last + 1 : other.last + 2] not in (["and"], [","], ["or"])


def _before(between: list[str]) -> bool:
    """ "In Kharkiv region, in the town of Zolochiv", "Kharkiv region: Zolochiv"."""
    plain = [w for w in between if w not in ("the", "a", "town", "city", "village", "of")]
    return plain in ([",", "in"], [":"], [":", "in"], ["'s"])


def _stand_for(sites: list[Site], site: Site, other: Site) -> None:
    k = next(n for n, s in enumerate(sites) if (s.start, s.end) == (other.start, other.end))
    if site.role == "site":
        sites[k] = sites[k]._replace(place=replace(other.place, text=site.place.text), role="site", prep=site.prep)
        _set_role(sites, site, "qualifier", always=True)


def _set_unit(sites: list[Site], site: Site, other: Site) -> None:
    """Give a strange name the country and unit of the place that it is explained by."""
    k = next(n for n, s in enumerate(sites) if (s.start, s.end) == (site.start, site.end))
    place = replace(site.place, country=other.place.country, adm1=other.place.adm1, adm1_name=other.place.adm1_name)
    sites[k] = sites[k]._replace(place=place if site.place.country is None else site.place)


def _set_role(sites: list[Site], site: Site, role: str, *, always: bool = False) -> None:
    k = next(n for n, s in enumerate(sites) if (s.start, s.end) == (site.start, site.end))
    if always or sites[k].role in ("site", "party", "source", "travel"):
        sites[k] = sites[k]._replace(role=role)
