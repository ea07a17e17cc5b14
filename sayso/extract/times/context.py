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


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text itself tells: where, its id, and whether its year stands there."""

    paragraph: int
    sentence: int
    at: Date
    id: str
    explicit: bool


class Context:
    """The dates before the expression that is being resolved."""

    def __init__(self, written: Date | None) -> None:
        self.written = written
        self.told: list[Told] = []
        self.paragraph = 0
        self.sentence = 0

    def add(self, at: Date, identity: str, *, explicit: bool) -> None:
        """A date has been told."""
        self.told.append(Told(self.paragraph, self.sentence, at, identity, explicit))

    def last(self, *, back: int, unit: str) -> Told | None:
        """The last date told, at most so many paragraphs back, that is precise enough to count such units from."""
        for told in reversed(self.told):
            if told.paragraph < self.paragraph - back:
                return None
            at = told.at
            if (
                unit in "YEC"
                or (unit in "DWF" and at.day)
                or (unit == "M" and at.month)
                or (unit == "Q" and (at.month or (at.season or 0) > WINTER))
            ):
                return told
        return None

    def last_year(self, *, in_sentence: bool) -> Told | None:
        """The last date told whose year stands in the text."""
        for told in reversed(self.told):
            if in_sentence and told.sentence != self.sentence:
                return None
            if told.explicit:
                return told
        return None
