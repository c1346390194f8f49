"""Documents in, their reports or places out, by as many processes as the work is worth.

Few documents are read in this process: starting workers would take longer than reading them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from geo.engines import cores, open_engine
from geo.hints import TypeVar
from geo.model import Document, Report, Result, Skipped

__all__ = ["each_document", "in_chunks", "read_chunk", "run_documents"]

R = TypeVar("R")
T = TypeVar("T")

_CHUNK_DOCUMENTS = 64
_CHUNK_CHARACTERS = 400_000
_WORTH_WORKERS = 120_000  # characters that take as long to read as workers to start


def run_documents(documents: Iterable[Document], *, jobs: int | None = None) -> Result:
    """Read documents as `geo.run` does, by several processes where they are many.

    Parameters
    ----------
    documents : iterable of Document
        A reader's own ``skipped`` is carried over.
    jobs : int, optional
        How many processes; default: the cores.

    Returns
    -------
    Result
        The same as `geo.run` gives, whatever the number of processes.

    Examples
    --------
    >>> text = "Shelling killed two people in Kherson, the governor said."
    >>> run_documents([Document(id="a", text=text)]).events[0].place.name
    'Kherson'
    """
    from geo.fusion import fuse

    reports: list[Report] = []
    failed: list[Skipped] = []
    for outcome in each_document(read_chunk, documents, jobs=jobs):
        if isinstance(outcome, Skipped):
            failed.append(outcome)
        else:
            reports.extend(outcome)
    skipped = (*getattr(documents, "skipped", ()), *failed)
    return Result(events=fuse(reports), reports=tuple(reports), skipped=skipped)


def each_document(
    work: Callable[[tuple[Document, ...]], list[R | Skipped]],
    documents: Iterable[Document],
    *,
    jobs: int | None = None,
) -> Iterator[R | Skipped]:
    """Give what ``work`` makes of each document, in their order; documents stream."""
    stream = iter(documents)
    begin: list[Document] = []
    size = 0
    for document in stream:
        begin.append(document)
        size += len(document.text)
        if size > _WORTH_WORKERS or jobs == 1:
            break
    many = size > _WORTH_WORKERS
    engine = open_engine(jobs=(jobs or cores()) if many else 1)
    try:
        for outcome in engine.map(work, in_chunks(chain(begin, stream), _weight)):
            if outcome.result is not None:
                yield from outcome.result
            for document in outcome.items if outcome.reason else ():
                yield Skipped(document_id=document.id, stage="reading", reason=_given_up(outcome.reason))
    finally:
        engine.close()


def in_chunks(
    items: Iterable[T],
    weight: Callable[[T], int],
    *,
    most: int = _CHUNK_DOCUMENTS,
    heaviest: int = _CHUNK_CHARACTERS,
) -> Iterator[tuple[T, ...]]:
    """Give items in chunks of at most so many, and of so much weight where one alone is not heavier.

    Examples
    --------
    >>> list(in_chunks("abc", len, most=2))
    [('a', 'b'), ('c',)]
    """
    chunk: list[T] = []
    total = 0
    for item in items:
        heavy = weight(item)
        if chunk and (len(chunk) >= most or total + heavy > heaviest):
            yield tuple(chunk)
            chunk, total = [], 0
        chunk.append(item)
        total += heavy
    if chunk:
        yield tuple(chunk)


def read_chunk(documents: tuple[Document, ...]) -> list[tuple[Report, ...] | Skipped]:
    """Read some documents: of each its reports, or why it could not be read."""
    from geo.gazetteer import load_index
    from geo.pipeline import read_reports

    return list(read_reports(documents, gazetteer=load_index()))


def _weight(document: Document) -> int:
    return len(document.text)


def _given_up(reason: str | None) -> str:
    return f"not read: {reason}; this is a fault of geo: please report it"
