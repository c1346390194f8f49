"""Curves: the same reading of 1,000, 10,000, and, if asked, 100,000 and a million synthetic documents."""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic import write
from benchmarks.table import PYTHON, ROOT, Row


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Documents a second of ``geo places`` by one process and by two, and the greatest memory of the main process."""
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = write(Path(folder) / "archive.jsonl", size)
            seconds = {}
            for jobs in (1, 2):
                output = str(Path(folder) / "out.jsonl")
                command = [PYTHON, "-m", "geo", "places", str(archive), "-o", output, "--jobs", str(jobs)]
                seconds[jobs], memory = _measured(command)
                note = f"{memory:.0f} MB in the main process"
                yield Row(f"{size:,} documents: a second, places, {jobs} process(es)", size / seconds[jobs], note=note)
            yield Row(f"{size:,} documents: two processes over one", seconds[1] / seconds[2])


def _measured(command: list[str]) -> tuple[float, float]:
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024
