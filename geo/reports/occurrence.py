"""Did it happen? planned, cancelled, demanded, threatened and historical told from what occurred."""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.reports.grammar import has_pair
from geo.reports.lexicon import TALKS, EventTypes
from geo.reports.plans import planned_at
from geo.reports.scene import Found, Scene
from geo.reports.text.clean import without_months
from geo.reports.times.find import Time

__all__ = ["occurrence_of"]

_BACK = 9  # words before a trigger that can tell whether it happened
_NO_EVENT = "none"  # what a rule gives where the text says that nothing happened
_HARD_MODALS = frozenset("could might may would".split())
_NEGATIONS = frozenset(
    "not n't never without didn't wasn't weren't hasn't haven't hadn't don't doesn't isn't aren't no".split()
)


class _Case(NamedTuple):
    """A trigger, or a claim without one, with what tells whether it happened."""

    scene: Scene
    found: Found | None
    time: Time | None
    types: EventTypes
    kind: str
    at: int  # the first token
    end: int  # the one behind the last
    back: list[str]  # the words before it in its clause

    def says(self, cue: str, words: list[str]) -> bool:
        """Whether one of the phrases of an occurrence stands among the words."""
        return self.types.cue(f"occurrence.{cue}").any(words)

    @property
    def changes_hands(self) -> bool:
        return self.kind == "territorial_change"


def occurrence_of(
    scene: Scene, found: Found | None, time: Time | None, types: EventTypes, *, token: int | None = None
) -> str | None:
    """The occurrence of the event at a trigger, or None where the text says that there is none.

    Parameters
    ----------
    scene : Scene
        The sentence.
    found : Found or None
        The trigger; None for people killed or hurt without one.
    time : Time or None
        The time phrase that it belongs to.
    types : EventTypes
        The words of events.
    token : int, optional
        Where those people are told, without a trigger.
    """
    at = found.first if found else token or 0
    end = found.last + 1 if found else at + 1
    words = scene.words[max(_clause_start(scene, at), at - _BACK) : at]
    back = _without_aside(without_months(words))
    case = _Case(scene, found, time, types, found.kind if found else "killing", at, end, back)
    told = next((status for rule in _RULES if (status := rule(case)) is not None), "occurred")
    return None if told == _NO_EVENT else told


def _clause_start(scene: Scene, at: int) -> int:
    return scene.clauses.index(scene.clause(at))


def _without_aside(back: list[str]) -> list[str]:
    """ "Israel, which has vowed to protect the Druze, bombed": what stands between commas is of something else."""
    for k in range(len(back) - 1):
        if back[k] == "," and back[k + 1] in ("which", "who") and "," in back[k + 2 :]:
            return back[:k] + back[back.index(",", k + 2) + 1 :]
    return back


# -- the rules: each gives the occurrence, or None where the next may know


def _claimed(case: _Case) -> str | None:
    """A claim to land is a demand, or has been made."""
    if case.kind != "territorial_claim":
        return None
    return "demanded" if case.found and case.found.trigger.needs == "demand" else "occurred"


def _unreal(case: _Case) -> str | None:
    """ "Had the missile hit", "reports are false", "attacks are likely to go on", "is likely to strike"."""
    forecast = case.kind not in TALKS and (_is_forecast(case.scene, case.end) or _is_likely(case.back))
    return _NO_EVENT if forecast or _is_unreal(case.scene.words) else None


def _not_yet_taken(case: _Case) -> str | None:
    """ "Could capture", "attempted to take": the ground has not changed hands."""
    if not case.changes_hands:
        return None
    open_ = any(w in _HARD_MODALS for w in case.back[-3:]) or case.says("attempted", case.back[-6:])
    return _NO_EVENT if open_ else None


def _recalled(case: _Case) -> str | None:
    """ "On this day in 1995": of days before those that news is of."""
    if case.kind in TALKS and _refused(case):
        return _NO_EVENT  # "talks in 2022, at which they failed to agree on a truce"
    if case.time is not None:
        return "historical" if case.time.background else None
    return "historical" if case.says("historical", _without_feasts(case.scene.words)) else None


def _without_feasts(words: list[str]) -> list[str]:
    """ "At an anniversary festival": a feast of the day, on which nothing is recalled."""
    pairs = zip(words, [*words[1:], ""], strict=False)
    return [w for w, after in pairs if not (w == "anniversary" and after in _FEASTS)]


