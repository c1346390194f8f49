"""Reports of wires and monitored broadcasts: datelines, departments, days told by the day before, things that are no event."""

from datetime import date

import pytest

from geo.model import Document, Report
from geo.pipeline import read_document


def read(text: str, published: date = date(1990, 3, 15)) -> tuple[Report, ...]:
    return read_document(Document(id="a", text=text, published=published)).reports


def told(text: str) -> list[tuple[str, str | None, int | None, int | None]]:
    return sorted((r.kind, r.place.name if r.place else None, r.killed.low, r.injured.low) for r in read(text))


EVENTS = [
    ("A bomb exploded in Cuscatlan Department, killing two.", [("explosion", "Cuscatlán", 2, None)]),
    (
        "Terrorists dynamited two pylons in the vicinity of San Martin, San Salvador Department, leaving the capital in the dark.",
        [("explosion", "San Martín", None, None)],
    ),
    (
        "A bomb exploded in Ayacucho. Two policemen were killed in Huancayo.",
        [("explosion", "Ayacucho", None, None), ("killing", "Huancayo", 2, None)],
    ),
    (
        "A car bomb exploded outside a branch of the Banco de Credito in Lima, killing a policeman.",
        [("explosion", "Lima", 1, None)],
    ),
    (
        "Rebels killed two soldiers near Saravena, Arauca Department, near the border with Venezuela.",
        [("killing", "Saravena", 2, None)],
    ),
    (
        "Rebels ambushed a truck near Sipocot, 220 km southeast of Manila, wounding six soldiers.",
        [("clash", "Sipocot", None, 6)],
    ),
    (
        "In Tocache rebels burned down an office, and in Tingo Maria a bomb exploded at a bank.",
        [("clash", "Tocache", None, None), ("explosion", "Tingo María", None, None)],
    ),
    ("In Derry, masked men hijacked three vans and set them ablaze.", [("clash", "Derry", None, None)]),
    ("Gunmen hijacked an airliner in Bogota.", [("abduction", "Bogotá", None, None)]),
    (
        "Rebels attacked Corinto in Colombia, killing a guard. They kidnapped two engineers.",
        [("abduction", "Corinto", None, None), ("clash", "Corinto", 1, None)],
    ),
    ("A grenade thrown into a movie house in Davao City hurt 26 people.", [("explosion", "Davao", None, 26)]),
    (
        "Guerrillas blew up a bridge near Ocana, and attacked the police station at El Tarra.",
        [("explosion", "Ocaña", None, None), ("clash", "El Tarra", None, None)],
    ),
    (
        "A bomb exploded at a stadium in Nunoa during a match, killing a man.",
        [("explosion", "Ñuñoa", 1, None)],
    ),
    (
        "An army patrol killed 28 peasants in Cayara, Ayacucho Department, in reprisal for an ambush.",
        [("killing", "Cayara", 28, None)],
    ),
    ("Army Major Carlos Perez and his wife were murdered in Rancagua.", [("killing", "Rancagua", 2, None)]),
    ("Two policemen guarding a church in Vina del Mar were shot and wounded.", [("killing", "Viña del Mar", None, 2)]),
    ("A bomb exploded in eastern Santiago.", [("explosion", "Santiago", None, None)]),
    ("An Antonov-26 was shot down near Malanje.", [("interception", "Malanje", None, None)]),
    (
        "Guerrillas attacked and held for five hours the town of Cajibio, leaving five policemen dead.",
        [("clash", "Cajibío", 5, None)],
    ),
    (
        "A survivor told reporters from her bed in Nampula hospital that rebels attacked Xai-Xai.",
        [("clash", "Xai-Xai", None, None)],
    ),
]

