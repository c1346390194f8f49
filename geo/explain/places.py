"""A reading in, an item for each of its place names out: where it is, and why there."""

from __future__ import annotations

from collections.abc import Iterator

from geo.explain.safe import safe, said
from geo.model import Location
from geo.pipeline import Reading

__all__ = ["place_decisions"]

_ROLES = {
    "literal": "a place",
    "metonym": "stands for a government or another actor",
    "adjective": "an adjective, not a place",
    "embedded": "part of another name",
    "relative": "a place told from another",
}


def place_decisions(reading: Reading, prefix: str = "") -> Iterator[str]:
    """Give an item for each name: what it was taken for, why, and what was passed over."""
    for n, location in enumerate(reading.locations, start=1):
        mention = location.mention
        found = said(_placed(location)) if location.place else "looked for, not found"
        others = "; ".join(
            f"{place.name}, {place.country or '?'} {score:.2f}" for place, score in location.alternatives
        )
        passed = f"<p><small>passed over: {said(others)}</small></p>" if others else ""
        doubt = " <small>(hardly likelier than the next)</small>" if location.ambiguous else ""
        yield (
            f'<li class="decision" id="{prefix}place-{n}"><span class="score">{location.score:.2f}</span>'
            f"<h3>{n}. {said(mention.text)} → {found}{doubt}</h3>"
            f"<p>{_ROLES.get(mention.role, safe(mention.role))}. {said(location.reason)}</p>{passed}</li>\n"
        )


def _placed(location: Location) -> str:
    place, offset = location.place, location.offset
    if place is None:
        return ""
    names = ", ".join(name for name in (place.name, place.adm1_name, place.country) if name)
    if offset is None:
        return f"{names} ({place.kind.replace('_', ' ')})"
    distance = f"{offset.distance_km:g} km " if offset.distance_km is not None else ""
    return f"{distance}{offset.bearing or 'near'} of {names}" if offset.bearing else f"{distance}near {names}"
