"""Archives: speed, memory, re-runs, kills, merging by columns, queries, as one table of ratios.

``python benchmarks/archive.py`` takes some minutes; ``--documents 100000`` and ``--million`` make it long. Both sides of a
ratio are measured in one run, by turns. Archives are synthetic and seeded (`benchmarks/synthetic.py`).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.synthetic import OUTLETS, PLACES, articles, write  # noqa: E402
from benchmarks.table import cpu_by_process, workers_below  # noqa: E402

RUN = [sys.executable, "-m", "geo", "run"]


def row(what: str, figure: str, bar: str = "") -> None:
    print(f"{what:74} {figure:>22}  {bar}", flush=True)


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def geo_run(archive: Path, project: Path, *more: str) -> dict[int, float]:
    """Run, and give the CPU seconds of each process: the first is the one that feeds, merges and commits."""
    return cpu_by_process([*RUN, str(archive), "--into", str(project), *more])


def speed(folder: Path, n: int, turns: int) -> None:
    """Documents a second by one worker and by two, by turns."""
    archive = write(folder / "speed.jsonl", n)
    walls: dict[int, list[float]] = {1: [], 2: []}
    free: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(turns):
        for jobs in (1, 2):
            start = time.perf_counter()
            spent = list(geo_run(archive, folder / f"speed-{jobs}-{turn}", "--jobs", str(jobs)).values())
            walls[jobs].append(time.perf_counter() - start)
            free[jobs].append(spent[0] + max(spent[1:], default=0.0))
    for name, seconds in (("", walls), (", by CPU time: as on free cores", free)):
        one, two = n / min(seconds[1]), n / min(seconds[2])
        row(f"documents of 400 words a second, one process{name}", f"{one:.0f}")
        row(f"the same, two processes{name}", f"{two:.0f}", "bar 150, aim 300")
        row(f"two processes over one{name}", f"{two / one:.2f}", "bar 1.6")


def again(folder: Path, n: int) -> None:
    """What runs after the first cost, in CPU time of all processes."""
    project, archive = folder / "again", write(folder / "again.jsonl", n)
    first = sum(geo_run(archive, project).values())
    grown = write(folder / "again.jsonl", n + n // 100)
    newer = sum(geo_run(grown, project).values())
    idle = sum(geo_run(grown, project).values())
    row(
        f"CPU of a re-run with 1 % newer documents over the first run ({n} documents)",
        f"{newer / first:.3f}",
        "bar 0.05",
    )
    row("CPU of a re-run with nothing new over the first run", f"{idle / first:.3f}")
    lines = grown.read_text().splitlines(keepends=True)
    drawn = set(random.Random(1).sample(range(n), n // 100))
    more = [
        line.replace('{"id": "', '{"id": "new-').replace(" hit ", " struck ")
        for k, line in enumerate(lines)
        if k in drawn
    ]
    grown.write_text("".join(lines + more))
    scattered = sum(geo_run(grown, project).values())
    row(
        "CPU of a re-run with 1 % new documents scattered over all days, over the first",
        f"{scattered / first:.3f}",
        "bar 0.05",
    )


def memory(folder: Path, sizes: list[int], words: int) -> None:
    """Greatest memory of a worker, and of the process that feeds and merges, over a run.

    Of a worker there are two figures: all that it can see, and what it shares with nobody. Shares of shared pages (Pss) would
    tell how many other processes map the same libraries.
    """
    peaks = []
    for n in sizes:
        archive = write(folder / "memory.jsonl", n, words=words)
        process = subprocess.Popen(
            [*RUN, str(archive), "--into", str(folder / f"memory-{n}")], cwd=ROOT, stderr=subprocess.DEVNULL
        )
        peak = private = main = 0.0
        start = time.perf_counter()
        while process.poll() is None:
            used = [_memory(pid) for pid in workers_below(process.pid)]
            peak = max([peak, *(whole for whole, _ in used)])
            private = max([private, *(own for _, own in used)])
            main = max(main, _memory(process.pid)[0])
            time.sleep(0.2)
        peaks.append(peak)
        rate = n / (time.perf_counter() - start)
        row(f"memory of the largest worker at {n} documents of {words} words, MB", f"{peak:.0f}", "bar 250")
        row("of which shared with no other process, MB", f"{private:.0f}")
        row("memory of the process that feeds and merges, MB; documents a second in all", f"{main:.0f}; {rate:.0f}")
    row(f"memory of a worker at {sizes[-1]} over {sizes[0]} documents", f"{peaks[-1] / peaks[0]:.2f}", "bar 1.1")


def _memory(pid: int) -> tuple[float, float]:
    """MB that a process had in memory at most, as the system notes it, and MB that are its own now."""
    try:
        status = Path(f"/proc/{pid}/status").read_text().splitlines()
        now = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0.0, 0.0
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in (*status, *now) if line.endswith(" kB")}
    return sizes.get("VmHWM", 0.0), sizes["Private_Clean"] + sizes["Private_Dirty"]


def kills(folder: Path, times: int, n: int = 600) -> None:
    """Kill a run with signal 9 at random moments, take it up again, compare events and reports with an unbroken run."""
    from geo.archive import project_events, project_reports, verify
    from geo.records import in_order

    archive = write(folder / "kills.jsonl", n)
    options = ("--part-size", "40")
    whole = timed(lambda: geo_run(archive, folder / "unbroken", *options))
    want = [in_order(f(folder / "unbroken")) for f in (project_events, project_reports)]
    draw = random.Random(7)
    same = torn = 0
    for turn in range(times):
        project = folder / f"killed-{turn}"
        command = [*RUN, str(archive), "--into", str(project), *options]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(draw.uniform(0.2, whole))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        geo_run(archive, project, *options)
        same += [in_order(f(project)) for f in (project_events, project_reports)] == want
        torn += bool(verify(project))
        shutil.rmtree(project)
    row(
        f"kill -9 at {times} random moments, run again: rows identical", f"{same} of {times}", f"bar {times} of {times}"
    )
    row("torn or stray files after these", str(torn), "bar 0")


def merging(n: int) -> None:
    """Blocks and their sums by columns, beside an exact groupby of pandas, of the same reports."""
    import numpy as np
    import pandas as pd

    from geo.archive.blocks import block_labels

    draw = np.random.default_rng(3)
    key = draw.integers(0, 1 << 40, 4000)[draw.zipf(1.3, n) % 4000]
    first = draw.integers(738_000, 738_000 + 1500, n)
    last = first + draw.choice([0, 1, 4], n, p=[0.6, 0.3, 0.1])
    low = draw.integers(0, 20, n).astype(float)
    low[draw.random(n) < 0.6] = np.nan
    outlet = draw.integers(0, 500, n)
    frame = pd.DataFrame({"key": key, "first": first, "last": last, "low": low, "outlet": outlet})

    def by_pandas() -> Any:
        groups = frame.groupby(["key", "first"], sort=False)
        return groups.agg(
            last=("last", "max"),
            low=("low", "min"),
            high=("low", "max"),
            n=("low", "size"),
            outlets=("outlet", "nunique"),
        )

    def by_geo() -> Any:
        labels = block_labels(key, first, last)
        order = np.argsort(labels, kind="stable")
        starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
        sums = {
            "first": np.minimum.reduceat(first[order], starts),
            "last": np.maximum.reduceat(last[order], starts),
            "low": np.fmin.reduceat(low[order], starts),
            "high": np.fmax.reduceat(low[order], starts),
            "n": np.diff(starts, append=len(order)),
        }
        pairs = np.unique(labels * 1024 + outlet)
        return sums | {"outlets": np.bincount(pairs // 1024)}

    mine, pandas = [], []
    for _ in range(3):
        pandas.append(timed(by_pandas))
        mine.append(timed(by_geo))
    events = len(by_geo()["first"])
    row(
        f"{n} reports clustered and merged by columns over pandas groupby ({events} groups)",
        f"{min(mine) / min(pandas):.2f}",
        "bar 10",
    )
    peak = max(
        int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    row("memory of this process at its greatest, MB (both sides)", f"{peak / 1024:.0f}", "bar 1500")


def whole_merging(n: int) -> None:
    """Reports merged with all rules, claims and evidence, as a run does: by blocks, one process."""
    from geo.engines.bulk import read_chunk
    from geo.fusion import fuse
    from geo.model import Document

    some = articles(n, words=40)
    documents = [
        Document(id=a["id"], text=a["text"], source=a["source"], published=date.fromisoformat(a["published"]))
        for a in some
    ]
    reports = [report for found in read_chunk(tuple(documents)) if isinstance(found, tuple) for report in found]
    row(
        f"reports merged a second with all rules and evidence ({len(reports)})",
        f"{len(reports) / timed(lambda: fuse(reports)):.0f}",
    )


def query(folder: Path, n: int) -> None:
    """A year of an oblast among many events, in a process that has read before."""
    from geo.archive.events import select_table
    from geo.archive.reading import opened, project_events
    from geo.selection import Selection

    project = folder / "events"
    if not (project / "snapshot.json").exists():
        _store_events(project, n)
    wanted = Selection(since=date(2024, 1, 1), until=date(2024, 12, 31), adm1=("UA-63",))
    select_table(*opened(project), wanted)
    table = min(timed(lambda: select_table(*opened(project), wanted)) for _ in range(3))
    found = len(project_events(project, wanted))
    records = min(timed(lambda: project_events(project, wanted)) for _ in range(3))
    row(f"a year's oblast in {n} events, as a table, seconds ({found} events)", f"{table:.3f}", "bar 0.5")
    row("the same as records", f"{records:.3f}")


def _store_events(project: Path, n: int) -> None:
    """Write events of ten years in 27 units without reading any article."""
    import pyarrow as pa

    from geo.archive.events import CLUSTER, Changes, change_events
    from geo.archive.state import Snapshot, save_snapshot
    from geo.archive.store import open_store
    from geo.archive.tables import event_table
    from geo.records import normal_record

    draw = random.Random(5)
    units = [
        f"UA-{k:02d}"
        for k in (
            5,
            7,
            9,
            12,
            14,
            18,
            21,
            23,
            26,
            30,
            32,
            35,
            40,
            43,
            46,
            48,
            51,
            53,
            56,
            59,
            61,
            63,
            65,
            68,
            71,
            74,
            77,
        )
    ]
    store = open_store(str(project))
    changes: Any = {}
    per_month = n // 120
    events: dict[str, Any] = {}
    for month in range(120):
        records = []
        for k in range(per_month):
            day = f"{2016 + month // 12}-{month % 12 + 1:02d}-{draw.randint(1, 28):02d}"
            unit = draw.choice(units)
            quote = f"Report {k} of an attack on {draw.choice(PLACES)}, as {draw.choice(OUTLETS)} told it."
            records.append(
                normal_record(
                    {
                        "id": f"{month:03d}{k:013d}",
                        "type": draw.choice(("strike", "clash", "explosion")),
                        "occurrence": "occurred",
                        "verification": "reported",
                        "date_start": day,
                        "date_end": day,
                        "date_precision": "day",
                        "place": draw.choice(PLACES),
                        "place_kind": "settlement",
                        "lat": draw.uniform(45, 52),
                        "lon": draw.uniform(22, 40),
                        "country": "UA",
                        "adm1": unit,
                        "adm1_name": unit,
                        "count_scope": "event",
                        "evidence": [{"document": f"d{k}", "start": 0, "end": len(quote), "quote": quote}],
                        "sources": [{"id": f"d{k}", "title": None, "source": "Herald", "url": None, "published": day}],
                        "n_reports": 1,
                        "n_sources": 1,
                        "confidence": 0.7,
                    }
                )
            )
        name = records[0]["date_start"][:7]
        table = event_table(records, {CLUSTER: pa.array(range(per_month), pa.int64())})
        changes = Changes(added={name: [table]})
        events = change_events(store, events, changes)
    save_snapshot(store, Snapshot(events=events))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000], help="sizes for memory")
    parser.add_argument("--words", type=int, default=400, help="of a document, for memory")
    parser.add_argument("--speed", type=int, default=2000, help="documents for the speed")
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--again", type=int, default=5000, help="documents for the re-runs")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["speed", "again", "memory", "kills", "merging", "query"], nargs="+")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[], Any]] = {
            "merging": lambda: (merging(given.reports), whole_merging(3000)),
            "query": lambda: query(folder, given.events),
            "speed": lambda: speed(folder, given.speed, given.turns),
            "again": lambda: again(folder, given.again),
            "kills": lambda: kills(folder, given.kills),
            "memory": lambda: memory(folder, given.documents, given.words),
        }
        for part in given.only or parts:
            parts[part]()


if __name__ == "__main__":
    main()
