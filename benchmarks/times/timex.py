"""EDTF to TIMEX3 values (ISO 24617-1) and back.

TIMEX3 writes weeks, seasons and parts of the day that EDTF has not, and EDTF intervals and approximations that TIMEX3
has not. Values without a counterpart are None: `PAST_REF`, `TNI`, an unknown number (`PXY`) or week (`WXX`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

SEASONS = {
    "21": "SP", "22": "SU", "23": "FA", "24": "WI",
    "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2",
}  # fmt: skip
BACK = {name: number for number, name in SEASONS.items()}
# Thirds of a year: TIMEX3 gives the year and says which part in another attribute.
THIRDS = ("37", "38", "39")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
UNITS = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "Q": (3, "M")}
CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2})(?::(\d{2}))?(?::(\d{2}))?")
WEEK = re.compile(r"(\d{4})-W(\d{1,2})(-WE)?")
PERIODS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}


def to_timex(value: str) -> str | None:
    """The TIMEX3 value of an EDTF value; None for an interval that is no week: its ends are rows of their own."""
    text = re.sub(r"[~?%]", "", value)
    if text.startswith("P"):
        return _duration(text)
    if "/" in text:
        return _week(text)
    if "T" in text:
        day, _, clock = text.partition("T")
        return f"{day}T{clock[:5]}"
    head, _, tail = text.partition("-")
    if tail in SEASONS:
        return f"{head}-{SEASONS[tail]}"
    if tail in THIRDS:
        return head
    return re.sub(r"-?X*$|-\dX$", "", text) or None


def to_edtf(value: str) -> str | None:
    """The EDTF value of a TIMEX3 value; None where EDTF has none."""
    week, clock = WEEK.fullmatch(value), CLOCK.fullmatch(value)
    head, _, tail = value.partition("-")
    if value.startswith("P"):
        found = None if "REF" in value or "X" in value else _duration(value)
    elif week is not None:
        found = _days_of(int(week[1]), int(week[2]), weekend=bool(week[3]))
    elif clock is not None:
        found = f"{clock[1]}T{int(clock[2]) % 24:02}:{clock[3] or '00'}:{clock[4] or '00'}"
    elif tail in BACK:
        found = f"{head}-{BACK[tail]}"
    elif re.fullmatch(r"\d{2,3}", value):
        found = value.ljust(4, "X")
    elif re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        found = value
    else:
        found = "P1W" if re.fullmatch(r"XXXX-WXX-\d", value) else PERIODS.get(value)
    return found


def _duration(text: str) -> str:
    """One writing for equal lengths: decades and quarters as years and months."""
    found = re.fullmatch(r"P(\d+)([ECLQ])", text)
    if found is None:
        return text
    times, unit = UNITS[found[2]]
    return f"P{int(found[1]) * times}{unit}"


def _week(text: str) -> str | None:
    days = [DAY.fullmatch(part) for part in text.split("/")]
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    first, last = (date(*map(int, day.groups())) for day in days if day is not None)
    year, week, weekday = first.isocalendar()
    if (last - first).days == 6 and weekday == 1:
        return f"{year}-W{week:02}"
    if (last - first).days == 1 and weekday == 6:
        return f"{year}-W{week:02}-WE"
    return None


def _days_of(year: int, week: int, *, weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first = monday + timedelta(days=5 if weekend else 0)
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
