"""Times that matter, as ratios of two commands in one run: the machine's speed cancels out.

Run ``python benchmarks/run.py`` from the checkout, with the package installed. Each pair is run in turn, A B A B, after one
warm-up; medians are printed. The notes in ``benchmarks/README.md`` hold the last figures.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratio(name: str, a: list[str], b: list[str], bar: float, runs: int) -> None:
    seconds(a), seconds(b)
    pairs = [(seconds(a), seconds(b)) for _ in range(runs)]
    ratios = sorted(x / y for x, y in pairs)
    first, second = (statistics.median(p[k] for p in pairs) for k in (0, 1))
    print(
        f"{name:58} {statistics.median(ratios):6.2f} (bar {bar}; {first * 1000:.0f} ms / {second * 1000:.0f} ms; {ratios[0]:.2f}-{ratios[-1]:.2f})"
    )


def reading_speed() -> None:
    """Words a second of places alone and of the whole reading, one process, CPU time."""
    sys.path.insert(0, str(ROOT))
    from geo.documents import read_documents
    from geo.fusion import fuse
    from geo.gazetteer import load_index
    from geo.geocoding import geocode
    from geo.mentions import find_mentions
    from geo.model import Document
    from geo.pipeline import read_document

    texts = [d.text for d in read_documents(ROOT / "seeds")]
    documents = [Document(id=str(n), text=texts[n % 2]) for n in range(400)]
    words = sum(len(d.text.split()) for d in documents)
    index = load_index()
    read_document(documents[0])
    start = time.process_time()
    for document in documents:
        geocode(find_mentions(document, gazetteer=index), document, gazetteer=index)
    places = time.process_time() - start
    start = time.process_time()
    reports = [r for document in documents for r in read_document(document).reports]
    whole = time.process_time() - start
    start = time.process_time()
    fuse(reports)
    merging = time.process_time() - start
    print(f"{'words a second: places':58} {words / places:8.0f}")
    print(
        f"{'words a second: places and events':58} {words / whole:8.0f} ({whole / places:.2f} times the time of places alone)"
    )
    print(f"{'reports merged a second':58} {len(reports) / merging:8.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--runs", type=int, default=5)
    runs = parser.parse_args().runs
    imports = [PYTHON, "-c", "import geopandas, folium"]
    with tempfile.TemporaryDirectory() as folder:
        page, events = str(Path(folder) / "map.html"), str(Path(folder) / "events.geojson")
        ratio(
            "geo map seeds/ over import geopandas, folium",
            [PYTHON, "-m", "geo", "map", "seeds/", "-o", page],
            imports,
            2.5,
            runs,
        )
        ratio("geo --help over import geopandas, folium", [PYTHON, "-m", "geo", "--help"], imports, 0.3, runs)
        ratio(
            "geo events seeds/ over python -c pass",
            [PYTHON, "-m", "geo", "events", "seeds/", "-o", events],
            [PYTHON, "-c", "pass"],
            8,
            runs,
        )
        ratio(
            "geo map seeds/ over import folium",
            [PYTHON, "-m", "geo", "map", "seeds/", "-o", page],
            [PYTHON, "-c", "import folium"],
            2,
            runs,
        )
    reading_speed()


if __name__ == "__main__":
    main()
