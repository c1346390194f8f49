"""With what and at what: the weapons and the targets of an event."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.drafts import Draft
from geo.reports.lexicon import EventTypes
from geo.reports.scene import Scene

__all__ = ["is_on_attacks", "targets_of", "tells_of_flyers", "weapons_of"]

_HITTING = ("strike", "explosion", "clash")
_FLYING = ("drone", "missile", "sea_drone")
_BOMBING = frozenset("bombed bombs bombing bombard bombarded bombards bombarding".split())
_AIRCRAFT = regex(
    r"(?:su|mig|tu|f|mirage|il)-?\d+\w*|planes?|aircraft|bombers?|aviation|pilots?|helicopters?|air-?force|squadrons?"
)
_ATTACK = regex(
    r"(?i)\b(?:attack(?:s|ed)?|air ?strikes?|shelling|shelled|bombardment|missiles?|drones?|shaheds?|glide bombs?|rockets)\b"
)


def weapons_of(draft: Draft, scene: Scene) -> list[str]:
    """The weapons of the draft's own clause, or of the sentence where it names no other place."""
    found = list(dict.fromkeys(w for _, _, w in scene.weapons))
    if not found and draft.kind == "strike" and _is_bombed_by_aircraft(draft, scene):
        found = ["air_bomb"]
    others = {s.place.name for s in scene.sites if s.role == "site"} - {draft.place.name if draft.place else ""}
    if len(found) < 2 or not others or draft.last_trigger < 0:
        pass
    else:
        clause = scene.clause(draft.last_trigger)
        near = list(dict.fromkeys(w for a, _, w in scene.weapons if scene.clause(a) == clause))
        found = near or found
    if "sea_drone" in found and "drone" in found:
        found.remove("drone")
    if "mine" in found and "bomb" in found:
        found.remove("bomb")
    if draft.kind == "strike":  # what comes from a distance and is called a bomb came from the air
        found = list(dict.fromkeys("air_bomb" if w == "bomb" else w for w in found))
    return found


def _is_bombed_by_aircraft(draft: Draft, scene: Scene) -> bool:
    """ "A Su-34 bombed Vovchansk", "planes bombed the market"."""
    at = draft.last_trigger
    bombed = 0 < at < len(scene.words) and scene.words[at] in _BOMBING
    return bombed and any(_AIRCRAFT.fullmatch(w) for w in scene.words[:at] + scene.words[at + 1 : at + 12])


def targets_of(draft: Draft, scene: Scene, types: EventTypes) -> list[str]:
    """What was hit, by the words of the draft's own clause or of a sentence with no other event."""
    if draft.kind not in _HITTING or draft.last_trigger < 0:
        return []
    own = scene.clause(draft.last_trigger)
    alone = len({s.place.name for s in scene.sites if s.role == "site"}) <= 1
    found = types.targets.find(scene.words)
    hit = [t for a, _, t in found if (alone or scene.clause(a) == own) and not _is_agent(scene, a)]
    return list(dict.fromkeys(hit))


def tells_of_flyers(scene: Scene) -> bool:
    """Whether a sentence speaks of drones or missiles."""
    return any(w in _FLYING for _, _, w in scene.weapons)


def is_on_attacks(text: str) -> bool:
    """Say whether a text speaks of attacks from afar at all, so that people hurt in it were hurt by them."""
    return _ATTACK.search(text) is not None


def _is_agent(scene: Scene, token: int) -> bool:
    """ "launched from the airfield", "soldiers killed", "troops shelled": not what was hit."""
    before, after = scene.words[max(0, token - 3) : token], scene.words[token + 1 : token + 3]
    if any(w in ("from", "to", "into", "by", "than") for w in before):
        return True
    return any(
        w
        in (
            "said",
            "killed",
            "wounded",
            "fired",
            "launched",
            "opened",
            "attacked",
            "shelled",
            "raided",
            "stormed",
            "entered",
            "burned",
            "beat",
            "seized",
            "took",
            "captured",
        )
        for w in after
    )
