"""Paths in, drafts out, each with a key that follows from what it says: whether it was read before can be told unread.

The text is only taken out of its file here. Dates, languages, places and events are the workers' part; so is parsing web
pages, which takes half as long as all that: of a page the key follows from its bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Final

from geo.archive.store import is_remote
from geo.documents.drafts import Defaults, Draft, Outcome, Problem, identifier, to_document
from geo.documents.formats import Page, parsed_page, read_input, read_unparsed
from geo.documents.identity import Identities, text_digest
from geo.documents.paths import Input, file_inputs, find_inputs, folder_file_inputs
from geo.model import Skipped

__all__ = ["Item", "Reader", "archive_name"]

_MARKUP: Final = 4  # of a page at least three quarters are markup, and what is no part of the article


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A draft that can be read, or a page that is to be parsed; ``key`` is equal for equal content, metadata and options.

    ``digest`` is the text's; None where there is a page.
    """

    key: str
    id: str
    archive: str
    digest: bytes | None
    content: Draft | Page

    @property
    def size(self) -> int:
        """Characters of the text, or what a page is likely to have."""
        content = self.content
        return len(content.data) // _MARKUP if isinstance(content, Page) else len(content.fields["text"])

    def document(self, defaults: Defaults) -> tuple[Item, Outcome | Problem]:
        """Give the document, and the item with the draft that it is made of."""
        draft = parsed_page(self.content) if isinstance(self.content, Page) else self.content
        if isinstance(draft, Problem):
            return self, draft
        return replace(self, content=draft, digest=text_digest(draft.fields["text"])), to_document(draft, defaults)


class Reader(Iterator[Item]):
    """The items of some archives, in their order; ``skipped`` says what was left out, and why.

    Parameters
    ----------
    paths : sequence of str
        Files, folders, fsspec addresses, http(s) pages.
    defaults : Defaults
        What the caller says of documents that do not say it themselves, and the limits.
    taken : mapping of str to bytes
        Ids of documents that are in the project already, from archives that are not read now, with the digests of their texts.
    """

    def __init__(self, paths: Sequence[str], defaults: Defaults, *, taken: Mapping[str, bytes]) -> None:
        self._paths = paths
        self._defaults = defaults
        self._identities = Identities()
        for name, digest in taken.items():
            self._identities.own(name, digest)
        self._unparsed: set[str] = set()  # ids of pages: their digests are of bytes, not of texts
        self._first: dict[str, Input] = {}
        self.skipped: list[Skipped] = []
        self.characters = 0
        self._items = self._read()

    @property
    def renamed(self) -> tuple[str, ...]:
        """Ids of documents that had the id of another, with other text."""
        return tuple(self._identities.renamed)

    def __next__(self) -> Item:
        return next(self._items)

    def _read(self) -> Iterator[Item]:
        said = json.dumps([str(self._defaults.published), self._defaults.source, self._defaults.lang])
        for path in self._paths:
            archive = archive_name(path)
            for found in _inputs(path):
                for content in [found] if isinstance(found, Problem) else read_unparsed(found, self._defaults):
                    item = self._item(content, archive, said, again=_can_be_read_again(found))
                    if item is not None:
                        yield item

    def _item(self, content: Draft | Page | Problem, archive: str, said: str, *, again: bool) -> Item | None:
        if isinstance(content, Page):
            if again and not self._identities.has(content.where):
                return self._page(content, archive, said)
            content = parsed_page(content)
        return self._draft(content, archive, said)

    def _page(self, page: Page, archive: str, said: str) -> Item:
        digest = hashlib.blake2b(page.data, digest_size=16)
        self._identities.own(page.where, digest.digest())
        self._unparsed.add(page.where)
        self.characters += len(page.data)
        digest.update(json.dumps(["page", page.where, said]).encode("utf-8", "surrogatepass"))
        return Item(key=digest.hexdigest(), id=page.where, archive=archive, digest=None, content=page)

    def _own(self, name: str, digest: bytes) -> str | None:
        """Give the id for a text; where a page has that id, it is parsed after all, to compare the texts."""
        if name in self._unparsed:
            self._unparsed.discard(name)
            self._identities.restate(name, self._page_digest(name))
        return self._identities.own(name, digest)

    def _page_digest(self, name: str) -> bytes | None:
        if not self._first:
            for found in chain.from_iterable(map(_inputs, self._paths)):
                if not isinstance(found, Problem):
                    self._first.setdefault(found.id, found)
        for draft in read_input(self._first[name], self._defaults):
            return text_digest(draft.fields["text"]) if isinstance(draft, Draft) else None
        return None

    def _draft(self, draft: Draft | Problem, archive: str, said: str) -> Item | None:
        text = draft.fields.get("text") if isinstance(draft, Draft) else None
        if isinstance(draft, Draft) and (not isinstance(text, str) or not text.strip()):
            outcome = to_document(draft, self._defaults)
            draft = outcome if isinstance(outcome, Problem) else draft
        if isinstance(draft, Problem) or not isinstance(text, str):
            reason = " ".join(draft.reason.split()) if isinstance(draft, Problem) else "empty: there is no text"
            self.skipped.append(Skipped(document_id=draft.where, stage="documents", reason=reason))
            return None
        digest = text_digest(text)
        name = self._own(identifier(draft), digest)
        if name is None:
            return None
        self.characters += len(text)
        stated = {field: value for field, value in draft.fields.items() if field != "text" and value is not None}
        rest = json.dumps([name, stated, draft.lang_is_hint, said], sort_keys=True, default=str)
        key = hashlib.blake2b(digest + rest.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return Item(key=key, id=name, archive=archive, digest=digest, content=draft)


def _can_be_read_again(found: Input | Problem) -> bool:
    return not isinstance(found, Problem) and found.address is None and found.id != "-"


def archive_name(path: str) -> str:
    """Name an archive by its path: what is read again under this name replaces what was read before."""
    return path.rstrip("/") or path


def _inputs(path: str) -> Iterator[Input | Problem]:
    if not is_remote(path):
        yield from find_inputs([path])
        return
    from geo.archive.remote import asking, file_system, opened_file

    system, root = file_system(path)
    with asking(path):
        alone = system.isfile(root)
        found = sorted(system.find(root)) if not alone and system.exists(root) else []
    if alone:
        yield from file_inputs(partial(opened_file, system, root, path), path)
        return
    if not found:
        yield Problem(path, "missing: there are no files; check the address")
    base = root.strip("/") + "/"
    for name in found:
        inner = name.lstrip("/").removeprefix(base)
        if not any(part.startswith(".") for part in inner.split("/")):
            yield from folder_file_inputs(partial(opened_file, system, name, inner), inner)
