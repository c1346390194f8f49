"""Packed files and archives: read like what they hold, with limits; each bad one costs one line."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from geo.documents import packed, read_documents
from geo.errors import DocumentError

TEXT = "Two people were hurt when a drone hit the port of Odesa, the mayor said."
ROOT = Path(__file__).resolve().parent.parent


def read(path, **options):
    reader = read_documents(path, **options)
    documents = list(reader)
    return {d.id: d.text for d in documents}, {s.document_id: s.reason for s in reader.skipped}


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_gz_file_is_read_as_what_it_holds(tmp_path):
    lines = "".join(json.dumps({"id": f"d{n}", "text": f"{TEXT} {n}"}) + "\n" for n in range(3))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "b.txt.GZ").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "c.tar.gz").write_bytes(gzip.compress(b"x"))
    documents, skipped = read(tmp_path)
    assert list(documents) == ["d0", "d1", "d2", "b.txt.GZ"]
    assert documents["b.txt.GZ"] == TEXT
    assert skipped == {"c.tar.gz": "format: .gz is not read in a folder; name the file itself, or leave it out"}


def test_a_zip_is_read_as_the_folder_that_it_was_made_of(tmp_path):
    files = {"b/two.txt": TEXT + " 2", "a.txt": TEXT, ".hidden.txt": "x", "__MACOSX/a.txt": "x", "b/": "", "c.png": "x"}
    documents, skipped = read(zipped(tmp_path / "in.zip", files))
    assert documents == {"a.txt": TEXT, "b/two.txt": TEXT + " 2"}
    assert list(skipped) == ["c.png"]
    assert list(read(tmp_path)[0]) == ["in.zip/a.txt", "in.zip/b/two.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:out.txt"])
def test_a_name_that_leads_out_of_an_archive_is_left_out(name, tmp_path):
    documents, skipped = read(zipped(tmp_path / "in.zip", {name: TEXT, "good.txt": TEXT}))
    assert list(documents) == ["good.txt"]
    assert [reason.split(";")[0] for reason in skipped.values()] == ["archive: its name leads out of the archive"]


def test_links_and_archives_within_an_archive_are_left_out(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    inner = zipped(tmp_path / "inner.zip", {"a.txt": TEXT}).read_bytes()
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", inner)
        archive.writestr("a.txt.gz", gzip.compress(b"x"))
        archive.writestr("good.txt", TEXT)
    documents, skipped = read(path)
    assert list(documents) == ["good.txt"]
    assert set(skipped) == {"link.txt", "inner.zip", "a.txt.gz"}


def test_an_encrypted_member_costs_itself(tmp_path):
    path = zipped(tmp_path / "in.zip", {"a.txt": TEXT, "b.txt": TEXT + " 2"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag of the first entry of the directory
    path.write_bytes(bytes(content))
    documents, skipped = read(path)
    assert list(documents) == ["b.txt"]
    assert skipped["a.txt"].startswith("archive: encrypted")


def test_a_bomb_costs_one_document_and_little_memory(tmp_path):
    zeros = io.BytesIO()
    with gzip.GzipFile(fileobj=zeros, mode="wb") as file:
        for _ in range(60):
            file.write(b" " * 1_000_000)
    (tmp_path / "bomb.txt.gz").write_bytes(zeros.getvalue())
    (tmp_path / "bomb.jsonl.gz").write_bytes(zeros.getvalue())
    zipped(tmp_path / "bomb.zip", {"a.txt": " " * 8_000_000, "b.txt": " " * 8_000_000, "c.txt": TEXT})
    (tmp_path / "good.txt").write_text(TEXT)
    tracemalloc.start()
    documents, skipped = read(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert list(documents) == ["good.txt"]
    assert len(skipped) == 5
    assert all(reason.count("\n") == 0 for reason in skipped.values())
    assert skipped["bomb.txt.gz"].startswith("archive: it unpacks to over 200 times its size")
    assert skipped["bomb.zip/b.txt"].startswith("archive: it unpacks to over 200 times its size")
    assert peak < 120_000_000


@pytest.mark.parametrize("cut", [1, 5, 20, 60])
def test_damaged_archives_cost_themselves(cut, tmp_path):
    text = " ".join(f"{TEXT} {n}" for n in range(500))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(text.encode())[:-cut])
    (tmp_path / "b.zip").write_bytes(zipped(tmp_path / "whole.zip", {"a.txt": text}).read_bytes()[:-cut])
    (tmp_path / "c.txt.gz").write_bytes(b"no gzip at all")
    (tmp_path / "d.zip").write_bytes(b"")
    documents, skipped = read(tmp_path)
    assert list(documents) == ["whole.zip/a.txt"]
    assert set(skipped) == {"a.txt.gz", "b.zip", "c.txt.gz", "d.zip"}
    assert skipped["a.txt.gz"].startswith("archive: damaged")


def test_an_archive_of_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "MEMBERS", 3)
    zipped(tmp_path / "a.zip", {f"{n}.txt": f"{TEXT} {n}" for n in range(4)})
    with pytest.raises(DocumentError, match="over 3 files"):
        read(tmp_path / "a.zip")


def test_a_line_that_is_too_long_costs_itself_in_each_kind(tmp_path):
    long = "a" * 4_000_000
    rows = [f"one,{TEXT} 1", f"two,{long}", f"three,{TEXT} 3"]
    (tmp_path / "a.csv").write_text("id,text\n" + "\n".join(rows) + "\n")
    lines = [json.dumps(dict(zip(("id", "text"), row.split(",", 1), strict=True))) for row in rows]
    (tmp_path / "b.jsonl").write_text("\n".join(lines).replace('"one"', '"four"').replace('"three"', '"five"'))
    documents, skipped = read(tmp_path, max_mb=1)
    assert list(documents) == ["one", "three", "four", "five"]
    assert set(skipped) == {"a.csv:3", "b.jsonl:2"}
    assert all(reason.startswith("too long: a line of over 3 MB") for reason in skipped.values())


def test_odd_names_pipes_and_loops_of_links(tmp_path):
    (tmp_path / "two\nlines.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    command = [sys.executable, "-m", "geo", "events", str(tmp_path), "-o", str(tmp_path / "out.jsonl")]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 3
    told = done.stderr.splitlines()
    assert len(told) == 2
    assert all(line.startswith("geo: skipped ") for line in told)
    assert json.loads((tmp_path / "out.jsonl").read_text())["evidence"][0]["document"] == "two\nlines.txt"


def test_a_full_disk_leaves_what_was_there(tmp_path):
    (tmp_path / "in.txt").write_text(TEXT)
    (tmp_path / "out.geojson").write_text("old")
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"  # a file can hold 100 bytes, as on a full disk
        "sys.argv = ['geo', 'events', 'in.txt', '-o', 'out.geojson']\n"
        "from geo.cli import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "out.geojson: cannot be written" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.txt", "out.geojson"]
    assert (tmp_path / "out.geojson").read_text() == "old"


def test_a_full_standard_output_is_one_line(tmp_path):
    (tmp_path / "in.txt").write_text(TEXT)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geo", "events", str(tmp_path / "in.txt")],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 1
    assert done.stderr.startswith("geo: standard output: cannot be written")
    assert done.stderr.count("\n") == 1
