"""The scores of events do not fall below their floors. A floor is lowered only by a commit that says so."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from geo.evaluate.events import EventScore, load_gold, score_clusters, score_documents

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors_events.json").read_text(encoding="utf-8"))


@cache
def score(name: str) -> EventScore:
    gold = load_gold(HERE / "gold" / f"{name}.jsonl")
    return score_clusters(gold) if "fusion" in name else score_documents(gold)


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name, floors in FLOORS.items() for figure in floors])
def test_no_score_falls_below_its_floor(name: str, figure: str) -> None:
    found = score(name)
    value = found.right("n_sources") if figure == "n_sources" else found.summary()[figure]
    assert value >= FLOORS[name][figure]
