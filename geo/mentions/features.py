"""A match in its text -> about 70 strings that say what it looks like, none of them a word of the text."""

from __future__ import annotations

from collections import Counter, defaultdict

from geo.mentions.lexicon import code, words_of
from geo.mentions.matching import Match
from geo.mentions.tokens import Tokens

__all__ = ["Surroundings", "features", "propagated"]

_STOPS = frozenset(".!?:;")
_PERSON = frozenset(("first", "title", "Initial"))
_HEADS = ("organisation", "unit", "agreement", "street", "unit_head", "settlement_head", "feature_head", "team")


class Surroundings:
    """What the whole text says of each name: gathered once, asked by every match."""

    def __init__(self, tokens: Tokens, matches: list[Match]) -> None:
        self.tokens = tokens
        self.codes = [code(word) for word in tokens.words]
        self.matches = matches
        self.lower: Counter[str] = Counter(word for word in tokens.words if word.islower())
        self.count = Counter(m.facts.key for m in matches)
        self.as_person: Counter[str] = Counter()
        self.after_locative: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.units: Counter[str] = Counter()
        self._gather()

    def _gather(self) -> None:
        locative = words_of("locative")
        for m in self.matches:
            before = self.codes[m.first - 1] if m.first else ""
            if before in _PERSON:
                self.as_person[m.facts.key] += 1
            elif before in locative:
                self.after_locative[m.facts.key] += 1
            for unit in m.facts.units:
                self.units[unit] += 1
            self.countries[m.facts.top_country] += 1
            if m.facts.demonym:
                self.units[m.facts.demonym] += 1


def _few(count: int) -> str:
    return str(count) if count < 3 else "3" if count < 6 else "6"


def _neighbour(other: Match | None, facts_of: Match) -> str:
    """How the places of two names lie to each other: within, beside, apart."""
    if other is None:
        return ""
    mine, theirs = facts_of.facts, other.facts
    if mine.units & theirs.adm1s or mine.units & theirs.countries:
        return "holds"
    if theirs.units & mine.adm1s:
        return "in-adm1"
    if theirs.units & mine.countries:
        return "in-country"
    if mine.adm1s & theirs.adm1s:
        return "same-adm1"
    return "same-country" if mine.countries & theirs.countries else "apart"


def features(number: int, around: Surroundings) -> list[str]:
    """Give the features of the match with that number."""
    m = around.matches[number]
    found = ["bias", *m.facts.features]
    found += _context(m, around)
    found += _sequence(m, around)
    found += _links(number, around)
    found += _document(m, around)
    return found


def _context(m: Match, around: Surroundings) -> list[str]:
    """Features of the words beside it."""
    codes, words, last = around.codes, around.tokens.words, len(around.codes)
    b1 = codes[m.first - 1] if m.first > 0 else "^"
    b2 = codes[m.first - 2] if m.first > 1 else "^"
    b3 = codes[m.first - 3] if m.first > 2 else "^"
    a1 = codes[m.last + 1] if m.last + 1 < last else "$"
    a2 = codes[m.last + 2] if m.last + 2 < last else "$"
    shape = m.facts.shape
    word = words[m.first]
    written = "CAPS" if word.isupper() and len(word) > 1 else "Cap"
    line = "line" if m.first == 0 or "\n" in around.tokens.gap(m.first - 1) else ""
    starts = b1 == "^" or b1 in _STOPS or bool(line) or (b1 in "\"“'‘" and (b2 in _STOPS or b2 == "^"))
    stopped = around.tokens.text[m.end - 1] == "."
    final = "last:" + codes[m.last] if m.last > m.first else "last:"
    return [
        final, f"{final}:{b1}",
        "b1:" + b1, "b2:" + b2, "b3:" + b3, f"b12:{b2} {b1}",
        "a1:" + a1, "a2:" + a2, f"a12:{a1} {a2}", f"ba:{b1} {a1}",
        f"b1s:{b1} {shape}", f"a1s:{a1} {shape}", "shape:" + shape,
        "written:" + written, f"written:{written}:{shape[:3]}:{len(word) < 4}",
        f"stopped:{stopped}", f"starts:{starts}", f"starts:{starts}:{a1}", f"starts:{starts}:{shape}", "line:" + line,
    ]  # fmt: skip


