"""Words for people: what kind they are, and which words are people by their form."""

from __future__ import annotations

from functools import lru_cache

from geo.patterns import regex

__all__ = ["GENERAL", "PERSONS", "is_one_person", "is_person", "is_plural"]

PERSONS: dict[str, str | None] = {
    **dict.fromkeys(
        "martyr martyrs saleswoman salesman uncle aunt nephew niece cousin grandfather grandparents grandparent newborn newborns orphan orphans widow widows bride groom guest guests spouse fiancee fiance boyfriend girlfriend stepfather stepmother twin twins siblings sibling elder elders chieftain chief chiefs sheikh tribesman monk monks friar friars rabbi pastor pastors preacher preachers missionary missionaries catechist catechists seminarian seminarians janitor doorman concierge secretary secretaries accountant  waiter waiters waitress chef chefs cooks bakers barber barbers hairdresser butcher carpenter plumber gardener porter porters cleaner cleaners sweeper sweepers mechanic mechanics welder builder builders bricklayer hunter hunters vendor vendors hawker hawkers seller sellers buyer buyers customer customers broker banker bankers dealer dealers rancher ranchers planter planters picker pickers logger loggers ranger rangers herders shepherds grazier docker dockers stevedore biker bikers rider riders jogger walker walkers hiker hikers climber swimmer swimmers diver divers boatman skipper deckhand conductor conductors courier couriers messenger scout scouts adviser advisers advisor advisors aide aides assistant assistants colleague colleagues negotiator mediators lawmaker lawmakers legislator legislators congressman congressmen senator senators councillor councillors councilor councilors councilman alderman deputy deputies governor mayors president minister ministers ambassador consul attache diplomat magistrate magistrates prosecutor prosecutors attorney notary detective detectives investigator investigators inspector inspectors agent agents informer informers informant informants  spies warden wardens jailer prisoner prisoners detainee detainees inmate inmates  captives  suspects robber robbers smuggler smugglers trafficker traffickers looter looters rioter rioters squatter squatters settler settlers deserter deserters defector spectator spectators bystander bystanders onlooker onlookers foreigner foreigners stranger traveller travellers traveler travelers voter voters reveller revellers diner diners picnickers campaigner campaigners organiser organizer organisers organizers unionist  professor professors lecturer instructor instructors trainer trainers  singer singers musician musicians dancer writer writers  poet poets editor editors publisher broadcaster announcer painter photographers cameramen vloggers blogger bloggers scientist scientists researcher researchers academic academics geologist surveyor surveyors architect agronomist topographer contractor subcontractor supervisor foreman manager managers executive executives chairman owner owners landowner landowners landlord tenant proprietor industrialist entrepreneur millionaire attacker bomber bombers assailant assailants hitman  sniper peacekeeper peacekeepers peacemaker observer observers beneficiary evacuee returnee vagrant beggar beggars  humans worshipper congregant churchgoer parishioner parishioners   catholics muslims   christians jews  palestinians  israelis peasants campesino campesinos settlers loved-ones  occupants  crewman crewmember crewmembers stewardess steward lifeguard dispatcher   locksmith lineman linesman linemen power-workers utility-worker operator operators sapper-technician postman postmen mailman milkman fireman firewoman taxi-driver busker toddler's passer-by passers-by passerby passersby mourner mourners hostage-taker "
        "people person persons individual individuals others other more victim victims casualties passenger passengers men man women woman "
        "adult adults pensioner pensioners couple driver drivers motorist worker workers employee employees miner miners brother "
        "brothers sister sisters son sons daughter daughters father mother husband wife grandmother grandfather family families "
        "parent parents relative relatives neighbour neighbours neighbor neighbors guard guards crew crewmen sailor sailors "
        "farmer farmers fisherman fishermen tourist tourists pilgrim pilgrims worshipper worshippers worshipers hostage hostages "
        "protester protesters demonstrators demonstrator student students teacher teachers priest priests nun nuns bishop "
        "peasant peasants labourer labourers laborers politician politicians candidate mayor official officials judge judges "
        "diplomat diplomats envoy businessman businessmen engineer engineers technician technicians survivor body bodies "
        "shopper shoppers patient patients refugee refugees migrant migrants inhabitants villager villagers local locals members member "
        "leader leaders bodyguard bodyguards watchman watchmen caretaker electrician miner clerk trader traders commuter commuters shepherd herder herders nun trucker truckers conductor librarian cook baker waiter lawyer lawyers activist activists cleric imam gunman gunmen attackers attacker pedestrian cyclist volunteer volunteers resident's contractor contractors actor".split(),
        None,
    ),
    **dict.fromkeys("civilian civilians resident residents citizen citizens townspeople".split(), "civilians"),
    **dict.fromkeys(
        "soldier soldiers serviceman servicemen servicewoman servicewomen servicemember servicemembers troop troops marine marines "
        "conscript conscripts personnel officer officers sergeant lieutenant captain colonel general commander commanders "
        "paratrooper paratroopers pilot pilots recruit recruits defender defenders  corporal corporals  brigadier admiral ensign cadet cadets reservist reservists sapper sappers gunner gunners stormtroopers infantrymen infantryman guardsman guardsmen draftee draftees airman airmen seaman legionnaire legionnaires sentry sentries trooper troopers lieutenants captains colonels generals".split(),
        "soldiers",
    ),
    **dict.fromkeys(
        "fighter fighters militant militants rebel rebels guerrilla guerrillas insurgent insurgents terrorist terrorists "
        "militiaman militiamen jihadist jihadists combatant combatants extremist extremists bandits bandit gangsters gangster commandos subversive subversives mercenary mercenaries separatist separatists contras occupiers invaders operatives operative".split(),
        "fighters",
    ),
    **dict.fromkeys(
        "policeman policemen policewoman police cop cops gendarme gendarmes constable constables patrolman patrolmen carabinero carabineros carabinieri carabiniere sheriff".split(),
        "police",
    ),
    **dict.fromkeys(
        "child children boy boys girl girls teenager teenagers teen teens infant infants baby babies toddler toddlers schoolchildren minors "
        "minor schoolboy schoolgirl pupils pupil kids kid grandson granddaughter grandchildren youth youths".split(),
        "children",
    ),
    **dict.fromkeys(
        "medic medics paramedic paramedics doctor doctors surgeon surgeons physician physicians nurse nurses midwife rescuer rescuers firefighter firefighters".split(),
        "rescuers",
    ),
    **dict.fromkeys(
        "journalist journalists reporter reporters cameraman photographer correspondent".split(), "journalists"
    ),
}
GENERAL = frozenset("people person persons individuals others victims civilians residents casualties".split())

