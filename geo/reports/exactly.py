"""An attack that the lead tells of a whole unit, and what follows of the town: one event, at the town.

"A strike killed four in southern Lebanon, officials said. ... A drone hit a car in Kfar Tebnit, the agency said."
"""

from __future__ import annotations

from geo.lean import replace
from geo.model import EventPlace
from geo.reports.drafts import Draft, days_agree
from geo.reports.places.event_places import holds, is_name_only
from geo.reports.tolls.counts import count_of

__all__ = ["fold_leads"]

_WIDE = ("adm2", "adm1", "region", "country")
_KINDS = frozenset(["strike", "clash", "explosion", "killing"])
_METRICS = ("killed", "injured")
_LEAD = 3  # sentences behind the first that tells of an event
_NEAR = 10  # sentences between the two
_SEVERAL = 2  # what "some" and "several" are at least: any number can be told so
_TELLING = 4  # so many victims are hardly by chance as many elsewhere


def fold_leads(drafts: list[Draft]) -> list[Draft]:
    """Make one of an attack told of a unit and of the place in it where as many were killed or hurt.

    Parameters
    ----------
    drafts : list of Draft
        The events of a document; those that are told exactly further down are taken over there.

    Returns
    -------
    list of Draft
        The events that are left, in the same order.
    """
    start = min((min(d.sentences) for d in drafts if d.sentences), default=0)
    out = list(drafts)
    for whole in sorted(drafts, key=_width, reverse=True):
        if (_width(whole) < 0 and not _is_seat_in_title(whole, start)) or whole.kind not in _KINDS:
            continue
        part = _told_exactly(whole, [o for o in out if o is not whole], leads=min(whole.sentences) <= start + _LEAD)
        if part is not None:
            _place_within(part, whole)
            if whole.kind == "killing" and not part.fought:
                part.kind = "killing"
            part.absorb(whole)
            out.remove(whole)
    return out


def _is_seat_in_title(draft: Draft, start: int) -> bool:
    """ "Officer killed in clash in Lakki Marwat": a title names the town of a district for all of it."""
    town = draft.place is not None and draft.place.precision == "settlement" and not is_name_only(draft.place)
    return town and draft.sentences == [start] and draft.day is None


def _width(draft: Draft) -> int:
    """How large the unit of an event is; -1 for a town, a village or a site."""
    place = draft.place
    if place is None or is_name_only(place) or not draft.sentences:
        return -1
    return _WIDE.index(place.precision) if place.precision in _WIDE else -1


def _told_exactly(whole: Draft, others: list[Draft], *, leads: bool) -> Draft | None:
    """Of the other events the one that tells exactly what was told of the unit."""
    counts = [m for m in _METRICS if _number(whole, m)]
    if not counts:
        return _told_of_village(whole, others) if leads else None
    near = sorted((o for o in others if _may_be_exact(whole, o)), key=lambda o: min(o.sentences))
    alike = [o for o in near if any(_as_many(o, whole, m) for m in counts) and not _differ(whole, o)]
    behind = [o for o in alike if min(o.sentences) >= min(whole.sentences)]
    if behind and leads:
        return behind[0]
    telling = [o for o in (*behind, *alike) if any(_as_many(o, whole, m) and _is_telling(whole, m) for m in counts)]
    if telling:
        return telling[0]
    near = [o for o in near if min(o.sentences) >= min(whole.sentences)]
    silent = [o for o in near if not _counts(o) and _is_like(whole.kind, o.kind)]
    return silent[0] if leads and len(near) == len(silent) == 1 else None


def _told_of_village(whole: Draft, others: list[Draft]) -> Draft | None:
    """ "Rebels ambush troops in the Northwest ... in Bamunka": the only village that is told of, and known by its name alone."""
    if whole.kind == "strike":
        return None  # of strikes across a unit the one on a village is a part
    told = [o for o in others if o.place is not None and _is_like(whole.kind, o.kind) and _may_be_exact(whole, o)]
    sole = told[0] if len(told) == 1 else None
    if sole is None or sole.place is None or not is_name_only(sole.place):
        return None
    return sole if min(sole.sentences) > max(whole.sentences) else None


def _is_like(whole: str, part: str) -> bool:
    """Whether the two are of one kind; people killed by gunmen may be told further as their raid."""
    return whole == part or {whole, part} == {"killing", "clash"}


def _may_be_exact(whole: Draft, part: Draft) -> bool:
    """Whether an event lies in the unit, was told soon after, and can be of that kind and day."""
    if part.kind not in _KINDS or part.apart or not part.sentences or not _lies_in(part, whole):
        return False
    return (
        abs(min(part.sentences) - min(whole.sentences)) <= _NEAR
        and days_agree(whole.day, part.day)
        and whole.occurrence == part.occurrence
    )


def _lies_in(part: Draft, whole: Draft) -> bool:
    if part.place is None or whole.place is None:
        return False
    if whole.place.precision == "settlement":
        return _is_in_district_of(part.place, whole.place)
    strange = is_name_only(part.place) and part.place.adm1 is None and part.place.country in (None, whole.place.country)
    return strange or holds(whole.place, part.place)


def _is_in_district_of(village: EventPlace, seat: EventPlace) -> bool:
    """A village known by its name and district alone, and a town of that district."""
    if not is_name_only(village) or village.precision != "adm2":
        return False
    return village.adm2 is not None and (village.country, village.adm1, village.adm2) == (
        seat.country,
        seat.adm1,
        seat.adm2,
    )


def _number(draft: Draft, metric: str) -> tuple[int, int | None] | None:
    """How many were killed or hurt; None where no number, or none of its own, is told."""
    count = count_of(draft.tolls, metric)
    several = count.low == _SEVERAL and count.high is None
    return (count.low, count.high) if count.low and not several else None


def _as_many(one: Draft, two: Draft, metric: str) -> bool:
    """Whether both tell a number, and the same: "one" and "at least one" are as many."""
    a, b = _number(one, metric), _number(two, metric)
    return a is not None and b is not None and a[0] == b[0] and (a[1] == b[1] or None in (a[1], b[1]))


def _is_telling(draft: Draft, metric: str) -> bool:
    return (count_of(draft.tolls, metric).low or 0) >= _TELLING


def _counts(draft: Draft) -> bool:
    """Whether it is told how many were killed or hurt, and be it nobody."""
    return any(_number(draft, m) or count_of(draft.tolls, m).high == 0 for m in _METRICS)


def _differ(one: Draft, two: Draft) -> bool:
    """Whether both tell how many, and not the same."""
    pairs = ((_number(one, m), _number(two, m), m) for m in _METRICS)
    return any(a is not None and b is not None and not _as_many(one, two, m) for a, b, m in pairs)


def _place_within(part: Draft, whole: Draft) -> None:
    """Give a village that no gazetteer knows the unit that it was told to lie in."""
    village, unit = part.place, whole.place
    if village is None or unit is None or not is_name_only(village) or village.adm1 is not None:
        return
    held = replace(village, country=unit.country, adm1=unit.adm1, adm1_name=unit.adm1_name)
    part.place = replace(held, precision="adm1") if unit.adm1 and unit.precision == "adm1" else held
