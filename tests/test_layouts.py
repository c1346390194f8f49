"""CSV in the columns of other data sets, with HXL hashtags: unknown deaths are blank, never 0."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.datasets import data_path
from geo.errors import ExportError
from geo.export import write_events
from geo.export.flat import COLUMNS
from geo.export.hxl import HXL, hxl_tags
from geo.export.layouts import ACLED, UCDP, acled_row, ucdp_row
from geo.model import EVENT_KINDS
from geo.records import event_record
from geo.records.fields import EXTRA_FIELDS
from geo.reports import load_event_types
from test_records import EVENT

DOC = Path(__file__).parents[1].joinpath("docs", "exports.md").read_text("utf-8")
TAG = re.compile(r"#[a-z][a-z0-9]*(\+[a-z][a-z0-9_]*)*")


def record(**given: Any) -> dict[str, Any]:
    return event_record(EVENT) | {"occurrence": "occurred"} | given


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


@pytest.mark.parametrize(("best", "cell"), [(None, ""), (0, "0"), (7, "7")])  # unknown; none, as a text states; seven
@pytest.mark.parametrize(("columns", "name"), [("ucdp", "best"), ("ucdp", "deaths_unknown"), ("acled", "fatalities")])
def test_unknown_deaths_are_blank_and_none_is_zero(
    tmp_path: Path, columns: str, name: str, best: int | None, cell: str
) -> None:
    path = tmp_path / "e.csv"
    write_events([record(type="strike", killed_low=best, killed_best=best, killed_high=best)], path, columns=columns)
    (row,) = table(path)
    assert row[name] == cell


def test_the_columns_are_theirs_in_their_order_and_name_what_made_them(tmp_path: Path) -> None:
    for columns, names in (("ucdp", UCDP), ("acled", ACLED)):
        path = tmp_path / f"{columns}.csv"
        write_events([record(type="strike")], path, columns=columns)
        assert tuple(table(path)[0]) == (*names, "generator", "data_version")


def test_only_what_happened_has_a_row(tmp_path: Path) -> None:
    kinds = ("occurred", "ongoing", "planned", "cancelled", "demanded", "threatened", "historical")
    rows = [record(id=o, type=t, occurrence=o) for o in kinds for t in ("strike", "negotiation")]
    for columns, n in (("ucdp", 2), ("acled", 4)):
        path = tmp_path / f"{columns}.csv"
        write_events(rows, path, columns=columns)
        assert len(table(path)) == n


@pytest.mark.parametrize(
    ("given", "sub"),
    [
        ({"type": "strike", "weapons": ["drone", "missile"]}, "Air/drone strike"),
        ({"type": "strike", "weapons": ["artillery"]}, "Shelling/artillery/missile attack"),
        ({"type": "strike", "weapons": []}, "Shelling/artillery/missile attack"),
        ({"type": "explosion", "weapons": ["ied"]}, "Remote explosive/landmine/IED"),
        ({"type": "territorial_change", "subtype": "withdrawn"}, "Non-violent transfer of territory"),
        ({"type": "territorial_change", "subtype": "captured"}, "Non-state actor overtakes territory"),
        ({"type": "agreement"}, "Agreement"),
    ],
)
def test_the_sub_event_type_follows_type_subtype_and_weapon(given: dict[str, Any], sub: str) -> None:
    assert acled_row(given)["sub_event_type"] == sub


def test_every_type_has_an_acled_type_that_its_label_names() -> None:
    labels = load_event_types().labels
    for kind in EVENT_KINDS:
        assert acled_row({"type": kind})["event_type"] in labels[kind]["acled"], kind


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [("2026-01-24", "2026-01-24", 1), ("2026-01-23", "2026-01-24", 2), ("2026-01-19", "2026-01-25", 3),
     ("2026-01-01", "2026-01-31", 4), ("2025-01-01", "2025-12-31", 5), (None, None, None)],
)  # fmt: skip
def test_ucdp_s_precision_of_dates(first: str | None, last: str | None, precision: int | None) -> None:
    assert ucdp_row({"date_start": first, "date_end": last})["date_prec"] == precision


def test_sides_are_initiators_and_targets_or_participants() -> None:
    def actors(*roles: str) -> list[dict[str, str]]:
        return [{"name": f"{role}{n}", "role": role} for n, role in enumerate(roles)]

    assert [acled_row({"actors": actors("target", "initiator")})[a] for a in ("actor1", "actor2")] == [
        "initiator1",
        "target0",
    ]
    talks = acled_row({"actors": actors("participant", "participant", "mediator", "participant")})
    assert (talks["actor1"], talks["actor2"]) == ("participant0", "participant1; participant3")


def test_hxl_tags_stand_under_the_head(tmp_path: Path) -> None:
    tagged, asked, plain = tmp_path / "a.hxl.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    write_events([record(my_note="x")], tagged)
    write_events([record(my_note="x")], asked, hxl=True)
    write_events([record(my_note="x")], plain)
    head, tags, *rest = tagged.read_bytes().decode("utf-8").split("\r\n")
    assert tagged.read_bytes() == asked.read_bytes()
    assert [head, *rest] == plain.read_bytes().decode("utf-8").split("\r\n")
    by_column = dict(zip(head.split(","), tags.split(","), strict=True))
    assert (by_column["killed_low"], by_column["adm1_pcode"], by_column["my_note"]) == (
        "#affected+killed+min", "#adm1+code+v_pcode", "",
    )  # fmt: skip


def test_every_column_of_ours_has_a_tag_of_the_right_form() -> None:
    own = [*COLUMNS, *(field.name for field in EXTRA_FIELDS), "generator", "data_version"]
    assert [column for column in own if not HXL.get(column)] == []
    assert [tag for tag in HXL.values() if not TAG.fullmatch(tag)] == []
    assert hxl_tags(["country"], layout="ucdp") == ["#country+name"]


def test_the_page_on_exports_has_each_table_as_it_is() -> None:
    rows = csv.DictReader(data_path("schema", "acled.csv").read_text("utf-8").splitlines())
    for row in rows:
        assert f"| {row['disorder_type']} | {row['event_type']} | {row['sub_event_type']} |" in DOC
        assert f"`{row['type']}`" in DOC
    assert all(f"| `{column}` | `{tag}` |" in DOC for column, tag in HXL.items())


def test_formula_cells_are_made_harmless_there_too(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    write_events([record(type="strike", place="=1+1")], path, columns="acled")
    assert table(path)[0]["location"] == "'=1+1"


def test_tags_and_columns_are_for_tables_only(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"end the name with \.csv"):
        write_events([record()], tmp_path / "e.geojson", columns="acled")
    done = CliRunner().invoke(main, ["events", "x.txt", "-o", str(tmp_path / "e.jsonl"), "--hxl"])
    assert (done.exit_code, "--hxl" in done.stderr) == (2, True)


def test_the_command_writes_them(tmp_path: Path) -> None:
    article, out = tmp_path / "a.txt", tmp_path / "e.csv"
    article.write_text("Shelling hit Nikopol on 5 January 2026.", "utf-8")
    done = CliRunner().invoke(main, ["events", str(article), "-o", str(out), "--columns", "acled", "--hxl"])
    assert done.exit_code == 0, done.stderr
    tags, row = table(out)
    assert (tags["fatalities"], row["fatalities"], row["country"], row["admin1"]) == (
        "#affected+killed", "", "Ukraine", "Dnipropetrovsk Oblast",
    )  # fmt: skip
    assert row["event_type"] == "Explosions/Remote violence"
