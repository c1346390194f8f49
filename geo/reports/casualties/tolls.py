"""Tolls: "the death toll rose to 12", "bringing the total to 15", "a fourth died", "the mayor gave 19"."""

from __future__ import annotations

from geo.reports.casualties import words
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.counting.counted import Quantity
from geo.reports.counting.numbers import number_of, ordinal_of

__all__ = ["GIVES_FIGURE", "ellipses", "ordinals", "tolls", "totals"]

GIVES_FIGURE = frozenset(
    "gave gives put puts said says reported reports counted counts listed lists cited cites claimed claims confirmed "
    "confirms spoke speaks mentioned mentions admitted admits acknowledged acknowledges recorded records registered "
    "estimated estimates".split()
)
_RANGES = frozenset("ranged ranging ranges varied varies vary range".split())
_COUNTED = frozenset("dead killed wounded injured deaths injuries fatalities".split())
_TOLL_WORDS = _COUNTED | {"toll", "tally", "number"}
_STANDS_AT = frozenset("to at rose reached stood stands number numbered".split())
_TOLL_VERBS = frozenset(
    "number numbered rose risen rises rise climbed stands stood reached reaches reach hit increased grew grown put "
    "at to is was had has now by passed exceeded of raising bringing from".split()
)
_RISE = frozenset(
    "rose risen rises rise rising climbed climbs climbing increased increases grew grown grows raising raised raises "
    "bringing brings brought reached reaches gone goes went jumped jumps soared soars mounted mounts swelled swells "
    "surged moved pushing pushed pushes taking".split()
)
_STANDS = frozenset("stood stands remains remained put".split())
_GIVING = frozenset("gave give gives given put puts listed lists stated reported".split())  # "gave the number as six"
_PUTTING = (["put", "the"], ["puts", "the"], ["putting", "the"], ["placed", "the"])
_NEAR, _REACH = 16, 32  # words to the number of a toll; farther than near only behind a verb of tolls

_VICTIMS = frozenset("victim person man woman patient casualty".split())
_NO_VICTIMS = frozenset("and hit struck strike attack drone missile day round wave".split())
_BEFORE_ORDINAL = frozenset(["a", "the", "and", ","])
_DIED = frozenset(["died", "succumbed", "dead"])
_TO_DEATH, _VICTIM_TO_DEATH = 12, 20  # words from "a fourth" to "died"
_ASIDE_BEGINS, _ASIDE_ENDS = 6, 14

_FIGURES = frozenset("figure count tally number".split())
_BEFORE_FIGURE = frozenset(
    "its their losses casualties it that the a figure number as at toll : of to there were".split()
)
_DEAD = frozenset(["bodies", "dead", "deaths"])
_COUNTER_REACH = 8  # words of "the regional health service 26"
_COUNTERS = frozenset(
    "mayor governor police army military ministry service services officials authorities hospital hospitals source sources residents witnesses "
    "doctors medics rescuers agency agencies group groups monitors media un spokesman spokeswoman prosecutors union observatory council "
    "administration commander chief cross crescent radio rebels government opposition locals activists charity survivors gendarmerie".split()
)


def tolls(scan: Scan) -> list[Casualty]:
    """ "The death toll rose to 12", "the number of wounded at 14", "reports of the dead ranged from three to five"."""
    found = _ranges(scan)
    for i, word in enumerate(scan.words):
        metric = _metric_of(scan, i) if word in _TOLL_WORDS else None
        q = _number_of_toll(scan, i) if metric else None
        if metric is None or q is None:
            continue
        if scan.words[q.first : q.first + 2] == ["up", "to"] and q.low is None:
            q = q._replace(low=q.high)  # "death toll up to 5": it has risen
        rise = (q.low == q.high and scan.word(q.first) == "up") or _rises(scan, i - 8, q.first)
        found.append(scan.claim(metric, q, i)._replace(rise=rise))
        scan.taken.update(range(i - 1, q.last + 1))
    return found


def _ranges(scan: Scan) -> list[Casualty]:
    found = []
    for i, word in enumerate(scan.words):
        q = scan.owner.get(i + 1) if word in _RANGES else None
        if q is None or q.low == q.high:
            continue
        told = [k for k in range(i) if words.metric_of(scan.words[k]) or scan.words[k] == "toll"]
        if told:
            found.append(scan.claim(words.metric_of(scan.words[told[-1]]) or "killed", q, i))
            scan.taken.update(told)
    return found


