"""Two reports in, whether they can tell of one event out: small rules, each with its reason.

Each rule takes two reports in either order and gives "" where nothing parts them, else
what does, in words. They look at nothing but the two reports, so that a store of many
reports can ask them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from unicodedata import combining, normalize

from geo.model import Count, EventPlace, Report
from geo.patterns import regex

__all__ = [
    "COARSE",
    "OTHER_PARTIES",
    "TALKS",
    "VIOLENT",
    "distance_km",
    "fineness",
    "is_nameless",
    "is_wide",
    "likeness",
    "overlap",
    "parted_by",
    "parted_elsewhere",
    "parties",
    "plain",
    "window",
    "within",
]

VIOLENT = ("strike", "explosion", "killing", "clash")
TALKS = ("negotiation", "agreement", "prisoner_exchange")
OTHER_PARTIES = "other parties"
COARSE = ("country", "region", "adm1", "adm2")

_PRECISIONS = ("site", "settlement", "near", "adm2", "adm1", "region", "country")
_VILLAGE = 2.5  # behind "near", before a district
_WORD = regex(r"\w+")
_EARTH_KM = 6371.0088
_UNDATED_DAYS = 3
_MIN_SHARED_PARTIES = 2
_SAME_NAME_KM = 15.0
_EDGE_KM = 20.0
_FAR = 4  # so many times as many dead are of more than one attack
_GROWN = 0.75  # of a toll that grew
_TELLING = 5  # as many victims told twice are the same ones
_WIDE = frozenset(("week", "month", "year"))
_FAMILIES = (
    frozenset(("drone",)),
    frozenset(("missile", "air_bomb", "bomb")),
    frozenset(("artillery", "mlrs")),
    frozenset(("mine", "ied")),
    frozenset(("small_arms",)),
    frozenset(("sea_drone",)),
)


def parted_by(a: Report, b: Report, *, max_days: int = 1, max_km: float = 5.0) -> str:
    """Say what parts two reports: "" where nothing does, and they can be of one event.

    Examples
    --------
    >>> from geo.model import Document
    >>> from geo.pipeline import run
    >>> texts = ["Shelling hit Nikopol on January 5, 2026.", "Shelling hit Nikopol on January 9, 2026."]
    >>> one, two = run(Document(id=str(n), text=t) for n, t in enumerate(texts)).reports
    >>> parted_by(one, two), parted_by(one, one)
    ('other days', '')
    """
    return _other_kind(a, b) or _other_place(a, b, max_km) or parted_elsewhere(a, b, max_days=max_days)


def parted_elsewhere(a: Report, b: Report, *, max_days: int = 1) -> str:
    """Say what parts two reports apart from type and place, which may differ where one is a summary."""
    return next((reason for reason in _reasons(a, b, max_days) if reason), "")


def _reasons(a: Report, b: Report, max_days: int) -> Iterator[str]:
    """The rules, the cheap ones first."""
    yield _other_days(a, b, max_days)
    yield _other_status(a, b)
    yield _other_hour(a, b)
    yield _other_parties(a, b)
    yield _other_deed(a, b)
    yield _other_toll(a, b)
    yield _told_twice(a, b)


def likeness(a: Report, b: Report) -> float:
    """Say how well two reports that nothing parts fit together: time first, then numbers, means and targets."""
    score = _closeness(a, b) + (0.2 if a.kind == b.kind else 0.0)
    for one, two in ((a.killed, b.killed), (a.injured, b.injured)):
        if one.known and two.known:
            score += 0.3 if overlap(one, two) else -0.2
    for some, others in ((a.weapons, b.weapons), (a.targets, b.targets)):
        if some and others:
            score += 0.1 if set(some) & set(others) else -0.1
    if a.day and b.day and a.day.half and a.day.half == b.day.half:
        score += 0.2
    if a.day and b.day and _night_into(a, b):
        score += 0.15
    if a.day and b.day and _night_after(a, b):
        score -= 0.3
    return score


# -- what happened


def _other_kind(a: Report, b: Report) -> str:
    if a.kind == b.kind or {a.kind, b.kind} == {"strike", "explosion"}:
        return ""
    if "killing" in (a.kind, b.kind) and a.kind in VIOLENT and b.kind in VIOLENT:
        return ""
    if {a.kind, b.kind} in ({"clash", "strike"}, {"clash", "explosion"}) and _is_vague(a, b) and _same_victims(a, b):
        return ""
    return "other types"


def _is_vague(a: Report, b: Report) -> bool:
    """Whether the clash of the two is an "attack" told without its means."""
    clash = a if a.kind == "clash" else b
    return not clash.weapons and a.day is not None and b.day is not None


def _same_victims(a: Report, b: Report) -> bool:
    """Whether both count victims, and the numbers can be the same or have risen from one to the other."""
    known = [m for m in ("killed", "injured") if getattr(a, m).known and getattr(b, m).known]
    if not known or any(not getattr(r, m).low for r in (a, b) for m in known):
        return False
    agree = [overlap(getattr(a, m), getattr(b, m)) or _has_risen(a, b, m) for m in known]
    return any(agree) and all(
        same or _is_near(getattr(a, m).low, getattr(b, m).low) for same, m in zip(agree, known, strict=True)
    )


def _is_near(one: int, two: int) -> bool:
    """Whether two numbers can be those of two counts of the same people."""
    return min(one, two) >= _GROWN * max(one, two)


def _has_risen(a: Report, b: Report, metric: str) -> bool:
    """ "The toll has risen to four": of the three told before."""
    for new, old in ((a, b), (b, a)):
        rise = any(c.rise and c.metric == metric and c.scope == "event" for c in new.claims)
        if rise and (getattr(new, metric).low or 0) >= (getattr(old, metric).low or 0):
            return True
    return False


def _other_status(a: Report, b: Report) -> str:
    if a.occurrence == b.occurrence or {a.occurrence, b.occurrence} <= {"occurred", "ongoing"}:
        return ""
    if a.kind in TALKS and "historical" not in (a.occurrence, b.occurrence):
        return ""  # talks that were planned are the talks that were held
    return "one happened, the other did not or long ago"


def _other_parties(a: Report, b: Report) -> str:
    """Talks of other parties on the same day and ground are other talks; a host is no party."""
    if a.kind not in TALKS:
        return ""
    one, two = parties(a), parties(b)
    if a.place is None:
        return "" if one == two and a.subtype == b.subtype else "other parties, and no place"
    if min(len(one), len(two)) >= _MIN_SHARED_PARTIES and len(one & two) < _MIN_SHARED_PARTIES:
        return OTHER_PARTIES
    return ""


def parties(report: Report) -> frozenset[str]:
    """Give the names of those who take part: not mediators, not the host."""
    host = report.place.country if report.place else None
    return frozenset(x.name for x in report.actors if x.role != "mediator" and (x.country != host or host is None))


def _other_deed(a: Report, b: Report) -> str:
    """By day, other means against another target with other victims is another attack; a night's attack is one."""
    if a.kind not in VIOLENT or a.day is None or b.day is None or "night" in (a.day.precision, b.day.precision):
        return ""
    if not (a.weapons and b.weapons and a.targets and b.targets) or set(a.targets) & set(b.targets):
        return ""
    if _families(a) & _families(b):
        return ""
    crossed = (a.killed.known != b.killed.known) and (a.injured.known != b.injured.known)
    return "other means, another target and other victims" if crossed or _numbers_differ(a, b) else ""


