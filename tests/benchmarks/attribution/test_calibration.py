from __future__ import annotations

import pytest

from benchmarks.attribution.calibration import brier, curve, error


def finds(*rows: tuple[float, int, int]) -> list[tuple[float, bool]]:
    """Of each (confidence, finds, right) so many finds."""
    return [(said, i < right) for said, count, right in rows for i in range(count)]


def test_what_comes_true_as_often_as_said_has_no_error() -> None:
    bins = curve(finds((0.25, 4, 1), (0.75, 4, 3), (1.0, 5, 5)))
    assert [(one.low, one.finds, one.right) for one in bins] == [(0.2, 4, 0.25), (0.7, 4, 0.75), (0.9, 5, 1.0)]
    assert error(bins) == 0


def test_the_error_is_the_mean_distance_weighed_by_finds() -> None:
    found = finds((0.95, 10, 5), (0.05, 30, 0))
    assert error(curve(found)) == pytest.approx((10 * 0.45 + 30 * 0.05) / 40)
    assert brier(found) == pytest.approx((5 * 0.05**2 + 5 * 0.95**2 + 30 * 0.05**2) / 40)
