"""Merging reports into events, against pandas' exact groupby."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from typing import Any

from benchmarks.synthetic import articles
from benchmarks.table import Row, by_turns, cpu


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Fusion in memory, with all its rules; merging by columns is in the rows of archives."""
    import pandas as pd

    from geo.documents.dates import parse_published
    from geo.fusion import fuse
    from geo.gazetteer import load_index
    from geo.model import Document
    from geo.pipeline import read_document

    load_index()
    reports: list[Any] = []
    for article in islice(articles(given.merging, seed=5), given.merging):
        published = parse_published(article.get("published"))[0]
        document = Document(
            id=str(article["id"]), text=str(article["text"]), published=published, source=str(article.get("source"))
        )
        reports.extend(read_document(document).reports)
    keys = pd.DataFrame(
        {
            "kind": [report.kind for report in reports],
            "place": [report.place.name if report.place else "" for report in reports],
            "day": [str(report.day.first) if report.day else "" for report in reports],
            "low": [report.killed.low for report in reports],
        }
    )

    def exact() -> None:
        keys.groupby(["kind", "place", "day"], sort=True).agg({"low": ["min", "max", "count"]})

    def merge() -> None:
        fuse(reports)

    ratio, note = by_turns(cpu, merge, exact, given.runs)
    yield Row(f"fusion of {len(reports)} reports / pandas exact groupby", ratio, note=note)
    yield Row("reports merged a second", len(reports) / cpu(merge))
