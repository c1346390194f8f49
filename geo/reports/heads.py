"""The place that opens a line of a list, a caption or a post: "Sumy: two hurt", "Lyman district - a bus was hit"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.patterns import regex
from geo.reports.places.event_places import is_country, is_fine
from geo.reports.roles.prepositions import LOCATIVE
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["HEAD", "as_heads", "as_listed", "head_of", "is_item"]

HEAD = ":"  # what governs the place at the head of a line

_OPENING = regex(r"[^\w\"']*(?:\[?\d\d?:\d\d\]?[^\w\"']*|\d{1,2}[.)] +)?(?:#)?")
_BULLET = regex(r"[^\w\s\"'(\[#@.,;:!?]+\s*\w|\d{1,2}[.)] ")
_UNIT_WORDS = frozenset(
    "region oblast district raion community hromada city town village settlement county province state governorate "
    "municipality area suburb township camp".split()
)
_ITEMS = 2
_DASHES = (["\u2013"], ["\u2014"], ["-"], ["--"])
_FRONTS = frozenset("direction directions axis sector front line".split())
_JOINTS = frozenset([",", "and", "/", "&", "+", "(", ")"])


def head_of(sentence: Sentence, sites: list[Site]) -> list[Site]:
    """The places at the head of a sentence, before a colon, a dash or the end: all it tells is of them.

    Parameters
    ----------
    sentence : Sentence
        Any sentence; a bullet, a number or a clock time may stand first.
    sites : list of Site
        Its places.

    Returns
    -------
    list of Site
        Empty where it has no such head, or where the head is a front, a country, or who speaks.

    Examples
    --------
    >>> from geo.reports.text.clean import clean
    >>> head_of(clean("Two people were hurt in Sumy.").sentences[0], [])
    []
    """
    opening = _OPENING.match(sentence.text)
    start = sentence.start + (opening.end() if opening else 0)
    first = next((k for k, t in enumerate(sentence.tokens) if t.start >= start), None)
    if first is None:
        return []
    words = sentence.words
    if words[first] in ("the", "in"):
        first += 1
    at, found = first, []
    while (site := next((s for s in sites if s.first == at), None)) is not None:
        found.append(site)
        at = site.last + 1
        while at < len(words) and words[at] in _UNIT_WORDS:
            at += 1
        ahead = at
        while ahead < len(words) and words[ahead] in _JOINTS:
            ahead += 1
        at = ahead if ahead < len(words) and (any(s.first == ahead for s in sites) or words[ahead - 1] == ")") else at
        if words[at : at + 1] == [","] and words[at + 2 : at + 3] == [":"] and words[at + 1].isdigit():
            at += 4  # "Zaporizhzhia, 11:15 - ..."
    if not found or _FRONTS & set(words[at : at + 1]) or (at < len(words) and not _closes(words, at)):
        return []
    return _sited(found)


def _closes(words: list[str], at: int) -> bool:
    """A colon, a dash, an arrow; or the stop of a sentence that holds nothing else."""
    mark = words[at]
    if mark in (".", "!"):
        return at == len(words) - 1
    return not mark[0].isalnum() and mark not in _JOINTS | {"'", '"', "'s", "?", "%", ";"}


def _sited(found: list[Site]) -> list[Site]:
    own = [s for s in found if s.role == "site"]
    return [] if any(is_country(s.place) for s in own) else own


def is_item(sentence: Sentence) -> bool:
    """True for the line of a list that opens with a bullet or a number.

    Examples
    --------
    >>> from geo.reports.text.clean import clean
    >>> is_item(clean("- Sumy: drones.").sentences[0]), is_item(clean("Sumy: drones.").sentences[0])
    (True, False)
    """
    return _BULLET.match(sentence.text) is not None


def as_listed(sentences: Sequence[Sentence], read: list[list[Site]]) -> list[list[Site]]:
    """ "Trujillo -- A bomb ... Puno -- A patrol ...": of a list of places, each is where its item happened.

    Parameters
    ----------
    sentences : sequence of Sentence
        All of a document.
    read : list of list of Site
        The places of each.

    Returns
    -------
    list of list of Site
        The same in the same order; the names that open the items are sites, where several of them were datelines.
    """
    items = [k for k, (s, sites) in enumerate(zip(sentences, read, strict=True)) if _opens_item(s, sites)]
    if len({read[k][0].place.place_id for k in items}) < _ITEMS:
        return read
    out = list(read)
    for k in items:
        told = any(s.role == "site" and s.prep in LOCATIVE and is_fine(s.place) for s in read[k][1:])
        out[k] = [read[k][0]._replace(role="qualifier" if told else "site"), *read[k][1:]]
    return out


def _opens_item(sentence: Sentence, sites: list[Site]) -> bool:
    """ "Trujillo -- ", without a day or an agency."""
    first = sites[0] if sites else None
    return (
        first is not None
        and first.role == "dateline"
        and first.first == 0
        and sentence.words[first.last + 1 : first.last + 2] in _DASHES
    )


def as_heads(sites: list[Site], heads: list[Site]) -> list[Site]:
    """The places of a sentence with its heads as "In Sumy, ..." has them, unless a finer place is told behind them."""
    spans = {(s.start, s.end) for s in heads}
    if any(s.role == "site" and s.prep in LOCATIVE and not s.anaphor and (s.start, s.end) not in spans for s in sites):
        return sites
    return [s._replace(prep="in", head=HEAD, fronted=True) if (s.start, s.end) in spans else s for s in sites]
