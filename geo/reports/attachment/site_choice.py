"""Which places of a sentence a trigger or a claim belongs to: the nearest that fits, with those listed beside it."""

from __future__ import annotations

from geo.reports.attachment.site_fit import Bond, cost_of, family_of, fits
from geo.reports.attachment.site_lists import listed_with, named_in, parts_of
from geo.reports.lexicon import TALKS, EventTypes, Trigger
from geo.reports.places.event_places import holds, is_country
from geo.reports.roles.prepositions import LOCATIVE
from geo.reports.roles.role import Site
from geo.reports.scene import Scene

__all__ = ["choose_sites"]

_REACH = 30.0
_DEFINITE_REACH = 12.0
_TALKS_REACH = 20.0
_SUFFERING = frozenset(
    "suffered suffers endured endures faced faces saw experienced survived withstood weathered witnessed "
    "bore bears bearing".split()
)
_REMEMBERING = frozenset("marked marks remembered remembers commemorated commemorates mourned mourns recalled".split())
_FINER_REACH = 12  # more than the nearest may cost for a finer place that it holds
_OFFICE_REACH = 12
_OF_PERSONS = ("killing", "abduction")
_LOCAL = ("settlement", "adm2")
_VIOLENT = ("strike", "explosion", "interception", "clash")
_WIDE = ("adm1", "country", "region")


def choose_sites(
    scene: Scene, first: int, last: int, trigger: Trigger | None, *, definite: bool, types: EventTypes
) -> list[Site]:
    """The place that tokens ``first`` to ``last`` belong to, with those listed beside it; else [].

    Parameters
    ----------
    scene : Scene
        The sentence.
    first, last : int
        Tokens of the trigger, or of the number of a claim.
    trigger : Trigger or None
        None for a claim.
    definite : bool
        Whether it speaks of an event told before: "the attack".
    types : EventTypes
        The words of events.
    """
    bonds = [b for s in scene.sites if fits(b := Bond(scene, first, last, trigger, definite, s))]
    intercepted = trigger is not None and trigger.kind == "interception"
    if intercepted:
        bonds = [b for b in bonds if not _is_of_next_deed(b)]
    costs = sorted(((cost_of(b, types), b.site) for b in bonds), key=lambda c: (c[0], c[1].first, c[1].start))
    if definite:
        costs = _suffering(costs, scene.words, first)
    reach = _reach(scene, last, trigger, definite=definite)
    if not costs or (costs[0][0] > reach and not (definite and _suffers(costs[0][1], scene.words, first))):
        return _listed_on(scene, last, trigger) or _by_office(scene, first, trigger, types)
    least, best = costs[0]
    eligible = [b.site for b in bonds]
    if intercepted and (parts := parts_of(best, scene, eligible)):
        return parts
    best = named_in(best, scene, eligible, deed=trigger is not None) or _finest(
        scene, best, [s for cost, s in costs if cost <= least + _FINER_REACH]
    )
    return listed_with(scene, best, eligible, numbers=trigger is not None, after=best.first > last)


def _is_of_next_deed(bond: Bond) -> bool:
    """ "73 were shot down, but nine hit Chernihiv": the place of the deed told in between, in a clause of its own."""
    scene, at = bond.scene, bond.site.first
    between = (kind for k, kind in scene.kinds_at.items() if bond.last < k < at)
    return scene.clause(at) != scene.clause(bond.last) and any(family_of(kind) == "violence" for kind in between)


def _suffering(costs: list[tuple[float, Site]], words: list[str], first: int) -> list[tuple[float, Site]]:
    """ "Kharkiv suffered the attack", "Kharkiv police said the attack": of who only acts, none."""
    if not costs or costs[0][1].prep or costs[0][1].last == first - 1:
        return costs
    return [c for c in costs if _suffers(c[1], words, first)]


def _suffers(site: Site, words: list[str], first: int) -> bool:
    """ "Odesa, only 60 km from the border, bore the brunt of the assault"."""
    return not site.prep and not (_SUFFERING | _REMEMBERING).isdisjoint(words[site.last + 1 : first])


def _reach(scene: Scene, last: int, trigger: Trigger | None, *, definite: bool) -> float:
    """How far a place may be at most."""
    if definite and not _is_targeted(scene, last):
        return _DEFINITE_REACH
    return _TALKS_REACH if trigger and trigger.kind in TALKS else _REACH


def _is_targeted(scene: Scene, last: int) -> bool:
    return any(s.role == "site" and 0 < s.first - last <= 8 and s.prep in LOCATIVE | {"of"} for s in scene.sites)


def _finest(scene: Scene, best: Site, near: list[Site]) -> Site:
    """Where a larger unit won, the finer place that it holds in the same clause."""
    if best.place.precision not in _WIDE or best.prep in ("across", "over", "throughout", "around"):
        return best
    finer = [
        s
        for s in near
        if holds(best.place, s.place)
        and scene.clause(s.first) == scene.clause(best.first)
        and s.last + 1 not in scene.kinds_at  # "in answer to the Pahalgam massacre": of that deed alone
    ]
    return finer[0] if len({s.place.place_id for s in finer}) == 1 else best


_LISTING = (["among", "them", "are"], ["among", "them", "were"])


def _listed_on(scene: Scene, last: int, trigger: Trigger | None) -> list[Site]:
    """ "Shelling of settlements near the front. Among them are Hrianykivka and Kyslivka": the list behind."""
    at = next((k for k in range(last, len(scene.words)) if scene.words[k : k + 3] in _LISTING), None)
    if at is None or trigger is None or trigger.kind not in _VIOLENT:
        return []
    behind = [s for s in scene.sites if s.first > at and s.role == "site"]
    first = min(behind, key=lambda s: s.first, default=None)
    return listed_with(scene, first, behind, numbers=True, after=True) if first else []


def _by_office(scene: Scene, first: int, trigger: Trigger | None, types: EventTypes) -> list[Site]:
    """The place of an office in the clause: "Kharkiv mayor Ihor Terekhov said drones wounded 19"."""
    if any(s.role == "site" and not is_country(s.place) for s in scene.sites):
        return []
    if trigger is not None and trigger.kind in _OF_PERSONS:
        return _of_victim(scene, first, types)
    if trigger is not None and trigger.kind not in _VIOLENT:
        return []
    offices = [s for s in scene.sites if _is_local_office(s, scene.words, types)]
    places = {s.place.place_id for s in offices}
    if len(places) != 1 or scene.barriers(offices[0].last, first) > _OFFICE_REACH:
        return []
    return [offices[0]]


def _of_victim(scene: Scene, first: int, types: EventTypes) -> list[Site]:
    """ "Killed the mayor of Vinchos", "the mayor of Vinchos was kidnapped": where a local official was the victim."""
    verbs = types.words["speech.verbs"]
    near = [
        s
        for s in scene.sites
        if s.role == "title" and s.place.precision in _LOCAL and abs(s.first - first) <= _OFFICE_REACH
    ]
    told = [s for s in near if verbs.isdisjoint(scene.words[min(s.last, first) : max(s.first, first) + 1])]
    return told[:1] if len({s.place.place_id for s in told}) == 1 else []


def _is_local_office(site: Site, words: list[str], types: EventTypes) -> bool:
    """ "Kharkiv mayor", "police in Kharkiv"; not "the president in Kyiv", who speaks of the whole country."""
    precisions = ("settlement",) if site.anaphor else ("settlement", "adm1", "adm2")
    local = site.role == "speaker" and types.words["offices.central"].isdisjoint(
        words[max(0, site.first - 5) : site.first]
    )
    return (site.role == "title" or local) and site.place.precision in precisions
