"""Words for people: what kind they are, and which words are people by their form."""

from __future__ import annotations

from functools import cache, lru_cache

from geo.patterns import regex
from geo.reports.lexicon import load_event_types

__all__ = ["GENERAL", "is_one_person", "is_person", "is_plural", "kind_of_person"]

_KINDS = ("civilians", "soldiers", "fighters", "police", "children", "rescuers", "journalists")
GENERAL = frozenset("people person persons individuals others victims civilians residents casualties".split())

_BY_FORM = regex(
    r"(?:[a-z]{2,}(?:m[ae]n|wom[ae]n|boys?|girls?|wife|wives|people|keepers?|workers?|drivers?|owners?|goers?|seekers?|holders?|dwellers?|"
    r"fighters?|farmers?|makers?|graphers?|sellers?|teachers?|herders?|hunters?|smiths?|bearers?|minders?|players?|leaders?|traders?|lovers?)"
    r"|[a-z]{4,}(?:ists?|icians?|eers|ologians?))"
)
_NOT_BY_FORM = frozenset(
    "human german roman ottoman taliban shaman talisman careers sheers holder shareholders stakeholders record-holders screwdriver screwdrivers "
    "persists insists exists consists assists resists lists backlist checklists checklist waitlist tourist-lists twists mists jet-fighters "
    "placeholder placeholders peacemakers veers steers cheers sneers beers deers bookmaker bookmakers".split()
)
_PLURALS = ("men", "people", "children", "women", "police", "personnel", "bodies")
_GROUPS = frozenset("crew family couple police".split())


@lru_cache(maxsize=1 << 14)
def is_person(word: str) -> bool:
    """True for a word that means a person or people: from the list, or by a form such as "-men", "-ist", "-worker".

    Examples
    --------
    >>> is_person("villagers"), is_person("postman"), is_person("trolleybus"), is_person("insists")
    (True, True, False, False)
    """
    return word in _people() or (word not in _NOT_BY_FORM and _BY_FORM.fullmatch(word) is not None)


def is_plural(noun: str) -> bool:
    """True for the form of a word for more than one: "policemen", "nurses"."""
    return noun.endswith(_PLURALS) or (noun.endswith("s") and not noun.endswith("ss"))


def is_one_person(noun: str) -> bool:
    """True for a word for one person, not for a group.

    Examples
    --------
    >>> is_one_person("nurse"), is_one_person("nurses"), is_one_person("crew")
    (True, False, False)
    """
    return is_person(noun) and not is_plural(noun) and noun not in _GROUPS


def kind_of_person(word: str) -> str | None:
    """Give what kind of people a word means, one of ``people`` in ``data/event_types/lexicon.toml``, or None.

    Examples
    --------
    >>> kind_of_person("sergeant"), kind_of_person("nurse"), kind_of_person("cyclist")
    ('soldiers', 'rescuers', None)
    """
    return _people().get(word)


@cache
def _people() -> dict[str, str | None]:
    words = load_event_types().words
    kinds: dict[str, str | None] = dict.fromkeys(words["people.others"])
    return kinds | {word: kind for kind in _KINDS for word in words[f"people.{kind}"]}
