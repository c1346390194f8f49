"""The verb ``geo export``: events, and the reports that they are made of, into a PostGIS database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from geo.cli.inputs import is_project_folder

__all__ = ["export"]


@click.command()
@click.argument("path", metavar="FOLDER_OR_EVENTS")
@click.argument("address", metavar="postgresql://...")
@click.option("--schema", metavar="NAME", default="geo", show_default=True, help="Database schema of the tables.")
def export(path: str, address: str, schema: str) -> None:
    """Write events and reports to a PostGIS database: tables are made, rows added or brought up to date.

    FOLDER_OR_EVENTS is a project folder of geo run, or a file that geo events wrote. All is one transaction; run twice
    it changes nothing. Leave the password to PGPASSWORD or ~/.pgpass, where others cannot read it.
    """
    from geo.export.postgis import is_database, write_postgis

    if not is_database(address):
        raise click.BadParameter("write postgresql://user@host:port/database", param_hint="'postgresql://...'")
    events, reports, gone = _records(path)
    for change in write_postgis(address, events, reports, gone=gone, schema=schema):
        click.echo(change)


def _records(path: str) -> tuple[Iterable[dict[str, Any]], Iterable[dict[str, Any]], list[str]]:
    """Give events, reports, and the ids of events that are no more."""
    if is_project_folder(path):
        from geo.archive import id_history, project_events, project_reports

        return project_events(path), project_reports(path), [change["old"] for change in id_history(path)]
    from geo.errors import SchemaError
    from geo.export import holds_events, read_events

    if not holds_events(path):
        raise SchemaError(f"{path}: no project folder and no file of events; make one with geo run or geo events")
    records = read_events(path)
    reports = [record for record in records if record.get("document_id") is not None]
    return [record for record in records if record.get("document_id") is None], reports, []
