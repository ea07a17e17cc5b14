"""Reckoning with dates: steps by a unit of time, weeks, weekdays. Everything outside the years 1–9999 is None."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from sayso.extract.times.meaning import Date

YEARS = {"Y": 1, "E": 10, "C": 100}
# A fraction of a unit is so many of a smaller one.
SMALLER = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100), "W": ("D", 7)}
FAR = 10_000  # units
WINTER = 24  # the last of EDTF's seasons; quarters and halves of a year come after
MIDDLES = {21: 4, 22: 7, 23: 10, 24: 1, 33: 2, 34: 5, 35: 8, 36: 11, 40: 3, 41: 9}
DAYS = {"D": 1, "W": 7, "F": 14}


def valid(moment: Date) -> bool:
    """Whether there is such a date: day and month in range, 29 February in leap years only."""
    if moment.year is not None and not 1 <= moment.year <= 9999:
        return False
    if moment.month is not None and not 1 <= moment.month <= 12:
        return False
    if moment.day is None:
        return True
    if moment.month is None:
        return False
    # Without a year 29 February may be right.
    return 1 <= moment.day <= calendar.monthrange(moment.year or 2000, moment.month)[1]


def as_day(moment: Date) -> date | None:
    """A date that is known to the day, else None."""
    if moment.year is None or moment.month is None or moment.day is None or not valid(moment):
        return None
    return date(moment.year, moment.month, moment.day)


def from_day(day: date) -> Date:
    """The other way."""
    return Date(day.year, day.month, day.day)


def days_from(moment: Date, days: int) -> Date | None:
    """So many days on, None where the date is not known to the day."""
    day = as_day(moment)
    try:
        return None if day is None else from_day(day + timedelta(days=days))
    except OverflowError:
        return None


def moved(moment: Date, unit: str, count: float) -> Date | None:
    """So many units on, at the precision of the unit: three months on from a day is a month.

    None where the date is less precise than the unit, or the unit is one that calendars do not count.
    """
    if count % 1 and unit in SMALLER:
        unit, count = SMALLER[unit][0], count * SMALLER[unit][1]
    if moment.year is None or abs(count) > FAR or count % 1:
        return None
    if unit in DAYS:
        day = days_from(moment, DAYS[unit] * int(count))
        return day and replace(day, about=unit != "D")
    if unit in YEARS:
        found = Date(moment.year + YEARS[unit] * int(count), about=unit != "Y")
        return found if valid(found) else None
    month = moment.month
    if unit == "Q" and moment.season is not None and moment.season > WINTER:
        month = place(moment)[0]
    if month is None or unit not in ("M", "Q"):
        return None
    index = moment.year * 12 + month - 1 + int(count) * (3 if unit == "Q" else 1)
    year, month = index // 12, index % 12 + 1
    found = Date(year, season=33 + (month - 1) // 3) if unit == "Q" else Date(year, month)
    return found if valid(found) else None


def place(moment: Date) -> tuple[int, int]:
    """Month and day, to order within a year; of a season or quarter its middle month. 0 stands for no day."""
    if moment.season is not None:
        return MIDDLES.get(moment.season, 6), 0
    return moment.month or 1, moment.day or 0


def days_in(moment: Date) -> float:
    """About how many days into its year a date lies; the middle of what is less precise."""
    month, day = place(moment)
    return (month - 1) * 30.4 + (day or 15)


def week(moment: Date, step: int, *, first: int = 0, last: int = 6) -> tuple[Date, Date] | None:
    """Monday and Sunday of the week of a day, or of a week so many on; `first` and `last` choose other weekdays."""
    day = as_day(moment)
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day
    try:
        return from_day(monday + timedelta(days=7 * step + first)), from_day(monday + timedelta(days=7 * step + last))
    except OverflowError:
        return None


def weekday(moment: Date, number: int, sign: int, *, strict: bool) -> Date | None:
    """The nearest day with this weekday (1 is Monday) after or before a day; itself unless `strict`."""
    day = as_day(moment)
    if day is None:
        return None
    distance = (number - day.isoweekday()) * sign % 7
    if strict and distance == 0:
        distance = 7
    return days_from(moment, sign * distance)
