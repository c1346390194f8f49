"""Extracted events against events coded by hand, document by document.

An extracted event matches a coded one when type and place agree; each is matched
once. A field that the coding leaves out is not scored, but a count of ``[null,
null]`` demands that none be given.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from geo.fusion import event_of, fuse
from geo.model import Document, Event
from geo.pipeline import read_document
from geo.records import event_record

__all__ = [
    "EventScore",
    "differences",
    "load_gold",
    "pair_events",
    "read_events_of",
    "score_clusters",
    "score_documents",
]

_PLAIN_FIELDS = ("adm1", "country", "occurrence", "verification", "geo_precision", "date_start", "date_end")
_COUNTS = ("killed", "injured")
_CLOSE_BY = frozenset(("site", "settlement", "near"))
_GENERIC = frozenset(
    ["oblast", "region", "province", "raion", "rayon", "district", "city", "town", "village", "the", "of"]
)

Record = Mapping[str, Any]


@dataclass
class EventScore:
    """What a set of coded documents gave."""

    documents: int = 0
    passed: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    wrong_fields: Counter[str] = field(default_factory=Counter)
    checked_fields: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Of type and place."""
        return 2 * self.matched / (self.gold + self.found) if self.gold + self.found else 1.0

    def right(self, name: str) -> float:
        """Share of the matched events that state a field in which it is right."""
        checked = self.checked_fields[name]
        return 1 - self.wrong_fields[name] / checked if checked else 1.0

    def summary(self) -> dict[str, float]:
        """The figures that floors are set on."""
        figures = {"passed": self.passed / self.documents if self.documents else 1.0, "f1": self.f1}
        figures |= {name: self.right(name) for name in ("counts", "dates", "verification", "occurrence", "adm1")}
        return {name: round(value, 4) for name, value in figures.items()}


def load_gold(path: Path, lang: str | None = "en") -> list[dict[str, Any]]:
    """The coded documents of a JSON-lines file, those in one language only where one is named."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [row for row in rows if lang is None or row.get("lang", "en") == lang]


def score_documents(gold: Iterable[Record]) -> EventScore:
    """Read each coded document, or cluster of documents, and compare what it reports with its coding."""
    score = EventScore()
    for row in gold:
        _tally(score, row["id"], row["right"], [record for _, record in read_events_of(row)])
    return score


def score_clusters(gold: Iterable[Record]) -> EventScore:
    """Fuse the documents of each cluster and compare the events with its coding."""
    return score_documents(gold)


def read_events_of(row: Record) -> list[tuple[Event, dict[str, Any]]]:
    """Read what a coded document reports, each report an event; or the fused events of a cluster of documents."""
    if "documents" in row:
        reports = [r for d in row["documents"] for r in read_document(_document(d)).reports]
        events = list(fuse(reports))
    else:
        events = [event_of([report]) for report in read_document(_document(row)).reports]
    return [(event, event_record(event)) for event in events]


def _document(row: Record) -> Document:
    day = row.get("date") or row.get("published")
    return Document(
        id=row["id"], text=row["text"], title=row.get("title"), source=row.get("source"), lang=row.get("lang"),
        published=date.fromisoformat(day[:10]) if day else None,
    )  # fmt: skip


def _tally(score: EventScore, name: str, right: Sequence[Record], found: Sequence[Record]) -> None:
    pairs = pair_events(right, found)
    wrong = [d for coded, event in pairs for d in differences(coded, event)]
    score.documents += 1
    score.gold += len(right)
    score.found += len(found)
    score.matched += len(pairs)
    for coded, event in pairs:
        _count_fields(score, coded, event)
    if len(pairs) == len(right) == len(found) and not wrong:
        score.passed += 1
    else:
        missed = [f"{g['type']} at {g['place']}" for g in right if all(g is not p[0] for p in pairs)]
        extra = [f"{f['type']} at {f['place']}" for f in found if all(f is not p[1] for p in pairs)]
        score.failures.append(f"{name}: missed {missed}, extra {extra}, {wrong}")


def _count_fields(score: EventScore, coded: Record, event: Record) -> None:
    wrong = {d.split(":")[0] for d in differences(coded, event)}
    groups = {
        "counts": _COUNTS,
        "dates": ("date_start", "date_end"),
        "verification": ("verification",),
        "occurrence": ("occurrence",),
        "adm1": ("adm1",),
        "n_sources": ("n_sources",),
    }
    for group, names in groups.items():
        if any(coded.get(n) is not None for n in names):
            score.checked_fields[group] += 1
            score.wrong_fields[group] += bool(wrong & set(names))


def pair_events(right: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Match coded with extracted events, each once, the most alike first."""
    left, pairs = list(found), []
    for coded in right:
        fits = [e for e in left if e["type"] in (coded["type"], *coded.get("type_also", ())) and places_agree(coded, e)]
        if fits:
            best = min(fits, key=lambda e: len(differences(coded, e)))
            left.remove(best)
            pairs.append((coded, best))
    return pairs


