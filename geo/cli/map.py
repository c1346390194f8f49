"""The verb ``geo map``: events read or extracted, chosen, and drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from geo.cli.inputs import Records, check_output, opened_events
from geo.cli.options import corrections_option, jobs_option, publishing_options, reading_options
from geo.cli.printing import print_events, print_geojson

if TYPE_CHECKING:
    from geo.selection import Selection

__all__ = ["map_"]

Choose = Callable[[Iterable[Mapping[str, Any]]], Records]

PAGES = (".html", ".htm")
PICTURES = (".png", ".svg", ".pdf")


def _checked_tiles(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from geo.errors import GeoError

    if value is None:
        return None
    from geo.maps.tiles import read_tiles

    try:
        return read_tiles(value).url
    except GeoError as error:
        raise click.BadParameter(str(error)) from error


@click.command("map")
@reading_options
@jobs_option
@publishing_options
@corrections_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="map.html",
    show_default=True,
    help="A page (.html) or a still picture (.png .svg .pdf).",
)
@click.option("--events", "events_file", metavar="FILE", help="Write the events too, as geo events does.")
@click.option("--title", metavar="TEXT", help="Heading of the map.")
@click.option(
    "--language", type=click.Choice(["en", "uk"]), default="en", show_default=True, help="Language of the map."
)
@click.option("--tiles", is_flag=True, help="Offer OpenStreetMap online, off until the reader turns it on.")
@click.option(
    "--tiles-url", metavar="URL", callback=_checked_tiles, help="Offer these tiles: https://host/{z}/{x}/{y}.png."
)
@click.option("--tiles-credit", metavar="NAME", help="Whom the page names for them.")
def map_(
    paths: tuple[str, ...], output: str, events_file: str | None, choose: Choose, selection: Selection, **given: Any
) -> None:
    """Read articles, find the events in them, and draw these on a map that works with no network.

    Prints a table of the events. PATH may also be one file of events that geo events wrote, perhaps edited since.
    """
    from geo.export import write_events

    drawing = {name: given.pop(name) for name in ("title", "language", "tiles_credit")}
    tiles, url = given.pop("tiles"), given.pop("tiles_url")
    drawing["tiles"] = url or ("osm" if tiles else None)
    _check_outputs(output, events_file, paths)
    picture = output.lower().endswith(PICTURES)
    if picture and drawing["tiles"]:
        raise click.UsageError(f"--tiles are for a page; leave them out, or name a page instead of {output}")
    with opened_events(paths, given, selection=selection) as found:
        records = choose(found)
        if picture:
            _save_picture(records, output, selection, drawing)
        else:
            _save_page(records, output, drawing)
        if events_file == "-":
            print_geojson(records)
        elif events_file is not None:
            write_events(records, events_file)
        print_events(records, err=events_file == "-")


def _check_outputs(output: str, events_file: str | None, paths: tuple[str, ...]) -> None:
    from geo.export import SUFFIXES

    hint = "; for data use geo events, or --events" if output.lower().endswith(SUFFIXES) else ""
    check_output(output, paths, suffixes=PAGES + PICTURES, hint=hint)
    if events_file is not None and events_file != "-":
        check_output(events_file, paths, option="--events")


def _save_page(records: Records, output: str, drawing: dict[str, Any]) -> None:
    from geo.export.atomic import written
    from geo.maps import to_map

    page = to_map(records, **drawing)
    with written(output) as beside:
        page.save(str(beside))


def _save_picture(records: Records, output: str, selection: Selection, drawing: dict[str, Any]) -> None:
    from geo.pictures import write_picture

    write_picture(records, output, title=drawing["title"], language=drawing["language"], bbox=selection.bbox)
