"""One person killed or hurt whom no number tells: "killed Mayor Juan Perez", "the judge was shot dead", "Mykola, 70, died"."""

from __future__ import annotations

from geo.reports.casualties import words
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.counting.counted import Quantity
from geo.reports.counting.people import is_person, is_plural
from geo.reports.roles.prepositions import TIMES

__all__ = ["kin_of_named", "named_dead", "named_victim", "one_subject", "pronoun"]

_PREDICATE = 16  # words of what somebody did before "and was killed"
_FORCES = frozenset("army navy air force police former retired major".split())
_TITLE = 5  # words of what somebody was
_PARENTS = frozenset(["father", "mother"])
_RANKS = frozenset(["senior", "top", "local", "former"])
_BEHIND_NAME = TIMES | frozenset(
    [
        "",
        *", . ; in on at as when outside near and while inside with by who after before during last this early late".split(),
    ]
)
_BEHIND_NOUN = frozenset("in at near outside as and , .".split())
_OWN = frozenset(["his", "her", "their"])
_LONGEST_NAME = 7  # words, with what somebody was: "Army Major Juan Carlos Perez Soto"
_ASIDE = 11  # words between the commas of "Jaime Guzman, founder of the party, died"


def pronoun(scan: Scan, i: int, metric: str) -> Casualty:
    """ "Dragged a teacher out and killed him": the claim of the word at ``i``."""
    return scan.claim_of_one(metric, i + 1, i)


def named_victim(scan: Scan, i: int, metric: str) -> Casualty | None:
    """One person, where a name and nothing plural is what was killed: "killed Mayor Juan Perez in"."""
    if (one := _untold_victim(scan, i, metric)) is not None:
        return one
    k = i + 1
    while k < i + _TITLE and (is_person(scan.word(k)) or scan.word(k) in _FORCES):
        k += 1
    if told := _named_with_ages(scan, k):
        n, last = told
        return scan.claim(metric, Quantity(i + 1, last, n, n, "people"), i)
    first = k
    while k < min(first + _LONGEST_NAME, len(scan.tokens)) and _is_capitalised(scan, k):
        k += 1
    if k - first < 2 or scan.word(k) not in _BEHIND_NAME:
        return None
    return scan.claim_of_one(metric, i + 1, i, last=k - 1)


def kin_of_named(scan: Scan, claim: Casualty, i: int) -> Casualty:
    """ "Killed Abdul Rahim, 41, and his sons aged 9 and 12": with those listed behind the one named."""
    k = next((k for k in range(i, len(scan.tokens)) if scan.tokens[k].end >= claim.end), i) + 1
    k += scan.word(k) in (",", ")")
    k += scan.word(k) == "and"
    kin = scan.owner.get(k) or scan.owner.get(k + 1)
    if kin is None or scan.word(k - 1) != "and" or kin.first > k + 1 or kin.unit != "people" or kin.low is None:
        return claim
    if scan.word(k) not in _OWN or kin.subset or claim.low is None or kin.low != kin.high:
        return claim
    scan.used.add(kin.first)
    n = claim.low + kin.low
    return claim._replace(low=n, high=n, end=scan.tokens[kin.last].end, weak=False)


def _is_capitalised(scan: Scan, k: int) -> bool:
    text = scan.tokens[k].text
    return text[0].isupper() and text[1:2].islower()


def _untold_victim(scan: Scan, i: int, metric: str) -> Casualty | None:
    """ "Israel kills Hezbollah commander in": a headline leaves the article out."""
    for k in range(i + 1, min(i + 4, len(scan.tokens) - 1)):
        word = scan.words[k]
        if is_person(word) and not is_plural(word):
            alone = scan.word(k + 1) in _BEHIND_NOUN
            return scan.claim_of_one(metric, i + 1, i, last=k, noun=word) if alone else None
        if not scan.tokens[k].text[0].isupper() and word not in _RANKS:
            return None
    return None


