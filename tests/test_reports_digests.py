"""Round-ups of a day of war: lists of regions, parts of a whole, launch sites, what is told besides."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.pipeline import read_document

_DAY = date(2026, 1, 24)
_Told = list[tuple[str, str | None, tuple[int | None, int | None], tuple[int | None, int | None]]]
NONE = (None, None)


def told(text: str) -> _Told:
    """(type, place, killed, injured) of each report."""
    reports = read_document(geo.Document(id="d", text=text, published=_DAY)).reports
    return [
        (r.kind, r.place.name if r.place else None, (r.killed.low, r.killed.high), (r.injured.low, r.injured.high))
        for r in reports
    ]


def places(text: str, kind: str = "strike") -> list[str]:
    return sorted(place or "" for told_kind, place, _, _ in told(text) if told_kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # a list behind the regions or towns that it names
        (
            "Russia targeted five Ukrainian regions – Sumy, Poltava, Kherson, Odesa and Kirovohrad – during the day.",
            "strike",
            ["Kherson Oblast", "Kirovohrad Oblast", "Odesa Oblast", "Poltava Oblast", "Sumy Oblast"],
        ),
        ("Drones struck three Ukrainian cities: Sumy, Izium and Lutsk.", "strike", ["Izium", "Lutsk", "Sumy"]),
        ("Missiles hit towns such as Nikopol and Marhanets.", "strike", ["Marhanets", "Nikopol"]),
        ("The regions of Sumy and Kherson were attacked by Russia on Friday.", "strike", ["Kherson Oblast", "Sumy Oblast"]),
        ("The mayor of Sumy was attacked by dogs.", "strike", []),
        (
            "Thirty drones were downed over the regions of Tula and Oryol, neither of which borders Ukraine, as well as over the region of Saratov.",
            "interception",
            ["Oryol Oblast", "Saratov Oblast", "Tula Oblast"],
        ),
        (
            "The ministry said it had destroyed nine drones over Russian territory, including one over the Kursk region.",
            "interception",
            ["Kursk Oblast"],
        ),
        ("Battles for Toretsk and Siversk continue, the army said.", "clash", ["Siversk", "Toretsk"]),
        # whole countries at war are no place of a strike, where nobody was hurt
        ("Air defences downed 60 of 80 drones across the country overnight.", "interception", []),
        ("The raid came in response to recent attacks on Russian territory.", "strike", []),
        # where it was launched
        ("Russia fired two missiles from launchers based in the occupied part of Luhansk region.", "strike", []),
        # his region
        ("Bryansk governor Ivan Petrov wrote that three villages in his region had been hit by drones.", "strike", ["Bryansk Oblast"]),
    ],
)  # fmt: skip
def test_which_places_of_a_list_are_told_of(text: str, kind: str, expected: list[str]) -> None:
    assert places(text, kind) == expected
