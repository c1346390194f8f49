"""Words of violence: a quick test of what a sentence may tell of, before any is looked up, and what is done to places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from geo.reports.lexicon import EventTypes

__all__ = ["BATTLES", "DONE_TO", "tells_violence"]

DONE_TO = frozenset(  # verbs whose object is a place
    "shelled bombed hit struck attacked attacks bombarded pounded targeted captured seized recaptured retaken retook regained reclaimed "
    "overran overrun liberated stormed entered took taken".split()
)
BATTLES = frozenset("battle battles fight fighting siege".split())  # "for" a place, or "of" it


def tells_violence(words: Iterable[str], types: EventTypes) -> bool:
    """Say whether any word begins as one of violence does.

    Examples
    --------
    >>> from geo.reports import load_event_types
    >>> types = load_event_types()
    >>> tells_violence("two were wounded in Sumy".split(), types)
    True
    >>> tells_violence("leaders met in Sumy".split(), types)
    False
    """
    stems, openings = _stems(types.words["violence.stems"])
    likely = [word for word in words if word[:3] in openings or "-" in word]
    return any(_is_violent(word, stems) for word in likely)


@cache
def _stems(words: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The stems, and the three letters that they begin with."""
    return tuple(words), frozenset(stem[:3] for stem in words)


def _is_violent(word: str, stems: tuple[str, ...]) -> bool:
    return any(part.startswith(stems) for part in word.split("-"))
