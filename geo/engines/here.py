"""The engine without workers: chunks are worked on one after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from geo.engines.outcome import Outcome
from geo.hints import TypeVar

__all__ = ["InProcess"]

T = TypeVar("T")
R = TypeVar("R")


class InProcess:
    """Work here and now: no start-up, no protection from a document that kills the process."""

    def map(self, work: Callable[[tuple[T, ...]], R], chunks: Iterable[tuple[T, ...]]) -> Iterator[Outcome[T, R]]:
        """Give ``work(chunk)`` of each chunk, in their order."""
        for chunk in chunks:
            yield Outcome(chunk, work(chunk))

    def close(self) -> None:
        """Nothing is held."""
