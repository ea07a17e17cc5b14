"""Where on the basemap a place stands, and which part of it shows some places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, atan, degrees, pi, radians, sinh, tan
from typing import Final

SIDE: Final = 36_000  # units of the square that frontend/basemap.js draws the world on
FURTHEST: Final = degrees(atan(sinh(pi)))  # of latitude, where the square ends
FRAME: Final = (3, 2)  # width and height of what is shown at first
LEAST: Final = 800  # units, 8° of longitude: a single town is shown with the country around it
MARGIN: Final = 0.12  # of the width, on each side


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the square, in its units."""

    x: int
    y: int
    width: int
    height: int


def projected(lat: float, lon: float) -> tuple[float, float]:
    """The place of a point (degrees, WGS 84) in the square, from its upper left corner: Mercator's projection of the
    sphere (Snyder 1987, p. 41), as d3-geo's. What lies beyond the square is moved to its edge."""
    lat = max(-FURTHEST, min(FURTHEST, lat))
    x = (lon / 360 + 0.5) * SIDE
    y = SIDE / 2 - asinh(tan(radians(lat))) * SIDE / radians(360)
    return round(x, 1), round(y, 1)


def frame(points: Sequence[tuple[float, float]]) -> Frame:
    """The part of the square that shows these points with a margin; the inhabited world where there are none."""
    if not points:
        points = [projected(72, -170), projected(-56, 180)]
    across, down = FRAME
    xs, ys = [x for x, _ in points], [y for _, y in points]
    room = 1 / (1 - 2 * MARGIN)
    width = max(LEAST, (max(xs) - min(xs)) * room, (max(ys) - min(ys)) * room * across / down)
    height = width * down / across
    left, top = (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2
    return Frame(round(left), round(top), round(width), round(height))
