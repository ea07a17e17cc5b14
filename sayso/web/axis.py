"""Times drawn on an axis: where each stands, in percent of its width, and how its ends look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.records import Days
from sayso.records.edtf import OPEN_END, OPEN_START
from sayso.web.calendar import MONTHS, Bin, bins

LABELS: Final = 5  # on a narrow screen no more can be read
DOT: Final = 1.6  # percent; what is narrower is a dot
SOFT: Final = 4.0  # percent; a fading end that is shorter is none to see
STEPS: Final = {
    "day": (1, 2, 5, 7, 10, 15),
    "month": (1, 2, 3, 6, 12, 24),
    "year": (1, 2, 5, 10, 20),
    "decade": (1, 2, 5, 10),
    "century": (1, 2, 5, 10, 20),
}
# How the ends fade: an end that is not known fades away, one that lies beyond the axis is cut.
Fade = Literal["none", "both", "left", "right"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis, at so many percent of its width; `year` is said where another begins."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A time on the axis: a dot at `start`, where `width` is 0, or a bar, both in percent; `before` and `after` tell
    that it goes on beyond the axis."""

    start: float
    width: float
    fade: Fade
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Days of which each has its place, and labels for some of them."""

    days: Days
    ticks: tuple[Tick, ...]

    def at(self, day: int) -> float:
        """Where a day begins, in percent of the width."""
        whole = self.days.last + 1 - self.days.first
        return round(100 * min(max(day - self.days.first, 0), whole) / whole, 2)

    def drawn(self, time: Days) -> Drawn:
        """How a time looks on it."""
        open_start, open_end = time.first == OPEN_START, time.last == OPEN_END
        start, end = self.at(time.first), self.at(time.last + 1)
        before = time.first < self.days.first and not open_start
        after = time.last > self.days.last and not open_end
        fades_left = open_start or (time.soft and not before)
        fades_right = open_end or (time.soft and not after)
        fade: Fade = (
            "both" if fades_left and fades_right else "left" if fades_left else "right" if fades_right else "none"
        )
        if fade == "none" and (time.first == time.last or end - start < DOT):
            return Drawn(round((start + end) / 2, 2), 0.0, fade, before, after)
        if fade != "none" and end - start < SOFT:
            middle = (start + end) / 2
            start = min(max(middle - SOFT / 2, 0), 100 - SOFT)
            end = start + SOFT
        return Drawn(round(start, 2), round(end - start, 2), fade, before, after)


def axis(days: Iterable[Days]) -> Axis | None:
    """An axis of whole periods on which these times have their places; None where no end of them is known."""
    ends = [day for one in days for day in (one.first, one.last) if OPEN_START < day < OPEN_END]
    if not ends:
        return None
    return axis_of(bins(Days(min(ends), max(ends))))


def axis_of(periods: Sequence[Bin]) -> Axis:
    """The axis that periods which follow each other make."""
    whole = Days(periods[0].days.first, periods[-1].days.last)
    bare = Axis(whole, ())
    return Axis(whole, tuple(Tick(bare.at(one.days.first), text) for one, text in labels(periods)))


def labels(periods: Sequence[Bin]) -> list[tuple[Bin, str]]:
    """Some of the periods, at equal steps, with a short name; the first of a year, or of a month, says which."""
    steps = STEPS[periods[0].unit]
    for step in steps:
        chosen = [one for one in periods if _on_step(one, step)]
        if len(chosen) <= LABELS:
            break
    found: list[tuple[Bin, str]] = []
    said = None
    for one in chosen or periods[:1]:
        larger, text = _named(one)
        found.append((one, f"{text} {larger}" if larger and larger != said else text))
        said = larger
    return found


def _on_step(one: Bin, step: int) -> bool:
    if one.unit == "day":
        # By the day of the month, and none so near to the next first that both could not be read.
        day = int(one.value[-2:])
        return (day - 1) % step == 0 and (step == 1 or day + step <= 32)
    return one.number % step == 0


def _named(one: Bin) -> tuple[str, str]:
    match one.unit:
        case "day":
            year, month, day = one.value.split("-")
            return MONTHS[int(month) - 1][:3], str(int(day))
        case "month":
            year, month = one.value.split("-")
            return year, MONTHS[int(month) - 1][:3]
        case "decade":
            return "", f"{one.value[:3]}0s"
        case "century":
            return "", f"{one.value[:2]}00"
        case _:
            return "", one.value
