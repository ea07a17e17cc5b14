"""Times that are made of others: times of day, parts of a stretch, anniversaries, intervals."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.times import meaning as m
from sayso.extract.times import reckoning, relative, written, yearless
from sayso.extract.times.outcome import Frame, Outcome, dated, unknown


def clock(of: m.Clock, frame: Frame) -> Outcome:
    """A time of day: of the day of writing (`this morning`), else of the last day told."""
    if of.step is not None:
        return _on(of, relative.today(m.Today(of.step), frame))
    told = frame.context.last(back=relative.BACK, unit="D")
    if told is None:
        return unknown("the text does not say on which day")
    return _on(of, dated(told.at, f"on {written.date(told.at)}, the last date told", told.id))


def at(of: m.At, frame: Frame) -> Outcome:
    """A time of day on a day. EDTF has no parts of the day: of `Friday morning` the value is the day."""
    return _on(of.clock, frame.resolve(of.day))


def _on(of: m.Meaning, day: Outcome) -> Outcome:
    if day.at is None or day.at.day is None or not isinstance(of, m.Clock) or of.hour is None:
        return day
    text = written.date(replace(day.at, about=False))
    return replace(day, value=written.clock(text, of.hour, of.minute, of.second, of.zone))


def in_year(of: m.InYear, frame: Frame) -> Outcome:
    """A date without a year, and its year."""
    found = frame.resolve(of.year)
    if not isinstance(of.of, m.Date):
        return found
    if found.at is None or found.at.year is None:
        return yearless.remembered(of.of, frame) or found
    return dated(of.of.in_year(found.at.year), found.why, found.anchor, explicit=found.explicit)


def edge(of: m.Edge, frame: Frame) -> Outcome:
    """The beginning, middle or end of a stretch, as far as EDTF can tell it."""
    found = frame.resolve(of.of)
    if isinstance(of.of, m.Era):
        value = written.part_of_era(of.part, of.of)
        first, _, last = value.partition("/")
        return replace(found, value=value, first=first, last=last or first)
    if found.at is None or found.value is None or "/" in found.value or "T" in found.value:
        return found
    if of.part == "eve":
        before = reckoning.days_from(found.at, -1)
        return found if before is None else replace(found, value=written.date(before), at=before)
    return replace(found, value=written.part(of.part, found.at))


def week_of(of: m.WeekOf, frame: Frame) -> Outcome:
    """Monday to Sunday around a day."""
    found = frame.resolve(of.of)
    days = found.at and reckoning.week(found.at, 0)
    if not days:
        return found
    first, last = map(written.date, days)
    return replace(found, value=written.interval(first, last), first=first, last=last)


def offset(of: m.Offset, frame: Frame) -> Outcome:
    """So many units before or after another time."""
    found = frame.resolve(of.of)
    if not isinstance(of.by, m.Length) or of.by.count is None:
        return unknown(relative.UNCOUNTED)
    count = of.sign * of.by.count
    there = found.at and reckoning.moved(found.at, of.by.unit, count)
    if there is None:
        return unknown(found.why if found.value is None else f"{found.value} is not precise enough")
    return dated(there, f"{count:+g} {of.by.unit} from {found.value}", found.anchor)


def about(of: m.About, frame: Frame) -> Outcome:
    """A date that the text calls approximate; EDTF has no approximate times of day."""
    found = frame.resolve(of.of)
    if found.at is None or found.value is None or "T" in found.value:
        return found
    return replace(found, value=written.date(replace(found.at, about=True)))


def anniversary(of: m.Anniversary, frame: Frame) -> Outcome:
    """The return of a date."""
    found = frame.resolve(of.of)
    if found.at is None or found.at.year is None:
        return unknown("the year of what is remembered is not known")
    there = found.at.in_year(found.at.year + of.years)
    return dated(there, f"{of.years} years after {found.value}", explicit=found.explicit)


def interval(of: m.Interval, frame: Frame) -> Outcome:
    """From one time to another; an end that the text leaves open is `..`, one that is not known is empty."""
    if of.start is None or of.end is None:
        known = of.start or of.end
        found = frame.resolve(known) if known is not None else unknown("neither end is told")
        if found.value is None:
            return found
        first = written.OPEN if of.start is None else found.start
        last = written.OPEN if of.end is None else found.end
        why = f"{'until' if of.start is None else 'since'} {found.value}: {found.why}"
        return replace(found, value=written.interval(first, last), why=why, first=first, last=last)
    if isinstance(of.start, m.Date) and isinstance(of.end, m.Date):
        a, b = yearless.pair(of.start, of.end, frame)
    else:
        a, b = frame.resolve(of.start), frame.resolve(of.end)
    value = written.interval(a.start, b.end)
    if value is None:
        return unknown(a.why)
    why = a.why if a.why == b.why else f"{a.why}; {b.why}"
    return Outcome(value, why, a.anchor or b.anchor, a.at or b.at, a.start, b.end, a.explicit or b.explicit)
