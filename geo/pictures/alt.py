"""Events in, the words that stand for a picture of them out: for those who do not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from geo.pictures.words import counted, period, plain, sentence, span_of, word, words

__all__ = ["alt_text", "told_period"]

TOLD = 12
"""Events that are told one by one; of more, the numbers alone."""


def alt_text(records: Sequence[Mapping[str, Any]], *, title: str, language: str = "en") -> str:
    """Say what a map of events shows: how many, when, of which types, and the events themselves where they are few.

    Parameters
    ----------
    records : sequence of mappings
        Properties of events.
    title : str
        Heading of the map.
    language : {"en", "uk"}, optional
        Language of the words.

    Examples
    --------
    >>> alt_text([{"type": "strike", "place": "Kyiv", "date_start": "2026-01-24"}], title="Kyiv")
    'Kyiv. Map of 1 event, 24 January 2026. Types: Strike 1. The events: Strike, Kyiv, 24 January 2026.'
    """
    table = words(language)
    if not records:
        return f"{plain(title)}. {table['none']}."
    days = told_period(records, language)
    opening = table["map_of"].format(n=counted(language, "events", len(records))) + (f", {days}" if days else "")
    counts = Counter(str(record.get("type")) for record in records)
    types = ", ".join(f"{word(language, 'types', kind)} {n}" for kind, n in _most_first(counts))
    told = "; ".join(sentence(record, language) for record in records[:TOLD])
    if len(records) > TOLD:
        told += f"; {table['and_more'].format(n=len(records) - TOLD)}"
    return f"{plain(title)}. {opening}. {table['type_counts'].format(list=types)} {table['listed']}{told}."


def told_period(records: Sequence[Mapping[str, Any]], language: str, *names: str) -> str | None:
    """Say the days that events cover; None where none has a date."""
    span = span_of(records, names or ("date_start", "date_end"))
    if span is None:
        return None
    first, last = map(date.fromisoformat, span.split("/"))
    return period(first, last, language)


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
