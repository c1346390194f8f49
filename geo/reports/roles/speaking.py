"""Places that only say who speaks, or where: "Moscow said", "the mayor of Sumy", "told reporters in Warsaw"."""

from __future__ import annotations

from geo.reports.lexicon import TALKS
from geo.reports.roles.prepositions import Name

__all__ = [
    "has_official_behind",
    "has_speaker_behind",
    "is_blamed",
    "is_government",
    "is_host",
    "is_ministry_there",
    "is_of_official",
    "is_of_rulers",
    "is_of_text",
    "is_seat_of_speech",
    "is_venue",
]

_HOUSES = frozenset(  # that bear the name of a place and stand there
    "university court embassy parliament hospital airport council government".split()
)
_INTO = frozenset(
    "in at on near inside outside into stormed attacked hit struck shelled bombed raided targeted damaged destroyed burned".split()
)


def is_of_official(name: Name) -> bool:
    """ "The mayor of Sumy"; not "attacked the teaching hospital of El Geneina", a house there that speaks for nobody."""
    if name.prep != "of" or name.head not in name.types.words["offices.words"]:
        return False
    house = name.head in _HOUSES and not _INTO.isdisjoint(name.ahead(5)[:-1])
    return not house or name.after in ("said", "says", "told", "reported")


_SAYING = frozenset("saying claiming accusing insisting denying blaming vowing reporting demanding refusing".split())
_ADVERBS = frozenset("has have had also not later again immediately yet repeatedly".split())
_ACTS = frozenset(
    "summoned recalled expelled imposed pledged commented exchanged swapped traded signed accuses accused blamed blames backs considers "
    "launched launches fires fired sent deployed expects expressed hailed welcomed praised criticised criticized must insists demands wants "
    "refused refuses agreed rejects rejected urged urges hopes vowed vows threatened threatens should".split()
)


def is_government(name: Name) -> bool:
    """ "Moscow said", "Kyiv has not commented", "Tehran must withdraw", "with Yerevan saying": a government."""
    if name.prep == "with" and name.after in _SAYING:
        return True
    if name.prep not in ("", "list"):
        return False
    words, k = name.words, name.last + 1
    if words[k : k + 1] == ["and"] and words[k + 2 : k + 3] and words[k + 2] in _ACTS:
        k += 2  # "Kyiv and Moscow exchanged"
    while k < len(words) and words[k] in _ADVERBS:
        k += 1
    return k < len(words) and (words[k] in name.types.words["speech.verbs"] or words[k] in _ACTS)


_BLAMING = frozenset("accused accuses accusing blamed blames blaming".split())


def is_blamed(name: Name) -> bool:
    """ "Accused Moscow of shelling"."""
    return name.before in _BLAMING and name.after in ("of", "for")


_NO_SPEAKERS = frozenset("university court parliament hospital airport embassy police newspaper radio".split())
_OFFICIAL = frozenset(
    "regional city military state oblast region deputy acting provincial local district former 's region's foreign defence defense interior "
    "general security national top chief".split()
)
_MOST_TITLES = 4


def has_official_behind(name: Name) -> bool:
    """ "The Sumy regional governor", "Enerhodar's exiled mayor"."""
    words, offices = name.words, name.types.words["offices.words"]
    k = name.last + 1
    if words[k : k + 1] in (["'s"], ["'"]):
        k += 1
        if words[k + 1 : k + 2] and words[k + 1] in offices and words[k].isalpha():
            k += 1
    for word in words[k : k + _MOST_TITLES]:
        if word in offices and word not in _NO_SPEAKERS:
            return True
        if word not in _OFFICIAL:
            return False
    return False


_NATIONAL = frozenset("ministry government minister parliament kremlin pentagon cabinet diplomats".split())


def is_seat_of_speech(name: Name) -> bool:
    """ "Meanwhile, in Moscow, the defence ministry said": where a government sits that speaks of elsewhere."""
    words, last, verbs = name.words, name.last, name.types.words["speech.verbs"]
    if name.at > 2 or words[name.at] != "in" or name.after != ",":
        return False
    spoken = next((k for k in range(last + 2, min(last + 9, len(words))) if words[k] in verbs), None)
    return spoken is not None and not _NATIONAL.isdisjoint(words[last + 2 : spoken])


def is_host(name: Name) -> bool:
    """ "Talks hosted by Malaysia": where they were held."""
    return name.prep == "by" and name.led == "hosted"


