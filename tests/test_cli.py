"""The command: what each verb writes, its exit codes, and one line for all that goes wrong."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import geo
from factories import event_record
from geo.cli import main
from geo.datasets import datasets
from geo.export import read_events, write_events

ROOT = Path(__file__).resolve().parent.parent
TEXT = "KYIV, Jan. 24, 2026 - Shelling killed two people in Kherson on Friday, the governor said."
OTHER = "Jan. 24, 2026\nA drone hit a depot in Cherkasy overnight, injuring three people, the mayor said."
VERBS = ("map", "events", "places", "explain", "data", "evaluate")
HOSTILE = json.loads((Path(__file__).parent / "data" / "injections.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def clean_logging():
    """Give the logger back as it was: the command adds a handler that prints."""
    handlers = list(logging.getLogger("geo").handlers)
    yield
    logging.getLogger("geo").handlers[:] = handlers


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT)
    return tmp_path


def geo_(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def process(*arguments, **options):
    command = [sys.executable, "-m", "geo", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | options.pop("env", {})
    return subprocess.run(command, capture_output=True, env=environment, check=False, **options)


# help


@pytest.mark.parametrize("verb", [(), *((verb,) for verb in VERBS), ("data", "list"), ("data", "check")])
def test_every_verb_has_help(verb):
    done = geo_(*verb, "--help")
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 4


def test_every_verb_and_option_is_in_the_docs():
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for verb, command in main.commands.items():
        assert f"`geo {verb}" in text
        options = [name for option in command.params for name in option.opts if name.startswith("--")]
        assert [name for name in options if f"`{name}" not in text] == []


def test_the_verbs_are_these():
    assert set(VERBS) <= set(main.commands)


def test_version_names_package_and_data():
    from geo.datasets import data_version

    assert geo_("--version").output == f"geo {geo.__version__}, data {data_version()}\n"


# events


def test_events_as_geojson_on_standard_output(folder):
    done = geo_("events", "in")
    assert done.exit_code == 0
    assert done.stderr == ""
    (feature,) = json.loads(done.stdout)["features"]
    properties = feature["properties"]
    assert (properties["type"], properties["place"]) == ("strike", "Kherson")
    assert (properties["killed_low"], properties["injured_low"]) == (2, None)
    assert [source["id"] for source in properties["sources"]] == ["a.txt"]


@pytest.mark.parametrize("suffix", [".geojson", ".jsonl", ".csv", ".parquet", ".gpkg", ".kml"])
def test_the_suffix_is_the_format(folder, suffix):
    done = geo_("events", "in", "-o", f"out{suffix}")
    assert (done.exit_code, done.output) == (0, "")
    assert Path(f"out{suffix}").stat().st_size > 100


def test_standard_input_is_read(folder):
    done = geo_("events", "-", stdin=json.dumps({"id": "x", "text": TEXT}) + "\n")
    assert [s["id"] for f in json.loads(done.stdout)["features"] for s in f["properties"]["sources"]] == ["x"]


def test_per_document_is_a_line_a_report(folder):
    Path("in/b.txt").write_text(TEXT.replace("two people", "three people"))
    assert geo_("events", "in", "--per-document", "-o", "out.jsonl").exit_code == 0
    records = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [(record["document_id"], record["killed_low"]) for record in records] == [("a.txt", 2), ("b.txt", 3)]
    assert geo_("events", "in", "--per-document").stdout.count("\n") == 2


def test_events_may_be_written_in_another_format(folder):
    geo_("events", "in", "-o", "out.jsonl")
    geo_("events", "out.jsonl", "-o", "again.geojson")
    assert geo_("events", "in").stdout == Path("again.geojson").read_text()


def test_options_give_what_a_text_lacks(folder):
    Path("in/a.txt").write_text("Shelling killed two people in Kherson on Friday, the governor said.")
    done = geo_("events", "in", "--published", "2026-01-24", "--source", "The Post", "--lang", "en")
    properties = json.loads(done.stdout)["features"][0]["properties"]
    assert properties["date_start"] == "2026-01-23"
    assert properties["sources"][0]["source"] == "The Post"
    assert json.loads(geo_("events", "in").stdout)["features"][0]["properties"]["date_start"] is None


def test_columns_of_a_table_may_have_other_names(folder):
    Path("t.csv").write_text(f'nr,body\nx,"{TEXT}"\n')
    done = geo_("events", "t.csv", "--column", "text=body", "--column", "id=nr")
    assert [s["id"] for f in json.loads(done.stdout)["features"] for s in f["properties"]["sources"]] == ["x"]


# map


def test_map_draws_and_prints_a_table(folder):
    done = geo_("map", "in", "-o", "map.html", "--events", "out.geojson", "--title", "Front")
    assert done.exit_code == 0
    head, row, count = done.stdout.splitlines()
    assert head.split() == ["date", "type", "place", "killed", "injured", "verification", "sources"]
    assert row.split()[:4] == ["2026-01-23", "strike", "Kherson", "2"]
    assert count == "1 event"
    assert "leaflet" in Path("map.html").read_text("utf-8").lower()
    assert Path("out.geojson").read_text() == geo_("events", "in").stdout


@pytest.mark.parametrize("suffix", [".geojson", ".jsonl", ".parquet"])
def test_map_draws_events_already_extracted(folder, suffix):
    geo_("events", "in", "-o", f"out{suffix}")
    done = geo_("map", f"out{suffix}", "-o", "map.html")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "1 event")
    assert Path("map.html").exists()


def test_map_of_no_events_is_still_a_map(folder):
    Path("in/a.txt").write_text("The weather in Kherson was fine.")
    done = geo_("map", "in")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "0 events")
    assert Path("map.html").exists()


def test_events_and_articles_together_are_bad_usage(folder):
    geo_("events", "in", "-o", "out.jsonl")
    done = geo_("map", "out.jsonl", "in")
    assert done.exit_code == 2
    assert "holds events" in done.stderr


def test_what_is_wanted_is_chosen_alike_for_the_map_and_for_data(folder):
    Path("in/b.txt").write_text(OTHER)
    wanted = ("--since", "2026-01-24", "--country", "ua", "--type", "strike", "--bbox", "30,48,33,51")
    geo_("map", "in", "--events", "drawn.geojson", *wanted)
    assert [record["place"] for record in read_events("drawn.geojson")] == ["Cherkasy"]
    assert Path("drawn.geojson").read_text() == geo_("events", "in", *wanted).stdout


UKRAINIAN = "Дрон ударив по складу в Харкові вночі, і двоє людей загинули, повідомив мер міста у суботу."
RUSSIAN = "Ночью дрон ударил по складу в Харькове, и два человека погибли, сообщил мэр города в субботу."


@pytest.mark.parametrize("verb", [("map",), ("events",), ("run", "--into", "project")])
def test_what_is_wrong_with_one_path_is_told_in_one_line(folder, verb):
    done = geo_(*verb, "nofile.txt")
    assert (done.exit_code, done.stderr.count("\n"), done.stderr.count("no such file")) == (1, 1, 1)
    done = geo_(*verb, "nofile.txt", "norfile.txt")
    assert done.stderr.splitlines()[0] == "geo: skipped norfile.txt: missing: no such file or folder; check the path"
    assert done.stderr.splitlines()[1].startswith(
        "geo: nothing readable in nofile.txt, norfile.txt (nofile.txt: missing"
    )
    assert (done.exit_code, done.stderr.count("\n")) == (1, 2)


@pytest.mark.parametrize("verb", ["map", "events"])
def test_documents_in_which_only_places_are_read_are_told_in_one_line(folder, verb):
    Path("in/b.txt").write_text(UKRAINIAN, "utf-8")
    one = "geo: warning: events are read from English only: 1 document in uk gives places, not events\n"
    done = geo_(verb, "in")
    assert (done.exit_code, done.stderr) == (0, one)
    Path("in/c.txt").write_text(RUSSIAN, "utf-8")
    Path("in/d.txt").write_text(RUSSIAN.replace("два", "три"), "utf-8")
    many = "geo: warning: events are read from English only: 3 documents in ru, uk give places, not events\n"
    assert geo_(verb, "in").stderr == many
    assert geo_("places", "in").stderr == ""


def test_a_document_that_gives_events_is_not_warned_of_whatever_its_language_is_said_to_be(folder):
    assert geo_("events", "in", "--lang", "uk").stderr == ""


def test_events_left_out_for_want_of_a_date_or_a_point_are_told_in_one_line(folder):
    dated = event_record("a", lat=50.0, lon=36.0)
    undated = event_record("b", lat=50.0, lon=36.0, date_start=None, date_end=None)
    nowhere = event_record("c", lat=None, lon=None, geo_precision="adm1", place_kind="adm1")
    write_events([dated, undated, nowhere], "held.geojson")
    done = geo_("events", "held.geojson", "--since", "2026", "--bbox", "30,45,40,55")
    assert [feature["properties"]["id"] for feature in json.loads(done.stdout)["features"]] == [dated["id"]]
    told = "geo: events left out: 1 without a date (--since, --until), 1 without a point (--bbox)\n"
    assert (done.exit_code, done.stderr) == (0, told)
    assert geo_("map", "held.geojson", "--until", "2026").stderr == (
        "geo: events left out: 1 without a date (--since, --until)\n"
    )
    assert geo_("events", "held.geojson").stderr == ""


def test_map_draws_a_still_picture_and_its_words(folder):
    done = geo_("map", "in", "-o", "map.svg", "--title", "Front")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "1 event")
    assert Path("map.alt.txt").read_text("utf-8").startswith("Front. Map of 1 event, 23 January 2026. Types: Strike 1.")
    assert geo_("map", "in", "-o", "map.png", "--tiles").exit_code == 2
    assert not Path("map.png").exists()


def test_the_page_may_be_ukrainian_and_offer_tiles(folder):
    assert geo_("map", "in", "--language", "uk", "--tiles").exit_code == 0
    page = Path("map.html").read_text("utf-8")
    assert '<html lang="uk">' in page
    assert "img-src data: blob: https://tile.openstreetmap.org" in page


# places


def test_places_is_a_line_a_document(folder):
    text = "Russian drones hit Kharkiv. The Kremlin denied it."
    done = geo_("places", "-", stdin=json.dumps({"id": "x", "text": text}) + "\n")
    line = json.loads(done.stdout)
    assert list(line) == ["id", "places", "other"]
    assert line["id"] == "x"
    found = {entry["text"]: entry for entry in line["places"] + line["other"]}
    assert list(found["Kharkiv"]) == (
        ["start", "end", "text", "name", "lat", "lon", "kind", "country", "adm1", "geonameid", "score", "role"]
    )
    assert (found["Kharkiv"]["adm1"], found["Kharkiv"]["geonameid"], found["Kharkiv"]["role"]) == (
        "UA-63",
        706483,
        "literal",
    )
    assert all(text[entry["start"] : entry["end"]] == entry["text"] for entry in found.values())
    assert [entry["text"] for entry in line["other"]] == ["Russian"]


def test_places_resolves_given_spans(folder):
    text = "The town of Qwxyz and Kharkiv."
    spans = [[12, 17], [22, 29]]
    done = geo_("places", "-", stdin=json.dumps({"id": "x", "text": text, "spans": spans}) + "\n")
    line = json.loads(done.stdout)
    assert [[entry["start"], entry["end"]] for entry in line["places"]] == spans
    assert [entry["lat"] is None for entry in line["places"]] == [True, False]
    assert line["other"] == []


def test_places_to_a_file(folder):
    assert geo_("places", "in", "-o", "out.jsonl").exit_code == 0
    assert [json.loads(line)["id"] for line in Path("out.jsonl").read_text().splitlines()] == ["a.txt"]


# explain, data


def test_explain_marks_one_article(folder):
    assert geo_("explain", "in/a.txt", "-o", "page.html").exit_code == 0
    assert "Kherson" in Path("page.html").read_text("utf-8")


def test_explain_shows_all_that_a_name_may_mean(folder):
    assert geo_("explain", "--places", "in/a.txt", "-o", "places.html").exit_code == 0
    assert "what speaks for it, and against" in Path("places.html").read_text(encoding="utf-8")


def test_explain_shows_several_documents_or_the_one_named(folder, monkeypatch):
    Path("in/b.txt").write_text("Drones hit Lviv.", "utf-8")
    assert geo_("explain", "in", "-o", "page.html").exit_code == 0
    both = Path("page.html").read_text("utf-8")
    assert all(f'href="#d{n}-"' in both for n in (1, 2))
    assert geo_("explain", "in", "--id", "b.txt", "-o", "page.html").exit_code == 0
    assert "a.txt" not in Path("page.html").read_text("utf-8")
    assert geo_("explain", "in", "--id", "z", "-o", "page.html").exit_code == 1
    monkeypatch.setattr("geo.cli.commands.MOST_EXPLAINED", 1)
    done = geo_("explain", "in", "-o", "page.html")
    assert (done.exit_code, "name one with --id" in done.stderr) == (1, True)


def test_data_list_names_each_file_and_licence():
    lines = geo_("data", "list").stdout.splitlines()
    assert lines[1].split() == ["file", "rows", "source", "licence"]
    assert any(line.startswith("gazetteer/") and "CC-BY-4.0" in line for line in lines)


@pytest.mark.parametrize(("columns", "widest"), [(None, 100), ("70", 70), ("160", 160)])
def test_tables_of_data_fit_the_terminal(monkeypatch, columns, widest):
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    said = geo_("data", "list").stdout
    assert max(map(len, said.splitlines())) <= widest
    whole = set(datasets()[0].packages) <= {word.rstrip(",") for word in said.split()}
    assert whole == (widest >= 100)  # a narrow terminal breaks words too


def test_data_check_tells_what_is_wrong(monkeypatch):
    monkeypatch.setattr("geo.datasets.check", list)
    assert geo_("data", "check").exit_code == 0
    monkeypatch.setattr("geo.datasets.check", lambda: ["a: altered", "b: missing"])
    done = geo_("data", "check")
    assert (done.exit_code, done.stderr) == (1, "geo: a: altered\ngeo: b: missing\n")


# what goes wrong


def test_skipped_documents_are_named_and_the_rest_is_done(folder):
    Path("in/empty.txt").touch()
    Path("in/blob.txt").write_bytes(bytes(range(256)))
    done = geo_("events", "in", "gone.txt", "-o", "out.geojson")
    assert done.exit_code == 3
    told = done.stderr.splitlines()
    assert [line.split(": ")[1:3] for line in told] == [
        ["skipped blob.txt", "binary"],
        ["skipped empty.txt", "empty"],
        ["skipped gone.txt", "missing"],
    ]
    assert len(read_events("out.geojson")) == 1


@pytest.mark.parametrize("verb", ["map", "events", "places"])
@pytest.mark.parametrize("content", [b"", bytes(range(256)), None])
def test_nothing_readable_is_exit_one_without_output(folder, verb, content):
    Path("in/a.txt").unlink()
    if content is not None:
        Path("in/a.txt").write_bytes(content)
    output = {"map": "map.html", "events": "out.geojson", "places": "out.jsonl"}[verb]
    done = geo_(verb, "in", "-o", output)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nothing readable in in" in done.stderr.splitlines()[-1]
    assert [path.name for path in folder.iterdir()] == ["in"]


def test_what_was_there_stays_when_nothing_is_readable(folder):
    Path("in/a.txt").write_text("")
    Path("map.html").write_text("old")
    assert geo_("map", "in").exit_code == 1
    assert Path("map.html").read_text() == "old"


@pytest.mark.parametrize(
    "arguments",
    [
        ("map", "in", "-o", "no/map.html"),
        ("map", "in", "-o", "dir.html"),
        ("map", "in", "--events", "no/out.geojson"),
        ("events", "in", "-o", "no/out.geojson"),
        ("events", "in/t.csv", "-o", "in/t.csv"),
        ("places", "in", "-o", "no/out.jsonl"),
        ("explain", "in", "-o", "no/page.html"),
    ],
)
def test_an_unwritable_output_is_told_before_reading(folder, monkeypatch, arguments):
    Path("dir.html").mkdir()
    Path("in/t.csv").write_text("id,text\n")

    def not_to_be_read(*_given, **_options):
        raise AssertionError("read before the output was checked")

    monkeypatch.setattr("geo.documents.read_documents", not_to_be_read)
    done = geo_(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("geo: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("map",),
        ("map", "in", "-o", "map.docx"),
        ("events", "in", "-o", "out.shp"),
        ("events", "in", "--nonsense"),
        ("events", "in", "--published", "soon"),
        ("events", "in", "--lang", "de"),
        ("events", "in", "--max-mb", "0"),
        ("events", "in", "--column", "body"),
        ("events", "in", "--column", "body=text"),
        ("events", "in", "--since", "soon"),
        ("events", "in", "--since", "2026-13"),
        ("events", "in", "--since", "2026-02", "--until", "2026-01"),
        ("events", "in", "--type", "party"),
        ("events", "in", "--country", "ZZ"),
        ("events", "in", "--bbox", "1,2,3"),
        ("events", "in", "--bbox", "22,52,40,44"),
        ("events", "in", "--bbox", "40,44,22,52"),
        ("map", "in", "-o", "out.csv"),
        ("map", "in", "--events", "out.txt"),
        ("map", "in", "--language", "de"),
        ("map", "in", "--tiles-url", "https://tiles.example/"),
        ("data", "install", "geonames"),
    ],
)
def test_bad_usage_is_exit_two_and_one_line(folder, arguments):
    done = geo_(*arguments)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith("geo: ")


def test_data_asked_of_the_map_are_told_where_to_be_had(folder):
    assert "geo events" in geo_("map", "in", "-o", "out.csv").stderr


def test_a_file_of_events_that_does_not_follow_the_schema(folder):
    Path("bad.geojson").write_text('{"type": "FeatureCollection", "features": [{"properties": {"id": "x"}}]}')
    done = geo_("map", "bad.geojson")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("geo: bad.geojson: feature 1: event lacks type")
    assert not Path("map.html").exists()


def test_two_equal_ids_are_told(folder):
    lines = [json.dumps({"id": "x", "text": text}) for text in (TEXT, OTHER)]
    done = geo_("places", "-", stdin="\n".join(lines))
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["x", "x#2"]
    assert (done.exit_code, done.stderr.count("warning")) == (0, 1)


def test_a_line_stays_a_line_whatever_the_name(folder):
    Path("in/b\n\x1b[31m.txt").touch()
    done = geo_("events", "in")
    assert done.exit_code == 3
    assert done.stderr.splitlines() == [
        "geo: skipped b\\n\\x1b[31m.txt: empty: there is nothing in it; leave it out or give the article"
    ]


def test_libraries_add_no_lines_of_their_own(folder):
    Path("in/b.html").write_text("<html><body><script>1</script></body></html>")
    Path("in/c.html").write_text("<p>")
    done = process("events", "in")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 2)


def test_documents_are_counted_on_a_terminal_when_it_takes_time(monkeypatch, capsys):
    from types import SimpleNamespace

    from geo.cli.printing import Counted

    clock = iter([0.0, 0.5, 2.0, 2.1, 3.0, 4.0])
    monkeypatch.setattr("geo.cli.printing.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    class Reader(list):
        skipped = ()

    texts = [SimpleNamespace(id=text, text=text, lang="en") for text in "abcd"]
    assert list(Counted(Reader(texts))) == texts
    told = [line.strip() for line in capsys.readouterr().err.split("\r")]
    assert told == [
        "",
        "2 documents, 1 a second, 0 skipped",
        "4 documents, 1 a second, 0 skipped",
        "",
        "geo: 4 documents in 4 s, 1 a second, 0 skipped",
    ]


def test_a_bug_shows_its_traceback(folder, monkeypatch):
    def broken(*_given, **_options):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("geo.engines.bulk.run_documents", broken)
    with pytest.raises(ZeroDivisionError):
        geo_("events", "in")


def test_hostile_text_in_every_field(folder):
    lines = []
    for row in HOSTILE:
        bad = row["text"]
        text = f"Shelling killed two people in Kherson, the governor said. {bad} Shelling hurt one in {bad} Cherkasy."
        lines.append(
            json.dumps({"id": bad, "text": text, "title": bad, "source": bad, "url": bad, "published": "2026-01-24"})
        )
        lines.append(json.dumps({"id": row["id"], "text": bad, "title": bad, "lang": "en"}))
    Path("in/b.jsonl").write_text("\n".join(lines))
    done = geo_("map", "in", "-o", "map.html", "--events", "out.kml")
    assert done.exit_code in (0, 3)
    assert "\x1b" not in done.output


# processes


def test_help_imports_nothing_heavy():
    heavy = ("numpy", "pandas", "geopandas", "shapely", "folium", "matplotlib", "pyproj", "pyarrow")
    code = f"import sys, geo.cli, geo.cli.map\nprint([m for m in {heavy!r} if m in sys.modules])"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_imports_no_heavy_library(folder):
    heavy = ("numpy", "pandas", "geopandas", "shapely", "folium", "matplotlib", "pyarrow", "pyogrio", "trafilatura")
    Path("in/b.txt").write_text(OTHER)
    code = (
        "import sys\nfrom geo.cli import main\nmain(['events', 'in', '-o', '-'], standalone_mode=False)\n"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stderr.strip() == "[]"
    assert len(json.loads(done.stdout)["features"]) == 2


def test_exit_codes_of_the_process(folder):
    assert process("events", "in", "-o", "a.geojson").returncode == 0
    assert process("events", "gone").returncode == 1
    assert process("events").returncode == 2
    assert process("events", "in", "gone").returncode == 3


def test_a_reader_that_stops_early_is_no_traceback(folder):
    lines = [json.dumps({"id": str(n), "text": f"{TEXT} {n}"}) for n in range(300)]
    Path("many.jsonl").write_text("\n".join(lines))
    command = f"{sys.executable} -m geo places many.jsonl | head -c 10"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, check=False)
    assert (len(done.stdout), done.stderr) == (10, "")


def test_a_terminal_that_cannot_show_the_text(folder):
    text = "Shelling killed two people in Kherson, the region’s governor said."
    Path("in/a.txt").write_text(text, encoding="utf-8")
    done = process("events", "in", "Ї", env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 3
    assert b"skipped \\u0407: missing" in done.stderr
    assert "region’s" in done.stdout.decode("utf-8")


@pytest.mark.shared
def test_places_of_the_scorer_s_input(folder, shared):
    command = [sys.executable, shared / "score" / "score_places.py", "input", "geovirus", "--spans"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[:20]
    Path("g.jsonl").write_text("\n".join(lines))
    answers = [json.loads(line) for line in geo_("places", "g.jsonl").stdout.splitlines()]
    given = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers] == [row["id"] for row in given]
    assert [[[p["start"], p["end"]] for p in answer["places"]] for answer in answers] == [row["spans"] for row in given]