def totals(scan: Scan, found: list[Casualty]) -> list[Casualty]:
    """ "Bringing the total in the region to 15", "that brought to eight the number of people killed"."""
    out = []
    for i, word in enumerate(scan.words):
        if word not in ("total", "number", "toll", "tally") or scan.word(i - 1) != "the" or i in scan.taken:
            continue
        ahead = scan.owner.get(i - 2)
        if ahead and scan.word(ahead.first - 1) == "to" and _rises(scan, ahead.first - 4, ahead.first - 1):
            metric = "killed" if word == "toll" else _metric_of(scan, i)
            out += [scan.claim(metric, ahead, i)._replace(rise=True)] if metric else []
            continue
        before = [c for c in found if c.anchor < scan.tokens[i].start]
        q = _number_of_toll(scan, i) if word == "total" and _rises(scan, i - 4, i - 1) else None
        if q and before:
            out.append(scan.claim(before[-1].metric, q, i)._replace(rise=True))
    return out


def _rises(scan: Scan, first: int, last: int) -> bool:
    return not _RISE.isdisjoint(scan.words[max(0, first) : last])


def _metric_of(scan: Scan, i: int) -> str | None:
    """What the word at ``i`` counts, if it is one of a toll."""
    word, after = scan.words[i], scan.word(i + 1)
    if word in ("toll", "tally"):
        nearby = scan.words[max(0, i - 3) : i + 5]
        if "injured" in nearby or "wounded" in nearby or "injury" in nearby:
            return "injured"
        return "killed" if "death" in nearby or word == "toll" else None
    if word == "number":
        return _metric_of_number(scan, i) if after == "of" or words.metric_of(after) else None
    stands = word in _COUNTED and after in _STANDS_AT and i not in scan.owner
    if word in _COUNTED and scan.words[max(0, i - 2) : i] in _PUTTING and i not in scan.owner:
        return words.metric_of(word)  # "put the dead in the attack at 14"
    least = scan.word(i + 2) in ("least", "most")  # "killed at least 25, according to a doctor"
    return words.metric_of(word) if stands and not least else None


def _metric_of_number(scan: Scan, i: int) -> str | None:
    """ "The number of people killed"; "the number of victims": of those counted just before."""
    for word in scan.words[i + 1 : i + 6]:
        if metric := words.metric_of(word):
            return metric
        if word in ("victims", "casualties", "affected") and scan.previous:
            return scan.previous
    return None


def _number_of_toll(scan: Scan, i: int) -> Quantity | None:
    """The number that the toll at ``i`` stands at."""
    for k in range(i + 1, min(i + _REACH, len(scan.words))):
        if scan.words[k] in (";", ":"):
            return None
        q = scan.owner.get(k)
        if q is None or q.first != k or (k >= i + _NEAR and not _is_risen_to(scan, k)):
            continue
        if (standing := _standing_at(scan, i, q)) is not None:
            return standing
    return None


def _standing_at(scan: Scan, i: int, q: Quantity) -> Quantity | None:
    """The number behind a verb of tolls, as what the toll is now: "up to 10", "from four to six"; None elsewhere."""
    k, before = q.first, scan.word(q.first - 1)
    plain = q.unit != "other" and (scan.words[k] == "up" or before in _TOLL_VERBS)
    plain = plain or (before == "as" and not _GIVING.isdisjoint(scan.words[max(0, i - 4) : k]))
    if scan.words[k] == "up" and before in _RISE:
        q, plain = q._replace(low=q.high), True  # "has gone up to 10"
    if q.low != q.high and scan.words[k] == "from":
        q, plain = q._replace(low=q.high), True
    return q if plain and before != "from" and (before != "of" or scan.words[i] == "toll") else None


def _is_risen_to(scan: Scan, k: int) -> bool:
    """ "... has climbed to 14": a verb of tolls right before the number."""
    if scan.words[k] == "up" and scan.word(k - 1) in _RISE:
        return True
    back = scan.words[max(0, k - 3) : k]
    return back[-1:] in (["to"], ["at"]) and not (_RISE | _STANDS).isdisjoint(back)


# -- "a fourth died in hospital": the toll is now four


