"""Dates as metadata lines write them, to EDTF. Expressions of time in running text are the time extractor's."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from sayso.languages.calendar import calendar


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found at [start, end) of a line, and its EDTF value: a day, a month, or a year where the order of day
    and month cannot be told."""

    start: int
    end: int
    value: str


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, calendar(language).months), key=lambda name: (-len(name), name)))
    weekdays = "|".join(sorted(map(re.escape, calendar(language).weekdays), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"""(?<![\w/.:-])(?:(?:{weekdays})\b\.?,?\s{{1,3}}(?:the\s)?)?
        (?:
          (?P<iso_year>[12]\d{{3}})(?P<sep>[-/.])(?P<iso_month>\d{{1,2}})(?P=sep)(?P<iso_day>\d{{1,2}})(?:(?=T\d)|(?!\d))
        | (?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,3}}|-)(?:of\s)?
          (?P<month_a>{months})\b\.?,?(?:\s{{1,3}}|-)(?P<year_a>[12]\d{{3}})\b
        | (?P<month_b>{months})\b\.?\s{{1,3}}(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year_b>[12]\d{{3}})\b
        | (?P<month_c>{months})\b\.?,?\s{{1,3}}(?P<year_c>[12]\d{{3}})\b
        | (?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<year_d>[12]\d{{3}})(?!\d)
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _day_pattern(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, calendar(language).months), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"""(?<![\w/.:-])(?:
          (?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<month_a>{months})\b
        | (?P<month_b>{months})\b\.?\s{{1,3}}(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:])
        )(?!,?\s{{1,3}}[12]\d{{3}})""",
        re.IGNORECASE | re.VERBOSE,
    )


def dates(line: str, language: str) -> tuple[WrittenDate, ...]:
    """Every date with a year in a line, in order; impossible ones (31 February) are left out."""
    found = ((match, _value(match, language)) for match in _pattern(language).finditer(line))
    return tuple(WrittenDate(match.start(), match.end(), value) for match, value in found if value is not None)


def days(line: str, language: str, year: str) -> tuple[WrittenDate, ...]:
    """The days that a line names without a year ("24 March", "March 24"), as days of the given one."""
    months = calendar(language).months
    out = []
    for match in _day_pattern(language).finditer(line):
        month = months[(match["month_a"] or match["month_b"]).lower()]
        if value := _day(year, month, int(match["day_a"] or match["day_b"])):
            out.append(WrittenDate(match.start(), match.end(), value))
    return tuple(out)


def single(text: str, language: str) -> str | None:
    """The EDTF value of a field that holds one date or an ISO instant, or None; the day is the one written."""
    stripped = text.strip()
    if re.fullmatch(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?", stripped):
        return stripped
    found = dates(stripped[:100], language)
    return found[0].value if found else None


def _value(match: re.Match[str], language: str) -> str | None:
    part = match.groupdict()
    months = calendar(language).months
    if part["iso_year"]:
        return _day(part["iso_year"], int(part["iso_month"]), int(part["iso_day"]))
    for form in "ab":
        if part[f"year_{form}"]:
            return _day(part[f"year_{form}"], months[part[f"month_{form}"].lower()], int(part[f"day_{form}"]))
    if part["year_c"]:
        return f"{part['year_c']}-{months[part['month_c'].lower()]:02d}"
    year, first, second = part["year_d"], int(part["first"]), int(part["second"])
    # With full stops the day comes first everywhere; with strokes America writes the month first, others the day.
    if part["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else _day(year, first, second) and year


def _day(year: str, month: int, day: int) -> str | None:
    try:
        return datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None
