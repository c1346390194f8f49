"""What the verbs share: the output checked before reading, documents and events read, what was skipped told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from geo.cli.printing import Counted, say
from geo.errors import DocumentError, ExportError
from geo.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.corrections import Corrected, Correction
    from geo.model import Event, Skipped
    from geo.selection import Selection

__all__ = [
    "EXIT_SKIPPED",
    "Records",
    "check_output",
    "is_project_folder",
    "opened_documents",
    "opened_events",
    "place_lines_of",
    "tell_skipped",
    "tell_unread",
]

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
    told = 0
    try:
        yield documents
    except DocumentError as error:
        told = len(error.skipped[:1])  # the message names the first
        raise
    finally:
        tell_skipped((*documents.skipped[told:], *documents.failed))
    if documents.skipped or documents.failed:
        raise SystemExit(EXIT_SKIPPED)


def tell_skipped(documents: Iterable[Skipped]) -> None:
    """Print a line for each document that was left out."""
    for skipped in documents:
        say(f"skipped {skipped.document_id}: {skipped.reason}")


@contextmanager
def opened_events(
    paths: tuple[str, ...],
    reading: Mapping[str, Any],
    *,
    per_document: bool = False,
    selection: Selection | None = None,
) -> Iterator[Records]:
    """Give the records of events, read from articles, or from files and project folders that hold them.

    Of a folder only what ``selection`` may want is read, where no correction may change that; of the others everything is given.
    """
    from geo.export import holds_events
    from geo.export.units import with_units

    options = dict(reading)
    corrections = _Corrections(options.pop("corrections", None))
    wanted = selection if corrections.none else None
    held = [is_project_folder(path) or holds_events(path) for path in paths]
    if all(held):
        records = corrections.on_records([record for path in paths for record in _held(path, per_document, wanted)])
        folders = [path for path in paths if is_project_folder(path)]
        _tell_left_out(records, selection, [] if per_document or wanted is None else folders)
        _tell_unread_of(folders)
        yield records
        return
    if any(held):
        from click import UsageError

        raise UsageError(f"{paths[held.index(True)]} holds events, {paths[held.index(False)]} articles; give one kind")
    jobs = options.pop("jobs", None)
    with opened_documents(paths, options) as documents:
        records = with_units(_extracted(documents, per_document, jobs, corrections))
        _tell_left_out(records, selection)
        yield records


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

    @property
    def none(self) -> bool:
        """True where no file of corrections is given."""
        return self._path is None

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


def is_project_folder(path: str) -> bool:
    """Say whether a path is a project folder of geo run; what is not is told without loading what reads them."""
    if "://" not in path and not os.path.isfile(os.path.join(path, "snapshot.json")):  # noqa: PTH113, PTH118 - cheaper than geo.archive
        return False
    from geo.archive.reading import is_project

    return is_project(path)


def _held(path: str, per_document: bool, selection: Selection | None) -> Iterable[dict[str, Any]]:
    if not is_project_folder(path):
        from geo.export import read_events

        return read_events(path)
    from geo.archive.reading import project_events, project_reports

    return project_reports(path) if per_document else project_events(path, selection)


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
    told = {report.document_id for report in result.reports} | {skipped.document_id for skipped in documents.failed}
    tell_unread(Counter(code for identifier, code in documents.foreign.items() if identifier not in told))
    if per_document:
        return [report_record(report) for report in result.reports]
    return corrections.on_records([event_record(event) for event in corrections.on_events(result.events)])


def tell_unread(documents: Mapping[str, int]) -> None:
    """Warn in one line of documents in languages, by code and number, in which only places are read."""
    if number := sum(documents.values()):
        many, give = ("1 document", "gives") if number == 1 else (f"{number} documents", "give")
        named = ", ".join(sorted(documents))
        say(f"warning: events are read from English only: {many} in {named} {give} places, not events")


def _tell_unread_of(folders: Sequence[str]) -> None:
    if folders:
        from geo.archive.reading import foreign_documents

        documents: Counter[str] = Counter()
        for folder in folders:
            documents.update(foreign_documents(folder))
        tell_unread(documents)


def _tell_left_out(records: Records, selection: Selection | None, folders: Sequence[str] = ()) -> None:
    """Say in one line how many events a period or a box leaves out because they have no date or no point.

    ``folders`` are project folders of which only what is wanted is among the records: they are asked for the others.
    """
    if selection is None:
        return
    from geo.selection import left_out

    counts = [left_out(records, selection)]
    if folders:
        from geo.archive import reading

        counts += [reading.left_out(folder, selection) for folder in folders]
    undated, pointless = (sum(numbers) for numbers in zip(*counts, strict=True))
    told = [f"{undated} without a date (--since, --until)"] if undated else []
    told += [f"{pointless} without a point (--bbox)"] if pointless else []
    if told:
        say(f"events left out: {', '.join(told)}")
