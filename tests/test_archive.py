"""A project folder: the events of its archives, whatever was read when, by whom, and however it ended."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import pytest

from benchmarks.synthetic import articles
from geo import read_documents, run
from geo.archive import id_history, is_project, project_events, project_reports, run_archive, status, verify
from geo.archive.blocks import block_labels, connected
from geo.archive.codec import report_from_text, report_text
from geo.archive.copies import groups_of, likeness, signature
from geo.archive.intake import Item
from geo.archive.parts import Part, part_versions, read_part
from geo.archive.state import SNAPSHOT
from geo.errors import DataError, DocumentError, ExportError, GeoError
from geo.export.units import with_units
from geo.records import event_record, in_order, report_record
from geo.selection import Selection, select

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = list(articles(120, seed=4, words=45, per_day=9))


def write(path: Path, some: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(article) + "\n" for article in some))
    return str(path)


def at_once(archive: str) -> list[dict[str, Any]]:
    """The events of all documents merged together, without any folder."""
    return in_order(with_units([event_record(event) for event in run(read_documents(archive)).events]))


def held(folder: Path) -> list[dict[str, Any]]:
    return in_order(project_events(folder))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of all articles, read in one run."""
    folder = tmp_path_factory.mktemp("whole")
    run_archive([write(folder / "a.jsonl", ARTICLES)], str(folder / "project"), jobs=1)
    return folder


# -- what a run gives


def test_the_events_are_those_of_a_run_without_a_folder(whole: Path) -> None:
    assert held(whole / "project") == at_once(str(whole / "a.jsonl"))
    reports = [report_record(report) for report in run(read_documents(str(whole / "a.jsonl"))).reports]
    assert in_order(project_reports(whole / "project")) == in_order(reports)


@pytest.mark.parametrize("seed", [0, 1])
def test_growing_and_shrinking_gives_what_one_run_gives(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    some = draw.sample(ARTICLES, 70)
    for size in (25, 26, 55, 70, 40, 39, 60):
        archive = write(tmp_path / "a.jsonl", draw.sample(some[:size], size))
        run_archive([archive], str(tmp_path / "project"), jobs=1)
        assert held(tmp_path / "project") == at_once(archive)
        assert verify(tmp_path / "project") == []


def test_only_what_is_new_is_read_and_only_what_it_touches_changes(tmp_path: Path) -> None:
    lead = {
        "id": "far",
        "source": "Herald",
        "published": "2025-09-09",
        "text": "Shelling killed two people in Kherson.",
    }
    archive = write(tmp_path / "a.jsonl", ARTICLES[:60])
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "project" / "events").rglob("*.parquet")}
    write(tmp_path / "a.jsonl", [*ARTICLES[:60], lead])
    done = run_archive([archive], str(tmp_path / "project"), jobs=1)
    assert (done.documents, done.read, done.changed) == (61, 1, 1)
    assert {path: path.stat().st_mtime_ns for path in files} == files
    again = run_archive([archive], str(tmp_path / "project"), jobs=1)
    assert (again.read, again.changed, status(tmp_path / "project").generation) == (0, 0, 2)


def test_an_article_that_is_changed_is_read_again(tmp_path: Path) -> None:
    archive = write(
        tmp_path / "a.jsonl", [{"id": "a", "published": "2026-01-24", "text": "Drones hit Sumy overnight."}]
    )
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    write(tmp_path / "a.jsonl", [{"id": "a", "published": "2026-01-24", "text": "Drones hit Odesa overnight."}])
    done = run_archive([archive], str(tmp_path / "project"), jobs=1)
    assert (done.read, done.gone) == (1, 1)
    assert [record["place"] for record in held(tmp_path / "project")] == ["Odesa"]