def _other_toll(a: Report, b: Report) -> str:
    """In a whole unit, four dead and at least 51 are two: one attack in it, and all of a day."""
    if a.kind not in VIOLENT or a.place is None or b.place is None or a.place.place_id != b.place.place_id:
        return ""
    if not is_wide(a.place) or not is_wide(b.place):
        return ""
    one, two = a.killed, b.killed
    if not one.low or not two.low or overlap(one, two) or _has_risen(a, b, "killed"):
        return ""
    return (
        ""
        if _is_near(one.low, two.low) or min(one.low, two.low) * _FAR > max(one.low, two.low)
        else "another toll in so wide a place"
    )


def _numbers_differ(a: Report, b: Report) -> bool:
    pairs = ((a.killed, b.killed), (a.injured, b.injured))
    return any(one.known and two.known and not overlap(one, two) for one, two in pairs)


def _families(report: Report) -> set[int]:
    return {n for n, family in enumerate(_FAMILIES) for weapon in report.weapons if weapon in family}


def _told_twice(a: Report, b: Report) -> str:
    """What one document tells as two, on two days or with two tolls, is two."""
    if a.source.id != b.source.id or a.kind != b.kind or a.kind not in VIOLENT:
        return ""
    other_days = a.day is not None and b.day is not None and (a.day.first, a.day.last) != (b.day.first, b.day.last)
    other_toll = a.killed.known and b.killed.known and a.killed.low != b.killed.low
    return "one document tells them apart" if other_days or other_toll else ""


