from __future__ import annotations

from itertools import pairwise

import pytest

from training.gazetteer import centres


def test_towns_that_crowd_count_once() -> None:
    assert centres.of_towns([(10.1, 20.1), (10.2, 20.2), (10.3, 20.3), (14.1, 24.1)]) == pytest.approx((12.1, 22.1))


def test_towns_on_both_sides_of_the_antimeridian() -> None:
    lat, lon = centres.of_towns([(-17.0, 178.0), (-17.0, -178.0)])
    assert (lat, abs(lon)) == pytest.approx((-17.0, 180.0))


def topology(*ring: tuple[int, int]) -> dict[str, object]:
    steps = [ring[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(ring))]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[list(step) for step in steps]],
        "objects": {"lands": {"geometries": [{"type": "Polygon", "id": "1", "arcs": [[0]]}]}},
    }


def test_the_centroid_of_an_outline() -> None:
    square = topology((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    assert centres.of_outlines(square, "lands")["1"] == pytest.approx((5, 5))


def test_an_outline_across_the_antimeridian() -> None:
    square = topology((170, 0), (-170, 0), (-170, 10), (170, 10), (170, 0))
    lat, lon = centres.of_outlines(square, "lands")["1"]
    assert (lat, abs(lon)) == pytest.approx((5, 180))
