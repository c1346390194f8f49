"""The corpus of the fuzzers, and a few mutations of each: nothing is raised."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from run import _mutated
from targets import TARGETS

CORPUS = Path(__file__).resolve().parent / "corpus"
MUTATIONS = 60


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_raised(target):
    files = sorted((CORPUS / target).iterdir())
    assert files
    inputs = [path.read_bytes() for path in files]
    chance = random.Random(7)
    for data in [
        *inputs,
        *(_mutated(chance, inputs, [b"killed ", b"Kyiv ", b'"', b"\xff", b"<p>"]) for _ in range(MUTATIONS)),
    ]:
        TARGETS[target](data)
