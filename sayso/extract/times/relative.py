"""Times that are told from the time of writing, or from another date in the text."""

from __future__ import annotations

from sayso.extract.times import meaning as m
from sayso.extract.times import reckoning, written
from sayso.extract.times.outcome import PUBLISHED, UNDATED, Frame, Outcome, dated, from_told, unknown

BACK = 1  # "three days later" looks back to the paragraph before its own
UNCOUNTED = "the text does not say how many"


def weekday(of: m.Weekday, frame: Frame) -> Outcome:
    """A weekday from the date of publication; that day itself counts, as agencies name the day they write on."""
    base = frame.context.written
    if base is None:
        return unknown(UNDATED)
    if of.step is None:
        ahead = frame.ahead()
        at = reckoning.weekday(base, of.number, 1 if ahead else -1, strict=False)
        return frame.from_published(at, f"weekday first {'after' if ahead else 'before'}")
    if of.step == 0:
        days = reckoning.week(base, 0, first=of.number - 1)
        return frame.from_published(days and days[0], "weekday of the week")
    at = reckoning.weekday(base, of.number, of.step, strict=True)
    return frame.from_published(at, f"{'next' if of.step > 0 else 'last'} such weekday")


def today(of: m.Today, frame: Frame) -> Outcome:
    """The day of publication, or so many days from it; where that is not known, a speaker's day is the last one told
    just before the quotation."""
    base = frame.context.written
    if base is not None:
        at = base if of.days == 0 else reckoning.days_from(base, of.days)
        return frame.from_published(at, f"{of.days:+} days")
    told = frame.context.last(back=BACK, unit="D") if frame.context.quoted else None
    if told is None:
        return unknown(UNDATED)
    return from_told(reckoning.days_from(told.at, of.days), f"{of.days:+} days", told)


def now(_: m.Now, frame: Frame) -> Outcome:
    """The date of publication."""
    return frame.from_published(frame.context.written, "the time of writing")


def step(of: m.Step, frame: Frame) -> Outcome:
    """The week, month, year that holds the date of publication, or so many from it."""
    base = frame.context.written
    if base is None:
        return unknown(UNDATED)
    count = of.step
    if count is None:
        # Early in a week the weekend is the one just past.
        day = reckoning.as_day(base)
        count = -1 if of.unit == "WE" and day is not None and day.weekday() < 3 else 0
    return _unit(base, of.unit, count, PUBLISHED, f"the date of publication {written.date(base)}")


def _unit(base: m.Date, unit: str, count: int, anchor: str, origin: str) -> Outcome:
    """The unit of time that holds a date, or so many on, as one value."""
    why = f"{count:+} {unit} from {origin}"
    if unit in ("W", "WE", "F"):
        days = reckoning.week(base, count * (2 if unit == "F" else 1), first=5 if unit == "WE" else 0)
        if days is None:
            return unknown(f"{written.date(base)} is not precise enough for a week")
        first, last = map(written.date, days)
        return Outcome(written.interval(first, last), why, anchor, days[0], first, last)
    if unit in ("E", "C"):
        years = reckoning.YEARS[unit]
        start = (base.year or 0) // years * years + years * count
        if not 1000 <= start <= 9999:
            return unknown("outside the years that can be written")
        era = m.Era(str(start)[: 3 if unit == "E" else 2])
        return Outcome(written.era(era), why, anchor, m.Date(start))
    at = reckoning.moved(base, unit, count)
    return unknown(f"{written.date(base)} is not precise enough") if at is None else dated(at, why, anchor)


def named(of: m.Named, frame: Frame) -> Outcome:
    """`last May`, `next spring`: the nearest one before or after the month of publication; `this May`: of its year."""
    base = frame.context.written
    if base is None or base.year is None:
        return unknown(UNDATED)
    month, _ = reckoning.place(of.of)
    here = base.month or 6
    shift = -1 if of.step < 0 and month >= here else 1 if of.step > 0 and month <= here else 0
    which = {-1: "last", 0: "this", 1: "next"}[of.step]
    return frame.from_published(of.of.in_year(base.year + shift), f"the {which} one")


def ago(of: m.Ago, frame: Frame) -> Outcome:
    """So many units before or after publication, at the precision of the unit."""
    base = frame.context.written
    if of.count is None:
        return unknown(UNCOUNTED)
    if base is None:
        return unknown(UNDATED)
    count = of.sign * of.count
    return frame.from_published(reckoning.moved(base, of.unit, count), f"{count:+g} {of.unit}")


def after(of: m.After, frame: Frame) -> Outcome:
    """So many units before or after the last date told."""
    if of.count is None:
        return unknown(UNCOUNTED)
    told = frame.context.last(back=BACK, unit=of.unit)
    count = of.sign * of.count
    if told is None:
        if of.unit == "Y" and count == -1 and frame.context.written is not None:
            # A comparison: "up from 3 % a year earlier".
            return ago(m.Ago(of.unit, of.count, of.sign), frame)
        return unknown("no date is told just before it that it could be counted from")
    if of.unit == "W" and of.count in (0, 1):
        return _unit(told.at, of.unit, int(count), told.id, f"{written.date(told.at)}, the last date told")
    return from_told(reckoning.moved(told.at, of.unit, count), f"{count:+g} {of.unit}", told)
