"""Villages that no gazetteer knows: by their name, without a point."""

from __future__ import annotations

from geo.lean import replace
from geo.mentions.lexicon import english_level, first_names
from geo.model import EventPlace
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.people import is_person
from geo.reports.places import is_country, is_fine
from geo.reports.roles import LOCATIVE, PREPOSITIONS, STOPS, TIMES, Site, governor, is_behind, role_of_name
from geo.reports.text import Sentence, Token

__all__ = ["SETTLEMENT_HEADS", "name_unknown"]

_VIOLENT = ("strike", "clash", "explosion", "killing", "abduction", "territorial_change")
_PARTICLES = frozenset(
    "el al la las los san santa saint st as ash an ar bani beit deir kafr umm abu tel new old".split()
)
SETTLEMENT_HEADS = frozenset(
    "village town settlement hamlet city villages towns township camp community municipality".split()
)
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "god islam christianity english russian ukrainian french arabic it he she they the a i we us parliament congress senate facebook telegram twitter x youtube whatsapp".split()
)
_ARTICLES = frozenset("al el as ash ad ar an at az ed es er".split())
_PREFIX = regex(r"^[A-Z]'(?=[A-Z])")  # "N'Tillit", "M'Bour"
_TAKEN_VERBS = frozenset(
    "shelled bombed bombarded recaptured liberated stormed entered retook retaken overran overrun raided torched invaded besieged ransacked looted".split()
)
_STRUCK = frozenset("hit hitting struck striking attacked attacking targeted targeting pounded blasted".split())
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
_SPEAKING = frozenset(
    "sources source officials spokesmen spokesman spokeswoman authorities reporters correspondents".split()
)
_NAMED_HEADS = SETTLEMENT_HEADS | frozenset("airport airfield port locality commune parish canton hamlet".split())
# What stands right behind the name of a place: "Let Htoke Taw village", "the Mir Ali area", "Um Kadadah locality".
_KINDS = SETTLEMENT_HEADS - {"city", "camp"} | frozenset(
    "area district locality township territory county commune subdistrict sub-district tehsil woreda kebele airbase airstrip "
    "neighbourhood neighborhood suburb quarter".split()
)
_UNIT_KINDS = frozenset("district locality township territory county subdistrict sub-district tehsil woreda".split())
_QUARTER_KINDS = frozenset("district neighbourhood neighborhood quarter suburb area".split())  # of a town, mostly
_TOWN_PARTS = frozenset("neighbourhood neighborhood quarter suburb outskirts".split())
_TAKING = frozenset("taken took takes taking entered enters entering reached".split())
_WHEN = frozenset("on late early last this after without overnight earlier".split())
_LED = frozenset("in at near on outside of from around inside across to into toward towards".split())
_ADJOINING = frozenset("and or as well , also in nearby".split())
_EXPLAINING = SETTLEMENT_HEADS | frozenset(
    "strip area stretch zone suburb enclave outpost crossing valley island district base neighbourhood neighborhood port resort junction".split()
)
_DOMESTIC = frozenset(
    "army military troops soldiers police government junta officials authorities village town city province region forces security state".split()
)
_AIR_FORCE = frozenset(
    "jets jet air warplanes aircraft planes helicopters helicopter drones drone artillery fighter".split()
)
_STRIKING_ABROAD = frozenset(
    "IL US RU TR SA FR GB AE IR PK RW UA".split()
)  # whose aircraft and guns reach into other countries
_PARISHES = frozenset("commune municipality locality parish canton district township".split())
_LAND_HEADS = frozenset("pass valley mountains forest bridge crossing hills heights island islands triangle".split())
_LISTED_HEADS = frozenset("towns villages settlements communities cities ports hamlets camps".split())
_TAKING_AWAY = frozenset("kidnapped abducted seized snatched taken displaced fled driven captured".split())


