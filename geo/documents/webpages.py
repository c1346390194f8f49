"""A web page in, one draft out: the article by trafilatura; title, day, outlet and language by its metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from geo.documents.decoding import decode
from geo.documents.drafts import Draft, UnreadableError
from geo.hints import Any, Final
from geo.logs import logger, use

__all__ = ["read_page", "text_of"]

log = logger(__name__)

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LANG = re.compile(r"""<html[^>]{0,500}?\s(?:xml:)?lang\s*=\s*["']?([A-Za-z-]+)""", re.IGNORECASE)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_OURS = re.compile(r'<meta name="generator" content="geo-event-mapper')
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)

# only what the page states as its date: no search through the text, no look at the clock
_DATES: Final = {"extensive_search": False, "original_date": True, "min_date": "1995-01-01", "max_date": "2100-01-01"}


def read_page(data: bytes, name: str, extra: Mapping[str, Any]) -> Draft:
    """Read one page; ``extra`` may have the address and the charset that came with it."""
    page = _XML_DECLARATION.sub("", decode(data, declared=extra.get("charset") or _charset(data)), count=1)
    if _OURS.search(page[:5000]):
        raise UnreadableError("events: a page that geo made, not an article; leave it out")
    lang = _LANG.search(page)
    fields = {"lang": lang[1] if lang else None, **_extract(page, extra.get("url"))}
    return Draft(name, fields, lang_is_hint=True)


def _extract(page: str, address: str | None) -> dict[str, Any]:
    use()
    import trafilatura
    from trafilatura.settings import Document as Article

    found = None
    try:
        found = trafilatura.bare_extraction(
            page, url=address, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    except Exception as error:  # the extractor breaks on some markup in ways of its own: the page is still a text
        log.debug("trafilatura: %r", error)
    if not isinstance(found, Article) or not found.text:
        return {"text": text_of(page), "title": _title(page), "url": address}
    return {
        "text": _without_heading(found.text.strip(), page, found.title),
        "title": found.title or _title(page),
        "published": found.date,
        "source": found.sitename or found.hostname,
        "url": found.url or address,
    }


def _without_heading(text: str, page: str, title: str | None) -> str:
    """Take the title off the text: it is no part of it."""
    first, _, rest = text.partition("\n")
    headings = {" ".join(text_of(found).split()) for found in _HEADING.findall(page)} | {title}
    return rest.lstrip() if rest and " ".join(first.split()) in headings else text


def _title(page: str) -> str | None:
    found = _TITLE.search(page)
    return text_of(found[1]).replace("\n", " ") if found else None


def _charset(data: bytes) -> str | None:
    found = _XML_CHARSET.match(data[:1000]) or _CHARSET.search(data[:4000])
    return found[1].decode("ascii", "replace") if found else None


def text_of(markup: str) -> str:
    """All text of a piece of HTML, a line for each block: for feeds, and for pages without an article."""
    parser = _Text()
    try:
        parser.feed(markup)
        parser.close()
    except AssertionError:  # html.parser on a half declaration, "<![x["
        parser.parts = [_TAG.sub("\n", markup)]
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
    INLINE = frozenset("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u wbr".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in self.SILENT:
            self._silent.append(tag)
        elif tag == "body":
            self._silent.clear()  # a head that was not closed
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in self.SILENT and tag not in self.INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
