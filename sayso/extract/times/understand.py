"""From the match of a form to what it means; one function for every `reads` of `times.toml`.

Each returns None where the words only look like a time, and the next shorter form is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.times import meaning as m
from sayso.extract.times.figures import count_of, written_date, year_of
from sayso.extract.times.lexicon import Lexemes
from sayso.extract.times.reckoning import valid
from sayso.languages.times import Figure

if TYPE_CHECKING:
    from sayso.extract.times.scan import Expression

Understood = m.Meaning | None


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in a text: the lexemes of its named groups, the expressions among them, and what is given."""

    lexemes: Lexemes
    figures: Mapping[str, Mapping[str, Figure]]
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]
    parts: Mapping[str, Expression]
    inner: tuple[Expression, ...]
    given: Mapping[str, Figure]

    def word(self, name: str) -> str | None:
        """The words of a group, None where it did not match."""
        place = self.groups.get(name)
        return None if place is None else " ".join(map(self.lexemes.word, range(*place)))

    def figure(self, name: str, *tables: str) -> Figure | None:
        """What a table says of a group's word; tables are tried in order, by default that of the group's name."""
        word = self.word(name)
        if word is None:
            return None
        return next((self.figures[table][word] for table in tables or (name,) if word in self.figures[table]), None)

    def number(self, name: str, *tables: str) -> int | None:
        """A group as a whole number, from figures (`5`, `5th`, `Q3`) or a table; None where it is none."""
        word = self.word(name)
        if word is None:
            return None
        digits = "".join(c for c in word if c.isascii() and c.isdigit())
        if digits:
            return int(digits)
        found = self.figure(name, *tables)
        return int(found) if found is not None else None

    def unit(self) -> str:
        """The unit of time of the form."""
        return str(self.figure("unit", "unit", "units", "fortnightish", "quarterly", "often"))

    def count(self) -> float | None:
        """How many units."""
        if self.given.get("unknown") or "n" not in self.groups:
            return None
        return count_of([self.lexemes.word(i) for i in range(*self.groups["n"])], self.figures["cardinal"], self.figures["big"])

    def next(self, offset: int = 0) -> str:
        """The lexeme after the form, in lower case, empty at the end."""
        i = self.last + offset
        return self.lexemes.word(i) if i < len(self.lexemes.starts) else ""


def _year(found: Found) -> int | None:
    text = found.word("year") or found.word("short")
    return None if text is None else year_of(text)


def _date(found: Found) -> Understood:
    if "decade" in found.groups:
        digits = (found.word("decade") or "").strip("'’s")
        return m.Era(digits[:3] if len(digits) == 4 else f"19{digits[0]}")
    if "nineties" in found.groups:
        return m.Era(f"19{found.figure('nineties')}")
    if "century" in found.groups:
        century = found.number("century", "ordinal")
        return m.Era(f"{century - 1:02}") if century and century <= 21 else None
    if "holiday" in found.groups:
        month, day = map(int, str(found.given.get("holiday") or found.figure("holiday", "holiday", "newyear")).split("-"))
        return m.Date(_year(found), month, day)
    season = found.number("season")
    for name, base, top in (("quarter", 32, 4), ("half", 39, 2)):
        which = found.number(name, "ordinal")
        if which is not None:
            if not 1 <= which <= top:
                return None
            season = base + which
    moment = m.Date(_year(found), found.number("month", "month", "shortmonth"), found.number("day", "ordinal"), season)
    if moment.day is not None and moment.year is None and found.next() in ("%", "percent", "per"):
        return None
    return moment if valid(moment) else None


def _spoken(found: Found) -> Understood:
    words = [word for i in range(*found.groups["n"]) if (word := found.lexemes.word(i)) in found.figures["cardinal"]]
    if found.word("n", ).startswith("two thousand"):
        rest = count_of(words[1:], found.figures["cardinal"], {})
        return m.Date(2000 + int(rest or 0)) if found.word("n") != "two thousand" or found.first < found.groups["n"][0] else None
    century, rest = int(found.figures["cardinal"][words[0]]), count_of(words[1:], found.figures["cardinal"], {})
    return m.Date(century * 100 + int(rest)) if rest is not None and 10 <= rest <= 99 and len(words) < 4 else None


