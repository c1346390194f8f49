"""Chances of the names of one text in, the same out where a text tells of one country and a name is a stranger in it.

The ranker was fitted on texts that mostly say the country of what lies abroad. A text all about one country means
its own Santa Ana, not California's, though nobody says so; and a village that the gazetteer does not know there is not
its namesake on another continent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from geo.gazetteer import distance_km
from geo.geocoding.candidates import Candidate, Group
from geo.model import Place

__all__ = ["at_home"]

_DATELINE = 2  # names that one in a dateline counts for besides
_SEAT = 100_000  # people: a place at home that is meant rather than a foreign capital of its name
_FEWEST = 2  # other names in the country that a text tells of
_SHARE = 0.6  # of all names
_FAMOUS = 1_500_000  # people: a city that is meant wherever it is named
_TIMES = 12.0  # how many times more people the stranger may have than the place at home
_PER_STRANGER = 4  # names at home for each in the stranger's country
_SMALL = 50_000  # people: a stranger that is not believed without a place at home
_FAR_KM = 150.0  # nearer to another place of the text a stranger is none


def at_home(
    groups: Sequence[Group],
    chances: list[list[float]],
    spoken_of: Mapping[str, float],
    sure: Container[int],
    written_in: Container[int] = (),
) -> list[list[float]]:
    """Let the names of a text that tells of one country mean places in it.

    Parameters
    ----------
    groups : sequence of Group
        The names, from `geo.geocoding.candidates.groups_of`.
    chances : list of list of float
        Of each candidate of each group.
    spoken_of : mapping of str to float
        Countries that adjectives speak of.
    sure : container of int
        Numbers of the mentions that are names of places without doubt: of what land a text tells, these say.
    written_in : container of int
        Those of them in a dateline, which weighs more.

    Returns
    -------
    list of list of float
        The chances, those of a stranger all with its namesake at home, or all zero where there is none.
    """
    best = [_best(group, own) for group, own in zip(groups, chances, strict=True)]
    told = [c for c, group in zip(best, groups, strict=True) if c and any(n in sure for n in group.mentions)]
    named = {c.place.country for c in told if c.place.kind in ("country", "adm1")} | set(spoken_of)
    lands: Counter[str] = Counter(
        c.place.country for c in told if c.place.country and (c.main or c.place.kind != "settlement")
    )
    lands.update(_writing(groups, best, spoken_of, written_in))
    home = max(lands, key=lambda code: (lands[code], code), default=None)
    if home is None or lands[home] < _FEWEST or lands[home] < _SHARE * sum(lands.values()):
        return chances
    out = []
    for number, (group, own) in enumerate(zip(groups, chances, strict=True)):
        chosen = best[number]
        if chosen is None or group.within or group.cue == "unit" or not _is_stranger(chosen, home, named, lands):
            out.append(own)
        else:
            out.append(_settled(group, own, chosen.place, home, best))
    return out


def _writing(
    groups: Sequence[Group],
    best: Sequence[Candidate | None],
    spoken_of: Mapping[str, float],
    written_in: Container[int],
) -> dict[str, int]:
    """The country of the dateline, where the text speaks of it again: a correspondent may write of another."""
    found = {}
    for chosen, group in zip(best, groups, strict=True):
        land = chosen.place.country if chosen and any(n in written_in for n in group.mentions) else None
        again = land and (land in spoken_of or any(n not in written_in for n in group.mentions))
        if land and again:
            found[land] = _DATELINE
    return found


def _best(group: Group, chances: Sequence[float]) -> Candidate | None:
    """The likeliest candidate; None where "none of these" is likelier."""
    at = max(range(len(chances)), key=chances.__getitem__, default=None)
    return group.candidates[at] if at is not None and chances[at] >= 1.0 - sum(chances) else None


def _is_stranger(chosen: Candidate, home: str, named: Container[str | None], lands: Mapping[str, int]) -> bool:
    place = chosen.place
    if place.kind != "settlement" or place.country in (None, home) or place.country in named:
        return False
    alone = lands[place.country or ""] <= max(1, lands[home] // _PER_STRANGER)
    return alone and place.population < _FAMOUS


def _settled(
    group: Group, chances: list[float], stranger: Place, home: str, best: Sequence[Candidate | None]
) -> list[float]:
    least = _SEAT if any(c.capital and c.place.id == stranger.id for c in group.candidates) else 0
    own = [
        number
        for number, c in enumerate(group.candidates)
        if c.main
        and c.place.country == home
        and c.place.population * _TIMES >= stranger.population
        and c.place.population >= least
    ]
    if own:
        first = max(own, key=lambda number: chances[number])
        return [sum(chances) if number == first else 0.0 for number in range(len(chances))]
    if not least and stranger.population < _SMALL and not _is_near(stranger, best):
        return [0.0] * len(chances)
    return chances


def _is_near(stranger: Place, best: Sequence[Candidate | None]) -> bool:
    """Whether another place of the text lies near it, as across a border."""
    if stranger.lat is None or stranger.lon is None:
        return False
    for candidate in best:
        place = candidate.place if candidate else None
        if (
            place is None
            or place.id == stranger.id
            or place.kind == "country"
            or place.lat is None
            or place.lon is None
        ):
            continue
        if distance_km(stranger.lat, stranger.lon, place.lat, place.lon) < _FAR_KM:
            return True
    return False
