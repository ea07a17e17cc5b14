from __future__ import annotations

from datetime import date
from math import inf

import pytest

from sayso.evaluate.bounds import bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-05-08", "2021-05-08", "2021-05-08"),
        ("2021-05", "2021-05-01", "2021-05-31"),
        ("2021-05~", "2021-05-01", "2021-05-31"),
        ("2021-05-0X", "2021-05-01", "2021-05-09"),
        ("2021-02-2X", "2021-02-20", "2021-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2015-37", "2015-01-01", "2015-04-30"),
        ("2001/2014", "2001-01-01", "2014-12-31"),
        ("[2021-10..2021-12]", "2021-10-01", "2021-12-31"),
        ("2021-05-08T10:00:00Z", "2021-05-08", "2021-05-08"),
        ("1997/..", "1997-01-01", None),
        ("1997/", "1997-01-01", None),
        ("../2014", None, "2014-12-31"),
        ("/2014", None, "2014-12-31"),
        ("../201X", None, "2019-12-31"),
        ("201X/..", "2010-01-01", None),
    ],
)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    assert bounds(value) == (
        -inf if first is None else date.fromisoformat(first).toordinal(),
        inf if last is None else date.fromisoformat(last).toordinal(),
    )


@pytest.mark.parametrize("value", ["P20Y", "", "soon", "2021-13-45"])
def test_what_has_no_bounds(value: str) -> None:
    assert bounds(value) is None