def _named_with_ages(scan: Scan, k: int) -> tuple[int, int] | None:
    """ "Halyna, 67, and Petro, 70": how many, and the last of their tokens."""
    n, last, tokens = 0, k, scan.tokens
    while k < len(tokens) and tokens[k].text[0].isupper():
        while k < len(tokens) and tokens[k].text[0].isupper() and tokens[k].text.isalpha():
            k += 1
        if scan.word(k) not in (",", "(") or not scan.word(k + 1).isdecimal():
            break
        n, last = n + 1, k + 1
        k += 2
        while scan.word(k) in (",", ")", "and"):
            k += 1
    return (n, last) if n else None


def one_subject(scan: Scan, i: int, metric: str) -> Casualty | None:
    """One person, where someone "was killed" and no number is stated: a name, "the judge", "he"."""
    k = _subject_of_was(scan, i)
    if k is None:
        return None
    if scan.words[k] == "who" and k > 1:
        k -= 1 + (scan.words[k - 1] == ",")  # "her brother, who was killed"
        if k in scan.owner and scan.owner[k].high == 1:
            return scan.claim(metric, scan.owner[k], i)
    if scan.word(k - 1) == "of" and scan.word(k - 2) in _PARENTS:
        k -= 2  # "a father of three was gunned down"
        if k in scan.owner and scan.owner[k].high == 1:
            return scan.claim(metric, scan.owner[k], i)
    if scan.words[k] == "and":
        return _first_subject(scan, k, i, metric)
    subject = scan.tokens[k]
    article = any(w in ("a", "an", "one") for w in scan.words[max(0, k - 3) : k])
    known = is_person(subject.low) or subject.low in ("he", "she") or subject.text[0].isupper() or article
    other = subject.low in words.THINGS or subject.low + "s" in words.THINGS or subject.low in words.GROUPS
    asked = scan.words[max(0, k - 3) : k][-2:] == ["how", "many"] or is_plural(subject.low)
    if not known or asked or other or not subject.low.isalpha() or k in scan.owner:
        return None
    return scan.claim_of_one(metric, k, i)


def _first_subject(scan: Scan, joint: int, i: int, metric: str) -> Casualty | None:
    """ "A soldier stepped on a mine and was killed": the one person whom the clause told of first."""
    start = scan.last_before(joint, words.BREAK | {",", "."}, reach=_PREDICATE)
    near = range((-1 if start is None else start) + 1, joint)
    first = next((scan.owner[k] for k in near if k in scan.owner), None)
    one = first is not None and first.unit == "people" and first.high == 1 and first.first not in scan.used
    return scan.claim(metric, first, i) if first is not None and one else None


def _subject_of_was(scan: Scan, i: int) -> int | None:
    """Where the subject of "was killed", "had been fatally shot" ends."""
    k = i - 1
    while k >= 0 and scan.words[k] in words.SKIP_LEFT and scan.words[k] not in words.AUX:
        k -= 1
    if k < 1 or scan.words[k] not in ("was", "been") or scan.words[k - 1 : k + 1] == ["have", "been"]:
        return None
    k = _before_aside(scan, k - 1)
    while (k > 0 and scan.words[k] in ("has", "had", "also", ",")) or scan.words[k].isdigit():
        k -= 1
    return k


def named_dead(scan: Scan, i: int) -> Casualty | None:
    """ "Mykola, 70, died when": one person, where a name or a pronoun is the subject."""
    k = _before_aside(scan, i - 1)
    subject = scan.tokens[k] if k >= 0 else None
    if subject is None or not subject.text.isalpha() or subject.low in words.GROUPS:
        return None
    named = subject.text[0].isupper() and not subject.text.isupper() and k < i - 1
    return scan.claim_of_one("killed", k, i) if named or subject.low in ("he", "she") else None


def _before_aside(scan: Scan, k: int) -> int:
    """Where the subject ends before "Jaime Guzman, founder of the party, died", "Mykola, 70, died"."""
    opens = scan.last_before(k, (",",), reach=_ASIDE) if scan.word(k) == "," else None
    return k if opens is None else opens - 1
