"""Plain casualty words: "killing two", "two people were killed", "three dead", "the death of one civilian"."""

from __future__ import annotations

from geo.reports.casualties import words
from geo.reports.casualties.people import just_before, left_of, respective_left, respective_right, right_of, sum_right
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.casualties.singles import kin_of_named, named_dead, named_victim, one_subject
from geo.reports.counting.counted import Quantity
from geo.reports.counting.people import is_person, is_plural

__all__ = ["told_by_verb"]

_ACTIVE_ONLY = frozenset(
    "kill kills killing murdering wounding wounds wound injuring injures injure hurting maiming slaying assassinating "
    "executing massacring".split()
)
_LEFT_ONLY = frozenset(
    "died dies dead perished deaths fatalities death missing unaccounted succumbed dying fatality martyrs".split()
)
_DEED_NOUNS = frozenset("massacre murder killing slaying slaughter execution beheading".split())
_ONE_OF_TOLL = ("death", "fatality", "injury")
_FURTHER = ("additional", "further", "more", "civilian", "confirmed", "new", "other")
_CONFIRMED = frozenset(
    "confirmed confirm confirms documented reported announced".split()
)  # what is "recorded" is of months
_CAUSING = ("caus", "led", "lead", "result")
_DYING = frozenset(["died", "perished", "succumbed"])
_SAID_OF, _SUBJECT = 14, 8  # words of what is said of somebody, and of who that is
_DEAD = frozenset("bodies remains corpses body corpse".split())
_PARTICIPLES = frozenset("killed injured wounded hurt".split())
_AFTER_AND, _BEFORE_AND = 8, 10  # words
_HURT_BEFORE = frozenset("were are have had arrived remain remained".split())


def told_by_verb(scan: Scan, i: int, metric: str) -> list[Casualty]:
    """The claims of the casualty word at ``i``: with the people to its right, of its noun, or to its left.

    Parameters
    ----------
    scan : Scan
        Its sentence.
    i : int
        Its token.
    metric : str
        What the word counts.
    """
    if scan.words[i] in ("wounded", "injured") and (hurt := _described(scan, i)):
        return scan.claims(metric, [hurt], i)
    passive = scan.is_passive(i) or _goes_on_passive(scan, i)
    right = None if scan.words[i] in _LEFT_ONLY else right_of(scan, i)
    if right and "respectively" in scan.words:
        return [_from_number(scan, scan.claim(metric, q, i), q) for q in respective_right(scan, right)]
    if right and not passive and not (right.subset and just_before(scan, i)):
        return scan.claims(metric, sum_right(scan, right), i)
    if (found := _told_by_noun(scan, i, metric)) is not None:
        return found
    if not passive and _has_object(scan, i):
        named = named_victim(scan, i, metric)
        return [kin_of_named(scan, named, i)] if named else []
    return _told_to_the_left(scan, i, metric, passive=passive)


def _goes_on_passive(scan: Scan, i: int) -> bool:
    """ "Two were killed and two security personnel injured": the "were" of the one before."""
    at = scan.last_before(i, ("and",), reach=_AFTER_AND)
    if at is None or scan.words[i] not in _PARTICIPLES or not words.AUX.isdisjoint(scan.words[at + 1 : i]):
        return False
    return any(words.metric_of(scan.words[k]) and scan.is_passive(k) for k in range(max(0, at - _BEFORE_AND), at))


def _told_by_noun(scan: Scan, i: int, metric: str) -> list[Casualty] | None:
    """ "The murder of two men", "bodies of three", "caused the death of one civilian"; None where the word is a verb."""
    word, of = scan.words[i], scan.owner.get(i + 2) if scan.word(i + 1) == "of" else None
    people = of if of and of.first == i + 2 and of.unit == "people" and of.low else None
    if word in _DEED_NOUNS and scan.word(i + 1) == "of":
        return scan.claims("killed", [people] if people else [], i)
    if word == "bodies" and of:
        return scan.claims("killed", sum_right(scan, of), i)
    caused = any(w.startswith(_CAUSING) or w in _CONFIRMED for w in scan.words[max(0, i - 4) : i])
    if word in ("death", "deaths") and people and caused:
        return scan.claims("killed", sum_right(scan, people), i)
    if word in _ONE_OF_TOLL and (one := _counted_one(scan, i)):
        return scan.claims(metric, [one], i)
    if word == "injuries":
        before = just_before(scan, i)
        return scan.claims(metric, [before] if before else [], i)
    return [] if word in _ACTIVE_ONLY or word in ("bodies", "death") else None


