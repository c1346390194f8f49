"""What a trigger of ground taken, given up, demanded or gained must have beside it."""

from __future__ import annotations

from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.people import is_person
from geo.reports.roles import Site
from geo.reports.scene import Scene

__all__ = ["is_advance", "is_claimed", "is_demanded", "is_ground_taken"]

_TAKEN_HEADS = frozenset(
    "site sites mine mines dam oilfield headquarters prison town city village settlement settlements region villages control capital area position positions district base airport camp bridge heights island post barracks garrison station hill hills ridge height strongpoint stronghold airfield hamlet neighbourhood neighborhood township townships outpost crossing suburb suburbs quarter garrisons posts bases territory cities towns outskirts".split()
)
_TAKE = frozenset("take takes took taken taking occupy occupied fell".split())
_SENT = frozenset(
    "delegation delegations negotiator negotiators envoy envoys diplomats ministers officials mediators".split()
)
_TAKE_NOT = frozenset(
    "place part off over to away hold shelter care cover days hours steps action time note advantage measures effect responsibility seriously years office place, root aim hostage into photos from".split()
)
_STATE_TAKES = frozenset("took seized captured occupied overran takes seizes captures".split())
_SUBJECT_GAP = frozenset(
    "has had have also finally later eventually reportedly 's then army forces troops military".split()
)
_OBJECT_GAP = frozenset("the town city village settlement of nearby neighbouring neighboring city's town's and".split())
_OBJECT_ENDS = frozenset("in at from near on of , ; who and as during after with by".split())
_FALLEN = frozenset("in on to after last this during within under . , and late early when".split())
_ADVANCING = frozenset(
    "forces troops army units soldiers rebels fighters militants brigade infantry marines they".split()
)


_YIELDING = frozenset("surrender cede relinquish give hand vacate".split())
_DECLARING = frozenset("declared declares announced announces reported reports claimed claims had has saw".split())


def is_ground_taken(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A place as what was taken, by an armed side."""
    words = scene.words
    if any(w in ("not", "n't", "never", "yet", "failed") for w in words[max(0, i - 3) : i]):
        return False
    if trigger.subtype == "withdrawn" and any(w in _SENT for w in words[max(0, i - 6) : i]):
        return False  # "the delegations have left the Chancellery in Berlin"
    if words[i] in _TAKE and (words[end : end + 1] and words[end] in _TAKE_NOT):
        return False
    if trigger.subtype != "withdrawn" and not _takes_ground(scene, end):
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
        and (0 <= s.first - end <= 8 or _is_enumerated(words, end, s.first))
        and not _between_stop(words, end, s.first)
        and not _is_owner(words, s)
        and (trigger.subtype == "withdrawn" or not _held_off(words, end, s.first))
    ]
    subjects = (
        [s for s in scene.sites if s.role in ("site", "party") and 0 < i - s.last <= 5]
        if passive or words[i] == "fell"
        else []
    )
    relative = [
        s
        for s in scene.sites
        if s.role == "site"
        and (
            (0 < i - s.last <= 12 and _is_described(scene, s, i))
            or (words[s.last + 1 : i] == [","] and words[i].endswith(("ed", "en")))
        )
    ]
    declared = [s for s in scene.sites if s.last == i - 1 and words[max(0, s.first - 1)] in _DECLARING]
    subjects = subjects or relative or declared or _held_in(scene, words, i, end)
    if trigger.part == "noun" and words[end : end + 1] != ["of"]:
        return False
    if (
        trigger.part == "noun"
        and words[i - 1 : i] == ["the"]
        and any(s.first == end + 1 and s.place.kind == "settlement" for s in scene.sites)
    ):
        return words[i] in ("fall", "capture", "seizure", "recapture", "liberation")
    armed = (
        not types.words["military.words"].isdisjoint(words)
        or types.armed_groups.any(words)
        or any(s.role in ("actor", "party") for s in scene.sites)
        or any(w in _TAKEN_HEADS for w in words[max(0, i - 4) : end + 6])
        or words[i - 1 : i] in (["it"], ["they"])
    )
    weak = words[i] in _TAKE | {
        "enter",
        "enters",
        "entered",
        "entering",
        "seized",
        "seize",
        "seizes",
        "seizing",
        "occupied",
        "occupy",
        "freed",
        "free",
        "fell",
        "fall",
        "frees",
        "freeing",
        "moved",
        "has",
        "had",
        "under",
        "back",
        "taken",
        "took",
    }
    military = not types.words["military.words"].isdisjoint(words) or types.armed_groups.any(words)
    if relative and words[i] in ("recaptured", "liberated", "retaken"):
        return True
    if _is_taken_by_state(scene, i, end) or _has_fallen(scene, i, end):
        return True
    if words[i] == "fell" and end == i + 1:
        return False
    return (
        bool(objects or subjects)
        and armed
        and (not weak or military or any(w in _TAKEN_HEADS for w in words[end : end + 4]))
    )


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


def _is_enumerated(words: list[str], end: int, first: int) -> bool:
    """ "Seized a string of villages north of it, including Strilecha and Pylna"."""
    between = words[end:first]
    return 8 < len(between) <= 18 and "including" in between[-8:] and any(w in _TAKEN_HEADS for w in between[:6])


def _held_in(scene: Scene, words: list[str], i: int, end: int) -> list[Site]:
    """ "In Merowe the army regained control of the airport": ground of a kind, in a place named before."""
    if not any(w in _TAKEN_HEADS - {"control", "position", "areas", "area"} for w in words[end : end + 4]):
        return []
    return [s for s in scene.sites if s.role == "site" and s.fronted and s.last < i]


def _held_off(words: list[str], end: int, first: int) -> bool:
    """ "freed three hostages in Khan Younis": what was taken are people or things in a place, not the place."""
    between = words[end:first]
    if not any(w in ("in", "at", "near", "on", "from", "outside") for w in between):
        return False
    return not any(w in _TAKEN_HEADS for w in between)


def _between_stop(words: list[str], a: int, b: int) -> bool:
    return any(w in (";", "that", "which", "who", "whom", "after", "when", "while", "for") for w in words[a:b])


def is_demanded(scene: Scene, trigger: Trigger, i: int, end: int, types: EventTypes) -> bool:
    """A demand in the sentence, and the ground that is demanded behind the trigger."""
    back = scene.words[max(0, i - 14) : i]
    ahead = scene.words[end : end + 16]
    if scene.words[i] in ("leave", "quit") and types.words["military.words"].isdisjoint(back[-6:]):
        return False  # "urged residents to leave Pokrovsk"
    told_to = scene.words[max(0, i - 2) : i] in (["had", "to"], ["has", "to"], ["have", "to"])
    if told_to and scene.words[i] in _YIELDING:
        back = [*back, "must"]  # "that Ukraine had to surrender the whole region"
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
