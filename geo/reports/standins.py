"""Names of places in a sentence that stand for something else: an accord, a government, the far bank of a river."""

from __future__ import annotations

from geo.model import Place

__all__ = ["stands_for"]

_ACCORDS = frozenset(
    "deal deals accord accords agreement agreements memorandum process format formula communique".split()
)
_SIGNED_ONCE = frozenset("of under with after since".split())
_AGREED = frozenset("agreed negotiated brokered arranged".split())
_SWAPS = frozenset("swap swaps exchange exchanges release handover repatriation transfer".split())
_DEALS = frozenset("deal deals accord accords agreement agreements arrangement arrangements formula".split())
_REACHED = frozenset("agreed negotiated brokered arranged reached struck signed made".split())
_TALKS = frozenset("talks negotiations summit meeting round".split())
_DONE = frozenset(
    "captured seized recaptured retook regained reclaimed liberated stormed annexed occupied took overran controls "
    "holds shelled bombed hit struck attacked bombarded targeted".split()
)
_FORCES = frozenset("fleet flotilla navy army marines brigade regiment".split())
_PASSIVE = frozenset("by with".split())
_WATERS = frozenset("river lake sea region".split())
_SEATS = frozenset("office offices headquarters branch branches subsidiary subsidiaries".split())
_HAVING = frozenset("has have had having with whose".split())
_FELT = frozenset("solidarity sympathy support supporting".split())
_FELT_FOR = frozenset("palestinians people muslims civilians brothers brethren victims families residents".split())
_WITHIN = 6


def stands_for(words: list[str], first: int, last: int, at: int, prep: str, place: Place | None) -> str | None:
    """The role of a name, tokens ``first`` to ``last``, that is no place of an event; None where nothing tells so.

    ``at`` is the token of ``prep``, the preposition that governs the name.

    Examples
    --------
    >>> stands_for("in the first stage of the istanbul deal".split(), 6, 6, 4, "of", None)
    'actor'
    """
    if _is_accord(words, last, prep) or _is_government(words, first, last):
        return "actor"
    if _is_far_bank(words, last, prep, place) or _is_owner(words, last, place):
        return "actor"
    if _is_bound_for(words, at, prep) or _is_seat(words, at, prep) or _is_felt_for(words, at, prep):
        return "actor"
    return "venue" if _is_agreed_at(words, at, prep) else None


def _is_accord(words: list[str], last: int, prep: str) -> bool:
    """ "In the first stage of the Istanbul deal", "under the Minsk accords": where it was signed, once."""
    return prep in _SIGNED_ONCE and not _ACCORDS.isdisjoint(words[last + 1 : last + 2])


def _is_government(words: list[str], first: int, last: int) -> bool:
    """ "Sudzha, which Moscow reclaimed last month": the city in between stands for the government that did it."""
    k = last + 1 + (words[last + 1 : last + 2] in (["had"], ["has"]))
    told = words[first - 1 : first] == ["which"] and not _DONE.isdisjoint(words[k : k + 1])
    return told and _PASSIVE.isdisjoint(words[k + 1 : k + 2])


def _is_owner(words: list[str], last: int, place: Place | None) -> bool:
    """ "The headquarters of Russia's Black Sea Fleet": whose it is, not where it lies."""
    owned = place is not None and place.kind == "country" and words[last + 1 : last + 2] == ["'s"]
    return owned and not _FORCES.isdisjoint(words[last + 2 : last + 5])


def _is_far_bank(words: list[str], last: int, prep: str, place: Place | None) -> bool:
    """ "A port across the Danube from Romania": the river lies between."""
    water = place is not None and place.kind in _WATERS
    return water and prep == "across" and words[last + 1 : last + 2] == ["from"]


def _is_bound_for(words: list[str], at: int, prep: str) -> bool:
    """ "The tanker went on to its destination of Fujairah": where it was not yet."""
    return prep == "of" and words[max(0, at - 1) : at] in (["destination"], ["destinations"])


def _is_seat(words: list[str], at: int, prep: str) -> bool:
    """ "A carrier whose owner has offices in Piraeus": said of who owns what was hit."""
    back = words[max(0, at - 3) : at]
    if prep not in ("in", "on", "at") or len(back) < 3 or back[-1] not in _SEATS:
        return False
    return back[1] in _HAVING or (back[0] in _HAVING and back[1] in ("a", "an", "its", "their", "no"))


def _is_felt_for(words: list[str], at: int, prep: str) -> bool:
    """ "In solidarity with the people in Gaza": for whose sake it was done, not where."""
    back = words[max(0, at - _WITHIN) : at]
    felt = next((k for k, word in enumerate(back) if word in _FELT), None)
    return prep == "in" and felt is not None and len(back) - felt <= 4 and not _FELT_FOR.isdisjoint(back[-1:])


def _is_agreed_at(words: list[str], at: int, prep: str) -> bool:
    """ "A swap agreed at talks in Istanbul": where it was agreed, not where it was done."""
    if prep not in ("in", "at"):
        return False
    back = words[max(0, at - _WITHIN) : at]
    if len(back) > 2 and back[-1] in _REACHED and back[-2] in _DEALS and not _SIGNED_ONCE.isdisjoint(back[:-2]):
        return True  # "freed under deals reached in Istanbul"
    agreed = next((k for k in range(len(back) - 1, 0, -1) if back[k] in _AGREED and back[k - 1] in _SWAPS), None)
    if agreed is None:
        return False
    between = back[agreed + 1 :]
    return not between or (between[0] in ("at", "in", "during") and between[-1] in _TALKS)
