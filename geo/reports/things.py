"""Names of places that name a bank, a radio station, a car: no sites, and told by the words beside them."""

from __future__ import annotations

from geo.model import Location
from geo.patterns import regex
from geo.reports.roles import PREPOSITIONS, STOPS

__all__ = ["names_a_thing"]

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
_OF = regex(r" (?:de|del|da|do) ")
_CITY = 300_000  # people: "in a tense Beirut" is the city
_REACH = 40
_LOOKS = frozenset(
    "white black red blue green grey gray yellow silver brown beige dark light old new small large stolen parked rented armoured armored "
    "abandoned burnt-out burned-out second similar".split()
)


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
    if _BEFORE.search(text, max(0, start - _REACH), start):
        return True
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
