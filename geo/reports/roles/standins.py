"""Names of places in a sentence that stand for something else: an accord, a government, a ship, the far bank of a river."""

from __future__ import annotations

from geo.reports.roles.prepositions import LOCATIVE, TIMES, Name

__all__ = [
    "is_accord",
    "is_agreed_at",
    "is_by_the_sea",
    "is_clock",
    "is_company",
    "is_compound",
    "is_council",
    "is_destination",
    "is_employer",
    "is_far_bank",
    "is_felt_for",
    "is_flag",
    "is_meeting_seat",
    "is_office_of_owner",
    "is_organisation",
    "is_owner_of_forces",
    "is_owner_of_mission",
    "is_part_of_name",
    "is_post_of_envoy",
    "is_ship",
    "is_state_as_doer",
    "is_stirred",
    "is_struck_place",
    "is_treaty",
    "is_unit",
    "is_urged",
    "is_used_as_adjective",
]

_CALLED = ("strike", "explosion", "killing", "clash")


_MEETING = frozenset("met meet meets meeting hosted hosts host received receives talks summit negotiations".split())


def is_meeting_seat(name: Name) -> bool:
    """ "Met his counterpart at the White House": the seat of a government as where its guests are."""
    seat = name.location is not None and name.location.mention.role == "metonym" and name.before == "the"
    return seat and name.prep in ("at", "in") and not _MEETING.isdisjoint(name.ahead(14))


def is_struck_place(name: Name) -> bool:
    """ "The Kyiv strike on Monday": an attack called after the city that it hit, no stand-in for all that."""
    if name.location is None or name.before not in ("the", "this", "that"):
        return False
    if name.location.mention.role != "metonym" and not (name.location.mention.role == "literal" and name.prep == "to"):
        return False
    if not name.after:
        return False
    told = name.types.triggers.at(name.words, name.last + 1)
    lengths = [count for count, t in told if t.part == "noun" and t.kind in _CALLED]
    if not lengths:
        return False
    after = name.behind(max(lengths) + 1)[max(lengths) :]
    if after not in (["on"], ["against"], ["at"], ["in"]):
        return True
    return name.behind(2)[1:] == ["on"] and not TIMES.isdisjoint(name.behind(3)[2:])


def is_used_as_adjective(name: Name) -> bool:
    """ "Ukrainian troops", "Kyiv's ally", a name inside another: whose, not where."""
    return name.location is not None and name.location.mention.role in ("adjective", "metonym", "embedded")


_DONE_BY = frozenset(
    "brokered mediated led backed sponsored proposed drafted supervised occupied held controlled made supplied funded imposed based born "
    "registered flagged trained educated owned run appointed installed aligned friendly built allied operated linked affiliated dominated "
    "style wide administered".split()
)


def is_compound(name: Name) -> bool:
    """ "U.S.-brokered talks", "the Qatar-mediated truce": who did it, not where."""
    last = name.words[name.last]
    if name.after == "-":
        return not _DONE_BY.isdisjoint(name.behind(2)[1:])
    return "-" in last[1:] and last.rpartition("-")[2] in _DONE_BY


def is_clock(name: Name) -> bool:
    """ "7 a.m. Moscow time"."""
    return name.after == "time"


_ORGANISATIONS = frozenset(
    "coordinator coordinating army front movement party union alliance coalition authority council league federation congress".split()
)
_COUNCILS = frozenset("council authority".split())  # of a place, whose head speaks for it
_ORGANISATIONAL = frozenset(
    "national liberation democratic people 's peoples revolutionary popular defence defense independence islamic freedom patriotic communist "
    "socialist workers united transitional resistance".split()
)


def is_organisation(name: Name) -> bool:
    """ "the West Papua National Liberation Army"."""
    return _is_body(name) and _COUNCILS.isdisjoint(name.behind(4))


def is_council(name: Name) -> bool:
    """ "the Sumy council"."""
    return _is_body(name) and not _COUNCILS.isdisjoint(name.behind(4))


def _is_body(name: Name) -> bool:
    behind = name.behind(4)
    end = next((k for k, w in enumerate(behind) if w in _ORGANISATIONS), None)
    if behind[:1] == ["front"] and name.prep in ("on", "along", "across", "in"):
        return False  # "on the Pokrovsk front": a stretch of the line
    return end is not None and _ORGANISATIONAL.issuperset(behind[:end])


_UNITS = frozenset("regiment brigade battalion division corps fleet flotilla garrison squadron".split())


