"""Sentences as the press of South Asia, South-East Asia, the Caucasus and Latin America writes them."""

from datetime import date

import pytest

from geo.model import Document
from geo.pipeline import read_document

DAY = date(2025, 6, 12)  # a Thursday


def told(text: str, published: date | None = DAY) -> list[tuple[str, str | None, int | None, int | None]]:
    reports = read_document(Document(id="a", text=text, published=published)).reports
    return sorted((r.kind, r.place.name if r.place else None, r.killed.low, r.injured.low) for r in reports)


WHERE = [
    (
        "Rebels killed two soldiers in the village of Rudare in the municipality of Zvecan, while three were wounded.",
        [("killing", "Rudare", 2, 3)],
    ),
    (
        "A gunfight broke out between militants and guards in Kangchup village, situated near Kangpokpi district.",
        [("clash", "Kangchup", None, None)],
    ),
    ("Fighting raged near the village of Nerkin Hand.", [("clash", "Nerkin Hand", None, None)]),
    ("The Arakan Army took over Myebon on Wednesday.", [("territorial_change", "Myebon", None, None)]),
    (
        "The rebels have taken control of Pauktaw, Kyauktaw, Minbya and Mrauk-U.",
        [("territorial_change", name, None, None) for name in ("Kyauktaw", "Minbya", "Mrauk U", "Pauktaw")],
    ),
    (
        "Two Colombian Army soldiers were killed in the Arauca department, bordering Venezuela, in an ambush by rebels.",
        [("clash", "Arauca", 2, None)],
    ),
    (
        "Bodies of two men belonging to the Meitei community were found in Jiribam after a gunfight with militants.",
        [("clash", "Jiribam", 2, None)],
    ),
    (
        "Each side blamed the other, with Yerevan saying Azerbaijani forces killed four soldiers in the region of Syunik.",
        [("killing", "Syunik", 4, None)],
    ),
    ("Cambodian forces fired into a residential area of Surin.", [("strike", "Surin", None, None)]),
    (
        "Peshawar, June 9 (PTI) Security forces killed several militants in the Khyber Pakhtunkhwa province.",
        [("killing", "Khyber Pakhtunkhwa", 2, None)],
    ),
    (
        "Baghdad, (APP - Pakistan Point News - 11th Jun, 2025) Air strikes on Sinjar killed five people.",
        [("strike", "Sinjar", 5, None)],
    ),
    (
        "Houses in Kupwara (Karnah, Tangdhar), Bandipora (Gurez) and Jammu came under mortar fire.",
        [("strike", name, None, None) for name in ("Bandipore", "Jammu", "Kupwara")],
    ),
    (
        "The army has been using artillery and mortars near the settlements of Goris and Jermuk since Monday.",
        [("strike", "Goris", None, None), ("strike", "Jermuk", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHERE, ids=[c[0][:40] for c in WHERE])
def test_where(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


COUNTED = [
    (
        "A lawmaker's wife, Charubala Haokip (59), was killed in an explosion in Kangpokpi on Tuesday.",
        [("explosion", "Kangpokpi", 1, None)],
    ),
    (
        "Seven villagers were killed in an airstrike on Katha, with some bodies burned beyond recognition.",
        [("strike", "Katha", 7, None)],
    ),
    (
        "An attacker attacked visitors with a knife at an anniversary festival in Solingen, killing three of them.",
        [("killing", "Solingen", 3, None)],
    ),
    (
        "Rebels killed four soldiers in an ambush in Tame. Talks had been stalled after an attack on a base that killed 28.",
        [("clash", "Tame", 4, None)],
    ),
    (
        "Troops killed 38 rebels, the heaviest loss in 24 years in Chhattisgarh, in a gunfight in Narayanpur.",
        [("clash", "Narayanpur", 38, None)],
    ),
    (
        "Three soldiers were on Monday killed and four others injured in a blast triggered by rebels in Mosul.",
        [("explosion", "Mosul", 3, 4)],
    ),
    (
        "Three women and seven men, including a monk, were killed by an airstrike in Bhamo.",
        [("strike", "Bhamo", 10, None)],
    ),
    (
        "Four fighters - including a girl of 17 and a man of 26, were killed in a gunfight in Binalbagan.",
        [("clash", "Binalbagan", 4, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[c[0][:40] for c in COUNTED])
def test_counted(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels warned that fighting may resume in Bhamo.",
        "The army fears clashes could break out in Bhamo.",
        "Drone units continued to attack army targets in the Mandalay region.",
        "The two slain soldiers have been identified as men from Satara.",
        "The ambassador to Manila blasts the army for its silence over the murders.",
    ],
)
def test_what_may_come_and_what_is_scolded_is_no_event(text: str) -> None:
    assert told(text) == []


def test_guns_are_a_thing_and_no_killing() -> None:
    assert told("Police found guns and knives in a house in Guayaquil.") == []
    assert [kind for kind, *_ in told("A gunman guns down a trader in Guayaquil.")] == ["killing"]


FIRE = [
    ("Armenian troops opened fire twice on a border post in Tovuz, Baku said.", "clash"),
    ("Afghan forces opened unprovoked fire on Pakistani positions in Kurram district.", "clash"),
    ("The army opened heavy fire against the settlements around Goris.", "strike"),
    ("Azerbaijan's army opened fire on positions near Goris, using heavy artillery.", "strike"),
    ("Gunmen opened fire on a bus in Reasi, killing nine pilgrims.", "killing"),
]


@pytest.mark.parametrize(("text", "kind"), FIRE, ids=[c[0][:40] for c in FIRE])
def test_fire_is_a_killing_only_where_it_hits_people(text: str, kind: str) -> None:
    assert [k for k, *_ in told(text)] == [kind]


ONE_DEED = [
    (
        "A bomb killed nine people at a market in Lahore on Tuesday.\n\nTwo suspects in the attack in Lahore were held.",
        [("explosion", "Lahore", 9, None)],
    ),
    (
        "A blast at the railway station of Quetta killed six people on Tuesday.\n\n"
        "A spokesman said the explosion in Balochistan was the work of separatists.",
        [("explosion", "Quetta", 6, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE_DEED, ids=[c[0][:40] for c in ONE_DEED])
def test_a_deed_told_again_by_a_wider_word_or_place_is_one(
    text: str, expected: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert told(text) == expected


def test_the_day_of_the_lead_is_that_of_fights_told_below() -> None:
    text = (
        "Rebels killed four soldiers in Tank on Wednesday, police said.\n\n"
        "In the Bannu district, troops clashed with another group and two soldiers were wounded."
    )
    reports = read_document(Document(id="a", text=text, published=DAY)).reports
    assert [r.day.first for r in reports if r.day] == [date(2025, 6, 11)] * 2


def test_a_state_behind_its_towns_is_no_further_place() -> None:
    text = "Two people were murdered in San Luis de la Paz, Guanajuato, on Tuesday, police said."
    assert [place for _, place, _, _ in told(text)] == ["San Luis de la Paz"]


def test_what_an_aerial_offensive_destroyed_did_not_fly() -> None:
    text = "Turkish jets destroyed 32 targets in an aerial offensive in northern Iraq and Syria."
    assert {kind for kind, *_ in told(text)} == {"strike"}


ASIDE = [
    (
        "Gunmen fired on a bus carrying pilgrims from a cave shrine to a temple in Katra, killing nine of them in Reasi.",
        [("killing", "Reasi", 9, None)],
    ),
    (
        "An army convoy was attacked by resistance fighters near Monywa, Myanmar, and four soldiers were killed.",
        [("clash", "Monywa", 4, None)],
    ),
    (
        "Representatives of Armenia and Azerbaijan will hold a meeting in Yevlakh on Saturday.",
        [("negotiation", "Yevlakh", None, None)],
    ),
    ("Four militants were killed in an encounter with security forces in Reasi.", [("clash", "Reasi", 4, None)]),
    (
        "Two guards were killed and two other security personnel injured in a blast in Narayanpur.",
        [("explosion", "Narayanpur", 2, 2)],
    ),
    (
        "A pilot was shot dead in Alama, a remote village in a district of Central Papua province.",
        [("killing", "Alama", 1, None)],
    ),
    (
        "Afghan forces opened unprovoked fire at border points, including Angoor Adda, Bajaur and Kurram.",
        [("clash", name, None, None) for name in ("Angoor Adda", "Bajaur", "Kurram District")],
    ),
    (
        "Among the camps hit were Muridke, Bahawalpur and Kotli.",
        [("strike", name, None, None) for name in ("Bahawalpur", "Kotli", "Muridke")],
    ),
    (
        "Gunmen killed 41 people in Labodrie, a fishing village, in reprisal for the killing of a gang leader.",
        [("killing", "Labodrie", 41, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASIDE, ids=[c[0][:40] for c in ASIDE])
def test_what_stands_beside(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_labels_of_a_page_and_captured_people_are_no_events() -> None:
    assert told("#Attack #soldiers #dead #Colombia\nBogota / EFE") == []
    assert told("The president has been captured in a raid by U.S. military forces, officials said.") == []


def test_blasts_heard_in_a_gunfight_are_the_gunfight() -> None:
    text = "Police clashed with gunmen in Banjska on Wednesday.\n\nDetonations in Banjska were heard for hours."
    assert [kind for kind, *_ in told(text)] == ["clash"]
