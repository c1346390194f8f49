"""Word -> class: the closed lists, first names and surnames that the recogniser reads from ``data/weights``."""

from __future__ import annotations

from functools import cache, lru_cache

from geo.datasets import data_path, read_toml

__all__ = ["code", "english_level", "first_names", "roles_of", "surname_rank", "word_classes", "words_of"]

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


@cache
def first_names() -> frozenset[str]:
    """Given names, lower case."""
    listed = data_path("weights", "first_names.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(listed) | frozenset(_table()["names"]["first"])


@cache
def _ranked(file: str) -> dict[str, str]:
    lines = data_path("weights", file).read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def english_level(word: str) -> str:
    """How rare a common word of English is, "10" to "55"; "" where it is none."""
    return _ranked("english.txt").get(word, "")


def surname_rank(word: str) -> str:
    """How rare a surname is, by digits of its rank; "" where it is none."""
    return _ranked("surnames.txt").get(word, "")


@lru_cache(maxsize=1 << 16)
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
