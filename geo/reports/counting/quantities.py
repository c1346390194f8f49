"""Numbers of people in a sentence, as intervals.

Which number is meant is told by ``intervals``, what it counts by ``counted``, and people
told without a figure by ``unnumbered``. Here they are found one after the other.
"""

from __future__ import annotations

from geo.reports.casualties.words import metric_of
from geo.reports.counting.ages import ages_behind
from geo.reports.counting.counted import Quantity, counted
from geo.reports.counting.intervals import INTERVAL_OPENS, interval_at
from geo.reports.counting.unnumbered import (
    AGES_OPEN,
    CLAUSE_OPENS,
    UNNUMBERED_OPENS,
    all_but,
    one_by_age,
    unnumbered_at,
)
from geo.reports.text.clean import Sentence, Token, word_at

__all__ = ["Quantity", "find_quantities", "openings", "quantity_at"]

_OPENS = INTERVAL_OPENS | UNNUMBERED_OPENS
_TOLD_BY_NUMBER = frozenset("crew family couple group squad team".split())
_KIN = frozenset("family household clan".split())
_LIST_GAPS = (["and"], [","], [",", "and"])
_AMONG = (["among"], *([verb, "among"] for verb in ("is", "are", "was", "were")))
_NEAR = 7  # tokens
_YOUNGEST, _OLDEST = 15, 110  # "Kryvyi Rih (3)" is no age
_CLAUSE_ENDS = frozenset([",", ";", "and", "who", "with"])


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """All number phrases of a sentence, in order, none overlapping."""
    tokens = sentence.tokens
    found: list[Quantity] = []
    done = 0
    for i in openings(sentence.words):
        quantity = quantity_at(tokens, i) if i >= done else None
        if quantity is not None and not _is_age_of_named(tokens, quantity):
            quantity = _with_age(tokens, quantity)
            found.append(quantity)
            done = quantity.last + 1
    return _mark_parts(tokens, found)


def _is_age_of_named(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    """ "Charubala Haokip (59), was killed": in brackets behind a first and a last name."""
    first, last = quantity.first, quantity.last
    if first < 3 or first != last or (word_at(tokens, first - 1), word_at(tokens, last + 1)) != ("(", ")"):
        return False
    named = tokens[first - 2].text[0].isupper() and tokens[first - 3].text[0].isupper()
    return named and quantity.low == quantity.high and _YOUNGEST <= (quantity.low or 0) <= _OLDEST


def openings(words: list[str]) -> list[int]:
    """The tokens with which a number phrase can begin; the other two thirds are not asked further."""
    before, behind = [".", *words], [*words[1:], ""]  # a sentence opens a clause
    return [
        i
        for i, (last, word, following) in enumerate(zip(before, words, behind, strict=False))
        if word in _OPENS or word[0].isdigit() or last in CLAUSE_OPENS or following in AGES_OPEN
    ]


def quantity_at(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """The number of people that begins with token ``i``, or None."""
    if (told := one_by_age(tokens, i) or all_but(tokens, i)) is not None:
        return told
    interval = None if _is_their_family(tokens, i) else interval_at(tokens, i)
    return unnumbered_at(tokens, i) if interval is None else counted(tokens, i, interval)


def _is_their_family(tokens: tuple[Token, ...], i: int) -> bool:
    """ "Three women of one family": the family tells who the three are, and is no number of people."""
    led = word_at(tokens, i) in ("one", "a") and word_at(tokens, i - 1) in ("of", "from")
    noun = i + 1 + (word_at(tokens, i + 1) == "single")
    return led and word_at(tokens, noun) in _KIN and i > 1 and word_at(tokens, i - 2).isalpha()


def _with_age(tokens: tuple[Token, ...], quantity: Quantity) -> Quantity:
    """ "a man, 71, and a woman, 68, died", "a nurse (44)", "two men, 38 and 63,": ages belong to their people."""
    if quantity.unit != "people" or tokens[quantity.last].low in _TOLD_BY_NUMBER:
        return quantity  # "a crew of seven" is told by its number
    n, last = ages_behind(tokens, quantity.last + 1)
    return quantity._replace(last=last) if n and n == quantity.high else quantity


# -- parts of a number told before


def _mark_parts(tokens: tuple[Token, ...], found: list[Quantity]) -> list[Quantity]:
    """Carry "including" on through its list: "including three children and a woman"."""
    out: list[Quantity] = []
    for quantity in found:
        gap = [t.low for t in tokens[out[-1].last + 1 : quantity.first]] if out else []
        listed = bool(out) and out[-1].subset and out[-1].unit == "people" and gap in _LIST_GAPS
        if out and gap in _AMONG and out[-1].unit == "people":
            out[-1] = out[-1]._replace(subset=True)  # "two nuns are among the dead"
        if word_at(tokens, quantity.first - 1) == "among" and _is_of_dead(tokens, quantity):
            quantity = quantity._replace(subset=False)  # "two nuns among at least four dead"
        if (listed and gap != [","] and quantity.unit != "bare") or _is_among_them(tokens, quantity):
            quantity = quantity._replace(subset=True)
        out.append(quantity)
    return out


def _is_among_them(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    """ "Among them five children"."""
    at = quantity.first
    return word_at(tokens, at - 1) in ("them", "whom") and word_at(tokens, at - 2) == "among"


def _is_of_dead(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    """ "Among 11 people now known to have died": the whole number, not a part of one."""
    for token in tokens[quantity.last + 1 : quantity.last + 1 + _NEAR]:
        if token.low in _CLAUSE_ENDS:
            return False
        if metric_of(token.low):
            return True
    return False
