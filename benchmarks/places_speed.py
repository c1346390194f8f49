"""Words a second of finding and placing names, beside spaCy's small English model in the same run.

    python benchmarks/places_speed.py CORPORA_FOLDER [--spacy MODEL]

Tokens are counted by one tokeniser for both; CPU time of one core, second pass over the same texts
(warm) and first pass (cold). Without the model only our own numbers are printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.evaluate.places import read_known
from geo.gazetteer import load_index
from geo.geocoding import geocode
from geo.mentions import find_mentions
from geo.mentions.tokens import tokenise
from geo.model import Document


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--spacy", help="name of an installed spaCy model")
    args = parser.parse_args()
    texts = [text.text for name in ("lgl", "geovirus") for text in read_known(args.corpora, name)]
    tokens = sum(len(tokenise(text)) for text in texts)
    index = load_index()

    def ours(text: str) -> None:
        document = Document(id="d", text=text)
        geocode(find_mentions(document, gazetteer=index), document, gazetteer=index)

    for label in ("cold", "warm"):
        print(f"geo, {label}: {tokens / _seconds(ours, texts):,.0f} tokens a second")
    if args.spacy:
        import spacy

        model = spacy.load(args.spacy)
        part = texts[::10]
        counted = sum(len(tokenise(text)) for text in part)
        print(f"{args.spacy}: {counted / _seconds(model, part):,.0f} tokens a second")


def _seconds(work: Callable[[str], object], texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
