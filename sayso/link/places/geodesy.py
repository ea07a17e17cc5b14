"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

# Mean radius of the earth in kilometres (IUGG).
RADIUS = 6371.0088


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in kilometres, by the haversine formula; arguments are degrees."""
    a, b = radians(lat), radians(other_lat)
    across = sin(radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS * asin(min(1.0, sqrt(sin((b - a) / 2) ** 2 + cos(a) * cos(b) * across)))
