"""The scores that the project holds itself to: corpora and gold files in, scores with their floors out.

One function for each suite; `evaluate` runs those whose material is there and names the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.corpora import FILES, corpus_hash
from geo.evaluate.events import load_gold, score_clusters, score_documents
from geo.evaluate.places import evaluate_corpus, read_known

__all__ = ["Score", "evaluate", "evaluate_events", "evaluate_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One number: what was measured, on how much; ``value`` is None where the material is absent."""

    suite: str  # places | events
    name: str  # "lgl end_to_end_f1"
    value: float | None
    n: int = 0
    note: str = ""


def evaluate(corpora: Path | None = None, gold: Path | None = None) -> list[Score]:
    """Run every suite whose material is given; what is absent is named, with no value.

    Parameters
    ----------
    corpora : Path, optional
        Folder with LGL.xml, GeoVirus.xml and others of their kind.
    gold : Path, optional
        JSON lines of coded events, one document a line.

    Returns
    -------
    list of Score
        In the order of the suites.

    Examples
    --------
    >>> [(score.name, score.value) for score in evaluate()]
    [('corpora', None), ('gold', None)]
    """
    scores = (
        evaluate_places(corpora)
        if corpora
        else [Score(suite="places", name="corpora", value=None, note="no folder given")]
    )
    return scores + _evaluate_events(gold)


def evaluate_places(corpora: Path) -> list[Score]:
    """Score place finding on the corpora of a folder, with the shipped weights.

    The shipped weights were fitted on LGL and GeoVirus: their scores here are not
    cross-validated (``docs/places.md`` has those that are); other corpora's are unseen.
    """
    scores: list[Score] = []
    for name, file in FILES.items():
        path = corpora / file
        if not path.exists():
            scores.append(Score(suite="places", name=name, value=None, note=f"{file} is not in {corpora}"))
            continue
        texts, note = read_known(corpora, name), f"sha256 {corpus_hash(path)[:12]}"
        whole, spans = evaluate_corpus(texts), evaluate_corpus(texts, given_spans=True)
        for measure in ("exact_f1", "overlap_f1", "end_to_end_f1"):
            scores.append(_place_score(name, measure, getattr(whole, measure), whole.gold, note))
        scores.append(_place_score(name, "acc161_given_spans", spans.acc161_of_all, spans.gold, note))
    return scores


def _place_score(corpus: str, measure: str, value: float, n: int, note: str) -> Score:
    return Score(suite="places", name=f"{corpus} {measure}", value=value, n=n, note=note)


def evaluate_events(gold: Path) -> list[Score]:
    """Score the reading of events on a file of coded documents, one a line."""
    rows = load_gold(gold)
    clustered = bool(rows) and "documents" in rows[0]
    score = score_clusters(rows) if clustered else score_documents(rows)
    return [
        Score(suite="events", name=f"{gold.stem} {name}", value=value, n=score.gold)
        for name, value in score.summary().items()
    ]


def _evaluate_events(gold: Path | None) -> list[Score]:
    if gold is None:
        return [Score(suite="events", name="gold", value=None, note="no file given")]
    return evaluate_events(gold)
