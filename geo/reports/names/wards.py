"""Parts of a town that the text names without the town: "in Colonia Escalon", "the Flor Blanca neighborhood", "zone 9"."""

from __future__ import annotations

from collections.abc import Container

from geo.reports.lexicon import EventTypes
from geo.reports.roles.prepositions import LOCATIVE
from geo.reports.text.clean import Sentence

__all__ = ["ward_spans"]

_ZONES = frozenset(["zone", "zona", "sector"])
_STREETS = frozenset("street road avenue boulevard avenida calle plaza".split())
_HEADS = frozenset("neighborhood neighbourhood quarter barrio section commune".split())
_CUES = _ZONES | _STREETS | _HEADS
_LED = LOCATIVE | {"from", "of", "to"}
_LONGEST = 4  # words of a name


def ward_spans(sentence: Sentence, taken: Container[int], types: EventTypes) -> list[tuple[int, int]]:
    """Find the parts of a town that a sentence names.

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    taken : container of int
        The tokens of its known places.
    types : EventTypes
        With the words for ``places``.

    Returns
    -------
    list of tuple of int
        The first and the last token of each, behind a preposition.
    """
    words, wards = sentence.words, types.words["places.wards"]
    if _CUES.isdisjoint(words) and wards.isdisjoint(words):
        return []
    found = ((k, _end(sentence, k, wards)) for k, word in enumerate(words) if word in _LED)
    return [(k + 1, end) for k, end in found if end is not None and not any(n in taken for n in range(k + 1, end + 1))]


def _end(sentence: Sentence, lead: int, wards: frozenset[str]) -> int | None:
    """The last token of the part of a town named behind a preposition, or None."""
    words, tokens = sentence.words, sentence.tokens
    first = lead + 1 + (words[lead + 1 : lead + 2] == ["the"])
    if first >= len(words):
        return None
    behind = words[first + 1 : first + 2]
    if words[first] in _ZONES and behind and (behind[0].isdigit() or behind[0] in _NUMERALS):
        return first + 1
    last = first - 1
    while last + 1 < min(len(words), first + _LONGEST) and tokens[last + 1].text[:1].isupper():
        last += 1
    if last > first and (words[first] in wards or words[last] in _STREETS):
        return last
    if last >= first and words[last + 1 : last + 2] and words[last + 1] in _HEADS:
        return last + 1
    return None


_NUMERALS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
