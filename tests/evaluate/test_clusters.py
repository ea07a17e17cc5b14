from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluate.clusters import bcubed

GOLD = dict(enumerate("aaaaabbcdeee"))
# The example of Bagga and Baldwin: five, two and five mentions.
FIVE_TWO_FIVE = dict(enumerate("aaaaabbccccc"))


def test_the_example_of_the_paper() -> None:
    joined = bcubed(FIVE_TWO_FIVE, dict(enumerate("aaaaabbbbbbb")))
    assert (joined.precision, joined.recall) == (pytest.approx(0.762, abs=0.001), 1.0)
    worse = bcubed(FIVE_TWO_FIVE, dict(enumerate("aaaaabbaaaaa")))
    assert (worse.precision, worse.recall) == (pytest.approx(0.583, abs=0.001), 1.0)


def test_everything_alone_and_everything_together() -> None:
    alone = bcubed(GOLD, {mention: mention for mention in GOLD})
    assert (alone.precision, alone.recall) == (1.0, pytest.approx(5 / 12))
    together = bcubed(GOLD, dict.fromkeys(GOLD, 0))
    assert (together.precision, together.recall) == (pytest.approx((25 + 4 + 1 + 1 + 9) / 144), 1.0)


def test_only_what_both_have_counts() -> None:
    found = bcubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 4: "y"})
    assert (found.precision, found.recall, found.f1, found.of) == (1.0, 1.0, 1.0, 2)
    assert bcubed({1: "a"}, {}).f1 == 0.0


@given(st.dictionaries(st.integers(), st.integers(0, 3), min_size=1))
def test_renamed_entities_are_the_same(gold: dict[int, int]) -> None:
    same = bcubed(gold, {mention: f"e{entity}" for mention, entity in gold.items()})
    assert (same.precision, same.recall) == (pytest.approx(1.0), pytest.approx(1.0))
