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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a total of the country above a town's own toll, an earlier figure, details of those hurt
        (
            "Nine killed, 30 injured in Russian attacks on Ukraine over past day\n"
            "Sumy Oblast suffered the deadliest strike of the day, where four people were killed after drones struck Konotop.",
            [("strike", "Konotop", (4, 4), NONE)],
        ),
        (
            "Drones struck Kharkiv. The governor said 45 people were injured. "
            "The mayor earlier reported 12 hits in the city and said 31 people had been injured.",
            [("strike", "Kharkiv", NONE, (45, 45))],
        ),
        (
            "Drones hit Mykolaiv overnight, leaving at least 12 people injured, the governor of the region said. "
            "A woman of 29 and a man of 59 were taken to hospital, while the others were treated at home, the governor said.",
            [("strike", "Mykolaiv", NONE, (12, None))],
        ),
        # what is only recalled, and who only speaks
        (
            "In addition to the attack on Kyiv, the Cherkasy region was hit by drones, and three people were wounded.",
            [("strike", "Cherkasy Oblast", NONE, (3, 3))],
        ),
        (
            "A drone hit a nine-storey building in Pavlohrad. There was word of eight wounded, said Dnipropetrovsk governor Petro Hnat.",
            [("strike", "Pavlohrad", NONE, (8, 8))],
        ),
        # the district's attack is that of the town named in it
        (
            "Troops shelled Nikopol district on Friday, injuring two people. Five shells hit homes in Marhanets. Two people were hurt there.",
            [("strike", "Marhanets", NONE, (2, 2))],
        ),
        # a fire and its cause; nobody hurt in what was just told
        (
            "A drone was the likely cause of a fire that broke out at a depot in Tuapse. It was put out, and nobody was hurt.",
            [("strike", "Tuapse", (0, 0), (0, 0))],
        ),
        # guns on a town, a country that aims at houses
        ("The occupiers fired on the city of Nikopol in the evening.", [("strike", "Nikopol", NONE, NONE)]),
        ("Police fired on demonstrators in Nyala, killing two.", [("killing", "Nyala", (2, 2), NONE)]),
        # what may come, what goes on, how a place is described
        ("Russia is likely to strike Odesa again this winter.", []),
        ("Analysts say Russian forces have likely struck Lyptsi with two glide bombs.", [("strike", "Lyptsi", NONE, NONE)]),
        ("The authorities in Nikopol declared a threat of shelling.", []),
        ("Pokrovsk, the centre of the heaviest fighting, lies to the west.", []),
        ("Kherson remains a primary target of Russian artillery.", []),
    ],
)  # fmt: skip
def test_whose_number_it_is_and_whether_it_was_a_deed(text: str, expected: _Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town of Selydove fell to Russian forces on Saturday.", ["Selydove"]),
        ("The town of Selydove – the last one held there – fell fully to Russian control on Saturday.", ["Selydove"]),
        ("Prices in Selydove fell to half.", []),
        (
            "Russia said it had captured two villages in Donetsk region. Its troops took control of Ocheretyne and Soloviove.",
            ["Ocheretyne", "Soloviove"],
        ),
    ],
)
def test_which_ground_fell(text: str, expected: list[str]) -> None:
    assert places(text, "territorial_change") == expected


@pytest.mark.parametrize(
    ("text", "place", "day", "occurrence"),
    [
        ("Talks would begin on Sunday in Doha, the envoy said on Tuesday.", "Doha", date(2026, 1, 25), "planned"),
        ("The president arrives in Qatar for talks with the emir.", "Qatar", None, "planned"),
    ],
)
def test_when_and_where_talks_are_to_be(text: str, place: str, day: date | None, occurrence: str) -> None:
    (report,) = read_document(geo.Document(id="d", text=text, published=_DAY)).reports
    assert report.place is not None
    assert (report.place.name, report.day and report.day.first, report.occurrence) == (place, day, occurrence)


def test_a_country_that_should_talk_is_no_venue() -> None:
    assert places("It now falls on Russia to move toward real negotiations.", "negotiation") == []


