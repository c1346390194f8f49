"""What governs the name of a place in its sentence: the preposition before it, and the noun before that."""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.model import Location, Place
from geo.reports.lexicon import EventTypes

__all__ = [
    "LOCATIVE",
    "MONTHS",
    "PREPOSITIONS",
    "QUARTERS",
    "STOPS",
    "TIMES",
    "UNIT_HEADS",
    "Name",
    "governed_by",
    "is_behind",
    "name_at",
]

LOCATIVE = frozenset(
    "in at near outside on across over around off within throughout inside against along by beside below above beneath under amid "
    "through".split()
)
PREPOSITIONS = LOCATIVE | frozenset(
    "from to into toward towards for of between with after before until since about than as like via onto upon".split()
)
STOPS = frozenset(
    [".", ",", ";", ":", "\u2013", '"', "(", ")", "!", "?", "and", "or", "but", "while", "when", "that", "which", "who"]
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight week weekend month".split()
)
MONTHS = frozenset("january february march april june july august september october november december".split())
UNIT_HEADS = frozenset(  # nouns that "of" joins to a name: "the outskirts of"
    "city cities town towns village villages settlement settlements hamlet region regions oblast oblasts province provinces district districts "
    "raion part parts area areas directions outskirts suburb suburbs centre center port capital community neighbourhood neighborhood quarter edge "
    "north south east west northeast northwest southeast southwest vicinity direction sector department state county governorate "
    "republic heart coast shore municipality hub stronghold island peninsula jurisdiction canton locality zone".split()
)
QUARTERS = frozenset(  # parts of a town, and what is called after one
    "neighbourhood neighborhood district quarter suburb area camp raion sector barrio colonia section zone borough ward".split()
)
_SPANS = frozenset("hours minutes days weeks hour night day".split())
_MAX_BACK = 7


class Name(NamedTuple):
    """The name of a place, tokens ``first`` to ``last`` of ``words``, and what governs it.

    ``prep`` is the preposition, "list" behind another name, or "" for none; ``at`` its token; ``head`` the noun that
    stands between it and the name, or before an "of". ``location`` is None for a name that no gazetteer knows, as is
    ``place``, what it was taken for. ``before`` and ``after`` are the words right beside the name, ``led`` that before
    the preposition, each "" where there is none.
    """

    words: list[str]
    first: int
    last: int
    prep: str
    head: str
    at: int
    location: Location | None
    place: Place | None
    types: EventTypes
    before: str
    after: str
    led: str

    def behind(self, count: int) -> list[str]:
        """So many words right behind the name."""
        return self.words[self.last + 1 : self.last + 1 + count]

    def ahead(self, count: int) -> list[str]:
        """So many words right before the preposition."""
        return self.words[max(0, self.at - count) : self.at]


def name_at(words: list[str], first: int, last: int, location: Location | None, types: EventTypes) -> Name:
    """Give the name at tokens ``first`` to ``last`` with what governs it."""
    prep, head, at = governed_by(words, first, types)
    place = location.place if location else None
    before, led = words[first - 1] if first else "", words[at - 1] if at else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    return Name(words, first, last, prep, head, at, location, place, types, before, after, led)


def governed_by(words: list[str], first: int, types: EventTypes) -> tuple[str, str, int]:
    """(preposition, noun before the name or before "of", token of the preposition) that govern the name at ``first``."""
    k = first - 1
    head = ""
    while k >= 0 and first - k <= _MAX_BACK:
        word = words[k]
        if word in TIMES or word in MONTHS:
            return "", head, k  # "On Wednesday Russia and Ukraine exchanged"
        if word == "of" and k and words[k - 1] in UNIT_HEADS:
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
        if _is_verb(words, k, types) and not _is_attribute(words, k):
            return "", head or word, k  # "said the US", "launched from Belgorod struck Kharkiv"
        if word in STOPS:
            listed = word in (",", "and", "or") and k > 0
            return ("", "", k) if not listed else ("list", "", k)
        head = head or word
        k -= 1
    return "", head, max(k, 0)


_HELD = frozenset("occupied annexed captured seized liberated recaptured besieged".split())
_ADVERBS = frozenset("the a temporarily recently newly still now then long partially partly".split())


def _is_attribute(words: list[str], k: int) -> bool:
    """ "In the occupied Luhansk region", "near recently captured Avdiivka": how the place stands, no deed."""
    return k > 0 and words[k] in _HELD and (words[k - 1] in _ADVERBS or words[k - 1] in PREPOSITIONS)


def _is_verb(words: list[str], k: int, types: EventTypes) -> bool:
    """A verb of speech, or one that tells of an event."""
    return words[k] in types.words["speech.verbs"] or any(
        len(t.words) == 1 and t.part == "verb" for _, t in types.triggers.at(words, k)
    )


_FRONTS = frozenset("direction axis sector front".split())  # "in the Lyman direction, in Donetsk region"
_UNIT_NOUNS = frozenset(
    "state province department region governorate district county prefecture zone territory".split()
)
_SIDES = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern central coastal restive neighbouring "
    "neighboring north-eastern north-western south-eastern south-western oil-rich mountainous far just also the a 's".split()
)


def is_behind(between: list[str]) -> bool:
    """ "Zolochiv, Kharkiv region", "Masisi in eastern Congo", "a market in the town of X, in Y"."""
    plain = _without_units(between[1:] if between[:1] and between[0] in _FRONTS else between)
    return plain in ([","], ["in"], [",", "in"], ["("], ["of"], [",", "part", "of"]) or (
        len(plain) <= 4
        and plain[:1] in (["in"], [","])
        and all(w not in STOPS or w == "," for w in plain)
        and plain[-1:] != ["and"]
        and "in" in plain
    )


def _without_units(between: list[str]) -> list[str]:
    """ "in the eastern department of" is "in"."""
    plain = [w for w in between if w not in _SIDES]
    return [
        w
        for k, w in enumerate(plain)
        if not (w in _UNIT_NOUNS and plain[k + 1 : k + 2] == ["of"])
        and not (w == "of" and k and plain[k - 1] in _UNIT_NOUNS)
    ]
