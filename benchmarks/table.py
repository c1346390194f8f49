"""Rows of the table of benchmarks: what was measured against what, and whether it meets its bar."""

from __future__ import annotations

import os
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


def cpu_by_process(command: Sequence[str]) -> dict[int, float]:
    """CPU seconds of each process of a command: the first is its own, the others are its workers."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spent: dict[int, float] = {process.pid: 0.0}
    while process.poll() is None:
        for pid in (process.pid, *workers_below(process.pid)):
            spent[pid] = max(spent.get(pid, 0.0), _cpu_of(pid))
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return spent


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def workers_below(pid: int) -> list[int]:
    """Processes that read documents: those below this one without children of their own."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    below = [pid]
    for parent in below:
        below += [child for child, of in parents.items() if of == parent]
    return [p for p in below[1:] if p not in parents.values()]


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
