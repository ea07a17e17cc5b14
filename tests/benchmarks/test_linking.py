from __future__ import annotations

import pytest

from benchmarks.speed import linking


def test_growth_is_the_slope_on_logarithmic_scales() -> None:
    assert list(linking.exponents([(1_000, 2.0), (10_000, 20.0)])) == pytest.approx([1.0])
    assert list(linking.exponents([(1_000, 1.0), (10_000, 100.0)])) == pytest.approx([2.0])
    assert list(linking.exponents([(1_000, 1.0)])) == []


def test_casts_are_the_same_every_time_and_people_come_back() -> None:
    cast = [[r.names for r in entry.linked.referents] for entry in linking.entries(50, seed=0)]
    assert cast == [[r.names for r in entry.linked.referents] for entry in linking.entries(50, seed=0)]
    every = [names for document in cast for names in document]
    assert len(set(every)) < len(every)
    assert linking.seconds(20) > 0
