from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.coreference.features import ALIKE, BEYOND, NAME, NEAREST, NOMINAL, PRONOUN, Candidates, _dots

HEADS = 4


def mentions(forms: list[int], heads: list[int]) -> Any:
    size = len(forms)
    return SimpleNamespace(
        form=np.array(forms), heads=np.array(heads), found=np.ones(size, dtype=bool), expressions=[None] * size
    )


@given(
    st.lists(st.tuples(st.sampled_from((NAME, NOMINAL, PRONOUN)), st.integers(0, HEADS - 1)), min_size=1, max_size=120)
)
def test_candidates_stand_before_in_order_and_are_few(drawn: list[tuple[int, int]]) -> None:
    forms, heads = (list(column) for column in zip(*drawn, strict=True))
    size = len(forms)
    candidates = Candidates(mentions(forms, heads), np.full(size, size))
    for mention in range(size):
        found = candidates.of(mention).tolist()
        assert found == sorted(set(found))
        assert not found or found[-1] < mention
        assert len(found) <= NEAREST + BEYOND + ALIKE
        assert set(range(max(0, mention - NEAREST), mention)) <= set(found)


def test_the_same_noun_is_a_candidate_however_far_back() -> None:
    forms, heads = [NOMINAL, *[PRONOUN] * (NEAREST + 5), NOMINAL], [1, *[0] * (NEAREST + 5), 1]
    candidates = Candidates(mentions(forms, heads), np.full(len(forms), len(forms)))
    assert candidates.of(len(forms) - 1)[0] == 0


def test_products_of_pairs_are_those_of_their_rows() -> None:
    chance = np.random.default_rng(1)
    later, earlier = (chance.normal(size=(200, 16)).astype(np.float32) for _ in range(2))
    m = np.repeat(np.arange(1, 200), 3)
    a = chance.integers(0, m)
    np.testing.assert_allclose(_dots(later, earlier, m, a), (later[m] * earlier[a]).sum(1), rtol=1e-4, atol=1e-5)
    assert not len(_dots(later, earlier, m[:0], a[:0]))
