"""The engine of worker processes on this computer, watched over by this one.

Each worker has a pipe of its own, so that one that dies, at any moment, leaves no lock held and no queue torn: its pipe
ends, its task goes back to the board, and a new worker takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from geo.engines.board import Board, Task
from geo.engines.outcome import Outcome
from geo.errors import GeoError

__all__ = ["Processes"]

T = TypeVar("T")
R = TypeVar("R")

_READY = "ready"
_FAILED_STARTS = 3
_LIMIT_SECONDS = 900.0  # for one chunk; a chunk takes seconds


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Connection
    task: Task[Any] | None = None
    since: float = 0.0
    started: bool = False

    @property
    def idle(self) -> bool:
        return self.started and self.task is None

    def send(self) -> None:
        self.since = time.monotonic()
        with suppress(OSError):  # it has just died: its pipe is found ended
            self.connection.send(self.task.items if self.task else ())


class Processes:
    """Worker processes that are replaced when they die."""

    def __init__(self, jobs: int, *, limit_seconds: float = _LIMIT_SECONDS) -> None:
        if jobs < 1:
            raise GeoError(f"jobs {jobs} does no work; give 1 or more")
        self._jobs = jobs
        self._limit = limit_seconds
        self._workers: list[_Worker] = []
        self._failed_starts = 0
        methods = multiprocessing.get_all_start_methods()
        # a server that imports once and forks workers: they share its memory, and none inherits threads or locks
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(["geo.engines.bulk", "geo.pipeline"])

    @property
    def pids(self) -> list[int]:
        """Process ids of the workers."""
        return [worker.process.pid for worker in self._workers]

    def map(self, work: Callable[[tuple[T, ...]], R], chunks: Iterable[tuple[T, ...]]) -> Iterator[Outcome[T, R]]:
        """Give ``work(chunk)`` of each chunk, in their order; what ``work`` raises is raised here."""
        board: Board[T, R] = Board(chunks, ahead=self._jobs * 4)
        try:
            while True:
                yield from board.ready()
                self._assign(board, work)
                if board.finished:
                    break
                self._listen(board, work)
        finally:
            self.close()

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.connection.close()  # an idle one ends by itself
            if worker.task is not None or not worker.started:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []

    def _start(self, work: Callable[[Any], Any]) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, work, dict(os.environ)), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, since=time.monotonic())

    def _assign(self, board: Board[T, R], work: Callable[[Any], Any]) -> None:
        """Give tasks to idle workers, then to new ones: few chunks start few workers."""
        for worker in self._workers:
            if worker.idle and (task := board.take()) is not None:
                worker.task = task
                worker.send()
        while len(self._workers) < self._jobs and (task := board.take()) is not None:
            self._workers.append(self._start(work))
            self._workers[-1].task = task

    def _listen(self, board: Board[T, R], work: Callable[[Any], Any]) -> None:
        """Wait until a worker has something to say, has died, or takes too long."""
        heard = set(wait([worker.connection for worker in self._workers], timeout=self._limit / 10))
        for number, worker in enumerate(self._workers):
            if worker.connection in heard:
                try:
                    message = worker.connection.recv()
                except (EOFError, OSError, pickle.UnpicklingError):
                    self._workers[number] = self._replace(worker, board, work, "it ends the process that reads it")
                else:
                    self._take_in(worker, message, board)
            elif worker.task is not None and time.monotonic() - worker.since > self._limit:
                reason = f"it is not read within {self._limit:.0f} seconds"
                self._workers[number] = self._replace(worker, board, work, reason)

    def _take_in(self, worker: _Worker, message: Any, board: Board[T, R]) -> None:
        if message == _READY:
            worker.started = True
            self._failed_starts = 0
            if worker.task is not None:
                worker.send()
            return
        task, worker.task = worker.task, None
        good, value = message
        if not good:
            raise value
        if task is not None:
            board.done(task, value)

    def _replace(self, worker: _Worker, board: Board[T, R], work: Callable[[Any], Any], reason: str) -> _Worker:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        if worker.started and worker.task is not None:
            board.failed(worker.task, reason)
        elif not worker.started:
            if worker.task is not None:
                board.put_back(worker.task)
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise GeoError(
                    f"worker processes end at their start (exit code {worker.process.exitcode}); use --jobs 1"
                )
        return self._start(work)


def _serve(connection: Connection, work: Callable[[Any], Any], environment: Mapping[str, str]) -> None:
    """Be a worker: chunks in, results out, until the pipe ends."""
    os.environ.clear()  # which is what it was when the server started: credentials, say, may have been set since
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor answers to the keyboard, and ends its workers
    with suppress(EOFError, OSError):
        connection.send(_READY)
        while True:
            connection.send(_answer(work, connection.recv()))


def _answer(work: Callable[[Any], Any], items: Any) -> tuple[bool, Any]:
    try:
        return True, work(items)
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes, to see whether the pipe can carry it
        except Exception:
            return False, RuntimeError(f"{type(error).__name__}: {error}")
        return False, error
