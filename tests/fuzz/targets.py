"""What is fuzzed: bytes in, nothing out; whatever is raised is a fault, for a `GeoError` is caught here."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from geo.documents.dates import find_dateline, parse_published
from geo.documents.drafts import Defaults, Draft, Problem, to_document
from geo.documents.formats import read_input
from geo.documents.languages import detect_language
from geo.documents.paths import Input, find_inputs
from geo.errors import GeoError
from geo.explain import explain_page
from geo.export import events_text, read_events
from geo.fusion import fuse
from geo.gazetteer import load_index
from geo.geocoding import geocode
from geo.mentions import find_mentions
from geo.model import Document, Span
from geo.pipeline import read_document
from geo.records import event_record, report_record

__all__ = ["TARGETS"]

SUFFIXES = ("", ".txt", ".md", ".jsonl", ".json", ".csv", ".xml")
LIMITS = Defaults(max_bytes=10_000)
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # files that never reach a disk
_FOLDER = Path(tempfile.mkdtemp(prefix="geo-fuzz-", dir=_MEMORY))


def readers(data: bytes) -> None:
    """The first byte is the kind of file, the rest its content."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    _read(Input(id="f" + suffix, suffix=suffix, open=lambda: io.BytesIO(data[1:])))


def pages(data: bytes) -> None:
    """A page of HTML, through the extractor of articles."""
    _read(Input(id="f.html", suffix=".html", open=lambda: io.BytesIO(data)))


def _read(found: Input | Problem) -> None:
    for item in [found] if isinstance(found, Problem) else read_input(found, LIMITS):
        outcome = to_document(item, LIMITS) if isinstance(item, Draft) else item
        if isinstance(outcome, Problem):
            assert outcome.reason, outcome
        else:
            outcome.document.text.encode("utf-8")
            json.dumps(outcome.document.id)


def archives(data: bytes) -> None:
    """A packed file: the first byte says which kind."""
    path = _FOLDER / ("a.zip" if data[:1] < b"\x80" else "a.txt.gz")
    path.write_bytes(data[1:])
    for found in find_inputs([str(path)]):
        _read(found)


def small(data: bytes) -> None:
    """Dates and languages."""
    text = data.decode("utf-8", "replace")
    day, moment = parse_published(text)
    assert moment is None or day is not None
    find_dateline(text)
    detect_language(text)


def articles(data: bytes) -> None:
    """A text, through the whole reading and every writer of text; offsets lead back to their quotes."""
    text = data.decode("utf-8", "replace")
    document = Document(id="f", text=text, title=text[:40], published=date(2026, 1, 24), source="s", url="http://x/")
    reading = read_document(document)
    for report in reading.reports:
        report_record(report)
        for evidence in report.evidence:
            assert text[evidence.span.start : evidence.span.end] == evidence.quote
    events = fuse(reading.reports)
    records = [event_record(event) for event in events]
    for suffix in (".geojson", ".jsonl", ".csv", ".kml"):
        "".join(events_text(records, suffix)).encode("utf-8")
    if len(data) % 8 == 0:
        explain_page(reading, events)


def spans(data: bytes) -> None:
    """A text with place names that the caller marked, anywhere."""
    text = data[4:].decode("utf-8", "replace")
    marks = sorted(min(byte, len(text)) for byte in data[:4])
    given = tuple(Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False))
    document = Document(id="f", text=text, spans=given)
    index = load_index()
    found = geocode(find_mentions(document, gazetteer=index), document, gazetteer=index)
    assert len(found) >= len(set(given)) or not given


def edited(data: bytes) -> None:
    """A file of events, as an editor may have left it, and every writer of text on what was read."""
    path = _FOLDER / ("e.geojson" if data[:1] < b"\x80" else "e.jsonl")
    path.write_bytes(data[1:])
    with suppress(GeoError):
        records = read_events(path)
        for suffix in (".geojson", ".jsonl", ".csv", ".kml"):
            "".join(events_text(records, suffix)).encode("utf-8")


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (readers, pages, archives, small, articles, spans, edited)
}
