"""Claims of killed, injured, missing and captured people in a sentence.

A claim joins a number of people with a word such as "killed", "dead" or "wounded":
to its right for "killing two", to its left for "two people were killed". A part of a
group ("three of them", "including a child") is no claim of its own; a number that no
text states is never made up.
"""

from __future__ import annotations

from geo.reports import casualty_words as words
from geo.reports.casualty_forms import Casualty, Forms
from geo.reports.people import GENERAL, PERSONS, is_person
from geo.reports.quantities import Quantity, find_quantities
from geo.reports.text import Sentence, without_months
from geo.reports.toll_parts import told_of_toll
from geo.reports.war_tolls import is_of_years

__all__ = ["Casualty", "find_casualties"]


_ASIDE = 14  # words between the commas of "Jaime Guzman, founder of the party, died"
_NEEDED = frozenset("needed required sought received needing requiring seeking".split())
_CARE = frozenset("treatment attention care assistance help aid".split())
_SIGNS = frozenset(
    "dumped tortured torture gunshot bullet bullets mass grave bound executed mutilated decapitated".split()
)
_REVISED = frozenset("updated revised corrected newest latest final".split())
_FIGURES = frozenset("figure figures toll count data number numbers tally information".split())
_DEED_NOUNS = frozenset("massacre murder killing slaying slaughter execution beheading".split())
_IN_CARE = frozenset("hospital hospitals care condition clinic".split())
_HARMS = frozenset("burns burn concussion concussions contusion contusions fractures injuries wounds trauma".split())
_MARTYRS = frozenset(["martyr", "martyrs"])
_GRAVE = frozenset(
    "serious critical grave severe stable moderate satisfactory bad good fair life-threatening extremely very".split()
)
_CUES = (
    frozenset(["massacre", "slaughter"])
    | _IN_CARE
    | _MARTYRS
    | words.TO_DEATH
    | words.DOWN
    | words.REMOVED
    | words.TO_HOSPITAL
    | words.SCALDED
    | _CARE
    | _HARMS
)
_ANY_CUE = (
    frozenset(words.METRIC)
    | _CUES
    | frozenset(["cut", "off", *words.UNHURT])
    | words.LOSING
    | words.SCALDED
    | frozenset(
        "toll casualties victims lost captured prisoner shot suffered sustained received claimed tally life body make survive".split()
    )
)


def find_casualties(sentence: Sentence, previous: str | None = None) -> list[Casualty]:
    """The claims of a sentence, in order.

    ``previous`` is the metric of the claim before, for "the mayor gave 19".
    """
    tokens = sentence.tokens
    lows = sentence.words
    cues = [i for i, w in enumerate(lows) if w in _ANY_CUE]
    if not cues and not (previous and any(w in words.ELLIPSIS_VERBS or w == "figure" for w in lows)):
        return []
    quantities = find_quantities(sentence)
    scan = _Scan(tokens, lows, quantities)
    scan.previous = previous
    found = scan.tolls() + scan.zeros() + scan.placed_labels() + scan.labelled() + scan.unharmed()
    for i in cues:
        if not scan.is_taken(i):
            found += scan.at(i)
    found += scan.ordinals()
    found += scan.totals(found)
    if previous or found:
        found += scan.ellipses(previous, found)
        found += scan.parts(found)
    found = [_within_toll(c, found) for c in found]
    found = [scan.as_later(scan.as_part(c), found) for c in found if not scan.has_died_since(c)]
    found = [scan.as_known_now(scan.as_of_wounded(c)) for c in found]
    if is_of_years(sentence, found):
        return []
    found = told_of_toll(sentence, found)
    if any(a in _REVISED and b in _FIGURES for a, b in zip(lows, lows[1:], strict=False)):
        found = [c._replace(rise=True) for c in found]  # "according to updated figures"
    return _unique(sorted(found, key=lambda c: (c.start, c.metric)))


def _within_toll(claim: Casualty, found: list[Casualty]) -> Casualty:
    """ "The number killed rose to six after a child died": the child is one of the six."""
    whole = any(
        c.rise
        and c.metric == claim.metric
        and c is not claim
        and c.anchor < claim.anchor
        and (c.low or 0) > (claim.low or 0)
        for c in found
    )
    return claim._replace(subset=True) if whole and not claim.rise else claim


def _unique(found: list[Casualty]) -> list[Casualty]:
    out: list[Casualty] = []
    for claim in sorted(found, key=lambda c: c.ordinal is None):
        if not any(c.metric == claim.metric and c.start < claim.end and claim.start < c.end for c in out):
            out.append(claim)
    return sorted(out, key=lambda c: (c.start, c.metric))


_ASIDE = 12  # words


