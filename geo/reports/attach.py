"""Which place and which time of a sentence a trigger or a claim belongs to."""

from __future__ import annotations

from geo.reports.asides import in_where_clause
from geo.reports.lexicon import TALKS, EventTypes, Trigger
from geo.reports.places import holds, is_country
from geo.reports.roles import LOCATIVE, MET_THERE, Site
from geo.reports.scene import Found, Scene
from geo.reports.times import AFTER, Time

__all__ = ["choose_sites", "choose_time"]

_OVERHEAD = ("over", "in", "across", "throughout", "within", "above", "inside", "of")
_HOSTING = frozenset("host hosts hosted hosting".split())
_REACH = 30.0
_DEFINITE_REACH = 12.0
_TALKS_REACH = 20.0
_TIME_REACH = 26.0
_TARGET = frozenset(["on", "against", "at", "of", "over"])
_FRONTS = frozenset("direction directions axis axes sector sectors front".split())
_RELATIVE = frozenset(("that", "which", "who", "whose", "where"))
_DASH = 22.0  # what a dash costs between words: a heading's time is of all behind it
_LINES = frozenset("pipeline highway railway road motorway canal".split())
_CENTRAL = frozenset(
    "leaders presidents ministers envoys ambassadors diplomats lawmakers president chancellor parliament ministry minister government spokesman spokeswoman doctors medics hospital hospitals surgeons".split()
)
_BLAMING = frozenset(
    "blamed condemned accused denounced deplored criticised criticized repudiated lamented mourned".split()
)
_MESSAGES = frozenset(
    "message statement interview post speech briefing comment comments letter communique address remarks".split()
)
_TOPICS = frozenset("war conflict fighting crisis violence hostilities invasion bloodshed peace".split())
_LINKING = frozenset(["that", "which", "who", ",", "by"])
_MADE_PUBLIC = frozenset("published posted released dated footage filmed uploaded issued".split())
_VENUE_PREPS = frozenset(["in", "at", "on", "near", "outside", "of", "list", "across"])
_JOINTS = frozenset(
    [
        ",",
        "and",
        "or",
        "the",
        "in",
        "on",
        "at",
        "near",
        "city",
        "town",
        "village",
        "of",
        "as",
        "well",
        "both",
        "nearby",
        "also",
        "villages",
        "towns",
        "cities",
        "region",
        "regions",
    ]
)
_NUMBER_WORDS = frozenset("over one two three four five six seven eight nine ten another territory waters".split())
_COUNTED = (_NUMBER_WORDS - {"over", "another", "territory", "waters"}) | {"none", "nobody", "several", "dozens"}
_LYING = frozenset("including neighbouring neighboring surrounding adjoining bordering".split())
_APART = frozenset("while whereas but when after before although though because until since".split())
_LANDFORMS = (
    "valley",
    "peninsula",
    "strip",
    "heights",
    "delta",
    "coast",
    "mountains",
    "desert",
    "strait",
    "forest",
    "bay",
    "basin",
    "hills",
)
_VERBS = frozenset(
    "was were is are has had have been said says killed wounded injured died hurt killing wounding injuring left leaving then to from by who which that where one two three four five six seven eight nine ten".split()
)
_SUFFERING = frozenset(
    "suffered suffers endured endures faced faces saw experienced survived withstood weathered witnessed".split()
)
_DOINGS = frozenset(
    "efforts effort support help pressure leadership policy policies plans position stance government president army forces troops allies people "
    "leaders parliament economy security sovereignty independence interests claims words behalf part".split()
)
_OWN_VERB = frozenset("was were is are has have had lost remained remains lies lay".split())
_FIRING = frozenset("fire fires fired firing launch launches launched launching lob lobs lobbed".split())
_OWN_NOUN = 2
_REMEMBERING = frozenset("marked marks remembered remembers commemorated commemorates mourned mourns recalled".split())
_ATTRIBUTES = 2
_LIST_REACH = 9


