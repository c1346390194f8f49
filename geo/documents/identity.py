"""Ids of documents, each once: the second of two equal ids with other text gets a number."""

from __future__ import annotations

from geo.digests import blake2b

__all__ = ["Identities", "text_digest"]


def text_digest(text: str) -> bytes:
    """Twelve bytes that stand for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


class Identities:
    """The ids given so far; ``renamed`` lists those that had to differ from what was stated."""

    def __init__(self) -> None:
        self._digests: dict[str, list[bytes]] = {}
        self.renamed: list[str] = []

    def own(self, identifier: str, digest: bytes) -> str | None:
        """Give the id for a text; None where the same id with the same text was given before."""
        known = self._digests.setdefault(identifier, [])
        if digest in known:
            return None
        known.append(digest)
        if len(known) == 1:
            return identifier
        renamed = self._free(identifier, len(known))
        self._digests[renamed] = [digest]
        self.renamed.append(renamed)
        return renamed

    def restate(self, identifier: str, digest: bytes | None) -> None:
        """Put another digest in the place of the first one of an id; with None the id is free again."""
        if digest is None:
            del self._digests[identifier]
        else:
            self._digests[identifier][0] = digest

    def has(self, identifier: str) -> bool:
        """Say whether an id was given."""
        return identifier in self._digests

    def _free(self, identifier: str, number: int) -> str:
        while f"{identifier}#{number}" in self._digests:
            number += 1
        return f"{identifier}#{number}"