def test_a_peoples_republic_is_the_oblast() -> None:
    assert places("Shells wounded six civilians in the Donetsk People's Republic.") == ["Donetsk Oblast"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a lead that tells the deed, and its place only further down
        (
            "Mourners gathered on Monday to bury some of the 14 people killed by a missile that tore through a block of flats. "
            "More than 40 were wounded in the attack on Friday on Pavlohrad.",
            [("strike", "Pavlohrad", (14, 14), (41, None))],
        ),
        (
            "A missile ripped through a bus depot on Tuesday, killing nine people. Rescuers in Chuhuiv worked all night.",
            [("strike", "Chuhuiv", (9, 9), NONE)],
        ),
        ("Drones killed three people overnight, the president said.", []),
        # a rounded figure above the exact one
        (
            "More than 30 dead after a missile hit Poltava\nA missile struck a school in Poltava, killing at least 34 people.",
            [("strike", "Poltava", (34, None), NONE)],
        ),
        # the day of the other strike
        (
            "The attack on Sumy followed a January 22 strike on Kremenchuk that killed four people.",
            [("strike", "Kremenchuk", (4, 4), NONE), ("strike", "Sumy", NONE, NONE)],
        ),
        # a convention is no place, soldiers taken in battle are not kidnapped, a front is a place
        ("The murder of prisoners is a breach of the Geneva Conventions.", []),
        ("Russian troops captured two soldiers during an assault near Toretsk.", [("clash", "Toretsk", NONE, NONE)]),
        ("The occupiers shot two prisoners on the Toretsk front in Donetsk Oblast.", [("killing", "Toretsk", NONE, NONE)]),
        # an army's boast along its whole front
        (
            "Russian troops took control of the village of Ocheretyne, the ministry said. "
            "The Centre group of forces has eliminated over 400 Ukrainian soldiers over the past day.",
            [("territorial_change", "Ocheretyne", NONE, NONE)],
        ),
        ("Despite peace negotiations Russia goes on hitting Ukrainian cities.", []),
    ],
)  # fmt: skip
def test_what_a_story_tells_late_or_besides(text: str, expected: _Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a village that no gazetteer knows, told once as such and then by its name alone
        (
            "Ukraine's army said it had regained control of Zubrelivka. Zubrelivka is still being bombed, an officer said.",
            [("territorial_change", "Zubrelivka", NONE, NONE), ("strike", "Zubrelivka", NONE, NONE)],
        ),
        (
            "Alongside Zubrelivka, which Ukrainian soldiers seized in December, the army holds both banks of the river.",
            [("territorial_change", "Zubrelivka", NONE, NONE)],
        ),
        # one village spelled in two ways
        (
            "Russian troops took control of the village of Zubrelivka, the ministry said. "
            '"Our units liberated the settlement of Zubrelovka in Kharkiv region," it wrote.',
            [("territorial_change", "Zubrelivka", NONE, NONE)],
        ),
        # the city is that of the governor who speaks
        (
            'Drones struck Dnipro and Kharkiv. "They attacked the city with Shaheds, and a man was killed," '
            "Dnipropetrovsk region governor Petro Hnat said.",
            [("strike", "Dnipro", (1, 1), NONE), ("strike", "Kharkiv", NONE, NONE)],
        ),
        # a village with its oblast named as the seat is; of the dead of a war, some
        (
            "Two people were killed in an attack on the village of Ocheretyne, Donetsk, some nine miles from the front.",
            [("strike", "Ocheretyne", (2, 2), NONE)],
        ),
        (
            "Drones hit Poltava, killing three people. Since February 2022 the war has killed 14,000 civilians. "
            "Of these, 2,266 were killed by drones.",
            [("strike", "Poltava", (3, 3), NONE)],
        ),
        ("The army steps up its offensive towards Kupiansk.", []),
        ("He said the prisoner swap agreement was the outcome of the peace talks held in Turkey.", [("negotiation", "Turkey", NONE, NONE)]),
    ],
)  # fmt: skip
def test_names_told_twice(text: str, expected: _Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # a general staff's day
        (
            "The enemy concentrates its main efforts on conducting offensive actions in the Lyman and Bakhmut directions.",
            "clash",
            [],
        ),
        (
            "The occupiers unsuccessfully advanced in the districts of Novokalynove, Stepove and Nevelske.",
            "clash",
            ["Nevelske", "Novokalynove", "Stepove"],
        ),
        ("On an almost daily basis Ukrainian forces target border areas in the Kursk region with drones.", "strike", []),
        ("On Friday Ukrainian forces targeted border areas in the Kursk region with drones.", "strike", ["Kursk Oblast"]),
        # the region is the one told of last, whatever town the byline names
        (
            "Kyiv • The enemy shelled 15 settlements in the Mykolaiv region. At night, five enemy drones were destroyed in the region.",
            "interception",
            ["Mykolaiv Oblast"],
        ),
        (
            "Two drones were downed over the Bryansk region that borders Ukraine and one more - over the Oryol region.",
            "interception",
            ["Bryansk Oblast", "Oryol Oblast"],
        ),
        ("The envoy arrived in Doha on Friday and held two days of talks with Hamas negotiators.", "negotiation", ["Doha"]),
    ],
)  # fmt: skip
def test_what_digests_say_by_habit(text: str, kind: str, expected: list[str]) -> None:
    assert places(text, kind) == expected
