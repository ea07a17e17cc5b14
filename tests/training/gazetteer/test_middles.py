from __future__ import annotations

import pytest

from training.gazetteer import middles


def told(text: str) -> dict[str, object]:
    return {"Geography": {"Geographic coordinates": {"text": text}}}


def test_points_are_read_by_the_codes_of_their_source() -> None:
    countries = {
        "1": {"iso": "XA", "fips": "PP"},
        "2": {"iso": "XB", "fips": "QQ"},
        "3": {"iso": "XC", "fips": ""},
        "4": {"iso": "XD", "fips": "RR"},
    }
    profiles = {"PP": told("34 30 S, 64 15 W"), "QQ": told("4 00 N, 72 00 E (the port)"), "RR": told("none")}
    assert middles.of_countries(profiles, countries) == {"XA": (-34.5, -64.25), "XB": (4.0, 72.0)}


def test_half_way_where_two_sources_mean_the_same() -> None:
    assert middles.between((10.0, 20.0), (11.0, 21.0), 1_000_000) == pytest.approx((10.5, 20.5))


def test_the_stated_point_where_the_outline_has_its_middle_elsewhere() -> None:
    assert middles.between((10.0, 20.0), (16.0, 20.0), 1_000_000) == (10.0, 20.0)


def test_the_one_point_that_there_is() -> None:
    assert middles.between(None, (11.0, 21.0), 1.0) == (11.0, 21.0)
    assert middles.between((10.0, 20.0), None, 1.0) == (10.0, 20.0)
    assert middles.between(None, None, 1.0) is None


def test_provinces_by_their_codes() -> None:
    geometries = [
        {"id": "QC", "properties": {"gu": "CAN", "ct": [-71.5, 53.2]}},
        {"id": "PA", "properties": {"gu": "USA", "ct": [-77.0, 41.0]}},
    ]
    found = middles.of_provinces({"objects": {"subunits": {"geometries": geometries}}})
    assert found == {"CA-QC": (53.2, -71.5)}
