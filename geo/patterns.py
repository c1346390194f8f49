"""A regular expression in, the same one out, compiled when it is first used and kept for the next start.

Compiling the patterns of the rules takes longer than reading a short article. As Python keeps the code of a module
beside it in ``__pycache__``, so what a pattern compiles to is kept there, under the pattern itself and this very
version of Python's engine; where that cannot be read or written, or bytecode is not to be written, patterns are
compiled anew. Nothing but time depends on it.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from typing import Any, cast

__all__ = ["regex"]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_MOST = 600  # patterns; beyond, most are of earlier versions of the rules
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class _Later:
    """Stands in for a compiled pattern; the first call of a method compiles it, later ones go straight to it."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = int(flags)

    def __getattr__(self, name: str) -> Any:  # only while the slots are empty
        compiled = _STORE.compiled(self._source, self._flags)
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


class _Store:
    """Compiled patterns by their source and flags: read at first use, written at the end where there are new ones."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], _Kept] | None = None
        self._new = False

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """Give the pattern, from the store if it is there."""
        if self._kept is None:
            self._kept = _read()
        kept = self._kept.get((source, flags))
        try:
            return _restored(source, kept) if kept else self._compile(source, flags)
        except (AttributeError, ImportError, RuntimeError, TypeError, ValueError):  # another engine after all
            return re.compile(source, flags)

    def _compile(self, source: str, flags: int) -> re.Pattern[str]:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(source, flags)
        state = parsed.state
        code = _compiler._code(parsed, flags)
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        kept = (flags | state.flags, _packed(code), state.groups - 1, dict(state.groupdict), tuple(names))
        assert self._kept is not None  # noqa: S101 - read by `compiled`
        self._kept[source, flags] = kept
        if not self._new and not sys.dont_write_bytecode:
            import atexit

            self._new = True
            atexit.register(_write, self._kept)
        return _restored(source, kept)


_STORE = _Store()


def _packed(code: list[int]) -> bytes:
    return b"".join(number.to_bytes(4, sys.byteorder) for number in code)


def _restored(source: str, kept: _Kept) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, index, names = kept
    pattern: re.Pattern[str] = _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, index, names)
    return pattern


def _path() -> str:
    return f"{__spec__.cached}".removesuffix(".pyc") + ".re"


def _engine() -> tuple[int, int, str]:
    """What a compiled pattern depends on."""
    import _sre

    return (_sre.MAGIC, _sre.CODESIZE, sys.version)


def _read() -> dict[tuple[str, int], _Kept]:
    try:
        with open(_path(), "rb") as file:  # noqa: PTH123 - pathlib is not needed yet
            engine, kept = marshal.loads(file.read())  # noqa: S302 - as trusted as the bytecode beside it
        return kept if engine == _engine() and len(kept) < _MOST else {}
    except (OSError, EOFError, ValueError, TypeError, ImportError, AttributeError, NotImplementedError):
        return {}


def _write(kept: dict[tuple[str, int], _Kept]) -> None:
    """Write beside and rename, so that another process reads the whole or nothing."""
    with suppress(OSError, ValueError, ImportError, AttributeError, NotImplementedError):
        path = _path()
        beside = f"{path}.{os.getpid()}"
        try:
            with open(beside, "wb") as file:  # noqa: PTH123
                file.write(marshal.dumps((_engine(), kept | _read())))
            os.replace(beside, path)  # noqa: PTH105
        finally:
            with suppress(OSError):
                os.unlink(beside)  # noqa: PTH108
