"""Fit the weights of recogniser and resolver on annotated corpora and write them to ``data/weights``.

    python data/build/weights.py --corpora FOLDER                   fit on all, write, record the cross-validated scores
    python data/build/weights.py --corpora FOLDER --cross-validate   only measure, by five folds

Needs numpy, scipy and scikit-learn, which the package itself does not. The corpora are
read where they lie; nothing of their text is kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import weights_recogniser  # noqa: E402
import weights_resolver  # noqa: E402

from geo.evaluate.corpora import FILES, GoldText, corpus_hash  # noqa: E402
from geo.evaluate.places import PlaceScores, answers_of, read_known, score_answers  # noqa: E402

USED = ("lgl", "geovirus")
FOLDS = 5


def main() -> None:
    """Read the command line, measure, and write unless told not to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true", help="measure only")
    parser.add_argument("--into", type=Path, default=ROOT / "data" / "weights")
    args = parser.parse_args()
    texts = {name: read_known(args.corpora, name) for name in USED}
    every = [text for name in USED for text in texts[name]]
    recognise, resolve = weights_recogniser.examples_of(every), weights_resolver.examples_of(every)
    measured = cross_validate(texts, recognise, resolve)
    print(json.dumps(measured, indent=1))
    if args.cross_validate:
        return
    record = {
        "corpora": {name: {"file": FILES[name], "sha256": corpus_hash(args.corpora / FILES[name])} for name in USED},
        "trained": datetime.now(tz=UTC).date().isoformat(),
        "folds": FOLDS,
        "cross_validated": measured,
    }
    found, placed = weights_recogniser.train(recognise), weights_resolver.train(resolve)
    _write(args.into / "recogniser.json", {"record": record, **found._asdict()})
    _write(args.into / "resolver.json", {"record": record, **placed._asdict()})


def cross_validate(
    texts: dict[str, list[GoldText]],
    recognise: list[weights_recogniser.Example],
    resolve: list[weights_resolver.Example],
) -> dict[str, dict[str, float]]:
    """Score each fold with weights that have not seen it; a fold is every fifth text of each corpus."""
    fold_of = [number % FOLDS for name in USED for number in range(len(texts[name]))]
    whole: dict[str, dict[str, list]] = {name: {} for name in USED}
    given: dict[str, dict[str, list]] = {name: {} for name in USED}
    for fold in range(FOLDS):
        found = weights_recogniser.train([e for e, f in zip(recognise, fold_of, strict=True) if f != fold])
        placed = weights_resolver.train([e for e, f in zip(resolve, fold_of, strict=True) if f != fold])
        for name in USED:
            part = texts[name][fold::FOLDS]
            whole[name] |= answers_of(part, recogniser_weights=found, resolver_weights=placed)
            given[name] |= answers_of(part, given_spans=True, resolver_weights=placed)
    return {
        name: _table(score_answers(texts[name], whole[name]), score_answers(texts[name], given[name])) for name in USED
    }


def _table(whole: PlaceScores, given: PlaceScores) -> dict[str, float]:
    return {
        "exact_precision": whole.exact_precision,
        "exact_recall": whole.exact_recall,
        "exact_f1": whole.exact_f1,
        "overlap_f1": whole.overlap_f1,
        "end_to_end_f1": whole.end_to_end_f1,
        "acc161_given_spans": given.acc161_of_all,
        "acc20_given_spans": given.acc20_of_all,
        "mean_km_given_spans": given.mean_km,
    }


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