def choose_sites(
    scene: Scene, first: int, last: int, trigger: Trigger | None, *, definite: bool, types: EventTypes
) -> list[Site]:
    """The site that tokens ``first`` to ``last`` belong to, with those listed beside it; else []."""
    talks = trigger is not None and trigger.kind in TALKS
    eligible = [
        s
        for s in scene.sites
        if not (talks and _is_topic(scene, s, last))
        and (
            _is_apposition(scene, s, first, trigger)
            or _eligible(
                s,
                trigger,
                after=s.first > last,
                attributive=s.last == first - 1,
                is_object=0 < s.first - last <= 3 and scene.words[last + 1] not in _LINKING,
            )
        )
    ]
    if trigger is not None and trigger.kind == "interception":
        eligible = [s for s in eligible if not _is_of_next_deed(scene, last, s)]
    costs = (
        sorted(
            ((_cost(scene, first, last, s, trigger, definite, types), s.first, s) for s in eligible),
            key=lambda found: (found[0], found[1], found[2].start),
        )
        if eligible
        else []
    )
    reach = (
        _DEFINITE_REACH
        if definite and not _targeted(scene, last)
        else _TALKS_REACH
        if trigger and trigger.kind in TALKS
        else _REACH
    )
    if definite and costs and not costs[0][2].prep and costs[0][2].last != first - 1:
        costs = [c for c in costs if (_SUFFERING | _REMEMBERING) & set(scene.words[c[2].last + 1 : first])]
    if not costs or costs[0][0] > reach:
        return _fallback(scene, first, trigger)
    best = costs[0][2]
    if trigger is not None and trigger.kind == "interception" and (parts := _parts_of(best, eligible)):
        return parts
    best = _finest(scene, best, [s for c, _, s in costs if c <= costs[0][0] + 12])
    return _listed(scene, best, eligible, numbers=trigger is not None, after=best.first > last)


def _is_topic(scene: Scene, site: Site, last: int) -> bool:
    """ "Talks on ending the war in Ukraine opened in Geneva": what they are about, not where."""
    at = next((k for k in range(site.first - 1, max(-1, site.first - 4), -1) if scene.words[k] == site.prep), 0)
    return site.prep in ("in", "of") and at - 1 > last and scene.words[at - 1] in _TOPICS


def _eligible(site: Site, trigger: Trigger | None, *, after: bool, attributive: bool, is_object: bool = False) -> bool:
    kind = trigger.kind if trigger else None
    leaving = trigger is not None and (trigger.subtype == "withdrawn" or kind == "territorial_claim")
    if kind == "territorial_claim" and not after:
        return False
    if (
        site.place.country is None
        and site.place.precision == "region"
        and site.location is not None
        and site.location.mention.role == "literal"
        and site.place.kind in ("region", "continent")
        and not site.place.name.lower().endswith(_LANDFORMS)
    ):
        return False  # "Middle East", "Europe": no place of one event
    if kind == "interception" and is_country(site.place) and site.prep not in _OVERHEAD:
        return False  # "of 112 drones sent at Ukraine, 73 were shot down"
    if site.role == "venue" and site.head == MET_THERE:
        return kind == "agreement" or (kind in TALKS and not after)
    if site.role == "site":
        if not after and trigger is not None and trigger.words[-1] in _HOSTING and site.prep == "":
            return True  # "Doha had been due to host"
        if (
            kind in TALKS
            and not attributive
            and not (kind == "prisoner_exchange" and site.prep in ("through", "via"))
            and (
                site.prep not in _VENUE_PREPS
                or (site.location is not None and site.place.precision == "near" and site.place.offset is not None)
            )
        ):
            return False
        if kind in TALKS and site.anaphor and site.prep == "of":
            return False  # "talks on the future of the region"
        if site.place.kind == "country" and site.prep == "of" and site.head in _DOINGS:
            return False  # "the efforts of the United States"
        bare_country = site.place.kind == "country" and site.prep == ""
        return not bare_country or (after and is_object and kind == "strike")
    if site.role == "party":
        return kind == "strike" and after and is_object and site.prep != "from"
    if site.role == "source":
        return leaving or kind == "abduction"
    if site.role == "travel" and kind == "clash" and site.prep in ("toward", "towards"):
        return True  # "attacked near Lyman and toward Drobysheve"
    if site.role == "travel" and kind == "interception":
        return site.prep in ("toward", "towards", "to")  # "downed a drone flying towards Moscow"
    if site.role == "travel":
        if kind == "prisoner_exchange" and site.prep == "via":
            return True
        if kind == "negotiation" and not after and site.prep == "to" and site.place.precision == "settlement":
            return True  # "flies to Abu Dhabi for talks"
        fought = is_object and trigger is not None and _fought_for(site, trigger)  # "killed in the battle for Bakhmut"
        return kind == "territorial_change" or fought or (after and trigger is not None and _is_fired_at(trigger, site))
    return False


