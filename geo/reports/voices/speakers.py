"""Who says so: the speakers of a sentence and the side that each is on."""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.reports.counting.numbers import is_number, number_of
from geo.reports.lexicon import EventTypes
from geo.reports.text.clean import Sentence

__all__ = ["NEUTRAL", "Speaker", "find_speakers"]

NEUTRAL = "neutral"
_STOP = frozenset(
    [
        ";",
        ",",
        "\u2013",
        '"',
        ":",
        "(",
        ")",
        "that",
        "but",
        "while",
        "when",
        "after",
        "which",
        "who",
        "as",
        "because",
        "where",
    ]
)
_LEAD = frozenset(
    "with and or also later earlier meanwhile however separately on has have had was were is are the then so it".split()
)
_PRONOUNS = frozenset("he she they it we i who".split())
_NOT_SPEECH_BEFORE = frozenset(
    "was were be been being is are to a the of an his her its their no this these those any such some".split()
)
_DISMISSING = frozenset("dismissed dismisses rejected rejects refuted refutes disputed disputes".split())
_WORDS_DENIED = frozenset(
    "it this claim claims report reports allegation allegations accusation accusations statement false untrue as".split()
)
_FIGURE_VERBS = frozenset(
    "spoke speaks speak counts listed lists recorded records registered cited cites mentioned mentions".split()
)
_UNSAID = frozenset("not n't never declined refused unable cannot yet".split())
_MAX_WORDS = 14
_TIME_LEAD = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())


class Speaker(NamedTuple):
    """A speaker at clean ``start:end``; ``verb`` is the offset of the speech verb."""

    name: str
    start: int
    end: int
    verb: int
    word: str
    pronoun: bool = False


def find_speakers(sentence: Sentence, types: EventTypes) -> list[Speaker]:
    """The speakers of a sentence, in order."""
    tokens = sentence.tokens
    words = [t.low for t in tokens]
    verbs = types.words["speech.verbs"]
    found: list[Speaker] = []
    for i, word in enumerate(words):
        if word == "according" and i + 1 < len(words) and words[i + 1] == "to":
            span = _right(words, i + 2)
        elif (
            word in verbs
            or (word in _FIGURE_VERBS and _gives_figure(sentence, i))
            or (word in _DISMISSING and any(w in _WORDS_DENIED for w in words[i + 1 : i + 5]))
            or (word in _DISMISSING and "which" in words[max(0, i - 5) : i])
        ):
            span = _inverted(words, i) if _is_figure_before(words, i) else None
            span = span or _left(words, i) or _inverted(words, i)
        else:
            continue
        if word != "according" and any(w in _UNSAID for w in words[max(0, i - 3) : i]):
            continue  # "Ukraine did not confirm it"
        if span is None or span[1] - span[0] > _MAX_WORDS:
            continue
        first, last = tokens[span[0]], tokens[span[1] - 1]
        if words[span[0]] in ("what", "it", "this", "which") or words[span[1] - 1] == "it":
            continue
        name = sentence.text[first.start - sentence.start : last.end - sentence.start]
        pronoun = words[span[0]] in _PRONOUNS and span[1] - span[0] == 1
        if name and (pronoun or any(c.isalpha() for c in name)):
            found.append(Speaker(name, first.start, last.end, tokens[i].start, word, pronoun))
    return found


def _is_figure_before(words: list[str], i: int) -> bool:
    """ "Four killed, 29 injured, says Haivanenko": what stands before the verb is no name."""
    comma = next((k for k in range(i - 2, max(-1, i - 9), -1) if words[k] in (",", ":", ".")), -1)
    return words[i - 1 : i] == [","] and bool(words[comma + 1 : i - 1]) and words[comma + 1][:1].isdigit()


def _gives_figure(sentence: Sentence, i: int) -> bool:
    """ "Hospital staff spoke of 11", "doctors counted nine": a verb that speaks only with a number behind it."""
    tokens = sentence.tokens
    at = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].low in ("of", "about", "to"))
    return number_of(tokens, at) is not None


def _left(words: list[str], i: int) -> tuple[int, int] | None:
    """The subject left of a speech verb."""
    if i and words[i - 1] in _NOT_SPEECH_BEFORE:
        return None
    end = i
    while end and words[end - 1] in (
        "also",
        "later",
        "earlier",
        "has",
        "have",
        "had",
        "not",
        "immediately",
        "previously",
        "on",
        *_TIME_LEAD,
    ):
        end -= 1
    closing = end
    if end and words[end - 1] == "," and "," in words[max(0, end - 12) : end - 1]:
        # "Ihor Terekhov, the mayor of Kharkiv, said": the apposition belongs to the name
        end -= 1
        first = max(k for k in range(max(0, end - 12), end) if words[k] == ",")
        start = _start(words, first)
        return (start, end) if start < first else _trim(words, first + 1, end)
    start = _start(words, end)
    return _trim(words, start, closing)


def _start(words: list[str], end: int) -> int:
    start = end
    while start and words[start - 1] not in _STOP:
        start -= 1
    return start


def _trim(words: list[str], start: int, end: int) -> tuple[int, int] | None:
    while start < end and words[start] in _LEAD and words[start] not in _PRONOUNS:
        start += 1
    return (start, end) if start < end else None


def _right(words: list[str], start: int) -> tuple[int, int] | None:
    end = start
    while end < len(words) and words[end] not in _STOP and words[end] not in (".", "!", "?"):
        if end > start and is_number(words[end]):
            break  # "according to the governor six people were hurt"
        end += 1
    return _trim(words, start, end)


def _inverted(words: list[str], i: int) -> tuple[int, int] | None:
    """The subject right of the verb: ``"...", said Ihor Terekhov, ...``."""
    if not i or words[i - 1] not in (",", '"'):
        return None
    span = _right(words, i + 1)
    return span if span and span[1] - span[0] <= 8 and words[span[0]] not in ("that", "it", "in", "on") else None
