"""What the verbs share: the output checked before reading, documents and events read, what was skipped told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geo.cli.printing import Counted, say
from geo.errors import ExportError

if TYPE_CHECKING:
    from geo.corrections import Corrected, Correction
    from geo.model import Event

__all__ = ["EXIT_SKIPPED", "Records", "check_output", "opened_documents", "opened_events", "place_lines_of"]

Records = list[dict[str, Any]]

EXIT_SKIPPED = 3


def check_output(
    output: str, paths: Sequence[str], *, suffixes: tuple[str, ...] | None = None, option: str = "-o", hint: str = ""
) -> None:
    """Refuse an output before reading: of no known format, not writable, or one of the inputs."""
    from geo.export import SUFFIXES, check_writable

    known = suffixes or SUFFIXES
    if not output.lower().endswith(known):
        from click import BadParameter

        raise BadParameter(f"{output}: end the name with {' '.join(known)}{hint}", param_hint=f"'{option}'")
    for path in paths:
        if os.path.exists(output) and os.path.exists(path) and os.path.samefile(output, path):  # noqa: PTH110, PTH121 - "-" and addresses too
            raise ExportError(f"{output}: is the input too; name another output")
    check_writable(output, suffixes=known)


@contextmanager
def opened_documents(paths: tuple[str, ...], reading: Mapping[str, Any]) -> Iterator[Counted]:
    """Give the documents of the paths; what was skipped is told at the end, by lines and by exit code."""
    from geo.documents import read_documents

    documents = Counted(read_documents(paths, **reading), paths)
    try:
        yield documents
    finally:
        for skipped in (*documents.skipped, *documents.failed):
            say(f"skipped {skipped.document_id}: {skipped.reason}")
    if documents.skipped or documents.failed:
        raise SystemExit(EXIT_SKIPPED)


@contextmanager
def opened_events(
    paths: tuple[str, ...], reading: Mapping[str, Any], *, per_document: bool = False
) -> Iterator[Records]:
    """Give the records of events, read from articles, or from files that hold them."""
    from geo.export import holds_events, read_events

    options = dict(reading)
    corrections = _Corrections(options.pop("corrections", None))
    held = [holds_events(path) for path in paths]
    if all(held):
        yield corrections.on_records([record for path in paths for record in read_events(path)])
        return
    if any(held):
        from click import UsageError

        raise UsageError(f"{paths[held.index(True)]} holds events, {paths[held.index(False)]} articles; give one kind")
    jobs = options.pop("jobs", None)
    with opened_documents(paths, options) as documents:
        yield _with_units(_extracted(documents, per_document, jobs, corrections))


class _Corrections:
    """A file of corrections, or none; what of it cannot be done is told in one line each."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._rows: tuple[Correction, ...] = ()
        self._earlier: Corrected | None = None
        if path is not None:
            from geo.corrections import read_corrections

            self._rows, problems = read_corrections(path)
            for problem in problems:
                say(problem)

    def on_events(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        if not self._rows:
            return events
        from geo.corrections import correct_events

        events, self._earlier = correct_events(events, self._rows)
        return events

    def on_records(self, records: Records) -> Records:
        if self._path is None:
            return records
        from geo.corrections import correct_records

        corrected = correct_records(records, self._rows, earlier=self._earlier)
        for problem in corrected.problems:
            say(problem)
        say(f"{self._path}: {corrected.summary}")
        return list(corrected.records)


def place_lines_of(documents: Counted, jobs: int | None) -> Iterator[str]:
    """Give the line of places of each document; one that cannot be read is noted."""
    from geo.engines.bulk import each_document
    from geo.export.places import place_lines
    from geo.model import Skipped

    for line in each_document(place_lines, documents, jobs=jobs):
        if isinstance(line, Skipped):
            documents.failed.append(line)
        else:
            yield line


def _extracted(documents: Counted, per_document: bool, jobs: int | None, corrections: _Corrections) -> Records:
    from geo.engines.bulk import run_documents
    from geo.records import event_record, report_record

    result = run_documents(documents, jobs=jobs)
    documents.failed += result.skipped[len(documents.skipped) :]
    if per_document:
        return [report_record(report) for report in result.reports]
    return corrections.on_records([event_record(event) for event in corrections.on_events(result.events)])


def _with_units(records: Records) -> Records:
    """Give the records, with the admin unit for a point that has none; GIS is loaded only for such a point."""
    from geo.datasets import shipped_version
    from geo.installed import usable

    levels = ("adm1", "adm2") if usable("boundaries", shipped_version()) else ("adm1",)
    if all(record["lat"] is None or all(record[level] for level in levels) for record in records):
        return records
    from geo.frames import frame_from_records, join_boundaries, records_from_frame

    return records_from_frame(join_boundaries(frame_from_records(records)))
