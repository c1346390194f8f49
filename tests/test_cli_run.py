"""The verb ``geo run``, and the others on its folder: they tell what they tell of the articles themselves."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.archive import left_out, project_events
from geo.cli import main
from geo.selection import Selection, parse_day
from geo.selection import left_out as left_out_of

ENGLISH = "KYIV, Jan. 24, 2026 - Shelling killed two people in Kherson on Friday, the governor said."
UNDATED = "A drone hit a depot in Cherkasy, injuring three people, the mayor said."
NOWHERE = "A missile hit a village in Sumy Oblast, killing one, the governor said. Nobody claimed it."
UKRAINIAN = "Дрон ударив по складу в Харкові вночі, і двоє людей загинули, повідомив мер міста у суботу."
RUSSIAN = "Ночью дрон ударил по складу в Харькове, и два человека погибли, сообщил мэр города в субботу."
WARNING = "geo: warning: events are read from English only: 2 documents in ru, uk give places, not events"


@pytest.fixture(autouse=True)
def clean_logging() -> Iterator[None]:
    handlers = list(logging.getLogger("geo").handlers)
    yield
    logging.getLogger("geo").handlers[:] = handlers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in {"a": ENGLISH, "b": UNDATED, "c": NOWHERE, "d": UKRAINIAN, "e": RUSSIAN}.items():
        Path(f"in/{name}.txt").write_text(text, "utf-8")
    return tmp_path


def geo_(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_documents_in_which_only_places_are_read_are_told_by_every_verb(folder: Path) -> None:
    assert geo_("run", "in", "--into", "project").stderr.splitlines()[0] == WARNING
    assert geo_("run", "in", "--into", "project").stderr.splitlines()[0] == WARNING  # which says what the folder holds
    for verb in (("events", "project"), ("map", "project", "-o", "map.html"), ("events", "in")):
        done = geo_(*verb)
        assert (done.exit_code, done.stderr) == (0, WARNING + "\n")
    assert " ru 1, uk 1\n" in geo_("run", "--status", "project").stdout
    for name in ("d", "e"):
        Path(f"in/{name}.txt").unlink()
    assert "warning" not in geo_("run", "in", "--into", "project").stderr
    assert geo_("events", "project").stderr == ""


@pytest.mark.parametrize(
    "wanted",
    [
        ("--since", "2026"),
        ("--bbox", "20,40,45,55"),
        ("--until", "2026-01", "--bbox", "20,40,45,55"),
        ("--since", "2026", "--type", "negotiation"),
    ],
)
def test_events_left_out_of_a_folder_are_told_as_of_its_articles(folder: Path, wanted: tuple[str, ...]) -> None:
    geo_("run", "in", "--into", "project")
    of_articles, of_folder = geo_("events", "in", *wanted), geo_("events", "project", *wanted)
    assert of_folder.stdout == of_articles.stdout
    assert of_folder.stderr.splitlines() == of_articles.stderr.splitlines()[::-1]
    assert ("left out" in of_folder.stderr) == ("negotiation" not in wanted)


def test_what_a_folder_leaves_out_is_counted_without_reading_all(folder: Path) -> None:
    geo_("run", "in", "--into", "project")
    box = (20.0, 40.0, 45.0, 55.0)
    for selection in (
        Selection(since=parse_day("2026")),
        Selection(bbox=box),
        Selection(since=parse_day("2026"), bbox=box),
        Selection(until=parse_day("2027"), adm1=("UA-59",), bbox=box),
        Selection(types=("strike",)),
    ):
        assert left_out("project", selection) == left_out_of(project_events("project"), selection)
    assert left_out("project", Selection(since=parse_day("2026"))) == (2, 0)


def test_days_that_are_not_clear_and_ids_given_twice_are_told(folder: Path) -> None:
    rows = [
        {"id": "x", "text": ENGLISH, "published": "03/04/2026"},
        {"id": "x", "text": UNDATED},
    ]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    of_articles = geo_("events", "a.jsonl").stderr.splitlines()
    assert len(of_articles) == 2
    assert geo_("run", "a.jsonl", "--into", "project").stderr.splitlines()[:2] == of_articles
    assert (
        "warning" not in geo_("run", "a.jsonl", "--into", "other", "--published", "2026-04-03").stderr.splitlines()[2]
    )