def test_archives_that_are_not_named_stay(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.jsonl", ARTICLES[:20]), write(tmp_path / "2.jsonl", ARTICLES[20:40])
    run_archive([one], str(tmp_path / "project"), jobs=1)
    run_archive([two], str(tmp_path / "project"), jobs=1)
    assert status(tmp_path / "project").archives == {one: 20, two: 20}
    assert held(tmp_path / "project") == at_once(write(tmp_path / "3.jsonl", ARTICLES[:40]))


def test_other_versions_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = write(tmp_path / "a.jsonl", ARTICLES[:10])
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    versions = part_versions()
    for module in ("parts", "project", "check"):
        monkeypatch.setattr(f"geo.archive.{module}.part_versions", lambda: versions + " and more")
    assert "made by" in verify(tmp_path / "project")[0]
    assert run_archive([archive], str(tmp_path / "project"), jobs=1).read == 10
    assert (verify(tmp_path / "project"), status(tmp_path / "project").stale) == ([], 0)


def test_ids_that_change_are_kept_with_the_new_ones(tmp_path: Path) -> None:
    day = {"id": "a", "source": "Herald", "published": "2026-01-24", "text": "Missiles hit Pavlohrad on Friday."}
    week = {"id": "b", "source": "Post", "published": "2026-01-24", "text": "Missiles hit Pavlohrad on Thursday night."}
    archive = write(tmp_path / "a.jsonl", [day])
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    (before,) = held(tmp_path / "project")
    write(tmp_path / "a.jsonl", [day | {"published": "2026-01-31"}, week])
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    ids = {record["id"] for record in held(tmp_path / "project")}
    assert before["id"] not in ids
    assert [row["old"] for row in id_history(tmp_path / "project")] == [before["id"]]


def test_an_event_that_moves_to_another_day_leaves_its_old_id(tmp_path: Path) -> None:
    undated = {"id": "a", "source": "Herald", "published": "2026-01-24", "text": "Missiles hit Pavlohrad."}
    dated = {"id": "b", "source": "Post", "published": "2026-01-24", "text": "Missiles hit Pavlohrad on Friday."}
    archive = write(tmp_path / "a.jsonl", [undated])
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    (before,) = held(tmp_path / "project")
    write(tmp_path / "a.jsonl", [undated, dated])
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    (after,) = held(tmp_path / "project")
    assert (before["date_start"], after["date_start"]) == (None, "2026-01-23")
    assert id_history(tmp_path / "project") == [{"old": before["id"], "new": after["id"], "generation": 2}]


def test_what_cannot_be_read_is_named_and_not_tried_again(tmp_path: Path) -> None:
    archive = tmp_path / "in"
    archive.mkdir()
    (archive / "a.txt").write_text("Shelling killed two people in Kherson, the governor said on Friday.")
    (archive / "b.txt").write_text(
        "Der Gouverneur sagte, dass bei dem Angriff auf die Stadt zwei Menschen getötet wurden."
    )
    (archive / "c.jsonl").write_text('{"id": "c"\n')
    done = run_archive([str(archive)], str(tmp_path / "project"), jobs=1)
    assert sorted(skipped.document_id for skipped in done.skipped) == ["b.txt", "c.jsonl:1"]
    again = run_archive([str(archive)], str(tmp_path / "project"), jobs=1)
    assert ([s.document_id for s in again.skipped], again.skipped_before, again.read) == (["c.jsonl:1"], 1, 0)


def test_nothing_readable_leaves_no_state(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(DocumentError, match="nothing readable"):
        run_archive([str(tmp_path / "in")], str(tmp_path / "project"), jobs=1)
    assert not is_project(tmp_path / "project")
    with pytest.raises(DataError, match="not a project folder"):
        status(tmp_path / "project")


# -- asking


@pytest.mark.parametrize(
    "wanted",
    [
        Selection(since=date(2024, 1, 5), until=date(2024, 1, 8)),
        Selection(types=("negotiation",)),
        Selection(adm1=("kharkiv oblast",)),
        Selection(adm1=("UA-63", "UA-12"), since=date(2024, 1, 3)),
        Selection(countries=("UA",), types=("strike", "explosion")),
        Selection(bbox=(33.0, 46.0, 36.0, 50.0)),
        Selection(bbox=(170.0, -10.0, 30.0, 60.0)),
        Selection(until=date(2023, 12, 31)),
    ],
)
def test_what_is_asked_of_the_folder_is_what_is_chosen_of_all(whole: Path, wanted: Selection) -> None:
    everything = held(whole / "project")
    assert in_order(project_events(whole / "project", wanted)) == list(select(everything, wanted))


def test_months_without_what_is_asked_are_not_opened(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    from geo.archive import events

    read = events.read_parquet
    monkeypatch.setattr(events, "read_parquet", lambda file, **more: opened.append(file.name) or read(file, **more))
    project_events(whole / "project", Selection(since=date(2024, 1, 4)))
    assert opened
    assert not [name for name in opened if "2023" in name or "undated" in name]


def test_parts_and_events_are_geoparquet(whole: Path) -> None:
    files = [*(whole / "project" / "events").rglob("*.parquet"), *(whole / "project").rglob("*.reports.parquet")]
    frame = gpd.pd.concat([gpd.read_parquet(file) for file in files])
    assert frame.crs.to_epsg() == 4326
    point = frame[frame["place"] == "Kharkiv"].iloc[0]
    assert (round(point.geometry.x), round(point.geometry.y)) == (36, 50)
    schema = pq.read_schema(files[0])
    assert json.loads(schema.metadata[b"geo"])["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]


# -- however it ends


def geo_run(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "geo", "run", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True, **options)


def test_killed_in_the_middle_and_run_again(tmp_path: Path) -> None:
    archive, project = write(tmp_path / "a.jsonl", ARTICLES[:64]), tmp_path / "project"
    process = geo_run(archive, "--into", str(project), "--part-size", "8", "--jobs", "2")
    while len(list(project.glob("parts/[0-9a-f]*.json"))) < 3 and process.poll() is None:
        signal.sigtimedwait([], 0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert not (project / SNAPSHOT).exists()
    process = geo_run(archive, "--into", str(project), "--part-size", "8")
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0
    assert int(said.split("read ")[1].split()[0]) <= 64 - 3 * 8
    assert held(project) == at_once(archive)
    assert verify(project) == []


class Killed(BaseException):
    """What no code of ours catches, as none can catch a signal 9."""


def test_a_run_that_ends_at_any_write_leaves_the_old_state_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geo.archive import store

    archive, project = write(tmp_path / "a.jsonl", ARTICLES[:40]), tmp_path / "project"
    run_archive([archive], str(project), jobs=1)
    old = held(project)
    write(tmp_path / "a.jsonl", ARTICLES[:60])
    new = at_once(archive)
    left = [0]

    def counted(self: Any, name: str, data: bytes, whole_write: Any = store._Local.write) -> None:
        if not left[0]:
            half = self._root / name
            half.parent.mkdir(parents=True, exist_ok=True)
            half.with_name(f".{half.stem}.1.part{half.suffix}").write_bytes(data[: len(data) // 2])
            raise Killed
        left[0] -= 1
        whole_write(self, name, data)

    monkeypatch.setattr(store._Local, "write", counted)
    ends = 0
    for ends in range(60):  # at each run the parts of those before are used: all writes are met in turn
        left[0] = ends
        try:
            run_archive([archive], str(project), jobs=1)
            break
        except Killed:
            assert held(project) in (old, new)
    assert ends > 4
    assert held(project) == new
    assert verify(project) == []


def deadly_part(items: tuple[Item, ...], **options: Any) -> Part:
    """End the process at one document, as a fault in a C library does."""
    if any(item.id == "4-7" for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_part(items, **options)


def test_a_document_that_ends_its_process_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.archive.project.read_part", deadly_part)
    archive, project = write(tmp_path / "a.jsonl", ARTICLES[:30]), tmp_path / "project"
    done = run_archive([archive], str(project), jobs=2, part_documents=8)
    assert [(skipped.document_id, skipped.reason.split(":")[0]) for skipped in done.skipped] == [("4-7", "not read")]
    assert held(project) == at_once(write(tmp_path / "b.jsonl", [a for a in ARTICLES[:30] if a["id"] != "4-7"]))
    again = run_archive([archive], str(project), jobs=2, part_documents=8)
    assert (again.read, again.skipped, again.skipped_before) == (0, (), 1)


def killed_once(items: tuple[Item, ...], *, marker: Path, **options: Any) -> Part:
    """End the process between the write of a part's first file and its renaming, once in a run."""
    from geo.export import atomic

    def sync(path: Path) -> None:
        with suppress(FileExistsError):
            marker.touch(exist_ok=False)
            os.kill(os.getpid(), signal.SIGKILL)

    atomic._sync = sync
    return read_part(items, **options)


def test_what_a_killed_worker_left_half_written_goes_with_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "killed"
    monkeypatch.setattr("geo.archive.project.read_part", partial(killed_once, marker=marker))
    archive, project = write(tmp_path / "a.jsonl", ARTICLES[:30]), tmp_path / "project"
    run_archive([archive], str(project), jobs=2, part_documents=8)
    assert marker.exists()
    assert (verify(project), [path.name for path in project.rglob(".*")]) == ([], [])
    assert held(project) == at_once(archive)


def test_one_run_at_a_time(tmp_path: Path, whole: Path) -> None:
    from geo.archive.store import open_store

    project = str(tmp_path / "project")
    with open_store(project).locked(), pytest.raises(GeoError, match=f"process {os.getpid()} .* works on it"):
        run_archive([str(whole / "a.jsonl")], project, jobs=1)
    with open_store(project).locked():
        pass


def test_a_folder_that_cannot_be_written(tmp_path: Path, whole: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"):
        run_archive([str(whole / "a.jsonl")], str(tmp_path / "file" / "project"), jobs=1)


def test_verify_names_what_is_wrong(tmp_path: Path) -> None:
    project = tmp_path / "project"
    run_archive([write(tmp_path / "a.jsonl", ARTICLES[:12])], str(project), jobs=1)
    events = next((project / "events").rglob("*.parquet"))
    events.write_bytes(events.read_bytes()[:-1] + b"x")
    part = next(project.glob("parts/*.reports.parquet"))
    part.unlink()
    (project / "events" / ".month.7.part.parquet").write_bytes(b"half")
    (project / "state" / "stray.parquet").write_bytes(b"")
    found = "\n".join(verify(project))
    assert f"{events.relative_to(project)}: altered" in found
    assert f"parts/{part.name}: cannot be read" in found
    assert "events/.month.7.part.parquet: half-written" in found
    assert "state/stray.parquet: of no state" in found


def test_addresses_of_fsspec_serve_for_archive_and_folder(whole: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe_file("/bucket/in/a.jsonl", (whole / "a.jsonl").read_bytes())
    memory.pipe_file("/bucket/in/notes.pdf", b"")
    done = run_archive(["memory://bucket/in"], "memory://bucket/project", jobs=1)
    assert [skipped.document_id for skipped in done.skipped] == ["notes.pdf"]
    assert in_order(project_events("memory://bucket/project")) == [
        json.loads(json.dumps(record)) for record in held(whole / "project")
    ]
    assert verify("memory://bucket/project") == []
    assert run_archive(["memory://bucket/in"], "memory://bucket/project", jobs=1).read == 0
    with pytest.raises(GeoError, match="cannot be reached"):
        run_archive(["nosuch://a"], "memory://bucket/other", jobs=1)


# -- web pages, which the workers parse


PAGE = "<html><head><title>News</title></head><body><nav>{menu}</nav><article><h1>News</h1><p>{text}</p></article></body></html>"


def pages(folder: Path, texts: dict[str, str], menu: str = "Home") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(PAGE.format(menu=menu, text=text))
    return str(folder)


LONG = " The council met on Thursday and spoke of the budget for schools and of the bridge over the river." * 3
FIRST = "KYIV, Jan. 24, 2026 - Shelling killed two people in Kherson on Friday, the governor said." + LONG
SECOND = (
    "LVIV, Jan. 24, 2026 - A drone hit a depot in Cherkasy overnight, injuring three people, the mayor said." + LONG
)


def test_pages_are_parsed_by_the_workers_and_give_what_one_process_gives(tmp_path: Path) -> None:
    texts = {f"{n}.html": (FIRST if n % 2 else SECOND).replace("schools", f"{n} schools") for n in range(20)}
    archive = pages(tmp_path / "in", texts)
    (tmp_path / "in" / "z.html").write_bytes(b"\x00\x01\x02" * 50)
    done = run_archive([archive], str(tmp_path / "project"), jobs=2, part_documents=4)
    assert [skipped.document_id for skipped in done.skipped] == ["z.html"]
    assert held(tmp_path / "project") == at_once(archive)
    again = run_archive([archive], str(tmp_path / "project"), jobs=2)
    assert (again.read, again.skipped, again.skipped_before) == (0, (), 1)


def test_pages_that_were_read_are_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = pages(tmp_path / "in", {"a.html": FIRST})
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    parsed: list[str] = []
    from geo.documents import webpages

    read = webpages.read_page
    monkeypatch.setattr(webpages, "read_page", lambda data, name, extra: parsed.append(name) or read(data, name, extra))
    pages(tmp_path / "in", {"b.html": SECOND})
    run_archive([archive], str(tmp_path / "project"), jobs=1)
    assert parsed == ["b.html"]
    assert held(tmp_path / "project") == at_once(archive)


@pytest.mark.parametrize("first", ["one", "two"])
def test_the_same_page_in_two_archives_is_read_once_whatever_is_around_its_text(tmp_path: Path, first: str) -> None:
    """Ids are paths in their archives: equal ids with equal texts are one document, though bytes differ."""
    one = pages(tmp_path / "one", {"a.html": FIRST, "b.html": FIRST}, menu="Monday")
    two = pages(tmp_path / "two", {"a.html": FIRST, "b.html": SECOND}, menu="Tuesday")
    (tmp_path / "two" / "c.jsonl").write_text(json.dumps({"id": "b.html", "text": SECOND}) + "\n")
    archives = [one, two] if first == "one" else [two, one]
    done = run_archive(archives, str(tmp_path / "project"), jobs=1)
    expected = list(read_documents(archives))
    assert sorted(done.renamed) == sorted(d.id for d in expected if "#" in d.id)
    assert done.documents == len(expected) == 3
    assert held(tmp_path / "project") == in_order(with_units([event_record(event) for event in run(expected).events]))


# -- pieces


def test_a_report_comes_back_from_json_as_it_was() -> None:
    for report in run(read_documents(str(ROOT / "seeds"))).reports:
        assert report_from_text(report_text(report)) == report


STORY = " ".join(f"word{n}" for n in range(120))


def test_copies_are_grouped_whatever_their_order() -> None:
    texts = [
        STORY,
        "KYIV (Wire) - " + STORY,
        STORY.replace("word60", "another"),
        " ".join(f"other{n}" for n in range(120)),
        STORY[: len(STORY) // 3],
    ]
    marks = [signature(text) for text in texts]
    found = [
        groups_of(np.array([np.frombuffer(m, np.uint32) for m in order])).tolist() for order in (marks, marks[::-1])
    ]
    assert found == [[0, 0, 0, 3, 4], [0, 1, 2, 2, 2]]
    assert signature("A few words only.") is None
    assert likeness(marks[0], marks[3]) < 0.1


def test_blocks_follow_keys_and_days() -> None:
    key, first, last = (np.array(column) for column in ([1, 1, 2, 1, 1], [1, 5, 2, 3, 9], [3, 6, 2, 5, 9]))
    labels = block_labels(key, first, last)
    assert labels[0] == labels[1] == labels[3]
    assert len(set(labels.tolist())) == 3
    assert connected(6, np.array([0, 2, 4]), np.array([2, 4, 5])).tolist() == [0, 1, 0, 3, 0, 0]
