"""Whom a casualty word counts: the number of people to its right or left, with those listed beside it.

"Killing two men, a woman and a child" has them to its right, "a couple and their two sons were killed" to its left.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.reports.casualties import words
from geo.reports.casualties.scan import Scan
from geo.reports.counting.counted import Quantity
from geo.reports.counting.people import GENERAL, is_person, is_plural

__all__ = ["just_before", "left_of", "respective_left", "respective_right", "right_of", "sum_right"]

_SKIP_RIGHT = frozenset("also as well both the reportedly some total of his her their".split())
_OWN = frozenset(["her", "his", "their", "its"])
_RELATIVE = frozenset("who which that whose".split())
_HEADS = frozenset("of with from by carrying for against on in than home".split())  # "a car with three men was hit"
_FIRST_ACTIVE = frozenset(["killing", "wounding", "injuring"])
_BETWEEN = frozenset([",", "others", "including", "among"])
_LIVING = ("s", "men", "people", "folk")
_REST = frozenset(["others", "other"])
_PARTS = frozenset("half most many some several all both".split())
_ASIDE = 12  # words between two commas
_DASHED = 20  # words between two dashes
_FARTHEST = 24  # words to the left


def right_of(scan: Scan, i: int) -> Quantity | None:
    """The number right behind the casualty word at ``i``: "killed some 20 people", "gunned down two men"."""
    k = i + 1
    if scan.words[i + 1 : i + 3] == ["to", "death"]:
        k = i + 3
    elif scan.words[i] in words.DOWN:
        k = i + 2
    while k <= i + 3 and scan.word(k) in _SKIP_RIGHT and k not in scan.owner:
        k += 1
    if scan.word(k) in ("or", "and") and words.metric_of(scan.word(k + 1)):
        return None
    q = scan.people_at(k)
    if q is None or q.first != k or (q.unit == "other" and not _is_living(scan, q)):
        return None
    after = scan.word(q.last + 1)
    alone = q.unit == "bare" and (after in words.AUX or after == "people" or words.metric_of(after))
    return None if alone else q


def just_before(scan: Scan, i: int) -> Quantity | None:
    """The number that ends right before token ``i``."""
    q = scan.owner.get(i - 1)
    return q if q and q.unit != "other" else None


def left_of(scan: Scan, i: int, *, passive: bool = True) -> list[Quantity]:
    """The numbers that are the subject of the word at ``i``; none where a clause ends or another verb has them.

    A word that is not passive, as "killed" in "three killed", has its number close by.
    """
    k, gap = i - 1, 0
    while k >= 0 and gap < _FARTHEST:
        word, q = scan.words[k], scan.owner.get(k)
        if q is not None:
            living = q.unit == "other" and passive and _is_living_subject(scan, q, i)
            if (q.unit == "other" and not living) or (q.subset and not _is_direct(scan, q, i)):
                k, gap = q.first - 1, gap + 1
                continue
            fits = q.first not in scan.used and (living or _can_be_subject(scan, q, i, passive=passive))
            return _sum_left(scan, q) if fits else []
        if gap == 0 and (told := _before_dashes(scan, k)) is not None:
            return _sum_left(scan, told)
        if word == "\u2013" and passive and scan.word(k + 1) == "including":
            k -= 1
            continue  # "Four fighters - including a girl of 17, were killed"
        if word in words.BREAK and not (word == "that" and passive and gap < 2):
            return []
        if word == "whom" and scan.words[k - 1] == "of" and scan.word(k - 2) in _PARTS:
            return []  # "110 had stayed, half of whom were killed"
        if word in ("and", "or") and gap <= 1 and words.metric_of(scan.words[k - 1]) and words.metric_of(scan.words[i]):
            return []  # "killed and wounded"
        if not passive and gap > 1 and word not in words.SKIP_LEFT and word not in _BETWEEN:
            return []
        gap += word not in words.SKIP_LEFT
        k -= 1
    return []


# -- lists of people


def sum_right(scan: Scan, first: Quantity) -> list[Quantity]:
    """The list that a quantity opens: "two men, a woman and a child"."""
    group = [first]
    if first.unit == "bare" or "respectively" in scan.words:
        return group  # "wounded 76, an aid worker said"; "killed two, a boy and his mother"
    while True:
        at, commas = _behind_joint(scan, group[-1].last + 1)
        following = scan.people_at(at) or _kin_behind(scan, group[-1], at)
        if at == group[-1].last + 1 or not following or following.first != at:
            return group
        if following.unit != "people" or following.subset or _has_own_verb(scan, following):
            return group
        if commas and first.noun in GENERAL and len(group) == 1 and scan.word(at - 1) != "and":
            return group  # "three people, a man and two women": who they are
        group.append(following)


def _kin_behind(scan: Scan, last: Quantity, at: int) -> Quantity | None:
    """ "Her parents and grandmother": one more, by the word before whose they are."""
    owned = scan.word(last.first) in _OWN or scan.word(last.first - 1) in _OWN
    kin = is_person(scan.word(at)) and not is_plural(scan.word(at)) and scan.word(at - 1) in ("and", ",")
    return Quantity(at, at, 1, 1, "people", scan.word(at)) if owned and kin and at not in scan.owner else None


def _behind_joint(scan: Scan, at: int) -> tuple[int, int]:
    """The token behind commas, "and" and "their", and how many commas there are."""
    commas = 0
    while scan.word(at) in (",", "and"):
        commas += scan.word(at) == ","
        at += 1
    return at + (scan.word(at) in _OWN and at not in scan.owner), commas


def _has_own_verb(scan: Scan, q: Quantity) -> bool:
    """ "Killing seven soldiers, an army spokesman said", "killed two and three were wounded"."""
    for k in range(q.last + 1, min(q.last + 8, len(scan.words))):
        word = scan.words[k]
        if word in (",", ";", ".", "and"):
            return False
        if word in words.AUX or word in words.SPEECH or (words.metric_of(word) and word not in _FIRST_ACTIVE):
            return True
    return False


def _sum_left(scan: Scan, last: Quantity) -> list[Quantity]:
    """The list that a quantity ends: "a couple and their two sons"."""
    group = [last]
    for before, at, has_and in _listed_before(scan, group):
        if before is None:
            spouse = has_and and len(group) == 1 and _is_spouse(scan, at, last)
            return [Quantity(at, at, 1, 1, "people"), last] if spouse else group
        if before.unit != "people" or before.subset or before.first in scan.used:
            return group
        if last.noun in _REST and "," in scan.words[at : last.first]:
            return group  # "... 40 adults and six children, and 79 others were injured"
        if not has_and and (len(group) == 1 or before.noun in GENERAL):
            return group
        if words.metric_of(scan.word(before.first - 1)) or scan.word(before.first - 1) in ("with", "of", "by"):
            return group
        group.insert(0, before)
    return group


def _listed_before(scan: Scan, group: list[Quantity]) -> Iterator[tuple[Quantity | None, int, bool]]:
    """What stands before the first of a growing group: its quantity, where it ends, and whether "and" joins it."""
    while True:
        at = group[0].first - 1 - (scan.word(group[0].first - 1) in _OWN)
        joints = []
        while scan.word(at) in ("and", ","):
            joints.append(scan.word(at))
            at -= 1
        if not joints:
            return
        yield scan.owner.get(at), at, "and" in joints


def _is_spouse(scan: Scan, at: int, kin: Quantity) -> bool:
    """ "Major Carlos Perez and his wife": the one named belongs to the sum."""
    named = at >= 0 and scan.tokens[at].text[0].isupper() and scan.tokens[at].text.isalpha()
    return named and (scan.word(kin.first - 1) in _OWN or scan.word(kin.first) in _OWN) and kin.high == 1


def respective_right(scan: Scan, first: Quantity) -> list[Quantity]:
    """The quantities of "killed three and four people respectively"."""
    out = [first]
    while scan.word(at := out[-1].last + 1) in ("and", ","):
        q = scan.owner.get(at + 1 + (scan.word(at + 1) == "and"))
        if q is None:
            break
        out.append(q)
    return out


def respective_left(scan: Scan, last: Quantity) -> list[Quantity]:
    """The quantities of "nine and four dead respectively"."""
    out = [last]
    while scan.word(at := out[0].first - 1) in ("and", ","):
        q = scan.owner.get(at - 1 - (scan.word(at - 1) == ","))
        if q is None or q.unit == "other":
            break
        out.insert(0, q)
    return out


# -- whether a number can be the subject


def _before_dashes(scan: Scan, k: int) -> Quantity | None:
    """ "Four people - three women and a man - were wounded": the people before an aside that ends at token k."""
    opens = scan.last_before(k - 1, ("\u2013",), reach=_DASHED) if scan.words[k] == "\u2013" else None
    q = scan.owner.get(opens - 1) if opens is not None else None
    return q if q is not None and q.unit == "people" and q.first not in scan.used else None


def _is_living(scan: Scan, q: Quantity) -> bool:
    """ "injuring two night watchmen": who is killed or hurt is a person, but for cattle."""
    after = [scan.word(k) for k in range(q.last + 1, q.last + 4)]
    if after[0].endswith("ing"):
        return True  # "kills 20 waiting for aid"
    noun = next((w for w in after if w.endswith(_LIVING)), "")
    return noun.isalpha() and not any(w in words.THINGS for w in after[: after.index(noun) + 1])


def _is_living_subject(scan: Scan, q: Quantity, i: int) -> bool:
    """ "Nine hawkers were killed": one or two words that are no things stand between number and verb."""
    between = [w for w in scan.words[q.last + 1 : i] if w not in words.SKIP_LEFT]
    if between[:1] == ["s"]:
        return False  # "in their 50s was"
    return 0 < len(between) <= 2 and _is_living(scan, q) and between[-1].endswith(_LIVING)


def _is_direct(scan: Scan, q: Quantity, i: int) -> bool:
    """ "Four of them were killed": the part is the subject itself."""
    close = all(w in words.SKIP_LEFT for w in scan.words[q.last + 1 : i])
    return close and scan.word(q.first - 1) not in ("including", "among")


def _can_be_subject(scan: Scan, q: Quantity, i: int, *, passive: bool) -> bool:
    """Whether nothing between a quantity and the casualty word takes it away."""
    before = scan.word(q.first - 1)
    if before in _HEADS and q.last + 1 != i:
        return before == "with" and _is_direct(scan, q, i)
    between = _without_asides(scan, q.last + 1, i)
    if not passive:
        return all(w in words.SKIP_LEFT or words.metric_of(w) or w in (",", "and", "or") for w in between)
    return ";" not in between and _RELATIVE.isdisjoint(between[1:]) and not _has_other_verb(between)


def _without_asides(scan: Scan, first: int, last: int) -> list[str]:
    """The words between, but for the parts of the group: ", including two children,"."""
    parts = [k for k in range(first, last) if (q := scan.owner.get(k)) and q.subset]
    if not parts:
        return _without_phrases(scan.words[first:last])
    return scan.words[first : min(parts) - 1] + scan.words[max(parts) + 1 : last]


def _without_phrases(between: list[str]) -> list[str]:
    """Leave out what stands between two commas without a verb: ", including women and children,", ", all civilians,"."""
    commas = [k for k, word in enumerate(between) if word == ","]
    if len(commas) > 2 and commas[0] == 0 and _is_aside(between[1 : commas[-1]]):
        return between[commas[-1] + 1 :]  # "31 people, soldiers, staff and civilians, were killed"
    for left, right in zip(commas, commas[1:], strict=False):
        inner = between[left + 1 : right]
        if _is_aside(inner):
            return _without_phrases(between[:left] + between[right + 1 :])
    return between


def _is_aside(inner: list[str]) -> bool:
    return 0 < len(inner) <= _ASIDE and words.AUX.isdisjoint(inner) and not any(map(words.metric_of, inner))


def _has_other_verb(between: list[str]) -> bool:
    """Whether more than fillers stand behind the last "and"."""
    if "and" not in between:
        return False
    tail = between[len(between) - between[::-1].index("and") :]
    return any(w not in words.SKIP_LEFT and not words.metric_of(w) for w in tail)
