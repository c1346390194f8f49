"""Which time of a sentence a trigger or a claim belongs to: the nearest that is not of a speech or of an aside."""

from __future__ import annotations

from geo.reports.asides import in_where_clause
from geo.reports.earlier import earlier_from
from geo.reports.grammar import has_pair
from geo.reports.lexicon import EventTypes
from geo.reports.roles.prepositions import TIMES
from geo.reports.scene import Found, Scene
from geo.reports.times.find import AFTER, Time

__all__ = ["choose_time"]

_DEFINITE_REACH = 12.0
_TIME_REACH = 26.0
_DASH = 22.0  # what a dash costs between words: a heading's time is of all behind it
_BLAMING = frozenset(
    "blamed condemned accused denounced deplored criticised criticized repudiated lamented mourned".split()
)
_MESSAGES = frozenset(
    "message statement interview post speech briefing comment comments letter communique address remarks".split()
)
_MADE_PUBLIC = frozenset("published posted released dated footage filmed uploaded issued".split())
_OWN_NOUN = 2
_SPEECH_REACH = 15  # of a time that a speech has, too
_MOURNING = frozenset(
    "funeral funerals bury buried burial mourn mourned mourning mourners memorial vigil commemorate commemorated requiem".split()
)
_TIMED = frozenset("on in at of by during since until from after before , ( and that said says when as".split())
_STREETS = frozenset("street avenue square prospect boulevard lane".split())  # "9 May Street"
_SAYING_NO_TIME = frozenset("report claim put gave".split())
_PASSIVE = ("was", "were", "been")
_FOLLOWING = frozenset("follow follows followed".split())
_DUE = frozenset("to due scheduled set planned expected supposed".split())


def choose_time(
    scene: Scene,
    triggers: list[Found],
    n: int | None,
    times: list[Time],
    types: EventTypes,
    *,
    token: int | None = None,
) -> Time | None:
    """The time phrase that a trigger (or a token) belongs to.

    Parameters
    ----------
    scene : Scene
        The sentence.
    triggers : list of Found
        All its triggers.
    n : int or None
        The number of the trigger that is asked for; None for a token.
    times : list of Time
        The times that the sentence tells.
    types : EventTypes
        The words of events.
    token : int, optional
        The token of a claim.
    """
    here = triggers[n].first if n is not None else token or 0
    placed = [(*_tokens_of(scene, time), time) for time in times]
    turn = earlier_from(scene)
    options = [
        (_cost(scene, triggers, here, at, end, types), at, time)
        for at, end, time in placed
        if (time.kind != AFTER or _is_behind_after(scene.words, at, end, here))
        and (turn is None or time.kind == AFTER or (at > turn) == (here > turn))
    ]
    if not options:
        return None
    cost, _, time = min(options, key=lambda o: o[:2])
    near = n is not None and triggers[n].definite and not _dates_victims(scene, time, here)
    if cost > (_DEFINITE_REACH if near else _TIME_REACH):
        return None
    return None if cost > _SPEECH_REACH and _of_speech(scene, *_tokens_of(scene, time), types) else time


def _tokens_of(scene: Scene, time: Time) -> tuple[int, int]:
    """The first and the last token of a time."""
    tokens = scene.sentence.tokens
    at = next((k for k, t in enumerate(tokens) if t.end > time.start), 0)
    return at, next((k for k, t in enumerate(tokens) if t.end >= time.end), at)


def _cost(scene: Scene, triggers: list[Found], here: int, at: int, end: int, types: EventTypes) -> float:
    """How far a time at tokens ``at`` to ``end`` stands from the word at ``here``, in words."""
    words = scene.words
    edge = end if end < here else at
    cost = abs(edge - here) * 0.6 + scene.barriers(edge, here)
    if _is_heading(words, at, end, here):
        dashes = words[end:here].count("\u2013")
        cost = min(cost, 5.0 + 0.5 * (scene.barriers(at, here) - _DASH * dashes))
    if here < at and _is_aside(words, here, at):
        cost += 30
    if end < here and _is_aside_before(scene, at, end, here):
        cost += 30
    if in_where_clause(words, at) and not in_where_clause(words, here):
        cost += 30
    if here < at and "since" in words[here + 1 : at]:
        cost += 30  # "has come under daily attack since troops crossed the border on May 10"
    if end < here and not _MOURNING.isdisjoint(words[end:here]):
        cost += 30  # "gathered on Monday to bury some of the 20 killed by a missile"
    if here < at and _is_followed(words, here, at):
        cost += 30
    if _of_speech(scene, at, end, types):
        cost += 16
    if _is_of_other_noun(scene, here, at, end):
        cost += 30
    rivals = any(f.first != here and scene.clause(f.first) == scene.clause(at) for f in triggers)
    return cost + 8 if rivals and scene.clause(here) != scene.clause(at) and at > 1 else cost


