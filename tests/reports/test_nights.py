"""A night's attacks as outlets tell them: beside talks, beside what was said of them, beside earlier ones."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import Document, Report
from geo.pipeline import run

Told = tuple[str, str | None]
Days = tuple[str, str] | None


def read(text: str, published: str = "2026-03-11") -> tuple[Report, ...]:
    return run([Document(id="a", text=text, published=date.fromisoformat(published))]).reports


def told(text: str) -> list[Told]:
    return sorted((r.kind, r.place and r.place.name) for r in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # talks tell when it was, not where
        (
            "The raids, which came only hours after envoys began talks in Muscat, killed four people.",
            [("negotiation", "Muscat")],
        ),
        ("The attacks followed a second round of talks in Cairo.", [("negotiation", "Cairo")]),
        (
            "Drones hit Kramatorsk as talks went on in Vienna.",
            [("negotiation", "Vienna"), ("strike", "Kramatorsk")],
        ),
        ("Missiles hit Doha during talks on a truce.", [("strike", "Doha")]),
        # where it was heard of
        ("The timing of the strike has caused anger in Warsaw.", []),
        (
            "A drone hit a clinic in Kherson. The attack drew condemnation from Berlin.",
            [("strike", "Kherson")],
        ),
        # what diplomats do, and groups called after a place
        ("The clashes came after Bogota recalled its ambassador to Peru and expelled the envoy in Lima.", []),
        ("The group, an offshoot of Lashkar-e-Taiba, claimed the attack.", []),
        # who is urged, and what talks are about
        ("Kyiv called for a peace summit, urging Moscow to show that it was serious.", []),
        ("The port of Hodeidah remains a sticking point in peace negotiations.", []),
        # what the talks were about
        (
            "Envoys held talks in Jeddah. The talks focused on the future of the Donetsk region.",
            [("negotiation", "Jeddah")],
        ),
        # a place under attack
        ("Kremenchuk also came under heavy attack in the early hours.", [("strike", "Kremenchuk")]),
        ("Nikopol, only 7 km from the front line, bore the brunt of the shelling.", [("strike", "Nikopol")]),
        ("The mayor of Poltava came under fire for a remark on Sumy.", []),
        # others told of only to count this one among them, and a place's lot
        (
            "The drone strike on Goma was the latest in a string of attacks on the town.",
            [("strike", "Goma")],
        ),
        ("The town of Huliaipole has been subjected to frequent shelling throughout the war.", []),
    ],
)
def test_what_is_told_beside_an_attack(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The biggest air raid of 2026 hit Poltava overnight.", ("2026-03-10", "2026-03-11")),
        ("The deadliest missile attack of 2022 hit Poltava.", ("2022-01-01", "2022-12-31")),
        ("A drone hit a house in Izium in the night into March 9.", ("2026-03-08", "2026-03-09")),
        (
            "The rebels, who took up arms in 2019, killed 12 villagers in Beni on Monday.",
            ("2026-03-09", "2026-03-09"),
        ),
        ("The strike, which came on Monday, killed two people in Beni.", ("2026-03-09", "2026-03-09")),
        ("The drone strike on Goma came after a series of raids over the past month.", None),
        ("Envoys are due to meet in Cairo in May.", ("2026-05-01", "2026-05-31")),
    ],
)
def test_the_day_of_an_attack_among_other_times(text: str, expected: Days) -> None:
    days = {(str(r.day.first), str(r.day.last)) if r.day else None for r in read(text)}
    assert days == {expected}


def test_a_city_ranked_behind_its_name_is_that_city() -> None:
    text = "Strikes hit Poltava. In Odesa, Ukraine's third-largest city, bombs killed two people and wounded 30."
    counts = {r.place.name: (r.killed.low, r.injured.low) for r in read(text) if r.place}
    assert counts == {"Poltava": (None, None), "Odesa": (2, 30)}


def test_a_list_of_cities_is_no_list_of_the_units_that_bear_their_names() -> None:
    assert told("Drones hit Kyiv, Kharkiv and Poltava.") == [("strike", p) for p in ("Kharkiv", "Kyiv", "Poltava")]
    units = ["Kharkiv Oblast", "Kyiv Oblast", "Poltava Oblast"]
    assert told("Drones hit the Kyiv, Kharkiv and Poltava regions.") == [("strike", p) for p in units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an attack that came after another
        (
            "A car bomb tore through a barracks in Popayan. Five people were killed and 36 injured. "
            "The attack came only weeks after a bombing on January 10 killed seven people in the city.",
            [(None, (5, 5), (36, 36)), ("2026-01-10", (7, 7), (None, None))],
        ),
        (
            "Missiles hit Muridke on Monday. The strikes came in the wake of a bombing in Srinagar on March 2 "
            "that killed nine people.",
            [("2026-03-02", (9, 9), (None, None)), ("2026-03-09", (None, None), (None, None))],
        ),
        (
            "Shelling of Rubizhne killed two people on Monday. It came days after an air strike on March 4 "
            "that killed nine in Rubizhne.",
            [("2026-03-04", (9, 9), (None, None)), ("2026-03-09", (2, 2), (None, None))],
        ),
        # one person, a couple, an age
        ("Shelling hit Nikopol. Two people were killed: a married couple.", [(None, (2, 2), (None, None))]),
        ("A couple in their 60s was killed when a shell hit Nikopol.", [(None, (2, 2), (None, None))]),
        ("A drone killed one woman in Nikopol and injured another.", [(None, (1, 1), (1, 1))]),
        ("The air strike on Hodeidah resulted in one death and one injury.", [(None, (1, 1), (1, 1))]),
        ("The air strike on Hodeidah caused three deaths and injured 22.", [(None, (3, 3), (22, 22))]),
    ],
)
def test_whose_victims(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [
        (str(r.day.first) if r.day else None, (r.killed.low, r.killed.high), (r.injured.low, r.injured.high))
        for r in read(text)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_night_of_a_wire_put_out_the_day_after_is_that_of_its_own_day() -> None:
    text = (
        "A missile barrage on the city of Poltava killed 12 people, authorities said Tuesday. "
        "The nighttime attack hit two apartment blocks in Poltava, police said Tuesday."
    )
    days = {(str(r.day.first), str(r.day.last)) if r.day else None for r in read(text)}
    assert days == {("2026-03-09", "2026-03-10")}


def test_an_evening_is_another_time_than_the_night_before() -> None:
    text = "Drones hit Izium on Friday night, killing two. On Saturday evening a glide bomb hit Izium and wounded nine."
    assert [(r.killed.low, r.injured.low) for r in read(text)] == [(2, None), (None, 9)]


def test_what_witnesses_say_by_telephone_is_no_talks() -> None:
    text = "Rebels attacked Beni on Sunday, killing 35. Residents of the town told Reuters by phone that the army had fled."
    assert [r.place.name for r in read(text) if r.place] == ["Beni"]
    assert all(r.kind != "negotiation" for r in read(text))