def _talks(case: _Case) -> str | None:
    """Of talks other words tell whether they are held."""
    if case.kind not in TALKS:
        return None
    return next((status for rule in _RULES_OF_TALKS if (status := rule(case)) is not None), "occurred")


def _habit(case: _Case) -> str | None:
    """ "Have increasingly used strike packages": no one event."""
    goes_on = has_pair(case.back[-3:], ("continued", "continue", "continues", "continuing"), ("to",))
    habit = case.time is None and not case.changes_hands and (goes_on or not _HABITS.isdisjoint(case.back))
    return _NO_EVENT if habit else None


def _alert(case: _Case) -> str | None:
    """ "Declared a threat of shelling", "due to the threat of drone attacks": an alarm, of which more may come."""
    at = next((k for k in range(len(case.back) - 1) if case.back[k : k + 2] == ["threat", "of"]), None)
    return _NO_EVENT if at is not None and not _ALARM.isdisjoint(case.back[max(0, at - 4) : at]) else None


def _threatened(case: _Case) -> str | None:
    """ "Threatened to strike", "warned that Beirut would be bombed"."""
    threat = _behind_revenge(case.back)
    conditional = "if" in threat[-3:] or "after" in threat[-3:]
    if case.says("threatened", threat) and not conditional:
        return "threatened"
    warned = not _WARNING.isdisjoint(case.back) and any(w in ("would", "will") for w in case.back[-3:])
    return "threatened" if warned else None


def _denied(case: _Case) -> str | None:
    """ "Did not strike", "was foiled"."""
    negated = any(w in _NEGATIONS for w in case.back[-3:]) or _negated_after(case.scene, case.end)
    return _NO_EVENT if negated else None


def _wished(case: _Case) -> str | None:
    """ "Demanded to hand over the city", "capturing it would free troops"."""
    if not case.changes_hands:
        return None
    supposed = _is_supposed(case.scene.words, case.at, case.end)
    return _NO_EVENT if supposed or case.says("demanded", case.back) else None


def _tried(case: _Case) -> str | None:
    """ "An aircraft that was trying to bomb civilians", "they tried to kidnap him": not done."""
    if case.kind not in ("strike", "explosion", "killing", "abduction"):
        return None
    return _NO_EVENT if case.back[-1:] == ["to"] and any(w in _TRYING for w in case.back[-4:-1]) else None


def _intended(case: _Case) -> str | None:
    """ "Had planned to bomb"."""
    return _NO_EVENT if has_pair(case.back, ("had",), _INTENDED) else None


def _accused(case: _Case) -> str | None:
    """ "Accused Kyiv of bombing": it has happened, unless they were accused of planning it."""
    words = case.scene.words[max(0, case.at - _BACK) : case.at]
    if "of" not in case.back[-4:] or not any(w.startswith("accus") for w in words):
        return None
    return "occurred" if _PREPARING.isdisjoint(case.back[-3:]) else _NO_EVENT


def _planned(case: _Case) -> str | None:
    """ "Will strike"; a killing to come is none."""
    if not case.says("planned", case.back[-5:]):
        return None
    return "planned" if case.kind != "killing" else _NO_EVENT


def _fighting_on(case: _Case) -> str | None:
    """ "Fighting continues near"."""
    after = case.scene.words[case.end : case.end + 4]
    return "ongoing" if case.kind == "clash" and not _GOES_ON.isdisjoint(after) else None


def _hypothetical(case: _Case) -> str | None:
    """ "If they strike", "may have been hit"."""
    if not case.says("hypothetical", case.back[-6:]) or (case.found and _is_real_cause(case.found, case.back)):
        return None
    return _NO_EVENT


_RULES = (
    _claimed,
    _unreal,
    _not_yet_taken,
    _recalled,
    _talks,
    _habit,
    _alert,
    _threatened,
    _denied,
    _wished,
    _tried,
    _intended,
    _accused,
    _planned,
    _fighting_on,
    _hypothetical,
)


# -- what they ask

