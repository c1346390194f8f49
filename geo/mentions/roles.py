"""What a place name does in its sentence: names the place, a government, or a part of another name."""

from __future__ import annotations

from functools import cache

from geo.mentions.features import Surroundings
from geo.mentions.lexicon import roles_of
from geo.mentions.matching import Match
from geo.mentions.names import Names
from geo.patterns import regex

__all__ = ["dateline_ends", "heads_item", "inside", "is_metonym"]

_LATER = (
    r"(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2})?)"
    r"(?P<date>,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? (?:\d{4}|\d{2})(?!\d))?)?"
    r"(?:,(?= \())?[ \t]*(?P<agency>\([^()\n]{2,60}\))?[ \t]*(?P<dash>--|\.-|[-–—:;]|(?<=\))(?=[ \t]+[A-Z]))[ \t]"
)
_DATELINE = regex(r"(?:^|\n)[ \t]*(?P<place>[A-ZÀ-Ý][\w.'’/-]*(?:[ /][A-ZÀ-Ý][\w.'’-]*){0,3}" + _LATER)
_INLINE_DATELINE = regex(r"(?<=[.!?\"”] )(?P<place>[A-ZÀ-Ý]{4,}(?:[ -][A-ZÀ-Ý]{2,}){0,3}" + _LATER)
_TO_GOVERNMENT = frozenset(("with", "by", "against", "between", "to", "on", "from", "and", "for", "of"))
_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "across",
        "around",
        "throughout",
        "outside",
        "inside",
        "toward",
        "towards",
        "into",
        "via",
        "off",
        "within",
        "through",
        "along",
        "beyond",
        "onto",
        "from",
        "to",
        "of",
        "for",
        "by",
        "with",
        "on",
        "over",
        "between",
        "under",
        "against",
    ]
)
_NEGLIGIBLE = frozenset(("the", "both", "either"))


