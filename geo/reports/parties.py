"""Who acts, and who sits at the table."""

from __future__ import annotations

from geo.gazetteer import load_index
from geo.model import Actor, EventPlace
from geo.reports.drafts import Draft
from geo.reports.lexicon import EventTypes
from geo.reports.places.event_places import is_country
from geo.reports.roles.role import Site
from geo.reports.scene import Scene

__all__ = ["actors_of", "participants_of"]

_NEAR = 6
_BEFELL = frozenset("was were killed wounded injured dead died hurt".split())
_NOT_BY = frozenset(["against", "with", "to", "on", "at", "for", "between"])
_OWN = frozenset("it its their they his".split())
_OWN_THINGS = frozenset("its their his".split())
_OWN_REACH = 3
_MEDIATION = frozenset("mediated brokered hosted mediator mediators mediation facilitated".split())
_PASSIVE_AGENT = frozenset(["by"])


def _country_name(code: str) -> str:
    place = load_index().country(code)
    return place.name if place else code


def participants_of(scene: Scene, venue: EventPlace | None, types: EventTypes) -> list[Actor]:
    """The countries and groups named as parties, mediators told apart."""
    out: dict[str, Actor] = {}
    for site in scene.sites:
        code = site.place.country
        if (
            site.role not in ("actor", "party", "source", "title")
            or not code
            or not is_country(site.place)
            or _is_host(site, venue)
            or _is_speaker(scene, site, types)
        ):
            continue
        role = (
            "mediator"
            if any(w in _MEDIATION for w in scene.words[max(0, site.first - 4) : site.last + 3])
            else "participant"
        )
        out.setdefault(code, Actor(name=_country_name(code), country=code, role=role))
    for _, _, code in types.leaders.find(scene.words):
        if all(a.country != code for a in out.values()):
            out[code] = Actor(name=_country_name(code), country=code, role="participant")
    for _, _, (name, country) in types.armed_groups.find(scene.words):
        out.setdefault(name, Actor(name=name.title() if len(name) > 4 else name.upper(), country=country or None))
    return list(out.values())


def _is_host(site: Site, venue: EventPlace | None) -> bool:
    return venue is not None and site.place.country == venue.country and site.role not in ("actor", "party")


def _is_speaker(scene: Scene, site: Site, types: EventTypes) -> bool:
    """ "..., Turkey's foreign minister said": one who tells of talks sits at no side of the table."""
    after = scene.words[site.last + 1 : site.last + 9]
    verbs = types.words["speech.verbs"]
    said = next((k for k, w in enumerate(after) if w in verbs), None)
    if said is None or site.role == "party":
        return False
    return not types.triggers.any(after[:said]) and "and" not in after[:said] and "," not in after[: said - 1]


def _is_victim(words: list[str], site: Site, at: int) -> bool:
    """ "Five Palestinians were killed in an attack", "Ukraine war: strike on Kherson": those it befell."""
    between = words[site.last + 1 : at] if at > site.last else []
    if words[site.last + 1 : site.last + 2] == ["war"]:
        return True
    people = words[site.last].endswith(("ns", "is", "ese", "men"))
    return (people or ":" in between) and any(w in _BEFELL or w == ":" for w in between)


def _says(between: list[str], types: EventTypes) -> bool:
    """True for "the White House condemned the strike", false for "Ukraine said its drones hit"."""
    verbs = types.words["speech.verbs"]
    if not any(w in verbs for w in between):
        return False
    owned = any(w in _OWN_THINGS for w in between) or any(w in _OWN for w in between[-_OWN_REACH:])
    return not owned  # "said it was shocked by the shelling" is no deed of the speaker


def actors_of(scene: Scene, draft: Draft, types: EventTypes) -> list[Actor]:
    """The initiator: the side whose weapons, troops or deed it is."""
    at = draft.last_trigger
    if at < 0:
        return []
    for site in scene.sites:
        code = site.place.country
        if site.role not in ("actor", "party") or not code or (not is_country(site.place) and site.location is None):
            continue
        if site.prep in _NOT_BY:
            continue
        if _is_victim(scene.words, site, at):
            continue
        before = 0 <= at - site.last <= (
            _NEAR + 4 * any(w in _OWN for w in scene.words[site.last + 1 : at])
        ) and scene.clause(site.first) == scene.clause(at)
        agent = (
            site.first > at
            and any(w in _PASSIVE_AGENT for w in scene.words[at + 1 : site.first])
            and site.first - at <= _NEAR
        )
        if before and _says(scene.words[site.last + 1 : at], types):
            continue
        if before or agent:
            return [Actor(name=_country_name(code), country=code, role="initiator")]
    for start, _, (name, country) in types.armed_groups.find(scene.words):
        if 0 <= at - start <= _NEAR + 2:
            return [
                Actor(name=name.title() if len(name) > 4 else name.upper(), country=country or None, role="initiator")
            ]
    return []
