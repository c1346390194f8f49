"""Which words of a sentence are a name that no gazetteer has, and how far a list of such names goes."""

from __future__ import annotations

from collections.abc import Container

from geo.lean import NamedTuple
from geo.mentions.lexicon import english_level
from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.roles.role import Site
from geo.reports.text.clean import Sentence, Token

__all__ = ["ADJOINING", "StrangeName", "borders", "is_listed", "list_end", "strange_name"]

_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december god islam christianity english russian ukrainian french arabic it he she "
    "they the a i we us parliament congress senate facebook telegram twitter x youtube whatsapp".split()
)
_OCCASIONS = frozenset("mass christmas easter ramadan eid festival parade procession funeral wedding".split())
_NO_PART = _NOT_NAMES | _OCCASIONS
_ARTICLES = frozenset("al el as ash ad ar an at az ed es er".split())
_PREFIX = regex(r"^[A-Z]'(?=[A-Z])")  # "N'Tillit", "M'Bour"
ADJOINING = frozenset("and or as well , also in nearby".split())  # what stands between two names of a list
_MAX_WORDS = 4
_JOINTS = ("de", "del", "do", "da")


class StrangeName(NamedTuple):
    """Tokens ``first`` to ``last`` of a sentence, behind token ``lead``, that no gazetteer has."""

    sentence: Sentence
    lead: int
    first: int
    last: int
    types: EventTypes

    @property
    def words(self) -> list[str]:
        """Those of the sentence, in lower case."""
        return self.sentence.words

    @property
    def led_by(self) -> str:
        """The word before the name, or before its "the"."""
        return self.words[self.lead]

    @property
    def is_bare(self) -> bool:
        """Whether no article stands before it."""
        return self.first == self.lead + 1

    @property
    def is_plain(self) -> bool:
        """Whether its capital letters say that it is a name."""
        return not self.sentence.text.isupper()

    @property
    def has_kind(self) -> bool:
        """Whether the word behind says what kind of place it is: "Let Htoke Taw village"."""
        return not self.types.words["places.kinds"].isdisjoint(self.words[self.last + 1 : self.last + 2])

    @property
    def is_unit(self) -> bool:
        """Whether it names a unit: "Myinmu Township"."""
        return not self.types.words["places.units"].isdisjoint(self.words[self.last : self.last + 2])

    @property
    def is_larger(self) -> bool:
        """Whether it may be what another place lies in: a unit, a parish, a forest."""
        parish = self.led_by == "of" and self.words[self.lead - 1] in self.types.words["places.parishes"]
        return self.is_unit or parish or self.is_land

    @property
    def is_land(self) -> bool:
        """Whether it names land, a bridge or a crossing, and no town."""
        return self.words[self.last] in self.types.words["places.lands"]


def strange_name(
    sentence: Sentence, lead: int, first: int, taken: Container[int], types: EventTypes
) -> StrangeName | None:
    """Find the name behind a token, with or without "the"; None where none begins there.

    Parameters
    ----------
    sentence : Sentence
        Any sentence.
    lead, first : int
        From `places_for_names`.
    taken : container of int
        The tokens of known places.
    types : EventTypes
        With the words for ``places``.
    """
    last = _name_end(sentence.tokens, first, taken, capital_text=sentence.text.isupper())
    return StrangeName(sentence, lead, first, last, types) if last >= first else None


def list_end(sentence: Sentence, last: int, taken: Container[int], types: EventTypes) -> int:
    """ "Tse Antswam and Edikwu in Gwer West": the unit stands behind the last of a list of strange names."""
    tokens = sentence.tokens
    head = next(
        (k for k in range(last + 2, min(last + 7, len(tokens) - 2)) if tokens[k].low in types.words["places.parishes"]),
        None,
    )
    if head is not None and tokens[head + 1].low == "of" and "in" in [t.low for t in tokens[last + 1 : head]]:
        end = _name_end(tokens, head + 2, taken, capital_text=sentence.text.isupper())
        last = max(last, end)  # "Fambita, in the rural commune of Kokorou in Niger"
    if last + 2 < len(tokens) and tokens[last + 1].low == "of":
        end = _name_end(tokens, last + 2, taken, capital_text=sentence.text.isupper())
        if end > last + 1 and end + 1 < len(tokens) and tokens[end + 1].low in types.words["places.units"]:
            return end + 1  # "Um Kadadah town of Um Kadadah locality, North Darfur"
    while last + 2 < len(tokens) and tokens[last + 1].low in ("and", ","):
        end = _name_end(tokens, last + 2, taken, capital_text=sentence.text.isupper())
        if end < last + 2:
            break
        last = end
    return last


def is_listed(words: list[str], k: int, sites: list[Site]) -> bool:
    """ "Tse Antswam and Edikwu": the name goes on a list that began with another place."""
    if words[k] not in ("and", ",", "or"):
        return False
    before = [
        s
        for s in sites
        if s.last < k and s.role == "site" and s.place.kind in ("settlement", "site", "near", "port", "adm2")
    ]
    before.sort(key=lambda s: s.first)
    return any(all(w in ADJOINING for w in words[s.last + 1 : k]) for s in before[-1:])


def borders(words: list[str], site: Site, last: int) -> bool:
    """ "Boulkessi, near the border with Burkina Faso": said of the name, not another site."""
    near = site.first > last and words[last + 1 : site.first] in (
        [","],
        [],
        [",", "near"],
        [",", "on"],
        [",", "close", "to"],
    )
    return near and site.place.precision in ("near", "region")


def _name_end(tokens: tuple[Token, ...], first: int, taken: Container[int], *, capital_text: bool) -> int:
    last = first - 1
    for k in range(first, min(first + _MAX_WORDS, len(tokens))):
        word = _PREFIX.sub("", _without_article(tokens[k].text))
        capitals = word.isupper() and len(word) > 1 and capital_text and not english_level(tokens[k].low)
        plain = (
            word[0].isupper()
            and (word.replace("'", "")[1:].islower() or word[1:2].islower() or capitals)
            and k not in taken
            and tokens[k].low not in _NO_PART
            and word.replace("'", "").isalpha()
        )
        if last >= first and tokens[k].low in _JOINTS and tokens[k + 1 : k + 2] and tokens[k + 1].text[0].isupper():
            continue  # "Leon de Piedra"
        if not plain and not (word[0].isupper() and "-" in word and k not in taken):
            break
        last = k
    follows = last + 1 in taken or (
        last >= first and tokens[last + 1 : last + 2] and tokens[last + 1].text[0].isupper() and not capital_text
    )
    return first - 1 if follows else last


def _without_article(word: str) -> str:
    """ "al-Mawasi" begins with its article in lower case."""
    article, _, rest = word.partition("-")
    return rest if rest and article in _ARTICLES else word
