"""The days that an EDTF value (ISO 8601-2) may mean, as numbers that compare, sort and are drawn.

Read here, and not with the package edtf, because rows of a page and pairs of a score ask by the thousand; and edtf 5.0
cannot bound a day of which one digit is told, nor a decade in an interval that is open at its other end. Tests compare
the two where both can.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

# Day numbers count from 1 January of the year 1 in the Gregorian calendar, as `date.toordinal` does; these two stand
# before the first and after the last of them.
OPEN_START: Final = 0
OPEN_END: Final = date.max.toordinal() + 1

_MARK = "[~?%]?"
_DAY = re.compile(
    rf"{_MARK}([0-9X]{{4}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:T[0-9:.+\-Z]+{_MARK})?)?)?"
)
# First and last months of the parts of a year: seasons (of the north, of the south), quarters, thirds, halves.
_NORTH = ((3, 5), (6, 8), (9, 11), (12, 12))
_SOUTH = ((9, 11), (12, 12), (3, 5), (6, 8))
_QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))
_PARTS: Final = dict(
    enumerate((*_NORTH, *_NORTH, *_SOUTH, *_QUARTERS, (1, 4), (5, 8), (9, 12), (1, 6), (7, 12)), start=21)
)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a value may mean, both included; OPEN_START and OPEN_END where it has no end.

    `soft` tells that these ends are not sharp: the value is approximate or uncertain, has digits that are not told, or
    is one of several.
    """

    first: int
    last: int
    soft: bool = False

    def holds(self, other: Days) -> bool:
        """Whether all days of another value are among these."""
        return self.first <= other.first and other.last <= self.last


@lru_cache(maxsize=4096)
def days(value: str) -> Days | None:
    """The days of a value; None for a duration, for an unknown one, and for what is not EDTF of the years 1 to 9999."""
    soft = re.search(r"[~?%X\[{]", value) is not None
    listed = re.fullmatch(r"\[(.+)\]|\{(.+)\}", value)
    if listed is not None:
        ends = [_range(part, "..") for part in (listed[1] or listed[2]).split(",")]
    else:
        ends = [_range(value, "/")]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    return Days(min(first for first, _ in known), max(last for _, last in known), soft)


def _range(value: str, sign: str) -> tuple[int, int] | None:
    """The ends of `a`, or of `a` and `b` with the sign between them."""
    start, between, end = value.partition(sign)
    if not between:
        return _ends(value)
    opened, closed = start.strip("."), end.strip(".")
    first = _ends(start) if opened else (OPEN_START, OPEN_START)
    last = _ends(end) if closed else (OPEN_END, OPEN_END)
    if first is None or last is None or not (opened or closed) or first[0] > last[1]:
        return None
    return first[0], last[1]


def _ends(value: str) -> tuple[int, int] | None:
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = _digits(year, 1, 9999)
    if month is not None and month.isdigit() and int(month) in _PARTS:
        first_month, last_month = _PARTS[int(month)]
    else:
        first_month, last_month = _digits(month, 1, 12)
    try:
        longest = calendar.monthrange(last_year, last_month)[1]
        first_day, last_day = _digits(day, 1, longest)
        first = date(first_year, first_month, first_day)
        last = date(last_year, last_month, last_day)
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def _digits(given: str | None, least: int, most: int) -> tuple[int, int]:
    """The smallest and the largest number with these digits, X for any; all there are where none are given."""
    if given is None:
        return least, most
    if "X" not in given:
        return int(given), int(given)
    return max(int(given.replace("X", "0")), least), min(int(given.replace("X", "9")), most)
