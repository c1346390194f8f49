"""A regular expression in, the same one out, compiled when it is first used: the start of a command stays quick."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["regex"]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Later:
    """Stands in for a compiled pattern; the first call of a method compiles it, later ones go straight to it."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # only while the slots are empty
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""Give a pattern that is compiled on first use.

    Examples
    --------
    >>> regex(r"\d+").findall("7 of 23")
    ['7', '23']
    """
    return cast("re.Pattern[str]", _Later(source, flags))
