"""Words that several rules of casualty claims share: what a word counts, and what may stand between it and its number."""

from __future__ import annotations

from functools import cache

from geo.reports.lexicon import load_event_types

__all__ = [
    "AUX",
    "BREAK",
    "DOWN",
    "GROUPS",
    "NOT",
    "NO_OBJECT",
    "SKIP_LEFT",
    "SPEECH",
    "THINGS",
    "metric_of",
    "metrics",
]

AUX = frozenset("was were is are be been being got get gets left".split())
SKIP_LEFT = AUX | frozenset(
    "since shot also allegedly deliberately summarily extrajudicially promptly savagely cruelly found beaten stabbed "
    "hacked burned have has had reported reportedly believed confirmed feared already later both all fatally "
    "critically seriously severely slightly lightly gravely badly currently still now said either to known as people "
    "listed remain remained themselves immediately instantly subsequently tragically brutally apparently "
    "officially".split()
)
BREAK = frozenset("; \u2013 : when after while as because although though that where if before".split())
NOT = frozenset("not n't never didn't wasn't weren't neither hadn't".split())
SPEECH = frozenset("said says say told tells added reported reports confirmed announced stated wrote claimed".split())
DOWN = frozenset("gunned gunning mowed mown mowing".split())  # with "down"
GROUPS = frozenset(
    "family group unit crew patrol squad army column convoy everyone everybody half most none one nobody who which that "
    "what it this all team party population there death life blow".split()
)
THINGS = frozenset(
    "cow cattle livestock poultry chickens hens camels goats donkeys mules buffaloes buffalo fish whales dolphins bees "
    "wolves bears elephants lions sheeps heads head animal jobs bills projects legs arms knees ankles hands fingers "
    "backs hamstrings shoulders feet toes ribs plans deals ideas hopes games seconds metres meters kilometres "
    "kilometers tons tonnes drones missiles tanks shells rockets aircraft planes helicopters ships boats vessels bombs "
    "launchers cows sheep horses dogs animals birds pigs cats houses buildings cars vehicles hours days weeks months "
    "years minutes percent trees containers towers trailers computers".split()
)
NO_OBJECT = frozenset(
    "in on at by when while and or as after before during near from with to for overnight today yesterday this last "
    "early late inside outside across there here that since amid over under along among around because if but than then "
    "monday tuesday wednesday thursday friday saturday sunday within throughout so far also more less including "
    "incl".split()
)


def metric_of(word: str) -> str | None:
    """Give what a casualty word counts, one of ``casualties`` in ``data/event_types/lexicon.toml``; None for other words.

    Examples
    --------
    >>> metric_of("perished"), metric_of("maimed"), metric_of("unaccounted"), metric_of("met")
    ('killed', 'injured', 'missing', None)
    """
    return metrics().get(word)


@cache
def metrics() -> dict[str, str]:
    """What each casualty word counts."""
    lists = load_event_types().words
    return {word: metric for metric in ("killed", "injured", "missing") for word in lists[f"casualties.{metric}"]}
