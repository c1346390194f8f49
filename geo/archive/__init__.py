"""Archives of any size: read once, kept in a project folder, asked by period, type and place.

::

    archives -> items with keys (intake.py) -> parts (parts.py, by geo.engines) -> documents, reports
    reports -> blocks (blocks.py) -> what changed, merged (merging.py) -> events by month (events.py)

`project.run_archive` is the whole run on one page; `state` says which files are of a folder now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.archive.check import Status, status, verify
    from geo.archive.project import Progress, Summary, run_archive
    from geo.archive.reading import id_history, is_project, left_out, project_events, project_reports

__all__ = [
    "Progress",
    "Status",
    "Summary",
    "id_history",
    "is_project",
    "left_out",
    "project_events",
    "project_reports",
    "run_archive",
    "status",
    "verify",
]

_HOMES = {
    "check": ("Status", "status", "verify"),
    "project": ("Progress", "Summary", "run_archive"),
    "reading": ("id_history", "is_project", "left_out", "project_events", "project_reports"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"geo.archive.{module}"), name)
    raise AttributeError(f"module 'geo.archive' has no attribute {name!r}")
