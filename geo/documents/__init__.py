"""Files, folders, standard input and addresses in, `Document`s out.

::

    paths -> inputs (paths.py) -> drafts (formats.py, webpages.py, feeds.py) -> documents (drafts.py)

Whatever cannot be read is left out and named in ``skipped``; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from geo.documents.dates import parse_published
from geo.documents.drafts import Defaults, Draft, Problem, to_document
from geo.documents.formats import FIELDS, read_input
from geo.documents.identity import Identities, text_digest
from geo.documents.languages import READ_LANGUAGES, language_code
from geo.documents.paths import Input, find_inputs
from geo.errors import DocumentError
from geo.lean import replace
from geo.logs import logger
from geo.model import Document, Skipped

__all__ = ["FIELDS", "DocumentReader", "read_documents", "reading_defaults", "warn_of"]

log = logger(__name__)

MEGABYTE = 1_000_000


def read_documents(
    paths: str | Path | Iterable[str | Path],
    *,
    published: date | str | None = None,
    source: str | None = None,
    lang: str | None = None,
    max_mb: float = 20,
    columns: Mapping[str, str] | None = None,
    allow_private: bool = False,
) -> DocumentReader:
    """Read articles from files, folders, standard input or addresses, one after the other.

    Parameters
    ----------
    paths : str, Path or iterable of them
        Files (``.txt .md .html .jsonl .json .csv .xml``, also ``.gz``), folders, ``.zip``
        archives, ``"-"`` for standard input, ``http(s)`` addresses. Only an address uses the network.
    published, source, lang : optional
        Given to documents that do not say it themselves: the day (ISO), the outlet, the
        language (``en``, ``uk`` or ``ru``).
    max_mb : float
        Documents with more text than this (million bytes) are skipped.
    columns : mapping, optional
        Field to the name it has in CSV and JSON: ``{"text": "body", "published": "day"}``.
    allow_private : bool
        Let addresses lead to private networks and this computer.

    Returns
    -------
    DocumentReader
        An iterator of `Document`; its ``skipped`` says what was left out, and why.

    Raises
    ------
    DocumentError
        An option makes no sense; or, at the end of the iteration, nothing was readable.

    Notes
    -----
    A document's id is its own or its path as given, relative to the folder named. The
    second of two equal ids with other text becomes ``id#2``; the same id with the same
    text is given once.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("KYIV, Jan. 24, 2026 (Reuters) - Two people were hurt.")
    >>> _ = (folder / "b.txt").write_text("")
    >>> documents = read_documents(folder)
    >>> [(d.id, d.published) for d in documents]
    [('a.txt', datetime.date(2026, 1, 24))]
    >>> [s.document_id for s in documents.skipped]
    ['b.txt']
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    defaults = reading_defaults(
        published=published, source=source, lang=lang, max_mb=max_mb, columns=columns, allow_private=allow_private
    )
    return DocumentReader([str(path) for path in given], defaults)


def reading_defaults(
    *,
    published: date | str | None = None,
    source: str | None = None,
    lang: str | None = None,
    max_mb: float = 20,
    columns: Mapping[str, str] | None = None,
    allow_private: bool = False,
) -> Defaults:
    """Check the options of `read_documents`."""
    return Defaults(
        published=_day(published),
        source=source,
        lang=_language(lang),
        max_bytes=_size(max_mb),
        columns=dict(columns or {}),
        allow_private=allow_private,
    )


class DocumentReader(Iterator[Document]):
    """The iterator that `read_documents` returns; ``skipped`` grows as it goes."""

    def __init__(self, paths: list[str], defaults: Defaults) -> None:
        self._paths = paths
        self._defaults = defaults
        self._skipped: list[Skipped] = []
        self._identities = Identities()
        self._undated: list[str] = []
        self._documents = self._read()

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What was left out so far, in the order it was met."""
        return tuple(self._skipped)

    def __next__(self) -> Document:
        return next(self._documents)

    def _read(self) -> Iterator[Document]:
        count = 0
        for found in find_inputs(self._paths):
            for document in self._documents_of(found):
                count += 1
                yield document
        warn_of(self._identities.renamed, self._undated)
        if not count:
            raise DocumentError(self._nothing(), self.skipped)

    def _documents_of(self, found: Input | Problem) -> Iterator[Document]:
        items = [found] if isinstance(found, Problem) else read_input(found, self._defaults)
        for item in items:
            outcome = to_document(item, self._defaults) if isinstance(item, Draft) else item
            if isinstance(outcome, Problem):
                reason = " ".join(outcome.reason.split())
                self._skipped.append(Skipped(document_id=outcome.where, stage="documents", reason=reason))
                continue
            if outcome.unread_date:
                self._undated.append(f"{outcome.document.id} ({outcome.unread_date})")
            document = self._unique(outcome.document)
            if document is not None:
                yield document

    def _unique(self, document: Document) -> Document | None:
        """Give the document under an id of its own; None where it was given before."""
        name = self._identities.own(document.id, text_digest(document.text))
        if name is None or name == document.id:
            return None if name is None else document
        return replace(document, id=name)

    def _nothing(self) -> str:
        named = ", ".join(self._paths[:3]) + (", ..." if len(self._paths) > 3 else "")
        why = f"{self._skipped[0].document_id}: {self._skipped[0].reason}" if self._skipped else "no documents there"
        return (
            f"nothing readable in {named or 'no paths'} ({why}); give .txt .md .html .jsonl .json .csv or .xml articles"
        )


def warn_of(renamed: Sequence[str], undated: Sequence[str]) -> None:
    """Warn of documents that had another's id, and of published dates that are not clear: a line each."""
    if renamed:
        log.warning("%d with the id of another document but other text, renamed: %s", len(renamed), _some(renamed))
    if undated:
        log.warning(
            "%d with a published date that is not clear, left unknown: %s; write it as 2026-01-24",
            len(undated),
            _some(undated),
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")


def _day(value: date | str | None) -> date | None:
    if value is None:
        return None
    day, _ = parse_published(value)
    if day is None:
        raise DocumentError(f"published {value!r} is not a day; write it as 2026-01-24")
    return day


def _language(value: str | None) -> str | None:
    code = language_code(value)
    if value is not None and code not in READ_LANGUAGES:
        raise DocumentError(f"language {value!r} is not read; give one of {', '.join(READ_LANGUAGES)}")
    return code


def _size(max_mb: float) -> int:
    if not max_mb > 0:
        raise DocumentError(f"max_mb {max_mb} leaves nothing to read; give a number over 0")
    return int(max_mb * MEGABYTE)
