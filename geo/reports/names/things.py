"""Names of places that name something else: a bank, a car, a month, a missile, a newspaper. The words beside tell."""

from __future__ import annotations

from geo.model import Location
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.places.event_places import PlacedName
from geo.reports.roles.prepositions import MONTHS, PREPOSITIONS, STOPS
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence

__all__ = ["names_a_thing", "names_something_else", "without_landmarks"]

# What is called after places in Spanish and Portuguese: "Banco de Bogota", "Radio Caracol", "Plaza de Lima".
_CALLED = (
    r"(?:Banco|Caja|Cooperativa|Radio|Radiodifusora|Televisora|Canal|Cadena|Emisoras?|Diario|Universidad|Universidade|Instituto|"
    r"Colegio|Escuela|Partido|Frente|Movimiento|Ejercito|Ej\u00e9rcito|Ministerio|Batallon|Batall\u00f3n|Plaza|Parque|Avenida|Calle|Hotel|"
    r"Cine|Teatro|Estadio|Cementerio|Hacienda|Finca|Ingenio|Rua|Praca)"
)
_BEFORE = regex(rf"(?<![\w-]){_CALLED}(?: (?:de|del|la|las|los|el|da|do))* $")
_ITSELF = regex(rf"{_CALLED}$")
_NUMBERED = regex(r"(?i)(?:zone|sector|district|region|area) (?:\d+|[ivx]+)$")
_BODIES = regex(r"(?i)red (?:cross|crescent)$")
_SAINT = regex(r"(?:San|Santa|Santo|Sao|Saint|St\.?) [A-Z]")
_SHRINE = regex(
    r"(?i) (?:cathedral|church|chapel|convent|seminary|parish|hospital|clinic|school|college|university|hotel|market|prison|barracks)\b"
)
_OF = regex(r" (?:de|del|da|do) ")
_CITY = 300_000  # people: "in a tense Beirut" is the city
_REACH = 40
_LOOKS = frozenset(
    "white black red blue green grey gray yellow silver brown beige dark light old new small large stolen parked rented armoured armored "
    "abandoned burnt-out burned-out second similar".split()
)
_BEFORE_MONTH = frozenset(
    "in since until by last early late mid this next of from and between to during through".split()
)
_ORDNANCE = frozenset("missile missiles rocket rockets drone drones".split())
_PAPERS = frozenset("times herald tribune gazette journal newspaper guardian telegraph independent".split())
_TELLING = frozenset("reported reports said told according per cited citing".split())
_LINES = frozenset("pipeline pipelines highway railway railroad road line".split())
_ALIASES = frozenset("alias aka nicknamed codenamed dubbed".split())  # "commanded by alias Calarca"
_ACRONYM = 5
_OF_GROUP = regex(r"\w-(?:e|i|ul|ud)-$")  # "Lashkar-e-Taiba"
_GOES_ON = regex(
    r" (?:al|el|ar|as|ash|ad|an|at|az)-[A-Z]|-\d"
)  # "Ain al-Asad" is not Ain, the explosive "Goma-2" not Goma


def names_a_thing(text: str, start: int, end: int, location: Location) -> bool:
    """Say whether the name at ``text[start:end]`` belongs to the name of a thing, or of a make.

    Parameters
    ----------
    text : str
        Of the sentence.
    start, end : int
        Where the name stands in it.
    location : Location
        What it was taken for.

    Returns
    -------
    bool
        True for "Banco de Bogota", "Radio Caracol", "in a white Mercedes".
    """
    if location.mention.role not in ("literal", "doubtful"):
        return False
    begin = max(0, start - _REACH)
    if text[start - 1 : start] == "-" and _OF_GROUP.search(text, begin, start):
        return True
    if text[start - 1 : start] == " " and not text[begin:start].islower() and _BEFORE.search(text, begin, start):
        return True
    if _SAINT.match(text[start:end]) and _SHRINE.match(text, end):
        return True  # "the San Pedro cathedral"
    if _BODIES.match(text[start:end]) or _NUMBERED.match(text[start:end]):
        return True
    if _ITSELF.match(text[start:end]) and _OF.match(text, end):
        return True
    return _is_one_of_many(text, start, end, location)


def _is_one_of_many(text: str, start: int, end: int, location: Location) -> bool:
    """ "a Mercedes", "in an old Toyota": a place takes no "a" but before what is in it ("a Kabul market")."""
    if location.place is None or location.place.kind != "settlement" or location.place.population > _CITY:
        return False
    before = text[max(0, start - _REACH) : start].split()[-3:]
    articles = [k for k, word in enumerate(before) if word.lower() in ("a", "an")]
    if not articles or any(w.lower() not in _LOOKS for w in before[articles[-1] + 1 :]):
        return False
    after = text[end:].lstrip().split(" ", 1)[0]
    return not after or after[0] in ".,;:)" or after in PREPOSITIONS or after in STOPS