def _is_of_other_noun(scene: Scene, here: int, at: int, end: int) -> bool:
    """ "The attack followed a deadly April 4 missile strike": the day of the strike alone."""
    led = at > 1 and scene.words[at - 1] not in _TIMED and scene.words[at] not in _TIMED
    return (
        led
        and here not in range(end, end + _OWN_NOUN + 1)
        and any(end < k <= end + _OWN_NOUN and k != here for k in scene.kinds_at)
    )


def _is_heading(words: list[str], at: int, end: int, here: int) -> bool:
    """ "On Tuesday ...", "Toll of Tuesday's shelling: ..."."""
    return at <= 1 or (end < here and ":" in words[end + 1 : here] and ":" not in words[:at])


def _is_aside(words: list[str], here: int, at: int) -> bool:
    """ "33 were killed, said the service, which ended its search on Tuesday": the time of the aside.

    "A summit in Nairobi, which was to open on Tuesday": that of the summit.
    """
    return any(
        words[k] in ("which", "who") and words[k - 1] == "," and not has_pair(words[k + 1 : k + 4], _PASSIVE, _DUE)
        for k in range(here + 1, at)
    )


def _is_followed(words: list[str], here: int, at: int) -> bool:
    """ "The talks follow a strike on Sunday": the time of what they follow; not "talks followed on Sunday"."""
    return any(words[k] in _FOLLOWING for k in range(here + 1, at - 1))


def _is_aside_before(scene: Scene, at: int, end: int, here: int) -> bool:
    """ "The group, which took up arms in 2019, killed 43": not of "the attack, which came on Tuesday, killed 43"."""
    words = scene.words
    opened = next((k for k in range(at, 1, -1) if words[k] in ("which", "who") and words[k - 1] == ","), None)
    if opened is None or "," in words[opened:at] or "," not in words[end + 1 : here]:
        return False
    return not any(k in scene.kinds_at for k in range(opened - 5, at))


def _is_behind_after(words: list[str], at: int, end: int, here: int) -> bool:
    """ "Two days after envoys met, drones hit Sumy": the day of the meeting only."""
    return here > end and not (at <= 1 and "," in words[end:here])


def _dates_victims(scene: Scene, time: Time, here: int) -> bool:
    """ "The strike on Khan Younis, where six people had died on Tuesday": the day of the dead is that of the strike."""
    at, _ = _tokens_of(scene, time)
    own = scene.clause(at)
    if own == scene.clause(here) or "where" not in scene.words[here:at]:
        return False
    starts = {c.anchor for c in scene.casualties}
    return any(scene.clause(k) == own for k, t in enumerate(scene.sentence.tokens) if t.start in starts)


def _of_speech(scene: Scene, at: int, end: int, types: EventTypes) -> bool:
    """ "said on Tuesday that": the time of the words, not of the deed; nor is it that of a street."""
    words = scene.words
    if words[at - 1 : at] == [","] and at > 1 and words[at - 2] in TIMES:
        at -= 2  # "said on Wednesday, July 13"
    after, ahead = words[end + 1 : end + 2], words[max(0, at - 3) : at]
    if after == ["'s"] or words[end : end + 1] == ["'s"]:
        return False  # "condemned Friday's strike"
    if not _STREETS.isdisjoint(after):
        return True
    if any(end < k <= end + _OWN_NOUN for k in scene.kinds_at):
        return False  # "said the overnight strike on"
    if not _MADE_PUBLIC.isdisjoint(ahead):
        return True
    if not _MESSAGES.isdisjoint(ahead) and "on" in words[max(0, at - 2) : at + 1]:
        return True  # "in a message on Wednesday their spokesman said"
    if any(words[k - 1] in _PASSIVE and words[k] == "reported" for k in range(max(1, at - 2), at)):
        return False  # "Fighting was reported on Monday"
    if not _BLAMING.isdisjoint(after):
        return True  # "the Front today blamed the army for the attack"
    return _is_said(words, at, after, types.words["speech.verbs"] - _SAYING_NO_TIME)


def _is_said(words: list[str], at: int, after: list[str], verbs: frozenset[str]) -> bool:
    """ "The mayor, Jean Paul, said on Monday", "said late on Monday", "said in the city on Monday that"."""
    before = words[max(0, at - 2) : at]
    if before[-1:] == ["that"]:
        return False  # "reported that on the evening of 22 March armed men ..."
    if before[-1:] and before[-1] in verbs:
        return True
    if not verbs.isdisjoint(before) and "," not in before:
        return True
    return after == ["that"] and not verbs.isdisjoint(words[max(0, at - 6) : at])
