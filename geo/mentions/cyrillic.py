"""Names in Ukrainian and Russian text, of whose words the model knows nothing: a few rules of grammar instead."""

from __future__ import annotations

from geo.mentions.features import Surroundings
from geo.mentions.matching import Match

__all__ = ["place_chance"]

_FIRST_LETTER = "\u0400"
# Prepositions of place of both languages; each governs one of the cases that the gazetteer holds.
_PREPOSITIONS = frozenset(
    "у в во на під біля до з із зі поблизу над по через за від між під из под возле около у близ вблизи от между "
    "неподалік навколо довкола навпроти вокруг недалеко".split()
)
_TOWN = 8  # in half powers of ten: from 10,000 people on a bare name is rather the town than a word


def place_chance(match: Match, around: Surroundings) -> float | None:
    """Give how likely a Cyrillic match names a place; None for other scripts.

    A capitalised word beside it makes it a person's or a firm's name, a preposition before it a place; else a
    country, a unit or a town is taken for one.
    """
    words = around.tokens.words
    if words[match.first][0] < _FIRST_LETTER:
        return None
    before = words[match.first - 1] if match.first else ""
    after = words[match.last + 1] if match.last + 1 < len(words) else ""
    if before.lower() in _PREPOSITIONS:
        return 0.9 if not _is_name(after) or _size(match) >= _TOWN else 0.3
    if _is_name(after) or _is_name(before):
        return 0.1
    if match.facts.units:
        return 0.8
    return 0.6 if _size(match) >= _TOWN else 0.2


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _size(match: Match) -> int:
    return max(int(feature[4:]) for feature in match.facts.features if feature.startswith("pop:"))
