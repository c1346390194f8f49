"""Write a year of 100,000 invented events, the same for the same seed: ``python docs/gallery/year.py year.jsonl``."""

from __future__ import annotations

import sys
from pathlib import Path

from geo.export import write_events

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from synthetic_events import synthetic_events

if __name__ == "__main__":
    write_events(synthetic_events(int(sys.argv[2]) if len(sys.argv) > 2 else 100_000, seed=7), sys.argv[1])
