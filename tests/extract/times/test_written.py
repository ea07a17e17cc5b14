from __future__ import annotations

import re
from datetime import date as calendar_date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.times.context import plain_date
from sayso.extract.times.meaning import Date, Era
from sayso.extract.times.written import MONTH_PARTS, clock, date, duration, era, interval, part, part_of_era

DAYS = st.dates().map(lambda d: Date(d.year, d.month, d.day))
MONTHS = st.builds(Date, st.integers(1, 9999), st.integers(1, 12))
YEARS = st.builds(Date, st.integers(1, 9999))
DATES = st.one_of(DAYS, MONTHS, YEARS)
SEASONS = st.builds(Date, st.integers(1, 9999), season=st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))
# The library that checks is slow.
QUICKLY = settings(max_examples=30, deadline=None)


@QUICKLY
@given(DATES)
def test_what_is_written_reads_as_the_same_date(moment: Date) -> None:
    assert plain_date(date(moment)) == moment


@QUICKLY
@given(st.one_of(DATES, SEASONS))
def test_dates_are_edtf(moment: Date) -> None:
    parse_edtf(date(moment))
    parse_edtf(date(Date(moment.year, moment.month, moment.day, about=True)))


@QUICKLY
@given(st.one_of(DATES, SEASONS), st.one_of(DATES, SEASONS))
def test_intervals_are_edtf(first: Date, last: Date) -> None:
    for pair in ((date(first), date(last)), (date(first), ".."), ("..", date(last)), (date(first), None)):
        parse_edtf(interval(*pair))


@QUICKLY
@given(st.one_of(MONTHS, YEARS), st.sampled_from([*MONTH_PARTS, "some"]))
def test_parts_are_edtf(moment: Date, name: str) -> None:
    parse_edtf(part(name, moment))


def test_nothing_known_is_no_interval() -> None:
    assert interval("..", None) is None
    assert interval(None, None) is None


def test_a_date_without_a_year_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="year"):
        date(Date(None, 5, 8))


@pytest.mark.parametrize(
    ("of", "name", "value"),
    [
        (Era("199"), "", "199X"),
        (Era("18"), "", "18XX"),
        (Era("199"), "early", "1990/1993"),
        (Era("18"), "early", "18XX"),
    ],
)
def test_eras(of: Era, name: str, value: str) -> None:
    assert (part_of_era(name, of) if name else era(of)) == value
    parse_edtf(value)


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("Y", 20, "P20Y"),
        ("Y", 2.5, "P2Y6M"),
        ("E", 2, "P20Y"),
        ("C", 1, "P100Y"),
        ("Q", 3, "P9M"),
        ("F", 1, "P2W"),
        ("TH", 0.5, "PT30M"),
        ("TH", 5.5, "PT5H30M"),
        ("TM", 1.5, "PT1M30S"),
        ("D", 2.5, "P2.5D"),
    ],
)
def test_duration(unit: str, count: float, value: str) -> None:
    assert duration(unit, count) == value


@QUICKLY
@given(st.sampled_from(["Y", "M", "W", "D", "TH", "TM", "TS", "E", "C", "Q", "F"]), st.floats(0.01, 1e9))
def test_durations_are_iso_8601(unit: str, count: float) -> None:
    assert re.fullmatch(r"P(T?[\d.e+-]+[YMWDHS]([\d.]+[MSD])?)", duration(unit, count))


@QUICKLY
@given(st.dates(), st.integers(0, 23), st.integers(0, 59), st.sampled_from([None, 0, -300, 330]))
def test_times_of_day_are_edtf(day: calendar_date, hour: int, minute: int, zone: int | None) -> None:
    parse_edtf(clock(day.isoformat(), hour, minute, 0, zone))
