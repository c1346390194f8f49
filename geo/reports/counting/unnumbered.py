"""People told without a figure of their own: "a 62-year-old woman", "both parents", "all but one of the seven", "nobody"."""

from __future__ import annotations

from geo.gazetteer import load_index
from geo.reports.counting.ages import ages_behind
from geo.reports.counting.counted import (
    ENDS_NOUN,
    MAX_GAP,
    OLDEST,
    PART_OPENS,
    Quantity,
    head_of_people,
    is_among,
    is_people,
    last_of_people,
)
from geo.reports.counting.numbers import number_of
from geo.reports.counting.people import is_one_person, is_person, is_plural
from geo.reports.text.clean import Token, word_at

__all__ = ["AGES_OPEN", "CLAUSE_OPENS", "UNNUMBERED_OPENS", "all_but", "one_by_age", "unnumbered_at"]

_BOTH_DID = frozenset("died perished succumbed were survived later".split())
_PAIR = 2
_MOST_ADJECTIVES = 2
_OWNERS = frozenset(["his", "her", "their"])
_FAMILY_OPENS = frozenset(["a", "an", "the", "one", "another"])
_NOBODY = frozenset(["nobody", "none", "no-one"])


def unnumbered_at(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """The people whom the words from token ``i`` on tell of, where these are no number."""
    return (
        _both(tokens, i)
        or _family(tokens, i)
        or _one_person(tokens, i)
        or _nobody(tokens, i)
        or _people_by_ages(tokens, i)
        or _bare_person(tokens, i)
    )


def one_by_age(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "Drone kills 56-year-old cyclist": a headline leaves the article out."""
    if (
        not tokens[i].low.isdecimal()
        or word_at(tokens, i + 1) != "-"
        or not word_at(tokens, i + 2).endswith("year-old")
    ):
        return None
    noun = word_at(tokens, i + 3)
    return Quantity(i, i + 3, 1, 1, "people", noun) if is_person(noun) and not is_plural(noun) else None


def all_but(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "All but one of the seven passengers": six."""
    if tokens[i].low != "all" or word_at(tokens, i + 1) != "but":
        return None
    spared = number_of(tokens, i + 2)
    at = i + 2 + (spared[1] if spared else 0)
    if not spared or word_at(tokens, at) != "of":
        return None
    at += 1 + (word_at(tokens, at + 1) in ("the", "its", *_OWNERS))
    whole = number_of(tokens, at)
    if not whole or whole[0] <= spared[0]:
        return None
    end = at + whole[1] - 1
    end += is_person(word_at(tokens, end + 1))
    n = whole[0] - spared[0]
    return Quantity(i, end, n, n, "people", tokens[end].low)


def _both(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "Both parents"."""
    if tokens[i].low != "both":
        return None
    if word_at(tokens, i + 1) in _BOTH_DID:
        return Quantity(i, i, 2, 2, "bare")
    at = i + 1 + (word_at(tokens, i + 1) in ("the", "of", *_OWNERS))
    noun = word_at(tokens, at)
    plural = noun == "parents" or (is_person(noun) and is_plural(noun))
    return Quantity(i, at, 2, 2, "people", noun) if plural else None


def _family(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "a family of four", "an entire displaced family of nine"."""
    if tokens[i].low not in _FAMILY_OPENS:
        return None
    at = i + 1
    while at <= i + _MOST_ADJECTIVES and word_at(tokens, at) != "family" and word_at(tokens, at).isalpha():
        at += 1
    if word_at(tokens, at) != "family" or word_at(tokens, at + 1) != "of":
        return None
    number = number_of(tokens, at + 2)
    return Quantity(i, at + 1 + number[1], number[0], number[0], "people", "family") if number else None


def _nobody(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    word, after = tokens[i].low, word_at(tokens, i + 1)
    if word in _NOBODY or (word == "no" and after == "one"):
        return Quantity(i, i + (word == "no"), 0, 0, "people", "nobody")
    if word == "no" and is_person(after) and after not in ("more", "other", "casualties", "victims"):
        return Quantity(i, i + 1, 0, 0, "people", "nobody")
    return None


# -- by a determiner: "a", "his", "the"

_DETERMINERS = frozenset(["a", "an", "one", "his", "her", "their", "the", "its", "another"])
_ARTICLES = frozenset(["a", "an", "the"])  # "A hit squad shot dead a captain": a noun of its own
_AFTER_YEAR_OLD = frozenset(["", ".", ",", ";", "and", "in", "was", "died", "who", "at", "near", "to", "from", "with"])
_AFTER_ANOTHER = frozenset(["", ".", ",", ";", "and", "was", "died", "in", "when"])  # "killed one and injured another"
_UNITS_OF_AGE = frozenset(["year", "month", "day"])
_NOT_ONE_ALONE = frozenset("police personnel general other more others local minor".split())


def _one_person(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "a 62-year-old woman", "his wife", "the driver": one person; "his parents" are two."""
    word = tokens[i].low
    if word not in _DETERMINERS:
        return None
    attack = any(t.low in ("that", "which") for t in tokens[i + 2 : i + 5])  # "another in Aru that killed 66"
    if word == "another" and word_at(tokens, i + 1) in _AFTER_ANOTHER and not attack:
        return Quantity(i, i, 1, 1, "bare", more=True)
    for at in range(i + 1, min(i + 2 * MAX_GAP + 1, len(tokens))):
        low = tokens[at].low
        national = tokens[at].text[0].isupper() and load_index().demonym(tokens[at].text)  # "shot dead a Palestinian"
        if (low.endswith("-old") or national) and word_at(tokens, at + 1) in _AFTER_YEAR_OLD:
            return Quantity(i, at, 1, 1, "people", "", word_at(tokens, i - 1) in PART_OPENS, word == "another")
        if is_person(low) and word == "the" and at > i + 1 and tokens[at].text[0].isupper():
            return None  # "the National Guard"
        if is_person(low) and (not is_plural(low) or low in ("couple", "family")):
            return _one_named_by(tokens, i, at)
        if low in ("parents", "grandparents") and word in _OWNERS:
            return Quantity(i, at, 2, 2, "people", low)
        if is_person(low) and word in _OWNERS:
            return _several_by_ages(tokens, i, at)
        if not _may_precede_noun(tokens, i, at):
            return None
    return None


def _may_precede_noun(tokens: tuple[Token, ...], i: int, at: int) -> bool:
    """Whether a word can stand between the determiner ``i`` and its noun: an adjective, an age."""
    low = tokens[at].low
    after_age = low == "," and at > i + 2 and "old" in tokens[at - 1].low
    plain = low[0].isalnum() or low in ("-", "'s") or after_age
    return (
        plain
        and low not in _ARTICLES
        and not (low in ENDS_NOUN and low not in _UNITS_OF_AGE)
        and not _is_count(tokens, at, i)
    )


def _is_count(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """True where a number that is not an age stands between a determiner and its noun."""
    return number_of(tokens, at) is not None and word_at(tokens, at + 1) not in ("-", "year", "month") and at > start


def _one_named_by(tokens: tuple[Token, ...], i: int, at: int) -> Quantity | None:
    """The person that determiner ``i`` and the noun ``at`` tell of."""
    noun = tokens[at].low
    if noun == "family" or (noun in _NOT_ONE_ALONE and not is_person(word_at(tokens, at + 1))):
        return None
    end = last_of_people(tokens, at)
    if is_plural(tokens[end].low) and tokens[end].low != "couple":
        return None
    second = word_at(tokens, end + 2)
    if word_at(tokens, end + 1) == "and" and is_people(second) and not is_plural(second):
        return Quantity(i, end + 2, 2, 2, "people", head_of_people(tokens, end + 2))  # "a husband and wife"
    n = _PAIR if noun == "couple" else 1
    subset = word_at(tokens, i - 1) in PART_OPENS or is_among(tokens, i, end)
    return Quantity(i, end, n, n, "people", head_of_people(tokens, at), subset, tokens[i].low == "another")


# -- by ages: "his daughters, 5 and 9", "girls aged 9 and 17"

AGES_OPEN = frozenset(["aged", "of", "("])  # behind people told by their ages


def _several_by_ages(tokens: tuple[Token, ...], i: int, at: int) -> Quantity | None:
    """ "His daughters, 5 and 9": as many as there are ages."""
    k, ages = at + 1, 0
    while word_at(tokens, k) in (",", "and", "aged"):
        age = k + 1 + (word_at(tokens, k + 1) == "aged")
        if not word_at(tokens, age).isdecimal():
            break
        k, ages = age + 1, ages + 1
    return Quantity(i, k - 1, ages, ages, "people", tokens[at].low) if ages > 1 else None


def _people_by_ages(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "men of 52 and 60", "girls aged 9 and 17": as many as the ages."""
    noun = tokens[i].low
    if word_at(tokens, i + 1) not in AGES_OPEN or not is_person(noun) or not is_plural(noun):
        return None
    n, last = ages_behind(tokens, i + 1)
    if n < _PAIR:
        return None
    subset = word_at(tokens, i - 1) in PART_OPENS or word_at(tokens, i - 2) == "among"
    return Quantity(i, last, n, n, "people", noun, subset)


# -- in posts and headlines, which leave articles out

CLAUSE_OPENS = frozenset([",", ";", ":", "\u2013", "-", ".", "|", "\u2192", "&", "+", "\u2022", "/", "!", "(", "and"])
_NO_ADJECTIVES = frozenset(
    "a an the his her their its one no another each every this that these those some any".split()
)
_NOT_ALONE = frozenset("other more victim general member local minor individual body actor others chief agent".split())
_STATES = frozenset("dead killed wounded injured hurt hospitalised hospitalized died dies missing".split())
_CONDITIONS = frozenset("serious critical grave severe stable moderate hospital intensive bad satisfactory".split())


def _bare_person(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "Driver dead, elderly woman hurt": one person each."""
    at = _bare_noun(tokens, i)
    if at is None or tokens[at].low in _NOT_ALONE:
        return None
    end = last_of_people(tokens, at)
    last = _past_age(tokens, end)
    if not is_one_person(tokens[end].low) or not _tells_state(tokens, last + 1):
        return None
    return Quantity(i, last, 1, 1, "people", head_of_people(tokens, at))


def _bare_noun(tokens: tuple[Token, ...], i: int) -> int | None:
    """The word for a person that opens a clause, adjectives before it left out."""
    if i and word_at(tokens, i - 1) not in CLAUSE_OPENS:
        return None
    at = i
    while at < i + _MOST_ADJECTIVES and tokens[at].low.isalpha() and not is_person(tokens[at].low):
        if tokens[at].low in ENDS_NOUN or tokens[at].low in _NO_ADJECTIVES or at + 1 == len(tokens):
            return None
        at += 1
    return at if is_one_person(tokens[at].low) else None


def _past_age(tokens: tuple[Token, ...], end: int) -> int:
    """The last token of an age behind the noun, with the comma behind it; else that of the noun."""
    last = ages_behind(tokens, end + 1)[1]
    after = word_at(tokens, end + 1)
    if last == end and after.isdigit() and int(after) <= OLDEST:
        last += 1
    return last + (last > end and word_at(tokens, last + 1) == ",")


def _tells_state(tokens: tuple[Token, ...], at: int) -> bool:
    """ "dead", "in serious condition"."""
    word = word_at(tokens, at)
    return word in _STATES or (word == "in" and word_at(tokens, at + 1) in _CONDITIONS)


UNNUMBERED_OPENS = _DETERMINERS | _FAMILY_OPENS | _NOBODY | {"both", "all", "no"}  # or a clause, or before ages
