from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.app import STATIC
from sayso.web.mercator import FRAME, LEAST, SIDE, frame, projected

ROOT = Path(__file__).resolve().parents[2]
MIDDLE = SIDE / 2


@pytest.mark.parametrize(
    ("lat", "lon", "x", "y"),
    [
        (0, 0, MIDDLE, MIDDLE),
        (0, 180, SIDE, MIDDLE),
        (0, -180, 0, MIDDLE),
        (85.0511287798066, 0, MIDDLE, 0),
        (-90, 0, MIDDLE, SIDE),
        # Snyder, Map projections (1987), p. 266: 35° N lies 0.6528366 radii from the equator.
        (35, 75, MIDDLE + SIDE * 75 / 360, MIDDLE - SIDE * 0.6528366 / 6.283185307),
    ],
)
def test_known_places(lat: float, lon: float, x: float, y: float) -> None:
    assert projected(lat, lon) == pytest.approx((x, y), abs=0.06)


points = st.lists(st.tuples(st.floats(0, SIDE), st.floats(0, SIDE)), min_size=1, max_size=20)


@given(points)
def test_a_frame_holds_its_points_and_has_its_shape(given: list[tuple[float, float]]) -> None:
    found = frame(given)
    assert found.width >= LEAST
    assert found.width / found.height == pytest.approx(FRAME[0] / FRAME[1], rel=0.01)
    for x, y in given:
        assert found.x < x < found.x + found.width
        assert found.y < y < found.y + found.height


@pytest.mark.parametrize("name", ["atlas.js", "basemap.js"])
def test_the_browser_and_the_basemap_count_in_the_same_units(name: str) -> None:
    assert f"const SIDE = {SIDE};" in (ROOT / "frontend" / name).read_text("utf-8")
    assert f'viewBox="0 0 {SIDE} {SIDE}"' in (STATIC / "basemap.svg").read_text("utf-8")[:200]


def test_without_points_it_is_the_inhabited_world() -> None:
    found = frame([])
    for lat, lon in ((64, -21), (-54, -68), (-41, 174), (71, 25)):
        x, y = projected(lat, lon)
        assert found.x <= x <= found.x + found.width
        assert found.y <= y <= found.y + found.height
