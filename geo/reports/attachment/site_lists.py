"""The places listed beside one: "in Kyiv, Sumy and the town of Izium" is all three."""

from __future__ import annotations

from collections.abc import Iterable

from geo.patterns import regex
from geo.reports.attachment.site_fit import PARTING_WORDS
from geo.reports.places.event_places import holds, is_country
from geo.reports.roles.prepositions import LOCATIVE
from geo.reports.roles.role import Site
from geo.reports.scene import Scene

__all__ = ["listed_with", "named_in", "parts_of"]

_JOINTS = frozenset(
    [
        ",",
        "and",
        "or",
        "the",
        "in",
        "on",
        "at",
        "near",
        "city",
        "town",
        "village",
        "of",
        "as",
        "well",
        "both",
        "nearby",
        "also",
        "villages",
        "towns",
        "cities",
        "region",
        "regions",
    ]
)
_NUMBER_WORDS = frozenset("over one two three four five six seven eight nine ten another territory waters".split())
_COUNTED = (_NUMBER_WORDS - {"over", "another", "territory", "waters"}) | {"none", "nobody", "several", "dozens"}
_LYING = frozenset("including neighbouring neighboring surrounding adjoining bordering".split())
_APART = frozenset("while whereas but when after before although though because until since".split())
_OWN_VERB = frozenset("was were is are has have had lost remained remains lies lay".split())
_LIST_REACH = 9
_SIDES = frozenset("north south east west centre center northeast northwest southeast southwest".split())
_OPENERS = ([":"], ["\u2013"], ["("], [",", "including"], [",", "namely"], ["such", "as"], [",", "such", "as"])
_NAMING = regex(
    r"(?:region|oblast|province|state|district|country|enclave)? ?(?:[,;.\u2013-] ?(?:including|namely|among them(?: are| were)?"
    r"|(?:these|they) include)|such as|: ?)(?: (?:in )?the (?:[a-z]+ ){1,3}of)?(?: in| the)?"
)
_TAIL_VERBS = frozenset("killed wounded injured hit struck then from to by was were".split())
_WIDE = ("country", "region", "adm1", "adm2")
_UNIT_WORDS = (["region"], ["oblast"], ["province"], ["state"], ["district"], [")"])


def listed_with(scene: Scene, chosen: Site, eligible: list[Site], *, numbers: bool, after: bool) -> list[Site]:
    """Find the places that stand in one list with the chosen one; not "hit Nizhyn, and the city was without power".

    Parameters
    ----------
    scene : Scene
        The sentence.
    chosen : Site
        One of its places.
    eligible : list of Site
        Those that can be listed.
    numbers : bool
        Whether numbers may stand between them, as where a deed and no number of victims is placed.
    after : bool
        Whether the chosen one stands behind the word that it belongs to.

    Returns
    -------
    list of Site
        The chosen one and those beside it, each place once, in the order of the text.
    """
    order = sorted(eligible, key=lambda s: s.first)
    k = order.index(chosen)
    asked = _List(scene, numbers=numbers, after=after)
    group = [*asked.run(chosen, order[k + 1 :]), chosen, *asked.run(chosen, reversed(order[:k]))]
    for whole in [s for s in group if s is not chosen and numbers]:
        if named := named_in(
            whole, scene, eligible, deed=True
        ):  # "villages of Sumy and ten of Kharkiv region, among them Lyptsi"
            group = [s for s in group if s is not whole] + [named, *asked.run(named, order[order.index(named) + 1 :])]
    seen: dict[str, Site] = {}
    for site in sorted(group, key=lambda s: s.first):
        seen.setdefault(site.place.place_id or site.place.name, site)
    return list(seen.values())


def named_in(whole: Site, scene: Scene, eligible: list[Site], *, deed: bool) -> Site | None:
    """ "Shelled 35 villages of Sumy region, among them Bilopillia", "nine regions: Sumy, Luhansk": the first of the list behind.

    A number belongs to such a list only where the whole is a country, "across" which it was told.
    """
    nationwide = whole.place.precision == "country" and whole.prep in ("over", "across")
    if not nationwide and not (deed and whole.place.precision in _WIDE):
        return None
    behind = [s for s in eligible if s.first > whole.last and holds(whole.place, s.place)]
    first = min(behind, key=lambda s: s.first, default=None)
    if first is None:
        return None
    between = scene.words[whole.last + 1 : first.first]
    return first if between in _OPENERS or (deed and _NAMING.fullmatch(" ".join(between))) else None


def parts_of(whole: Site, scene: Scene, eligible: list[Site]) -> list[Site]:
    """ "46 drones over Russian regions: 23 over the Belgorod region", "46, including one over the Bryansk region"."""
    if whole.place.precision != "country" or whole.prep not in ("over", "across"):
        return []
    parts = [
        s for s in eligible if s.first > whole.first and s.prep in ("over", "list") and holds(whole.place, s.place)
    ]
    told = len(parts) > 1 or (parts and "including" in scene.words[whole.last + 1 : parts[0].first])
    return parts if told else []


