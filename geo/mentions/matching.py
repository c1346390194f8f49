"""Tokens -> the longest gazetteer names that begin with a capital letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geo.hints import Any
from geo.lean import NamedTuple
from geo.mentions.names import NameFacts, Names
from geo.mentions.tokens import Tokens

__all__ = ["Match", "find_matches"]

_MAX_WORDS = 6
_CONNECTORS = frozenset(
    [
        "of",
        "the",
        "de",
        "la",
        "del",
        "da",
        "do",
        "du",
        "des",
        "di",
        "dos",
        "das",
        "and",
        "upon",
        "on",
        "sur",
        "am",
        "an",
        "der",
        "den",
        "les",
        "le",
        "los",
        "las",
        "el",
        "al",
        "ul",
        "a",
        "d",
        "e",
        "y",
        "in",
        "by",
        "und",
        "et",
        "na",
        "nad",
        "sous",
        "under",
        "en",
        "ob",
        "pri",
        "v",
        "auf",
    ]
)
_FEATURES = frozenset(
    ("River", "Creek", "Township", "Valley", "Island", "Islands", "Bay", "Falls", "Harbor", "Province")
)
_POSSESSIVE = frozenset(("'s", "’s"))
_UNIT_NOUNS = frozenset(
    ("province", "provinces", "region", "regions", "state", "oblast", "oblasts", "county", "prefecture", "governorate")
)
_HYPHENS = frozenset("-‐‑–")


class Match(NamedTuple):
    """A gazetteer name in a text: tokens ``first`` to ``last``, both included."""

    first: int
    last: int
    start: int
    end: int
    facts: NameFacts


def find_matches(tokens: Tokens, names: Names) -> list[Match]:
    """Find the longest matches from left to right, none overlapping another."""
    if names.matches is None:
        return _scan(tokens, names)
    return _aligned(tokens, names, names.matches)


def _aligned(tokens: Tokens, names: Names, finder: Callable[[str], Iterable[Any]]) -> list[Match]:
    """Put what the gazetteer finds in the text itself on the tokens."""
    offset = tokens.offset
    at_token = {start: number for number, start in enumerate(tokens.starts)}
    ends, text = tokens.ends, tokens.text
    matches: list[Match] = []
    done = 0
    for found in finder(text[offset : tokens.stop]):
        start, end = found.start + offset, found.end + offset
        first = at_token.get(start)
        if first is None:
            continue
        matches += _abbreviations(tokens, names, done, first)
        last = first
        while ends[last] < end:
            last += 1
        first = _bare_start(tokens, names, first, last, end)
        start = tokens.starts[first]
        last, end = _bare_end(tokens, names, first, last, end)
        facts = names.facts(text[start:end])
        if last + 1 < len(tokens) and tokens.words[last + 1] in _FEATURES and tokens.gap(last) == " ":
            last, end = last + 1, ends[last + 1]  # "St. Marys River": known only as the town
        done = last + 1
        matches.append(Match(first, last, start, end, facts))
    return matches + _abbreviations(tokens, names, done, len(tokens))


def _bare_start(tokens: Tokens, names: Names, first: int, last: int, end: int) -> int:
    """Where a name of a country or a unit begins without its article: "The Philippines"."""
    if last > first and tokens.words[first] == "The":
        return first + bool(names.facts(tokens.text[tokens.starts[first + 1] : end]).units)
    return first


def _bare_end(tokens: Tokens, names: Names, first: int, last: int, end: int) -> tuple[int, int]:
    """Where a name ends that keeps its stop ("Fla.") or leaves a common noun out ("Anhui province")."""
    text, start = tokens.text, tokens.starts[first]
    if last > first and tokens.words[last] in _UNIT_NOUNS and names.has(text[start : tokens.ends[last - 1]]):
        return last - 1, tokens.ends[last - 1]
    written = text[start:end]
    if text[end : end + 1] == "." and len(written) < 6 and _keeps_stop(written, names):
        return (last + 1 if last + 1 < len(tokens) and tokens.words[last + 1] == "." else last), end + 1
    return last, end


def _keeps_stop(written: str, names: Names) -> bool:
    """Whether a stop after a name is its own: "Fla.", "W.Va."; an upper-case "UK" ends its sentence."""
    return not written.isupper() and ("." in written or names.is_abbreviation(written + "."))


def _abbreviations(tokens: Tokens, names: Names, first: int, stop: int) -> list[Match]:
    """Abbreviations with a stop ("Ky.", "W.Va.") between two tokens, which are no names without it."""
    words, starts, ends, found = tokens.words, tokens.starts, tokens.ends, []
    for at in range(first, min(stop, len(words) - 1)):
        if words[at + 1] != "." or starts[at + 1] != ends[at] or len(words[at]) > 5 or not words[at][0].isupper():
            continue
        begin = at
        while (
            begin - 2 >= first
            and words[begin - 1] == "."
            and len(words[begin - 2]) < 3
            and words[begin - 2][0].isupper()
        ):
            begin -= 2
        for left in dict.fromkeys((begin, at)):
            if names.is_abbreviation(tokens.text[starts[left] : ends[at + 1]]):
                start, end = starts[left], ends[at + 1]
                found.append(Match(left, at + 1, start, end, names.facts(tokens.text[start:end])))
                break
    return found


def _scan(tokens: Tokens, names: Names) -> list[Match]:
    """Do the same for a gazetteer that only answers ``lookup``."""
    matches: list[Match] = []
    words, total, at = tokens.words, len(tokens), 0
    while at < total:
        last = _longest(tokens, at, names) if words[at][0].isupper() else None
        if last is None:
            at += 1
            continue
        start, end = tokens.starts[at], tokens.ends[last]
        matches.append(Match(at, last, start, end, names.facts(tokens.text[start:end])))
        at = last + 1
    return matches


def _longest(tokens: Tokens, first: int, names: Names) -> int | None:
    """Give the last token of the longest name that begins at ``first``."""
    best, count, words, text = None, 0, tokens.words, tokens.text
    for at in range(first, min(len(words), first + 2 * _MAX_WORDS)):
        word = words[at]
        if at > first and (step := _joiner(tokens, at)) != "go":
            if step == "stop":
                break
            continue
        if count == _MAX_WORDS or not (word[0].isalpha() or word in _POSSESSIVE):
            break
        count += word not in _POSSESSIVE
        if word[0].isupper():
            if names.has(text[tokens.starts[first] : tokens.ends[at]]):
                best = at
        elif word.lower() not in _CONNECTORS and word not in _POSSESSIVE:
            # Latin names end where capitals end; Cyrillic units do not: "Донецька область".
            if word[0] > "\u0400" and names.has(text[tokens.starts[first] : tokens.ends[at]]):
                best = at
            break
    return best


def _joiner(tokens: Tokens, at: int) -> str:
    """Whether a name may go on at this token: "go", "skip" it (a hyphen, an abbreviation's stop), or "stop"."""
    word, attached = tokens.words[at], tokens.ends[at - 1] == tokens.starts[at]
    if word in _HYPHENS:
        follows = at + 1 < len(tokens) and tokens.ends[at] == tokens.starts[at + 1]
        return "skip" if attached and follows else "stop"
    if word == ".":
        short = len(tokens.words[at - 1]) <= 3 and at + 1 < len(tokens) and tokens.words[at + 1][0].isupper()
        return "skip" if attached and short else "stop"
    if word in _POSSESSIVE:
        return "go" if attached else "stop"
    gap = tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
    return "stop" if len(gap) > 1 or (attached and tokens.words[at - 1] not in ".-‐‑–") else "go"
