"""Russian place names in their other cases, built ahead by endings alone, as `inflect` does for Ukrainian ones."""

from __future__ import annotations

from inflect import Forms, join_forms

_HISSING = "гкхжчшщ"
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"


def cases(name: str) -> list[str]:
    """Give the oblique forms of a name; none for what does not decline.

    >>> cases("Харьков"), cases("Киев")[-1]
    (['Харькова', 'Харькову', 'Харьковом', 'Харькове'], 'Киеве')
    >>> cases("Одесса"), cases("Авдеевка")[:2]
    (['Одессы', 'Одессе', 'Одессу', 'Одессой'], ['Авдеевки', 'Авдеевке'])
    >>> cases("Мариуполь")[:4], cases("Казань")[1], cases("Грозный")[0]
    (['Мариуполя', 'Мариуполи', 'Мариуполю', 'Мариуполем'], 'Казани', 'Грозного')
    >>> cases("Харьковская область")[0], cases("Кривой Рог")[0], cases("Часов Яр")[-1]
    ('Харьковской области', 'Кривого Рога', 'Часовом Яре')
    >>> cases("Сумы"), cases("Россия")[0], cases("Сочи")
    (['Сум', 'Сумам', 'Сумами', 'Сумах'], 'России', [])
    >>> cases("Елец")[0], cases("Большая Новоселка")[2], cases("Ростов-на-Дону")[0]
    ('Ельца', 'Большую Новоселку', 'Ростова-на-Дону')
    """
    words = name.split()
    return join_forms(name, [_forms(word, last=number == len(words) - 1) for number, word in enumerate(words)])


def _forms(word: str, *, last: bool) -> Forms | None:
    head, hyphen, tail = word.partition("-на-")
    if hyphen:
        table = _noun(head)
        return tuple([f"{form}-на-{tail}" for form in case] for case in table) if table else None
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        table = _forms(tail, last=last)
        return tuple([f"{head}-{form}" for form in case] for case in table) if table else None
    return _adjective(word, last=last) or _noun(word)


def _adjective(word: str, *, last: bool) -> Forms | None:
    stem, soft = word[:-2], word[-3:-2] in "жчшщ" or word.endswith(("ний", "нее", "няя"))
    if word.endswith(("ый", "ий", "ой")) and len(word) > 4:
        return _masculine(stem, word, soft=soft and word.endswith("ий"))
    if word.endswith(("ое", "ее")):
        return _masculine(stem, word, soft=soft and word.endswith("ее"))
    if word.endswith("ая"):
        ending = "ей" if word[-3:-2] in "жчшщ" else "ой"
        return [stem + ending], [stem + ending], [f"{stem}ую"], [stem + ending], [stem + ending]
    if word.endswith("яя"):
        return [f"{stem}ей"], [f"{stem}ей"], [f"{stem}юю"], [f"{stem}ей"], [f"{stem}ей"]
    if word.endswith(("ые", "ие")):
        vowel = word[-2]
        return [f"{stem}{vowel}х"], [f"{stem}{vowel}м"], [word], [f"{stem}{vowel}ми"], [f"{stem}{vowel}х"]
    if not last and word.endswith("ов"):  # Часов Яр
        return [f"{word}а"], [f"{word}у"], [word], [f"{word}ым"], [f"{word}ом"]
    return None


def _masculine(stem: str, word: str, *, soft: bool) -> Forms:
    vowel = "е" if soft else "о"
    like = "и" if soft or stem[-1:] in _HISSING else "ы"
    return [f"{stem}{vowel}го"], [f"{stem}{vowel}му"], [word], [f"{stem}{like}м"], [f"{stem}{vowel}м"]


def _noun(word: str) -> Forms | None:
    stem, end = word[:-1], word[-1:]
    if len(word) < 2:
        return None
    if word == "область":
        return ["области"], ["области"], ["область"], ["областью"], ["области"]
    if end == "а":
        plural = "и" if stem[-1] in _HISSING else "ы"
        return (
            [stem + plural],
            [f"{stem}е"],
            [f"{stem}у"],
            [f"{stem}{'ей' if stem[-1] in 'жчшщц' else 'ой'}"],
            [f"{stem}е"],
        )
    if end == "я":
        dative = f"{stem}и" if stem.endswith("и") else f"{stem}е"
        return [f"{stem}и"], [dative], [f"{stem}ю"], [f"{stem}ей"], [dative]
    if end == "ы" or (end == "и" and stem[-1] in _HISSING and len(word) > 4):
        return [stem], [f"{stem}ам"], [word], [f"{stem}ами"], [f"{stem}ах"]
    if end == "о" or word.endswith(("ье", "лье")):
        return _second(stem, word, soft=end != "о")
    if end == "ь":  # masculine or feminine: Мариуполь, Казань
        return (
            [f"{stem}я", f"{stem}и"],
            [f"{stem}ю", f"{stem}и"],
            [word],
            [f"{stem}ем", f"{word}ю"],
            [f"{stem}е", f"{stem}и"],
        )
    if end == "й":
        return [f"{stem}я"], [f"{stem}ю"], [word], [f"{stem}ем"], [f"{stem}е"]
    if word.endswith("ец"):
        return _second(f"{word[:-2]}{'ьц' if word[-3] == 'л' else 'ц'}", word)
    return _second(word, word) if end in _CONSONANTS else None


def _second(stem: str, word: str, *, soft: bool = False) -> Forms:
    if soft:
        return [f"{stem}я"], [f"{stem}ю"], [word], [f"{stem}ем"], [f"{stem}е"]
    return [f"{stem}а"], [f"{stem}у"], [word], [f"{stem}{'ем' if stem[-1] in 'жчшщц' else 'ом'}"], [f"{stem}е"]
