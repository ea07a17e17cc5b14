"""Writing times as EDTF (ISO 8601-2) and durations as ISO 8601. The only place that writes them."""

from __future__ import annotations

import re
from calendar import monthrange

from sayso.extract.times.meaning import Date, Era

OPEN = ".."
UNKNOWN = ""
# Thirds and ends of a year, in EDTF's numbers for its thirds (37–39) and quarters (33–36).
YEAR_PARTS = {"early": 37, "mid": 38, "late": 39, "start": 33, "end": 36}
YEAR_PART_MONTHS = {
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "37": (1, 4), "38": (5, 8), "39": (9, 12),
    "40": (1, 6), "41": (7, 12),
}  # fmt: skip
# A month by the first digit of the day.
MONTH_PARTS = {"early": "0X", "mid": "1X", "late": "2X", "start": "0X", "end": "2X"}
DECADE_PARTS = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}
# ISO 8601 has years, months, weeks, days, hours, minutes, seconds; the others are so many of one of them.
UNITS = {"E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M"), "F": (2, "W")}
# A fraction of a unit is so many of the next smaller one.
SMALLER = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "W": (7, "D")}


def date(moment: Date) -> str:
    """A date with a year: `2021`, `2021-05`, `2021-05-08`, `2021-21`, with `~` where it is approximate."""
    if moment.year is None:
        raise ValueError("a date without a year has no EDTF value")
    text = f"{moment.year:04}"
    if moment.season is not None:
        text += f"-{moment.season}"
    elif moment.month is not None:
        text += f"-{moment.month:02}"
        if moment.day is not None:
            text += f"-{moment.day:02}"
    return text + ("~" if moment.about else "")


def era(of: Era) -> str:
    """A decade `199X` or a century `19XX`."""
    return of.digits.ljust(4, "X")


def interval(start: str | None, end: str | None) -> str | None:
    """Two values, `..` where the text leaves an end open, empty where it is unknown; None where nothing is known.

    EDTF's intervals are of dates, and hold no parts of a year but seasons: the other parts are written by their months,
    decades by their years, parts of a month by their days.
    """
    if start in (OPEN, UNKNOWN, None) and end in (OPEN, UNKNOWN, None):
        return None
    return f"{_end(start, last=False)}/{_end(end, last=True)}"


def _end(value: str | None, *, last: bool) -> str:
    text = (value or UNKNOWN).partition("T")[0]
    head, _, tail = text.rstrip("~").partition("-")
    if tail in YEAR_PART_MONTHS:
        return f"{head}-{YEAR_PART_MONTHS[tail][last]:02}"
    if not text.endswith("X"):
        return text
    if last and text.endswith("-2X"):
        year, month = int(text[:4]), int(text[5:7])
        return f"{text[:8]}{monthrange(year, month)[1]}"
    filled = text.replace("X", "9" if last else "0")
    return filled if len(filled) == 4 else re.sub("-00$", "-01", filled)  # there is no day 0


def part(name: str, of: Date) -> str:
    """A part of a year or month; a shorter stretch is not divided."""
    if of.season is None and of.day is None and name in YEAR_PARTS:
        if of.month is None:
            return f"{of.year:04}-{YEAR_PARTS[name]}"
        return f"{of.year:04}-{of.month:02}-{MONTH_PARTS[name]}"
    return date(of)


def part_of_era(name: str, of: Era) -> str:
    """A part of a decade, as an interval of years; a century is not divided."""
    if len(of.digits) == 3 and name in DECADE_PARTS:
        first, last = DECADE_PARTS[name]
        return f"{of.digits}{first}/{of.digits}{last}"
    return era(of)


def duration(unit: str, count: float) -> str:
    """An ISO 8601 duration: `P20Y`, `PT6H`, `P2Y6M` for two and a half years; `unit` as in `times.toml`."""
    times, unit = UNITS.get(unit, (1, unit))
    total = float(count * times)
    mark, letter = ("T", unit[1]) if unit.startswith("T") else ("", unit)
    if not total.is_integer() and unit in SMALLER:
        parts, smaller = SMALLER[unit]
        rest = round((total - int(total)) * parts)
        return f"P{mark}{f'{int(total)}{letter}' if total >= 1 else ''}{rest}{smaller}"
    return f"P{mark}{int(total) if total.is_integer() else total}{letter}"


def clock(day: str, hour: int, minute: int, second: int, zone: int | None) -> str:
    """A time on a day: `2021-05-08T10:30:00`, with the offset from UTC where the text names the zone."""
    text = f"{day}T{hour:02}:{minute:02}:{second:02}"
    if zone is None:
        return text
    if zone == 0:
        return text + "Z"
    return f"{text}{'-' if zone < 0 else '+'}{abs(zone) // 60:02}:{abs(zone) % 60:02}"
