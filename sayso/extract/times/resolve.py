"""From what an expression means to when it is: its value, what it was resolved against, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.extract.times import meaning as m
from sayso.extract.times import reckoning, written
from sayso.extract.times.context import WINTER, Context

PUBLISHED = "published"
NARRATED_BACK = 1  # "three days later" looks back to the paragraph before its own
HALF_YEAR = 183  # days
# Within so many days of publication a date without a year is the nearest one, whatever the tense: "said it would close
# on 5 August", "will repair what broke in July".
NEAR = 60
THIS_YEAR = -270  # days


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value and why. `first` and `last` are its ends as values, `at` the date that later expressions may start from."""

    value: str | None
    why: str
    anchor: str | None = None
    at: m.Date | None = None
    first: str | None = None
    last: str | None = None
    explicit: bool = False

    @property
    def start(self) -> str | None:
        """Where it begins, as a value."""
        return self.first or self.value

    @property
    def end(self) -> str | None:
        """Where it ends, as a value."""
        return self.last or self.value


def _of(at: m.Date, why: str, anchor: str | None = None, *, explicit: bool = False) -> Outcome:
    return Outcome(written.date(at), why, anchor, at, explicit=explicit)


def _unknown(why: str) -> Outcome:
    return Outcome(None, why)


UNDATED = "the date of publication is not known"


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves meanings in a context; `ahead` tells whether what is said lies in the future, None if nothing tells;
    `beside` is the meaning of a time in apposition."""

    context: Context
    ahead: Callable[[], bool | None]
    beside: m.Meaning | None = None

    def resolve(self, meaning: m.Meaning) -> Outcome:
        """When it is."""
        match meaning:
            case m.Date():
                return self._date(meaning)
            case m.Era():
                at = m.Date(int(meaning.digits.ljust(4, "0")) or 1)
                return Outcome(written.era(meaning), "the text names it", at=at)
            case m.Span(first=first, last=last):
                return self._span(first, last)
            case m.Weekday():
                return self._weekday(meaning)
            case m.Today(days=days):
                return self._today(days)
            case m.Now():
                return self._now()
            case m.Step(unit=unit, step=step):
                return self._step(unit, step)
            case m.Named(of=of, step=step):
                return self._named(of, step)
            case m.Ago(unit=unit, count=count, sign=sign):
                return self._ago(unit, count, sign)
            case m.After(unit=unit, count=count, sign=sign):
                return self._after(unit, count, sign)
            case m.Length(unit=unit, count=count):
                if count is None:
                    return _unknown("the text does not say how long")
                return Outcome(written.duration(unit, count), "the length that the text gives")
            case m.Recurring(period=period):
                return Outcome(period, "how often it comes back")
            case m.Clock():
                return self._clock(meaning)
            case m.Vague(sense=sense):
                return _unknown(f"some time in the {sense}, the text does not say when")
            case m.InYear(of=of, year=year):
                return self._in_year(of, year)
            case m.At(clock=clock, day=day):
                return self._at(clock, self.resolve(day))
            case m.Edge(part=part, of=of):
                return self._edge(part, of)
            case m.WeekOf(of=of):
                found = self.resolve(of)
                days = found.at and reckoning.week(found.at, 0)
                if not days:
                    return found
                first, last = map(written.date, days)
                return replace(found, value=f"{first}/{last}", first=first, last=last)
            case m.Offset(by=by, sign=sign, of=of):
                return self._offset(by, sign, self.resolve(of))
            case m.About(of=of):
                found = self.resolve(of)
                return (
                    found
                    if found.at is None or found.value is None
                    else replace(found, value=written.date(replace(found.at, about=True)))
                )
            case m.Anniversary(years=years, of=of):
                found = self.resolve(of)
                if found.at is None or found.at.year is None:
                    return _unknown("the year of what is remembered is not known")
                at = found.at.in_year(found.at.year + years)
                if not reckoning.valid(at):
                    return _unknown("there is no such date")
                return _of(at, f"{years} years after {found.value}", explicit=found.explicit)
            case m.Interval(start=start, end=end):
                return self._interval(start, end)

    def _remembered(self, date: m.Date) -> Outcome | None:
        """A date without a known year beside the anniversary of the same day, which tells its year."""
        if not isinstance(self.beside, m.Anniversary):
            return None
        found = self.resolve(self.beside)
        if found.at is None or (found.at.month, found.at.day) != (date.month, date.day):
            return None
        return replace(found, why=f"the same day as the anniversary beside it: {found.why}")

    def _published(self, at: m.Date | None, what: str) -> Outcome:
        if self.context.written is None:
            return _unknown(UNDATED)
        base = written.date(self.context.written)
        if at is None:
            return _unknown(f"published {base} is not precise enough for {what}")
        return _of(at, f"{what} from the date of publication {base}", PUBLISHED)

    def _date(self, date: m.Date) -> Outcome:
        if date.year is not None:
            return _of(date, "the text gives the whole date", explicit=True)
        story = self._story_year(date)
        if story is not None:
            return story
        if self.context.written is None:
            return self._remembered(date) or _unknown("no year is known: neither one in the text before it nor a date of publication")
        year, why = self._year_by_tense(date, self.context.written)
        at = date.in_year(year)
        if not reckoning.valid(at):
            return _unknown("there is no such date in the year it would be in")
        return _of(at, f"year {why} from the date of publication {written.date(self.context.written)}", PUBLISHED)

    def _story_year(self, date: m.Date) -> Outcome | None:
        """The year of the last date in the text that has one: in the same sentence, or anywhere before where it is not
        known when the text was written."""
        base = self.context.written
        told = self.context.last_year(in_sentence=base is not None)
        if told is None or told.at.year is None:
            return None
        if base is not None and base.year is not None and abs(told.at.year - base.year) <= 1:
            return None
        if base is not None and self.ahead():
            return None
        year = told.at.year
        # A month well before the last one told is that of the year after: "in November 2020 ... in January".
        if told.at.month is not None and date.month is not None and told.at.month - date.month > 6:
            year += 1
        at = date.in_year(year)
        if not reckoning.valid(at):
            return None
        return _of(at, f"year of {written.date(told.at)}, the last date told", told.id)

    def _year_by_tense(self, date: m.Date, base: m.Date) -> tuple[int, str]:
        year = base.year or 1
        if base.month is None:
            return year, "of publication"
        distance = _days_in(date) - _days_in(base)
        nearest = year - 1 if distance > HALF_YEAR else year + 1 if distance < -HALF_YEAR else year
        apart = distance + 2 * HALF_YEAR * (nearest - year)
        ahead = self.ahead() if abs(apart) > NEAR else None
        if ahead is True and not _quarter(date):
            return (nearest + 1 if apart < 0 else nearest), "first after it"
        if ahead is False:
            return (nearest - 1 if apart > 0 else nearest), "last before it"
        # Writers leave the year out above all for dates of the year in which they write.
        return (year, "of publication") if THIS_YEAR < distance < HALF_YEAR else (nearest, "nearest to it")

    def _span(self, first: m.Date, last: m.Date) -> Outcome:
        if first.year is not None:
            start = _of(first, "the text gives both ends", explicit=True)
            year = last.year
        else:
            start = self._date(first)
            year = start.at.year if start.at else None
        if start.at is None or year is None:
            return start
        end = written.date(last.in_year(year))
        return replace(start, value=f"{start.value}/{end}", first=start.value, last=end)

    def _weekday(self, day: m.Weekday) -> Outcome:
        base = self.context.written
        if base is None:
            return _unknown(UNDATED)
        if day.step is None:
            ahead = self.ahead()
            sign, why = (1, "first after") if ahead else (-1, "last before")
            at = reckoning.weekday(base, day.number, sign, strict=False)
        elif day.step == 0:
            found = reckoning.week(base, 0, first=day.number - 1)
            at, why = found and found[0], "of the week"
        else:
            at, why = reckoning.weekday(base, day.number, day.step, strict=True), "next" if day.step > 0 else "last"
        return self._published(at, f"weekday {why}" if at else "a weekday")

    def _today(self, days: int) -> Outcome:
        base = self.context.written
        if base is None:
            told = self.context.last(back=NARRATED_BACK, unit="D")
            at = told and reckoning.days_from(told.at, days)
            if told is None or at is None:
                return _unknown(UNDATED)
            return _of(at, f"{days:+} days from {written.date(told.at)}, the last date told", told.id)
        return self._published(reckoning.days_from(base, days) if days or base.day else base, f"{days:+} days")

    def _now(self) -> Outcome:
        return self._published(self.context.written, "the time of writing")

    def _step(self, unit: str, step: int | None) -> Outcome:
        base = self.context.written
        if base is None:
            return _unknown(UNDATED)
        if step is None:
            # Early in a week the weekend is the one just past.
            day = reckoning.as_day(base)
            step = -1 if unit == "WE" and day is not None and day.weekday() < 3 else 0
        return self._unit(base, unit, step, PUBLISHED, f"from the date of publication {written.date(base)}")

    def _unit(self, base: m.Date, unit: str, step: int, anchor: str, why: str) -> Outcome:
        """The unit of time that holds a date, or so many on, as one value."""
        if unit in ("W", "WE", "F"):
            days = reckoning.week(base, step * (2 if unit == "F" else 1), first=5 if unit == "WE" else 0)
            if days is None:
                return _unknown(f"{written.date(base)} is not precise enough for a week")
            first, last = map(written.date, days)
            return Outcome(f"{first}/{last}", f"week {step:+} {why}", anchor, days[0], first, last)
        if unit in ("E", "C"):
            years = reckoning.YEARS[unit]
            start = (base.year or 0) // years * years + years * step
            if not 1000 <= start <= 9999:
                return _unknown("outside the years that can be written")
            return Outcome(written.era(m.Era(str(start)[: 3 if unit == "E" else 2])), why, anchor, m.Date(start))
        at = reckoning.moved(base, unit, step)
        if at is None:
            return _unknown(f"{written.date(base)} is not precise enough")
        return _of(at, f"{step:+} {unit} {why}", anchor)

    def _named(self, of: m.Date, step: int) -> Outcome:
        base = self.context.written
        if base is None or base.year is None:
            return _unknown(UNDATED)
        here = base.month or 6
        month, _ = _place(of)
        shift = 0
        if step < 0 and month >= here:
            shift = -1
        if step > 0 and month <= here:
            shift = 1
        return self._published(of.in_year(base.year + shift), f"the nearest {'next' if step > 0 else 'last'} one")

    def _ago(self, unit: str, count: float | None, sign: int) -> Outcome:
        base = self.context.written
        if count is None:
            return _unknown("the text does not say how many")
        if base is None:
            return _unknown(UNDATED)
        return self._published(_moved(base, unit, sign * count), f"{sign * count:+g} {unit}")

    def _after(self, unit: str, count: float | None, sign: int) -> Outcome:
        if count is None:
            return _unknown("the text does not say how many")
        told = self.context.last(back=NARRATED_BACK, unit=unit)
        if told is None and unit == "Y" and count == 1 and sign < 0 and self.context.written is not None:
            # A comparison: "up from 3 % a year earlier".
            return self._ago(unit, count, sign)
        if told is None:
            return _unknown("no date is told just before that it could be counted from")
        why = f"from {written.date(told.at)}, the last date told"
        if count in (0, 1) and unit == "W":
            return self._unit(told.at, unit, int(sign * count), told.id, why)
        at = _moved(told.at, unit, sign * count)
        return (
            _unknown(f"{written.date(told.at)} is not precise enough")
            if at is None
            else _of(at, f"{sign * count:+g} {unit} {why}", told.id)
        )

    def _clock(self, clock: m.Clock) -> Outcome:
        if clock.step is not None:
            return self._at(clock, self._today(clock.step))
        told = self.context.last(back=NARRATED_BACK, unit="D")
        if told is None:
            return _unknown("the text does not say on which day")
        return self._at(clock, _of(told.at, f"on {written.date(told.at)}, the last date told", told.id))

    def _at(self, clock: m.Meaning, day: Outcome) -> Outcome:
        if day.at is None or day.at.day is None or not isinstance(clock, m.Clock) or clock.hour is None:
            return day
        value = written.clock(written.date(day.at), clock.hour, clock.minute, clock.second, clock.zone)
        return replace(day, value=value)

    def _in_year(self, of: m.Meaning, year: m.Meaning) -> Outcome:
        found = self.resolve(year)
        if found.at is None or found.at.year is None or not isinstance(of, m.Date):
            remembered = self._remembered(of) if isinstance(of, m.Date) else None
            return remembered or (found if found.value is None else _unknown("its year is not known"))
        at = of.in_year(found.at.year)
        if not reckoning.valid(at):
            return _unknown("there is no such date in that year")
        return replace(found, value=written.date(at), at=at)

    def _edge(self, part: str, of: m.Meaning) -> Outcome:
        if isinstance(of, m.Era):
            return replace(self.resolve(of), value=written.part_of_era(part, of))
        found = self.resolve(of)
        if found.at is None or found.value is None or "/" in found.value or "T" in found.value:
            return found
        if part == "eve":
            at = reckoning.days_from(found.at, -1)
            return found if at is None else replace(found, value=written.date(at), at=at)
        return replace(found, value=written.part(part, found.at))

    def _offset(self, by: m.Meaning, sign: int, of: Outcome) -> Outcome:
        if not isinstance(by, m.Length) or by.count is None:
            return _unknown("the text does not say how many")
        at = of.at and _moved(of.at, by.unit, sign * by.count)
        if at is None:
            return _unknown(of.why if of.value is None else f"{of.value} is not precise enough")
        return _of(at, f"{sign * by.count:+g} {by.unit} from {of.value}", of.anchor)

    def _interval(self, start: m.Meaning | None, end: m.Meaning | None) -> Outcome:
        if start is None or end is None:
            found = self.resolve(start or end or m.Now())
            if found.value is None:
                return found
            first = written.OPEN if start is None else found.start
            last = written.OPEN if end is None else found.end
            why = f"{'until' if start is None else 'since'} {found.value}: {found.why}"
            return replace(found, value=written.interval(first, last), why=why, first=first, last=last)
        if isinstance(start, m.Date) and isinstance(end, m.Date):
            a, b = self._dates(start, end)
        else:
            a, b = self.resolve(start), self.resolve(end)
        value = written.interval(a.start, b.end)
        if value is None:
            return _unknown(a.why)
        why = a.why if a.why == b.why else f"{a.why}; {b.why}"
        return Outcome(value, why, a.anchor or b.anchor, a.at or b.at, a.start, b.end, a.explicit or b.explicit)

    def _dates(self, start: m.Date, end: m.Date) -> tuple[Outcome, Outcome]:
        """Two dates of which one may have its year from the other."""
        if end.month is None and end.season is None and end.day is None and start.year is None and start.month is None:
            return self._date(start), self._date(end)
        if start.year is None and end.year is not None:
            b = self._date(end)
            back = _place(start) > _place(end)
            return _of(start.in_year(end.year - back), "year of its end", explicit=True), b
        a = self._date(start)
        if end.year is not None or a.at is None or a.at.year is None:
            return a, self._date(end)
        on = _place(end) < _place(start)
        return a, _of(end.in_year(a.at.year + on), "year of its start", a.anchor)


def _place(date: m.Date) -> tuple[int, int]:
    """Month and day for ordering within a year; a season or quarter by its middle month."""
    if date.season is not None:
        middle = {21: 4, 22: 7, 23: 10, 24: 1, 33: 2, 34: 5, 35: 8, 36: 11, 40: 3, 41: 9}
        return middle.get(date.season, 6), 0
    return date.month or 1, date.day or 0


def _days_in(date: m.Date) -> float:
    """About how many days into its year a date lies; the middle of what is less precise."""
    month, day = _place(date)
    return (month - 1) * 30.4 + (day or 15)


def _quarter(date: m.Date) -> bool:
    # Quarters are told of in results that are expected: "expects a third-quarter loss".
    return date.season is not None and date.season > WINTER


def _moved(base: m.Date, unit: str, count: float) -> m.Date | None:
    if count != int(count):
        smaller = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100), "W": ("D", 7)}.get(unit)
        if smaller is None or not (count * smaller[1]).is_integer():
            return None
        unit, count = smaller[0], count * smaller[1]
    return reckoning.moved(base, unit, int(count))