def is_unit(name: Name) -> bool:
    """ "The Azov brigade"."""
    return name.after in _UNITS


_SHIPS = frozenset(
    "cruiser frigate corvette destroyer submarine warship flagship tanker ferry freighter trawler vessel icebreaker minesweeper patrol-boat "
    "ship barge gunboat cutter schooner yacht".split()
)


def is_ship(name: Name) -> bool:
    """ "The cruiser Moskva"."""
    return name.before in _SHIPS and name.location is not None and name.location.mention.role == "literal"


def is_part_of_name(name: Name) -> bool:
    """ "The Kyiv Post": inside another name; but "in Dnipro City" is the city."""
    if name.location is None or name.location.mention.within is None:
        return False
    return name.after != "city" or (name.prep not in LOCATIVE and name.prep not in ("of", "list"))


_CITY_WORDS = frozenset(
    "city town port resort village coast cities towns ports resorts villages terminals harbours harbors".split()
)


def is_by_the_sea(name: Name) -> bool:
    """ "The Black Sea city"."""
    if name.place is None or name.after not in _CITY_WORDS:
        return False
    kind = name.place.kind
    return kind in ("sea", "region", "river", "lake") or (kind == "adm1" and name.words[name.last].lower() == "sea")


def is_flag(name: Name) -> bool:
    """ "A ship under the flag of Panama"."""
    return name.prep == "of" and name.head in ("flag", "flags", "colours")


_SERVING = frozenset("service pay employ payroll hire".split())


def is_employer(name: Name) -> bool:
    """ "Bandits in the service of Pretoria": for whom, not where."""
    return name.prep == "of" and name.led in _SERVING


_MISSIONS = frozenset("embassy embassies consulate consulates legation ambassador ambassador's".split())


def is_owner_of_mission(name: Name) -> bool:
    """ "The U.S. Embassy annex in Awkar": whose it is; where it stands is told behind."""
    return name.place is not None and name.place.kind == "country" and name.after in _MISSIONS


_PLAIN = frozenset(["a", "an", "the", "'s", ",", "'"])
_FIRMS = frozenset("company corporation enterprise incorporated".split())
_COMPANIES = frozenset("airlines airways roadways railways aviation".split())


def is_company(name: Name) -> bool:
    """ "A Haryana Roadways bus"."""
    named = name.behind(3)
    return name.after in _COMPANIES or (not _FIRMS.isdisjoint(named) and _PLAIN.isdisjoint(named))


_TREATIES = frozenset(
    "treaty treaties accord accords pact peace convention protocol declaration charter congress armistice".split()
)


def is_treaty(name: Name) -> bool:
    """ "The Treaty of Kars was signed"."""
    return name.prep == "of" and name.head in _TREATIES


_ACCORDS = frozenset(
    "convention conventions treaty protocol protocols deal deals accord accords agreement agreements memorandum process format formula communique".split()
)
_SIGNED_ONCE = frozenset("of under with after since".split())


def is_accord(name: Name) -> bool:
    """ "In the first stage of the Istanbul deal", "under the Minsk accords": where it was signed, once."""
    return name.prep in _SIGNED_ONCE and name.after in _ACCORDS


_ENVOYS = frozenset(
    "ambassador ambassadors envoy envoys embassy consulate consul diplomat diplomats attache legation".split()
)
_OF_POSTS = frozenset(
    "recall recalled recalling recalls expel expelled expelling expels summon summoned withdraw withdrew withdrawn".split()
)
_DONE = frozenset(
    "captured seized recaptured retook regained reclaimed liberated stormed annexed occupied took overran controls "
    "holds shelled bombed hit struck attacked bombarded targeted".split()
)


def is_state_as_doer(name: Name) -> bool:
    """ "Sudzha, which Moscow reclaimed last month", "after Lima recalled its envoy": the city stands for the government."""
    if (
        name.after in _OF_POSTS
        and name.prep in ("", "after", "since", "before")
        and not _ENVOYS.isdisjoint(name.behind(6))
    ):
        return True
    if name.before != "which":
        return False
    k = name.last + (2 if name.after in ("had", "has") else 1)
    verb, then = [*name.words[k : k + 2], "", ""][:2]
    return verb in _DONE and then not in ("by", "with")


_FORCES = frozenset("fleet flotilla navy army marines brigade regiment".split())