def _is_of_next_deed(scene: Scene, last: int, site: Site) -> bool:
    """ "73 were shot down, but nine hit Chernihiv": the place of the deed told in between, in a clause of its own."""
    between = (k for k, kind in scene.kinds_at.items() if last < k < site.first and _family(kind) == "violence")
    return scene.clause(site.first) != scene.clause(last) and any(True for _ in between)


def _is_apposition(scene: Scene, site: Site, first: int, trigger: Trigger | None) -> bool:
    """ "Refugees from Vovchansk, shelled daily,"."""
    beside = first - site.last == 2 and scene.words[site.last + 1] == ","
    passive = trigger is not None and trigger.part == "verb" and trigger.words[0].endswith("ed")
    return beside and passive and site.role == "source"


def _fought_for(site: Site, trigger: Trigger) -> bool:
    return trigger.words[-1] == "for" or (trigger.words[-1] in ("fighting", "battle", "battles") and site.prep == "for")


def _is_fired_at(trigger: Trigger, site: Site) -> bool:
    """ "firing rockets into Surin province"."""
    return trigger.kind == "strike" and trigger.words[0] in _FIRING and site.prep in ("into", "toward", "towards")


def _targeted(scene: Scene, last: int) -> bool:
    return any(s.role == "site" and 0 < s.first - last <= 8 and s.prep in LOCATIVE | {"of"} for s in scene.sites)


def _cost(
    scene: Scene, first: int, last: int, site: Site, trigger: Trigger | None, definite: bool, types: EventTypes
) -> float:
    after = site.first > last
    distance = float(site.first - last if after else first - site.last)
    cost = max(distance, 0.0) * 0.8 + scene.barriers(last if after else site.last, site.first if after else first)
    if not after:
        cost += 2
    if not after and trigger is not None and trigger.part == "noun" and _is_attributive(scene, site, first):
        cost -= 5
    if after and definite and any(w in _RELATIVE for w in scene.words[last + 2 : site.first]):
        cost += 10  # "blamed the attack on the group that took up arms in Ayacucho"
    if _is_rivals(scene, site, first, trigger):
        cost += 14 if site.prep != "in" or after else 20  # "talks in Doha as clashes go on"
    if trigger is not None:
        low, high = min(first, site.first), max(first, site.first)
        cost += 8.0 * len(
            {_family(kind) for k, kind in scene.kinds_at.items() if low < k < high} - {_family(trigger.kind)}
        )
    if site.fronted and not after and definite and _told(scene, site, first, types):
        cost += 10
    elif site.fronted and not after:
        cost = min(cost, 6.0 + scene_gap(scene, site, first) + 8.0 * _is_overtaken(scene, site, first))
    elif not after and _opens_clause(scene, site, first):
        cost = min(cost, 5.0)
    if after and site.prep in _TARGET and distance <= 6 and trigger is not None and trigger.part == "noun":
        cost -= 4
    elif site.prep in LOCATIVE:
        cost -= 2
    if after and distance <= 3 and trigger is not None and trigger.part == "verb" and site.prep == "":
        cost -= 3
    if any(w in _LINES for w in scene.words[site.last + 1 : site.last + 3]):
        cost += 8  # "in Barrancabermeja guerrillas blew up the Covenas pipeline"
    if scene.words[site.last + 1 : site.last + 2] and scene.words[site.last + 1] in _FRONTS:
        told = any(
            s.role == "site" and s is not site and s.first > site.last and s.prep in LOCATIVE for s in scene.sites
        )
        cost += 26 if told else 12  # "in the Kharkiv direction they struck near Vovchansk": a front, not a town
    if is_country(site.place) and not (site.anaphor and site.prep == "over"):
        cost += 7
    if site.anaphor and site.place.precision not in ("country", "adm1"):
        cost -= 1
    if (
        trigger is not None
        and trigger.kind == "negotiation"
        and not is_country(site.place)
        and site.prep in ("in", "at")
    ):
        cost -= 4
    return cost


def _is_attributive(scene: Scene, site: Site, first: int) -> bool:
    """ "The Olenivka prison blast", "the Mariupol theatre bombing"."""
    between = scene.words[site.last + 1 : first]
    plain = all(w.isalpha() and w not in LOCATIVE | {"of", "and", "for", "from"} | _VERBS for w in between)
    return len(between) <= _ATTRIBUTES and plain and scene.words[max(0, site.first - 1)] in ("the", "this", "that")


