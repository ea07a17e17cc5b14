"""Whatever the order, the steps and the processes: the same documents make the same ledger, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from furnished import ENGLISH, built, exported
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.pipeline import across

# Surnames that fit one full name, two, or none: what linking across documents is most easily led astray by.
NAMES = ("Ana Suel", "Suel", "Bram Suel", "Bram Orn", "Orn", "Teodor Welk", "Welk", "Lise Welk", "Korr")
DATES = ("2031-05-08", "2031-05-09", None)

sentences = st.builds("{} said that {} met {} in 20{}.".format, *[st.sampled_from(NAMES)] * 3, st.integers(30, 33))
articles = st.builds(
    lambda date, body: f"By Jo Ferrin, {date}\n\n{' '.join(body)}" if date else " ".join(body),
    st.sampled_from(DATES),
    st.lists(sentences, min_size=1, max_size=3),
)

_numbers = count()


@pytest.fixture(autouse=True)
def _crowd_as_it_was() -> Iterator[None]:
    before = across.CROWD
    yield
    across.CROWD = before


@pytest.mark.parametrize("crowd", [1, 2, across.CROWD])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(articles, min_size=2, max_size=6, unique=True), data=st.data())
def test_any_way_to_the_same_documents(texts: list[str], data: st.DataObject, crowd: int, tmp_path: Path) -> None:
    across.CROWD = crowd
    folder = tmp_path / f"{next(_numbers)}"
    folder.mkdir()
    files = [folder / f"{i}.txt" for i in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    whole, parts = folder / "whole.sayso", folder / "parts.sayso"
    built(list(files), whole)

    # Some inputs come and go; in the end all are there.
    for _ in range(data.draw(st.integers(1, 3))):
        some = data.draw(st.lists(st.sampled_from(files), min_size=1, unique=True))
        built(some, parts, prune=data.draw(st.booleans()))
    built(data.draw(st.permutations(files)), parts)
    assert exported(parts) == exported(whole)
    shutil.rmtree(folder)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(articles, min_size=3, max_size=6, unique=True), data=st.data())
def test_taking_away_leaves_what_was_never_there(texts: list[str], data: st.DataObject, tmp_path: Path) -> None:
    across.CROWD = data.draw(st.sampled_from((1, 2, 1000)))
    folder = tmp_path / f"{next(_numbers)}"
    folder.mkdir()
    files = [folder / f"{i}.txt" for i in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    some = data.draw(st.lists(st.sampled_from(files), min_size=1, unique=True))
    pruned, alone = folder / "pruned.sayso", folder / "alone.sayso"
    built(list(files), pruned)
    built(list(some), pruned, prune=True)
    built(list(some), alone)
    assert exported(pruned) == exported(alone)
    shutil.rmtree(folder)


def test_any_number_of_processes(tmp_path: Path, sample: Path) -> None:
    one, many = tmp_path / "one.sayso", tmp_path / "many.sayso"
    built(sample / "articles", one)
    report = built(sample / "articles", many, config=replace(ENGLISH, jobs=3))
    assert report.added == 10
    assert exported(many) == exported(one)


def test_the_sample_in_two_halves(tmp_path: Path, sample: Path) -> None:
    files = sorted(path for path in (sample / "articles").iterdir() if path.suffix != ".toml")
    whole, parts = tmp_path / "whole.sayso", tmp_path / "parts.sayso"
    built(list(files), whole)
    built(files[::2], parts)
    built(files[1::2], parts)
    assert exported(parts) == exported(whole)
