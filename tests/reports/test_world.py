"""Sentences on conflicts in many countries: villages that no gazetteer knows, units, groups, raids on civilians."""

from datetime import date

import pytest

from geo.model import Document, Report
from geo.pipeline import read_document

DAY = date(2025, 6, 11)  # a Wednesday


def read(text: str) -> tuple[Report, ...]:
    return read_document(Document(id="a", text=text, published=DAY)).reports


def told(text: str) -> list[tuple[str, str | None, int | None, int | None]]:
    return [(r.kind, r.place.name if r.place else None, r.killed.low, r.injured.low) for r in read(text)]


UNKNOWN = [
    ("Rebels killed 43 people in Komanda, in Congo's Ituri province, on Sunday.", "Komanda", "CD-IT"),
    ("A drone hit a school in Gedeb, in the East Gojjam zone of Ethiopia's Amhara region.", "Gedeb", "ET-AM"),
    (
        "A rebel bomb killed two soldiers in Puerto Jordán, in the eastern department of Arauca.",
        "Puerto Jordán",
        "CO-ARA",
    ),
    ("Jets bombed Let Htoke Taw village in Sagaing Region, killing two people.", "Let Htoke Taw", "MM-01"),
    ("Gunmen shot dead five people in Pont-Sondé, in Haiti's Artibonite department.", "Pont-Sondé", "HT-AR"),
    ("More than 130 pupils were kidnapped from Kuriga in Nigeria's Kaduna state.", "Kuriga", "NG-KD"),
]


@pytest.mark.parametrize(("text", "place", "adm1"), UNKNOWN, ids=[c[1] for c in UNKNOWN])
def test_a_village_that_no_gazetteer_knows_bears_its_name_and_its_unit(text: str, place: str, adm1: str) -> None:
    (report,) = read(text)
    assert report.place is not None
    assert (report.place.name, report.place.adm1, report.place.lat) == (place, adm1, None)


def test_a_piece_of_a_longer_name_is_no_place() -> None:
    assert told("Troops hit a meeting point of Hamas fighters with mortars.") == []
    (report,) = read("Two rockets hit the Ain al-Asad airbase in western Iraq.")
    assert report.place is not None
    assert report.place.country == "IQ"


def test_the_name_of_an_armed_group_is_no_site() -> None:
    text = "A jet bombed Namhsan, killing four people, according to the Arakan Army."
    assert [place for _, place, _, _ in told(text)] == ["Namhsan"]


def test_the_flag_of_a_ship_is_no_site() -> None:
    assert told("A missile hit a Barbados-flagged bulk carrier, killing two sailors.") == []


def test_a_known_district_is_the_site_and_not_its_country() -> None:
    (report,) = read("Insurgents beheaded six people in the Chiure district of Mozambique's Cabo Delgado province.")
    assert report.place is not None
    assert (report.place.name, report.place.precision) == ("Chiure", "adm2")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A drone hit a market in Rufaa, southeast of the capital, Khartoum, killing four people.", ("Rufaa", 4)),
        ("Four people were killed in a drone strike on Rufaa, south of Khartoum, on Monday.", ("Rufaa", 4)),
        ("In Gaza, six people were killed when a shell hit a tent in Rafah.", ("Rafah", 6)),
        ("Strikes on two houses in Jabalia in the north of Gaza killed nine people.", ("Jabalia", 9)),
        ("In Homs, three people died when a rocket hit a clinic in Palmyra.", ("Tadmur", 3)),
        ("Shells hit a clinic in Azaz in Aleppo, killing two people.", ("Izaz", 2)),
    ],
)
def test_what_only_says_where_the_town_lies_has_no_event(text: str, site: tuple[str, int]) -> None:
    assert [(place, killed) for _, place, killed, _ in told(text)] == [site]


def test_a_town_and_another_of_its_unit_have_an_event_each() -> None:
    text = "In Homs, three people died when a rocket hit a clinic, and two in Palmyra."
    assert sorted((place, killed) for _, place, killed, _ in told(text)) == [("Homs", 3), ("Tadmur", 2)]


