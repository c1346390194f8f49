"""Names of modules in, loggers out; `logging` itself is loaded with the first line that is written.

It takes a twentieth of the time that a short text takes, and most runs have nothing to tell.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from geo.hints import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from logging import Logger

__all__ = ["logger", "use", "when_used"]

_WAITING: list[Callable[[], None]] = []


class _Later:
    """Stands in for a logger until something is written to it."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        use()
        import logging

        return getattr(logging.getLogger(self._name), attribute)


def logger(name: str) -> Logger:
    """Give the logger of a module of geo.

    Examples
    --------
    >>> logger("geo.selection").name
    'geo.selection'
    """
    return cast("Logger", _Later(name))


def when_used(act: Callable[[], None]) -> None:
    """Do something before anything is logged: at once where `logging` is loaded."""
    _WAITING.append(act)
    if "logging" in sys.modules:
        use()


def use() -> None:
    """Make ready for lines, of geo or of a library that logs by itself."""
    while _WAITING:
        _WAITING.pop(0)()


def _quiet() -> None:
    """A library is silent until its user asks: else Python prints warnings that nobody handles."""
    import logging

    logging.getLogger("geo").addHandler(logging.NullHandler())


when_used(_quiet)