def name_unknown(sentence: Sentence, sites: list[Site], types: EventTypes) -> list[Site]:
    """Villages that no gazetteer knows: "the village of Djaiba", "Tora in North Darfur".

    They bear their name and no point, as exact as the unit named beside them.
    """
    out = list(sites)
    tokens, words = sentence.tokens, sentence.words
    taken = {k for s in sites for k in range(s.first, s.last + 1)}
    capital_text = sentence.text.isupper()
    for k in range(len(tokens) - 1):
        first = k + 1 + (words[k + 1] == "the" and k + 2 < len(tokens))
        if not tokens[first].text[0].isupper() and "-" not in tokens[first].text:
            continue
        last = _name_end(tokens, first, taken, capital_text=capital_text)
        if last < first or types.triggers.any(words[first : last + 1]):
            continue
        in_unit = words[last] in _UNIT_KINDS or (last + 1 < len(words) and words[last + 1] in _UNIT_KINDS)
        in_unit = in_unit or (words[k] == "of" and words[k - 1] in _PARISHES) or words[last] in _LAND_HEADS
        if in_unit and any(_is_in_unit(words, s, first) for s in out):
            continue  # "Let Htoke Taw village in Myinmu Township": the unit of the village before
        unit = _unit_behind(words, sites, _list_end(sentence, last + _is_kind(words, last + 1), taken))
        if not _is_named(sentence, words, k, first, last, unit, out, types):
            continue
        out.append(_beside(_unknown(sentence, words, first, last, unit, sites, types), words, k, out))
        taken |= set(range(first, last + 1))
        out = [s._replace(role="qualifier") if s.role == "site" and _borders(words, s, last) else s for s in out]
        unit = unit or _fronted_unit(sites, first)
        if unit is not None:
            chain = [s for s in sites if s.role == "site" and last < s.first <= unit.first] + [unit]
            out = [s._replace(role="qualifier") if s.role == "site" and s in chain else s for s in out]
    return sorted((s for s in out if s.place.name), key=lambda s: s.first)


def _is_named(
    sentence: Sentence,
    words: list[str],
    k: int,
    first: int,
    last: int,
    unit: Site | None,
    sites: list[Site],
    types: EventTypes,
) -> bool:
    """True where the strange name at ``first`` to ``last``, behind word k, is told as a place."""
    plain = not sentence.text.isupper()
    if words[k] == "of" and k > 0 and words[k - 1] in _NAMED_HEADS | _TOWN_PARTS:
        return True
    if words[k] in ("called", "named") and k > 0 and plain and words[k - 1] in _NAMED_HEADS | {"place", "area", "spot"}:
        return True  # "at a place called Erusco"
    located = (
        words[k] in ("in", "at", "near", "on", "outside", "nearby", "around")
        and k > 0
        and words[k - 1] not in _SPEAKING
    )
    told = first == k + 1 and plain and _is_taken(words, k, last)
    if words[k] == "nearby" and k and words[k - 1] in _TAKEN_VERBS | _STRUCK | _LED | {"and"}:
        return plain and first == k + 1
    if plain and _is_kind(words, last + 1) and words[k] in _LED | _TAKEN_VERBS | _STRUCK:
        quarter = words[last + 1] in _QUARTER_KINDS
        return (unit is not None or not quarter) and not _is_part_of_town(words, last + 1, sites)
    opening = k == 0 and first == 1 and plain and words[k] in ("in", "at", "near")
    if plain and (located or told or opening) and first == k + 1 and _is_explained(words, last):
        return True
    end = _list_end(sentence, last, {k for s in sites for k in range(s.first, s.last + 1)})
    if words[k] in _LED | {"and", ","} and " ".join(words[end + 1 : end + 3]).removesuffix("s") in _NAMED_BEHIND:
        return located or words[k] in _LED or _is_listed(words, k, sites)
    if located and plain and words[last] in _LAND_HEADS and last > first:
        return not any(s.role == "site" and is_fine(s.place) for s in sites)
    fled = words[k] == "from" and first == k + 1 and any(w in _TAKING_AWAY for w in words[max(0, k - 4) : k])
    if unit is not None and (
        located or (opening and not is_country(unit.place)) or told or fled or (plain and _is_listed(words, k, sites))
    ):
        return True
    if plain and _is_listed(words, k, sites) and _LISTED_HEADS & set(words[max(0, k - 9) : k]):
        return True
    if (
        plain
        and first <= k + 2
        and words[k] in _LED | _TAKEN_VERBS | _STRUCK
        and words[last + 1 : last + 2] == ["camp"]
    ):
        alone = not any(s.role == "site" and is_fine(s.place) for s in sites)
        return alone and _is_strange(sentence, first, last) and _is_violent(words, types)  # "overran the Zamzam camp"
    if plain and first == k + 1 and words[k] in _TAKING and _is_overrun(words, k, last):
        return _is_strange(sentence, first, last) and _is_armed(words, types)
    alone = (located or told) and plain and words[k] != "on" and first == k + 1
    return alone and _stands_alone(sentence, words, first, last, sites, types)


def _is_overrun(words: list[str], k: int, last: int) -> bool:
    """ "have taken Umm Kadadah;", "entered Sinjah on": ground; not "took Maduro from his home"."""
    after = words[last + 1 : last + 2]
    held = words[k] != "taken" or words[k - 1 : k] in (["have"], ["has"], ["had"])
    return held and (not after or after[0] in STOPS or after[0] in TIMES or after[0] in _WHEN)


