"""The options of the verbs that read articles, checked as they are parsed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["reading_options"]

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
