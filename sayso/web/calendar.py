"""Periods of the calendar as people read them, and a stretch of time cut into them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sayso.records import Days
from sayso.records.edtf import OPEN_END, OPEN_START

Unit = Literal["day", "month", "year", "decade", "century"]
MOST: Final = 45  # columns that can still be told apart, and hit, on a narrow screen
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS: Final = {
    **dict.fromkeys(("21", "25", "29"), "spring"),
    **dict.fromkeys(("22", "26", "30"), "summer"),
    **dict.fromkeys(("23", "27", "31"), "autumn"),
    **dict.fromkeys(("24", "28", "32"), "winter"),
    **{str(32 + n): f"quarter {n} of" for n in range(1, 5)},
    **{str(36 + n): f"third {n} of" for n in range(1, 4)},
    **{str(39 + n): f"half {n} of" for n in range(1, 3)},
}
_DATE: Final = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T(\d\d:\d\d).*)?)?)?")


@dataclass(frozen=True, slots=True)
class Bin:
    """A period of the calendar: its value in EDTF, and its days."""

    value: str
    days: Days
    unit: Unit
    number: int


def bins(extent: Days) -> tuple[Bin, ...]:
    """The whole periods that cover these days, of the finest unit of which at most MOST are needed."""
    for unit, (number, _) in _UNITS.items():
        first, last = number(date.fromordinal(extent.first)), number(date.fromordinal(extent.last))
        if last - first < MOST or unit == "century":
            return tuple(_bin(unit, n) for n in range(first, last + 1))
    raise AssertionError("centuries always do")


def period_of(value: str, given: Days) -> Bin | None:
    """The period of the calendar that a value in EDTF is, if it is one."""
    if given.first == OPEN_START or given.last == OPEN_END:
        return None
    for unit, (number, _) in _UNITS.items():
        found = _bin(unit, number(date.fromordinal(given.first)))
        if found.value == value:
            return found
    return None


def beside(one: Bin, steps: int) -> Bin | None:
    """The period of the same unit so many steps after it, or before; None beyond the calendar."""
    there = _bin(one.unit, one.number + steps)
    return there if there.days.first <= there.days.last and there.days.first > OPEN_START else None


def around(one: Bin) -> tuple[Bin, ...]:
    """The longer periods that it lies in, the longest first."""
    units = list(_UNITS)
    first = date.fromordinal(one.days.first)
    longer = units[units.index(one.unit) + 1 :]
    return tuple(_bin(unit, _UNITS[unit][0](first)) for unit in reversed(longer) if unit != "century")


def spoken(value: str) -> str:
    """A value in EDTF as people read it: “8 May 2031”, “about 2031”, “1997 to 2014”, “the 2030s”."""
    if (value.startswith("[") and value.endswith("]")) or (value.startswith("{") and value.endswith("}")):
        sign = " or " if value.startswith("[") else " and "
        return sign.join(_spoken_range(part, "..") for part in value[1:-1].split(","))
    return _spoken_range(value, "/")


def _spoken_range(value: str, sign: str) -> str:
    start, between, end = value.partition(sign)
    if not between:
        return _spoken_date(value)
    if end.strip(".") == "":
        return f"from {_spoken_date(start)} on"
    return f"until {_spoken_date(end)}" if start.strip(".") == "" else f"{_spoken_date(start)} to {_spoken_date(end)}"


def _spoken_date(value: str) -> str:
    marks = {sign for sign in "~?%" if sign in value}
    match = _DATE.fullmatch(re.sub("[~?%]", "", value))
    if match is None:
        return value
    about = "perhaps " if "?" in marks else ""
    if marks & {"~", "%"}:
        about = "perhaps about " if "%" in marks or "?" in marks else "about "
    return about + _spoken_parts(*match.groups())


def _spoken_parts(year: str, month: str | None, day: str | None, time: str | None) -> str:
    if year.endswith("XX"):
        year = f"{year[:2]}00 to {year[:2]}99" if year[:2].isdigit() else year
    elif year.endswith("X"):
        year = f"the {year[:3]}0s"
    if month is None or month == "XX":
        return year
    if month in _PARTS:
        return f"{_PARTS[month]} {year}"
    if not month.isdigit() or not 1 <= int(month) <= len(MONTHS):
        return f"{year}-{month}" + (f"-{day}" if day else "")
    name = MONTHS[int(month) - 1]
    if day is None or day == "XX":
        return f"{name} {year}"
    days = {"0X": "1–9", "1X": "10–19", "2X": "from 20", "3X": "the end of"}.get(day)
    if days is not None:
        return f"{days} {name} {year}"
    return f"{int(day)} {name} {year}" + (f", {time}" if time else "")


def _bin(unit: Unit, number: int) -> Bin:
    start = _UNITS[unit][1]
    return Bin(_value(unit, number), Days(start(number), start(number + 1) - 1), unit, number)


def _value(unit: Unit, number: int) -> str:
    match unit:
        case "day":
            return date.fromordinal(number).isoformat() if OPEN_START < number < OPEN_END else ""
        case "month":
            return f"{number // 12:04}-{number % 12 + 1:02}"
        case "year":
            return f"{number:04}"
        case "decade":
            return f"{number:03}X"
        case "century":
            return f"{number:02}XX"


def _starting(year: int, month: int = 1) -> int:
    if year > date.max.year:
        return OPEN_END
    return date(year, month, 1).toordinal() if year > 0 else OPEN_START + 1


# Of each unit: the number of the period in which a day lies, and the first day of the one with a number.
_UNITS: Final[dict[Unit, tuple[Callable[[date], int], Callable[[int], int]]]] = {
    "day": (date.toordinal, lambda number: min(max(number, OPEN_START), OPEN_END)),
    "month": (lambda day: day.year * 12 + day.month - 1, lambda number: _starting(number // 12, number % 12 + 1)),
    "year": (lambda day: day.year, _starting),
    "decade": (lambda day: day.year // 10, lambda number: _starting(number * 10)),
    "century": (lambda day: day.year // 100, lambda number: _starting(number * 100)),
}
