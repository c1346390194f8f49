"""The two articles of ``seeds/`` give the events that a reader finds in them, and no others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import geo
from geo.model import Document, Result
from geo.records import event_record

ROOT = Path(__file__).parent.parent
GOLD = json.loads((ROOT / "tests" / "eval" / "gold" / "seeds.json").read_text(encoding="utf-8"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FIELDS = ("country", "adm1", "occurrence", "verification", "geo_precision", "date_start", "date_end", "n_sources")


@pytest.fixture(scope="module")
def result() -> Result:
    return geo.run(geo.read_documents(ROOT / "seeds"))


@pytest.fixture(scope="module")
def records(result: Result) -> list[dict[str, Any]]:
    return [event_record(event) for event in result.events]


def matches(gold: dict[str, Any], record: dict[str, Any]) -> bool:
    if gold["type"] != record["type"]:
        return False
    anchor = (gold.get("offset") or {}).get("anchor")
    if anchor:
        return (record["offset"] or {}).get("anchor") == anchor
    return gold["place"] == record["place"]


def of(records: list[dict[str, Any]], gold: dict[str, Any]) -> dict[str, Any]:
    found = [r for r in records if matches(gold, r)]
    assert len(found) == 1, f"{gold['type']} at {gold['place']}: {len(found)} found"
    return found[0]


REQUIRED = [g for g in GOLD["fused"] if not g.get("optional")]


@pytest.mark.parametrize("gold", REQUIRED, ids=[f"{g['type']} {g['place']}" for g in REQUIRED])
def test_each_event_of_the_gold_is_there_with_its_fields(gold: dict[str, Any], records: list[dict[str, Any]]) -> None:
    record = of(records, gold)
    for field in FIELDS:
        if gold.get(field) is not None:
            assert record[field] == gold[field], field
    for metric in ("killed", "injured"):
        if metric in gold:
            assert [record[f"{metric}_low"], record[f"{metric}_high"]] == gold[metric], metric
    if gold.get("weapons"):
        assert record["weapons"] == gold["weapons"]
    if gold.get("offset"):
        assert {k: record["offset"][k] for k in gold["offset"]} == gold["offset"]


def test_nothing_else_is_there(records: list[dict[str, Any]]) -> None:
    extra = [r for r in records if not any(matches(g, r) for g in GOLD["fused"])]
    assert [(r["type"], r["place"]) for r in extra] == []


@pytest.mark.parametrize("never", GOLD["never"], ids=lambda n: n["place"])
def test_what_must_never_be_an_event_is_none(never: dict[str, Any], records: list[dict[str, Any]]) -> None:
    assert not [r for r in records if r["place"] == never["place"] and r["type"] == never.get("type", r["type"])]


def test_every_quote_stands_in_its_text(result: Result) -> None:
    texts = {d.id: d.text for d in geo.read_documents(ROOT / "seeds")}
    for event in result.events:
        assert event.evidence
        for evidence in event.evidence:
            assert texts[evidence.document_id][evidence.span.start : evidence.span.end] == evidence.quote
        for claim in event.claims:
            assert texts[claim.document_id][claim.span.start : claim.span.end]


def test_both_wounded_figures_of_kharkiv_are_kept_with_who_said_them(records: list[dict[str, Any]]) -> None:
    kharkiv = of(records, {"type": "strike", "place": "Kharkiv"})
    said = {
        (c["low"], c["high"]): c["attributed_to"]
        for c in kharkiv["claims"]
        if c["metric"] == "injured" and c["scope"] == "event"
    }
    assert "Terekhov" in said[19, 19]
    assert "State Emergency Service" in said[14, None]


def test_the_national_total_is_a_claim_and_no_event(records: list[dict[str, Any]]) -> None:
    kyiv = of(records, {"type": "strike", "place": "Kyiv"})
    totals = {(c["metric"], c["low"], c["high"]) for c in kyiv["claims"] if c["scope"] == "total"}
    assert totals == {("killed", 1, None), ("injured", 23, 23)}
    shared = {(c["metric"], c["low"], c["high"]) for c in kyiv["claims"] if c["scope"] == "shared"}
    assert shared == {("killed", 1, None), ("injured", None, 20)}


def test_three_parties_sit_in_abu_dhabi(records: list[dict[str, Any]]) -> None:
    talks = of(records, {"type": "negotiation", "place": "Abu Dhabi"})
    assert {a["country"] for a in talks["actors"]} == {"RU", "UA", "US"}


def bare(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records without the ids of their documents."""
    gone = ("evidence", "claims", "sources", "reports", "reason")
    return [{k: v for k, v in r.items() if k not in gone} for r in records]


def test_the_order_of_the_files_changes_nothing(records: list[dict[str, Any]]) -> None:
    documents = list(geo.read_documents(ROOT / "seeds"))
    turned = geo.run(reversed(documents))
    assert [event_record(e) for e in turned.events] == records


def test_the_files_twice_over_change_nothing(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    for copy in ("a", "b"):
        (tmp_path / copy).mkdir()
        for path in SEEDS:
            (tmp_path / copy / path.name).write_bytes(path.read_bytes())
    twice = geo.run(geo.read_documents(tmp_path))
    changed = ("n_reports", "confidence")
    got = [{k: v for k, v in r.items() if k not in changed} for r in bare([event_record(e) for e in twice.events])]
    assert got == [{k: v for k, v in r.items() if k not in changed} for r in bare(records)]


def test_html_and_json_lines_give_the_same_events(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    first, second = (p.read_text(encoding="utf-8") for p in SEEDS)
    paragraphs = "".join(f"<p>{line}</p>\n" for line in first.split("\n") if line.strip())
    page = f"<!doctype html><html lang='en'><head><title>News</title></head><body><article>{paragraphs}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"id": "b", "text": second}, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    mixed = geo.run(geo.read_documents(tmp_path))
    assert bare([event_record(e) for e in mixed.events]) == bare(records)


def test_a_national_total_alone_is_an_event_of_the_country() -> None:
    text = "Russian missile strikes across Ukraine killed nine people overnight, officials said."
    event = geo.run([Document(id="a", text=text)]).events[0]
    assert event.place is not None
    assert (event.kind, event.place.precision, event.place.lat, event.killed.low) == ("strike", "country", None, 9)
