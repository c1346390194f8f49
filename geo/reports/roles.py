"""How a place stands in its sentence: as a site, a title, a venue, a party, a launch site."""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.model import EventPlace, Location
from geo.reports.lexicon import EventTypes
from geo.reports.standins import stands_for

__all__ = [
    "BATTLES",
    "DONE_TO",
    "LOCATIVE",
    "MET_THERE",
    "MONTHS",
    "PREPOSITIONS",
    "QUARTERS",
    "STOPS",
    "TIMES",
    "Site",
    "governor",
    "is_behind",
    "is_river",
    "is_told",
    "role_of",
    "role_of_name",
]

LOCATIVE = frozenset(
    "in at near outside on across over around off within throughout inside against along by beside below above beneath under amid through".split()
)
PREPOSITIONS = LOCATIVE | frozenset(
    "from to into toward towards for of between with after before until since about than as like via onto upon".split()
)
_HEADS = frozenset(
    "city cities town towns village villages settlement settlements hamlet region regions oblast oblasts province provinces district districts "
    "raion part parts area areas directions outskirts suburb suburbs centre center port capital community neighbourhood neighborhood quarter edge "
    "north south east west northeast northwest southeast southwest vicinity direction sector department state county governorate "
    "republic heart coast shore municipality hub stronghold island peninsula jurisdiction canton locality zone".split()
)
QUARTERS = frozenset(
    "neighbourhood neighborhood district quarter suburb area camp raion sector barrio colonia section zone borough ward".split()
)
_NEWS = frozenset("news reports report footage images pictures photos photographs video videos word accounts".split())
STOPS = frozenset(
    [".", ",", ";", ":", "\u2013", '"', "(", ")", "!", "?", "and", "or", "but", "while", "when", "that", "which", "who"]
)
DONE_TO = frozenset(
    "shelled bombed hit struck attacked attacks bombarded pounded targeted captured seized recaptured retaken retook regained reclaimed overran overrun liberated stormed entered took taken".split()
)
_TO_DO = frozenset(
    "shell bomb hit strike attack bombard pound target capture seize recapture liberate storm take".split()
)
_GOVERNMENT_VERBS = frozenset(
    "summoned recalled expelled imposed pledged commented exchanged swapped traded signed accuses accused blamed blames backs considers launched launches fires fired sent deployed expects expressed hailed welcomed praised criticised criticized must insists demands wants refused refuses agreed rejects rejected urged urges hopes vowed vows threatened threatens should".split()
)
_SHARED = frozenset(
    "talks negotiations war conflict ceasefire truce summit border deal agreement relations meeting".split()
)
_CITY_WORDS = frozenset(
    "city town port resort village coast cities towns ports resorts villages terminals harbours harbors".split()
)
_DONE = frozenset("landed fell exploded crashed had has have was were killing wounding".split())
_RULERS = frozenset("authorities government officials ministry junta regime leadership".split())
_STATIONED = frozenset("based stationed positioned headquartered deployed encamped".split())
_HOSPITALS = frozenset("hospital hospitals clinic morgue shelter shelters".split())
_LAUNCHING = frozenset("launched fired took takes taking".split())
_HEALING = frozenset(
    "treated treating treatment medical doctors surgeons medics died dies admitted hospitalised hospitalized recovering condition patients care".split()
)
_STAFF = frozenset("doctors surgeons medics patients care".split())
_TELLING = frozenset("said say says told added reported".split())
_HARMING = frozenset(
    "killed killing kills kill wounded wounding injured injuring hit hitting struck among including".split()
)
# Houses that bear the name of a place and stand there.
_HOUSES = frozenset("university court embassy parliament hospital airport council government".split())
_INTO = frozenset(
    "in at on near inside outside into stormed attacked hit struck shelled bombed raided targeted damaged destroyed burned".split()
)
_UNITS = frozenset("regiment brigade battalion division corps fleet flotilla garrison squadron".split())
_ORGANISATIONS = frozenset(
    "coordinator coordinating army front movement party union alliance coalition authority council league federation congress".split()
)
_COUNCILS = frozenset("council authority".split())  # of a place, whose head speaks for it
_ORGANISATIONAL = frozenset(
    "national liberation democratic people 's peoples revolutionary popular defence defense independence islamic freedom patriotic communist socialist workers united transitional resistance".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight week weekend month".split()
)
MONTHS = frozenset("january february march april june july august september october november december".split())
_SPANS = frozenset("hours minutes days weeks hour night day".split())
_FLYING_BY = frozenset("flew fly flies flying flown passed passing passes crossed crossing circling circled".split())
_VISITING = frozenset(
    "visiting visited visits arrived arriving arrives travelling traveling toured touring visit visits trip".split()
)
_LIVING = frozenset("live lives lived born raised studied studies grew educated schooled settled buried".split())
_LOST = frozenset("lost lose losing cost costs costing claimed claims claiming took taken takes taking their".split())
_SHIPS = frozenset(
    "cruiser frigate corvette destroyer submarine warship flagship tanker ferry freighter trawler vessel icebreaker minesweeper patrol-boat "
    "ship barge gunboat cutter schooner yacht".split()
)
_WAYS = frozenset("road highway line railway street route lane approach approaches".split())
_RECEIVERS = frozenset("doctors medics hospitals hospital surgeons".split())
_MAX_BACK = 7
MET_THERE = "where"  # the head of a venue of which is told on: "said in Pretoria, where he had held talks"


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


