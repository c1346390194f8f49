"""Russian names: their usual romanisations, and the Russian name of a Ukrainian place by rule.

News from before 2014, Russian sources and coders of conflicts write Ukrainian villages the Russian way
(Avdeevka, Krasnogorovka). No list of these is licensed, so they are made from the official names: by the
stems and endings in which the two languages differ. A form that nobody writes does no harm.
"""

from __future__ import annotations

import re

_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
) | {"ё": "yo"}
_VOWELS = "аеёиоуыэюяьъ"


def romanised(name: str) -> str:
    """Write a Russian name as English-language news does.

    >>> romanised("Новая Таволжанка"), romanised("Нехотеевка"), romanised("Октябрьский"), romanised("Елец")
    ('Novaya Tavolzhanka', 'Nekhoteyevka', 'Oktyabrsky', 'Yelets')
    """
    return _spelt(re.sub(r"[иы]й\b", "ы", name), iotated=True)


def romanisations(name: str) -> list[str]:
    """Give the other usual spellings of a Russian name.

    >>> romanisations("Алексеевский")
    ['Alekseevsky', 'Alekseyevskiy', 'Alekseevskiy']
    """
    ended = [re.sub(r"[иы]й\b", "ы", name), re.sub(r"[иы]й\b", "ий", name)]
    found = [_spelt(form, iotated=iotated) for form in ended for iotated in (True, False)]
    return [form for form in dict.fromkeys(found) if form != romanised(name)]


def _spelt(name: str, *, iotated: bool) -> str:
    return re.sub(r"\w+", lambda word: _word(word.group(), iotated), name.replace("'", ""))


def _word(word: str, iotated: bool) -> str:
    lowered = word.lower()
    out = "".join(
        "ye" if iotated and c == "е" and (i == 0 or lowered[i - 1] in _VOWELS) else _LATIN.get(c, c)
        for i, c in enumerate(lowered)
    )
    return out[:1].upper() + out[1:] if word[:1].isupper() else out


_STEMS = (
    ("олександр", "александр"), ("олексан", "алексан"), ("олексі", "алексе"), ("олекс", "алекс"), ("костянтин", "константин"),
    ("катерин", "екатерин"), ("миколаї", "николае"), ("микол", "никол"), ("микіль", "николь"), ("пилип", "филипп"),
    ("андрі", "андре"), ("сергі", "серге"), ("матві", "матве"), ("тимофі", "тимофе"), ("оленів", "еленов"),
    ("василів", "васильев"), ("юрії", "юрье"), ("ганн", "анн"), ("слов'ян", "славян"),
    ("кам'янськ", "каменск"), ("кам'янк", "каменк"), ("кам'ян", "каменн"), ("сівер", "север"), ("піск", "песк"),
    ("глибок", "глубок"), ("опитн", "опытн"), ("червон", "красн"), ("вовч", "волч"), ("вовк", "волк"),
    ("північн", "северн"), ("східн", "восточн"), ("західн", "западн"), ("південн", "южн"),
    ("новосіл", "новосел"), ("білогір", "белогор"), ("гірськ", "горск"), ("гірн", "горн"), ("гір'", "горь"), ("сіл", "сел"),
    ("ліс", "лес"), ("біл", "бел"), ("річ", "реч"), ("слобід", "слобод"), ("дібров", "дубров"), ("вільн", "вольн"),
    ("вітр", "ветр"), ("медвід", "медвед"), ("оріх", "орех"), ("піщан", "песчан"), ("пісо", "песо"), ("пісч", "песч"),
    ("хліб", "хлеб"), ("хутір", "хутор"), ("кінськ", "конск"), ("рівн", "ровн"), ("пільн", "польн"), ("піль", "поль"),
    ("кремінн", "кременн"), ("троїц", "троиц"), ("вербівс", "вербовс"), ("звір", "звер"), ("стін", "стен"), ("дівич", "девич"),
    ("хрест", "крест"), ("щаст", "счаст"), ("роботин", "работин"), ("яблун", "яблон"), ("ставк", "ставк"), ("криниц", "криниц"),
)  # fmt: skip
_BEFORE = (("верхньо", "верхне"), ("нижньо", "нижне"), ("сєвєро", "северо"), ("вугле", "угле"))
_ENDINGS = (
    ("ський", "ский"), ("цький", "цкий"), ("зький", "зкий"), ("ська", "ская"), ("цька", "цкая"), ("ське", "ское"),
    ("цьке", "цкое"), ("зьке", "зкое"), ("ські", "ские"), ("ськ", "ск"), ("цьк", "цк"), ("зьк", "зк"), ("іївка", "иевка"),
    ("еївка", "еевка"), ("аївка", "аевка"), ("оївка", "оевка"), ("їв", "ев"), ("чів", "чев"), ("жів", "жев"), ("шів", "шев"), ("щів", "щев"), ("нна", "нная"), ("івка", "овка"), ("івське", "овское"), ("ів", "ов"),
    ("івці", "овцы"), ("овці", "овцы"), ("ці", "цы"), ("ине", "ино"), ("іне", "ино"), ("їне", "ино"), ("ове", "ово"),
    ("еве", "ево"), ("єве", "ево"), ("не", "ное"), ("ве", "вое"), ("ке", "кое"), ("ше", "шее"), ("ці", "цы"), ("іг", "ог"),
    ("іж", "еж"), ("ття", "тье"), ("лля", "лье"), ("ння", "нье"), ("ір'я", "орье"), ("стя", "стье"),
)  # fmt: skip
_ADJECTIVES = {
    "великий": "большой", "велика": "большая", "велике": "большое", "великі": "большие", "малий": "малый", "мала": "малая",
    "мале": "малое", "малі": "малые", "новий": "новый", "нова": "новая", "нове": "новое", "нові": "новые", "старий": "старый",
    "стара": "старая", "старе": "старое", "старі": "старые", "червоний": "красный", "червона": "красная", "червоне": "красное",
    "білий": "белый", "біла": "белая", "біле": "белое", "чорний": "черный", "чорна": "черная", "верхній": "верхний",
    "верхня": "верхняя", "верхнє": "верхнее", "нижній": "нижний", "нижня": "нижняя", "нижнє": "нижнее", "зелений": "зеленый",
    "зелена": "зеленая", "зелене": "зеленое", "середній": "средний", "середня": "средняя", "кривий": "кривой", "крива": "кривая",
    "сухий": "сухой", "суха": "сухая", "суха́": "сухая", "вільний": "вольный", "вільна": "вольная", "перше": "первое", "друге": "второе",
    "довгий": "долгий", "довга": "долгая", "довге": "долгое", "кам'яний": "каменный", "кам'яна": "каменная", "кам'яне": "каменное",
    "сонячне": "солнечное", "світле": "светлое", "веселе": "веселое", "тихе": "тихое", "ясне": "ясное", "миргород": "миргород",
    "красний": "красный", "красна": "красная", "красне": "красное", "гарна": "гарная", "гола": "голая", "гостра": "острая",
}  # fmt: skip
_HISSING = "гкхжчшщ"


