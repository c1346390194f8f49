"""An input in, drafts and problems out: text, Markdown, JSON, JSON lines, CSV here; pages and feeds beside."""

from __future__ import annotations

import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from geo.documents.decoding import decode, decodes, encoding_of, undecodable
from geo.documents.drafts import Defaults, Draft, Problem, UnreadableError, check_size
from geo.documents.paths import EVENTS, Input
from geo.hints import Any, BinaryIO, Final
from geo.lean import NamedTuple
from geo.patterns import regex

__all__ = ["Page", "kind_of", "parsed_page", "read_input", "read_unparsed"]

FIELDS: Final = ("id", "text", "title", "published", "source", "url", "lang", "spans")

HEAD = 65_536
CHUNK = 1 << 20
LINE_FACTOR = 3  # a JSON line may be longer than its text: escapes
FILE_FACTOR = 25  # a JSON file or a feed holds many articles, and is held whole

_KINDS: Final = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".xml": "xml",
    ".rss": "xml", ".atom": "xml",
}  # fmt: skip

_HTML_START = regex(r"<(!doctype html|html|head|body|meta|title|article|main|div|p|h1|!--)\b", re.IGNORECASE)
_FEED_START = regex(r"<(rss|feed|rdf:rdf|\w+:feed)\b", re.IGNORECASE)
_FRONT_MATTER = regex(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_HEADING = regex(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)

Items = Iterator[Draft | Problem]


class Page(NamedTuple):
    """A web page that is not parsed yet; ``extra`` came with its address."""

    where: str
    data: bytes
    extra: Mapping[str, Any]


def read_input(found: Input, defaults: Defaults) -> Items:
    """Read one input; what goes wrong in it becomes a `Problem`, never an exception."""
    for item in read_unparsed(found, defaults):
        yield parsed_page(item) if isinstance(item, Page) else item


def parsed_page(page: Page) -> Draft | Problem:
    """Find the article in a web page."""
    from geo.documents.webpages import read_page

    try:
        return read_page(page.data, page.where, page.extra)
    except UnreadableError as problem:
        return Problem(page.where, str(problem))
    except UnicodeDecodeError as error:
        return Problem(page.where, _changed_encoding(error))


def read_unparsed(found: Input, defaults: Defaults) -> Iterator[Draft | Page | Problem]:
    """Read one input and leave its web pages, which take as long to parse as the rest to read, to `parsed_page`."""
    try:
        with _opened(found, defaults) as (stream, kind, extra):
            head = _peek(stream)
            if not head:
                raise UnreadableError("empty: there is nothing in it; leave it out or give the article")
            yield from _read(stream, kind or kind_of(head), found.id, defaults, extra)
    except UnreadableError as problem:
        yield Problem(found.id, str(problem))
    except UnicodeDecodeError as error:
        yield Problem(found.id, _changed_encoding(error))
    except OSError as error:
        yield Problem(found.id, f"unreadable: {error.strerror or error}; check the path and its permissions")


def _changed_encoding(error: UnicodeDecodeError) -> str:
    return undecodable(f"it is not the {error.encoding} that it begins as")


def kind_of(head: bytes) -> str:
    """Tell by its start what an input without a known suffix is."""
    try:
        encoding, skip = encoding_of(head, whole=False)
    except UnreadableError:
        return "text"
    start = head[skip:].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if re.match(r'\{\s*["}]', start):
        return "jsonl" if _is_json(start.split("\n", 1)[0]) else "json"
    if re.match(r"\[\s*[{\]]", start):
        return "json"
    if start[:5].lower() == "<?xml":
        return "html" if "<html" in start.lower() else "xml"
    if _FEED_START.match(start):
        return "xml"
    return "html" if _HTML_START.match(start) else "text"


@contextmanager
def _opened(found: Input, defaults: Defaults) -> Iterator[tuple[io.BufferedReader, str, dict[str, Any]]]:
    """Give the bytes, their kind if known, and fields that come with the address."""
    if found.address is not None:
        from geo.documents.fetch import fetch

        page = fetch(found.address, max_bytes=defaults.max_bytes * 4, allow_private=defaults.allow_private)
        yield _buffered(io.BytesIO(page.data)), page.kind, {"url": page.address, "charset": page.charset}
        return
    raw = found.open()
    try:
        yield _buffered(raw), _KINDS.get(found.suffix, ""), {}
    finally:
        if found.id != "-":
            raw.close()


class _Joined(io.RawIOBase):
    """Bytes already read, and what follows them, as one stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._rest.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


def _buffered(raw: BinaryIO) -> io.BufferedReader:
    """Give a stream whose `_peek` gives a full head, also from a pipe."""
    head = raw.read(HEAD) or b""
    return io.BufferedReader(_Joined(head, raw), HEAD)


def _peek(stream: io.BufferedReader) -> bytes:
    return stream.peek(HEAD)[:HEAD]


def _read(
    stream: io.BufferedReader, kind: str, name: str, defaults: Defaults, extra: Mapping[str, Any]
) -> Iterator[Draft | Page | Problem]:
    if kind == "jsonl":
        return _json_lines(stream, name, defaults)
    if kind == "csv":
        return _table(stream, name, defaults)
    if kind == "json":
        return _json_file(_whole(stream, defaults.max_bytes * FILE_FACTOR), name, defaults)
    if kind == "xml":
        from geo.documents.feeds import read_feed

        return read_feed(stream, name, max_bytes=defaults.max_bytes * FILE_FACTOR)
    if kind == "html":
        return iter([Page(name, _whole(stream, defaults.max_bytes), extra)])
    data = _whole(stream, defaults.max_bytes * 4)
    return iter([_article(data, name, kind, defaults.max_bytes, extra)])


def _whole(stream: BinaryIO, limit: int) -> bytes:
    data = bytearray()
    while chunk := stream.read(CHUNK):  # not all at once: room for the limit would be taken first
        data += chunk
        check_size(len(data), limit)
    return bytes(data)


def _article(data: bytes, name: str, kind: str, max_bytes: int, extra: Mapping[str, Any]) -> Draft:
    if len(data) > max_bytes * 2 and b"\0" not in data[:HEAD]:
        check_size(len(data), max_bytes)  # no need to find the encoding of what is too long in any
    text = decode(data, declared=extra.get("charset"))
    fields: dict[str, Any] = {"text": text, "url": extra.get("url")}
    if kind == "markdown":
        fields |= _markdown_fields(text)
    return Draft(name, fields)


def _markdown_fields(text: str) -> dict[str, Any]:
    """Give what front matter and the first heading say; the text itself stays as it is."""
    front = _FRONT_MATTER.match(text)
    pairs = (line.partition(":") for line in front[1].split("\n")) if front else ()
    stated = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}
    heading = _HEADING.search(text)
    return {
        "title": stated.get("title") or (heading[1] if heading else None),
        "published": stated.get("published") or stated.get("date"),
        **{field: stated.get(field) for field in ("source", "url", "lang") if stated.get(field)},
    }


def _json_file(data: bytes, name: str, defaults: Defaults) -> Items:
    text = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _is_json(text.lstrip().split("\n", 1)[0]):  # JSON lines under another suffix
            yield from _json_lines(_buffered(io.BytesIO(data)), name, defaults)
            return
        raise UnreadableError(_broken_json(error)) from error
    yield from _json_records(value, name, defaults)


def _json_records(value: Any, name: str, defaults: Defaults) -> Items:
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, dict):
        _refuse_events(value)
        yield _draft(value, name, defaults)
        return
    if not isinstance(value, list):
        raise UnreadableError('broken: neither an article nor a list of them; write [{"text": ...}, ...]')
    if not value:
        raise UnreadableError("empty: a list without articles; leave it out or give the articles")
    for number, record in enumerate(value, 1):
        if number == 1:
            _refuse_events(record)
        yield _draft(record, f"{name}:{number}", defaults)


def _json_lines(stream: io.BufferedReader, name: str, defaults: Defaults) -> Items:
    first = True
    for number, line in _lines(stream, defaults.max_bytes * LINE_FACTOR):
        where = f"{name}:{number}"
        if isinstance(line, UnreadableError):
            yield Problem(where, str(line))
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line, strict=False)
        except (ValueError, RecursionError) as error:
            yield Problem(where, _broken_json(error))
            continue
        if first:
            _refuse_events(record)
        first = False
        yield _draft(record, where, defaults)


def _lines(stream: io.BufferedReader, limit: int) -> Iterator[tuple[int, str | UnreadableError]]:
    r"""Lines that end at \n only, numbered; one that is too long or undecodable is an error in its place."""
    text = _decoded(stream, newline="\n")
    number = 0
    while line := text.readline(limit):
        number += 1
        if len(line) == limit and not line.endswith("\n"):
            _skip_line(text, limit)
            yield number, UnreadableError(_too_long(limit))
        elif _has_escapes(line):
            yield number, UnreadableError(undecodable(f"bytes that are not {text.encoding}"))
        else:
            yield number, line


def _decoded(stream: io.BufferedReader, *, newline: str) -> io.TextIOWrapper:
    encoding, skip = _encoding_of_lines(_peek(stream))
    stream.read(skip)
    return io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline=newline)


def _encoding_of_lines(head: bytes) -> tuple[str, int]:
    """Give the encoding of a file of records: UTF-8 unless most lines are not, so that a broken one costs itself."""
    if b"\0" not in head:
        complete = head.split(b"\n")[:-1] or [head]
        good = sum(decodes(line, "utf-8") for line in complete)
        if good * 2 > len(complete):
            return "utf-8", len(BOM_UTF8) if head.startswith(BOM_UTF8) else 0
    return encoding_of(head, whole=False)


def _has_escapes(line: str) -> bool:
    """Say whether a line holds bytes that are not of the encoding: they were decoded to half characters."""
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _table(stream: io.BufferedReader, name: str, defaults: Defaults) -> Items:
    import csv

    limit = defaults.max_bytes * LINE_FACTOR
    csv.field_size_limit(max(csv.field_size_limit(), defaults.max_bytes + 1))
    text = _decoded(stream, newline="")
    header_line = text.readline(limit)
    delimiter = max(",;\t|", key=header_line.count)
    header = [cell.strip() for cell in next(csv.reader([header_line], delimiter=delimiter), [])]
    _check_header(header, defaults.columns)
    lost: list[int] = []
    rows = csv.reader(_short_lines(text, limit, lost), delimiter=delimiter)
    start = 2
    try:
        for row in rows:
            while lost:
                yield Problem(f"{name}:{lost.pop(0) + 2}", _too_long(limit))
            if row:
                yield _row(dict(zip(header, row, strict=False)), f"{name}:{start}", defaults)
            start = rows.line_num + 2
    except csv.Error as error:
        yield Problem(f"{name}:{start}", f"broken: {error}; look for a quote that is not closed")


def _check_header(header: list[str], columns: Mapping[str, str]) -> None:
    if "schema_version" in header:
        raise UnreadableError(EVENTS)
    wanted = columns.get("text", "text")
    if wanted not in header:
        have = ", ".join(header[:6]) or "none"
        raise UnreadableError(f'broken: no column "{wanted}" among {have}; name it with --column text=NAME')


def _short_lines(text: io.TextIOWrapper, limit: int, lost: list[int]) -> Iterator[str]:
    """Lines; for one that is too long an empty one, and its number in ``lost``."""
    number = 0
    while line := text.readline(limit):
        if len(line) == limit and not line.endswith("\n"):
            _skip_line(text, limit)
            lost.append(number)
            line = "\n"
        number += 1
        yield line


def _skip_line(text: io.TextIOWrapper, limit: int) -> None:
    while (rest := text.readline(limit)) and not rest.endswith("\n"):
        pass


def _too_long(limit: int) -> str:
    return f"too long: a line of over {limit / 1_000_000:g} MB; split it"


def _row(cells: dict[str, Any], where: str, defaults: Defaults) -> Draft | Problem:
    if any(_has_escapes(cell) for cell in cells.values()):
        return Problem(where, undecodable("bytes of another encoding than the head of the file"))
    column = defaults.columns.get("spans", "spans")
    if cells.get(column):
        try:
            cells[column] = json.loads(cells[column])
        except ValueError as error:
            return Problem(where, _broken_json(error))
    return _draft(cells, where, defaults)


def _draft(record: Any, where: str, defaults: Defaults) -> Draft | Problem:
    if not isinstance(record, dict):
        return Problem(where, 'broken: not an object; write {"id": ..., "text": ...}')
    return Draft(where, {field: record.get(defaults.columns.get(field, field)) for field in FIELDS})


def _refuse_events(record: Any) -> None:
    if isinstance(record, dict) and "schema_version" in record:
        raise UnreadableError(EVENTS)


def _is_json(line: str) -> bool:
    try:
        json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _broken_json(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "broken: JSON nested too deep; flatten it"
    return f"broken: not JSON ({error}); mend it or leave it out"
