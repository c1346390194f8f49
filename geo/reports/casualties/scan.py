"""What a casualty claim is, and the sentence that is looked over for claims.

`Scan` knows the words and numbers of a sentence and which of them a claim has used; the rules of the other
``casualty_`` modules are functions of a scan and of the token where their word stands.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from geo.lean import NamedTuple
from geo.reports.casualties import words
from geo.reports.counting.counted import Quantity
from geo.reports.roles.prepositions import TIMES
from geo.reports.text.clean import Sentence, without_months

__all__ = ["Casualty", "Scan"]

_HURT_BY = frozenset("shot beaten stabbed tortured attacked hit knifed robbed".split())
_ONE = frozenset(["a", "an", "one", "another"])
_ENDS = frozenset(
    "who which that whose of whom riding driving working standing waiting sitting walking travelling traveling".split()
)
_ANSWERS = frozenset("reprisal reprisals retaliation revenge response answer retribution vengeance".split())
_MAY = frozenset("could might may would will can".split())
_TOLD_TO = frozenset("admit admits admitted confess confessed reported confirmed known believed said found".split())
_UNKNOWN = frozenset("whether if unclear".split())
_BEFORE_VERB = words.SKIP_LEFT | TIMES | {"on"}  # "were on Saturday killed"
_LONGEST_NAME = 5  # words of "a young supermarket cashier"


class Casualty(NamedTuple):
    """One claim at clean ``start:end``; ``anchor`` is the offset of its casualty word."""

    metric: str
    low: int | None
    high: int | None
    start: int
    end: int
    anchor: int
    who: str | None = None
    rise: bool = False
    more: bool = False
    subset: bool = False
    elliptic: bool = False
    ordinal: int | None = None
    part: bool = False
    part_of: bool = False
    weak: bool = False
    counter: str = ""  # who gives the number, where no verb says so: "the mayor 19"


class Scan:
    """The words and numbers of one sentence, and which of them a claim has used."""

    def __init__(self, sentence: Sentence, quantities: list[Quantity], previous: str | None) -> None:
        self.sentence, self.tokens, self.words = sentence, sentence.tokens, sentence.words
        self.quantities = quantities
        self.previous = previous  # the metric of the claim before
        self.owner: dict[int, Quantity] = {k: q for q in quantities for k in range(q.first, q.last + 1)}
        self.used: set[int] = set()  # the first tokens of quantities
        self.taken: set[int] = set()  # tokens that stand in a claim already

    # -- what stands where

    def word(self, i: int) -> str:
        """The word at token i; "" beyond the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def last_before(self, i: int, wanted: Container[str], *, reach: int) -> int | None:
        """The last of the wanted words among those before token i, at most so many words back."""
        return next((k for k in range(i - 1, max(-1, i - 1 - reach), -1) if self.words[k] in wanted), None)

    def people_at(self, k: int) -> Quantity | None:
        """The quantity that holds token k; else someone whom only the casualty word tells to be a person: "a cashier"."""
        return self.owner.get(k) or self._someone(k)

    def _someone(self, k: int) -> Quantity | None:
        if self.word(k) not in _ONE:
            return None
        end, most = k, min(k + _LONGEST_NAME, len(self.words) - 1)
        while end < most and self.word(end + 1).isalpha() and not self._ends_name(end + 1):
            end += 1
        noun = self.word(end)
        if end == k or end + 1 in self.owner or self.word(end + 1) in ("of", "-") or not _may_be_person(noun):
            return None
        quantity = Quantity(k, end, 1, 1, "people", noun)
        self.owner.update(dict.fromkeys(range(k, end + 1), quantity))
        return quantity

    def _ends_name(self, k: int) -> bool:
        word, enders = self.word(k), (_ENDS, words.SPEECH, words.NO_OBJECT, words.AUX)
        return k in self.owner or words.metric_of(word) is not None or any(word in each for each in enders)

    # -- how a casualty word stands

    def is_passive(self, i: int) -> bool:
        """Whether token i stands behind "was" or "were", as in "were fatally shot and wounded"."""
        k = i - 1
        if self.word(k) == "and" and (self.word(k - 1) in _HURT_BY or words.metric_of(self.word(k - 1))):
            k -= 2
        while k >= 0 and self.words[k] in _BEFORE_VERB and self.words[k] not in words.AUX:
            k -= 1
        return k >= 0 and self.words[k] in words.AUX

    def is_hypothetical(self, i: int) -> bool:
        """ "Could have killed", "not wounded", "plotted to kill", "unclear whether anyone died"."""
        back = without_months(self.words[max(0, i - 5) : i])
        if self._is_answered(back):
            return True
        if any(w in words.NOT for w in back[-3:]) or any(w in _MAY for w in back[-4:]):
            return True
        if back[-1:] == ["to"] or back[-2:] == ["to", "be"]:
            return not any(w in _TOLD_TO for w in back)
        return any(w in _UNKNOWN for w in self.words[max(0, i - 8) : i])

    def _is_answered(self, back: list[str]) -> bool:
        """ "In reprisal for the killing of a chief": another deed, to which the one told is the answer."""
        plain = [w for w in back if w not in ("the", "a", "an", "his", "their", "its")]
        return plain[-1:] in (["for"], ["to"]) and plain[-2:-1] != [] and plain[-2] in _ANSWERS

    def is_uncertain(self, i: int) -> bool:
        """ "It was not clear if there were casualties", "no immediate word of injuries"."""
        around = self.words[max(0, i - 14) : i + 3]
        return any(w in _UNKNOWN or w == "immediate" for w in around) or ("not" in around and "clear" in around)

    # -- making claims

    def claim(self, metric: str, q: Quantity, at: int) -> Casualty:
        """The claim that a quantity makes with the word at token ``at``."""
        self.used.add(q.first)
        start, end = min(q.first, at), max(q.last, at)
        return Casualty(
            metric,
            q.low,
            q.high,
            self.tokens[start].start,
            self.tokens[end].end,
            self.tokens[at].start,
            q.who,
            rise="now" in (self.word(q.first - 1), self.word(end + 1)),
            more=q.more,
            subset=q.subset,
        )

    def claim_of_one(self, metric: str, first: int, at: int, *, last: int | None = None, noun: str = "") -> Casualty:
        """The weak claim of one person told at tokens ``first`` to ``last`` without a number."""
        one = Quantity(first, first if last is None else last, 1, 1, "people", noun)
        return self.claim(metric, one, at)._replace(weak=True)

    def claims(self, metric: str, people: Sequence[Quantity], at: int) -> list[Casualty]:
        """The claim that quantities make together: their sum; none for no quantities."""
        if not people:
            return []
        if people[0].low == people[0].high == 0:
            return [] if self.is_uncertain(at) else self._claims_of_nobody(metric, people[0], at)
        if len(people) == 1:
            return [self.claim(metric, people[0], at)]
        whos = {q.who for q in people}
        self.used.update(q.first for q in people)
        return [self.claim(metric, _sum(people), at)._replace(who=whos.pop() if len(whos) == 1 else None)]

    def _claims_of_nobody(self, metric: str, nobody: Quantity, at: int) -> list[Casualty]:
        """ "Nobody was hurt" tells that none died either; "no one was killed" does not tell of the wounded."""
        nor = any(
            self.word(k) in ("injured", "wounded", "hurt") and self.word(k - 1) in ("or", "and", "nor")
            for k in range(at + 1, at + 3)
        )
        both = metric == "injured" or (metric == "killed" and nor)
        return [self.claim(m, nobody, at) for m in (("killed", "injured") if both else ("killed",))]


def _sum(people: Sequence[Quantity]) -> Quantity:
    lows, highs = [q.low for q in people], [q.high for q in people]
    low = None if None in lows else sum(n or 0 for n in lows)
    high = None if None in highs else sum(n or 0 for n in highs)
    first, last = min(q.first for q in people), max(q.last for q in people)
    return Quantity(first, last, low, high, "people", "", all(q.subset for q in people), people[0].more)


def _may_be_person(noun: str) -> bool:
    if noun in words.GROUPS or noun.endswith("ed") or noun in words.THINGS or noun + "s" in words.THINGS:
        return False
    return noun.endswith("ss") or not noun.endswith("s")
