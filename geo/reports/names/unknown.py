"""Villages that no gazetteer knows: by their name, without a point, as exact as the unit named beside them."""

from __future__ import annotations

from geo.gazetteer import load_index
from geo.lean import replace
from geo.model import EventPlace
from geo.reports.counting.people import is_person
from geo.reports.lexicon import EventTypes
from geo.reports.names.strange_names import is_told_as_place, places_for_names
from geo.reports.names.strange_words import StrangeName, borders, is_listed, list_end, strange_name
from geo.reports.places.event_places import UNITS, is_country
from geo.reports.roles.prepositions import LOCATIVE, is_behind, name_at
from geo.reports.roles.role import Site, role_of_unknown
from geo.reports.text.clean import Sentence

__all__ = ["name_unknown"]

_DOMESTIC = frozenset(
    "army military troops soldiers police government junta officials authorities village town city province region forces security state".split()
)
_AIR_FORCE = frozenset(
    "jets jet air warplanes aircraft planes helicopters helicopter drones drone artillery fighter".split()
)


def name_unknown(sentence: Sentence, sites: list[Site], types: EventTypes) -> list[Site]:
    """Add villages that no gazetteer knows: "the village of Djaiba", "Tora in North Darfur".

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    sites : list of Site
        Its known places.
    types : EventTypes
        The words of events.

    Returns
    -------
    list of Site
        All, in the order of the text; what only says where a new one lies is a ``qualifier``.
    """
    out = list(sites)
    taken = {k for s in sites for k in range(s.first, s.last + 1)}
    for lead, first in places_for_names(sentence):
        name = strange_name(sentence, lead, first, taken, types)
        if name is None or _begins_a_deed(name):
            continue
        if name.is_larger and any(_is_in_unit(name, s) for s in out):
            continue  # "Let Htoke Taw village in Myinmu Township": the unit of the village before
        unit = _unit_behind(sentence.words, sites, list_end(sentence, name.last + name.has_kind, taken, types))
        if unit is not None and name.led_by in ("including", "namely") and _is_listed_on(sentence.words, unit):
            unit = None  # "including Angoor Adda, Bajaur and Kurram": the next of the list
        if is_told_as_place(name, unit, out):
            out.append(_beside(_unknown(name, unit, sites), name, out))
            taken |= set(range(name.first, name.last + 1))
            out = _without_holders(out, name, unit or _fronted_unit(sites, name.first), sites)
    return sorted((s for s in out if s.place.name), key=lambda s: s.first)


def _is_listed_on(words: list[str], site: Site) -> bool:
    return words[site.last + 1 : site.last + 2] in ([","], ["and"])


def _begins_a_deed(name: StrangeName) -> bool:
    """ "Shelling near Attack Hill"; not "Nerkin Hand", whose second word is one of an event as well."""
    return any(True for _ in name.types.triggers.at(name.words, name.first))


def _without_holders(out: list[Site], name: StrangeName, unit: Site | None, sites: list[Site]) -> list[Site]:
    """Make a qualifier of what says where the name lies."""
    chain = [s for s in sites if s.role == "site" and unit and name.last < s.first <= unit.first]
    held = [*chain, unit]
    return [
        s._replace(role="qualifier") if s.role == "site" and (s in held or borders(name.words, s, name.last)) else s
        for s in out
    ]


def _is_in_unit(name: StrangeName, site: Site) -> bool:
    """ "Let Htoke Taw village in Myinmu Township", "Gwoza, a town in": whether the site before lies in the name."""
    if site.role != "site" or site.place.kind not in ("settlement", "near", "site") or site.last >= name.first:
        return False
    between, kinds = name.words[site.last + 1 : name.first], name.types.words
    if between[-2:-1] and between[-2] in kinds["places.parishes"]:  # "in the rural commune of"
        between = between[: next((k for k, w in enumerate(between) if w == "in"), 0) + 1]
    led = between[:2] in ([",", "a"], [",", "an"]) and between[-1:] == ["in"]
    explained = led and not kinds["places.settlements"].isdisjoint(between)
    return explained or is_behind([w for w in between if w not in kinds["places.kinds"]])


def _beside(site: Site, name: StrangeName, out: list[Site]) -> Site:
    """ "the ports of Hodeidah, Ras Isa": in the country of the place that the list began with."""
    if site.place.country is not None or not is_listed(name.words, name.lead, out):
        return site
    before = [s for s in out if s.last < name.lead and s.role == "site" and s.place.country]
    return site._replace(place=replace(site.place, country=before[-1].place.country)) if before else site


