"""Names: which alternates are worth keeping, and the official romanisation of Ukrainian."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN_OR_MARKS = re.compile(r"[A-Za-z\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff0-9 '’ʼ‘`´ʻʹʺ\-–.,()/&\u0300-\u036f]+")
_CYRILLIC_OR_MARKS = re.compile(r"[\u0400-\u052f0-9 '’ʼ\-–.()\u0300-\u036f]+")
_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LETTERS = {
    **dict(
        zip(
            "абвгґдежзиіклмнопрстуфхцчш",
            [
                "a",
                "b",
                "v",
                "h",
                "g",
                "d",
                "e",
                "zh",
                "z",
                "y",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "kh",
                "ts",
                "ch",
                "sh",
            ],
            strict=True,
        )
    ),
    "є": "ie",
    "ї": "i",
    "й": "i",
    "ю": "iu",
    "я": "ia",
    "щ": "shch",
    "ь": "",
    "'": "",
    "’": "",
    "ʼ": "",
}


def worth_keeping(name: str) -> bool:
    """Whether an alternate name can help to read Latin or Cyrillic text.

    Names of three characters or fewer are mostly codes; names in lower case are transliterations of other scripts.
    """
    if _CYRILLIC.search(name):
        return len(name) > 1 and name[0].isupper() and bool(_CYRILLIC_OR_MARKS.fullmatch(name))
    if len(name) <= 3 or not name[0].isupper() or not _LATIN_OR_MARKS.fullmatch(name):
        return False
    return any(c.isalpha() for c in name[1:])


def kmu(name: str) -> str:
    """Return a Ukrainian name in the official romanisation (Cabinet of Ministers resolution 55 of 2010).

    >>> kmu("Кривий Ріг"), kmu("Згурівка"), kmu("Знам'янка"), kmu("Їжаків"), kmu("Зелений Гай")
    ('Kryvyi Rih', 'Zghurivka', 'Znamianka', 'Yizhakiv', 'Zelenyi Hai')
    """
    return re.sub(r"[^\s\-–(]+", lambda word: _kmu_word(word.group()), unicodedata.normalize("NFC", name))


def _kmu_word(word: str) -> str:
    lowered = word.lower().replace("зг", "з\u0001")
    out = "".join(
        "gh" if c == "\u0001" else _AT_START[c] if i == 0 and c in _AT_START else _LETTERS.get(c, c)
        for i, c in enumerate(lowered)
    )
    return out[:1].upper() + out[1:] if word[:1].isupper() else out


_LOOSE = {"я": "ya", "ю": "yu", "є": "ye"}


def romanisations(name: str) -> list[str]:
    """Give other spellings of a Ukrainian name that news and older maps use, all without apostrophes.

    >>> romanisations("Кам'янка"), romanisations("Любимівський")
    (['Kamyanka'], ['Lyubymivskyi', 'Lyubymivskyy'])
    """
    found = []
    for letters in ({"й": "i", "ї": "i"}, {"й": "i", "ї": "yi"}, {"й": "y", "ї": "yi"}):
        table = {**_LETTERS, **_LOOSE, **letters}
        words = re.sub(
            r"[^\s\-–(]+", lambda w, table=table: _word(w.group(), table), unicodedata.normalize("NFC", name)
        )
        if words != kmu(name) and words not in found:
            found.append(words)
    return found


def _word(word: str, letters: dict[str, str]) -> str:
    lowered = word.lower()
    out = "".join(_AT_START[c] if i == 0 and c in _AT_START else letters.get(c, c) for i, c in enumerate(lowered))
    return out[:1].upper() + out[1:] if word[:1].isupper() else out


def variants(name: str) -> list[str]:
    """Other usual spellings of an English name: without the article, "St." for "Saint"."""
    found = []
    for long, short in (("Saint ", "St. "), ("Sainte ", "Ste. "), ("Mount ", "Mt. "), ("Fort ", "Ft. ")):
        if name.startswith(long):
            found.append(short + name[len(long) :])
        elif name.startswith(short):
            found.append(long + name[len(short) :])
    if name.startswith("The "):
        found.append(name[4:])
    return found
