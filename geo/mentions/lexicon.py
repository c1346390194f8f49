"""Word -> class: the closed lists, first names and surnames that the recogniser reads from ``data/weights``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from geo.datasets import data_path, read_toml

__all__ = ["Listed", "code", "english_level", "first_names", "roles_of", "surname_rank", "word_classes", "words_of"]

_FEW = 300  # words looked for in the text; from then on in a table
_ONE_SIGN = frozenset(",.;:()[]\"'“”‘’-–—/&%$£€!?#@…*|«»<>_")


@cache
def words_of(name: str) -> frozenset[str]:
    """Give the words of one class of ``lexicon.toml``."""
    return frozenset(_table()["words"][name])


@cache
def roles_of(name: str) -> frozenset[str]:
    """One list of words that tell roles apart."""
    return frozenset(_table()["roles"][name])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return read_toml(data_path("weights", "lexicon.toml"))


@cache
def word_classes() -> dict[str, str]:
    """Lower-case word -> its class; where a word is in two lists, the first list wins."""
    classes: dict[str, str] = {}
    for name, words in _table()["words"].items():
        for word in words:
            classes.setdefault(word, name)
    return classes


class Listed:
    """Words with a rank each, from lines ``word rank``.

    The first words are looked for in the text of the list: a short article asks for few, and a table of ten thousand
    takes longer to make. Then the table is made.
    """

    def __init__(self, lines: str, more: Iterable[str] = ()) -> None:
        self._lines = f"\n{lines}\n"
        self._more = frozenset(more)
        self._table: dict[str, str] = {}
        self._asked = 0

    def rank(self, word: str) -> str:
        """Give the rank of a word, "" where it is not listed."""
        if self._asked > _FEW:
            return self._table.get(word, "")
        self._asked += 1
        if self._asked > _FEW:
            self._table = dict(line.split(" ", 1) for line in self._lines.split("\n") if line)
        start = -1 if " " in word else self._lines.find(f"\n{word} ")
        return "" if start < 0 else self._lines[start + len(word) + 2 : start + len(word) + 9].partition("\n")[0]

    def __contains__(self, word: str) -> bool:
        return word in self._more or bool(self.rank(word))


@cache
def first_names() -> Listed:
    """Given names, lower case."""
    names = data_path("weights", "first_names.txt").read_text(encoding="utf-8").strip("\n")
    return Listed(names.replace("\n", " 1\n") + " 1", more=_table()["names"]["first"])


@cache
def _ranked(file: str) -> Listed:
    return Listed(data_path("weights", file).read_text(encoding="utf-8").strip("\n"))


def english_level(word: str) -> str:
    """How rare a common word of English is, "10" to "55"; "" where it is none."""
    return _ranked("english.txt").rank(word)


def surname_rank(word: str) -> str:
    """How rare a surname is, by digits of its rank; "" where it is none."""
    return _ranked("surnames.txt").rank(word)


@lru_cache(maxsize=1 << 12)
def code(word: str) -> str:
    """Say what a neighbouring word is, without its identity: its class, its shape, or the sign itself.

    Examples
    --------
    >>> code("in"), code("Senator"), code("Brown"), code(",")
    ('in', 'title', 'Cap', ',')
    """
    if word in _ONE_SIGN:
        return word
    if word in ("'s", "’s"):
        return "'s"
    lower = word.lower()
    kind = word_classes().get(lower)
    capital = word[0].isupper()
    if kind is not None:
        return _class_code(lower, kind, capital)
    if capital:
        return _capital_code(word, lower)
    if word[0].isdigit():
        return "year" if len(word) == 4 and word[:2] in ("19", "20") else "num"
    return "low" + _ending(word)


def _class_code(lower: str, kind: str, capital: bool) -> str:
    if kind in ("locative", "function", "direction"):
        return lower.capitalize() if capital and kind == "direction" else lower
    return kind.capitalize() if capital and kind not in ("month", "weekday", "title") else kind


def _capital_code(word: str, lower: str) -> str:
    if lower in first_names():
        return "first"
    if len(word) == 1:
        return "Initial"
    return "CAPS" if word.isupper() else "Cap"


def _ending(word: str) -> str:
    """Give the grammatical ending that tells verbs and plurals from the rest."""
    for end in ("ing", "ed", "ly", "s"):
        if len(word) > len(end) + 2 and word.endswith(end):
            return "-" + end
    return ""
