"""What forms mean that count or step: relative times, lengths, what comes back. None where the words are no time."""

from __future__ import annotations

from sayso.extract.times import dates
from sayso.extract.times import meaning as m
from sayso.extract.times.found import Found
from sayso.extract.times.lexicon import DASHES


def today(found: Found) -> m.Today:
    """The day of writing, or so many days from it."""
    return m.Today(int(found.given["days"] if "days" in found.given else found.figure("today") or 0))


def now(_: Found) -> m.Now:
    """The time of writing."""
    return m.Now()


def vague(found: Found) -> m.Vague:
    """Some time before or after."""
    return m.Vague(str(found.given["sense"]))


def step(found: Found) -> m.Step:
    """`last week`, `this year`, `the weekend`."""
    if "direction" in found.given:
        return m.Step(found.unit(), int(found.given["direction"]))
    direction = found.figure("direction")
    return m.Step(found.unit(), None if direction is None else int(direction))


def named(found: Found) -> m.Named | None:
    """`last May`, `next spring`."""
    of = dates.date(found)
    return None if of is None else m.Named(of, int(found.figure("direction", "direction", "bygone") or 0))


def sequence(found: Found) -> m.After:
    """`the following week`, `that year`, `the next day`: from the story."""
    count = int(found.given.get("count") or found.figure("sequence", "sequence", "that") or 0)
    return m.After(found.unit(), float(abs(count)), -1 if count < 0 else 1)


def quarter(_: Found) -> m.After:
    """`the quarter`: the one told of."""
    return m.After("Q", 0.0, 1)


def ago(found: Found) -> m.Ago:
    """`three days ago`, `two years from now`."""
    if found.given.get("unknown"):
        return m.Ago(found.unit() if "unit" in found.groups else "Y", None, -1)
    return m.Ago(found.unit(), found.count(), int(found.figure("when", "ago") or 1))


def yearago(_: Found) -> m.Ago:
    """`year-ago`, `year-earlier`."""
    return m.Ago("Y", 1.0, -1)


def after(found: Found) -> m.After | None:
    """`three days later`; "three days after the vote" counts from what is no time."""
    if found.given.get("last") and found.next()[:1].isalnum():
        return None
    return m.After(found.unit(), found.count(), int(found.figure("when", "later", "beside") or 1))


def length(found: Found) -> m.Length | None:
    """A duration."""
    unit = found.unit()
    if found.given.get("unknown"):
        return m.Length(unit, None)
    if found.given.get("half"):
        return m.Length(unit, 0.5)
    count = found.count() if "n" in found.groups else 1.0
    if count is None or _no_length(found, unit, count):
        return None
    return m.Length(unit, count + 0.5 if found.given.get("more") else count)


def _no_length(found: Found, unit: str, count: float) -> bool:
    """Whether it is an ordinal ("a second attack"), a fraction ("three-quarters of voters") or somebody's age."""
    before, after = found.words()[-2], found.next()
    if unit in ("TS", "Q") and before in found.figures["article"]:
        return True
    if unit == "Q" and count == 3 and (before in DASHES or after in found.figures["whole"]):
        return True
    return after in found.figures["age"] or (after in DASHES and found.next(1) in found.figures["age"])


def recurring(found: Found) -> m.Recurring | None:
    """`every Monday`, `weekly`, `twice a year`: the period, not how often in it."""
    if "unit" in found.groups:
        unit = {"WE": "W"}.get(found.unit(), found.unit())
    else:
        unit = "W" if "day" in found.groups else "D" if "part" in found.groups else "Y"
    if unit == "TS" and "n" not in found.groups:
        return None  # "every second": one of two
    return m.Recurring(unit, found.count() or 1.0)
