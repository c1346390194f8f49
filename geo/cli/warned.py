"""Warnings of the package in, lines on standard error out; apart, so that a run without one need not load `logging`."""

from __future__ import annotations

import logging

from geo.cli.printing import say

__all__ = ["Warned"]


class Warned(logging.Handler):
    """Prints warnings as the command prints what it has to say."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one warning."""
        say(f"warning: {record.getMessage()}")
