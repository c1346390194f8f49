"""Ukrainian place names in their other cases, built ahead, so that reading needs no morphology.

By endings alone: the rules of the school grammar for the kinds of words that name places.
Where two forms are in use (Канева, Канова), both are given: one that nobody writes does no harm.
"""

from __future__ import annotations

Forms = tuple[list[str], ...]  # genitive, dative, accusative, instrumental, locative (in Russian prepositional)
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"


def cases(name: str) -> list[str]:
    """Give the oblique forms of a name.

    >>> cases("Київ"), cases("Харків")[0]
    (['Києва', 'Києву', 'Києвом', 'Києві'], 'Харкова')
    >>> cases("Полтава"), cases("Одеса")[1], cases("Авдіївка")[1]
    (['Полтави', 'Полтаві', 'Полтаву', 'Полтавою'], 'Одесі', 'Авдіївці')
    >>> cases("Кривий Ріг")[0], cases("Біла Церква")[0], cases("Івано-Франківськ")[0]
    ('Кривого Рогу', 'Білої Церкви', 'Івано-Франківська')
    >>> cases("Тернопіль")[0], cases("Суми")[:2], cases("Рівне")[0], cases("Запоріжжя")[-1]
    ('Тернополя', ['Сум', 'Сумів'], 'Рівного', 'Запоріжжі')
    >>> cases("Харківська область")[0], cases("Часів Яр")[2], cases("Кам'янець-Подільський")[0]
    ('Харківської області', 'Часовому Яру', "Кам'янця-Подільського")
    """
    words = name.split()
    return join_forms(name, [_forms(word, last=i == len(words) - 1) for i, word in enumerate(words)])


def join_forms(name: str, tables: list[Forms | None]) -> list[str]:
    """Put the forms of a name's words together, case by case; empty where one of them has no forms."""
    known = [table for table in tables if table]
    if not known or len(known) != len(tables):
        return []
    found: list[str] = []
    for case in range(5):
        choices = [table[case] for table in known]
        for variant in range(max(map(len, choices))):
            form = " ".join(c[min(variant, len(c) - 1)] for c in choices)
            if form != name and form not in found:
                found.append(form)
    return found


def _forms(word: str, *, last: bool) -> Forms | None:
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        table, heads = _forms(tail, last=last), [head] * 5
        if head.endswith("ець") and tail.endswith("ий"):  # both halves decline: Кам'янця-Подільського
            heads = [case[0] for case in _soft(head[:-1], head)]
        return tuple([f"{h}-{form}" for form in case] for h, case in zip(heads, table, strict=True)) if table else None
    adjective = _adjective(word, before_noun=not last)
    return adjective or _noun(word)


def _adjective(word: str, *, before_noun: bool) -> Forms | None:
    stem = word[:-2]
    if word.endswith("ий"):
        return [f"{stem}ого"], [f"{stem}ому"], [word], [f"{stem}им"], [f"{stem}ому"]
    if before_noun and word.endswith("ів"):  # not the last word, so an adjective: Часів Яр
        return [f"{stem}ового"], [f"{stem}овому"], [word], [f"{stem}овим"], [f"{stem}овому"]
    stem = word[:-1]
    if word.endswith(("ве", "не", "ське")):
        return [f"{stem}ого"], [f"{stem}ому"], [word], [f"{stem}им"], [f"{stem}ому"]
    if before_noun and word.endswith("а"):
        return [f"{stem}ої"], [f"{stem}ій"], [f"{stem}у"], [f"{stem}ою"], [f"{stem}ій"]
    return None


def _noun(word: str) -> Forms | None:
    stem, end = word[:-1], word[-1:]
    if word == "область":
        return ["області"], ["області"], ["область"], ["областю"], ["області"]
    if word == "Ріг":
        return ["Рогу"], ["Рогу"], ["Ріг"], ["Рогом"], ["Розі"]
    if end == "а":
        return _feminine(stem)
    if end == "я":
        return _in_ya(word, stem)
    if end == "и":
        return [stem, f"{stem}ів"], [f"{stem}ам"], [word], [f"{stem}ами"], [f"{stem}ах"]
    if end == "о":
        return _hard([stem], word, genitive=("а",))
    if end == "ь":
        return _soft(stem, word)
    if word.endswith("їв"):
        return _hard([f"{word[:-2]}єв"], word, genitive=("а",))
    if word.endswith("ів"):
        return _hard([f"{word[:-2]}ов", f"{word[:-2]}ев"], word, genitive=("а",))
    if end in _CONSONANTS:
        return _hard([word], word, genitive=("а", "у"))
    return None


def _feminine(stem: str) -> Forms:
    if stem[-1] in "жчшщ":
        return [f"{stem}і"], [f"{stem}і"], [f"{stem}у"], [f"{stem}ею"], [f"{stem}і"]
    soft = stem[:-1] + _SOFTENED.get(stem[-1], stem[-1]) + "і"
    return [f"{stem}и"], [soft], [f"{stem}у"], [f"{stem}ою"], [soft]


def _in_ya(word: str, stem: str) -> Forms:
    if stem[-1] in "аеиоуії" or stem[-1] == "і":
        return [f"{stem}ї"], [f"{stem}ї"], [f"{stem}ю"], [f"{stem}єю"], [f"{stem}ї"]
    if len(stem) > 2 and stem[-1] == stem[-2]:  # neuter: Запоріжжя
        return [word], [f"{stem}ю"], [word], [f"{stem}ям"], [f"{stem}і"]
    return [f"{stem}і"], [f"{stem}і"], [f"{stem}ю"], [f"{stem}ею"], [f"{stem}і"]


def _soft(stem: str, word: str) -> Forms:
    if stem.endswith("піл"):
        stem = f"{stem[:-3]}пол"
    elif stem.endswith("ін"):
        stem = f"{stem[:-2]}ен"
    elif stem.endswith("ец"):
        stem = f"{stem[:-2]}ц"
    if stem.endswith(("ськ", "цьк", "зьк")):
        return _hard([stem], word, genitive=("а",))
    return [f"{stem}я"], [f"{stem}ю"], [word], [f"{stem}ем"], [f"{stem}і"]


def _hard(stems: list[str], word: str, *, genitive: tuple[str, ...]) -> Forms:
    locative = "у" if word.endswith(("ськ", "цьк", "зьк")) else "і"
    return (
        [f"{stem}{g}" for g in genitive for stem in stems],
        [f"{stem}у" for stem in stems],
        [word],
        [f"{stem}ом" for stem in stems],
        [f"{stem}{locative}" for stem in stems],
    )