_DONE_BY = frozenset(
    "brokered mediated led backed sponsored proposed drafted supervised occupied held controlled made supplied funded imposed based born registered "
    "flagged trained educated owned run appointed installed aligned friendly built allied operated linked led affiliated dominated style wide administered".split()
)


_RESIDING = frozenset("based living lives exiled headquartered resident residing sheltering".split())
_BLAMING = frozenset("accused accuses accusing blamed blames blaming".split())
_CALLED = ("strike", "explosion", "killing", "clash")
BATTLES = frozenset("battle battles fight fighting siege".split())
_TREATIES = frozenset(
    "treaty treaties accord accords pact peace convention protocol declaration charter congress armistice".split()
)
_BANKS = frozenset("bank banks shore shores side mouth waters delta floodplain bend course estuary".split())


def is_river(words: list[str], first: int, last: int, location: Location) -> bool:
    """ "on the Dnipro near Nikopol", "the left bank of the Dnipro": a settlement's name takes no article."""
    plain = location.mention.role == "literal" and location.place is not None and location.place.kind == "settlement"
    if not plain or first == 0 or words[first - 1] != "the" or words[first] in ("the", "hague"):
        return False
    if words[last] in QUARTERS:
        return False  # "in the Saltivskyi district", by the name of its city
    if words[first - 2 : first - 1] == ["of"] and words[first - 3 : first - 2] and words[first - 3] in _BANKS:
        return True
    after = words[last + 1 : last + 2]
    return not after or after[0] in PREPOSITIONS or after[0] in STOPS


def governor(words: list[str], first: int, types: EventTypes) -> tuple[str, str, int]:
    """(preposition, head noun before "of", token index) that govern the name at ``first``."""
    k = first - 1
    head = ""
    while k >= 0 and first - k <= _MAX_BACK:
        word = words[k]
        if word in TIMES or word in MONTHS:
            return "", head, k  # "On Wednesday Russia and Ukraine exchanged"
        if word == "of" and k and words[k - 1] in _HEADS:
            k -= 2
            continue
        if word == "of":
            return "of", words[k - 1] if k else "", k
        if word == "to" and any(t.part in ("verb", "phrase") for _, t in types.triggers.at(words, k + 1)):
            return "", head, k  # "threatened to strike Haifa"
        if word == "for" and any(w in _SPANS for w in words[k + 1 : min(k + 4, first)]):
            k -= 1  # "held for five hours the town of Cajibio"
            continue
        if word in PREPOSITIONS:
            return word, head, k
        if word in types.words["speech.verbs"] or any(
            len(t.words) == 1 and t.part == "verb" for _, t in types.triggers.at(words, k)
        ):
            return "", head or word, k  # "said the US", "launched from Belgorod struck Kharkiv"
        if word in STOPS:
            listed = word in (",", "and", "or") and k > 0
            return ("", "", k) if not listed else ("list", "", k)
        head = head or word
        k -= 1
    return "", head, max(k, 0)


def is_told(words: list[str], first: int, last: int, prep: str) -> bool:
    """True where a doubtful name stands as a place does: after "in", before a colon, as what was shelled."""
    after = words[last + 1] if last + 1 < len(words) else ""
    before = words[first - 1] if first else ""
    led = before in PREPOSITIONS | _HEADS or before in ("the", "downtown", "central", "nearby") or not before.isalpha()
    fought = before in ("for", "of") and words[max(0, first - 2)] in BATTLES
    beside = before == "of" and words[first - 2 : first - 1] and words[first - 2] in (_HEADS | {"out", "all"})
    return (
        (prep in LOCATIVE | {"of", "from"} and (led or bool(beside)))
        or (before in ("towards", "toward", "at", "into") and bool(_LAUNCHING & set(words[max(0, first - 10) : first])))
        or fought
        or after in (":", "-", "\u2013")
        or before in DONE_TO
        or (before in _TO_DO and words[first - 2 : first - 1] in (["to"], ["would"], ["will"]))
        or after in ("was", "were", "came")
    )