def dateline_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the stretches of datelines ("KYIV, Jan 24 (Agency) -"): where the article was written, not what it tells."""
    found = [(match.start("place"), match.end("place")) for match in _INLINE_DATELINE.finditer(text, start, end)]
    for match in _DATELINE.finditer(text, start, end):
        place, agency = match.group("place"), match.group("agency") or ""
        dated = match.group("date") or any(c.isdigit() for c in agency)
        if not match.group("dash") and not (dated or place.isupper()):
            continue  # "Sumy (Ukraine) Three"
        if place.split(",")[0].isupper() or match.group("agency") or match.group("dash") in ("--", "–", "—"):
            found.append((match.start("place"), match.end("place")))
    return found


def inside(m: Match, around: Surroundings) -> str | None:
    """Name the kind of larger name that holds a match: organisation, unit, agreement, street; None if none does."""
    words, codes = around.tokens.words, around.codes
    at, last = m.last + 1, min(len(words), m.last + 6)
    heads = roles_of("agreement_heads")
    if at < last and words[at].lower() in heads and not _breaks(around, m.last):
        return "agreement"
    run: list[int] = []
    while at < last and words[at][0].isupper() and not _breaks(around, at - 1):
        run.append(at)
        at += 1
    if not run:
        of_what = codes[m.first - 2] if m.first > 1 and codes[m.first - 1] == "of" else ""
        return (
            "organisation"
            if of_what == "Organisation" and words[m.first - 2].lower() not in ("city", "house")
            else None
        )
    return _kind_of_run(m, around, run)


def _kind_of_run(m: Match, around: Surroundings, run: list[int]) -> str | None:
    """Name what the run of capitalised words after a match makes of it."""
    words, codes = around.tokens.words, around.codes
    lower = [words[i].lower() for i in run]
    if lower == ["department"] and _is_department(m, words, run[0]):
        return None
    if lower[-1] in roles_of("agreement_heads"):
        return "agreement"
    if roles_of("military_heads").intersection(lower) or ("military" in lower and "administration" in lower):
        return "unit"
    if any(codes[i] in ("Organisation", "Team", "Unit") for i in run):
        return "organisation"
    numbered = words[run[0]] in ("St", "Dr") and codes[m.first - 1 : m.first] == ["num"]
    return "street" if codes[run[0]] == "Street" or numbered else None


def _is_department(m: Match, words: list[str], at: int) -> bool:
    """Whether "Department" makes a unit of the first level of a name: "Cauca Department", but "Kansas Department of Health"."""
    return any("-" in unit for unit in m.facts.units) and words[at + 1 : at + 2] != ["of"]


def _breaks(around: Surroundings, left: int) -> bool:
    """Whether two tokens stand apart: a line break between them, or no space at all."""
    return around.tokens.gap(left) not in (" ", "\u00a0")


_NO_BULLETS = frozenset("\"'`([{\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb.,;:!?%&$@/\u2026")
_MOST_BULLETS = 3
_UNITS = frozenset("district raion region oblast community hromada province county".split())


def heads_item(m: Match, around: Surroundings) -> bool:
    """Whether a name stands alone before a colon or a dash at the start of an item: "- Shostka: a drone hit a substation"."""
    tokens = around.tokens
    first = m.first
    while first and m.first - first < _MOST_BULLETS and _is_bullet(tokens.words[first - 1]):
        first -= 1
        if "\n" in tokens.gap(first):
            first += 1
            break
    starts_line = "\n" in tokens.gap(first - 1) if first else m.first > 0
    after = m.last + 1
    after += after < len(tokens) and tokens.words[after].lower() in _UNITS
    if not starts_line or after >= len(tokens):
        return False
    dash = tokens.words[after] in ("-", "\u2013", "\u2014") and " " in tokens.gap(after - 1)
    return tokens.words[after] == ":" or dash


def _is_bullet(word: str) -> bool:
    return not word[0].isalnum() and word not in _NO_BULLETS


def is_metonym(m: Match, around: Surroundings, names: Names) -> bool:
    """Whether a capital, a country or a building acts as a government here."""
    words = around.tokens.words
    written = around.tokens.text[m.start : m.end]
    if names.metonym(written):
        return True
    if not names.governs(written):
        return False
    if words[m.last + 1 : m.last + 2] == ["-"]:
        return False  # "London-based"
    before = words[m.first - 1].lower() if m.first else ""
    if before in _NEGLIGIBLE and m.first > 1:
        before = words[m.first - 2].lower()
    if _possesses_government(m, words):
        return True
    if before in _PREPOSITIONS:
        return _dealt_with(m, words, before)
    return _acts(m, words)


def _possesses_government(m: Match, words: list[str]) -> bool:
    """Recognise "Washington's push": a possessive, then what only a government has."""
    after = [w.lower() for w in words[m.last + 1 : m.last + 5]]
    nouns = roles_of("government_nouns")
    if not after or after[0] not in ("'s", "’s", "'", "’"):
        return False
    return any(word in nouns for word in after[1:3])


def _dealt_with(m: Match, words: list[str], before: str) -> bool:
    """Recognise the dealings of governments: "talks with Moscow", "annexed by Russia"."""
    if before == "by":
        return m.first > 1 and words[m.first - 2].lower().endswith("ed")
    if before not in _TO_GOVERNMENT:
        return False
    return any(word.lower() in roles_of("dealings") for word in words[max(0, m.first - 4) : m.first - 1])


def _acts(m: Match, words: list[str]) -> bool:
    """Recognise the acts of governments: "Moscow said", "Kyiv has not commented", "Russia illegally annexed"."""
    auxiliaries, verbs = roles_of("auxiliaries"), governing_forms()
    modal = False
    for word in words[m.last + 1 : m.last + 6]:
        lower = word.lower()
        if lower in verbs:
            return not (modal and lower.endswith("ed") and lower not in ("said", "announced"))
        if lower not in auxiliaries and not lower.endswith("ly"):
            return False
        modal = lower in ("was", "were", "is", "are", "be", "been")
    return False


@cache
def governing_forms() -> frozenset[str]:
    """All forms of the verbs of governments."""
    forms = set(roles_of("irregular_verbs"))
    for verb in roles_of("governing_verbs"):
        stem = verb[:-1] if verb.endswith("e") else verb
        forms |= {verb, verb + "s", verb + "es", stem + "ed", stem + "ing"}
    return frozenset(forms)
