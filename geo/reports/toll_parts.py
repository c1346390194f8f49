"""Numbers beside a toll that are not the toll: an earlier count, those of the wounded who still lie in hospital, dead attackers."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.casualty_forms import Casualty
from geo.reports.text import Sentence

__all__ = ["told_of_toll"]

_EARLIER = frozenset("initial earlier previous preliminary prior first provisional".split())
_TOLLS = frozenset("toll tally count figure estimate number report".split())
_STILL = frozenset("still remain remains remained remaining".split())
_CARE = frozenset("hospitalized hospitalised hospital hospitals critical intensive serious icu".split())
_DOERS = frozenset(
    "attacker attackers assailant assailants gunman gunmen bomber bombers hijacker hijackers attackers' terrorists perpetrators "
    "raiders kidnappers hostage-takers".split()
)
_AT_ONCE = regex(r"\b(?:on the spot|instantly|outright|at the scene|immediately|on impact)\b")
_LATER = regex(
    r"\b(?:succumbed|died (?:later|in hospital|in the hospital|on the way|while being|of their wounds|from their))\b"
)
_VICTIMS = frozenset("victims dead deceased fatalities casualties".split())
_REACH = 6  # words


def told_of_toll(sentence: Sentence, found: list[Casualty]) -> list[Casualty]:
    """The claims of a sentence without earlier tolls; what is a part of a toll is marked as one.

    "13 were killed, up from an initial toll of four", "68 were wounded, with 15 still in hospital",
    "two of the five attackers were killed".
    """
    kept = []
    for claim in found:
        first = next((k for k, t in enumerate(sentence.tokens) if t.start >= claim.start), 0)
        last = next((k for k, t in enumerate(sentence.tokens) if t.end >= claim.end), first)
        beside = any(c is not claim and c.metric == claim.metric and not c.subset for c in found)
        if beside and _is_earlier(sentence.words, first, last):
            continue
        part = _is_still_in_care(sentence.words, first, last, claim) or _is_of_attackers(sentence.words, first, last)
        kept.append(claim._replace(subset=True) if part else claim)
    return _died_in_turn(sentence, kept)


def _died_in_turn(sentence: Sentence, found: list[Casualty]) -> list[Casualty]:
    """ "Five died on the spot, while three succumbed in hospital": eight; either alone is a part of what is told elsewhere."""
    dead = [c for c in found if c.metric == "killed" and c.low]
    starts = [c.start - sentence.start for c in dead]
    until = [*starts[1:], len(sentence.low)][: len(dead)]
    told = [sentence.low[a:b] for a, b in zip(starts, until, strict=True)]
    if len(dead) == 2 and _AT_ONCE.search(told[0]) and _LATER.search(told[1]):
        later = dead[1]._replace(more=True, weak=False, subset=False)
        return [later if c is dead[1] else c for c in found]
    if len(dead) != 1:
        return found
    one = dead[0]
    part = not one.more and not one.rise and bool(_AT_ONCE.search(told[0]))
    wounded = not one.more and not one.rise and "succumbed" in sentence.low[starts[0] : starts[0] + one.end - one.start]
    return [c._replace(subset=c.subset or part, weak=c.weak or wounded) if c is one else c for c in found]


def _is_earlier(words: list[str], first: int, last: int) -> bool:
    """ "Revising its initial toll of four", "up from an earlier count of 12 dead"."""
    for k in range(max(0, first - 3), last + 1):
        if words[k] in _TOLLS and words[k + 1 : k + 2] == ["of"] and _EARLIER & set(words[max(0, k - 2) : k]):
            return True
    return False


def _is_still_in_care(words: list[str], first: int, last: int, claim: Casualty) -> bool:
    """ "15 still hospitalized", "12 people remain in intensive care": of those hurt, who are more."""
    if claim.metric != "injured":
        return False
    near = words[first : last + _REACH]
    at = next((k for k, w in enumerate(near) if w in _STILL), None)
    return at is not None and bool(_CARE & set(near[at + 1 : at + 5])) and not {",", ";"} & set(near[:at])


def _is_of_attackers(words: list[str], first: int, last: int) -> bool:
    """ "Two of the five attackers were killed": no victims of theirs; "seven of the victims": a part of them."""
    inside = words[first : last + 1]
    return any(
        inside[k + 1 : k + 3] == ["of", "the"] and bool((_DOERS | _VICTIMS) & set(inside[k + 3 : k + 6]))
        for k in range(len(inside))
    )
