"""What a trigger of a strike must have beside it: a weapon, an armed side, people hurt, or a place as its target."""

from __future__ import annotations

from geo.reports.grammar import FEW, is_definite, is_passive
from geo.reports.heads import HEAD
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.places.event_places import is_country
from geo.reports.scene import Scene, Weapon
from geo.reports.triggers.needs.armed import by_heavy_arms, is_on_ground, weapon_near

__all__ = [
    "has_aftermath",
    "has_force",
    "has_ground_fired_on",
    "has_place_before",
    "has_target_behind",
    "has_weapon",
    "has_weapon_used",
]

_MINES = frozenset("mine landmine mines landmines".split())
_ASSAULTING = frozenset("attacked attacks attacking targeted bombed bombs bombing pounded blasted".split())
_ALSO_NOUNS = frozenset("blast blasts hit hits target strike strikes attack attacks raid raids bomb bombs".split())
_ARTICLES = frozenset("a an the another second third loud big huge powerful massive".split())


def has_force(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A weapon, an armed side, people hurt, or a place as the target."""
    words = scene.words
    if trigger.words in (("bomb",), ("bombs",)) and not _ARTICLES.isdisjoint(words[max(0, i - 3) : i]):
        return False  # "a powerful bomb": the thing, not the deed
    if not _MINES.isdisjoint(words[end : end + 4]):
        return False  # "a truck hits a mine": an explosion
    if trigger.part == "noun":
        return _is_attack_told(scene, i, end, types)
    if _is_hit_list(words, i, end):
        return True
    if words[i - 1 : i] and words[i - 1] in _ARTICLES and words[i] in _ALSO_NOUNS:
        return False  # "A blast at a depot": the noun
    return (
        _has_attackers(scene, i, end, types)
        or weapon_near(scene, i, 20 if words[i] in ("hit", "struck") else 14)
        or _is_assault(scene, i, end, types)
        or _is_damage_told(scene, i, types)
        or _is_headline_hit(scene, i, end, types)
        or _is_hit_told(scene, i, end, types)
        or _is_target_listed(scene, i, end)
        or _is_done_to(scene, i, end)
        or _is_hit_by_attacks(scene, i, end, types)
    )


_FIRE = frozenset("strikes airstrikes shelling bombardment bombardments attacks barrage barrages raids".split())


def _is_hit_by_attacks(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "Sumy has been hit by new strikes": a place of a country attacked from the air."""
    if scene.words[end : end + 1] != ["by"] or _FIRE.isdisjoint(scene.words[end + 1 : end + 5]):
        return False
    theatres = types.words["aerial.theatres"]
    return any(s.last < i and s.role == "site" and s.place.country in theatres for s in scene.sites)


def has_weapon(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """The means: a weapon before the verb in its clause, or after it with "by" or as what was fired."""
    words, word = scene.words, trigger.words[0]
    if words[i - 1 : i] == ["still"]:
        return False  # "was still burning on Wednesday": what an earlier attack has left
    if word in _BURNING:
        return weapon_near(scene, i, 10) or any(
            w[1] <= 3 and scene.clause(w[0]) == scene.clause(i) for w in scene.weapons
        )
    if word in _FIRING and _is_fired_often(scene.words, end):
        return True
    if word in _FIRING and by_heavy_arms(words, i):
        return True
    if word in _FALLING and not _DEBRIS.isdisjoint(words[max(0, i - 8) : i]):
        return True
    same = [w for w in scene.weapons if scene.clause(w[0]) == scene.clause(i) and w[2] != "small_arms"]
    if word in _LAUNCHING:
        return any(0 <= w[0] - end <= 8 or 0 <= i - w[1] <= 3 for w in same)
    return _is_means(scene, i, end, same) or _is_means_understood(scene, word, i, types)


def _is_fired_often(words: list[str], end: int) -> bool:
    """ "Fired 640 times at 20 settlements": shelling."""
    ahead = words[end : end + 9]
    at = next((k for k, w in enumerate(ahead[:5]) if w == "times"), 0)
    return at > 0 and not {"at", "on"}.isdisjoint(ahead[at + 1 : at + 2]) and is_on_ground(words, end + at + 2)


def has_weapon_used(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "used drones and artillery on Nikopol"."""
    aerial = types.words["aerial.weapons"]
    armed = [b for a, b, w in scene.weapons if w in aerial and 0 <= a - end <= _USED_REACH]
    if not armed or not _has_users(scene, i, types):
        return False
    return any(
        s.role == "site"
        and s.prep in ("on", "against", "over", "near", "towards")
        and 0 <= s.first - min(armed) <= 2 * _USED_REACH
        for s in scene.sites
    )


def has_place_before(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Belgorod under fire again", "Nikopol is under attack"."""
    if scene.words[end : end + 1] == [":"]:
        return any(s.role == "site" and s.first > end for s in scene.sites)  # "Under fire: Nikopol, Marhanets"
    before = [s for s in scene.sites if s.role in ("site", "actor") and s.last < i and not is_country(s.place)]
    return bool(before) and all(w in _STILL for w in scene.words[before[-1].last + 1 : i])


def has_target_behind(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "A direct hit on a nine-storey building", "several impacts recorded"."""
    words, after = scene.words, scene.words[end : end + 1]
    counted = i > 0 and words[i] == "hits" and (words[i - 1].isdigit() or words[i - 1] in FEW)
    told = counted or after in (["reported"], ["recorded"], ["registered"], ["confirmed"])
    if told and any(s.role == "site" for s in scene.sites):
        return True
    return after in (["on"], ["in"], ["at"]) and bool(types.targets.find(words, end, end + 7))


def has_aftermath(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Night attack on the region: houses on fire in Boiarka": what burns after an attack told before."""
    told = scene.after_strike or not _ATTACKS.isdisjoint(scene.words[:i])
    thing = told and types.targets.any(scene.words, max(0, i - 5), i)
    return thing and any(s.role == "site" for s in scene.sites)


def has_ground_fired_on(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Fired on the border villages", "fired on Nikopol": ground, not people."""
    return is_on_ground(scene.words, end) or any(
        s.role == "site" and s.first == end and s.place.kind in _ATTACKED for s in scene.sites
    )


def _has_attackers(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """An armed side anywhere, the fire of a country, or a threat against a place."""
    words = scene.words
    if types.armed_groups.any(words) or not types.words["military.words"].isdisjoint(words):
        return True
    if words[i - 1 : i] == ["fire"] and any(s.role == "actor" and 0 < i - 1 - s.last <= 2 for s in scene.sites):
        return True  # "Israeli fire hit a hospital"
    threatened = types.cue("occurrence.threatened").any(words[max(0, i - 4) : i])
    return threatened and any(s.role == "site" and s.first >= end for s in scene.sites)


_EFFECTS = frozenset(
    "damaged destroyed hit killed wounded injured left caused sparked struck set triggered damaging killing wounding injuring".split()
)
_TOLD = frozenset("reported recorded registered were was".split())
_TAKING_PLACE = frozenset("took has had have occurred happened".split())


def _is_attack_told(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "The attack", "a Russian attack", "an attack on Sumy killed": not any attack, but one of which more is told."""
    if is_definite(scene.words, i) or scene.weapons or scene.casualties:
        return True
    if _is_suffered(scene, i, types) or _has_attackers(scene, i, end, types):
        return True
    after = scene.words[end] if end < len(scene.words) else ""
    if after in _EFFECTS:
        return True
    if after in _TOLD and _has_place_behind(scene, end):
        return True
    if after in _TAKING_PLACE and _has_place_behind(scene, end + 1):
        return True
    if after in ("on", "against", "in", "near", "at", "across") and any(
        0 <= s.first - end <= 6 and s.role in ("site", "actor", "party") for s in scene.sites
    ):
        return True
    if _leaves_behind(scene, end):
        return True
    return any(s.role == "actor" and s.location is not None and 0 <= i - s.last <= 3 for s in scene.sites)


_LEAVING = frozenset("left leaving plunged plunging knocked knocking cut cutting".split())
_LEFT_SO = frozenset("without power water electricity heating dark darkness ruins ablaze rubble burning".split())
_LEAVING_REACH = 16


def _leaves_behind(scene: Scene, end: int) -> bool:
    """ "An attack late on Thursday left Shostka without water"."""
    ahead = scene.words[end : end + _LEAVING_REACH]
    at = next((k for k, w in enumerate(ahead) if w in _LEAVING), None)
    return at is not None and not _LEFT_SO.isdisjoint(ahead[at:]) and any(s.role == "site" for s in scene.sites)


def _has_place_behind(scene: Scene, end: int) -> bool:
    """ "Strikes were reported in Odesa"."""
    return any(
        s.role == "site" and s.prep in ("in", "at", "on", "near") and 0 <= s.first - end <= 5 for s in scene.sites
    )


_HARMED = frozenset(
    "fire blaze damaged destroyed burned burnt collapsed wrecked gutted shattered rubble ruined debris killed injured wounded".split()
)


def _is_suffered(scene: Scene, i: int, types: EventTypes) -> bool:
    """ "A plant in X was the target of an attack", "a fire broke out in a shop after an attack"."""
    back = scene.words[max(0, i - 7) : i]
    if not any(s.role == "site" for s in scene.sites):
        return False
    if any(a in ("target", "scene", "subject", "victim") and b == "of" for a, b in zip(back, back[1:], strict=False)):
        return True
    led = any(w in ("after", "in", "during", "following", "by") for w in back[-4:])
    return led and not _HARMED.isdisjoint(scene.words) and types.targets.any(scene.words)


_ARMIES = frozenset("military army ministry forces staff".split())
_HIT_BY_ARMIES = frozenset("targets depot depots positions facilities".split())


def _is_hit_list(words: list[str], i: int, end: int) -> bool:
    """ "The military said it had hit more than 300 targets, including a depot near Vasylkiv"."""
    return not _ARMIES.isdisjoint(words[:i]) and not _HIT_BY_ARMIES.isdisjoint(words[end : end + 7])


def _is_assault(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "Attacked a police post", "bombed a bus, killing six"."""
    words = scene.words
    if words[i] not in _ASSAULTING:
        return False
    ahead = types.targets.find(words, end, min(end + 6, len(words)))
    if any(target in ("military", "police") for _, _, target in ahead):
        return True
    return bool(scene.casualties) and words[end : end + 1] != ["with"]


def _is_damage_told(scene: Scene, i: int, types: EventTypes) -> bool:
    """ "In Vinnytsia houses were damaged", in a text on strikes: the verb needs no weapon beside it."""
    headed = any(s.role == "site" and s.head == HEAD for s in scene.sites)  # "Odesa: a house damaged, no casualties"
    if not (headed or is_passive(scene.words, i)) or not scene.after_strike:
        return False
    return any(s.role == "site" for s in scene.sites) and types.targets.any(scene.words, max(0, i - 14), i)


_THINGS = frozenset("infrastructure facility facilities object objects enterprise building buildings transport".split())
_HIT_CLOSES = frozenset([".", ",", ";", "in", "at", "near", "!", "by", "overnight", "again", "\u2013"])


def _is_headline_hit(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "Burshtyn: energy facility hit", "Substation hit in Odesa": what was hit, and nothing behind but where."""
    words = scene.words
    if words[i] not in ("hit", "struck", "targeted", "bombed", "attacked"):
        return False
    if not _HIT_CLOSES.issuperset(words[end : end + 1]):
        return False
    theatres = types.words["aerial.theatres"]
    if not any(
        s.role == "site" and s.place.country in theatres and s.place.precision != "country" for s in scene.sites
    ):
        return False
    return words[i - 1] in _THINGS or any(b == i for _, b, _ in types.targets.find(words, max(0, i - 4), i))


def _is_hit_told(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "A bus was hit in Kherson": a thing that was hit, by no vehicle, where attacks come from the air."""
    words = scene.words
    passive = words[i] in ("hit", "struck") and is_passive(words, i) and words[end : end + 1] != ["by"]
    if not passive or not types.targets.any(words, max(0, i - 5), i):
        return False
    theatres = types.words["aerial.theatres"]
    return any(s.role == "site" and s.place.country in theatres and 0 < s.first - end <= 4 for s in scene.sites)


_ATTACKED = ("settlement", "adm1", "adm2", "airport", "airbase", "power_plant")
_JOINTS = frozenset("was were is are has had have said which who ;".split())


def _is_target_listed(scene: Scene, i: int, end: int) -> bool:
    """ "Ternopil was also attacked"; "Khmelnytskyi and Kremenchuk, places far from the front, were also attacked"."""
    words = scene.words
    if words[:1] == ["among"] and words[end : end + 1] in (["were"], ["was"]):
        return any(s.role == "site" and s.first == end + 1 for s in scene.sites)  # "Among the camps hit were Kotli and"
    passive = is_passive(words, i) or words[i - 1 : i] in (["being"], ["also"])
    if not passive or (words[end : end + 1] == ["by"] and not _is_by_country(scene, end)):
        return False
    if any(s.role == "site" and s.place.kind in _ATTACKED and 0 < i - s.last <= 4 for s in scene.sites):
        return True
    if not scene.after_strike:
        return False
    sites = [s for s in scene.sites if s.role == "site" and s.last < i and s.place.precision == "settlement"]
    return bool(sites) and sites[0].first <= 3 and _JOINTS.isdisjoint(words[sites[0].last + 1 : i - 2])


def _is_by_country(scene: Scene, end: int) -> bool:
    """ "Were attacked by Russia": by no dog, and no court."""
    return any(s.role in ("actor", "party") and s.first == end + 1 and is_country(s.place) for s in scene.sites)


def _is_done_to(scene: Scene, i: int, end: int) -> bool:
    """ "Israel struck Beirut": a country, the verb, a place."""
    doer = any(s.role in ("actor", "party") and 0 <= i - s.last <= 4 for s in scene.sites)
    return doer and any(
        s.role == "site" and 0 <= s.first - end <= (7 if s.prep in ("in", "near", "at") else 4) for s in scene.sites
    )


_BURNING = frozenset("burn burned burnt burns burning collapsed collapse".split())
_FIRING = frozenset("fired fires fire firing".split())
_FALLING = frozenset("fell fall falls falling landed crashed hit struck damaged came rained ignited".split())
_DEBRIS = frozenset("debris wreckage fragments shrapnel warhead".split())
_LAUNCHING = _FIRING | frozenset("launched launch launches launching dropped drop drops dropping".split())
_ONE_OF_THEM = frozenset("another one second third others two three".split())


def _is_means(scene: Scene, i: int, end: int, same: list[Weapon]) -> bool:
    """ "A drone damaged a house", "damaged by drones", "another damaged a locomotive"."""
    words = scene.words
    if any(w[1] <= i or {"by", "with", "using"} & set(words[end : w[0]]) for w in same):
        return True
    return i > 0 and words[i - 1] in _ONE_OF_THEM and any(w[1] <= i for w in scene.weapons)


def _is_means_understood(scene: Scene, word: str, i: int, types: EventTypes) -> bool:
    """ "Sank a tanker", "houses were damaged" in a text on strikes: no weapon is named."""
    if word in ("sink", "sank", "sunk"):
        return any(target == "ship" for _, _, target in types.targets.find(scene.words))
    if (
        word in ("destroyed", "destroying")
        and not _ARMIES.isdisjoint(scene.words[:i])
        and not is_passive(scene.words, i)
    ):
        hit = types.targets.find(scene.words, i + 1, min(i + 8, len(scene.words)))
        return any(target in _OF_WAR for _, _, target in hit)  # "the ministry said it had destroyed a command post"
    return word in ("damaged", "destroyed") and _is_damage_told(scene, i, types)


_OF_WAR = ("military", "oil_gas", "airfield", "energy")
_USED_REACH = 8
_FOES = frozenset("enemy occupiers invaders aggressor troops forces army militants insurgents rebels they".split())


def _has_users(scene: Scene, i: int, types: EventTypes) -> bool:
    """Those who use the weapon: an army, a foe, a country."""
    armies = _FOES | types.words["military.words"]
    return not armies.isdisjoint(scene.words[max(0, i - _USED_REACH) : i]) or any(
        s.role == "actor" and s.last < i for s in scene.sites
    )


_STILL = frozenset(
    "again still now once is are was were came come comes coming remains remained region city area oblast more also has have had been "
    "meanwhile later twice".split()
)
_ATTACKS = frozenset("attack attacks strike strikes shelling drones drone missiles missile shaheds".split())
