"""Text in capitals or without any -> the same text, of the same length, with the capitals that English gives it.

Wires, broadcasts and telegrams were long transcribed in capitals, and collections of text are often kept in
lower case. All that reads names and sentences goes by capitals; so here each word is judged, by what the word
lists and the gazetteer know of it and by the words around it, and written with a capital or without
(``data/weights/casing.json``, fitted by ``data/build/weights_casing.py``). Mixed text is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import marisa_trie

from geo.datasets import data_path
from geo.lean import NamedTuple, replace
from geo.mentions.lexicon import first_names, surname_rank, word_classes
from geo.mentions.matching import find_matches
from geo.mentions.model import sigmoid
from geo.mentions.names import Lookup, Names, names_of
from geo.mentions.tokens import Tokens, tokenise, windows
from geo.model import Document, Location
from geo.patterns import regex

__all__ = [
    "CasingWeights",
    "as_written",
    "features",
    "in_lower_case",
    "lacks_case",
    "propagated",
    "restore_case",
    "with_case",
]

_SAMPLE = 20_000  # characters that say whether a text has case
_FEWEST = 12  # letters
_STRAY = 0.004  # capitals among the letters of a text in lower case; ordinary English has 0.03 and more
_SHOUTED = 0.9  # capitals among the letters of a text in capitals
_STARTS = regex(
    r"(?:^|[.!?:][\"'”’)\]]{0,2}\n|\n\s*\n|[.!?][\"'”’)\]]{0,2}[^\S\n]|(?:--|[.!?–—])\s(?:\[[^\[\]\n]{1,80}\]\s)+|[,:]\s(?=[\"“]))"
    r"\s*[\"'“‘(\[\s•*-]*"
)  # a sentence, a line, what follows the tags of a wire ("-- [REPORT] [TEXT] "), a quotation
_PARTICLES = frozenset("de la del las los el al da do dos das di du van von der den bin ibn and of the y e".split())
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõ")


class CasingWeights(NamedTuple):
    """The weights of the two passes, and the words that are mostly written in capitals."""

    first: dict[str, float]
    second: dict[str, float]
    capitals: frozenset[str]


def with_case(document: Document, gazetteer: Lookup) -> Document:
    """Give a document whose text lacks case one with case, all others back as they are; see `restore_case`."""
    try:
        document.text.encode()
    except UnicodeEncodeError:
        return document  # half of a character, which no list of words holds
    text = restore_case(document.text, gazetteer)
    return document if text is document.text else replace(document, text=text)


def as_written(locations: Sequence[Location], text: str) -> tuple[Location, ...]:
    """Give the locations found in a text with case with the names as they stand in the text itself."""
    out = []
    for location in locations:
        span = location.mention.span
        mention = replace(location.mention, text=text[span.start : span.end])
        out.append(replace(location, mention=mention))
    return tuple(out)


def restore_case(text: str, gazetteer: Lookup) -> str:
    """Give a text without case the capitals of ordinary English; give any other text back as it is.

    Parameters
    ----------
    text : str
        Of an article.
    gazetteer : Lookup
        Whose names say what may be a place.

    Returns
    -------
    str
        Of the same length, so that offsets stay.

    Examples
    --------
    >>> from geo.gazetteer import load_index
    >>> restore_case("a bomb exploded in san salvador on friday.", load_index())
    'A bomb exploded in San Salvador on Friday.'
    >>> restore_case("TWO SOLDIERS WERE KILLED NEAR MEDELLIN.", load_index())
    'Two soldiers were killed near Medellin.'
    """
    if not lacks_case(text):
        return text
    low = in_lower_case(text)
    names, weights = names_of(gazetteer), load_weights()
    return "".join(_window(low, span, names, weights) for span in windows(low))


def lacks_case(text: str) -> bool:
    """Whether a text is written without capitals, or in nothing else.

    Examples
    --------
    >>> lacks_case("GUERRILLAS ATTACKED THE TOWN"), lacks_case("Guerrillas attacked the town")
    (True, False)
    """
    sample = text[:_SAMPLE]
    letters, upper = sum(map(str.isalpha, sample)), sum(map(str.isupper, sample))
    if letters < _FEWEST or _STRAY * letters < upper < _SHOUTED * letters:
        return False
    return sum(c < "\u0250" for c in sample if c.isalpha()) >= 0.9 * letters


def in_lower_case(text: str) -> str:
    """Give a text in lower case and of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else _each(text, str.lower)