class _Scan(Forms):
    """The claims of one sentence that hang on a casualty word."""

    def at(self, i: int) -> list[Casualty]:
        word = self.words[i]
        if word in ("toll", "casualties", "victims", "tally"):
            return []
        if word in ("lives", "life"):
            return self._lives(i)
        if word == "martyrdom":
            left = self._left(i - 1, True) if self.word(i - 1) in ("embraced", "attained") else None
            return self._emit("killed", left, i) if left else []
        if word == "body":
            return self._one_body(i)
        if word == "off" and self.word(i - 1) in words.TEARING:
            return self._torn_off(i)
        if word == "cut":
            right = self.owner.get(i + 1)
            return self._emit("injured", [right], i) if right and right.unit == "people" and right.noun else []
        if word in words.LOSING:
            return self._lost(i)
        if word in ("make", "survive"):
            return self._not_survived(i, word)
        if word == "claimed":
            return []
        if word in ("suffered", "sustained", "received"):
            return self._suffered(i)
        if word == "captured" or word == "prisoner":
            return self._captured(i, word)
        if word in _CUES and (found := self._phrase(i, word)) is not None:
            return found
        if word == "shot":
            return self._shot(i)
        if word in ("massacre", "slaughter"):
            return self._verb(i, "killed", word) if self.word(i + 1) == "of" else []
        if word not in words.METRIC:
            return []
        if word == "treated" and (self.word(i + 1) != "for" or not self._is_passive(i)):
            return []
        if word == "bodies" and (own := self.owner.get(i)) is not None and self._is_found(own, i):
            return self._emit("killed", [own], i)
        if word == "bodies" and (own := self.owner.get(i)) is not None and self._is_dug_out(own, i):
            return [c._replace(weak=True) for c in self._emit("killed", [own], i)]
        if word == "wounds" and any(w in ("have", "has", "had") for w in self.words[max(0, i - 3) : i]):
            left = self._left(i, True)
            return self._emit("injured", left, i) if left else []
        if self._hypothetical(i) or (word == "bodies" and self.owner.get(i) is not None and self.word(i + 1) != "of"):
            return []
        return self._verb(i, words.METRIC[word], word)

    def placed_labels(self) -> list[Casualty]:
        """ "Killed: Kramatorsk - 1, Yarova - 2": a label and a list of towns, each with its figure."""
        found: list[Casualty] = []
        label = next((i for i, w in enumerate(self.words[:-3]) if w in words.LABELS and self.words[i + 1] == ":"), None)
        if label is None or not self.tokens[label + 2].text[0].isupper():
            return []
        for q in self.quantities:
            mark = self.word(q.first - 1)
            town = self.tokens[q.first - 2] if q.first > label + 2 else None
            if town is None or mark not in ("\u2013", "-", ":", "(") or not town.text[0].isupper() or not q.low:
                continue
            if q.unit == "other" and self.word(q.last + 1) not in (",", ")", ".", ";", ""):
                continue
            claim = self.claim(words.METRIC[self.words[label]], q._replace(unit="bare"), q.first)
            found.append(claim._replace(anchor=town.start, start=self.tokens[q.first].start, part=True))
        if found:
            self.taken.update(range(label, len(self.words)))
        return found

    def labelled(self) -> list[Casualty]:
        """ "Wounded: 271", "Killed - 2": a label and its figure."""
        found: list[Casualty] = []
        for i, word in enumerate(self.words[:-2]):
            if word not in words.LABELS or self.words[i + 1] not in (":", "\u2013", "-") or i in self.taken:
                continue
            q = self.owner.get(i + 2)
            own = self.owner.get(i)  # "3 killed: two men and a woman"
            if q is None or q.first != i + 2 or q.unit == "other" or own is not None or self.owner.get(i - 1):
                continue
            if words.METRIC.get(self.word(q.last + 1)):
                continue
            found += self._emit(words.METRIC[word], self._sum_right(q), i)
            self.taken.update(range(i, q.last + 1))
        return found

    def _is_found(self, q: Quantity, i: int) -> bool:
        """ "11 bodies were dumped on a road", "found 11 bodies"."""
        if q.more:
            return False  # more bodies under the rubble are of a toll told beside
        before = self.words[max(0, q.first - 4) : q.first]
        if any(w in ("received", "counted") for w in before) or ("in" in before and {"taken", "took"} & set(before)):
            return True  # "the hospital had taken in five bodies"
        if not any(w in _SIGNS for w in self.words):
            return False
        finding = ("found", "discovered", "recovered", "dumped", "pulled", "unearthed", "exhumed", "retrieved")
        passive = any(
            a in words.AUX and b in finding for a, b in zip(self.words[i:], self.words[i + 1 : i + 10], strict=False)
        )
        return passive or self.word(q.first - 1) in finding

    def _is_dug_out(self, q: Quantity, i: int) -> bool:
        """ "Rescuers pulled three bodies from the ruins": as many, where no toll is told."""
        before = self.words[max(0, q.first - 3) : q.first]
        behind = self.words[i + 1 : i + 8]
        ruins = ("rubble", "ruins", "debris", "wreckage")
        dug = any(w in ("pulled", "recovered", "retrieved", "removed", "dug") for w in before)
        return not q.more and dug and any(w in ruins for w in behind)

    def as_part(self, claim: Casualty) -> Casualty:
        """ "Two of the dead were children": a part of a toll told elsewhere, and what kind of people it is."""
        first = next((k for k, t in enumerate(self.tokens) if t.start >= claim.start), 0)
        if self.words[first + 1 : first + 3] in (["of", "the"], ["of", "those"]) and (
            words.METRIC.get(self.word(first + 3)) == claim.metric == "injured"
        ):
            return claim._replace(subset=True)  # "two of the injured were taken to hospital"
        at = next((k for k, t in enumerate(self.tokens) if t.start == claim.anchor), 0)
        group = self.word(at - 1) in ("the", "those") and self.word(at - 2) == "of"
        if not group or self.word(at + 1) not in words.AUX | {"are", "is"}:
            return claim
        kind = next((w for w in self.words[at + 2 : at + 5] if is_person(w)), "")
        return claim._replace(subset=True, who=claim.who or PERSONS.get(kind))

    def as_later(self, claim: Casualty, found: list[Casualty]) -> Casualty:
        """ "Killed a couple on Sunday; their son died in hospital a day later": one more."""
        if claim.metric != "killed" or claim.ordinal or claim.subset or claim.part or not claim.low:
            return claim
        at = next((k for k, t in enumerate(self.tokens) if t.start >= claim.anchor), 0)
        inside = [t.low for t in self.tokens if claim.start <= t.start < claim.end]
        if "of" in inside and any(w in ("wounded", "injured", "hurt") for w in inside):
            return claim._replace(more=True)  # "two of the six wounded succumbed"
        if claim.low != 1:
            return claim
        before = any(c.metric == "killed" and c.start < claim.start and c.end <= claim.start for c in found)
        later = self.word(at) in ("died", "succumbed") and words.LATER & set(self.words[at + 1 : at + 9])
        return claim._replace(more=True) if before and later else claim

    def has_died_since(self, claim: Casualty) -> bool:
        """ "A rescuer wounded on Monday has died", "two of those wounded have died": no longer among the wounded."""
        inside = [t.low for t in self.tokens if claim.start <= t.start < claim.end]
        if claim.metric != "injured" or (claim.high != 1 and inside[1:3] not in (["of", "those"], ["of", "the"])):
            return False
        at = next((k for k, t in enumerate(self.tokens) if t.start >= claim.end), len(self.words))
        after = self.words[at : at + 16]
        gone = next((k for k, w in enumerate(after) if w in ("died", "succumbed")), None)
        return gone is not None and not any(w in ("and", ";", "while", "another") for w in after[:gone])

    def as_known_now(self, claim: Casualty) -> Casualty:
        """ "Thirteen people are now known to have died": more than were known before."""
        inside = [t.low for t in self.tokens if claim.start <= t.start < claim.end]
        now = any(
            a == "now" and b in ("known", "confirmed", "believed") for a, b in zip(inside, inside[1:], strict=False)
        )
        return claim._replace(rise=True) if now else claim

    def as_of_wounded(self, claim: Casualty) -> Casualty:
        """ "Two of the wounded died in the night": so many more than before, no toll."""
        at = next((k for k, t in enumerate(self.tokens) if t.start >= claim.start), 0)
        hurt = (
            self.words[at + 1 : at + 3] in (["of", "those"], ["of", "the"])
            and words.METRIC.get(self.word(at + 3)) == "injured"
        )
        return claim._replace(high=None, weak=True) if claim.metric == "killed" and hurt else claim

    def _phrase(self, i: int, word: str) -> list[Casualty] | None:
        """ "hacked to death", "gunned down", "eliminated 12 fighters", "were taken to hospital"; None for none of these."""
        if self._hypothetical(i):
            return None
        if word in words.TO_DEATH and self.words[i + 1 : i + 3] == ["to", "death"]:
            self.taken.update((i + 1, i + 2))
            return self._verb(i, "killed", word)
        right = self._right(i) if word in words.TO_DEATH else None
        if right and self.words[right.last + 1 : right.last + 3] == ["to", "death"]:
            return self._emit("killed", [right], i)
        if word in words.TO_DEATH and self.word(i + 1) in words.ONE_OF_THEM and self.word(i + 2) == "to":
            return [self._pronoun(i, "killed")] if self.word(i + 3) == "death" else None
        if word in words.SCALDED and (hurt := self._scalded(i)):
            return hurt
        if word in words.DOWN and self.word(i + 1) == "down":
            return self._verb(i, "killed", word)
        if word in words.REMOVED:
            return [c for c in self._verb(i, "killed", word) if c.who in ("fighters", "soldiers")]
        if word in _MARTYRS:
            own = self.owner.get(i) or self._adjacent_left(i)
            return self._emit("killed", [own], i) if own else None
        if word in _HARMS and "with" in self.words[max(0, i - 5) : i]:
            at = max(k for k in range(max(0, i - 5), i) if self.words[k] == "with")
            own = self._adjacent_left(at)
            if own and own.unit == "people" and not own.subset and "," not in self.words[at:i]:
                return self._emit("injured", [own], i)
        if word in _IN_CARE and (found := self._in_care(i, word)):
            return found
        if word in _CARE:
            need = next((k for k in range(i - 1, max(-1, i - 4), -1) if self.words[k] in _NEEDED), None)
            people = self._left(need, True) if need is not None else None
            return self._emit("injured", people, i) if people else []
        hospital = any(w in ("hospital", "hospitals", "clinic") for w in self.words[i + 2 : i + 9])
        if word in words.TO_HOSPITAL and self.word(i + 1) in ("to", "in") and hospital and self._is_passive(i):
            left = self._left(i, True)
            return self._emit("injured", left, i) if left and left[0] and left[0].unit == "people" else []
        return None

    def _scalded(self, i: int) -> list[Casualty]:
        """ "A drone hit the station and burned two employees", "three firefighters were burned": people, who live."""
        if self.word(i + 1) in ("to", "alive", "down", "out") or "alive" in self.words[i + 1 : i + 5]:
            return []
        right = self._right(i)
        if right and not self._is_passive(i):
            return self._emit("injured", self._sum_right(right), i) if self._are_people(right) else []
        left = self._left(i, True) if self._is_passive(i) else None
        return self._emit("injured", left, i) if left and left[0] and self._are_people(left[0]) else []

    def _are_people(self, q: Quantity) -> bool:
        return q.unit == "people" and not q.subset and (is_person(q.noun) or q.who is not None)

    def _in_care(self, i: int, word: str) -> list[Casualty]:
        """ "Two men are in hospital", "passenger in serious condition", "1 in intensive care": hurt, if no other number is told."""
        k = i - 1
        while k > 0 and (
            self.words[k] in _GRAVE or self.words[k] in ("a", "the", "local", "regional", "but", "intensive")
        ):
            k -= 1
        grave = any(w in _GRAVE for w in self.words[k + 1 : i])
        if self.word(k) != "in" or (word == "condition" and not grave):
            return []
        if word == "care" and "intensive" not in self.words[k + 1 : i]:
            return []
        left = self._left(k, True)
        first = left[0] if left else None
        if first is None or first.unit == "other" or first.subset or not self._copula(first, k):
            return []
        return [c._replace(weak=True) for c in self._emit("injured", left or [], i)]

    def _copula(self, q: Quantity, at: int) -> bool:
        """Nothing but "are", "remain" or "still" between the people and where they are."""
        return all(w in words.SKIP_LEFT or w in ("now", "remains", ",") for w in self.words[q.last + 1 : at])

    def _verb(self, i: int, metric: str, word: str) -> list[Casualty]:
        joint = self.word(i + 1) in ("or", "and") and words.METRIC.get(self.word(i + 2), metric) != metric
        if word in ("wounded", "injured") and (hurt := self._described(i)):
            return self._emit(metric, [hurt], i)
        right = None if word in words.LEFT_ONLY else self._right(i)
        passive = self._is_passive(i)
        if right and "respectively" in self.words:
            return [self.claim(metric, q, i)._replace(start=self.tokens[q.first].start) for q in self._each(right)]
        if right and not passive and not (self._adjacent_left(i) and right.subset):
            return self._emit(metric, self._sum_right(right), i)
        if word in _DEED_NOUNS and self.word(i + 1) == "of":
            q = self.owner.get(i + 2)
            return self._emit("killed", [q], i) if q and q.first == i + 2 and q.unit == "people" and q.low else []
        if word == "bodies" and self.word(i + 1) == "of" and (q := self.owner.get(i + 2)):
            return self._emit("killed", self._sum_right(q), i)
        caused = any(w.startswith(("caus", "led", "lead", "result")) for w in self.words[max(0, i - 4) : i])
        if word in ("death", "deaths") and self.word(i + 1) == "of" and caused:  # "caused the death of one civilian"
            q = self.owner.get(i + 2)
            if q is not None and q.first == i + 2 and q.unit == "people" and q.low:
                return self._emit("killed", self._sum_right(q), i)
        if word in words.ACTIVE_ONLY or word in ("bodies", "injuries", "death"):
            return self._emit(metric, [self._adjacent_left(i)], i) if word == "injuries" else []
        if not passive and self._has_object(i):
            named = self._named_victim(i, metric)
            return [named] if named else []
        left = self._left(i, passive or word in ("died", "perished", "succumbed"))
        if left and left[-1] and "respectively" in self.words:
            return [
                self.claim(metric, q, i)._replace(start=self.tokens[q.first].start, end=self.tokens[q.last].end)
                for q in self._each_left(left[-1])
            ]
        if left is None and passive and (one := self._one_subject(i, metric)):
            return [one]
        if left is None and word == "died" and (one := self._named_dead(i)):
            return [one]
        if left is None or (joint and left[0] and left[0].low):
            return []  # "30 were killed or wounded" gives neither number
        return self._emit(metric, left, i)

    def _described(self, i: int) -> Quantity | None:
        """ "Four wounded fishermen were brought in", "nine wounded were admitted": the word describes those counted."""
        q = self._adjacent_left(i)
        after = self.word(i + 1)
        noun = is_person(after) and after.endswith(("s", "men", "people", "children", "women"))
        aux = after in ("were", "are", "have", "had", "arrived", "remain", "remained")
        plain = q is not None and q.unit == "bare" and not q.subset and self.word(q.first - 1) not in words.METRIC
        return q if plain and (noun or aux) and self.word(i + 2) not in words.METRIC else None

    def _emit(self, metric: str, group: list[Quantity | None], at: int) -> list[Casualty]:
        people = [q for q in group if q is not None]
        if not people:
            return []
        first = people[0]
        if first.low == 0 and first.high == 0:
            metrics = ("killed", "injured") if metric == "injured" else ("killed",)
            if self._uncertain(at):
                return []
            also = metric == "killed" and any(
                self.word(k) in ("injured", "wounded", "hurt") and self.word(k - 1) in ("or", "and", "nor")
                for k in range(at + 1, at + 3)
            )
            return [self.claim(m, first, at) for m in ((*metrics, "injured") if also else metrics)]
        if len(people) == 1:
            return [self.claim(metric, first, at)]
        low = sum(q.low or 0 for q in people) if all(q.low is not None for q in people) else None
        high = sum(q.high or 0 for q in people) if all(q.high is not None for q in people) else None
        whos = {q.who for q in people}
        whole = Quantity(
            min(q.first for q in people), max(q.last for q in people), low, high, "people", "", first.subset, first.more
        )
        for q in people:
            self.used.add(q.first)
        return [self.claim(metric, whole, at)._replace(who=whos.pop() if len(whos) == 1 else None)]

    def _hypothetical(self, i: int) -> bool:
        back = without_months(self.words[max(0, i - 5) : i])
        if any(w in words.NOT for w in back[-3:]):
            return True
        if any(w in ("could", "might", "may", "would", "will", "can") for w in back[-4:]):
            return True
        if back[-1:] == ["to"] or back[-2:] == ["to", "be"]:
            return not any(w in ("reported", "confirmed", "known", "believed", "said", "found") for w in back)
        return any(w in words.UNKNOWN for w in self.words[max(0, i - 8) : i])

    def _right(self, i: int) -> Quantity | None:
        k = i + 1
        if self.words[i + 1 : i + 3] == ["to", "death"]:
            k = i + 3
        elif self.words[i] in words.DOWN:
            k = i + 2
        while k <= i + 3 and self.word(k) in words.SKIP_RIGHT and k not in self.owner:
            k += 1
        if self.word(k) in ("or", "and") and words.METRIC.get(self.word(k + 1)):
            return None
        quantity = self.people_at(k)
        if quantity is None or quantity.first != k or (quantity.unit == "other" and not self._is_living(quantity)):
            return None
        after = self.word(quantity.last + 1)
        if quantity.unit == "bare" and after in words.AUX | {"people"} | set(words.METRIC):
            return None
        return quantity

    def _is_living(self, q: Quantity) -> bool:
        """ "injuring two night watchmen": who is killed or hurt is a person, but for cattle."""
        after = [self.word(k) for k in range(q.last + 1, q.last + 4)]
        if after[0].endswith("ing"):
            return True  # "kills 20 waiting for aid"
        noun = next((w for w in after if w.endswith(("s", "men", "people", "folk"))), "")
        return noun.isalpha() and not any(w in words.THINGS for w in after[: after.index(noun) + 1])

    def _adjacent_left(self, i: int) -> Quantity | None:
        quantity = self.owner.get(i - 1)
        return quantity if quantity and quantity.unit != "other" else None

    def _sum_right(self, first: Quantity) -> list[Quantity | None]:
        """The list that a quantity opens: "two men, a woman and a child"."""
        group: list[Quantity | None] = [first]
        if first.unit == "bare":
            return group  # "wounded 76, an aid worker said"; "killed two, a boy and his mother"
        at = first.last + 1
        while True:
            commas = 0
            while self.word(at) in (",", "and"):
                commas += self.word(at) == ","
                at += 1
            if self.word(at) in words.OWN and at not in self.owner:
                at += 1
            following = None if "respectively" in self.words else self.people_at(at)
            joined = at > (group[-1].last + 1 if group[-1] else at)
            if not joined or not following or following.first != at or following.unit != "people" or following.subset:
                return group
            if commas and first.noun in GENERAL and len(group) == 1 and self.word(at - 1) != "and":
                return group
            if self._followed_by_own_verb(following):
                return group
            group.append(following)
            at = following.last + 1

    def _has_object(self, i: int) -> bool:
        """ "Three gunmen shot and killed journalist Juan Perez": the number stands for those who did it."""
        if (
            self.word(i) in words.LEFT_ONLY
            or self.word(i + 1) in words.NO_OBJECT
            or i + 1 in self.owner
            or i + 1 >= len(self.tokens)
        ):
            return False
        following = self.tokens[i + 1]
        return following.text[0].isalpha() and not following.low.endswith("ly")

    def _named_victim(self, i: int, metric: str) -> Casualty | None:
        """One person, where a name and nothing plural is what was killed: "killed Mayor Juan Perez in"."""
        k = i + 1
        if (one := self._untold_victim(i, metric)) is not None:
            return one
        while k < len(self.tokens) and is_person(self.word(k)) and k < i + 3:
            k += 1
        if named := self._named_with_ages(k):
            return self.claim(metric, Quantity(i + 1, named[1], named[0], named[0], "people"), i)
        first = k
        while (
            k < len(self.tokens)
            and self.tokens[k].text[0].isupper()
            and self.tokens[k].text[1:2].islower()
            and k < first + 4
        ):
            k += 1
        after = self.word(k)
        alone = after in (
            "",
            ",",
            ".",
            "in",
            "on",
            "at",
            "as",
            "when",
            "outside",
            "near",
            "and",
            "while",
            "inside",
            ";",
        )
        if k - first < 2 or not alone:
            return None
        return self.claim(metric, Quantity(i + 1, k - 1, 1, 1, "people"), i)._replace(weak=True)

    def _named_with_ages(self, k: int) -> tuple[int, int] | None:
        """ "Halyna, 67, and Petro, 70": how many, and the last of their tokens."""
        n, last = 0, k
        while k < len(self.tokens) and self.tokens[k].text[0].isupper():
            while k < len(self.tokens) and self.tokens[k].text[0].isupper() and self.tokens[k].text.isalpha():
                k += 1
            if self.word(k) not in (",", "(") or not self.word(k + 1).isdecimal():
                break
            n, last = n + 1, k + 1
            k += 2
            while self.word(k) in (",", ")", "and"):
                k += 1
        return (n, last) if n else None

    def _untold_victim(self, i: int, metric: str) -> Casualty | None:
        """ "Israel kills Hezbollah commander in": a headline leaves the article out."""
        for k in range(i + 1, min(i + 4, len(self.tokens) - 1)):
            word = self.word(k)
            if is_person(word) and not word.endswith(
                ("s", "men", "people", "children", "women", "police", "personnel")
            ):
                alone = self.word(k + 1) in ("in", "at", "near", "outside", "as", "and", ",", ".")
                return (
                    self.claim(metric, Quantity(i + 1, k, 1, 1, "people", word), i)._replace(weak=True)
                    if alone
                    else None
                )
            if not self.tokens[k].text[0].isupper() and word not in ("senior", "top", "local", "former"):
                return None
        return None

    def _one_subject(self, i: int, metric: str) -> Casualty | None:
        """One person, where someone "was killed" and no number is stated: a name, "the judge", "he"."""
        k = i - 1
        while k >= 0 and self.words[k] in words.SKIP_LEFT and self.words[k] not in words.AUX:
            k -= 1
        if k < 1 or self.words[k] not in ("was", "been") or (self.words[k] == "been" and self.words[k - 1] == "have"):
            return None
        k = self._before_aside(k - 1)
        while (k > 0 and self.words[k] in ("has", "had", "also", ",")) or self.words[k].isdigit():
            k -= 1
        if self.words[k] == "who" and k > 1:
            k -= 1 + (self.words[k - 1] == ",")  # "her brother, who was killed"
            if self.owner.get(k) is not None and self.owner[k].high == 1:
                return self.claim(metric, self.owner[k], i)
        subject = self.tokens[k]
        one = any(w in ("a", "an", "one") for w in self.words[max(0, k - 3) : k])
        known = is_person(subject.low) or subject.low in ("he", "she") or subject.text[0].isupper() or one
        if subject.low in words.THINGS or subject.low + "s" in words.THINGS:
            return None
        if not known or not subject.low.isalpha() or subject.low in words.GROUPS or self.owner.get(k) is not None:
            return None
        return self.claim(metric, Quantity(k, k, 1, 1, "people"), i)._replace(weak=True)

    def _before_aside(self, k: int) -> int:
        """Where the subject ends before "Jaime Guzman, founder of the party, died", "Mykola, 70, died"."""
        if self.word(k) != ",":
            return k
        opens = next((j for j in range(k - 1, max(-1, k - _ASIDE), -1) if self.words[j] == ","), None)
        return opens - 1 if opens else k

    def _named_dead(self, i: int) -> Casualty | None:
        """ "Mykola, 70, died when": one person, where a name or a pronoun is the subject."""
        k = self._before_aside(i - 1)
        subject = self.tokens[k] if k >= 0 else None
        if subject is None or not subject.text.isalpha() or subject.low in words.GROUPS:
            return None
        named = subject.text[0].isupper() and not subject.text.isupper() and k < i - 1
        if not named and subject.low not in ("he", "she"):
            return None
        return self.claim("killed", Quantity(k, k, 1, 1, "people"), i)._replace(weak=True)

    def _each(self, first: Quantity) -> list[Quantity]:
        """The quantities of "killed three and four people respectively"."""
        out = [first]
        while (
            (at := out[-1].last + 1)
            and (k := at + 1)
            and self.word(at) in ("and", ",")
            and (q := self.owner.get(k + (self.word(k) == "and")))
        ):
            out.append(q)
        return out

    def _each_left(self, last: Quantity) -> list[Quantity]:
        """The quantities of "nine and four dead respectively"."""
        out = [last]
        while self.word(at := out[0].first - 1) in ("and", ","):
            q = self.owner.get(at - 1 - (self.word(at - 1) == ","))
            if q is None or q.unit == "other":
                break
            out.insert(0, q)
        return out

    def _followed_by_own_verb(self, q: Quantity) -> bool:
        for k in range(q.last + 1, min(q.last + 8, len(self.words))):
            if self.word(k) in (",", ";", ".", "and"):
                return False
            if (
                self.word(k) in words.AUX
                or self.word(k) in words.SPEECH  # "killing seven soldiers, an army spokesman said"
                or (self.word(k) in words.METRIC and self.word(k) not in ("killing", "wounding", "injuring"))
            ):
                return True
        return False

    def _dash_before(self, k: int) -> int | None:
        """Where the aside between two dashes that ends at token k begins."""
        return next((j for j in range(k - 2, max(-1, k - 22), -1) if self.words[j] == "\u2013"), None)

    def _left(self, i: int, passive: bool) -> list[Quantity | None] | None:
        k = i - 1
        gap = 0
        while k >= 0 and gap < 24:
            word = self.words[k]
            quantity = self.owner.get(k)
            if quantity is None and word == "\u2013" and gap == 0 and (opens := self._dash_before(k)) is not None:
                people = self.owner.get(opens - 1)  # "Four people - three women and a man - were wounded"
                if people is not None and people.unit == "people" and people.first not in self.used:
                    return self._sum_left(people)
            if quantity is None and word in words.BREAK and not (word == "that" and passive and gap < 2):
                return None
            if quantity is not None:
                living = quantity.unit == "other" and passive and self._is_living_subject(quantity, i)
                if (quantity.unit == "other" and not living) or (quantity.subset and not self._direct(quantity, i)):
                    k = quantity.first - 1
                    gap += 1
                    continue
                if quantity.first in self.used:
                    return None
                if not living and not self._subject(quantity, i, passive):
                    return None
                return self._sum_left(quantity)
            if (
                word in ("and", "or")
                and gap <= 1
                and self.words[k - 1] in words.METRIC
                and self.words[i] in words.METRIC
            ):
                return None
            if (
                word not in words.SKIP_LEFT
                and not passive
                and gap > 1
                and word not in (",", "others", "including", "among")
            ):
                return None
            gap += word not in words.SKIP_LEFT
            k -= 1
        return None

    def _is_living_subject(self, q: Quantity, i: int) -> bool:
        """ "Nine hawkers were killed": one or two words that are no things stand between number and verb."""
        between = [w for w in self.words[q.last + 1 : i] if w not in words.SKIP_LEFT]
        return 0 < len(between) <= 2 and self._is_living(q) and between[-1].endswith(("s", "men", "people", "folk"))

    def _direct(self, q: Quantity, i: int) -> bool:
        """True for "four of them were killed": the part is the subject itself."""
        return all(self.words[k] in words.SKIP_LEFT for k in range(q.last + 1, i)) and self.word(q.first - 1) not in (
            "including",
            "among",
        )

    def _subject(self, q: Quantity, i: int, passive: bool) -> bool:
        """True where a quantity to the left can be the subject of the casualty word."""
        before = self.word(q.first - 1)
        if (
            before in ("of", "with", "from", "by", "carrying", "for", "against", "on", "in", "than", "home")
            and q.last + 1 != i
        ):
            return self._direct(q, i) and before == "with"
        between = self._without_asides(q.last + 1, i)
        if not passive:
            return all(w in words.SKIP_LEFT or w in (",",) or w in words.METRIC or w in ("and", "or") for w in between)
        return (
            ";" not in between and not any(w in words.RELATIVE for w in between[1:]) and not self._other_verb(between)
        )

    def _without_asides(self, first: int, last: int) -> list[str]:
        """The words between, but for the parts of the group: ", including two children,"."""
        parts = [k for k in range(first, last) if (q := self.owner.get(k)) and q.subset]
        if not parts:
            return self._without_phrases(self.words[first:last])
        return self.words[first : min(parts) - 1] + self.words[max(parts) + 1 : last]

    def _without_phrases(self, between: list[str]) -> list[str]:
        """Leave out what stands between two commas without a verb: ", including women and children,", ", all civilians,"."""
        commas = [k for k, word in enumerate(between) if word == ","]
        for left, right in zip(commas, commas[1:], strict=False):
            inner = between[left + 1 : right]
            if 0 < len(inner) <= _ASIDE and words.AUX.isdisjoint(inner) and not any(w in words.METRIC for w in inner):
                return self._without_phrases(between[:left] + between[right + 1 :])
        return between

    def _other_verb(self, between: list[str]) -> bool:
        if "and" not in between:
            return False
        tail = between[len(between) - 1 - between[::-1].index("and") + 1 :]
        return any(w not in words.SKIP_LEFT and w not in words.METRIC for w in tail)

    def _sum_left(self, last: Quantity) -> list[Quantity | None]:
        group: list[Quantity | None] = [last]
        at = last.first - 1 - (self.word(last.first - 1) in words.OWN)  # "a couple and their two sons"
        while self.word(at) in ("and", ","):
            has_and = False
            while self.word(at) in ("and", ","):
                has_and = has_and or self.word(at) == "and"
                at -= 1
            before = self.owner.get(at)
            if before is None and has_and and len(group) == 1 and self._is_spouse(at, last):
                group.insert(0, Quantity(at, at, 1, 1, "people"))
                break
            if before is None or before.unit != "people" or before.subset or before.first in self.used:
                break
            if not has_and and len(group) == 1:
                break
            if before.noun in GENERAL and not has_and:
                break
            if self._governed(before):
                break
            group.insert(0, before)
            at = before.first - 1 - (self.word(before.first - 1) in words.OWN)
        return group

    def _is_spouse(self, at: int, kin: Quantity) -> bool:
        """ "Major Carlos Perez and his wife": the one named belongs to the sum."""
        named = at >= 0 and self.tokens[at].text[0].isupper() and self.tokens[at].text.isalpha()
        own = words.OWN | {"his", "her"}
        return named and (self.word(kin.first - 1) in own or self.word(kin.first) in own) and kin.high == 1

    def _governed(self, q: Quantity) -> bool:
        return self.word(q.first - 1) in words.METRIC or self.word(q.first - 1) in ("with", "of", "by")

    def _lives(self, i: int) -> list[Casualty]:
        """ "lost their lives", "claimed the lives of 12"."""
        if self.word(i + 1) == "of" and (q := self.owner.get(i + 2)) and q.unit != "other":
            return self._emit("killed", [q], i)
        if words.COSTING & set(self.words[max(0, i - 5) : i]) and (q := self.owner.get(i) or self._adjacent_left(i)):
            return self._emit("killed", [q], i)
        lost = next((k for k in range(i - 1, max(-1, i - 4), -1) if self.words[k] == "lost"), None)
        left = self._left(lost, True) if lost is not None else None
        return self._emit("killed", left, i) if left else []

    def _one_body(self, i: int) -> list[Casualty]:
        """ "Rescuers recovered a body", "the body of a woman was found": one who died."""
        of = self.owner.get(i + 2) if self.word(i + 1) == "of" else None
        many = of is not None and of.high != 1
        behind = [self.word(k) for k in range(i + 1, i + 9)]
        passive = any(a in ("was", "been") and b in words.FOUND for a, b in zip(behind, behind[1:], strict=False))
        active = any(self.word(k) in words.FOUND for k in range(max(0, i - 4), i))
        if many or not (active or passive) or self.word(i - 1) not in ("a", "the", "one", "another", "his", "her"):
            return []
        return [self.claim("killed", Quantity(i, i, 1, 1, "people"), i)._replace(weak=self.word(i - 1) == "the")]

    def _lost(self, i: int) -> list[Casualty]:
        """ "The brigade lost two men", "he lost his wife and two daughters in the strike"."""
        if any(w in words.LIMBS for w in self.words[i + 1 : i + 4]):
            return self._maimed(i)
        q = self.owner.get(i + 1)
        if q is None or q.unit != "people" or q.subset or q.noun in words.NOT_LOST or not is_person(q.noun):
            return []
        return [] if self._hypothetical(i) else self._emit("killed", self._sum_right(q), i)

    def _maimed(self, i: int) -> list[Casualty]:
        """ "Serhii, who lost a leg in the shelling", "two soldiers lost limbs": hurt."""
        left = self._left(i, True)
        if left:
            return self._emit("injured", left, i)
        k = i - 1 - (self.word(i - 1) in ("had", "has", "also"))
        k -= self.word(k) == "who"
        k -= self.word(k) == ","
        one = k >= 0 and (self.tokens[k].text[0].isupper() or self.word(k) in ("he", "she") or is_person(self.word(k)))
        return [self.claim("injured", Quantity(k, k, 1, 1, "people"), i)._replace(weak=True)] if one else []

    def _torn_off(self, i: int) -> list[Casualty]:
        """ "A shell tore off his arm", "blew off her leg": one person hurt."""
        whose = self.word(i + 1) in ("his", "her") and self.word(i + 2) in words.LIMBS
        return [self.claim("injured", Quantity(i + 1, i + 1, 1, 1, "people"), i)._replace(weak=True)] if whose else []

    def _not_survived(self, i: int, word: str) -> list[Casualty]:
        """ "Six others did not make it", "two did not survive"."""
        k = i - 1 if self.word(i - 1) in words.NOT else -1
        if k < 1 or (word == "make" and self.word(i + 1) != "it"):
            return []
        did = k - (self.word(k - 1) in ("did", "do", "does"))
        left = self._left(did, True)
        found = self._emit("killed", left, i) if left else []
        return [c._replace(weak=c.low == 1) for c in found]

    def _suffered(self, i: int) -> list[Casualty]:
        harm = ("injuries", "wounds", "burns", "concussion", "concussions", "trauma", "injury", "wound", "fractures")
        alone = self.words[i] == "suffered" and self.word(i + 1) in (",", ".", "", ";", "in", "as", "and")
        if not (alone or any(w in harm for w in self.words[i + 1 : i + 7])) or self._hypothetical(i):
            return []  # "thirteen people suffered, ten of them were taken to hospital"
        left = self._left(i, True)
        if left is None and self.word(i - 1) in ("he", "she") and i == 1:
            return [self.claim("injured", Quantity(0, 0, 1, 1, "people"), i)._replace(weak=True)]
        return self._emit("injured", left, i) if left else []

    def _captured(self, i: int, word: str) -> list[Casualty]:
        right = self._right(i)
        if (
            word == "captured"
            and right
            and right.unit == "people"
            and right.who in ("soldiers", "fighters", "police", None)
            and right.noun not in ("people",)
        ):
            return self._emit("captured", [right], i)
        if word == "prisoner" and self.word(i - 1) == "taken" and (left := self._left(i - 1, True)):
            return self._emit("captured", left, i)
        return []

    def _shot(self, i: int) -> list[Casualty]:
        """ "shot dead two men", "two men were shot dead", "shot and killed"."""
        if self.word(i + 1) == "dead" and (q := self.owner.get(i + 2)) and q.first == i + 2 and q.unit != "other":
            self.taken.add(i + 1)
            return self._emit("killed", [q], i)
        q = self.people_at(i + 1)
        if q and q.first == i + 1 and q.unit == "people" and self.word(q.last + 1) == "dead":
            self.taken.add(q.last + 1)
            return self._emit("killed", [q], i)  # "shot two men dead"
        if self.word(i + 1) in words.ONE_OF_THEM and self.word(i + 2) == "dead":
            self.taken.add(i + 2)
            return [self._pronoun(i, "killed")]
        return []

    def _pronoun(self, i: int, metric: str) -> Casualty:
        """ "Dragged a teacher out and killed him": one, whom no number tells."""
        return self.claim(metric, Quantity(i + 1, i + 1, 1, 1, "people"), i)._replace(weak=True)
