"""An RSS 2.0, RSS 1.0 (RDF) or Atom feed in, one draft for each of its articles out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from geo.documents.drafts import Draft, Problem, UnreadableError, check_size
from geo.documents.webpages import text_of
from geo.hints import Any, BinaryIO, Final

__all__ = ["read_feed"]

# the namespaces whose names are taken without prefix, and those that keep one
_PREFIXES: Final = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_BODIES: Final = ("content:encoded", "content", "description", "summary")


class _Limited:
    """A stream that refuses to give more than so many bytes."""

    def __init__(self, stream: BinaryIO, max_bytes: int) -> None:
        self._stream, self._left, self._max = stream, max_bytes, max_bytes

    def read(self, size: int = 65_536) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            check_size(self._max + 1, self._max)
        return data


def read_feed(stream: BinaryIO, name: str, *, max_bytes: int) -> Iterator[Draft | Problem]:
    """Read a feed article by article; entities and other tricks of XML are refused."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    outlet: dict[str, str] = {}
    number = 0
    depth: list[str] = []
    try:
        for what, element in iterparse(_Limited(stream, max_bytes), events=("start", "end")):
            tag = _tag(element)
            if what == "start":
                depth.append(tag)
                _note_language(element, depth, outlet)
                continue
            depth.pop()
            if tag in ("item", "entry"):
                number += 1
                yield _draft(element, f"{name}:{number}", outlet)
                element.clear()
            elif depth in (["rss", "channel"], ["rdf:RDF", "channel"], ["feed"]) and tag in ("title", "language"):
                outlet.setdefault(tag, _text(element))
    except DefusedXmlException as error:
        raise UnreadableError(f"broken: XML with entities of its own ({type(error).__name__}); leave it out") from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(f"broken: not XML ({error}); mend it or leave it out") from error
    if not number:
        raise UnreadableError("empty: no RSS or Atom articles in it; give a feed")


def _tag(element: Element) -> str:
    if not isinstance(element.tag, str):
        return "?"
    space, _, local = element.tag.rpartition("}")
    prefix = _PREFIXES.get(space.removeprefix("{"))
    return f"{prefix}{local}" if prefix is not None else "?"


def _note_language(element: Element, depth: list[str], outlet: dict[str, str]) -> None:
    if len(depth) == 1 and element.get(_LANG):
        outlet["language"] = str(element.get(_LANG))


def _draft(item: Element, where: str, outlet: dict[str, str]) -> Draft:
    parts: dict[str, Element] = {}
    for child in item:
        parts.setdefault(_tag(child), child)
    fields: dict[str, Any] = {
        "id": _first(parts, "guid", "id") or _link(item) or item.get(_ABOUT),
        "title": text_of(_first(parts, "title") or "").replace("\n", " "),
        "text": _body(parts),
        "published": _first(parts, "pubDate", "published", "dc:date", "issued", "updated"),
        "source": _origin(parts) or outlet.get("title"),
        "url": _link(item),
        "lang": item.get(_LANG) or _first(parts, "dc:language") or outlet.get("language"),
    }
    return Draft(where, fields, lang_is_hint=True)


def _body(parts: dict[str, Element]) -> str:
    """Give the longest of the texts that an article comes with: some feeds cut one of them."""
    bodies = [_markup(parts[tag]) for tag in _BODIES if tag in parts]
    return max(bodies, key=len, default="")


def _markup(element: Element) -> str:
    kind = element.get("type", "html")
    if kind in ("xhtml", "application/xhtml+xml"):
        from xml.etree.ElementTree import tostring

        return text_of(tostring(element, encoding="unicode").replace("<html:", "<").replace("</html:", "</"))
    text = _text(element)
    return text if kind in ("text", "text/plain") else text_of(text)


def _origin(parts: dict[str, Element]) -> str | None:
    """Give the outlet that an aggregator took the article from."""
    source = parts.get("source")
    if source is None:
        return None
    title = next((child for child in source if _tag(child) == "title"), source)
    return _text(title) or None


def _link(item: Element) -> str | None:
    links = [child for child in item if _tag(child) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href")
    return next((_text(link) for link in links if _text(link)), None)


def _first(parts: dict[str, Element], *tags: str) -> str | None:
    return next((text for tag in tags if tag in parts and (text := _text(parts[tag]))), None)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