def _counted_one(scan: Scan, i: int) -> Quantity | None:
    """ "One death and one injury", "one additional fatality"."""
    k = i - 1 - (scan.word(i - 1) in _FURTHER)
    counted = scan.word(k) == "one" or (scan.word(k) == "1" and k in scan.owner)
    return Quantity(k, i, 1, 1, "bare", more=k < i - 1) if counted else None


def _told_to_the_left(scan: Scan, i: int, metric: str, *, passive: bool) -> list[Casualty]:
    """ "Two people were killed", "nine and four dead and hurt respectively", "the judge was killed"."""
    left = left_of(scan, i, passive=passive or scan.words[i] in _DYING)
    left = left or (_described_subject(scan, i) if passive else [])
    if left and "respectively" in scan.words:
        each = respective_left(scan, left[-1])
        return [_from_number(scan, scan.claim(metric, q, i), q, to_it=True) for q in each]
    if metric == "injured" and left and left[-1].noun in _DEAD:
        return []  # "some bodies burned beyond recognition"
    if not left:
        one = one_subject(scan, i, metric) if passive else None
        one = one or (named_dead(scan, i) if scan.words[i] == "died" else None)
        return [one] if one else []
    joint = scan.word(i + 1) in ("or", "and") and (words.metric_of(scan.word(i + 2)) or metric) != metric
    joint = joint and i + 3 not in scan.owner  # "caused three deaths and injured 22"
    return [] if joint and left[0].low else scan.claims(metric, left, i)  # "killed or wounded" gives neither number


def _described_subject(scan: Scan, i: int) -> list[Quantity]:
    """ "Twelve members of a commission that was looking into the disappearances were massacred": before what is said of them."""
    at = scan.last_before(i, ("that", "who", "which"), reach=_SAID_OF)
    if at is None or scan.words[i - 1] != "were" or not {",", ";", "and"}.isdisjoint(scan.words[at:i]):
        return []
    near = [scan.owner[k] for k in range(max(0, at - _SUBJECT), i) if k in scan.owner]
    people = [q for q in near if q.unit == "people" and q.first not in scan.used]
    return people[:1] if people and people[0].last < at and not people[0].subset else []


def _from_number(scan: Scan, claim: Casualty, q: Quantity, *, to_it: bool = False) -> Casualty:
    """A claim whose span begins, and ends, with its own number, as several have one word."""
    claim = claim._replace(start=scan.tokens[q.first].start)
    return claim._replace(end=scan.tokens[q.last].end) if to_it else claim


def _described(scan: Scan, i: int) -> Quantity | None:
    """ "Four wounded fishermen were brought in", "nine wounded were admitted": the word describes those counted."""
    q, after = just_before(scan, i), scan.word(i + 1)
    if q is None or q.unit != "bare" or q.subset or words.metric_of(scan.word(q.first - 1)):
        return None
    described = (is_person(after) and is_plural(after)) or after in _HURT_BEFORE
    return q if described and not words.metric_of(scan.word(i + 2)) else None


def _has_object(scan: Scan, i: int) -> bool:
    """ "Three gunmen shot and killed journalist Juan Perez": the number stands for those who did it."""
    if scan.words[i] in _LEFT_ONLY or scan.word(i + 1) in words.NO_OBJECT or i + 1 in scan.owner:
        return False
    following = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return following is not None and following.text[0].isalpha() and not following.low.endswith("ly")
