"""The first and last day of an EDTF value, to compare values that are written differently."""

from __future__ import annotations

import calendar
import re
from datetime import date
from math import inf
from time import struct_time

from edtf import EDTFParseException, parse_edtf

Bounds = tuple[float, float]
# The library parses a day of which one digit is told and cannot bound it, and fails on a decade in an interval that is
# open at its other end (edtf 5.0).
HALF_DAY = re.compile(r"(\d{4})-(\d{2})-(\d)X")
DECADE = re.compile(r"\b(\d{3})X\b")


def bounds(value: str) -> Bounds | None:
    """Day numbers of both ends, infinite where open or unknown; None for a duration and for what is not EDTF."""
    if not value or value.startswith("P"):
        return None
    text = re.sub(r"^/", "../", re.sub(r"/$", "/..", value))
    if text.startswith("../"):
        text = DECADE.sub(r"\g<1>9", text)
    elif text.endswith("/.."):
        text = DECADE.sub(r"\g<1>0", text)
    try:
        first = parse_edtf(HALF_DAY.sub(lambda m: f"{m[1]}-{m[2]}-{max(int(m[3]) * 10, 1):02}", text)).lower_strict()
        last = parse_edtf(HALF_DAY.sub(_last, text)).upper_strict()
    except (EDTFParseException, ValueError):
        return None
    return _number(first), _number(last)


def _last(match: re.Match[str]) -> str:
    year, month, digit = map(int, match.groups())
    return f"{match[1]}-{match[2]}-{min(digit * 10 + 9, calendar.monthrange(year, month)[1]):02}"


def _number(moment: struct_time | float) -> float:
    if isinstance(moment, float):
        return inf if moment > 0 else -inf
    return float(date(moment.tm_year, moment.tm_mon, moment.tm_mday).toordinal())
