"""Which words of a sentence report an event, and of what type.

A trigger counts only with what its type needs beside it: a weapon, an armed side, a
place under attack, parties to talks. What reads like one but is none (a strike of
dockers, a heart attack, a bomb threat, a match, a film) is left out.
"""

from __future__ import annotations

from geo.reports.grammar import is_definite
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Found, Scene
from geo.reports.triggers.look_alikes import is_look_alike
from geo.reports.triggers.needs import NEEDS
from geo.reports.triggers.rivals import settle_rivals
from geo.reports.triggers.unarmed import unarmed_tokens

__all__ = ["find_triggers"]

_ORDER = (  # of words that may be triggers of two types, the first counts that has what it needs
    "prisoner_exchange",
    "abduction",
    "interception",
    "territorial_claim",
    "territorial_change",
    "clash",
    "strike",
    "explosion",
    "agreement",
    "negotiation",
    "killing",
)
_LAID = frozenset("bomb bombs device devices mine mines explosives explosion".split())
_SMALL = frozenset("of on the in and for to a an at".split())  # words that titles write small


def find_triggers(scene: Scene, types: EventTypes) -> list[Found]:
    """The triggers of a sentence that have what they need, one type a token."""
    words = scene.words
    if not words or scene.unreal:
        return []
    blocked = {k for start, end, _ in types.not_events.find(words) for k in range(start, end)}
    blocked |= unarmed_tokens(scene, types)
    out: list[Found] = []
    done = 0
    for i in types.triggers.starts(words):
        if i < done or _is_in_title(scene, i):
            continue
        chosen = _choose(scene, i, blocked, types)
        if chosen:
            out.append(chosen)
            done = chosen.last + 1
    return settle_rivals(out, scene, types)


def _choose(scene: Scene, i: int, blocked: set[int], types: EventTypes) -> Found | None:
    """The trigger that begins with word i: the longest, then the first type, that has what it needs."""
    options = [(n, t) for n, t in types.triggers.at(scene.words, i) if blocked.isdisjoint(range(i, i + n))]
    for n, trigger in sorted(options, key=lambda option: (-option[0], _ORDER.index(option[1].kind))):
        if is_look_alike(scene, trigger, i, i + n):
            continue
        needed = NEEDS.get(trigger.needs or "")
        if needed is None or needed(scene, trigger, i, i + n, types):
            return Found(trigger, i, i + n - 1, _can_be_known(trigger) and is_definite(scene.words, i))
    return None


def _is_in_title(scene: Scene, i: int) -> bool:
    """ "The podcast War on the Rocks": a word of a title in a sentence that is not written so as a whole."""
    tokens = scene.sentence.tokens
    if i == 0 or not tokens[i].text[0].isupper() or tokens[i].text.isupper():
        return False
    before = next((t for t in reversed(tokens[:i]) if t.low not in _SMALL), tokens[0])
    if not before.text[0].isupper() or before is tokens[0]:
        return False
    plain = sum(t.text[0].islower() for t in tokens)
    return plain > sum(t.text[0].isupper() for t in tokens)


def _can_be_known(trigger: Trigger) -> bool:
    """Whether a trigger can have been told of before: "the blast", "the bomb exploded"."""
    return trigger.part == "noun" or (trigger.part == "phrase" and trigger.words[0] in _LAID)