def from_ukrainian(name: str) -> list[str]:
    """Give the Russian names that a Ukrainian place may have.

    >>> from_ukrainian("Авдіївка"), from_ukrainian("Красногорівка"), from_ukrainian("Вовчанськ")
    (['Авдеевка'], ['Красногоровка'], ['Волчанск'])
    >>> from_ukrainian("Велика Новосілка"), from_ukrainian("Часів Яр")
    (['Большая Новоселка', 'Великая Новоселка'], ['Часов Яр'])
    >>> from_ukrainian("Роботине"), from_ukrainian("Мар'їнка"), from_ukrainian("Липці")
    (['Работино'], ['Марьинка'], ['Липцы'])
    >>> from_ukrainian("Степове"), from_ukrainian("Верхньокам'янське")
    (['Степово', 'Степовое'], ['Верхнекаменское'])
    """
    words = " ".join("-".join(_russian(part) for part in word.split("-")) for word in name.split())
    great = re.sub(r"\bБольш(ой|ая|ое|ие)\b", lambda m: "Велик" + _GREAT[m.group(1)], words)
    full = re.sub(r"([оеё])во$", r"\1вое", words) if re.search(r"[оеє]ве$", name) else words
    return list(dict.fromkeys((words, great, full)))


_GREAT = {"ой": "ий", "ая": "ая", "ое": "ое", "ие": "ие"}


def _russian(word: str) -> str:
    lowered = word.lower()
    made = _ADJECTIVES.get(lowered) or _letters(_ended(_stemmed(lowered)))
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


def _stemmed(word: str) -> str:
    for ours, theirs in _BEFORE:
        if word.startswith(ours):
            return theirs + _stemmed(word.removeprefix(ours))
    for ours, theirs in _STEMS:
        if ours in word:
            word = word.replace(ours, theirs, 1)
            break
    return re.sub(r"іїв", "еев", word)


def _ended(word: str) -> str:
    for ours, theirs in _ENDINGS:
        if word.endswith(ours) and len(word) > len(ours) + 1:
            return word[: -len(ours)] + theirs
    if word.endswith("и") and word[-2:-1] not in _HISSING:
        return word[:-1] + "ы"
    return word[:-2] + "ый" if word.endswith("ий") else word


def _letters(word: str) -> str:
    word = re.sub(r"^е", "э", word) if word.startswith(("енерг", "екс", "ес")) else word
    word = re.sub(r"'(?=[яюєїи])", "ь", word) if re.search(r"[рн]'", word) else word.replace("'", "")
    return word.replace("івськ", "овск").replace("івк", "овк").translate(str.maketrans("єіїґ", "еииг"))