def _each(text: str, change: Callable[[str], str]) -> str:
    """Change each character that stays one character."""
    return "".join(d if len(d := change(c)) == 1 else c for c in text)


def _window(low: str, span: tuple[int, int], names: Names, weights: CasingWeights) -> str:
    tokens = tokenise(low, *span)
    chances = _chances(tokens, names, weights)
    written = [_written(tokens, n, chance, weights) for n, chance in enumerate(chances)]
    out, at = [], span[0]
    for start, end, word in zip(tokens.starts, tokens.ends, written, strict=True):
        out += [low[at:start], word]
        at = end
    return _with_starts("".join([*out, low[at : span[1]]]))


def _with_starts(text: str) -> str:
    """Give sentences their capital."""
    letters = list(text)
    for found in _STARTS.finditer(text):
        at = found.end()
        if at < len(text) and len(upper := text[at].upper()) == 1:
            letters[at] = upper
    return "".join(letters)


def _written(tokens: Tokens, n: int, chance: float, weights: CasingWeights) -> str:
    word = tokens.words[n]
    if chance < 0.5 or not word[0].isalpha():
        return word
    if word in weights.capitals or _is_initials(word, level(word)):
        return _each(word, str.upper)
    return _each(word[0], str.upper) + word[1:]


def _is_initials(word: str, rank: int) -> bool:
    return len(word) < 7 and not rank and word not in word_classes() and not _VOWELS.intersection(word)


def _chances(tokens: Tokens, names: Names, weights: CasingWeights) -> list[float]:
    """How likely each word has a capital: judged by itself, then again by its neighbours' answers."""
    alone = [_total(weights.first, row) for row in features(tokens, names)]
    return [_total(weights.second, row) for row in propagated(alone, tokens)]


def _total(weights: dict[str, float], row: Sequence[str]) -> float:
    get = weights.get
    return sigmoid(sum([get(feature, 0.0) for feature in row]))


@cache
def load_weights() -> CasingWeights:
    """Read the shipped weights."""
    stored = json.loads(data_path("weights", "casing.json").read_text(encoding="utf-8"))
    return CasingWeights(stored["first"], stored["second"], frozenset(stored["capitals"]))


@cache
def _words() -> marisa_trie.Trie:
    trie = marisa_trie.BytesTrie()
    trie.load(str(data_path("weights", "words.marisa")))
    return trie


@lru_cache(maxsize=1 << 12)
def level(word: str) -> int:
    """How rare a word of English is, 10 to 55; 0 where it is none."""
    found = _words().get(word)
    return found[0][0] if found else 0


# --- what is seen of a word ----------------------------------------------------------


def features(tokens: Tokens, names: Names) -> list[list[str]]:
    """What is seen of each word by itself and of the two beside it."""
    words = tokens.words
    titled = _titled(tokens)
    multi = _multiword(titled, names)
    own = [_own(word, names) for word in words]
    kinds = [_kind(word) for word in words]
    rows = []
    for n, word in enumerate(words):
        before = words[n - 1] if n else "^"
        after = words[n + 1] if n + 1 < len(words) else "$"
        kb, ka = kinds[n - 1] if n else "^", kinds[n + 1] if n + 1 < len(words) else "$"
        kind = kinds[n]
        rows.append(
            [
                *own[n],
                f"w:{word}",
                f"p:{before}",
                f"n:{after}",
                f"p:{before}:{kind}",
                f"n:{after}:{kind}",
                f"k:{kb}:{kind}",
                f"k:{kind}:{ka}",
                f"k:{kb}:{kind}:{ka}",
                f"wp:{before} {word}",
                f"wn:{word} {after}",
                multi[n],
                f"{multi[n]}:{kind}",
            ]
        )
    return rows


