"""The speakers of a sentence -> who says what of its events, who confirms them, who denies them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reports.drafts import Draft
from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene
from geo.reports.times.days import WEEKDAYS
from geo.reports.voices.speakers import NEUTRAL, Speaker, find_speakers

__all__ = ["confirm", "credit", "note_denial", "note_lie", "speakers_of", "speaks_of"]

_ARMIES = frozenset(["saf", "sudanese armed forces", "tatmadaw"])
_REBELS = frozenset("rebel rebels insurgents guerrillas militants jihadists".split())
_REPORTING = ("reported", "reports", "report")
_AFTER_SPEECH = frozenset(
    "that on in at citing late early earlier today yesterday via to from with after as quoting by and".split()
)
_CONFIRMING = ("confirmed", "confirms", "confirm", "acknowledged", "admitted")
_LIES = frozenset("lie lies false fake untrue nonsense fabricated propaganda".split())
_CALLED_LIES = ("lie", "fake", "false", "untrue")  # "The report is fake."
_DENIED = frozenset(
    "report reports claim claims it this involvement responsibility allegation allegations statement charge charges accusation accusations having carrying attacking launching firing striking being".split()
)
_QUOTE_CHARS = 60
_LOCAL = frozenset(
    "mayor governor authorities officials police administration council prosecutors prosecutor hospital rescuers emergency residents local regional".split()
)
_MILITARY = frozenset(
    "ministry defence defense army military staff forces general kremlin intelligence command".split()
)


def speakers_of(scene: Scene, types: EventTypes) -> list[Speaker]:
    """Find those who speak in a sentence; no "attack" speaks, though a ministry of attacks would."""
    return [
        s
        for s in find_speakers(scene.sentence, types)
        if not types.triggers.any(s.name.lower().split()) or "ministry" in s.name.lower()
    ]


def speaks_of(speaker: Speaker, draft: Draft, made: Sequence[Draft], scene: Scene, types: EventTypes) -> bool:
    """ "Russia claiming the capture of A and strikes reported in B": the claim is of the first deed only.

    "Troops took A, the ministry said, as bloggers reported advances near B": the report is of the last.
    """
    if speaker.word in _REPORTING and _has_object(scene, speaker):
        return draft.last_trigger < 0 or draft.last_trigger > scene.sentence.token_from(speaker.verb)
    if speaker.word not in types.words["speech.claiming"]:
        return True
    at = scene.sentence.token_from(speaker.verb)
    after = [d.last_trigger for d in made if d.last_trigger > at]
    return not after or draft.last_trigger == min(after) or draft.last_trigger < at


def _has_object(scene: Scene, speaker: Speaker) -> bool:
    """Whether the words behind a speech verb are what is reported, not when or where it was."""
    behind = scene.words[scene.sentence.token_from(speaker.verb) + 1 :][:1]
    return bool(behind) and behind[0].isalpha() and behind[0] not in _AFTER_SPEECH and behind[0] not in WEEKDAYS


def credit(draft: Draft, speaker: Speaker, scene: Scene, types: EventTypes) -> None:
    """Note on an event who tells of it, or denies it, and whether it is claimed only."""
    if speaker.word in types.words["speech.denying"]:
        draft.denied_by.append(speaker.name)
    else:
        draft.speakers.append((speaker.name, _side_of(speaker, scene, types), speaker.word))
    if speaker.word in types.words["speech.claiming"]:
        draft.claimed = True
    elif draft.kind == "territorial_change" and _is_armed_group(scene, speaker, types):
        draft.claimed = True  # a group that is no state says what ground it has taken


def confirm(drafts: Sequence[Draft], speakers: Sequence[Speaker], scene: Scene, types: EventTypes) -> None:
    """ "The General Staff confirmed the attack": one more who says so."""
    told = [s for s in speakers if s.word in _CONFIRMING and not s.pronoun]
    for draft in drafts:
        draft.speakers += [(s.name, _side_of(s, scene, types), s.word) for s in told]


def _side_of(speaker: Speaker, scene: Scene, types: EventTypes) -> str:
    """The country that a speaker speaks for, "neutral", or "" where it is the place's own."""
    words = speaker.name.lower().replace("'s", "").split()
    if types.cue("neutral.words").any(words) and _LOCAL.isdisjoint(words) and _MILITARY.isdisjoint(words):
        return NEUTRAL
    group = types.armed_groups.find(words)
    if group:
        return group[0][2][1] or group[0][2][0]
    inside = (s.place.country for s in scene.sites if speaker.start <= s.start < speaker.end)
    return next((country for country in inside if country), "")


def note_denial(scene: Scene, denied: Sequence[Draft], types: EventTypes) -> None:
    """ "Moscow denied the report" right after an event: another party disputes it."""
    if not denied or not _tells_denial(scene.words, types):
        return
    who = next((s.name for s in find_speakers(scene.sentence, types)), "") or scene.sentence.text[:_QUOTE_CHARS]
    for draft in denied:
        draft.denied_by.append(who)
        draft.add_sentence(scene.sentence.index)


def note_lie(scene: Scene, told: Sequence[Draft]) -> None:
    """ "Putin declared it captured; a commander said that was a lie": denied in the same breath."""
    lie = next((k for k, w in enumerate(scene.words) if w in _LIES and _is_said_of_that(scene.words, k)), 0)
    before = [d for d in told if 0 <= d.last_trigger < lie]
    if before:
        before[-1].denied_by.append(scene.sentence.text[:_QUOTE_CHARS])


def _tells_denial(words: list[str], types: EventTypes) -> bool:
    denying = types.words["speech.denying"]
    for k, word in enumerate(words):
        after = words[k + 1 : k + 5]
        if word in denying and (any(w in _DENIED for w in after) or _is_of_told(after)):
            return True
        if word in _CALLED_LIES and any(w in _DENIED for w in words[max(0, k - 5) : k]):
            return True
    return False


def _is_of_told(after: list[str]) -> bool:
    """ "Denied that the town had fallen": of what was told right before, where no name says of what else."""
    return after[:2] in (["that", "the"], ["the", "town"], ["the", "city"], ["the", "village"]) and bool(
        {"town", "city", "village", "settlement"} & set(after)
    )


def _is_said_of_that(words: list[str], k: int) -> bool:
    back = words[max(0, k - 4) : k]
    return any(w in ("that", "this", "it", "claim", "report", "which") for w in back) and any(
        w in ("was", "is", "as", "were", "'s", "be", "called", "calls", "call", "branded", "brands") for w in back
    )


def _is_armed_group(scene: Scene, speaker: Speaker, types: EventTypes) -> bool:
    words = [t.low for t in scene.sentence.tokens if speaker.start <= t.start < speaker.verb]
    groups = [name for _, _, (name, _) in types.armed_groups.find(words)]
    return not _REBELS.isdisjoint(words) or any(name not in _ARMIES for name in groups)
