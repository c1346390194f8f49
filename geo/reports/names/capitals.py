"""Texts in capitals: the names of people there look like those of places, and are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.mentions.lexicon import english_level, first_names
from geo.reports.places.event_places import PlacedName
from geo.reports.roles.prepositions import PREPOSITIONS
from geo.reports.text.clean import CleanText

__all__ = ["without_people"]


def without_people(text: CleanText, names: Sequence[list[PlacedName]]) -> list[list[PlacedName]]:
    """Leave out what is a surname or a first name, where the text is in capitals; else give all."""
    if not _is_capitals(text.text):
        return list(names)
    surnames = _surnames(text)
    return [[name for name in row if not _is_person(text, name, surnames)] for row in names]


def _is_capitals(text: str) -> bool:
    """True for a text in capitals, where names of people look like those of places."""
    sample = text[:2000]
    upper = sum(map(str.isupper, sample))
    return upper > 40 and upper > 4 * sum(map(str.islower, sample))


def _surnames(text: CleanText) -> frozenset[str]:
    """The words behind first names: "FRANCISCO MERINO" makes MERINO a person from then on."""
    out: set[str] = set()
    for sentence in text.sentences:
        words = sentence.words
        for first, after in zip(words, words[1:], strict=False):
            if first in first_names() and after.isalpha() and len(after) > 3 and after not in PREPOSITIONS:
                out.add(after)
    return frozenset(out)


def _is_person(text: CleanText, found: PlacedName, surnames: frozenset[str]) -> bool:
    name = text.text[found.start : found.end].lower()
    before = text.text[max(0, found.start - 20) : found.start].lower().split()
    placed = bool(before) and before[-1] in PREPOSITIONS | {"of"}
    after = re.match(r" ([A-Z]{3,})", text.text[found.end : found.end + 20])
    given = name in first_names() and after is not None and after[1].lower() not in PREPOSITIONS
    article = bool(before) and before[-1] in ("a", "an") and bool(english_level(name))
    return article or (not placed and (name in surnames or given))
