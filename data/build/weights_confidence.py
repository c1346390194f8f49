"""Fit the confidence of events: coded texts of our own -> data/weights/confidence.json.

A logistic regression of "type and place are right" on the features of
`geo.fusion.confidence`, on top of the confidence that the reading gives. Only what sets
events apart is learned: the constant is such that their mean stays what it was, since
the rules know these texts, and would look surer than they are on others. The held-out
halves are not read here.

    python data/build/weights_confidence.py
"""

from __future__ import annotations

import json
from math import exp, log
from pathlib import Path

from geo.evaluate.events import load_gold
from geo.evaluate.reliability import judged, reliability
from geo.fusion.confidence import features_of, start_of

ROOT = Path(__file__).resolve().parents[2]
SETS = (
    "dev", "dev_articles", "dev_posts", "dev_second", "dev_traps", "dev_wire", "dev_world", "traps", "cases",
    "fusion", "fusion2", "fusion3", "fusion4", "fusion5", "fusion6",
)  # fmt: skip
FOLDS = 5
PENALTY = 2.0
STEPS = 4000
RATE = 0.3
CONSTANT = "constant"

Row = tuple[float, dict[str, float], bool]


def rows() -> list[Row]:
    """Start, features and truth of each event found in the coded texts."""
    gold = [row for name in SETS for row in load_gold(ROOT / "tests" / "eval" / "gold" / f"{name}.jsonl")]
    return [(start_of(reports, outlets), features_of(reports), right) for reports, _, outlets, right in judged(gold)]


def fit(train: list[Row]) -> dict[str, float]:
    """Minimise the log loss with a quadratic penalty, by plain gradient descent; then take the mean shift away."""
    weights = dict.fromkeys((*train[0][1], CONSTANT), 0.0)
    for _ in range(STEPS):
        slope = {name: PENALTY * value for name, value in weights.items() if name != CONSTANT} | {CONSTANT: 0.0}
        for row in train:
            error = chance(row, weights) - row[2]
            for name, value in (*row[1].items(), (CONSTANT, 1.0)):
                slope[name] += error * value
        weights = {name: value - RATE * slope[name] / len(train) for name, value in weights.items()}
    shift = sum(weights[name] * value for row in train for name, value in row[1].items()) / len(train)
    return {name: round(value, 3) for name, value in (weights | {CONSTANT: -shift}).items()}


def chance(row: Row, weights: dict[str, float]) -> float:
    """Probability that an event is right."""
    return 1 / (1 + exp(-row[0] - weights[CONSTANT] - sum(weights[name] * value for name, value in row[1].items())))


def loss(test: list[Row], weights: dict[str, float]) -> float:
    """Mean log loss."""
    return -sum(log(p if row[2] else 1 - p) for row in test if (p := chance(row, weights))) / len(test)


def main() -> None:
    """Fit, cross-validate, write."""
    found = rows()
    none = dict.fromkeys((*found[0][1], CONSTANT), 0.0)
    folds = [found[n::FOLDS] for n in range(FOLDS)]
    validated, crossed = 0.0, []
    for n, test in enumerate(folds):
        weights = fit([row for m, fold in enumerate(folds) if m != n for row in fold])
        validated += loss(test, weights) * len(test) / len(found)
        crossed += [(chance(row, weights), row[2]) for row in test]
    record = {
        "texts": [f"tests/eval/gold/{name}.jsonl" for name in SETS],
        "events": len(found),
        "right": sum(row[2] for row in found),
        "log_loss_unweighted": round(loss(found, none), 4),
        "log_loss_cross_validated": round(validated, 4),
        "bands_cross_validated": [[b.least, b.events, b.mean, b.right] for b in reliability(crossed)],
    }
    text = json.dumps({"record": record, "weights": fit(found)}, indent=1) + "\n"
    (ROOT / "data" / "weights" / "confidence.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
