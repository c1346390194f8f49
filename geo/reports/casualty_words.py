"""Words of casualty claims: what they count, and what may stand between a number and its word."""

from __future__ import annotations

__all__ = [
    "ACTIVE_ONLY",
    "AUX",
    "BREAK",
    "COSTING",
    "DOWN",
    "ELLIPSIS_VERBS",
    "FOUND",
    "GIVING",
    "GROUPS",
    "LABELS",
    "LATER",
    "LEFT_ONLY",
    "LIMBS",
    "LOSING",
    "METRIC",
    "NOT",
    "NOT_LOST",
    "NO_OBJECT",
    "ONE_OF_THEM",
    "RELATIVE",
    "REMOVED",
    "RISE",
    "SCALDED",
    "SKIP_LEFT",
    "SKIP_RIGHT",
    "SPEECH",
    "TEARING",
    "THINGS",
    "TOLL_STANDS",
    "TOLL_VERBS",
    "TO_DEATH",
    "TO_HOSPITAL",
    "UNHURT",
    "UNKNOWN",
]

METRIC = {
    **dict.fromkeys(
        "killed kill kills killing slain slaying murdered murdering murder murders assassinated assassinating executed executing massacred massacring slaughtered kia beheaded lynched hanged strangled decapitated dismembered garroted garrotted martyred".split(),
        "killed",
    ),
    **dict.fromkeys(
        "died dies dead perished deaths fatalities death bodies succumbed dying lives fatality martyrs".split(),
        "killed",
    ),
    **dict.fromkeys(
        "treated wia wounded wounding wounds wound injured injuring injures injure hurt hurting maimed maiming hospitalised hospitalized injuries".split(),
        "injured",
    ),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
}
LABELS = frozenset(
    "killed dead deaths fatalities wounded injured injuries hurt missing hospitalised hospitalized".split()
)
ACTIVE_ONLY = frozenset(
    "kill kills killing murdering wounding wounds wound injuring injures injure hurting maiming slaying assassinating executing massacring".split()
)
LEFT_ONLY = frozenset(
    "died dies dead perished deaths fatalities death missing unaccounted succumbed dying fatality martyrs".split()
)
AUX = frozenset("was were is are be been being got get gets left".split())
SKIP_LEFT = AUX | frozenset(
    "since shot also allegedly deliberately summarily extrajudicially promptly savagely cruelly found beaten stabbed hacked burned have has had also reported reportedly believed confirmed feared already later both all fatally critically seriously severely slightly "
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
ONE_OF_THEM = frozenset(["him", "her"])
UNKNOWN = frozenset("whether if unclear".split())
NOT = frozenset("not n't never didn't wasn't weren't neither hadn't".split())
TOLL_VERBS = frozenset(
    "number numbered rose risen rises rise climbed stands stood reached reaches reach hit increased grew grown put at to is was had has now by passed exceeded of raising bringing".split()
)
RISE = frozenset(
    "rose risen rises rise rising climbed climbs climbing increased increases grew grown grows raising raised raises bringing brings brought "
    "reached reaches gone goes went jumped jumps soared soars mounted mounts swelled swells surged moved pushing pushed pushes taking".split()
)
TOLL_STANDS = frozenset("stood stands remains remained put".split())
SPEECH = frozenset("said says say told tells added reported reports confirmed announced stated wrote claimed".split())
ELLIPSIS_VERBS = frozenset(
    "gave gives put puts said says reported reports counted counts listed lists cited cites claimed claims confirmed confirms spoke speaks "
    "mentioned mentions admitted admits acknowledged acknowledges recorded records registered estimated estimates".split()
)
GIVING = frozenset("gave give gives given put puts listed lists stated reported".split())  # "gave the number as six"
COSTING = frozenset("claimed claims claim claiming cost costs costing took takes take taken taking".split())
SCALDED = frozenset("burned burnt scalded concussed bruised lacerated".split())
NOT_LOST = frozenset(
    "players members customers subscribers voters fans followers viewers clients candidates delegates".split()
)
LOSING = frozenset("lost losing loses lose".split())
FOUND = frozenset("found recovered pulled retrieved discovered unearthed dug extracted".split())
TEARING = frozenset("tore ripped blew took torn blown cut severed tearing ripping blowing".split())
UNHURT = ("unharmed", "unhurt", "uninjured", "unscathed")
LIMBS = frozenset(
    "leg legs arm arms hand hands foot feet eye eyes limb limbs finger fingers eyesight sight hearing".split()
)
LATER = frozenset("later hospital hospitals intensive wounds injuries burns clinic surgery".split())
TO_DEATH = frozenset(
    "hacked beaten stabbed burned burnt shot tortured strangled clubbed bludgeoned hacking beating stabbing starved stoned battered crushed trampled bled".split()
)
DOWN = frozenset("gunned gunning mowed mown mowing".split())
REMOVED = frozenset("eliminated eliminating neutralised neutralized neutralising neutralizing liquidated".split())
TO_HOSPITAL = frozenset("taken rushed brought admitted evacuated sent transferred airlifted".split())
GROUPS = frozenset(
    "family group unit crew patrol squad army column convoy everyone everybody half most none one nobody who which that what it this all team "
    "party population there death life blow".split()
)
THINGS = frozenset(
    "cow cattle livestock poultry chickens hens camels goats donkeys mules buffaloes buffalo fish whales dolphins bees wolves bears elephants lions sheeps heads head animal "
    "jobs bills projects legs arms knees ankles hands fingers backs hamstrings shoulders feet toes ribs plans deals ideas hopes games seconds metres meters kilometres kilometers tons tonnes "
    "drones missiles tanks shells rockets aircraft planes helicopters ships boats vessels bombs launchers "
    "cows cattle sheep horses dogs animals birds pigs goats cats houses buildings cars vehicles hours days weeks months years minutes percent trees containers towers trailers computers".split()
)
NO_OBJECT = frozenset(
    "in on at by when while and or as after before during near from with to for overnight today yesterday this last early late "
    "inside outside across there here that since amid over under along among around because if but than then monday tuesday "
    "wednesday thursday friday saturday sunday within throughout since so far also more less including incl".split()
)
OWN = frozenset(["her", "his", "their", "its"])
