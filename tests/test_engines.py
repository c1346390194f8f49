"""Work by processes and by a cluster: the same outcomes, in order, whoever dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from geo.engines import Outcome, cores, open_engine
from geo.engines.board import Board
from geo.engines.bulk import each_document, in_chunks, read_chunk, run_documents
from geo.engines.processes import Processes
from geo.errors import GeoError
from geo.model import Document, Skipped
from geo.pipeline import run
from geo.records import event_record, report_record

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


def test_what_the_work_raises_is_raised(processes: Processes) -> None:
    with pytest.raises(GeoError, match="0: no"):
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