class _List:
    """What stands in a list in a sentence, asked for its numbers or for its deeds."""

    def __init__(self, scene: Scene, *, numbers: bool, after: bool) -> None:
        self.scene, self.numbers, self.after = scene, numbers, after

    def run(self, chosen: Site, others: Iterable[Site]) -> list[Site]:
        """Those of the others, from the nearest on, that the list goes on to."""
        found: list[Site] = []
        edge = chosen
        for other in others:
            if not self.goes_on(*sorted((edge, other), key=lambda s: s.first)):
                break
            found.append(other)
            edge = other
        return found

    def goes_on(self, low: Site, high: Site) -> bool:
        """Whether the two stand in one list."""
        between = _without_units(self.scene, low, high)
        if _is_added(between) or (self.numbers and _is_one_more(between)):
            return is_country(low.place) == is_country(high.place)
        if not _is_joined(between, numbers=self.numbers) and not (self.numbers and _are_objects(self.scene, low, high)):
            return False
        apart = between[:2] == ["and", "in"]  # "in the suburbs of Beirut and in the Bekaa Valley"
        if not apart and (holds(low.place, high.place) or holds(high.place, low.place)):
            return False
        if is_country(low.place) != is_country(high.place) and not (_is_part_of_land(low) or _is_part_of_land(high)):
            return False
        told_on = not _OWN_VERB.isdisjoint(self.scene.words[high.last + 1 : high.last + 2])
        return not (self.after and between != ["and"] and told_on)


def _without_units(scene: Scene, low: Site, high: Site) -> list[str]:
    """The words between two places, but for the unit named behind the first: "A in X region and B in Y region"."""
    units = [s for s in scene.sites if s.role == "qualifier" and low.last < s.first and s.last < high.first]
    start = _behind_aside(scene.words, low.last + 1, high.first)
    for unit in units:
        if all(w in (",", "in", "of", "the", "(", ")") for w in scene.words[start : unit.first]):
            start = unit.last + 1
            start += scene.words[start : start + 1] in _UNIT_WORDS
    between = scene.words[start : high.first]
    return [",", *between[1:]] if units and between[:1] == [";"] else between  # "in Punjab; and Kotli in Kashmir"


def _is_part_of_land(site: Site) -> bool:
    """ "In northern Iraq and Syria": a part of a country stands in a list with another."""
    return site.place.precision == "region" and bool(site.place.country) and "border" not in site.place.name.lower()


def _behind_aside(words: list[str], start: int, end: int) -> int:
    """Where a list goes on behind what only says where, or which part of, the one before it is.

    "Kupwara (Karnah, Tangdhar), Bandipora (Gurez)", "Chernihiv in the north, Mykolaiv in the south".
    """
    if words[start : start + 2] == ["in", "the"] and words[start + 2 : start + 3] != [] and words[start + 2] in _SIDES:
        return start + 3
    if words[start : start + 1] != ["("]:
        return start
    return next((k + 1 for k in range(start, end) if words[k] == ")"), start)


def _are_objects(scene: Scene, low: Site, high: Site) -> bool:
    """ "hitting a plant at Natanz, missile bases near Tabriz and homes in Tehran": a list of things, each with its place."""
    between = scene.words[low.last + 1 : high.first]
    verbs = any(low.last < k < high.first for k in scene.kinds_at) or any(
        w in PARTING_WORDS or w in _APART for w in between
    )
    led = high.prep in LOCATIVE or bool(between and between[-1] in LOCATIVE)
    return between[:1] in ([","], ["and"]) and len(between) <= _LIST_REACH and led and not verbs and ";" not in between


def _is_added(between: list[str]) -> bool:
    """ "Over Bryansk and Belgorod, both of which border Ukraine, as well as over the region of Saratov"."""
    at = next((k for k in range(len(between) - 2) if between[k : k + 3] == ["as", "well", "as"]), None)
    if at is None or not _APART.isdisjoint(between) or ";" in between:
        return False
    return all(w in _JOINTS or w in LOCATIVE for w in between[at + 3 :])


def _is_one_more(between: list[str]) -> bool:
    """ "Two were downed over the Bryansk region, which borders Ukraine, and one more – over the Kaluga region"."""
    at = next(
        (k for k in range(len(between) - 2) if between[k] == "and" and between[k + 2] in ("more", "others")), None
    )
    if at is None or not (between[at + 1].isdigit() or between[at + 1] in _NUMBER_WORDS):
        return False
    return all(w in _JOINTS or w in LOCATIVE or w in ("\u2013", "-") for w in between[at + 3 :])


def _is_joined(between: list[str], *, numbers: bool) -> bool:
    """Whether no more than a comma or "and", and what kind of place the next is, stands between two places."""
    if not 0 < len(between) <= _LIST_REACH or not _APART.isdisjoint(between):
        return False
    if not numbers and any(w.isdigit() or w in _COUNTED for w in between):
        return False  # "11 in Khan Younis and six in Gaza City": each has its own
    if any(w.endswith("ing") and w not in _LYING for w in between):
        return False  # "near San Martin, leaving the capital in the dark"
    joint = next((k for k, w in enumerate(between) if w in (",", "and", "or")), None)
    return joint is not None and _is_head(between[:joint]) and _is_tail(between[joint:], numbers=numbers)


def _is_head(words: list[str]) -> bool:
    return all(w in _JOINTS or w in ("district", "oblast", "province", "suburb", "territory") for w in words)


def _is_tail(words: list[str], *, numbers: bool) -> bool:
    plain = sum(w not in _JOINTS and not (numbers and (w.isdigit() or w in _NUMBER_WORDS)) for w in words)
    return plain <= (2 if "of" in words else 1) and _TAIL_VERBS.isdisjoint(words)