def _titled(tokens: Tokens) -> Tokens:
    """The same with a capital on each word, as names are looked for."""
    words = [_each(w[0], str.upper) + w[1:] for w in tokens.words]
    letters = list(tokens.text)
    for start in tokens.starts:
        letters[start] = _each(letters[start], str.upper)
    return Tokens("".join(letters), tokens.offset, tokens.stop, tokens.starts, tokens.ends, words)


def _multiword(tokens: Tokens, names: Names) -> list[str]:
    """Of each word: which name of two words and more in the gazetteer it may belong to."""
    found = ["multi:"] * len(tokens)
    for match in find_matches(tokens, names):
        if match.last > match.first:
            words = [w.lower() for w in tokens.words[match.first : match.last + 1]]
            plain = sum(0 < level(w) <= 35 for w in words if w not in _PARTICLES)
            for n in range(match.first, match.last + 1):
                found[n] = f"multi:{match.facts.shape}:{min(plain, 2)}"
    return found


@lru_cache(maxsize=1 << 12)
def _kind(word: str) -> str:
    """What a word is, in one short code: its class, or how English and how much of a name it is."""
    known = word_classes().get(word)
    if known is not None:
        return word if known in ("locative", "function") else known
    if not word[0].isalpha():
        return word if len(word) == 1 and not word.isdigit() else "num" if word[0].isdigit() else word
    rank = level(word)
    code = "e0" if rank and rank <= 20 else "e1" if rank and rank <= 40 else "e2" if rank else "o"
    return code + ("f" if word in first_names() else "s" if surname_rank(word) else "") + _ending(word, rank)


def _ending(word: str, rank: int) -> str:
    if not rank:
        return ""
    return next((end for end in ("ing", "ed", "ly", "s") if len(word) > len(end) + 2 and word.endswith(end)), "")


def _own(word: str, names: Names) -> list[str]:
    rank = level(word)
    found = ["bias", f"level:{rank}", f"kind:{_kind(word)}", f"length:{min(len(word), 10)}:{rank > 0}"]
    title = _each(word[0], str.upper) + word[1:]
    if names.has(title):
        shape = names.facts(title).shape
        found += [f"shape:{shape}", f"shape:{shape}:{rank}"]
    else:
        found.append(f"noplace:{rank}")
    if names.demonym(word):
        found.append(f"demonym:{rank}")
    if not rank:
        found += [f"end:{word[-3:]}", f"end:{word[-2:]}"]
    return found


def propagated(scores: Sequence[float], tokens: Tokens) -> list[list[str]]:
    """Give the second pass its features: the word's own chance, its neighbours' and its namesakes'."""
    words = tokens.words
    total: dict[str, list[float]] = {}
    for word, score in zip(words, scores, strict=True):
        total.setdefault(word, []).append(score)
    rows = []
    last = len(words) - 1
    for n, (word, score) in enumerate(zip(words, scores, strict=True)):
        own = f"own:{round(score * 12)}"
        before = round(scores[n - 1] * 4) if n else "^"
        after = round(scores[n + 1] * 4) if n < last else "$"
        before2 = round(scores[n - 2] * 4) if n > 1 else "^"
        after2 = round(scores[n + 2] * 4) if n + 1 < last else "$"
        kind = _kind(word)
        same = total[word]
        mean = round((sum(same) - score) / (len(same) - 1) * 4) if len(same) > 1 else "-"
        rows.append(
            [
                "bias", own, f"{own}:{kind}", f"b:{before}:{own}", f"a:{after}:{own}", f"ba:{before}:{after}:{kind}",
                f"b2:{before2}:{before}:{kind}", f"a2:{after}:{after2}:{kind}", f"mean:{mean}:{own}",
            ]
        )  # fmt: skip
    return rows
