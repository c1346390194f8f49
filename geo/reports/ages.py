"""Ages behind people: "a man, 71,", "a woman (54)", "two men, 38 and 63", "girls aged 9 and 17"."""

from __future__ import annotations

from geo.reports.numbers import NUMBER_WORDS
from geo.reports.text import Token, word_at

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
    n, last = 0, at - 1
    while led and (_is_age(word_at(tokens, k)) or (led in _LEADS and word_at(tokens, k) in NUMBER_WORDS)):
        n, last = n + 1, k
        k += 1
        if word_at(tokens, k) in (",", "and", "&") and _is_age(
            word_at(tokens, k + 1 + (word_at(tokens, k + 1) == "and"))
        ):
            k += 1 + (word_at(tokens, k + 1) == "and")
            continue
        break
    if n and word_at(tokens, k) in ("years", "year") and word_at(tokens, k + 1) in ("old", "of"):
        k += 3 if word_at(tokens, k + 1) == "of" else 2  # "74 and 79 years old"
        last = k - 1
    if not n or not _closes(tokens, k, led):
        return 0, at - 1
    return n, last + (word_at(tokens, k) == ")")


def _closes(tokens: tuple[Token, ...], k: int, led: str) -> bool:
    """Behind a comma an age must be set off on both sides; "aged 58" needs no more."""
    if led == ",":
        return word_at(tokens, k) in _AFTER or word_at(tokens, k) in ("are", "were", "is", "was")
    if led == "of":
        return not (word_at(tokens, k).isalpha() and word_at(tokens, k)[-1:] == "s" and len(word_at(tokens, k)) > 2)
    return True


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) <= 3 and 0 < int(word) <= _OLDEST
