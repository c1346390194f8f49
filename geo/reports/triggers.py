"""Which words of a sentence report an event, and of what type.

A trigger counts only with what its type needs beside it: a weapon, an armed side, a
place under attack, parties to talks. What reads like one but is none (a strike of
dockers, a heart attack, a bomb threat, a match, a film) is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geo.reports.casualties import Casualty
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.sites import Site
from geo.reports.text import Sentence

__all__ = ["Found", "Scene", "find_triggers", "scene_of"]

_BARRIERS = frozenset([";", "\u2013"])
_SOFT_BARRIERS = frozenset("while but after when before as because where although though since until whereas".split())
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "his", "their", "latest"])
_EFFECTS = frozenset(
    "damaged destroyed hit killed wounded injured left caused sparked struck set triggered damaging killing wounding injuring".split()
)
_STAGED = frozenset(["exercise", "exercises", "drill", "drills", "simulation", "rehearsal"])
_STAGED_BEFORE = frozenset("during in the at for military training part of an".split())
_ENDINGS = frozenset("end ending halt halting stop stopping cessation stopped stops halted ended ends".split())
_OTHER_TALKS = frozenset(
    "trade climate tariff tariffs oil wage wages pay coalition budget merger transfer contract takeover business investment salary debt film".split()
)
_DEVICES = frozenset(
    "device devices car truck vehicle vehicles motorcycle tractor bus grenade mine drone tanker van lorry boat ship ammunition shell package parcel charge charges warhead missile".split()
)
_ACCORDS = frozenset(
    "agreement deal ceasefire truce accord accords pact treaty memorandum declaration armistice cease-fire moratorium".split()
)
_PARTY_WORDS = frozenset(
    "delegation delegations negotiator negotiators envoy envoys sides parties mediator mediators officials representatives representative "
    "ceasefire peace truce trilateral bilateral three-way presidents ministers leaders minister president diplomats teams team".split()
)
_PRISONERS = frozenset("prisoner prisoners pows pow captives hostages hostage bodies servicemen detainees".split())
_TAKEN_HEADS = frozenset(
    "town city village settlement settlements region villages control capital area positions district base airport camp bridge heights island post".split()
)
_FLYING = frozenset(
    "drone drones uav uavs missile missiles rocket rockets aircraft unmanned aerial helicopter helicopters jet jets plane planes shahed shaheds fighter bomber projectiles projectile target targets".split()
)
_TAKE = frozenset("take takes took taken taking occupy occupied fell".split())
_TAKE_NOT = frozenset(
    "place part off over to away hold shelter care cover days hours steps action time note advantage measures effect responsibility seriously years office place, root aim hostage into photos from".split()
)
_MILITARY = frozenset(
    "army rebels rebel troops forces brigade militants junta guerrillas soldiers fighters offensive marines insurgents paratroopers paramilitaries militia invaders enemy jihadists".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger at tokens ``first`` to ``last`` of its sentence."""

    trigger: Trigger
    first: int
    last: int
    definite: bool = False

    @property
    def kind(self) -> str:
        """The type of event that it reports."""
        return self.trigger.kind


@dataclass(frozen=True)
class Scene:
    """One sentence with all that was found in it."""

    sentence: Sentence
    words: list[str]
    sites: list[Site]
    casualties: list[Casualty]
    weapons: list[tuple[int, int, str]]
    clauses: list[int]
    unreal: bool = False
    accident: bool = False
    kinds_at: dict[int, str] = field(default_factory=dict)

    def clause(self, token: int) -> int:
        """The number of the clause that holds a token."""
        return self.clauses[token]

    def barriers(self, a: int, b: int) -> float:
        """How hard it is for words at tokens a and b to belong together."""
        low, high = min(a, b), max(a, b)
        cost = 0.0
        for k in range(low + 1, high):
            word = self.words[k]
            if word in _BARRIERS:
                cost += 22
            elif word in _SOFT_BARRIERS:
                cost += 5
            elif word == ",":
                cost += 1.5
            elif word == "and" and self.words[k - 1] == ",":
                cost += 3
        return cost


def scene_of(sentence: Sentence, sites: list[Site], casualties: list[Casualty], types: EventTypes) -> Scene:
    """Gather what a sentence holds."""
    words = [t.low for t in sentence.tokens]
    unreal = _is_unreal(words, casualties, types)
    weapons = _weapons(words, types)
    far = any(w in types.words["aerial.weapons"] for _, _, w in weapons)
    unreal = unreal or (types.cue("court.words").any(words) and not far)
    excluded = any(a in ("ruling", "ruled", "rule") and b == "out" for a, b in zip(words, words[1:], strict=False))
    accident = types.cue("accident.sure").any(words) or (
        types.cue("accident.words").any(words) and (excluded or not weapons)
    )
    return Scene(sentence, words, sites, casualties, weapons, _clauses(words), unreal, accident)


