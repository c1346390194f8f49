"""Text in, the code of its language out: by script, then by the small words that every text is full of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from geo.hints import Final
from geo.patterns import regex

__all__ = ["READ_LANGUAGES", "detect_language", "language_code", "language_name"]

READ_LANGUAGES: Final = ("en", "uk", "ru")

SAMPLE = 5_000
MIN_LETTERS = 20  # of another script, before a text is said to be in it
MIN_HITS = 4  # small words, before a text is said to be in a language

_NAMES: Final = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de":
    "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr":
    "Turkish", "vi": "Vietnamese", "zh": "Chinese", "en": "English", "uk": "Ukrainian", "ru": "Russian",
}  # fmt: skip
_ALIASES: Final = {
    "eng": "en", "ukr": "uk", "rus": "ru", "ua": "uk", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es",
    "pol": "pl", "ita": "it", "por": "pt", "tur": "tr", "ara": "ar", "zho": "zh", "chi": "zh",
} | {name.lower(): code for code, name in _NAMES.items()}  # fmt: skip

# language of a script -> where its characters lie
_SCRIPTS: Final = (
    ("ar", ((0x0600, 0x06FF), (0x0750, 0x077F))),
    ("he", ((0x0590, 0x05FF),)),
    ("el", ((0x0370, 0x03FF), (0x1F00, 0x1FFF))),
    ("ka", ((0x10A0, 0x10FF),)),
    ("hy", ((0x0530, 0x058F),)),
    ("hi", ((0x0900, 0x097F),)),
    ("th", ((0x0E00, 0x0E7F),)),
    ("ko", ((0x1100, 0x11FF), (0xAC00, 0xD7AF))),
    ("ja", ((0x3040, 0x30FF),)),
    ("zh", ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))),
)
_READ: Final = ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x400, 0x52F))  # Latin and Cyrillic letters
# letters that tell languages apart, and how much a word with one of them says
_LETTERS: Final = (
    ("uk", 1, frozenset("іїєґІЇЄҐ")),
    ("ru", 1, frozenset("ыэёЫЭЁ")),
    ("be", 4, frozenset("ў")),
    ("sr", 2, frozenset("ђјљњћџ")),
    ("mk", 2, frozenset("ѓќѕ")),
    ("pl", 1, frozenset("ąęłśźż")),
    ("cs", 1, frozenset("ěřůčšž")),
    ("sk", 1, frozenset("ľĺŕôťčšž")),
    ("hu", 1, frozenset("őű")),
    ("tr", 1, frozenset("ığş")),
    ("ro", 1, frozenset("țşșăţ")),
    ("lt", 1, frozenset("ėųūįšž")),
    ("lv", 1, frozenset("āēīķļņģ")),
)
_WORD = regex(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def language_code(name: str | None) -> str | None:
    """Give the two-letter code of "en-US", "eng", "English"; what is not known stays as it is."""
    if name is None or not name.strip():
        return None
    given = name.strip().lower().replace("_", "-")
    given = _ALIASES.get(given, given).split("-")[0]
    return _ALIASES.get(given, given)


def language_name(code: str) -> str:
    """Give the English name of a language, with its code."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else repr(code[:20])


def detect_language(text: str) -> str | None:
    """Say what language a text is in; None where it is too short, or a list of names.

    Examples
    --------
    >>> detect_language("Two people were hurt when a drone hit the port, the mayor said.")
    'en'
    >>> detect_language("Zwei Menschen wurden verletzt, als eine Drohne den Hafen traf, sagte der Chef und ging.")
    'de'
    >>> detect_language("Kharkiv, Kyiv, Odesa") is None
    True

    Notes
    -----
    Small words and foreign letters count in lower case only: "La Paz, Los Angeles" is a list of names, not Spanish.
    """
    sample = text[:SAMPLE]
    other = _other_script(sample)
    if other is not None:
        return other
    written = sample.replace("’", "'").replace("ʼ", "'")
    words = _WORD.findall(written.lower() if written.isupper() else written)
    scores = _scores(words)
    best = max(sorted(scores), key=lambda code: (scores[code], code in READ_LANGUAGES))
    read = max(scores[code] for code in READ_LANGUAGES)
    if best in READ_LANGUAGES:
        return best if scores[best] >= 2 else None
    clear = scores[best] >= MIN_HITS and scores[best] >= 0.15 * len(words) and scores[best] >= 2 * read
    return best if clear else None


def _other_script(sample: str) -> str | None:
    """Give the language of a script that is not Latin or Cyrillic, where most letters are in it."""
    if sample.isascii():
        return None
    characters = Counter(sample)
    counts = {code: _number_in(ranges, characters) for code, ranges in _SCRIPTS}
    # Japanese writes most words in Chinese characters
    best = "ja" if counts["ja"] and counts["ja"] > 0.1 * counts["zh"] else max(counts, key=lambda code: counts[code])
    number = counts[best] + (counts["zh"] if best == "ja" else 0)
    return best if number >= MIN_LETTERS and number > _number_in(_READ, characters) else None


def _number_in(ranges: tuple[tuple[int, int], ...], characters: Counter[str]) -> int:
    return sum(n for char, n in characters.items() for first, last in ranges if first <= ord(char) <= last)


def _scores(words: list[str]) -> Counter[str]:
    """Count for each language its small words, and the words with letters of its own."""
    small = _small_words()
    scores = Counter(code for word in words if word in small for code in small[word])
    foreign = [word for word in words if not word.isascii() and (word.islower() or word[0] > "\u0400")]
    for code, weight, letters in _LETTERS:
        scores[code] += weight * sum(not letters.isdisjoint(word) for word in foreign)
    return scores


@cache
def _small_words() -> Mapping[str, tuple[str, ...]]:
    """Give for each small word the languages that have it."""
    languages: dict[str, tuple[str, ...]] = {}
    for line in (Path(__file__).parent / "small_words.txt").read_text("utf-8").splitlines():
        code, _, words = line.partition(":")
        for word in words.split() if not line.startswith("#") else ():
            languages[word] = (*languages.get(word, ()), code)
    return languages