_LANDMARKS = frozenset(
    "gate square hotel market mosque church cathedral theatre theater cinema mall park stadium school university street road avenue boulevard "
    "bridge cafe restaurant museum palace tower metro bazaar club library garden gardens prospekt alley lane terminal".split()
)
_STANDING_IN = frozenset(["in", "of", "at", ","])
_AREA = frozenset("area district neighbourhood neighborhood quarter station stop".split())


def without_landmarks(words: list[str], sites: list[Site]) -> list[Site]:
    """ "The Damascus Gate area of Jerusalem", "Kyiv Square in Minsk": a landmark of one town that bears the name of another."""
    return [
        site._replace(role="actor")
        if site.role == "site" and any(_is_landmark_in(words, site, other) for other in sites[k + 1 : k + 2])
        else site
        for k, site in enumerate(sites)
    ]


def _is_landmark_in(words: list[str], site: Site, town: Site) -> bool:
    between = words[site.last + 1 : town.first]
    if between[:1] == [] or between[0] not in _LANDMARKS or town.role != "site":
        return False
    if site.place.kind != "settlement" or town.place.kind != "settlement" or site.place.adm1 == town.place.adm1:
        return False
    rest = [w for w in between[1:] if w not in _AREA and w not in ("the", "central", "downtown")]
    return len(rest) == 1 and rest[0] in _STANDING_IN


def names_something_else(sentence: Sentence, name: PlacedName, first: int, last: int, types: EventTypes) -> bool:
    """Say whether tokens ``first`` to ``last`` bear the name of a place and mean a month, a weapon, a newspaper.

    Parameters
    ----------
    sentence : Sentence
        That holds them.
    name : PlacedName
        The name, and the place found for it.
    first, last : int
        Its tokens.
    types : EventTypes
        With the names of weapons.

    Returns
    -------
    bool
        True for "in March bandits", "Iskander missiles", "the New York Post", "NATO", the "Ain" of "Ain al-Asad".
    """
    text = sentence.text[name.start - sentence.start : name.end - sentence.start]
    return (
        _is_month(sentence.words, first, last)
        or _is_weapon(sentence.words, first, last, types)
        or _is_in_other_name(sentence, first, last)
        or _is_the_town(text)
        or (first > 0 and sentence.words[first - 1] in _ALIASES)
        or _is_acronym(sentence, text, name.location)
        or _GOES_ON.match(sentence.text, name.end - sentence.start) is not None
        or _is_end_of_line(sentence, name, last)
    )


def _is_month(words: list[str], first: int, last: int) -> bool:
    """ "In March bandits abducted pupils": no town of that name."""
    led = words[first - 1 : first] and words[first - 1] in _BEFORE_MONTH
    return first == last and words[first] in MONTHS and bool(led) and words[last + 1 : last + 2] != [","]


def _is_weapon(words: list[str], first: int, last: int, types: EventTypes) -> bool:
    """ "Iskander missiles", "a Grad rocket": what was fired bears the name of a place."""
    if first and words[first - 1] in ("in", "at", "near", "from", "of", "to"):
        return False
    return types.weapons.any(words[first : last + 1]) or (
        last + 1 < len(words) and words[last + 1] in _ORDNANCE and any(True for _ in types.weapons.at(words, first))
    )


def _is_in_other_name(sentence: Sentence, first: int, last: int) -> bool:
    """ "A Molotov cocktail", "reported the New York Post": a thing or a newspaper."""
    words = sentence.words
    behind = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    if words[last] == "molotov" and behind.lower() in ("cocktail", "cocktails", "bomb", "bombs"):
        return True
    if not behind[:1].isupper() or sentence.text.isupper():
        return False
    around = {*words[max(0, first - 3) : first], *words[last + 2 : last + 4]}
    return behind.lower() in _PAPERS or (behind.lower() == "post" and bool(_TELLING & around))


def _is_end_of_line(sentence: Sentence, name: PlacedName, last: int) -> bool:
    """ "The Cano Limon-Covenas pipeline": a line called after its ends."""
    joined = sentence.text[name.start - sentence.start - 1 : name.start - sentence.start] in ("-", "\u2013")
    return joined and not _LINES.isdisjoint(sentence.words[last + 1 : last + 3])


def _is_the_town(text: str) -> bool:
    """ "The city" at the head of a sentence stands for a town told of, whatever is called The City."""
    low = text.lower().split()
    return len(low) == 2 and low[0] == "the" and low[1] in ("city", "town", "village")


def _is_acronym(sentence: Sentence, text: str, location: Location) -> bool:
    """ "NATO" is not Nato, where the sentence is not in capitals."""
    headed = location.mention.dateline or sentence.tokens[0].text == text  # "LIMA, 3 May (AFP) --"
    short = text.isupper() and text.isalpha() and len(text) <= _ACRONYM and not headed
    town = location.place is not None and location.place.kind == "settlement"
    return short and town and not sentence.text.isupper()
