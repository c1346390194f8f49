"""Long reads, timelines and news of talks: where the event is a small part of the text."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.model import Report
from geo.pipeline import read_document
from geo.reports.times.find import find_times

_DAY = date(2025, 5, 14)


def read(text: str, published: date = _DAY) -> tuple[Report, ...]:
    return read_document(geo.Document(id="d", text=text, published=published)).reports


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """(type, place, day) of each report, by the text."""
    return [(r.kind, r.place.name if r.place else None, r.day.first.isoformat() if r.day else None) for r in read(text)]


_TIMELINE = """A look at attacks in Niger

MAY 3, 2025
Gunmen attacked a convoy near the town of Tillaberi in the west and killed nine soldiers.

FRIDAY, OCTOBER 4, 2024
A roadside bomb near Diffa killed six people who were on their way to a market in the morning.
"""


def test_the_dates_of_a_timeline_are_of_what_stands_below() -> None:
    reports = read(_TIMELINE)
    assert [(r.place.name, r.day.first, r.occurrence) for r in reports if r.place and r.day] == [
        ("Tillabéri", date(2025, 5, 3), "occurred"),
        ("Diffa", date(2024, 10, 4), "historical"),
    ]


def test_a_single_date_is_that_of_the_page() -> None:
    page = "Attack in Niger\n\nMay 3, 2025\nGunmen attacked a convoy near the town of Tillaberi and killed nine soldiers.\n"
    assert [r.day for r in read(page)] == [None]


def test_an_entry_without_a_place_is_not_where_the_one_before_was() -> None:
    text = "March 2: A bomb killed two in Diffa.\nMarch 9: Several blasts were reported at a camp of the army."
    assert [(kind, place) for kind, place, _ in told(text)] == [("explosion", "Diffa")]


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("May 7th: shells fell", "2025-05-07"),
        ("exactly two years ago, shells fell", "2023-05-14"),
        ("a year ago today shells fell", "2024-05-14"),
        ("three weeks ago to the day shells fell", "2025-04-23"),
        ("last month, on April 9, shells fell", "2025-04-09"),
        ("on April 9, a month ago, shells fell", "2025-04-09"),
    ],
)
def test_days_told_by_a_date_or_to_the_day(phrase: str, day: str) -> None:
    assert [t.day.first.isoformat() for t in find_times(phrase.lower(), _DAY)] == [day]


def test_the_time_behind_that_is_of_what_is_told() -> None:
    text = "The agency has reported that on the evening of May 9, 2025, gunmen burst into a hotel in Diffa and killed three."
    assert [day for _, _, day in told(text)] == ["2025-05-09"]


def talks(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """(type, place, day, occurrence) of each report of talks."""
    return [
        (r.kind, r.place.name if r.place else None, r.day.first.isoformat() if r.day else None, r.occurrence)
        for r in read(text)
        if r.kind in ("negotiation", "agreement", "prisoner_exchange")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a plan that is talked about is no plan to talk
        (
            "Envoys of Serbia and Kosovo met in Vienna on Tuesday for three hours of talks on a plan to open the border.",
            [("negotiation", "Vienna", "2025-05-13", "occurred")],
        ),
        (
            "Envoys of Serbia and Kosovo plan to meet in Vienna on Friday.",
            [("negotiation", "Vienna", "2025-05-16", "planned")],
        ),
        # a call has no venue
        (
            "Egypt's foreign minister received a phone call on Monday from Antonio Tajani, in which they discussed the situation in Libya.",
            [("negotiation", None, "2025-05-12", "occurred")],
        ),
        # what talks are about
        ("The Libya ceasefire negotiations are in danger, diplomats said.", []),
        # worked for, promised, failed
        (
            "A delegation of Sudan met mediators in Cairo on Monday as part of efforts to reach a truce and free prisoners held in Darfur.",
            [("negotiation", "Cairo", "2025-05-12", "occurred")],
        ),
        (
            "The two warring sides agreed in negotiations in Oslo to swap 90 prisoners.",
            [("negotiation", "Oslo", None, "occurred")],
        ),
        (
            "Envoys of Serbia and Kosovo last met in Vienna in March 2023, when they failed to agree on a truce.",
            [("negotiation", "Vienna", "2023-03-01", "historical")],
        ),
        # called off, with the day it was due
        (
            "A summit in Nairobi, which was to bring the presidents of Sudan and Chad together this Wednesday, was called off.",
            [("negotiation", "Nairobi", "2025-05-14", "cancelled")],
        ),
        # an earlier round is another
        (
            "The talks between Sudan and Chad in Nairobi have ended. The previous talks in Nairobi were on 2 April.",
            [("negotiation", "Nairobi", None, "occurred"), ("negotiation", "Nairobi", "2025-04-02", "occurred")],
        ),
    ],
)
def test_talks_and_what_is_only_talked_about(
    text: str, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    assert talks(text) == expected


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("At least 26 people, six guards among them, were killed and 61 injured in a bombing in Quetta.", (26, None), (61, 61)),
        ("At least 57 people, seven children included, died when a bomb exploded in Quetta.", (57, None), (None, None)),
        ("A total of 31 people, soldiers, staff and civilians, were killed by a bomb in Quetta.", (31, 31), (None, None)),
        ("A bomb exploded in Quetta. It took the lives of 40 adults and six children, and 79 others were injured.", (46, 46), (79, 79)),
        ("A bomb exploded in Quetta. Only 110 people had stayed, nearly half of whom were killed.", (None, None), (None, None)),
    ],
)  # fmt: skip
def test_asides_and_lists_beside_a_toll(
    text: str, killed: tuple[int | None, int | None], injured: tuple[int | None, int | None]
) -> None:
    (report,) = read(text)
    assert (report.killed.low, report.killed.high) == killed
    assert (report.injured.low, report.injured.high) == injured


def summary(text: str) -> list[tuple[str, str | None, str | None, int | None]]:
    """(type, place, country, killed at least) of each report."""
    return [
        (r.kind, r.place.name if r.place else None, r.place.country if r.place else None, r.killed.low)
        for r in read(text)
    ]


def test_the_country_told_before_the_kind_of_place() -> None:
    text = "The US Senate met in Washington.\n\nA gunman killed two people in the Dutch city of Rotterdam."
    assert summary(text) == [("killing", "Rotterdam", "NL", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA -\nThe report deals with killings by soldiers in dozens of villages. The envoy to the United Nations in Geneva read it out.",
        "He leads the delegates at the Geneva talks. Soldiers of two neighbours have fought in the coalition.",
    ],
)
def test_where_people_confer_is_not_where_others_fight(text: str) -> None:
    assert [kind for kind, *_ in summary(text) if kind != "negotiation"] == []


def test_hostages_handed_over_are_no_dead_of_the_day() -> None:
    text = "Fighters handed over four dead hostages to the Red Cross in Khan Younis on Tuesday."
    assert [(r.kind, r.killed.low) for r in read(text)] == [("prisoner_exchange", None)]


def test_the_strike_far_behind_is_the_only_one_told() -> None:
    page = (
        "A missile hit a block of flats in Dnipro on Saturday.\n\nWhat happened\n\nThe noise was heard for miles. Windows broke. "
        "Neighbours ran into the street. Nobody knew what to do.\n\nThe strike took the lives of 40 adults."
    )
    assert [k for *_, k in summary(page)] == [40]


def test_a_village_of_a_unit_is_the_one_named_beside() -> None:
    text = "Russia said it had captured a village in Donetsk region. Its troops took Minkivka, the ministry said."
    assert [place for _, place, *_ in summary(text)] == ["Minkivka"]


def test_entries_of_a_live_blog_stamped_with_a_point() -> None:
    text = "10.58am BST\n\nA missile has hit the town hall of Mykolaiv.\n\n9.31am BST\n\nThree were wounded in Sumy by a drone."
    assert [day for _, _, day in told(text)] == ["2025-05-14", "2025-05-14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # handed to the Red Cross; where the town lies
        (
            "Ana Lopez and Juan Ruiz were handed over to the Red Cross in the southern Gaza city of Khan Younis on Tuesday.",
            [("prisoner_exchange", "Khan Younis", "2025-05-13", "occurred")],
        ),
        # the day of the exchange told just before
        (
            "Fighters freed three hostages on Sunday in exchange for dozens of prisoners. Two were handed over to the Red Cross in Khan Younis.",
            [("prisoner_exchange", "Khan Younis", "2025-05-11", "occurred")],
        ),
        # agreed on, in talks
        (
            "Yemen's government and the Houthi rebels have agreed to exchange 900 prisoners, which would be the largest swap so far, after negotiations in Muscat.",
            [("agreement", "Muscat", None, "occurred"), ("negotiation", "Muscat", None, "occurred")],
        ),
        # called off in the sentence before
        (
            "The summit of the two heads of state was postponed. The meeting, which was to be held in Nairobi on Sunday, was to end the crisis between Rwanda and Congo.",
            [("negotiation", "Nairobi", "2025-05-18", "cancelled")],
        ),
        # with its own side
        ("The delegation of the rebels returned to Juba for consultations.", []),
    ],
)
def test_exchanges_and_talks_called_off(text: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    assert talks(text) == expected


def test_talks_are_held_in_the_great_city_of_a_name() -> None:
    text = "Envoys of the army met mediators in Geneva. Lake, Ohio and Erie are counties of the US."
    assert [(place, country) for _, place, country, _ in summary(text)] == [("Geneva", "CH")]


def test_ground_taken_in_an_offensive_is_one_event() -> None:
    text = "Azerbaijan recaptured Lachin in a military offensive in September 2023."
    assert [kind for kind, *_ in summary(text)] == ["territorial_change"]


def test_a_town_hit_by_strikes() -> None:
    assert summary("Kharkiv has been hit by new strikes.") == [("strike", "Kharkiv", "UA", None)]
    assert summary("Paris has been hit by new strikes.") == []


def test_the_part_told_without_a_number() -> None:
    text = "At least nine civilians, a child among them, were killed in Sumy by a drone and 19 injured."
    assert [k for *_, k in summary(text)] == [9]


def test_what_an_army_says_it_has_destroyed() -> None:
    text = "Russia's defence ministry said its forces had destroyed a fuel depot near Rivne."
    assert [(r.kind, r.place.name if r.place else None, r.verification) for r in read(text)] == [
        ("strike", "Rivne", "claimed")
    ]


def test_an_attack_counted_by_its_unit() -> None:
    text = "Nurses carry a man hurt in a bombing in Mastung.\n\nAt least 52 people were killed and 60 injured in a suicide bombing in Balochistan."
    assert summary(text) == [("explosion", "Mastung", "PK", 52)]


def test_a_train_on_its_way_was_not_taken_where_it_left() -> None:
    text = "The express, on its way from Quetta to Peshawar with 380 passengers, was hijacked on March 11."
    assert [place for _, place, *_ in summary(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Almost 3,000 people were killed in Haiti between October last year and June.",
        "Some 400 civilians were killed in Sumy region in the first half of the year, the United Nations said.",
    ],
)
def test_the_toll_of_months_is_no_event(text: str) -> None:
    assert summary(text) == []


def test_who_reports_something_else_confirms_nothing() -> None:
    text = "Russian forces captured Serebrianka in Donetsk region, Moscow's defence ministry said, as military blogs reported advances elsewhere."
    assert [r.verification for r in read(text)] == ["claimed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The talks between Serbia and Kosovo ended in Vienna. They went on for an hour. The meeting began on 12 May at 15:00.",
            [("negotiation", "Vienna", "2025-05-12", "occurred")],
        ),
    ],
)
def test_the_day_on_which_a_meeting_began(text: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    assert talks(text) == expected
