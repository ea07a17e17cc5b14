"""A story of the corpus: its articles, and what is told in several of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from training.corpus import article
from training.corpus.article import Article, ArticleError, Entity

SECOND = "second"  # the folder of what somebody else read
STORY = "story.yml"


@dataclass(frozen=True)
class Story:
    """The articles of a folder with happenings, claims, disputes and look-alikes as `story.yml` has them."""

    name: str
    title: str
    entities: dict[str, Entity]
    happenings: dict[str, Any]
    claims: dict[str, Any]
    disputes: dict[str, Any]
    look_alikes: list[Any]


def read(folder: Path) -> Story:
    """Read `story.yml` of a folder. Raises ArticleError with the reason."""
    try:
        table = yaml.load((folder / STORY).read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as error:
        raise ArticleError(" ".join(str(error).split())) from None
    return Story(
        folder.name,
        table.get("title", ""),
        article.entities(table.get("entities")),
        table.get("happenings") or {},
        table.get("claims") or {},
        table.get("disputes") or {},
        table.get("look_alikes") or [],
    )


def articles(root: Path) -> list[Path]:
    """Files of articles under a folder, or the file itself, in order; a second reading only where it is asked for."""
    if root.is_file():
        return [root]
    return sorted(path for path in root.rglob("*.txt") if SECOND not in path.relative_to(root).parts)


def load(path: Path) -> Article:
    """An article with the entities of its story, if it has one. Raises ArticleError with the reason."""
    folder = path.parent
    shared = read(folder).entities if (folder / STORY).is_file() else None
    return article.read(path, shared)
