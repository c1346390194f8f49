"""The command ``geo``: parse, call one public function, print.

Only click is imported here; each verb imports what it needs, so that ``geo --help`` is quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.cli.export import export
from geo.cli.inputs import check_output, opened_documents, opened_events
from geo.cli.map import Choose, map_
from geo.cli.options import corrections_option, jobs_option, publishing_options, reading_options
from geo.cli.printing import one_line, prepare, print_rows, progress, say
from geo.cli.run import run
from geo.cli.verbs import put_events, put_places
from geo.errors import DocumentError, GeoError
from geo.logs import use

if TYPE_CHECKING:
    from geo.evaluate import Score
    from geo.model import Document

__all__ = ["main"]

MOST_EXPLAINED = 50  # documents on one page

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class _Group(click.Group):
    """A `GeoError` is one line and exit code 1, bad usage one line and 2; anything else is a bug with its traceback."""

    def make_context(self, *given: Any, **options: Any) -> click.Context:
        with _one_line_usage():
            return super().make_context(*given, **options)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _one_line_usage():
                return super().invoke(ctx)
        except GeoError as error:
            say(str(error))
            raise click.exceptions.Exit(1) from error


class _BadUsage(click.UsageError):
    """Bad usage told in one line."""

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's own form
        say(self.message)


@contextmanager
def _one_line_usage() -> Iterator[None]:
    try:
        yield
    except (_BadUsage, click.exceptions.NoArgsIsHelpError):  # told already; `geo` alone is asking for help
        raise
    except click.UsageError as error:
        asked = error.ctx.command_path if error.ctx else "geo"
        what = " ".join(error.format_message().split()).rstrip(".")
        raise _BadUsage(f"{what}; see {asked} --help", error.ctx) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda *given: _version(*given),
    help="Show the versions of package and data, and exit.",
)
def main() -> None:
    """News text in, a map of events out.

    PATHs are files (.txt .md .html .jsonl .json .csv .xml), folders, http(s) addresses, or - for standard input. Exit
    code 0: all is well; 1: nothing readable, or an output cannot be written; 2: bad usage; 3: done, but documents were
    skipped, each named on standard error.
    """
    prepare()
    use()  # what these commands load logs by itself


main.add_command(map_)
main.add_command(export)
main.add_command(run)


@main.command()
@reading_options
@jobs_option
@publishing_options
@corrections_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    show_default=True,
    help="Format by suffix: .geojson .jsonl .csv .parquet .gpkg .kml; - is GeoJSON on standard output.",
)
@click.option("--per-document", is_flag=True, help="Write reports, what each document says, not merged into events.")
@click.option(
    "--columns",
    "columns_of",
    type=click.Choice(["geo", "ucdp", "acled"]),
    default="geo",
    show_default=True,
    help="Columns of a CSV file: our own, or as UCDP GED or ACLED have them.",
)
@click.option("--hxl", is_flag=True, help="Put a row of HXL hashtags under the head of a CSV file; so does .hxl.csv.")
def events(paths: tuple[str, ...], output: str, per_document: bool, choose: Choose, **reading: Any) -> None:
    """Read articles and write the events in them, each once, as data."""
    selection = reading.pop("selection")
    table = {"columns": reading.pop("columns_of"), "hxl": reading.pop("hxl")}
    if table != {"columns": "geo", "hxl": False} and not output.lower().endswith(".csv"):
        raise click.UsageError(f"--columns and --hxl are for tables; end the name {output} with .csv")
    put_events(paths, output, reading, per_document=per_document, selection=selection, choose=choose, table=table)


@main.command()
@reading_options
@jobs_option
@click.option(
    "-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to: .jsonl; - is standard output."
)
def places(paths: tuple[str, ...], output: str, jobs: int | None, **reading: Any) -> None:
    """Find every place name and where it is: one JSON line a document.

    A document with spans gets those resolved instead.
    """
    put_places(paths, output, reading, jobs=jobs)


@main.command()
@reading_options
@click.option(
    "-o", "--output", metavar="FILE", default="explain.html", show_default=True, help="The page to write: .html."
)
@click.option("--id", "identifier", metavar="ID", help="Which document, where PATH holds several.")
@click.option(
    "--places", "only_places", is_flag=True, help="Show every place that each name may mean, and the reasons."
)
def explain(paths: tuple[str, ...], output: str, identifier: str | None, only_places: bool, **reading: Any) -> None:
    """Show articles with their places and evidence marked, why each was read so, and why reports were merged or not."""
    from geo.explain import explain_page
    from geo.explain.candidates import candidates_page
    from geo.export import write_text
    from geo.fusion import fuse
    from geo.pipeline import read_document

    check_output(output, paths, suffixes=(".html", ".htm"))
    with opened_documents(paths, reading) as documents:
        chosen = _chosen(documents, identifier)
        if only_places:
            write_text([candidates_page([read_document(replace(each, spans=None)) for each in chosen])], output)
            return
        readings = [read_document(document) for document in chosen]
        events = fuse(report for each in readings for report in each.reports)
        write_text([explain_page(readings, events)], output)


@main.group()
def data() -> None:
    """Look at the data that the package holds, and install more."""


@data.command("list")
def list_() -> None:
    """List the files of data with their rows, licence and source, and the packs installed."""
    from geo.datasets import data_version, datasets
    from geo.installed import installed

    click.echo(f"data {data_version()}")
    head = ("file", "rows", "source", "licence")
    rows: list[tuple[str, ...]] = [
        (d.path, "" if d.rows is None else str(d.rows), ", ".join(d.packages or d.sources), d.licence)
        for d in datasets()
    ]
    print_rows(head, rows, wrap=True)
    if packs := installed():
        click.echo()
        told: list[tuple[str, ...]] = [(p.name, str(p.rows), p.source, p.licence, p.retrieved) for p in packs]
        print_rows(("pack", "rows", "source", "licence", "retrieved"), told, wrap=True)
        for pack in packs:
            click.echo(f"{pack.name} sha256 {pack.sha256}")


@data.command()
@click.argument("kind", type=click.Choice(["geonames", "boundaries"]))
@click.option("--country", metavar="CODE", required=True, help="ISO 3166-1 code of two letters, such as UA.")
@click.option("--from-file", metavar="FILE", type=FILE, help="Install this file; the network is not used.")
@click.option("--names", is_flag=True, help="With geonames: its longer list of alternate names too.")
@click.option("--names-file", metavar="FILE", type=FILE, help="The same from a file (alternateNamesV2).")
@click.option("--sha256", metavar="HEX", help="What the file must have; otherwise it is not used.")
@click.option("--base-url", metavar="URL", help="A mirror of GeoNames' dump or of geoBoundaries' API.")
def install(kind: str, country: str, **where: Any) -> None:
    """Get a whole country of GeoNames, or its second-level boundaries, into the user's data folder.

    The folder is GEO_DATA_HOME, or the platform's own. Nothing else that geo does fetches data. An interrupted
    download goes on where it broke off; what was installed before stays until the new pack is whole.
    """
    from geo.packs import Order, install

    if where["from_file"] is not None and where["names"]:
        raise click.UsageError("--names would use the network; give --names-file with --from-file")
    if kind == "boundaries" and (where["names"] or where["names_file"]):
        raise click.UsageError("--names and --names-file go with geonames, not with boundaries")
    pack = install(Order(kind=kind, country=country.upper(), **where), progress=progress())
    click.echo(f"installed {pack.name}: {pack.rows} places, {pack.licence}, sha256 {pack.sha256}, in {pack.path}")


@data.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove an installed pack; NAME as geo data list gives it."""
    from geo.packs import remove

    remove(name)
    click.echo(f"removed {name}")


