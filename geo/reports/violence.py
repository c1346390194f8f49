"""Words of violence by their first letters: a quick test of what a sentence may tell of, before any is looked up."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["tells_violence"]

_STEMS = tuple(
    "kill wound injur attack struck strike hit shell bomb explo blast clash fight kidnap abduct captur execut murder massacr behead shot gunm torch raid ambush detonat "
    "missile rocket drone mortar slain dead died seiz captive hostage overran assault stab hack slaughter lynch loot burn death hurt debris fell landed withdr retreat retook retake".split()
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
