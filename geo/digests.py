"""Bytes in, short names of them out: BLAKE2b and SHA-256 without loading OpenSSL, a twentieth of a short run.

Python carries both as modules of its own, under names that differ between versions; where it does not, `hashlib` is used.
"""

from __future__ import annotations

from geo.hints import TYPE_CHECKING, Any

__all__ = ["blake2b", "sha256"]


if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:

    def _first(attribute: str, *modules: str) -> Any:
        from importlib import import_module

        for module in modules:
            try:
                return getattr(import_module(module), attribute)
            except (ImportError, AttributeError):
                continue
        raise ImportError(f"this Python has no {attribute}")

    blake2b = _first("blake2b", "_blake2", "hashlib")
    sha256 = _first("sha256", "_sha2", "_sha256", "hashlib")
