"""What whole articles say: days told by other days, background, what only looks like a deed."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import Document
from geo.pipeline import read_document

PUBLISHED = date(2026, 1, 24)  # a Saturday


def told(text: str, published: date = PUBLISHED) -> list[tuple[str, str | None, str | None, str | None]]:
    """(type, place, first day, last day) of each report, without those that have no day."""
    return [
        (
            r.kind,
            r.place.name if r.place else None,
            r.day and r.day.first.isoformat(),
            r.day and r.day.last.isoformat(),
        )
        for r in read_document(Document(id="a", text=text, published=published)).reports
    ]


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(kind, place) for kind, place, *_ in told(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On Wednesday rescuers found three bodies in Sumy, where bombs had hit a market the day before.", "20", "20"),
        ("Mourners gathered on 19 January. That evening a drone hit a bus in Nikopol.", "19", "19"),
        ("Envoys met on Tuesday. The following day shells fell on a market in Kherson.", "21", "21"),
        ("Shells fell on a market in Kherson overnight on 14-15 January.", "14", "15"),
        ("Drones hit Sumy on the night of January 14 to 15.", "14", "15"),
        ("Two days earlier a drone hit a clinic in Kherson.", "22", "22"),
    ],
)
def test_days_told_by_other_days(text: str, first: str, last: str) -> None:
    assert [(t[2], t[3]) for t in told(text) if t[0] == "strike"] == [(f"2026-01-{first}", f"2026-01-{last}")]


def test_a_month_of_last_year_and_the_year_of_a_story() -> None:
    assert told("In January last year a missile hit a house in Dnipro.")[0][2:] == ("2025-01-01", "2025-01-31")
    story = "On 3 March 2022 bombs fell on Chernihiv. Two weeks later, on 16 March, shells hit a market in Chernihiv."
    assert [t[2] for t in told(story)] == ["2022-03-03", "2022-03-16"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia took Bakhmut in May 2023.", [("territorial_change", "Bakhmut")]),
        ("Avdiivka fell in February 2024.", [("territorial_change", "Avdiivka")]),
        ("Troops moved forward by 1,300 m near the village of Klishchiivka, on the southern flank of Bakhmut.",
         [("territorial_change", "Klishchiivka")]),
        ("Capturing Mariupol would free the army for other tasks.", []),
        ("The region that the Kremlin wants to control after its failure to take Kyiv is rich.", []),
        ("The Pope's envoy met Putin's adviser Yuri Ushakov in Moscow.", [("negotiation", "Moscow")]),
        ("President Putin met with the commander of the northern group in Moscow.", []),
        ("The swaps of prisoners were agreed on 2 January in Istanbul.", [("agreement", "Istanbul")]),
        ("In all, 154 drones were shot down by 7 a.m. Moscow time: 53 over Bryansk region, 24 over Belgorod region.",
         [("interception", "Belgorod Oblast"), ("interception", "Bryansk Oblast")]),
        ("Drones struck airfields as far away as Irkutsk and Murmansk.", [("strike", "Irkutsk"), ("strike", "Murmansk")]),
        ("She lives in Gdansk now. Drones hit a substation in Nizhyn, and the city was dark.", [("strike", "Nizhyn")]),
    ],
)  # fmt: skip
def test_deeds_and_what_is_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(kinds(text), key=str) == sorted(expected, key=str)


def test_an_earlier_attack_on_the_same_town_keeps_its_own_toll() -> None:
    text = (
        "A missile attack on a hotel in Sloviansk killed 11 people on Tuesday. It is not the first time the city has been hit. "
        "In October, a block of flats there was struck by missiles, leaving 15 people dead."
    )
    reports = read_document(Document(id="a", text=text, published=PUBLISHED)).reports
    assert [(r.killed.low, r.killed.high, r.day and r.day.first.isoformat()) for r in reports] == [
        (11, 11, "2026-01-20"),
        (15, 15, "2025-10-01"),
    ]


def test_a_story_told_of_the_town_in_its_title() -> None:
    text = (
        "The surgeon of Chernihiv counts in nights\n\nPavlo Rudenko was a trainee on 3 March 2022, when Russian aircraft bombed a row of houses on "
        "Chornovola Street and 47 people were killed. His sister lives in Gdansk now. On 19 August 2023 a missile tore into the theatre, killing seven people."
    )
    found = [(t[1], t[2]) for t in told(text)]
    assert found == [("Chernihiv", "2022-03-03"), ("Chernihiv", "2023-08-19")]


def test_what_another_side_confirms_is_confirmed() -> None:
    text = (
        "Ukrainian drones hit a refinery in Saratov overnight, the regional governor said. "
        "Ukraine's General Staff confirmed the attack."
    )
    (report,) = read_document(Document(id="a", text=text, published=PUBLISHED)).reports
    assert report.verification == "confirmed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sumy has endured its worst attack of the year.", [("strike", "Sumy")]),
        ("In Grayvoron, a fire broke out in a shop after an attack.", [("strike", "Grayvoron")]),
        ("A chemical plant in Nevinnomyssk was the target of an attack on Friday.", [("strike", "Nevinnomyssk")]),
        ("The military said it had hit 300 targets, including a depot near Vasylkiv.", [("strike", "Vasylkiv")]),
        ("A missile brought down a section of a block of flats in Dnipro.", [("strike", "Dnipro")]),
        ("The cruiser Moskva sank after two missiles hit it.", []),
        ("Russian strikes are louder than the efforts of the United States, he said.", []),
    ],
)
def test_attacks_told_by_what_they_did(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_the_body_of_one_who_was_killed_is_no_toll() -> None:
    text = "Mourners carried the body of a man killed by a drone in Kherson. The drone had killed two people."
    (report,) = read_document(Document(id="a", text=text, published=PUBLISHED)).reports
    assert (report.killed.low, report.killed.high) == (2, 2)


def counts(text: str) -> list[tuple[str | None, int | None, int | None, int | None, int | None]]:
    """(place, killed, injured) of each report."""
    reports = read_document(Document(id="a", text=text, published=PUBLISHED)).reports
    return [(r.place and r.place.name, r.killed.low, r.killed.high, r.injured.low, r.injured.high) for r in reports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missile hit Kyiv on Friday. Five people were killed in the capital. Nationwide, 11 people were killed.", (5, 5, None, None)),
        ("Drones hit Konotop, wounding seven. The number of people injured in Konotop has risen to nine. Two more students sought help.",
         (None, None, 9, 9)),
        ("A strike on Kyiv killed 12 people, officials said. Her brother did not survive.", (12, 12, None, None)),
        ("A strike on Kyiv injured dozens of people. In all, 90 people were hurt.", (None, None, 90, 90)),
        ("On Tuesday missiles hit Kremenchuk. As of the morning of 22 January, the authorities reported 18 people dead and 59 injured.",
         (18, 18, 59, 59)),
        ("Shelling of Donetsk caused the death of one civilian.", (1, 1, None, None)),
        ("A teacher is among 11 people killed in a missile strike on Sloviansk.", (11, 11, None, None)),
    ],
)  # fmt: skip
def test_tolls_that_grow_and_totals(text: str, expected: tuple[int | None, ...]) -> None:
    assert [c[1:] for c in counts(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Missiles hit Lviv. Ternopil and Khmelnytskyi in the west, places far from the front line, were also attacked.",
         [("strike", "Khmelnytskyi"), ("strike", "Lviv"), ("strike", "Ternopil")]),
        ("Putin, speaking at a meeting of his Security Council in Moscow, threatened nobody.", []),
        ("He accused Kyiv of preparing an attack on Belarusian territory.", []),
        ("In Lyman, recaptured on 1 January, people were burying their dead.", [("territorial_change", "Lyman")]),
        ("Troops seized a string of villages north of the city, including Strilecha and Pylna.",
         [("territorial_change", "Pylna"), ("territorial_change", "Strilecha")]),
        ("Zelensky met Vice President Kamala Harris in Munich.", [("negotiation", "Munich")]),
        ("He said so in Pretoria, where he had held talks with President Cyril Ramaphosa.", [("negotiation", "Pretoria")]),
        ("Over the day the enemy fired on the border communities of Sumy Oblast 87 times.", [("strike", "Sumy Oblast")]),
        ("It has been 44 days since Ukraine agreed to a full ceasefire, he said in Pretoria.", []),
    ],
)  # fmt: skip
def test_background_and_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(kinds(text), key=str) == expected


def test_the_day_of_an_aside_and_of_what_came_before() -> None:
    text = "In Pavlohrad a woman was killed on Wednesday evening, a day after a drone had struck a bus in Marhanets, killing nine."
    assert sorted(t[1:3] for t in told(text)) == [("Marhanets", "2026-01-20"), ("Pavlohrad", "2026-01-21")]
    (one,) = told("In Kyiv 33 people were killed by missiles, said the service, which ended its search on Tuesday.")
    assert one[2] is None


def test_the_day_of_the_lead_is_handed_down_to_what_has_none() -> None:
    text = (
        "Russian missiles killed two people in Kyiv overnight, officials said.\n\nThe president spoke of a hard night.\n\n"
        "Kharkiv came under fire from seven missiles, its mayor said.\n\nNikopol is shelled every day by artillery."
    )
    found = {t[1]: t[2:] for t in told(text)}
    assert found["Kharkiv"] == ("2026-01-23", "2026-01-24")
    assert found.get("Nikopol", (None, None)) == (None, None)


def test_the_day_of_talks_is_none_of_an_attack_hours_earlier() -> None:
    text = (
        "The delegations met in Istanbul on 6 January.\n\nHours earlier, Russia had launched missiles at Ukraine, killing 12 people across the country.\n\n"
        "Four people were reported dead in the Khmelnytskyi region, and five were hurt."
    )
    assert all(t[2] is None for t in told(text) if t[0] != "negotiation")


def test_another_day_s_deed_without_a_place_is_not_that_of_the_town_before() -> None:
    text = (
        "A missile struck a power station in Zhytomyr; nobody was hurt. He accused Ukraine of Saturday's explosion on a bridge. "
        "Three people were killed in that blast."
    )
    assert ("Zhytomyr", 0, 0, 0, 0) in counts(text)


def test_bodies_pulled_from_ruins_are_a_toll_where_none_is_told() -> None:
    text = (
        "A drone struck a building in Odesa on Friday. Rescuers pulled three bodies from the ruins of a boiler house."
    )
    assert counts(text) == [("Odesa", 3, 3, None, None)]