def test_congo_is_the_country_that_the_text_is_about() -> None:
    (report,) = read("GOMA, Congo - Rebels killed 20 people in Congo on Monday.")
    assert report.place is not None
    assert report.place.country == "CD"
    (report,) = read("Police in Brazzaville said gunmen killed two people in Congo on Monday.")
    assert report.place is not None
    assert report.place.country == "CG"


def test_northern_gaza_is_part_of_the_strip() -> None:
    (report,) = read("An air strike in northern Gaza killed five people.")
    assert report.place is not None
    assert (report.place.name, report.place.precision, report.place.lat) == ("northern Gaza", "region", None)


TYPES = [
    ("Islamist militants raided the village of Dianwely, killing 19 farmers.", [("killing", "Dianwely", 19, None)]),
    ("Militants attacked an army base in Djibo, killing nine soldiers.", [("clash", "Djibo", 9, None)]),
    ("A drone struck a mosque in the besieged city of El Fasher.", [("strike", "El Fasher", None, None)]),
    ("An Israeli tank fired at a watchtower in Naqoura, wounding two.", [("strike", "En Naqoura", None, 2)]),
    ("Police arrested four suspects in raids in El Carmen on Friday.", []),
    ("Israel and Hamas held talks in Cairo on the release of hostages.", [("negotiation", "Cairo", None, None)]),
    ("Hours before the truce took effect, two blasts were heard in Kabul.", [("explosion", "Kabul", None, None)]),
    ("Families fled Um Kadadah due to clashes in Kassala.", [("clash", "Kassala", None, None)]),
    ("The bowled batsmen of Pakistan came under attack in Lahore.", []),
    ("Rockets fired by troops based in Hsipaw hit Lashio.", [("strike", "Lashio", None, None)]),
    ("The opposition attacked what it called a fraud in Bunia, held by rebels.", []),
    (
        "In Cauca, a road is shut, and in Cali a bomb killed one man.",
        [("explosion", "Cali", 1, None)],
    ),
    (
        "Rebels shelled Al-Hadra, a village in South Kordofan; nine died in a hospital in Gidel.",
        [("strike", "Al-Hadra", 9, None)],
    ),
    (
        "Fano fighters held Lalibela, a town known for its churches in Amhara, after fighting with troops.",
        [("clash", "Lalibela", None, None)],
    ),
    (
        "Israel, which has vowed to protect the Druze, bombed Damascus, killing three people.",
        [("strike", "Damascus", 3, None)],
    ),
    (
        "The death toll from four days of fighting in Sweida has risen to 248.",
        [("clash", "Suwayda", 248, None)],
    ),
    (
        "Two soldiers died in clashes in Colombia's Catatumbo region, near the Venezuelan border.",
        [("clash", "Catatumbo", 2, None)],
    ),
    ("The fall of Goma on 27 January left thousands homeless.", [("territorial_change", "Goma", None, None)]),
    ("Israeli fire hit a hospital in Khan Younis, killing two.", [("strike", "Khan Younis", 2, None)]),
    ("A car bomb injured 26 outside a mall in Guayaquil.", [("explosion", "Guayaquil", None, 26)]),
    ("A bomb exploded at Gamboru market in Maiduguri.", [("explosion", "Maiduguri", None, None)]),
    ("A gunman sprayed worshippers with bullets in Herat, killing six.", [("killing", "Herat", 6, None)]),
    ("Attacks on the road to Niamey are likely to go on.", []),
    ("Shells fired from Rwanda had landed in Luvungi, killing two.", [("strike", "Luvungi", 2, None)]),
    ("A blast at a fuel depot near Kassala killed 20 people.", [("explosion", "Kassala", 20, None)]),
    ("In Mukhtariya, a village east of Latakia, 40 men were shot dead.", [("killing", "Mukhtariya", 40, None)]),
    ("France withdrew its last soldiers from Gao.", [("territorial_change", "Gao", None, None)]),
    ("Gunmen took 40 passengers hostage in the Bolan Pass.", [("abduction", "Bolan Pass", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), TYPES, ids=[c[0][:40] for c in TYPES])
def test_types(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_the_toll_of_an_enclave_is_no_towns() -> None:
    text = "Shells fell on Lachin on Tuesday. At least 32 people have been killed across the enclave."
    assert [r.killed.low for r in read(text)] == [None]


def test_a_strange_village_lies_in_the_one_country_of_its_text() -> None:
    reports = read("Gunmen stormed Mirebalais in Haiti on Monday. A patrol was ambushed near Fond-Blancs, killing one.")
    assert {r.place.country for r in reports if r.place} == {"HT"}


def test_what_a_group_says_of_ground_it_took_is_its_claim() -> None:
    (report,) = read("The M23 rebels said on Monday that they had captured Goma.")
    assert (report.kind, report.verification) == ("territorial_change", "claimed")


def test_an_event_of_its_own_day_is_in_the_town_just_named() -> None:
    text = (
        "In Goma, rebels abducted 130 patients on 1 June. Aid reached the hospital. The situation in Uvira is volatile. "
        "On 4 June a bomb exploded at a market, wounding five traders."
    )
    assert [(r.kind, r.place.name) for r in read(text) if r.place] == [("abduction", "Goma"), ("explosion", "Uvira")]


@pytest.mark.parametrize(
    "text",
    [
        "Nikopol has been shelled almost every day since the war began.",
        "The town of Rylsk has come under fire for months, its mayor said.",
        "The rebels, who have regularly bombed Goma, imposed a blockade in July.",
        "Fighting has ravaged Sagaing since a coup in 2021, with the junta battling rebels there.",
        "It was the seventh time that the camp in Deir al-Balah had been struck since January, the office said.",
    ],
)
def test_what_has_gone_on_for_long_is_no_event(text: str) -> None:
    assert read(text) == ()


def test_a_place_told_exactly_later_is_that_of_the_event() -> None:
    text = (
        "A drone attack has hit a shelter in a besieged city in the Darfur region, killing at least 53 people. "
        "The group spoke of 14 children among the dead in the attack on the city of el-Fasher."
    )
    (report,) = read(text)
    assert (report.place.name, report.killed.low) == ("El Fasher", 53)


LEADS = [
    (
        "A drone strike in southern Lebanon killed four people on Tuesday, the health ministry said.\n\n"
        "The drone hit a van in the town of Nabatieh, the state agency said. The four were farm workers.",
        [("Nabatieh", 4)],
    ),
    (
        "At least 17 people were killed in a raid in northwestern Nigeria, police said.\n\n"
        "Gunmen stormed the market of Birnin Magaji on Tuesday and killed 17 traders.",
        [("Birnin Magaji", 17)],
    ),
]


@pytest.mark.parametrize(("text", "events"), LEADS, ids=[e[0][0] for _, e in LEADS])
def test_the_lead_tells_of_the_unit_and_what_follows_of_the_town(text: str, events: list[tuple[str, int]]) -> None:
    assert [(place, killed) for _, place, killed, _ in told(text)] == events


def test_two_attacks_of_one_unit_with_other_victims_stay_two() -> None:
    text = (
        "A drone strike in southern Lebanon killed four people on Tuesday.\n\n"
        "Another drone killed two people in the town of Nabatieh on Tuesday, the state agency said."
    )
    assert ("Nabatieh", 2) in [(place, killed) for _, place, killed, _ in told(text)]
    assert ("Nabatieh", 4) not in [(place, killed) for _, place, killed, _ in told(text)]


def test_a_dash_between_two_names_parts_no_sentence() -> None:
    (report,) = read("A drone hit a car on the Zahle\u2013Baalbek road in eastern Lebanon on Tuesday.")
    assert report.day is not None
    assert report.day.first == date(2025, 6, 10)


NO_EVENT_OF_A_DAY = [
    "The Houthis have stepped up attacks on ships in the Red Sea, demanding an end to the war.",
    "The Houthis have attacked vessels in the Red Sea and fired missiles at Israel.",
    "Aid groups warn of a rise in attacks by rebels in Ituri and of hunger at once.",
    "The raid is the latest of many that have left hundreds of soldiers dead in Niger and Mali.",
]


@pytest.mark.parametrize("text", NO_EVENT_OF_A_DAY)
def test_a_campaign_and_its_toll_are_no_event_of_a_day(text: str) -> None:
    assert told(text) == []


def test_attacks_of_a_group_without_aircraft_are_no_strikes() -> None:
    text = (
        "In May it made two attacks in Ituri, one on a church in Mahagi that killed 34, another in Aru that killed 66."
    )
    assert sorted(told(text)) == [("killing", "Aru", 66, None), ("killing", "Mahagi", 34, None)]


@pytest.mark.parametrize("of", ["of one family", "from one family", "of a single family"])
def test_a_family_that_victims_are_of_is_no_number_of_them(of: str) -> None:
    assert told(f"Three women {of} were killed by a shell in Tyre.") == [("strike", "Tyre", 3, None)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Strikes on Rafah killed at least 38 people on Tuesday. Fourteen of one clan died in a house.", (38, None)),
        (
            "Strikes on Rafah killed at least 38 people. Several bodies lay in the yard, where some were killed.",
            (38, None),
        ),
        ("A bomb in Kano killed 12, police said. The hospital said 10 people died.", (10, 12)),
    ],
)
def test_a_small_later_figure_is_a_part_and_a_near_one_another_count(text: str, killed: tuple[int, int | None]) -> None:
    (report,) = read(text)
    assert (report.killed.low, report.killed.high) == killed


def test_those_who_stormed_into_a_region_did_it_there() -> None:
    text = "In June militants stormed into southern Niger, killed 30 people and abducted about 20."
    assert {place for _, place, _, _ in told(text)} == {"southern Niger"}


def test_talks_about_a_truce_are_held_where_the_parties_met() -> None:
    text = "Envoys of the two sides met in Doha on Monday to discuss a ceasefire in Sudan."
    assert [(kind, place) for kind, place, _, _ in told(text)] == [("negotiation", "Doha")]


def test_the_seat_of_an_outlet_is_no_site() -> None:
    text = "Daily Trust (Abuja)\n\nTwo people died when gunmen attacked a farm, a resident said."
    assert "Abuja" not in {place for _, place, _, _ in told(text)}


def test_the_district_behind_a_village_that_no_gazetteer_knows_is_no_site() -> None:
    text = "Fighters burst into the village of Mukondi, in Lubero territory, on Monday and killed nine people."
    assert [(place, killed) for _, place, killed, _ in told(text)] == [("Mukondi", 9)]


def test_where_sirens_sounded_nothing_happened() -> None:
    text = "Rockets hit a house in Nahariya on Monday, setting off sirens in Haifa and Karmiel."
    assert [place for _, place, _, _ in told(text)] == ["Nahariya"]


def test_guests_of_a_government_are_met_in_its_capital() -> None:
    text = "Trump met Netanyahu at the White House on Monday."
    assert [(kind, place) for kind, place, _, _ in told(text)] == [("negotiation", "Washington")]


def test_an_old_picture_and_the_skies_tell_no_event() -> None:
    assert told("A drone that fell on a ministry in Kassala during an attack in March (File photo: agency)") == []
    assert told("The army claims control of the skies over Tehran.") == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The rebels captured Minova, about 45 kilometres from Goma, on Sunday.",
            [("territorial_change", "Minova", None, None)],
        ),
        ("A drone hit Tambul, 75 km southeast of Khartoum, killing two.", [("strike", "Tambul", 2, None)]),
        ("Police seized a driver, Martin, 60, on Sunday.", []),
        ("Refugees who reached Tambul, 75 km southeast of Khartoum, told of hunger.", []),
    ],
)
def test_a_village_is_told_by_how_far_it_lies_from_a_town(text: str, events: list[tuple[str, str, int, int]]) -> None:
    assert told(text) == events


