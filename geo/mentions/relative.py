"""Phrases that place something by another place: "30 km south of Poltava", "off Odesa", "between A and B"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from geo.lean import NamedTuple
from geo.patterns import regex

__all__ = ["Phrase", "RelativeSpan", "bearing_of", "find_relative", "read_phrase"]

_POINTS = {"north": "N", "south": "S", "east": "E", "west": "W"}
_CARDINAL = r"(?:north|south|east|west)"
_DIRECTION = (
    r"(?:(?:north|south)[ -]?(?:north|south)?[ -]?(?:east|west)"
    rf"|(?:east|west)[ -](?:north|south)[ -]?(?:east|west)|{_CARDINAL})"
)
_NUMBER = (
    r"(?:\d[\d,]*(?:\.\d+)?|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|a hundred|one hundred|several|a few|a couple of|some|dozens of|hundreds of)"
)
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|mi|miles?|nautical miles?|nmi?|met(?:er|re)s?|m)\b\.?"
_HEDGE = (
    r"(?:(?:about|some|around|roughly|nearly|almost|just|only|approximately|more than|less than|over|up to|at least|"
    r"an estimated)\s+)"
)
_RANGE = rf"(?P<number>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<number2>\d[\d,.]*))?"
_DISTANCE = rf"{_HEDGE}?{_RANGE}[\s-]*(?P<unit>{_UNIT})(?:\s*\([^()]{{2,24}}\))?"
_SETTLEMENT = (
    r"(?:city|town|village|settlement|hamlet|port|capital|urban-type settlement|municipality|resort|peninsula|island)"
)
_OF_SETTLEMENT = rf"(?:the\s+)?(?:(?!(?:in|on|at|to|from|and|by|with|near|of|for|into)\s)[a-z-]+\s+)?(?:{_SETTLEMENT}\s+(?:city\s+)?of\s+|city\s+|town\s+|capital,?\s+)?(?:the\s+)?"
_THING = (
    r"(?:(?:an?|the|two|three|several|some)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?:villages?|town|settlements?|areas?|positions?|hamlet|road|field|forest)\s+"
    r"(?:to\s+the\s+|just\s+|located\s+|lying\s+)?)"
)
_POINT = r"(?-i:[NS]|[EW]|[NS][EW]|NN[EW]|SS[EW]|[EW][NS][EW])"  # "88 km WSW of Kabul"
_WAY = (
    rf"(?:(?:just\s+)?(?:to\s+the\s+)?(?P<direction>{_DIRECTION}|{_POINT}(?=\s+of))(?:ern)?(?:\s+of)?"
    r"|(?P<apart>away from|outside(?: of)?|from|off(?: the coast of)?|inland from|beyond|inside|into|within|of))"
)
_GROUND = r"(?:villages?|settlements?|towns?|hills?|heights|countryside|areas?|fields?|farmland|forests?|suburbs|positions|roads?)"
_NEAR = (
    r"(?:off(?:\s+the\s+(?:[a-z-]+\s+)?(?:coast|shore)\s+(?:of|near))?|near|close\s+to|next\s+to|just\s+outside"
    r"|outside(?:\s+of)?|on\s+the\s+(?:[a-z-]+\s+)?(?:outskirts|edge)\s+of"
    rf"|(?:the\s+)?(?:{_DIRECTION}(?:ern)?\s+)?(?:outskirts|edge)\s+of"
    rf"|(?:(?:the\s+)?{_GROUND}\s+)?(?:around|surrounding|overlooking)"
    r"|in\s+the\s+(?:suburbs|vicinity|direction)\s+of|not\s+far\s+from|adjacent\s+to)"
)
_TURN = rf"(?P<direction>{_DIRECTION})(?:\s+and\s+(?P<direction2>{_DIRECTION}))?\s+of"
_PART = r"(?:parts?\s+of\s+|(?:outskirts|edge)\s+of\s+)"


def _ending(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for what stands right before a name."""
    return regex(pattern + "$", re.IGNORECASE)


