"""One deed told at two places that lie beside each other: a village and its border or road, a ship and its sea.

"Gunmen raided Karuma, a village on the Lira-Gulu road", "fired from near the Serbian border at a patrol in Leposavic".
"""

from __future__ import annotations

from geo.model import EventPlace
from geo.reports.drafts import Draft, days_agree
from geo.reports.places.event_places import is_fine, is_name_only
from geo.reports.tolls.counts import count_of

__all__ = ["fold_beside"]

_DEEDS = frozenset(["strike", "clash", "explosion", "killing"])
_ROADS = ("road", "highway", "motorway", "route")
_AT_SEA = 4  # sentences from the sea that a ship was hit in to the waters where that was
_METRICS = ("killed", "injured")


def fold_beside(drafts: list[Draft]) -> list[Draft]:
    """Make one of a deed told of a place and of a border, a road or a sea beside it; it stays where it is told best.

    Parameters
    ----------
    drafts : list of Draft
        The events of a document.

    Returns
    -------
    list of Draft
        The events that are left, in the same order.
    """
    out = list(drafts)
    for loose in drafts:
        host = next((o for o in out if o is not loose and _is_told_better(o, loose)), None)
        if host is not None:
            loose.day = None if host.day else loose.day  # the hour of the shots at the border is not that of the raid
            host.absorb(loose)
            out.remove(loose)
    return out


def _is_told_better(host: Draft, loose: Draft) -> bool:
    if host.place is None or loose.place is None or loose.apart or not _may_be_one(host, loose):
        return False
    if _is_border(loose.place):
        beside = loose.vague and abs(min(host.sentences) - min(loose.sentences)) <= 1
        return (_in_one_sentence(host, loose) or beside) and not _is_border(host.place)
    if _is_road(loose.place):
        return _in_one_sentence(host, loose) and _is_on_road(host.place, loose.place)
    return _is_sea(loose.place) and _is_in_waters(host, loose)


def _may_be_one(host: Draft, loose: Draft) -> bool:
    alike = host.kind == loose.kind or {host.kind, loose.kind} == {"clash", "killing"}
    if not alike or host.kind not in _DEEDS or host.occurrence != loose.occurrence:
        return False
    return days_agree(host.day, loose.day) and not _differ(host, loose)


def _differ(one: Draft, two: Draft) -> bool:
    """Whether both tell how many were killed or hurt, and not as many."""
    counts = [(count_of(one.tolls, m), count_of(two.tolls, m)) for m in _METRICS]
    return any(a.known and b.known and (a.low, a.high) != (b.low, b.high) for a, b in counts)


def _in_one_sentence(host: Draft, loose: Draft) -> bool:
    """Whether the looser place is told nowhere but beside the other."""
    return bool(loose.sentences) and set(loose.sentences) <= set(host.sentences)


def _is_border(place: EventPlace) -> bool:
    return place.precision == "region" and "border" in place.text.lower()


def _is_road(place: EventPlace) -> bool:
    return place.precision == "near" and place.text.lower().endswith(_ROADS)


def _is_on_road(place: EventPlace, road: EventPlace) -> bool:
    """A village that no gazetteer knows, or its district, named beside the towns that its road joins."""
    if is_name_only(place):
        return place.country in (road.country, None)
    return place.precision == "adm2" and (place.country, place.adm1) == (road.country, road.adm1)


def _is_sea(place: EventPlace) -> bool:
    return place.precision == "region" and place.country is None and not (is_name_only(place) or _is_border(place))


def _is_in_waters(host: Draft, loose: Draft) -> bool:
    """ "A ship hit in the Red Sea ... 68 miles off Hodeidah": the attack on the one ship of which both tell."""
    place = host.place
    if place is None or not (is_fine(place) or place.precision == "region") or _is_sea(place) or _counts(loose):
        return False
    offshore = place.text.lower().startswith("off ") or (place.offset is not None and place.country is None)
    return offshore and abs(min(host.sentences) - min(loose.sentences)) <= _AT_SEA


def _counts(draft: Draft) -> bool:
    return any(count_of(draft.tolls, m).known for m in _METRICS)
