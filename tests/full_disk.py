"""A disk that fills while a project folder grows and outputs are written; what comes of it as JSON.

``python full_disk.py MEANS FOLDER``: with ``tmpfs`` FOLDER is a disk of its own, with ``limit`` a limit on the size of files
stands for a full one.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.synthetic import articles  # noqa: E402
from geo.archive import project_events, run_archive, verify  # noqa: E402
from geo.errors import GeoError  # noqa: E402
from geo.export import write_events  # noqa: E402
from geo.records import in_order  # noqa: E402

ARTICLES = list(articles(40, seed=4, words=45, per_day=9))
FREE = (0, 4, 16, 120, 40, 48, 64, 300)  # KB: the disk is full at another write each time
PAGE = 4096


def main(means: str, folder: Path) -> dict[str, Any]:
    """Run with ever more room, then with enough, and compare with what was there before and with what must come."""
    archive, project = folder.parent / "a.jsonl", folder / "project"
    archive.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES[:3]))
    run_archive([str(archive)], str(project), jobs=1)
    old = in_order(project_events(project))
    archive.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    run_archive([str(archive)], str(folder.parent / "roomy"), jobs=1)
    new = in_order(project_events(folder.parent / "roomy"))
    runs = []
    for free in FREE:
        fill(means, folder, free)
        process = geo_run(means, free, archive, project)
        held = in_order(project_events(project))
        runs.append((process.returncode, process.stderr.splitlines(), held in (old, new)))
    fill(means, folder, 0)
    fresh = geo_run(means, 0, archive, folder / "fresh")
    outputs = {suffix: output(means, folder, suffix, new) for suffix in ("geojson", "csv", "parquet", "gpkg", "kml")}
    (folder / "filler").unlink(missing_ok=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    run_archive([str(archive)], str(project), jobs=1)
    return {
        "runs": runs,
        "fresh": (fresh.returncode, fresh.stderr.splitlines()),
        "outputs": outputs,
        "whole": in_order(project_events(project)) == new,
        "problems": verify(project),
        "strays": [str(path) for path in folder.rglob(".*")],
    }


def fill(means: str, folder: Path, free: int) -> None:
    """Leave so many KB of the disk."""
    if means != "tmpfs":
        return
    (folder / "filler").unlink(missing_ok=True)
    with (folder / "filler").open("wb", buffering=0) as filler:
        filler.write(bytes(shutil.disk_usage(folder).free - free * 1024))


def geo_run(means: str, free: int, archive: Path, project: Path) -> subprocess.CompletedProcess[str]:
    """Run the command; where there is no disk to fill, it may write files of so many KB only."""
    most = free * 1024 + 512
    limit = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most})); " if means != "tmpfs" else ""
    )
    command = [sys.executable, "-c", f"{limit}from geo.cli import run; run()"]
    more = ["run", str(archive), "--into", str(project), "--jobs", "1", "--part-size", "8"]
    return subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=False)


def output(means: str, folder: Path, suffix: str, records: list[dict[str, Any]]) -> list[Any]:
    """Write an output where there is no room: the error, and whether the file before it is still there."""
    path = folder / f"out.{suffix}"
    (folder / "filler").unlink(missing_ok=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    write_events(records[:1], path)
    before = path.read_bytes()
    fill(means, folder, 4)
    if means != "tmpfs":
        resource.setrlimit(resource.RLIMIT_FSIZE, (PAGE, resource.RLIM_INFINITY))
    try:
        write_events(records, path)
    except GeoError as error:
        return [str(error), path.read_bytes() == before]
    return ["written", False]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