_TRIP = (
    rf"{_HEDGE}?{_NUMBER}[\s-]+(?:hours?|minutes?)['’]?s?(?:\s+(?:and\s+a\s+half\s+)?|-)(?:drive|walk|ride|journey|flight)"
    rf"\s+(?:away\s+)?(?:from|(?:to\s+the\s+)?{_DIRECTION}\s+of)"
)
_BEFORE = (
    _ending(rf"within\s+{_DISTANCE}\s+(?:of|from)\s+{_OF_SETTLEMENT}"),
    _ending(rf"(?:an?\s+)?{_TRIP}\s+{_OF_SETTLEMENT}"),
    _ending(rf"{_DISTANCE}\s*,?\s*{_WAY}\s+{_OF_SETTLEMENT}"),
    _ending(rf"(?<!\bto )\bthe\s+(?P<part>{_DIRECTION}|centre|center)\s+of\s+(?:the\s+)?"),
    _ending(rf"(?:{_THING})?(?:just\s+)?(?:to\s+the\s+)?{_TURN}\s+{_OF_SETTLEMENT}"),
    _ending(rf"{_NEAR}\s+{_OF_SETTLEMENT}"),
    _ending(rf"(?:the\s+)?(?P<part>{_DIRECTION}(?:ern)?|central)(?:most)?\s+{_PART}?(?:the\s+)?"),
    regex(
        r"(?<!\w)(?:[A-Z][\w'’-]+\s+){1,2}?(?:[Dd]istricts?|[Rr]aion)\s+(?:of|in)\s+"
        r"(?:the\s+(?:city|town)\s+of\s+)?(?:the\s+)?$"
    ),
    _ending(r"(?:the\s+)?capital(?:\s+city)?\s+of\s+(?:the\s+)?"),
    _ending(r"(?:the\s+)?borders?\s+(?:with|between|of)\s+(?:the\s+)?"),
)
_AFTER_BORDER = regex(r"(?:[-–][A-Z]\w+)?\s+(?:border|frontier)\b(?!\s+(?:guards?|service|police|agency|patrol))")
_ANAPHOR = regex(
    rf"\b(?:(?:{_DISTANCE}\s+)?(?:the\s+)?{_DIRECTION}(?:\s+part)?|on\s+the\s+outskirts|outside|near|off"
    r"|(?:[A-Z][\w'’-]+\s+){1,2}?district)"
    r"\s+(?:of|in)?\s*\bthe\s+(?:city|town|village|country|region|oblast|province|capital|peninsula)$"
)
_THE_PLACE = regex(r"\bthe\s+(?:city|town|village|country|region|oblast|province|capital|peninsula)\b(?!\s+of\b)")
_AFTER_CAPITAL = regex(r"(?:['’]s?)?\s+capital\b(?!\s+(?:city\s+)?of\b|(?:\s+city)?,?\s+(?:of\s+)?[A-Z])")
_LEAD = regex(r"(?i)(?:\b(?:near|outside|close to) )?\bthe $")
_LEAD_CHARS = 16
_OWNED = ("'s ", "’s ")
_THE_CAPITAL = regex(
    r"\bthe\s+capital\b(?!\s+(?:city\s+)?of\b|(?:\s+city)?,?\s+[A-Z]"
    r"|\s+(?:punishment|gains?|letters?|markets?|cost|needed))"
)
_BETWEEN = regex(
    r"\b(?:(?:(?:mid|half)way )?between (?:the )?(?:(?:cities|towns|villages|settlements) of )?"
    r"|(?:road|highway|motorway|route|railway) from (?:the )?)$",
    re.IGNORECASE,
)
_ROAD = regex(r"(?i) (?:road|highway|motorway|route|railway)\b")
_DEALINGS = regex(
    r"\b(?:talks|deals?|agreements?|wars?|conflict|relations|ties|negotiations|peace|tensions|exchange|contacts|dialogue|"
    r"swap|fighting|clashes|rivalry|match|game|border|divided|choose|alliance|trade|summit|meeting|dispute|differences|"
    r"ceasefire|truce) between",
    re.IGNORECASE,
)
_AND, _TO = regex(r"(?i) and (?:the )?"), regex(r"(?i) to (?:the )?")
_COUNTED = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_WORDS = {word: max(1, number) for number, word in enumerate(_COUNTED)} | _TENS
_WORDS |= {"ninety": 90, "a hundred": 100, "one hundred": 100}
_KM = {"k": 1.0, "mi": 1.609344, "n": 1.852, "m": 0.001}
# The words that can stand right before the name in a phrase: what ends otherwise need not be searched.
_CLOSER = regex(
    r"\b(?:of|from|off|near|outside|beyond|inside|into|within|to|in|with|between|around|surrounding|overlooking|the|city|"
    rf"town|capital,?|central|{_CARDINAL}\w*)"
    r"\s+$",
    re.IGNORECASE,
)
_REACH = 110  # characters before a name in which its phrase may begin
_STOP = regex(r"[.!?;]\s(?=[A-Z\"“])")


