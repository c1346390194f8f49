"""Archive and project folder in an object store: a server that speaks S3, on the loopback."""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from benchmarks.synthetic import articles
from geo.archive import project_events, project_reports, run_archive, status, verify
from geo.archive.remote import Remote
from geo.errors import GeoError
from geo.records import in_order
from geo.selection import Selection

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = list(articles(64, seed=6, words=45, per_day=9))


def lines(some: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(article) + "\n" for article in some).encode()


@pytest.fixture(scope="module")
def bucket() -> Iterator[Any]:
    """The store's file system, with articles in ``news/in``: plain, packed, and a file that is none."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    stated = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in stated.items():
            patch.setenv(name, value)
        system = fsspec.filesystem("s3")
        system.mkdir("news")
        system.pipe_file("news/in/a.jsonl", lines(ARTICLES[:40]))
        system.pipe_file("news/in/2024/b.jsonl.gz", gzip.compress(lines(ARTICLES[40:])))
        system.pipe_file("news/in/notes.pdf", b"%PDF")
        yield system
    server.stop()


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A project of the same articles on a disk."""
    folder = tmp_path_factory.mktemp("disk")
    (folder / "a.jsonl").write_bytes(lines(ARTICLES))
    run_archive([str(folder / "a.jsonl")], str(folder / "project"), jobs=1)
    return str(folder / "project")


def held(folder: str) -> list[list[dict[str, Any]]]:
    return [in_order(project_events(folder)), in_order(project_reports(folder))]


def geo_run(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "geo", "run", *arguments]
    told = os.environ | environment
    return subprocess.Popen(command, cwd=ROOT, env=told, stderr=subprocess.PIPE, text=True, start_new_session=True)


def test_from_a_bucket_and_into_it_by_two_processes(bucket: Any, unbroken: str) -> None:
    project = "s3://news/project"
    done = run_archive(["s3://news/in"], project, jobs=2, part_documents=20)
    assert (done.read, [skipped.document_id for skipped in done.skipped]) == (64, ["notes.pdf"])
    assert held(project) == held(unbroken)
    assert verify(project) == []
    wanted = Selection(since=date(2024, 1, 2), types=("strike",))
    assert in_order(project_events(project, wanted)) == in_order(project_events(unbroken, wanted))
    assert not bucket.exists("news/project/lock")


def test_what_is_new_in_a_bucket_is_read_alone(bucket: Any) -> None:
    bucket.pipe_file("news/growing/a.jsonl", lines(ARTICLES[:10]))
    run_archive(["s3://news/growing"], "s3://news/grown", jobs=1)
    bucket.pipe_file("news/growing/b.jsonl", lines(ARTICLES[10:13]))
    assert run_archive(["s3://news/growing"], "s3://news/grown", jobs=1).read == 3
    assert run_archive(["s3://news/growing"], "s3://news/grown", jobs=1).read == 0
    assert (status("s3://news/grown").documents, verify("s3://news/grown")) == (13, [])


def test_killed_in_the_middle_and_run_again(bucket: Any, unbroken: str) -> None:
    project = "s3://news/killed"
    options = ("s3://news/in", "--into", project, "--part-size", "8", "--jobs", "2")
    process = geo_run(*options)
    while len(parts(bucket, "news/killed")) < 3 and process.poll() is None:
        signal.sigtimedwait([], 0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert bucket.exists("news/killed/lock")
    assert not bucket.exists("news/killed/snapshot.json")
    process = geo_run(*options)
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 3, said  # for the file that is no article
    (read,) = re.findall(r"read (\d+) of 64 documents", said)
    assert int(read) <= 64 - 3 * 8
    assert held(project) == held(unbroken)
    assert verify(project) == []


def parts(bucket: Any, project: str) -> list[str]:
    bucket.invalidate_cache()
    return [name for name in bucket.find(f"{project}/parts") if name.endswith(".json")]


def test_one_run_at_a_time(bucket: Any) -> None:
    project = "s3://news/locked"
    with Remote(project).locked():
        with pytest.raises(GeoError, match=f"process {os.getpid()} .* works on it"):
            run_archive(["s3://news/in"], project, jobs=1)
        with pytest.raises(GeoError, match="works on it"):  # of two that found no lock, the store refuses the second
            Remote(project)._create_lock(b"{}")
    assert not bucket.exists("news/locked/lock")


@pytest.mark.parametrize(
    ("archive", "folder", "environment", "said"),
    [
        ("s3://news/in", "s3://mistyped/project", {}, "make the bucket first"),
        ("s3://mistyped/in", "s3://news/none", {}, "s3://mistyped/in: missing"),
        ("s3://news/in", "s3://news/none", {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "cannot be reached"),
        ("s3://news/in", "s3://news/none", {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "credentials"),
    ],
)
def test_what_the_store_refuses_is_one_line(
    bucket: Any, archive: str, folder: str, environment: dict[str, str], said: str
) -> None:
    process = geo_run(archive, "--into", folder, **environment)
    lines = process.communicate(timeout=60)[1].splitlines()
    assert (process.returncode, len(lines)) == (1, 1)
    assert said in lines[0]
    assert not bucket.exists("mistyped")


def test_a_connection_lost_in_an_archive_leaves_the_old_state(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read from there before must not go as if it were no more there."""
    bucket.pipe_file("news/lost/a.jsonl", lines(ARTICLES[:8]))
    run_archive(["s3://news/lost"], "s3://news/kept", jobs=1)
    before = held("s3://news/kept")
    bucket.pipe_file("news/lost/a.jsonl.gz", gzip.compress(lines(ARTICLES[8:16])))

    def lost(*_given: Any) -> bytes:
        raise ConnectionError("reset by peer")

    monkeypatch.setattr("s3fs.core.S3File._fetch_range", lost)
    with pytest.raises(GeoError, match=r"cannot be reached \(reset by peer\)"):
        run_archive(["s3://news/lost"], "s3://news/kept", jobs=1)
    monkeypatch.undo()
    assert held("s3://news/kept") == before
    assert verify("s3://news/kept") == []
