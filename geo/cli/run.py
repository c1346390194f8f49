"""The verb ``geo run``: a project folder brought up to date with archives, told of, verified."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from geo.cli.inputs import EXIT_SKIPPED, tell_skipped, tell_unread
from geo.cli.options import jobs_option, reading_options
from geo.cli.printing import duration, print_rows, progress_line, say, total_bytes
from geo.errors import DocumentError

if TYPE_CHECKING:
    from geo.archive import Progress, Summary

__all__ = ["run"]


@click.command()
@reading_options
@jobs_option
@click.option("--into", metavar="FOLDER", help="The project folder, or an fsspec address; made where there is none.")
@click.option(
    "--engine",
    metavar="NAME",
    default="local",
    show_default=True,
    help="local, dask, or dask:ADDRESS of a running scheduler.",
)
@click.option(
    "--part-size",
    metavar="N",
    type=click.IntRange(min=1),
    default=250,
    show_default=True,
    help="Documents of a part; some thousands for an object store.",
)
@click.option("--status", "asked", flag_value="status", help="Tell what the project folder PATH holds.")
@click.option("--verify", "asked", flag_value="verify", help="Check the files of the project folder PATH.")
def run(paths: tuple[str, ...], into: str | None, asked: str | None, **given: Any) -> None:
    """Read archives into a project folder: run again, only what is new or changed is read, and merged.

    PATHs are archives: files, folders, fsspec addresses. A run that is stopped, in whatever way, is taken up by the next.
    geo map and geo events read the folder.
    """
    if asked is not None:
        if len(paths) != 1 or into is not None:
            raise click.UsageError(f"--{asked} wants one project folder, and no --into")
        _print_status(paths[0]) if asked == "status" else _print_problems(paths[0])
        return
    if into is None:
        raise click.UsageError("name the project folder: geo run ARCHIVE... --into FOLDER")
    _run(paths, into, given)


def _run(paths: tuple[str, ...], into: str, given: dict[str, Any]) -> None:
    from geo.archive import run_archive
    from geo.documents import reading_defaults, warn_of

    engine, jobs, part_size = (given.pop(name) for name in ("engine", "jobs", "part_size"))
    defaults = reading_defaults(**given)
    drawn = _Drawn(paths)
    start = time.monotonic()
    try:
        done = run_archive(
            paths, into, engine=engine, jobs=jobs, defaults=defaults, part_documents=part_size, tell=drawn
        )
    except DocumentError as error:
        drawn.clear()
        tell_skipped(error.skipped[1:])  # the message names the first
        raise
    finally:
        drawn.clear()
    warn_of(done.renamed, done.unclear)
    tell_unread(done.foreign)
    tell_skipped(done.skipped)
    _print_summary(done, into, time.monotonic() - start)
    if done.skipped or done.skipped_before:
        raise click.exceptions.Exit(EXIT_SKIPPED)


class _Drawn:
    """A line of progress on standard error, where that is a terminal."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self._paths = paths
        self._start = self._shown = time.monotonic()
        self._of: int | None = None

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._shown < 0.5:
            return
        if self._shown == self._start:
            self._of = total_bytes(self._paths)
        self._shown = now
        line = f"{progress.step} ...".ljust(78)
        if progress.step == "reading":
            line = progress_line(progress.read, now - self._start, progress.characters, self._of, progress.skipped)
        click.echo(f"\r{line}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown != self._start:
            click.echo(f"\r{' ' * 78}\r", nl=False, err=True)


def _print_summary(done: Summary, into: str, seconds: float) -> None:
    rate = f", {done.read / seconds:.0f} a second" if done.read else ""
    again = f", {done.skipped_before} skipped before" if done.skipped_before else ""
    say(
        f"read {done.read} of {done.documents} documents in {duration(seconds)}{rate}; {len(done.skipped)} skipped{again}"
    )
    if done.stale:
        say(
            f"warning: {done.stale} documents of archives not named were read by other versions; name these to read them anew"
        )
    say(
        f"{into}: {done.events} events of {done.reports} reports; {done.copies} near copies, {done.gone} documents gone"
    )


def _print_status(folder: str) -> None:
    from geo.archive import status

    held = status(folder)
    rows: list[tuple[str, ...]] = [
        ("made by", held.versions),
        ("runs that changed it", str(held.generation)),
        ("documents", f"{held.documents}, of which {held.skipped} skipped, {held.copies} near copies of others"),
        (
            "not in English, without events",
            ", ".join(f"{code} {number}" for code, number in held.foreign.items()) or "0",
        ),
        *((f"  {name}", str(number)) for name, number in held.archives.items()),
        ("parts", f"{held.parts}, of which {held.stale} of other versions; {held.unmerged} not merged yet"),
        ("reports", str(held.reports)),
        ("events", f"{held.events}, {held.first or '-'} to {held.last or '-'}"),
        ("ids changed", str(held.changed_ids)),
    ]
    print_rows(("", folder), rows)


def _print_problems(folder: str) -> None:
    from geo.archive import verify
    from geo.errors import DataError

    problems = verify(folder)
    for problem in problems[:-1]:
        say(problem)
    if problems:
        raise DataError(problems[-1])
    click.echo(f"{folder} is whole")
