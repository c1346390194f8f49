"""Turns of phrase that tell of dead and hurt: "lost their lives", "hacked to death", "taken to hospital", "lost a leg".

A word leads to the rules of its phrases, in the three tables at the end of the module.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.reports.casualties import words
from geo.reports.casualties.people import just_before, left_of, right_of, sum_right
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.casualties.singles import pronoun
from geo.reports.casualties.verbs import told_by_verb
from geo.reports.counting.counted import Quantity
from geo.reports.counting.people import is_person
from geo.reports.grammar import has_pair

__all__ = ["PHRASE_WORDS", "told_by_phrase"]

_TO_DEATH = frozenset(
    "hacked beaten stabbed burned burnt shot machinegunned machine-gunned sprayed kicked tortured strangled clubbed bludgeoned hacking beating stabbing starved "
    "stoned battered crushed trampled bled".split()
)
_REMOVED = frozenset("eliminated eliminating neutralised neutralized neutralising neutralizing liquidated".split())
_SCALDED = frozenset("burned burnt scalded concussed bruised lacerated".split())
_MARTYRS = frozenset(["martyr", "martyrs"])
_ONE_OF_THEM = frozenset(["him", "her"])

_HARMS = frozenset("burns burn concussion concussions contusion contusions fractures injuries wounds trauma".split())
_SUFFERED = (_HARMS - {"burn", "contusion", "contusions"}) | {"injury", "wound"}
_IN_CARE = frozenset("hospital hospitals care condition clinic".split())
_GRAVE = frozenset(
    "serious critical grave severe stable moderate satisfactory bad good fair life-threatening extremely very".split()
)
_BEFORE_CARE = _GRAVE | frozenset("a the local regional but intensive".split())
_CARE = frozenset("treatment attention care assistance help aid".split())
_NEEDED = frozenset("needed required sought received needing requiring seeking".split())
_TO_HOSPITAL = frozenset("taken rushed brought admitted evacuated sent transferred airlifted".split())
_HOSPITALS = frozenset("hospital hospitals clinic".split())

_COSTING = frozenset("claimed claims claim claiming cost costs costing took takes take taken taking".split())
_LOSING = frozenset("lost losing loses lose".split())
_NOT_LOST = frozenset(
    "players members customers subscribers voters fans followers viewers clients candidates delegates".split()
)
_TEARING = frozenset("tore ripped blew took torn blown cut severed tearing ripping blowing".split())
_LIMBS = frozenset(
    "leg legs arm arms hand hands foot feet eye eyes limb limbs finger fingers eyesight sight hearing".split()
)
_HITTING = frozenset("hit struck caught hitting striking".split())
_BODY = frozenset("stomach chest head leg legs arm back shoulder face neck thigh abdomen hip knee spine".split())
_CAPTURED = ("soldiers", "fighters", "police", None)

_FOUND = frozenset("found recovered pulled retrieved discovered unearthed dug extracted".split())
_FOUND_MURDERED = frozenset("found discovered recovered dumped pulled unearthed exhumed retrieved".split())
_SIGNS = frozenset(
    "dumped tortured torture gunshot bullet bullets mass grave bound executed mutilated decapitated".split()
)
_DUG = frozenset(["pulled", "recovered", "retrieved", "removed", "dug"])
_RUINS = frozenset(["rubble", "ruins", "debris", "wreckage"])

_Rule = Callable[[Scan, int], list[Casualty] | None]


def told_by_phrase(scan: Scan, i: int) -> list[Casualty] | None:
    """The claims of a phrase that the word at ``i`` stands in; None where it stands in none."""
    word = scan.words[i]
    if word in _ALONE:
        return _ALONE[word](scan, i)
    if word in _CUES and not scan.is_hypothetical(i):
        for cues, rule in _IF_HAPPENED:
            if word in cues and (found := rule(scan, i)) is not None:
                return found
    return _LAST[word](scan, i) if word in _LAST else None


# -- to death


def _to_death(scan: Scan, i: int) -> list[Casualty] | None:
    """ "Hacked to death", "beat two men to death", "stabbed her to death"."""
    if scan.words[i + 1 : i + 3] == ["to", "death"]:
        scan.taken.update((i + 1, i + 2))
        return told_by_verb(scan, i, "killed")
    right = right_of(scan, i)
    if right and scan.words[right.last + 1 : right.last + 3] == ["to", "death"]:
        return scan.claims("killed", [right], i)
    one = scan.word(i + 1) in _ONE_OF_THEM and scan.words[i + 2 : i + 4] == ["to", "death"]
    return [pronoun(scan, i, "killed")] if one else None


def _gunned_down(scan: Scan, i: int) -> list[Casualty] | None:
    return told_by_verb(scan, i, "killed") if scan.word(i + 1) == "down" else None


def _wiped_out(scan: Scan, i: int) -> list[Casualty] | None:
    """ "45 extremists were wiped out", "put out of action"."""
    return _eliminated(scan, i) if scan.word(i + 1) == "out" else None


def _eliminated(scan: Scan, i: int) -> list[Casualty]:
    """ "Eliminated 12 fighters": drones and fires are eliminated too."""
    return [c for c in told_by_verb(scan, i, "killed") if c.who in ("fighters", "soldiers")]


def _martyrs(scan: Scan, i: int) -> list[Casualty] | None:
    own = scan.owner.get(i) or just_before(scan, i)
    return scan.claims("killed", [own], i) if own else None


def _slaughter(scan: Scan, i: int) -> list[Casualty]:
    """ "The massacre of 20 villagers"."""
    return told_by_verb(scan, i, "killed") if scan.word(i + 1) == "of" else []


def _shot_dead(scan: Scan, i: int) -> list[Casualty]:
    """ "shot dead two men", "shot two men dead", "shot him dead", "was fatally shot"."""
    if scan.word(i - 1) == "fatally" and not scan.is_hypothetical(i):
        return told_by_verb(scan, i, "killed")
    if scan.word(i + 1) == "dead" and (q := scan.owner.get(i + 2)) and q.first == i + 2 and q.unit != "other":
        scan.taken.add(i + 1)
        return scan.claims("killed", sum_right(scan, q), i)
    q = scan.people_at(i + 1)
    if q and q.first == i + 1 and q.unit == "people" and scan.word(q.last + 1) == "dead":
        scan.taken.add(q.last + 1)
        return scan.claims("killed", [q], i)
    if scan.word(i + 1) in _ONE_OF_THEM and scan.word(i + 2) == "dead":
        scan.taken.add(i + 2)
        return [pronoun(scan, i, "killed")]
    return []


# -- lives lost, bodies found


def _lives(scan: Scan, i: int) -> list[Casualty]:
    """ "lost their lives", "claimed the lives of 12", "cost three lives"."""
    if scan.word(i + 1) == "of" and (q := scan.owner.get(i + 2)) and q.unit != "other":
        return scan.claims("killed", sum_right(scan, q), i)
    cost = not _COSTING.isdisjoint(scan.words[max(0, i - 5) : i])
    if cost and (q := scan.owner.get(i) or just_before(scan, i)):
        return scan.claims("killed", [q], i)
    lost = scan.last_before(i, ("lost",), reach=3)
    return scan.claims("killed", left_of(scan, lost), i) if lost is not None else []


def _lost(scan: Scan, i: int) -> list[Casualty]:
    """ "The brigade lost two men", "he lost his wife and two daughters in the strike"."""
    if not _LIMBS.isdisjoint(scan.words[i + 1 : i + 4]):
        return _maimed(scan, i)
    q = scan.owner.get(i + 1)
    if q is None or q.unit != "people" or q.subset or q.noun in _NOT_LOST or not is_person(q.noun):
        return []
    return [] if scan.is_hypothetical(i) else scan.claims("killed", sum_right(scan, q), i)


def _not_survived(scan: Scan, i: int) -> list[Casualty]:
    """ "Six others did not make it", "two did not survive"."""
    not_at = i - 1
    if scan.word(not_at) not in words.NOT or not_at < 1 or (scan.words[i] == "make" and scan.word(i + 1) != "it"):
        return []
    did = not_at - (scan.word(not_at - 1) in ("did", "do", "does"))
    return [c._replace(weak=c.low == 1) for c in scan.claims("killed", left_of(scan, did), i)]


def _one_body(scan: Scan, i: int) -> list[Casualty]:
    """ "Rescuers recovered a body", "the body of a woman was found": one who died."""
    of = scan.owner.get(i + 2) if scan.word(i + 1) == "of" else None
    many = of is not None and of.high != 1
    behind = scan.words[i + 1 : i + 9]
    found = has_pair(behind, ("was", "been"), _FOUND) or not _FOUND.isdisjoint(scan.words[max(0, i - 4) : i])
    if many or not found or scan.word(i - 1) not in ("a", "the", "one", "another", "his", "her"):
        return []
    return [scan.claim_of_one("killed", i, i)._replace(weak=scan.word(i - 1) == "the")]


def _bodies(scan: Scan, i: int) -> list[Casualty] | None:
    """ "11 bodies were dumped on a road", "pulled three bodies from the ruins"; other bodies are of a toll told beside."""
    q = scan.owner.get(i)
    if q is None:
        return None
    if not q.more and _are_found(scan, q, i):
        return scan.claims("killed", [q], i)
    if not q.more and _are_dug_out(scan, q, i):
        return [c._replace(weak=True) for c in scan.claims("killed", [q], i)]
    return None if scan.word(i + 1) == "of" else []


def _are_found(scan: Scan, q: Quantity, i: int) -> bool:
    """ "Found 11 bodies in a mass grave", "the hospital had taken in five bodies"."""
    before = scan.words[max(0, q.first - 4) : q.first]
    if any(w in ("received", "counted") for w in before) or ("in" in before and {"taken", "took"} & set(before)):
        return True
    if _SIGNS.isdisjoint(scan.words):
        return False
    return scan.word(q.first - 1) in _FOUND_MURDERED or has_pair(scan.words[i : i + 10], words.AUX, _FOUND_MURDERED)


def _are_dug_out(scan: Scan, q: Quantity, i: int) -> bool:
    """ "Rescuers pulled three bodies from the ruins": as many, where no toll is told."""
    dug = not _DUG.isdisjoint(scan.words[max(0, q.first - 3) : q.first])
    return dug and not _RUINS.isdisjoint(scan.words[i + 1 : i + 8])


# -- hurt


def _scalded(scan: Scan, i: int) -> list[Casualty] | None:
    """ "A drone hit the station and burned two employees", "three firefighters were burned": people, who live."""
    if scan.word(i + 1) in ("to", "alive", "down", "out") or "alive" in scan.words[i + 1 : i + 5]:
        return None
    right, passive = right_of(scan, i), scan.is_passive(i)
    if right and not passive:
        people = sum_right(scan, right) if _are_people(right) else []
    else:
        left = left_of(scan, i) if passive else []
        people = left if left and _are_people(left[0]) else []
    return scan.claims("injured", people, i) or None


def _are_people(q: Quantity) -> bool:
    return q.unit == "people" and not q.subset and (is_person(q.noun) or q.who is not None)


def _with_harm(scan: Scan, i: int) -> list[Casualty] | None:
    """ "Two people with burns"."""
    at = scan.last_before(i, ("with",), reach=5)
    own = just_before(scan, at) if at is not None else None
    if own is None or own.unit != "people" or own.subset or "," in scan.words[at:i]:
        return None
    return scan.claims("injured", [own], i)


def _in_care(scan: Scan, i: int) -> list[Casualty] | None:
    """ "Two men are in hospital", "passenger in serious condition", "1 in intensive care": hurt, if no other number is told."""
    k = i - 1
    while k > 0 and scan.words[k] in _BEFORE_CARE:
        k -= 1
    told = scan.words[k + 1 : i]
    if scan.word(k) != "in" or (scan.words[i] == "condition" and _GRAVE.isdisjoint(told)):
        return None
    if scan.words[i] == "care" and "intensive" not in told:
        return None
    left = left_of(scan, k)
    if not left or left[0].unit == "other" or left[0].subset or not _is_copula(scan.words[left[0].last + 1 : k]):
        return None
    return [c._replace(weak=True) for c in scan.claims("injured", left, i)] or None


def _is_copula(between: list[str]) -> bool:
    """Nothing but "are", "remain" or "still" between the people and where they are."""
    return all(w in words.SKIP_LEFT or w in ("now", "remains", ",") for w in between)


def _needed_care(scan: Scan, i: int) -> list[Casualty]:
    """ "Five people needed treatment", "two sought medical attention"."""
    need = scan.last_before(i, _NEEDED, reach=3)
    return scan.claims("injured", left_of(scan, need), i) if need is not None else []


def _taken_to_hospital(scan: Scan, i: int) -> list[Casualty] | None:
    hospital = not _HOSPITALS.isdisjoint(scan.words[i + 2 : i + 9])
    if not hospital or scan.word(i + 1) not in ("to", "in") or not scan.is_passive(i):
        return None
    left = left_of(scan, i)
    return scan.claims("injured", left, i) if left and left[0].unit == "people" else []


def _suffered(scan: Scan, i: int) -> list[Casualty]:
    """ "Two sustained burns", "thirteen people suffered, ten of them were taken to hospital"."""
    alone = scan.words[i] == "suffered" and scan.word(i + 1) in (",", ".", "", ";", "in", "as", "and")
    harmed = alone or not _SUFFERED.isdisjoint(scan.words[i + 1 : i + 7])
    if not harmed or scan.is_hypothetical(i):
        return []
    left = left_of(scan, i)
    if not left and i == 1 and scan.words[0] in ("he", "she"):
        return [scan.claim_of_one("injured", 0, i)]
    return scan.claims("injured", left, i)


def _had_wounds(scan: Scan, i: int) -> list[Casualty] | None:
    """ "Three of the guards had wounds"."""
    had = any(w in ("have", "has", "had") for w in scan.words[max(0, i - 3) : i])
    return scan.claims("injured", left_of(scan, i), i) if had else None


def _treated(scan: Scan, i: int) -> list[Casualty] | None:
    """ "Were treated for burns" is of the hurt, "treated the wounded" and "treated as suspects" are not."""
    return None if scan.word(i + 1) == "for" and scan.is_passive(i) else []


def _maimed(scan: Scan, i: int) -> list[Casualty]:
    """ "Serhii, who lost a leg in the shelling", "two soldiers lost limbs": hurt."""
    if left := left_of(scan, i):
        return scan.claims("injured", left, i)
    k = i - 1 - (scan.word(i - 1) in ("had", "has", "also"))
    k -= scan.word(k) == "who"
    k -= scan.word(k) == ","
    one = k >= 0 and (scan.tokens[k].text[0].isupper() or scan.word(k) in ("he", "she") or is_person(scan.word(k)))
    return [scan.claim_of_one("injured", k, i)] if one else []


def _torn_off(scan: Scan, i: int) -> list[Casualty]:
    """ "A shell tore off his arm", "blew off her leg": one person hurt."""
    torn = scan.word(i - 1) in _TEARING and scan.word(i + 1) in ("his", "her") and scan.word(i + 2) in _LIMBS
    return [scan.claim_of_one("injured", i + 1, i)] if torn else []


def _cut(scan: Scan, i: int) -> list[Casualty]:
    """ "Flying glass cut three people", "a janitor was cut by glass"."""
    if scan.word(i + 1) == "down":
        return scan.claims("killed", left_of(scan, i) if scan.is_passive(i) else [], i)
    if scan.word(i + 1) == "by" and scan.is_passive(i):
        return scan.claims("injured", left_of(scan, i), i)
    right = scan.owner.get(i + 1)
    return scan.claims("injured", [right], i) if right and right.unit == "people" and right.noun else []


def _hit_in_body(scan: Scan, i: int) -> list[Casualty] | None:
    """ "Shrapnel hit a man of 70 in the stomach", "a nurse was struck in the leg": hurt, where nothing says more."""
    if scan.word(i - 2) not in ("in", "to") or scan.word(i - 1) not in ("the", "his", "her"):
        return None
    q = scan.owner.get(i - 3)
    if q is not None and q.unit == "people" and scan.word(q.first - 1) in _HITTING:
        return [c._replace(weak=True) for c in scan.claims("injured", [q], i)]
    hit = i - 3
    if scan.word(hit) in _HITTING and scan.is_passive(hit):
        return [c._replace(weak=True) for c in scan.claims("injured", left_of(scan, hit), i)] or None
    return None


# -- captured


def _captured(scan: Scan, i: int) -> list[Casualty]:
    """ "Captured 12 soldiers"; "people" are abducted, not captured."""
    right = right_of(scan, i)
    taken = right and right.unit == "people" and right.who in _CAPTURED and right.noun != "people"
    return scan.claims("captured", [right], i) if right and taken else []


def _taken_prisoner(scan: Scan, i: int) -> list[Casualty]:
    return scan.claims("captured", left_of(scan, i - 1), i) if scan.word(i - 1) == "taken" else []


# -- which word leads to which rules

_ALONE: dict[str, Callable[[Scan, int], list[Casualty]]] = {
    **dict.fromkeys(["lives", "life"], _lives),
    "body": _one_body,
    "off": _torn_off,
    "cut": _cut,
    **dict.fromkeys(_LOSING, _lost),
    **dict.fromkeys(["make", "survive"], _not_survived),
    **dict.fromkeys(["suffered", "sustained", "received"], _suffered),
    "captured": _captured,
    "prisoner": _taken_prisoner,
}
_IF_HAPPENED: tuple[tuple[frozenset[str], _Rule], ...] = (
    (_TO_DEATH, _to_death),
    (_SCALDED, _scalded),
    (words.DOWN, _gunned_down),
    (_REMOVED, _eliminated),
    (frozenset(["wiped"]), _wiped_out),
    (_MARTYRS, _martyrs),
    (_HARMS, _with_harm),
    (_IN_CARE, _in_care),
    (_CARE, _needed_care),
    (_TO_HOSPITAL, _taken_to_hospital),
    (_BODY, _hit_in_body),
)
_LAST: dict[str, _Rule] = {
    "shot": _shot_dead,
    **dict.fromkeys(["massacre", "slaughter"], _slaughter),
    "treated": _treated,
    "bodies": _bodies,
    "wounds": _had_wounds,
}
_CUES: frozenset[str] = frozenset().union(*(cues for cues, _ in _IF_HAPPENED))
PHRASE_WORDS = _CUES | _ALONE.keys() | _LAST.keys()
