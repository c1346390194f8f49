"""Posts, bulletins and lists: days that a heading, an entry or a clock time tells; places that head a line. Expected values come from reading."""

from datetime import date

import pytest

import geo
from geo.model import Report
from geo.pipeline import read_document
from geo.reports.text.clean import clean
from geo.reports.times.clocks import clock_times, over_night
from geo.reports.times.find import find_times

PUBLISHED = date(2026, 1, 24)  # a Saturday


def reports(text: str) -> tuple[Report, ...]:
    return read_document(geo.Document(id="a", text=text, published=PUBLISHED)).reports


def days(text: str) -> dict[str, tuple[str, str] | None]:
    """The first and last day of each event, by its place."""
    return {
        r.place.name if r.place else "": (r.day.first.isoformat(), r.day.last.isoformat()) if r.day else None
        for r in reports(text)
    }


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("at 14:20 a bomb fell", "2026-01-24", "2026-01-24"),
        ("09:10, drone on a minibus", "2026-01-24", "2026-01-24"),
        ("around 7 pm shells fell", "2026-01-24", "2026-01-24"),
        ("at 2.30pm shells fell", "2026-01-24", "2026-01-24"),
        ("shortly before midday shells fell", "2026-01-24", "2026-01-24"),
        ("from 8 pm to 7 am", "2026-01-23", "2026-01-24"),
        ("between 23:00 and 06:30 moscow time", "2026-01-23", "2026-01-24"),
        ("between 09:00 and 13:00", "2026-01-24", "2026-01-24"),
    ],
)
def test_a_clock_time_is_of_the_day_of_publication(text: str, first: str, last: str) -> None:
    assert [(t.day.first.isoformat(), t.day.last.isoformat()) for t in clock_times(text, PUBLISHED)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "as of 10:00 the toll is 12",
        "updated at 10:00",
        "by 08:00 all had been rescued",
        "it costs 12.50 euros",
        "won 3:1",
        "12 km",
    ],
)
def test_what_is_no_time_of_an_event(text: str) -> None:
    assert clock_times(text, PUBLISHED) == []


def test_from_an_evening_to_the_next_morning_is_one_night() -> None:
    low = "between 11 pm on 22 january and 7 am on 23 january 41 drones were downed"
    (time,) = over_night(find_times(low, PUBLISHED), low)
    assert (time.day.first, time.day.last, time.day.precision) == (date(2026, 1, 22), date(2026, 1, 23), "night")


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("in the past 24 hours", "2026-01-23", "2026-01-24"),
        ("in 24 hours", "2026-01-23", "2026-01-24"),
        ("last 24h", "2026-01-23", "2026-01-24"),
        ("over the past day", "2026-01-23", "2026-01-24"),
        ("night attack", "2026-01-23", "2026-01-24"),
        ("on the 22nd", "2026-01-22", "2026-01-22"),
        ("on the 30th", "2025-12-30", "2025-12-30"),
        ("half an hour ago", "2026-01-24", "2026-01-24"),
        ("on this day in 2022", "2022-01-24", "2022-01-24"),
    ],
)
def test_times_of_posts(phrase: str, first: str, last: str) -> None:
    assert [(t.day.first.isoformat(), t.day.last.isoformat()) for t in find_times(phrase, PUBLISHED)] == [(first, last)]


def test_the_clock_is_of_the_day_told_in_the_paragraph() -> None:
    text = "The attack on Sumy began on Thursday morning. At 09:40 a second missile hit a bus depot in Konotop."
    assert days(text)["Konotop"] == ("2026-01-22", "2026-01-22")


def test_entries_of_a_live_blog_are_of_its_day() -> None:
    text = "21:40 Alert over.\n\n18:50 A missile has hit a warehouse in Odesa.\n\n18:31 Drones attacked the port of Izmail."
    assert days(text) == {"Odesa": ("2026-01-24", "2026-01-24"), "Izmail": ("2026-01-24", "2026-01-24")}


def test_the_day_of_a_heading_is_of_all_below_it() -> None:
    text = (
        "Situation in the region over the past day\n\n"
        "Shelling damaged two houses in Nikopol.\n\nIn Marhanets a drone hit a shop. "
    )
    assert set(days(text).values()) == {("2026-01-23", "2026-01-24")}


