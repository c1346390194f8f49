"""Who speaks where an outlet is itself an organ of a side: a general staff, a ministry, a regional administration."""

from __future__ import annotations

import re

from geo.gazetteer import load_index

__all__ = ["side_of_outlet"]

_ORGANS = frozenset(
    "forces army navy staff ministry government administration police prosecutor prosecutors prosecution council mayor governor "
    "presidency presidential kremlin service command militia guard".split()
)
_PRESS = frozenset(
    "times news report post herald gazette weekly daily radio tv television agency monitor institute watch journal press wire review "
    "magazine tribune observer channel media broadcasting online live world".split()
)
_LONGEST = 3  # words of a place's name


def side_of_outlet(name: str | None) -> str | None:
    """Say which side an outlet speaks for, by its name.

    Parameters
    ----------
    name : str or None
        The outlet, as the document gives it.

    Returns
    -------
    str or None
        A country code, "" for an organ that names no country, None for the press.

    Examples
    --------
    >>> side_of_outlet("General Staff of the Armed Forces of Ukraine"), side_of_outlet("Israel Defense Forces")
    ('UA', 'IL')
    >>> side_of_outlet("State Emergency Service"), side_of_outlet("The Army Times"), side_of_outlet("Kyiv Courier")
    ('', None, None)
    """
    words = re.findall(r"[^\W\d_]+", name or "")
    low = {word.lower() for word in words}
    if not low & _ORGANS or low & _PRESS:
        return None
    return _country_named(words)


def _country_named(words: list[str]) -> str:
    """The country that a name names or lies in; "" for none, or for several."""
    index = load_index()
    demonyms = {code for word in words if (code := index.demonym(word.lower()))}
    grams = [
        " ".join(words[i : i + n])
        for n in range(_LONGEST, 0, -1)
        for i in range(len(words) - n + 1)
        if words[i][0].isupper()
    ]
    found = [place for gram in grams for place in index.lookup(gram)]
    countries = {p.country for p in found if p.kind == "country" and p.country} | demonyms
    if not countries:
        largest = max((p for p in found if p.kind in ("adm1", "settlement")), key=lambda p: p.population, default=None)
        countries = {largest.country} if largest is not None and largest.country else set()
    return countries.pop() if len(countries) == 1 else ""
