"""Rows of the table of benchmarks: what was measured against what, and whether it meets its bar."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


class Row(NamedTuple):
    """One line: ``bar`` is the most that ``figure`` may be, or the least where ``least``; None where there is none."""

    what: str
    figure: float
    bar: float | None = None
    least: bool = False
    note: str = ""

    def text(self) -> str:
        """The line as it is printed."""
        verdict = ""
        if self.bar is not None:
            met = self.figure >= self.bar if self.least else self.figure <= self.bar
            verdict = f"{'at least' if self.least else 'at most'} {self.bar:g}: {'met' if met else 'NOT met'}"
        figure = f"{self.figure:,.0f}" if abs(self.figure) >= 1000 else f"{self.figure:.3g}"
        return f"{self.what:64} {figure:>10}  {verdict:24} {self.note}".rstrip()


def cpu_of(command: Sequence[str]) -> float:
    """CPU seconds of a command and its children."""
    before = _children()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cpu(work: Callable[[], Any]) -> float:
    """CPU seconds of a call in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def by_turns(measure: Callable[[Any], float], a: Any, b: Any, runs: int) -> tuple[float, str]:
    """Measure two things in turn, after one warm-up each: the median of the ratios, and a note with times and range."""
    measure(a), measure(b)
    pairs = [(measure(a), measure(b)) for _ in range(runs)]
    ratios = sorted(x / max(y, 1e-9) for x, y in pairs)
    first, second = (statistics.median(pair[k] for pair in pairs) for k in (0, 1))
    note = f"{first * 1000:.0f} / {second * 1000:.0f} ms of CPU, {ratios[0]:.3g}-{ratios[-1]:.3g}"
    return statistics.median(ratios), note
