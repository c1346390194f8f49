"""What a number counts, by the words behind it: people, something else, or nothing that is said.

Ages, dates, clock times, distances and numbers of weapons are told apart from numbers of people.
"""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.reports.counting.intervals import Interval
from geo.reports.counting.numbers import NUMBER_WORDS, number_of
from geo.reports.counting.people import is_one_person, is_person, is_plural, kind_of_person
from geo.reports.text.clean import Token, word_at
from geo.reports.times.days import MONTHS

__all__ = [
    "ENDS_NOUN",
    "MAX_GAP",
    "OLDEST",
    "PART_OPENS",
    "Quantity",
    "counted",
    "head_of_people",
    "is_among",
    "is_people",
    "last_of_people",
]

PART_OPENS = frozenset(["including", "incl", "among", "includes", "included", "plus"])
MAX_GAP = 4  # words between a number and the people it counts
OLDEST = 110  # an age
ENDS_NOUN = frozenset(  # words that cannot stand between a number and its noun
    "and or at in on of by to from with for was were is are be been has have had that which who killed wounded injured hurt died "
    "missiles missile drones drone rockets rocket shells shell bombs bomb attacks attack strikes strike houses buildings apartments cars "
    "km kilometers kilometres miles metres meters percent hours hour minutes days day weeks week months month years year times killing "
    "wounding injuring injures kills wounds near after before when while as but than the".split()
)
_BARE_AFTER = frozenset(  # words behind a number that counts people without naming them: "five killed"
    "according outside inside along across around behind beside late early earlier before since between throughout amid "
    "was were are is have has had been being be dead kia wia killed wounded injured hurt died missing and or in at on near from after when as with by "
    "to more others other who that of while but during including among overnight today yesterday fatally critically seriously "
    "there here inside alone severely slightly lightly perished captured kidnapped abducted remain remained taken hospitalised hospitalized deaths fatalities "
    "injuries fatality death lives suffered sustained received so reported still lay lost gravely badly later also "
    "succumbed drowned shot executed beheaded".split()
)
_PRONOUNS = frozenset(["them", "whom", "those", "these", "which"])
_OWNERS = frozenset(["the", "his", "her", "their"])
_FURTHER = frozenset(["more", "other", "others"])
_HURT = frozenset("wounded injured hurt missing".split())
_PEOPLES = (
    "ians",
    "eans",
    "cans",
    "ans",
    "aelis",
    "aqis",
    "nese",
    "ranis",
    "stanis",
    "enis",
    "itis",
    "baijanis",
    "pinos",
    "iots",
)


class Quantity(NamedTuple):
    """A number phrase, token ``first`` to ``last`` of its sentence."""

    first: int
    last: int
    low: int | None
    high: int | None
    unit: str  # people | bare | other
    noun: str = ""
    subset: bool = False
    more: bool = False

    @property
    def who(self) -> str | None:
        """What kind of people, or None."""
        return kind_of_person(self.noun)


_GROUP_NAMED = frozenset(["them", "the"])


def counted(tokens: tuple[Token, ...], first: int, interval: Interval) -> Quantity:
    """The interval that begins with token ``first``, with what it counts."""
    low, high, more, end = interval
    if _is_other_number(tokens, first, end):
        return Quantity(first, end - 1, low, high, "other")
    if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in _PRONOUNS | _OWNERS:
        return _of_group(tokens, first, interval)
    subset = _opens_part(tokens, first)
    people = _people_behind(tokens, end)
    if people is not None:
        last, noun, further = people
        subset = subset or is_among(tokens, first, last)
        return Quantity(first, last, low, high, "people", noun, subset, more or further)
    after = word_at(tokens, end)
    if not after or after in _BARE_AFTER or not (after[0].isalnum() or after in "%$-"):
        return Quantity(first, end - 1, low, high, "bare", "", subset, more)
    return Quantity(first, end - 1, low, high, "other")


def last_of_people(tokens: tuple[Token, ...], at: int) -> int:
    """The last token of a noun of several words: "police officers"."""
    while is_people(word_at(tokens, at + 1)):
        at += 1
    return at


def head_of_people(tokens: tuple[Token, ...], at: int) -> str:
    """The word that says what kind of people: "police officers" are police."""
    first = tokens[at].low
    return first if kind_of_person(first) else tokens[last_of_people(tokens, at)].low


def is_people(word: str) -> bool:
    """True for a word for people that says more of them than "others" or "more"."""
    return is_person(word) and word not in _FURTHER


def _opens_part(tokens: tuple[Token, ...], first: int) -> bool:
    """ "Including three children", "incl. two", "among them, five"."""
    before, before_that = word_at(tokens, first - 1), word_at(tokens, first - 2)
    return (
        before in PART_OPENS
        or (before == "." and before_that == "incl")
        or (before == "," and before_that in PART_OPENS)
    )