def test_it_took_a_town_but_nobody_takes_one_by_storm() -> None:
    text = "The rebels hold the north. They took Goma on Saturday."
    assert ("territorial_change", "Goma", None, None) in told(text)
    assert told("They took London by storm on Saturday, fans said.") == []


def test_what_a_clause_says_of_where_a_town_lies_is_no_site() -> None:
    text = "Kupiansk, which lies near the Russian border, was seized by Russian troops in May."
    assert [place for _, place, _, _ in told(text)] == ["Kupiansk"]


def test_a_days_strike_is_the_undated_one_just_told_unless_that_came_after_it() -> None:
    lead = "A strike on Khan Younis killed seven people, medics said."
    (report,) = read(f"{lead} As dust from Tuesday's strike rolled through a street, people ran.")
    assert report.day is not None
    assert report.day.first == date(2025, 6, 10)
    (report,) = read(f"{lead} It followed Monday's strike, officials said.")
    assert report.day is None or report.day.first != date(2025, 6, 9)


TOLD_TWICE = {
    "border": (
        "A group of armed men stormed the village of Velika Hoca on Sunday morning, setting off a gun battle near the Albanian border.",
        [("clash", "Velika Hoca", None, None)],
    ),
    "sea": (
        "A cargo ship was hit by a missile in the Red Sea, monitors say.\n\n"
        "The vessel was struck about 40 nautical miles (74km) west of Hodeidah on Tuesday.",
        [("strike", "40 nautical miles (74km) west of Hodeidah", None, None)],
    ),
    "at least": (
        "The Israeli army carried out an attack in the southern Lebanese province of Nabatieh and killed at least one person.\n\n"
        "A drone hit a car in Zibqin al-Fawqa on Thursday morning and killed one man, the agency said.",
        [("strike", "Zibqin al-Fawqa", 1, None)],
    ),
    "attacks of all kinds": (
        "A series of terrorist attacks hit northern Nigeria on Tuesday, killing seven people, officials said.\n\n"
        "A suicide bomber blew himself up at a market in Maiduguri and killed four people. In the city of Kano, a car bomb killed three.",
        [("explosion", "Kano", 3, None), ("explosion", "Maiduguri", 4, None)],
    ),
    "title": (
        "Separatists Ambush Soldiers in Northwest Cameroon\n\n"
        "Several soldiers were killed on Tuesday in an ambush by separatists in Bamunkwa, witnesses said.",
        [("clash", "Bamunkwa", 2, None)],
    ),
    "bomb": (
        "A bomb hidden in a parked van exploded in Kabul on Monday, killing five people and wounding nine, police said.\n\n"
        "The group is a rival of the Taliban. IS militants have struck in Kabul and in northern provinces.",
        [("explosion", "Kabul", 5, 9)],
    ),
}


