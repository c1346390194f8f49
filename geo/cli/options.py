"""The options that verbs share, checked as they are parsed: how articles are read, which events are wanted."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from geo.model import EVENT_KINDS

__all__ = ["corrections_option", "jobs_option", "publishing_options", "reading_options", "selection_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _checked_day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from geo.documents.dates import parse_published

    if value is not None and parse_published(value)[0] is None:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2026-01-24")
    return value


def _checked_language(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from geo.documents.languages import READ_LANGUAGES, language_code

    if value is not None and language_code(value) not in READ_LANGUAGES:
        raise click.BadParameter(f"{value!r} is not read; give one of {', '.join(READ_LANGUAGES)}")
    return value


def _checked_columns(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    from geo.documents import FIELDS

    columns = dict(value.partition("=")[::2] for value in values)
    for field, name in columns.items():
        if field not in FIELDS or not name:
            raise click.BadParameter(
                f"{field}={name} does not name a field; write one of {', '.join(FIELDS)}, as in text=body"
            )
    return columns


def reading_options(command: Command) -> Command:
    """Add the options that say how articles are read."""
    options = (
        click.argument("paths", metavar="PATH...", nargs=-1, required=True),
        click.option(
            "--published",
            metavar="DAY",
            callback=_checked_day,
            help="Day of documents that do not state it: 2026-01-24.",
        ),
        click.option("--source", metavar="NAME", help="Outlet of documents that do not state it."),
        click.option(
            "--lang",
            metavar="CODE",
            callback=_checked_language,
            help="Language of documents that do not state it: en, uk, ru.",
        ),
        click.option(
            "--max-mb",
            metavar="MB",
            type=click.FloatRange(min=0, min_open=True),
            default=20,
            show_default=True,
            help="Skip documents with more text than this.",
        ),
        click.option(
            "--column",
            "columns",
            metavar="FIELD=NAME",
            multiple=True,
            callback=_checked_columns,
            help="Name of a field in CSV or JSON, as in text=body. May be repeated.",
        ),
        click.option(
            "--allow-private", is_flag=True, help="Let http(s) addresses lead to private networks and this computer."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _read_by(parser: str, **options: Any) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Give a callback that reads a value, or each of several, by a parser of `geo.selection`."""

    def callback(_ctx: click.Context, _option: click.Parameter, value: Any) -> Any:
        from geo import selection
        from geo.errors import GeoError

        read = functools.partial(getattr(selection, parser), **options)
        try:
            return tuple(map(read, value)) if isinstance(value, tuple) else value and read(value)
        except GeoError as error:
            raise click.BadParameter(str(error)) from error

    return callback


_SELECTED = {
    "since": "since",
    "until": "until",
    "type": "types",
    "adm1": "adm1",
    "country": "countries",
    "bbox": "bbox",
}


def selection_options(command: Command) -> Command:
    """Add the options that say which events are wanted; the command gets them as one ``selection``."""

    @functools.wraps(command)
    def selected(*arguments: Any, **given: Any) -> Any:
        from geo.errors import GeoError
        from geo.selection import Selection

        wanted = {name: given.pop(option) for option, name in _SELECTED.items()}
        try:
            selection = Selection(**wanted)
        except GeoError as error:
            raise click.UsageError(str(error)) from error
        return command(*arguments, selection=selection, **given)

    options = (
        click.option(
            "--since",
            metavar="DAY",
            callback=_read_by("parse_day"),
            help="Only events on or after: 2026-01-24, 2026-01.",
        ),
        click.option(
            "--until", metavar="DAY", callback=_read_by("parse_day", last=True), help="Only events on or before."
        ),
        click.option(
            "--type",
            metavar="TYPE",
            type=click.Choice(EVENT_KINDS),
            multiple=True,
            help="Only events of this type; may be repeated.",
        ),
        click.option(
            "--adm1",
            metavar="UNIT",
            multiple=True,
            help="Only this oblast or region: UA-63, or its name; may be repeated.",
        ),
        click.option(
            "--country",
            metavar="CODE",
            multiple=True,
            callback=_read_by("parse_country"),
            help="Only this country: UA; may be repeated.",
        ),
        click.option(
            "--bbox", metavar="W,S,E,N", callback=_read_by("parse_bbox"), help="Only points in this box of degrees."
        ),
    )
    for option in reversed(options):
        selected = option(selected)
    return selected  # type: ignore[return-value]


def publishing_options(command: Command) -> Command:
    """Add the options that make events safer to publish; the command gets ``choose``, what to do with records."""

    @functools.wraps(command)
    def published(*arguments: Any, **given: Any) -> Any:
        selection = given.pop("selection")
        coarse = {name: given.pop(name) for name in ("round_km", "settlement_only")}

        def choose(records: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
            from geo.selection import select

            chosen = select(records, selection)
            if not any(coarse.values()):
                return list(chosen)
            from geo.publishing import coarsened

            return coarsened(chosen, **coarse)

        return command(*arguments, choose=choose, selection=selection, **given)

    options = (
        click.option(
            "--round-km",
            metavar="N",
            type=click.FloatRange(min=1, max=500),
            help="Publish safely: points to a grid of N km, no quotes, no names of sites.",
        ),
        click.option(
            "--settlement-only",
            is_flag=True,
            help="Publish safely: points on their settlement, no quotes, no names of sites.",
        ),
    )
    for option in reversed(options):
        published = option(published)
    return selection_options(published)  # type: ignore[return-value]


def corrections_option(command: Command) -> Command:
    """Add the option that names a file of corrections."""
    return click.option(
        "--corrections",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="Move, retype, reject, confirm, merge or split events by id: CSV or JSON lines.",
    )(command)


def jobs_option(command: Command) -> Command:
    """Add the option that says by how many processes many documents are read."""
    return click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="Read many documents by N processes.  [default: the cores]",
    )(command)
