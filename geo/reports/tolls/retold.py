"""A number of dead or hurt beside those told before: its parts, one more of them, or what another has replaced."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.casualties.scan import Casualty
from geo.reports.drafts import Draft
from geo.reports.grammar import has_pair
from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene
from geo.reports.tolls.counts import count_of

__all__ = ["as_detail", "as_part_of_told", "is_beyond", "is_of_answer", "is_of_past_day", "is_outdated", "numbered"]

_BEFORE = frozenset(["earlier", "initially", "previously"])
_NEAR, _LINKED, _SPOKEN = 7, 6, 14  # words
_NOW = frozenset([";", "but", "while", "now", "later"])


def as_part_of_told(casualty: Casualty, drafts: list[Draft], pending: list[tuple[Casualty, list[Draft]]]) -> Casualty:
    """ "Eight were killed. Five died on the spot and three in hospital": the eight told before, by parts.

    Parameters
    ----------
    casualty : Casualty
        One claim of a sentence.
    drafts : list of Draft
        Its events.
    pending : list
        All claims of the sentence with their events.
    """
    group = [c for c, d in pending if d == drafts and c.metric == casualty.metric and not c.subset]
    exact = all(c.low is not None and c.low == c.high for c in group)
    if len(drafts) != 1 or len(group) < 2 or casualty not in group or not exact:
        return casualty
    whole = sum(c.low or 0 for c in group)
    before = [t.casualty for t in drafts[0].tolls if t.casualty.metric == casualty.metric and not t.casualty.subset]
    return casualty._replace(subset=True) if any(c.low == whole for c in before) else casualty


_REST = frozenset(["others", "rest", "remaining"])
_TREATED = frozenset("hospitalised hospitalized hospital discharged outpatient treated condition".split())


def as_detail(casualty: Casualty, drafts: list[Draft], words: list[str]) -> Casualty:
    """ "At least ten were hurt. A man and a woman were taken to hospital, the others treated at home": two of the ten."""
    if casualty.metric != "injured" or casualty.rise or casualty.more or not casualty.high or len(drafts) != 1:
        return casualty
    told = [t.casualty for t in drafts[0].tolls if t.casualty.metric == "injured" and t.scope == "event"]
    fewer = any((c.low or 0) > casualty.high for c in told)
    detailed = not _REST.isdisjoint(words) or not _TREATED.isdisjoint(words)
    return casualty._replace(subset=True) if fewer and detailed else casualty


def numbered(casualty: Casualty, draft: Draft, *, told: bool) -> Casualty:
    """ "a fourth died" after three were killed is a toll of four; else it is one more person."""
    if casualty.ordinal is None:
        return casualty
    known = count_of(draft.tolls, "killed")
    if told and not draft.tolls:
        return casualty  # "a sixth person was killed in Vovchansk", after five elsewhere: one there
    if known.low is not None and known.low == casualty.ordinal - 1:
        high = casualty.ordinal if known.high is not None else None
        return casualty._replace(low=casualty.ordinal, high=high, rise=True)
    if not draft.tolls:
        return casualty._replace(low=casualty.ordinal, high=casualty.ordinal, rise=True)
    return casualty


_MANY, _TIMES = 100, 10


def is_beyond(casualty: Casualty, draft: Draft) -> bool:
    """ "60 were killed at the station. ... Of these, 2,266 were killed in the regions": so many are of a war, no more of that toll."""
    known = count_of(draft.tolls, casualty.metric)
    told = max(known.low or 0, known.high or 0)
    return 0 < told * _TIMES <= (casualty.low or 0) >= _MANY and not casualty.rise


_ANSWER = regex(
    r"\b(?:(?:responded|replied|retaliated|answered|hit back|struck back|shot back)\b[^,;.]{0,40}?\b(?:with|by firing|by launching)"
    r"|retaliated|fired back|hit back|struck back|shot back)\b"
)


def is_of_answer(low: str, at: int) -> bool:
    """ "Israel bombed the port. Iran retaliated with missiles, and nobody was hurt": by what came back, not by the attack."""
    return any(m.start() < at for m in _ANSWER.finditer(low))


_PAST_DAY = regex(r"\b(?:over|in|during|within) (?:the )?(?:past|last|previous) (?:day|24 hours|twenty-four hours)\b")


def is_of_past_day(scene: Scene, casualty: Casualty, draft: Draft) -> bool:
    """ "Shelling killed two. ... 11 killed over the past day": the day's toll of all places, told beside an event with its own."""
    if casualty.rise or casualty.more or not casualty.low:
        return False
    told = [t.casualty for t in draft.tolls if t.casualty.metric == casualty.metric and t.scope == "event"]
    fewer = any(c.high is not None and c.high < (casualty.low or 0) for c in told)
    return fewer and bool(_PAST_DAY.search(scene.sentence.low))


def is_outdated(scene: Scene, casualty: Casualty, types: EventTypes) -> bool:
    """ "The mayor had said 39 died", "earlier put at 103": a figure that another has replaced."""
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.end >= casualty.start), 0)
    back = scene.words[max(0, at - _NEAR) : at]
    return (
        not _BEFORE.isdisjoint(back[-_LINKED:])
        or _is_said_before(scene.words[max(0, at - _SPOKEN) : at], types)
        or has_pair(back, ("had",), ("said", "put"))
        or has_pair(back[-_LINKED:], types.words["harm.remains"], ("of", "for"))
    )


def _is_said_before(back: list[str], types: EventTypes) -> bool:
    """ "The mayor earlier reported 16 strikes on the city and said 39 were hurt": what was said then, up to its end."""
    verbs = types.words["speech.verbs"]
    pairs = zip(back, back[1:], strict=False)
    said = next((k for k, (a, b) in enumerate(pairs) if a in _BEFORE and b in verbs), None)
    return said is not None and _NOW.isdisjoint(back[said:])