def _weapons(words: list[str], types: EventTypes) -> list[tuple[int, int, str]]:
    blocked = {
        k
        for cue in (types.not_events, types.cue("not_weapons.phrases"))
        for start, end, _ in cue.find(words)
        for k in range(start, end)
    }
    return [w for w in types.weapons.find(words) if w[0] not in blocked]


def _clauses(words: list[str]) -> list[int]:
    out, clause = [], 0
    for k, word in enumerate(words):
        if word in _BARRIERS or word in _SOFT_BARRIERS or (word == "and" and k and words[k - 1] == ","):
            clause += 1
        out.append(clause)
    return out


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
    i = 0
    while i < len(words):
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
            out.append(Found(trigger, i, i + n - 1, trigger.part == "noun" and _is_definite(words, i)))
            covered.update(range(i, i + n))
            i += n
        else:
            i += 1
    return _settle(out, scene, types)


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


def _is_definite(words: list[str], i: int) -> bool:
    return any(w in _DEFINITE for w in words[max(0, i - 3) : i]) and not any(
        w in ("a", "an", "another") for w in words[max(0, i - 2) : i]
    )


def _is_unreal(words: list[str], casualties: list[Casualty], types: EventTypes) -> bool:
    """Sport, fiction and exercises."""
    if types.cue("fiction.sure").any(words):
        return True
    found = types.cue("fiction.words").find(words)
    staged = any(v in _STAGED and any(w in _STAGED_BEFORE for w in words[max(0, s - 3) : s]) for s, _, v in found)
    return len({v for _, _, v in found}) > 1 or (staged and not casualties)


