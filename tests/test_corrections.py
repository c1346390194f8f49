"""Corrections by event id: done in their order, shown as such, kept over runs; what does not fit is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.cli import main
from geo.corrections import Correction, correct_events, correct_records, read_corrections
from geo.errors import GeoError
from geo.export import read_events, write_events
from geo.fusion import fuse
from geo.model import Document, Event
from geo.pipeline import run
from geo.records import event_record

SUMY = ("Two people were killed when drones hit Sumy overnight.", "Drones hit Sumy overnight and wounded five people.")
PAVLOHRAD = "Missiles hit Pavlohrad on Friday."


def events() -> tuple[Event, ...]:
    texts = (*SUMY, PAVLOHRAD)
    day = date(2026, 1, 24)
    return run(Document(id=f"d{n}", text=t, published=day, source=f"S{n}") for n, t in enumerate(texts)).events


def records() -> dict[str, dict[str, Any]]:
    return {event.place.name: event_record(event) for event in events() if event.place}


def row(identifier: str, action: str, **given: Any) -> Correction:
    return Correction(where=f"c.csv:{given.pop('line', 2)}", id=identifier, action=action, **given)


def corrected(*rows: Correction) -> dict[str, dict[str, Any]]:
    done = correct_records(records().values(), rows)
    assert done.problems == ()
    return {record["id"]: record for record in done.records}


def test_a_move_by_name_takes_the_gazetteer_s_point_and_says_where_it_was() -> None:
    wrong = records()["Pavlohrad"]
    found = corrected(row(wrong["id"], "move", place="Kramatorsk", note="mixed up"))[wrong["id"]]
    assert (found["place"], found["adm1"]) == ("Kramatorsk", "UA-14")
    assert found["lat"] == pytest.approx(48.72, abs=0.05)
    (entry,) = found["corrections"]
    assert (entry["action"], entry["note"]) == ("move", "mixed up")
    assert (entry["before"]["place"], entry["before"]["lat"]) == ("Pavlohrad", wrong["lat"])


def test_a_move_by_point_is_that_point_and_no_more() -> None:
    wrong = records()["Pavlohrad"]
    found = corrected(row(wrong["id"], "move", lat=48.5, lon=35.9))[wrong["id"]]
    assert (found["lat"], found["lon"], found["geo_precision"], found["where_prec"]) == (48.5, 35.9, "site", 1)
    assert (found["adm1"], found["geonameid"], found["offset"]) == (None, None, None)


def test_retype_reject_and_confirm() -> None:
    sumy, other = records()["Sumy"], records()["Pavlohrad"]
    found = corrected(row(sumy["id"], "retype", type="clash"), row(other["id"], "reject", line=3))
    assert list(found) == [sumy["id"]]
    assert found[sumy["id"]]["type"] == "clash"
    sure = corrected(row(other["id"], "confirm"))[other["id"]]
    assert sure["confidence"] == 1.0
    assert sure["corrections"][0]["before"] == {"confidence": other["confidence"]}


def test_a_split_parts_the_reports_and_gives_the_same_ids_in_each_run() -> None:
    sumy = records()["Sumy"]
    rows = [row(sumy["id"], "split", documents=("d1",))]
    outcomes = []
    for _ in range(2):
        apart, earlier = correct_events(events(), rows)
        done = correct_records(map(event_record, apart), rows, earlier=earlier)
        assert done.problems == ()
        outcomes.append(done.records)
    assert outcomes[0] == outcomes[1]
    halves = {r["sources"][0]["id"]: r for r in outcomes[0] if r["place"] == "Sumy"}
    assert (halves["d0"]["killed_low"], halves["d0"]["injured_low"], halves["d0"]["id"]) == (2, None, sumy["id"])
    assert (halves["d1"]["killed_low"], halves["d1"]["injured_low"]) == (None, 5)
    assert [r["corrections"][0]["action"] for r in halves.values()] == ["split", "split"]


def test_a_merge_joins_the_reports_and_keeps_the_id_merged_into() -> None:
    sumy, other = records()["Sumy"], records()["Pavlohrad"]
    rows = [row(other["id"], "merge", into=sumy["id"])]
    together, earlier = correct_events(events(), rows)
    (found,) = correct_records(map(event_record, together), rows, earlier=earlier).records
    assert (found["id"], found["place"], found["n_reports"], found["n_sources"]) == (sumy["id"], "Sumy", 3, 3)
    assert found["corrections"][0]["before"] == {"id": other["id"]}
    (plain,) = corrected(*rows).values()
    assert (plain["n_reports"], plain["n_sources"], plain["killed_low"]) == (3, 3, 2)


def test_what_is_gone_is_told_and_the_rest_done() -> None:
    sumy = records()["Sumy"]
    rows = [
        row("gone", "reject"),
        row(sumy["id"], "merge", into="gone too", line=3),
        row(sumy["id"], "split", documents=("d0",), line=4),
        row(sumy["id"], "move", place="Nowhere At All", line=5),
        row(sumy["id"], "confirm", line=6),
    ]
    done = correct_records([sumy], rows)
    assert [problem.split(": ")[0] for problem in done.problems] == ["c.csv:2", "c.csv:3", "c.csv:4", "c.csv:5"]
    assert done.summary == "1 confirm"


def test_bad_rows_are_one_line_each(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(
        "\ufeffID,Action,lat,lon,type,into,documents\n"
        "a,bend,,,,,\n,reject,,,,,\na,move,,,,,\na,move,north,36,,,\na,move,36,149.2,,,\na,move,149,36,,,\n"
        "a,retype,,,war,,\na,merge,,,,a,\na,split,,,,,\na,split,,,,,x; y\n",
        "utf-8",
    )
    good, problems = read_corrections(path)
    assert [c.action for c in good] == ["move", "split"]
    assert good[1].documents == ("x", "y")
    assert [int(problem.split(":")[1]) for problem in problems] == [
        2, 3, 4, 5, 7, 8, 9, 10,
    ]  # fmt: skip
    assert all("\n" not in problem for problem in problems)


def test_json_lines_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"id": "a", "action": "move", "lat": 1.5, "lon": 2}\n\nnot json\n[1]\n', "utf-8")
    good, problems = read_corrections(path)
    assert [(c.lat, c.lon) for c in good] == [(1.5, 2.0)]
    assert len(problems) == 2


@pytest.mark.parametrize("content", [b"name,what\na,b\n", b"\xff\xfe\x00", b""])
def test_a_file_that_is_none_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    with pytest.raises(GeoError, match=r"c\.csv"):
        read_corrections(path)


@pytest.mark.parametrize("suffix", [".jsonl", ".geojson", ".parquet"])
def test_corrections_stay_in_files_of_events(tmp_path: Path, suffix: str) -> None:
    other = records()["Pavlohrad"]
    path = tmp_path / f"e{suffix}"
    write_events(list(corrected(row(other["id"], "confirm", note="seen")).values()), path)
    kept = {r["id"]: r.get("corrections") for r in read_events(path)}
    assert kept[other["id"]] == [{"action": "confirm", "before": {"confidence": other["confidence"]}, "note": "seen"}]


def test_the_command_corrects_and_tells_what_is_stale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(PAVLOHRAD, "utf-8")
    out, file = tmp_path / "e.jsonl", tmp_path / "c.csv"
    (event,) = fuse(run([Document(id="a.txt", text=PAVLOHRAD, published=date(2026, 1, 24))]).reports)
    file.write_text(f"id,action,type\n{event.id},retype,explosion\nnone,reject,\nx,y,\n", "utf-8")
    arguments = [
        "events",
        str(tmp_path / "a.txt"),
        "--published",
        "2026-01-24",
        "-o",
        str(out),
        "--corrections",
        str(file),
    ]
    main(arguments, standalone_mode=False)
    (record,) = map(json.loads, out.read_text("utf-8").splitlines())
    assert (record["type"], record["id"]) == ("explosion", event.id)
    told = capsys.readouterr().err
    assert "c.csv:4: action 'y' is not known" in told
    assert "event none is not there" in told
