"""Dates, and the year of those that stand without one."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.times import meaning as m
from sayso.extract.times import reckoning, written
from sayso.extract.times.outcome import PUBLISHED, Frame, Outcome, dated, unknown

HALF_YEAR = 183  # days
# Within so many days of publication a date without a year is the nearest one, whatever the tense: "said it would close
# on 5 August", "will repair what broke in July".
NEAR = 60
THIS_YEAR = -270  # days
TURN = 6  # months


def date(of: m.Date, frame: Frame) -> Outcome:
    """A date; without a year it has that of the story, or the one that tense and nearness to publication choose."""
    if of.year is not None:
        return dated(of, "the text gives the whole date", explicit=True)
    story = _of_story(of, frame)
    if story is not None:
        return story
    base = frame.context.written
    if base is None:
        return remembered(of, frame) or unknown(
            "no year is known: neither one in the text before it nor a date of publication"
        )
    year, why = _by_tense(of, base, frame)
    return dated(of.in_year(year), f"year {why} from the date of publication {written.date(base)}", PUBLISHED)


def remembered(of: m.Date, frame: Frame) -> Outcome | None:
    """A date without a known year beside the anniversary of the same day, which tells its year."""
    if not isinstance(frame.beside, m.Anniversary):
        return None
    found = frame.resolve(frame.beside)
    if found.at is None or (found.at.month, found.at.day) != (of.month, of.day):
        return None
    return replace(found, why=f"the same day as the anniversary beside it: {found.why}")


def _of_story(of: m.Date, frame: Frame) -> Outcome | None:
    """The year of the last date in the text that has one: in the same sentence, and where it is not known when the
    text was written, as long as the story goes on, or of the same day named before."""
    base = frame.context.written
    told = frame.context.last_year(in_sentence=base is not None)
    if base is None and of.month is not None and of.day is not None:
        before = frame.context.same_day(of.month, of.day)
        if before is not None:
            return dated(before.at, f"the day that was named before as {written.date(before.at)}", before.id)
    if told is None or told.at.year is None:
        return None
    # What is told of this year or the last is told from the time of writing.
    if base is not None and base.year is not None and (abs(told.at.year - base.year) <= 1 or frame.ahead()):
        return None
    year = told.at.year
    # A month well before the last one told is that of the year after: "in November 2020 ... in January".
    if told.at.month is not None and of.month is not None and told.at.month - of.month > TURN:
        year += 1
    found = dated(of.in_year(year), f"year of {written.date(told.at)}, the last date told", told.id)
    return found if found.value is not None else None


def _by_tense(of: m.Date, base: m.Date, frame: Frame) -> tuple[int, str]:
    year = base.year or 1
    if base.month is None:
        return year, "of publication"
    distance = reckoning.days_in(of) - reckoning.days_in(base)
    nearest = year - 1 if distance > HALF_YEAR else year + 1 if distance < -HALF_YEAR else year
    apart = distance + 2 * HALF_YEAR * (nearest - year)
    ahead = frame.ahead() if abs(apart) > NEAR else None
    # Quarters are told of in results that are expected: "expects a third-quarter loss".
    if ahead is True and not (of.season is not None and of.season > reckoning.WINTER):
        return (nearest + 1 if apart < 0 else nearest), "first after it"
    if ahead is False:
        return (nearest - 1 if apart > 0 else nearest), "last before it"
    # Writers leave the year out above all for dates of the year in which they write.
    return (year, "of publication") if THIS_YEAR < distance < HALF_YEAR else (nearest, "nearest to it")


def span(of: m.Span, frame: Frame) -> Outcome:
    """Years or days from first to last."""
    start = date(of.first, frame)
    if start.at is None or start.at.year is None:
        return start
    end = dated(of.last if of.last.year is not None else of.last.in_year(start.at.year), start.why)
    value = written.interval(start.value, end.value) if end.value is not None else start.value
    return replace(start, value=value, first=start.value, last=end.value)


def pair(start: m.Date, end: m.Date, frame: Frame) -> tuple[Outcome, Outcome]:
    """The two dates of an interval, of which one may have its year from the other."""
    if start.year is None and end.year is not None and (end.month is not None or end.season is not None):
        back = reckoning.place(start) > reckoning.place(end)
        return dated(start.in_year(end.year - back), "year of its end", explicit=True), date(end, frame)
    first = date(start, frame)
    if end.year is not None or first.at is None or first.at.year is None:
        return first, date(end, frame)
    on = reckoning.place(end) < reckoning.place(start)
    return first, dated(end.in_year(first.at.year + on), "year of its start", first.anchor)
