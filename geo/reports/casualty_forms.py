"""What a casualty claim is, and the forms of it that need no verb: tolls, zeros, ordinals, parts, bare figures."""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.reports import casualty_words as words
from geo.reports.numbers import number_of, ordinal_of
from geo.reports.quantities import Quantity
from geo.reports.text import Token

__all__ = ["Casualty", "Forms"]

_TOLL_NEAR = 16
_TOLL_REACH = 32
_HURT_BY = frozenset("shot beaten stabbed tortured attacked hit knifed robbed".split())
_ONE = frozenset(["a", "an", "one", "another"])
_UNHARMED = frozenset("unharmed unhurt uninjured unscathed safely".split())
_CAME_OFF = frozenset("escaped survived were was remained got emerged came evacuated".split())
_VICTIMS = frozenset("victim person man woman patient casualty".split())
_ENDS = frozenset(
    "who which that whose of whom riding driving working standing waiting sitting walking travelling traveling".split()
)


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


class Forms:
    """The tokens and quantities of one sentence."""

    def __init__(self, tokens: tuple[Token, ...], lows: list[str], quantities: list[Quantity]) -> None:
        self.tokens, self.words, self.quantities = tokens, lows, quantities
        self.owner: dict[int, Quantity] = {k: q for q in quantities for k in range(q.first, q.last + 1)}
        self.used: set[int] = set()
        self.taken: set[int] = set()
        self.previous: str | None = None

    def is_taken(self, i: int) -> bool:
        """True where another claim has used token i."""
        return i in self.taken

    def word(self, i: int) -> str:
        """The word at token i; "" beyond the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def claim(self, metric: str, q: Quantity, at: int, **flags: bool) -> Casualty:
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
            rise="now" in (self.word(q.first - 1), self.word(max(q.last, at) + 1)),
            more=q.more and flags.pop("allow_more", True),
            subset=q.subset,
            **flags,
        )

    def people_at(self, k: int) -> Quantity | None:
        """The quantity that holds token k; else someone whom only the casualty word tells to be a person: "a cashier"."""
        return self.owner.get(k) or self._someone(k)

    def _someone(self, k: int) -> Quantity | None:
        if self.word(k) not in _ONE:
            return None
        end = k
        while end < min(k + 5, len(self.words) - 1) and self.word(end + 1).isalpha() and not self._ends_name(end + 1):
            end += 1
        noun = self.word(end)
        if (
            end == k
            or end + 1 in self.owner
            or self.word(end + 1) in ("of", "-")
            or noun in words.GROUPS
            or noun.endswith("ed")
        ):
            return None
        if noun in words.THINGS or noun + "s" in words.THINGS or (noun.endswith("s") and not noun.endswith("ss")):
            return None
        quantity = Quantity(k, end, 1, 1, "people", noun)
        self.owner.update(dict.fromkeys(range(k, end + 1), quantity))
        return quantity

    def _ends_name(self, k: int) -> bool:
        word = self.word(k)
        return (
            word in _ENDS
            or word in words.SPEECH
            or word in words.NO_OBJECT
            or word in words.AUX
            or word in words.METRIC
            or k in self.owner
        )

    def _is_passive(self, i: int) -> bool:
        k = i - 1
        if self.word(k) == "and" and (self.word(k - 1) in _HURT_BY or self.word(k - 1) in words.METRIC):
            k -= 2  # "were shot and wounded"
        while k >= 0 and self.words[k] in words.SKIP_LEFT and self.words[k] not in words.AUX:
            k -= 1
        return k >= 0 and self.words[k] in words.AUX

    # -- tolls: "the death toll rose to 12", "the number of wounded at 14"

    def tolls(self) -> list[Casualty]:
        """ "The death toll rose to 12", "the number of wounded at 14"."""
        found = self._ranges()
        for i, word in enumerate(self.words):
            metric = self._toll_metric(i, word)
            if metric is None:
                continue
            quantity = self._toll_number(i)
            if quantity:
                if self.words[quantity.first : quantity.first + 2] == ["up", "to"] and quantity.low is None:
                    quantity = quantity._replace(low=quantity.high)  # "death toll up to 5": it has risen
                rise = quantity.low == quantity.high and self.word(quantity.first) == "up"
                rise = rise or any(self.word(k) in words.RISE for k in range(max(0, i - 8), quantity.first))
                found.append(self.claim(metric, quantity, i)._replace(rise=rise))
                self.taken.update(range(i - 1, quantity.last + 1))
        return found

    def _ranges(self) -> list[Casualty]:
        """ "Reports of the dead ranged from three to five"."""
        out = []
        for i, word in enumerate(self.words):
            q = self.owner.get(i + 1)
            if (
                word not in ("ranged", "ranging", "ranges", "varied", "varies", "vary", "range")
                or q is None
                or q.low == q.high
            ):
                continue
            told = [k for k in range(i) if self.words[k] in words.METRIC or self.words[k] == "toll"]
            if told:
                metric = words.METRIC.get(self.words[told[-1]], "killed")
                out.append(self.claim(metric, q, i))
                self.taken.update(told)
        return out

    def totals(self, found: list[Casualty]) -> list[Casualty]:
        """ "Bringing the total in the region to 15", "that brought to eight the number of people killed"."""
        out = []
        for i, word in enumerate(self.words):
            if word not in ("total", "number", "toll", "tally") or self.word(i - 1) != "the" or self.is_taken(i):
                continue
            ahead = self.owner.get(i - 2)
            if ahead and self.word(ahead.first - 1) == "to" and self._rises(ahead.first - 1):
                metric = "killed" if word == "toll" else self._toll_metric(i, word)
                if metric:
                    out.append(self.claim(metric, ahead, i)._replace(rise=True))
                continue
            before = [c for c in found if c.anchor < self.tokens[i].start]
            quantity = self._toll_number(i) if word == "total" and self._rises(i - 1) else None
            if quantity and before:
                out.append(self.claim(before[-1].metric, quantity, i)._replace(rise=True))
        return out

    def _rises(self, end: int) -> bool:
        return any(w in words.RISE for w in self.words[max(0, end - 3) : end])

    def _toll_metric(self, i: int, word: str) -> str | None:
        if word in ("toll", "tally"):
            nearby = self.words[max(0, i - 3) : i + 5]
            if "injured" in nearby or "wounded" in nearby or "injury" in nearby:
                return "injured"
            return "killed" if "death" in nearby or word == "toll" else None
        if word == "number" and (self.word(i + 1) == "of" or self.word(i + 1) in words.METRIC):
            for k in range(i + 1, min(i + 6, len(self.words))):
                metric = words.METRIC.get(self.word(k))
                if metric:
                    return metric
                if self.word(k) in ("victims", "casualties", "affected") and self.previous:
                    return self.previous  # of those counted just before
        if (
            word in ("dead", "killed", "wounded", "injured", "deaths", "injuries", "fatalities")
            and self.word(i + 1) in ("to", "at", "rose", "reached", "stood", "stands", "number", "numbered")
            and self.word(i + 2) not in ("least", "most")  # "killed at least 25, according to a doctor"
            and self.owner.get(i) is None
        ):
            return words.METRIC[word]
        return None

    def _toll_number(self, i: int) -> Quantity | None:
        for k in range(i + 1, min(i + _TOLL_REACH, len(self.words))):
            quantity = self.owner.get(k)
            if quantity and quantity.first == k and quantity.unit in ("people", "bare", "other"):
                before = self.word(k - 1)
                plain = quantity.unit != "other" and (self.word(k) == "up" or before in words.TOLL_VERBS | {"from"})
                plain = plain or (before == "as" and bool(words.GIVING & set(self.words[max(0, i - 4) : k])))
                if k >= i + _TOLL_NEAR and not self._is_risen_to(k):
                    continue  # far behind, only the verb makes sure that the number is the toll's
                if self.word(k) == "up" and before in words.RISE:
                    quantity, plain = quantity._replace(low=quantity.high), True  # "has gone up to 10"
                if quantity.low != quantity.high and self.word(k) == "from":
                    quantity = quantity._replace(low=quantity.high)
                    plain = True
                if plain and before != "from" and (before not in ("of",) or self.word(i) == "toll"):
                    return quantity
            if self.word(k) in (";", ":"):
                return None
        return None

    def _is_risen_to(self, k: int) -> bool:
        """ "... has climbed to 14": a verb of tolls right before the number."""
        if self.word(k) == "up" and self.word(k - 1) in words.RISE:
            return True
        back = self.words[max(0, k - 3) : k]
        return back[-1:] in (["to"], ["at"]) and any(w in words.RISE or w in words.TOLL_STANDS for w in back)

    # -- zeros: "no casualties", "nobody was hurt", "without casualties"

    def zeros(self) -> list[Casualty]:
        """ "No casualties", "nobody was hurt", "without casualties"."""
        found: list[Casualty] = []
        for i, word in enumerate(self.words):
            if word not in (
                "casualties",
                "injuries",
                "deaths",
                "fatalities",
                "victims",
                "injured",
                "wounded",
                "dead",
                "killed",
                "death",
                "injury",
                "hurt",
            ):
                continue
            no = next((k for k in range(i - 1, max(-1, i - 6), -1) if self.word(k) in ("no", "without", "zero")), None)
            between = self.words[no + 1 : i] if no is not None else []
            if no is None or any(
                w
                in (
                    "of",
                    "reports",
                    "information",
                    "word",
                    "details",
                    "on",
                    "immediate",
                    "about",
                    ",",
                    "figures",
                    "one",
                    "people",
                )
                for w in between
            ):
                continue
            if self.owner.get(no) is not None or self._uncertain(i):
                continue
            metrics = {
                "deaths": ("killed",),
                "death": ("killed",),
                "fatalities": ("killed",),
                "dead": ("killed",),
                "killed": ("killed",),
            }.get(word, ("killed", "injured"))
            found += [self._zero(metric, no, i) for metric in metrics]
            joined = self.word(i + 1) in ("or", "and") and self.word(i + 2) in (
                "injuries",
                "wounded",
                "injured",
                "deaths",
                "fatalities",
            )
            if joined and len(metrics) == 1:
                found.append(self._zero("injured", no, i + 2))
            self.taken.update(range(no, i + 1 + 2 * joined))
        return found

    def unharmed(self) -> list[Casualty]:
        """ "All residents escaped unharmed", "everyone survived unhurt"."""
        for i, word in enumerate(self.words):
            if word not in _UNHARMED or self.word(i - 1) not in _CAME_OFF:
                continue
            first = next(
                (k for k in range(max(0, i - 18), i) if self.words[k] in ("all", "everyone", "everybody")), None
            )
            if first is not None and self.word(first + 1) != "but":
                return [self._zero(metric, first, i) for metric in ("killed", "injured")]
        return []

    def _zero(self, metric: str, first: int, last: int) -> Casualty:
        return Casualty(metric, 0, 0, self.tokens[first].start, self.tokens[last].end, self.tokens[last].start)

    def _uncertain(self, i: int) -> bool:
        around = self.words[max(0, i - 14) : i + 3]
        return (
            any(w in words.UNKNOWN for w in around) or ("not" in around and "clear" in around) or "immediate" in around
        )

    def ordinals(self) -> list[Casualty]:
        """ "a fourth died in hospital": the toll is now four."""
        found = []
        for i, word in enumerate(self.words[:-1]):
            n = ordinal_of(word)
            if not n or n < 2 or self.word(i - 1) not in ("a", "the", "and", ","):
                continue
            body = self.words[max(0, i - 3) : i - 1] == ["body", "of"]
            if body or self.word(i + 1) == "body":
                quantity = Quantity(i - 3 if body else i, i + 1, 1, 1, "people")
                found.append(self.claim("killed", quantity, i)._replace(ordinal=n))
                continue  # "the body of a fourth victim has been found"
            aside = self._aside(i)
            reach = 20 if self.word(i + 1) in _VICTIMS else 12
            for k in range(i + 1, min(i + reach + len(aside), len(self.words))):
                if k in aside:
                    continue
                if self.words[k] in ("died", "succumbed", "dead") or (
                    self.words[k] == "killed" and self._is_passive(k)
                ):
                    quantity = Quantity(i, i, 1, 1, "people")
                    found.append(self.claim("killed", quantity, k)._replace(ordinal=n))
                    break
                if self.words[k] in words.BREAK or (
                    self.word(i + 1) not in _VICTIMS
                    and self.words[k]
                    in (
                        "and",
                        "hit",
                        "struck",
                        "strike",
                        "attack",
                        "drone",
                        "missile",
                        "day",
                        "round",
                        "wave",
                    )
                ):
                    break
        return found

    def _aside(self, i: int) -> range:
        """ "A second worker, injured in that attack, died": the words between the commas."""
        first = next((k for k in range(i + 1, min(i + 6, len(self.words))) if self.words[k] == ","), None)
        if first is None:
            return range(0)
        last = next((k for k in range(first + 1, min(first + 14, len(self.words))) if self.words[k] == ","), None)
        return range(first, last + 1) if last is not None else range(0)

    def parts(self, found: list[Casualty]) -> list[Casualty]:
        """ "seven people, four of them in Kryvyi Rih": a part with a place of its own; "and three in Nikopol"."""
        out: list[Casualty] = []
        metric = self._shared_metric(found)
        for q in self.quantities:
            nobody = q.low == 0 and q.high == 0
            if q.first in self.used or q.unit == "other" or (nobody and self.word(q.first) != "none"):
                continue
            k = q.last + 1
            apart = self.word(q.first - 2) in ("them", "whom") and self.word(k) == ","
            k += apart  # "most of them, 22, in Kharkiv"
            k += q.subset and self.word(k) in words.AUX  # "six of whom were in Odesa"
            located = (
                self.word(k) in ("in", "at", "near", "on", "outside")
                and self.tokens[k + 1 : k + 2]
                and self._is_name(k + 1)
            )
            alone = self.word(q.first - 1) in (",", "and", "including", "with", ":", "\u2013", "(", ";") or (
                self.word(q.first - 2) == "among" and self.word(q.first - 1) in ("them", "whom")
            )
            before = [c for c in found if c.anchor < self.tokens[q.first].start and (c.low or c.high)]
            listed = q.unit == "people" and bool(before) and self._is_listed(q, k)
            spared = self.words[max(0, q.first - 2) : q.first] == ["all", "but"] and q.subset
            if located and spared and before and before[-1].low == before[-1].high and q.low:
                rest = (before[-1].low or 0) - q.low  # "killed 25 people, all but two of them in Kyiv"
                q = q._replace(low=rest, high=rest)
                alone = rest > 0
            if located and alone and before and (q.subset or nobody or q.unit == "bare" or listed):
                part = self.claim(metric or max(before, key=lambda c: c.anchor).metric, q, q.first)._replace(
                    subset=False,
                    part=True,
                    part_of=q.subset or apart,
                    anchor=self.tokens[q.last].start,
                )
                out.append(part)
        return out

    def _is_listed(self, q: Quantity, k: int) -> bool:
        """ "Injured a man in A, his neighbour in B and two children in C": people with a place and no verb of their own."""
        for at in range(k + 1, min(k + 9, len(self.words))):
            word = self.word(at)
            if word in (",", ";", ".", "and"):
                break
            if word in words.AUX or word in words.METRIC or word in words.SPEECH:
                return False
        return self.word(q.first - 1) in (",", "and")

    def _shared_metric(self, found: list[Casualty]) -> str | None:
        """ "two were killed and three wounded: one in A, one in B": the parts are of the number that they add up to."""
        parts = [
            q.low
            for q in self.quantities
            if q.first not in self.used and q.unit == "bare" and q.low and q.low == q.high
        ]
        fits = [c.metric for c in found if c.low == c.high == sum(parts)]
        return fits[0] if len(parts) > 1 and len(fits) == 1 else None

    def _is_name(self, k: int) -> bool:
        k += self.word(k) == "the"
        return k < len(self.tokens) and (
            self.tokens[k].text[0].isupper() or self.word(k) in ("city", "town", "capital", "regional", "provincial")
        )

    def ellipses(self, previous: str | None, found: list[Casualty]) -> list[Casualty]:
        """ "the mayor gave 19": a bare number given by a speaker after a claim."""
        out = []
        for i, word in enumerate(self.words):
            figure = word in ("was", "is") and self.word(i - 1) in ("figure", "count", "tally", "number")
            if word not in words.ELLIPSIS_VERBS and not figure:
                continue
            k = i + 1
            while (
                self.word(k)
                in ("it", "that", "the", "a", "figure", "number", "as", "at", "toll", ":", "of", "to", "there", "were")
                and k not in self.owner
            ):
                k += 1
            quantity = self.owner.get(k)
            plain = quantity is not None and (
                quantity.unit == "bare" or quantity.noun in ("bodies", "dead", "deaths", "victims")
            )
            if not quantity or quantity.first != k or not plain or quantity.first in self.used:
                continue
            if self.word(quantity.last + 1) not in (".", ",", ";", "", "and"):
                continue
            before = [c for c in found if c.anchor < self.tokens[i].start]
            metric = before[-1].metric if before else previous
            metric = "killed" if quantity.noun in ("bodies", "dead", "deaths") else metric
            if metric and number_of(self.tokens, k):
                out.append(self.claim(metric, quantity, i)._replace(elliptic=True))
        return out
