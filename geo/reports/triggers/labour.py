"""Strikes of labour: "nurses strike over pay", "a 48-hour rail strike hit London"."""

from __future__ import annotations

from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene

__all__ = ["labour_tokens"]

_STRIKE = frozenset("strike strikes striking struck".split())
_BESIDE_STRIKE = _STRIKE | {"hit", "hits", "hitting", "launched"}  # what such a strike does
_SPANS = frozenset("hour hours day days week weeks month months long".split())
_AIMED = frozenset("on against at upon near".split())
_OF_OTHERS = (["european"], ["african"], ["soviet"])  # with "union"
_PLAIN = frozenset(
    "a an the their its his her to of in at across for will would is are was were has have had been be being and - , "
    "also again this that latest new first second third fourth fifth another further more out off up".split()
)
_BACK, _ON = 16, 12  # words


def labour_tokens(scene: Scene, types: EventTypes) -> set[int]:
    """The tokens of a sentence that tell of a strike of those who work, and of what it "hits"."""
    words = scene.words
    strikes = [k for k, word in enumerate(words) if word in _STRIKE]
    out = {k for k in strikes if _is_by_workers(words, k, types)}
    armed = scene.weapons or any(c.low or c.high for c in scene.casualties)
    if not armed and any(_is_labour(scene, k, types) for k in strikes):
        out |= {k for k, word in enumerate(words) if word in _BESIDE_STRIKE}
    return out


def _is_by_workers(words: list[str], at: int, types: EventTypes) -> bool:
    """ "A strike by bus drivers": whoever is hurt beside it."""
    after = words[at + 1 : at + 5]
    return after[:1] == ["by"] and not types.words["labour.people"].isdisjoint(after[1:])


def _is_labour(scene: Scene, at: int, types: EventTypes) -> bool:
    """ "Nurses strike", "the union held a one-day strike", "a strike by dockers", "a strike over pay"."""
    words = scene.words
    if _is_stoppage(scene, at, types):
        return True
    if any(s.role == "site" and s.prep in _AIMED and 0 < s.first - at <= 3 for s in scene.sites):
        return False
    after = words[at + 1 : at + _ON]
    if _is_over_pay(after, types) or _is_lasting(words, at, types):
        return True
    if after[:1] == ["by"] or after[:2] == ["called", "by"]:
        return not types.words["labour.people"].isdisjoint(after[1:6])
    return _is_of_workers(scene, at, types)


def _is_stoppage(scene: Scene, at: int, types: EventTypes) -> bool:
    """ "A strike at the port of Gdansk delayed deliveries": where no attack comes from the air, work stood still."""
    after = scene.words[at + 1 : at + _ON]
    here = {s.place.country for s in scene.sites if s.role == "site"} - {None}
    halting, traffic = types.words["labour.halting"], types.words["labour.traffic"]
    halted = any(word in halting and not traffic.isdisjoint(after[k:]) for k, word in enumerate(after))
    return after[:1] == ["at"] and halted and not here & types.words["aerial.theatres"]


def _is_over_pay(after: list[str], types: EventTypes) -> bool:
    stakes = types.words["labour.stakes"]
    return any(
        word in ("over", "for", "about", "demanding") and not stakes.isdisjoint(after[k + 1 : k + 5])
        for k, word in enumerate(after[:6])
    )


def _is_lasting(words: list[str], at: int, types: EventTypes) -> bool:
    """ "A 48-hour strike", "an indefinite strike": no attack is called for a span of time."""
    if words[at] not in ("strike", "strikes") or (words[at + 1 : at + 2] and words[at + 1] in _AIMED):
        return False
    before = words[at - 1] if at else ""
    spanning = before in _SPANS and "-" in words[max(0, at - 3) : at]
    return spanning or before in types.words["labour.kinds"] or ("-" in before and before.rsplit("-", 1)[1] in _SPANS)


def _is_of_workers(scene: Scene, at: int, types: EventTypes) -> bool:
    """True where the words before, but for calling and holding, lead to those who work."""
    people, passed = types.words["labour.people"], types.words["labour.calling"] | types.words["labour.kinds"] | _PLAIN
    placed = {k for s in scene.sites for k in range(s.first, s.last + 1)}
    for k in range(at - 1, max(-1, at - _BACK), -1):
        word = scene.words[k]
        if word in people:
            return scene.words[k - 1 : k] not in _OF_OTHERS
        if word not in passed and k not in placed and not word[0].isdigit() and _SPANS.isdisjoint(word.split("-")):
            return False
    return False
