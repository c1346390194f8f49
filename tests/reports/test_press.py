"""Reports of whole articles of the press: places that stand for something else, background, days of other attacks."""

from datetime import date

import pytest

from geo.model import Document, Report
from geo.pipeline import read_document


def read(text: str, published: date = date(2025, 5, 14)) -> tuple[Report, ...]:
    return read_document(Document(id="a", text=text, published=published)).reports


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    return sorted(
        (r.kind, r.place.name if r.place else None, r.place.precision if r.place else None) for r in read(text)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops entered Izium, which Kyiv recaptured in September 2022.",
            "Kyiv",
        ),
        (
            "Drones hit Sumy on Monday. Warsaw and Vilnius recalled their envoys. It was the third attack on the city.",
            "Warsaw",
        ),
        ("Rockets fell on the Black Sea ports of Chornomorsk and Pivdenne on Tuesday.", "Black Sea"),
        ("Shahed drones struck a terminal across the Danube from Romania.", "Danube"),
        ("The rescue ship Mariupol was hit by a naval drone on Sunday off Odesa.", "Mariupol"),
        ("The two sides freed 200 prisoners each on Monday under a swap agreed at talks in Abu Dhabi.", "Abu Dhabi"),
        ("The two sides released 90 captives on Friday as part of the Istanbul agreements.", "Istanbul"),
        (
            "Trucks with the bodies of the fallen stood at the exchange point near Novhorod-Siverskyi on Friday.",
            "Novhorod-Siverskyi",
        ),
    ],
)
def test_names_that_stand_for_something_else_are_no_sites(text: str, expected: str) -> None:
    assert expected not in [r.place.name for r in read(text) if r.place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said its gunners shot down 60 drones over nine regions, including Kursk and Voronezh.",
            [("interception", "Kursk Oblast", "adm1"), ("interception", "Voronezh Oblast", "adm1")],
        ),
        (
            "Shells killed a farmer in a village in Kharkiv on Sunday.",
            [("strike", "Kharkiv Oblast", "adm1")],
        ),
        ("A missile hit a depot in Kharkiv on Sunday.", [("strike", "Kharkiv", "settlement")]),
    ],
)
def test_units_told_by_the_name_of_their_seat(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert places(text) == expected


def test_the_day_of_an_earlier_attack_is_not_handed_to_the_others() -> None:
    reports = read("Missiles hit a dam in Zaporizhzhia, prosecutors said.\nIt came a day after drones struck Poltava.")
    days = {r.place.name: r.day for r in reports if r.place}
    assert days["Zaporizhzhia"] is None
    assert days["Poltava"] is not None


KILLED = [
    ("The raid on Nyala killed at least 18 people, according to a nurse who works there.", 18),
    ("Strikes on Nabatieh killed at least 9 people and burned three shops, a medic said to a local channel.", 9),
    ("A blast in Quetta killed at most six guards, according to an officer at the gate.", 6),
    ("Nineteen people were killed in a strike on Sidon, officials said, up from an initial toll of seven.", 19),
    ("The strike on Baalbek killed 11 people, the ministry said, revising its earlier count of five dead.", 11),
    ("A bomb killed 12 people at a hotel in Mogadishu. Two of the six gunmen were killed on the stairs.", 12),
    ("Gunmen killed 21 people at a market in Kaduna. Three of the attackers were killed by guards.", 21),
]


@pytest.mark.parametrize(("text", "killed"), KILLED)
def test_the_toll_is_no_earlier_toll_and_no_part_of_it(text: str, killed: int) -> None:
    (report,) = read(text)
    assert killed in (report.killed.low, report.killed.high)


HURT = [
    ("The strike on Homs wounded 44 people, with nine still in hospital.", 44),
    ("A drone hit a market in Kosti, and 30 people were injured; six remain in critical condition.", 30),
    ("A rocket wounded 17 people in Safed. Four of them remained hospitalised on Tuesday.", 17),
]


@pytest.mark.parametrize(("text", "injured"), HURT)
def test_those_still_in_hospital_are_a_part_of_the_wounded(text: str, injured: int) -> None:
    (report,) = read(text)
    assert (report.injured.low, report.injured.high) == (injured, injured)


STANDING = [
    "There have been repeated attacks on Deir al-Balah and Rafah.",
    "Most of the raids have hit residential quarters of Nabatieh.",
    "The rebels have been attacking convoys on the road to Djibo for more than two years.",
    "Kosti has suffered increasing drone attacks in this war.",
    "Over the past decade, the insurgents have killed thousands of people in Yobe state.",
    "The conflict has caused over 30,000 deaths and displaced two million people, mainly in Sool and Sanaag.",
]


@pytest.mark.parametrize("text", STANDING)
def test_what_has_gone_on_for_years_is_no_event(text: str) -> None:
    assert read(text) == ()


HERE = [
    ("QUETTA: Four people were killed when a bomb went off in a bazaar here on Tuesday.", "Quetta"),
    ("IMPHAL, June 10: A villager was shot dead near here late on Monday, police said.", "Imphal"),
    ("A shell hit a house in Gaza's northern town of Beit Lahiya on Tuesday, killing six people.", "Beit Lahia"),
    ("A drone killed two people in Lebanon's coastal city of Sidon.", "Sidon"),
    ("Men threw Molotov cocktails at a police post in Celaya on Monday.", "Celaya"),
]


@pytest.mark.parametrize(("text", "place"), HERE)
def test_the_one_place_of_an_attack(text: str, place: str) -> None:
    assert {r.place.name for r in read(text) if r.place} == {place}


def test_where_a_reporter_speaks_of_himself_here_is_no_site() -> None:
    assert read("QUETTA: We came here on Monday, and the bombing was all that people spoke of, he said.") == ()


def counts(text: str) -> list[tuple[str | None, int | None, int | None]]:
    return sorted(((r.place.name if r.place else None), r.killed.low, r.injured.low) for r in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb under a car killed an officer in Moscow on Friday.\nThe president said 46,000 soldiers had been killed in the war.",
            [("Moscow", 1, None)],
        ),
        (
            "Shells hit a school in Aleppo, killing nine pupils. Aid groups say 31,000 people died during the siege.",
            [("Aleppo", 9, None)],
        ),
        (
            "Rockets hit Nikopol on Sunday, wounding two.\nMonitors counted 180 civilians killed across Ukraine in March.",
            [("Nikopol", None, 2)],
        ),
        (
            "Four people were wounded when a drone hit a shop in Shebekino on Monday. Two of the wounded were taken to hospital.",
            [("Shebekino", None, 4)],
        ),
        (
            "Overnight strikes hit the country, killing three people in Sumy region and one in Odesa region.",
            [("Odesa Oblast", 1, None), ("Sumy Oblast", 3, None)],
        ),
    ],
)
def test_numbers_of_an_era_and_parts_are_no_tolls_of_their_own(
    text: str, expected: list[tuple[str | None, int | None, int | None]]
) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A missile struck the headquarters of Russia's Northern Fleet on Friday.",
        "A marine of Ukraine's navy was wounded by shelling on Friday.",
    ],
)
def test_the_owner_of_a_fleet_is_no_place(text: str) -> None:
    assert not {"Russia", "Ukraine"} & {r.place.name for r in read(text) if r.place}


