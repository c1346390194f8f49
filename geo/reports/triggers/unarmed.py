"""Words of attack that tell of none: strikes of labour, explosions that are figures of speech, storms, goals."""

from __future__ import annotations

from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene
from geo.reports.triggers.labour import labour_tokens

__all__ = ["unarmed_tokens"]

_BLAST = frozenset("explosion explosions blast blasts".split())
_ATTACKED = frozenset(["attacked", "attacks", "attacking"])
_SCOLDED = frozenset(["blasts", "blasted", "blast", "blasting", "slams", "slammed", "slamming"])
_PLACED = frozenset("in at on into near off with by and , ;".split())
_SPANS = frozenset("hours hour days day weeks minutes months years time".split())
_KINDS_OF_TARGET = frozenset(  # before "targets": the thing, not the deed
    "military army ground terrorist terrorists enemy regime civilian other of on at against air aerial strategic key main soft".split()
)
_IN_WORDS = frozenset(["what", "how", "as", "him", "her"])
_HOMES = frozenset("home homes house houses flat flats apartment apartments village villages town towns city".split())
_FIRING = frozenset("fire fires fired firing launch launched launching".split())
_TOLD_THING = frozenset("a an the this that one two three several its their his".split())
_LASHED = frozenset(
    "bombarded bombards bombarding pounded pounds pounding battered hammered hit hits struck strikes blasted "
    "pummelled".split()
)
_TWO_SENSES = _BLAST | _ATTACKED | _FIRING | _LASHED | {"bomb", "bombed"} | _SCOLDED | {"targets"}
_BOMBERS = frozenset(["bomber", "bombers"])
_CAUGHT = frozenset(
    "arrested arrest arrests detained detain captured capture caught jailed sentenced charged convicted apprehended "
    "nabbed".split()
)


def unarmed_tokens(scene: Scene, types: EventTypes) -> set[int]:
    """The tokens of a sentence that read like an attack and are none.

    Where a strike is one of labour, what it "hits" is not attacked either.
    """
    words = scene.words
    out = labour_tokens(scene, types)
    read_twice = [k for k, word in enumerate(words) if word in _TWO_SENSES]
    out |= {k for k in read_twice if _is_figure(words, k, types) or _is_of_weather_or_game(words, k, types)}
    if not any(c.metric in ("killed", "injured") for c in scene.casualties):
        for k in [k for k, word in enumerate(words) if word in _BOMBERS and _is_caught(words, k)]:
            out |= {k - 1, k}
    return out


def _is_of_weather_or_game(words: list[str], k: int, types: EventTypes) -> bool:
    """ "Hail pounded the town", "hit the crossbar"."""
    if words[k] not in _LASHED:
        return False
    weather, pitch = types.words["figures.weather"], types.words["figures.pitch"]
    return not (weather.isdisjoint(words[max(0, k - 3) : k]) and pitch.isdisjoint(words[k + 1 : k + 6]))


def _is_caught(words: list[str], k: int) -> bool:
    """ "Police arrested a suicide bomber", "the bomber's helper was jailed": no blast is told."""
    return not _CAUGHT.isdisjoint(words[max(0, k - 5) : k]) or not _CAUGHT.isdisjoint(words[k + 1 : k + 6])


# -- figures of speech


def _is_figure(words: list[str], k: int, types: EventTypes) -> bool:
    """ "An explosion of colour", "attacked what it called a fraud", "a bomb of a party", "fired tear gas"."""
    word, after = words[k], words[k + 1 : k + 6]
    if word in _SCOLDED and _is_scolding(words[k + 1 : k + 10]):
        return True
    if word in _BLAST:
        grown = k > 0 and words[k - 1] in types.words["figures.growing"]
        return grown or _is_of_a_sense(after, types)
    if word == "targets":
        return k > 0 and (words[k - 1] in _KINDS_OF_TARGET or words[k - 1].isdigit())
    if word in _ATTACKED:
        return not _IN_WORDS.isdisjoint(after[:1])
    if word == "bomb":
        return after[:2] in (["of", "a"], ["of", "an"])
    if word == "bombed":  # "bombed out of Eurovision"
        return after[:2] == ["out", "of"] and _HOMES.isdisjoint(words[k + 3 : k + 7])
    return word in _FIRING and not types.words["figures.crowd"].isdisjoint(after[:4])


def _is_scolding(after: list[str]) -> bool:
    """ "The governor blasts the army for the killing of": words for a reason, where none is a place, a time or a means."""
    reason = next((k for k, w in enumerate(after) if w in ("for", "over")), None)
    if reason is None or reason == 0 or not _PLACED.isdisjoint(after[:reason]):
        return False
    return not any(w.isdigit() or w in _SPANS for w in after[reason + 1 : reason + 4])


def _is_of_a_sense(after: list[str], types: EventTypes) -> bool:
    """ "An explosion of colour": of no thing that bursts. "Of a mine", "of ammunition", "of great force" are real."""
    if after[:1] == ["in"]:  # "an explosion in the number of cafes"
        return not types.words["figures.counted"].isdisjoint(after[1:3])
    if after[:1] != ["of"] or len(after) < 2:
        return False
    named = types.weapons.any(after[1:]) or not types.words["figures.bursting"].isdisjoint(after[1:])
    return after[1].isalpha() and after[1] not in _TOLD_THING and not named
