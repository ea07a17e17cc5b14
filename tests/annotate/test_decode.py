from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.decode import names, relations, sentence_starts, tree, trees
from sayso.annotate.forms import Break


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word leads to it."""
    if heads.count(-1) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        above = word
        while above >= 0:
            if above in seen:
                return False
            seen.add(above)
            above = heads[above]
    return True


def worth(heads: tuple[int, ...], scores: np.ndarray) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    every = itertools.product(range(-1, size), repeat=size)
    return max(worth(heads, scores) for heads in every if is_tree(heads))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(12))
def test_the_tree_is_the_best_with_one_root(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)) * 3
    found = tuple(tree(scores).tolist())
    assert is_tree(found)
    assert worth(found, scores) == pytest.approx(best_by_trying_all(scores))


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.0, 1e4]))
def test_every_sentence_has_a_tree(size: int, seed: int, spread: float) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)) * spread
    assert is_tree(tuple(tree(scores).tolist()))


def test_trees_stay_inside_their_sentences() -> None:
    scores = np.random.default_rng(5).normal(size=(7, 9)).astype(np.float32)
    heads = trees(scores, np.array([0, 3]))
    assert is_tree(tuple(heads[:3].tolist()))
    assert is_tree(tuple(-1 if head < 0 else head - 3 for head in heads[3:].tolist()))


def test_a_blank_line_starts_a_sentence_whatever_the_scores() -> None:
    breaks = [Break.PARAGRAPH, Break.NONE, Break.PARAGRAPH, Break.NEWLINE, Break.NONE]
    scores = np.array([-9, -9, -9, -9, 2], dtype=np.float32)
    assert sentence_starts(scores, breaks).tolist() == [0, 2, 4]


def test_the_relation_root_stands_at_the_root_only() -> None:
    scores = np.array([[9, 1, 0], [0, 2, 1], [9, 0, 3]], dtype=np.float32)
    assert relations(scores, np.array([1, -1, 1]), 0).tolist() == [1, 0, 2]


KINDS = ["PER", "ORG"]  # labels O B-PER I-PER B-ORG I-ORG


@pytest.mark.parametrize(
    ("labels", "firsts", "expected"),
    [
        ([0, 1, 2, 0], [0], [(1, 3, "PER")]),
        ([1, 1, 0, 3], [0], [(0, 1, "PER"), (1, 2, "PER"), (3, 4, "ORG")]),
        ([2, 2, 0, 0], [0], [(0, 2, "PER")]),
        ([1, 2, 2, 0], [0, 2], [(0, 2, "PER"), (2, 3, "PER")]),
        ([3, 4, 2, 4], [0], [(0, 4, "ORG")]),
        ([0, 0, 0, 0], [0], []),
        ([3, 4, 4, 4], [0], [(0, 4, "ORG")]),
    ],
)
def test_names(labels: list[int], firsts: list[int], expected: list[tuple[int, int, str]]) -> None:
    scores = np.full((len(labels), 5), -5, dtype=np.float32)
    scores[np.arange(len(labels)), labels] = -0.1
    assert names(scores, np.array(firsts), KINDS) == expected
