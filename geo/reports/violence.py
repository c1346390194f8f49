"""Words of violence: a quick test of what a sentence may tell of, before any is looked up, and what is done to places."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["BATTLES", "DONE_TO", "tells_violence"]

DONE_TO = frozenset(  # verbs whose object is a place
    "shelled bombed hit struck attacked attacks bombarded pounded targeted captured seized recaptured retaken retook regained reclaimed "
    "overran overrun liberated stormed entered took taken".split()
)
BATTLES = frozenset("battle battles fight fighting siege".split())  # "for" a place, or "of" it

_STEMS = tuple(
    "kill wound injur attack struck strike hit shell bomb explo blast clash fight kidnap abduct captur execut murder massacr behead shot "
    "gunm torch raid ambush detonat missile rocket drone mortar slain dead died seiz captive hostage overran assault stab hack slaughter "
    "lynch loot burn death hurt debris fell landed withdr retreat retook retake".split()
)
_OPENINGS = frozenset(stem[:3] for stem in _STEMS)


def tells_violence(words: Iterable[str]) -> bool:
    """Say whether any word begins as one of violence does.

    Examples
    --------
    >>> tells_violence("two were wounded in Sumy".split()), tells_violence("leaders met in Sumy".split())
    (True, False)
    """
    return any(map(_is_violent, words))


def _is_violent(word: str) -> bool:
    if "-" in word:
        return any(part.startswith(_STEMS) for part in word.split("-"))
    return word[:3] in _OPENINGS and word.startswith(_STEMS)
