"""Number phrases -> intervals.

At least n is [n, None]; more than n [n+1, None]; up to, nearly, almost, fewer than n
[None, n]; about n [n, n]; a to b [a, b]; several [2, None]; dozens [24, None].
"""

from __future__ import annotations

from collections.abc import Callable

from geo.lean import NamedTuple
from geo.reports.counting.numbers import NUMBER_WORDS, number_of
from geo.reports.counting.people import is_person
from geo.reports.text.clean import Token, word_at
from geo.reports.times.days import MONTHS

__all__ = ["INTERVAL_OPENS", "Interval", "interval_at"]


class Interval(NamedTuple):
    """A number phrase: None for a bound that it leaves open."""

    low: int | None
    high: int | None
    more: bool  # "another five"
    end: int  # the token behind it


_Found = tuple[int | None, int | None, int]  # low, high, the token behind
_Reader = Callable[[tuple[Token, ...], int, str | None], _Found | None]


def interval_at(tokens: tuple[Token, ...], i: int) -> Interval | None:
    """The number phrase that begins with token ``i``, or None."""
    bound, used = _bound_at(tokens, i)
    more = word_at(tokens, i + used) == "another"
    at = i + used + more
    read = _READERS.get(word_at(tokens, at))
    found = (read and read(tokens, at, bound)) or _figure(tokens, at, bound)
    if found is not None:
        return Interval(found[0], found[1], more, found[2])
    if more and is_person(word_at(tokens, at)):
        return Interval(1, 1, True, at)  # "another woman"
    return None


# -- bounds: "at least", "more than", "up to", "about"

_AT_LEAST = (
    "at least",
    "no fewer than",
    "no less than",
    "not less than",
    "not fewer than",
    "a minimum of",
    "a total of at least",
)
_OVER = ("more than", "over", "upwards of", "in excess of")
_UP_TO = (
    "up to",
    "as many as",
    "nearly",
    "almost",
    "close to",
    "fewer than",
    "less than",
    "under",
    "no more than",
    "at most",
    "just under",
)
_ABOUT = (
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "an estimated",
    "a total of",
    "a combined",
    "exactly",
    "just",
    "only",
)
_BOUNDS = {
    **dict.fromkeys(_AT_LEAST, "low"),
    **dict.fromkeys(_OVER, "over"),
    **dict.fromkeys(_UP_TO, "high"),
    **dict.fromkeys(_ABOUT, "exact"),
}
_BOUND_STARTS = frozenset(bound.partition(" ")[0] for bound in _BOUNDS)
_MAX_BOUND_WORDS = 5


_WITH_PARTICLE = ("hand", "turn")  # "handed over four hostages" is no more than four


def _bound_at(tokens: tuple[Token, ...], i: int) -> tuple[str | None, int]:
    """What kind of bound begins with token ``i``, and how many words it has."""
    if tokens[i].low not in _BOUND_STARTS:
        return None, 0
    for size in range(min(_MAX_BOUND_WORDS, len(tokens) - i), 0, -1):
        bound = _BOUNDS.get(" ".join(t.low for t in tokens[i : i + size]))
        if bound and not (tokens[i].low == "over" and word_at(tokens, i - 1).startswith(_WITH_PARTICLE)):
            return bound, size
    return None, 0


# -- figures: "twelve", "10 to 12", "five or more"


def _figure(tokens: tuple[Token, ...], i: int, bound: str | None) -> _Found | None:
    number = number_of(tokens, i)
    if number is None:
        return _some_people(tokens, i, bound)
    value, used = number
    if bound in (None, "exact") and (span := _range(tokens, i, ("to", "or", "-", "\u2013"))):
        return span
    end = i + used
    if word_at(tokens, end) == "or" and word_at(tokens, end + 1) == "more":
        return value, None, end + 2
    if bound == "low":
        return value, None, end
    if bound == "over":
        return value + 1, None, end
    return (None if bound == "high" else value), value, end


def _some_people(tokens: tuple[Token, ...], i: int, bound: str | None) -> _Found | None:
    word = word_at(tokens, i)
    plural = is_person(word) and word.endswith("s")
    return (2, None, i) if bound == "exact" and word_at(tokens, i - 1) == "some" and plural else None


def _between(tokens: tuple[Token, ...], i: int, _bound: str | None) -> _Found | None:
    """ "Between 10 and 12", "from 10 to 12"."""
    return _range(tokens, i + 1, ("and",) if word_at(tokens, i) == "between" else ("to",))


def _range(tokens: tuple[Token, ...], i: int, joints: tuple[str, ...]) -> _Found | None:
    first = number_of(tokens, i)
    joint = word_at(tokens, i + first[1]) if first else ""
    if first is None or joint not in joints:
        return None
    if joint in ("-", "\u2013") and word_at(tokens, i - 1) in MONTHS:
        return None  # "CALI, Feb 3 - Four police officers"
    at = i + first[1] + 1
    second = number_of(tokens, at)
    if second is None or second[0] <= first[0]:
        return None
    return first[0], second[0], at + second[1]


# -- words for no exact number: "dozens", "several", "a few"

_OF_THOUSANDS = {"tens": 20_000, "dozens": 24_000, "hundreds": 200_000}
_SCALES = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_VAGUE = {"several": 2, "multiple": 2, "many": 2, "numerous": 2}
_FEW = ("few", "handful", "number")


def _scale(tokens: tuple[Token, ...], i: int, bound: str | None) -> _Found | None:
    """ "Dozens of", "tens of thousands"."""
    word, of = tokens[i].low, word_at(tokens, i + 1) == "of"
    if of and word in _OF_THOUSANDS and word_at(tokens, i + 2) == "thousands":
        return _OF_THOUSANDS[word], None, i + 3
    return (_SCALES[word], None, i + 1 + of) if word in _SCALES and bound != "over" else None


def _vague(tokens: tuple[Token, ...], i: int, _bound: str | None) -> _Found | None:
    """ "Several", "several dozen", "many", but not "how many"."""
    dozens = _SCALES.get(word_at(tokens, i + 1).removesuffix("s") + "s")
    if dozens is not None and tokens[i].low == "several":
        return dozens, None, i + 2 + (word_at(tokens, i + 2) == "of")
    return (_VAGUE[tokens[i].low], None, i + 1) if word_at(tokens, i - 1) != "how" else None


def _few(tokens: tuple[Token, ...], i: int, _bound: str | None) -> _Found | None:
    """ "A few", "a number of", "a couple of"; "a couple" are two of a kind."""
    word, of = word_at(tokens, i + 1), word_at(tokens, i + 2) == "of"
    if word == "couple":
        return (2, 2, i + 3) if of else None
    if word == "few" and word_at(tokens, i + 2) == "dozen":
        return _SCALES["dozens"], None, i + 3
    return (2, None, i + 2 + of) if word in _FEW else None


_READERS: dict[str, _Reader] = {
    "between": _between,
    "from": _between,
    "a": _few,
    **dict.fromkeys([*_SCALES, *_OF_THOUSANDS], _scale),
    **dict.fromkeys(_VAGUE, _vague),
}
INTERVAL_OPENS = _BOUND_STARTS | _READERS.keys() | NUMBER_WORDS.keys() | {"another", "an", "half"}  # or a digit