_FEASTS = frozenset("festival celebration celebrations party parade concert rally gathering event events".split())
_HABITS = frozenset("increasingly routinely regularly frequently often typically usually".split())
_ALARM = frozenset("declared announced issued reported warned due amid over alert siren sirens there".split())
_WARNING = frozenset("warned warns warning threatened threatens vowed vows".split())
_TRYING = frozenset("tried trying tries try attempting attempted attempts attempt failed failing fails".split())
_INTENDED = frozenset(["planned", "intended", "hoped", "wanted"])
_PREPARING = frozenset(["preparing", "planning", "plotting"])
_GOES_ON = frozenset("continues continue rages rage persists persist".split())
_ANSWERED = frozenset(
    "revenge retaliation response answer reprisal reprisals retaliate respond avenge punish punishment".split()
)
_GOING_ON = frozenset(
    "go break flare erupt ensue escalate continue increase intensify persist remain resume rise escalate spread last follow".split()
)
_MAY = frozenset("may might could".split())
_EXPECTED = frozenset(["likely", "expected", "bound", "set"])
_FALSE = frozenset("false fake untrue hoax fabricated".split())
_REPORTS = frozenset("reports report claims rumours rumors news".split())
_FOILED = frozenset("foiled thwarted prevented averted aborted".split())


def _is_forecast(scene: Scene, end: int) -> bool:
    """ "Attacks on the road are likely to go on", "clashes may continue"."""
    after = scene.words[end : end + 14]
    if after[:1] and after[0] in _MAY and after[1:2] and after[1] in _GOING_ON:
        return True
    triples = zip(after, after[1:], after[2:], strict=False)
    return any(a in _EXPECTED and b == "to" and c in _GOING_ON for a, b, c in triples)


def _is_likely(back: list[str]) -> bool:
    """ "Is likely to strike", "will likely intensify attacks"; not "has likely captured"."""
    return has_pair(back, ("likely",), ("to",)) or has_pair(back, ("will", "would"), ("likely", "probably"))


def _is_unreal(words: list[str]) -> bool:
    """ "Had the missile hit Rivne, ...", "Reports of a strike on Uzhhorod are false"."""
    if words[:1] == ["had"] and words[1:2] and words[1] in ("the", "a", "it", "they", "he", "she"):
        return True
    return not _FALSE.isdisjoint(words) and not _REPORTS.isdisjoint(words)


def _is_supposed(words: list[str], at: int, end: int) -> bool:
    """ "Capturing the city would free": what a deed would bring, not the deed."""
    leads = at == 0 or words[at - 1] in (",", ";", "that", "and", "the")
    return leads and any(w in _HARD_MODALS or w in ("will", "can") for w in words[end : end + 6])


def _is_real_cause(found: Found, back: list[str]) -> bool:
    """ "up to 40 may have been killed in a strike": the toll is open, the strike is not."""
    guess = any(a in ("may", "might", "could") and b == "have" for a, b in zip(back, back[1:], strict=False))
    return guess and found.trigger.part == "noun" and any(w in ("in", "by", "from", "after") for w in back[-3:])


def _behind_revenge(back: list[str]) -> list[str]:
    """ "Vowed revenge for the attack": what is answered has happened; only the answer is threatened."""
    at = next((k for k in range(len(back) - 1, -1, -1) if back[k] in _ANSWERED), None)
    behind = back[at + 1 :] if at is not None else []
    return behind if behind[:1] and behind[0] in ("for", "to", "after", "over", "the") else back


def _negated_after(scene: Scene, end: int) -> bool:
    """ "hit no one", "caused no": the deed stands, only its effect is denied; "explosions will be heard": none yet."""
    after = scene.words[end : end + 12]
    foiled = any(a in ("was", "were", "been") and b in _FOILED for a, b in zip(after, after[1:], strict=False))
    coming = scene.words[end : end + 1] in (["will"], ["may"], ["might"], ["would"]) and "have" not in after[1:3]
    return scene.words[end : end + 1] == ["not"] or foiled or (coming and after[1:2] == ["be"])


# -- talks


def _long_agreed(case: _Case) -> str | None:
    """ "It has been 44 days since Kyiv agreed to a ceasefire"."""
    return _NO_EVENT if "since" in case.scene.words[max(0, case.at - 4) : case.at] else None


def _cancelled(case: _Case) -> str | None:
    """ "Talks were called off"."""
    return "cancelled" if case.says("cancelled", _clause(case)) else None


