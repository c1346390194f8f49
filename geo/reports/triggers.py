"""Which words of a sentence report an event, and of what type.

A trigger counts only with what its type needs beside it: a weapon, an armed side, a
place under attack, parties to talks. What reads like one but is none (a strike of
dockers, a heart attack, a bomb threat, a match, a film) is left out.
"""

from __future__ import annotations

from geo.reports.grammar import is_definite
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.needs import NEEDS
from geo.reports.needs.prisoner_exchange import is_promised
from geo.reports.places import is_country
from geo.reports.scene import Found, Scene
from geo.reports.unarmed import unarmed_tokens

__all__ = ["find_triggers"]

_ENDINGS = frozenset("end ending halt halting stop stopping cessation stopped stops halted ended ends".split())


_DEEDS = frozenset(["strike", "clash", "explosion", "killing"])
_ATTRIBUTIVE_AFTER = frozenset("the a an in of long still its their this that".split())
_ARRESTS = frozenset(
    "arrest arrests arrested arresting detained detentions suspects suspect seized police dawn warrants handcuffed".split()
)
_ABOUT = frozenset("on about over for regarding concerning aimed".split())
_DEBRIS = frozenset("debris fragments wreckage remains fragment remnants parts pieces".split())
_FOUND = frozenset(
    "found discovered neutralised neutralized defused disposed destroyed seized cleared removed disarmed dismantled deactivated recovered".split()
)
_CARRIERS = frozenset(
    "car truck motorbike motorcycle bicycle vehicle roadside suicide parcel letter pipe petrol nail bus train".split()
)
_BODIES = frozenset("forces front army movement party union organisation organization council committee".split())
_MADE_SAFE = frozenset("defused deactivated disarmed neutralised neutralized dismantled defuse deactivate".split())
_LAID = frozenset("bomb bombs device devices mine mines explosives explosion".split())
_FALL = 9
_SENT = frozenset("aimed directed fired launched sent heading".split())
_FELL = frozenset("fell falls crashed hit struck landed damaged".split())
_FLYERS = frozenset("drone drones missile missiles rocket rockets uav uavs shahed shaheds".split())
_SMALL = frozenset("of on the in and for to a an at".split())  # words that titles write small
_KILLINGS = (("killing", "of"), ("killings", "of"))
_ANSWERS = frozenset("reprisal reprisals retaliation revenge response answer retribution".split())
_ATTACKING = frozenset("attack attacks attacked attacking raid raided assault".split())
_POSTS = frozenset(
    "camp camps base bases post posts outpost outposts barracks checkpoint checkpoints garrison garrisons position positions station".split()
)
_HABIT = frozenset(["whenever"])
_FIRED = frozenset("fired launched heading".split())


def find_triggers(scene: Scene, types: EventTypes) -> list[Found]:
    """The triggers of a sentence that have what they need, one type a token."""
    words = scene.words
    if not words:
        return []
    out: list[Found] = []
    covered: set[int] = set()
    blocked = {k for start, end, _ in types.not_events.find(words) for k in range(start, end)}
    if scene.unreal:
        return []
    blocked |= unarmed_tokens(scene, types)
    done = 0
    for i in types.triggers.starts(words):
        if i < done or _is_in_title(scene, i):
            continue
        options = [(n, t) for n, t in types.triggers.at(words, i) if not (covered | blocked) & set(range(i, i + n))]
        chosen = next(
            (
                (n, t)
                for n, t in sorted(options, key=lambda o: (-o[0], _rank(o[1])))
                if _has_needs(scene, t, i, i + n, types)
            ),
            None,
        )
        if chosen:
            n, trigger = chosen
            out.append(Found(trigger, i, i + n - 1, _is_noun(trigger) and is_definite(words, i)))
            covered.update(range(i, i + n))
            done = i + n
    return _settle(out, scene, types)


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


def _is_noun(trigger: Trigger) -> bool:
    """Whether a trigger can have been told of before: "the blast", "the bomb exploded"."""
    return trigger.part == "noun" or (trigger.part == "phrase" and trigger.words[0] in _LAID)


