"""A choice in words that a person can check against the text."""

from __future__ import annotations

from collections.abc import Sequence

from geo.geocoding.candidates import Candidate, Group
from geo.model import Place

__all__ = ["reason_for"]

_HEADS = {"unit": "a region", "district": "a district", "city": "a city", "river": "a river"}


def reason_for(
    text: str, group: Group, best: Candidate, rivals: Sequence[tuple[Place, float]], *, ambiguous: bool
) -> str:
    """Why this candidate: what the text says, what speaks for it, how many namesakes it beat."""
    place = best.place
    where = describe(place)
    if group.within and group.within_name:
        return f"{where}: the text names {group.within_name} beside it"
    if ambiguous:
        return f"{where}, hardly likelier than {describe(rivals[0][0])}: the text does not tell them apart"
    if not rivals:
        return f"{where}: the only place of that name"
    if group.cue in _HEADS:
        return f"{where}: the text calls {text} {_HEADS[group.cue]}"
    second = describe(rivals[0][0])
    return f"{where}: likeliest of {len(rivals) + 1} by size, name and the other places of the text; next is {second}"


def describe(place: Place) -> str:
    """Name a place with what it lies in: "Zolochiv in Kharkiv Oblast, UA"."""
    if place.kind in ("country", "continent", "sea") or not (place.adm1_name or place.country):
        return place.name
    if place.kind == "adm1" or not place.adm1_name:
        return f"{place.name}, {place.country}"
    return f"{place.name} in {place.adm1_name}, {place.country}"
