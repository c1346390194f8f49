"""The numbers that a document states of one event -> the interval that they give together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from geo.lean import NamedTuple
from geo.model import Claim, Count, Span
from geo.reports.casualties.scan import Casualty

__all__ = ["Toll", "claims_of", "count_of", "in_order_of_entries"]

_PARTS = 10  # a part is no smaller share of its whole; more is a whole war's toll
_HALVES = 2
_SEVERAL = 2
_ROUND = frozenset((_SEVERAL, 24, 40, 200))  # what "several", "dozens", "scores" and "hundreds" are at least


class Toll(NamedTuple):
    """A casualty claim with who states it and how far it reaches."""

    casualty: Casualty
    speaker: str | None
    scope: str
    order: int
    stamp: int | None = None  # minutes of the day, of an entry of a live blog


class _Figure(NamedTuple):
    """What one speaker gives as the number."""

    speaker: str | None
    low: int | None
    high: int | None

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def vague(self) -> bool:
        """Whether it is a mere "dozens"."""
        return self.high is None and self.low in _ROUND


def count_of(tolls: Sequence[Toll], metric: str) -> Count:
    """The interval that the claims of one metric give together.

    A later figure of the same speaker, or one told as a rise, replaces the earlier. A rise to fewer than a figure told
    before is itself the earlier: live blogs have their newest entry first.
    """
    figures = _without_parts(_without_rounded(_without_vague(_standing(_counted(tolls, metric)))))
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    if not lows and not highs:
        return Count()
    low, high = (min(lows) if lows else None), (max(highs) if highs else None)
    if low is not None and high is not None and low > high:
        high = low  # "at least nine", and elsewhere "up to seven"
    return Count(low=low, high=high, best=_best(figures))


def _best(figures: list[_Figure]) -> int | None:
    """The exact figure told last, else what the last one has."""
    exact = [f.low for f in figures if f.exact]
    if exact:
        return exact[-1]
    return figures[-1].low if figures[-1].low is not None else figures[-1].high


# -- which of the claims count


def _counted(tolls: Sequence[Toll], metric: str) -> list[Toll]:
    """The claims of the event itself that no later, surer or fuller one makes void."""
    own = [t for t in tolls if t.casualty.metric == metric and t.scope == "event"]
    hurt = [t for t in own if (t.casualty.low or 0) > 0]
    sure = any(not t.casualty.weak for t in own)
    whole = any(not t.casualty.subset and not t.casualty.weak for t in own)
    newest = max((t.stamp for t in own if t.stamp is not None), default=None)
    return [
        t for t in own
        if not _is_of_earlier_entry(t, newest)
        and not (sure and t.casualty.weak)  # a victim told by name is one of those counted; an earlier figure is out of date
        and not (whole and t.casualty.subset)
        and not _is_none_of_another(t, hurt)
    ]  # fmt: skip


def _is_of_earlier_entry(toll: Toll, newest: int | None) -> bool:
    """Whether a claim is of an entry of a live blog that later ones have replaced."""
    return toll.stamp is not None and newest is not None and toll.stamp < newest and not toll.casualty.more


def _is_none_of_another(toll: Toll, hurt: Sequence[Toll]) -> bool:
    """ "Another bomb went off without casualties": not said of those told of before."""
    nobody = toll.casualty.low == toll.casualty.high == 0
    return nobody and any(toll.speaker in (None, other.speaker) for other in hurt)


def _standing(tolls: Sequence[Toll]) -> list[_Figure]:
    """The figures that stand after all claims, in the order of the text, were heard."""
    kept: list[_Figure] = []
    risen: int | None = None
    after_rise = False
    whose: set[str | None] = set()
    for speaker, c in ((t.speaker, t.casualty) for t in tolls):
        if kept and _is_part_of_all(c, kept[-1], whose):
            continue
        c = c._replace(more=True) if len(kept) == 1 and _is_of_other_side(c, whose) else c
        if _is_small_part(c, speaker, kept):
            continue
        whose.add(c.who)
        if c.more and after_rise:
            continue  # "has risen to nine; two more sought help": they are among the nine
        after_rise = c.rise
        if risen is not None and c.high is not None and c.high < risen and not c.rise:
            continue  # a summary from before the toll rose
        if c.more and any((f.low, f.high) == (c.low, c.high) for f in kept):
            continue  # "kills 4, injures 40 ... Another 40 people were injured": told again, beside the dead
        if c.more and kept:
            last = kept.pop()
            kept.append(_Figure(last.speaker, _add(last.low, c.low), _add(last.high, c.high)))
            continue
        if c.rise and any(_exceeds(f, c.low) for f in kept):
            continue
        if c.rise:
            kept, risen = [], c.low
        elif speaker is not None:
            kept = [f for f in kept if f.speaker != speaker]
        kept.append(_Figure(speaker, c.low, c.high))
    return kept


def _is_of_other_side(c: Casualty, whose: set[str | None]) -> bool:
    """ "Killed nine soldiers. ... Eight rebels died": the dead of the other side are besides, in an exact number."""
    exact = c.low is not None and c.low == c.high and not (c.rise or c.subset or c.part)
    told = whose & _SIDES.keys()
    return (
        exact
        and c.who in _SIDES
        and bool(told)
        and len(told) == len(whose)
        and all(_SIDES[w or ""] != _SIDES[c.who or ""] for w in told)
    )


def _is_part_of_all(c: Casualty, all_: _Figure, whose: set[str | None]) -> bool:
    """ "39 people died. ... Nine soldiers were killed": those of a kind are among all who were told."""
    fewer = c.high is not None and all_.exact and c.high < (all_.low or 0)
    return fewer and c.who is not None and whose == {None} and not (c.more or c.rise)


def _is_small_part(c: Casualty, speaker: str | None, kept: list[_Figure]) -> bool:
    """ "At least 38 were killed. ... Fourteen died in one house": a toll falls by less than half; two sides may differ more."""
    if not c.high or c.rise or c.more:
        return False
    for figure in kept:
        sides = speaker is not None and figure.speaker not in (None, speaker)
        if not figure.vague and (figure.low or 0) >= (_PARTS if sides else _HALVES) * c.high:
            return True
    return False


_SIDES = {"fighters": "rebels", "soldiers": "state", "police": "state"}


def _without_vague(figures: list[_Figure]) -> list[_Figure]:
    """Without "dozens" and the like, where a figure is told that they can stand for; "several" can for any number."""
    most = max((f.low for f in figures if f.exact and f.low is not None), default=0)
    some = any((f.low or 0) > _SEVERAL for f in figures if not f.vague)
    return [f for f in figures if not (f.vague and ((f.low or 0) <= most or (some and f.low == _SEVERAL)))]


def _without_rounded(figures: list[_Figure]) -> list[_Figure]:
    """ "More than 30 dead", of a headline, where "at least 34" stands below."""
    lows = [f.low for f in figures if f.low is not None]
    return [f for f in figures if not (_is_rounded(f) and any(_may_round(low, f.low or 0) for low in lows))]


def _is_rounded(figure: _Figure) -> bool:
    return figure.high is None and figure.low is not None and figure.low > 10 and (figure.low - 1) % 10 == 0


def _may_round(low: int, rounded: int) -> bool:
    """Whether a figure may have been told as "more than 30"."""
    return rounded < low < rounded + max(9, rounded // 4)


def _without_parts(figures: list[_Figure]) -> list[_Figure]:
    """ "The five colleagues who were killed ... At least 21 people died": the five are among them."""
    least = max((f.low for f in figures if f.low and f.high is None and f.speaker is None), default=0)
    return [f for f in figures if not (f.speaker is None and f.high is not None and f.high < least <= _PARTS * f.high)]


def _exceeds(figure: _Figure, toll: int | None) -> bool:
    """Whether a figure, not a mere "dozens", is above a toll."""
    return figure.low is not None and toll is not None and figure.low > toll and not figure.vague


def _add(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


# -- in live blogs, and as they stand


def in_order_of_entries(tolls: list[Toll], entries: list[int], *, newest_first: bool) -> list[Toll]:
    """The tolls of a live blog, oldest entry first; a greater figure of a later entry is a rise.

    Parameters
    ----------
    tolls : list of Toll
        Of one event.
    entries : list of int
        Where the entries begin, in the order of the text.
    newest_first : bool
        Whether the newest entry stands first.

    Returns
    -------
    list of Toll
        As many, in the order of time.
    """
    sign = -1 if newest_first else 1
    out: list[Toll] = []
    told: dict[str, tuple[int, int]] = {}  # the last entry and figure of each metric
    for toll in sorted(tolls, key=lambda t: (sign * bisect_right(entries, t.casualty.start), t.casualty.start)):
        c, entry = toll.casualty, bisect_right(entries, toll.casualty.start)
        before = told.get(c.metric)
        figure = c.low or c.high or 0
        if before and before[0] != entry and figure > before[1] and toll.scope == "event" and not c.subset:
            toll = toll._replace(casualty=c._replace(rise=True))
        if toll.scope == "event" and not c.subset:
            told[c.metric] = (entry, max(figure, before[1] if before else 0))
        out.append(toll)
    return out


def claims_of(tolls: list[Toll], document_id: str, span_of: Callable[[int, int], Span]) -> tuple[Claim, ...]:
    """Every number stated, with who states it."""
    out = []
    for toll in tolls:
        c = toll.casualty
        out.append(
            Claim(
                metric=c.metric, low=c.low, high=c.high, document_id=document_id, span=span_of(c.start, c.end), scope=toll.scope,
                who=c.who, attributed_to=toll.speaker, rise=c.rise,
            )
        )  # fmt: skip
    return tuple(dict.fromkeys(out))