def test_the_day_told_before_holds_within_a_paragraph_but_not_for_what_was_earlier() -> None:
    beside = "On Thursday drones hit a depot in Sumy. A bus was hit by a shell in Kherson."
    assert days(beside)["Kherson"] == ("2026-01-22", "2026-01-22")
    earlier = "On Thursday drones hit a depot in Sumy. Shells have repeatedly struck Kherson in recent weeks."
    assert days(earlier).get("Kherson") is None


def test_what_is_told_for_tomorrow_is_planned() -> None:
    assert [r.occurrence for r in reports("Russian and Ukrainian envoys meet in Istanbul tomorrow.")] == ["planned"]


def test_a_line_with_a_bullet_of_any_kind_is_a_line_of_its_own() -> None:
    text = "🔹 Shells hit Nikopol, two residents were hurt\n🔹 Drones hit Sumy, one woman was killed in the attack"
    assert {(r.place.name, r.killed.low, r.injured.low) for r in reports(text) if r.place} == {
        ("Nikopol", None, 2),
        ("Sumy", 1, None),
    }


def told(text: str) -> set[tuple[str, str, int | None, int | None]]:
    """(type, place, killed, injured) of the reports of a text."""
    return {(r.kind, r.place.name if r.place else "", r.killed.low, r.injured.low) for r in reports(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sumy: drone on a minibus, 3 wounded", {("strike", "Sumy", None, 3)}),
        ("• Druzhkivka – KAB on a school. Two people killed.", {("strike", "Druzhkivka", 2, None)}),
        ("Nikopol district: artillery, 2 houses damaged", {("strike", "Nikopol Raion", None, None)}),
        ("6 drones – Orikhiv, Huliaipole.", {("strike", "Orikhiv", None, None), ("strike", "Huliaipole", None, None)}),
        (
            "Kherson. Shells on the market. 1 killed.\nBeryslav. 2 drones, a bus. 4 wounded.",
            {("strike", "Kherson", 1, None), ("strike", "Beryslav", None, 4)},
        ),
        ("Sumy: a drone hit a bus near the village of Khotin", {("strike", "Khotin", None, None)}),
        ("Poltava: drone threat, go to shelters", set()),
        ("Odesa region: 3 Shaheds heading towards Izmail", set()),
        ("Rivne region. A lorry and a minibus collided near Dubno. 3 killed, 9 injured.", set()),
        ("Ammunition is destroyed at a range in Chernihiv. Explosions will be heard.", set()),
    ],
)
def test_the_place_at_the_head_of_a_line_is_of_all_in_it(
    text: str, expected: set[tuple[str, str, int | None, int | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Shells hit Nikopol. Two men, 38 and 63, are in hospital, one of them in grave condition.", None, 2),
        ("Drone on a taxi in Nikopol. Driver dead on the spot, passenger in serious condition.", 1, 1),
        ("Shells hit Nikopol: women aged 45, 52 and 60 were wounded.", None, 3),
        ("Shells hit Nikopol. A saleswoman (54) was killed.", 1, None),
        ("Missile strike on Nikopol. Dead: a man and a woman. Wounded: 27, among them 3 children.", 2, 27),
        ("Drones hit a market in Nikopol: 5 KIA, 11 WIA.", 5, 11),
        ("Shelling of Nikopol: two nuns among at least four dead.", 4, None),
        ("Shells hit Nikopol. He sustained shrapnel wounds to his legs.", None, 1),
        ("Shells hit Nikopol. Two shoppers with burns. 1 in intensive care.", None, 2),
        ("Drone attack on Nikopol: 1 woman killed, 4 wounded, incl. a child born in 2019.", 1, 4),
        ("The death toll in Nikopol has risen to 26.", 26, None),
        ("Missiles hit Nikopol, 4 dead. Death toll in Nikopol up to 5.", 5, None),
    ],
)
def test_people_told_without_a_verb(text: str, killed: int | None, injured: int | None) -> None:
    ((_, place, dead, hurt),) = told(text)
    assert (place, dead, hurt) == ("Nikopol", killed, injured)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belgorod under fire again.", {("strike", "Belgorod", None, None)}),
        ("The enemy used drones and artillery on Nikopol.", {("strike", "Nikopol", None, None)}),
        (
            "Drones attacked Sumy. Houses are on fire in Konotop.",
            {("strike", "Sumy", None, None), ("strike", "Konotop", None, None)},
        ),
        ("The minister is under fire over the budget of Kharkiv.", set()),
        ("Farmers in Poltava use drones on their fields.", set()),
        ("Forests are on fire in Attica.", set()),
    ],
)
def test_attacks_told_by_what_is_seen_of_them(
    text: str, expected: set[tuple[str, str, int | None, int | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Drones attacked Kharkiv. Six people were injured:\n- in Kupiansk, men of 52 and 60;\n- in Chuhuiv, a woman of 71;\n"
            "- in Kharkiv, three people, one of them a child.",
            {("strike", "Kupiansk", None, 2), ("strike", "Chuhuiv", None, 1), ("strike", "Kharkiv", None, 3)},
        ),
        (
            "Shells hit Nikopol. Three people were injured:\n- a woman of 30;\n- men of 41 and 60.",
            {("strike", "Nikopol", None, 3)},
        ),
        ("Kherson region. Shells hit the regional centre.", {("strike", "Kherson", None, None)}),
        ("Missiles hit Odesa. Two dockers were hurt in the southern city.", {("strike", "Odesa", None, 2)}),
        ("Strike in the Lypky area, 12 km south of Izium.", {("strike", "12 km south of Izium", None, None)}),
        ("A drone hit a shop in Zvannoye, Glushkovo District.", {("strike", "Zvannoye", None, None)}),
        ("A drone hit a bus on the road out of Lyman.", {("strike", "Lyman", None, None)}),
        ("A motorbike bomb outside a police post in Cali killed one officer.", {("explosion", "Cali", 1, None)}),
        ("Air defences downed a drone flying towards Moscow.", {("interception", "Moscow", None, None)}),
        ("Two attacks were beaten off near Vovchansk.", {("clash", "Vovchansk", None, None)}),
    ],
)
def test_where_posts_place_it(text: str, expected: set[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_the_latest_figure_of_a_live_blog_counts_in_either_order() -> None:
    entries = [
        "18:50 Missiles have hit the port of Odesa, two dock workers hurt.",
        "19:15 Mayor: number of injured in Odesa rises to five.",
        "20:02 Six injured in Odesa now in hospital.",
    ]
    assert told("\n\n".join(entries)) == told("\n\n".join(reversed(entries))) == {("strike", "Odesa", None, 6)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burshtyn in Ivano-Frankivsk region: energy facility hit.", {("strike", "Burshtyn", None, None)}),
        ("Sirens in Haifa, several impacts reported.", {("strike", "Haifa", None, None)}),
        ("Sappers found and destroyed 83 explosive devices in Izium.", set()),
        ("In the Kharkiv direction drones struck positions near Vovchansk.", {("strike", "Vovchansk", None, None)}),
        ("The songs are hits in Odesa.", set()),
    ],
)
def test_what_was_hit_tells_of_a_strike(text: str, expected: set[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_a_doubtful_name_heads_an_item_with_any_bullet() -> None:
    text = "MORNING SUMMARY\n🔹Konotop: drones, railway depot\n🔹Chuhuiv: 2 drones, private house"
    assert told(text) == {("strike", "Konotop", None, None), ("strike", "Chuhuiv", None, None)}


def test_a_blank_lost_between_two_sentences_parts_them_all_the_same():
    text = clean(
        'One person died in Dnipro, officials said."Homes burned," he added.In Kharkiv, 45 were hurt. See geo.Example'
    )
    assert [s.text for s in text.sentences] == [
        'One person died in Dnipro, officials said."',
        'Homes burned," he added.',
        "In Kharkiv, 45 were hurt.",
        "See geo.Example",
    ]


@pytest.mark.parametrize(
    "text",
    ["Impact in Sumy", "Direct hit on", "12 hits at", "Shells on", "Sumy - 3", "\U0001f539", "12:40", "Injured:"],
)
def test_a_post_may_end_anywhere(text: str) -> None:
    assert all(r.place for r in reports(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Killed: Kramatorsk \u2013 1, Druzhkivka \u2013 2. Wounded: Sloviansk \u2013 3.",
            {("killing", "Kramatorsk", 1, None), ("killing", "Druzhkivka", 2, None), ("killing", "Sloviansk", None, 3)},
        ),
        (
            "45 drones were shot down:\n18 \u2013 over Saratov Region,\n9 \u2013 over Rostov Region.",
            {("interception", "Saratov Oblast", None, None), ("interception", "Rostov Oblast", None, None)},
        ),
        (
            "Shelling this morning: Nikopol 2 wounded, Kherson 1 dead, 4 wounded.",
            {("strike", "Nikopol", None, 2), ("strike", "Kherson", 1, 4)},
        ),
        ("Balakliia. Three hits in the town centre. 3 dead, 10 wounded.", {("strike", "Balakliia", 3, 10)}),
        (
            "Shells hit Nikopol. Four people \u2013 women of 37, 59 and 70 and a man of 62 \u2013 were wounded.",
            {("strike", "Nikopol", None, 4)},
        ),
        (
            "11 civilians killed incl. 3 children & 23 wounded in shelling of El Obeid.",
            {("strike", "El Obeid", 11, 23)},
        ),
    ],
)
def test_figures_in_lists_go_to_their_places(text: str, expected: set[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_the_day_of_a_short_title_is_of_what_follows() -> None:
    assert days("Night in Sumy region.\n- Shostka: UAV on a shop") == {"Shostka": ("2026-01-23", "2026-01-24")}
    assert days("Donetsk region, 22 January. Shells hit Lyman.")["Lyman"] == ("2026-01-22", "2026-01-22")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Yesterday: artillery again.\n- Nikopol: kamikaze drone, private yard. Woman 67, dead on the spot.\n- Marhanets: artillery. Three wounded.",
            {("strike", "Nikopol", 1, None), ("strike", "Marhanets", None, 3)},
        ),
        (
            "Shells: two were wounded in each of Nikopol and Marhanets.",
            {("strike", "Nikopol", None, 2), ("strike", "Marhanets", None, 2)},
        ),
        ("The bombardment of the region cost nine lives, five of them in Toretsk.", {("strike", "Toretsk", 5, None)}),
        ("A drone killed a young family of three in Hlukhiv.", {("strike", "Hlukhiv", 3, None)}),
        ("Air defence shot down 23 drones over the Rostov region.", {("interception", "Rostov Oblast", None, None)}),
    ],
)
def test_what_else_lists_and_short_lines_say(text: str, expected: set[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_a_day_before_a_colon_is_of_all_behind_it() -> None:
    text = "Toll of 22 January's shelling: Kherson, 3 wounded; Antonivka, 1 killed and 2 wounded."
    assert set(days(text).values()) == {("2026-01-22", "2026-01-22")}
    assert set(days("Yesterday: a hard day.\n- Nikopol: drones on a shop.").values()) == {("2026-01-23", "2026-01-23")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the Lyman direction the enemy tried to break into our defence ten times near Serednie and Stavky.",
            {("clash", "Serednie", None, None), ("clash", "Stavky", None, None)},
        ),
        (
            "In the Kupiansk direction the occupiers attacked our units six times in the areas of Vovchansk and Prylipka.",
            {("clash", "Vovchansk", None, None), ("clash", "Prylipka", None, None)},
        ),
        (
            "Russian forces attacked near Lyman and toward Drobysheve.",
            {("clash", "Lyman", None, None), ("clash", "Drobysheve", None, None)},
        ),
        (
            "Under fire: Nikopol and Marhanets.",
            {("strike", "Nikopol", None, None), ("strike", "Marhanets", None, None)},
        ),
    ],
)
def test_what_the_general_staff_writes(text: str, expected: set[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


def test_a_bulletin_says_its_day_once() -> None:
    text = (
        "Since the beginning of the day, 97 combat engagements have taken place.\n\n"
        "One attack was stopped near Stupochky.\n\nAir strikes hit Kostiantynivka."
    )
    assert set(days(text).values()) == {("2026-01-24", "2026-01-24")}
