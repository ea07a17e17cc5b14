"""How many times fall into each part of a period: the columns above the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.ledger import Ledger, TimeChoice
from sayso.records import Days
from sayso.records.edtf import OPEN_END, OPEN_START
from sayso.web.axis import labels
from sayso.web.calendar import Bin, Unit, bins, spoken

# This share of all times may lie before the columns, and after them: a few of long ago do not press the rest together.
OUTSIDE: Final = 0.04
GAP: Final = 0.7  # before and after what lies outside, in widths of a column


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the period, and how many times lie within it; places and height are in percent.

    `outside` tells that it is all that lies before the others, or after them; `label` stands under some of them.
    """

    value: str
    name: str
    times: int
    left: float
    width: float
    height: float
    outside: bool
    label: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Columns side by side; `between` is how many times are in none of them, as they are longer than one."""

    columns: tuple[Column, ...]
    between: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class _Part:
    value: str
    days: Days
    outside: bool = False
    label: str = ""


def overview(ledger: Ledger, choice: TimeChoice) -> Overview | None:
    """The overview of the chosen times within a period, which may be open; None where there is nothing to compare."""
    period = choice.period
    closed = period.first > OPEN_START and period.last < OPEN_END
    extent = period if closed else ledger.time_extent(choice, OUTSIDE)
    if extent is None:
        return None
    inner = bins(extent)
    parts = _parts(inner, period)
    *amounts, total = ledger.count_times(choice, [(part, "within") for part in (*(one.days for one in parts), period)])
    told = [(part, amount) for part, amount in zip(parts, amounts, strict=True) if amount or not part.outside]
    if len(told) < 2 or not any(amounts):
        return None
    return Overview(_columns(told), total - sum(amounts), inner[0].unit)


def _parts(inner: tuple[Bin, ...], period: Days) -> list[_Part]:
    """The bins as far as they lie in the period, and what of it lies before and after them."""
    names = {one.value: text for one, text in labels(inner)}
    parts = []
    for one in inner:
        days = Days(max(one.days.first, period.first), min(one.days.last, period.last))
        value = one.value if days == one.days else _between(days)
        parts.append(_Part(value, days, label=names.get(one.value, "")))
    first, last = inner[0].days.first, inner[-1].days.last
    if period.first < first:
        days = Days(period.first, first - 1)
        parts.insert(0, _Part(_between(days), days, outside=True, label="before"))
    if period.last > last:
        days = Days(last + 1, period.last)
        parts.append(_Part(_between(days), days, outside=True, label="after"))
    return parts


def _between(days: Days) -> str:
    start = ".." if days.first == OPEN_START else date.fromordinal(days.first).isoformat()
    end = ".." if days.last == OPEN_END else date.fromordinal(days.last).isoformat()
    return f"{start}/{end}"


def _columns(told: Sequence[tuple[_Part, int]]) -> tuple[Column, ...]:
    slots = len(told) + GAP * sum(part.outside for part, _ in told)
    most = max(amount for _, amount in told)
    columns = []
    left = 0.0
    for number, (part, amount) in enumerate(told):
        left += GAP if part.outside and number else 0
        columns.append(
            Column(
                value=part.value,
                name=spoken(part.value),
                times=amount,
                left=round(100 * left / slots, 2),
                width=round(100 / slots, 2),
                height=round(100 * amount / most, 1),
                outside=part.outside,
                label=part.label,
            )
        )
        left += 1 + (GAP if part.outside and not number else 0)
    return tuple(columns)
