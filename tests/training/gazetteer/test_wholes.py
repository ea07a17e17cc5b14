from __future__ import annotations

import pytest

from training.gazetteer.wholes import Part, Whole, wholes

SIDES = frozenset({"north", "south", "east", "west"})


def found(*parts: Part, known: frozenset[str] = frozenset()) -> list[Whole]:
    return list(wholes(parts, SIDES, {"XX": known}))


def part(name: str, lat: float = 10.0, within: str = "XX.01") -> Part:
    return Part(name, within, (lat, 20.0), 1000)


def test_two_sides_of_a_name_are_parts_of_it() -> None:
    (whole,) = found(part("north orlech", 14.1), part("south orlech", 10.1))
    assert (whole.name, whole.within, whole.population) == ("orlech", "XX.01", 2000)
    assert whole.middle == pytest.approx((12.1, 20.0))


def test_one_side_is_no_proof() -> None:
    assert found(part("north orlech"), part("orlech hills")) == []
    assert found(part("north orlech"), part("south orlech", within="XX.02")) == []


def test_a_name_that_the_country_has_is_a_place_already() -> None:
    assert found(part("north orlech"), part("south orlech"), known=frozenset({"orlech"})) == []


def test_what_is_no_name_is_left() -> None:
    assert found(part("do orlech north"), part("do orlech south")) == []
    assert found(part("north east"), part("south east")) == []