def _has_needs(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    words = scene.words
    if _is_background(words, i, trigger) or (trigger.kind == "killing" and words[end : end + 1] == ["down"]):
        return False
    check = _NEEDS.get(trigger.needs or "")
    if trigger.kind in ("strike", "explosion", "killing") and scene.accident:
        return False
    return check(scene, trigger, i, end, types) if check else True


def _is_background(words: list[str], i: int, trigger: Trigger) -> bool:
    """ "a week of fighting", "an end to the shelling": told as what went before, not as an event."""
    back = words[max(0, i - 4) : i]
    if trigger.part != "noun":
        return trigger.words[0].endswith("ing") and any(
            w in ("stop", "stopping", "halt", "end", "ending") for w in back[-2:]
        )
    if back[-1:] == ["any"]:
        return True
    spans = ("weeks", "days", "months", "years", "week", "month", "year", "decades", "hours")
    return any(a in spans and b == "of" for a, b in zip(back, back[1:], strict=False)) or any(
        w in _ENDINGS for w in back
    )


def _force(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A weapon, an armed side, people hurt, or a place as the target."""
    words = scene.words
    if trigger.part == "noun" and _is_definite(words, i):
        return True
    if types.cue("occurrence.threatened").any(words[max(0, i - 4) : i]) and any(
        s.role == "site" and s.first >= end for s in scene.sites
    ):
        return True
    armed = types.armed_groups.any(words)
    if armed or (scene.weapons and (_weapon_near(scene, i, 14) or trigger.part == "noun")):
        return True
    if scene.casualties and trigger.part == "noun":
        return True
    if any(w in _MILITARY for w in words):
        return True
    if trigger.part == "noun":
        after = words[end : end + 1]
        if after and after[0] in _EFFECTS:
            return True
        if (
            after
            and after[0] in ("reported", "recorded", "registered", "were", "was")
            and any(
                s.role == "site" and s.prep in ("in", "at", "on", "near") and 0 <= s.first - end <= 5
                for s in scene.sites
            )
        ):
            return True
        if (
            after
            and after[0] in ("on", "against", "in", "near", "at", "across")
            and any(s.first - end <= 6 and s.first >= end and s.role in ("site", "actor", "party") for s in scene.sites)
        ):
            return True
        return any(s.role == "actor" and s.location is not None and 0 <= i - s.last <= 3 for s in scene.sites)
    passive = words[i - 1 : i] in (["was"], ["were"], ["been"]) and words[end : end + 1] != ["by"]
    if passive and any(s.role == "site" and s.place.kind == "settlement" and 0 < i - s.last <= 4 for s in scene.sites):
        return True
    country = any(s.role in ("actor", "party") and 0 <= i - s.last <= 4 for s in scene.sites)
    target = any(s.role == "site" and 0 <= s.first - end <= 4 for s in scene.sites)
    return country and target


def _weapon_near(scene: Scene, i: int, reach: int) -> bool:
    return any(abs(start - i) <= reach for start, _, _ in scene.weapons)


def _weapon(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """The means: a weapon before the verb in its clause, or after it with "by" or as what was fired."""
    if trigger.words[0] in ("burn", "burned", "burnt", "burns", "burning", "collapsed", "collapse"):
        return _weapon_near(scene, i, 10)
    same = [w for w in scene.weapons if scene.clause(w[0]) == scene.clause(i)]
    if trigger.words[0] in (
        "launched",
        "fired",
        "launch",
        "fire",
        "dropped",
        "launches",
        "fires",
        "launching",
        "firing",
        "drop",
        "drops",
        "dropping",
    ):
        return any(0 <= w[0] - end <= 8 or 0 <= i - w[1] <= 3 for w in same)
    return any(w[1] <= i or "by" in scene.words[end : w[0]] for w in same)


def _attack_word(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    near = scene.words[max(0, i - 6) : end + 6]
    return any(
        w in ("attack", "attacks", "assault", "assaults", "offensive", "advance", "raid", "incursion") for w in near
    ) and not any(w in ("drone", "drones", "missile", "missiles", "uavs", "shahed", "aerial") for w in near)


def _ground(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    if any(w in types.words["aerial.weapons"] for _, _, w in scene.weapons):
        return False
    near = scene.words[max(0, i - 10) : end + 8]
    if (
        trigger.words[0] in ("attacked", "attacks", "attack")
        and any(w in ("forces", "troops", "infantry") for w in scene.words[max(0, i - 4) : i])
        and not scene.weapons
    ):
        return any(
            w in ("near", "toward", "towards", "advance", "positions", "direction") for w in scene.words[end : end + 14]
        )
    if types.cue("ground.words").any(near):
        return True
    return trigger.words[0] not in (
        "attack",
        "attacks",
        "attacked",
        "advance",
        "advanced",
        "advances",
        "advancing",
    ) and types.cue("troops.words").any(near)


def _flying(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    return any(w in _FLYING for w in scene.words[max(0, i - 12) : end + 8])


def _ground_taken(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A place as what was taken, by an armed side."""
    words = scene.words
    if any(w in ("not", "n't", "never", "yet", "failed") for w in words[max(0, i - 3) : i]):
        return False
    if words[i] in _TAKE and (words[end : end + 1] and words[end] in _TAKE_NOT):
        return False
    passive = any(w in ("was", "were", "been", "is", "being") for w in words[max(0, i - 3) : i])
    if (
        words[i] == "occupied"
        and words[i - 1 : i]
        and words[i - 1] in ("the", "in", "of", "from", "newly", "temporarily")
    ):
        return False  # "the occupied West Bank"
    objects = [
        s
        for s in scene.sites
        if s.role in ("site", "source", "qualifier", "party")
        and 0 <= s.first - end <= 8
        and not _between_stop(words, end, s.first)
    ]
    subjects = (
        [s for s in scene.sites if s.role in ("site", "party") and 0 < i - s.last <= 5]
        if passive or words[i] == "fell"
        else []
    )
    relative = [
        s
        for s in scene.sites
        if s.role == "site" and words[s.last + 1 : s.last + 3] == [",", "which"] and 0 < i - s.last <= 7
    ]
    subjects = subjects or relative
    if trigger.part == "noun" and words[end : end + 1] != ["of"]:
        return False
    armed = (
        any(w in _MILITARY for w in words)
        or types.armed_groups.any(words)
        or any(s.role in ("actor", "party") for s in scene.sites)
        or any(w in _TAKEN_HEADS for w in words[max(0, i - 4) : end + 6])
    )
    weak = words[i] in _TAKE | {"seized", "seize", "occupied", "freed", "free", "fell", "fall", "frees"}
    military = any(w in _MILITARY for w in words) or types.armed_groups.any(words)
    return (
        bool(objects or subjects)
        and armed
        and (not weak or military or any(w in _TAKEN_HEADS for w in words[end : end + 4]))
    )


def _between_stop(words: list[str], a: int, b: int) -> bool:
    return any(w in (";", "that", "which", "who", "whom", "after", "when", "while", "for") for w in words[a:b])


def _demand(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    back = scene.words[max(0, i - 14) : i]
    ahead = scene.words[end : end + 16]
    if not (types.cue("occurrence.demanded").any(back) or types.cue("occurrence.demanded").any(ahead)):
        return False
    return any(s.role in ("site", "source", "qualifier") and 0 <= s.first - i <= 14 for s in scene.sites)


def _claim(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    return any(0 <= s.first - end <= 8 for s in scene.sites)


def _parties(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    words = scene.words
    parties = {
        s.place.country
        for s in scene.sites
        if s.role in ("actor", "party", "source", "site") and s.place.precision == "country"
    }
    groups = types.armed_groups.find(words)
    if trigger.words[0] in ("hosting", "hosted", "hosts", "to"):
        return any(
            w in ("talks", "negotiations", "delegations", "envoys", "negotiators", "summit", "round")
            for w in words[end : end + 8]
        )
    attributive = any(s.last == i - 1 and s.role == "site" for s in scene.sites)
    if attributive and trigger.words[0] in ("meeting", "meetings"):
        return True
    if trigger.words[0] in ("met", "meet", "meets", "meeting") and len(trigger.words) == 1 and not attributive:
        return (
            len(parties) + len(groups) >= 2
            or any(w in ("delegations", "negotiators", "envoys", "delegation") for w in words)
            or len({"envoy", "representatives", "mediators", "ministers", "president"} & set(words)) > 1
        )
    if any(w in _OTHER_TALKS for w in words):
        return False
    hosted = trigger.part == "noun" and any(
        s.role == "site"
        and (s.prep in ("in", "at") or s.last == i - 1)
        and s.place.precision in ("settlement", "site")
        and (0 <= s.first - end <= 8 or s.last == i - 1 or (s.fronted and not _told_between(scene, s, i, types)))
        for s in scene.sites
    )
    return (
        len(parties) + len(groups) >= 2
        or hosted
        or any(w in _PARTY_WORDS for w in words)
        or trigger.kind == "agreement"
    )


def _told_between(scene: Scene, site: Site, i: int, types: EventTypes) -> bool:
    return any(w in types.words["speech.verbs"] for w in scene.words[site.last + 1 : i])


def _prisoners(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    if not any(w in _PRISONERS for w in scene.words):
        return False
    mutual = trigger.words[0].startswith(("exchang", "swap"))
    countries = {s.place.country for s in scene.sites if s.role in ("actor", "party")}
    return mutual or len(countries) > 1


def _flying_target(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "destroyed 27 drones over": what was destroyed was flying."""
    ahead = scene.words[end : end + 7]
    return any(w in _FLYING for w in ahead[:5]) and (
        "over" in ahead or "defence" in scene.words or "defences" in scene.words or "defenses" in scene.words
    )


def _device(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    before = scene.words[max(0, i - 8) : i]
    return any(w in _DEVICES for w in before) or _weapon_near(scene, i, 10)


def _accord(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    passive = any(w in _ACCORDS for w in scene.words[max(0, i - 6) : i]) and scene.words[i - 1 : i] in (
        ["was"],
        ["were"],
        ["been"],
    )
    if trigger.words[0].startswith("announc"):
        return any(w in ("ceasefire", "truce", "cease-fire", "armistice") for w in scene.words[end : end + 4])
    return passive or any(w in _ACCORDS for w in scene.words[end : end + 7])


def _troops(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    return types.cue("troops.words").any(scene.words)


_NEEDS = {
    "troops": _troops,
    "device": _device,
    "flying_target": _flying_target,
    "accord": _accord,
    "force": _force,
    "weapon": _weapon,
    "attack": _attack_word,
    "ground": _ground,
    "flying": _flying,
    "ground_taken": _ground_taken,
    "demand": _demand,
    "claim": _claim,
    "parties": _parties,
    "prisoners": _prisoners,
}


def _settle(found: list[Found], scene: Scene, types: EventTypes) -> list[Found]:
    """Let the more telling trigger of a sentence win over a vague one."""
    kinds = {f.kind for f in found}
    out = found
    if "territorial_claim" in kinds:
        out = [f for f in out if f.kind != "territorial_change"]
    if "clash" in kinds:
        beaten = [f for f in out if f.kind == "clash" and f.trigger.needs == "attack"]
        out = [f for f in out if not (f.kind == "strike" and beaten and f.trigger.needs == "force")]
    if "prisoner_exchange" in kinds:
        out = [f for f in out if f.kind not in ("territorial_change", "negotiation")]
    if "abduction" in kinds:
        out = [f for f in out if not (f.kind == "clash" and f.trigger.needs == "ground")]
    aerial = types.words["aerial.weapons"]
    if "explosion" in kinds and any(w in aerial for _, _, w in scene.weapons) and "strike" in kinds:
        out = [f for f in out if f.kind != "explosion"]
    if "strike" in kinds and "explosion" in kinds and not any(w in aerial for _, _, w in scene.weapons):
        out = [f if f.kind != "strike" else replace(f, trigger=replace(f.trigger, kind="explosion")) for f in out]
    return out