def ordinals(scan: Scan) -> list[Casualty]:
    """ "A fourth died in hospital", "the body of a fourth victim has been found": the toll is now four."""
    found = []
    for i, word in enumerate(scan.words[:-1]):
        n = ordinal_of(word) if i and scan.words[i - 1] in _BEFORE_ORDINAL else None
        if not n or n < 2:
            continue
        body = scan.words[max(0, i - 3) : i - 1] == ["body", "of"]
        if body or scan.word(i + 1) == "body":
            q, at = Quantity(i - 3 if body else i, i + 1, 1, 1, "people"), i
        elif (died := _death_behind(scan, i)) is not None:
            q, at = Quantity(i, i, 1, 1, "people"), died
        else:
            continue
        found.append(scan.claim("killed", q, at)._replace(ordinal=n))
    return found


def _death_behind(scan: Scan, i: int) -> int | None:
    """The token of "died" behind "a fourth" at ``i``, if no other event is told between."""
    aside, victim = _aside(scan, i), scan.word(i + 1) in _VICTIMS
    reach = (_VICTIM_TO_DEATH if victim else _TO_DEATH) + len(aside)
    for k in range(i + 1, min(i + reach, len(scan.words))):
        word = scan.words[k]
        if k in aside:
            continue
        if word in _DIED or (word == "killed" and scan.is_passive(k)):
            return k
        if word in words.BREAK or (word in _NO_VICTIMS and not victim):
            return None
    return None


def _aside(scan: Scan, i: int) -> range:
    """ "A second worker, injured in that attack, died": the words between the commas."""
    commas = [k for k in range(i + 1, min(i + _ASIDE_BEGINS + _ASIDE_ENDS, len(scan.words))) if scan.words[k] == ","]
    if len(commas) < 2 or commas[0] >= i + _ASIDE_BEGINS or commas[1] >= commas[0] + _ASIDE_ENDS:
        return range(0)
    return range(commas[0], commas[1] + 1)


# -- "the mayor gave 19"


def ellipses(scan: Scan, found: list[Casualty]) -> list[Casualty]:
    """ "the mayor gave 19": a bare number given by a speaker after a claim."""
    out = []
    for i, word in enumerate(scan.words):
        figure = word in ("was", "is") and scan.word(i - 1) in _FIGURES
        q = _figure_behind(scan, i) if figure or word in GIVES_FIGURE else None
        if q is None:
            continue
        before = [c for c in found if c.anchor < scan.tokens[i].start]
        metric = "killed" if q.noun in _DEAD else before[-1].metric if before else scan.previous
        if metric and number_of(scan.tokens, q.first):
            out.append(scan.claim(metric, q, i)._replace(elliptic=True))
    return out + _gapped(scan, found)


def _gapped(scan: Scan, found: list[Casualty]) -> list[Casualty]:
    """ "Police say 30 people were hurt, the health service 26", "14 were wounded, 19 according to the mayor"."""
    out = []
    for q in scan.quantities:
        before = [c for c in found if c.end <= scan.tokens[q.first].start]
        if q.unit != "bare" or q.first in scan.used or not before or not before[-1].low or q.subset:
            continue
        after = scan.word(q.last + 1)
        counter = _counter(scan, q.first) if after in (".", ",", ";", "", ")") else ""
        if counter or (after == "according" and scan.word(q.first - 1) in (",", ";", "and", "but", "or")):
            out.append(scan.claim(before[-1].metric, q, q.first)._replace(elliptic=True, counter=counter))
    return out


def _counter(scan: Scan, at: int) -> str:
    """Somebody who counts, where nothing else stands between a comma and the number at ``at``: ", the mayor: 19"; else ""."""
    at -= scan.word(at - 1) in (",", ":")  # "the governor, 19"
    opens = scan.last_before(at, (",", ";", "and", "but", "while", "\u2013", "("), reach=_COUNTER_REACH)
    if opens is None or at - opens < 2:
        return ""
    between = [w for w in scan.words[opens + 1 : at] if w not in (":", ",", "at", "only", "about", "just")]
    plain = all(w.isalpha() or w == "'s" for w in between) and not any(map(words.metric_of, between))
    named = plain and not _COUNTERS.isdisjoint(between[-3:]) and words.AUX.isdisjoint(between)
    return " ".join(t.text for t in scan.tokens[opens + 1 : at] if t.text not in (":", ",")) if named else ""


def _figure_behind(scan: Scan, i: int) -> Quantity | None:
    k = i + 1
    while scan.word(k) in _BEFORE_FIGURE and k not in scan.owner:
        k += 1
    q = scan.owner.get(k)
    if q is None or q.first != k or q.first in scan.used or scan.word(q.last + 1) not in (".", ",", ";", "", "and"):
        return None
    return q if q.unit == "bare" or q.noun in _DEAD or q.noun == "victims" else None
