"""Reports of one event become one event, whatever their order; different events stay apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.fusion import block_of, cluster, event_of_cluster, fold, fuse, parted_by, toll_series, with_own_ids
from geo.fusion.why import kept_apart, why
from geo.model import Document, Event, Report
from geo.pipeline import read_document
from geo.records import event_record


def reports(*texts: str, day: date = date(2026, 1, 24), sources: tuple[str, ...] = ()) -> list[Report]:
    out: list[Report] = []
    for n, text in enumerate(texts):
        source = sources[n] if sources else f"Outlet {n}"
        out += read_document(Document(id=f"d{n}", text=text, published=day, source=source)).reports
    return out


def brief(events: tuple[Event, ...]) -> list[tuple[str, str | None, int]]:
    return [(e.kind, e.place.name if e.place else None, e.n_sources) for e in events]


def test_two_outlets_tell_of_one_strike() -> None:
    (event,) = fuse(
        reports(
            "Drones hit Kharkiv overnight, wounding 14 people, rescuers said.",
            "The mayor of Kharkiv said 19 people were hurt when drones hit the city overnight.",
        )
    )
    assert (event.injured.low, event.injured.high, event.n_sources, len(event.reports)) == (14, 19, 2, 2)
    assert {c.low for c in event.claims} == {14, 19}
    assert "d1" in event.reason or "d0" in event.reason


def test_the_same_day_in_two_cities_is_two_strikes() -> None:
    events = fuse(reports("Missiles hit Pavlohrad on Friday.", "Missiles hit Nikopol on Friday."))
    assert brief(events) == [("strike", "Nikopol", 1), ("strike", "Pavlohrad", 1)]


def test_a_village_known_by_its_name_alone_holds_no_other_place() -> None:
    events = fuse(
        reports(
            "Gunmen killed 40 people in the village of Kouroumbelé, in Haiti, on Friday.",
            "At least 42 people were killed in the village of Kouroumbele, in Haiti, on Friday.",
            "Gunmen attacked Gonaïves, in Haiti, on Friday.",
        )
    )
    assert sorted((e.place.name[:4], e.n_sources) for e in events if e.place) == [("Gona", 1), ("Kour", 2)]


def test_two_sides_of_three_are_of_the_talks_of_all_three() -> None:
    events = fuse(
        reports(
            "Delegations from Ukraine, Russia and the United States met in Abu Dhabi on Saturday.",
            "Delegations from Ukraine and Russia met in Abu Dhabi on Saturday.",
            "Delegations from Ukraine and the United States met in Abu Dhabi on Saturday.",
        )
    )
    assert brief(events) == [("negotiation", "Abu Dhabi", 3)]


def test_one_attack_in_a_strip_and_all_of_its_day_are_two() -> None:
    events = fuse(
        reports(
            "An air strike in the Gaza Strip killed four people on Friday.",
            "Israeli strikes killed at least 61 people in the Gaza Strip on Friday.",
        )
    )
    assert sorted(e.killed.low or 0 for e in events) == [4, 61]


def test_an_attack_told_by_its_week_alone_is_that_of_its_day() -> None:
    events = fuse(
        reports(
            "A bomb killed 12 soldiers at a base in Bannu on January 14, 2026.",
            "The border was closed after the bombing of a base in Bannu last week.",
        )
    )
    assert [(e.place.name, e.n_sources) for e in events if e.place and e.kind != "negotiation"] == [("Bannu", 2)]


def test_a_morning_and_an_evening_attack_are_two() -> None:
    events = fuse(
        reports(
            "A missile hit Kherson on Friday morning, killing one person.",
            "Shelling wounded four people in Kherson on Friday evening.",
        )
    )
    assert len(events) == 2
    assert len({e.id for e in events}) == 2


def test_different_nights_are_different_strikes() -> None:
    first = reports("Drones hit Odesa overnight.", day=date(2026, 1, 22))
    second = reports("Drones hit Odesa overnight.", day=date(2026, 1, 24))
    assert len(fuse([*first, *second])) == 2


def test_wire_copies_count_once() -> None:
    wire = "Two people were killed and six wounded when a Russian missile hit a flour mill in Poltava on Friday, the regional administration said."
    copied = f"POLTAVA, Jan 24 (Wire) - {wire}"
    (event,) = fuse(
        reports(wire, copied, "On Friday a missile struck a mill in Poltava; two workers are dead, doctors told us.")
    )
    assert (event.n_sources, len(event.sources), event.killed.low) == (2, 3, 2)


def test_a_copy_of_a_whole_text_counts_once_though_its_lead_is_another() -> None:
    rest = (
        " The council met on Thursday to speak of the budget for schools and of the bridge over the river. Farmers said that"
        " the harvest would be poor after a dry summer, and a new library opened its doors to readers after long repairs."
        " The railway will add two trains a day from next month, and the hospital received three new ambulances."
    )
    texts = ("Drones hit Sumy overnight." + rest, "Drones struck Sumy overnight." + rest)
    other = "Drones struck Sumy overnight and wounded two people."
    assert fuse(reports(*texts))[0].n_sources == 1
    assert fuse(reports(*texts, other))[0].n_sources == 2


def test_one_outlet_twice_is_one_source() -> None:
    (event,) = fuse(
        reports(
            "Drones hit Sumy overnight.",
            "Drones struck Sumy overnight and wounded two people.",
            sources=("Herald", "Herald"),
        )
    )
    assert event.n_sources == 1


def test_a_later_figure_of_the_same_speaker_replaces_the_earlier() -> None:
    early = read_document(
        Document(
            id="a",
            text="Shelling killed three people in Nikopol on Friday, Serhii Lysak said.",
            published=date(2026, 1, 23),
            source="A",
        )
    ).reports
    late = read_document(
        Document(
            id="b",
            text="Shelling killed five people in Nikopol on Friday, Serhii Lysak said.",
            published=date(2026, 1, 24),
            source="B",
        )
    ).reports
    (event,) = fuse([*early, *late])
    assert (event.killed.low, event.killed.high) == (5, 5)
    assert {c.low for c in event.claims} == {3, 5}


def test_planned_talks_and_a_past_strike_never_merge() -> None:
    events = fuse(
        reports("Envoys are due to meet in Kyiv next Tuesday to discuss a ceasefire.", "Drones hit Kyiv overnight.")
    )
    assert {e.kind for e in events} == {"negotiation", "strike"}


TEXTS = (
    "Drones hit Sumy overnight, wounding 14 people, rescuers said.",
    "The mayor of Sumy said 19 people were hurt when drones hit the city overnight.",
    "Missiles hit Pavlohrad on Friday and killed three railway workers.",
    "Three railway workers died on Friday when missiles hit the station of Pavlohrad.",
    "Shelling killed two people in Nikopol.",
    "A missile hit Kherson on Friday morning. Shelling wounded four people in Kherson on Friday evening.",
    "Delegations from Russia and Ukraine met in Istanbul on Friday.",
    "Russian attacks on Ukraine killed nine people overnight, six of them in Kramatorsk.",
)
ALL = reports(*TEXTS)


@given(st.permutations(ALL))
@settings(max_examples=30, deadline=None)
def test_order_changes_nothing_and_nothing_is_lost(shuffled: list[Report]) -> None:
    events = fuse(shuffled)
    assert [event_record(e) for e in events] == [event_record(e) for e in fuse(ALL)]
    assert sorted(id(r) for e in events for r in e.reports) == sorted(id(r) for r in ALL)


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=6))
@settings(max_examples=20, deadline=None)
def test_doubled_reports_change_nothing(extra: list[Report]) -> None:
    assert [event_record(e) for e in fuse([*ALL, *extra])] == [event_record(e) for e in fuse(ALL)]


@given(st.lists(st.tuples(st.sampled_from(ALL), st.integers(-40, 40)), min_size=2, max_size=12))
@settings(max_examples=40, deadline=None)
def test_merging_block_by_block_is_merging_all(drawn: list[tuple[Report, int]]) -> None:
    moved = list(dict.fromkeys(_moved(report, days) for report, days in drawn))
    clusters = fold([each for block in _blocks(moved) for each in cluster(block)])
    apart = with_own_ids(map(event_of_cluster, clusters))
    assert {e.id: event_record(e) for e in apart} == {e.id: event_record(e) for e in fuse(moved)}


def _moved(report: Report, days: int) -> Report:
    """The same report of another day and document."""
    step = timedelta(days=days)
    source = replace(report.source, id=f"{report.source.id}{days}", published=report.source.published + step)
    day = report.day and replace(report.day, first=report.day.first + step, last=report.day.last + step)
    return replace(report, source=source, day=day)


def _blocks(moved: list[Report]) -> list[list[Report]]:
    blocks: list[list[Report]] = []
    until: tuple[object, int] = (None, 0)
    for block, report in sorted(((block_of(r), r) for r in moved), key=lambda b: (b[0].key, b[0].first)):
        if block.key == until[0] and block.first <= until[1]:
            blocks[-1].append(report)
            until = (block.key, max(until[1], block.last))
        else:
            blocks.append([report])
            until = (block.key, block.last)
    return blocks


def test_an_unrelated_document_changes_nothing_else() -> None:
    more = reports("Gunmen kidnapped three teachers in Maiduguri on Friday.")
    ids = {e.id for e in fuse(ALL)}
    assert ids <= {e.id for e in fuse([*ALL, *more])}


@pytest.mark.parametrize("kind", ["strike", "negotiation"])
def test_ids_do_not_follow_the_numbers(kind: str) -> None:
    texts = {
        "strike": (
            "Shelling killed two people in Nikopol on Friday.",
            "Shelling killed seven people in Nikopol on Friday.",
        ),
        "negotiation": (
            "Russia and Ukraine held talks in Istanbul on Friday.",
            "On Friday, Ukraine and Russia held talks in Istanbul.",
        ),
    }
    one, two = (fuse(reports(text))[0].id for text in texts[kind])
    assert one == two


def brief_counts(events: tuple[Event, ...]) -> list[tuple[str | None, int | None, int | None]]:
    return [(e.place.name if e.place else None, e.killed.low, e.killed.high) for e in events]


def test_the_same_toll_told_of_the_oblast_is_the_town_s() -> None:
    (event,) = fuse(
        reports(
            "A drone hit a house in Brovary, in the Kyiv region, overnight, killing two people.",
            "Two people were killed in a drone attack on the Kyiv region overnight.",
        )
    )
    assert event.place
    assert (event.place.name, event.killed.low, event.killed.high, event.n_sources) == ("Brovary", 2, 2, 2)
    assert "Kyiv Oblast" in event.reason


def test_another_toll_told_of_the_oblast_is_another_event() -> None:
    events = fuse(
        reports(
            "A drone hit a house in Brovary, in the Kyiv region, overnight, killing five people.",
            "One person was killed in shelling in the Kyiv region overnight.",
        )
    )
    assert {e.place.name for e in events if e.place} == {"Brovary", "Kyiv Oblast"}


def test_a_country_s_total_stands_with_its_parts_and_in_no_count() -> None:
    told = reports(
        "Russian air attacks killed three people across Ukraine overnight, officials said.",
        "Two people were killed in Kyiv overnight when a drone hit a block of flats.",
        "One man died in Kremenchuk in a drone attack overnight.",
    )
    events = fuse(told)
    assert brief_counts(events) == [("Kremenchuk", 1, 1), ("Kyiv", 2, 2)]
    for event in events:
        assert [(c.low, c.document_id) for c in event.claims if c.scope == "total"] == [(3, "d0")]
        assert "d0" in {source.id for source in event.sources}
        assert event.n_sources == 1
    assert sum(len(event.reports) for event in events) == len(told)


def test_a_total_smaller_than_its_part_is_no_total_of_it() -> None:
    events = fuse(
        reports("Russian attacks killed one person across Ukraine overnight.", "Drones killed four in Kyiv overnight.")
    )
    assert len(events) == 2


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("Drones hit Odesa overnight.", "Drones hit Odesa in the early hours of Saturday.", 1),
        ("Drones hit Odesa overnight.", "Drones hit Odesa on Friday evening.", 1),
        ("Drones hit Odesa overnight.", "Drones hit Odesa on Friday afternoon.", 2),
        ("Missiles hit Odesa on Friday morning.", "Missiles hit Odesa on Friday evening.", 2),
        ("Missiles hit Odesa on Friday.", "Missiles hit Odesa on Friday evening.", 1),
        ("A drone hit a bus in Kherson on Friday, wounding two.", "Artillery killed one at a market in Kherson on Friday.", 2),
        ("Russian and Ukrainian envoys met in Riyadh on Friday.", "US and Ukrainian envoys met in Riyadh on Friday.", 2),
        ("Russian and Ukrainian envoys met in Istanbul on Friday.", "Russia and Ukraine held talks in Turkey on Friday.", 1),
    ],
)  # fmt: skip
def test_times_means_and_parties_tell_events_apart(one: str, other: str, merged: int) -> None:
    assert len(fuse(reports(one, other))) == merged


def test_a_report_goes_to_the_event_whose_numbers_it_has() -> None:
    events = fuse(
        reports(
            "A drone wounded seven people in Kherson on Friday morning.",
            "Shelling wounded two people in Kherson on Friday evening.",
            "Seven people were wounded in a drone attack on Kherson on Friday.",
        )
    )
    assert [(e.injured.low, e.injured.high, e.n_sources) for e in events if e.injured.low == 7] == [(7, 7, 2)]


def told_on(*told: tuple[int, str]) -> list[Report]:
    out: list[Report] = []
    for n, (day, text) in enumerate(told):
        source = f"Outlet {n}"
        document = Document(id=f"d{n}", text=text, published=date(2026, 1, day), source=source)
        out += read_document(document).reports
    return out


def test_a_speaker_is_known_by_part_of_the_name() -> None:
    (event,) = fuse(
        told_on(
            (23, "Shelling killed three people in Nikopol on Friday, regional governor Serhii Lysak said."),
            (24, "Shelling killed four people in Nikopol on Friday, Lysak said."),
        )
    )
    assert (event.killed.low, event.killed.high) == (4, 4)


def test_the_best_figure_is_the_newest_then_the_most_official() -> None:
    (event,) = fuse(
        told_on(
            (23, "Shelling killed three people in Nikopol on Friday, witnesses said."),
            (24, "Shelling killed five people in Nikopol on Friday, a neighbour said."),
            (24, "Shelling killed four people in Nikopol on Friday, the prosecutors said."),
        )
    )
    assert (event.killed.low, event.killed.best, event.killed.high) == (3, 4, 5)


def test_a_toll_grows_into_a_series() -> None:
    (event,) = fuse(
        told_on(
            (23, "Shelling killed three people in Nikopol on Friday, the mayor said."),
            (
                24,
                "The number of people killed by Friday's shelling of Nikopol has risen to five, the prosecutors said.",
            ),
        )
    )
    series = [(p.published, p.low, p.attributed_to, p.current) for p in toll_series(event, "killed")]
    assert series == [
        (date(2026, 1, 23), 3, "mayor", False),
        (date(2026, 1, 24), 5, "prosecutors", True),
    ]
    assert (event.killed.low, event.killed.high) == (5, 5)


def test_what_parts_two_reports_is_the_same_in_either_order() -> None:
    pairs = [(a, b) for a in ALL for b in ALL]
    assert [parted_by(a, b) for a, b in pairs] == [parted_by(b, a) for a, b in pairs]
    assert {parted_by(a, a) for a in ALL} == {""}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Drones hit Sumy overnight.", "Drones struck Sumy overnight.", "the same means (drone)"),
        ("Drones hit Sumy on Friday.", "Missiles hit Lviv on Friday.", "other places: Sumy against Lviv"),
        ("Drones hit Sumy on Friday morning.", "Drones hit Sumy on Friday evening.", "two times of one day"),
        ("Drones hit Sumy on Friday.", "Troops clashed in Sumy on Friday.", "other types: strike against clash"),
    ],
)
def test_a_verdict_says_what_speaks_for_and_against(one: str, other: str, said: str) -> None:
    a, b = reports(one, other)
    verdict = why(a, b)
    assert said in str(verdict)
    assert verdict.merged is (len(fuse([a, b])) == 1)
    assert why(b, a).merged is verdict.merged


def test_events_of_one_place_on_near_days_say_why_they_are_two() -> None:
    events = fuse(reports("Drones hit Sumy on Thursday.", "Drones hit Sumy on Friday.", "Missiles hit Lviv on Friday."))
    sumy = [event for event in events if event.place and event.place.name == "Sumy"]
    ((other, reason),) = kept_apart(sumy[0], events)
    assert other is sumy[1]
    assert reason.startswith("other days: 2026-01-22 against 2026-01-23")


def test_a_retelling_with_the_day_beside_it_is_the_same_event() -> None:
    told = told_on(
        (24, "Drones hit Kyiv overnight, killing one person and wounding four."),
        (
            25,
            "On Saturday evening homes in Kyiv were still cold after the Russian attack that killed one person and wounded four.",
        ),
    )
    (event,) = fuse(told)
    assert event.day
    assert (event.day.first, event.day.last, event.n_sources) == (date(2026, 1, 23), date(2026, 1, 24), 2)
    other = told_on((25, "Drones hit Kyiv overnight, wounding one person."))
    assert len(fuse([*told, *other])) == 2


def test_one_victim_on_each_of_two_days_is_two_events() -> None:
    events = fuse(
        told_on(
            (23, "Shelling killed one person in Kherson on Thursday."),
            (24, "Shelling killed one person in Kherson on Friday."),
        )
    )
    assert len(events) == 2


def test_every_event_quotes_its_documents_and_names_those_of_its_claims() -> None:
    gold = Path(__file__).parent / "eval" / "gold"
    lines = [
        line for name in ("fusion2", "fusion3") for line in (gold / f"{name}.jsonl").read_text("utf-8").split("\n")
    ]
    rows = [json.loads(line) for line in lines if line]
    for row in rows:
        texts = {d["id"]: d["text"] for d in row["documents"]}
        days = {d["id"]: date.fromisoformat(d["date"]) for d in row["documents"]}
        told = [r for i, t in texts.items() for r in read_document(Document(id=i, text=t, published=days[i])).reports]
        events = fuse(told)
        assert sorted(id(r) for e in events for r in e.reports) == sorted(id(r) for r in told)
        for event in events:
            assert event.evidence
            assert all(e.quote == texts[e.document_id][e.span.start : e.span.end] for e in event.evidence)
            assert {c.document_id for c in event.claims} <= {source.id for source in event.sources}