def overlap(one: Count, two: Count) -> bool:
    """Say whether one number can meet both statements: "at least 12" and 14 can, 9 and 14 cannot."""
    low = max(one.low or 0, two.low or 0)
    highs = [c.high for c in (one, two) if c.high is not None]
    return not highs or low <= min(highs)


# -- where


def _other_place(a: Report, b: Report, max_km: float) -> str:
    p, q = a.place, b.place
    if p is None or q is None:
        return "" if p is q else "only one has a place"
    if p.place_id and p.place_id == q.place_id:
        return "" if p.offset == q.offset else "other bearings from one place"
    if _is_edge_of(p, q) or _is_edge_of(q, p):
        return "" if _same_deed(a, b) else "beside that place, with nothing to tell that it is the same"
    if a.kind in TALKS and (within(q, p) or within(p, q)):
        return ""
    if p.offset or q.offset:
        return "" if p.offset == q.offset or _close(p, q, max_km) else "other bearings or distances"
    return "" if _same_name(p, q, max_km) else "other places"


def _is_edge_of(p: EventPlace, q: EventPlace) -> bool:
    """Whether a place is told by a direction, or a short way, from another: "in a field east of El Obeid"."""
    if p.offset is None or q.offset is not None or plain(p.offset.anchor) != plain(q.name) or p.country != q.country:
        return False
    return p.offset.distance_km is None or p.offset.distance_km <= _EDGE_KM


def _same_deed(a: Report, b: Report) -> bool:
    """Whether victims, or else means, are the same and nothing of them differs."""
    if any(one.known and two.known for one, two in ((a.killed, b.killed), (a.injured, b.injured))):
        return _same_victims(a, b)
    return a.kind == b.kind and bool(_families(a) & _families(b)) and bool(set(a.targets) & set(b.targets))


def _same_name(p: EventPlace, q: EventPlace, max_km: float) -> bool:
    if plain(p.name) != plain(q.name):
        return False
    if is_nameless(p) or is_nameless(q):
        return p.country in (None, q.country) or q.country is None
    if (p.adm1, p.country) != (q.adm1, q.country):
        return False
    return p.lat is None or q.lat is None or _close(p, q, max(max_km, _SAME_NAME_KM))


def is_wide(place: EventPlace) -> bool:
    """Say whether a place is a unit, a region or a country; not a village of which no gazetteer knows more than that."""
    return place.precision in COARSE and not is_nameless(place)


def fineness(place: EventPlace | None) -> float:
    """How exact a place is, the lower the finer; a village known by its name alone comes behind what has a point."""
    if place is None:
        return len(_PRECISIONS)
    rank = _PRECISIONS.index(place.precision)
    return _VILLAGE + rank / 100 if is_nameless(place) else rank


def is_nameless(place: EventPlace) -> bool:
    """Say whether a village is known by its name alone."""
    return (place.place_id or "").startswith("name:")


def within(smaller: EventPlace, larger: EventPlace) -> bool:
    """Whether one place lies in another, by their codes: a town in its oblast, an oblast in its country."""
    if not is_wide(larger) or larger.country is None or larger.country != smaller.country:
        return False
    if is_nameless(smaller):
        return larger.precision in ("region", "country") or (larger.adm1 is not None and larger.adm1 == smaller.adm1)
    if COARSE.index(larger.precision) >= (COARSE.index(smaller.precision) if smaller.precision in COARSE else 9):
        return False
    if larger.precision == "adm2":
        return larger.adm2 is not None and (larger.adm1, larger.adm2) == (smaller.adm1, smaller.adm2)
    return larger.precision != "adm1" or (larger.adm1 is not None and larger.adm1 == smaller.adm1)


