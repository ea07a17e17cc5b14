"""Whether two things are in different places: then they are two, even of one name."""

from __future__ import annotations

from typing import Final

from sayso.link.places.geodesy import apart
from sayso.records import Place, Precision

# What is known no more closely may lie anywhere in it: it speaks against nothing.
PINNED: Final[frozenset[Precision]] = frozenset({"point", "town", "district"})
# How sure both places must be, and how many kilometres must lie between them: two sources put a place differently.
SURE = 0.7
FAR = 161.0


def pinned(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of a place that is surely and closely known; all that comparing looks at."""
    if place is None or place.score < SURE or place.precision not in PINNED:
        return None
    return place.lat, place.lon


def elsewhere(a: Place | None, b: Place | None) -> bool:
    """Whether two places are surely not the same."""
    here, there = pinned(a), pinned(b)
    return here is not None and there is not None and apart(*here, *there) > FAR
