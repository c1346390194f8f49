"""Words of casualty claims: what they count, and what may stand between a number and its word."""

from __future__ import annotations

__all__ = [
    "ACTIVE_ONLY",
    "AUX",
    "BREAK",
    "ELLIPSIS_VERBS",
    "LEFT_ONLY",
    "METRIC",
    "NOT",
    "NO_OBJECT",
    "RELATIVE",
    "RISE",
    "SKIP_LEFT",
    "SKIP_RIGHT",
    "THINGS",
    "TOLL_VERBS",
    "UNKNOWN",
]

METRIC = {
    **dict.fromkeys(
        "killed kill kills killing slain slaying murdered murdering murder murders assassinated assassinating executed executing massacred massacring slaughtered beheaded".split(),
        "killed",
    ),
    **dict.fromkeys(
        "died dies dead perished deaths fatalities death bodies succumbed dying lives fatality".split(), "killed"
    ),
    **dict.fromkeys(
        "treated wounded wounding wounds wound injured injuring injures injure hurt hurting maimed maiming hospitalised hospitalized injuries".split(),
        "injured",
    ),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
}
ACTIVE_ONLY = frozenset(
    "kill kills killing murdering wounding wounds wound injuring injures injure hurting maiming slaying assassinating executing massacring".split()
)
LEFT_ONLY = frozenset(
    "died dies dead perished deaths fatalities death missing unaccounted succumbed dying fatality".split()
)
AUX = frozenset("was were is are be been being got get gets left".split())
SKIP_LEFT = AUX | frozenset(
    "shot found beaten stabbed hacked burned have has had also reported reportedly believed confirmed feared already later both all fatally critically seriously severely slightly "
    "lightly gravely badly currently still now said found either be reported to known as had people listed remain remained themselves "
    "immediately instantly subsequently tragically brutally apparently officially".split()
)
SKIP_RIGHT = frozenset("also as well both the reportedly some total of his her their".split())
BREAK = frozenset(
    [
        ";",
        "\u2013",
        ":",
        "when",
        "after",
        "while",
        "as",
        "because",
        "although",
        "though",
        "that",
        "where",
        "if",
        "before",
    ]
)
RELATIVE = frozenset("who which that whose".split())
UNKNOWN = frozenset("whether if unclear".split())
NOT = frozenset("not n't never didn't wasn't weren't neither hadn't".split())
TOLL_VERBS = frozenset(
    "rose risen rises rise climbed stands stood reached reaches reach hit increased grew grown put at to is was had has now by passed exceeded of raising bringing".split()
)
RISE = frozenset("rose risen rises rise climbed increased grew grown raising bringing reached reaches climbs".split())
ELLIPSIS_VERBS = frozenset("gave put said reported counted listed cited claimed confirmed spoke mentioned".split())
THINGS = frozenset(
    "cows cattle sheep horses dogs animals birds pigs goats cats houses buildings cars vehicles hours days weeks months years minutes percent trees containers towers trailers computers".split()
)
NO_OBJECT = frozenset(
    "in on at by when while and or as after before during near from with to for overnight today yesterday this last early late "
    "inside outside across there here that since amid over under along among around because if but than then monday tuesday "
    "wednesday thursday friday saturday sunday within throughout since so far also more less including".split()
)
