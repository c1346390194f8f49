"""Ages behind people: "a man, 71,", "a woman (54)", "two men, 38 and 63", "girls aged 9 and 17"."""

from __future__ import annotations

from geo.reports.counting.numbers import NUMBER_WORDS
from geo.reports.text.clean import Token, word_at

__all__ = ["ages_behind"]

_OLDEST = 110
_LEADS = frozenset(["aged", "ages", "age", "of"])
_AFTER = frozenset([",", ")", ".", ";", "", "and", ":", "\u2013", "!"])


def ages_behind(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """How many ages stand from token ``at`` on, and the token of the last of them or of the bracket behind it.

    Parameters
    ----------
    tokens : tuple of Token
        Of a sentence.
    at : int
        The token behind the words for the people.

    Returns
    -------
    tuple of int
        ``(0, at - 1)`` where there are none.
    """
    k, led = at, ""
    while word_at(tokens, k) in (",", "(", *_LEADS) and k < at + 3:
        led = word_at(tokens, k)
        k += 1
    ages = _ages_from(tokens, k, in_words=led in _LEADS) if led else []
    if not ages:
        return 0, at - 1
    last = ages[-1] + _years_old(tokens, ages[-1] + 1)
    if not _closes(tokens, last + 1, led):
        return 0, at - 1
    return len(ages), last + (word_at(tokens, last + 1) == ")")


def _ages_from(tokens: tuple[Token, ...], k: int, *, in_words: bool) -> list[int]:
    """The tokens of the ages listed from token ``k`` on: "38 and 63", "9, 12, and 17"; the first may be a word."""
    if not _is_age(word_at(tokens, k)) and not (in_words and word_at(tokens, k) in NUMBER_WORDS):
        return []
    ages = [k]
    while word_at(tokens, ages[-1] + 1) in (",", "and", "&"):
        following = ages[-1] + 2 + (word_at(tokens, ages[-1] + 2) == "and")
        if not _is_age(word_at(tokens, following)):
            break
        ages.append(following)
    return ages


def _years_old(tokens: tuple[Token, ...], k: int) -> int:
    """How many tokens "years old" or "years of age" takes at token ``k``."""
    if word_at(tokens, k) not in ("years", "year") or word_at(tokens, k + 1) not in ("old", "of"):
        return 0
    return 3 if word_at(tokens, k + 1) == "of" else 2


def _closes(tokens: tuple[Token, ...], k: int, led: str) -> bool:
    """Behind a comma an age must be set off on both sides; "aged 58" needs no more."""
    if led == ",":
        return word_at(tokens, k) in _AFTER or word_at(tokens, k) in ("are", "were", "is", "was")
    if led == "of":
        return not (word_at(tokens, k).isalpha() and word_at(tokens, k)[-1:] == "s" and len(word_at(tokens, k)) > 2)
    return True


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) <= 3 and 0 < int(word) <= _OLDEST
