"""Does the confidence of statements mean what it says? A reliability curve on the part of our corpus that measures.

    python -m benchmarks.attribution.calibration [--bare] [--csv FILE]

Of the finds whose confidence lies in a tenth, as many should be right as it says (a find is right where it shares
half of its words with a statement that is marked, one to one). The expected calibration error is the mean distance
between the two, weighed by finds (Naeini, Cooper and Hauskrecht 2015); the Brier score is the mean squared distance of
a confidence from what came true, to compare with that of saying the same share of every find. What fits the confidence
has not seen these articles. `--bare`: of the spaCy component on Docs without what the annotator's heads say.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy

from benchmarks.accuracy import corpora, written
from benchmarks.attribution.components import without_heads
from sayso import pipeline
from sayso.annotate import load
from sayso.ledger import Ledger
from training.corpus import parts
from training.corpus.beside import contents, matched

BINS = 10
WIDTH = 40  # characters of a bar that is one


@dataclass(frozen=True, slots=True)
class Bin:
    """Finds with a confidence in [low, high): how many, what was said of them on average, and what share is right."""

    low: float
    high: float
    finds: int
    said: float
    right: float


def finds() -> Iterator[tuple[float, bool]]:
    """Confidence and truth of every statement that a ledger of the articles has."""
    articles = {f"{path.parent.name}-{path.stem}": article for path, article in parts.development().items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.sayso"
        pipeline.build([corpora.written().articles(Path(folder))], path)
        with Ledger.open(path) as ledger:
            for row in ledger.iter_documents():
                article = articles[row.document.name.removesuffix(written.ENDING)]
                rows = ledger.statements(document=row.document.id)
                judged = matched(article.text, [one.spans for one in rows], contents(article.statements))
                right = {i for i, _ in judged.pairs}
                yield from ((one.confidence or 0.0, i in right) for i, one in enumerate(rows))


def bare_finds() -> Iterator[tuple[float, bool]]:
    """The same of the component, on the articles as bare text, without the heads."""
    annotator, component = load("en"), spacy.blank("en").add_pipe("sayso_statements")
    for article in parts.development().values():
        doc = annotator(article.text)
        without_heads(doc)
        rows = component(doc)._.statements
        right = {i for i, _ in matched(article.text, [one.spans for one in rows], contents(article.statements)).pairs}
        yield from ((one.confidence or 0.0, i in right) for i, one in enumerate(rows))


def curve(found: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The tenths, those without a find left out."""
    bins = []
    for k in range(BINS):
        inside = [(said, right) for said, right in found if min(int(said * BINS), BINS - 1) == k]
        if inside:
            said, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            bins.append(Bin(k / BINS, (k + 1) / BINS, len(inside), said, right))
    return bins


def error(bins: Sequence[Bin]) -> float:
    """The expected calibration error, 0–1."""
    return sum(one.finds * abs(one.said - one.right) for one in bins) / sum(one.finds for one in bins)


def brier(found: Sequence[tuple[float, bool]]) -> float:
    """The mean squared distance of confidence from truth, 0–1."""
    return sum((said - right) ** 2 for said, right in found) / len(found)


def _bar(one: Bin) -> str:
    """The share that is right as a bar, and a line where it should end."""
    signs = ["█" if i < round(one.right * WIDTH) else " " for i in range(WIDTH + 1)]
    signs[round(one.said * WIDTH)] = "|"
    return "".join(signs).rstrip()


def main() -> None:
    """Print the curve; write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--csv", type=Path, help="write the curve here as well")
    parser.add_argument("--bare", action="store_true", help="of Docs without our heads")
    given = parser.parse_args()
    found = list(bare_finds() if given.bare else finds())
    bins = curve(found)
    print("confidence  finds   said  right")
    for one in bins:
        print(f"{one.low:.1f}–{one.high:.1f}     {one.finds:6}  {one.said:.3f}  {one.right:.3f}  {_bar(one)}")
    share = sum(right for _, right in found) / len(found)
    print(f"{len(found)} finds, {share:.3f} of them right; expected calibration error {error(bins):.3f}")
    print(f"Brier score {brier(found):.3f}; {share * (1 - share):.3f} would be that of saying {share:.2f} of each")
    if given.csv is not None:
        with given.csv.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["low", "high", "finds", "said", "right"])
            writer.writerows([one.low, one.high, one.finds, f"{one.said:.4f}", f"{one.right:.4f}"] for one in bins)


if __name__ == "__main__":
    main()