def _written(found: Found) -> Understood:
    return written_date(found.word("written") or "")


def _days(found: Found) -> Understood:
    year, month = _year(found), found.number("month", "month", "shortmonth")
    first, last = (
        m.Date(year, month, found.number("day", "ordinal")),
        m.Date(year, month, found.number("last", "ordinal")),
    )
    return m.Span(first, last) if valid(first) and valid(last) and (first.day or 0) < (last.day or 0) else None


def _years(found: Found) -> Understood:
    first, text = year_of(found.word("year") or "0"), found.word("last") or "0"
    last = int(text) if len(text) > 2 else first // 100 * 100 + int(text)
    return m.Span(m.Date(first), m.Date(last)) if first < last <= first + 200 else None


def _weekday(found: Found) -> Understood:
    number = found.number("weekday")
    step = found.figure("direction")
    if found.word("sequence") is not None:
        step = found.figure("sequence")
    return m.Weekday(number, None if step is None else int(step)) if number else None


def _today(found: Found) -> Understood:
    return m.Today(int(found.given["days"] if "days" in found.given else found.figure("today") or 0))


def _step(found: Found) -> Understood:
    unit = found.unit()
    word = found.word("direction")
    if word == "past" or unit.startswith("T") or (unit == "D" and word != "next"):
        return None
    if unit == "D":
        return m.After("D", 1, 1)
    if word is None and unit == "WE":
        return m.Step("WE", None)
    return m.Step(unit, int(found.given["direction"] if "direction" in found.given else found.figure("direction") or 0))


def _named(found: Found) -> Understood:
    if found.word("direction") == "past":
        return None
    of = _date(found)
    return m.Named(of, int(found.figure("direction") or 0)) if isinstance(of, m.Date) else None


def _sequence(found: Found) -> Understood:
    step = found.figure("sequence", "sequence", "that")
    return m.After(found.unit(), abs(int(step or 0)), 1 if int(step or 0) >= 0 else -1)


def _ago(found: Found) -> Understood:
    if found.given.get("unknown"):
        return m.Ago(found.unit() if "unit" in found.groups else "Y", None, -1)
    sign = int(found.figure("when", "ago") or 1)
    return m.Ago(found.unit(), found.count(), sign)


def _after(found: Found) -> Understood:
    if found.word("when") in ("after", "before") and not _ends_clause(found):
        return None
    return m.After(found.unit(), found.count(), int(found.figure("when", "later") or 1))


def _ends_clause(found: Found) -> bool:
    return not found.next()[:1].isalnum()


def _yearago(found: Found) -> Understood:
    return m.Ago("Y", 1, -1)


def _quarter(found: Found) -> Understood:
    return m.After("Q", 0, 1)


def _week_of(found: Found) -> Understood:
    return m.WeekOf(found.parts["of"].meaning)


def _length(found: Found) -> Understood:
    unit = found.unit()
    if found.given.get("unknown"):
        return m.Length(unit, None)
    if found.given.get("half"):
        return m.Length(unit, 0.5)
    count = found.count() if "n" in found.groups else 1
    words = [found.lexemes.word(i) for i in range(found.first, found.last)]
    # "a second attack", "a quarter of voters"; the age of somebody is no time.
    if unit in ("TS", "Q") and words[-2] in ("a", "an"):
        return None
    if unit == "Q" and count == 3 and (found.next() == "of" or words[-2] in "-–—"):
        return None
    if found.next() == "old" or (found.next() in "-–—" and found.next(1) in ("old", "olds")):
        return None
    if count is not None and found.given.get("more"):
        count += 0.5
    return None if count is None else m.Length(unit, count)