def test_a_deal_reached_somewhere_is_not_where_it_is_carried_out() -> None:
    reports = read("The sides last exchanged prisoners on May 2 under arrangements made in Istanbul.")
    assert "Istanbul" not in [r.place.name for r in reports if r.place]


IN_TURN = [
    ("A bomb exploded in Zahedan. Four men died on the spot and two succumbed in hospital.", 6),
    ("Nine people died in a strike on Nyala. Six were killed instantly, while three died later in hospital.", 9),
    ("A drone strike killed 14 people in Kosti. Two succumbed to their wounds, a doctor said.", 14),
    ("Shells killed 16 people in Omdurman. Eleven of the victims were killed at a bus station.", 16),
    ("Seven shot dead in Acapulco on Monday.", 7),
]


@pytest.mark.parametrize(("text", "killed"), IN_TURN)
def test_those_who_die_at_once_and_those_who_succumb_are_of_one_toll(text: str, killed: int) -> None:
    (report,) = read(text)
    assert (report.killed.low, report.killed.high) == (killed, killed)


def test_the_town_hall_of_another_town_is_not_of_the_town_told_of() -> None:
    reports = read(
        "Gunmen killed four people in Celaya on Monday. Others killed the mayor at the town hall in Irapuato."
    )
    assert {r.place.name for r in reports if r.place} == {"Celaya", "Irapuato"}


