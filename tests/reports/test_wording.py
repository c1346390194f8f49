"""Wordings of one meaning: each case a class of how news says it, in unlike theatres."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.model import Report
from geo.pipeline import read_document

_DAY = date(2026, 1, 24)


def read(text: str, day: date = _DAY) -> tuple[Report, ...]:
    return read_document(geo.Document(id="w", text=text, published=day)).reports


def told(text: str) -> list[tuple[str, str | None, tuple[int | None, int | None], tuple[int | None, int | None]]]:
    """(type, place, killed, injured) of each report."""
    return [
        (r.kind, r.place.name if r.place else None, (r.killed.low, r.killed.high), (r.injured.low, r.injured.high))
        for r in read(text)
    ]


NONE = (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who tells of it, or was hurt there, makes a hospital no place of cure
        (
            "Shelling killed eight people in a hospital ward in El Obeid, doctors said.",
            [("strike", "El Obeid", (8, 8), NONE)],
        ),
        (
            "A missile killed three patients at a hospital in Kherson.",
            [("strike", "Kherson", (3, 3), NONE)],
        ),
        (
            "Surgeons at a hospital in Aden are treating four men wounded when a drone hit Mocha.",
            [("strike", "Mocha", NONE, (4, 4))],
        ),
        # people told by their nation, soldiers by their rank
        ("Soldiers shot dead a Palestinian in Jenin.", [("killing", "Jenin", (1, 1), NONE)]),
        ("A death squad shot dead a captain and a teacher in Bamako.", [("killing", "Bamako", (2, 2), NONE)]),
        ("Troops shot and killed a 16-year-old Palestinian in Nablus.", [("killing", "Nablus", (1, 1), NONE)]),
        ("A bomb claimed the lives of two jawans in Raipur.", [("explosion", "Raipur", (2, 2), NONE)]),
        # what is said to have happened somewhere is no speech there
        ("Officials said clashes erupted in Homs.", [("clash", "Homs", NONE, NONE)]),
        # lives lost are no lives led
        ("A blast took 12 lives in Kabul.", [("explosion", "Kabul", (12, 12), NONE)]),
        ("Ten soldiers lost their lives in Kidal in an ambush.", [("clash", "Kidal", (10, 10), NONE)]),
        ("The bombardment cost nine lives, five of them in Toretsk.", [("strike", "Toretsk", (5, 5), NONE)]),
        # the object stands between the verb and how it ended
        ("Attackers shot two policemen dead in Quetta.", [("killing", "Quetta", (2, 2), NONE)]),
        (
            "Masked men dragged a judge out of a car in Tumaco and shot him dead.",
            [("killing", "Tumaco", (1, 1), NONE)],
        ),
        ("They stabbed her to death in Jos.", [("killing", "Jos", (1, 1), NONE)]),
        # families, burns, numbers for each of several places
        ("A drone killed a displaced family of five in Rafah.", [("strike", "Rafah", (5, 5), NONE)]),
        ("A drone burned two employees at a depot in Kursk.", [("strike", "Kursk", NONE, (2, 2))]),
        (
            "Two people were wounded in each of Nikopol and Marhanets by drones.",
            [("strike", "Marhanets", NONE, (2, 2)), ("strike", "Nikopol", NONE, (2, 2))],
        ),
        (
            "Shells wounded seven in Sloviansk, police said; the ambulance service gave a figure of nine.",
            [("strike", "Sloviansk", NONE, (7, 9))],
        ),
        # those who overran a post attacked it; those who took people took no ground
        (
            "Fighters overran an army base in Diapaga. At least 30 soldiers were killed.",
            [("clash", "Diapaga", (30, None), NONE)],
        ),
        (
            "Gunmen took four engineers from a camp near Agadez.",
            [("abduction", "Agadez", NONE, NONE)],
        ),
        (
            "Soldiers clashed with bandits in Giwa and killed four of them, an army statement said.",
            [("clash", "Giwa", (4, 4), NONE)],
        ),
        # the wounded who are counted, not said to have been wounded
        (
            "Nine wounded were admitted to a clinic in Goma after mortar shells hit the town of Sake.",
            [("strike", "Sake", NONE, (9, 9))],
        ),
        (
            "Seven wounded fishermen were brought ashore after a drone dropped a grenade on Stanislav.",
            [("strike", "Stanislav", NONE, (7, 7))],
        ),
        # months and weapons that bear the name of a place
        ("In March bandits abducted 40 pupils in Kuriga.", [("abduction", "Kuriga", NONE, NONE)]),
        ("Iskander missiles fired from Crimea hit a depot in Kremenchuk.", [("strike", "Kremenchuk", NONE, NONE)]),
        # talks that are held about something; a strike of workers, beside prices that shot up
        (
            "In Geneva, where Sudanese and Emirati envoys are to hold talks about aid on Monday, shops were open.",
            [("negotiation", "Geneva", NONE, NONE)],
        ),
        ("She talks about Geneva with Sudanese officials.", []),
        ("Teachers in Lagos ended their strike, and rents shot up by a third in Abuja.", []),
        # what a text told of before says nothing of how people were hurt by mines
        (
            "The mayor was kidnapped in Gao. Two herders were wounded when they stepped on mines near Kidal.",
            [("abduction", "Gao", NONE, NONE), ("explosion", "Kidal", NONE, (2, 2))],
        ),
        # villages that no gazetteer knows
        (
            "Dozens were killed when the militia raided the Zamzam camp.",
            [("killing", "Zamzam", (24, None), NONE)],
        ),
    ],
)
def test_wordings(text: str, expected: list[tuple[object, ...]]) -> None:
    assert sorted(told(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Russia's defence ministry said that its soldiers had captured Chasiv Yar. A Ukrainian spokesman denied that the town had fallen.",
        "M23 rebels said that they had captured Goma. The Congolese army denied that the city had fallen.",
    ],
)
def test_a_denial_of_what_was_just_told_is_a_dispute(text: str) -> None:
    assert [r.verification for r in read(text)] == ["disputed"]
