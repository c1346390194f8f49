"""What came of a chunk of work: all that a run without workers needs of the engines."""

from __future__ import annotations

from geo.hints import Generic, TypeVar
from geo.lean import NamedTuple

__all__ = ["Outcome"]

T = TypeVar("T")
R = TypeVar("R")


class Outcome(NamedTuple, Generic[T, R]):
    """What came of some items: a result, or the reason why the one item was given up."""

    items: tuple[T, ...]
    result: R | None = None
    reason: str | None = None
