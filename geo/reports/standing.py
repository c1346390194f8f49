"""What a sentence tells -> what of it is of a day, apart from what goes on, the toll of a war, another event for comparison.

"Has been shelled almost every day since the war began" is no event of one day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.patterns import regex
from geo.reports.casualties.war_tolls import ERAS, is_counted_since_an_era
from geo.reports.grammar import has_pair
from geo.reports.lexicon import CASUALTY_KINDS
from geo.reports.scene import Found, Scene
from geo.reports.times.days import MONTH_NAMES
from geo.reports.times.find import Time

__all__ = ["of_a_day"]

_MONTH, _ERA = "|".join(MONTH_NAMES), "|".join(ERAS)
_TREND = "rise|increase|surge|spike|uptick|jump|drop|decline|fall|lull"
_RAIDS = "attacks|strikes|raids|airstrikes"
_HABIT = regex(
    r"\b(?:for (?:many |several |the (?:past|last) (?:few |several )?)?(?:months|years|weeks|decades)\b"
    r"|for (?:(?:more|less) than |over |nearly |almost |about |at least )?"
    r"(?:a|one|two|three|four|five|ten|\d+) (?:months|years?|decades?)\b"
    rf"|repeated (?:[\w-]+ ){{0,2}}(?:{_RAIDS}|attack|strike|raid|bombardments?|shelling)\b"
    rf"|(?:intensified|increased|stepped up|ramped up|escalated|increasing|growing|escalating|mounting|stepped up|stepping up|ramped up|ramping up|kept up"
    rf"|continued) (?:[\w-]+ ){{0,2}}(?:{_RAIDS}|shelling)\b"
    rf"|(?:{_TREND}) in (?:[\w-]+ ){{0,2}}(?:{_RAIDS}|violence|shelling)\b"
    r"|(?:has|have) (?:attacked|targeted|struck|hit|fired on|fired at) (?:[\w-]+ ){0,2}(?:ships|vessels|tankers|shipping)\b"
    rf"|most (?:of the )?(?:[\w-]+ ){{0,3}}(?:{_RAIDS}|killings|bombings|abductions|kidnappings)\b"
    r"|(?:almost |nearly |virtually )?(?:daily|nightly|every (?:day|night|week))\b|on an? [\w-]+(?: [\w-]+)? basis\b"
    r"|day after day|night after night"
    r"|(?:regularly|routinely|frequently|constantly|periodically|habitually|repeatedly)\b)"
)
_WHILE = regex(
    rf"\bsince (?:(?:early|mid|late)[- ])?(?:(?:{_MONTH})\b|(?:19|20)\d\d\b"
    r"|last (?:year|month|spring|summer|autumn|fall|winter)\b"
    rf"|(?:the|a|its|their|his|\w+'s?) (?:[\w-]+ ){{0,3}}(?:{_ERA})\b"
    rf"|the (?:start|beginning|outbreak) of (?:[\w'-]+ ){{0,3}}(?:{_ERA}|year|month|campaign)\b)"
    r"|\bin recent (?:weeks|months|years)\b"
    r"|\b(?:in|over|during) the (?:past|last) (?:[\w-]+ )?(?:weeks|months|years|year|decade)\b"
)
_COUNTED = regex(r"\b(?:(?<!at )once|twice|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several) times)\b")
_COUNTED_PARTS, _WHILE_PARTS = ("once", "twice", "times"), ("since", "recent", "the past", "the last")
_ON_A_BASIS = regex(r"\bon an? [\w-]+(?: [\w-]+)? basis\b|\b(?:daily|nightly|every (?:day|night|week))\b")
_PRESENT = frozenset(
    "target targets attack attacks strike strikes shell shells bomb bombs hit hits pound pounds".split()
)
_PERFECT = frozenset("has have had 've".split())
_TRENDS = frozenset(_TREND.split("|"))
_LASTING = frozenset("raging ongoing continuing underway".split())
_REACH = 7
_RECORDS = frozenset(
    "deadliest worst biggest largest heaviest bloodiest first most fiercest highest greatest longest".split()
)
_LATEST = frozenset("latest newest last".split())
_MANY = frozenset("many several dozens scores hundreds numerous a".split())  # "the latest in a series"
_TURNS = frozenset("though although but while ; yet".split())
_HELD = frozenset("hostages captives soldiers prisoners servicemen".split())
_HANDING = frozenset(
    "hand handed handing handover repatriate repatriated repatriation swap swapped exchange exchanged return returned "
    "returning".split()
)


def of_a_day(scene: Scene, triggers: list[Found], times: list[Time]) -> tuple[list[Found], list[Time]]:
    """The triggers and times of a sentence that are of an event of one day; so are the claims left in the scene.

    Parameters
    ----------
    scene : Scene
        A sentence; casualty claims that are of no such event are taken out of it.
    triggers : list of Found
        Its triggers.
    times : list of Time
        Its times.
    """
    if _is_of_handover(scene.words, triggers):
        scene.casualties.clear()  # those handed over died long before
    since = _compared_with(scene.words)
    if since is not None and not _tells_before(scene, since, triggers):
        since = None  # "The theatre staged its first play since a missile killed seven there"
    if scene.casualties and since is None and _counted_since_an_era(scene):
        triggers = [f for f in triggers if f.kind not in CASUALTY_KINDS]
        scene.casualties.clear()
    triggers = _without_standing(scene, triggers, times)
    return (triggers, times) if since is None else _without_compared(scene, since, triggers, times)


def _tells_before(scene: Scene, since: int, triggers: list[Found]) -> bool:
    """Whether what is compared is itself a deed, or told without one behind "since"."""
    until = _comparison_end(scene.words, since)
    inside = [f for f in triggers if since <= f.first < until and f.kind in CASUALTY_KINDS]
    outside = [f for f in triggers if not since <= f.first < until and f.kind in CASUALTY_KINDS]
    spots = [scene.sentence.token_from(c.anchor) for c in scene.casualties]
    raids = not _RAID_WORDS.isdisjoint(scene.words[:since])
    return raids or bool(outside) or any(not since <= k < until for k in spots) or not (inside or spots)


def _counted_since_an_era(scene: Scene) -> bool:
    """Whether all numbers are of years; not "Since March the front has not moved, though a drone wounded a nurse"."""
    if not is_counted_since_an_era(scene.words):
        return False
    at = scene.words.index("since") if "since" in scene.words else len(scene.words)
    spots = [scene.sentence.token_from(c.anchor) for c in scene.casualties]
    return not all(_is_apart(scene.words, at, k) for k in spots)


def _is_apart(words: list[str], since: int, k: int) -> bool:
    """Whether a number at ``k`` is not counted "since": of a clause that turns, or of what happened then."""
    turned = since < k and not _TURNS.isdisjoint(words[since:k])
    return turned or (0 < since < k and "," not in words[since:k] and words[since + 1] in _DOERS_LED)


_DOERS_LED = frozenset(
    "a an the another two three russian israeli gunmen rebels troops missiles drones shells bombs".split()
)
_RAID_WORDS = frozenset(
    "attack attacks strike strikes raid raids bombardment shelling assault bombing toll violence clashes".split()
)


def _without_standing(scene: Scene, triggers: list[Found], times: list[Time]) -> list[Found]:
    """Leave out what has gone on for months; with all of it go its casualties."""
    if not triggers or not _tells_standing(scene, times):
        return triggers
    standing: list[Found] = []
    for found in triggers:
        joined = bool(standing) and scene.words[found.first - 1 : found.first] == [
            "and"
        ]  # "have attacked ... and fired"
        if found.kind in CASUALTY_KINDS and (joined or _is_standing(scene, found)):
            standing.append(found)
    kept = [f for f in triggers if f not in standing]
    if not kept:
        scene.casualties.clear()
    return kept


def _without_compared(
    scene: Scene, since: int, triggers: list[Found], times: list[Time]
) -> tuple[list[Found], list[Time]]:
    """Leave out what stands between "since" and the end of the comparison."""
    tokens, until = scene.sentence.tokens, _comparison_end(scene.words, since)
    at, end = tokens[since].start, tokens[until - 1].end
    scene.casualties[:] = [c for c in scene.casualties if not at <= c.anchor < end]
    kept = [f for f in triggers if not since <= f.first < until or f.kind not in CASUALTY_KINDS]
    return kept, [t for t in times if not at <= t.start < end]


def _tells_standing(scene: Scene, times: Sequence[Time]) -> bool:
    """Whether a sentence speaks of a stretch of months or of a habit, and of no day."""
    low = scene.sentence.low
    if any(time.day.precision in ("day", "night") for time in times) or _says(_COUNTED_PARTS, _COUNTED, low):
        return False
    return _HABIT.search(low) is not None or _says(_WHILE_PARTS, _WHILE, low)


def _says(parts: tuple[str, ...], pattern: re.Pattern[str], low: str) -> bool:
    """Whether a pattern is found in a sentence; not without one of the parts of words that it needs."""
    return any(part in low for part in parts) and pattern.search(low) is not None


def _is_standing(scene: Scene, found: Found) -> bool:
    """Whether a trigger in such a sentence tells what has gone on: in the perfect, or lasting."""
    words, first, last = scene.words, found.first, found.last
    before = range(max(0, first - _REACH), first)
    if any(words[k] in _PERFECT and scene.clause(k) == scene.clause(first) for k in before):
        return True
    if not (_PERFECT | _LASTING).isdisjoint(words[last + 1 : last + 3]):
        return True
    if first > 1 and words[first - 1] == "in" and words[first - 2] in _TRENDS:
        return True  # "a rise in attacks"
    if found.trigger.part == "verb" and words[first] in _PRESENT and _ON_A_BASIS.search(scene.sentence.low):
        return True  # "on an almost daily basis they target border areas"
    with_it = words[first].endswith("ing")  # "has lasted ..., with troops battling"
    return with_it and not _PERFECT.isdisjoint(words[:first])


def _is_of_handover(words: list[str], triggers: list[Found]) -> bool:
    """ "Hand over the bodies of 6,000 fallen soldiers": no toll of a day."""
    if any(f.kind == "prisoner_exchange" for f in triggers) and (
        "bodies" in words or has_pair(words, ("dead",), _HELD)
    ):
        return True
    return ("bodies" in words or "remains" in words) and not _HANDING.isdisjoint(words)


def _compared_with(words: list[str]) -> int | None:
    """ "the deadliest attack since Beslan, where 334 died", "the latest of many that have left": all behind is of others."""
    latest = next((k for k, w in enumerate(words[:-2]) if w in _LATEST and words[k + 1] in ("of", "in")), None)
    if latest is not None and words[latest + 2] in _MANY:
        return latest + 2
    if "since" not in words:
        return None
    at = words.index("since")
    pairs = zip(["", *words], words[:at], strict=False)
    record = any(word in _RECORDS or (before == "the" and word.endswith("est")) for before, word in pairs)
    return at if record else None


def _comparison_end(words: list[str], since: int) -> int:
    """ "... since November, when 38 died: 12 were killed": the comparison ends at the colon.

    "In the worst strike since March, a missile killed ten": one that opens the sentence, at its comma.
    """
    opens = words[0] == "in" or "," in words[max(0, since - 5) : since]  # "the strike, the latest of many, killed"
    ends = (k for k in range(since, len(words)) if words[k] in (":", ";") or (opens and _ends_opening(words, k)))
    return next(ends, len(words))


def _ends_opening(words: list[str], k: int) -> bool:
    return words[k] == "," and words[k + 1 : k + 2] not in (["when"], ["where"], ["which"], ["in"])
