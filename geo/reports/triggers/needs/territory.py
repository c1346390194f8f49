"""What a trigger of ground taken, given up, demanded or gained must have beside it."""

from __future__ import annotations

from geo.reports.counting.people import is_person
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.roles.role import Site
from geo.reports.scene import Scene

__all__ = ["is_advance", "is_claimed", "is_demanded", "is_ground_taken"]

_TAKEN_HEADS = frozenset(
    "site sites mine mines dam oilfield headquarters prison town city village settlement settlements region "
    "villages control capital area position positions district base airport camp bridge heights island post "
    "barracks garrison station hill hills ridge height strongpoint stronghold airfield hamlet neighbourhood "
    "neighborhood township townships outpost crossing suburb suburbs quarter garrisons posts bases territory cities "
    "towns outskirts".split()
)
_HEAVENS = frozenset("sky skies airspace".split())
_LEFT_SO = frozenset("dead wounded injured homeless displaced stranded missing behind".split())
_TAKE = frozenset("take takes took taken taking occupy occupied fell".split())
_OFFICIALS = frozenset("diplomats ministers officials".split())
_TAKE_NOT = frozenset(
    "place part off over to away hold shelter care cover days hours steps action time note advantage measures "
    "effect responsibility seriously years office place, root aim hostage into photos from".split()
)
_STATE_TAKES = frozenset("took seized captured occupied overran takes seizes captures".split())
_SUBJECT_GAP = frozenset(
    "has had have also finally later eventually reportedly 's then army forces troops military".split()
)
_OBJECT_GAP = frozenset("the town city village settlement of nearby neighbouring neighboring city's town's and".split())
_OBJECT_ENDS = frozenset("in at from near on of , ; who and as during after with by".split())
_FALLEN = frozenset("in on to after last this during within under . , and late early when".split())
_ADVANCING = frozenset(
    "forces troops army units soldiers rebels fighters militants brigade infantry marines occupiers invaders enemy russians they".split()
)


_HOUSES = frozenset("radio television embassy consulate church cathedral newspaper university".split())  # no ground
_YIELDING = frozenset("surrender cede relinquish give hand vacate".split())
_DECLARING = frozenset("declared declares announced announces reported reports claimed claims had has saw".split())


