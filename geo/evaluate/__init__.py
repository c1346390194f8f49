"""The scores that the project holds itself to: corpora and gold files in, scores with their floors out.

One function for each suite; `evaluate` runs those whose material is there and names the
others. `coded` sets a user's own coded events beside an output.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from geo.evaluate.coded import Comparison, compare, has_texts, read_coded
from geo.evaluate.corpora import FILES, corpus_hash
from geo.evaluate.events import load_gold, score_documents
from geo.evaluate.places import evaluate_corpus, read_known

__all__ = [
    "OWN_GOLD",
    "Comparison",
    "Score",
    "compare",
    "evaluate",
    "evaluate_events",
    "evaluate_own",
    "evaluate_places",
    "has_texts",
    "read_coded",
]

OWN_GOLD: Final = Path(__file__).resolve().parents[2] / "tests" / "eval"  # in a checkout; a wheel has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One number: what was measured, on how much; ``value`` is None where the material is absent."""

    suite: str  # places | events
    name: str  # "lgl end_to_end_f1"
    value: float | None
    n: int = 0
    note: str = ""
    floor: float | None = None  # what it must not fall below

    @property
    def below(self) -> bool:
        """Whether it is below its floor."""
        return self.value is not None and self.floor is not None and self.value < self.floor


def evaluate(corpora: Path | None = None, gold: Path | None = None, *, own: Path = OWN_GOLD) -> list[Score]:
    """Run every suite whose material is given or lies beside the package; what is absent is named, with no value.

    Parameters
    ----------
    corpora : Path, optional
        Folder with LGL.xml, GeoVirus.xml and others of their kind.
    gold : Path, optional
        JSON lines of coded documents: ``id``, ``text``, ``date``, and the events in ``right``.
    own : Path
        Folder with the project's own coded texts and floors.

    Returns
    -------
    list of Score
        In the order of the suites, each with its floor where one is set.

    Examples
    --------
    >>> [(score.name, score.value) for score in evaluate(own=Path("nowhere"))]
    [('corpora', None), ('own gold', None)]
    """
    scores = (
        _with_floors(evaluate_places(corpora), own / "floors.json", "places")
        if corpora
        else [Score(suite="places", name="corpora", value=None, note="no folder given")]
    )
    return scores + evaluate_own(own) + (evaluate_events(gold) if gold else [])


def _with_floors(scores: list[Score], file: Path, table: str) -> list[Score]:
    floors: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))[table] if file.exists() else {}
    return [replace(score, floor=floors.get(score.name)) for score in scores]


def evaluate_own(folder: Path = OWN_GOLD) -> list[Score]:
    """Score the reading of events on the project's own coded texts, against ``floors_events.json``."""
    file = folder / "floors_events.json"
    if not file.exists():
        return [Score(suite="events", name="own gold", value=None, note="not beside the package: run in a checkout")]
    floors: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    scores: list[Score] = []
    for name, figures in floors.items():
        found = evaluate_events(folder / "gold" / f"{name}.jsonl")
        scores += [replace(score, floor=figures.get(score.name.split()[-1])) for score in found]
    return scores


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
    """Score the reading of events on a file of coded documents, or of clusters of them, one a line."""
    score = score_documents(load_gold(gold))
    figures: dict[str, Any] = score.summary()
    if score.checked_fields["n_sources"]:
        figures["n_sources"] = round(score.right("n_sources"), 4)
    return [
        Score(suite="events", name=f"{gold.stem} {name}", value=value, n=score.gold) for name, value in figures.items()
    ]
