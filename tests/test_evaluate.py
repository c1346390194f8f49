"""Scores against their floors, and a user's own coded events beside an output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.errors import DocumentError
from geo.evaluate import OWN_GOLD, Score, compare, evaluate, evaluate_own, has_texts, read_coded

TEXT = "Drones hit Sumy overnight, killing two people. Missiles hit Pavlohrad on Friday and wounded nine."
STRIKE = {"type": "strike", "place": "Sumy", "date_start": "2026-01-23", "date_end": "2026-01-24"}


def geo_(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def folder_of(folder: Path, floor: float) -> Path:
    """A folder like tests/eval: one coded text, one floor."""
    (folder / "gold").mkdir(parents=True)
    row = {"id": "a", "tag": "", "lang": "en", "date": "2026-01-24", "text": TEXT, "right": [STRIKE], "wrong": []}
    (folder / "gold" / "mine.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (folder / "floors_events.json").write_text(json.dumps({"mine": {"f1": floor}}), "utf-8")
    return folder


def test_scores_stand_beside_their_floors(tmp_path: Path) -> None:
    by_name = {score.name: score for score in evaluate_own(folder_of(tmp_path, 0.6))}
    f1 = by_name["mine f1"]  # one event coded, two found: 2 / 3
    assert (f1.value, f1.floor, f1.below) == (0.6667, 0.6, False)
    assert by_name["mine dates"].floor is None


def test_a_score_below_its_floor_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = [*evaluate(own=folder_of(tmp_path, 0.7)), Score(suite="x", name="y", value=1.0, floor=1.0)]
    assert [score.name for score in scores if score.below] == ["mine f1"]
    monkeypatch.setattr("geo.evaluate.evaluate", lambda _corpora, _gold: scores)
    done = geo_("evaluate")
    assert done.exit_code == 1
    assert "geo: below their floors: mine f1; " in done.stderr
    assert "BELOW ITS FLOOR" in done.stdout
    monkeypatch.setattr("geo.evaluate.evaluate", lambda _corpora, _gold: scores[-1:])
    assert geo_("evaluate").exit_code == 0


def test_what_is_absent_is_named(tmp_path: Path) -> None:
    scores = evaluate(own=tmp_path)
    assert [(score.suite, score.value, score.below) for score in scores] == [
        ("places", None, False),
        ("events", None, False),
    ]
    assert all(score.note for score in scores)


def test_every_floor_is_of_a_set_that_is_there() -> None:
    floors = json.loads((OWN_GOLD / "floors_events.json").read_text("utf-8"))
    assert all((OWN_GOLD / "gold" / f"{name}.jsonl").exists() for name in floors)


def event(**given: Any) -> dict[str, Any]:
    return {"type": "strike", "place": "Sumy", "adm1": "UA-59", "country": "UA"} | given


@pytest.mark.parametrize(
    ("coded", "found", "matched"),
    [
        (event(), event(), 1),
        (event(place="Sumy Oblast"), event(place="Sumy"), 1),
        (event(type="clash"), event(), 0),
        (event(adm1="UA-12"), event(), 0),
        (event(date_start="2026-01-23"), event(date_start="2026-01-24", date_end="2026-01-24"), 1),
        (event(date_start="2026-01-20"), event(date_start="2026-01-24", date_end="2026-01-24"), 0),
        (event(date_start="2026-01-20"), event(date_start=None), 1),
        (event(place="Сумы", lat=50.91, lon=34.8), event(lat=50.92, lon=34.81), 1),
        (event(place="Сумы", lat=46.5, lon=30.7), event(lat=50.92, lon=34.81), 0),
    ],
)
def test_events_match_by_type_place_and_day(coded: dict[str, Any], found: dict[str, Any], matched: int) -> None:
    comparison = compare([coded], [found])
    assert (len(comparison.matched), len(comparison.missed), len(comparison.extra)) == (
        matched,
        1 - matched,
        1 - matched,
    )


def test_of_two_that_fit_the_one_most_alike_is_taken() -> None:
    morning, evening = event(killed_low=1, id="m"), event(killed_low=4, id="e")
    comparison = compare([event(killed_low=4), event(killed_low=1)], [morning, evening])
    assert [found["id"] for _, found in comparison.matched] == ["e", "m"]
    assert comparison.lines() == []


def test_a_blank_is_not_compared_and_null_demands_nothing() -> None:
    found = event(killed_low=2, killed_high=2, injured_low=None)
    comparison = compare([event(killed_low=None, killed_high="null", injured_low="null")], [found])
    assert comparison.lines() == ["differs: strike, Sumy: killed_high 2, coded null"]
    assert comparison.scores["injured_low"] == (1.0, 1)
    assert "killed_low" not in comparison.scores


def test_coded_events_are_read_from_csv_and_json_lines(tmp_path: Path) -> None:
    table, lines, gold = tmp_path / "a.csv", tmp_path / "a.jsonl", tmp_path / "g.jsonl"
    table.write_text("\ufeffType,place,date_start,killed_low,lat\nstrike,Sumy,2026-01-24, 2 ,\n", "utf-8")
    lines.write_text('{"type": "strike", "place": "Sumy", "date_start": "2026-01-24", "killed_low": 2}\n', "utf-8")
    gold.write_text(
        '{"id": "x", "text": "t", "right": [{"type": "strike", "place": "Sumy", "killed": [2, null]}]}', "utf-8"
    )
    (a,), (b,), (c,) = (read_coded(path) for path in (table, lines, gold))
    assert {k: v for k, v in a.items() if v is not None} == b
    assert (c["killed_low"], c["killed_high"]) == (2, "null")
    assert [has_texts(path) for path in (table, lines, gold)] == [False, False, True]


@pytest.mark.parametrize(
    ("content", "said"),
    [("place\nSumy\n", "has no type"), ("type,killed_low\nstrike,two\n", "'two' is not a number"),
     ("type,date_start\nstrike,Friday\n", "'Friday' is not a day")],
)  # fmt: skip
def test_a_bad_table_says_where(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "coded.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(DocumentError, match=rf"coded\.csv: event 1.*{said}"):
        read_coded(path)


def test_the_command_sets_coded_events_beside_articles_and_beside_files_of_events(tmp_path: Path) -> None:
    article, coded, events = tmp_path / "a.txt", tmp_path / "coded.csv", tmp_path / "e.jsonl"
    article.write_text(TEXT, "utf-8")
    coded.write_text(
        "type,place,date_start,killed_low,injured_low\nstrike,Sumy,2026-01-23,3,\nclash,Izium,2026-01-23,,\n", "utf-8"
    )
    assert geo_("events", str(article), "--published", "2026-01-24", "-o", str(events)).exit_code == 0
    told = []
    for path in ([str(article), "--published", "2026-01-24"], [str(events)]):
        done = geo_("evaluate", "--gold", str(coded), *path)
        assert done.exit_code == 0, done.stderr
        told.append(done.stdout)
    assert told[0] == told[1]
    for line in ("missed: clash, Izium, 2026-01-23", "extra: strike, Pavlohrad", "killed_low 2, coded 3"):
        assert line in told[0]


@pytest.mark.parametrize("arguments", [("somewhere",), ("--gold",)])
def test_a_comparison_lacking_one_side_is_bad_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    coded = tmp_path / "coded.csv"
    coded.write_text("type,place\nstrike,Sumy\n", "utf-8")
    given = [*arguments, str(coded)] if arguments == ("--gold",) else list(arguments)
    assert geo_("evaluate", *given).exit_code == 2
