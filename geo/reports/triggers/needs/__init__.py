"""What a trigger must have beside it to report an event: a weapon, an armed side, parties to talks, ground to take.

The names are those under ``needs`` in ``data/event_types``; a module here holds the checks of the type of event whose
file bears its name there, ``talks`` those of negotiations and agreements, ``territory`` both of ground, ``sabotage`` those of works and houses. ``armed`` says
who fights.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.reports.lexicon import EventTypes, Trigger
from geo.reports.scene import Scene
from geo.reports.triggers.needs.abduction import has_people_taken, is_of_craft
from geo.reports.triggers.needs.clash import (
    has_armed_doers,
    has_armed_side,
    has_attack,
    has_driven_back,
    has_encounter,
    has_fire_exchanged,
    has_foes,
    has_losses,
    has_marauders,
    has_posts,
    has_troops,
)
from geo.reports.triggers.needs.explosion import has_device, has_device_laid, has_mine, has_mine_before
from geo.reports.triggers.needs.interception import has_flying, has_flying_target
from geo.reports.triggers.needs.killing import has_bullets, has_small_arms
from geo.reports.triggers.needs.prisoner_exchange import has_prisoners
from geo.reports.triggers.needs.sabotage import has_house_taken, has_vehicles_burned, has_works_hit
from geo.reports.triggers.needs.strike import (
    has_aftermath,
    has_force,
    has_ground_fired_on,
    has_place_before,
    has_target_behind,
    has_weapon,
    has_weapon_used,
)
from geo.reports.triggers.needs.talks import has_accord, has_delegates, has_parties, is_agreed_by_sides
from geo.reports.triggers.needs.territory import is_advance, is_claimed, is_demanded, is_ground_taken

__all__ = ["NEEDS", "Need"]

# Asked of a sentence, the trigger, its first token, the token behind its last, and the words of events.
Need = Callable[[Scene, Trigger, int, int, EventTypes], bool]

NEEDS: dict[str, Need] = {
    "accord": has_accord,
    "advance": is_advance,
    "aftermath": has_aftermath,
    "armed_encounter": has_encounter,
    "attack": has_attack,
    "bullets": has_bullets,
    "claim": is_claimed,
    "combat": has_armed_side,
    "craft": is_of_craft,
    "delegates": has_delegates,
    "demand": is_demanded,
    "device": has_device,
    "driven_back": has_driven_back,
    "fired_on_ground": has_ground_fired_on,
    "fire_exchanged": has_fire_exchanged,
    "flying": has_flying,
    "flying_target": has_flying_target,
    "foes": has_foes,
    "force": has_force,
    "ground": has_armed_doers,
    "ground_taken": is_ground_taken,
    "house_taken": has_house_taken,
    "laid": has_device_laid,
    "losses": has_losses,
    "marauders": has_marauders,
    "onto_target": has_target_behind,
    "mine": has_mine,
    "mine_before": has_mine_before,
    "parties": has_parties,
    "people_taken": has_people_taken,
    "place_before": has_place_before,
    "posts": has_posts,
    "prisoners": has_prisoners,
    "sides_agree": is_agreed_by_sides,
    "small_arms": has_small_arms,
    "troops": has_troops,
    "vehicles_burned": has_vehicles_burned,
    "weapon": has_weapon,
    "weapon_used": has_weapon_used,
    "works": has_works_hit,
}
