"""Which places of a sentence can be where something happened, and how each stands there.

A place of a title ("mayor of Kharkiv"), of a speech ("told reporters in Warsaw"), of a
party ("delegations from Ukraine") or of a larger unit behind a name ("Zolochiv,
Kharkiv region") is told apart from a site.
"""

from __future__ import annotations

from bisect import bisect_right

from geo.gazetteer import load_index
from geo.lean import replace
from geo.model import EventPlace, Location
from geo.patterns import regex
from geo.reports.heads import as_listed
from geo.reports.lexicon import EventTypes
from geo.reports.names.capitals import without_people
from geo.reports.names.doubtful import is_likely, is_river, stands_as_place
from geo.reports.names.named_again import named_again
from geo.reports.names.namesakes import settle_by_deeds, settle_by_unit, settle_district, settle_unit
from geo.reports.names.pieces import whole_names
from geo.reports.names.things import names_something_else, without_landmarks
from geo.reports.names.unit_names import as_units
from geo.reports.names.unknown import name_unknown
from geo.reports.places.event_places import PlacedName, event_place, holds, is_country, is_fine
from geo.reports.places.land import in_one_land
from geo.reports.roles.prepositions import LOCATIVE, name_at
from geo.reports.roles.qualifiers import mark_beside_strange, mark_qualifiers
from geo.reports.roles.role import MET_THERE, Site, role_of
from geo.reports.text.clean import CleanText, Sentence
from geo.reports.times.datelines import dateline_end, dateline_lines
from geo.reports.violence import tells_violence

__all__ = ["Site", "sites_of"]

_SIDE_OF_CITY = regex(
    r"(?:in )?(?:the )?(?:far )?(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)"
    r"(?:ern part)? of the (?:city|town|village|capital|settlement)$"
)
_OLD_PICTURE = regex(
    r"(?i)\W*(?:file (?:photo|picture|image)|archive photo)\b|.*\((?:file|archive) (?:photo|picture|image)\b"
)  # of another day than the news
_OUTLET = regex(
    r"(?:[A-Z][\w&'.-]* ){1,4}\([A-Z][\w' -]{2,24}\)$"
)  # "Daily Trust (Abuja)": where an outlet has its seat
_WATERS = ("river", "lake")
_GENERIC = frozenset(
    "downtown midtown uptown capital city town village region centre center central district province state federal republic".split()
)
_STATES = (["state"], ["province"], ["department"], ["governorate"], ["county"], ["prefecture"])
_INHERITED = ("source", "travel", "venue", "speaker")  # roles that a place listed behind another shares with it


def sites_of(text: CleanText, locations: tuple[Location, ...], types: EventTypes) -> list[list[Site]]:
    """The places of each sentence, in order.

    Parameters
    ----------
    text : CleanText
        The document.
    locations : tuple of Location
        Its names, with the places found for them.
    types : EventTypes
        The words of events.

    Returns
    -------
    list of list of Site
        As many as there are sentences.
    """
    names = without_people(text, _by_sentence(text, _in_their_cities(locations)))
    read = [_sentence_sites(s, found, types) for s, found in zip(text.sentences, names, strict=True)]
    read = named_again(text.sentences, read, types)
    written_in = dateline_end(text.text)
    lines = dateline_lines(text.sentences)
    read = [
        [s._replace(role="dateline") if (s.end <= written_in or k in lines) and s.role != "actor" else s for s in sites]
        for k, sites in enumerate(in_one_land(read))
    ]
    return as_listed(text.sentences, read)


def _in_their_cities(locations: tuple[Location, ...]) -> list[Location]:
    """The names, districts in the cities that the text tells of."""
    told = [(loc.place, loc.mention.role) for loc in locations if loc.place]
    cities = frozenset(place.id for place, _ in told if place.kind == "settlement")
    units = frozenset(
        place.adm1 for place, role in told if place.kind in ("settlement", "adm1", "adm2") and role != "adjective"
    )
    return [settle_district(loc, cities, units) for loc in locations]


def _by_sentence(text: CleanText, locations: list[Location]) -> list[list[PlacedName]]:
    starts = [s.start for s in text.sentences]
    grouped: list[list[PlacedName]] = [[] for _ in starts]
    for location in locations:
        start, end = text.clean_offset(location.mention.span.start), text.clean_offset(location.mention.span.end)
        k = bisect_right(starts, start) - 1
        if k >= 0 and start < text.sentences[k].end:
            location = settle_unit(location, text.text[end : end + 14], text.text[max(0, start - 24) : start])
            grouped[k].append(PlacedName(start, min(end, text.sentences[k].end), location))
    return grouped