@pytest.mark.parametrize("case", TOLD_TWICE)
def test_one_deed_told_at_two_places_is_told_once(case: str) -> None:
    text, events = TOLD_TWICE[case]
    assert sorted(told(text)) == events


@pytest.mark.parametrize(
    ("where", "place"),
    [("south Gaza", "southern Gaza"), ("the north of Gaza", "northern Gaza"), ("Gaza City", "Gaza")],
)
def test_a_side_of_gaza_is_part_of_the_strip(where: str, place: str) -> None:
    assert [(name, killed) for _, name, killed, _ in told(f"Israeli air strikes killed 11 people in {where}.")] == [
        (place, 11)
    ]


def test_an_occasion_is_no_place() -> None:
    assert [place for _, place, _, _ in told("Five Killed in Bombing at Anglican Mass in Mindanao")] == ["Mindanao"]


def test_the_town_may_be_named_a_good_way_behind_the_lead() -> None:
    aside = (
        "The president called it inhuman. Leaders of many states voiced their grief. Rescuers brought lamps and water. "
    )
    text = (
        "At least 23 people were killed by a missile in the northeast of the Kharkiv region on Thursday.\n\n"
        f"{aside}{aside}{aside}\n\nThe governor said that the missile hit a cafe in the village of Hroza."
    )
    assert told(text) == [("strike", "Hroza", 23, None)]
