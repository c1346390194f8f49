"""What a trigger must have beside it to report an event: a weapon, an armed side, parties to talks, ground to take.

The names of the checks are those under ``needs`` in ``data/event_types``.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.reports.heads import HEAD
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.people import is_person
from geo.reports.places import is_country
from geo.reports.roles import Site
from geo.reports.scene import Scene, is_definite
from geo.reports.territory import MILITARY, is_advance, is_claimed, is_demanded, is_ground_taken

__all__ = ["NEEDS", "is_promised"]

_EFFECTS = frozenset(
    "damaged destroyed hit killed wounded injured left caused sparked struck set triggered damaging killing wounding injuring".split()
)
_OTHER_TALKS = frozenset(
    "trade climate tariff tariffs oil wage wages pay coalition budget merger transfer contract takeover business investment salary debt film".split()
)
_DEVICES = frozenset(
    "pager pagers walkie-talkie walkie-talkies device devices car truck vehicle vehicles motorcycle tractor bus grenade mine drone tanker van lorry boat ship ammunition shell package parcel charge charges warhead missile".split()
)
_ACCORDS = frozenset(
    "agreement document initiative protocol deal ceasefire truce accord accords pact treaty memorandum declaration armistice cease-fire moratorium".split()
)
_PARTY_WORDS = frozenset(
    "warring belligerents factions delegation delegations negotiator negotiators envoy envoys sides parties mediator mediators officials representatives representative "
    "ceasefire peace truce trilateral bilateral three-way presidents ministers leaders minister president diplomats teams team".split()
)
_PRISONERS = frozenset("prisoner prisoners pows pow captives hostages hostage bodies servicemen detainees".split())
_FLYING = frozenset(
    "drone drones uav uavs missile missiles rocket rockets aircraft unmanned aerial helicopter helicopters jet jets plane planes shahed shaheds fighter bomber projectiles projectile target targets "
    "airliner airplane gunship gunships antonov mig sukhoi cessna hercules tupolev ilyushin mirage phantom skyhawk".split()
)


_ONE_OF_THEM = frozenset("another one second third others two three".split())
_ATTACKED = ("settlement", "adm1", "adm2", "airport", "airbase", "power_plant")
_COMING_HOME = frozenset("home returned freed released repatriated".split())
_TROOPS_FREED = frozenset("soldiers defenders troops marines fighters civilians guards".split())
_ASSAULTING = frozenset("attacked attacks attacking targeted bombed bombs bombing pounded blasted".split())
_STILL = frozenset(
    "again still now once is are was were comes remains remained region city area oblast more once also has been".split()
)
_ATTACKS = frozenset("attack attacks strike strikes shelling drones drone missiles missile shaheds".split())
_FOES = frozenset("enemy occupiers invaders aggressor troops forces army militants insurgents rebels they".split())
_THINGS = frozenset("infrastructure facility facilities object objects enterprise building buildings transport".split())
_POSITIONS = frozenset("positions units defenders defences defenses trenches strongholds lines".split())
_USED_REACH = 8
_FEW = frozenset("one two three four five six seven eight nine ten eleven twelve another others".split())
_SENT = frozenset("delegation delegations negotiator negotiators envoy envoys mediators".split())
_EMISSARIES = frozenset("envoy envoys emissary mediator negotiator negotiators delegation delegations".split())
_HEADS_OF_SIDES = frozenset(
    "presidents leaders sides men ministers teams delegations negotiators countries heads".split()
)
_SUBORDINATES = frozenset(
    "commander commanders troops soldiers servicemen residents families relatives mothers wives widows cabinet governors students voters "
    "workers veterans wounded volunteers generals cadets teachers children reporters journalists supporters".split()
)
_SWAPS = frozenset("swap swaps exchange exchanges handover".split())
_DISCUSSING = frozenset(
    "discuss discusses discussed discussing negotiate negotiated negotiating propose proposed proposing offer offered debated "
    "consider considered considering raised prepare prepared preparing".split()
)
_PROMISING = frozenset("undertook undertaken pledged promised vowed committed agree agrees agreed agreeing".split())
_HARMED = frozenset(
    "fire blaze damaged destroyed burned burnt collapsed wrecked gutted shattered rubble ruined debris killed injured wounded".split()
)
_ARMIES = frozenset("military army ministry forces staff".split())
_BODIES = frozenset("council cabinet parliament committee commission board government".split())
_TITLES = frozenset(
    "president vice premier minister chancellor king secretary leader prince pope counterpart counterparts".split()
)
_GROUND_HIT = frozenset(
    "community communities settlement settlements village villages district districts hromada hromadas area areas region regions territory".split()
)
_IN_FORCE = frozenset("take takes took taken come comes came go goes went enter enters entered".split())
_TRUCES = frozenset("ceasefire truce cease-fire armistice agreement deal pact accord".split())
_CLASHING = frozenset(
    "police protesters demonstrators tribesmen tribes villagers armed heavy fierce violent deadly border".split()
)
_FALLING = frozenset("fell fall falls falling landed crashed hit struck damaged came rained ignited".split())
_DEBRIS = frozenset("debris wreckage fragments shrapnel warhead".split())
_WORKS = frozenset(
    "bridge bridges pylon pylons tower towers pipeline pipelines railway railroad rail track tracks train substation station post posts "
    "building buildings house houses power line lines electricity convoy dam gas oil road tunnel statue wall antenna mast monument jeep "
    "barracks headquarters office offices".split()
)
_NOT_TAKEN_BY = frozenset(
    "police court arrested arrest custody prosecutors authorities weapons documents drugs cocaine ammunition equipment opportunity office "
    "part place seriously responsibility steps lead".split()
)
_WEAK_TAKING = frozenset(
    "take takes took taken taking hold holds held holding carry carries carried drag drags dragged dragging whisk whisks whisked whisking "
    "detain detains detained detaining".split()
)
_HOLDING = frozenset("hold holds held holding detain detains detained detaining carry carries carried".split())
_ARTICLES = frozenset("a an the another one no second third".split())
_CHARGES = frozenset(
    "bomb bombs grenade grenades dynamite explosives explosive mine mines molotov molotovs charge charges device devices tnt".split()
)
_DRIVEN = frozenset(
    "van vans car cars truck trucks lorry lorries taxi taxis jeep jeeps vehicle vehicles motorcycle tanker".split()
)
_ARRESTS = frozenset("arrested detained arrests arrest detentions searched searches confiscated".split())
_OWN_STAFF = frozenset(
    "cabinet chiefs advisers advisors council commanders generals aides staff party supporters security".split()
)
_AWAY = frozenset(
    "away hostage hostages captive prisoner them him her forest bush mountains unknown gunpoint homes home".split()
)
_OBJECT_ENDS = frozenset(
    ["in", "at", "near", "from", "on", ",", ";", "and", "who", "that", "after", "during", "by", "while"]
)
_CEASING = frozenset("cease stop halt end suspend".split())
_WARFARE = frozenset("hostilities fighting war attacks strikes operations conflict".split())
_ARTICLES = frozenset("a an the another second third loud big huge powerful massive".split())
_ALSO_NOUNS = frozenset("blast hit target strike attack raid bomb".split())
_HEAVY_ARMS = frozenset(
    "tank tanks warship warships gunboat gunboats warplane warplanes jets battery batteries navy".split()
)
_TALKED = frozenset(
    "talks negotiations negotiation consultations dialogue meetings discussions diplomacy mediation".split()
)
_GROUPS = frozenset("staff crew dozens scores hundreds crowd congregation".split())
_SOLDIERS = frozenset("troops fighters militants militant fighter".split())


def _force(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A weapon, an armed side, people hurt, or a place as the target."""
    words = scene.words
    if trigger.words in (("bomb",), ("bombs",)) and any(w in _ARTICLES for w in words[max(0, i - 3) : i]):
        return False  # "a powerful bomb": the thing, not the deed
    if trigger.words[0].startswith("raid") and not scene.casualties and _ARRESTS & set(words):
        return False  # "14 people were arrested during raids": police at work
    if trigger.part == "noun" and (is_definite(words, i) or _is_suffered(scene, i, types)):
        return True
    if trigger.part == "verb" and _is_hit_list(words, i, end):
        return True
    if trigger.part == "verb" and words[i - 1 : i] and words[i - 1] in _ARTICLES and words[i] in _ALSO_NOUNS:
        return False  # "A blast at a depot": the noun
    if words[i - 1 : i] == ["fire"] and any(s.role == "actor" and 0 < i - 1 - s.last <= 2 for s in scene.sites):
        return True  # "Israeli fire hit a hospital"
    if types.cue("occurrence.threatened").any(words[max(0, i - 4) : i]) and any(
        s.role == "site" and s.first >= end for s in scene.sites
    ):
        return True
    armed = types.armed_groups.any(words)
    if armed or (
        scene.weapons
        and (_weapon_near(scene, i, 20 if words[i] in ("hit", "struck") else 14) or trigger.part == "noun")
    ):
        return True
    if scene.casualties and trigger.part == "noun":
        return True
    if any(w in MILITARY for w in words):
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
    if words[i] in _ASSAULTING and any(
        t in ("military", "police") for _, _, t in types.targets.find(words, end, min(end + 6, len(words)))
    ):
        return True
    if _is_damage_told(scene, i, types) or _is_headline_hit(scene, i, end, types) or _is_hit_told(scene, i, end, types):
        return True
    if scene.casualties and words[i] in _ASSAULTING and words[end : end + 1] != ["with"]:
        return True
    passive = words[i - 1 : i] in (["was"], ["were"], ["been"], ["being"], ["also"]) and words[end : end + 1] != ["by"]
    if passive and scene.after_strike and _is_subject_list(scene, i):
        return True
    if passive and any(s.role == "site" and s.place.kind in _ATTACKED and 0 < i - s.last <= 4 for s in scene.sites):
        return True
    country = any(s.role in ("actor", "party") and 0 <= i - s.last <= 4 for s in scene.sites)
    target = any(
        s.role == "site" and 0 <= s.first - end <= (7 if s.prep in ("in", "near", "at") else 4) for s in scene.sites
    )
    return country and target


