"""The gold files hold what they claim to hold. Messages name ids only, so that the held-out files stay unread."""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
HALVES = ("dev", "heldout2", "heldout3", "cases", *sorted(path.stem for path in HERE.glob("dev_*.jsonl")))
CLUSTERS = {
    "fusion": 12,
    "fusion2": 8,
    "fusion3": 3,
    "fusion4": 6,
    "fusion5": 4,
    "fusion6": 1,
    "fusion7": 2,
    "heldout2_fusion": 4,
}
VALUES = {
    "type": {
        "strike",
        "clash",
        "explosion",
        "interception",
        "killing",
        "territorial_change",
        "territorial_claim",
        "negotiation",
        "agreement",
        "prisoner_exchange",
        "abduction",
    },
    "occurrence": {"occurred", "ongoing", "planned", "cancelled", "demanded", "threatened", "historical"},
    "verification": {"confirmed", "reported", "claimed", "disputed"},
    "geo_precision": {"site", "settlement", "near", "adm2", "adm1", "region", "country"},
    "weapon": {
        "drone",
        "missile",
        "air_bomb",
        "artillery",
        "mlrs",
        "sea_drone",
        "mine",
        "bomb",
        "ied",
        "small_arms",
        "other",
        "mixed",
    },
    "bearing": {"N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"},
}
OTHER_KEYS = {"type_also", "place", "place_also", "country", "adm1", "killed", "injured", "date_start", "date_end"}
OTHER_KEYS |= {"anchor", "distance_km", "must_be_null", "n_sources"}
UNIT = re.compile(r"\b(oblast|raion|region|district|off)\b")


def read(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def texts_and_events(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for entry in read(name):
        documents = entry.get("documents", [entry])
        text = "\n".join(document["text"] for document in documents)
        for event in entry["right"]:
            yield entry["id"], text, event


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [("dev", 100, 12), ("dev_second", 90, 12), ("heldout2", 93, 14), ("heldout3", 60, 12)],
)
def test_half_is_as_large_as_its_readme_says(name: str, short: int, long: int) -> None:
    documents = read(name)
    articles = [d for d in documents if "-a" in d["id"]]
    assert (len(documents) - len(articles), len(articles)) == (short, long)
    short_or_long = [d["id"] for d in articles if not 250 <= len(d["text"].split()) <= 600]
    assert short_or_long == []
    empty = sum(not d["right"] for d in documents)
    counts = f"| {sum(len(d['right']) for d in documents)} | {empty} |"
    row = next(
        line for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines() if f"`{name}.jsonl`" in line
    )
    assert row.endswith(counts)


def test_ids_and_texts_are_unique_over_all_files() -> None:
    documents = [d for name in HALVES for d in read(name)]
    clusters = [c for name in CLUSTERS for c in read(name)]
    ids = [d["id"] for d in [*documents, *clusters]] + [d["id"] for c in clusters for d in c["documents"]]
    assert len(set(ids)) == len(ids)
    assert len({d["text"] for d in documents}) == len(documents)


@pytest.mark.parametrize("name", HALVES)
def test_document_has_its_fields_and_a_date(name: str) -> None:
    for document in read(name):
        assert set(document) == {"id", "tag", "lang", "date", "text", "right", "wrong"}, document["id"]
        assert date.fromisoformat(document["date"]), document["id"]


@pytest.mark.parametrize("name", [*HALVES, *CLUSTERS])
def test_event_values_are_those_of_the_codebook(name: str) -> None:
    for where, _, event in texts_and_events(name):
        assert set(event) <= {*VALUES, *OTHER_KEYS}, where
        assert set(event.get("type_also", ())) <= VALUES["type"], where
        assert all(event[key] in allowed for key, allowed in VALUES.items() if key in event), where
        assert event.get("adm1", event.get("country", "")).startswith(event.get("country", "")), where


@pytest.mark.parametrize("name", [*HALVES, *CLUSTERS])
def test_counts_are_bounds_and_dates_are_in_order(name: str) -> None:
    for where, _, event in texts_and_events(name):
        for metric in ("killed", "injured"):
            low, high = event.get(metric, [None, None])
            assert all(bound is None or (type(bound) is int and bound >= 0) for bound in (low, high)), where
            assert low is None or high is None or low <= high, where
        days = [date.fromisoformat(event[key]) for key in ("date_start", "date_end") if key in event]
        assert days == sorted(days), where


@pytest.mark.parametrize("name", [*HALVES, *CLUSTERS])
def test_place_stands_in_the_text(name: str) -> None:
    assert [where for where, text, event in texts_and_events(name) if not stands(event, plain(text))] == []


def stands(event: dict[str, Any], text: str) -> bool:
    names = [UNIT.sub("", plain(n)).strip()[:6] for n in (event["place"], *event.get("place_also", ()))]
    return any(n in text for n in names) or "capital" in text


@pytest.mark.parametrize(("name", "size"), CLUSTERS.items())
def test_clusters_hold_three_to_ten_documents_and_possible_source_counts(name: str, size: int) -> None:
    clusters = read(name)
    assert len(clusters) == size
    for cluster in clusters:
        outlets = {document["source"] for document in cluster["documents"]}
        assert 3 <= len(cluster["documents"]) <= 10, cluster["id"]
        assert all(1 <= event["n_sources"] <= len(outlets) for event in cluster["right"]), cluster["id"]
        assert all(date.fromisoformat(document["date"]) for document in cluster["documents"]), cluster["id"]
