"""What holds for any text: nothing raises, quotes stand, documents do not touch each other, memory stays bounded."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_index
from geo.geocoding import geocode
from geo.mentions import find_mentions
from geo.model import Document, Location
from geo.pipeline import read_document, run

PIECES = (
    "Kyiv",
    "Київ",
    "под Харьковом",
    "у Донецькій та Луганській областях",
    "北京",
    "القاهرة",
    "तेहरान",
    "İstanbul",
    "Zolochiv, Kharkiv region",
    "30 km south of",
    "between",
    "and",
    "the city",
    "killed two people",
    "shelling hit",
    "\u202eLviv\u202c",
    "O\u0301desa",
    "U.S.",
    "\u0000",
    "\ud83d\ude80",
    "\n\n",
    ". ",
    ", ",
    "-",
    "’s",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=24).map(" ".join)


def located(document: Document) -> tuple[Location, ...]:
    index = load_index()
    return geocode(find_mentions(document, gazetteer=index), document, gazetteer=index)


SENTENCES = [
    sentence.split()
    for line in (Path(__file__).parent / "eval" / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    for sentence in json.loads(line)["text"].split(". ")
    if sentence.strip()
]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_no_splicing_of_sentences_raises_and_every_quote_stands(sentences: list[list[str]], random: Random) -> None:
    words = [[w for w in s if random.random() > 0.1] for s in sentences]
    text = random.choice([". ", "\n", " ", "; "]).join(
        " ".join(w[: random.randrange(len(w) + 1) or None]) for w in words
    )
    reports = read_document(Document(id="a", text=text, published=date(2026, 1, 24))).reports
    assert all(text[e.span.start : e.span.end] == e.quote for r in reports for e in r.evidence)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_scripts_raises_and_spans_quote_back(text: str) -> None:
    reading = read_document(Document(id="a", text=text))
    for location in reading.locations:
        span = location.mention.span
        assert text[span.start : span.end] == location.mention.text
        assert (location.lat is None) == (location.lon is None)
    for report in reading.reports:
        assert all(text[e.span.start : e.span.end] == e.quote for e in report.evidence)


STORIES = (
    Document(id="a", text="Shelling killed two people in Nikopol on Friday, the mayor said.", source="A"),
    Document(id="b", text="Troops captured Zolochiv in the Kharkiv region. Paris was quiet.", source="B"),
    Document(id="c", text="A drone hit a depot 30 km south of Poltava. Paris, Texas, was warm.", source="C"),
    Document(id="d", text="The mayor of Springfield, Illinois, opened a bridge.", source="D"),
)


@given(st.permutations(STORIES))
@settings(max_examples=12, deadline=None)
def test_the_order_of_documents_does_not_matter(order: list[Document]) -> None:
    def told(documents: list[Document]) -> set[tuple[object, ...]]:
        return {
            (event.id, event.place and event.place.lat, tuple(sorted(r.source.id for r in event.reports)))
            for event in run(documents).events
        }

    assert told(order) == told(list(STORIES))


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_an_unrelated_document_changes_no_place(text: str) -> None:
    alone = located(STORIES[1])
    located(Document(id="z", text=text))
    assert located(STORIES[1]) == alone


def test_memory_grows_no_faster_than_the_text() -> None:
    paragraph = "Shelling hit Nikopol and a village 5 km north of Orikhiv, officials in Zaporizhzhia and Kyiv said.\n\n"

    def peak(times: int) -> int:
        document = replace(STORIES[0], text=paragraph * times)
        tracemalloc.start()
        located(document)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)  # fills the memories of names
    assert peak(120) / peak(30) == pytest.approx(4, rel=0.35)
