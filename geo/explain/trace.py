"""A reading in, what each sentence holds out: triggers, times, numbers, speakers, and the role of each place.

It asks the same functions that read the text, a sentence at a time, so that the page
can say which words a decision rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from geo.model import Report, Span
from geo.pipeline import Reading
from geo.reports import load_event_types
from geo.reports.casualties.find import find_casualties
from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.roles.role import Site
from geo.reports.scene import Found, Scene, scene_of
from geo.reports.sites import sites_of
from geo.reports.text.clean import clean
from geo.reports.text.furniture import furniture_of
from geo.reports.times.find import Time, find_times
from geo.reports.triggers.find import find_triggers

__all__ = ["Told", "dropped", "of_report", "trace"]


class Told(NamedTuple):
    """One sentence: its span in the document, and what stands in it."""

    span: Span
    text: str
    scene: Scene
    triggers: list[Found]
    possible: list[tuple[str, Trigger]]  # words that are triggers, whether or not they count here
    times: list[Time]
    sites: list[Site]
    furniture: bool


def trace(reading: Reading) -> list[Told]:
    """Look at each sentence of a document again."""
    types = load_event_types()
    document = reading.document
    text = clean(document.text)
    furniture = furniture_of(text, types)
    out = []
    for sentence, sites in zip(text.sentences, sites_of(text, reading.locations, types), strict=True):
        scene = scene_of(sentence, sites, find_casualties(sentence, None), types)
        span = text.span(sentence.start, sentence.end)
        out.append(
            Told(
                span, document.text[span.start : span.end], scene, find_triggers(scene, types),
                list(_possible(scene, types)), find_times(sentence.low, document.published), sites,
                sentence.index in furniture,
            )
        )  # fmt: skip
    return out


def _possible(scene: Scene, types: EventTypes) -> Iterator[tuple[str, Trigger]]:
    for start, end, trigger in types.triggers.find(scene.words):
        first, last = scene.sentence.tokens[start], scene.sentence.tokens[end - 1]
        yield scene.sentence.text[first.start - scene.sentence.start : last.end - scene.sentence.start], trigger


def of_report(told: list[Told], report: Report) -> list[Told]:
    """Give the sentences that a report rests on."""
    spans = {piece.span for piece in report.evidence if piece.document_id == report.source.id}
    return [sentence for sentence in told if sentence.span in spans]


def dropped(told: list[Told], reports: tuple[Report, ...]) -> list[tuple[Told, str]]:
    """Give the sentences with words of events or numbers of victims that became no event, and why."""
    used = {piece.span for report in reports for piece in report.evidence}
    rest = [t for t in told if t.span not in used and (t.possible or t.scene.casualties)]
    return [(sentence, _why_not(sentence)) for sentence in rest]


def _why_not(told: Told) -> str:
    words = f"“{told.possible[0][0]}”" if told.possible else "the number"
    if told.furniture:
        return "it stands in a menu, a footer or a list of other stories"
    if told.scene.unreal:
        return "it tells of sport, fiction, an exercise or a court"
    if told.scene.accident:
        return "it tells of an accident"
    if not told.triggers and not told.scene.casualties:
        needs = next((t.needs for _, t in told.possible if t.needs), None)
        lack = (
            f"what that word needs beside it is not there: {needs.replace('_', ' ')}"
            if needs
            else "that word is used of something else here"
        )
        return f"{words} is no event here: {lack}"
    roles = {site.role for site in told.sites}
    if told.sites and "site" not in roles:
        return f"{words} has no place of its own: what is named there is {', '.join(sorted(roles))}"
    if not told.sites:
        return f"{words} has no place told with it"
    return f"{words} is denied, only possible, wished for, background, or told above already"
