"""What several whole articles of one day tell, merged: updates, signed posts, live blogs, totals, days told later."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from geo.fusion import fuse
from geo.model import Document, Event, Report
from geo.pipeline import read_document

SATURDAY = date(2026, 1, 24)


def merged(*told: tuple[str, str], later: int = 0) -> tuple[Event, ...]:
    """The events of (source, text) pairs, each published ``later`` days after the one before."""
    reports: list[Report] = []
    for n, (source, text) in enumerate(told):
        day = SATURDAY + timedelta(days=later * n)
        reports += read_document(Document(id=f"d{n}", text=text, published=day, source=source)).reports
    return fuse(reports)


def tolls(event: Event) -> list[tuple[int | None, int | None]]:
    return [(event.killed.low, event.killed.high), (event.injured.low, event.injured.high)]


def test_a_speaker_is_known_by_the_surname() -> None:
    (event,) = merged(
        ("Wire", "Drones hit Zaporizhzhia on Saturday, wounding 12 people, regional governor Ivan Fedorov said."),
        (
            "Live",
            "Fourteen people were wounded by the drones that hit Zaporizhzhia on Saturday, "
            "the head of the regional administration, Ivan Fedorov, said.",
        ),
        later=1,
    )
    assert tolls(event) == [(None, None), (14, 14)]


def test_two_people_of_one_office_are_two_speakers() -> None:
    (event,) = merged(
        ("Wire", "Drones hit Zaporizhzhia on Saturday, wounding 12 people, regional governor Ivan Fedorov said."),
        ("Live", "Drones hit Zaporizhzhia on Saturday, wounding 14 people, city mayor Rehina Kharchenko said."),
        later=1,
    )
    assert tolls(event) == [(None, None), (12, 14)]


def test_the_edge_of_a_town_is_the_town_where_the_victims_are_the_same() -> None:
    told = "At least 40 people were killed when a drone hit a tent east of El Obeid on Friday."
    same = "A drone attack on El Obeid killed at least 40 people on Friday."
    other = "A drone attack on El Obeid wounded two people on Friday."
    assert len(merged(("A", told), ("B", same))) == 1
    assert len(merged(("A", told), ("B", other))) == 2


def test_an_attack_of_last_month_is_the_one_with_as_many_victims() -> None:
    on_the_day = ("A", "On January 15 a grenade attack in Bukavu killed 13 people.")
    after = Document(
        id="z", text="Last month a grenade attack killed 13 people in Bukavu.", published=date(2026, 2, 18)
    )
    fewer = Document(
        id="z", text="Last month a grenade attack killed two people in Bukavu.", published=date(2026, 2, 18)
    )
    first = [r for e in merged(on_the_day) for r in e.reports]
    assert len(fuse([*first, *read_document(after).reports])) == 1
    assert len(fuse([*first, *read_document(fewer).reports])) == 2


def test_an_attack_told_without_its_means_is_the_bombing_of_that_day() -> None:
    bomb = ("A", "A bomb exploded at a union hall in San Salvador on Friday, killing eight people.")
    attack = ("B", "Eight people died in Friday's attack on a union hall in San Salvador by unknown gunmen.")
    risen = ("B", "The death toll of Friday's attack in San Salvador has risen to ten.")
    assert len(merged(bomb, risen)) == 1
    assert {e.kind for e in merged(bomb, attack)} >= {"explosion"}


def test_an_organ_of_a_side_speaks_by_its_own_pages() -> None:
    (event,) = merged(
        ("Israel Defense Forces", "Israeli aircraft struck a building in Beirut on Friday."),
        ("Levant Agency", "An Israeli air strike hit a building in Beirut on Friday, Lebanon's health ministry said."),
    )
    assert event.verification == "confirmed"
    (event,) = merged(
        ("The Daily Ledger", "Israeli aircraft struck a building in Beirut on Friday."),
        ("Levant Agency", "An Israeli air strike hit a building in Beirut on Friday, Lebanon's health ministry said."),
    )
    assert event.verification == "reported"


def test_the_newest_entry_of_a_live_blog_stands() -> None:
    (event,) = merged(
        ("Live", "11:30 Sumy: 5 killed, 41 injured by missiles.\n07:40 Sumy: missiles killed 4 and injured 29.")
    )
    assert tolls(event) == [(5, 5), (41, 41)]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling wounded two people in Nikopol on Friday, bringing the total in the region to 15.",
        "Shelling wounded two people in Nikopol on Friday. That brought to 15 the number of people wounded in the Dnipropetrovsk region.",
        "Shelling wounded two people in Nikopol on Friday, taking the total number of wounded in the region to 15.",
    ],
)
def test_a_region_s_total_is_a_claim_and_no_count(text: str) -> None:
    (event,) = merged(("A", text))
    assert tolls(event) == [(None, None), (2, 2)]
    assert {(c.low, c.scope) for c in event.claims} == {(2, "event"), (15, "total")}


def test_a_morning_and_an_evening_with_the_day_s_total() -> None:
    events = merged(
        (
            "A",
            "Russian attacks killed five people in Kharkiv on Friday. In the morning a glide bomb hit a house in the city, killing four people. "
            "Ten hours later, drones slammed into a petrol station in the city, killing one worker.",
        )
    )
    assert sorted(tolls(e)[0] for e in events) == [(1, 1), (4, 4)]
    assert all((5, "total") in {(c.low, c.scope) for c in e.claims} for e in events)


def test_a_denial_reaches_what_was_told_just_before_of_the_same_doer() -> None:
    events = merged(
        (
            "A",
            "Pakistan bombed a house in Khost on Friday, killing ten people. Pakistani raids in Kunar wounded four more. "
            "Pakistan's military denied the charge.",
        )
    )
    assert {e.verification for e in events} == {"disputed"}


def test_entries_of_a_list_have_their_own_days() -> None:
    events = merged(
        (
            "A",
            "17 JAN: Port of Odesa struck by drones. Seven injured.\n13 JAN: Port of Odesa struck by drones. Two killed.",
        )
    )
    assert [(e.day.first.day, *tolls(e)) for e in events if e.day] == [
        (13, (2, 2), (None, None)),
        (17, (None, None), (7, 7)),
    ]


def test_the_order_of_the_articles_changes_nothing() -> None:
    told = [
        ("Wire", "At least 40 people were killed when a drone hit a tent east of El Obeid on Friday, residents said."),
        ("Doctors", "Drones hit El Obeid on Friday. Our teams counted 49 dead and 63 wounded."),
        ("Radio", "The death toll of Friday's attack in El Obeid has risen to 51, the governor said."),
        ("Paper", "Talks in Cairo go on. On Friday a drone killed more than 40 people in El Obeid."),
    ]
    reports = [
        r
        for n, (source, text) in enumerate(told)
        for r in read_document(Document(id=f"d{n}", text=text, published=SATURDAY, source=source)).reports
    ]
    by_document = [[r for r in reports if r.source.id == f"d{n}"] for n in range(len(told))]
    first = fuse(reports)
    assert all(fuse([r for part in parts for r in part]) == first for parts in permutations(by_document))
    assert fuse([*reports, *reports]) == first


def test_the_night_of_the_day_of_publication_is_over() -> None:
    (event,) = merged(("A", "In the night of 24 January the Russians attacked Kharkiv with drones."))
    assert event.day is not None
    assert (event.day.first, event.day.last) == (date(2026, 1, 23), SATURDAY)


def test_what_is_recalled_is_not_the_news_told_before_it() -> None:
    events = merged(
        (
            "A",
            "In Kyiv, one woman was killed and four people were wounded by drones, the mayor said. Heating is being restored. "
            "Power engineers are at work. Schools are closed. On January 9, a similar drone attack hit Kyiv.",
        )
    )
    told = {e.day.first.day if e.day else None: tolls(e) for e in events}
    assert told[None] == [(1, 1), (4, 4)]
    assert told[9] == [(None, None), (None, None)]


def test_drones_over_regions_are_told_region_by_region() -> None:
    events = merged(
        (
            "A",
            "Air defences destroyed 36 Ukrainian drones over Russian regions during the night, the ministry said: "
            "23 over the Belgorod region and 13 over the Bryansk region.",
        )
    )
    assert {e.place.name for e in events if e.place} == {"Belgorod Oblast", "Bryansk Oblast"}


def test_a_building_is_in_the_town_that_the_text_names() -> None:
    (event,) = merged(
        (
            "A",
            "Israeli strikes hit a hospital in Khan Younis on Friday, killing at least 20 people. "
            "The first shell struck the upper floor of the Nasser hospital.",
        )
    )
    assert event.place is not None
    assert event.place.name == "Khan Younis"