@data.command()
def check() -> None:
    """Check that the files of data are whole and are those that were released."""
    from geo.datasets import check as problems_of
    from geo.datasets import datasets
    from geo.errors import DataError
    from geo.installed import installed

    problems = problems_of()
    for problem in problems[:-1]:
        say(problem)
    if problems:
        raise DataError(problems[-1])
    click.echo(f"{len(datasets())} files of data are as released")
    for pack in installed():
        click.echo(f"{pack.name} is as installed")


def _version(ctx: click.Context, _option: click.Parameter, given: bool) -> None:
    if not given:
        return
    from geo import __version__
    from geo.datasets import data_version

    click.echo(f"geo {__version__}, data {data_version()}")
    ctx.exit()


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--corpora", metavar="FOLDER", type=FOLDER, help="Folder with corpora of place names: LGL.xml, GeoVirus.xml."
)
@click.option("--gold", metavar="FILE", type=FILE, help="Your coded events: CSV or JSON lines.")
@click.option("--published", metavar="DAY", help="Day of the articles at PATH that do not state it.")
def evaluate(paths: tuple[str, ...], corpora: Path | None, gold: Path | None, published: str | None) -> None:
    """Measure the package on corpora and coded texts, against its floors; what is absent is named and left out.

    With --gold and PATH, articles or files of events, sets your coded events beside what is read there: which were
    found, missed, extra, and where fields differ. Exit code 1 where a score is below its floor.
    """
    from geo.evaluate import evaluate as scores_of
    from geo.evaluate import has_texts

    if paths and gold is None:
        raise click.UsageError("PATH is compared with coded events; name them with --gold")
    if gold is not None and (paths or not has_texts(gold)):
        if not paths:
            raise click.UsageError(f"{gold} has no texts; give the articles or the events to compare it with as PATH")
        _print_comparison(paths, gold, published)
        return
    scores = scores_of(corpora, gold)
    print_rows(("suite", "measure", "score", "floor", "of", "note"), [_score_row(score) for score in scores])
    below = [score.name for score in scores if score.below]
    if below:
        raise GeoError(f"below their floors: {', '.join(below)}; mend what made them fall, or say why in a commit")


def _score_row(score: Score) -> tuple[str, ...]:
    value = "absent" if score.value is None else f"{score.value:.3f}"
    floor = "" if score.floor is None else f"{score.floor:.3f}"
    note = " ".join(filter(None, ("BELOW ITS FLOOR" if score.below else "", score.note)))
    return score.suite, score.name, value, floor, str(score.n or ""), note


def _print_comparison(paths: tuple[str, ...], gold: Path, published: str | None) -> None:
    from geo.evaluate import compare, read_coded

    coded = read_coded(gold)
    with opened_events(paths, {"published": published} if published else {}) as records:
        comparison = compare(coded, records)
        rows: list[tuple[str, ...]] = [(name, f"{value:.3f}", str(n)) for name, (value, n) in comparison.scores.items()]
        print_rows(("measure", "score", "of"), rows)
        for line in comparison.lines():
            click.echo(one_line(line))


def _chosen(documents: Iterable[Document], identifier: str | None) -> list[Document]:
    """Give the documents to explain: the one named, or all, if they are few enough for a page."""
    found = list(islice((d for d in documents if identifier in (None, d.id)), MOST_EXPLAINED + 1))
    if len(found) > MOST_EXPLAINED:
        raise DocumentError(f"over {MOST_EXPLAINED} documents there, too many for one page; name one with --id")
    if not found and identifier is not None:
        raise DocumentError(f"--id {identifier}: no document of that id there; leave --id out to see those there are")
    if not found:
        raise DocumentError("no document there that can be read; give one that has text")
    return found
