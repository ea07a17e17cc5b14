from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.accuracy.corpora import Corpus, ours, public
from benchmarks.floors import Floors, corpus_hash, risen
from sayso.evaluate import card
from sayso.evaluate.card import Figure


def check(corpus: Corpus, kept: Floors, folder: Path) -> None:
    figures = corpus.card(folder)
    fallen = card.below(figures, kept.floors)
    assert not fallen, "\n".join(("under the floor:", *fallen, "", *card.table(figures)))


@pytest.mark.slow
def test_the_sample_story(tmp_path: Path) -> None:
    corpus, kept = ours(), floors.read()["sample"]
    assert corpus.hash() == kept.corpus, "the sample is another one: `python -m benchmarks.accuracy --raise` and look"
    check(corpus, kept, tmp_path)


@pytest.mark.slow
def test_the_public_gold(tmp_path: Path, shared: Path) -> None:
    corpus, kept = public(shared), floors.read()["gold"]
    if corpus.hash() != kept.corpus:
        pytest.skip("the gold beside this checkout is not the one that the floors were measured on")
    check(corpus, kept, tmp_path)


def test_every_floor_says_something() -> None:
    for one in floors.read().values():
        assert one.floors
        assert all(0 <= value <= 1 for value in one.floors.values())
        assert sum(value > 0.5 for value in one.floors.values()) > len(one.floors) / 2


def test_floors_rise_and_never_fall() -> None:
    first = risen(None, "c", [Figure("a", 0.81239, ""), Figure("b.f1", 0.5, ""), Figure("b.recall", 0.9, "")])
    assert first == Floors("c", {"a": 0.812, "b.f1": 0.5})
    assert risen(first, "c", [Figure("a", 0.7, ""), Figure("b.f1", 0.6, "")]).floors == {"a": 0.812, "b.f1": 0.6}
    assert risen(first, "another", [Figure("a", 0.7, "")]).floors == {"a": 0.7}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    kept = {"x": Floors("c", {"a": 0.25}), "y": Floors("d", {})}
    floors.write(kept, tmp_path / "floors.json")
    assert floors.read(tmp_path / "floors.json") == kept


def test_another_byte_is_another_corpus(tmp_path: Path, sample: Path) -> None:
    copy = tmp_path / "articles"
    shutil.copytree(sample / "articles", copy)
    assert corpus_hash(copy) == corpus_hash(sample / "articles")
    (copy / "01-wire.txt").write_bytes((copy / "01-wire.txt").read_bytes() + b" ")
    assert corpus_hash(copy) != corpus_hash(sample / "articles")
