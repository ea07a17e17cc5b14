from __future__ import annotations

from sayso.link.places.sameness import elsewhere
from sayso.records import Place, Precision


def place(lat: float, lon: float, precision: Precision = "town", score: float = 0.9) -> Place:
    return Place(lat, lon, None, precision, "US", None, score, "")


def test_towns_of_one_name_far_from_each_other() -> None:
    assert elsewhere(place(37.2, -93.3), place(42.1, -72.6))


def test_what_is_near_unsure_or_wide_may_be_the_same() -> None:
    here = place(37.2, -93.3)
    assert not elsewhere(here, place(37.9, -93.3))
    assert not elsewhere(here, place(42.1, -72.6, score=0.5))
    assert not elsewhere(here, place(42.1, -72.6, "province"))
    assert not elsewhere(here, None)
