"""What resolving an expression of time gives, and what it is resolved in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.extract.times import written
from sayso.extract.times.context import Context, Told
from sayso.extract.times.meaning import Date, Meaning
from sayso.extract.times.reckoning import valid

PUBLISHED = "published"
UNDATED = "the date of publication is not known"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value and why; `anchor` is `published` or the id of a time.

    `first` and `last` are its ends as values, `at` the date that later expressions may start from, `explicit` whether
    its year stands in the text.
    """

    value: str | None
    why: str
    anchor: str | None = None
    at: Date | None = None
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


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved in.

    `ahead` tells whether what is said lies in the future, None if nothing tells; `beside` is the meaning of a time in
    apposition; `rules` resolve each kind of meaning.
    """

    context: Context
    ahead: Callable[[], bool | None]
    beside: Meaning | None
    rules: Mapping[type, Callable[[Any, Frame], Outcome]]

    def resolve(self, meaning: Meaning) -> Outcome:
        """When it is."""
        return self.rules[type(meaning)](meaning, self)

    def from_published(self, at: Date | None, what: str) -> Outcome:
        """A date reckoned from that of publication; None where that is not precise enough."""
        if self.context.written is None:
            return unknown(UNDATED)
        base = written.date(self.context.written)
        if at is None:
            return unknown(f"published {base} is not precise enough for {what}")
        return dated(at, f"{what} from the date of publication {base}", PUBLISHED)


def dated(at: Date, why: str, anchor: str | None = None, *, explicit: bool = False) -> Outcome:
    """A date with a year; unknown where there is no such date, as 29 February in most years."""
    if at.year is None or not valid(at):
        return unknown("there is no such date")
    return Outcome(written.date(at), why, anchor, at, explicit=explicit)


def from_told(at: Date | None, what: str, told: Told) -> Outcome:
    """A date reckoned from one that the text tells; None where that is not precise enough."""
    base = written.date(told.at)
    if at is None:
        return unknown(f"{base}, the last date told, is not precise enough for {what}")
    return dated(at, f"{what} from {base}, the last date told", told.id)


def unknown(why: str) -> Outcome:
    """No value, and why not."""
    return Outcome(None, why)
