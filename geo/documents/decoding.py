"""Bytes in, text out: the encoding is told by a mark, by UTF-8 itself, or found."""

from __future__ import annotations

import codecs
import re

from geo.documents.drafts import UnreadableError
from geo.logs import use

__all__ = ["MARKS", "decode", "decodes", "encoding_of"]

# the longer mark first: UTF-32 LE begins like UTF-16 LE
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# eight-bit encodings that texts in English, Ukrainian and Russian come in
EIGHT_BIT = ["cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "cp1252"]

SAMPLE = 200_000

_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PAR1",
    b"SQLite format 3",
)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Decode a whole file; line ends stay as they are, a byte-order mark goes.

    Raises `UnreadableError` for what is binary or in no encoding.
    """
    encoding, skip = encoding_of(data, declared=declared)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(undecodable(f"byte {error.start + skip} is not {encoding}")) from error
    return text.removeprefix("\ufeff")


def encoding_of(data: bytes, *, declared: str | None = None, whole: bool = True) -> tuple[str, int]:
    """Say what encoding the bytes are in and how long their mark is; not ``whole``: they are the start of more."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if data.startswith(_BINARY_STARTS) or b"\0" in data:
        raise UnreadableError("binary: not a text; save it as text or HTML")
    if _is_utf8(data, whole=whole):
        _refuse_control(data)
        return "utf-8", 0
    if declared and decodes(data, declared):
        return declared, 0
    _refuse_control(data)
    return _eight_bit(data), 0


def undecodable(what: str) -> str:
    """Give the reason for bytes that make no text."""
    return f"undecodable: {what}; save it as UTF-8"


def _refuse_control(data: bytes) -> None:
    if len(_CONTROL.findall(data[:SAMPLE])) > 0.05 * min(len(data), SAMPLE):
        raise UnreadableError("binary: not a text; save it as text or HTML")


def _eight_bit(data: bytes) -> str:
    if _mostly_utf8(data):
        raise UnreadableError(undecodable("UTF-8 with broken bytes in it"))
    use()
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=EIGHT_BIT).best()
    if best is None or not decodes(data, best.encoding):
        raise UnreadableError(undecodable("the bytes are in no encoding known here"))
    return best.encoding


def _mostly_utf8(data: bytes) -> bool:
    """Say whether most runs of bytes over 127 are good UTF-8: the rest is damage, not an older encoding."""
    runs = _HIGH_RUN.findall(data[:SAMPLE])
    return sum(_is_utf8(run) for run in runs) > 0.5 * len(runs)


def _is_utf8(data: bytes, *, whole: bool = True) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def decodes(data: bytes, encoding: str) -> bool:
    """Say whether bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
