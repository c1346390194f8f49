"""The whole flow on one page: documents -> events.

::

    for each document:
        mentions  = find_mentions(document)           which words name places
        locations = geocode(mentions, ...)            where those places are
        reports   = extract_reports(document, ...)    what happened there, who says so
    events = fuse(reports)                            one event, however many reports
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.errors import DocumentError
from geo.fusion import fuse, sketch
from geo.gazetteer import load_index
from geo.geocoding import Lookup, geocode
from geo.lean import NamedTuple, replace
from geo.logs import logger
from geo.mentions import Recogniser, as_written, find_mentions, with_case
from geo.model import Document, Location, Report, Result, Skipped
from geo.reports import EventTypes, extract_reports, load_event_types

__all__ = ["Reading", "read_document", "read_reports", "run"]


_log = logger(__name__)
_BLANKS = "\t\u00a0\u2002\u2003\u2007\u2009\u202f"  # of other widths than a space
_DOUBTFUL = 0.1  # names this likely may be the site of an event that the text tells of


class Reading(NamedTuple):
    """What was read in one document, stage by stage."""

    document: Document
    locations: tuple[Location, ...]
    reports: tuple[Report, ...]


def run(
    documents: Iterable[Document],
    *,
    recogniser: Recogniser | None = None,
    gazetteer: Lookup | None = None,
    event_types: EventTypes | None = None,
    country_prior: str | None = None,
) -> Result:
    """Read documents and give the events they report, each once.

    Parameters
    ----------
    documents : iterable of Document
        For example from `read_documents`. A reader's own ``skipped`` is carried over.
    recogniser : callable, optional
        ``recogniser(document) -> iterable of Span``: another finder of place names.
    gazetteer : object, optional
        Anything with ``lookup(name) -> sequence of Place``. Default: the shipped one.
    event_types : EventTypes, optional
        Triggers of the types of events. Default: those in ``data/event_types``.
    country_prior : str, optional
        ISO 3166-1 alpha-2 code of the country that the documents are mostly about.

    Returns
    -------
    Result
        Events in the order of their days; reports in the order of the documents; what was skipped and why.

    Examples
    --------
    >>> from geo import Document, run
    >>> text = "Shelling killed two people in Kherson, the governor said."
    >>> event = run([Document(id="a", text=text)]).events[0]
    >>> event.kind, event.place.name, event.killed.low, event.injured.low
    ('strike', 'Kherson', 2, None)
    """
    if isinstance(documents, str | Document):
        raise DocumentError(f"{documents!r:.60}: documents are wanted, not a path; use run(read_documents(path))")
    reports: list[Report] = []
    failed: list[Skipped] = []
    for outcome in read_reports(
        documents, recogniser=recogniser, gazetteer=gazetteer, event_types=event_types, country_prior=country_prior
    ):
        if isinstance(outcome, Skipped):
            failed.append(outcome)
        else:
            reports.extend(outcome)
    skipped: tuple[Skipped, ...] = (*getattr(documents, "skipped", ()), *failed)
    return Result(events=fuse(reports), reports=tuple(reports), skipped=skipped)


def read_reports(
    documents: Iterable[Document],
    *,
    recogniser: Recogniser | None = None,
    gazetteer: Lookup | None = None,
    event_types: EventTypes | None = None,
    country_prior: str | None = None,
) -> Iterator[tuple[Report, ...] | Skipped]:
    """Give of each document its reports, or why it could not be read."""
    types = event_types or load_event_types()
    places = gazetteer or load_index()
    for document in documents:
        try:
            reading = read_document(
                document, recogniser=recogniser, gazetteer=places, event_types=types, country_prior=country_prior
            )
        except Exception as error:
            _log.exception("%s: could not be read", document.id)
            reason = f"could not be read ({type(error).__name__}: {error}); this is a fault of geo: please report it"
            yield Skipped(document_id=document.id, stage="reading", reason=reason)
        else:
            yield reading.reports


def read_document(
    document: Document,
    *,
    recogniser: Recogniser | None = None,
    gazetteer: Lookup | None = None,
    event_types: EventTypes | None = None,
    country_prior: str | None = None,
) -> Reading:
    """Read one document: its places and what it reports of events."""
    if isinstance(document.published, str):
        day = document.published
        raise DocumentError(
            f"{document.id}: published is the text {day!r:.40}; give a date, as datetime.date.fromisoformat({day!r:.40})"
        )
    places = gazetteer or load_index()
    cased = with_case(document, places)
    plain = replace(cased, text=_with_plain_blanks(cased.text))
    mentions = find_mentions(plain, recogniser=recogniser, gazetteer=places, doubtful=_DOUBTFUL)
    locations = geocode(mentions, plain, gazetteer=places, country_prior=country_prior)
    reports = extract_reports(cased, locations, event_types or load_event_types())
    if cased is not document:
        locations, reports = as_written(locations, document.text), _quoting(reports, document.text)
    return Reading(document=document, locations=locations, reports=_with_sketch(reports, document.text))


def _with_plain_blanks(text: str) -> str:
    """Give the text with spaces in the place of other blanks; of the same length, so that offsets stay."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text


def _quoting(reports: tuple[Report, ...], text: str) -> tuple[Report, ...]:
    """Give the reports with the words of the text itself, where they were read in one with other capitals."""
    out, low = [], text.lower()
    for report in reports:
        evidence = tuple(replace(e, quote=text[e.span.start : e.span.end]) for e in report.evidence)
        place = report.place
        at = low.find(place.text.lower()) if place else -1
        if place and at >= 0:
            place = replace(place, text=text[at : at + len(place.text)])
        out.append(replace(report, evidence=evidence, place=place))
    return tuple(out)


def _with_sketch(reports: tuple[Report, ...], text: str) -> tuple[Report, ...]:
    """Give the reports with a sketch of the text that they are from, by which copies of it are known."""
    if not reports:
        return reports
    source = replace(reports[0].source, wire=sketch(text))
    return tuple(replace(report, source=source) for report in reports)