def _is_subject_list(scene: Scene, i: int) -> bool:
    """ "Ternopil, Khmelnytskyi and Kremenchuk in central Ukraine, places far from the front, were also attacked"."""
    sites = [s for s in scene.sites if s.role == "site" and s.last < i and s.place.precision == "settlement"]
    verbs = {"was", "were", "is", "are", "has", "had", "have", "said", "which", "who", ";"}
    return bool(sites) and sites[0].first <= 3 and not verbs & set(scene.words[sites[0].last + 1 : i - 2])


def _is_suffered(scene: Scene, i: int, types: EventTypes) -> bool:
    """ "A plant in X was the target of an attack", "a fire broke out in a shop after an attack"."""
    back = scene.words[max(0, i - 7) : i]
    if not any(s.role == "site" for s in scene.sites):
        return False
    if any(a in ("target", "scene", "subject", "victim") and b == "of" for a, b in zip(back, back[1:], strict=False)):
        return True
    led = any(w in ("after", "in", "during", "following", "by") for w in back[-4:])
    hurt = any(w in _HARMED for w in scene.words) and any(True for _ in types.targets.find(scene.words))
    return led and hurt


def _is_hit_list(words: list[str], i: int, end: int) -> bool:
    """ "The military said it had hit more than 300 targets, including a depot near Vasylkiv"."""
    told = any(w in _ARMIES for w in words[:i])
    return told and any(w in ("targets", "depot", "depots", "positions", "facilities") for w in words[end : end + 7])


