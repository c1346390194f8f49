"""Words that several rules of casualty claims share: what a word counts, and what may stand between it and its number."""

from __future__ import annotations

__all__ = ["AUX", "BREAK", "DOWN", "GROUPS", "METRIC", "NOT", "NO_OBJECT", "SKIP_LEFT", "SPEECH", "THINGS"]

METRIC = {
    **dict.fromkeys(
        "killed kill kills killing slain slaying murdered murdering murder murders assassinated assassinating executed "
        "executing massacred massacring slaughtered kia beheaded lynched hanged strangled decapitated dismembered "
        "garroted garrotted martyred".split(),
        "killed",
    ),
    **dict.fromkeys(
        "died dies dead perished deaths fatalities death bodies succumbed dying lives fatality martyrs".split(),
        "killed",
    ),
    **dict.fromkeys(
        "treated wia wounded wounding wounds wound injured injuring injures injure hurt hurting maimed maiming "
        "hospitalised hospitalized injuries".split(),
        "injured",
    ),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
}
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
