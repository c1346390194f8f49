"""What ``geo events`` and ``geo places`` do, once their options are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from geo.cli.inputs import check_output, opened_documents, opened_events, place_lines_of
from geo.cli.printing import print_geojson, print_pieces
from geo.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.selection import Selection

__all__ = ["PLACES_SUFFIXES", "put_events", "put_places"]

PLACES_SUFFIXES = (".jsonl", ".ndjson", ".json")


def put_events(
    paths: Sequence[str],
    output: str,
    reading: Mapping[str, Any],
    *,
    per_document: bool = False,
    selection: Selection | None = None,
    choose: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] | None = None,
    table: Mapping[str, Any] | None = None,
) -> None:
    """Write the events of articles, or what ``choose`` makes of them, to a file or, for ``-``, to standard output.

    ``selection`` tells which events a project folder need not read; ``table`` has the options of
    `geo.export.write_events` for CSV.
    """
    from geo.export import events_text, write_events

    if output != "-":
        check_output(output, paths)
    with opened_events(tuple(paths), reading, per_document=per_document, selection=selection) as found:
        records = found if choose is None else choose(found)
        if output != "-":
            write_events(records, output, **(table or {}))
        elif per_document:
            print_pieces(events_text(records, ".jsonl"))
        else:
            print_geojson(records)


def put_places(paths: Sequence[str], output: str, reading: Mapping[str, Any], *, jobs: int | None = None) -> None:
    """Write the places of articles, one line a document."""
    from geo.export import write_text

    if output != "-":
        check_output(output, paths, suffixes=PLACES_SUFFIXES)
    with opened_documents(tuple(paths), reading) as documents:
        lines = place_lines_of(documents, jobs)
        if output == "-":
            print_pieces(lines)
        else:
            write_text(lines, output)
