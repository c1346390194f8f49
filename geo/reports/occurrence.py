"""Did it happen? planned, cancelled, demanded, threatened and historical told from what occurred."""

from __future__ import annotations

from geo.reports.lexicon import TALKS, EventTypes
from geo.reports.scene import Found, Scene
from geo.reports.text import without_months
from geo.reports.times import Time

__all__ = ["occurrence_of"]

_BACK = 9
_ONGOING = frozenset(
    "ongoing continue continues continued continuing resumed resume reconvened reconvene underway".split()
)
_ONGOING_PHRASES = (
    ("second", "day"),
    ("third", "day"),
    ("under", "way"),
    ("are", "meeting"),
    ("are", "holding"),
    ("second", "round"),
    ("are", "holding"),
    ("entered", "a"),
)
_GOES_ON = frozenset("continues continue rages rage persists persist".split())
_WARNING = frozenset("warned warns warning threatened threatens vowed vows".split())
_ANSWERED = frozenset(
    "revenge retaliation response answer reprisal reprisals retaliate respond avenge punish punishment".split()
)
_TO_COME = frozenset("hold meet host begin start resume reconvene restart return reopen".split())
_OVER = frozenset("ended ends concluded concludes finished closed wrapped broke".split())
_FALLEN_THROUGH = (
    ("had", "been", "due"),
    ("had", "been", "scheduled"),
    ("had", "been", "expected"),
    ("had", "been", "set"),
    ("had", "been", "planned"),
    ("were", "supposed"),
    ("was", "supposed"),
    ("was", "to", "have"),
    ("were", "to", "have"),
)
_NEGATIONS = frozenset(
    "not n't never without didn't wasn't weren't hasn't haven't hadn't don't doesn't isn't aren't no".split()
)
_TRYING = frozenset("tried trying tries try attempting attempted attempts attempt failed failing fails".split())
_FOILED = frozenset("foiled thwarted prevented averted aborted".split())
_HABITS = frozenset("increasingly routinely regularly frequently often typically usually".split())
_STARTING = frozenset(
    "open begin start hold meet sit resume continue host take be gather convene travel join reconvene".split()
)
_GOING_ON = frozenset("go continue increase intensify persist remain resume rise escalate spread last follow".split())
_HARD_MODALS = frozenset("could might may would".split())


def occurrence_of(
    scene: Scene, found: Found | None, time: Time | None, types: EventTypes, *, token: int | None = None
) -> str | None:
    """The occurrence of the event at a trigger, or None where the text says that there is none."""
    at = found.first if found else token or 0
    end = found.last + 1 if found else at + 1
    kind = found.kind if found else "killing"
    start = _clause_start(scene, at)
    back = _without_aside(without_months(scene.words[max(start, at - _BACK) : at]))
    if kind == "territorial_claim":
        return "demanded" if found and found.trigger.needs == "demand" else "occurred"
    if _is_unreal(scene.words) or (kind not in TALKS and _is_forecast(scene, end)):
        return None
    if kind == "territorial_change" and any(w in _HARD_MODALS for w in back[-3:]):
        return None
    if kind == "territorial_change" and types.cue("occurrence.attempted").any(back[-6:]):
        return None
    if _historical(scene, time, types):
        return "historical"
    if kind in TALKS:
        return _of_talks(scene, at, back, types)
    if time is None and kind != "territorial_change" and _HABITS & set(back):
        return None  # "have increasingly used strike packages": no one event
    threat = _behind_revenge(back)
    if types.cue("occurrence.threatened").any(threat) and not _is_if_clause(threat):
        return "threatened"
    if any(w in _WARNING for w in back) and any(w in ("would", "will") for w in back[-3:]):
        return "threatened"  # "warned that Beirut would be bombed"
    if any(w in _NEGATIONS for w in back[-3:]) or _negated_after(scene, end):
        return None
    if kind == "territorial_change" and types.cue("occurrence.demanded").any(back):
        return None
    if kind == "territorial_change" and _is_supposed(scene.words, at, end):
        return None
    if kind in ("strike", "explosion", "killing", "abduction") and _is_tried(back):
        return None
    if any(
        a == "had" and b in ("planned", "intended", "hoped", "wanted") for a, b in zip(back, back[1:], strict=False)
    ):
        return None
    if any(w.startswith("accus") for w in scene.words[max(0, at - _BACK) : at]) and "of" in back[-4:]:
        return None if {"preparing", "planning", "plotting"} & set(back[-3:]) else "occurred"
    if types.cue("occurrence.planned").any(back[-5:]):
        return "planned" if kind != "killing" else None
    if kind == "clash" and any(w in _GOES_ON for w in scene.words[end : end + 4]):
        return "ongoing"  # "fighting continues near"
    if types.cue("occurrence.hypothetical").any(back[-6:]) and not (found and _is_real_cause(found, back)):
        return None
    return "occurred"


def _is_forecast(scene: Scene, end: int) -> bool:
    """ "Attacks on the road are likely to go on"."""
    after = scene.words[end : end + 14]
    return any(
        a in ("likely", "expected", "bound", "set")
        and after[k + 1 : k + 2] == ["to"]
        and after[k + 2 : k + 3]
        and after[k + 2] in _GOING_ON
        for k, a in enumerate(after)
    )


def _without_aside(back: list[str]) -> list[str]:
    """ "Israel, which has vowed to protect the Druze, bombed": what stands between commas is of something else."""
    for k in range(len(back) - 1):
        if back[k] == "," and back[k + 1] in ("which", "who") and "," in back[k + 2 :]:
            return back[:k] + back[back.index(",", k + 2) + 1 :]
    return back


