"""Work by processes and by a cluster: the same outcomes, in order, whoever dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from benchmarks.synthetic import write
from geo.archive import Progress, project_events, run_archive, verify
from geo.engines import Outcome, cores, open_engine
from geo.engines.board import Board
from geo.engines.bulk import each_document, in_chunks, read_chunk, run_documents
from geo.engines.cluster import Cluster
from geo.engines.processes import Processes
from geo.errors import GeoError
from geo.model import Document, Skipped
from geo.pipeline import run
from geo.records import event_record, report_record

ROOT = Path(__file__).resolve().parent.parent
CHUNKS = [tuple(range(n, n + 5)) for n in range(0, 60, 5)]


def doubled(items: tuple[int, ...]) -> list[int]:
    return [2 * item for item in items]


def deadly(item: int, items: tuple[int, ...]) -> list[int]:
    """End the process at one item, as a fault in a C library does."""
    if item in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(items)


def once(marker: Path, items: tuple[int, ...]) -> list[int]:
    """End the process the first time that a chunk is met."""
    if 20 in items and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(items)


def refused(items: tuple[int, ...]) -> list[int]:
    raise GeoError(f"{items[0]}: no")


@pytest.fixture
def processes() -> Iterator[Processes]:
    engine = Processes(2)
    yield engine
    engine.close()


def values(outcomes: list[Outcome[int, list[int]]]) -> list[int]:
    return [value for outcome in outcomes for value in outcome.result or ()]


def test_outcomes_come_in_the_order_of_the_chunks(processes: Processes) -> None:
    assert values(list(processes.map(doubled, CHUNKS))) == list(range(0, 120, 2))


def test_a_worker_that_dies_costs_a_retry(processes: Processes, tmp_path: Path) -> None:
    outcomes = list(processes.map(partial(once, tmp_path / "met"), CHUNKS))
    assert (tmp_path / "met").exists()
    assert values(outcomes) == list(range(0, 120, 2))
    assert not [outcome for outcome in outcomes if outcome.reason]


def test_an_item_that_ends_its_process_is_given_up_alone(processes: Processes) -> None:
    outcomes = list(processes.map(partial(deadly, 33), CHUNKS))
    assert values(outcomes) == [n for n in range(0, 120, 2) if n != 66]
    assert [(o.items, o.reason) for o in outcomes if o.reason] == [((33,), "it ends the process that reads it")]


def test_a_worker_killed_from_outside_is_replaced(processes: Processes) -> None:
    outcomes = processes.map(doubled, CHUNKS * 5)
    first = next(outcomes)
    os.kill(processes.pids[0], signal.SIGKILL)
    assert values([first, *outcomes]) == list(range(0, 120, 2)) * 5


def test_what_takes_too_long_is_given_up() -> None:
    engine = Processes(1, limit_seconds=0.5)
    (outcome,) = engine.map(stuck, [(1,)])
    assert outcome.reason == "it is not read within 0 seconds"
    engine.close()


def stuck(_items: tuple[int, ...]) -> None:
    signal.pause()


def environment(items: tuple[str, ...]) -> list[str | None]:
    return [os.environ.get(item) for item in items]


def test_workers_have_the_environment_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("one", "two"):
        monkeypatch.setenv("GEO_TEST", value)
        engine = Processes(1)
        assert [outcome.result for outcome in engine.map(environment, [("GEO_TEST",)])] == [[value]]


def test_what_the_work_raises_is_raised(processes: Processes) -> None:
    with pytest.raises(GeoError, match=r"^\d+: no$"):
        list(processes.map(refused, CHUNKS))
    assert processes.pids == []


def test_chunks_are_not_taken_before_they_are_wanted() -> None:
    taken: list[int] = []
    board: Board[int, int] = Board(((taken.append(n) or n,) for n in range(100)), ahead=3)
    while board.take() is not None:
        pass
    assert taken == [0, 1, 2]


def test_chunks_hold_so_many_and_so_much() -> None:
    assert list(in_chunks(["aa", "a", "aaaa", "a"], len, most=2, heaviest=3)) == [("aa", "a"), ("aaaa",), ("a",)]


def test_engines_that_are_not_there() -> None:
    with pytest.raises(GeoError, match="local, dask or dask:ADDRESS"):
        open_engine("spark")
    with pytest.raises(GeoError, match="give 1 or more"):
        Processes(0)


TEXTS = (
    "Drones hit Sumy overnight, wounding 14 people, rescuers said.",
    "Missiles hit Pavlohrad on Friday and killed three railway workers.",
    "A missile hit Kherson on Friday morning. Shelling wounded four people in Kherson on Friday evening.",
)


def documents(n: int) -> list[Document]:
    filler = " The council met on Thursday and spoke of the budget for schools." * 20
    return [Document(id=f"d{k}", text=TEXTS[k % 3] + f" It was report {k}." + filler) for k in range(n)]


def test_the_result_is_the_same_by_one_process_and_by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.engines.bulk._WORTH_WORKERS", 2_000)
    texts = documents(40)
    alone, together = run(texts), run_documents(texts, jobs=2)
    assert [report_record(r) for r in together.reports] == [report_record(r) for r in alone.reports]
    assert [event_record(e) for e in together.events] == [event_record(e) for e in alone.events]


def test_few_documents_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.engines.bulk.open_engine", lambda jobs: used.append(jobs) or open_engine(jobs=jobs))
    used: list[int] = []
    assert len(list(each_document(read_chunk, documents(3)))) == 3
    assert used == [1]
    assert cores() >= 1


def lethal(texts: tuple[Document, ...]) -> list[str | Skipped]:
    if any("report 7." in document.text for document in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return [document.id for document in texts]


def test_a_document_that_ends_its_process_is_named_and_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.engines.bulk._WORTH_WORKERS", 2_000)
    outcomes = list(each_document(lethal, documents(20), jobs=2))
    (skipped,) = [o for o in outcomes if isinstance(o, Skipped)]
    assert (skipped.document_id, outcomes.index(skipped), len(outcomes)) == ("d7", 7, 20)
    assert "ends the process" in skipped.reason


# -- a cluster of Dask: a scheduler and workers as processes of their own, on the loopback


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a scheduler with two workers that are started again when they die."""
    folder = tmp_path_factory.mktemp("dask")
    where = folder / "scheduler.json"
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }
    common = ["--scheduler-file", str(where)]
    commands = (
        ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *common],
        [*"worker --nworkers 2 --nthreads 1 --host 127.0.0.1 --no-dashboard --preload deadly_worker".split(), *common],
    )
    with (folder / "log").open("w") as log:
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "dask", *command], cwd=folder, env=environment, stdout=log, stderr=log
            )
            for command in commands
        ]
        for _ in range(600):
            if where.exists() and where.stat().st_size:
                break
            signal.sigtimedwait([], 0.1)
        yield json.loads(where.read_text())["address"]
        for process in reversed(processes):
            process.terminate()
            process.wait(30)


