"""Whether a number of dead is one of a war, of a siege or of years, and so no toll of the event told beside it.

Some it tells from the sentence and the claim alone (`without_wars`), some from the time since which is counted
(`is_counted_since_an_era`) or, where no day is told, from the era behind the number (`is_of_an_era`).
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.patterns import regex
from geo.reports.casualties.scan import Casualty
from geo.reports.grammar import has_pair
from geo.reports.text.clean import Sentence
from geo.reports.times.days import MONTH_NAMES
from geo.reports.times.find import Time

__all__ = ["ERAS", "is_counted_since_an_era", "is_of_an_era", "without_wars"]

_WARS = "war conflict invasion occupation".split()
_STRIFE = frozenset([*_WARS, *"insurgency violence uprising rebellion genocide campaign unrest".split()])
ERAS = (
    *_WARS,
    *"insurgency uprising fighting hostilities outbreak escalation offensive operation coup revolution".split(),
    *"takeover collapse blockade siege ceasefire truce independence".split(),
)
_BEGINNINGS = "began start started beginning year".split()
_SINCE = frozenset([*ERAS, *MONTH_NAMES, *_BEGINNINGS])
_DENIALS = frozenset("no not nobody none never".split())
_YEAR = regex(r"(?:19|20)\d\d")

_YEARS = regex(
    r"\b(?:(?:over|in|during|for) the (?:past|last) (?:[\w-]+ )?(?:years|decades?)\b|over the years\b|in recent years\b"
    r"|for (?:decades|years)\b|decades? of\b|years of\b|decade-long\b|years-long\b)"
)
_UPROOTED = regex(
    r"\b(?:displac\w+|uprooted|homeless|forced? [\w ,]{0,30}(?:to flee|from their homes)|fled their homes)\b"
)

_FEW = r"(?:[^\s,;.]+ ){0,4}"  # "were killed on both sides"
_ANY_WAR = "|".join(_WARS)
_IN_WAR = regex(
    rf"^\s?{_FEW}(?:(?:in|during|throughout) (?:the|this|its|their) (?:[\w-]+ ){{0,2}}(?:{_ANY_WAR})"
    rf"|since (?:the|its|\w+'s) (?:[\w-]+ ){{0,3}}(?:{_ANY_WAR})"
    rf"|since the (?:start|beginning|outbreak) of (?:[\w'-]+ ){{0,3}}(?:{_ANY_WAR}))\b"
)
_IN_SIEGE = regex(
    rf"^\s?{_FEW}(?:in|during|throughout) (?:the|its|this) (?:[\w-]+ ){{0,2}}(?:siege|offensive|campaign|battle)\b"
)
_NATIONWIDE = regex(
    r"^[^;.]{0,60}\b(?:(?:across|throughout|around) [a-z]|in the (?:whole |entire )?(?:country|nation)\b|nationwide\b)"
)
_COUNTS = frozenset("number numbers tally total count".split())
_COUNT_OF_TIME = regex(
    r"\b(?:numbers?|tally|total|count) of (?:[\w'-]+ ){1,4}(?:killed|dead|slain|murdered|assassinated|wounded|injured|deaths|killings)\b"
    r"[^;.]{0,60}?\b(?:this|last|past|previous) (?:[\w-]+ )?(?:years?|months?|weeks?)\b"
)
_MONTHS = "|".join(MONTH_NAMES)
_SPAN_OF_MONTHS = regex(
    rf"\b(?:between|from) (?:early |mid-?|late )?(?:{_MONTHS})(?:,? (?:of )?(?:(?:19|20)\d\d|last year|this year))?"
    rf" (?:and|to|until|through) (?:early |mid-?|late )?(?:{_MONTHS})\b(?! \d{{1,2}}\b)"
    r"|\bin the first (?:half|quarter|(?:\w+ )?(?:months|weeks)) of\b"
)
_MANY = 1000  # no single attack told beside kills so many
_MANY_OF_A_WAR = 500  # where a war is named as what killed them
_BEFORE = 10  # words


def without_wars(sentence: Sentence, found: list[Casualty]) -> list[Casualty]:
    """The claims of a sentence but for those of a war; none where it tells of years, whatever it counts."""
    return [] if _is_of_years(sentence, found) else [c for c in found if not _names_a_war(sentence, c)]


def _is_of_years(sentence: Sentence, found: Sequence[Casualty]) -> bool:
    """ "Over the past decade the insurgency has killed thousands", "has caused 100,000 deaths and displaced millions"."""
    perfect = {"has", "have"} & set(sentence.words)
    many = any((c.low or c.high or 0) >= _MANY for c in found)
    return bool(perfect) and many and bool(_YEARS.search(sentence.low) or _UPROOTED.search(sentence.low))


def _names_a_war(sentence: Sentence, casualty: Casualty) -> bool:
    """ "The conflict has killed more than 50,000 people"."""
    at = sentence.token_from(casualty.anchor)
    named = any(w in _STRIFE for w in sentence.words[max(0, at - _BEFORE) : at])
    return named and max(casualty.low or 0, casualty.high or 0) >= _MANY_OF_A_WAR


def is_counted_since_an_era(words: list[str]) -> bool:
    """ "More than 71,000 killed since the war began", "700 have been murdered since 1985", "so far this year"."""
    if "year" in words and has_pair(words, ("so",), ("far",)):
        return True
    if "since" not in words:
        return False
    at = words.index("since")
    denied = not _DENIALS.isdisjoint(words[max(0, at - _BEFORE) : at])  # "where nobody had died since 2024"
    return not denied and any(w in _SINCE or _YEAR.fullmatch(w) for w in words[at:])


def is_of_an_era(sentence: Sentence, casualty: Casualty, times: Sequence[Time]) -> bool:
    """Whether an era stands behind a number of no day: "55,000 had been killed in the war", "12 this month across Iraq"."""
    counted = None if _COUNTS.isdisjoint(sentence.words) else _COUNT_OF_TIME.search(sentence.low)
    if counted and counted.start() <= casualty.anchor - sentence.start:
        return True  # "the number of mayors killed this year has risen to 47"
    precisions = {time.day.precision for time in times}
    if precisions & {"day", "night"}:
        return False
    if _SPAN_OF_MONTHS.search(sentence.low):
        return True  # "3,000 were killed between October last year and June"
    behind = sentence.low[max(casualty.end - sentence.start, 0) :]
    many = (casualty.low or casualty.high or 0) >= _MANY
    if _IN_WAR.search(behind) or (many and _IN_SIEGE.search(behind)):
        return True
    return bool(precisions & {"month", "year"}) and _NATIONWIDE.search(behind) is not None