def is_ground_taken(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A place as what was taken, by an armed side."""
    words = scene.words
    if words[i] == "fell" and words[end - 1] == "to":
        return _falls_to(scene, i, end, types)
    if _is_no_taking(scene, trigger, i, end, types):
        return False
    if trigger.part == "noun":
        end += words[end : end + 1] == ['"']  # 'the "liberation" of the village'
        if words[end : end + 1] != ["of"]:
            return False
        if words[i - 1 : i] == ["the"] and any(
            s.first == end + 1 and s.place.kind == "settlement" for s in scene.sites
        ):
            return words[i] in ("fall", "capture", "seizure", "recapture", "liberation")
    described = _described(scene, i)
    if described and words[i] in ("recaptured", "liberated", "retaken"):
        return True
    if _is_taken_by_state(scene, i, end) or _has_fallen(scene, i, end):
        return True
    if words[i] == "fell" and end == i + 1:
        return False
    done_to = trigger.part == "verb" and words[i - 1 : i] in (
        ["been"],
        ["was"],
        ["were"],
    )  # "the president has been captured"
    named = (
        described or (not done_to and _objects(scene, trigger, i, end)) or _subjects(scene, i) or _declared(scene, i)
    )
    return (named or _held_in(scene, i, end)) and _is_by_army(scene, i, end, types)


def _is_no_taking(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Did not take", "took place", "the delegations have left", "took five workers", "the occupied West Bank"."""
    words = scene.words
    if not _HOUSES.isdisjoint(words[end : end + 5]):
        return True  # "took over a radio station in Ibague"
    if not _NOT_DONE.isdisjoint(words[max(0, i - 3) : i]):
        return True
    if not _HEAVENS.isdisjoint(words[end : end + 4]):
        return True  # "control of the skies over Tehran"
    if words[end - 1] == "left" and not _LEFT_SO.isdisjoint(words[end : end + 8]):
        return True  # "have left 40 soldiers dead"
    if trigger.subtype == "withdrawn" and not _TALKED_OF.isdisjoint(words[end : end + 5]):
        return True  # "pulled out of Sunday's talks"
    if trigger.subtype == "withdrawn":
        if not (types.words["emissaries.words"] | _OFFICIALS).isdisjoint(words[max(0, i - 6) : i]):
            return True  # "the delegations have left the Chancellery in Berlin"
    elif not _takes_ground(scene, end):
        return True
    if words[i] in _TAKE and words[end : end + 1] and words[end] in _TAKE_NOT:
        return True
    return words[i] == "occupied" and words[i - 1 : i] != [] and words[i - 1] in _OF_OLD


_SUBJECT_REACH = 3
_SPANS = frozenset("hours minutes days weeks hour".split())
_ASIDE = 12
_BIDDING = frozenset("told tells telling ordered orders warned asked".split())
_THEIRS = frozenset("its his their our residents civilians people inhabitants families".split())
_TALKED_OF = frozenset(
    "talks negotiations summit conference meeting deal agreement treaty accord pact ceasefire truce treaties".split()
)
_OWN_GROUND = 2  # words: "abandon the Zaporizhzhia region"
_NOT_DONE = frozenset(["not", "n't", "never", "yet", "failed"])
_OF_OLD = frozenset("the in of from newly temporarily".split())  # "in occupied Donetsk"
_BEING = frozenset("was were been is being".split())
_GROUND_ROLES = ("site", "source", "qualifier", "party")
_WEAK = _TAKE | frozenset(  # of people and things as often as of ground
    "enter enters entered entering seized seize seizes seizing occupied occupy freed free frees freeing fell fall moved has had under back".split()
)


def _objects(scene: Scene, trigger: Trigger, i: int, end: int) -> bool:
    """ "Captured the town of Bakhmut", "seized a string of villages, including Strilecha"."""
    words = scene.words
    return any(
        s.role in _GROUND_ROLES
        and (0 <= s.first - end <= 8 or _is_enumerated(words, end, s.first))
        and not _between_stop(words, end, s.first)
        and not _is_owner(words, s)
        and (trigger.subtype == "withdrawn" or not _held_off(words, end, s.first))
        for s in scene.sites
    )


def _subjects(scene: Scene, i: int) -> bool:
    """ "Bakhmut was captured", "Bakhmut fell"."""
    words = scene.words
    if words[i] != "fell" and _BEING.isdisjoint(words[max(0, i - 3) : i]):
        return False
    return any(s.role in ("site", "party") and 0 < i - _behind_aside(words, s.last, i) <= 5 for s in scene.sites)


def _behind_aside(words: list[str], last: int, i: int) -> int:
    """Where the aside ends behind a name: "Chapeltique, 20 km to the north, was taken"."""
    if words[last + 1 : last + 2] != [","]:
        return last
    return next((k for k in range(last + 2, min(last + _ASIDE, i)) if words[k] == ","), last)


def _described(scene: Scene, i: int) -> bool:
    """ "Bara, which the paramilitaries retook", "Bara, recaptured in May"."""
    words = scene.words
    return any(
        s.role == "site"
        and (
            (0 < i - s.last <= 12 and _is_described(scene, s, i))
            or (words[s.last + 1 : i] == [","] and words[i].endswith(("ed", "en")))
        )
        for s in scene.sites
    )


def _declared(scene: Scene, i: int) -> bool:
    """ "Declared Bakhmut taken"."""
    return any(s.last == i - 1 and scene.words[max(0, s.first - 1)] in _DECLARING for s in scene.sites)


def _is_by_army(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """An armed side takes it; "entered" and the like need an army beside them, or a word for ground behind."""
    words = scene.words
    if types.armed_groups.any(words) or not types.words["military.words"].isdisjoint(words):
        return True
    if words[i] in _STATE_TAKES and words[i - 1 : i] in (["it"], ["they"]):
        return _is_object_town(scene, end)  # "It took Minova on January 21"
    if words[i] in _WEAK:
        return not _TAKEN_HEADS.isdisjoint(words[end : end + 4])
    return (
        any(s.role in ("actor", "party") for s in scene.sites)
        or not _TAKEN_HEADS.isdisjoint(words[max(0, i - 6) : end + 6])
        or words[i - 1 : i] in (["it"], ["they"])
    )


def _is_object_town(scene: Scene, end: int) -> bool:
    """Whether a town stands right behind the verb, as what was taken."""
    towns = [s for s in scene.sites if s.first == end and s.role == "site" and s.place.precision in _TOWNS]
    return bool(towns) and scene.words[towns[0].last + 1 : towns[0].last + 2] != ["by"]  # "took London by storm"


def _is_owner(words: list[str], site: Site) -> bool:
    """ "control of Darfur's last stronghold": the stronghold is taken."""
    after = words[site.last + 1 : site.last + 5]
    return after[:1] == ["'s"] and any(w in _TAKEN_HEADS for w in after[1:])


def _is_described(scene: Scene, site: Site, i: int) -> bool:
    """ "Bara, in North Kordofan, which the paramilitaries retook"."""
    words = scene.words
    at = next((k for k in range(site.last + 1, i) if words[k : k + 2] == [",", "which"]), None)
    if at is None or i - at > 7:
        return False
    units = {k for s in scene.sites if s.role == "qualifier" for k in range(s.first, s.last + 1)}
    return all(k in units or words[k] in (",", "in", "the") for k in range(site.last + 1, at))


def _takes_ground(scene: Scene, end: int) -> bool:
    """False for "took five Indian technicians from a camp near X": people are the object."""
    ahead = scene.words[end : end + 6]
    named = {s.first - end for s in scene.sites if s.role != "actor"}
    stop = next((k for k, w in enumerate(ahead) if w in _OBJECT_ENDS or k in named), len(ahead))
    return not any(is_person(w) for w in ahead[:stop]) or any(w in _TAKEN_HEADS for w in ahead[:stop])


def _is_taken_by_state(scene: Scene, i: int, end: int) -> bool:
    """ "Russia took Bakhmut", "Moscow seized the town of Avdiivka": a state, the verb, the place."""
    if scene.words[i] not in _STATE_TAKES or scene.words[i - 1] in ("to", "not", "never"):
        return False
    subject = any(
        s.role in ("actor", "party") and s.last < i and all(w in _SUBJECT_GAP for w in scene.words[s.last + 1 : i])
        for s in scene.sites
    )
    place = any(
        s.role == "site"
        and s.place.precision in ("settlement", "site", "adm2")
        and s.first >= end
        and all(w in _OBJECT_GAP for w in scene.words[end : s.first])
        for s in scene.sites
    )
    return subject and place


def _has_fallen(scene: Scene, i: int, end: int) -> bool:
    """ "Avdiivka fell in February": the name of a settlement, the verb, and when or to whom."""
    if scene.words[i] != "fell" or end != i + 1:
        return False
    after = scene.words[end] if end < len(scene.words) else "."
    named = any(s.role == "site" and s.place.precision == "settlement" and s.last == i - 1 for s in scene.sites)
    return named and after in _FALLEN and scene.words[end + 1 : end + 2] not in (["love"], ["line"], ["the"])


_TOWNS = ("settlement", "site", "near", "adm2")


def _falls_to(scene: Scene, i: int, end: int, types: EventTypes) -> bool:
    """ "Lyman fell to Russian forces", "Lyman – the last town held there – fell fully to Russian control"."""
    words = scene.words
    takers = words[end : end + 4]
    taken = any(s.role in ("actor", "party") and 0 <= s.first - end <= 2 for s in scene.sites)
    if not taken and types.words["military.words"].isdisjoint(takers) and not types.armed_groups.any(takers):
        return False
    towns = [s for s in scene.sites if s.role == "site" and s.last < i and s.place.kind in _TOWNS]
    between = words[towns[-1].last + 1 : i] if towns else []
    aside = between[:1] in ([","], ["\u2013"]) and between[-1:] in ([","], ["\u2013"], ["-"])
    return bool(towns) and (len(between) <= _SUBJECT_REACH or aside)


def _is_enumerated(words: list[str], end: int, first: int) -> bool:
    """ "Seized a string of villages north of it, including Strilecha and Pylna"."""
    between = words[end:first]
    return 8 < len(between) <= 18 and "including" in between[-8:] and any(w in _TAKEN_HEADS for w in between[:6])


def _held_in(scene: Scene, i: int, end: int) -> bool:
    """ "In Merowe the army regained control of the airport": ground of a kind, in a place named before."""
    if (_TAKEN_HEADS - {"control", "position", "areas", "area"}).isdisjoint(scene.words[end : end + 4]):
        return False
    return any(s.role == "site" and s.fronted and s.last < i for s in scene.sites)


def _held_off(words: list[str], end: int, first: int) -> bool:
    """ "freed three hostages in Khan Younis": what was taken are people or things in a place, not the place."""
    between = words[end:first]
    if not any(w in ("in", "at", "near", "on", "from", "outside") for w in between):
        return False
    return not any(w in _TAKEN_HEADS for w in between)


def _between_stop(words: list[str], a: int, b: int) -> bool:
    span = next((k for k in range(a, b) if words[k] == "for" and not _SPANS.isdisjoint(words[k + 1 : k + 4])), None)
    stops = (w for k, w in enumerate(words[a:b], a) if k != span)  # "seized for four hours the towns of"
    return any(w in (";", "that", "which", "who", "whom", "after", "when", "while", "for") for w in stops)


def is_demanded(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A demand in the sentence, and the ground that is demanded behind the trigger."""
    back = scene.words[max(0, i - 14) : i]
    ahead = scene.words[end : end + 16]
    if scene.words[i] in ("leave", "quit") and types.words["military.words"].isdisjoint(back[-6:]):
        return False  # "urged residents to leave Pokrovsk"
    if scene.words[i].startswith(("abandon", "yield", "renounc")) and not any(
        0 <= s.first - end <= _OWN_GROUND for s in scene.sites
    ):
        return False  # "must abandon their homes in Pokrovsk"
    told_to = scene.words[max(0, i - 2) : i] in (["had", "to"], ["has", "to"], ["have", "to"])
    if told_to and scene.words[i] in _YIELDING:
        back = [*back, "must"]  # "that Ukraine had to surrender the whole region"
    if back[-1:] == ["to"] and not _BIDDING.isdisjoint(back[-8:]) and _THEIRS.isdisjoint(back[-6:]):
        back = [*back, "must"]  # "told the rebels to quit Lalibela"
    if not (types.cue("occurrence.demanded").any(back) or types.cue("occurrence.demanded").any(ahead)):
        return False
    if trigger.words == ("control",) and scene.words[end : end + 1] not in (["of"], ["over"]):
        return False
    return any(
        s.role in ("site", "source", "qualifier") and 0 <= s.first - i <= 14 and scene.barriers(end - 1, s.first) < 5
        for s in scene.sites
    )


def is_claimed(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """Ground named right behind the trigger."""
    return any(0 <= s.first - end <= 8 for s in scene.sites)


def is_advance(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """ "Russian forces recently advanced south of Kurakhove": troops, and a place right behind."""
    words = scene.words
    if any(w in ("not", "n't", "never", "failed", "to", "unsuccessfully") for w in words[max(0, i - 3) : i]):
        return False
    troops = any(w in _ADVANCING for w in words[max(0, i - 5) : i])
    return troops and any(
        s.role in ("site", "travel") and 0 <= s.first - end <= 9 and _is_open(words[end : s.first]) for s in scene.sites
    )


def _is_open(between: list[str]) -> bool:
    """ "by 1,300 m near the villages of": no other clause stands between a gain and its place."""
    plain = [w for w in between if w.isalpha()]
    return len(plain) <= 7 and not any(
        w in (",", ";", "but", "while", "after", "before", "from", "that", "as") for w in between
    )