def _is_capital(kind: str) -> bool:
    return kind[:1].isupper() or kind in ("first", "title", "month", "weekday")


def _sequence(m: Match, around: Surroundings) -> list[str]:
    """Features of the run of capitalised words that holds it."""
    codes, tokens = around.codes, around.tokens
    left = m.first
    while left > 0 and left > m.first - 4 and _is_capital(codes[left - 1]) and len(tokens.gap(left - 1)) == 1:
        left -= 1
    right = m.last
    while (
        right + 1 < len(codes) and right < m.last + 5 and _is_capital(codes[right + 1]) and len(tokens.gap(right)) == 1
    ):
        right += 1
    before, after = m.first - left, right - m.last
    head = next((h for h in _HEADS if any(c.lower() == h for c in codes[m.last + 1 : right + 1])), "")
    found = [
        f"run:{min(before, 2)}:{min(after, 2)}",
        "head:" + head,
        f"head:{head}:{codes[right].lower() if after else ''}",
    ]
    if before:
        found += ["left:" + codes[left], f"left:{codes[m.first - 1]}:{m.facts.shape[:3]}"]
    if m.first >= 2 and codes[m.first - 1] == "of":
        found.append("of:" + codes[m.first - 2])
    if m.first >= 3 and codes[m.first - 1] == "the" and codes[m.first - 2] == "of":
        found.append("of the:" + codes[m.first - 3])
    return found


def _links(number: int, around: Surroundings) -> list[str]:
    """Features of the names before and after it, where a comma, "and" or a bracket joins them."""
    m, codes = around.matches[number], around.codes
    before = around.matches[number - 1] if number else None
    after = around.matches[number + 1] if number + 1 < len(around.matches) else None
    found = []
    if before is not None and m.first - before.last <= 3:
        link = " ".join(codes[before.last + 1 : m.first])
        found += [f"before:{link}:{_neighbour(before, m)}", f"before:{link}"]
        if link == ",":
            found.append(f"before,:{_neighbour(before, m)}:{m.facts.shape}")
    if after is not None and after.first - m.last <= 3:
        link = " ".join(codes[m.last + 1 : after.first])
        found += [f"after:{link}:{_neighbour(after, m)}", f"after:{link}"]
        if link == ",":
            found.append(f"after,:{_neighbour(after, m)}")
    return found


def _document(m: Match, around: Surroundings) -> list[str]:
    """Features of the same name, and of the places around it, in the rest of the text."""
    facts, key = m.facts, m.facts.key
    found = [f"count:{_few(around.count[key])}", f"lower:{_few(around.lower[key])}"]
    found.append(f"person:{_few(around.as_person[key])}")
    found.append(f"locative:{_few(around.after_locative[key])}")
    units = around.units
    own = facts.units
    country = any(units[c] > (c in own) for c in facts.countries)
    adm1 = any(units[a] > (a in own) for a in facts.adm1s)
    found += [
        f"near:{country}:{adm1}",
        f"near:{country}:{adm1}:{facts.shape}",
        f"top:{units[facts.top_country] > 0}:{units[facts.top_adm1] > 0}",
    ]
    return found


def propagated(scores: list[float], matches: list[Match]) -> list[list[str]]:
    """Give the second pass its features: the match's own chance, its namesakes' and its neighbours'."""
    by_key: defaultdict[str, list[float]] = defaultdict(list)
    for m, score in zip(matches, scores, strict=True):
        by_key[m.facts.key].append(score)
    found = []
    for number, (m, score) in enumerate(zip(matches, scores, strict=True)):
        same = by_key[m.facts.key]
        own = f"own:{round(score * 10)}"
        mean = (sum(same) - score) / (len(same) - 1) if len(same) > 1 else -1.0
        best = max(same) if len(same) > 1 else -1.0
        before = scores[number - 1] if number and m.first - matches[number - 1].last <= 2 else -1.0
        after = scores[number + 1] if number + 1 < len(matches) and matches[number + 1].first - m.last <= 2 else -1.0
        means = f"mean:{round(mean * 5)}", f"best:{round(best * 5)}", f"{own}:mean:{round(mean * 4)}"
        found.append(["bias", own, *means, f"beside:{round(before * 3)}:{round(after * 3)}"])
    return found
