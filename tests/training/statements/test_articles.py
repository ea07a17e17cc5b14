"""The articles that tables are fitted to."""

from __future__ import annotations

from training.corpus import parts
from training.statements import articles


def test_what_the_annotator_has_not_seen_trains_and_measures_nothing() -> None:
    unseen, train = articles.unseen(), parts.training()
    assert unseen
    assert unseen < train.keys()


def test_articles_of_one_story_are_one() -> None:
    single = parts.HERE / "singles" / "w1" / "a.txt"
    told = [parts.HERE / "stories" / "a-dam" / f"{outlet}.txt" for outlet in ("wire", "daily")]
    assert articles.story(single) == "a"
    assert {articles.story(path) for path in told} == {"a-dam"}