def is_owner_of_forces(name: Name) -> bool:
    """ "The headquarters of Russia's Black Sea Fleet": whose it is, not where it lies."""
    owned = name.place is not None and name.place.kind == "country" and name.after == "'s"
    return owned and not _FORCES.isdisjoint(name.behind(4)[1:])


_WATERS = frozenset("river lake sea region".split())


def is_far_bank(name: Name) -> bool:
    """ "A port across the Danube from Romania": the river lies between."""
    return name.prep == "across" and name.after == "from" and name.place is not None and name.place.kind in _WATERS


def is_destination(name: Name) -> bool:
    """ "The tanker went on to its destination of Fujairah": where it was not yet."""
    return name.prep == "of" and name.led in ("destination", "destinations")


_SEATS = frozenset("office offices headquarters branch branches subsidiary subsidiaries".split())
_HAVING = frozenset("has have had having with whose".split())


def is_office_of_owner(name: Name) -> bool:
    """ "A carrier whose owner has offices in Piraeus": said of who owns what was hit."""
    back = name.ahead(3)
    if name.prep not in ("in", "on", "at") or len(back) < 3 or back[-1] not in _SEATS:
        return False
    return back[1] in _HAVING or (back[0] in _HAVING and back[1] in ("a", "an", "its", "their", "no"))


_FELT = frozenset("solidarity sympathy support supporting".split())
_FELT_FOR = frozenset("palestinians people muslims civilians brothers brethren victims families residents".split())
_WITHIN = 6


def is_felt_for(name: Name) -> bool:
    """ "In solidarity with the people in Gaza": for whose sake it was done, not where."""
    if name.prep != "in" or name.led not in _FELT_FOR:
        return False
    back = name.ahead(_WITHIN)
    felt = next((k for k, word in enumerate(back) if word in _FELT), None)
    return felt is not None and len(back) - felt <= 4


_STIRRED = frozenset(
    "fury outrage anger uproar condemnation condemnations indignation dismay alarm unease consternation disbelief frustration "
    "criticism disappointment scepticism skepticism".split()
)
_STIRRING = frozenset(
    "caused cause causes causing sparked spark sparking sparks drew draws drawing drawn provoked provoking provokes prompted "
    "prompting prompts triggered triggering stirred stirring raised raising met brought fuelled fueled unleashed".split()
)


def is_stirred(name: Name) -> bool:
    """ "The attack has caused fury in Kyiv", "drew condemnation from Paris": where it was heard of, not where it was."""
    return (
        name.prep in ("in", "from", "across", "of")
        and name.led in _STIRRED
        and not _STIRRING.isdisjoint(name.ahead(10))
    )


_URGING = frozenset(
    "urge urges urged urging press presses pressed pressing push pushed pushing ask asks asked asking force forced forcing want wants "
    "wanted wanting compel compelled compelling allow allowed allowing call called calling tell told pressure pressured pressuring".split()
)


def is_urged(name: Name) -> bool:
    """ "Urging Moscow to show that it was serious": who is to do something."""
    return name.before in _URGING and name.after == "to"


def is_post_of_envoy(name: Name) -> bool:
    """ "Expelled the envoy in Lima", "recalled its ambassador to Chile": where diplomats serve."""
    return name.prep in ("in", "to", "from") and name.led in _ENVOYS and not _OF_POSTS.isdisjoint(name.ahead(7))


_AGREED = frozenset("agreed negotiated brokered arranged".split())
_SWAPS = frozenset("swap swaps exchange exchanges release handover repatriation transfer".split())
_DEALS = frozenset("deal deals accord accords agreement agreements arrangement arrangements formula".split())
_REACHED = _AGREED | frozenset("reached struck signed made".split())
_TALKS = frozenset("talks negotiations summit meeting round".split())


def is_agreed_at(name: Name) -> bool:
    """ "A swap agreed at talks in Istanbul": where it was agreed, not where it was done."""
    if name.prep not in ("in", "at"):
        return False
    back = name.ahead(_WITHIN)
    if len(back) > 2 and back[-1] in _REACHED and back[-2] in _DEALS and not _SIGNED_ONCE.isdisjoint(back[:-2]):
        return True  # "freed under deals reached in Istanbul"
    agreed = next((k for k in range(len(back) - 1, 0, -1) if back[k] in _AGREED and back[k - 1] in _SWAPS), None)
    if agreed is None:
        return False
    between = back[agreed + 1 :]
    return not between or (between[0] in ("at", "in", "during") and between[-1] in _TALKS)
