"""What an expression of time says, before it is known against what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

# What an expression can be a part of in a larger one: the classes in capitals of `times.toml`.
SORTS = (
    "DAY", "MONTHDAY", "MONTH", "BAREMONTH", "YEAR", "SEASON", "BARESEASON", "ERA", "WEEKDAY", "TODAY", "YEARSTEP",
    "STEP", "AGO", "CLOCK", "DAYPART", "LENGTH", "EDGED", "NOW", "OTHER",
)  # fmt: skip
Part = Literal["early", "mid", "late", "start", "end", "eve", "some"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given. `season` is an EDTF number: 21–24 seasons, 33–36 quarters, 40 and 41 halves."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    about: bool = False

    def in_year(self, year: int) -> Date:
        """The same in this year."""
        return replace(self, year=year)


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century: `digits` are those of its years that are the same in all of them."""

    digits: str


@dataclass(frozen=True, slots=True)
class Span:
    """Years or days from first to last, both with the same missing year, if any."""

    first: Date
    last: Date


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 1 for Monday; `step` is -1 for the last, 0 for this, 1 for the next, None where tense decides."""

    number: int
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The day of writing, or so many days from it."""

    days: int


@dataclass(frozen=True, slots=True)
class Now:
    """The time of writing."""


@dataclass(frozen=True, slots=True)
class Step:
    """The unit of time that holds the time of writing, or so many from it; None for the nearest."""

    unit: str
    step: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """The last, this or the next one of a name that comes back every year."""

    of: Date
    step: int


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units from the time of writing; None where the number is not told."""

    unit: str
    count: float | None
    sign: int


@dataclass(frozen=True, slots=True)
class After:
    """So many units from a date in the text (`the following day`, `three days later`)."""

    unit: str
    count: float | None
    sign: int


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: `unit` and `count`, None where it is not told."""

    unit: str
    count: float | None


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes back every so many units."""

    unit: str
    count: float


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` is the offset from UTC in minutes. `step` tells a part of the day from the day of writing:
    0 in `this morning`, -1 in `last night`, None where the day is not told."""

    hour: int | None = None
    minute: int = 0
    second: int = 0
    zone: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """Some time before or after the time of writing."""

    sense: str


@dataclass(frozen=True, slots=True)
class InYear:
    """A date without a year, and what tells its year."""

    of: Meaning
    year: Meaning


@dataclass(frozen=True, slots=True)
class At:
    """A time of day on a day."""

    clock: Meaning
    day: Meaning


@dataclass(frozen=True, slots=True)
class Edge:
    """A part of a stretch of time: its beginning, middle, end."""

    part: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day."""

    of: Meaning


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after another time."""

    by: Meaning
    sign: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class About:
    """A date that the text calls approximate."""

    of: Meaning


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The return of a date after so many years."""

    years: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Interval:
    """From one time to another; None where the text leaves that end open."""

    start: Meaning | None
    end: Meaning | None


Meaning: TypeAlias = (
    Date | Era | Span | Weekday | Today | Now | Step | Named | Ago | After | Length | Recurring | Clock | Vague
    | InYear | At | Edge | WeekOf | Offset | About | Anniversary | Interval
)  # fmt: skip


# Of these every one is of one class.
PLAIN_SORTS: dict[type, str] = {
    Named: "STEP",
    After: "STEP",
    WeekOf: "STEP",
    Edge: "EDGED",
    Ago: "AGO",
    Offset: "AGO",
    Era: "ERA",
    Weekday: "WEEKDAY",
    Today: "TODAY",
    Length: "LENGTH",
    Now: "NOW",
}
WITH_YEAR = {"MONTHDAY": "DAY", "BAREMONTH": "MONTH", "BARESEASON": "SEASON"}


def sort_of(meaning: Meaning) -> str:
    """The class that an expression of this meaning belongs to as a part of a larger one."""
    match meaning:
        case Date():
            sort = "BARESEASON" if meaning.season else "MONTHDAY" if meaning.day else "BAREMONTH"
            if meaning.season is None and meaning.month is None:
                return "YEAR"
            return sort if meaning.year is None else WITH_YEAR[sort]
        case InYear(of=of) | About(of=of):
            inner = sort_of(of)
            return WITH_YEAR.get(inner, inner)
        case Step(unit=unit):
            return "YEARSTEP" if unit == "Y" else "STEP"
        case Clock(hour=hour):
            return "DAYPART" if hour is None else "CLOCK"
        case _:
            return PLAIN_SORTS.get(type(meaning), "OTHER")
