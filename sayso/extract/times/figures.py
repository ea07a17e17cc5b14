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
MOST = 1e9  # a larger number counts no time


def year_of(text: str) -> int:
    """A year from two or four digits, with or without an apostrophe."""
    digits = text.lstrip("'’")
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= PIVOT else 2000)


def count_of(words: Sequence[str], figures: Mapping[str, Mapping[str, Figure]]) -> float | None:
    """What a number says: `twenty-five`, `2.5`, `two and a half`, `a hundred`; of `two to three` the first.

    `figures` are the classes of words (see `times.toml`). None where it is none, or too large to count time.
    """
    total: float | None = None
    article = False
    for word in words:
        figure = _figure(word, figures)
        if word in figures["range"] and total is not None:
            break
        if word in figures["article"]:
            article = True
        elif word in figures["half"] or word.strip() in FRACTIONS:
            return (total or 0) + (FRACTIONS.get(word.strip()) or float(figures["half"][word]))
        elif word in figures["big"]:
            total = (total or 1) * float(figures["big"][word])
        elif figure is not None:
            # "two or three", "ten to twelve", "5-10": the first number is complete.
            if total is not None and total < 100 and (total < 20 or total % 10 or figure >= 10):
                break
            total = (total or 0) + figure
    if total is None:
        return 1.0 if article else None
    return total if total <= MOST else None


def _figure(word: str, figures: Mapping[str, Mapping[str, Figure]]) -> float | None:
    if word[:1].isdigit() and word not in FRACTIONS:
        return float(word.replace(",", ""))
    found = figures["cardinal"].get(word, figures["couple"].get(word))
    return None if found is None else float(found)


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
