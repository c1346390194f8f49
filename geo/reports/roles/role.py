"""How a place stands in its sentence: as a site, a title, a venue, a party, a launch site.

`_RULES` is asked from top to bottom, the first that holds gives the role. The rules stand in the modules that are
named for what they tell: ``standins``, ``speaking``, ``whereabouts``.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.lean import NamedTuple
from geo.model import EventPlace, Location
from geo.reports.roles import speaking, standins, whereabouts
from geo.reports.roles.prepositions import LOCATIVE, Name

__all__ = ["MET_THERE", "Site", "role_of", "role_of_unknown"]

MET_THERE = "where"  # the head of a venue of which is told on: "said in Pretoria, where he had held talks"


class Site(NamedTuple):
    """A place in a sentence, tokens ``first`` to ``last``.

    ``role`` is ``site`` or why it is none: title, speaker, venue, source, target_of_travel,
    party, qualifier, dateline, actor. ``prep`` is the preposition that governs it.
    """

    first: int
    last: int
    start: int
    end: int
    place: EventPlace
    location: Location | None
    role: str
    prep: str
    head: str = ""
    fronted: bool = False
    anaphor: bool = False


def role_of(name: Name) -> str:
    """What a place is in its sentence: ``site``, or why it is none, such as title, venue, party, source."""
    for role, holds in _RULES:
        if holds(name):
            return role
    return "site"


def role_of_unknown(name: Name) -> str:
    """What a place known by its name alone is in its sentence: a site, a hospital, a venue, where somebody speaks."""
    return next((role for role, holds in _RULES_OF_UNKNOWN if holds(name)), "site")


def _is_dateline(name: Name) -> bool:
    """ "KYIV (Reuters) -"."""
    return name.location is not None and getattr(name.location.mention, "dateline", False)


def _is_speaker_there(name: Name) -> bool:
    """ "Officials in Kyiv said"; not "officials in Kyiv, where a bomb went off, said"."""
    return name.prep in ("in", "at", "from") and not _goes_on(name) and speaking.has_speaker_behind(name)


def _is_speaker_at(name: Name) -> bool:
    """ "Officials in Kyiv said"."""
    return name.prep in ("in", "at") and speaking.has_speaker_behind(name)


_NEWS = frozenset("news reports report footage images pictures photos photographs video videos word accounts".split())


def _is_news_from(name: Name) -> bool:
    """ "News from Ternopil", "from Ternopil, where nine people died"."""
    return name.prep == "from" and (name.head in _NEWS or name.led in _NEWS or _goes_on(name))


def _goes_on(name: Name) -> bool:
    return name.behind(2) == [",", "where"]


def _is_country_between(name: Name) -> bool:
    """ "Talks between Russia and Ukraine", "a truce with Israel"."""
    return name.prep in ("from", "between", "with") and _is_country(name)


_LEAVING = frozenset(
    "evacuated fled rescued moved displaced pulled taken driven forced escaped evacuating fleeing evacuate".split()
)
_BECAUSE = frozenset("after when as because following".split())


def _is_left(name: Name) -> bool:
    """ "Families were evacuated from Druzhkivka after a bomb fell": they left where it happened."""
    left = name.prep == "from" and not _LEAVING.isdisjoint(name.ahead(2)) and not _is_country(name)
    return left and not _BECAUSE.isdisjoint(name.behind(2))


def _is_from(name: Name) -> bool:
    """ "Drones from Kursk"."""
    return name.prep == "from"


def _is_between(name: Name) -> bool:
    """ "On the road between Goma and Sake"."""
    return name.prep in ("between", "with")


_WAYS = frozenset("road highway line railway street route lane approach approaches".split())


def _is_on_way_to(name: Name) -> bool:
    """ "On the road to Lysychansk"."""
    return name.prep == "to" and name.led in _WAYS


def _is_as_far_as(name: Name) -> bool:
    """ "Struck airfields as far away as Irkutsk"."""
    back = name.ahead(4)
    return name.prep == "as" and "as" in back and "far" in back


def _is_country_alone(name: Name) -> bool:
    """ "Russia attacked": a country or a continent that no "in" leads."""
    land = _is_country(name) or (name.place is not None and name.place.kind == "continent")
    return land and (name.prep == "by" or name.prep not in LOCATIVE) and name.prep not in ("of", "against")


def _is_country(name: Name) -> bool:
    return name.place is not None and name.place.kind == "country"


_Rule = Callable[[Name], bool]

_RULES: tuple[tuple[str, _Rule], ...] = (
    ("dateline", _is_dateline),
    ("site", speaking.is_host),
    ("site", standins.is_struck_place),
    ("site", standins.is_meeting_seat),
    ("actor", standins.is_used_as_adjective),
    ("actor", standins.is_compound),
    ("actor", standins.is_clock),
    ("actor", standins.is_organisation),
    ("actor", standins.is_ship),
    ("title", standins.is_part_of_name),
    ("actor", standins.is_by_the_sea),
    ("actor", standins.is_flag),
    ("title", speaking.is_of_official),
    ("actor", standins.is_accord),
    ("actor", standins.is_state_as_doer),
    ("actor", standins.is_far_bank),
    ("actor", standins.is_owner_of_forces),
    ("actor", standins.is_owner_of_mission),
    ("actor", standins.is_employer),
    ("actor", standins.is_company),
    ("actor", standins.is_destination),
    ("actor", standins.is_office_of_owner),
    ("actor", standins.is_felt_for),
    ("actor", standins.is_stirred),
    ("actor", standins.is_post_of_envoy),
    ("actor", standins.is_urged),
    ("venue", standins.is_agreed_at),
    ("actor", standins.is_treaty),
    ("actor", speaking.is_government),
    ("actor", speaking.is_blamed),
    ("recalled", whereabouts.is_set_aside),
    ("travel", whereabouts.is_stay),
    ("travel", whereabouts.is_hospital_sent_to),
    ("travel", whereabouts.is_conference),
    ("title", speaking.has_official_behind),
    ("actor", standins.is_unit),
    ("actor", standins.is_council),
    ("venue", speaking.is_seat_of_speech),
    ("venue", speaking.is_of_text),
    ("venue", speaking.is_venue),
    ("speaker", _is_speaker_there),
    ("speaker", speaking.is_of_rulers),
    ("speaker", speaking.is_ministry_there),
    ("site", _is_news_from),
    ("party", _is_country_between),
    ("site", _is_left),
    ("source", _is_from),
    ("site", _is_between),
    ("site", _is_on_way_to),
    ("source", whereabouts.is_launch_site),
    ("source", whereabouts.is_post),
    ("source", whereabouts.is_made_in),
    ("travel", whereabouts.is_hospital),
    ("travel", whereabouts.is_ward),
    ("travel", whereabouts.is_refuge),
    ("travel", whereabouts.is_passed),
    ("travel", whereabouts.is_warned),
    ("travel", whereabouts.is_crossed),
    ("travel", whereabouts.is_visited),
    ("travel", whereabouts.is_birthplace),
    ("travel", whereabouts.is_bound_for),
    ("travel", whereabouts.is_compared_in),
    ("spared", whereabouts.is_spared),
    ("site", _is_as_far_as),
    ("site", whereabouts.is_stormed),
    ("travel", whereabouts.is_gone_to),
    ("party", _is_country_alone),
)

_RULES_OF_UNKNOWN: tuple[tuple[str, _Rule], ...] = (
    ("travel", whereabouts.is_hospital),
    ("travel", whereabouts.is_hospital_sent_to),
    ("venue", speaking.is_venue),
    ("source", whereabouts.is_launch_site),
    ("speaker", _is_speaker_at),
)
