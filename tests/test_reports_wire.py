"""Reports of wires and monitored broadcasts: datelines, departments, days told by the day before, things that are no event."""

from datetime import date

import pytest

from geo.model import Document, Report
from geo.pipeline import read_document


def read(text: str, published: date = date(1990, 3, 15)) -> tuple[Report, ...]:
    return read_document(Document(id="a", text=text, published=published)).reports


def told(text: str) -> list[tuple[str, str | None, int | None, int | None]]:
    return sorted((r.kind, r.place.name if r.place else None, r.killed.low, r.injured.low) for r in read(text))


EVENTS = [
    ("A bomb exploded in Cuscatlan Department, killing two.", [("explosion", "Cuscatlán", 2, None)]),
    (
        "Terrorists dynamited two pylons in the vicinity of San Martin, San Salvador Department, leaving the capital in the dark.",
        [("explosion", "San Martín", None, None)],
    ),
    (
        "A bomb exploded in Ayacucho. Two policemen were killed in Huancayo.",
        [("explosion", "Ayacucho", None, None), ("killing", "Huancayo", 2, None)],
    ),
]


@pytest.mark.parametrize(("text", "events"), EVENTS)
def test_events(text: str, events: list[tuple[str, str, int | None, int | None]]) -> None:
    assert told(text) == sorted(events)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A bomb exploded in Ayacucho yesterday. On the same day, rebels attacked the town of Tarma.", [14, 14]),
        ("A bomb exploded in Madrid on Monday. A day later a bomb exploded in Bilbao.", [12, 13]),
        ("A judge was murdered in Cali on 3 March. The next day a mayor was murdered in Popayan.", [3, 4]),
        ("A car bomb exploded tonight in Bogota.", [15]),
        ("Fighting continued in Suchitoto for the sixth consecutive day.", [15]),
    ],
)
def test_days(text: str, days: list[int]) -> None:
    assert [r.day and r.day.first.day for r in read(text)] == days