def role_of(
    words: list[str], first: int, last: int, at: int, prep: str, head: str, location: Location, types: EventTypes
) -> str:
    """What a place is in its sentence: ``site``, or why it is none, such as title, venue, party, source."""
    mention, place = location.mention, location.place
    if getattr(mention, "dateline", False):
        return "dateline"
    if mention.role == "metonym" and _is_told_by_place(words, first, last, types):
        return "site"
    if mention.role in ("adjective", "metonym", "embedded"):
        return "actor"
    if (
        _is_compound(words, last)
        or _is_clock(words, last)
        or (_is_organisation(words, last) and not _COUNCILS & set(words[last + 1 : last + 5]))
    ):
        return "actor"
    if first and words[first - 1] in _SHIPS and mention.role == "literal":
        return "actor"  # "the cruiser Moskva"
    if mention.within is not None and (prep not in LOCATIVE | {"of", "list"} or words[last + 1 : last + 2] != ["city"]):
        return "title"  # but "in Dnipro City"
    if (
        place is not None
        and (
            place.kind in ("sea", "region", "river", "lake") or (place.kind == "adm1" and words[last].lower() == "sea")
        )
        and words[last + 1 : last + 2]
        and words[last + 1] in _CITY_WORDS
    ):
        return "actor"  # "the Black Sea city"
    offices = types.words["offices.words"]
    if prep == "of" and head in ("flag", "flags", "colours"):
        return "actor"  # "a ship under the flag of Panama"
    if prep == "of" and head in offices and not _is_house(words, last, at, head):
        return "title"
    if (role := stands_for(words, first, last, at, prep, place)) is not None:
        return role
    if prep == "of" and head in _TREATIES:
        return "actor"  # "the Treaty of Kars was signed"
    if prep in ("", "list") and _speaks(words, last, types):
        return "actor"
    if first and words[first - 1] in _BLAMING and words[last + 1 : last + 2] in (["of"], ["for"]):
        return "actor"  # "accused Moscow of shelling"
    if _is_stay(words, last, at, prep, types):
        return "travel"
    if (
        prep == "in"
        and at
        and (
            (words[at - 1] in _HOSPITALS and "to" in words[max(0, at - 8) : at]) or words[at - 1 : at] == ["conference"]
        )
    ):
        return "travel"
    if _office_follows(words, last, offices):
        return "title"
    if (words[last + 1 : last + 2] and words[last + 1] in _UNITS) or _is_organisation(words, last):
        return "actor"
    spoken = _is_seat_of_speech(words, last, at, types.words["speech.verbs"])
    if spoken or _is_venue(words, first, at, prep, types):
        return "venue"
    told = words[last + 1 : last + 3] != [",", "where"]
    if told and prep in ("in", "at", "from") and _speaker_follows(words, last, at, types):
        return "speaker"
    if prep == "in" and at > 2 and words[at - 1] in _RULERS and words[at - 3 : at - 1] == ["of", "the"]:
        return "speaker"  # "at the request of the authorities in Abuja"
    if prep == "from" and (head in _NEWS or words[at - 1] in _NEWS or words[last + 1 : last + 3] == [",", "where"]):
        return "site"  # "news from Ternopil, where nine people died"
    if prep in ("from", "between", "with"):
        return "party" if place is not None and place.kind == "country" else "source" if prep == "from" else "site"
    if prep == "to" and at and words[at - 1] in _WAYS:
        return "site"
    if prep in LOCATIVE and (_is_launch_site(words, at) or (at and words[at - 1] in _STATIONED)):
        return "source"
    if prep in LOCATIVE and (_is_hospital(words, at) or _is_ward(words, first, last)):
        return "travel"
    aside = (
        at > 1
        and words[at - 1] in ("now", "currently")
        and words[at - 2] == ","
        and words[last + 1 : last + 2] == [","]
    )
    if aside or (
        at and prep in ("in", "near", "at") and words[at - 1] in _RESIDING and not _is_toll_of_lives(words, at)
    ):
        return "travel"
    if _is_passed(words, at, prep) or _is_visited(words, first, at):
        return "travel"
    if prep in ("in", "at", "near") and at and words[at - 1] in _LIVING and not _is_toll_of_lives(words, at):
        return "travel"  # "She lives in Gdansk now", "born in Pryluky"
    if _is_spared(words, last):
        return "spared"
    if prep == "as" and words[max(0, at - 4) : at].count("as") and "far" in words[max(0, at - 4) : at]:
        return "site"  # "struck airfields as far away as Irkutsk"
    if prep in ("to", "into", "toward", "towards", "for", "since", "like", "than", "until", "about", "via", "as"):
        return "travel"
    if place is not None and place.kind in ("country", "continent") and prep not in LOCATIVE | {"of", "against"}:
        return "party"
    return "site"


