"""One long document: seconds and memory of finding and placing its names, at 1 MB and at 4 MB (or --mb), as a ratio.

python benchmarks/places_long.py [--mb 10]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.gazetteer import load_index
from geo.geocoding import geocode
from geo.mentions import find_mentions
from geo.model import Document

_TOWNS = (
    "Kharkiv",
    "Paris",
    "Springfield",
    "Nikopol",
    "Zolochiv",
    "Odesa",
    "Goma",
    "Lviv region",
    "Georgia",
    "Orikhiv",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=float, default=4.0)
    args = parser.parse_args()
    seconds(0.1)
    first = seconds(1.0)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    second = seconds(args.mb)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
    print(
        f"1 MB: {first:.1f} s; {args.mb:g} MB: {second:.1f} s, {second / first:.2f} times; {grown:.0f} MB more at its peak"
    )


def seconds(megabytes: float) -> float:
    """Processor seconds for a document of so many megabytes."""
    document = Document(id="long", text=_text(megabytes))
    started, index = time.process_time(), load_index()
    geocode(find_mentions(document, gazetteer=index), document, gazetteer=index)
    return time.process_time() - started


def _text(megabytes: float) -> str:
    """Write sentences that differ, with a name in every tenth word."""
    size, parts, number = 0, [], 0
    while size < megabytes * 1e6:
        town, other = _TOWNS[number % 10], _TOWNS[(number * 7 + number // 10) % 10]
        parts.append(
            f"On day {number} officials in {town} said that the road {number % 90} km north of {other} was open.\n"
        )
        size, number = size + len(parts[-1]), number + 1
    return "".join(parts)


if __name__ == "__main__":
    main()
