"""The articles that tables are fitted to: their stories, and which of them the annotator has not learnt from."""

from __future__ import annotations

from pathlib import Path

from sayso.records import READ_REGIONS
from training.corpus import parts
from training.corpus.article import Article

UNSEEN = Path(__file__).with_name("unseen.txt")


def unseen() -> frozenset[Path]:
    """The articles that the weights which ship were not trained on: on the others the heads are surer than on new text.

    Another training changes `unseen.txt`.
    """
    return frozenset(parts.HERE / name for name in UNSEEN.read_text("utf-8").split("\n") if name)


def story(path: Path) -> str:
    """The story that an article belongs to; a single one is its own."""
    return path.parent.name if path.parent.parent.name == "stories" else path.stem


def outside(article: Article, start: int) -> bool:
    """Whether the place is in a region that is not read for facts."""
    regions = (region for region in article.marks.regions if region.kind not in READ_REGIONS)
    return any(region.start <= start < region.end for region in regions)
