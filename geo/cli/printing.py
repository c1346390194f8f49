"""What the command prints: data, tables, one-line messages, the count of documents read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from geo.errors import ExportError, GeoError
from geo.hints import TYPE_CHECKING, Any
from geo.logs import when_used

if TYPE_CHECKING:
    from geo.documents import DocumentReader
    from geo.model import Document, Skipped

__all__ = [
    "Counted",
    "duration",
    "one_line",
    "prepare",
    "print_events",
    "print_geojson",
    "print_pieces",
    "print_rows",
    "progress",
    "progress_line",
    "say",
    "total_bytes",
]

_WIDTH = 100  # of tables, where the output is no terminal
_NARROWEST = 40
_MANY = 100  # documents that a run is told of at its end, also where standard error is no terminal


def print_pieces(pieces: Iterable[str]) -> None:
    """Put data on standard output: UTF-8 whatever the terminal speaks."""
    stream = sys.stdout.buffer
    try:
        for piece in pieces:
            stream.write(piece.encode("utf-8", "replace"))
        stream.flush()
    except (BrokenPipeError, GeoError):
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python tries to write the rest at its end
        reason = error.strerror or error
        raise ExportError(f"standard output: cannot be written ({reason}); make room, or write to a file") from error


def print_geojson(records: list[dict[str, Any]]) -> None:
    """Put events on standard output as GeoJSON."""
    from geo.export import events_text

    print_pieces(events_text(records))


def print_events(records: list[dict[str, Any]], *, err: bool) -> None:
    """Print a line for each event, and how many there are."""
    from geo.records import in_order

    head = ("date", "type", "place", "killed", "injured", "verification", "sources")
    print_rows(head, [_table_row(record) for record in in_order(records)], err=err)
    _echo(f"{len(records)} event{'' if len(records) == 1 else 's'}", err=err)


def _table_row(record: Mapping[str, Any]) -> tuple[str, ...]:
    first, last = record["date_start"], record["date_end"]
    what = record["type"] if record["occurrence"] == "occurred" else f"{record['type']} ({record['occurrence']})"
    return (
        first if first == last or not last else f"{first}/{last[5:] if last[:4] == first[:4] else last}",
        what,
        record["place"] or "",
        _range(record["killed_low"], record["killed_high"]),
        _range(record["injured_low"], record["injured_high"]),
        record["verification"],
        str(record["n_sources"] or ""),
    )


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return f"{low} or more"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}-{high}"


def print_rows(head: tuple[str, ...], rows: list[tuple[str, ...]], *, err: bool = False, wrap: bool = False) -> None:
    """Print rows in columns; with ``wrap`` long cells go on below, so that the rows fit the terminal, or 100 columns."""
    table = [tuple(one_line(cell or "") for cell in row) for row in (head, *rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    if wrap:
        table, widths = _wrapped(table, widths)
    for row in table:
        _echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip(), err=err)


def _wrapped(table: list[tuple[str, ...]], widths: list[int]) -> tuple[list[tuple[str, ...]], list[int]]:
    """Give the rows with their long cells over several lines: the widest columns give way."""
    import shutil
    import textwrap
    from itertools import zip_longest

    room = max(_NARROWEST, shutil.get_terminal_size((_WIDTH, 0)).columns) - 2 * (len(widths) - 1)
    widths = list(widths)
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    lines: list[tuple[str, ...]] = []
    for row in table:
        cells = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(row, widths, strict=True)]
        lines += zip_longest(*cells, fillvalue="")
    return lines, widths


def _echo(text: str, *, nl: bool = True, err: bool = False) -> None:
    stream = sys.stderr if err else sys.stdout
    stream.write(text + "\n" if nl else text)
    stream.flush()


def say(message: str) -> None:
    """Print one line on standard error."""
    _echo(f"geo: {one_line(message)}", err=True)


def one_line(text: str) -> str:
    """Give text without line ends, escape sequences or other characters that a terminal would act on."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def progress() -> Callable[[int, int | None], None] | None:
    """Give a bar for what is downloaded, drawn on standard error; None where that is no terminal."""
    if not sys.stderr.isatty():
        return None
    shown = 0.0

    def draw(done: int, total: int | None) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown < 0.1 and done != total:
            return
        shown = now
        share = 0 if not total else min(30, 30 * done // total)
        bar = f"[{'#' * share}{' ' * (30 - share)}] " if total else ""
        of = f" of {total / 1e6:.1f}" if total else ""
        _echo(f"\r{bar}{done / 1e6:.1f}{of} MB", nl=done == total, err=True)

    return draw


def prepare() -> None:
    """Set up streams and logging for a command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    when_used(_show_warnings)


def _show_warnings() -> None:
    """Let warnings of the package be lines on standard error, and let no library print its own."""
    import logging

    from geo.cli.warned import Warned

    for noisy in ("trafilatura", "htmldate", "courlan", "charset_normalizer", "pyogrio", "matplotlib"):
        logging.getLogger(noisy).addHandler(logging.NullHandler())  # or Python prints what they log
    logger = logging.getLogger("geo")
    if not any(isinstance(handler, Warned) for handler in logger.handlers):
        logger.addHandler(Warned(logging.WARNING))


class Counted:
    """Documents; once they take over a second, their count on standard error where that is a terminal, and a summary.

    ``paths`` are those that they come from: where all are files or folders, their size tells what is left to do.
    ``failed`` is for what could not be read after all; ``foreign`` has, by id, the language of documents not in English.
    """

    def __init__(self, reader: DocumentReader, paths: Sequence[str] = ()) -> None:
        self._reader = reader
        self._paths = paths
        self.failed: list[Skipped] = []
        self.foreign: dict[str, str] = {}

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What the reader left out."""
        return self._reader.skipped

    def __iter__(self) -> Iterator[Document]:
        start = shown = time.monotonic()
        number = size = 0
        of: int | None = None
        for number, document in enumerate(self._reader, 1):
            if document.lang not in (None, "en"):
                self.foreign[document.id] = document.lang
            yield document
            size += len(document.text)
            now = time.monotonic()
            if now - start > 1 and now - shown > 0.2 and sys.stderr.isatty():
                of = total_bytes(self._paths) if shown == start else of
                shown = now
                line = progress_line(number, now - start, size, of, self._left_out())
                _echo(f"\r{line}", nl=False, err=True)
        seconds = time.monotonic() - start
        if shown != start:
            _echo(f"\r{' ' * 78}\r", nl=False, err=True)
        if seconds > 1 and (number >= _MANY or shown != start):
            rate = f"{number / seconds:.0f} a second"
            say(f"{number} documents in {duration(seconds)}, {rate}, {self._left_out()} skipped")

    def _left_out(self) -> int:
        return len(self.skipped) + len(self.failed)


def progress_line(number: int, seconds: float, size: int, of: int | None, skipped: int) -> str:
    """Documents, their rate, the time left where it can be told, those skipped.

    Examples
    --------
    >>> progress_line(500, 10.0, 1_000_000, 4_000_000, 2).strip()
    '500 documents, 50 a second, about 30 s left, 2 skipped'
    """
    left = f", about {duration(seconds * (of - size) / size)} left" if of and 0 < size < of else ""
    return f"{number} documents, {number / seconds:.0f} a second{left}, {skipped} skipped".ljust(78)


def total_bytes(paths: Sequence[str]) -> int | None:
    """Bytes of files and folders; None where there are others."""
    total = 0
    for path in map(Path, paths):
        if not path.exists():
            return None
        files = path.rglob("*") if path.is_dir() else (path,)
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total or None


def duration(seconds: float) -> str:
    """Give seconds in words."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
