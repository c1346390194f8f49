"""A draft, what a file says of one article, becomes a `Document` or a `Problem`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from geo.documents.dates import find_dateline, parse_published
from geo.documents.languages import READ_LANGUAGES, detect_language, language_code, language_name
from geo.hints import Any
from geo.lean import NamedTuple
from geo.model import Document, Span

__all__ = ["Defaults", "Draft", "Outcome", "Problem", "UnreadableError", "identifier", "to_document"]

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Defaults(NamedTuple):
    """What the caller says of documents that do not say it themselves, and the limits."""

    published: date | None = None
    source: str | None = None
    lang: str | None = None
    max_bytes: int = 20_000_000
    columns: Mapping[str, str] = MappingProxyType({})
    allow_private: bool = False


class Draft(NamedTuple):
    """One article as its file tells it; ``where`` names it in messages and ids."""

    where: str
    fields: Mapping[str, Any]
    lang_is_hint: bool = False  # an HTML template's lang is often wrong


class Problem(NamedTuple):
    """What cannot be read, and why, in one line."""

    where: str
    reason: str


class Outcome(NamedTuple):
    """A document, and the published date that could not be made out, if any."""

    document: Document
    unread_date: str | None = None


class UnreadableError(Exception):
    """A whole input cannot be read; the message is the reason."""


def to_document(draft: Draft, defaults: Defaults) -> Outcome | Problem:
    """Check a draft, find its date and language, and make the document."""
    fields = draft.fields
    try:
        text = _text(fields, defaults.max_bytes)
        spans = _spans(fields.get("spans"), len(text))
        lang = _language(draft, text, defaults.lang)
    except UnreadableError as problem:
        return Problem(draft.where, str(problem))
    stated = fields.get("published")
    day, moment = parse_published(stated)
    unread = str(stated)[:40] if stated not in (None, "") and day is None else None
    document = Document(
        id=identifier(draft),
        text=text,
        title=_line(fields.get("title")),
        published=day or find_dateline(text) or defaults.published,
        published_at=moment,
        lang=lang,
        source=_line(fields.get("source")) or defaults.source,
        url=_line(fields.get("url")),
        spans=spans,
    )
    return Outcome(document, unread)


def identifier(draft: Draft) -> str:
    """Id that a draft states, or its place."""
    return _line(draft.fields.get("id")) or draft.where


def _text(fields: Mapping[str, Any], max_bytes: int) -> str:
    value = fields.get("text")
    if value is None:
        raise UnreadableError('broken: it lacks "text"; give each article a text')
    if not isinstance(value, str):
        raise UnreadableError(f'broken: "text" is {_json_type(value)}, not a string; give the article as one string')
    if not value.strip("\ufeff \t\r\n\f\v\0\u00a0"):
        raise UnreadableError("empty: there is no text; leave it out or give the article")
    check_size(len(value) if value.isascii() else len(value.encode("utf-8", "surrogatepass")), max_bytes)
    return without_surrogates(value)


def check_size(size: int, max_bytes: int) -> None:
    """Raise if a text of so many bytes is over the limit."""
    if size > max_bytes:
        limit = max_bytes / 1_000_000
        raise UnreadableError(f"too long: over {limit:g} MB of text; split it, or raise --max-mb")


def without_surrogates(text: str) -> str:
    """Put U+FFFD for half a character: one for one, so that offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _spans(value: Any, length: int) -> tuple[Span, ...] | None:
    if value is None or value == "":
        return None
    if not isinstance(value, list):
        raise UnreadableError('broken: "spans" is not a list; write [[start, end], ...]')
    return tuple(_span(pair, length) for pair in value)


def _span(pair: Any, length: int) -> Span:
    if not isinstance(pair, list) or len(pair) != 2 or not all(type(n) is int for n in pair):
        raise UnreadableError(f"broken: span {str(pair)[:40]} is not [start, end]; write two whole numbers")
    start, end = pair
    if not 0 <= start <= end <= length:
        raise UnreadableError(
            f"broken: span [{start}, {end}] is not within 0 to {length}; count characters of the text"
        )
    return Span(start, end)


def _language(draft: Draft, text: str, default: str | None) -> str | None:
    """Give the language's code; raises if it is one that is not read."""
    stated = language_code(_line(draft.fields.get("lang")))
    if stated and not draft.lang_is_hint:
        _check_read(stated)
        return stated
    if default:
        return default
    found = detect_language(text)
    if found is not None:
        _check_read(found)
        return found
    return stated if stated in READ_LANGUAGES else None


def _check_read(code: str) -> None:
    if code not in READ_LANGUAGES:
        raise UnreadableError(
            f"language: {language_name(code)} is not read; give {', '.join(READ_LANGUAGES)}, or --lang if it is one"
        )


def _line(value: Any) -> str | None:
    """Give a short field as one string; a name inside an object is taken out."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("id")
    if value is None or isinstance(value, (list, dict, bool)):
        return None
    return without_surrogates(str(value)).strip() or None


def _json_type(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")
