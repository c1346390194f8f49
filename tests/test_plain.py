"""The short way of the command line: the same answers as click's, and what it does not load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.cli.commands import main
from geo.cli.plain import plain_form, run_plain

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
HEAVY = (
    "numpy",
    "pandas",
    "geopandas",
    "shapely",
    "pyarrow",
    "folium",
    "branca",
    "click",
    "tomllib",
    "multiprocessing",
    "typing",
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["events", str(SEEDS)],
        ["events", str(SEEDS), "-o", "-"],
        ["events", str(SEEDS), "--per-document"],
        ["places", str(SEEDS), "-o", "-"],
    ],
)
def test_the_short_way_prints_what_click_prints(arguments, capfdbinary):
    form = plain_form(arguments)
    assert form is not None
    assert run_plain(form) == 0
    short = capfdbinary.readouterr().out
    through_click = CliRunner().invoke(main, arguments)
    assert through_click.exit_code == 0
    assert short == through_click.stdout_bytes


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["events"],
        ["events", "a.txt", "--since", "2026"],
        ["events", "a.txt", "-o"],
        ["events", "a.txt", "-o", "b.geojson", "-o", "c.geojson"],
        ["events", "a.txt", "-o", "b.docx"],
        ["events", "a.geojson"],
        ["places", "a.txt", "-o", "b.geojson"],
        ["places", "a.txt", "--per-document"],
        ["map", "a.txt"],
    ],
)
def test_what_needs_the_option_parser_is_left_to_it(arguments):
    assert plain_form(arguments) is None


def _geo(*arguments: str, folder: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "geo", *arguments] if not code else [sys.executable, "-c", code]
    root = str(SEEDS.parent)
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, env=os.environ | {"PYTHONPATH": root}
    )


def test_errors_and_exit_codes(tmp_path):
    (tmp_path / "in").mkdir()
    nothing = _geo("events", "in", folder=tmp_path)
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert nothing.stderr.startswith("geo: nothing readable in in")
    (tmp_path / "in" / "a.txt").write_text("Shelling killed two people in Kherson.")
    (tmp_path / "in" / "b.txt").write_text("")
    skipped = _geo("events", "in", "-o", "out.jsonl", folder=tmp_path)
    assert skipped.returncode == 3
    assert skipped.stderr.startswith("geo: skipped b.txt: empty")
    assert skipped.stderr.count("\n") == 1
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 1
    closed = _geo("events", "in", "-o", "no/where.jsonl", folder=tmp_path)
    assert closed.returncode == 1
    assert "no/where.jsonl: cannot be written" in closed.stderr


@pytest.mark.parametrize("verb", ["events", "places"])
def test_two_documents_load_nothing_heavy(verb, tmp_path):
    code = (
        f"import sys; sys.argv = ['geo', '{verb}', {str(SEEDS)!r}, '-o', '-']\n"
        "from geo.cli import run\n"
        "try: run()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = _geo(folder=tmp_path, code=code)
    assert done.stdout
    assert done.stderr == "[]\n"