def _is_armed(words: list[str], types: EventTypes) -> bool:
    return not types.words["military.words"].isdisjoint(words) or types.armed_groups.any(words)


def _is_in_unit(words: list[str], site: Site, first: int) -> bool:
    finer = site.role == "site" and site.place.kind in ("settlement", "near", "site")
    between = words[site.last + 1 : first]
    if between[-2:-1] and between[-2] in _PARISHES:  # "in the rural commune of"
        between = between[: next((k for k, w in enumerate(between) if w == "in"), 0) + 1]
    explained = (
        between[:2] in ([",", "a"], [",", "an"]) and between[-1:] == ["in"] and bool(SETTLEMENT_HEADS & set(between))
    )
    return finer and site.last < first and (explained or is_behind([w for w in between if w not in _KINDS]))


def _beside(site: Site, words: list[str], k: int, out: list[Site]) -> Site:
    """ "the ports of Hodeidah, Ras Isa": in the country of the place that the list began with."""
    if site.place.country is not None or not _is_listed(words, k, out):
        return site
    before = [s for s in out if s.last < k and s.role == "site" and s.place.country]
    return site._replace(place=replace(site.place, country=before[-1].place.country)) if before else site


def _list_end(sentence: Sentence, last: int, taken: set[int]) -> int:
    """ "Tse Antswam and Edikwu in Gwer West": the unit stands behind the last of a list of strange names."""
    tokens = sentence.tokens
    head = next((k for k in range(last + 2, min(last + 7, len(tokens) - 2)) if tokens[k].low in _PARISHES), None)
    if head is not None and tokens[head + 1].low == "of" and "in" in [t.low for t in tokens[last + 1 : head]]:
        end = _name_end(tokens, head + 2, taken, capital_text=sentence.text.isupper())
        last = max(last, end)  # "Fambita, in the rural commune of Kokorou in Niger"
    if last + 2 < len(tokens) and tokens[last + 1].low == "of":
        end = _name_end(tokens, last + 2, taken, capital_text=sentence.text.isupper())
        if end > last + 1 and end + 1 < len(tokens) and tokens[end + 1].low in _UNIT_KINDS:
            return end + 1  # "Um Kadadah town of Um Kadadah locality, North Darfur"
    while last + 2 < len(tokens) and tokens[last + 1].low in ("and", ","):
        end = _name_end(tokens, last + 2, taken, capital_text=sentence.text.isupper())
        if end < last + 2:
            break
        last = end
    return last


def _is_kind(words: list[str], k: int) -> bool:
    """True where word k says what kind of place the name before it is."""
    return words[k : k + 1] != [] and words[k] in _KINDS


def _is_part_of_town(words: list[str], k: int, sites: list[Site]) -> bool:
    """ "the Shevchenkivskyi district of Kharkiv", "Kharkiv's Saltivka area": the town is the place."""
    of = [s for s in sites if 0 < s.first - k <= 6 and s.place.precision in ("settlement", "site")]
    whose = [s for s in sites if 0 < k - s.last <= 5 and words[s.last + 1 : s.last + 2] == ["'s"]]
    return any({"of", "in"} & set(words[k + 1 : s.first]) for s in of) or any(
        s.place.precision == "settlement" for s in whose
    )


def _is_explained(words: list[str], last: int) -> bool:
    """ "Kyauk Ni Maw, a fishing village in", "Gwoza, a town"."""
    after = words[last + 1 : last + 7]
    return after[:1] == [","] and after[1:2] in (["a"], ["an"], ["the"]) and any(w in _EXPLAINING for w in after[2:6])


def _is_listed(words: list[str], k: int, sites: list[Site]) -> bool:
    """ "Tse Antswam and Edikwu": the name goes on a list that began with another place."""
    if words[k] not in ("and", ",", "or"):
        return False
    before = [
        s for s in sites if s.last < k and s.role == "site" and s.place.kind in ("settlement", "site", "near", "port")
    ]
    before.sort(key=lambda s: s.first)
    return any(all(w in _ADJOINING for w in words[s.last + 1 : k]) for s in before[-1:])


def _fronted_unit(sites: list[Site], first: int) -> Site | None:
    """ "In Cauca department, a bomb in Mondomo": the unit that a name was placed in."""
    units = [s for s in sites if s.last < first and s.place.precision in ("adm1", "adm2") and s.role == "site"]
    return units[-1] if units and units[-1].fronted else None


