"""The scores of place finding do not fall below their floors. A floor is lowered only by a commit that says so."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from geo.datasets import data_path
from geo.evaluate import Score, evaluate_places
from geo.evaluate.corpora import FILES, GoldPlace, GoldText, corpus_hash
from geo.evaluate.places import Answer, evaluate_corpus, read_known, score_answers
from geo.gazetteer import distance_km, load_index
from geo.geocoding import geocode
from geo.mentions import find_mentions
from geo.model import Document, Span

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {score.name: score for score in evaluate_places(SHARED / "corpora")}


@pytest.mark.shared
@pytest.mark.parametrize("corpus", FLOORS["corpora"])
def test_the_corpora_are_those_the_floors_were_set_on(corpus: str) -> None:
    assert corpus_hash(SHARED / "corpora" / FILES[corpus]).startswith(FLOORS["corpora"][corpus])


@pytest.mark.shared
@pytest.mark.parametrize("name", FLOORS["places"])
def test_shipped_weights_hold_their_floor(scores: dict[str, Score], name: str) -> None:
    value = scores[name].value
    assert value is not None
    assert value >= FLOORS["places"][name]


@pytest.mark.shared
def test_an_absent_corpus_is_named(scores: dict[str, Score]) -> None:
    absent = [name for name, file in FILES.items() if not (SHARED / "corpora" / file).exists()]
    assert all(scores[name].value is None and FILES[name] in scores[name].note for name in absent)


@pytest.mark.parametrize("file", ["recogniser.json", "resolver.json"])
@pytest.mark.parametrize("name", FLOORS["places_cross_validated"])
def test_the_training_record_holds_its_floor(file: str, name: str) -> None:
    record = json.loads(data_path("weights", file).read_text(encoding="utf-8"))["record"]
    corpus, measure = name.split()
    assert record["corpora"][corpus]["sha256"].startswith(FLOORS["corpora"][corpus])
    assert record["cross_validated"][corpus][measure] >= FLOORS["places_cross_validated"][name]


def test_weights_stay_small_and_hold_no_text() -> None:
    path = data_path("weights", "recogniser.json")
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < 100_000
    assert not {feature for feature in stored["first"] if "kentucky" in feature.lower() or "ebola" in feature.lower()}


@pytest.mark.shared
def test_villages_with_their_oblast_hold_their_floor() -> None:
    rows = [
        json.loads(line) for line in (SHARED / "gold" / "ucdp_places.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    units = _units()
    near = right = 0
    for row in rows:
        found = _placed(f"{row['where_coordinates']}, {row['adm1']}", row["where_coordinates"].rsplit(" ", 1)[0])
        near += found is not None and distance_km(found[0], found[1], row["lat"], row["lon"]) <= 20
        right += found is not None and found[2] == units[_bare(row["adm1"])]
    assert near / len(rows) >= FLOORS["ucdp_places"]["within 20 km"]
    assert right / len(rows) >= FLOORS["ucdp_places"]["right adm1"]


def _bare(name: str) -> str:
    return name.lower().removesuffix(" oblast").removesuffix(" region")


def _units() -> dict[str, str]:
    """Every name of Ukraine's 27 units with its ISO code."""
    with (SHARED / "gold" / "ua_adm1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {_bare(name): row["iso_3166_2"] for row in rows for name in (row["name_en"], *row["aliases"].split("|"))}


def _placed(text: str, name: str) -> tuple[float, float, str | None] | None:
    document = Document(id="d", text=text, spans=(Span(0, len(name)),))
    (found,) = geocode(find_mentions(document, gazetteer=load_index()), document, gazetteer=load_index())
    if found.place is None or found.lat is None or found.lon is None:
        return None
    return found.lat, found.lon, found.place.adm1


# the scorer itself


def gold(*places: GoldPlace) -> GoldText:
    return GoldText(id="a", text="x" * 100, places=places)


def at(start: int, end: int, **more: object) -> GoldPlace:
    return GoldPlace(start=start, end=end, text="x", **({"lat": 50.0, "lon": 30.0} | more))  # type: ignore[arg-type]


def test_a_perfect_answer_scores_one() -> None:
    scores = score_answers([gold(at(0, 4))], {"a": [Answer(0, 4, 50.0, 30.0)]})
    assert (scores.exact_f1, scores.overlap_f1, scores.end_to_end_f1, scores.acc161_of_all) == (1.0, 1.0, 1.0, 1.0)


def test_an_overlap_is_not_exact_and_a_far_point_is_no_hit() -> None:
    scores = score_answers([gold(at(0, 4))], {"a": [Answer(0, 6, 10.0, 30.0)]})
    assert (scores.exact_f1, scores.overlap_f1, scores.end_to_end_f1) == (0.0, 1.0, 0.0)


def test_neutral_labels_count_neither_way() -> None:
    text = gold(at(0, 4), at(10, 14, neutral="adjective"))
    scores = score_answers([text], {"a": [Answer(0, 4, 50.0, 30.0), Answer(10, 14, 1.0, 1.0)]})
    assert (scores.gold, scores.found, scores.exact_f1) == (1, 1, 1.0)


def test_what_is_not_found_counts_as_wrong() -> None:
    scores = score_answers([gold(at(0, 4), at(10, 14))], {"a": [Answer(0, 4, 50.0, 30.0)]})
    assert (scores.exact_recall, scores.acc161_of_all, scores.exact_precision) == (0.5, 0.5, 1.0)


def test_each_gold_name_is_matched_once() -> None:
    scores = score_answers([gold(at(0, 8))], {"a": [Answer(0, 3, 50.0, 30.0), Answer(4, 8, 50.0, 30.0)]})
    assert (scores.found, scores.overlap_f1) == (2, 0.6667)


LGL = """<articles><article docid="7"><text>Fire in  Springfield, he said. Memphis Street.</text><toponyms>
<toponym><start>8</start><end>19</end><phrase>Springfield</phrase>
<gaztag geonameid="4951788"><lat>42.1</lat><lon>-72.5</lon></gaztag></toponym>
<toponym><start>31</start><end>45</end><phrase>Memphis Street</phrase></toponym></toponyms></article></articles>"""


def test_a_corpus_is_read_and_its_offsets_repaired(tmp_path: Path) -> None:
    (tmp_path / "LGL.xml").write_text(LGL, encoding="utf-8")
    (text,) = read_known(tmp_path, "lgl")
    first, second = text.places
    assert (text.text[first.start : first.end], first.geonameid, first.neutral) == ("Springfield", 4951788, "")
    assert second.neutral == "unplaced"


def test_an_empty_text_scores_nothing() -> None:
    assert evaluate_corpus([GoldText(id="a", text="", places=())]).exact_f1 == 0.0