_BY_FORM = regex(
    r"(?:[a-z]{2,}(?:m[ae]n|wom[ae]n|boys?|girls?|wife|wives|people|keepers?|workers?|drivers?|owners?|goers?|seekers?|holders?|dwellers?|"
    r"fighters?|farmers?|makers?|graphers?|sellers?|teachers?|herders?|hunters?|smiths?|bearers?|minders?|players?|leaders?|traders?|lovers?)"
    r"|[a-z]{4,}(?:ists?|icians?|eers|ologians?))"
)
_NOT_BY_FORM = frozenset(
    "human german roman ottoman taliban shaman talisman careers sheers holder shareholders stakeholders record-holders screwdriver screwdrivers "
    "persists insists exists consists assists resists lists backlist checklists checklist waitlist tourist-lists twists mists jet-fighters "
    "placeholder placeholders peacemakers veers steers cheers sneers beers deers bookmaker bookmakers".split()
)
_PLURALS = ("men", "people", "children", "women", "police", "personnel", "bodies")
_GROUPS = frozenset("crew family couple police".split())


@lru_cache(maxsize=1 << 14)
def is_person(word: str) -> bool:
    """True for a word that means a person or people: from the list, or by a form such as "-men", "-ist", "-worker".

    Examples
    --------
    >>> is_person("villagers"), is_person("postman"), is_person("trolleybus"), is_person("insists")
    (True, True, False, False)
    """
    return word in PERSONS or (word not in _NOT_BY_FORM and _BY_FORM.fullmatch(word) is not None)


def is_plural(noun: str) -> bool:
    """True for the form of a word for more than one: "policemen", "nurses"."""
    return noun.endswith(_PLURALS) or (noun.endswith("s") and not noun.endswith("ss"))


def is_one_person(noun: str) -> bool:
    """True for a word for one person, not for a group.

    Examples
    --------
    >>> is_one_person("nurse"), is_one_person("nurses"), is_one_person("crew")
    (True, False, False)
    """
    return is_person(noun) and not is_plural(noun) and noun not in _GROUPS
