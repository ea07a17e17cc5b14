"""The middles of countries and provinces as public sources state them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import pi, sqrt
from typing import Any

from sayso.link.places.geodesy import apart
from training.gazetteer.centres import HALF_TURN, Point

# "34 00 S, 64 00 W": degrees and minutes, as the World Factbook writes a point.
_COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
# How far two sources may put the middle of a country apart, in radii of a circle of its area. Where they differ by
# more, the country is long or scattered, and its largest outline has its centroid elsewhere than it its middle.
_COMPACT = 0.5
# Countries of which Natural Earth draws provinces at this scale, by their ISO 3166-1 alpha-3 codes.
_DRAWN = {"AUS": "AU", "BRA": "BR", "CAN": "CA"}


def of_countries(profiles: Mapping[str, Mapping[str, Any]], countries: Mapping[str, Any]) -> dict[str, Point]:
    """The point that the World Factbook gives a country, by ISO 3166-1 alpha-2 code; its own codes are FIPS 10."""
    found = {}
    for row in countries.values():
        told = profiles.get(row["fips"], {}).get("Geography", {}).get("Geographic coordinates", {})
        match = _COORDINATES.match(told.get("text", ""))
        if match:
            north, north_minutes, ns, east, east_minutes, ew = match.groups()
            lat, lon = int(north) + int(north_minutes) / 60, int(east) + int(east_minutes) / 60
            found[row["iso"]] = (lat if ns == "N" else -lat, lon if ew == "E" else -lon)
    return found


def between(stated: Point | None, centroid: Point | None, area: float) -> Point | None:
    """The middle of a country by what the Factbook states and its outline has, either of which may be missing.

    The Factbook rounds to whole degrees, and a centroid follows each cape of its outline: where both mean the same,
    half way between them is surer than either. `area` is in square kilometres.
    """
    if stated is None or centroid is None:
        return stated or centroid
    across = abs(stated[1] - centroid[1]) > HALF_TURN
    if across or apart(*stated, *centroid) > _COMPACT * sqrt(area / pi):
        return stated
    return (stated[0] + centroid[0]) / 2, (stated[1] + centroid[1]) / 2


def of_provinces(outlines: Mapping[str, Any]) -> dict[str, Point]:
    """The centroid that Natural Earth gives a province, by ISO 3166-2 code ("CA-ON").

    Natural Earth's own codes are postal: where they are not those of ISO, the province is left out.
    """
    found = {}
    for geometry in outlines["objects"]["subunits"]["geometries"]:
        country = _DRAWN.get(geometry["properties"]["gu"])
        if country:
            lon, lat = geometry["properties"]["ct"]
            found[f"{country}-{geometry['id']}"] = (lat, lon)
    return found