def places_agree(coded: Record, event: Record) -> bool:
    """Say whether a coded place and the one found are the same: by name or anchor, and unit where both have one."""
    if coded.get("adm1") and event.get("adm1") and coded["adm1"] != event["adm1"]:
        return False
    anchor = coded.get("anchor") or (coded.get("offset") or {}).get("anchor")
    if anchor:
        there = _plain((event.get("offset") or {}).get("anchor")) or _plain(event.get("place"))
        return bool(there) and (_plain(anchor) in there or there in _plain(anchor))
    names = [_plain(n) for n in (coded.get("place"), *coded.get("place_also", ())) if n]
    if not names:
        return not event.get("place")
    return any(_names_agree(a, _plain(event.get(b))) for a in names for b in ("place", "place_text"))


def _names_agree(a: str, b: str) -> bool:
    if not a or not b:
        return False
    one, two = set(a.split()), set(b.split())
    return one <= two or two <= one


def _plain(name: str | None) -> str:
    bare = unicodedata.normalize("NFKD", (name or "").replace("'", "")).encode("ascii", "ignore").decode().casefold()
    return " ".join(w for w in re.findall(r"[a-z0-9]+", bare) if w not in _GENERIC)


def differences(coded: Record, event: Record) -> list[str]:
    """The scored fields in which a matched pair disagrees."""
    wrong = []
    for name in (*_PLAIN_FIELDS, "n_sources"):
        want, got = coded.get(name), event.get(name)
        if want is None or want == got or (name == "geo_precision" and {want, got} <= _CLOSE_BY):
            continue
        wrong.append(f"{name}: want {want}, got {got}")
    for name in _COUNTS:
        got = [event.get(f"{name}_low"), event.get(f"{name}_high")]
        if coded.get(name) is not None and list(coded[name]) != got:
            wrong.append(f"{name}: want {coded[name]}, got {got}")
    return wrong + _offset_differences(coded, event) + _weapon_differences(coded, event)


def _offset_differences(coded: Record, event: Record) -> list[str]:
    want, have = coded.get("offset") or coded, event.get("offset") or {}
    wrong = [
        f"{n}: want {want[n]}, got {have.get(n)}"
        for n in ("bearing", "distance_km")
        if want.get(n) is not None and have.get(n) != want[n]
    ]
    if (coded.get("anchor") or coded.get("offset")) and event.get("geo_precision") in ("site", "settlement"):
        wrong.append("geo_precision: a pin where only an offset is stated")
    return wrong + [
        f"{n}: want null, got {event[n]}" for n in coded.get("must_be_null", ()) if event.get(n) is not None
    ]


def _weapon_differences(coded: Record, event: Record) -> list[str]:
    want, got = coded.get("weapon"), event.get("weapons") or []
    if not want or (len(set(got)) > 1 if want == "mixed" else want in got):
        return []
    return [f"weapon: want {want}, got {got}"]
