"""Figures in a list: behind a label ("Wounded: 271"), or each with its place ("four in Kryvyi Rih and three in Nikopol")."""

from __future__ import annotations

from geo.reports.casualties import words
from geo.reports.casualties.people import sum_right
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.counting.counted import Quantity

__all__ = ["labelled", "parts", "placed_labels"]

_LABELS = frozenset(
    "killed dead deaths fatalities wounded injured injuries hurt missing hospitalised hospitalized".split()
)
_LOCATING = frozenset(["in", "at", "near", "on", "outside"])
_LISTING = frozenset([",", "and", "including", "with", ":", "\u2013", "(", ";"])
_PLACES = frozenset(["city", "town", "capital", "regional", "provincial"])
_THEM = frozenset(["them", "whom"])


def placed_labels(scan: Scan) -> list[Casualty]:
    """ "Killed: Kramatorsk - 1, Yarova - 2": a label and a list of towns, each with its figure."""
    label = next((i for i, w in enumerate(scan.words[:-3]) if w in _LABELS and scan.words[i + 1] == ":"), None)
    metric = words.metric_of(scan.words[label]) if label is not None else None
    if label is None or metric is None or not scan.tokens[label + 2].text[0].isupper():
        return []
    found = []
    for q in scan.quantities:
        if q.first > label + 2 and q.low and _is_figure_of_town(scan, q):
            claim = scan.claim(metric, q._replace(unit="bare"), q.first)
            town, figure = scan.tokens[q.first - 2].start, scan.tokens[q.first].start
            found.append(claim._replace(anchor=town, start=figure, part=True))
    if found:
        scan.taken.update(range(label, len(scan.words)))
    return found


def _is_figure_of_town(scan: Scan, q: Quantity) -> bool:
    """ "Yarova - 2", "Yarova (2)"."""
    marked = scan.words[q.first - 1] in ("\u2013", "-", ":", "(") and scan.tokens[q.first - 2].text[0].isupper()
    return marked and (q.unit != "other" or scan.word(q.last + 1) in (",", ")", ".", ";", ""))


def labelled(scan: Scan) -> list[Casualty]:
    """ "Wounded: 271", "Killed - 2": a label and its figure."""
    found: list[Casualty] = []
    for i, word in enumerate(scan.words[:-2]):
        metric = words.metric_of(word) if word in _LABELS else None
        if metric is None or scan.words[i + 1] not in (":", "\u2013", "-") or i in scan.taken:
            continue
        q = scan.owner.get(i + 2)
        if q is None or q.first != i + 2 or q.unit == "other" or words.metric_of(scan.word(q.last + 1)):
            continue
        if i in scan.owner or i - 1 in scan.owner or scan.is_passive(i):
            continue  # "3 killed: two men and a woman", "two were killed: a married couple"
        found += scan.claims(metric, sum_right(scan, q), i)
        scan.taken.update(range(i, q.last + 1))
    return found


_MEANS_REACH = 5  # words of "by a drone"


def parts(scan: Scan, found: list[Casualty]) -> list[Casualty]:
    """ "Seven people, four of them in Kryvyi Rih": a part with a place of its own; "and three in Nikopol"."""
    out: list[Casualty] = []
    shared = _shared_metric(scan, found)
    for q in scan.quantities:
        before = [c for c in found if c.anchor < scan.tokens[q.first].start and (c.low or c.high)]
        if not before or q.first in scan.used or q.unit == "other" or (_is_nobody(q) and scan.words[q.first] != "none"):
            continue
        apart = scan.word(q.first - 2) in _THEM and scan.word(q.last + 1) == ","  # "most of them, 22, in Kharkiv"
        behind = q.last + 1 + apart
        behind += q.subset and scan.word(behind) in words.AUX  # "six of whom were in Odesa"
        if not _is_located(scan, _behind_means(scan, behind) if q.subset else behind):
            continue
        if q.subset and q.low and scan.words[max(0, q.first - 2) : q.first] == ["all", "but"] and _is_exact(before[-1]):
            rest = (before[-1].low or 0) - q.low  # "killed 25 people, all but two of them in Kyiv"
            if rest <= 0:
                continue
            q = q._replace(low=rest, high=rest)
        elif not _opens_item(scan, q):
            continue
        if q.subset or _is_nobody(q) or q.unit == "bare" or (q.unit == "people" and _is_listed(scan, q, behind)):
            metric = shared or max(before, key=lambda c: c.anchor).metric
            out.append(_part(scan, metric, q, of_whole=q.subset or apart))
    return out


def _part(scan: Scan, metric: str, q: Quantity, *, of_whole: bool) -> Casualty:
    claim = scan.claim(metric, q, q.first)
    return claim._replace(subset=False, part=True, part_of=of_whole, anchor=scan.tokens[q.last].start)


def _is_nobody(q: Quantity) -> bool:
    return q.low == q.high == 0


def _is_exact(claim: Casualty) -> bool:
    return claim.low == claim.high


def _behind_means(scan: Scan, k: int) -> int:
    """ "Nine of them by a drone in Kherson": the token behind the means."""
    if scan.word(k) != "by":
        return k
    return next((j for j in range(k + 1, k + _MEANS_REACH) if scan.word(j) in _LOCATING), k)


def _is_located(scan: Scan, k: int) -> bool:
    """Whether "in" and a name, or "in the capital", stand at token ``k``."""
    name = k + 1 + (scan.word(k + 1) == "the")
    named = name < len(scan.tokens) and (scan.tokens[name].text[0].isupper() or scan.words[name] in _PLACES)
    return named and scan.word(k) in _LOCATING


def _opens_item(scan: Scan, q: Quantity) -> bool:
    """Whether a number is set off from what stands before: ", four", "and four", "among them four"."""
    before = scan.word(q.first - 1)
    return before in _LISTING or (before in _THEM and scan.word(q.first - 2) == "among")


def _is_listed(scan: Scan, q: Quantity, k: int) -> bool:
    """ "Injured a man in A, his neighbour in B and two children in C": people with a place and no verb of their own."""
    for word in scan.words[k + 1 : k + 9]:
        if word in (",", ";", ".", "and"):
            break
        if word in words.AUX or words.metric_of(word) or word in words.SPEECH:
            return False
    return scan.word(q.first - 1) in (",", "and")


def _shared_metric(scan: Scan, found: list[Casualty]) -> str | None:
    """ "Two were killed and three wounded: one in A, one in B": the parts are of the number that they add up to."""
    numbers = [q.low for q in scan.quantities if q.first not in scan.used and q.unit == "bare" and q.low == q.high]
    numbers = [n for n in numbers if n]
    fits = [c.metric for c in found if c.low == c.high == sum(n or 0 for n in numbers)]
    return fits[0] if len(numbers) > 1 and len(fits) == 1 else None