def _opens_clause(scene: Scene, site: Site, first: int) -> bool:
    """ ", and in Kenscoff a nun was kidnapped": at the head of the clause that holds the word."""
    opened = site.prep in ("in", "at", "near", "on") and scene.words[max(0, site.first - 2)] in (
        "and",
        "while",
        "but",
        ";",
        "whereas",
    )
    return opened and not any(scene.words[k] in (";", "while", "whereas", "but") for k in range(site.last + 1, first))


def _is_overtaken(scene: Scene, site: Site, first: int) -> bool:
    """True where another place opens a clause between the place that opens the sentence and the word."""
    return any(site.last < s.first < first and s.role == "site" and _opens_clause(scene, s, first) for s in scene.sites)


def _told(scene: Scene, site: Site, first: int, types: EventTypes) -> bool:
    """ "In Brussels, a spokeswoman said the attack ...": the place of the speech."""
    return any(w in types.words["speech.verbs"] for w in scene.words[site.last + 1 : first])


def _family(kind: str) -> str:
    if kind == "interception":
        return kind
    return "talks" if kind in TALKS else "ground" if kind.startswith("territorial") else "violence"


def _is_rivals(scene: Scene, site: Site, first: int, trigger: Trigger | None) -> bool:
    """True where the site's own clause tells of talks and the trigger of violence, or the other way round."""
    if scene.clause(site.first) == scene.clause(first):
        return False
    talks = trigger is not None and trigger.kind in TALKS
    own = {k for k in scene.kinds_at if scene.clause(k) == scene.clause(site.first)}
    return any((scene.kinds_at[k] in TALKS) != talks for k in own)


def scene_gap(scene: Scene, site: Site, first: int) -> float:
    """What parts a fronted "In Kharkiv, ..." from a trigger: only a new main clause."""
    spans = ("hour", "hours", "day", "days", "week", "weeks", "month", "months")
    later = any(scene.words[k] == "after" and scene.words[k - 1] in spans for k in range(site.last + 2, first))
    return (
        14.0 * later  # "In Pavlohrad two were hurt, a day after a drone had struck a bus in Marhanets"
        + sum(14.0 for k in range(site.last + 1, first) if scene.words[k] == ";")
        + sum(4.0 for k in range(site.last + 1, first) if scene.words[k] in ("while", "but", "whereas"))
    )


def _finest(scene: Scene, best: Site, near: list[Site]) -> Site:
    """Where a larger unit won, the finer place that it holds in the same clause."""
    if best.place.precision not in ("adm1", "country", "region"):
        return best
    finer = [s for s in near if holds(best.place, s.place) and scene.clause(s.first) == scene.clause(best.first)]
    return finer[0] if finer and len({s.place.place_id for s in finer}) == 1 and not _covers_all(best) else best


def _parts_of(whole: Site, eligible: list[Site]) -> list[Site]:
    """ "46 drones over Russian regions: 23 over the Belgorod region, 13 over the Bryansk region": each of them."""
    if whole.place.precision != "country" or whole.prep not in ("over", "across"):
        return []
    parts = [
        s for s in eligible if s.first > whole.first and s.prep in ("over", "list") and holds(whole.place, s.place)
    ]
    return parts if len(parts) > 1 else []


def _covers_all(site: Site) -> bool:
    return site.prep in ("across", "over", "throughout", "around")


def _listed(scene: Scene, best: Site, eligible: list[Site], *, numbers: bool, after: bool) -> list[Site]:
    """ "in Kyiv, Sumy and the town of Izium": all of them; not "hit Nizhyn, and the city was without power"."""
    group = [best]
    order = sorted(eligible, key=lambda s: s.first)
    k = order.index(best)
    for step in (1, -1):
        at, edge = k + step, best
        while 0 <= at < len(order):
            other = order[at]
            low, high = (edge, other) if step > 0 else (other, edge)
            between = _without_units(scene, low, high)
            apart = between[:2] == ["and", "in"]  # "in the suburbs of Beirut and in the Bekaa Valley"
            if (
                not (_joined(between, numbers=numbers) or (numbers and _objects(scene, low, high)))
                or (holds(low.place, high.place) and not apart)
                or (holds(high.place, low.place) and not apart)
                or _hosts_qualifier(low, high)
                or (
                    after
                    and between != ["and"]
                    and scene.words[high.last + 1 : high.last + 2]
                    and scene.words[high.last + 1] in _OWN_VERB
                )
            ):
                break
            group.append(other)
            edge, at = other, at + step
    seen: dict[str, Site] = {}
    for site in sorted(group, key=lambda s: s.first):
        seen.setdefault(site.place.place_id or site.place.name, site)
    return list(seen.values())


