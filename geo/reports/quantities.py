"""Numbers of people in a sentence, as intervals.

At least n is [n, None]; more than n [n+1, None]; up to, nearly, almost, fewer than n
[None, n]; about n [n, n]; a to b [a, b]; several [2, None]; dozens [24, None].
Ages, dates, distances and numbers of weapons are told apart by what follows them.
"""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.reports.ages import ages_behind
from geo.reports.casualty_words import METRIC
from geo.reports.numbers import NUMBER_WORDS, number_of
from geo.reports.people import PERSONS, is_person
from geo.reports.text import Sentence, Token

__all__ = ["Quantity", "find_quantities"]

_PLURAL_SCALES = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_VAGUE = {"several": 2, "multiple": 2, "many": 2, "numerous": 2}

_AT_LEAST = (
    "at least",
    "no fewer than",
    "no less than",
    "not less than",
    "not fewer than",
    "a minimum of",
    "a total of at least",
)
_OVER = ("more than", "over", "upwards of", "in excess of")
_UP_TO = (
    "up to",
    "as many as",
    "nearly",
    "almost",
    "close to",
    "fewer than",
    "less than",
    "under",
    "no more than",
    "at most",
    "just under",
)
_ABOUT = (
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "an estimated",
    "a total of",
    "a combined",
    "exactly",
    "just",
    "only",
)
_BOUNDS = {
    **dict.fromkeys(_AT_LEAST, "low"),
    **dict.fromkeys(_OVER, "over"),
    **dict.fromkeys(_UP_TO, "high"),
    **dict.fromkeys(_ABOUT, "exact"),
}
_MAX_BOUND_WORDS = 5

