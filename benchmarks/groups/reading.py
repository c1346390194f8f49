"""Speed of reading in one process, against `re.findall` and, where it is installed, spaCy's small model."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from benchmarks.synthetic import articles
from benchmarks.table import Row, by_turns, cpu


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """MB of text a second as a share of the yardstick's, words a second, and events against places alone."""
    from geo.gazetteer import load_index
    from geo.geocoding import geocode
    from geo.mentions import find_mentions
    from geo.model import Document
    from geo.pipeline import read_document

    index = load_index()
    texts = [str(article["text"]) for article in islice(articles(given.reading, seed=3), given.reading)]
    documents = [Document(id=str(n), text=text) for n, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)

    def each(work: Callable[[Any], Any], items: Sequence[Any]) -> Callable[[], None]:
        def run() -> None:
            for item in items:
                work(item)

        return run

    def call(work: Callable[[], None]) -> float:
        return cpu(work)

    find = each(re.compile(r"\w+").findall, texts)
    match = each(lambda text: list(index.matches(text)), texts)
    places = each(lambda d: geocode(find_mentions(d, gazetteer=index), d, gazetteer=index), documents)
    events = each(read_document, documents)
    for what, ours, bar in (("names matched", match, 0.25), ("places, recognised and resolved", places, 0.02)):
        ratio, note = by_turns(call, find, ours, given.runs)
        yield Row(rf"{what}: MB/s / re.findall(r'\w+') MB/s", ratio, bar, least=True, note=note)
    ratio, note = by_turns(call, events, places, given.runs)
    yield Row("places and events / places alone, time", ratio, 2.5, note=note)
    yield Row("words a second, places", words / cpu(places))
    yield Row("words a second, places and events", words / cpu(events), 40_000, least=True, note="aim")
    yield from _against_spacy(given.spacy, texts, places, given.runs)


def _against_spacy(name: str, texts: Sequence[str], places: Callable[[], None], runs: int) -> Iterator[Row]:
    try:
        import spacy

        model = spacy.load(name)
    except (ImportError, OSError):
        return

    def read() -> None:
        for text in texts:
            model(text)

    ratio, note = by_turns(cpu, read, places, min(runs, 2))
    yield Row("spaCy's small model / places, time", ratio, 1, least=True, note=note)
