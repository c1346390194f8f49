"""A regular expression in, the same one out, compiled when it is first used and kept for the next start.

Compiling the patterns of the rules takes longer than reading a short article. As Python keeps the code of a module
beside it in ``__pycache__``, so what a pattern compiles to is kept there, under the pattern itself and this very
version of Python's engine; where nothing can or shall be written there, in the user's folder of caches; where that
cannot be either, patterns are compiled anew. The same goes for the methods that `geo.lean` writes for its classes.
Nothing but time depends on it.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from types import CodeType

from geo.hints import Any, cast

__all__ = ["code_of", "regex"]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_MOST = 900  # patterns and methods; beyond, most are of earlier versions of the rules
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_CODE = -1  # in the place of the flags of a pattern


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


def code_of(source: str) -> CodeType:
    """Give the code of lines of Python, as `compile` does.

    Examples
    --------
    >>> exec(code_of("print(6 * 7)"))
    42
    """
    return _STORE.code(source)


class _Store:
    """Compiled patterns by their source and flags: read at first use, written at the end where there are new ones."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], Any] | None = None
        self._new = False

    @property
    def _kept(self) -> dict[tuple[str, int], Any]:
        if self._found is None:
            self._found = _read()
        return self._found

    def code(self, source: str) -> CodeType:
        """Give the code, from the store if it is there."""
        kept = self._kept.get((source, _CODE))
        if not isinstance(kept, CodeType):
            kept = compile(source, "<geo>", "exec")
            self._keep(source, _CODE, kept)
        return kept

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """Give the pattern, from the store if it is there."""
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
        self._keep(source, flags, kept)
        return _restored(source, kept)

    def _keep(self, source: str, flags: int, kept: _Kept | CodeType) -> None:
        self._kept[source, flags] = kept
        if not self._new:
            import atexit

            self._new = True
            atexit.register(_write, self._kept)


_STORE = _Store()


def _packed(code: list[int]) -> bytes:
    return b"".join(number.to_bytes(4, sys.byteorder) for number in code)


def _restored(source: str, kept: _Kept) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, index, names = kept
    pattern: re.Pattern[str] = _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, index, names)
    return pattern


def _path() -> str:
    """Beside the bytecode of this module."""
    return f"{__spec__.cached}".removesuffix(".pyc") + ".re"


def _path_of_user() -> str:
    """In the user's own caches; "" where it is not known which."""
    home = os.environ.get("HOME", "")
    caches = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or (home and f"{home}/.cache")
    return f"{caches}/geo-event-mapper/{os.path.basename(_path())}" if caches else ""  # noqa: PTH119


def _engine() -> tuple[int, int, str]:
    """What a compiled pattern depends on."""
    import _sre

    return (_sre.MAGIC, _sre.CODESIZE, sys.version)


def _read() -> dict[tuple[str, int], Any]:
    for path in (_path(), _path_of_user()):
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - pathlib is not needed yet
                engine, kept = marshal.loads(file.read())  # noqa: S302 - as trusted as bytecode in the same places
        except (OSError, EOFError, ValueError, TypeError, ImportError, AttributeError, NotImplementedError):
            continue
        if engine == _engine() and len(kept) < _MOST:
            return kept  # type: ignore[no-any-return]
    return {}


def _write(kept: dict[tuple[str, int], Any]) -> None:
    """Keep them where that is possible."""
    beside = not sys.dont_write_bytecode and _write_to(_path(), kept)
    if not beside and _path_of_user():
        with suppress(OSError):
            os.makedirs(os.path.dirname(_path_of_user()), exist_ok=True)  # noqa: PTH103, PTH120
        _write_to(_path_of_user(), kept)


def _write_to(path: str, kept: dict[tuple[str, int], Any]) -> bool:
    """Write beside and rename, so that another process reads the whole or nothing; tell whether it was done."""
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:  # noqa: PTH123
            file.write(marshal.dumps((_engine(), kept | _read())))
        os.replace(beside, path)  # noqa: PTH105
    except (OSError, ValueError, ImportError, AttributeError, NotImplementedError):
        return False
    finally:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
    return True
