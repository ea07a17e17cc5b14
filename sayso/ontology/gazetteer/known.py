"""Names by which a reader knows a place without being told where it lies."""

from __future__ import annotations

from functools import lru_cache

from sayso.ontology.gazetteer import Feature, gazetteer

# People of a province and of a town that articles name without saying where it is; towns of every other name there are.
KNOWN_PROVINCE, KNOWN_TOWN = 100_000, 700_000


@lru_cache(maxsize=16384)
def well_known(name: str) -> bool:
    """Whether it is the main name of a town or region that many know; countries have tables of their own."""
    return any(_large(one) for one in gazetteer().find(name) if one.main)


def _large(place: Feature) -> bool:
    if place.kind == "region":
        return not place.country
    if place.kind == "province":
        return place.population >= KNOWN_PROVINCE
    return place.kind in ("town", "capital") and place.population >= KNOWN_TOWN
