"""The corpora that floors are kept for: where each lies, and its score card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy import gold, sample
from benchmarks.accuracy.planted import Planted
from benchmarks.floors import corpus_hash
from sayso import pipeline
from sayso.evaluate.card import Figure
from sayso.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files that decide its figures, the articles among them, and how a ledger of these is scored."""

    name: str
    files: tuple[Path, ...]
    articles: Path
    figures: Callable[[Ledger, Path], Iterator[Figure]]

    def hash(self) -> str:
        """That of its files."""
        return corpus_hash(*self.files)

    def card(self, folder: Path) -> list[Figure]:
        """Build its ledger in `folder` and score it."""
        path = folder / f"{self.name}.sayso"
        pipeline.build([self.articles], path)
        with Ledger.open(path) as ledger:
            return list(self.figures(ledger, folder / self.name))


def ours() -> Corpus:
    """The sample story with the answers planted in it."""
    planted = SAMPLE / "planted.toml"
    return Corpus(
        "sample",
        (SAMPLE / "articles", planted),
        SAMPLE / "articles",
        lambda ledger, _: sample.figures(ledger, Planted.read(planted)),
    )


def public(shared: Path) -> Corpus:
    """The first story and its public gold, in the folder beside the checkout."""
    return Corpus(
        "gold",
        (shared / "story", shared / "gold", shared / "score" / "score.py"),
        shared / "story",
        lambda ledger, folder: gold.figures(ledger, shared, folder),
    )
