from __future__ import annotations

from datetime import date
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records.edtf import OPEN_END, OPEN_START, Days, days


def day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


@pytest.mark.parametrize(
    ("value", "first", "last", "soft"),
    [
        ("2031-05-08", "2031-05-08", "2031-05-08", False),
        ("2031-05-08T10:00:00Z", "2031-05-08", "2031-05-08", False),
        ("2031-05", "2031-05-01", "2031-05-31", False),
        ("2032-02", "2032-02-01", "2032-02-29", False),
        ("2031", "2031-01-01", "2031-12-31", False),
        ("2031-05~", "2031-05-01", "2031-05-31", True),
        ("2031?", "2031-01-01", "2031-12-31", True),
        ("2031-~05-08", "2031-05-08", "2031-05-08", True),
        ("2031-05-0X", "2031-05-01", "2031-05-09", True),
        ("2031-02-2X", "2031-02-20", "2031-02-28", True),
        ("2031-1X", "2031-10-01", "2031-12-31", True),
        ("2031-XX-XX", "2031-01-01", "2031-12-31", True),
        ("203X", "2030-01-01", "2039-12-31", True),
        ("19XX", "1900-01-01", "1999-12-31", True),
        ("2031-21", "2031-03-01", "2031-05-31", False),
        ("2031-37", "2031-01-01", "2031-04-30", False),
        ("2031-34", "2031-04-01", "2031-06-30", False),
        ("2031-41", "2031-07-01", "2031-12-31", False),
        ("2021/2034", "2021-01-01", "2034-12-31", False),
        ("2021~/2034", "2021-01-01", "2034-12-31", True),
        ("2031-05/2031-07-04", "2031-05-01", "2031-07-04", False),
        ("[2031-10..2031-12]", "2031-10-01", "2031-12-31", True),
        ("[2031-10,2032-01-05]", "2031-10-01", "2032-01-05", True),
        ("{2031,2033}", "2031-01-01", "2033-12-31", True),
    ],
)
def test_days(value: str, first: str, last: str, soft: bool) -> None:
    assert days(value) == Days(day(first), day(last), soft)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1997/..", "1997-01-01", None),
        ("1997/", "1997-01-01", None),
        ("../2014", None, "2014-12-31"),
        ("/2014", None, "2014-12-31"),
        ("[..2014]", None, "2014-12-31"),
        ("../201X", None, "2019-12-31"),
        ("201X/..", "2010-01-01", None),
    ],
)
def test_open_ends(value: str, first: str | None, last: str | None) -> None:
    found = days(value)
    assert found is not None
    assert found.first == (OPEN_START if first is None else day(first))
    assert found.last == (OPEN_END if last is None else day(last))


@pytest.mark.parametrize(
    "value",
    ["P20Y", "", "soon", "2031-13-45", "2031-02-30", "2031-00", "0000", "../..", "/", "2034/2021", "[]", "[2031,soon]",
     "Y17E8", "2031-05-08T", "2031-05-08 or so", "٢٠٣١"],
)  # fmt: skip
def test_what_has_no_days(value: str) -> None:
    assert days(value) is None


@given(st.dates(), st.dates())
def test_one_value_holds_another_where_all_its_days_are_among_them(one: date, other: date) -> None:
    whole, month = days(f"{one.year:04}"), days(f"{other.year:04}-{other.month:02}")
    assert whole is not None
    assert month is not None
    assert whole.holds(month) == (one.year == other.year)


@settings(deadline=None)  # the library builds its grammar on the first value
@given(
    st.dates(date(1000, 1, 1), date(9998, 12, 31)),
    st.dates(date(1000, 1, 1), date(9998, 12, 31)),
    st.sampled_from(["{}", "{}~", "{}/..", "../{}", "{}/{}", "{}?/{}~"]),
    st.sampled_from([4, 7, 10]),
)
def test_the_days_are_those_that_an_independent_reader_finds(one: date, other: date, form: str, digits: int) -> None:
    value = form.format(*(str(end)[:digits] for end in sorted((one, other))))
    found, expected = days(value), parse_edtf(value)
    assert found is not None
    assert found.first == number(expected.lower_strict(), OPEN_START)
    assert found.last == number(expected.upper_strict(), OPEN_END)


def number(moment: struct_time | float, endless: int) -> int:
    """The library's end of a value, infinite where it is open, as a day number."""
    if isinstance(moment, float):
        return endless
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday).toordinal()