def _without_units(scene: Scene, low: Site, high: Site) -> list[str]:
    """The words between two places, but for the unit named behind the first: "A in X region and B in Y region"."""
    units = [s for s in scene.sites if s.role == "qualifier" and low.last < s.first and s.last < high.first]
    start = low.last + 1
    for unit in units:
        if all(w in (",", "in", "the", "(", ")") for w in scene.words[start : unit.first]):
            start = unit.last + 1
            start += scene.words[start : start + 1] in (
                ["region"],
                ["oblast"],
                ["province"],
                ["state"],
                ["district"],
                [")"],
            )
    return scene.words[start : high.first]


def _objects(scene: Scene, low: Site, high: Site) -> bool:
    """ "hitting a plant at Natanz, missile bases near Tabriz and homes in Tehran": a list of things, each with its place."""
    between = scene.words[low.last + 1 : high.first]
    verbs = any(low.last < k < high.first for k in scene.kinds_at) or any(w in _VERBS or w in _APART for w in between)
    led = high.prep in LOCATIVE or bool(between and between[-1] in LOCATIVE)
    return between[:1] in ([","], ["and"]) and len(between) <= _LIST_REACH and led and not verbs and ";" not in between


def _hosts_qualifier(low: Site, high: Site) -> bool:
    return (is_country(low.place)) != (is_country(high.place))


def _joined(between: list[str], *, numbers: bool) -> bool:
    if not between or len(between) > _LIST_REACH:
        return False
    if not numbers and any(w.isdigit() or w in _COUNTED for w in between):
        return False  # "11 in Khan Younis and six in Gaza City": each has its own
    if not any(w in (",", "and", "or") for w in between) or any(w in _APART for w in between):
        return False
    if any(w.endswith("ing") and w not in _LYING for w in between):
        return False  # "near San Martin, leaving the capital in the dark"
    joint = next((i for i, w in enumerate(between) if w in (",", "and", "or")), 0)
    head = all(w in _JOINTS or w in ("district", "oblast", "province", "suburb", "territory") for w in between[:joint])
    tail = between[joint:]
    plain = sum(w not in _JOINTS and not (numbers and (w.isdigit() or w in _NUMBER_WORDS)) for w in tail)
    return (
        head
        and plain <= (2 if any(w in ("of",) for w in tail) else 1)
        and not any(
            w in ("killed", "wounded", "injured", "hit", "struck", "then", "from", "to", "by", "was", "were")
            for w in tail
        )
    )


def _fallback(scene: Scene, first: int, trigger: Trigger | None) -> list[Site]:
    """The place of an office in the clause: "Kharkiv mayor Ihor Terekhov said drones wounded 19"."""
    if trigger is not None and trigger.kind not in ("strike", "explosion", "interception", "clash"):
        return []
    if any(s.role == "site" and not is_country(s.place) for s in scene.sites):
        return []
    offices = [
        s
        for s in scene.sites
        if (
            s.role == "title"
            or (s.role == "speaker" and not _CENTRAL & set(scene.words[max(0, s.first - 5) : s.first]))
        )
        and s.place.precision in (("settlement",) if s.anaphor else ("settlement", "adm1", "adm2"))
    ]
    places = {s.place.place_id for s in offices}
    if len(places) != 1 or scene.barriers(offices[0].last, first) > 12:
        return []
    return [offices[0]]


