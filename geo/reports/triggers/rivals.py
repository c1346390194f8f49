"""Triggers of one sentence that tell of one event: the more telling wins over a vague one.

`_RULES` is asked from top to bottom; each leaves out or changes what another trigger makes worthless.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.lean import NamedTuple
from geo.reports.lexicon import DEEDS, EventTypes
from geo.reports.places.event_places import is_country
from geo.reports.scene import Found, Scene

__all__ = ["settle_rivals"]


class _Rivals(NamedTuple):
    """The triggers left of a sentence, and the types that were told in it at first."""

    found: list[Found]
    kinds: frozenset[str]
    scene: Scene
    types: EventTypes


def settle_rivals(found: list[Found], scene: Scene, types: EventTypes) -> list[Found]:
    """Leave of the triggers of a sentence those that tell of an event of their own, each of its type.

    Parameters
    ----------
    found : list of Found
        In order, none overlapping.
    scene : Scene
        Their sentence.
    types : EventTypes
        The words of events.

    Returns
    -------
    list of Found
        Some of them in the same order, some as another type.
    """
    if not found:
        return []
    found = _as_laid_bombs(_as_bombing_from_air(found, scene), scene, types)
    kinds = frozenset(f.kind for f in found)
    for rule in _RULES:
        found = rule(_Rivals(found, kinds, scene, types))
    return found


def _as_bombing_from_air(found: list[Found], scene: Scene) -> list[Found]:
    """ "Russian bombing", "the bombing of Homs": by aircraft, where no bomb of another kind is named."""
    return [f.of_kind("strike") if _is_bombing_from_air(f, scene) else f for f in found]


def _is_bombing_from_air(found: Found, scene: Scene) -> bool:
    if found.trigger.words not in (("bombing",), ("bombings",)):
        return False
    if scene.aerial:
        return True
    state = any(s.role == "actor" and is_country(s.place) and 0 < found.first - s.last <= 3 for s in scene.sites)
    whole = any(s.role == "site" and s.prep == "of" and 0 < s.first - found.last <= 3 for s in scene.sites)
    return (state or whole) and not any(w in _LAID for _, _, w in scene.weapons)


_LAID = ("bomb", "ied", "mine")
_CARRIERS = frozenset(
    "car truck motorbike motorcycle bicycle vehicle roadside suicide parcel letter pipe petrol nail bus train".split()
)
_BEFORE_NOUN = frozenset("a an the another two three second of by".split())


def _as_laid_bombs(found: list[Found], scene: Scene, types: EventTypes) -> list[Found]:
    """ "A motorbike bomb outside a police post killed one": an explosion, where nothing else was struck."""
    laid = [_is_laid_bomb(f, scene, types) for f in found]
    if not any(laid) or sum(f.kind == "strike" for f in found) != sum(laid):
        return found
    return [f.of_kind("explosion") if noun else f for f, noun in zip(found, laid, strict=True)]


def _is_laid_bomb(found: Found, scene: Scene, types: EventTypes) -> bool:
    """Nobody bombs here, and where none fall from the air it was laid."""
    if found.trigger.words not in (("bomb",), ("bombs",)) or found.kind != "strike" or scene.aerial:
        return False
    before = scene.words[max(0, found.first - 3) : found.first]
    if _BEFORE_NOUN.isdisjoint(before):
        return False
    theatres = types.words["aerial.theatres"]
    theatre = any(s.place.country in theatres for s in scene.sites if s.role == "site")
    return not theatre or not _CARRIERS.isdisjoint(before)


_DEBRIS = frozenset("debris fragments wreckage remains fragment remnants parts pieces".split())
_FIRED = frozenset("fired launched heading".split())
_SENT = frozenset("aimed directed fired launched sent heading".split())
_FELL = frozenset("fell falls crashed hit struck landed damaged".split())
_FLYERS = frozenset("drone drones missile missiles rocket rockets uav uavs shahed shaheds".split())
_FALL = 9
_CATCH = 12


def _without_downed(r: _Rivals) -> list[Found]:
    """ "Debris of a downed drone fell on": no interception; "intercepted a missile fired at": no strike."""
    caught = [f.first for f in r.found if f.kind == "interception"]
    if not caught:
        return r.found
    return [
        f for f in r.found if not (_is_of_debris(f, r) or _is_of_caught(f, caught, r.scene.words) or _is_falling(f, r))
    ]


def _is_of_debris(f: Found, r: _Rivals) -> bool:
    """ "Debris of a downed drone fell on"."""
    before = r.scene.words[max(0, f.first - 5) : f.first]
    return f.kind == "interception" and not _DEBRIS.isdisjoint(before)


def _is_of_caught(f: Found, caught: list[int], words: list[str]) -> bool:
    """ "Intercepted a missile fired at Eilat", "missiles aimed at Odesa were intercepted"."""
    word = f.trigger.words[0]
    object_ = word in _FIRED and words[f.first - 1] not in ("and", "were", "was")
    if object_ and any(0 < f.first - k <= _CATCH for k in caught):
        return True
    return word in _SENT and any(0 < k - f.last <= _FALL for k in caught)


def _is_falling(f: Found, r: _Rivals) -> bool:
    """ "A drone shot down over Kalush fell on a garage": told as what fell."""
    if f.kind != "interception" or f.trigger.words[0] not in ("shot", "downed", "intercepted", "brought"):
        return False
    if f.first == 0 or r.scene.words[f.first - 1] not in _FLYERS:
        return False
    return any(g.kind == "strike" and 0 < g.first - f.last <= _FALL and g.trigger.words[0] in _FELL for g in r.found)


_BEFORE_BESIEGED = frozenset("the a an in of long still its their this that".split())


def _without_besieged(r: _Rivals) -> list[Found]:
    """ "Struck a mosque in the besieged city of El Fasher": told of the city, not what happened."""
    if len(r.kinds.intersection(DEEDS)) < 2 and not r.scene.casualties:
        return r.found
    words = r.scene.words
    return [f for f in r.found if f.trigger.words != ("besieged",) or words[f.first - 1] not in _BEFORE_BESIEGED]


_POSTS = frozenset(
    "camp camps base bases post posts outpost outposts barracks checkpoint checkpoints garrison garrisons position positions station".split()
)
_POST_ENDS = frozenset(["in", "at", "near", "on", "outside", ",", "and"])


def _as_attacks_on_posts(r: _Rivals) -> list[Found]:
    """ "Overran an army camp": an attack on those in it, where a town overrun is ground that changed hands."""
    return [f.of_kind("clash") if _is_post_overrun(f, r.scene.words) else f for f in r.found]


def _is_post_overrun(f: Found, words: list[str]) -> bool:
    if f.kind != "territorial_change" or not f.trigger.words[0].startswith("overr"):
        return False
    ahead = words[f.last + 1 : f.last + 9]
    stop = next((k for k, w in enumerate(ahead) if w in _POST_ENDS), len(ahead))
    return not _POSTS.isdisjoint(ahead[:stop])


def _claims_before_changes(r: _Rivals) -> list[Found]:
    """Ground that is demanded has not changed hands."""
    return _without(r.found, "territorial_change") if "territorial_claim" in r.kinds else r.found


def _fighting_before_strikes(r: _Rivals) -> list[Found]:
    """ "Repelled an attack": what was beaten off is the attack."""
    beaten = any(f.kind == "clash" and f.trigger.needs == "attack" for f in r.found)
    return [f for f in r.found if not (beaten and f.kind == "strike" and f.trigger.needs == "force")]


_ONSETS = frozenset("offensive counteroffensive operation assault attack campaign advance push".split())


def _changes_before_offensives(r: _Rivals) -> list[Found]:
    """ "Recaptured the town in an offensive in May": what changed hands is told, not how."""
    taken = [f for f in r.found if f.kind == "territorial_change"]
    return [f for f in r.found if not (f.kind == "clash" and any(_is_in_offensive(f, t, r.scene) for t in taken))]


def _is_in_offensive(f: Found, taken: Found, scene: Scene) -> bool:
    led = not {"in", "during", "after", "following"}.isdisjoint(scene.words[max(0, f.first - 5) : f.first])
    same = scene.clause(f.first) == scene.clause(taken.first)
    return led and same and 0 < f.first - taken.last <= 9 and f.trigger.words[-1] in _ONSETS


_ABOUT = frozenset("on about over for regarding concerning aimed".split())


def _exchanges_or_talks(r: _Rivals) -> list[Found]:
    """ "Talks on the release of hostages" are talks; an exchange that was made wins over the talks on it."""
    if "prisoner_exchange" not in r.kinds:
        return r.found
    talks = [f for f in r.found if f.kind == "negotiation"]
    left = [f for f in r.found if not (f.kind == "prisoner_exchange" and _is_talked_of(f, talks, r.scene))]
    exchanged = any(f.kind == "prisoner_exchange" for f in left)
    return _without(left, "territorial_change", "negotiation") if exchanged else left


def _is_talked_of(f: Found, talks: list[Found], scene: Scene) -> bool:
    """What is talked of has not happened."""
    return any(
        t.last < f.first
        and not _ABOUT.isdisjoint(scene.words[t.last + 1 : f.first])
        and scene.clause(t.first) == scene.clause(f.first)
        for t in talks
    )


def _killings_of_captives(r: _Rivals) -> list[Found]:
    """ "Dragged a teacher out of a classroom and shot him dead": those taken were killed then and there."""
    words = r.scene.words
    shot = [
        f.first
        for f in r.found
        if f.kind == "killing" and words[f.last + 1 : f.last + 2] in (["him"], ["her"], ["them"])
    ]
    return [
        f
        for f in r.found
        if not (f.kind == "abduction" and f.trigger.needs == "people_taken" and any(k > f.last for k in shot))
    ]


def _abductions_before_attacks(r: _Rivals) -> list[Found]:
    """ "Gunmen attacked a school and abducted pupils": where nobody was hurt, people taken are what happened."""
    if "abduction" not in r.kinds or r.scene.casualties:
        return r.found
    return [
        f
        for f in r.found
        if not (f.kind == "clash" and (f.trigger.needs == "ground" or f.trigger.words == ("stormed",)))
    ]


def _attacks_with_bombs(r: _Rivals) -> list[Found]:
    """ "Attacked a base with bombs fired from a truck": one attack."""
    if not any(f.kind == "clash" and f.trigger.needs == "ground" for f in r.found):
        return r.found
    return [f for f in r.found if not (f.kind == "explosion" and f.trigger.words[0] in _FIRED)]


_BLADES = frozenset("knife knifed stab stabs stabbed stabbing machete axe hacked hacking".split())


def _attacks_with_blades(r: _Rivals) -> list[Found]:
    """ "An attacker attacked people with a knife": a killing, no fight."""
    if not {"killing", "clash"} <= r.kinds or _BLADES.isdisjoint(r.scene.words):
        return r.found
    return [f for f in r.found if not (f.kind == "clash" and f.trigger.needs == "ground")]


def _bombers_before_attacks(r: _Rivals) -> list[Found]:
    """ "A suicide bomber attacked a mosque": a blast."""
    if "explosion" not in r.kinds or "clash" not in r.kinds:
        return r.found
    bombers = [f.last for f in r.found if f.trigger.words[-1] in ("bomber", "bombers")]
    return [f for f in r.found if not (f.kind == "clash" and any(0 < f.first - k <= 8 for k in bombers))]


def _strikes_before_blasts(r: _Rivals) -> list[Found]:
    """ "A missile struck the port, and explosions were heard": the blasts are the strike's, not where it is told apart."""
    if not {"explosion", "strike"} <= r.kinds:
        return r.found
    clause, aerial = r.scene.clause, r.types.words["aerial.weapons"]
    struck = {clause(f.first) for f in r.found if f.kind == "strike"}
    armed = {clause(start) for start, _, weapon in r.scene.weapons if weapon in aerial}
    if not armed:
        return r.found
    return [f for f in r.found if f.kind != "explosion" or (clause(f.first) not in struck | armed and len(struck) < 2)]


