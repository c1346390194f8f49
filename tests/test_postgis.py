"""Events into PostGIS: a real server, started here on a socket of its own and stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from factories import EVENTS, many
from geo.cli.commands import main
from geo.errors import ExportError
from geo.export import write_events
from geo.export.postgis import write_postgis

ROOT = Path(__file__).resolve().parent.parent
NASTY = [
    "Robert'); DROP TABLE geo.events; --",
    "'; SELECT pg_sleep(10); --",
    "$$; DROP SCHEMA geo CASCADE; $$",
    "%s %(name)s {} \\. \\N \t\r\n",
    '"quoted" \u2019 \u0000 \ud800 \U0001f600',
]


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    assert found, "PostgreSQL is not installed: apt-get install postgresql postgis"
    return found[-1].parent


@pytest.fixture(scope="module")
def server():
    """A server of its own, run by a user that is not root, as PostgreSQL wants it."""
    binaries, folder = _binaries(), Path(tempfile.mkdtemp(prefix="geo-pg-", dir="/tmp"))
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        shutil.chown(folder, user)
        folder.chmod(0o711)

    def run(*command, **options):
        return subprocess.run(
            [str(part) for part in command],
            check=True,
            capture_output=True,
            timeout=120,
            cwd=folder,
            **_as(user),
            **options,
        )

    run(
        binaries / "initdb",
        "-D",
        folder / "data",
        "-A",
        "trust",
        "-U",
        "tester",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C",
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c unix_socket_permissions=0777"
    run(binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
    yield folder
    run(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _as(user):
    return {"user": user} if os.getuid() == 0 else {}


@pytest.fixture
def address(server, request):
    name = f"t{abs(hash(request.node.name)) % 10**9}"
    with psycopg.connect(f"postgresql://tester@/postgres?host={server}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://tester:secret-word@/{name}?host={server}"


def rows(address, query, *values):
    with psycopg.connect(address) as connection:
        return connection.execute(query, values or None).fetchall()


def events(n=3):
    """Records with points, claims and days, the same each time."""
    found = [record for record in EVENTS if record["lat"] is not None and record["claims"]]
    return [dict(record) for record in found[:n]] if n <= len(found) else [dict(record) for record in many(n)]


def test_events_come_back_with_points_parts_and_comments(address):
    records = events()
    changes = write_postgis(address, records)
    assert [(c.table, c.added, c.altered, c.removed) for c in changes][:2] == [
        ("events", 3, 0, 0),
        ("reports", 0, 0, 0),
    ]
    found = rows(
        address, "SELECT id, type, killed_low, ST_Y(geom), ST_X(geom), date_start::text FROM geo.events ORDER BY id"
    )
    expected = [(r["id"], r["type"], r["killed_low"], r["lat"], r["lon"], r["date_start"]) for r in records]
    assert found == sorted(expected)
    quotes = rows(address, 'SELECT event_id, quote, "end" - start FROM geo.evidence ORDER BY event_id, n')
    assert quotes == sorted((r["id"], e["quote"], e["end"] - e["start"]) for r in records for e in r["evidence"])
    assert rows(address, "SELECT count(*) FROM geo.sources")[0][0] == sum(len(r["sources"]) for r in records)
    assert rows(address, "SELECT count(*) FROM geo.claims")[0][0] == sum(len(r["claims"]) for r in records)
    (comment,) = rows(
        address,
        "SELECT col_description('geo.events'::regclass, attnum) FROM pg_attribute WHERE attrelid = 'geo.events'::regclass AND attname = 'killed_low'",
    )
    assert comment[0].startswith("Least number of people killed")
    kinds = {row[0] for row in rows(address, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'geo'")}
    assert any("USING gist (geom)" in kind for kind in kinds)
    assert any("(date_start)" in kind for kind in kinds)
    assert dict(rows(address, "SELECT name, value FROM geo.about"))["schema_version"] == "1.0"


def test_a_second_export_touches_no_row(address):
    write_postgis(address, events())
    before = rows(address, "SELECT id, xmin::text, ctid::text FROM geo.events ORDER BY id")
    parts = rows(address, "SELECT event_id, n, xmin::text FROM geo.evidence ORDER BY 1, 2")
    changes = write_postgis(address, events())
    assert all((c.added, c.altered, c.removed) == (0, 0, 0) for c in changes)
    assert rows(address, "SELECT id, xmin::text, ctid::text FROM geo.events ORDER BY id") == before
    assert rows(address, "SELECT event_id, n, xmin::text FROM geo.evidence ORDER BY 1, 2") == parts


def test_what_changed_is_brought_up_to_date_and_the_rest_left(address):
    first = events()
    write_postgis(address, first)
    later = [dict(first[0], killed_low=77, evidence=[]), first[1]]
    changes = {c.table: (c.added, c.altered, c.removed) for c in write_postgis(address, later, gone=[first[2]["id"]])}
    assert changes["events"] == (0, 1, 1)
    assert changes["evidence"][2] == len(first[0]["evidence"])
    assert rows(address, "SELECT killed_low FROM geo.events WHERE id = %s", first[0]["id"]) == [(77,)]
    assert rows(address, "SELECT count(*) FROM geo.events") == [(2,)]
    assert rows(address, "SELECT count(*) FROM geo.evidence WHERE event_id = %s", first[2]["id"]) == [(0,)]


def test_values_stay_values(address):
    record = events(1)[0]
    records = []
    for n, nasty in enumerate(NASTY):
        source = dict(record["sources"][0], title=nasty, id=nasty)
        quote = dict(record["evidence"][0], quote=nasty)
        records.append(dict(record, id=f"{n}{nasty}", place=nasty, weapons=[nasty], sources=[source], evidence=[quote]))
    write_postgis(address, records)
    safe = [nasty.replace("\0", "\ufffd").replace("\ud800", "\ufffd") for nasty in NASTY]
    assert [row[0] for row in rows(address, "SELECT place FROM geo.events ORDER BY id")] == safe
    assert sorted(row[0] for row in rows(address, "SELECT quote FROM geo.evidence")) == sorted(safe)
    assert [row[0] for row in rows(address, "SELECT weapons FROM geo.events ORDER BY id")] == [[s] for s in safe]
    assert write_postgis(address, records)[0] == ("events", 0, 0, 0)


def test_a_schema_name_is_a_name(address):
    write_postgis(address, events(1), schema='x"; DROP SCHEMA geo; --')
    assert rows(address, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'x\"%'") == [(1,)]


def test_an_export_that_breaks_half_way_changes_nothing(address):
    write_postgis(address, events())
    before = rows(address, "SELECT * FROM geo.events ORDER BY id")

    def half():
        yield dict(events()[0], killed_low=500)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_postgis(address, half())
    with pytest.raises(ExportError, match="stands twice"):
        write_postgis(address, [dict(events()[0], killed_low=500)] * 2)
    with pytest.raises(ExportError, match=r"cannot be written .*; nothing was changed"):
        write_postgis(address, [dict(events()[0], killed_low=500), dict(events()[1], date_start="soon")])
    assert rows(address, "SELECT * FROM geo.events ORDER BY id") == before


def test_a_killed_export_and_a_lost_connection_change_nothing(address, tmp_path):
    write_postgis(address, events())
    before = rows(address, "SELECT * FROM geo.events ORDER BY id")
    code = (
        "import sys, time\nfrom geo.export.postgis import write_postgis\nfrom geo.export import read_events\n"
        "def slow():\n"
        "    for record in read_events(sys.argv[2]):\n"
        "        yield record | {'killed_low': 900}\n"
        "        print('one', flush=True)\n        time.sleep(30)\n"
        "write_postgis(sys.argv[1], slow())"
    )
    write_events(events(), tmp_path / "e.jsonl")
    command = [sys.executable, "-c", code, address, str(tmp_path / "e.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}) as export:
        assert export.stdout.readline() == b"one\n"
        export.send_signal(signal.SIGKILL)
    assert rows(address, "SELECT * FROM geo.events ORDER BY id") == before

    def cut():
        yield dict(events()[0], killed_low=900)
        rows(
            address,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state LIKE 'active' AND query LIKE 'COPY%'",
        )
        for n in range(20_000):
            yield dict(events()[1], id=f"more-{n}")

    with pytest.raises(ExportError, match="nothing was changed"):
        write_postgis(address, cut())
    assert rows(address, "SELECT * FROM geo.events ORDER BY id") == before


def test_two_exports_at_once_wait_for_each_other(address):
    failed = []

    def export():
        try:
            write_postgis(address, events(50))
        except ExportError as error:
            failed.append(error)

    threads = [threading.Thread(target=export) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    assert rows(address, "SELECT count(*) FROM geo.events") == [(50,)]


def test_the_command_exports_events_and_reports(address, tmp_path):
    (tmp_path / "in.txt").write_text(
        "KYIV, Jan. 24, 2026 (Agency) - Drones killed two people in Kherson, the governor said."
    )
    run = CliRunner()
    for arguments in (["-o", str(tmp_path / "e.geojson")], ["--per-document", "-o", str(tmp_path / "r.jsonl")]):
        assert run.invoke(main, ["events", str(tmp_path / "in.txt"), *arguments]).exit_code == 0
    done = run.invoke(main, ["export", str(tmp_path / "e.geojson"), address])
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "events: 1 added, 0 altered, 0 removed")
    done = run.invoke(main, ["export", str(tmp_path / "r.jsonl"), address])
    assert done.output.splitlines()[1] == "reports: 1 added, 0 altered, 0 removed"
    assert rows(address, "SELECT place, killed_low FROM geo.reports JOIN geo.events USING (place, killed_low)") == [
        ("Kherson", 2)
    ]


def test_a_project_folder_is_exported_and_brought_up_to_date(address, tmp_path):
    run = CliRunner()
    (tmp_path / "in").mkdir()
    texts = {"a.txt": "Drones killed two people in Kherson", "b.txt": "Shelling hurt three people in Sumy"}
    for name, text in texts.items():
        (tmp_path / "in" / name).write_text(f"KYIV, Jan. 24, 2026 (Agency) - {text} on Friday, the governor said.")
    project = str(tmp_path / "project")
    assert run.invoke(main, ["run", str(tmp_path / "in"), "--into", project, "--jobs", "1"]).exit_code == 0
    done = run.invoke(main, ["export", project, address])
    assert done.output.splitlines()[:2] == [
        "events: 2 added, 0 altered, 0 removed",
        "reports: 2 added, 0 altered, 0 removed",
    ]
    done = run.invoke(main, ["export", project, address])
    assert done.output.splitlines()[:2] == [
        "events: 0 added, 0 altered, 0 removed",
        "reports: 0 added, 0 altered, 0 removed",
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("postgresql://u:secret-word@127.0.0.1:1/db?connect_timeout=2", "no connection"),
        ("postgresql://u:secret-word@/nowhere?host=/nowhere", "no connection"),
        ("postgresql://u:secret-word%@host/db", "cannot be read"),
        ("postgresql://u:secret-word@host:port/db", "no connection|cannot be read"),
    ],
)
def test_a_wrong_address_is_one_line_without_the_password(wrong, told):
    with pytest.raises(ExportError, match=told) as caught:
        write_postgis(wrong, [])
    assert "secret-word" not in str(caught.value)
    assert "\n" not in str(caught.value)
    done = CliRunner().invoke(main, ["export", str(ROOT / "pyproject.toml"), wrong])
    assert done.exit_code == 1
    assert "secret-word" not in done.output


def test_bad_usage():
    assert CliRunner().invoke(main, ["export", "x.geojson", "mysql://host/db"]).exit_code == 2