_BARE_AFTER = frozenset(
    "outside inside along across around behind beside late early earlier before since between throughout amid "
    "was were are is have has had been being be dead kia wia killed wounded injured hurt died missing and or in at on near from after when as with by "
    "to more others other who that of while but during including among overnight today yesterday fatally critically seriously "
    "there here inside alone severely slightly lightly perished captured kidnapped abducted remain remained taken hospitalised hospitalized deaths fatalities "
    "injuries fatality death lives suffered sustained received so reported still lay lost gravely badly later also "
    "succumbed drowned shot executed beheaded".split()
)
_GAP_STOP = frozenset(
    "and or at in on of by to from with for was were is are be been has have had that which who killed wounded injured hurt died "
    "missiles missile drones drone rockets rocket shells shell bombs bomb attacks attack strikes strike houses buildings apartments cars "
    "km kilometers kilometres miles metres meters percent hours hour minutes days day weeks week months month years year times killing "
    "wounding injuring injures kills wounds near after before when while as but than the".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_PAIRS = frozenset(["couple"])
_SUBSET_AFTER = frozenset(["them", "whom", "those", "these", "which"])
_SUBSET_BEFORE = frozenset(["including", "incl", "among", "includes", "included", "plus"])
_SEVERAL = frozenset("crew family couple group squad team".split())
_HURT = frozenset("wounded injured hurt missing".split())
_AFTER_YEAR_OLD = frozenset(["", ".", ",", ";", "and", "in", "was", "died", "who", "at", "near", "to", "from", "with"])
_PEOPLES = (
    "ians",
    "eans",
    "cans",
    "ans",
    "aelis",
    "aqis",
    "nese",
    "ranis",
    "stanis",
    "enis",
    "itis",
    "baijanis",
    "pinos",
    "iots",
)
_MAX_GAP = 4
_PAIR = 2
_OLDEST = 110
_MOST_ADJECTIVES = 2
_CLAUSE_OPENS = frozenset([",", ";", ":", "\u2013", "-", ".", "|", "\u2192", "&", "+", "\u2022", "/", "!", "(", "and"])
_NO_ADJECTIVES = frozenset(
    "a an the his her their its one no another each every this that these those some any".split()
)
_NOT_ALONE = frozenset("other more victim general member local minor individual body actor others chief agent".split())
_STATES = frozenset("dead killed wounded injured hurt hospitalised hospitalized died dies missing".split())
_CONDITIONS = frozenset("serious critical grave severe stable moderate hospital intensive bad satisfactory".split())


class Quantity(NamedTuple):
    """A number phrase, token ``first`` to ``last`` of its sentence."""

    first: int
    last: int
    low: int | None
    high: int | None
    unit: str  # people | bare | other
    noun: str = ""
    subset: bool = False
    more: bool = False

    @property
    def who(self) -> str | None:
        """What kind of people, or None."""
        return PERSONS.get(self.noun)


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """All number phrases of a sentence, in order, none overlapping."""
    tokens = sentence.tokens
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        quantity = _quantity_at(tokens, i)
        if quantity is None:
            i += 1
        else:
            quantity = _with_age(tokens, quantity)
            found.append(quantity)
            i = quantity.last + 1
    return _mark_parts(tokens, found)


def _with_age(tokens: tuple[Token, ...], quantity: Quantity) -> Quantity:
    """ "a man, 71, and a woman, 68, died", "a nurse (44)", "two men, 38 and 63,": ages belong to their people."""
    if quantity.unit != "people" or tokens[quantity.last].low in _SEVERAL:
        return quantity  # "a crew of seven" is told by its number
    n, last = ages_behind(tokens, quantity.last + 1)
    return quantity._replace(last=last) if n and n == quantity.high else quantity


def _people_by_ages(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "men of 52 and 60", "girls aged 9 and 17": as many as the ages."""
    if _low(tokens, i + 1) not in ("aged", "of", "(") or not is_person(tokens[i].low) or not _is_plural(tokens[i].low):
        return None
    n, last = ages_behind(tokens, i + 1)
    if n < _PAIR:
        return None
    subset = _low(tokens, i - 1) in _SUBSET_BEFORE or _low(tokens, i - 2) == "among"
    return Quantity(i, last, n, n, "people", tokens[i].low, subset)


def _bare_person(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "Driver dead, elderly woman hurt": one person each, where a clause of a post leaves the article out."""
    if i and _low(tokens, i - 1) not in _CLAUSE_OPENS:
        return None
    at = i
    while at < i + _MOST_ADJECTIVES and tokens[at].low.isalpha() and not is_person(tokens[at].low):
        if tokens[at].low in _GAP_STOP or tokens[at].low in _NO_ADJECTIVES or at + 1 == len(tokens):
            return None
        at += 1
    if not _is_one(tokens[at].low) or tokens[at].low in _NOT_ALONE:
        return None
    end = _compound(tokens, at)
    last = ages_behind(tokens, end + 1)[1]
    if last == end and _low(tokens, end + 1).isdigit() and int(_low(tokens, end + 1)) <= _OLDEST:
        last += 1
    last += last > end and _low(tokens, last + 1) == ","
    state = _low(tokens, last + 1) in _STATES or (
        _low(tokens, last + 1) == "in" and _low(tokens, last + 2) in _CONDITIONS
    )
    return Quantity(i, last, 1, 1, "people", _head(tokens, at)) if state and _is_one(tokens[end].low) else None


def _mark_parts(tokens: tuple[Token, ...], found: list[Quantity]) -> list[Quantity]:
    """Carry "including" on through its list: "including three children and a woman"."""
    out: list[Quantity] = []
    for quantity in found:
        before = [t.low for t in tokens[out[-1].last + 1 : quantity.first]] if out else []
        listed = bool(out) and out[-1].subset and before in (["and"], [","], [",", "and"]) and out[-1].unit == "people"
        among = _low(tokens, quantity.first - 1) in ("them", "whom") and _low(tokens, quantity.first - 2) == "among"
        if out and before in (["among"], ["is", "among"], ["are", "among"], ["was", "among"], ["were", "among"]):
            out[-1] = out[-1]._replace(subset=True) if out[-1].unit == "people" else out[-1]
        if _low(tokens, quantity.first - 1) == "among" and _is_of_dead(tokens, quantity):
            quantity = quantity._replace(subset=False)  # "two nuns among at least four dead"
        if (listed and before != [","] and quantity.unit != "bare") or among:
            quantity = quantity._replace(subset=True)
        out.append(quantity)
    return out


def _is_of_dead(tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    """ "Among 11 people now known to have died": the whole number, not a part of one."""
    for token in tokens[quantity.last + 1 : quantity.last + 8]:
        if token.low in (",", ";", "and", "who", "with"):
            return False
        if token.low in METRIC:
            return True
    return False


def _low(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _quantity_at(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    if (told := _year_old(tokens, i) or _all_but(tokens, i)) is not None:
        return told
    bound, used = _bound_at(tokens, i)
    interval = _interval_at(tokens, i + used, bound)
    if interval is None:
        return (
            _both(tokens, i)
            or _family(tokens, i)
            or _one_person(tokens, i)
            or _nobody(tokens, i)
            or _people_by_ages(tokens, i)
            or _bare_person(tokens, i)
        )
    low, high, more, end = interval
    return _with_noun(tokens, i, end, low, high, more)


_BOUND_STARTS = frozenset(bound.partition(" ")[0] for bound in _BOUNDS)


def _bound_at(tokens: tuple[Token, ...], i: int) -> tuple[str | None, int]:
    if tokens[i].low not in _BOUND_STARTS:
        return None, 0
    for size in range(_MAX_BOUND_WORDS, 0, -1):
        if i + size > len(tokens):
            continue
        bound = _BOUNDS.get(" ".join(t.low for t in tokens[i : i + size]))
        if bound:
            return bound, size
    return None, 0


def _interval_at(
    tokens: tuple[Token, ...], i: int, bound: str | None
) -> tuple[int | None, int | None, bool, int] | None:
    """(low, high, more, next token) of the interval that starts at token i."""
    word = _low(tokens, i)
    more = word == "another"
    if more:
        i += 1
        word = _low(tokens, i)
    if word in ("between", "from"):
        span = _range(tokens, i + 1, "and" if word == "between" else "to")
        return (*span[:2], more, span[2]) if span else None
    if word in ("hundreds", "dozens") and _low(tokens, i + 1) == "of" and _low(tokens, i + 2) == "thousands":
        return 200_000 if word == "hundreds" else 24_000, None, more, i + 3
    if word in _PLURAL_SCALES and bound != "over":
        return _PLURAL_SCALES[word], None, more, i + 1 + (_low(tokens, i + 1) == "of")
    if word == "tens" and _low(tokens, i + 1) == "of" and _low(tokens, i + 2) == "thousands":
        return 20000, None, more, i + 3
    if word in _VAGUE and _low(tokens, i - 1) != "how":
        return _VAGUE[word], None, more, i + 1
    if word == "a" and _low(tokens, i + 1) in ("few", "handful", "number", "couple"):
        exact = _low(tokens, i + 1) == "couple" and _low(tokens, i + 2) == "of"
        if _low(tokens, i + 1) == "couple" and not exact:
            return None
        return 2, 2 if exact else None, more, i + 2 + (_low(tokens, i + 2) == "of")
    number = number_of(tokens, i)
    if number is None:
        if bound == "exact" and _low(tokens, i - 1) == "some" and is_person(word) and word.endswith("s"):
            return 2, None, more, i
        return (1, 1, True, i) if more and is_person(word) else None
    value, used = number
    end = i + used
    if not bound or bound == "exact":
        span = (
            _range(tokens, i, "to") or _range(tokens, i, "or") or _range(tokens, i, "-") or _range(tokens, i, "\u2013")
        )
        if span:
            return (*span[:2], more, span[2])
    if _low(tokens, end) == "or" and _low(tokens, end + 1) == "more":
        return value, None, more, end + 2
    low, high = {"low": (value, None), "over": (value + 1, None), "high": (None, value)}.get(
        bound or "", (value, value)
    )
    return low, high, more, end


def _range(tokens: tuple[Token, ...], i: int, joint: str) -> tuple[int, int, int] | None:
    first = number_of(tokens, i)
    if first is None or _low(tokens, i + first[1]) != joint:
        return None
    if joint in ("-", "\u2013") and _low(tokens, i - 1) in _MONTHS:
        return None  # "CALI, Feb 3 - Four police officers"
    at = i + first[1] + 1
    second = number_of(tokens, at)
    if second is None or second[0] <= first[0]:
        return None
    return first[0], second[0], at + second[1]


def _with_noun(
    tokens: tuple[Token, ...], first: int, end: int, low: int | None, high: int | None, more: bool
) -> Quantity:
    last = end - 1
    if _not_people(tokens, first, end):
        return Quantity(first, last, low, high, "other")
    before = _low(tokens, first - 1)
    if _low(tokens, end) == "of" and _low(tokens, end + 1) in (
        "them",
        "whom",
        "those",
        "these",
        "which",
        "the",
        "his",
        "her",
        "their",
    ):
        of_group = _low(tokens, end + 1) not in _SUBSET_AFTER
        noun = _group_end(tokens, end + 1) if of_group else end + 1
        subset = not of_group or before in _SUBSET_BEFORE
        return Quantity(first, noun, low, high, "people", tokens[noun].low if noun > end + 1 else "", subset=subset)
    before = "incl" if before == "." and _low(tokens, first - 2) == "incl" else before
    subset = before in _SUBSET_BEFORE or (before == "," and _low(tokens, first - 2) in _SUBSET_BEFORE)
    at = end
    while at < len(tokens) and at - end <= _MAX_GAP:
        word = tokens[at].low
        if at == end and tokens[at].text[0].isupper() and word.endswith(_PEOPLES):
            return Quantity(first, at, low, high, "people", word, subset, more)
        if is_person(word):
            more = more or word in ("more",)
            if word in ("more", "others", "other") and is_person(_low(tokens, at + 1)):
                at += 1
                word = tokens[at].low
            return Quantity(
                first, _pair(tokens, _compound(tokens, at)), low, high, "people", _head(tokens, at), subset, more
            )
        if word in _GAP_STOP or not word[0].isalpha() or word in NUMBER_WORDS:
            break
        at += 1
    after = _low(tokens, end)
    if not after or after in _BARE_AFTER or not (after[0].isalnum() or after in "%$-"):
        return Quantity(first, last, low, high, "bare", "", subset, more)
    return Quantity(first, last, low, high, "other")


def _compound(tokens: tuple[Token, ...], at: int) -> int:
    while is_person(_low(tokens, at + 1)) and _low(tokens, at + 1) not in ("more", "other", "others"):
        at += 1
    return at


def _group_end(tokens: tuple[Token, ...], at: int) -> int:
    """The end of "the six wounded", "his neighbours" behind "two of"."""
    number = number_of(tokens, at + 1)
    end = at + number[1] if number else at
    for k in range(end + 1, min(end + 3, len(tokens))):
        if is_person(tokens[k].low) or (number and tokens[k].low in _HURT):
            return k
    return end


def _pair(tokens: tuple[Token, ...], last: int) -> int:
    """ "8,000 men and boys": one number for both."""
    other = _low(tokens, last + 2)
    joined = _low(tokens, last + 1) in ("and", "or") and is_person(other) and other not in ("more", "other", "others")
    return last + 2 if joined and _is_plural(tokens[last].low) and _is_plural(other) else last


def _head(tokens: tuple[Token, ...], at: int) -> str:
    """The word that says what kind of people: "police officers" are police."""
    first = tokens[at].low
    return first if PERSONS.get(first) else tokens[_compound(tokens, at)].low


def _not_people(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    before, after = _low(tokens, first - 1), _low(tokens, end)
    number = tokens[end - 1].low
    if after in ("a.m.", "p.m.", "am", "pm", "gmt", "o'clock", "hrs"):
        return True
    if (
        before == ":"
        and first > 1
        and tokens[first - 2].end == tokens[first - 1].start == tokens[first].start - 1
        and tokens[first - 2].low.isdigit()
    ):
        return True  # a clock: 08:55
    if after == ":" and before == "to" and end + 1 < len(tokens) and tokens[end + 1].start > tokens[end].end:
        return False  # "has grown to eight: one of the wounded died"
    if before in ("$", "\u20ac", "\u00a3", "aged", "age", "number", "no", "#", "article", ":") or after in (
        "%",
        ":",
        "/",
    ):
        return not (before in ("number", ":") and after not in ("%", ":", "/"))
    if after == "-" or (after and after.startswith("-")):
        return True
    if before == "of" and number.isdigit() and _is_one(_low(tokens, first - 2)):
        return True  # "a man of 48"
    if before in _MONTHS or after in _MONTHS:
        return True
    if number.isdigit() and int(number) <= _OLDEST and _is_one(before) and after in (",", ".", ";", "", ")", ":"):
        return True  # "Woman 67, dead on the spot"
    if before == "," and after in (",", ")") and number.isdigit() and _low(tokens, first - 2) not in _SUBSET_AFTER:
        return True  # an age in apposition
    if number.isdecimal() and len(number) == 4 and 1900 <= int(number) <= 2100:
        return before in (
            "in",
            "since",
            "of",
            "by",
            "until",
            "from",
            ",",
            "early",
            "late",
            "mid",
            "and",
            "year",
        ) or after in (".", ",", "")
    return False


def _is_one(noun: str) -> bool:
    return is_person(noun) and not _is_plural(noun) and noun not in ("crew", "family", "couple", "police")


def _year_old(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "Drone kills 56-year-old cyclist": a headline leaves the article out."""
    if not tokens[i].low.isdecimal() or _low(tokens, i + 1) != "-" or not _low(tokens, i + 2).endswith("year-old"):
        return None
    noun = _low(tokens, i + 3)
    return Quantity(i, i + 3, 1, 1, "people", noun) if is_person(noun) and not _is_plural(noun) else None


def _all_but(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "All but one of the seven passengers": six."""
    if tokens[i].low != "all" or _low(tokens, i + 1) != "but":
        return None
    spared = number_of(tokens, i + 2)
    at = i + 2 + (spared[1] if spared else 0)
    if not spared or _low(tokens, at) != "of":
        return None
    at += 1 + (_low(tokens, at + 1) in ("the", "its", "their", "his", "her"))
    whole = number_of(tokens, at)
    if not whole or whole[0] <= spared[0]:
        return None
    end = at + whole[1] - 1
    end += is_person(_low(tokens, end + 1))
    n = whole[0] - spared[0]
    return Quantity(i, end, n, n, "people", tokens[end].low)


def _both(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "Both parents"."""
    at = i + 1 + (_low(tokens, i + 1) in ("his", "her", "their", "the", "of"))
    noun = _low(tokens, at)
    plural = noun == "parents" or (is_person(noun) and _is_plural(noun))
    return Quantity(i, at, 2, 2, "people", noun) if tokens[i].low == "both" and plural else None


def _one_person(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "a 62-year-old woman", "his wife", "the driver": one person."""
    word = tokens[i].low
    if word not in ("a", "an", "one", "his", "her", "their", "the", "its", "another"):
        return None
    at = i + 1
    while at < len(tokens) and at - i <= 2 * _MAX_GAP:
        low = tokens[at].low
        if low.endswith("-old") and _low(tokens, at + 1) in _AFTER_YEAR_OLD:
            return Quantity(i, at, 1, 1, "people", "", _low(tokens, i - 1) in _SUBSET_BEFORE, word == "another")
        if is_person(low) and word == "the" and at > i + 1 and tokens[at].text[0].isupper():
            return None  # "the National Guard"
        if is_person(low) and (not _is_plural(low) or low in ("couple", "family")):
            return _one(tokens, i, at, word)
        if low in ("parents", "grandparents") and word in ("his", "her", "their"):
            return Quantity(i, at, 2, 2, "people", low)
        if is_person(low) and word in ("his", "her", "their"):
            return _by_ages(tokens, i, at)
        plain = low[0].isalnum() or low in ("-", "'s") or (low == "," and at > i + 2 and "old" in tokens[at - 1].low)
        if not plain or (low in _GAP_STOP and low not in ("year", "month", "day")) or number_starts(tokens, at, i):
            return None
        at += 1
    return None


def _by_ages(tokens: tuple[Token, ...], i: int, at: int) -> Quantity | None:
    """ "His daughters, 5 and 9": as many as there are ages."""
    k, ages = at + 1, 0
    while _low(tokens, k) in (",", "and", "aged") and _low(tokens, k + 1 + (_low(tokens, k + 1) == "aged")).isdecimal():
        k += 1 + (_low(tokens, k + 1) == "aged")
        ages += 1
        k += 1
    return Quantity(i, k - 1, ages, ages, "people", tokens[at].low) if ages > 1 else None


def number_starts(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """True where a number that is not an age stands between a determiner and its noun."""
    return number_of(tokens, at) is not None and _low(tokens, at + 1) not in ("-", "year", "month") and at > start


def _one(tokens: tuple[Token, ...], i: int, at: int, word: str) -> Quantity | None:
    noun = tokens[at].low
    if noun == "family":
        return None
    if noun in ("police", "personnel", "general", "other", "more", "others", "local", "minor") and not is_person(
        _low(tokens, at + 1)
    ):
        return None
    end = _compound(tokens, at)
    if _is_plural(tokens[end].low) and tokens[end].low != "couple":
        return None
    n = 2 if noun in _PAIRS else 1
    if (
        _low(tokens, end + 1) == "and"
        and is_person(_low(tokens, end + 2))
        and not _is_plural(_low(tokens, end + 2))
        and _low(tokens, end + 2) not in ("more", "other", "others")
    ):
        return Quantity(i, end + 2, 2, 2, "people", _head(tokens, end + 2))  # "a husband and wife"
    subset = _low(tokens, i - 1) in _SUBSET_BEFORE
    return Quantity(i, end, n, n, "people", _head(tokens, at), subset, word == "another")


def _is_plural(noun: str) -> bool:
    if noun.endswith(("men", "people", "children", "women", "police", "personnel", "bodies")):
        return True
    return noun.endswith("s") and not noun.endswith("ss")


def _family(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    """ "a family of four", "an entire displaced family of nine"."""
    if tokens[i].low not in ("a", "an", "the", "one", "another"):
        return None
    at = i + 1
    while (
        at <= i + _MOST_ADJECTIVES and _low(tokens, at) != "family" and tokens[min(at, len(tokens) - 1)].low.isalpha()
    ):
        at += 1
    if _low(tokens, at) != "family" or _low(tokens, at + 1) != "of":
        return None
    number = number_of(tokens, at + 2)
    return Quantity(i, at + 1 + number[1], number[0], number[0], "people", "family") if number else None


def _nobody(tokens: tuple[Token, ...], i: int) -> Quantity | None:
    word, after = tokens[i].low, _low(tokens, i + 1)
    if word in ("nobody", "none", "no-one") or (word == "no" and after == "one"):
        return Quantity(i, i + (word == "no"), 0, 0, "people", "nobody")
    if word == "no" and is_person(after) and after not in ("more", "other", "casualties", "victims"):
        return Quantity(i, i + 1, 0, 0, "people", "nobody")
    return None
