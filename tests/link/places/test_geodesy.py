from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.places.geodesy import apart

LAT, LON = st.floats(-90, 90), st.floats(-180, 180)


def test_known_distances() -> None:
    assert apart(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert apart(51.477, 0, 48.837, 2.336) == pytest.approx(338, abs=2)  # Greenwich to the Paris observatory
    assert apart(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


@given(LAT, LON, LAT, LON)
def test_symmetric_and_never_further_than_half_round(a: float, b: float, c: float, d: float) -> None:
    assert apart(a, b, c, d) == pytest.approx(apart(c, d, a, b), abs=1e-6)
    assert 0 <= apart(a, b, c, d) <= 20016