def test_a_unit_and_its_village_where_so_many_died_are_one_event() -> None:
    (report,) = read(
        "Raiders killed 37 herders in a village in Borno State on Sunday. They attacked Gamtaro village and killed 37 people."
    )
    assert report.place is not None
    assert (report.place.name, report.place.adm1, report.killed.low) == ("Gamtaro", "NG-BO", 37)


def test_as_many_dead_in_two_states_are_two_events() -> None:
    reports = read(
        "Raiders killed 37 herders in Borno State on Sunday. In Kebbi, bandits raided Dankoli and killed 37."
    )
    assert len(reports) == 2


AFAR = [
    "Rebels fired a rocket at a tanker in the Red Sea on Sunday in solidarity with the people in Gaza.",
    "A drone struck a tanker in the Red Sea, whose owner has offices in Piraeus.",
    "A carrier hit in the Red Sea by a missile on Monday went on to its destination of Fujairah.",
]


@pytest.mark.parametrize("text", AFAR)
def test_owners_ports_of_call_and_those_it_is_done_for_are_no_places_of_an_attack_at_sea(text: str) -> None:
    assert {r.place.name for r in read(text) if r.place} == {"Red Sea"}


def test_regions_of_which_the_last_alone_is_called_one() -> None:
    told = places("Air defences downed 41 drones over Belgorod, Kursk and the Voronezh region overnight.")
    assert [p for _, p, _ in told] == ["Belgorod Oblast", "Kursk Oblast", "Voronezh Oblast"]


def test_what_is_told_of_the_place_besides_is_of_another_time() -> None:
    (report,) = read(
        "In Nikopol, where a rocket killed 40 people last month, a drone wounded three on Tuesday morning."
    )
    assert (report.killed.low, report.injured.low) == (None, 3)
    assert report.day is not None
    assert report.day.first == date(2025, 5, 13)


def test_what_somebody_has_tried_to_take_is_not_taken() -> None:
    text = "The army has been trying to capture Pokrovsk since 2023, unlike the storming that won it other towns."
    assert not [r for r in read(text) if r.kind == "territorial_change"]


def test_the_great_city_of_a_name_where_nothing_violent_is_told() -> None:
    text = (
        "Shells hit Toretsk and Druzhkivka on Monday, and drones fell on Kostiantynivka.\n"
        "Envoys of Russia and Ukraine met in New York on Tuesday for talks."
    )
    (talks,) = [r for r in read(text) if r.kind == "negotiation"]
    assert talks.place is not None
    assert talks.place.country == "US"


def test_attacks_of_this_year_have_not_the_day_of_the_news() -> None:
    reports = read(
        "A drone hit a depot in Engels on Monday.\nKyiv's drones have struck refineries in Saratov this year."
    )
    (other,) = [r for r in reports if r.place and r.place.name == "Saratov"]
    assert other.day is None


def test_a_place_visited_is_there() -> None:
    reports = read(
        "Shells fell on a market in Druzhkivka on Sunday.\n"
        "The minister visited Odesa on Tuesday and laid flowers at the site of a strike that killed nine people there in March."
    )
    assert {r.place.name: r.killed.low for r in reports if r.place} == {"Druzhkivka": None, "Odesa": 9}


