"""The corpora that floors are kept for: where each lies, and its score card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy import gold, sample
from benchmarks.accuracy import written as written_corpus
from benchmarks.accuracy.planted import Planted
from benchmarks.floors import corpus_hash
from sayso import pipeline
from sayso.evaluate.card import Figure
from sayso.ledger import Ledger
from training.corpus import parts
from training.corpus.story import STORY

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files that decide its figures, where its articles are (or are put, in a folder), and how a ledger is scored."""

    name: str
    files: tuple[Path, ...]
    articles: Callable[[Path], Path]
    figures: Callable[[Ledger, Path], Iterator[Figure]]

    def hash(self) -> str:
        """That of its files."""
        return corpus_hash(*self.files)

    def card(self, folder: Path) -> list[Figure]:
        """Build its ledger in `folder` and score it."""
        path = folder / f"{self.name}.sayso"
        pipeline.build([self.articles(folder)], path)
        with Ledger.open(path) as ledger:
            return list(self.figures(ledger, folder / self.name))


def ours() -> Corpus:
    """The sample story with the answers planted in it."""
    planted = SAMPLE / "planted.toml"
    return Corpus(
        "sample",
        (SAMPLE / "articles", planted),
        lambda _: SAMPLE / "articles",
        lambda ledger, _: sample.figures(ledger, Planted.read(planted)),
    )


def written() -> Corpus:
    """The part of our own corpus that measures."""
    read = parts.development()
    articles = {_called(path): article for path, article in read.items()}
    stories = {_called(path): path.parent.name for path in read if (path.parent / STORY).is_file()}

    def put(folder: Path) -> Path:
        written_corpus.write(articles, folder / "articles")
        return folder / "articles"

    return Corpus("corpus", tuple(read), put, lambda ledger, _: written_corpus.figures(ledger, articles, stories))


def _called(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def public(shared: Path) -> Corpus:
    """The first story and its public gold, in the folder beside the checkout."""
    return Corpus(
        "gold",
        (shared / "story", shared / "gold", shared / "score" / "score.py"),
        lambda _: shared / "story",
        lambda ledger, folder: gold.figures(ledger, shared, folder),
    )