def is_venue(name: Name) -> bool:
    """ "told reporters in Warsaw", "speaking in Davos", "said in Davos on Thursday that"."""
    if name.prep not in ("in", "at"):
        return False
    before = name.ahead(9)
    if ("according", "to") in zip(before, before[1:], strict=False) and "," not in before[before.index("according") :]:
        return True  # "according to an official in Monrovia"
    verbs, close = name.types.words["speech.verbs"], before[-3:]
    if any(w in verbs for w in close) and not _reports_content(name, close, verbs):
        return True
    return _is_spoken_at(name, before)


_OF_CONTENT = frozenset("reported confirmed claimed announced described put counted estimated report".split())


def _reports_content(name: Name, close: list[str], verbs: frozenset[str]) -> bool:
    """True for "strikes reported in X", "said X was hit", "said clashes erupted in X": the place is in what is said."""
    at = max(k for k, w in enumerate(close) if w in verbs)
    verb = close[at]
    content = (t for k in range(at + 1, len(close)) for _, t in name.types.triggers.at(close, k))
    if any(t.kind not in TALKS for t in content):
        return True
    return verb in _OF_CONTENT or (close[-1] in verbs and name.words[name.first - 1] in verbs)


def _is_spoken_at(name: Name, before: list[str]) -> bool:
    """ "At a news conference in Kyiv", unless an event is told in the same clause."""
    cut = max((k + 1 for k, w in enumerate(before) if w in (";", "when", "after", "that", "while")), default=0)
    told = [t for k in range(cut, len(before)) for _, t in name.types.triggers.at(before, k)]
    speaking = "speaking" in before[cut:]
    venues = name.types.cue("speech.venues")
    if any(a == "to" and b == "address" for a, b in zip(before, before[1:], strict=False)):
        return False  # "shot as he climbed onto a platform to address a rally in"
    return venues.any(before[cut:]) and not [t for t in told if not (speaking and t.kind == "negotiation")]


_SKIPPED = frozenset("also have has had on later air base barracks".split())


def is_ministry_there(name: Name) -> bool:
    """ "The Ministry of Defense in Luanda called the figures fantasies": at the head of a sentence, who speaks."""
    opening = name.prep == "in" and name.at <= _OPENING and not _MINISTRIES.isdisjoint(name.ahead(_OPENING))
    return opening and name.after not in ("was", "were", "is", "has", "had", ",")


_OPENING = 5
_MINISTRIES = frozenset("ministry embassy government cabinet".split())
_RECEIVED = frozenset("received treated admitted".split())
_RECEIVERS = frozenset("doctors medics hospitals hospital surgeons".split())
_SOURCES = frozenset("sources media residents center centre hospital hospitals clinic medics".split())


_TEXTS = frozenset(
    "communique statement note letter leaflet leaflets pamphlet pamphlets message document declaration bulletin".split()
)


def is_of_text(name: Name) -> bool:
    """ "A communique left at a radio station in Cali says that": where a text was left, not what it tells of."""
    if name.prep not in ("in", "at", "to") or name.types.words["speech.verbs"].isdisjoint(name.behind(4)):
        return False
    return not _TEXTS.isdisjoint(name.ahead(9))


def has_speaker_behind(name: Name) -> bool:
    """ "officials in Kyiv said", "doctors in Gaza received"."""
    words, verbs = name.words, name.types.words["speech.verbs"]
    k = name.last + 1
    k = _behind_second(words, k)
    while k < len(words) and words[k] in _SKIPPED:
        k += 1
    if k >= len(words):
        return False
    noun = name.ahead(2)
    if words[k] in _RECEIVED and not _RECEIVERS.isdisjoint(noun):
        return True
    if words[k] not in verbs:
        return False
    offices = name.types.words["offices.words"]
    return _is_noun_of_speaker(name, verbs) or any(w in offices or w in _SOURCES for w in noun)


_MEDIA = frozenset("media outlets channels bloggers officials sources witnesses residents".split())


def _behind_second(words: list[str], k: int) -> int:
    """ "Authorities in Kyiv and Russian media claimed": behind a second speaker."""
    if words[k : k + 1] != ["and"]:
        return k
    at = next((n for n in range(k + 1, min(k + 4, len(words))) if words[n] in _MEDIA), None)
    return k if at is None else at + 1


def _is_noun_of_speaker(name: Name, verbs: frozenset[str]) -> bool:
    """ "EU leaders in Brussels condemned": a noun, its place, and a verb of speech."""
    if name.words[name.at] != "in" or not name.led.isalpha() or name.led in verbs:
        return False
    return not any(name.types.triggers.at(name.words, name.at - 1))


_RULERS = frozenset("authorities government officials ministry junta regime leadership".split())


def is_of_rulers(name: Name) -> bool:
    """ "At the request of the authorities in Abuja"."""
    return name.prep == "in" and name.at > 2 and name.led in _RULERS and name.ahead(3)[:2] == ["of", "the"]