def test_the_place_of_a_picture_from_the_files_is_no_site() -> None:
    text = (
        "FILE PHOTO: Volunteers unload a lorry at a camp in Rzeszow, Poland.\n\n"
        "Missiles hit a base near Lviv on Tuesday, killing two, in the westernmost attack of the war."
    )
    assert {r.place.name for r in read(text) if r.place} == {"Lviv"}


@pytest.mark.parametrize(
    "text",
    [
        "Police detained a suicide bomber in Peshawar on Monday.",
        "Two suicide bombers were caught in Maiduguri on Sunday, the army said.",
        "Troops captured three suicide bombers in Dikwa on Monday.",
        "A judge in Kabul sentenced a suicide bomber's driver on Monday.",
    ],
)
def test_a_bomber_who_is_caught_is_no_blast(text: str) -> None:
    assert "explosion" not in {r.kind for r in read(text)}


@pytest.mark.parametrize("told", ["60 nautical miles southeast of Yemen's Aden", "95NM south east of Aden"])
def test_a_ship_is_measured_from_the_port_and_lies_at_sea(told: str) -> None:
    (report,) = read_document(Document(id="a", text=f"A missile hit a tanker {told} on Monday.")).reports
    assert report.place is not None
    assert report.place.offset is not None
    assert (report.place.offset.anchor, report.place.offset.bearing, report.place.precision) == ("Aden", "SE", "near")
    assert (report.place.country, report.place.adm1) == (None, None)


