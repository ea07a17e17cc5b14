from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Days, days
from sayso.web.calendar import MOST, around, beside, bins, period_of, spoken


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-08", "8 May 2031"),
        ("2031-05-08T10:00:00", "8 May 2031, 10:00"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-0X", "1–9 May 2031"),
        ("2031-05-2X", "from 20 May 2031"),
        ("2031-05-3X", "the end of May 2031"),
        ("203X", "the 2030s"),
        ("18XX", "1800 to 1899"),
        ("2031-21", "spring 2031"),
        ("2031-34", "quarter 2 of 2031"),
        ("2031~", "about 2031"),
        ("2031-05?", "perhaps May 2031"),
        ("2031%", "perhaps about 2031"),
        ("2021/2034", "2021 to 2034"),
        ("1997/..", "from 1997 on"),
        ("../2014-05-08", "until 8 May 2014"),
        ("[2031-10..2031-12]", "October 2031 to December 2031"),
        ("[2031,2033]", "2031 or 2033"),
        ("{2031,2033}", "2031 and 2033"),
        ("P20Y", "P20Y"),
        ("<b>", "<b>"),
        ("2031-99", "2031-99"),
    ],
)
def test_spoken(value: str, expected: str) -> None:
    assert spoken(value) == expected


@given(st.dates(), st.dates())
def test_bins_cover_the_days_once_in_order(one: date, other: date) -> None:
    first, last = sorted((one.toordinal(), other.toordinal()))
    found = bins(Days(first, last))
    assert found[0].days.first <= first <= found[0].days.last
    assert found[-1].days.first <= last <= found[-1].days.last
    assert all(a.days.last + 1 == b.days.first for a, b in itertools.pairwise(found))
    assert len(found) <= MOST or found[0].unit == "century"
    for period in (found[0], found[-1]):
        meant = days(period.value)
        assert meant is not None
        assert (meant.first, meant.last) == (period.days.first, period.days.last)
        assert period_of(period.value, meant) == period


@pytest.mark.parametrize(
    ("value", "larger", "before", "after"),
    [
        ("2031-05-31", ["203X", "2031", "2031-05"], "2031-05-30", "2031-06-01"),
        ("2031-12", ["203X", "2031"], "2031-11", "2032-01"),
        ("2030", ["203X"], "2029", "2031"),
        ("203X", [], "202X", "204X"),
        ("20XX", [], "19XX", "21XX"),
        ("0001", ["000X"], None, "0002"),
        ("0001-01-01", ["000X", "0001", "0001-01"], None, "0001-01-02"),
        ("9999-12-31", ["999X", "9999", "9999-12"], "9999-12-30", None),
        ("99XX", [], "98XX", None),
    ],
)
def test_periods_around_and_beside(value: str, larger: list[str], before: str | None, after: str | None) -> None:
    meant = days(value)
    assert meant is not None
    one = period_of(value, meant)
    assert one is not None
    assert [period.value for period in around(one)] == larger
    assert [there and there.value for there in (beside(one, -1), beside(one, 1))] == [before, after]


@pytest.mark.parametrize("value", ["2031-21", "2030/2031", "2031~", "2031/..", "2031-05-08T10:00:00"])
def test_what_is_no_period_of_the_calendar(value: str) -> None:
    meant = days(value)
    assert meant is not None
    assert period_of(value, meant) is None
