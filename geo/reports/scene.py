"""One sentence with all that was found in it: places, casualty claims, weapons, clauses."""

from __future__ import annotations

from geo.lean import NamedTuple, dataclass, field
from geo.reports.casualties.scan import Casualty
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["Found", "Scene", "Weapon", "scene_of"]

_BARRIERS = frozenset([";", "\u2013"])
_SOFT_BARRIERS = frozenset(
    "while but after when before as because where although though since until whereas following".split()
)
_FIGHTERS = frozenset(
    "guerrillas rebels militants terrorists insurgents jihadists militia militiamen militias paramilitaries separatists".split()
)
_SHOOTERS = frozenset(
    "sniper tank artillery mortar rocket gun enemy army naval small-arms machine-gun hostile police military".split()
)
_STAGED = frozenset(["exercise", "exercises", "drill", "drills", "simulation", "rehearsal"])
_SHOWN_IN = (["house"], ["houses"], ["theater"], ["theatre"])  # "a grenade thrown into a movie house"
_BLASTS = frozenset("exploded explode detonated blew explosion blast".split())  # as at a stadium, during a match
_BOMBS = frozenset("bomb bombs grenade device explosives dynamite".split())
_STAGED_BEFORE = frozenset("during in the at for military training part of an".split())


_HALLS = dict.fromkeys(("theatre", "theater", "drama", "stadium"), "hall")  # where plays and games are given


_STORED = ("artillery", "small_arms", "bomb")
_MISHAPS = frozenset("accident accidental accidentally mishap mishandled mishandling".split())
_NO_MISHAP = frozenset("no not n't denied deny rejected dismissed never".split())


Weapon = tuple[int, int, str]  # first token, the one behind its last, what weapon


class Found(NamedTuple):
    """A trigger at tokens ``first`` to ``last`` of its sentence."""

    trigger: Trigger
    first: int
    last: int
    definite: bool = False

    @property
    def kind(self) -> str:
        """The type of event that it reports."""
        return self.trigger.kind

    def of_kind(self, kind: str) -> Found:
        """The same, reporting another type of event."""
        return self._replace(trigger=self.trigger._replace(kind=kind))


@dataclass(frozen=True)
class Scene:
    """One sentence with all that was found in it; ``aerial`` where a weapon is named that comes through the air."""

    sentence: Sentence
    words: list[str]
    sites: list[Site]
    casualties: list[Casualty]
    weapons: list[Weapon]
    clauses: list[int]
    unreal: bool = False
    accident: bool = False
    after_flying: bool = False
    after_strike: bool = False
    kinds_at: dict[int, str] = field(default_factory=dict)
    aerial: bool = False

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


def scene_of(
    sentence: Sentence,
    sites: list[Site],
    casualties: list[Casualty],
    types: EventTypes,
    *,
    after_flying: bool = False,
    after_strike: bool = False,
) -> Scene:
    """Gather what a sentence holds."""
    words = sentence.words
    weapons = _weapons(words, types)
    aerial = any(w in types.words["aerial.weapons"] for _, _, w in weapons)
    unreal = _is_unreal(words, casualties, types, deadly=aerial and any((c.low or 0) > 1 for c in casualties))
    unreal = unreal or (types.cue("court.words").any(words) and not aerial)
    unreal = unreal or (_is_ordinary_crime(words, types) and not aerial)
    accident = (
        (types.cue("accident.sure").any(words) and not _is_gunfire(words, sites))
        or _is_mishap(words, weapons)
        or (types.cue("accident.words").any(words) and (not weapons or _is_excluded(words)))
    )
    return Scene(
        sentence,
        words,
        sites,
        casualties,
        weapons,
        _clauses(words),
        unreal,
        accident,
        after_flying,
        after_strike,
        aerial=aerial,
    )


def _is_excluded(words: list[str]) -> bool:
    """ "Ruled out an attack"."""
    return any(a in ("ruling", "ruled", "rule") and b == "out" for a, b in zip(words, words[1:], strict=False))


def _is_mishap(words: list[str], weapons: list[Weapon]) -> bool:
    """ "What the army called an accident": said of ammunition and arms, though not where drones or mines are named."""
    if _MISHAPS.isdisjoint(words) or any(w not in _STORED for _, _, w in weapons):
        return False
    return any(
        w in _MISHAPS and not any(n in _NO_MISHAP for n in words[max(0, k - 4) : k]) for k, w in enumerate(words)
    )


def _is_ordinary_crime(words: list[str], types: EventTypes) -> bool:
    """A murder-suicide, a home invasion: no conflict, where no armed side is named."""
    if not types.cue("crime.words").any(words):
        return False
    return not (
        types.armed_groups.any(words) or types.cue("troops.words").any(words) or any(w in _FIGHTERS for w in words)
    )


def _is_gunfire(words: list[str], sites: list[Site]) -> bool:
    """ "Israeli fire killed three", "sniper fire killed": shots, not flames."""
    shots = any(a in _SHOOTERS and b == "fire" for a, b in zip(words, words[1:], strict=False))
    return shots or any(s.role == "actor" and words[s.last + 1 : s.last + 2] == ["fire"] for s in sites)


def _weapons(words: list[str], types: EventTypes) -> list[Weapon]:
    found = types.weapons.find(words)
    blocked = {
        k
        for cue in ((types.not_events, types.cue("not_weapons.phrases")) if found else ())
        for start, end, _ in cue.find(words)
        for k in range(start, end)
    }
    found = [w for w in found if w[0] not in blocked and not _is_ruled_out(words, w[0])]
    return [(a, b, "bomb") if _is_carried(words, a) else (a, b, w) for a, b, w in found]


def _is_carried(words: list[str], at: int) -> bool:
    """ "RPG-2 rockets", "antitank rockets", "rocket-propelled grenades": fired by hand, from near by."""
    if not words[at].startswith("rocket"):
        return False
    return words[at - 1 : at] != [] and words[at - 1].startswith(
        ("rpg", "antitank", "anti-tank", "bazooka", "shoulder")
    )


def _is_ruled_out(words: list[str], at: int) -> bool:
    """ "By a spark, not by a bomb", "rather than a missile"."""
    back = [w for w in words[max(0, at - 4) : at] if w not in ("a", "an", "any", "the", "by", "from", "of", "and")]
    return back[-1:] == ["not"] or back[-2:] == ["rather", "than"]


def _clauses(words: list[str]) -> list[int]:
    out, clause = [], 0
    for k, word in enumerate(words):
        if (
            word in _BARRIERS
            or word in _SOFT_BARRIERS
            or (word in ("and", "who", "whom") and k and words[k - 1] == ",")
        ):
            clause += 1
        out.append(clause)
    return out


def _is_unreal(words: list[str], casualties: list[Casualty], types: EventTypes, *, deadly: bool) -> bool:
    """Sport, fiction and exercises; no theatre that missiles struck, killing several (``deadly``)."""
    if any(words[end : end + 1] not in _SHOWN_IN for _, end, _ in types.cue("fiction.sure").find(words)):
        return True
    found = types.cue("fiction.words").find(words)
    if not found:
        return False
    staged = any(v in _STAGED and any(w in _STAGED_BEFORE for w in words[max(0, s - 3) : s]) for s, _, v in found)
    blast = any(w in _BLASTS for w in words) and any(w in _BOMBS for w in words)
    return (len({_HALLS.get(v, v) for _, _, v in found}) > 1 and not (blast or deadly)) or (staged and not casualties)