def _close(p: EventPlace, q: EventPlace, max_km: float) -> bool:
    if p.lat is None or q.lat is None or p.lon is None or q.lon is None:
        return False
    return distance_km(p.lat, p.lon, q.lat, q.lon) <= max_km


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points in degrees."""
    la, oa, lb, ob = map(radians, (lat_a, lon_a, lat_b, lon_b))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((ob - oa) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


# -- when


def window(report: Report) -> tuple[date, date] | None:
    """Give the days that a report can mean; for an undated one, those before its publication."""
    if report.day:
        return report.day.first, report.day.last
    if report.source.published:
        return report.source.published - timedelta(days=_UNDATED_DAYS), report.source.published
    return None


def _other_days(a: Report, b: Report, max_days: int) -> str:
    first, second = window(a), window(b)
    if first is None or second is None:
        return ""
    gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
    if gap > (max_days if a.day is None or b.day is None or a.kind in TALKS else 0):
        return "other days"
    if a.day is None or b.day is None or a.kind in TALKS:
        return ""
    if a.day.precision == b.day.precision == "night" and first != second:
        return "two nights"
    wide = {a.day.precision, b.day.precision} & _WIDE
    if wide == {"week"} and _is_told_in_passing(a, b):
        return ""
    if wide and a.day.precision != b.day.precision and a.kind in VIOLENT and not _is_told_later(a, b):
        return f"one day against a whole {min(wide)}"
    return ""


def _is_told_in_passing(a: Report, b: Report) -> bool:
    """ "The attack on Bannu last week", without a number, beside that of its Friday: by the week only from afar."""
    week = a if a.day and a.day.precision == "week" else b
    vague = not week.killed.known and not week.injured.known and not week.weapons
    place = week.place
    return vague and place is not None and not is_wide(place) and a.source.id != b.source.id


def _is_told_later(a: Report, b: Report) -> bool:
    """ "Last month an attack killed 13 there": as many victims, told twice, are the same ones."""
    if "year" in {r.day.precision for r in (a, b) if r.day}:
        return False
    pairs = ((a.killed, b.killed), (a.injured, b.injured))
    return any(
        min(one.low or 0, two.low or 0) >= max(_TELLING, _GROWN * max(one.low or 0, two.low or 0)) for one, two in pairs
    )


def _other_hour(a: Report, b: Report) -> str:
    """A morning and an evening are two; so are the night before a day, its daylight, and the night after it."""
    if a.day is None or b.day is None or a.kind in TALKS:
        return ""
    night, day = (a, b) if a.day.precision == "night" else (b, a)
    if night.day is None or day.day is None or day.day.precision != "day":
        return ""
    if night.day.precision != "night":
        both = {night.day.half, day.day.half}
        same_day = night.day.precision == "day" and night.day.first == day.day.first
        return "two times of one day" if same_day and len(both) == 2 and None not in both else ""
    half = day.day.half
    if half == "day" or (half == "evening" and night.day.first != day.day.first):
        return "a night against another time of that day"
    if day.day.first != night.day.first or half == "evening":
        return ""
    told_before = day.source.published is not None and day.source.published < night.day.last
    if told_before and _waits(night):
        return "told before that night was over"
    # outlets mistake the night into a day for the small hours of the day before; numbers that differ speak against it
    return (
        "the small hours before that night, with other numbers" if half == "morning" and _numbers_differ(a, b) else ""
    )


def _night_into(a: Report, b: Report) -> bool:
    """Whether one tells of a day, the other of the night into it: outlets date a night by its morning."""
    if a.day is None or b.day is None or {a.day.precision, b.day.precision} != {"night", "day"}:
        return False
    night, day = (a.day, b.day) if a.day.precision == "night" else (b.day, a.day)
    return day.half is None and night.last == day.first


def _night_after(a: Report, b: Report) -> bool:
    """Whether one tells of the small hours of a day, the other of the night after it."""
    if a.day is None or b.day is None or {a.day.half, b.day.half} != {"morning", "night"}:
        return False
    return a.day.first == b.day.first and "night" in (a.day.precision, b.day.precision)


def _waits(night: Report) -> bool:
    """Whether a night was told of only when it was over, as nights mostly are."""
    published, day = night.source.published, night.day
    return published is not None and day is not None and published >= day.last


def _closeness(a: Report, b: Report) -> float:
    first, second = window(a), window(b)
    if first is None or second is None:
        return 0.5
    if a.day is None or b.day is None:
        dated, undated = (a, b) if b.day is None else (b, a)
        if undated.source.published is None or dated.day is None:
            return 0.8
        return 0.8 - 0.05 * abs((undated.source.published - dated.day.last).days)
    shared = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
    longest = max((first[1] - first[0]).days, (second[1] - second[0]).days) + 1
    return 1.0 + shared / longest


@lru_cache(maxsize=1 << 12)
def plain(text: str | None) -> str:
    """Give words in lower case, without marks or accents: outlets write Pont-Sonde and Pont-Sondé."""
    bare = normalize("NFKD", (text or "").casefold())
    return " ".join(_WORD.findall("".join(c for c in bare if not combining(c))))