def _on_condition(case: _Case) -> str | None:
    """ "Will meet only if"."""
    return _NO_EVENT if has_pair(case.scene.words[case.at :], ("only",), ("if", "when", "once")) else None


def _fallen_through(case: _Case) -> str | None:
    """ "Had been due to meet", "were supposed to"."""
    clause = _clause(case)
    told = any(tuple(clause[k : k + n]) in _SUPPOSED for n in (2, 3) for k in range(len(clause)))
    return "cancelled" if told else None


def _going_on(case: _Case) -> str | None:
    """ "Talks resumed", "are meeting", "the second day"."""
    clause = _clause(case)
    ongoing = not _ONGOING.isdisjoint(clause) or (
        _OVER.isdisjoint(clause) and any(pair in _ONGOING_PHRASES for pair in zip(clause, clause[1:], strict=False))
    )
    ahead = has_pair(clause, ("to", "will"), _TO_COME)
    return "ongoing" if ongoing and not ahead and not any(w in ("no", "not") for w in case.back[-3:]) else None


def _to_be_held(case: _Case) -> str | None:
    """ "Envoys to meet in Doha", "ahead of talks"."""
    words, at, clause = case.scene.words, case.at, _clause(case)
    headline = at > 1 and words[at - 1] == "to" and words[at - 2] not in ("refused", "declined", "failed", "able")
    come = case.back[-1:] == ["for"] and not _COMING.isdisjoint(case.back)  # "arrives in Ankara for talks"
    planned = headline or come or planned_at(clause, case.types) or _is_awaited(clause, case.back)
    return "planned" if planned else None


def _refused(case: _Case) -> str | None:
    """ "Rejected talks", "no talks", "failed to agree on an end to the war"."""
    refused = any(w in _NEGATIONS for w in case.back[-3:]) or any(w in _REFUSED for w in case.back[-4:])
    refused = refused or has_pair(case.back[-5:], _FAILING, ("to", "in"))
    return _NO_EVENT if refused else None


def _called_for(case: _Case) -> str | None:
    """ "Called for talks"."""
    return "demanded" if case.says("demanded", case.back[-5:]) else None


def _possible(case: _Case) -> str | None:
    """ "Might meet"; "said they would meet" is a plan."""
    if not any(w in _HARD_MODALS for w in case.back[-4:]):
        return None
    said = not _SAID.isdisjoint(case.scene.words)
    return "planned" if "would" in case.back[-4:] and said else _NO_EVENT


def _held_before(case: _Case) -> str | None:
    """ "Following a phone call with him, the envoy said talks would begin": held, whatever is to come."""
    return "occurred" if any(w in ("following", "after") for w in case.back[-4:]) else None


_RULES_OF_TALKS = (
    _long_agreed,
    _held_before,
    _cancelled,
    _on_condition,
    _fallen_through,
    _going_on,
    _to_be_held,
    _refused,
    _called_for,
    _possible,
)
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
    ("entered", "a"),
)
_TO_COME = frozenset("hold meet host begin start resume reconvene restart return reopen".split())
_OVER = frozenset("ended ends concluded concludes finished closed wrapped broke".split())
_SUPPOSED = (
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
_STARTING = frozenset(
    "open begin start hold meet sit resume continue host take be gather convene travel join reconvene".split()
)
_COMING = frozenset("arrives travels heads heading flies lands".split())
_REFUSED = frozenset(["refused", "rejected", "ruled"])
_FAILING = frozenset("failed fail fails failing unable failure".split())
_SAID = frozenset(["said", "announced"])


def _clause(case: _Case) -> list[str]:
    """The words of the clause of the trigger."""
    own = case.scene.clause(case.at)
    return [w for k, w in enumerate(case.scene.words) if case.scene.clause(k) == own]


def _is_awaited(clause: list[str], back: list[str]) -> bool:
    """ "hours before envoys were to sit down", "on the eve of a meeting", "ahead of talks"."""
    triples = zip(clause, clause[1:], clause[2:], strict=False)
    if any(a in ("was", "were") and b == "to" and c in _STARTING for a, b, c in triples):
        return True
    return any(
        (a, b) in (("eve", "of"), ("ahead", "of"), ("advance", "of")) for a, b in zip(back, back[1:], strict=False)
    )
