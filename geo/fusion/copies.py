"""Reports in, how many outlets tell of it out: the same wire text counts once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from geo.fusion.agree import plain
from geo.model import Report

__all__ = ["count_outlets", "is_copy"]

_COPY_SHARE = 0.7
_COPY_SHINGLES = 8


def count_outlets(reports: Sequence[Report]) -> int:
    """Count distinct outlets; a document without one is its own, and the same wire text counts once."""
    outlets: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        outlets[plain(report.source.source) if report.source.source else f"#{report.source.id}"].append(report)
    distinct: list[tuple[list[frozenset[str]], set[str]]] = []
    for name in sorted(outlets):
        wordings = [_shingles(report) for report in outlets[name]]
        wires = {report.source.wire for report in outlets[name] if report.source.wire}
        host = next((d for d in distinct if wires & d[1] or any(_alike(a, b) for a in wordings for b in d[0])), None)
        if host is None:
            distinct.append((wordings, wires))
        else:
            host[0].extend(wordings)
            host[1].update(wires)
    return len(distinct)


def is_copy(a: Report, b: Report) -> bool:
    """Say whether two reports quote the same wire text, but for a dateline or a cut."""
    return _alike(_shingles(a), _shingles(b))


def _shingles(report: Report) -> frozenset[str]:
    """Runs of five words of what a report quotes."""
    words = re.findall(r"\w+", " ".join(dict.fromkeys(e.quote for e in report.evidence)).casefold())
    return frozenset(" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4)))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    smaller = min(len(a), len(b))
    return len(a & b) >= _COPY_SHARE * smaller and (smaller >= _COPY_SHINGLES or a == b)
