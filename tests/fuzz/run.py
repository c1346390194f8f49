"""Fuzz a target: ``python tests/fuzz/run.py TARGET [--runs N]``; what it finds new is kept in a folder of its own.

With atheris installed the search is led by coverage; without, inputs are mutated blindly from the corpus.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

CORPUS = HERE / "corpus"


def main() -> None:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--into", type=Path, help="where new inputs are kept; default: a folder of its own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blind", action="store_true", help="do without atheris")
    given = parser.parse_args()
    into = given.into or Path(tempfile.mkdtemp(prefix=f"geo-fuzz-{given.target}-"))
    into.mkdir(parents=True, exist_ok=True)
    try:
        import atheris
    except ImportError:
        given.blind = True
    if given.blind:
        _blind(given.target, given.runs, given.seed, into)
        return
    with atheris.instrument_imports(include=["geo"]):
        from targets import TARGETS
    options = [f"-runs={given.runs}", "-max_len=2048", "-timeout=60", "-rss_limit_mb=3000", f"-seed={given.seed}"]
    options += [f"-artifact_prefix={into}/", "-print_final_stats=1", f"-dict={HERE / 'words.dict'}"]
    atheris.Setup([sys.argv[0], *options, str(into), str(CORPUS / given.target)], TARGETS[given.target])
    atheris.Fuzz()


def _blind(name: str, runs: int, seed: int, into: Path) -> None:
    from targets import TARGETS

    chance = random.Random(seed)
    corpus = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())] or [b""]
    words = [line.partition('"')[2][:-1].encode() for line in (HERE / "words.dict").read_text("utf-8").splitlines()]
    started = time.monotonic()
    for number in range(runs):
        data = _mutated(chance, corpus, words)
        try:
            TARGETS[name](data)
        except Exception:
            (into / f"crash-{number}").write_bytes(data)
            raise
    print(f"{name}: {runs} executions in {time.monotonic() - started:.0f} s, none raised")


def _mutated(chance: random.Random, corpus: list[bytes], words: list[bytes]) -> bytes:
    data = bytearray(chance.choice(corpus))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        what = chance.randrange(5)
        if what == 0:
            data[at:at] = chance.choice(words)
        elif what == 1:
            data[at : at + chance.randint(1, 8)] = b""
        elif what == 2:
            data[at:at] = bytes([chance.randrange(256)])
        elif what == 3 and data:
            data[chance.randrange(len(data))] = chance.randrange(256)
        else:
            other = chance.choice(corpus)
            cut = chance.randint(0, len(other))
            data[at:at] = other[cut : cut + chance.randint(0, 200)]
    return bytes(data[:4096])


if __name__ == "__main__":
    main()
