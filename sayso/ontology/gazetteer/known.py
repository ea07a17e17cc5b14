"""Names by which a reader knows a place without being told where it lies."""

from __future__ import annotations

from functools import lru_cache

from sayso.ontology.gazetteer import Feature, gazetteer

# People of a province and of a town that articles name without saying where it is; towns of every other name there are.
KNOWN_PROVINCE, KNOWN_TOWN = 100_000, 700_000
# People of a place whose name a text can give alone, and mean the place.
KNOWN = 50_000


@lru_cache(maxsize=16384)
def well_known(name: str) -> bool:
    """Whether it is the main name of a town or region that many know; countries have tables of their own."""
    return any(_large(one) for one in gazetteer().find(name) if one.main)


@lru_cache(maxsize=65536)
def town(name: str) -> bool:
    """Whether there is a town or a division of a country by this name that some know."""
    return any(one.main and one.kind != "water" and one.population >= KNOWN for one in gazetteer().find(name))


def _large(place: Feature) -> bool:
    if place.kind == "region":
        return not place.country
    if place.kind == "province":
        return place.population >= KNOWN_PROVINCE
    return place.kind in ("town", "capital") and place.population >= KNOWN_TOWN
