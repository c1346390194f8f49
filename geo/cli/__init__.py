"""The command ``geo``: its plainest forms at once, all others through click (`geo.cli.commands`)."""

from __future__ import annotations

import gc
import sys
from typing import Any

__all__ = ["run"]


_GARBAGE = 50_000  # objects between two collections; Python's 700 costs a tenth of a short run


def run() -> None:
    """Run the command line: the entry point of ``geo`` and ``python -m geo``."""
    gc.set_threshold(_GARBAGE)
    from geo.cli.plain import plain_form, run_plain

    form = plain_form(sys.argv[1:])
    if form is not None:
        sys.exit(run_plain(form))
    from geo.cli.commands import main

    main()


def __getattr__(name: str) -> Any:
    if name == "main":
        from geo.cli.commands import main

        return main
    raise AttributeError(f"module 'geo.cli' has no attribute {name!r}")