def role_of_name(words: list[str], first: int, last: int, at: int, prep: str, types: EventTypes) -> str:
    """What a place known by its name alone is in its sentence: a site, a hospital, a venue, where somebody speaks."""
    if prep in LOCATIVE and _is_hospital(words, at):
        return "travel"
    if prep == "in" and at and words[at - 1] in _HOSPITALS and "to" in words[max(0, at - 8) : at]:
        return "travel"
    if _is_venue(words, first, at, prep, types):
        return "venue"
    if prep in LOCATIVE and _is_launch_site(words, at):
        return "source"
    return "speaker" if prep in ("in", "at") and _speaker_follows(words, last, at, types) else "site"


def _is_house(words: list[str], last: int, at: int, head: str) -> bool:
    """ "Armed men attacked the teaching hospital of El Geneina": the house there, no one who speaks for it."""
    return (
        head in _HOUSES
        and any(w in _INTO for w in words[max(0, at - 5) : at - 1])
        and words[last + 1 : last + 2] not in (["said"], ["says"], ["told"], ["reported"])
    )


def _is_toll_of_lives(words: list[str], at: int) -> bool:
    """ "Ten people lost their lives in Kabul", "took 12 lives in Jos": no one who lives there."""
    before = words[max(0, at - 4) : at - 1]
    return words[at - 1] == "lives" and any(w in _LOST for w in before)


def _is_clock(words: list[str], last: int) -> bool:
    """ "7 a.m. Moscow time"."""
    return words[last + 1 : last + 2] == ["time"]


def _is_told_by_place(words: list[str], first: int, last: int, types: EventTypes) -> bool:
    """ "The Kyiv strike on Monday": an attack called after the city that it hit."""
    if first == 0 or words[first - 1] not in ("the", "this", "that") or last + 1 >= len(words):
        return False
    struck = [n for n, t in types.triggers.at(words, last + 1) if t.part == "noun" and t.kind in _CALLED]
    after = words[last + 1 + max(struck) :][:1] if struck else []
    return (bool(struck) and after not in (["on"], ["against"], ["at"], ["in"])) or (
        bool(struck)
        and words[last + 2 : last + 4][:1] == ["on"]
        and words[last + 3 : last + 4] != []
        and words[last + 3] in TIMES
    )


def _is_stay(words: list[str], last: int, at: int, prep: str, types: EventTypes) -> bool:
    """ "The mayor was in Paris when a rocket hit his city": where somebody was."""
    was = prep in ("in", "at") and at > 1 and words[at - 1] in ("was", "is")
    return was and words[last + 1 : last + 2] in (["when"], ["as"]) and not any(types.triggers.at(words, at - 2))


def _is_compound(words: list[str], last: int) -> bool:
    """ "U.S.-brokered talks", "the Qatar-mediated truce": who did it, not where."""
    joined = words[last].rpartition("-")[2] if "-" in words[last][1:] else ""
    after = words[last + 2 : last + 3] if words[last + 1 : last + 2] == ["-"] else [joined]
    return any(word in _DONE_BY for word in after)


def _is_pair(words: list[str], last: int, location: Location) -> bool:
    """ "A third round of Russia-Ukraine talks": who talks or fights, not where."""
    if location.place is None or location.place.kind != "country":
        return False
    return words[last + 1 : last + 2] in (["\u2013"], ["-"], ["/"]) and any(
        w in _SHARED for w in words[last + 3 : last + 6]
    )


def _is_organisation(words: list[str], last: int) -> bool:
    """ "the West Papua National Liberation Army"."""
    name = words[last + 1 : last + 5]
    end = next((k for k, w in enumerate(name) if w in _ORGANISATIONS), None)
    return end is not None and all(w in _ORGANISATIONAL for w in name[:end])


def _is_launch_site(words: list[str], at: int) -> bool:
    """ "launched from a submarine in the Black Sea"."""
    before = words[max(0, at - 5) : at]
    done = before[before.index("from") :] if "from" in before else []
    if any(w in _DONE or w in DONE_TO for w in done):
        return False  # "shells fired from Rwanda had landed in Luvungi"
    return "from" in before and any(w in _LAUNCHING for w in words[max(0, at - 8) : at]) and "," not in before


