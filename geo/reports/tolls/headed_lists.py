"""Lists whose heading says what befell people: "Six were injured:" and below it "- in Sumy, two women"."""

from __future__ import annotations

from collections.abc import Iterable

from geo.reports.casualties.scan import Casualty
from geo.reports.counting.quantities import Quantity, find_quantities
from geo.reports.drafts import Draft
from geo.reports.scene import Found, Scene
from geo.reports.text.clean import Sentence
from geo.reports.tolls.counts import Toll

__all__ = ["HeadedList", "is_heading", "item_casualties"]

_ATTACKS = frozenset("attacks strikes shelling bombardment bombardments raids airstrikes consequences attack".split())
_LINES = 30  # so long a list can be
_ITEM_WORDS = 24  # and so long one of its lines
_LISTED_KINDS = ("strike", "interception", "clash")
_NO_LINE = -100


def is_heading(sentence: Sentence) -> bool:
    """True for a sentence that ends with a colon."""
    return sentence.text.rstrip().endswith(":")


class HeadedList:
    """The list that a document is in, from its heading on."""

    def __init__(self) -> None:
        self._metric: str | None = None
        self._metric_line = _NO_LINE
        self._attacks_line = _NO_LINE
        self._tolls: list[Toll] = []  # of the heading, to be shared out by its lines
        self._deed: Found | None = None  # that each line tells of
        self._deed_line = _NO_LINE

    def note(self, scene: Scene, *, deeds_told: bool) -> None:
        """Note a heading: "Overnight attacks, by town:", "Six were injured:"."""
        if not is_heading(scene.sentence):
            return
        attacked = scene.aerial or not _ATTACKS.isdisjoint(scene.words)
        hurt = [c.metric for c in scene.casualties if c.metric in ("killed", "injured")]
        if scene.accident or scene.unreal or not (deeds_told or attacked):
            hurt = []
        line = scene.sentence.line
        self._metric, self._metric_line = hurt[-1] if len(set(hurt)) == 1 else None, line
        self._attacks_line = line if attacked or hurt else _NO_LINE

    def deeds(self, scene: Scene, triggers: list[Found]) -> list[Found]:
        """ "45 drones were destroyed:" and below it "18 - over Saratov Region": each line tells of the heading's deed.

        Parameters
        ----------
        scene : Scene
            A sentence.
        triggers : list of Found
            Its own triggers.

        Returns
        -------
        list of Found
            The same, or the heading's where it has none.
        """
        line = scene.sentence.line
        if is_heading(scene.sentence):
            self._deed = next((f for f in reversed(triggers) if f.kind in _LISTED_KINDS), None)
            self._deed_line = line
            return triggers
        inside = 0 != line - self._deed_line <= _LINES
        if self._deed is None or triggers or scene.unreal or not inside:
            return triggers
        sites = [s for s in scene.sites if s.role == "site" and s.place.precision != "country"]
        if not sites or len(scene.words) > _ITEM_WORDS:
            self._deed = None
            return triggers
        at = max(0, sites[0].first - 1)
        return [self._deed._replace(first=at, last=at, definite=False)]

    def note_toll(self, toll: Toll) -> None:
        """Note a number of the heading."""
        self._tolls.append(toll)

    def metric(self, sentence: Sentence) -> str | None:
        """What befell the people of a line, by the heading of its list: "Six were injured:"."""
        return self._metric if 0 < sentence.line - self._metric_line <= _LINES else None

    def lists_attacks(self, sentence: Sentence) -> bool:
        """True for a line of a list of attacks."""
        return 0 < sentence.line - self._attacks_line <= _LINES

    def share_out(self, drafts: Iterable[Draft]) -> None:
        """ "Six were injured:" is the total of the lines below it, where they have places of their own."""
        for draft in drafts if self._tolls else ():
            draft.tolls = [t._replace(scope="total") if any(t is h for h in self._tolls) else t for t in draft.tolls]
        self._tolls = []


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
    >>> from geo.reports.text.clean import clean
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
