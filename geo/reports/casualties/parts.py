"""What the claims of a sentence are to each other: a toll and its parts, an earlier toll, one more who died later."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.casualties import words
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.counting.people import is_person, kind_of_person
from geo.reports.grammar import has_pair

__all__ = ["in_relation"]

_REVISED = frozenset("updated revised corrected newest latest final".split())
_FIGURES = frozenset("figure figures toll count data number numbers tally information".split())
_DIED = frozenset(["died", "succumbed"])
_LATER_WORDS = frozenset("later hospital hospitals intensive wounds injuries burns clinic surgery".split())
_OF_THE = (["of", "the"], ["of", "those"])
_HURT = frozenset(["wounded", "injured", "hurt"])
_EARLIER = frozenset("initial earlier previous preliminary prior first provisional".split())
_TOLLS = frozenset("toll tally count figure estimate number report".split())
_STILL = frozenset("still remain remains remained remaining".split())
_CARE = frozenset("hospitalized hospitalised hospital hospitals critical intensive serious icu".split())
_DOERS = frozenset(
    "attacker attackers assailant assailants gunman gunmen bomber bombers hijacker hijackers attackers' terrorists "
    "perpetrators raiders kidnappers hostage-takers".split()
)
_VICTIMS = frozenset("victims dead deceased fatalities casualties".split())
_AT_ONCE = regex(r"\b(?:on the spot|instantly|outright|at the scene|immediately|on impact)\b")
_LATER = regex(
    r"\b(?:succumbed|died (?:later|in hospital|in the hospital|on the way|while being|of their wounds|from their))\b"
)
_REACH = 6  # words


def in_relation(scan: Scan, found: list[Casualty]) -> list[Casualty]:
    """The claims of a sentence without those that another overtakes, each marked as what it is beside the others.

    "13 were killed, up from an initial toll of four", "68 were wounded, with 15 still in hospital",
    "two of the five attackers were killed", "the number killed rose to six after a child died".
    """
    found = [_within_toll(_as_in_care(scan, c, found), found) for c in found]
    found = [_as_dead(scan, c) for c in found if not (_has_died_since(scan, c) and _is_told_dead(c, found))]
    found = [_as_later(scan, _as_part(scan, c), found) for c in found]
    found = [_as_known_now(scan, _as_of_wounded(scan, c)) for c in found]
    found = [_as_part_in_words(scan, c) for c in found if not _is_overtaken(scan, c, found)]
    found = [_as_besides(scan, c, found) for c in _died_in_turn(scan, found)]
    if has_pair(scan.words, _REVISED, _FIGURES):
        return [c._replace(rise=True) for c in found]  # "according to updated figures"
    return found


# -- parts of a toll


def _within_toll(claim: Casualty, found: list[Casualty]) -> Casualty:
    """ "The number killed rose to six after a child died": the child is one of the six."""
    whole = any(
        c.rise and c.metric == claim.metric and c.anchor < claim.anchor and (c.low or 0) > (claim.low or 0)
        for c in found
        if c is not claim
    )
    return claim._replace(subset=True) if whole and not claim.rise else claim


def _as_in_care(scan: Scan, claim: Casualty, found: list[Casualty]) -> Casualty:
    """ "Four were wounded, with three victims hospitalised": of the four."""
    hurt = [c for c in found if c.metric == claim.metric == "injured" and c.end <= claim.start]
    of_them = any((c.low or 0) > (claim.low or 0) for c in hurt) and not _CARE.isdisjoint(_words_of(scan, claim))
    return claim._replace(subset=True) if of_them else claim


def _as_part(scan: Scan, claim: Casualty) -> Casualty:
    """ "Two of the dead were children": a part of a toll told elsewhere, and what kind of people it is."""
    if claim.metric == "injured" and _is_of_wounded(scan, claim):
        return claim._replace(subset=True)  # "two of the injured were taken to hospital"
    at = scan.sentence.token_from(claim.anchor)
    group = scan.word(at - 1) in ("the", "those") and scan.word(at - 2) == "of"
    if not group or scan.word(at + 1) not in words.AUX:
        return claim
    kind = next((w for w in scan.words[at + 2 : at + 5] if is_person(w)), "")
    return claim._replace(subset=True, who=claim.who or kind_of_person(kind))


def _as_of_wounded(scan: Scan, claim: Casualty) -> Casualty:
    """ "Two of the wounded died in the night": so many more than before, no toll."""
    more = claim.metric == "killed" and _is_of_wounded(scan, claim)
    return claim._replace(high=None, weak=True) if more else claim


def _is_of_wounded(scan: Scan, claim: Casualty) -> bool:
    """ "Two of the wounded"."""
    at = scan.sentence.token_from(claim.start)
    return scan.words[at + 1 : at + 3] in _OF_THE and words.metric_of(scan.word(at + 3)) == "injured"


def _as_part_in_words(scan: Scan, claim: Casualty) -> Casualty:
    first, last = _tokens_of(scan, claim)
    part = _is_still_in_care(scan.words, first, last, claim) or _is_of_group(scan.words[first : last + 1])
    return claim._replace(subset=True) if part else claim


def _is_still_in_care(words: list[str], first: int, last: int, claim: Casualty) -> bool:
    """ "15 still hospitalized", "12 people remain in intensive care": of those hurt, who are more."""
    if claim.metric != "injured":
        return False
    near = words[first : last + _REACH]
    at = next((k for k, w in enumerate(near) if w in _STILL), None)
    return at is not None and bool(_CARE & set(near[at + 1 : at + 5])) and not {",", ";"} & set(near[:at])


def _is_of_group(inside: list[str]) -> bool:
    """ "Two of the five attackers were killed": no victims of theirs; "seven of the victims": a part of them.

    "Three of the attackers and an officer" are all who died.
    """
    return any(
        inside[k + 1 : k + 3] == ["of", "the"]
        and bool((_DOERS | _VICTIMS) & set(inside[k + 3 : k + 6]))
        and "and" not in inside[k + 4 :]
        for k in range(len(inside))
    )


# -- later than others


def _as_later(scan: Scan, claim: Casualty, found: list[Casualty]) -> Casualty:
    """ "Killed a couple on Sunday; their son died in hospital a day later": one more."""
    if claim.metric != "killed" or claim.ordinal or claim.subset or claim.part or not claim.low:
        return claim
    inside = _words_of(scan, claim)
    if "of" in inside and not _HURT.isdisjoint(inside):
        return claim._replace(more=True)  # "two of the six wounded succumbed"
    at = scan.sentence.token_from(claim.anchor)
    later = scan.word(at) in _DIED and not _LATER_WORDS.isdisjoint(scan.words[at + 1 : at + 9])
    before = any(c.metric == "killed" and c.start < claim.start and c.end <= claim.start for c in found)
    return claim._replace(more=True) if claim.low == 1 and later and before else claim


def _has_died_since(scan: Scan, claim: Casualty) -> bool:
    """ "A rescuer wounded on Monday has died", "two of those wounded have died": no longer among the wounded."""
    if claim.metric != "injured" or (claim.high != 1 and _words_of(scan, claim)[1:3] not in _OF_THE):
        return False
    at = scan.sentence.token_from(claim.end, default=len(scan.words))
    after = scan.words[at : at + 16]
    gone = next((k for k, w in enumerate(after) if w in _DIED), None)
    return gone is not None and not any(w in ("and", ";", "while", "another") for w in after[:gone])


def _as_besides(scan: Scan, claim: Casualty, found: list[Casualty]) -> Casualty:
    """ "Three soldiers also lost their lives": so many more than were told before."""
    first = not any(c.metric == claim.metric and c.start < claim.start for c in found)
    exact = claim.low is not None and claim.low == claim.high and claim.low > 0
    return (
        claim._replace(more=True)
        if first and exact and "also" in _words_of(scan, claim) and not claim.subset
        else claim
    )


def _is_told_dead(claim: Casualty, found: list[Casualty]) -> bool:
    """Whether those who died since are told of as dead as well."""
    return any(c.metric == "killed" and c.start < c.end and c.anchor > claim.anchor for c in found)


def _as_dead(scan: Scan, claim: Casualty) -> Casualty:
    """ "One of the guards wounded on Monday has died": one dead."""
    return claim._replace(metric="killed") if _has_died_since(scan, claim) else claim


def _as_known_now(scan: Scan, claim: Casualty) -> Casualty:
    """ "Thirteen people are now known to have died": more than were known before."""
    now = has_pair(_words_of(scan, claim), ("now",), ("known", "confirmed", "believed"))
    return claim._replace(rise=True) if now else claim


def _died_in_turn(scan: Scan, found: list[Casualty]) -> list[Casualty]:
    """ "Five died on the spot, while three succumbed in hospital": eight; either alone is a part of what is told elsewhere."""
    dead = [c for c in found if c.metric == "killed" and c.low]
    if len(dead) not in (1, 2):
        return found
    first, low, start = dead[0], scan.sentence.low, scan.sentence.start
    until = dead[1].start - start if len(dead) == 2 else len(low)
    at_once = bool(_AT_ONCE.search(low[first.start - start : until]))
    if len(dead) == 2:
        in_turn = at_once and _LATER.search(low[dead[1].start - start :])
        later = dead[1]._replace(more=True, weak=False, subset=False)
        return [later if in_turn and c is dead[1] else c for c in found]
    if first.more or first.rise:
        return found
    wounded = "succumbed" in low[first.start - start : first.end - start]
    alone = first._replace(subset=first.subset or at_once, weak=first.weak or wounded)
    return [alone if c is first else c for c in found]


# -- earlier than others


def _is_overtaken(scan: Scan, claim: Casualty, found: list[Casualty]) -> bool:
    """ "Revising its initial toll of four", "up from an earlier count of 12 dead"."""
    if not any(c is not claim and c.metric == claim.metric and not c.subset for c in found):
        return False
    first, last = _tokens_of(scan, claim)
    for k in range(max(0, first - 3), last + 1):
        if scan.words[k] in _TOLLS and scan.word(k + 1) == "of" and _EARLIER & set(scan.words[max(0, k - 2) : k]):
            return True
    return False


def _tokens_of(scan: Scan, claim: Casualty) -> tuple[int, int]:
    """The first and the last token of a claim."""
    first = scan.sentence.token_from(claim.start)
    return first, next((k for k, t in enumerate(scan.tokens) if t.end >= claim.end), first)


def _words_of(scan: Scan, claim: Casualty) -> list[str]:
    return [t.low for t in scan.tokens if claim.start <= t.start < claim.end]