PLACES = [
    ("A bomb exploded in Canton Las Flores, jurisdiction of Jiquilisco, Usulutan Department.", "Jiquilisco"),
    ("Rebels ambushed a patrol in Canton El Tablon, Morazan Department, El Salvador.", "Canton El Tablon"),
    ("A bomb exploded on the San Francisco farm, near Nebaj, Guatemala.", "Nebaj"),
    ("LIMA, 3 May (AFP) -- A bomb exploded in Urbanizacion Santa Patricia on Monday.", "Lima"),
    ("SAN SALVADOR (EFE) -- A judge was shot dead in Colonia Escalon.", "San Salvador"),
    ("GUATEMALA CITY, 5 Feb (EFE) -- A grenade was thrown at a bank in zone 9 of this capital.", "Guatemala City"),
    ("A bomb exploded in Comayagua, 80 km northwest of the Honduran capital.", "Comayagua"),
    ("Bandits in the pay of Pretoria attacked a village in Cuanza Sul Province.", "Cuanza Sul"),
    ("In Bilbao, a bomb of 2 kg of Goma-2 exploded at a bank.", "Bilbao"),
    ("Troops killed 23 guerrillas in fighting in northern Morazan Department.", "Morazán"),
    ("A bomb exploded in Comas, north of Lima.", "Comas"),
    ("In Ilobasco, 54 km east of San Salvador, two guards died when rebels attacked a bank.", "Ilobasco"),
    ("DAVAO, Philippines (AFP) -- Grenades lobbed into the San Pedro cathedral killed six worshippers.", "Davao"),
    ("A soldier was killed in Nebaj by a mine made in China.", "Nebaj"),
    ("A policeman was shot dead in Basauri, on the outskirts of Bilbao.", "Basauri"),
    ("Rebels seized for four hours on Sunday the town of Silvia, in Cauca Department.", "Silvia"),
    ("Rebels attacked Qalat, center of Zabol Province, in Afghanistan.", "Qalat"),
    ("Rebels ambushed soldiers in Paquibato, a mountain district of Davao City.", "Davao"),
    ("The ELN blew up a stretch of the Cano Limon-Covenas pipeline near Tibu.", "Tibú"),
    ("The Ministry of Defense in Luanda called it a lie and said that rebels attacked Malanje.", "Malanje"),
    ("Apopa, 13 km to the north, was captured by the rebels.", "Apopa"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_small_places(text: str, place: str) -> None:
    assert [name for _, name, *_ in told(text)] == [place]


SABOTAGE = [
    ("Rebels toppled nine pylons near Tingo Maria.", [("clash", "Tingo María", None, None)]),
    ("Two high-tension towers were knocked down in Zacatecoluca.", [("clash", "Zacatecoluca", None, None)]),
    ("Four pylons were brought down with explosives near Chosica.", [("explosion", "Chosica", None, None)]),
    ("A bus and two trucks were burned near Sensuntepeque.", [("clash", "Sensuntepeque", None, None)]),
    ("Guerrillas took over a radio station in Ibague.", [("clash", "Ibagué", None, None)]),
    ("Shots were fired at the Bolivian Embassy in Quito.", [("clash", "Quito", None, None)]),
    ("Unidentified men strafed the home of a teacher in Jutiapa.", [("killing", "Jutiapa", None, None)]),
    ("A patrol came under fire near Jiquilisco and a corporal was killed.", [("clash", "Jiquilisco", 1, None)]),
    ("The army suffered 45 casualties in Zacatecoluca.", [("clash", "Zacatecoluca", None, None)]),
    ("Guerrillas harassed the military positions in Suchitoto.", [("clash", "Suchitoto", None, None)]),
    ("Guards and rebels exchanged heavy fire in Zacatecoluca.", [("clash", "Zacatecoluca", None, None)]),
    ("In Nebaj a soldier stepped on one of the rebels' mines and was killed.", [("explosion", "Nebaj", 1, None)]),
    ("Two teachers were seized at a school in Temuco by men in plain clothes.", [("abduction", "Temuco", None, None)]),
    ("A rancher was taken from his estate at Aguachica by armed men.", [("abduction", "Aguachica", None, None)]),
    ("Rebels kidnapped the mayor of Chalatenango.", [("abduction", "Chalatenango", None, None)]),
    ("In Callao, gunmen killed Navy Captain Juan Carlos Perez Soto with pistols.", [("killing", "Callao", 1, None)]),
    ("In Cali, a father of three was gunned down.", [("killing", "Cali", 1, None)]),
    ("Gunmen shot dead a sergeant and a village chief in Tarlac City.", [("killing", "Tarlac City", 2, None)]),
    ("Rebels ambushed a patrol in Nebaj, killing nine soldiers. Eight rebels died.", [("clash", "Nebaj", 17, None)]),
    ("In Huanta 31 people died in a clash. Nine soldiers were killed.", [("clash", "Huanta", 31, None)]),
    (
        "A communique left at a radio station in Ibague says that rebels attacked Neiva.",
        [("clash", "Neiva", None, None)],
    ),
]


TALKS = [
    ("The two sides agreed in Geneva to seek a cease-fire.", [("agreement", "Geneva", None, None)]),
    (
        "The leaders of the parties put their names to a peace pact in Bilbao on Monday.",
        [("agreement", "Bilbao", None, None)],
    ),
    (
        "The talks began in Caracas. The next round is expected to be held in Mexico in June.",
        [("negotiation", "Caracas", None, None), ("negotiation", "Mexico", None, None)],
    ),
    ("Five people died when the IRA bombed a hotel in Brighton.", [("explosion", "Brighton", 5, None)]),
    ("Rebels attacked a bank in Ilobasco with rifles and RPG-2 rockets.", [("clash", "Ilobasco", None, None)]),
    (
        "Unidentified men burst into a house at Nebaj and took away by force a teacher and his nephew.",
        [("abduction", "Nebaj", None, None)],
    ),
    ("Two chapels were set on fire in Temuco.", [("clash", "Temuco", None, None)]),
    ("An army truck hit a mine near Lircay: 6 soldiers killed, 11 wounded.", [("explosion", "Lircay", 6, 11)]),
    (
        "Events of the week:\nTrujillo -- A bomb exploded at a bank.\nPuno -- Two guards were shot dead.",
        [("explosion", "Trujillo", None, None), ("killing", "Puno", 2, None)],
    ),
    (
        "Rebels ambushed a bus near Tela. A similar attack in La Ceiba wounded three American soldiers.",
        [("clash", "La Ceiba", None, 3), ("clash", "Tela", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "events"), TALKS)
def test_talks_lists_and_likenesses(text: str, events: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == sorted(events)


def test_a_month_ahead_is_the_next() -> None:
    months = [r.day and r.day.first for r in read("The next round of talks will be held in Mexico in June.")]
    assert months == [date(1990, 6, 1)]


@pytest.mark.parametrize(("text", "events"), SABOTAGE)
def test_sabotage_shots_and_victims(text: str, events: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == sorted(events)


NOTHING = [
    "A storm brought down power poles in Madrid.",
    "The front said in Jakarta that it had no hand in any of the attacks.",
    "A truck was burned in an accident in Lima.",
    "Three rifles and 400 rounds were captured in Huancayo.",
    "Gunmen threw a grenade that did not explode in San Miguel.",
    "A powerful bomb was found under a bridge near Vitoria and defused by army experts.",
    "A car bomb in Belfast failed to explode.",
    "The crew said that it was trying to bomb the barracks in Usulutan.",
    "Three policemen left for Manila, where urban hit squads are active.",
    "Police arrested 14 people during raids in Valparaiso.",
    "The prime minister called an urgent meeting with security chiefs in London.",
    "Party members say that more than 700 of their comrades in Bogota have been murdered since 1985.",
    "The statement was read for the Armed Forces for the Liberation of Angola.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "events"), EVENTS)
def test_events(text: str, events: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == sorted(events)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A bomb exploded in Ayacucho yesterday. On the same day, rebels attacked the town of Tarma.", [14, 14]),
        ("A bomb exploded in Madrid on Monday. A day later a bomb exploded in Bilbao.", [12, 13]),
        ("A judge was murdered in Cali on 3 March. The next day a mayor was murdered in Popayan.", [3, 4]),
        ("A car bomb exploded tonight in Bogota.", [15]),
        ("Fighting continued in Suchitoto for the sixth consecutive day.", [15]),
    ],
)
def test_days(text: str, days: list[int]) -> None:
    assert [r.day and r.day.first.day for r in read(text)] == days
