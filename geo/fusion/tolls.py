"""Reports in, numbers out: what they say together of the killed and injured, and how it grew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from geo.fusion.agree import plain
from geo.lean import NamedTuple, dataclass
from geo.model import Claim, Count, Event, Report, Source

__all__ = ["TollPoint", "merged_count", "toll_series"]

_ORGANS = frozenset(
    "service office forces staff ministry committee council agency cross crescent nations society department administration health "
    "region oblast province city army guard union front movement party defence defense news radio police board centre center "
    "group mission hospital district state emergency civil general command security house".split()
)  # fmt: skip
_SMALL_WORDS = frozenset("a an the of s in for and to from local regional national".split())


class TollPoint(NamedTuple):
    """One figure of an event's toll: who stated it, and when that was published.

    ``current`` is false where a later figure of the same speaker stands beside it.
    """

    metric: str  # killed | injured | missing | captured
    published: date | None
    low: int | None
    high: int | None
    attributed_to: str | None
    source: str | None
    document_id: str
    current: bool = True


class _Voice(NamedTuple):
    """Who states a figure: the words of the name, and the surnames in it."""

    words: frozenset[str]
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Figure:
    count: Count
    voices: tuple[_Voice, ...]
    moment: tuple[str, str]
    rank: tuple[int, int]
    rise: bool


def merged_count(reports: Sequence[Report], metric: str) -> Count:
    """Give the number that reports state together.

    Low is the least, high the greatest stated; a later figure of a speaker replaces his
    earlier one, one told as a rise the lower ones before it. Best is the newest, then
    the most official, then exact before bound.
    """
    figures = [figure for report in reports if (figure := _figure(report, metric)) is not None]
    kept = [f for f in figures if not any(_replaces(g, f) for g in figures)]
    if not kept:
        return Count()
    low = min((f.count.low for f in kept if f.count.low is not None), default=None)
    high = max((f.count.high for f in kept if f.count.high is not None), default=None)
    if low is not None and high is not None and low > high:
        low, high = high, low
    best = max(kept, key=lambda f: (f.moment, f.rank, f.count.low or 0, f.count.high or 0)).count
    return Count(low=low, high=high, best=best.best)


def _figure(report: Report, metric: str) -> _Figure | None:
    count: Count = getattr(report, metric)
    if not count.known:
        return None
    own = [c for c in report.claims if c.metric == metric and c.scope == "event"]
    named = sorted({c.attributed_to for c in own if c.attributed_to})
    voices = tuple(map(_voice, named)) or (_voice(report.source.source or f"#{report.source.id}"),)
    rank = (max(map(_officialness, named), default=0), int(count.low is not None and count.low == count.high))
    return _Figure(count, voices, _moment(report.source), rank, any(c.rise for c in own))


def _replaces(new: _Figure, old: _Figure) -> bool:
    if new is old:
        return False
    later = _later(new.moment, old.moment)
    if new.rise and not _later(old.moment, new.moment):
        lower = (old.count.high or old.count.low or 0) < (new.count.low or 0)
        return later or (lower and not old.rise)
    return later and any(_one_speaker(a, b) for a in new.voices for b in old.voices)


def _moment(source: Source) -> tuple[str, str]:
    if isinstance(source.published_at, datetime):
        return source.published_at.date().isoformat(), source.published_at.isoformat()
    return (source.published.isoformat() if source.published else ""), ""


def _later(new: tuple[str, str], old: tuple[str, str]) -> bool:
    """Whether one was published after the other, as far as days, or hours where both have them, tell."""
    if not new[0] or not old[0] or new[0] != old[0]:
        return bool(old[0]) and new[0] > old[0]
    return bool(new[1] and old[1]) and new[1] > old[1]


def _one_speaker(a: _Voice, b: _Voice) -> bool:
    """Whether two names are of one speaker: "Kravets", "mayor Vitalii Kravets" and "Vitalii Kravets, who heads the city"."""
    if not a.words or not b.words:
        return False
    return a.words <= b.words or b.words <= a.words or bool(a.surnames & b.surnames)


def _voice(name: str) -> _Voice:
    return _Voice(frozenset(plain(name).split()) - _SMALL_WORDS, _surnames(name))


def _surnames(name: str) -> frozenset[str]:
    """The last words of the names of people in what a speaker is called; of no office and no organisation."""
    runs = re.findall(r"[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)+", name)
    people = (plain(run).split() for run in runs)
    return frozenset(words[-1] for words in people if len(words) > 1 and not _ORGANS & set(words))


def _officialness(name: str) -> int:
    from geo.reports import load_event_types

    offices = load_event_types().words["offices.words"]
    return 2 if any(word in offices for word in plain(name).split()) else 1


def toll_series(event: Event, metric: str | None = None) -> tuple[TollPoint, ...]:
    """Give the toll of an event as it grew: each figure, by publication, then speaker.

    Parameters
    ----------
    event : Event
        A merged event. Figures of scope ``shared`` and ``total`` are of more than it, and left out.
    metric : str, optional
        ``killed injured missing captured``; default: all.

    Returns
    -------
    tuple of TollPoint
        By metric and day of publication, the undated first. Copies of one figure by one speaker on one day stand once.

    Examples
    --------
    >>> from datetime import date
    >>> from geo import Document, run
    >>> told = {5: "Shelling killed two in Nikopol on Monday, the mayor said.",
    ...         6: "Shelling killed three in Nikopol on Monday, the mayor said."}
    >>> documents = [Document(id=str(d), text=t, published=date(2026, 1, d)) for d, t in told.items()]
    >>> [(p.published.day, p.low, p.current) for p in toll_series(run(documents).events[0], "killed")]
    [(5, 2, False), (6, 3, True)]
    """
    sources = {source.id: source for source in event.sources}
    claims = [c for c in event.claims if c.scope == "event" and metric in (None, c.metric)]
    rows = sorted(
        ((claim, sources[claim.document_id]) for claim in claims if claim.document_id in sources), key=_series_order
    )
    return tuple(dict.fromkeys(_point(claim, source, rows) for claim, source in _first_told(rows)))


def _series_order(row: tuple[Claim, Source]) -> tuple[str, tuple[str, str], str, str, int]:
    claim, source = row
    return claim.metric, _moment(source), claim.attributed_to or "", source.id, claim.span.start


def _first_told(rows: Iterable[tuple[Claim, Source]]) -> list[tuple[Claim, Source]]:
    seen: dict[tuple[object, ...], tuple[Claim, Source]] = {}
    for claim, source in rows:
        speaker = _voice(claim.attributed_to or "").words or source.source or source.id
        seen.setdefault((claim.metric, source.published, claim.low, claim.high, speaker), (claim, source))
    return list(seen.values())


def _point(claim: Claim, source: Source, rows: list[tuple[Claim, Source]]) -> TollPoint:
    voice = _voice(claim.attributed_to or source.source or source.id)
    replaced = any(
        other.metric == claim.metric
        and _later(_moment(where), _moment(source))
        and (other.rise or _one_speaker(voice, _voice(other.attributed_to or where.source or where.id)))
        for other, where in rows
    )
    return TollPoint(
        metric=claim.metric, published=source.published, low=claim.low, high=claim.high,
        attributed_to=claim.attributed_to, source=source.source, document_id=source.id, current=not replaced,
    )  # fmt: skip
