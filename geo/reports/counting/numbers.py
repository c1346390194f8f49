"""Numbers in words and digits: "twelve", "4,700", "two dozen", "fourth"."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.text.clean import Token, word_at

__all__ = ["NUMBER_WORDS", "how_many", "is_number", "number_of", "ordinal_of", "value_of"]

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
NUMBER_WORDS |= {
    f"{ten}-{unit}": 10 * n + k for n, ten in enumerate(_TENS, 2) for k, unit in enumerate(_UNITS[1:10], 1)
}
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_ONE_OR_TWO = {"a": 1, "an": 1, "a couple of": 2}
_ORDINAL = regex(r"(\d+)(?:st|nd|rd|th)")
_WHOLE = regex(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
_DECIMAL = regex(r"\d+\.\d+")


def number_of(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """(value, tokens used) of the number that starts at token i."""
    if i >= len(tokens):
        return None
    low = tokens[i].low
    if low[0].isdigit():
        return _digits(tokens, i)
    if low in ("a", "an", "half"):
        if low == "half" and word_at(tokens, i + 1) == "a" and word_at(tokens, i + 2) == "dozen":
            return 6, 3
        after = word_at(tokens, i + 1)
        return (_SCALES[after], 2) if after in ("dozen", "hundred", "thousand") and low != "half" else None
    value = NUMBER_WORDS.get(low)
    if value is None:
        return None
    used = 1
    after = word_at(tokens, i + 1).replace("dozens", "dozen")  # "four dozens"
    if after in _SCALES and value:
        value, used = value * _SCALES[after], 2
        rest = i + 2 + (word_at(tokens, i + 2) == "and")
        tail = NUMBER_WORDS.get(word_at(tokens, rest))
        if after in ("hundred", "thousand") and tail and word_at(tokens, rest + 1) not in _SCALES:
            return value + tail, rest + 1 - i
    return value, used


def value_of(word: str) -> int | None:
    """6 for "six" and "6", None for what is no number."""
    return int(word) if word.isdecimal() else NUMBER_WORDS.get(word)


def how_many(words: str) -> int:
    """The number that "ten", "10", "a" or "a couple of" states; 0 where words such as "several" state none.

    Examples
    --------
    >>> how_many("ten"), how_many("a couple of"), how_many("several")
    (10, 2, 0)
    """
    return _ONE_OR_TWO.get(words) or value_of(words) or 0


def is_number(word: str) -> bool:
    """True for "six" and "16", false for "101st"."""
    return word in NUMBER_WORDS or word.isdecimal()


def ordinal_of(word: str) -> int | None:
    """4 for "fourth" and "4th"."""
    match = _ORDINAL.fullmatch(word)
    return int(match[1]) if match else _ORDINALS.get(word)


def _digits(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    low = tokens[i].low
    if not _WHOLE.fullmatch(low):
        after = word_at(tokens, i + 1)
        if _DECIMAL.fullmatch(low) and after in ("thousand", "million"):
            return int(float(low) * _SCALES[after]), 2
        return None
    value = int(low.replace(",", ""))
    after = word_at(tokens, i + 1)
    if after in _SCALES and after != "score":
        return value * _SCALES[after], 2
    return value, 1
