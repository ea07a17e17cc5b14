"""From what an expression means to when it is: its value, what it was resolved against, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sayso.extract.times import joined, relative, written, yearless
from sayso.extract.times import meaning as m
from sayso.extract.times.context import Context
from sayso.extract.times.outcome import Frame, Outcome, unknown


def _era(of: m.Era, _: Frame) -> Outcome:
    return Outcome(written.era(of), "the text names it", at=m.Date(int(of.digits.ljust(4, "0")) or 1))


def _length(of: m.Length, _: Frame) -> Outcome:
    if of.count is None:
        return unknown("the text does not say how long")
    return Outcome(written.duration(of.unit, of.count), "the length that the text gives")


def _recurring(of: m.Recurring, _: Frame) -> Outcome:
    return Outcome(written.duration(of.unit, of.count), "how often it comes back")


def _vague(of: m.Vague, _: Frame) -> Outcome:
    return unknown(f"some time in the {of.sense}, the text does not say when")


RULES: Mapping[type, Callable[[Any, Frame], Outcome]] = {
    m.Date: yearless.date,
    m.Span: yearless.span,
    m.Era: _era,
    m.Length: _length,
    m.Recurring: _recurring,
    m.Vague: _vague,
    m.Weekday: relative.weekday,
    m.Today: relative.today,
    m.Now: relative.now,
    m.Step: relative.step,
    m.Named: relative.named,
    m.Ago: relative.ago,
    m.After: relative.after,
    m.Clock: joined.clock,
    m.At: joined.at,
    m.InYear: joined.in_year,
    m.Edge: joined.edge,
    m.WeekOf: joined.week_of,
    m.Offset: joined.offset,
    m.About: joined.about,
    m.Anniversary: joined.anniversary,
    m.Interval: joined.interval,
}


def resolve(
    meaning: m.Meaning, context: Context, ahead: Callable[[], bool | None], beside: m.Meaning | None
) -> Outcome:
    """When it is, in a context; for the others see `Frame`."""
    return Frame(context, ahead, beside, RULES).resolve(meaning)
