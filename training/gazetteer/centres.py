"""The middle of a country, province or district: of its outline where there is one, else of where its towns lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import cos, floor, radians
from typing import Any

Point = tuple[float, float]  # latitude, longitude in degrees

# Towns crowd where people live; a cell of this many degrees counts once, so that the middle is that of the land.
CELL = 0.5
# Beyond this a mean of longitudes may have come from both sides of the antimeridian.
HALF_TURN = 180.0


def of_outlines(topology: Mapping[str, Any], kind: str) -> dict[str, Point]:
    """The centroid of the largest ring of each geometry of a TopoJSON object, by the geometry's id."""
    arcs = [_absolute(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[str, tuple[float, Point]] = {}
    for geometry in topology["objects"][kind]["geometries"]:
        rings = [_ring(ring, arcs) for ring in _outer_rings(geometry)]
        if rings and "id" in geometry:
            area, (lat, lon) = max(_centroid(ring) for ring in rings)
            # A distant territory may bear the id of its country.
            found[geometry["id"]] = max((area, (lat, _within_map(lon))), found.get(geometry["id"], (0.0, (0.0, 0.0))))
    return {identity: centre for identity, (_, centre) in found.items()}


def of_towns(towns: Iterable[Point]) -> Point:
    """The mean of the cells in which towns lie."""
    cells: dict[tuple[int, int], Point] = {}
    for latitude, longitude in sorted(towns):
        cells.setdefault((floor(latitude / CELL), floor(longitude / CELL)), (latitude, longitude))
    points = list(cells.values())
    longitudes = [longitude for _, longitude in points]
    if max(longitudes) - min(longitudes) > HALF_TURN:
        longitudes = [longitude % 360 for longitude in longitudes]
    longitude = sum(longitudes) / len(points)
    return sum(latitude for latitude, _ in points) / len(points), _within_map(longitude)


def _within_map(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def _absolute(arc: list[list[int]], transform: Mapping[str, list[float]]) -> list[tuple[float, float]]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _outer_rings(geometry: Mapping[str, Any]) -> Iterator[list[int]]:
    if geometry.get("type") == "Polygon":
        yield geometry["arcs"][0]
    elif geometry.get("type") == "MultiPolygon":
        yield from (polygon[0] for polygon in geometry["arcs"])


def _ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return _unwound(points)


def _unwound(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring that crosses the antimeridian, without the leap to the other side of the map."""
    turn, before, points = 0.0, ring[0][0], []
    for x, y in ring:
        if abs(x - before) > HALF_TURN:
            turn += -360.0 if x > before else 360.0
        points.append((x + turn, y))
        before = x
    return points


def _centroid(ring: list[tuple[float, float]]) -> tuple[float, Point]:
    """Area (for comparison only) and centroid, on a plane where a degree of longitude shrinks with latitude."""
    doubled = x_sum = y_sum = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        doubled += cross
        x_sum += (x0 + x1) * cross
        y_sum += (y0 + y1) * cross
    if abs(doubled) < 1e-9:
        return 0.0, (ring[0][1], ring[0][0])
    x, y = x_sum / (3 * doubled), y_sum / (3 * doubled)
    return abs(doubled) * cos(radians(y)), (y, x)
