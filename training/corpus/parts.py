"""The parts of the corpus: what trains, and what only measures. A story is in one part as a whole."""

from __future__ import annotations

from pathlib import Path

from training.corpus import story
from training.corpus.article import Article

HERE = Path(__file__).parent
MEASURES = "dev"  # how the names of folders begin whose articles train nothing


def development() -> dict[Path, Article]:
    """The articles that measure. Raises ArticleError where one cannot be read."""
    return {path: story.load(path) for path in story.articles(HERE) if _measures(path)}


def training() -> dict[Path, Article]:
    """The articles that train. Raises ArticleError where one cannot be read."""
    return {path: story.load(path) for path in story.articles(HERE) if not _measures(path)}


def _measures(path: Path) -> bool:
    return path.parent.name.startswith(MEASURES)