def _is_unreal(words: list[str]) -> bool:
    """ "Had the missile hit Rivne, ...", "Reports of a strike on Uzhhorod are false"."""
    if words[:1] == ["had"] and words[1:2] and words[1] in ("the", "a", "it", "they", "he", "she"):
        return True
    return any(w in ("false", "fake", "untrue", "hoax", "fabricated") for w in words) and any(
        w in ("reports", "report", "claims", "rumours", "rumors", "news") for w in words
    )


def _is_tried(back: list[str]) -> bool:
    """ "An aircraft that was trying to bomb civilians", "they tried to kidnap him": not done."""
    return back[-1:] == ["to"] and any(w in _TRYING for w in back[-4:-1])


def _is_supposed(words: list[str], at: int, end: int) -> bool:
    """ "Capturing the city would free": what a deed would bring, not the deed."""
    leads = at == 0 or words[at - 1] in (",", ";", "that", "and", "the")
    return leads and any(w in _HARD_MODALS or w in ("will", "can") for w in words[end : end + 6])


def _is_real_cause(found: Found, back: list[str]) -> bool:
    """ "up to 40 may have been killed in a strike": the toll is open, the strike is not."""
    guess = any(a in ("may", "might", "could") and b == "have" for a, b in zip(back, back[1:], strict=False))
    return guess and found.trigger.part == "noun" and any(w in ("in", "by", "from", "after") for w in back[-3:])


def _clause_start(scene: Scene, at: int) -> int:
    clause = scene.clause(at)
    return next(k for k in range(len(scene.words)) if scene.clause(k) == clause)


def _historical(scene: Scene, time: Time | None, types: EventTypes) -> bool:
    if time is not None and time.background:
        return True
    return types.cue("occurrence.historical").any(scene.words) and (time is None or time.background)


def _behind_revenge(back: list[str]) -> list[str]:
    """ "Vowed revenge for the attack": what is answered has happened; only the answer is threatened."""
    at = next((k for k in range(len(back) - 1, -1, -1) if back[k] in _ANSWERED), None)
    behind = back[at + 1 :] if at is not None else []
    return behind if behind[:1] and behind[0] in ("for", "to", "after", "over", "the") else back


def _is_if_clause(back: list[str]) -> bool:
    return "if" in back[-3:] or "after" in back[-3:]


def _negated_after(scene: Scene, end: int) -> bool:
    """ "hit no one", "caused no": the deed stands, only its effect is denied; "explosions will be heard": none yet."""
    after = scene.words[end : end + 12]
    foiled = any(a in ("was", "were", "been") and b in _FOILED for a, b in zip(after, after[1:], strict=False))
    coming = scene.words[end : end + 1] in (["will"], ["may"], ["might"], ["would"]) and "have" not in after[1:3]
    return scene.words[end : end + 1] == ["not"] or foiled or (coming and after[1:2] == ["be"])


def _is_awaited(clause: list[str], back: list[str]) -> bool:
    """ "hours before envoys were to sit down", "on the eve of a meeting", "ahead of talks"."""
    triples = zip(clause, clause[1:], clause[2:], strict=False)
    if any(a in ("was", "were") and b == "to" and c in _STARTING for a, b, c in triples):
        return True
    return any(
        (a, b) in (("eve", "of"), ("ahead", "of"), ("advance", "of")) for a, b in zip(back, back[1:], strict=False)
    )


def _of_talks(scene: Scene, at: int, back: list[str], types: EventTypes) -> str | None:
    words = scene.words
    if "since" in words[max(0, at - 4) : at]:
        return None  # "it has been 44 days since Kyiv agreed to a ceasefire"
    clause = [w for k, w in enumerate(words) if scene.clause(k) == scene.clause(at)]
    if types.cue("occurrence.cancelled").any(clause):
        return "cancelled"
    if any(a == "only" and b in ("if", "when", "once") for a, b in zip(words[at:], words[at + 1 :], strict=False)):
        return None
    if any(tuple(clause[k : k + n]) in _FALLEN_THROUGH for n in (2, 3) for k in range(len(clause))):
        return "cancelled"
    over = any(w in _OVER for w in clause)
    ongoing = any(w in _ONGOING for w in clause) or (
        not over and any(tuple(clause[k : k + 2]) in _ONGOING_PHRASES for k in range(len(clause)))
    )
    ahead = any(a in ("to", "will") and b in _TO_COME for a, b in zip(clause, clause[1:], strict=False))
    if ongoing and not ahead and not any(w in ("no", "not") for w in back[-3:]):
        return "ongoing"
    headline = at > 1 and words[at - 1] == "to" and words[at - 2] not in ("refused", "declined", "failed", "able")
    if types.cue("occurrence.planned").any(clause) or headline or _is_awaited(clause, back):
        return "planned"  # "Envoys to meet in Doha"
    if any(w in _NEGATIONS for w in back[-3:]) or any(w in ("refused", "rejected", "ruled") for w in back[-4:]):
        return None
    if types.cue("occurrence.demanded").any(back[-5:]):
        return "demanded"
    if any(w in _HARD_MODALS for w in back[-4:]):
        return (
            "planned"
            if any(w in ("would",) for w in back[-4:]) and any(w in ("said", "announced") for w in words)
            else None
        )
    return "occurred"
