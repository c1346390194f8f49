"""What a map says of itself: versions of package and data, and whom the data is owed to."""

from __future__ import annotations

from typing import Any

__all__ = ["about"]


def about() -> dict[str, Any]:
    """Give the versions that made a map, and the attributions that it must show."""
    from geo.datasets import attributions
    from geo.records import versions

    lines = list(dict.fromkeys(attributions()))
    return {**versions(), "attributions": [line for line in lines if not _told_by_another(line, lines)]}


def _told_by_another(line: str, lines: list[str]) -> bool:
    return any(other != line and other.startswith(line) for other in lines)
