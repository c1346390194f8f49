"""Lists whose heading says what befell people: "Six were injured:" and below it "- in Sumy, two women"."""

from __future__ import annotations

from geo.reports.casualty_scan import Casualty
from geo.reports.quantities import Quantity, find_quantities
from geo.reports.text import Sentence

__all__ = ["item_casualties"]


def item_casualties(sentence: Sentence, metric: str) -> list[Casualty]:
    """The people of one line of such a list, as a claim of the heading's metric.

    Parameters
    ----------
    sentence : Sentence
        A line below the heading without a casualty word of its own.
    metric : str
        What befell those in the heading: ``killed`` or ``injured``.

    Returns
    -------
    list of Casualty
        One claim, or none where the line counts nobody.

    Examples
    --------
    >>> from geo.reports.text import clean
    >>> [c.low for c in item_casualties(clean("- in Sumy, two women and a boy;").sentences[0], "injured")]
    [3]
    """
    tokens = sentence.tokens
    people = [
        q
        for q in find_quantities(sentence)
        if q.low and not q.subset and (q.unit == "people" or _is_figure(sentence, q))
    ]
    group = people[:1]
    for q in people[1:]:
        between = [t.low for t in tokens[group[-1].last + 1 : q.first]]
        if between not in ([","], ["and"], [",", "and"]) or q.unit != "people":
            break
        group.append(q)
    if not group:
        return []
    first, last = group[0], group[-1]
    low = sum(q.low or 0 for q in group)
    high = sum(q.high or 0 for q in group) if all(q.high is not None for q in group) else None
    start, end = tokens[first.first].start, tokens[last.last].end
    return [Casualty(metric, low, high, start, end, start, first.who if len(group) == 1 else None, part=True)]


def _is_figure(sentence: Sentence, q: Quantity) -> bool:
    """ "Sumy - 2", "three in Konotop": a number that counts nothing else."""
    behind = [t.low for t in sentence.tokens[q.last + 1 : q.last + 2]]
    return q.unit == "bare" and behind in ([], [";"], [","], ["."], ["in"])
