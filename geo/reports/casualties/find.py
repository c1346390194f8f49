"""Claims of killed, injured, missing and captured people in a sentence.

A claim joins a number of people with a word such as "killed", "dead" or "wounded":
to its right for "killing two", to its left for "two people were killed". A part of a
group ("three of them", "including a child") is no claim of its own; a number that no
text states is never made up.
"""

from __future__ import annotations

from functools import cache

from geo.reports.casualties.lists import labelled, parts, placed_labels
from geo.reports.casualties.parts import in_relation
from geo.reports.casualties.phrases import PHRASE_WORDS, told_by_phrase
from geo.reports.casualties.scan import Casualty, Scan
from geo.reports.casualties.tolls import GIVES_FIGURE, ellipses, ordinals, tolls, totals
from geo.reports.casualties.verbs import told_by_verb
from geo.reports.casualties.war_tolls import without_wars
from geo.reports.casualties.words import metric_of, metrics
from geo.reports.casualties.zeros import UNHURT, zeros
from geo.reports.counting.quantities import find_quantities
from geo.reports.text.clean import Sentence

__all__ = ["find_casualties"]


_DYING = frozenset("died dies dying death deaths dead".split())
_NATURAL = frozenset("heart stroke natural cancer illness pneumonia cardiac disease covid-19 cholera old".split())


def find_casualties(sentence: Sentence, previous: str | None = None) -> list[Casualty]:
    """The claims of a sentence, in order.

    ``previous`` is the metric of the claim before, for "the mayor gave 19".
    """
    cue_words = _cue_words()
    cues = [i for i, w in enumerate(sentence.words) if w in cue_words]
    if not cues and not (previous and any(w in GIVES_FIGURE or w == "figure" for w in sentence.words)):
        return []
    scan = Scan(sentence, find_quantities(sentence), previous)
    found = without_wars(sentence, _told(scan, cues))
    return _unique(in_relation(scan, found))


@cache
def _cue_words() -> frozenset[str]:
    """The words without one of which no sentence makes a claim of its own."""
    return PHRASE_WORDS | UNHURT | metrics().keys() | {"toll", "tally", "casualties", "victims", "claimed"}


def _told(scan: Scan, cues: list[int]) -> list[Casualty]:
    """The claims of all forms; those that come first use their words and numbers up."""
    found = tolls(scan) + zeros(scan) + placed_labels(scan) + labelled(scan)
    for i in cues:
        if i not in scan.taken:
            found += _told_at(scan, i)
    found += ordinals(scan)
    found += totals(scan, found)
    if scan.previous or found:
        found += ellipses(scan, found)
        found += parts(scan, found)
    return found


def _told_at(scan: Scan, i: int) -> list[Casualty]:
    """The claims of the casualty word at ``i``: of a phrase that it stands in, else of the plain word."""
    found = told_by_phrase(scan, i)
    if found is not None:
        return found
    if (
        scan.words[i] in _DYING
        and not _NATURAL.isdisjoint(scan.words[i + 2 : i + 5])
        and scan.word(i + 1) in ("of", "from")
    ):
        return []  # "died of a heart attack"
    metric = metric_of(scan.words[i])
    return [] if metric is None or scan.is_hypothetical(i) else told_by_verb(scan, i, metric)


def _unique(found: list[Casualty]) -> list[Casualty]:
    """One claim of each metric where several overlap: one told as "a fourth" before one told by a number."""
    out: list[Casualty] = []
    for claim in sorted(found, key=lambda c: (c.ordinal is None, c.start, c.metric)):
        if not any(c.metric == claim.metric and c.start < claim.end and claim.start < c.end for c in out):
            out.append(claim)
    return sorted(out, key=lambda c: (c.start, c.metric))
