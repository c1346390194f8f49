"""Of what kind a deed is whose words leave it open: an "attack" is a strike, a blast, a fight or a killing by its means."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventPlace
from geo.reports.drafts import Draft
from geo.reports.lexicon import DEEDS, EventTypes
from geo.reports.places.context import Context
from geo.reports.places.event_places import is_country, is_name_only
from geo.reports.scene import Found, Scene

__all__ = ["as_told", "by_means", "from_afar", "is_fighting", "is_shooting", "is_vague", "tells_more"]

_UNSTATED = frozenset("attack attacks attacked assault assaults raid raids onslaught".split())
_AIMED = frozenset("target targets targeted targeting".split())
_LAID = frozenset(["bomb", "ied", "mine"])
_DROPPED = frozenset(
    "fell fall falls falling dropped drop drops dropping aircraft planes plane jets jet warplanes air".split()
)
_BOMBING = ("bombed", "bomb", "bombs")
_BOMBERS_WITHIN = 6
_FLYING = frozenset("plane planes aircraft helicopter helicopters jet jets gunship gunships airplane airplanes".split())
_DOERS_WITHIN = 30  # words before an "attack" in which guerrillas are its doers


def as_told(found: Found, told: Sequence[Draft], words: Sequence[str] = ()) -> Found:
    """ "Police confirmed the attack", "a similar attack": of the kind that the text has told of last."""
    alike = found.first > 0 and words[found.first - 1 : found.first] in (["similar"], ["identical"])
    if found.kind != "strike" or found.trigger.words[0] not in _UNSTATED or not (found.definite or alike):
        return found
    news = [d for d in told if d.occurrence == "occurred"] or [d for d in told if d.occurrence == "historical"]
    kinds = [d.kind for d in news if d.kind in DEEDS]
    return found.of_kind(kinds[-1]) if kinds and kinds[-1] != "strike" else found


def by_means(found: Found, scene: Scene, place: EventPlace | None, types: EventTypes, *, afar: bool) -> Found:
    """An "attack" told without its means is a strike only where attacks come from the air, so is what a bomb did.

    Parameters
    ----------
    found : Found
        A trigger of any kind; only a strike can become another.
    scene : Scene
        Its sentence.
    place : EventPlace or None
        Where it happened.
    types : EventTypes
        The words of events.
    afar : bool
        Whether attacks there come from the air, by `from_afar`.
    """
    if found.kind == "clash" and found.trigger.needs == "works" and any(w in _LAID for _, _, w in scene.weapons):
        return found.of_kind("explosion")
    if found.kind != "strike":
        return found
    if _is_blast(scene, place, afar=afar):
        return found.of_kind("explosion")
    if _is_laid_by_group(found, scene, types, afar=afar):
        return found.of_kind("explosion")
    if _is_by_small_arms(found, scene, afar=afar):
        return found.of_kind("clash" if _are_armed_hit(found, scene, types) else "killing")
    if found.trigger.words[0] not in _UNSTATED or scene.aerial:
        return found
    by_hand = _is_by_hand(found, scene, types)
    if afar and not by_hand:
        return found
    if not by_hand and any(a.role in ("actor", "party") and _is_abroad(a.place, place) for a in scene.sites):
        return found
    armed = all(c.who in ("soldiers", "fighters", "police") for c in scene.casualties)
    return found.of_kind("killing" if scene.casualties and not armed else "clash")


def from_afar(place: EventPlace | None, drafts: Sequence[Draft], context: Context, types: EventTypes) -> bool:
    """Whether an attack told without its means came from the air there: in such a country, or told so before."""
    country = place.country if place else None
    if country is None and place and is_name_only(place):
        country = context.country() or "?"  # a village that no gazetteer knows
    struck = (d.place.country if d.place else country for d in drafts if d.kind == "strike")
    return country is None or country in types.words["aerial.theatres"] or any(c in (country, None) for c in struck)


def tells_more(found: Found, scene: Scene) -> bool:
    """Whether a killing is told to have been a strike, a blast or a fight: a strike only by what flies."""
    if found.kind == "strike":
        return scene.aerial
    return found.kind in ("clash", "explosion")


def is_fighting(found: Found) -> bool:
    """ "Clashes", "an ambush"; no "attack" or "raid", which one side may make on people without arms."""
    return (
        found.kind == "clash" and found.trigger.needs != "ground" and found.trigger.words[0] not in ("stormed", "storm")
    )


def _is_by_hand(found: Found, scene: Scene, types: EventTypes) -> bool:
    """ "Gunmen attacked", "were attacked by resistance fighters": people on the ground, before the word or behind "by"."""
    doers = scene.words[max(0, found.first - _DOERS_WITHIN) : found.first]
    if scene.words[found.last + 1 : found.last + 2] == ["by"]:
        doers = doers + scene.words[found.last + 2 : found.last + 8]
    return types.cue("ground.words").any(doers)


def is_shooting(found: Found) -> bool:
    """ "Opened fire", "fired at": shots, whether they hit anybody or not; no "was shot"."""
    return found.kind == "killing" and bool({"fire", "fired", "firing"} & set(found.trigger.words))


def is_vague(found: Found) -> bool:
    """ "An attack", "a raid", "targeted": by what means is left open."""
    *told, last = found.trigger.words
    return last in _UNSTATED | _AIMED and set(told) <= {"armed", "terrorist", "militant"}


def _is_laid_by_group(found: Found, scene: Scene, types: EventTypes, *, afar: bool) -> bool:
    """ "The IRA bombed a hotel": those who have no aircraft lay their bombs."""
    if found.trigger.words[0] not in _BOMBING or scene.aerial or afar or not _FLYING.isdisjoint(scene.words):
        return False
    before = scene.words[max(0, found.first - _BOMBERS_WITHIN) : found.first]
    states = not types.words["military.words"].isdisjoint(before) or any(
        s.role == "actor" and is_country(s.place) for s in scene.sites
    )
    return not states and (types.armed_groups.any(before) or types.cue("ground.words").any(before))


def _is_by_small_arms(found: Found, scene: Scene, *, afar: bool) -> bool:
    """ "Hit by eight bullets", "a patrol came under fire", "men in a car strafed a house": shots, nothing from a distance."""
    if scene.aerial or not _FLYING.isdisjoint(scene.words):
        return False
    arms, word = {w for _, _, w in scene.weapons}, found.trigger.words
    if word[0].startswith("strafe") or word[-2:] == ("under", "fire"):
        return not afar and arms <= {"small_arms"}
    return word[0] in ("hit", "struck") and arms == {"small_arms"} and not afar


def _are_armed_hit(found: Found, scene: Scene, types: EventTypes) -> bool:
    """Whether soldiers or police are those who came under fire."""
    hit = scene.words[max(0, found.first - 6) : found.last + 7]
    return any(target in ("military", "police") for _, _, target in types.targets.find(hit)) or (
        not (types.words["military.words"] | {"police"}).isdisjoint(hit)
    )


def _is_blast(scene: Scene, place: EventPlace | None, *, afar: bool) -> bool:
    """ "A bomb tore through a bus in Lahore", "a mine damaged a freighter": laid, not sent from a distance."""
    means = {w for _, _, w in scene.weapons}
    if not means or not means <= _LAID:
        return False
    if means != {"bomb"}:
        return True
    sent = any(w in _DROPPED for w in scene.words) or any(
        s.role == "actor" and is_country(s.place) and _is_abroad(s.place, place) for s in scene.sites
    )
    return not sent and not afar


def _is_abroad(other: EventPlace, place: EventPlace | None) -> bool:
    return other.country != (place and place.country)
