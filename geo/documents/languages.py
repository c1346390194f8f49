"""Text in, the code of its language out: by script, then by the small words that every text is full of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

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

_SCRIPTS: Final = (
    ("Arabic", "ar", r"[\u0600-\u06ff\u0750-\u077f]"),
    ("Hebrew", "he", r"[\u0590-\u05ff]"),
    ("Greek", "el", r"[\u0370-\u03ff\u1f00-\u1fff]"),
    ("Georgian", "ka", r"[\u10a0-\u10ff]"),
    ("Armenian", "hy", r"[\u0530-\u058f]"),
    ("Devanagari", "hi", r"[\u0900-\u097f]"),
    ("Thai", "th", r"[\u0e00-\u0e7f]"),
    ("Korean", "ko", r"[\u1100-\u11ff\uac00-\ud7af]"),
    ("Japanese", "ja", r"[\u3040-\u30ff]"),
    ("Chinese", "zh", r"[\u3400-\u4dbf\u4e00-\u9fff]"),
)
_READ_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u052f]")
# letters that tell languages apart, and how much a word with one of them says
_LETTERS: Final = (
    ("uk", 1, re.compile("[іїєґІЇЄҐ]")),
    ("ru", 1, re.compile("[ыэёЫЭЁ]")),
    ("be", 4, re.compile("ў")),
    ("sr", 2, re.compile("[ђјљњћџ]")),
    ("mk", 2, re.compile("[ѓќѕ]")),
    ("pl", 1, re.compile("[ąęłśźż]")),
    ("cs", 1, re.compile("[ěřůčšž]")),
    ("sk", 1, re.compile("[ľĺŕôťčšž]")),
    ("hu", 1, re.compile("[őű]")),
    ("tr", 1, re.compile("[ığş]")),
    ("ro", 1, re.compile("[țşșăţ]")),
    ("lt", 1, re.compile("[ėųūįšž]")),
    ("lv", 1, re.compile("[āēīķļņģ]")),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


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
    counts = {code: len(re.findall(pattern, sample)) for _, code, pattern in _SCRIPTS}
    # Japanese writes most words in Chinese characters
    best = "ja" if counts["ja"] and counts["ja"] > 0.1 * counts["zh"] else max(counts, key=lambda code: counts[code])
    number = counts[best] + (counts["zh"] if best == "ja" else 0)
    return best if number >= MIN_LETTERS and number > len(_READ_LETTERS.findall(sample)) else None


def _scores(words: list[str]) -> Counter[str]:
    """Count for each language its small words, and the words with letters of its own."""
    small = _small_words()
    scores = Counter(code for word in words if word in small for code in small[word])
    foreign = [word for word in words if not word.isascii() and (word.islower() or word[0] > "\u0400")]
    for code, weight, letters in _LETTERS:
        scores[code] += weight * sum(letters.search(word) is not None for word in foreign)
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
