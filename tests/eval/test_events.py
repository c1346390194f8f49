"""The scores of events do not fall below their floors. A floor is lowered only by a commit that says so."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from geo.evaluate.events import EventScore, load_gold, score_clusters, score_documents
from geo.evaluate.reliability import judged, reliability

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


@pytest.mark.parametrize(
    "names", [("dev", "traps", "cases", "fusion", "fusion2"), ("dev_second", "heldout2", "heldout3", "heldout2_fusion")]
)
def test_confidence_means_what_it_says(names: tuple[str, ...]) -> None:
    gold = [row for name in names for row in load_gold(HERE / "gold" / f"{name}.jsonl")]
    pairs = [(confidence, right) for _, confidence, _, right in judged(gold)]
    sure = [right for confidence, right in pairs if confidence >= 0.8]
    assert len(sure) >= len(pairs) / 3
    assert sum(sure) / len(sure) >= 0.8
    bands = {band.least: band.right for band in reliability(pairs) if band.events >= 15}
    assert max(bands.values()) == max(bands[least] for least in bands if least >= 0.8)