class RelativeSpan(NamedTuple):
    """A relative phrase: its span, and the spans of the names it leans on (none for "the city")."""

    start: int
    end: int
    anchors: tuple[tuple[int, int], ...]


class Phrase(NamedTuple):
    """What a relative phrase says: relation, bearing and distance, as far as it says them."""

    relation: str  # offset | near | shore | between | midway | part | district | border | capital
    bearing: str | None = None
    distance_km: float | None = None
    anaphor: str | None = None  # "city", "country", "region" ... where no name is given


def bearing_of(words: str) -> str | None:
    """Compass point of "north-east", "southwestern", "north of"; None for "central".

    Examples
    --------
    >>> bearing_of("north-eastern"), bearing_of("south southwest"), bearing_of("centre")
    ('NE', 'SSW', None)
    """
    letters = "".join(_POINTS[point] for point in re.findall("north|south|east|west", words.lower()))
    return (
        letters
        if letters
        in ("N", "S", "E", "W", "NE", "NW", "SE", "SW", "NNE", "NNW", "SSE", "SSW", "ENE", "ESE", "WNW", "WSW")
        else None
    )


def find_relative(
    text: str,
    names: Sequence[tuple[int, int]],
    start: int,
    end: int,
    *,
    adjectives: Container[tuple[int, int]] = (),
) -> Iterator[RelativeSpan]:
    """Find the relative phrases in ``text[start:end]`` that lean on the given names (in order), or on "the city".

    Those of the names that are ``adjectives`` are leant on only from behind: "the Polish border".
    """
    taken = start
    for number, (left, right) in enumerate(names):
        found = _after(text, left, right)
        if found is None and (left, right) not in adjectives:
            owner = _owner_of(text, names, number)
            found = _between(text, names, number, taken) or _before(
                text, owner, right, max(taken, owner - _REACH), left
            )
        if found is not None and found.start >= taken:
            taken = found.end
            yield found
    for match in _anaphors(text, start, end):
        yield RelativeSpan(match.start(), match.end(), ())
    for match in _THE_CAPITAL.finditer(text, start, end):
        yield RelativeSpan(match.start(), match.end(), ())


