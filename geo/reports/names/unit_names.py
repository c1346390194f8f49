"""Names of towns that stand for the unit of that name: "13 regions, including Ryazan", "two villages in Kursk"."""

from __future__ import annotations

from geo.lean import replace
from geo.reports.places.event_places import event_place
from geo.reports.roles.role import Site

__all__ = ["as_units"]

_ALL_OVER = ("across", "throughout")
_RURAL = frozenset("village villages settlement settlements hamlet hamlets".split())
_THEREBY = frozenset("when after as".split())
_BESIDES = frozenset("while but whereas ;".split())
_UNITS_LISTED = frozenset("regions oblasts provinces".split())
_ENUMERATING = ([":"], ["\u2013"], ["of"])


def as_units(words: list[str], sites: list[Site]) -> list[Site]:
    """Put the unit in the place of the town where its name is used of the unit.

    Parameters
    ----------
    words : list of str
        Of the sentence, in lower case.
    sites : list of Site
        Its places, in order.

    Returns
    -------
    list of Site
        The same in the same order, towns of such a list with the place of the unit called so.
    """
    sites = _as_scene(words, _widened(sites))
    out: list[Site] = []
    listed = False
    for k, site in enumerate(sites):
        before = words[max(0, site.first - 3) : site.first]
        gap = words[sites[k - 1].last + 1 : site.first] if k else []
        listed = (listed and all(w in (",", "and", "the") for w in gap)) or _opens_units(before)
        listed = listed or (site.prep == "over" and _ends_in_unit(words, sites[k:]))
        rural = site.prep == "in" and before[-1:] == ["in"] and before[-2:-1] != [] and before[-2] in _RURAL
        out.append(_as_unit(site) if site.location and (listed or rural) else site)
    return out


def _widened(sites: list[Site]) -> list[Site]:
    """ "Across Gaza on Sunday, nine in Khan Younis": the unit of that name, where another town of it is named."""
    towns = {s.place.place_id for s in sites if s.place.precision == "settlement"}
    return [_as_unit(s) if s.prep in _ALL_OVER and s.location and len(towns) > 1 else s for s in sites]


def _as_scene(words: list[str], sites: list[Site]) -> list[Site]:
    """ "In Aleppo, two died when shells hit Afrin": the unit that a sentence opens with, where it then tells in which town of it."""
    first = sites[0] if sites else None
    if first is None or not first.fronted or first.prep != "in" or first.place.precision != "settlement":
        return sites
    towns = (s for s in sites[1:] if s.place.precision in ("settlement", "adm2") and s.place.adm1 == first.place.adm1)
    town = next((s for s in towns if s.role == "site" and not s.place.name.startswith(first.place.name)), None)
    between = words[first.last + 1 : town.first] if town else []
    if _THEREBY.isdisjoint(between) or not _BESIDES.isdisjoint(between) or _also_there(between):
        return sites
    return [_as_unit(first), *sites[1:]]


def _also_there(between: list[str]) -> bool:
    """ "... and in", "... and two more in": of a second town, where the first had its own."""
    led = next((k for k in range(len(between) - 1, -1, -1) if between[k] in _THEREBY), 0)
    return "and" in between[led:]


def _ends_in_unit(words: list[str], sites: list[Site]) -> bool:
    """ "Downed over Bryansk, Kaluga and the Moscow region": a list of regions, of which the last alone is called one."""
    for site, after in zip(sites, sites[1:], strict=False):
        gap = words[site.last + 1 : after.first]
        if after.prep != "list" or any(w not in (",", "and", "the") for w in gap):
            return False
        if "and" in gap:
            named = words[after.last : after.last + 2]
            return after.place.precision == "adm1" and ("region" in named or "oblast" in named)
    return False


def _opens_units(before: list[str]) -> bool:
    """ "Regions, including", "regions such as", "nine regions:", "the regions of"."""
    plain = [w for w in before if w != ","]
    led = plain[-1:] in (["including"], ["like"]) or plain[-2:] == ["such", "as"] or plain[-1:] in _ENUMERATING
    return led and not _UNITS_LISTED.isdisjoint(plain)


def _as_unit(site: Site) -> Site:
    location = site.location
    if location is None or location.place is None or location.place.kind != "settlement":
        return site
    home = location.place
    named = (p for p, _ in location.alternatives if p.kind in ("adm1", "region") and p.country == home.country)
    unit = next((p for p in named if p.name.startswith(home.name)), None)
    place = event_place(replace(location, place=unit, ambiguous=False), site.place.text) if unit else None
    return site._replace(place=place) if place else site
