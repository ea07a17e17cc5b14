"""What forms mean that are made of other expressions, and times of day. None where the words are no time."""

from __future__ import annotations

import re

from sayso.extract.times import meaning as m
from sayso.extract.times.found import Found


def clock(found: Found) -> m.Clock | None:
    """A time of day in hours, minutes and seconds, on a clock of 12 or 24 hours."""
    text = found.word("clock") or ""
    if len(text) == 4 and text.isdigit():
        numbers = [int(text[:2]), int(text[2:])]
    elif text:
        numbers = [int(part) for part in re.findall(r"\d+", text)]
    else:
        numbers = [found.number("hour", "cardinal") or int(found.figure("dayhour") or 0)]
    hour, minute, second = (*numbers, 0, 0)[:3]
    half = found.figure("half", "daypart") or next((c for c in text if c in found.figures["clockhalf"]), None)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        return None
    zone = found.figure("zone")
    return m.Clock(hour % 24, minute, second, None if zone is None else int(zone))


def daypart(found: Found) -> m.Clock:
    """`this morning`, `last night`, `the evening`."""
    step = found.figure("direction", "nearby")
    return m.Clock(step=None if step is None else int(step))


def in_year(found: Found) -> m.InYear:
    """`May of last year`."""
    return m.InYear(found.part("of"), found.part("year"))


def dated(found: Found) -> m.Meaning:
    """A weekday with its date is that date."""
    return found.part("of")


def at(found: Found) -> m.At:
    """`10 a.m. on Friday`."""
    return m.At(found.part("clock"), found.part("day"))


def _part(found: Found) -> str:
    return str(found.given["edge"] if "edge" in found.given else found.figure("edge"))


def edge(found: Found) -> m.Edge:
    """`early May`, `the end of last year`."""
    return m.Edge(_part(found), found.part("of"))


def edge_unit(found: Found) -> m.Edge | None:
    """`the end of the year`: of the one in which the text was written."""
    unit = found.unit()
    return None if unit.startswith("T") or unit in ("D", "F") else m.Edge(_part(found), m.Step(unit, 0))


def week_of(found: Found) -> m.WeekOf:
    """`the week of May 5`."""
    return m.WeekOf(found.part("of"))


def offset(found: Found) -> m.Offset:
    """`three days after May 5`."""
    return m.Offset(found.inner[0].meaning, int(found.figure("when", "beside") or 1), found.part("of"))


def about(found: Found) -> m.About:
    """`around May 5`."""
    return m.About(found.part("of"))


def anniversary(found: Found) -> m.Anniversary:
    """`the 20th anniversary of May 5, 2001`."""
    return m.Anniversary(found.number("n", "ordinal") or 0, found.part("of"))


def interval(found: Found) -> m.Interval:
    """`from May to July`, `since 1997`."""
    a, b = found.parts.get("a"), found.parts.get("b")
    return m.Interval(a.meaning if a else None, b.meaning if b else None)
