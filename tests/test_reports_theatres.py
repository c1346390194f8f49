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
]


@pytest.mark.parametrize(("text", "expected"), WHERE, ids=[c[0][:40] for c in WHERE])
def test_where(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == expected


COUNTED = [
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
        "The ambassador to Manila blasts the army for its silence over the murders.",
    ],
)
def test_what_may_come_and_what_is_scolded_is_no_event(text: str) -> None:
    assert told(text) == []


def test_guns_are_a_thing_and_no_killing() -> None:
    assert told("Police found guns and knives in a house in Guayaquil.") == []
    assert [kind for kind, *_ in told("A gunman guns down a trader in Guayaquil.")] == ["killing"]