_GUNS = ("artillery", "mlrs")
_KILLINGS = (("killing", "of"), ("killings", "of"))


def _as_deeds_of_weapons(r: _Rivals) -> list[Found]:
    """ "A drone exploded over the port", "the killing of two by a missile", "opened fire with artillery": strikes."""
    if not r.scene.aerial:
        return r.found
    laid = any(w in _LAID for _, _, w in r.scene.weapons)
    guns = any(w in _GUNS for _, _, w in r.scene.weapons)
    return [
        f.of_kind("strike")
        if f.trigger.words in _KILLINGS
        or (f.trigger.needs == "device" and not laid)
        or (guns and f.kind == "killing" and "fire" in f.trigger.words)
        else f
        for f in r.found
    ]


_ATTACKING = frozenset("attack attacks attacked attacking raid raided assault".split())


def _as_deeds_of_bombs(r: _Rivals) -> list[Found]:
    """ "A bomb exploded and hit a bus": where nothing flew, the bomb did it."""
    if r.scene.aerial or not {"explosion", "strike"} <= r.kinds:
        return r.found
    clause = r.scene.clause
    blasts = {clause(f.first) for f in r.found if f.kind == "explosion"}
    return [
        f.of_kind("explosion")
        if f.kind == "strike" and (clause(f.first) in blasts or f.trigger.words[0] not in _ATTACKING)
        else f
        for f in r.found
    ]


def _without(found: list[Found], *kinds: str) -> list[Found]:
    return [f for f in found if f.kind not in kinds]


_RULES: tuple[Callable[[_Rivals], list[Found]], ...] = (
    _without_downed,
    _without_besieged,
    _as_attacks_on_posts,
    _claims_before_changes,
    _changes_before_offensives,
    _fighting_before_strikes,
    _exchanges_or_talks,
    _killings_of_captives,
    _abductions_before_attacks,
    _attacks_with_bombs,
    _attacks_with_blades,
    _bombers_before_attacks,
    _strikes_before_blasts,
    _as_deeds_of_weapons,
    _as_deeds_of_bombs,
)
