"""Numbers as texts write them: in words, in figures, with fractions; and dates written in figures only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.extract.times.meaning import Date
from sayso.extract.times.reckoning import valid
from sayso.languages.times import Figure

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3}
# Two-digit years are read as 1970–2069, as in POSIX's strptime, one year apart.
PIVOT = 70


def year_of(text: str) -> int:
    """A year from two or four digits, with or without an apostrophe."""
    digits = text.lstrip("'’")
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= PIVOT else 2000)


def count_of(
    words: Sequence[str], cardinals: Mapping[str, Figure], big: Mapping[str, Figure]
) -> float | None:
    """What a number says: `twenty-five`, `2.5`, `two and a half`, `a hundred`; of `two to three` the first.

    None where it is none.
    """
    total: float = 0
    seen = half = False
    for word in words:
        if word.strip() in FRACTIONS:
            return total + FRACTIONS[word.strip()]
        if word[:1].isdigit():
            if seen:
                break
            total, seen = float(word.replace(",", "")), True
        elif word in big:
            total, seen = (total or 1) * int(big[word]), True
        elif word in cardinals:
            figure = int(cardinals[word])
            # "two or three", "ten to twelve": the first number is complete.
            if seen and total < 100 and (total < 20 or total % 10 or figure >= 10):
                break
            total, seen = total + figure, True
        elif word == "couple":
            total, seen = 2, True
        elif word in ("a", "an") and not seen:
            total, seen = 1, True
        elif word == "half":
            half = seen
        elif word in ("to", "or"):
            break
    if not seen:
        return None
    return total + 0.5 if half else total


def written_date(text: str) -> Date | None:
    """A date in figures: ISO 8601, or day, month and year with `.`, `/` or `-`.

    Where day and month could be either, `/` and `-` stand in month-day order (American) and `.` in day-month order.
    """
    parts = [int(part) for part in re.split(r"[./-]", text)]
    if len(text) == 10 and text[4] == "-":
        year, month, day = parts
    else:
        a, b = parts[0], parts[1]
        year = year_of(re.split(r"[./-]", text)[2])
        day_first = a > 12 or (b <= 12 and "." in text)
        day, month = (a, b) if day_first else (b, a)
    found = Date(year, month, day)
    return found if valid(found) else None
