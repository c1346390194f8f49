"""The engine of a Dask cluster: one that is started here, or one that runs already.

Dask tries a task again when its worker dies; a task that outlives no worker comes back as ``KilledWorker``, and the board
halves it. The workers need the same versions of geo and its data, and, for `geo run`, the same way to the folder.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeVar

from geo.engines.board import Board, Task
from geo.engines.outcome import Outcome
from geo.errors import GeoError

__all__ = ["Cluster"]

T = TypeVar("T")
R = TypeVar("R")

_SECONDS_TO_ANSWER = 20


class Cluster:
    """Workers of Dask.

    Parameters
    ----------
    address : str, optional
        Of a running scheduler, as in ``tcp://10.0.0.1:8786``; default: a cluster on this computer.
    jobs : int
        Workers of the cluster on this computer.

    Raises
    ------
    GeoError
        Dask is not installed, or no scheduler answers.
    """

    def __init__(self, address: str | None = None, *, jobs: int = 2) -> None:
        try:
            import dask

            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise GeoError("engine dask: Dask is not installed; pip install 'geo-event-mapper[dask]'") from error
        self._cluster: Any = None
        try:
            if address is None:
                # one death more than the first is enough to blame a task: the board tries its halves
                dask.config.set({"distributed.scheduler.allowed-failures": 1})
                self._cluster = distributed.LocalCluster(
                    n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None
                )
            self.client: Any = distributed.Client(self._cluster or address, timeout=_SECONDS_TO_ANSWER)
        except (OSError, TimeoutError, ValueError) as error:
            raise GeoError(
                f"engine dask: no scheduler answers at {address} ({error}); start one, or give dask alone"
            ) from error

    def map(self, work: Callable[[tuple[T, ...]], R], chunks: Iterable[tuple[T, ...]]) -> Iterator[Outcome[T, R]]:
        """Give ``work(chunk)`` of each chunk, in their order; what ``work`` raises is raised here."""
        wait: Any = import_module("distributed").wait
        board: Board[T, R] = Board(chunks, ahead=4 * max(1, len(self.client.scheduler_info()["workers"])))
        running: dict[Any, Task[T]] = {}
        suspects: deque[Task[T]] = deque()
        try:
            while not board.finished:
                for task in _startable(board, suspects, running):
                    running[self._submit(work, task)] = task
                if running:
                    for future in wait(list(running), return_when="FIRST_COMPLETED").done:
                        _note(future, running.pop(future), board)
                yield from board.ready()
        finally:
            self.client.cancel(list(running))

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        with suppress(OSError, TimeoutError):
            self.client.close()
            if self._cluster is not None:
                self._cluster.close()

    def _submit(self, work: Callable[[tuple[T, ...]], R], task: Task[T]) -> Any:
        return self.client.submit(work, task.items, key=f"geo-{uuid.uuid4().hex}", pure=False)


def _startable(board: Board[T, R], suspects: deque[Task[T]], running: Mapping[Any, Task[T]]) -> Iterator[Task[T]]:
    """Give the tasks that may start now: a suspect runs alone, as Dask blames all that a dead worker had before it."""
    while not any(task.suspect for task in running.values()):
        task = board.take()
        if task is None:
            break
        if task.suspect:
            suspects.append(task)
        elif not suspects:
            yield task
        else:
            board.put_back(task)
            break
    if suspects and not running:
        yield suspects.popleft()


def _note(future: Any, task: Task[Any], board: Board[Any, Any]) -> None:
    from distributed import CancelledError, KilledWorker

    if future.status == "cancelled":
        board.failed(task, "the cluster lost it")
        return
    error = future.exception()
    if error is None:
        board.done(task, future.result())
    elif isinstance(error, KilledWorker):  # which Dask has tried on more than one, but perhaps beside another task
        board.failed(task, "it ends the process that reads it", tried=2 if task.suspect else 1)
    elif isinstance(error, CancelledError):
        board.failed(task, "the cluster lost it")
    else:
        raise error
