"""The command ``geo``: its plainest forms at once, all others through click (`geo.cli.commands`)."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from geo.hints import Any, NoReturn

__all__ = ["run"]


_GARBAGE = 50_000  # objects between two collections; Python's 700 costs a tenth of a short run


def run() -> None:
    """Run the command line: the entry point of ``geo`` and ``python -m geo``."""
    gc.set_threshold(_GARBAGE)
    from geo.cli.plain import plain_form, run_plain

    form = plain_form(sys.argv[1:])
    if form is not None:
        _leave(run_plain(form))
    from geo.cli.commands import main

    main()


def _leave(code: int) -> NoReturn:
    """End at once where the command is all that runs: to take everything down piece by piece is a tenth of a short run."""
    if not _is_all() or "threading" in sys.modules:
        sys.exit(code)
    import atexit

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
            stream.flush()
    os._exit(code)


def _is_all() -> bool:
    """Whether this process is the command, rather than a program that calls it."""
    program = sys.modules["__main__"]
    spec = getattr(program, "__spec__", None)
    return spec.name == "geo.__main__" if spec else os.path.basename(getattr(program, "__file__", "")) == "geo"  # noqa: PTH119


def __getattr__(name: str) -> Any:
    if name == "main":
        from geo.cli.commands import main

        return main
    raise AttributeError(f"module 'geo.cli' has no attribute {name!r}")
