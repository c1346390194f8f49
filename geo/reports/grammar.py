"""Small marks of grammar in a list of words: a passive, a thing told of before, words near each other."""

from __future__ import annotations

from collections.abc import Container, Sequence, Set

from geo.reports.times.days import WEEKDAYS

__all__ = ["FEW", "OBJECT_ENDS", "has_pair", "is_definite", "is_passive", "is_passive_by_joint", "words_near"]

FEW = frozenset("one two three four five six seven eight nine ten eleven twelve another others".split())
OBJECT_ENDS = frozenset(  # what ends the object of a verb
    ["in", "at", "near", "from", "on", ",", ";", "and", "who", "that", "after", "during", "by", "while"]
)
_JOINT = 8  # words from one passive to the next
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "his", "their", "latest"])
_BEFORE_THAT = frozenset(
    "said says say saying reported reports report reporting claimed claims claim claiming confirmed confirms stated "
    "announced added wrote told news fears signs evidence shows show indicates indicate believes believe fact".split()
)


def is_definite(words: list[str], i: int) -> bool:
    """True for "the attack", "its latest strike", "Friday's strike", told before; not for "reports that shelling ..."."""
    if i > 1 and words[i - 1] == "'s" and words[i - 2] in WEEKDAYS:
        return True
    told = any(
        words[k] in _DEFINITE and not (words[k] == "that" and words[k - 1 : k] and words[k - 1] in _BEFORE_THAT)
        for k in range(max(0, i - 3), i)
    )
    return told and not any(w in ("a", "an", "another") for w in words[max(0, i - 2) : i])


def is_passive(words: list[str], i: int) -> bool:
    """True where "was", "were" or "been" stands right before word i.

    Examples
    --------
    >>> is_passive("two were taken away".split(), 2), is_passive("two were later taken".split(), 3)
    (True, False)
    """
    return words[i - 1 : i] in (["was"], ["were"], ["been"])


def is_passive_by_joint(words: list[str], i: int) -> bool:
    """True where a passive goes on: the "shot" of "were dragged out of bed and shot in the garden".

    Examples
    --------
    >>> is_passive_by_joint("they were dragged out and shot in a garden".split(), 5)
    True
    """
    goes_on = words[i - 1 : i] == ["and"] and words[i + 1 : i + 2] in (["in"], ["at"], ["by"], ["near"], ["on"], ["."])
    return goes_on and any(is_passive(words, k) for k in range(max(1, i - _JOINT), i - 1))


def words_near(words: list[str], i: int, wanted: Set[str], reach: int) -> bool:
    """True where one of the wanted words stands within reach of word i."""
    return not wanted.isdisjoint(words[max(0, i - reach) : i + reach + 1])


def has_pair(words: Sequence[str], first: Container[str], second: Container[str]) -> bool:
    """True where a word of the first sort stands right before one of the second: "both", "sides"."""
    behind_first = [b for a, b in zip(words, words[1:], strict=False) if a in first]
    return any(b in second for b in behind_first)
