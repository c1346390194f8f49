"""Names of hamlets, parts of towns and farms, which share them with towns far away: "Canton El Jicaro", "Colonia Escalon".

The word before or behind tells that no town is meant. A hamlet is placed in the town named behind it ("jurisdiction
of Apopa"); where only a unit is named, `geo.reports.names.strange_names` tells it by its name.
"""

from __future__ import annotations

from geo.model import Location
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.text.clean import Sentence

__all__ = ["names_hamlet"]

_WORD_BEFORE = regex(r"([^\W\d_]+) (?:(?:El|La|Los|Las|San|Santa|Santo) )?$")
_WORD_BEHIND = regex(r"(?:,? and (?:(?:El|La|Los|Las|San|Santa|Santo) )?[A-Z][\w-]+)? ([a-z]+)")
_NAME_BEHIND = regex(r" [A-Z\u00c0-\u00dd]")
_REACH = 40


def names_hamlet(sentence: Sentence, start: int, end: int, location: Location, types: EventTypes) -> bool:
    """Say whether a name is that of a hamlet, a part of a town or a farm, and of no town.

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    start, end : int
        Where the name stands in the text.
    location : Location
        What it was taken for.
    types : EventTypes
        With the words for ``places``.

    Returns
    -------
    bool
        True for the "Canton" and for the "El Jicaro" of "Canton El Jicaro".
    """
    if location.mention.role not in ("literal", "doubtful"):
        return False
    text, words = sentence.text, types.words
    if all(words[f"places.{kind}"].isdisjoint(sentence.words) for kind in ("hamlets", "wards", "estates")):
        return False
    start, end = start - sentence.start, end - sentence.start
    led = words["places.hamlets"] | words["places.wards"]
    own = text[start:end].lower().split()
    if len(own) == 1 and own[0] in led and _NAME_BEHIND.match(text, end):
        return True
    begin = max(0, start - _REACH)
    before = None if text[begin:start].islower() else _WORD_BEFORE.search(text, begin, start)
    if before and before[1].lower() in led and before[1][0].isupper():
        return True
    return _is_estate(text, start, end, types)


def _is_estate(text: str, start: int, end: int, types: EventTypes) -> bool:
    """ "The San Francisco farm", "the Honduras and La Negra farms"; not "a Kherson farm"."""
    behind = _WORD_BEHIND.match(text, end)
    return behind is not None and behind[1] in types.words["places.estates"] and text[:start].lower().endswith("the ")
