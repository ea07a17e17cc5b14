from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.times.meaning import Date
from sayso.extract.times.reckoning import as_day, days_from, from_day, moved, valid, week, weekday

DAYS = st.dates(date(1, 2, 1), date(9999, 11, 30))


@given(DAYS, st.integers(-3000, 3000))
def test_days_there_and_back(day: date, count: int) -> None:
    there = days_from(from_day(day), count)
    if there is not None:
        assert days_from(there, -count) == from_day(day)


@given(DAYS, st.integers(1, 7), st.sampled_from([-1, 1]), st.booleans())
def test_a_weekday_is_within_a_week(day: date, number: int, sign: int, strict: bool) -> None:
    found = weekday(from_day(day), number, sign, strict=strict)
    if found is None:
        return
    there = as_day(found)
    assert there is not None
    assert there.isoweekday() == number
    assert (1 if strict else 0) <= (there - day).days * sign <= 7


@given(DAYS)
def test_a_week_holds_its_day(day: date) -> None:
    found = week(from_day(day), 0)
    if found is not None:
        first, last = map(as_day, found)
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert (last - first).days == 6


@given(DAYS, st.sampled_from("DWFMQYEC"), st.integers(-20_000, 20_000))
def test_what_is_moved_is_a_date_or_nothing(day: date, unit: str, count: int) -> None:
    found = moved(from_day(day), unit, count)
    assert found is None or valid(found)


@pytest.mark.parametrize(
    ("start", "unit", "count", "end"),
    [
        (Date(2021, 5, 8), "D", 3, Date(2021, 5, 11)),
        (Date(2021, 5, 8), "W", -1, Date(2021, 5, 1, about=True)),
        (Date(2021, 5, 8), "M", -5, Date(2020, 12)),
        (Date(2021, 5), "M", 8, Date(2022, 1)),
        (Date(2021, 5, 8), "Q", 1, Date(2021, season=35)),
        (Date(2021, season=33), "Q", -1, Date(2020, season=36)),
        (Date(2021), "Y", 2, Date(2023)),
        (Date(2021, 5), "Y", 0.5, Date(2021, 11)),
        (Date(2021, 5), "D", 3, None),
        (Date(2021), "M", 1, None),
        (Date(2021, 5, 8), "D", 0.5, None),
        (Date(2021, 5, 8), "TH", 5, None),
        (Date(2021), "Y", -5000, None),
    ],
)
def test_moved(start: Date, unit: str, count: float, end: Date | None) -> None:
    assert moved(start, unit, count) == end


def test_the_29th_of_february_may_be_right_without_a_year() -> None:
    assert valid(Date(None, 2, 29))
    assert valid(Date(2020, 2, 29))
    assert not valid(Date(2021, 2, 29))