@pytest.fixture
def cluster(scheduler: str) -> Iterator[Cluster]:
    engine = open_engine(f"dask:{scheduler}")
    assert isinstance(engine, Cluster)
    engine.client.wait_for_workers(2, timeout=60)
    yield engine
    engine.close()


def test_a_cluster_survives_a_worker(cluster: Cluster, tmp_path: Path) -> None:
    outcomes = list(cluster.map(partial(once, tmp_path / "met"), CHUNKS))
    assert (tmp_path / "met").exists()
    assert values(outcomes) == list(range(0, 120, 2))


def test_a_cluster_gives_up_only_what_ends_its_workers(cluster: Cluster) -> None:
    outcomes = list(cluster.map(partial(deadly, 3), [(1, 2), (3, 4), (5, 6)]))
    assert values(outcomes) == [2, 4, 8, 10, 12]
    assert [(o.items, o.reason) for o in outcomes if o.reason] == [((3,), "it ends the process that reads it")]


def test_a_project_by_a_cluster_is_that_of_one_process(cluster: Cluster, scheduler: str, tmp_path: Path) -> None:
    """The same parts, byte for byte, and the same state, though a worker is killed in the middle."""
    archive = write(tmp_path / "a.jsonl", 60, words=40)
    run_archive([str(archive)], str(tmp_path / "alone"), jobs=1, part_documents=6)

    def kill_one(progress: Progress) -> None:
        if progress.step == "reading" and not killed:
            killed.append(next(iter(cluster.client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    killed: list[int] = []
    engine = f"dask:{scheduler}"
    run_archive([str(archive)], str(tmp_path / "together"), engine=engine, part_documents=6, tell=kill_one)
    assert killed
    files = [
        {
            file.relative_to(folder): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file() and file.name != "lock"
        }
        for folder in (tmp_path / "alone", tmp_path / "together")
    ]
    assert files[0] == files[1]


def test_an_article_that_ends_the_workers_of_a_cluster_costs_a_project_itself(
    cluster: Cluster, scheduler: str, tmp_path: Path
) -> None:
    """A real run: the article is found among those of its part, named, left out, and not tried again."""
    lines = write(tmp_path / "a.jsonl", 30, words=40).read_text().splitlines()
    bad = {"id": "bad", "text": "A DEADLY missile hit Kherson and killed two people, the governor said."}
    (tmp_path / "b.jsonl").write_text("\n".join([*lines[:12], json.dumps(bad), *lines[12:]]))
    run_archive([str(tmp_path / "a.jsonl")], str(tmp_path / "without"), jobs=1, part_documents=8)
    options = {"engine": f"dask:{scheduler}", "part_documents": 8}
    done = run_archive([str(tmp_path / "b.jsonl")], str(tmp_path / "project"), **options)
    (skipped,) = done.skipped
    assert (skipped.document_id, skipped.reason) == ("bad", "not read: it ends the process that reads it; leave it out")
    assert project_events(tmp_path / "project") == project_events(tmp_path / "without")
    assert (verify(tmp_path / "project"), done.documents) == ([], 31)
    again = run_archive([str(tmp_path / "b.jsonl")], str(tmp_path / "project"), **options)
    assert (again.read, again.skipped, again.skipped_before) == (0, (), 1)


def test_no_scheduler_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.engines.cluster._SECONDS_TO_ANSWER", 1)
    with pytest.raises(GeoError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        open_engine("dask:tcp://127.0.0.1:9")