def _set(found: Found) -> Understood:
    if "unit" in found.groups:
        unit = found.unit()
        if unit == "WE":
            unit = "W"
    else:
        unit = "W" if "day" in found.groups else "D" if "part" in found.groups else "Y"
    if unit == "TS" and found.word("n") is None:
        return None
    count = found.count() or 1
    from sayso.extract.times.written import duration

    return m.Recurring(duration(unit, count))


def _clock(found: Found) -> Understood:
    zone = found.figure("zone")
    text = found.word("clock")
    if text is not None:
        numbers = [int(part) for part in re.findall(r"\d+", text)]
        if len(numbers) == 1 and len(text) == 4 and text.isdigit():
            numbers = [numbers[0] // 100, numbers[0] % 100]
    elif "dayhour" in found.groups:
        numbers = [int(found.figure("dayhour") or 0)]
    else:
        numbers = [found.number("hour", "cardinal") or 0]
    hour, minute, second = (*numbers, 0, 0)[:3]
    if "half" in found.groups:
        hour, text = hour % 12, {"morning": "a", "night": "a"}.get(found.word("half") or "", "p")
        return m.Clock(hour + (12 if text == "p" else 0), minute, second)
    half = next((c for c in text or "" if c in "ap"), "")
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute):
        return None
    return m.Clock(hour % 24, minute, second, None if zone is None else int(zone))


def _daypart(found: Found) -> Understood:
    step = found.figure("direction")
    words = [found.lexemes.word(i) for i in range(found.first, found.last)]
    if step is None and words[0] == "this":
        step = 0
    if words[0] in ("past", "current", "coming", "upcoming"):
        return None
    return m.Clock(step=None if step is None else int(step))


def _now(found: Found) -> Understood:
    return m.Now()


def _vague(found: Found) -> Understood:
    return m.Vague(str(found.given["sense"]))


def _in_year(found: Found) -> Understood:
    return m.InYear(found.parts["of"].meaning, found.parts["year"].meaning)


def _dated(found: Found) -> Understood:
    return found.parts["of"].meaning


def _at(found: Found) -> Understood:
    return m.At(found.parts["clock"].meaning, found.parts["day"].meaning)


def _edge(found: Found) -> Understood:
    part = str(found.given["edge"] if "edge" in found.given else found.figure("edge"))
    return m.Edge(part, found.parts["of"].meaning)


def _edge_unit(found: Found) -> Understood:
    part = str(found.given["edge"] if "edge" in found.given else found.figure("edge"))
    unit = found.unit()
    return None if unit.startswith("T") or unit in "DF" else m.Edge(part, m.Step(unit, 0))


def _offset(found: Found) -> Understood:
    return m.Offset(found.inner[0].meaning, int(found.figure("when", "later") or 1), found.parts["of"].meaning)


def _about(found: Found) -> Understood:
    return m.About(found.parts["of"].meaning)


def _anniversary(found: Found) -> Understood:
    return m.Anniversary(found.number("n", "ordinal") or 0, found.parts["of"].meaning)


def _interval(found: Found) -> Understood:
    a, b = found.parts.get("a"), found.parts.get("b")
    return m.Interval(a and a.meaning, b and b.meaning)


READS: Mapping[str, Callable[[Found], Understood]] = {
    "written": _written, "date": _date, "days": _days, "years": _years, "weekday": _weekday, "today": _today,
    "step": _step, "named": _named, "sequence": _sequence, "ago": _ago, "after": _after, "yearago": _yearago,
    "length": _length, "set": _set, "clock": _clock, "daypart": _daypart, "now": _now, "vague": _vague,
    "year": _in_year, "dated": _dated, "at": _at, "edge": _edge, "edge_unit": _edge_unit, "spoken": _spoken, "quarter": _quarter, "week_of": _week_of, "offset": _offset, "about": _about,
    "anniversary": _anniversary, "interval": _interval,
}  # fmt: skip
