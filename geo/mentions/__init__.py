"""A document in, the place names in it out, each with the role it plays.

::

    text -> tokens -> gazetteer matches -> features -> weights -> probability -> role

Recognition decides on each longest match of the gazetteer with one dictionary of
weights (``data/weights/recogniser.json``, fitted by ``data/build/weights.py``).
Roles and relative phrases are rules over word lists (``data/weights/lexicon.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.hints import Protocol
from geo.lean import replace
from geo.mentions.casing import as_written, with_case
from geo.mentions.cyrillic import place_chance
from geo.mentions.features import Surroundings
from geo.mentions.matching import Match, find_matches
from geo.mentions.model import RecogniserWeights, load_weights, probabilities
from geo.mentions.names import Lookup, Names, names_of
from geo.mentions.relative import RelativeSpan, find_relative
from geo.mentions.roles import dateline_ends, heads_item, inside, is_metonym
from geo.mentions.tokens import Tokens, tokenise, windows
from geo.model import Document, Mention, Span
from geo.patterns import regex

__all__ = ["Lookup", "Recogniser", "as_written", "find_mentions", "with_case"]

_UNIT_NOUNS = frozenset("region regional state zone province district".split())
_FUNCTION_WORDS = frozenset(
    "and or in on at by to from with for as but where which while when after since is was has".split()
)
_NEVER_PINNED = frozenset(("unit", "agreement", "street"))
_LIKELY_ENOUGH = 0.3  # for a capital or country that does what governments do: "Washington said"
_CONCEIVABLE = 0.1  # for the head of an item: "- Shostka: a drone hit a substation"
_MEASURED = regex(
    r"(?:\d|\b(?:dozen|ten|twenty|thirty|forty|fifty))[\d,. -]{0,8} ?(?:km|kilomet(?:re|er)s?|miles?|nautical miles?)"
    r"(?: [\w-]+){0,3} (?:of|off|from|outside) $",
    re.IGNORECASE,
)
_WORTH_TELLING = 0.02  # a rejected match inside another name is still told as embedded from this probability on


class Recogniser(Protocol):
    """A finder of place names that may stand in for the shipped one."""

    def __call__(self, document: Document) -> Iterable[Span]:
        """Give the spans of the place names."""


def find_mentions(
    document: Document,
    *,
    recogniser: Recogniser | None = None,
    gazetteer: Lookup,
    weights: RecogniserWeights | None = None,
    doubtful: float | None = None,
) -> tuple[Mention, ...]:
    """Find the place names of a document and what each does there.

    Parameters
    ----------
    document : Document
        If it has ``spans``, those are its place names and nothing else is looked for.
    recogniser : callable, optional
        Finds the names instead of the shipped model; roles are still told apart here.
    gazetteer : Lookup
        Whose names are looked for.
    weights : RecogniserWeights, optional
        Another fit of the model, for example one that has not seen these texts.
    doubtful : float, optional
        Give matches below the model's threshold too, down to this probability, with the role ``doubtful``: a reader
        of events sees from what stands beside them whether a place is meant.

    Returns
    -------
    tuple of Mention
        Ordered by where they begin; a relative phrase comes before the name it leans on.

    Examples
    --------
    >>> from geo.gazetteer import load_index
    >>> document = Document(id="a", text="Moscow said a drone fell 30 km south of Poltava.")
    >>> [(m.text, m.role) for m in find_mentions(document, gazetteer=load_index())]
    [('Moscow', 'metonym'), ('30 km south of Poltava', 'relative'), ('Poltava', 'literal')]
    """
    if document.spans is not None:
        return tuple(_mention(document, span.start, span.end, "literal") for span in document.spans)
    names = names_of(gazetteer)
    given = None if recogniser is None else sorted({(s.start, s.end) for s in recogniser(document)})
    found: list[Mention] = []
    for start, end in windows(document.text):
        found += _read_window(document, (start, end), names, given, weights or load_weights(), doubtful)
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _mention(
    document: Document,
    start: int,
    end: int,
    role: str,
    score: float = 1.0,
    *,
    dateline: bool = False,
    within: str | None = None,
) -> Mention:
    text = document.text[start:end]
    return Mention(
        document_id=document.id,
        span=Span(start, end),
        text=text,
        role=role,
        score=round(score, 4),
        dateline=dateline,
        within=within,
    )


def _read_window(
    document: Document,
    window: tuple[int, int],
    names: Names,
    given: list[tuple[int, int]] | None,
    weights: RecogniserWeights,
    doubtful: float | None,
) -> list[Mention]:
    start, end = window
    tokens = tokenise(document.text, start, end)
    matches = find_matches(tokens, names) if given is None else _as_matches(tokens, given, names)
    around = Surroundings(tokens, matches)
    scores = _scores(around, weights) if given is None else [1.0] * len(matches)
    datelines = dateline_ends(document.text, start, end)
    found, accepted = [], []
    for match, score in zip(matches, scores, strict=True):
        mention = _judge(document, match, score, score >= weights.threshold, around, names, datelines)
        if mention is not None:
            found.append(mention)
            accepted.append(mention)
        elif doubtful is not None and score >= doubtful and not names.demonym(document.text[match.start : match.end]):
            found.append(_mention(document, match.start, match.end, "doubtful", score))
    if doubtful is not None:
        measured = [m for m in found if m.role == "doubtful" and _is_measured_from(document.text, m)]
        accepted += [replace(m, role="literal") for m in measured]
        found = [m for m in found if m not in measured] + accepted[len(accepted) - len(measured) :]
    adjectives = _adjectives(document, tokens, names, [(m.span.start, m.span.end) for m in accepted])
    relative = [
        _mention(document, r.start, r.end, "relative") for r in _relative(document, accepted, adjectives, names, window)
    ]
    return [*found, *adjectives, *relative]


def _is_measured_from(text: str, mention: Mention) -> bool:
    """ "25 km off Yevpatoria": a distance is measured from a place, whatever the name looks like."""
    return _MEASURED.search(text, max(0, mention.span.start - 60), mention.span.start) is not None


def _scores(around: Surroundings, weights: RecogniserWeights) -> list[float]:
    """Judge each match: the model knows English; Cyrillic names go by rules."""
    by_rule = [place_chance(match, around) for match in around.matches]
    return [
        score if rule is None else rule for score, rule in zip(probabilities(around, weights), by_rule, strict=True)
    ]


def _relative(
    document: Document, accepted: list[Mention], adjectives: list[Mention], names: Names, window: tuple[int, int]
) -> list[RelativeSpan]:
    """Find the relative phrases that lean on names standing for themselves, or on adjectives ("the Polish border")."""
    plain = {(m.span.start, m.span.end) for m in accepted if m.role != "embedded" and m.within is None}
    only_after = {(m.span.start, m.span.end) for m in adjectives}
    text, found = document.text, []
    for span in find_relative(text, sorted(plain | only_after), *window, adjectives=only_after):
        if len(span.anchors) < 2 or not all(names.governs(text[a:b]) for a, b in span.anchors):
            found.append(span)  # but not "misunderstandings between Washington and Moscow"
    return found


def _as_matches(tokens: Tokens, spans: list[tuple[int, int]], names: Names) -> list[Match]:
    """Spans of a foreign recogniser as matches; those that no token touches are dropped."""
    matches = []
    for start, end in spans:
        inside_it = [
            i for i, (a, b) in enumerate(zip(tokens.starts, tokens.ends, strict=True)) if a < end and b > start
        ]
        if inside_it:
            matches.append(Match(inside_it[0], inside_it[-1], start, end, names.facts(tokens.text[start:end])))
    return matches


def _stands_out(match: Match, score: float, around: Surroundings, names: Names) -> bool:
    """Whether a name that looks little like a place does what only places do: it governs, or heads an item of a list."""
    if score >= _LIKELY_ENOUGH and is_metonym(match, around, names):
        return True
    return score >= _CONCEIVABLE and heads_item(match, around)


def _judge(
    document: Document,
    match: Match,
    score: float,
    accepted: bool,
    around: Surroundings,
    names: Names,
    datelines: list[tuple[int, int]],
) -> Mention | None:
    """Make a match a mention; None where it is no place name at all."""
    within = inside(match, around)
    written = around.tokens.text[match.start : match.end]
    if names.metonym(written):
        return _mention(document, match.start, match.end, "metonym", score)
    if within in _NEVER_PINNED and score > _WORTH_TELLING:
        return _mention(document, match.start, match.end, "embedded", score, within=within)
    if not accepted and not (within is None and _stands_out(match, score, around, names)):
        person = match.first > 0 and around.codes[match.first - 1] in ("first", "title")
        if score <= _WORTH_TELLING or not (within or person):
            return None
        return _mention(document, match.start, match.end, "embedded", score, within=within or "person")
    if names.demonym(written) and not (match.facts.units and _stands_as_unit(match, around)):
        return None
    dateline = any(a <= match.start < b for a, b in datelines)
    role = "metonym" if not dateline and within is None and is_metonym(match, around, names) else "literal"
    return _mention(document, match.start, match.end, role, score, dateline=dateline, within=within)


def _stands_as_unit(match: Match, around: Surroundings) -> bool:
    """Whether a demonym that is a unit's name too is that unit: "in Somali region", not "the Somali capital"."""
    after = around.tokens.words[match.last + 1 : match.last + 2]
    return not after or not after[0].islower() or after[0] in _UNIT_NOUNS or after[0] in _FUNCTION_WORDS


def _adjectives(document: Document, tokens: Tokens, names: Names, taken: list[tuple[int, int]]) -> list[Mention]:
    """Words like "Russian" and "Ukrainians" that no accepted name covers."""
    ends = dict(taken)
    found, until = [], -1
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        if start in ends:
            until = ends[start]
        elif word[0].isupper() and start >= until and len(word) > 3 and names.demonym(word):
            found.append(_mention(document, start, end, "adjective"))
    return found
