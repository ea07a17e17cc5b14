from __future__ import annotations

from sayso.link.places.focus import Said, focus
from sayso.ontology.gazetteer import Feature


def town(row: int, lat: float, lon: float) -> Feature:
    return Feature(row, "town", None, lat, lon, "XX", None, None, 1000, True)


HERE, BESIDE, THERE = town(1, 10.0, 10.0), town(2, 10.2, 10.2), town(3, -40.0, 100.0)


def test_a_text_that_names_no_town_is_about_none() -> None:
    assert focus([], 0) is None


def test_neighbours_speak_for_each_other() -> None:
    found = focus([Said(0, HERE, 1.0), Said(50, HERE, 1.0), Said(90, BESIDE, 1.0), Said(120, THERE, 1.0)], 100)
    assert found is not None
    assert found[0] == HERE
    assert 0.5 < found[1] < 1.0


def test_towns_that_lie_apart_speak_for_none() -> None:
    assert focus([Said(0, HERE, 1.0), Said(10, THERE, 1.0)], 5) is None


def test_what_stands_nearer_says_more() -> None:
    said = [Said(at, HERE, 1.0) for at in (0, 100, 200)] + [Said(at, THERE, 1.0) for at in (9000, 9100, 9200)]
    near, far = focus(said, 150), focus(said, 9150)
    assert near is not None
    assert far is not None
    assert (near[0], far[0]) == (HERE, THERE)


def test_order_does_not_matter() -> None:
    said = [Said(0, HERE, 0.9), Said(400, BESIDE, 0.8), Said(800, THERE, 0.4)]
    assert focus(said, 100) == focus(said[::-1], 100)