def _is_hospital(words: list[str], at: int) -> bool:
    """ "Doctors at the regional hospital in Mykolaiv are treating three": where the hurt are, not where they were hurt."""
    back = words[max(0, at - 5) : at]
    inside = any(a in ("at", "in", "to", "from") and any(w in _HOSPITALS for w in back[k:]) for k, a in enumerate(back))
    return inside and any(_heals(words, k) for k in range(max(0, at - 12), min(at + 10, len(words))))


def _heals(words: list[str], k: int) -> bool:
    """ "Doctors are treating"; not "doctors said", nor doctors and patients who were themselves the victims."""
    word = words[k]
    if word not in _HEALING:
        return False
    if word not in _STAFF:
        return True
    told = words[k + 1 : k + 2] and words[k + 1] in _TELLING
    told = told or words[max(0, k - 2) : k] == ["according", "to"]
    return not told and not any(w in _HARMING for w in words[max(0, k - 4) : k])


def _is_ward(words: list[str], first: int, last: int) -> bool:
    """ "from her bed in Manhica hospital", "taken to Accra hospital"."""
    lies = any(w in _HEALING or w in ("bed", "ward", "told") for w in words[max(0, first - 8) : first])
    return lies and any(w in _HOSPITALS for w in words[last + 1 : last + 4])


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
    if k > last + 1 and words[k + 1 : k + 2] and words[k + 1] in offices and words[k].isalpha():
        k += 1  # "Enerhodar's exiled mayor"
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
    if ("according", "to") in zip(before, before[1:], strict=False) and "," not in before[before.index("according") :]:
        return True  # "according to an official in Monrovia"
    verbs, venues = types.words["speech.verbs"], types.cue("speech.venues")
    close = before[-3:]
    if any(w in verbs for w in close) and not _reports_content(words, first, close, verbs):
        return True
    cut = max((k + 1 for k, w in enumerate(before) if w in (";", "when", "after", "that", "while")), default=0)
    told = [t for k in range(cut, len(before)) for _, t in types.triggers.at(before, k)]
    speaking = "speaking" in before[cut:]
    return venues.any(before[cut:]) and not [t for t in told if not (speaking and t.kind == "negotiation")]


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
    while k < len(words) and words[k] in ("also", "have", "has", "had", "on", "later", "air", "base", "barracks"):
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


def _is_seat_of_speech(words: list[str], last: int, at: int, verbs: frozenset[str]) -> bool:
    """ "Meanwhile, in Moscow, the defence ministry said": where a government sits that speaks of elsewhere."""
    if at > 2 or words[at] != "in" or words[last + 1 : last + 2] != [","]:
        return False
    spoken = next((k for k in range(last + 2, min(last + 9, len(words))) if words[k] in verbs), None)
    return spoken is not None and not _NATIONAL.isdisjoint(words[last + 2 : spoken])


def _is_speech_venue(words: list[str], at: int, k: int, verbs: frozenset[str], types: EventTypes) -> bool:
    """ "EU leaders in Brussels condemned": a noun, its place, and a verb of speech."""
    before = words[at - 1] if at else ""
    plain = before.isalpha() and before not in verbs and not any(types.triggers.at(words, at - 1)) if at else False
    return plain and k < len(words) and words[k] in verbs and words[at] == "in"


_NATIONAL = frozenset("ministry government minister parliament kremlin pentagon cabinet diplomats".split())
_UNIT_NOUNS = frozenset(
    "state province department region governorate district county prefecture zone territory".split()
)
_SIDES = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern central coastal restive neighbouring "
    "neighboring nearby north-eastern north-western south-eastern south-western oil-rich mountainous far just also the a 's".split()
)


def is_behind(between: list[str]) -> bool:
    """ "Zolochiv, Kharkiv region", "Masisi in eastern Congo", "a market in the town of X, in Y"."""
    plain = _without_units(between)
    return plain in ([","], ["in"], [",", "in"], ["("], ["of"], [",", "part", "of"]) or (
        len(plain) <= 4
        and plain[:1] in (["in"], [","])
        and all(w not in STOPS or w == "," for w in plain)
        and plain[-1:] != ["and"]
        and "in" in plain
    )


def _without_units(between: list[str]) -> list[str]:
    """ "in the eastern department of" is "in"."""
    plain = [w for w in between if w not in _SIDES or w == "nearby"]
    return [
        w
        for k, w in enumerate(plain)
        if not (w in _UNIT_NOUNS and plain[k + 1 : k + 2] == ["of"])
        and not (w == "of" and k and plain[k - 1] in _UNIT_NOUNS)
    ]
