"""Words of attack that tell of none: strikes of labour, and explosions that are figures of speech."""

from __future__ import annotations

from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene

__all__ = ["unarmed_tokens"]

_STRIKE = frozenset("strike strikes striking struck".split())
_BLAST = frozenset("explosion explosions blast blasts".split())
_SPANS = frozenset("hour hours day days week weeks month months long".split())
_PLAIN = frozenset(
    "a an the their its his her to of in at across for will would is are was were has have had been be being and - , also again "
    "this that latest new first second third fourth fifth another further more out off up".split()
)
_AIMED = frozenset("on against at upon near".split())
_HOMES = frozenset("home homes house houses flat flats apartment apartments village villages town towns city".split())
_FIRING = frozenset("fire fires fired firing launch launched launching".split())
_WEATHER = frozenset(
    "hail hailstones rain rains storm storms wind winds snow waves lightning typhoon hurricane cyclone".split()
)
_LASHED = frozenset(
    "bombarded bombards bombarding pounded pounds pounding battered hammered hit hits struck strikes blasted pummelled".split()
)
_HALTING = frozenset(
    "delayed delays halted halts disrupted disrupts stopped paralysed paralyzed crippled grounded hampered held".split()
)
_TRAFFIC = frozenset(
    "deliveries flights trains traffic services exports imports shipments production loading ferries buses work".split()
)
_PITCH = frozenset("goal goals goalkeeper keeper crossbar goalpost net penalty wicket bowler".split())
_BACK, _ON = 16, 12


_BOMBERS = frozenset(["bomber", "bombers"])
_CAUGHT = frozenset(
    "arrested arrest arrests detained detain captured capture caught jailed sentenced charged convicted apprehended nabbed".split()
)


def unarmed_tokens(scene: Scene, types: EventTypes) -> set[int]:
    """The tokens of a sentence that read like an attack and are none.

    Where a strike is one of labour, what it "hits" is not attacked either.
    """
    words = scene.words
    out = {k for k, word in enumerate(words) if _is_figure(words, k, word, types)}
    out |= {k for k, word in enumerate(words) if word in _LASHED and _WEATHER & set(words[max(0, k - 3) : k])}
    out |= {k for k, word in enumerate(words) if word in _LASHED and _PITCH & set(words[k + 1 : k + 6])}
    out |= {k for k, word in enumerate(words) if word in _STRIKE and _is_by_workers(words, k, types)}
    hurt = any(c.metric in ("killed", "injured") for c in scene.casualties)
    for k in [k for k, word in enumerate(words) if word in _BOMBERS and not hurt and _is_caught(words, k)]:
        out |= {k - 1, k}
    armed = scene.weapons or any(c.low or c.high for c in scene.casualties)
    if not armed and any(w in _STRIKE and _is_labour(scene, k, types) for k, w in enumerate(words)):
        out |= {k for k, w in enumerate(words) if w in _STRIKE or w in ("hit", "hits", "hitting", "launched")}
    return out


def _is_caught(words: list[str], k: int) -> bool:
    """ "Police arrested a suicide bomber", "the bomber's helper was jailed": no blast is told."""
    return not _CAUGHT.isdisjoint(words[max(0, k - 5) : k]) or not _CAUGHT.isdisjoint(words[k + 1 : k + 6])


def _is_by_workers(words: list[str], at: int, types: EventTypes) -> bool:
    """ "A strike by bus drivers": whoever is hurt beside it."""
    after = words[at + 1 : at + 5]
    return after[:1] == ["by"] and any(w in types.words["labour.people"] for w in after[1:])


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
        return any(w in types.words["labour.people"] for w in after[1:6])
    return _is_of_workers(scene, at, types)


def _is_stoppage(scene: Scene, at: int, types: EventTypes) -> bool:
    """ "A strike at the port of Gdansk delayed deliveries": where no attack comes from the air, work stood still."""
    after = scene.words[at + 1 : at + _ON]
    here = {s.place.country for s in scene.sites if s.role == "site"} - {None}
    halted = any(a in _HALTING and _TRAFFIC & set(after[k:]) for k, a in enumerate(after))
    return after[:1] == ["at"] and halted and not here & types.words["aerial.theatres"]


def _is_over_pay(after: list[str], types: EventTypes) -> bool:
    stakes = types.words["labour.stakes"]
    return any(
        w in ("over", "for", "about", "demanding") and any(x in stakes for x in after[k + 1 : k + 5])
        for k, w in enumerate(after[:6])
    )


def _is_lasting(words: list[str], at: int, types: EventTypes) -> bool:
    """ "A 48-hour strike", "an indefinite strike": no attack is called for a span of time."""
    if words[at] not in ("strike", "strikes") or (words[at + 1 : at + 2] and words[at + 1] in _AIMED):
        return False
    before = words[at - 1] if at else ""
    return (
        before in types.words["labour.kinds"]
        or ("-" in words[max(0, at - 3) : at] and before in _SPANS)
        or ("-" in before and before.rsplit("-", 1)[1] in _SPANS)
    )


def _is_of_workers(scene: Scene, at: int, types: EventTypes) -> bool:
    """True where the words before, but for calling and holding, lead to those who work."""
    people, calling = types.words["labour.people"], types.words["labour.calling"]
    placed = {k for s in scene.sites for k in range(s.first, s.last + 1)}
    for k in range(at - 1, max(-1, at - _BACK), -1):
        word = scene.words[k]
        if word in people:
            return scene.words[k - 1 : k] not in (["european"], ["african"], ["soviet"])
        skipped = word in calling or word in _PLAIN or k in placed or word[0].isdigit()
        if not skipped and not any(p in _SPANS for p in word.split("-")) and word not in types.words["labour.kinds"]:
            return False
    return False


def _is_figure(words: list[str], k: int, word: str, types: EventTypes) -> bool:
    if word in _BLAST:
        before = words[k - 1] if k else ""
        return before in types.words["figures.growing"] or _is_of_a_sense(words[k + 1 : k + 6], types)
    if word in ("attacked", "attacks", "attacking") and words[k + 1 : k + 2] in (
        ["what"],
        ["how"],
        ["as"],
        ["him"],
        ["her"],
    ):
        return True  # "the opposition attacked what it called a fraud"
    if word == "bomb":
        return words[k + 1 : k + 3] in (["of", "a"], ["of", "an"])  # "a bomb of a party"
    if word in _FIRING:
        return any(w in types.words["figures.crowd"] for w in words[k + 1 : k + 5])  # "fired tear gas"
    if word == "bombed" and words[k + 1 : k + 3] == ["out", "of"]:
        return not any(w in _HOMES for w in words[k + 3 : k + 7])
    return False


def _is_of_a_sense(after: list[str], types: EventTypes) -> bool:
    """ "An explosion of colour": of no thing that bursts. "Of a mine", "of ammunition", "of great force" are real."""
    if after[:1] == ["in"]:  # "an explosion in the number of cafes"
        return any(w in types.words["figures.counted"] for w in after[1:3])
    if after[:1] != ["of"] or len(after) < 2:
        return False
    bursting = types.words["figures.bursting"]
    first = after[1]
    told = first in ("a", "an", "the", "this", "that", "one", "two", "three", "several", "its", "their", "his")
    named = types.weapons.any(after[1:]) or any(w in bursting for w in after[1:])
    return first.isalpha() and not (told or named)
