"""Curves: the same reading of 1,000, 10,000, and, if asked, 100,000 and a million synthetic documents."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic import write
from benchmarks.table import PYTHON, Row, cpu_by_process


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Documents a second by one process and by two, for places and for project folders.

    What counts is CPU time: that of the process that feeds and merges, and of the busiest worker. So it is on cores that
    do nothing else.
    """
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = str(write(Path(folder) / "archive.jsonl", size, words=given.words))
            for verb in ("places", "run"):
                rates = {}
                for jobs in (1, 2):
                    output = str(Path(folder) / f"{verb}-{jobs}")
                    more = ["-o", f"{output}.jsonl"] if verb == "places" else ["--into", output]
                    own, *workers = cpu_by_process(
                        [PYTHON, "-m", "geo", verb, archive, *more, "--jobs", str(jobs)]
                    ).values()
                    busiest = max(workers, default=0.0)
                    rates[jobs] = size / (own + busiest)
                    note = f"{own:.1f} s in the process itself, {busiest:.1f} in the busiest worker"
                    yield Row(f"{size:,} documents: a second, geo {verb}, {jobs} process(es)", rates[jobs], note=note)
                yield Row(f"{size:,} documents: geo {verb}, two processes over one", rates[2] / rates[1])