def _fronted_unit(sites: list[Site], first: int) -> Site | None:
    """ "In Cauca department, a bomb in Mondomo": the unit that a name was placed in."""
    units = [s for s in sites if s.last < first and s.place.precision in ("adm1", "adm2") and s.role == "site"]
    return units[-1] if units and units[-1].fronted else None


def _unit_behind(words: list[str], sites: list[Site], last: int) -> Site | None:
    """The unit named behind a place: "Komanda, in Congo's Ituri province" lies in Ituri."""
    for k, site in enumerate(sites):
        between = words[last + 1 : site.first]
        if 0 < len(between) <= 7 and is_behind(between) and site.place.precision in UNITS and site.role != "actor":
            owned = sites[k + 1] if k + 1 < len(sites) else None
            finer = owned is not None and owned.place.precision in ("adm1", "adm2") and owned.role != "actor"
            chained = finer and owned is not None and words[site.last + 1 : owned.first][:1] == ["'s"]
            return owned if chained else site
    return None


def _unknown(name: StrangeName, unit: Site | None, sites: list[Site]) -> Site:
    """The name as a place: in the unit behind it, else in that before it, else in the one country of the sentence."""
    first, last, words = name.first, name.last, name.words
    before = [
        s
        for s in sites
        if s.last < first and s.place.precision in UNITS and s.role in ("site", "qualifier", "title", "speaker")
    ]
    holder = unit or (before[-1] if before else None)
    tokens = name.sentence.tokens
    start, end = tokens[first].start, tokens[last].end
    text = name.sentence.text[start - name.sentence.start : end - name.sentence.start]
    if (district := _district(text, sites)) is not None:
        named = name_at(words, first, last, None, name.types)
        return Site(first, last, start, end, district, None, role_of_unknown(named), named.prep, named.head)
    place = _place(text, holder.place if holder else _only_country(sites, words, name.types), is_unit=name.is_unit)
    named = name_at(words, first, last, None, name.types)
    fronted = named.at <= 1 and named.prep in LOCATIVE
    return Site(first, last, start, end, place, None, role_of_unknown(named), named.prep, named.head, fronted)


def _district(text: str, sites: list[Site]) -> EventPlace | None:
    """ "In Kurram": the one district of that name, in the world or in a country that the sentence speaks of."""
    units = [p for p in load_index().lookup(f"{text} District") if p.kind == "adm2"]
    if len(units) > 1:
        countries = {s.place.country for s in sites if s.place.country}
        units = [p for p in units if p.country in countries]
    if len(units) != 1:
        return None
    unit = units[0]
    return EventPlace(
        name=unit.name, text=text, kind="adm2", precision="adm2", geonameid=unit.geonameid, place_id=unit.id,
        country=unit.country, adm1=unit.adm1, adm1_name=unit.adm1_name, adm2=unit.adm2, adm2_name=unit.adm2_name, score=0.5,
    )  # fmt: skip


def _place(name: str, within: EventPlace | None, *, is_unit: bool) -> EventPlace:
    """A settlement of that name without a point."""
    coarse = within.precision if within else "region"
    place = EventPlace(
        name=name,
        text=name,
        kind="settlement",
        precision="adm2" if is_unit and coarse in ("adm1", "country") else coarse,
        place_id=f"name:{name.lower()}",
        score=0.4,
    )
    if within is None:
        return place
    held = replace(place, country=within.country, adm1=within.adm1, adm1_name=within.adm1_name)
    return replace(held, adm2=within.adm2, adm2_name=within.adm2_name)


def _only_country(sites: list[Site], words: list[str], types: EventTypes) -> EventPlace | None:
    """The one country that a sentence speaks of, by name or adjective."""
    places = {
        s.place.country: s.place
        for s in sites
        if is_country(s.place)
        and s.place.country
        and not any(map(is_person, words[s.last + 1 : s.last + 2]))
        and (s.location is None or s.location.mention.role != "adjective" or _is_domestic(words, s, types))
    }
    elsewhere = any(s.role == "site" and s.place.country and s.place.country not in places for s in sites)
    return next(iter(places.values())) if len(places) == 1 and not elsewhere else None


def _is_domestic(words: list[str], site: Site, types: EventTypes) -> bool:
    """ "Malian troops", "the Nigerian town"; a "Chinese convoy" or an "Israeli strike" may be anywhere."""
    behind = words[site.last + 1 : site.last + 3]
    own_air = site.place.country not in types.words["aerial.abroad"] and any(w in _AIR_FORCE for w in behind)
    return own_air or any(w in _DOMESTIC for w in behind)