def _sentence_sites(sentence: Sentence, found: list[PlacedName], types: EventTypes) -> list[Site]:
    usable = settle_by_unit(sentence, whole_names(sentence, found, types))
    words = sentence.words
    if not usable and not tells_violence(words, types):
        return []
    sites = [site for name in usable if (site := _site(sentence, name, types))]
    sites = without_landmarks(words, sites)
    sites = _venue_in_front(words, as_units(words, sites), types)
    known = _without_waters(mark_qualifiers(words, _inherit(words, sites), types))
    named = mark_beside_strange(words, name_unknown(sentence, known, types), types)
    aside = _OLD_PICTURE.match(sentence.text) or _OUTLET.match(sentence.text)
    return [s._replace(role="dateline") for s in named] if aside else named


def _site(sentence: Sentence, name: PlacedName, types: EventTypes) -> Site | None:
    """The name as a place of the sentence; None where it names none there."""
    span = _tokens_of(sentence, name)
    if span is None or names_something_else(sentence, name, *span, types):
        return None
    first, last = span
    text = sentence.text[name.start - sentence.start : name.end - sentence.start]
    location = settle_by_deeds(sentence, name.location, types)
    place = _place(sentence.words, last, location, text)
    if place is None or is_river(sentence.words, first, last, location):
        return None
    named = name_at(sentence.words, first, last, location, types)
    if location.mention.role == "doubtful" and not (stands_as_place(named) and is_likely(named, location)):
        return None
    role, prep = role_of(named), named.prep
    if role == "site" and is_country(place) and location.mention.role == "metonym":
        place = _in_capital(location, text) or place
    if location.mention.role == "relative":
        led = sentence.words[first]
        role = _role_of_phrase(sentence.words, first, location, role)
        prep = led if led in LOCATIVE else prep
    fronted = named.at <= 1 and prep in LOCATIVE and role == "site"
    head = MET_THERE if role == "venue" and named.behind(2) == [",", "where"] else named.head
    return Site(first, last, name.start, name.end, place, location, role, prep, head, fronted)


def _in_capital(location: Location, text: str) -> EventPlace | None:
    """ "At the White House": the capital, under the name of the house."""
    country = location.place.country if location.place else None
    capital = load_index().capital(country) if country else None
    named = replace(location.mention, role="literal")
    return event_place(replace(location, place=capital, mention=named, ambiguous=False), text) if capital else None


def _tokens_of(sentence: Sentence, name: PlacedName) -> tuple[int, int] | None:
    tokens = sentence.tokens
    first = next((k for k, t in enumerate(tokens) if t.end > name.start), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < name.end:
        last += 1
    return first, last


def _place(words: list[str], last: int, location: Location, text: str) -> EventPlace | None:
    """The place that a name stands for; None for a word such as "the capital", which stands for one told before."""
    place, low = event_place(location, text), text.lower()
    if place is None or low in _GENERIC or _is_word_for_place(location, text):
        return None
    if location.mention.role == "relative" and _SIDE_OF_CITY.match(low):
        return None  # "in the south of the city": see `geo.reports.places.anaphors`
    if low.startswith("the capital of") and words[last + 1 : last + 2] == ["'s"]:
        return None  # "El Obeid, the capital of Sudan's North Kordofan": not Sudan's
    if _is_whole_unit(words, last, location):
        return event_place(replace(location, mention=replace(location.mention, role="literal")), text)
    return place


def _role_of_phrase(words: list[str], first: int, location: Location, role: str) -> str:
    """How "near Siversk" or "30 km south of Poltava" stands: as a site, whoever came from there."""
    measured = location.offset is not None and location.offset.distance_km and words[first - 1 : first] != ["to"]
    close = words[first] in ("near", "outside", "off") and words[first + 1] not in ("across", "over")
    bound = role == "travel" and (close or measured)
    return "site" if bound or role in ("party", "source") else role


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
        and words[last + 1 : last + 2] in _STATES
    )


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


def _inherit(words: list[str], sites: list[Site]) -> list[Site]:
    """ "launched from Kursk and Primorsko-Akhtarsk": what is listed beside a place stands as it does."""
    out: list[Site] = []
    for site in sites:
        out.append(_beside(words, out[-1], site) if out and site.prep == "list" else site)
    return out


def _beside(words: list[str], last: Site, site: Site) -> Site:
    between = words[last.last + 1 : site.first]
    wide = is_country(last.place) or last.place.precision == "region"
    if site.role == "party" and last.role == "site" and wide and between in (["and"], [","]):
        return site._replace(role="site")  # "over Jordan and Syria", "in northern Iraq and Syria"
    if site.role != "site" or not 0 < len(between) <= 3:
        return site
    if last.role in _INHERITED and between[-1] != ";":
        return site._replace(role=last.role)
    if last.prep in ("between", "") and between == ["and"]:
        return site._replace(prep=last.prep)  # "exchanges between Moscow and Kyiv", "hit Kyiv and Kharkiv"
    return site


def _without_waters(sites: list[Site]) -> list[Site]:
    """ "A ferry on the Nile was hit at Omdurman": of a river and a place on it, the place."""
    finer = any(s.role == "site" and is_fine(s.place) for s in sites)
    if not finer:
        return sites
    return [s._replace(role="qualifier") if s.place.kind in _WATERS and s.role == "site" else s for s in sites]