def choose_time(
    scene: Scene,
    triggers: list[Found],
    n: int | None,
    times: list[Time],
    types: EventTypes,
    *,
    token: int | None = None,
) -> Time | None:
    """The time phrase that a trigger (or a token) belongs to."""
    if not times:
        return None
    here = triggers[n].first if n is not None else token or 0
    options = []
    for time in times:
        at = next((k for k, t in enumerate(scene.sentence.tokens) if t.end > time.start), 0)
        end = next((k for k, t in enumerate(scene.sentence.tokens) if t.end >= time.end), at)
        if time.kind == AFTER and not _is_behind_after(scene.words, at, end, here):
            continue
        edge = end if end < here else at
        cost = abs(edge - here) * 0.6 + scene.barriers(edge, here)
        headed = ":" in scene.words[end + 1 : here]  # "Toll of Tuesday's shelling: ..."
        if at <= 1 or (headed and end < here and ":" not in scene.words[:at]):
            dashes = scene.words[end:here].count("\u2013")
            cost = min(cost, 5.0 + 0.5 * (scene.barriers(at, here) - _DASH * dashes))
        if here < at and _is_aside(scene.words, here, at):
            cost += 30
        if in_where_clause(scene.words, at) and not in_where_clause(scene.words, here):
            cost += 30
        if here < at and "since" in scene.words[here + 1 : at]:
            cost += 30  # "has come under daily attack since troops crossed the border on May 10"
        if _of_speech(scene, at, end, types):
            cost += 16
        rivals = [f for f in triggers if f.first != here and scene.clause(f.first) == scene.clause(at)]
        if rivals and scene.clause(here) != scene.clause(at) and at > 1:
            cost += 8
        options.append((cost, at, time))
    if not options:
        return None
    cost, _, time = min(options, key=lambda o: o[:2])
    near = n is not None and triggers[n].definite and not _dates_victims(scene, time, here)
    reach = _DEFINITE_REACH if near else _TIME_REACH
    return time if cost <= reach and not (cost > 15 and _only_speech(scene, time, types)) else None


def _is_aside(words: list[str], here: int, at: int) -> bool:
    """ "33 were killed, said the service, which ended its search on Tuesday": the time of the aside."""
    return any(words[k] in ("which", "who") and words[k - 1] == "," for k in range(here + 1, at))


def _is_behind_after(words: list[str], at: int, end: int, here: int) -> bool:
    """ "Two days after envoys met, drones hit Sumy": the day of the meeting only."""
    return here > end and not (at <= 1 and "," in words[end:here])


def _dates_victims(scene: Scene, time: Time, here: int) -> bool:
    """ "The strike on Khan Younis, where six people had died on Tuesday": the day of the dead is that of the strike."""
    tokens = scene.sentence.tokens
    at = next((k for k, t in enumerate(tokens) if t.end > time.start), 0)
    own = scene.clause(at)
    if own == scene.clause(here) or "where" not in scene.words[here:at]:
        return False
    return any(scene.clause(k) == own for c in scene.casualties for k, t in enumerate(tokens) if t.start == c.anchor)


def _of_speech(scene: Scene, at: int, end: int, types: EventTypes) -> bool:
    """ "said on Tuesday that": the time of the words, not of the deed."""
    if scene.words[end + 1 : end + 2] == ["'s"] or scene.words[end : end + 1] == ["'s"]:
        return False  # "condemned Friday's strike"
    if scene.words[end + 1 : end + 2] and scene.words[end + 1] in (
        "street",
        "avenue",
        "square",
        "prospect",
        "boulevard",
        "lane",
    ):
        return True
    if any(end < k <= end + _OWN_NOUN for k in scene.kinds_at):
        return False  # "said the overnight strike on"
    if any(w in _MADE_PUBLIC for w in scene.words[max(0, at - 3) : at]):
        return True
    verbs = types.words["speech.verbs"] - {"report", "claim", "put", "gave"}
    before = scene.words[max(0, at - 2) : at]
    if any(w in _MESSAGES for w in scene.words[max(0, at - 3) : at]) and "on" in scene.words[max(0, at - 2) : at + 1]:
        return True  # "in a message on Wednesday their spokesman said"
    passive = ("was", "were", "been")
    if any(scene.words[k - 1] in passive and scene.words[k] == "reported" for k in range(max(1, at - 2), at)):
        return False  # "Fighting was reported on Monday"
    after = scene.words[end + 1 : end + 2]
    if after and after[0] in _BLAMING:
        return True  # "the Front today blamed the army for the attack"
    told = before[-1:] and before[-1] in verbs  # "the mayor, Jean Paul, said on Monday"
    return (
        bool(told)
        or (any(w in verbs for w in before) and "," not in before)
        or (after == ["that"] and any(w in verbs for w in scene.words[max(0, at - 6) : at]))
    )


def _only_speech(scene: Scene, time: Time, types: EventTypes) -> bool:
    at = next((k for k, t in enumerate(scene.sentence.tokens) if t.end > time.start), 0)
    end = next((k for k, t in enumerate(scene.sentence.tokens) if t.end >= time.end), at)
    return _of_speech(scene, at, end, types)