def is_among(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "26 people, six guards among them, were killed", "nine, two children included,": part of those before the comma."""
    if word_at(tokens, first - 1) not in (",", "(", "\u2013"):
        return False
    behind = [word_at(tokens, last + k) for k in range(1, 5)]
    among = behind[0] in ("among", "amongst") and behind[1] in _GROUP_NAMED
    included = behind[0] == "included" or (behind[0] in ("were", "was") and behind[1] in ("among", "included"))
    return among or included


def _of_group(tokens: tuple[Token, ...], first: int, interval: Interval) -> Quantity:
    """ "Two of them", "three of the wounded"."""
    at = interval.end + 1
    pronoun = word_at(tokens, at) in _PRONOUNS
    last = at if pronoun else _group_end(tokens, at)
    noun = tokens[last].low if last > at else ""
    subset = pronoun or word_at(tokens, first - 1) in PART_OPENS
    return Quantity(first, last, interval.low, interval.high, "people", noun, subset)


def _group_end(tokens: tuple[Token, ...], at: int) -> int:
    """The end of "the six wounded", "his neighbours" behind "two of"."""
    number = number_of(tokens, at + 1)
    end = at + number[1] if number else at
    for k in range(end + 1, min(end + 3, len(tokens))):
        if is_person(tokens[k].low) or (number and tokens[k].low in _HURT):
            return k
    return end


def _people_behind(tokens: tuple[Token, ...], end: int) -> tuple[int, str, bool] | None:
    """The last token of the people behind a number, what they are, and whether they are told as others or more."""
    for at in range(end, min(end + MAX_GAP + 1, len(tokens))):
        word = tokens[at].low
        if at == end and tokens[at].text[0].isupper() and word.endswith(_PEOPLES):
            return at, word, False  # "five Ukrainians"
        if is_person(word):
            noun = at + (word in _FURTHER and is_person(word_at(tokens, at + 1)))
            last = _with_second(tokens, last_of_people(tokens, noun))
            return last, head_of_people(tokens, noun), word == "more"
        if word in ENDS_NOUN or not word[0].isalpha() or word in NUMBER_WORDS:
            return None
    return None


def _with_second(tokens: tuple[Token, ...], last: int) -> int:
    """ "8,000 men and boys": one number for both."""
    other = word_at(tokens, last + 2)
    joined = word_at(tokens, last + 1) in ("and", "or") and is_people(other)
    return last + 2 if joined and is_plural(tokens[last].low) and is_plural(other) else last


# -- numbers of no people

_CLOCK_BEHIND = frozenset(["a.m.", "p.m.", "am", "pm", "gmt", "o'clock", "hrs"])
_MARKS_BEFORE = frozenset(["$", "\u20ac", "\u00a3", "aged", "age", "number", "no", "#", "article", ":"])
_COUNTS_ALL_THE_SAME = frozenset(["number", ":"])
_MARKS_BEHIND = frozenset(["%", ":", "/"])
_AGE_ENDS = frozenset([",", ".", ";", "", ")", ":"])
_YEAR_LEADS = frozenset("in since of by until from , early late mid and year".split())
_YEARS = range(1900, 2101)


def _is_other_number(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether a number, token ``first`` to the one before ``end``, is a clock time, a price, an age, a date or the like."""
    before, after = word_at(tokens, first - 1), word_at(tokens, end)
    if after in _CLOCK_BEHIND or _is_minutes(tokens, first):
        return True
    if after == ":" and before == "to" and end + 1 < len(tokens) and tokens[end + 1].start > tokens[end].end:
        return False  # "has grown to eight: one of the wounded died"
    if after == "s" and tokens[end - 1].end == tokens[end].start:
        return True  # "a couple in their 50s"
    if after in _MARKS_BEHIND or (before in _MARKS_BEFORE and before not in _COUNTS_ALL_THE_SAME):
        return True
    if before in _COUNTS_ALL_THE_SAME:
        return False  # "the number of dead: 8"
    if after.startswith("-") or before in MONTHS or after in MONTHS:
        return True
    return _is_age(tokens, first, end) or _is_year(tokens[end - 1].low, before, after)


def _is_minutes(tokens: tuple[Token, ...], first: int) -> bool:
    """The 55 of "08:55"."""
    if first < 2 or tokens[first - 1].low != ":":
        return False
    hour, mark = tokens[first - 2], tokens[first - 1]
    return hour.end == mark.start == tokens[first].start - 1 and hour.low.isdigit()


def _is_age(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    number, before, after = tokens[end - 1].low, word_at(tokens, first - 1), word_at(tokens, end)
    if not number.isdigit():
        return False
    if before == "of" and is_one_person(word_at(tokens, first - 2)):
        return True  # "a man of 48"
    if int(number) <= OLDEST and is_one_person(before) and after in _AGE_ENDS:
        return True  # "Woman 67, dead on the spot"
    return before == "," and after in (",", ")") and word_at(tokens, first - 2) not in _PRONOUNS


def _is_year(number: str, before: str, after: str) -> bool:
    """The 2014 of "in 2014"."""
    year = number.isdecimal() and len(number) == 4 and int(number) in _YEARS
    return year and (before in _YEAR_LEADS or after in (".", ",", ""))