def _is_taken(words: list[str], k: int, last: int) -> bool:
    """ "captured Hrishyne, ...", "the seizure of Hrishyne": a strange name as what was shelled or taken."""
    taken = words[k] in _TAKEN_VERBS or (words[k] == "of" and k > 0 and words[k - 1] in _TAKEN_NOUNS)
    after = words[last + 1 : last + 2]
    return taken and (not after or after[0] in STOPS or after[0] in PREPOSITIONS or after[0] in TIMES)


def _stands_alone(
    sentence: Sentence, words: list[str], first: int, last: int, sites: list[Site], types: EventTypes
) -> bool:
    """ "bombed a school in Depayin": a strange name after "in", and no other place in a sentence of violence."""
    apart = words[first - 1] in ("near", "outside")  # no one who speaks stands behind these
    offices = not apart and any(s.role in ("title", "speaker") and not is_country(s.place) for s in sites)
    if (
        offices
        or any(s.role == "site" and is_fine(s.place) and not _borders(words, s, last) for s in sites)
        or last > first + 1
    ):
        return False
    return _is_strange(sentence, first, last) and _is_violent(words, types)


def _is_strange(sentence: Sentence, first: int, last: int) -> bool:
    """Words of no language that a reader knows, and of no person."""
    names = [t.text for t in sentence.tokens[first : last + 1]]
    names = [n for n in names if n.lower() not in _PARTICLES]
    return bool(names) and not any(english_level(n.lower()) or n.lower() in first_names() or len(n) < 4 for n in names)


def _is_violent(words: list[str], types: EventTypes) -> bool:
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
        word = _PREFIX.sub("", _without_article(tokens[k].text))
        capitals = word.isupper() and len(word) > 1 and capital_text and not english_level(tokens[k].low)
        plain = (
            word[0].isupper()
            and (word.replace("'", "")[1:].islower() or word[1:2].islower() or capitals)
            and k not in taken
            and tokens[k].low not in _NOT_NAMES
            and word.replace("'", "").isalpha()
        )
        if not plain and not (word[0].isupper() and "-" in word and k not in taken):
            break
        last = k
    follows = last + 1 in taken or (
        last >= first and tokens[last + 1 : last + 2] and tokens[last + 1].text[0].isupper() and not capital_text
    )
    return first - 1 if follows else last


def _without_article(word: str) -> str:
    """ "al-Mawasi" begins with its article in lower case."""
    article, _, rest = word.partition("-")
    return rest if rest and article in _ARTICLES else word


def _unit_behind(words: list[str], sites: list[Site], last: int) -> Site | None:
    """The unit named behind a place: "Komanda, in Congo's Ituri province" lies in Ituri."""
    for k, site in enumerate(sites):
        between = words[last + 1 : site.first]
        if (
            0 < len(between) <= 7
            and is_behind(between)
            and site.place.precision in ("adm1", "adm2", "region", "country")
            and site.role != "actor"
        ):
            owned = sites[k + 1] if k + 1 < len(sites) else None
            finer = owned is not None and owned.place.precision in ("adm1", "adm2") and owned.role != "actor"
            chained = finer and owned is not None and words[site.last + 1 : owned.first][:1] == ["'s"]
            return owned if chained else site
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
    unit_kind = words[last] in _UNIT_KINDS or (last + 1 < len(words) and words[last + 1] in _UNIT_KINDS)
    coarse = within.precision if within else "region"
    place = EventPlace(
        name=name, text=name, kind="settlement", precision="adm2" if unit_kind and coarse in ("adm1", "country") else coarse, place_id=f"name:{name.lower()}",
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
        role_of_name(words, first, last, at, prep, types),
        prep,
        head,
        at <= 1 and prep in LOCATIVE,
    )


def _is_domestic(words: list[str], site: Site) -> bool:
    """ "Malian troops", "the Nigerian town"; a "Chinese convoy" or an "Israeli strike" may be anywhere."""
    behind = words[site.last + 1 : site.last + 3]
    own_air = site.place.country not in _STRIKING_ABROAD and any(w in _AIR_FORCE for w in behind)
    return own_air or any(w in _DOMESTIC for w in behind)


def _only_country(sites: list[Site], words: list[str] | None = None) -> EventPlace | None:
    """The one country that a sentence speaks of, by name or adjective."""
    words = words or []
    places = {
        s.place.country: s.place
        for s in sites
        if is_country(s.place)
        and s.place.country
        and not any(map(is_person, words[s.last + 1 : s.last + 2]))
        and (s.location is None or s.location.mention.role != "adjective" or _is_domestic(words, s))
    }
    elsewhere = any(s.role == "site" and s.place.country and s.place.country not in places for s in sites)
    return next(iter(places.values())) if len(places) == 1 and not elsewhere else None
