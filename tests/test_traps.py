"""Sentences that fool extractors: each gives the events that a careful reader finds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.evaluate.events import differences, pair_events
from geo.fusion import event_of
from geo.model import Document
from geo.pipeline import read_document
from geo.records import event_record

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parent / "eval" / "gold" / "traps.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]
ENGLISH = [g for g in GOLD if g["lang"] == "en"]


def records_of(gold: dict[str, Any]) -> list[dict[str, Any]]:
    document = Document(id=gold["id"], text=gold["text"], published=date.fromisoformat(gold["date"]), lang=gold["lang"])
    return [event_record(event_of([report])) for report in read_document(document).reports]


@pytest.mark.parametrize("gold", ENGLISH, ids=[f"{g['id']}-{g['tag']}" for g in ENGLISH])
def test_trap(gold: dict[str, Any]) -> None:
    found = records_of(gold)
    pairs = pair_events(gold["right"], found)
    assert [(g["type"], g["place"]) for g, _ in pairs] == [(g["type"], g["place"]) for g in gold["right"]]
    assert len(found) == len(pairs), [(f["type"], f["place"]) for f in found]
    assert [d for g, f in pairs for d in differences(g, f)] == []
    for record in found:
        assert record["evidence"]
        assert all(gold["text"][e["start"] : e["end"]] == e["quote"] for e in record["evidence"])


@pytest.mark.parametrize("gold", [g for g in GOLD if g["lang"] != "en"], ids=lambda g: g["id"])
def test_no_trap_of_another_language_raises(gold: dict[str, Any]) -> None:
    assert isinstance(records_of(gold), list)