def test_attacks_told_of_a_whole_unit_without_victims_are_those_told_of_in_it() -> None:
    text = (
        "A car bomb killed two policemen in Corinto on Tuesday, and gunmen shot dead a mayor in Caloto.\n\n"
        "In El Bordo a grenade wounded three.\n\n"
        "An analyst laid the attacks in Cauca at the door of dissidents of the FARC."
    )
    assert "Cauca" not in [place for _, place, _ in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # "the country" is where it happened, not whose drones they were
            "Rescuers work in Lutsk, Ukraine. Overnight Russian drones hit Lutsk amid a barrage that wounded scores across the country.",
            [("strike", "Lutsk", "settlement")],
        ),
        ("A strike on a school in Gaza killed five.", [("strike", "Gaza Strip", "adm1")]),
        ("A strike on a school in Gaza City killed five.", [("strike", "Gaza", "settlement")]),
        ("An airstrike on Gaza's Nasser Hospital killed five.", [("strike", "Khan Younis", "settlement")]),
    ],
)
def test_no_more_exact_than_told_and_the_town_of_a_building(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A missile hit Lutsk, killing at least 20 people and injuring four dozens more.", (20, None), (48, 48)),
        ("Several dozen people were hurt when shells hit Lutsk.", (None, None), (24, None)),
        (
            "One person was killed and four others wounded in Lutsk by a drone, with three victims hospitalised.",
            (1, 1),
            (4, 4),
        ),
        (
            "Two died in Lutsk and 31 people were hurt across the two cities after drones hit Rivne and Lutsk.",
            (2, 2),
            (None, None),
        ),
        (
            "Cluster bombs hit the station in Lutsk on Monday, killing 60 people and injuring 111. "
            "The mission has verified 5,264 casualties. Of these, 2,266 killed and 2,593 injured were recorded in government-held land.",
            (60, 60),
            (111, 111),
        ),
        ("In the worst strike on Lutsk since March 2022, a missile killed 10 people.", (10, 10), (None, None)),
    ],
)
def test_numbers_of_articles(
    text: str, killed: tuple[int | None, int | None], injured: tuple[int | None, int | None]
) -> None:
    (report,) = (r for r in read(text) if r.place and r.place.name == "Lutsk")
    assert ((report.killed.low, report.killed.high), (report.injured.low, report.injured.high)) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The enemy shelled 12 settlements of the Sumy Region. Among them are Bilopillia, Krasnopillia and Shostka.",
            ["Bilopillia", "Krasnopillia", "Shostka"],
        ),
        (
            "Areas near the front came under artillery fire. Among them were Kyslivka of the Kharkiv Region, Terny and Spirne of the Donetsk Region.",
            ["Kyslivka", "Spirne", "Terny"],
        ),
        (
            "India struck five places in the country, including Muridke in Punjab province; and Kotli and Muzaffarabad in Azad Kashmir.",
            ["Kotli", "Muridke", "Muzaffarabad"],
        ),
        ("Drones hit the Sumy region, including the towns of Konotop and Shostka.", ["Konotop", "Shostka"]),
    ],
)
def test_places_of_a_unit_that_are_listed_behind_it(text: str, expected: list[str]) -> None:
    assert [place for _, place, _ in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Rebels raided the police post at Mopti on Monday. Two officers and five raiders died."
            " The number of policemen killed by the group this year has now reached 47.",
            7,
        ),
        (
            "Gunmen ambushed a patrol near Mopti on Monday, killing two."
            " The attack brings the total of soldiers killed in the past month to 35.",
            2,
        ),
        ("Shelling of Kherson killed two people on Monday. Russian attacks kill 14 over past day", 2),
        ("Israeli jets bombed the port of Hodeidah on Monday. Iran fired back with drones, and nobody was hurt.", None),
        (
            "The shootout near Mopti on Monday left three of the 30 attackers and a policeman dead, officials said."
            " A police officer died and three others were hurt in the exchange of fire.",
            4,
        ),
        ("Monitors documented the deaths of 13 people in two explosions in Bamako on Monday.", 13),
    ],
)
def test_figures_of_a_span_of_an_answer_and_of_both_sides(text: str, killed: int | None) -> None:
    assert [(r.killed.low, r.killed.high) for r in read(text)] == [(killed, killed)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Gunmen attacked the town of Djibo. At least 58 civilians were killed on 1 and 2 May.", (1, 2)),
        (
            "Videos filmed around the town of Djibo in northern Burkina Faso show militiamen standing over bodies."
            " Rights groups say at least 58 civilians were killed on 1 and 2 May.",
            (1, 2),
        ),
        (
            "Rebels hit an army base in Djibo with drones. The operation, which took place on May 1, was a joint one.",
            (1, 1),
        ),
        ("Gunmen killed three farmers in Mopti. The incident happened on Monday.", (12, 12)),
    ],
)
def test_the_day_of_a_deed_told_in_the_next_sentence(text: str, days: tuple[int, int]) -> None:
    (report,) = read(text)
    assert report.day is not None
    assert (report.day.first, report.day.last) == (date(2025, 5, days[0]), date(2025, 5, days[1]))


@pytest.mark.parametrize(
    "written",
    ["BOGOTA, Colombia", "Ana Putri (The Archipelago Post)\nJakarta\nFri, May 9, 2025"],
)
def test_a_line_that_says_where_a_story_was_written_is_no_site(written: str) -> None:
    text = f"Gunmen attack a road crew\n\n{written}\n\nTwo people were killed and three hurt, officials said on Friday. The attack was the third this month."
    assert not [place for _, place, _ in places(text) if place in ("Bogotá", "Jakarta")]


def test_a_list_goes_on_behind_where_each_lies() -> None:
    text = "The outskirts of Kyiv, Chernihiv in the north, Mykolaiv in the south, and Kharkiv, the second-largest city, were shelled."
    assert [place for _, place, _ in places(text)] == ["Chernihiv", "Kharkiv", "Kyiv", "Mykolaiv"]


def test_a_deed_of_another_day_at_a_strange_name_is_no_more_on_the_one_told() -> None:
    text = (
        "Rebels ambushed a fuel convoy near Kayes on May 8. Fighters detonated two car bombs and stormed the army base"
        " at El Hur on May 5. The army said it had repelled the attack and killed 30 militants."
    )
    assert [(r.place.name if r.place else None, r.killed.known) for r in read(text)] == [("Kayes", False)]
