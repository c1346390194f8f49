"""The sentences of a page that are no article: menus, teasers, lists of other stories."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.text import CleanText, Sentence

__all__ = ["furniture_of"]

_BULLET = regex(r"^(?:[-*\u2022\u2013>|]|\d+[.)])\s*")
_LONG = 140
_SHORT = 90


def furniture_of(text: CleanText, types: EventTypes) -> frozenset[int]:
    """Numbers of the sentences under a heading such as "Read more", until running text begins again."""
    headers = types.words["furniture.headers"]
    out = _menus(text, types.words["furniture.menu"])
    under = False
    gap_before: dict[int, bool] = {}
    last = None
    for sentence in text.sentences:
        gap_before[sentence.index] = last is None or _blank_between(text, last, sentence)
        last = sentence
    by_line: dict[int, list[Sentence]] = {}
    for sentence in text.sentences:
        by_line.setdefault(sentence.line, []).append(sentence)
    for sentences in by_line.values():
        body = " ".join(s.text for s in sentences)
        plain = _BULLET.sub("", body).strip(" :.").lower()
        if plain in headers:
            under = True
        elif under and (
            len(body) > _LONG or (gap_before[sentences[0].index] and not _BULLET.match(body) and _is_prose(body))
        ):
            under = False
        if under or plain in headers or plain.startswith(tuple(f"{h}:" for h in headers)):
            out.update(s.index for s in sentences)
    return frozenset(out)


def _menus(text: CleanText, items: frozenset[str]) -> set[int]:
    """Runs of short lines without a full stop, one of which is a word of menus: "Sign in", "Subscribe"."""
    out: set[int] = set()
    run: list[Sentence] = []
    for sentence in (*text.sentences, None):
        if (
            sentence is not None
            and len(sentence.text) < _SHORT
            and not sentence.text.rstrip().endswith((".", "!", "?", ":", ";", '"'))
        ):
            run.append(sentence)
            continue
        if len(run) > 2 and any(_BULLET.sub("", s.text).strip(" |").lower() in items for s in run):
            out.update(s.index for s in run)
        run = []
    return out


def _blank_between(text: CleanText, before: Sentence, after: Sentence) -> bool:
    raw = text.raw[text.raw_offset(before.end) : text.raw_offset(after.start)]
    return raw.count("\n") > 1


def _is_prose(body: str) -> bool:
    return len(body) > 60 and body.rstrip("\"\u201d')").endswith((".", "!", "?"))
