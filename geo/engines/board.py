"""What is to do, what is under way, what is done: chunks in, outcomes out in the order of the chunks.

An engine takes tasks from the board and tells it how they ended; retries and halving are decided here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from geo.engines.outcome import Outcome
from geo.lean import NamedTuple

__all__ = ["Board", "Task"]

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 2  # a worker may die for a reason of its own: the task is tried once more before it is blamed


class Task(NamedTuple, Generic[T]):
    """Items to be worked on together; ``order`` is its chunk, then which half of it, and so on."""

    order: tuple[int, ...]
    items: tuple[T, ...]
    failures: int = 0

    @property
    def suspect(self) -> bool:
        """True where it, or what it is a half of, has taken a worker with it."""
        return self.failures > 0 or len(self.order) > 1


class _Chunk(Generic[T, R]):
    def __init__(self) -> None:
        self.open = 1
        self.outcomes: list[tuple[tuple[int, ...], Outcome[T, R]]] = []


class Board(Generic[T, R]):
    """The state of a run over chunks; at most ``ahead`` chunks are taken and not yet given back.

    Examples
    --------
    >>> board = Board([("a", "b"), ("c",)], ahead=2)
    >>> first, second = board.take(), board.take()
    >>> board.done(second, "C")
    >>> list(board.ready())
    []
    >>> board.done(first, "AB")
    >>> [outcome.result for outcome in board.ready()]
    ['AB', 'C']
    """

    def __init__(self, chunks: Iterable[tuple[T, ...]], *, ahead: int) -> None:
        self._source = iter(chunks)
        self._ahead = ahead
        self._again: deque[Task[T]] = deque()
        self._chunks: dict[int, _Chunk[T, R]] = {}
        self._taken = self._given = 0
        self._exhausted = False

    @property
    def finished(self) -> bool:
        """True when all is done and given back."""
        return self._exhausted and not self._chunks

    def take(self) -> Task[T] | None:
        """Give something to do; None where there is nothing, for now or at all."""
        if self._again:
            return self._again.popleft()
        if self._exhausted or len(self._chunks) >= self._ahead:
            return None
        items = next(self._source, None)
        if items is None:
            self._exhausted = True
            return None
        number, self._taken = self._taken, self._taken + 1
        self._chunks[number] = _Chunk()
        return Task((number,), items)

    def put_back(self, task: Task[T]) -> None:
        """Give back a task that was not started."""
        self._again.appendleft(task)

    def done(self, task: Task[T], result: R) -> None:
        """Note the result of a task."""
        self._close(task, Outcome(task.items, result))

    def failed(self, task: Task[T], reason: str, *, tried: int = 1) -> None:
        """Note that a task took so many workers with it: try it again, in halves, or give it up."""
        failures = task.failures + tried
        if failures < _TRIES:
            self._again.append(Task(task.order, task.items, failures))
        elif len(task.items) == 1:
            self._close(task, Outcome(task.items, reason=reason))
        else:
            middle = len(task.items) // 2
            halves = (task.items[:middle], task.items[middle:])
            self._chunks[task.order[0]].open += 1
            # a half is blamed at its first failure, a single item never is
            self._again.extend(
                Task((*task.order, n), half, 0 if len(half) == 1 else 1) for n, half in enumerate(halves)
            )

    def ready(self) -> Iterator[Outcome[T, R]]:
        """Give the outcomes that all earlier chunks have been given for."""
        while (chunk := self._chunks.get(self._given)) is not None and not chunk.open:
            del self._chunks[self._given]
            self._given += 1
            for _, outcome in sorted(chunk.outcomes, key=lambda pair: pair[0]):
                yield outcome

    def _close(self, task: Task[T], outcome: Outcome[T, R]) -> None:
        chunk = self._chunks[task.order[0]]
        chunk.open -= 1
        chunk.outcomes.append((task.order, outcome))
