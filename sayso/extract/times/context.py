"""What a text lets relative expressions be resolved against: its publication, and the dates that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.extract.times.meaning import Date
from sayso.extract.times.reckoning import WINTER, valid
from sayso.records import Document

PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?[~?%]?")


def plain_date(value: str | None) -> Date | None:
    """The date that an EDTF string of level 0 writes, also where it is marked as uncertain; None for any other."""
    match = PLAIN.fullmatch(value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    found = Date(year, month if month is None or month <= 12 else None, day)
    return found if valid(found) else None


def published(document: Document) -> Date | None:
    """When the text was written, as far as dates of publication tell: the earliest, as a republished or translated
    text speaks of the days of its first publication."""
    values = [document.published]
    values += [d.published for d in document.derived_from if d.relation in ("republished", "translated")]
    known = [date for value in values if (date := plain_date(value)) is not None]
    return min(known, key=_order, default=None)


def _order(date: Date) -> tuple[int, int, int]:
    # Less precise is later: of 2021-05 and 2021-05-08 the second says more.
    return date.year or 0, date.month or 13, date.day or 32


STORY = 2  # sentences
# How precise a date must be for such units to be counted from it.
PRECISION = {"D": "day", "W": "day", "F": "day", "M": "month", "Q": "quarter", "Y": "year", "E": "year", "C": "year"}


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text itself tells: where, and the id of the time."""

    paragraph: int
    sentence: int
    at: Date
    id: str


class Context:
    """The dates before the expression that is being resolved: of each precision the last one told.

    `paragraph`, `sentence` and `quoted` (in a quotation) tell where that expression stands.
    """

    def __init__(self, written: Date | None) -> None:
        self.written = written
        self.paragraph = 0
        self.sentence = 0
        self.quoted = False
        self._last: dict[str, Told] = {}

    def add(self, at: Date, identity: str, *, explicit: bool) -> None:
        """A date has been told; `explicit` where its year stands in the text."""
        told = Told(self.paragraph, self.sentence, at, identity)
        self._last["year"] = self._last["story"] = told
        if explicit:
            self._last["explicit"] = told
        if at.day:
            self._last["day"] = self._last[f"{at.month}-{at.day}"] = told
        if at.month:
            self._last["month"] = told
        if at.month or (at.season or 0) > WINTER:
            self._last["quarter"] = told

    def last(self, *, back: int, unit: str) -> Told | None:
        """The last date told, at most so many paragraphs back, that is precise enough to count such units from."""
        told = self._last.get(PRECISION.get(unit, ""))
        return told if told is not None and told.paragraph >= self.paragraph - back else None

    def last_year(self, *, in_sentence: bool) -> Told | None:
        """The last date whose year stands in the text: in this sentence only, or wherever the story that it began
        goes on. A year alone begins one of a few sentences; words for the time of writing end any."""
        told = self._last.get("explicit") if in_sentence else self._last.get("story")
        if told is None:
            return None
        reach = 0 if in_sentence else STORY if told.at.month is None else None
        return told if reach is None or self.sentence - told.sentence <= reach else None

    def same_day(self, month: int, day: int) -> Told | None:
        """The last date told with this month and day, and a year."""
        return self._last.get(f"{month}-{day}")

    def end_story(self) -> None:
        """The text speaks of the time of writing again."""
        self._last.pop("story", None)
