"""Work on many chunks, by processes of this computer or by a Dask cluster.

::

    chunks -> Board (board.py) -> processes.py or cluster.py -> outcomes, in the order of the chunks

A worker that dies costs the retry of its chunk. A chunk that kills its workers is halved until the one item that
does it stands alone; that item is given up, with a reason, and the rest goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from geo.engines.outcome import Outcome
from geo.hints import Protocol, TypeVar

__all__ = ["Engine", "Outcome", "cores", "open_engine"]

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """What does work on chunks; closed when it is no longer needed."""

    def map(self, work: Callable[[tuple[T, ...]], R], chunks: Iterable[tuple[T, ...]]) -> Iterator[Outcome[T, R]]:
        """Give ``work(chunk)`` of each chunk, in their order."""

    def close(self) -> None:
        """Let the workers go."""


def cores() -> int:
    """Number of cores that this process may use.

    Examples
    --------
    >>> cores() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_engine(name: str = "local", *, jobs: int | None = None) -> Engine:
    """Open an engine.

    Parameters
    ----------
    name : str
        ``local``; ``dask`` for a cluster of Dask on this computer; ``dask:ADDRESS`` for a running one.
    jobs : int, optional
        How many workers; default: the cores. A running cluster has its own.

    Raises
    ------
    GeoError
        No such engine, or it cannot be reached.
    """
    from geo.errors import GeoError

    if name == "local":
        if jobs == 1:
            from geo.engines.here import InProcess

            return InProcess()
        from geo.engines.processes import Processes

        return Processes(jobs or cores())
    kind, _, address = name.partition(":")
    if kind != "dask":
        raise GeoError(f"engine {name!r} is not known; give local, dask or dask:ADDRESS")
    from geo.engines.cluster import Cluster

    return Cluster(address or None, jobs=jobs or cores())
