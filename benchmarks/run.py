"""One table: what geo takes, as ratios to yardsticks measured in the same run, so that the machine's speed cancels out.

``python benchmarks/run.py [GROUP...]`` from the checkout. A group is a module of ``benchmarks/groups`` with a function
``rows(given)`` that yields `table.Row`; to add rows, add a module and its name to `GROUPS`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

GROUPS = ("start", "reading", "merging", "copies", "scaling")


def main() -> None:
    """Measure the groups named, or all, and print a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; default: all")
    parser.add_argument("-n", "--runs", type=int, default=7, help="pairs of runs for each ratio")
    parser.add_argument("--reading", type=int, default=300, help="documents for the speed of reading")
    parser.add_argument("--merging", type=int, default=1000, help="documents for merging")
    parser.add_argument("--copies", type=int, default=2000, help="texts for near copies")
    parser.add_argument(
        "--spacy", default="en_core_web_sm", metavar="MODEL", help="name or folder of spaCy's small model"
    )
    parser.add_argument("--words", type=int, default=400, help="of a document of the scaling curves")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="of the scaling curves")
    parser.add_argument("--large", action="store_true", help="curves to 100,000 documents")
    parser.add_argument("--million", action="store_true", help="curves to a million documents")
    given = parser.parse_args()
    given.sizes += [100_000] * (given.large or given.million) + [1_000_000] * given.million
    unknown = set(given.groups) - set(GROUPS)
    if unknown:
        parser.error(f"no group {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    for name in given.groups or GROUPS:
        print(f"\n{name}", flush=True)
        for row in importlib.import_module(f"benchmarks.groups.{name}").rows(given):
            print(row.text(), flush=True)


if __name__ == "__main__":
    main()