def _rank(trigger: Trigger) -> int:
    order = (
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
    return order.index(trigger.kind)


def _is_background(words: list[str], i: int, trigger: Trigger) -> bool:
    """ "a week of fighting", "an end to the shelling": told as what went before, not as an event."""
    back = words[max(0, i - 4) : i]
    if trigger.words[0] in ("raid", "raids") and _is_police_raid(words, i):
        return True
    if (
        words[i] == "fighting"
        and back[-1:]
        and back[-1] in ("been", "is", "are", "was", "were", "keep", "while", "start", "started")
    ):
        return words[i + 1 : i + 2] != ["in"]  # "has been fighting a legal battle"
    if (
        back[-1:] in (["a"], ["an"], ["the"])
        and back[-2:-1] in (["for"], ["to"])
        and back[-3:-2]
        and back[-3] in _ANSWERS
    ):
        return True  # "killed 28 peasants in reprisal for an ambush"
    if back[-1:] == ["the"] and back[-3:-1] in (["because", "of"], ["due", "to"], ["owing", "to"]):
        return True
    if trigger.part != "noun" and words[i] not in ("clashes", "attacks", "strikes", "raids"):
        return trigger.words[0].endswith("ing") and any(
            w in ("stop", "stopping", "halt", "end", "ending") for w in back[-2:]
        )
    if back[-1:] == ["any"]:
        return True
    if back[-2:] == ["day", "of"] and any(w in ("a", "one", "only", "after") for w in back[:-2]):
        return True
    if trigger.kind in ("negotiation", "agreement"):
        return any(w in _ENDINGS - {"ended", "ends"} for w in back)  # "three days of talks"
    spans = ("weeks", "days", "months", "years", "week", "month", "year", "decades", "hours")
    return any(a in spans and b == "of" for a, b in zip(back, back[1:], strict=False)) or any(
        w in _ENDINGS for w in back
    )


def _is_aside(scene: Scene, i: int) -> bool:
    """ "Hours before the truce took effect, ...": told for its time, not for itself."""
    opening = next(k for k in range(len(scene.words)) if scene.clause(k) == scene.clause(i))
    aside = opening > 0 and scene.words[opening] in ("before", "after", "since", "until")
    own = (s for s in scene.sites if s.role == "site" and s.first > i and scene.clause(s.first) == scene.clause(i))
    return aside and not any("," not in scene.words[i : s.first] for s in own)


def _is_police_raid(words: list[str], i: int) -> bool:
    """ "Four suspects were arrested in raids": a search by the police, not an attack."""
    near = words[max(0, i - 10) : i + 10]
    if words[i - 1 : i] in (["air"], ["bombing"], ["drone"]):
        return False
    return any(w in _ARRESTS for w in near) and not any(
        w in ("militants", "gunmen", "rebels", "clashes", "killed") for w in near
    )


def _is_found_unexploded(words: list[str], i: int, trigger: Trigger) -> bool:
    """ "Sappers found and destroyed 83 explosive devices": none went off."""
    if trigger.kind != "explosion" or trigger.words[-1] not in ("device", "devices", "charge", "charges", "bomb"):
        return False
    before, after = words[max(0, i - 7) : i], words[i + len(trigger.words) : i + len(trigger.words) + 4]
    return any(w in _FOUND for w in before) or (
        any(w in ("was", "were") for w in after[:1]) and any(w in _FOUND for w in after)
    )


def _has_needs(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    words = scene.words
    if _is_background(words, i, trigger) or _is_found_unexploded(words, i, trigger):
        return False
    if trigger.kind == "killing" and words[end : end + 1] == ["down"]:
        return False
    if trigger.kind == "prisoner_exchange" and is_promised(words, trigger, i, end):
        return False
    if trigger.kind in _DEEDS and _HABIT & set(words[end : end + 8]):
        return False  # "an airstrip that the army shells whenever a plane has landed"
    if _is_of_organisation(words, i) or _is_made_safe(words, trigger, i, end):
        return False
    check = NEEDS.get(trigger.needs or "")
    if trigger.kind == "agreement" and _is_aside(scene, i):
        return False
    if trigger.kind in ("strike", "explosion", "killing") and scene.accident:
        return False
    return check(scene, trigger, i, end, types) if check else True


def _is_of_organisation(words: list[str], i: int) -> bool:
    """ "the Armed Forces for the Liberation of Angola": a name, no deed."""
    if words[i] not in ("liberation", "defence", "defense"):
        return False
    return words[max(0, i - 2) : i] == ["for", "the"] and any(w in _BODIES for w in words[max(0, i - 8) : i - 2])


def _is_made_safe(words: list[str], trigger: Trigger, i: int, end: int) -> bool:
    """ "A bomb left at a bank was defused", "a car bomb failed to explode": no blast."""
    if trigger.kind != "explosion":
        return False
    if "failed" in words[max(0, i - 3) : i]:
        return True
    near = words[i : end + 26]
    stop = next((k for k, w in enumerate(near) if w in (";", "while", "but")), len(near))
    return any(w in _MADE_SAFE for w in near[:stop]) or any(
        a in ("failed", "fail") and c in ("explode", "detonate", "off")
        for a, c in zip(near[:stop], near[2:stop], strict=False)
    )


def _without_downed(found: list[Found], scene: Scene) -> list[Found]:
    """ "Debris of a downed drone fell on": no interception; "intercepted a missile fired at": no strike."""
    out = []
    caught = [f.first for f in found if f.kind == "interception"]
    for f in found:
        before = scene.words[max(0, f.first - 5) : f.first]
        debris = f.kind == "interception" and any(w in _DEBRIS for w in before)
        fired = (
            f.trigger.words[0] in _FIRED
            and any(0 < f.first - k <= 12 for k in caught)
            and scene.words[f.first - 1] not in ("and", "were", "was")
        )
        sent = f.trigger.words[0] in _SENT and any(
            0 < k - f.last <= _FALL for k in caught
        )  # "aimed at Odesa were intercepted"
        if not debris and not fired and not sent and not _is_falling(f, found, scene):
            out.append(f)
    return out


def _is_falling(f: Found, found: list[Found], scene: Scene) -> bool:
    """ "A drone shot down over Kalush fell on a garage": told as what fell."""
    if f.kind != "interception" or f.trigger.words[0] not in ("shot", "downed", "intercepted", "brought"):
        return False
    subject = scene.words[f.first - 1] if f.first else ""
    fell = any(g.kind == "strike" and 0 < g.first - f.last <= _FALL and g.trigger.words[0] in _FELL for g in found)
    return fell and subject in _FLYERS


def _is_air_bombing(found: Found, scene: Scene, types: EventTypes) -> bool:
    """ "Russian bombing", "the bombing of Homs": by aircraft, where no bomb of another kind is named."""
    if found.trigger.words not in (("bombing",), ("bombings",)):
        return False
    aerial = types.words["aerial.weapons"]
    if any(w in aerial for _, _, w in scene.weapons):
        return True
    state = any(s.role == "actor" and is_country(s.place) and 0 < found.first - s.last <= 3 for s in scene.sites)
    whole = any(s.role == "site" and s.prep == "of" and 0 < s.first - found.last <= 3 for s in scene.sites)
    return (state or whole) and not any(w in ("bomb", "ied", "mine") for _, _, w in scene.weapons)


def _is_noun_bomb(found: Found, scene: Scene, types: EventTypes) -> bool:
    """ "A motorbike bomb outside a police post killed one": nobody bombs here, and where none fall from the air it was laid."""
    if found.trigger.words not in (("bomb",), ("bombs",)) or found.kind != "strike":
        return False
    before = scene.words[max(0, found.first - 3) : found.first]
    if not any(w in ("a", "an", "the", "another", "two", "three", "second", "of", "by") for w in before):
        return False
    aerial = any(w in types.words["aerial.weapons"] for _, _, w in scene.weapons)
    theatre = any(s.place.country in types.words["aerial.theatres"] for s in scene.sites if s.role == "site")
    return not aerial and (not theatre or any(w in _CARRIERS for w in before))


def _is_post_overrun(found: Found, scene: Scene) -> bool:
    """ "Overran an army camp": an attack on those in it, where a town overrun is ground that changed hands."""
    if found.kind != "territorial_change" or not found.trigger.words[0].startswith("overr"):
        return False
    ahead = scene.words[found.last + 1 : found.last + 9]
    stop = next((k for k, w in enumerate(ahead) if w in ("in", "at", "near", "on", "outside", ",", "and")), len(ahead))
    return any(w in _POSTS for w in ahead[:stop])


def _is_taken_to_be_killed(found: Found, others: list[Found], scene: Scene) -> bool:
    """ "Dragged a teacher out of a classroom and shot him dead": those taken were killed then and there."""
    if found.kind != "abduction" or found.trigger.needs != "people_taken":
        return False
    return any(
        f.kind == "killing"
        and f.first > found.last
        and scene.words[f.last + 1 : f.last + 2] in (["him"], ["her"], ["them"])
        for f in others
    )


def _as_kind(found: Found, kind: str) -> Found:
    return found._replace(trigger=found.trigger._replace(kind=kind))


def _is_talked_of(found: Found, others: list[Found], scene: Scene) -> bool:
    """ "Talks on the release of the hostages": what is talked of has not happened."""
    talks = [f for f in others if f.kind == "negotiation" and f.last < found.first]
    return any(
        _ABOUT & set(scene.words[f.last + 1 : found.first]) and scene.clause(f.first) == scene.clause(found.first)
        for f in talks
    )


def _as_strike(found: Found) -> Found:
    return found._replace(trigger=found.trigger._replace(kind="strike"))


def _settle(found: list[Found], scene: Scene, types: EventTypes) -> list[Found]:
    """Let the more telling trigger of a sentence win over a vague one."""
    found = [_as_strike(f) if _is_air_bombing(f, scene, types) else f for f in found]
    planted = [_is_noun_bomb(f, scene, types) for f in found]
    if any(planted) and sum(f.kind == "strike" for f in found) == sum(planted):
        found = [_as_kind(f, "explosion") if noun else f for f, noun in zip(found, planted, strict=True)]
    kinds = {f.kind for f in found}
    out = _without_downed(found, scene)
    if len(kinds & _DEEDS) > 1 or scene.casualties:  # "struck a mosque in the besieged city of El Fasher"
        out = [
            f for f in out if not (f.trigger.words == ("besieged",) and scene.words[f.first - 1] in _ATTRIBUTIVE_AFTER)
        ]
    out = [_as_kind(f, "clash") if _is_post_overrun(f, scene) else f for f in out]
    if "territorial_claim" in kinds:
        out = [f for f in out if f.kind != "territorial_change"]
    if "clash" in kinds:
        beaten = [f for f in out if f.kind == "clash" and f.trigger.needs == "attack"]
        out = [f for f in out if not (f.kind == "strike" and beaten and f.trigger.needs == "force")]
    if "prisoner_exchange" in kinds and "negotiation" in kinds:
        out = [f for f in out if not (f.kind == "prisoner_exchange" and _is_talked_of(f, out, scene))]
        kinds = {f.kind for f in out}
    if "prisoner_exchange" in kinds:
        out = [f for f in out if f.kind not in ("territorial_change", "negotiation")]
    if "abduction" in kinds and "killing" in kinds:
        out = [f for f in out if not _is_taken_to_be_killed(f, out, scene)]
    if "abduction" in kinds and not scene.casualties:
        out = [
            f
            for f in out
            if not (f.kind == "clash" and (f.trigger.needs == "ground" or f.trigger.words == ("stormed",)))
        ]
    if "explosion" in kinds and any(f.kind == "clash" and f.trigger.needs == "ground" for f in out):
        out = [
            f for f in out if not (f.kind == "explosion" and f.trigger.words[0] in _FIRED)
        ]  # "with bombs fired from a truck"
    if "explosion" in kinds and "clash" in kinds:
        bombers = [f.last for f in out if f.trigger.words[-1] in ("bomber", "bombers")]
        out = [f for f in out if not (f.kind == "clash" and any(0 < f.first - k <= 8 for k in bombers))]
    aerial = types.words["aerial.weapons"]
    if "explosion" in kinds and "strike" in kinds:
        struck = {scene.clause(f.first) for f in out if f.kind == "strike"}
        armed = {scene.clause(a) for a, _, w in scene.weapons if w in aerial}
        out = [
            f
            for f in out
            if f.kind != "explosion" or not (armed and (scene.clause(f.first) in struck | armed or len(struck) > 1))
        ]
    far = [a for a, _, w in scene.weapons if w in aerial]
    near = [a for a, _, w in scene.weapons if w in ("bomb", "ied", "mine")]
    if far and not near:  # "a drone exploded over the port"
        out = [_as_strike(f) if f.trigger.needs == "device" else f for f in out]
    if far:
        out = [_as_strike(f) if f.trigger.words in _KILLINGS else f for f in out]  # "the killing of two by a missile"
    if "strike" in kinds and "explosion" in kinds and not any(w in aerial for _, _, w in scene.weapons):
        blasts = {scene.clause(f.first) for f in out if f.kind == "explosion"}
        out = [
            f._replace(trigger=f.trigger._replace(kind="explosion"))
            if f.kind == "strike" and (scene.clause(f.first) in blasts or f.trigger.words[0] not in _ATTACKING)
            else f
            for f in out
        ]
    return out