def _anaphors(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Phrases that lean on "the city" and its like, looked for only where that stands."""
    for place in _THE_PLACE.finditer(text, start, end):
        match = _ANAPHOR.search(text, max(start, place.start() - _REACH), place.end())
        if match is not None:
            start = match.end()
            yield match


def _owner_of(text: str, names: Sequence[tuple[int, int]], number: int) -> int:
    """Where what stands before a name begins: before its country in "south of Yemen's Aden"."""
    left = names[number][0]
    if number and text[names[number - 1][1] : left] in _OWNED:
        return names[number - 1][0]
    return left


def _before(text: str, left: int, right: int, low: int, name: int) -> RelativeSpan | None:
    """Find the phrase that ends at ``left`` and leans on the name from ``name`` to ``right``."""
    if not _CLOSER.search(text, max(low, left - 24), left):
        return None
    lead = text[low:left]
    lead = lead[max(lead.rfind("\n"), _sentence_end(lead)) + 1 :]
    for pattern in _BEFORE:
        match = pattern.search(lead)
        if match is not None and not (match.start() and lead[match.start() - 1].isalnum()):
            if text.startswith(_OWNED, right) and ("capital" in match.group() or text[right + 3 : right + 4].isupper()):
                return None  # "the capital of Pakistan's Balochistan province", "south of Yemen's Aden"
            return RelativeSpan(left - len(lead) + match.start(), right, ((name, right),))
    return None


def _sentence_end(lead: str) -> int:
    ends = [found.start() + 1 for found in _STOP.finditer(lead)]
    return ends[-1] if ends else -1


def _between(text: str, names: Sequence[tuple[int, int]], number: int, low: int) -> RelativeSpan | None:
    """Find "between A and B", "the road from A to B" and "the A-B road"."""
    if number + 1 == len(names):
        return None
    (left, right), following = names[number], names[number + 1]
    if text[right : following[0]] in ("-", "–") and (road := _ROAD.match(text, following[1])):
        return RelativeSpan(left, road.end(), ((left, right), following))
    lead = text[max(low, left - 60) : left]
    start = _BETWEEN.search(lead)
    if start is None or _DEALINGS.search(lead):
        return None
    link = _TO if " from " in start.group() else _AND
    if not link.fullmatch(text, right, following[0]):
        return None
    return RelativeSpan(left - len(lead) + start.start(), following[1], ((left, right), following))


def _after(text: str, left: int, right: int) -> RelativeSpan | None:
    """Find phrases that end after the name: "the Belarusian border", "the Ukrainian capital"."""
    match = _AFTER_BORDER.match(text, right) or _AFTER_CAPITAL.match(text, right)
    if match is None:
        return None
    lead = _LEAD.search(text, max(0, left - _LEAD_CHARS), left)
    return RelativeSpan(lead.start() if lead else left, match.end(), ((left, right),))


def read_phrase(text: str) -> Phrase:
    """Read what a relative phrase says.

    Examples
    --------
    >>> read_phrase("30 km south of Poltava")
    Phrase(relation='offset', bearing='S', distance_km=30.0, anaphor=None)
    >>> read_phrase("off Odesa").relation
    'shore'
    """
    lower = text.lower()
    anaphor = re.search(r"\bthe (city|town|village|country|region|oblast|province|capital|peninsula)$", lower)
    what = anaphor.group(1) if anaphor else None
    if re.search(r"\b(?:border|frontier)\b", lower):
        return Phrase("border", anaphor=what)
    if _BETWEEN_TWO.match(lower):
        return Phrase("midway" if "way between" in lower else "between")
    if re.match(
        r"(?:(?:near|outside|close\s+to)\s+)?(?:the\s+)?capital\b(?:\s+city)?\s+of\b|the\s+capital$|(?!.*\bthe\s+capital$).*\bcapital$",
        lower,
    ):
        return Phrase("capital", anaphor=what)
    distance = _distance(lower)
    direction = re.search(rf"\b(?P<way>{_DIRECTION})(?P<ern>ern)?\b(?P<of>\s+of\b)?", lower)
    bearing = bearing_of(direction.group("way")) if direction else None
    shore = re.search(r"\boff\b", lower) is not None
    if shore:
        return Phrase("shore", bearing, distance, what)
    if re.search(r"\b(?:outskirts|edge)\s+of\b", lower) or (distance is not None and lower.startswith("within ")):
        return Phrase("near", None, distance if lower.startswith("within ") else None, what)
    if distance is not None:
        return Phrase("offset", bearing or _short_bearing(text), distance, what)
    if _TRIP_OF.search(lower):
        return Phrase("offset", bearing, None, what)
    if re.search(r"\b(?:district|raion)\b", lower):
        return Phrase("district", anaphor=what)
    if direction is not None:
        part = (
            direction.group("ern")
            or not direction.group("of")
            or re.search(r"\bthe\s+" + re.escape(direction.group("way")) + r"\s+of", lower)
            or what in ("country", "region", "oblast", "province")
        )
        return Phrase("part" if part and not re.search(r"\bto the\b", lower) else "offset", bearing, None, what)
    return Phrase("part" if lower.startswith(("central", "the cent")) else "near", anaphor=what)


_BETWEEN_TWO = regex(
    r"(?:(?:mid|half)way )?between |(?:road|highway|motorway|route|railway) from |.*[-–].* (?:road|highway|motorway|route|railway)$"
)
_TRIP_OF = regex(r"\b(?:hours?|minutes?)['’]?s?[\s-](?:\w+\s+){0,3}?(?:drive|walk|ride|journey|flight)\b")
_SHORT_OF = regex(rf"\s({_POINT})\s+of\b")


def _short_bearing(text: str) -> str | None:
    """Compass point of "88 km WSW of Kabul"."""
    found = _SHORT_OF.search(text)
    return found.group(1) if found else None


def _distance(lower: str) -> float | None:
    match = re.search(_DISTANCE, lower)
    if match is None:
        return None
    number, unit = match.group("number"), match.group("unit")
    value = _WORDS.get(number) if not number[0].isdigit() else _decimal(number)
    if value is None:
        return None
    second = match.group("number2")
    if second and (upper := _decimal(second)):
        value = (value + upper) / 2
    factor = (
        _KM["k"]
        if unit.startswith("k")
        else _KM["mi"]
        if unit.startswith("mi")
        else _KM["n"]
        if unit.startswith("n")
        else _KM["m"]
    )
    return round(value * factor, 3)


def _decimal(digits: str) -> float | None:
    try:
        return float(digits.replace(",", "").rstrip("."))
    except ValueError:
        return None
