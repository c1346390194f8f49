"""How long a command takes to start and to read two documents, against Python and the libraries of maps."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import PYTHON, Row, by_turns, cpu_of

SHORT = (
    "KYIV, Jan. 24, 2026 (Agency) - Russian drones hit an apartment block in Kharkiv overnight, killing two people and "
    "wounding at least nine, the governor said on Saturday. Rescuers were still at work in the morning.",
    "Jan. 24, 2026\n\nTwo people died and 9 to 11 were hurt when drones struck Kharkiv, the mayor said. Talks between "
    "Ukraine and Russia are to go on in Abu Dhabi next week, the foreign ministry announced.",
)


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Two short documents, and the two of ``seeds/`` (750 words)."""
    geo, bare = [PYTHON, "-m", "geo"], [PYTHON, "-c", "pass"]
    with tempfile.TemporaryDirectory() as folder:
        short, page = Path(folder) / "short", str(Path(folder) / "map.html")
        short.mkdir()
        for number, text in enumerate(SHORT):
            (short / f"{number}.txt").write_text(text, encoding="utf-8")
        pairs = (
            ("two short documents to GeoJSON / python -c pass", [*geo, "events", str(short)], bare, 8),
            ("two short documents to places / python -c pass", [*geo, "places", str(short)], bare, 6),
            ("seeds/ to GeoJSON / python -c pass", [*geo, "events", "seeds/"], bare, 8),
            ("seeds/ to places / python -c pass", [*geo, "places", "seeds/"], bare, 6),
            ("geo --help / python -c pass", [*geo, "--help"], bare, None),
            ("seeds/ to map / import folium", [*geo, "map", "seeds/", "-o", page], [PYTHON, "-c", "import folium"], 2),
            ("seeds/ to GeoJSON / import pandas", [*geo, "events", "seeds/"], [PYTHON, "-c", "import pandas"], 1),
        )
        for what, ours, yardstick, bar in pairs:
            ratio, note = by_turns(cpu_of, ours, yardstick, given.runs)
            yield Row(what, ratio, bar, note=note)