def _is_headline_hit(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "Burshtyn: energy facility hit", "Substation hit in Odesa": what was hit, and nothing behind but where."""
    if scene.words[i] not in ("hit", "struck", "targeted", "bombed", "attacked"):
        return False
    after = scene.words[end : end + 1]
    closed = not after or after[0] in (".", ",", ";", "in", "at", "near", "!", "by", "overnight", "again", "\u2013")
    theatre = any(
        s.role == "site" and s.place.country in types.words["aerial.theatres"] and s.place.precision != "country"
        for s in scene.sites
    )
    thing = (
        any(b == i for _, b, _ in types.targets.find(scene.words, max(0, i - 4), i)) or scene.words[i - 1] in _THINGS
    )
    return closed and theatre and thing


def _is_hit_told(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "A bus was hit in Kherson": a thing that was hit, by no vehicle, where attacks come from the air."""
    passive = scene.words[i] in ("hit", "struck") and scene.words[i - 1 : i] in (["was"], ["were"], ["been"])
    if not passive or scene.words[end : end + 1] == ["by"]:
        return False
    thing = any(True for _ in types.targets.find(scene.words, max(0, i - 5), i))
    theatres = types.words["aerial.theatres"]
    return thing and any(
        s.role == "site" and s.place.country in theatres and 0 < s.first - end <= 4 for s in scene.sites
    )


def _is_damage_told(scene: Scene, i: int, types: EventTypes) -> bool:
    """ "In Vinnytsia houses were damaged", in a text on strikes: the verb needs no weapon beside it."""
    passive = scene.words[i - 1 : i] in (["was"], ["were"], ["been"])
    headed = any(s.role == "site" and s.head == HEAD for s in scene.sites)  # "Odesa: a house damaged, no casualties"
    if not (passive or headed) or not scene.after_strike or not any(s.role == "site" for s in scene.sites):
        return False
    return any(True for _ in types.targets.find(scene.words, max(0, i - 14), i))


def _weapon_near(scene: Scene, i: int, reach: int) -> bool:
    return any(abs(start - i) <= reach for start, _, _ in scene.weapons)


def _weapon(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """The means: a weapon before the verb in its clause, or after it with "by" or as what was fired."""
    if scene.words[i - 1 : i] == ["still"]:
        return False  # "was still burning on Wednesday": what an earlier attack has left
    if trigger.words[0] in ("burn", "burned", "burnt", "burns", "burning", "collapsed", "collapse"):
        return _weapon_near(scene, i, 10)
    same = [w for w in scene.weapons if scene.clause(w[0]) == scene.clause(i) and w[2] != "small_arms"]
    if trigger.words[0] in ("fired", "fires", "fire", "firing") and _by_heavy_arms(scene.words, i):
        return True
    if trigger.words[0] in _FALLING and any(w in _DEBRIS for w in scene.words[max(0, i - 8) : i]):
        return True
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
    if any(w[1] <= i or {"by", "with", "using"} & set(scene.words[end : w[0]]) for w in same):
        return True
    if i and scene.words[i - 1] in _ONE_OF_THEM and any(w[1] <= i for w in scene.weapons):
        return True  # "a drone killed a cyclist; another damaged a locomotive"
    if trigger.words[0] in ("sink", "sank", "sunk"):
        return any(t == "ship" for _, _, t in types.targets.find(scene.words))
    return trigger.words[0] in ("damaged", "destroyed") and _is_damage_told(scene, i, types)


def _attack_word(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    near = scene.words[max(0, i - 6) : end + 6]
    return any(
        w in ("attack", "attacks", "assault", "assaults", "offensive", "advance", "raid", "incursion") for w in near
    ) and not any(w in ("drone", "drones", "missile", "missiles", "uavs", "shahed", "aerial") for w in near)


def _combat(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Those who fight are armed, or people were hurt: no match and no lawsuit."""
    if trigger.words[-1] == "for" and any(
        w in ("killed", "died", "fell", "wounded") for w in scene.words[max(0, i - 5) : i]
    ):
        return True  # "killed in the battle for Bakhmut"
    if scene.casualties or _armed_side(scene.words, types) or types.cue("troops.words").any(scene.words):
        return True
    return (
        any(w in MILITARY or w in _CLASHING for w in scene.words)
        or len({s.place.country for s in scene.sites if s.role in ("actor", "party")}) > 1
    )


def _armed_side(words: list[str], types: EventTypes) -> bool:
    """People who fight on the ground: described, of a group that has no aircraft, or troops."""
    words = [w for k, w in enumerate(words) if w != "armed" or words[k + 1 : k + 2] != ["forces"]]  # a state's army
    groups = (name for _, _, (name, _) in types.armed_groups.find(words))
    return types.cue("ground.words").any(words) or any(name not in types.words["aerial.groups"] for name in groups)


def _ground(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    if any(w in types.words["aerial.weapons"] for _, _, w in scene.weapons):
        return False
    if _on_a_front(scene, end):
        return True
    own = scene.clause(i)
    near = [w for k, w in enumerate(scene.words[max(0, i - 10) : end + 8], max(0, i - 10)) if scene.clause(k) == own]
    if trigger.words[0].startswith("raid") and not scene.casualties and _ARRESTS & set(scene.words):
        return False  # "14 people were arrested during raids": police at work
    if (
        trigger.words[0] in ("attacked", "attacks", "attack")
        and any(w in ("forces", "troops", "infantry") for w in scene.words[max(0, i - 4) : i])
        and not scene.weapons
    ):
        return any(
            w
            in (
                "near",
                "toward",
                "towards",
                "advance",
                "positions",
                "direction",
                "directions",
                "groups",
                "columns",
                "flank",
                "flanks",
            )
            for w in scene.words[end : end + 14]
        )
    if trigger.words[0].startswith(("assault", "storm")) and trigger.part == "verb":
        ahead = scene.words[end : end + 3]
        if any(
            w in ("village", "villages", "town", "positions", "outskirts", "settlement", "settlements") for w in ahead
        ):
            return True
    if trigger.part == "verb" and "by" not in near and not _armed_side(scene.words[max(0, i - 10) : i], types):
        near = near[
            : max(0, len(near) - len(scene.words[i : end + 8]))
        ]  # whom they attack says nothing of who they are
    if _armed_side(near, types):
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
    if _is_doer(scene.words, trigger, i, end):
        return False
    if any(w.partition("-")[0] in _FLYING for w in scene.words[max(0, i - 12) : end + 8]):
        return True
    counted = i > 1 and (scene.words[i - 1] in ("were", "was") or trigger.part == "phrase")
    return scene.after_flying and counted and any(w.isdigit() or w in _FEW for w in scene.words[max(0, i - 4) : i])


def _is_doer(words: list[str], trigger: Trigger, i: int, end: int) -> bool:
    """ "When a missile brought down a section of a block": what flew did it, and was not shot down."""
    if trigger.words[0] not in ("brought", "took", "downed") or words[i - 1] in ("were", "was", "been"):
        return False
    after = words[end : end + 6]
    return any(w in _FLYING for w in words[max(0, i - 3) : i]) and not any(w in _FLYING for w in after)


def _parties(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    words = scene.words
    if trigger.words == ("talks",) and words[end : end + 1] == ["about"] and _is_talker(scene, i):
        return False
    if trigger.words[-1] == "round" and words[end : end + 1] == ["of"] and not _TALKED & set(words[end + 1 : end + 5]):
        return False  # "a fresh round of fighting"
    parties = {
        s.place.country for s in scene.sites if s.role in ("actor", "party", "source", "site") and is_country(s.place)
    }
    parties |= {country for _, _, country in types.leaders.find(words)}
    groups = types.armed_groups.find(words)
    if trigger.words[0] in ("hosting", "hosted", "hosts", "to"):
        return any(
            w in ("talks", "negotiations", "delegations", "envoys", "negotiators", "summit", "round")
            for w in words[end : end + 8]
        )
    attributive = any(s.last == i - 1 and s.role == "site" for s in scene.sites)
    if attributive and trigger.words[0] in ("meeting", "meetings"):
        return True
    if trigger.words[0] in ("met", "meet", "meets", "meeting") and any(
        w in _SUBORDINATES or w in _BODIES for w in words[end : end + 5]
    ):
        return False  # "met with the commander of the northern group"
    if trigger.words[0] in ("met", "meet", "meets", "meeting") and len(trigger.words) == 1 and not attributive:
        return (
            len(parties) + len(groups) >= 2
            or (bool(parties) and any(w in _EMISSARIES for w in words[max(0, i - 12) : end + 8]))
            or _is_pair(words[max(0, i - 4) : i])
            or (bool(types.leaders.find(words[:i])) and any(w in _TITLES for w in words[end : end + 4]))
            or any(
                w in ("delegations", "negotiators", "envoys", "delegation", "rivals", "factions", "mediators")
                for w in words
            )
            or len({"envoy", "representatives", "mediators", "ministers", "president", "leaders"} & set(words)) > 1
        )
    if trigger.words[0].startswith("discuss") and any(s.role == "site" and s.prep in ("in", "at") for s in scene.sites):
        return True
    if any(w in _OTHER_TALKS for w in words):
        return False
    if trigger.words[:2] == ("meeting", "with") and _OWN_STAFF & set(words[end : end + 5]) and len(parties) < 2:
        return False  # "called an urgent meeting with security chiefs"
    hosted = trigger.part == "noun" and any(
        s.role == "site"
        and (s.prep in ("in", "at") or s.last == i - 1)
        and (s.place.precision in ("settlement", "site") or s.place.kind == "settlement")
        and (
            0 <= s.first - end <= 8
            or s.last == i - 1
            or _is_held_at(words, end, s.first)
            or (s.fronted and not _told_between(scene, s, i, types))
        )
        for s in scene.sites
    )
    return (
        len(parties) + len(groups) >= 2
        or hosted
        or any(w in _PARTY_WORDS for w in words)
        or trigger.kind == "agreement"
    )


def _is_talker(scene: Scene, i: int) -> bool:
    """ "He talks about Vienna", "the film talks about": a verb; "held talks about prisoners" is none."""
    before = scene.sentence.tokens[i - 1] if i else None
    named = before is not None and before.text[0].isupper() and all(s.last != i - 1 for s in scene.sites)
    return before is not None and (before.low in _TALKERS or named)


_TALKERS = frozenset("he she it who that also often never still book film song article report everyone nobody".split())


def _is_pair(subject: list[str]) -> bool:
    """ "the two presidents met", "both sides' negotiators have met"."""
    return any(
        a in ("two", "both", "three") and b in _HEADS_OF_SIDES for a, b in zip(subject, subject[1:], strict=False)
    )


def _is_held_at(words: list[str], end: int, first: int) -> bool:
    """ "Talks on the return of the region will be held on Thursday in Yevlakh"."""
    return 0 <= first - end <= 20 and any(
        w in ("held", "hosted", "convened", "resume", "begin", "reconvene") for w in words[end:first]
    )


def _told_between(scene: Scene, site: Site, i: int, types: EventTypes) -> bool:
    return any(w in types.words["speech.verbs"] for w in scene.words[site.last + 1 : i])


def _prisoners(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    if is_promised(scene.words, trigger, i, end):
        return False
    if not any(w in _PRISONERS for w in scene.words):
        return _is_homecoming(scene, trigger)
    mutual = trigger.words[0].startswith(("exchang", "swap", "trade", "trading"))
    if mutual and trigger.part == "noun":
        return words_near(scene.words, i, _PRISONERS, 8)
    countries = {s.place.country for s in scene.sites if s.role in ("actor", "party")}
    handed = trigger.words[0].startswith(("hand", "repatriat", "return")) and any(
        w in ("bodies", "remains", "hostages", "prisoners", "pows", "captives")
        for w in scene.words[max(0, i - 8) : end + 6]
    )
    soldiers = any(
        w in ("soldiers", "fallen", "servicemen", "hostages", "prisoners", "pows", "captives", "fighters")
        for w in scene.words
    )
    freed = types.armed_groups.any(scene.words[max(0, i - 6) : i]) and any(
        w in ("hostages", "prisoners", "pows", "captives") for w in scene.words[end : end + 6]
    )
    return mutual or len(countries) > 1 or (handed and soldiers) or freed


def is_promised(words: list[str], trigger: Trigger, i: int, end: int) -> bool:
    """ "The swaps were agreed on", "the sides undertook to hand over": a deal, not yet the deed."""
    after = words[end : end + 6]
    if any(a in ("was", "were") and b in ("agreed", "negotiated") for a, b in zip(after, after[1:], strict=False)):
        return True
    if any(w in _DISCUSSING for w in words[max(0, i - 4) : i]):
        return True
    return words[i - 1 : i] == ["to"] and i > 1 and words[i - 2] in _PROMISING


def _is_homecoming(scene: Scene, trigger: Trigger) -> bool:
    """ "250 soldiers returned home in an exchange between Ukraine and Russia"."""
    parties = {s.place.country for s in scene.sites if s.role in ("actor", "party")}
    home = any(w in _COMING_HOME for w in scene.words) and any(w in _TROOPS_FREED for w in scene.words)
    return trigger.part == "noun" and home and len(parties) > 1


def words_near(words: list[str], i: int, wanted: frozenset[str], reach: int) -> bool:
    """True where one of the wanted words stands within reach of word i."""
    return any(w in wanted for w in words[max(0, i - reach) : i + reach + 1])


def _flying_target(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "destroyed 27 drones over", "46 were destroyed over": what was destroyed was flying."""
    if scene.after_flying and scene.words[i - 1] in ("were", "was") and scene.words[end : end + 1] == ["over"]:
        return True
    ahead = scene.words[end : end + 7]
    return any(w in _FLYING for w in ahead[:5]) and (
        "over" in ahead or "defence" in scene.words or "defences" in scene.words or "defenses" in scene.words
    )


def _device(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    before = scene.words[max(0, i - 8) : i]
    if any(w in _DEVICES for w in before) or _weapon_near(scene, i, 10):
        return True
    if trigger.words[0] not in ("blew", "blown", "blows", "blasted"):
        return False
    return _by_armed(scene, i, types) or any(w in _WORKS for w in scene.words[max(0, i - 5) : end + 6])


def _by_armed(scene: Scene, i: int, types: EventTypes) -> bool:
    """Armed people in the sentence, named or described."""
    return types.cue("ground.words").any(scene.words) or types.armed_groups.any(scene.words)


def _marauders(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Armed people who burn and rob: never what a weapon from a distance set on fire."""
    aerial = types.words["aerial.weapons"]
    if any(w in aerial for _, _, w in scene.weapons):
        return False
    back = scene.words[max(0, i - 20) : i]
    by = scene.words[end : end + 14]
    return _armed_among(back, types) or ("by" in by and _armed_among(by[by.index("by") :], types))


def _armed_among(words: list[str], types: EventTypes) -> bool:
    return types.cue("ground.words").any(words) or types.armed_groups.any(words) or any(w in MILITARY for w in words)


def _is_on_ground(words: list[str], end: int) -> bool:
    """ "Fired on the border communities of the oblast 87 times": shelling, not shots at people."""
    return any(w in _GROUND_HIT for w in words[end : end + 4])


def _fired_on_ground(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    return _is_on_ground(scene.words, end)


def _small_arms(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Fire by hand: no weapon from a distance, and people, or those who shoot, in the sentence."""
    words = scene.words
    aerial = types.words["aerial.weapons"]
    if any(w in aerial for _, _, w in scene.weapons) or any(w in _FLYING for w in words[end : end + 5]):
        return False
    if _by_heavy_arms(words, i) or _is_on_ground(words, end):
        return False
    if trigger.part == "verb":
        passive = words[i - 1 : i] in (["was"], ["were"], ["been"]) and words[end : end + 1] != ["down"]
        them = words[end : end + 1] in (["him"], ["her"], ["them"]) or words[end + 1 : end + 3] == ["of", "them"]
        person = any(is_person(w) for w in words[end : end + 4]) or them
        return (passive or person) and words[end : end + 1] not in (["down"], ["a"], ["in", "on"])
    people = any(is_person(w) for w in words[max(0, i - 8) : end + 8])
    return people or _by_armed(scene, i, types) or any(w in MILITARY for w in words)


def _by_heavy_arms(words: list[str], i: int) -> bool:
    """ "An Israeli tank fired at a tower", "warships opened fire": no fire by hand."""
    return any(w in _HEAVY_ARMS for w in words[max(0, i - 3) : i])


def _people_taken(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Rebels seized two aid workers": people as the object, by those who are no police."""
    words = scene.words
    if any(w in _NOT_TAKEN_BY for w in words[max(0, i - 6) : end + 5]) or any(
        w in ("not", "n't", "never") for w in words[max(0, i - 3) : i]
    ):
        return False
    passive = words[i - 1 : i] in (["was"], ["were"], ["been"])
    if not _by_armed(scene, i, types):
        return False
    if (
        words[i] in _WEAK_TAKING
        and not any(w in _AWAY for w in words[end : end + 10])
        and not _is_taken_from(words, i, end)
    ):
        return False
    if passive:
        return any(is_person(w) for w in words[max(0, i - 5) : i - 1])
    ahead = words[end : end + 6]
    stop = next(
        (
            k
            for k, w in enumerate(ahead)
            if w in _OBJECT_ENDS and ahead[k : k + 2] not in (["at", "least"], ["at", "gunpoint"])
        ),
        len(ahead),
    )
    return any((is_person(w) or w in _GROUPS) and w not in _SOLDIERS for w in ahead[:stop]) and not any(
        s.role == "site" and end <= s.first < end + stop for s in scene.sites
    )


def _is_taken_from(words: list[str], i: int, end: int) -> bool:
    """ "Gunmen took five technicians from a camp", "dragged a teacher out of a classroom": by force, and away."""
    ahead = words[end : end + 7]
    out = next((k for k, w in enumerate(ahead) if w == "from" or ahead[k : k + 2] == ["out", "of"]), None)
    return out is not None and any(is_person(w) for w in ahead[:out]) and words[i] in _WEAK_TAKING - _HOLDING


def _craft(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Hijacked three vans": people were taken only with what carries passengers, or where they are named."""
    object_ = scene.words[end : end + 5]
    passive = scene.words[max(0, i - 6) : i] if scene.words[i - 1 : i] in (["was"], ["were"], ["been"]) else []
    return any(is_person(w) for w in object_) or not any(w in _DRIVEN for w in (*object_, *passive))


def _laid(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "A grenade thrown into a cinema", "placed 12 sticks of dynamite": a device right beside the verb, in its clause."""
    if scene.words[i - 1 : i] == ["had"]:
        return False  # "troops shot two men who had thrown explosives": why, not what
    own = scene.clause(i)
    near = [k for k in range(max(0, i - 5), min(len(scene.words), end + 6)) if scene.clause(k) == own]
    return any(scene.words[k] in _CHARGES for k in near)


def _delegates(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Negotiators plan to gather in Geneva": people sent to talk, not any meeting."""
    parties = {s.place.country for s in scene.sites if s.role in ("actor", "party") and s.last < i}
    parties |= {country for _, _, country in types.leaders.find(scene.words, 0, i)}
    return len(parties) > 1 or any(w in _SENT for w in scene.words[max(0, i - 12) : i])


def _accord(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    if trigger.words[0] in _IN_FORCE:
        return any(w in _TRUCES for w in scene.words[max(0, i - 8) : i])
    passive = any(
        w in _ACCORDS or (w in _SWAPS and trigger.words[0] == "agreed") for w in scene.words[max(0, i - 6) : i]
    ) and scene.words[i - 1 : i] in (["was"], ["were"], ["been"], [","])
    back = scene.words[max(0, i - 8) : i]
    if trigger.words[0].startswith("broker"):
        linked = any(w in ("that", "which") for w in back) and any(w in _ACCORDS for w in back)
        return linked or any(
            w in _ACCORDS for w in scene.words[end : end + 7]
        )  # "the ceasefire that Qatar had brokered in Doha"
    if trigger.words[0].startswith("announc"):
        return any(w in ("ceasefire", "truce", "cease-fire", "armistice") for w in scene.words[end : end + 4])
    ahead = scene.words[end : end + 9]
    ceasing = any(a in _CEASING and any(w in _WARFARE for w in ahead[k + 1 :]) for k, a in enumerate(ahead))
    return passive or any(w in _ACCORDS for w in ahead[:7]) or (trigger.words[0].startswith("agree") and ceasing)


def _foes(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Troops fought Hezbollah gunmen in": those fought against are armed."""
    ahead = scene.words[end : end + 6]
    stop = next((k for k, w in enumerate(ahead) if w in _OBJECT_ENDS), len(ahead))
    return _armed_among(ahead[:stop], types) and scene.words[i - 1 : i] not in (["to"], ["not"])


def _troops(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    return types.cue("troops.words").any(scene.words)


def _on_a_front(scene: Scene, end: int) -> bool:
    """ "In the Lyman direction the enemy attacked our units ten times near Stavky": fighting on the ground."""
    if scene.weapons:
        return False
    fronts = any(
        w in ("direction", "directions", "axis", "sector") and scene.words[max(0, k - 4) : k].count("the")
        for k, w in enumerate(scene.words[:8])
    )
    return fronts or any(w in _POSITIONS for w in scene.words[end : end + 4])


def _place_before(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Belgorod under fire again", "Nikopol is under attack"."""
    if scene.words[end : end + 1] == [":"]:
        return any(s.role == "site" and s.first > end for s in scene.sites)  # "Under fire: Nikopol, Marhanets"
    before = [s for s in scene.sites if s.role in ("site", "actor") and s.last < i and not is_country(s.place)]
    return bool(before) and all(w in _STILL for w in scene.words[before[-1].last + 1 : i])


def _weapon_used(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "used drones and artillery on Nikopol"."""
    armed = [b for a, b, w in scene.weapons if w in types.words["aerial.weapons"] and 0 <= a - end <= _USED_REACH]
    before = scene.words[max(0, i - _USED_REACH) : i]
    foe = any(w in MILITARY or w in _FOES for w in before) or any(s.role == "actor" and s.last < i for s in scene.sites)
    return (
        foe
        and bool(armed)
        and any(
            s.role == "site" and s.prep in ("on", "against", "over") and 0 <= s.first - min(armed) <= _USED_REACH
            for s in scene.sites
        )
    )


def _onto_target(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "A direct hit on a nine-storey building", "several impacts recorded"."""
    counted = i > 0 and (scene.words[i - 1].isdigit() or scene.words[i - 1] in _FEW) and scene.words[i] == "hits"
    told = counted or scene.words[end : end + 1] in (["reported"], ["recorded"], ["registered"], ["confirmed"])
    return (told and any(s.role == "site" for s in scene.sites)) or bool(
        scene.words[end : end + 1] in (["on"], ["in"], ["at"]) and types.targets.find(scene.words, end, end + 7)
    )


def _aftermath(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Night attack on the region: houses on fire in Boiarka": what burns after an attack told before."""
    told = scene.after_strike or any(w in _ATTACKS for w in scene.words[:i])
    return (
        told and bool(types.targets.find(scene.words, max(0, i - 5), i)) and any(s.role == "site" for s in scene.sites)
    )


def _bullets(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Sprayed worshippers with bullets"."""
    return any(w in ("bullets", "gunfire", "bullet") for w in scene.words[end : end + 7])


NEEDS: dict[str, Callable[[Scene, Trigger, int, int, EventTypes], bool]] = {
    "troops": _troops,
    "place_before": _place_before,
    "weapon_used": _weapon_used,
    "aftermath": _aftermath,
    "onto_target": _onto_target,
    "foes": _foes,
    "device": _device,
    "flying_target": _flying_target,
    "accord": _accord,
    "combat": _combat,
    "advance": is_advance,
    "delegates": _delegates,
    "force": _force,
    "weapon": _weapon,
    "attack": _attack_word,
    "ground": _ground,
    "flying": _flying,
    "ground_taken": is_ground_taken,
    "demand": is_demanded,
    "claim": is_claimed,
    "parties": _parties,
    "prisoners": _prisoners,
    "marauders": _marauders,
    "small_arms": _small_arms,
    "bullets": _bullets,
    "fired_on_ground": _fired_on_ground,
    "people_taken": _people_taken,
    "craft": _craft,
    "laid": _laid,
}
