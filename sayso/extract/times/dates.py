"""What forms of dates mean. Each function returns None where the words only look like one."""

from __future__ import annotations

from sayso.extract.times import meaning as m
from sayso.extract.times.figures import count_of, written_date, year_of
from sayso.extract.times.found import Found
from sayso.extract.times.reckoning import valid

LAST_CENTURY = 21


def _year(found: Found) -> int | None:
    text = found.word("year") or found.word("short")
    return None if text is None else year_of(text)


def date(found: Found) -> m.Date | None:
    """A date as far as it is given: day, month, year, season, quarter or half of a year."""
    season = found.number("season")
    for name, base, top in (("quarter", 32, 4), ("half", 39, 2)):
        which = found.number(name, "ordinal")
        if which is not None:
            if not 1 <= which <= top:
                return None
            season = base + which
    month, day = found.number("month", "month", "shortmonth"), found.number("day", "ordinal")
    moment = m.Date(_year(found), month, day, season)
    if day is not None and moment.year is None and found.next() in found.figures["percent"]:  # "in May 10 percent"
        return None
    return moment if valid(moment) else None


def decade(found: Found) -> m.Era | None:
    """A decade: `1990s`, `the '90s`, `the nineties`; without its century it is of the twentieth."""
    if "nineties" in found.groups:
        return m.Era(f"19{found.figure('nineties')}")
    digits = (found.word("decade") or "").strip("'’s")
    return m.Era(digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def century(found: Found) -> m.Era | None:
    """A century; those to come are none that news tells of."""
    number = found.number("century", "ordinal")
    return m.Era(f"{number - 1:02}") if number and number <= LAST_CENTURY else None


def holiday(found: Found) -> m.Date | None:
    """A holiday that stands on the same day every year."""
    text = found.given.get("holiday") or found.figure("holiday", "holiday", "newyear")
    month, day = map(int, str(text).split("-"))
    return m.Date(_year(found), month, day)


def written(found: Found) -> m.Date | None:
    """A date in figures only."""
    return written_date(found.word("written") or "")


def spoken(found: Found) -> m.Date | None:
    """A year in words: `nineteen ninety-six`, `two thousand and one`."""
    rest = count_of(found.words("rest"), found.figures)
    century = found.figure("century", "teen")
    if century is None:
        return m.Date(2000 + int(rest or 0))
    return m.Date(int(century) * 100 + int(rest)) if rest is not None and 10 <= rest <= 99 else None


def days(found: Found) -> m.Span | None:
    """Days of one month: `August 5-10`."""
    year, month = _year(found), found.number("month", "month", "shortmonth")
    first = m.Date(year, month, found.number("day", "ordinal"))
    last = m.Date(year, month, found.number("last", "ordinal"))
    return m.Span(first, last) if valid(first) and valid(last) and (first.day or 0) < (last.day or 0) else None


def years(found: Found) -> m.Span | None:
    """Years of one span: `2019–21`."""
    first, text = year_of(found.word("year") or "0"), found.word("last") or "0"
    last = int(text) if len(text) > 2 else first // 100 * 100 + int(text)
    return m.Span(m.Date(first), m.Date(last)) if first < last <= first + 200 else None


def weekday(found: Found) -> m.Weekday | None:
    """A weekday, with its direction where the text gives one."""
    number = found.number("weekday")
    step = found.figure("sequence") if "sequence" in found.groups else found.figure("direction", "direction", "bygone")
    return m.Weekday(number, None if step is None else int(step)) if number else None
