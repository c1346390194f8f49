"""Words of events that tell of none: what went before, a habit, a police search, a bomb made safe, a part of a name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from geo.lean import NamedTuple
from geo.reports.counting.people import is_person
from geo.reports.grammar import has_pair
from geo.reports.lexicon import DEEDS, Trigger
from geo.reports.roles.prepositions import MONTHS, TIMES
from geo.reports.scene import Scene
from geo.reports.triggers.needs.prisoner_exchange import is_promised

__all__ = ["is_look_alike"]


def is_look_alike(scene: Scene, trigger: Trigger, i: int, end: int) -> bool:
    """Say whether a trigger, tokens ``i`` up to ``end``, tells of no event of its own.

    Parameters
    ----------
    scene : Scene
        Its sentence.
    trigger : Trigger
        The words of an event.
    i, end : int
        Its first token, and the one behind its last.
    """
    candidate = _Candidate(scene, scene.words, trigger, i, end)
    return any(holds(candidate) for holds in _RULES)


class _Candidate(NamedTuple):
    """A trigger, tokens ``first`` up to ``end`` of its sentence."""

    scene: Scene
    words: list[str]
    trigger: Trigger
    first: int
    end: int


_ARREST_NEAR = frozenset(
    "arrest arrests arrested arresting detained detentions suspects suspect seized police dawn warrants handcuffed".split()
)
_ARREST_TOLD = frozenset("arrested detained arrests arrest detentions searched searches confiscated".split())
_FIGHTING = frozenset("militants gunmen rebels clashes killed".split())


def _is_police_raid(c: _Candidate) -> bool:
    """ "Four suspects were arrested in raids": a search by the police, not an attack."""
    if not c.trigger.words[0].startswith("raid"):
        return False
    if not c.scene.casualties and not _ARREST_TOLD.isdisjoint(c.words):
        return True
    flown = c.words[c.first - 1 : c.first] in (["air"], ["bombing"], ["drone"])
    if flown or c.trigger.words[0] not in ("raid", "raids"):
        return False
    near = c.words[max(0, c.first - 10) : c.first + 10]
    return not _ARREST_NEAR.isdisjoint(near) and _FIGHTING.isdisjoint(near)


_GOING_ON = frozenset("been is are was were keep while start started".split())


def _is_going_on(c: _Candidate) -> bool:
    """ "Has been fighting a legal battle"; not "were fighting in"."""
    return _is_fighting_told(c) and c.words[c.first + 1 : c.first + 2] != ["in"]


def _is_fighting_told(c: _Candidate) -> bool:
    """ "Were fighting": told as it goes on."""
    return c.words[c.first] == "fighting" and c.first > 0 and c.words[c.first - 1] in _GOING_ON


_ANSWERS = frozenset("reprisal reprisals retaliation revenge response answer retribution".split())


def _is_reason(c: _Candidate) -> bool:
    """ "Killed 28 peasants in reprisal for an ambush", "because of the fighting"."""
    back = c.words[max(0, c.first - 4) : c.first]
    if back[-1:] in (["a"], ["an"], ["the"]) and back[-2:-1] in (["for"], ["to"]) and _ANSWERS & set(back[-3:-2]):
        return not (_is_told_with_place(c) or _is_to_be_avenged(c))
    return back[-1:] == ["the"] and back[-3:-1] in (["because", "of"], ["due", "to"], ["owing", "to"])


def _is_told_with_place(c: _Candidate) -> bool:
    """ "In retaliation for the blast that killed 110 people at the bus station in Colombo"."""
    said_of = c.words[c.end : c.end + 1] in (["that"], ["which"])
    return said_of and any(s.role == "site" and 0 < s.first - c.end <= _SAID_OF for s in c.scene.sites)


_VOWING = frozenset(
    "vowed vows vowing promised promises demanded demands swore pledged threatened threatens for seek seeks sought".split()
)


def _is_to_be_avenged(c: _Candidate) -> bool:
    """ "Tehran vowed revenge for the strike on Natanz": no deed is told but the one to be avenged."""
    vowed = not _VOWING.isdisjoint(c.words[max(0, c.first - 6) : c.first - 2])
    return vowed and any(s.role == "site" and 0 < s.first - c.end <= 2 for s in c.scene.sites)


_SAID_OF = 12
_VICTIMS = frozenset(["slain"])
_PLURALS = frozenset("clashes attacks strikes raids".split())
_STOPPING = frozenset("stop stopping halt end ending".split())


def _is_stopped(c: _Candidate) -> bool:
    """ "To stop bombing Gaza"."""
    verb = not _is_noun(c) and c.trigger.words[0].endswith("ing")
    return verb and not _STOPPING.isdisjoint(c.words[max(0, c.first - 2) : c.first])


_ENDINGS = frozenset("end ending halt halting stop stopping cessation stopped stops halted ended ends".split())
_SPANS = frozenset("weeks days months years week month year decades hours".split())
_TALKS = ("negotiation", "agreement")
_DATED = TIMES | MONTHS | {"a", "an", "the", "another"}


def _is_span(c: _Candidate) -> bool:
    """ "A week of fighting", "an end to the shelling", "any attack"; but "three days of talks", "ended talks"."""
    if not _is_noun(c) or _is_fighting_told(c):
        return False
    back = c.words[max(0, c.first - 4) : c.first]
    if back[-1:] == ["any"] or back[-3:] == ["any", "of", "the"]:
        return True
    if back[-2:] == ["day", "of"] and any(w in ("a", "one", "only", "after") for w in back[:-2]):
        return True
    if c.trigger.kind in _TALKS:
        return not (_ENDINGS - {"ended", "ends"}).isdisjoint(back)
    lasting = any(
        a in _SPANS and b == "of" and _DATED.isdisjoint(back[k + 2 :]) for k, (a, b) in enumerate(pairwise(back))
    )
    return lasting or not _ENDINGS.isdisjoint(back)  # not "in the early hours of Friday an explosion"


def _is_noun(c: _Candidate) -> bool:
    return c.trigger.part == "noun" or c.words[c.first] in _PLURALS


_DEVICES = frozenset("device devices charge charges bomb".split())
_FOUND = frozenset(
    "found discovered neutralised neutralized defused disposed destroyed seized cleared removed disarmed dismantled deactivated "
    "recovered".split()
)


def _is_found_unexploded(c: _Candidate) -> bool:
    """ "Sappers found and destroyed 83 explosive devices": none went off."""
    if c.trigger.kind != "explosion" or c.trigger.words[-1] not in _DEVICES:
        return False
    after = c.words[c.end : c.end + 4]
    return not _FOUND.isdisjoint(c.words[max(0, c.first - 7) : c.first]) or (
        after[:1] in (["was"], ["were"]) and not _FOUND.isdisjoint(after)
    )


_MADE_SAFE = frozenset("defused deactivated disarmed neutralised neutralized dismantled defuse deactivate".split())
_CLAUSE_ENDS = frozenset((";", "while", "but"))


def _is_made_safe(c: _Candidate) -> bool:
    """ "A bomb left at a bank was defused", "a car bomb failed to explode": no blast."""
    if c.trigger.kind != "explosion":
        return False
    if "failed" in c.words[max(0, c.first - 3) : c.first] or c.words[max(0, c.first - 2) : c.first] == ["did", "not"]:
        return True
    near = c.words[c.first : c.end + 26]
    near = near[: next((k for k, w in enumerate(near) if w in _CLAUSE_ENDS), len(near))]
    return not _MADE_SAFE.isdisjoint(near) or any(
        a in ("failed", "fail", "did") and b in ("to", "not") and c in ("explode", "detonate", "go")
        for a, b, c in zip(near, near[1:], near[2:], strict=False)
    )


def _is_shot_down(c: _Candidate) -> bool:
    """ "Gunned down" is a killing, "shot down" is none."""
    return c.trigger.kind == "killing" and c.words[c.end : c.end + 1] == ["down"]


def _is_exchange_promised(c: _Candidate) -> bool:
    """ "The swaps were agreed on"."""
    return c.trigger.kind == "prisoner_exchange" and is_promised(c.words, c.trigger, c.first, c.end)


def _is_habit(c: _Candidate) -> bool:
    """ "An airstrip that the army shells whenever a plane has landed"."""
    return c.trigger.kind in DEEDS and "whenever" in c.words[c.end : c.end + 8]


_STEPPING = frozenset("step steps stepped stepping ramp ramps ramped ramping".split())


def _is_stepped_up(c: _Candidate) -> bool:
    """ "Steps up its offensive": more of it, no one deed."""
    return has_pair(c.words[max(0, c.first - 5) : c.first], _STEPPING, ("up",))


_MAIN_EFFORTS = frozenset("efforts effort attention".split())


def _is_main_effort(c: _Candidate) -> bool:
    """ "Concentrates its main efforts on offensive actions in the Lyman direction": what an army is about."""
    back = c.words[max(0, c.first - 5) : c.first]
    return c.trigger.kind == "clash" and not _MAIN_EFFORTS.isdisjoint(back) and "on" in back


_SEATS = frozenset("center centre epicenter epicentre heart focus".split())
_STEADY = frozenset("frequent primary regular constant main prime favourite favorite repeated daily".split())


def _is_seat_of_fighting(c: _Candidate) -> bool:
    """ "The town, long the centre of heavy fighting": how a place is described."""
    return c.trigger.kind == "clash" and has_pair(c.words[max(0, c.first - 5) : c.first], _SEATS, ("of",))


def _is_lasting_target(c: _Candidate) -> bool:
    """ "Remains a primary target of air strikes": no attack of a day."""
    if c.trigger.kind not in DEEDS:
        return False
    at = next((k for k, w in enumerate(c.words) if w in ("target", "targets") and c.words[k - 1] in _STEADY), None)
    return at is not None and at <= c.first and c.scene.clause(at) == c.scene.clause(c.first)


_BY_PHONE = ("telephone", "phone")
_TOLD_PRESS = frozenset(
    "afp reuters ap bbc cnn agency reporters journalists jazeera radio tv newspaper post times us me".split()
)


def _is_interview(c: _Candidate) -> bool:
    """ "Residents said by telephone", "he told AFP by phone": what a witness says, no talks."""
    if c.trigger.subtype != "phone" or c.words[c.end - 1] not in _BY_PHONE:
        return False
    back = c.words[max(0, c.first - 4) : c.first]
    return "said" in back[-2:] or "reached" in back[-2:] or ("told" in back and not _TOLD_PRESS.isdisjoint(back))


_MATTERS = frozenset(
    "point points issue issues obstacle obstacles hurdle hurdles topic topics question questions impasse deadlock".split()
)


def _is_matter_of_talks(c: _Candidate) -> bool:
    """ "A region that remains a sticking point in peace negotiations": what talks are about, no meeting."""
    if c.trigger.kind != "negotiation" or not _is_noun(c):
        return False
    back = c.words[max(0, c.first - 4) : c.first]
    at = next((k for k, w in enumerate(back) if w in ("in", "of", "for") and k), None)
    return at is not None and back[at - 1] in _MATTERS and "the" not in back[at:]


_ROWS = frozenset("series string wave spate number succession flurry".split())
_MEMBERS = frozenset("among latest part one".split())


def _is_of_row(c: _Candidate) -> bool:
    """ "The strike is the latest in a series of attacks on the city": the others are told of only to say so."""
    if c.trigger.kind not in DEEDS or not _is_noun(c):
        return False
    back = c.words[max(0, c.first - 9) : c.first]
    row = next((k for k, w in enumerate(back) if w in _ROWS and back[k + 1 : k + 2] == ["of"]), None)
    return row is not None and not _MEMBERS.isdisjoint(back[max(0, row - 5) : row])


_OFTEN = frozenset("frequent regular constant daily repeated near-daily frequently regularly".split())


def _is_lot(c: _Candidate) -> bool:
    """ "The city has been subjected to frequent shelling throughout the war": its lot, no deed of a day."""
    if c.trigger.kind not in DEEDS or c.scene.casualties or "subjected" not in c.words[: c.first]:
        return False
    return not _OFTEN.isdisjoint(c.words[max(0, c.first - 4) : c.first])


_BODIES = frozenset("forces front army movement party union organisation organization council committee".split())


def _is_of_organisation(c: _Candidate) -> bool:
    """ "the Armed Forces for the Liberation of Angola": a name, no deed."""
    if c.words[c.first] not in ("liberation", "defence", "defense") or c.words[max(0, c.first - 2) : c.first] != [
        "for",
        "the",
    ]:
        return False
    return not _BODIES.isdisjoint(c.words[max(0, c.first - 8) : c.first - 2])


def _is_truce_aside(c: _Candidate) -> bool:
    """ "Hours before the truce took effect, ...": told for its time, not for itself."""
    if c.trigger.kind != "agreement":
        return False
    opening = next(k for k in range(len(c.words)) if c.scene.clause(k) == c.scene.clause(c.first))
    if opening == 0 or c.words[opening] not in ("before", "after", "since", "until"):
        return False
    own = (
        s
        for s in c.scene.sites
        if s.role == "site" and s.first > c.first and c.scene.clause(s.first) == c.scene.clause(c.first)
    )
    return not any("," not in c.words[c.first : s.first] for s in own)


def _is_of_victims(c: _Candidate) -> bool:
    """ "The two slain soldiers", "families of the murdered men": who they are, told of before."""
    if c.words[c.first] not in _VICTIMS or c.end != c.first + 1:
        return False
    behind = c.words[c.end : c.end + 3]
    named = any(is_person(w) or w in ("members", "member", "personnel") for w in behind) and c.words[
        c.end : c.end + 1
    ] not in (["by"], ["in"])
    return named and c.words[c.first - 1 : c.first] not in (["were"], ["was"], ["been"], ["being"])


def _is_accident(c: _Candidate) -> bool:
    """ "An accidental explosion at a depot"."""
    told = c.trigger.kind in ("strike", "explosion", "killing") or c.trigger.needs in ("works", "vehicles_burned")
    return c.scene.accident and told


_AIM_REACH = 12
_EFFORTS = frozenset(
    "effort efforts bid attempt attempts push hope hopes hoping aim aims aiming seeking trying tried chance way".split()
)


def _is_aim(c: _Candidate) -> bool:
    """ "As part of efforts to reach a truce and free the hostages": what is worked for."""
    if c.trigger.kind not in ("agreement", "prisoner_exchange"):
        return False
    return has_pair(c.words[max(0, c.first - _AIM_REACH) : c.first], _EFFORTS, ("to", "at"))


_GOING_HOME = frozenset("returned return returns returning recalled recall recalls back home headed".split())


def _is_consulted_at_home(c: _Candidate) -> bool:
    """ "The delegation returned to Juba for consultations", "recalled its envoy for consultations": with its own side."""
    own = c.trigger.words == ("consultations",) and c.words[c.first - 1 : c.first] == ["for"]
    return own and not _GOING_HOME.isdisjoint(c.words[: c.first])


_RULES: tuple[Callable[[_Candidate], bool], ...] = (
    _is_police_raid,
    _is_going_on,
    _is_reason,
    _is_stopped,
    _is_span,
    _is_found_unexploded,
    _is_made_safe,
    _is_shot_down,
    _is_exchange_promised,
    _is_habit,
    _is_stepped_up,
    _is_main_effort,
    _is_seat_of_fighting,
    _is_lasting_target,
    _is_of_row,
    _is_matter_of_talks,
    _is_interview,
    _is_lot,
    _is_of_organisation,
    _is_truce_aside,
    _is_of_victims,
    _is_accident,
    _is_aim,
    _is_consulted_at_home,
)
