"""How many documents were published in each part of the time from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.records import Days, PublishedRow, days
from sayso.web.axis import Axis, axis_of
from sayso.web.calendar import bins, spoken


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the time: its name, how many documents, its place and its height, in percent."""

    name: str
    documents: int
    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Published:
    """The first and the last day (ISO 8601) of the time that documents were published in, columns for its parts, an
    axis, and how many documents have no date."""

    first: str
    last: str
    columns: tuple[Column, ...]
    axis: Axis
    undated: int


def published(rows: Sequence[PublishedRow]) -> Published | None:
    """The columns of a ledger; None where all documents are of one day, or of unknown ones."""
    dated = [(meant, row.documents) for row in rows if row.published and (meant := days(row.published))]
    if not dated:
        return None
    first, last = min(meant.first for meant, _ in dated), max(meant.last for meant, _ in dated)
    if first == last:
        return None
    parts = bins(Days(first, last))
    scale = axis_of(parts)
    amounts = [0] * len(parts)
    at = 0
    # A month or a year counts where it begins.
    for meant, amount in sorted(dated, key=lambda pair: pair[0].first):
        while parts[at].days.last < meant.first:
            at += 1
        amounts[at] += amount
    most = max(amounts)
    columns = tuple(
        Column(
            name=spoken(part.value),
            documents=amount,
            left=scale.at(part.days.first),
            width=round(scale.at(part.days.last + 1) - scale.at(part.days.first), 2),
            height=round(100 * amount / most, 1),
        )
        for part, amount in zip(parts, amounts, strict=True)
        if amount
    )
    undated = sum(row.documents for row in rows) - sum(amount for _, amount in dated)
    first_day, last_day = (date.fromordinal(end).isoformat() for end in (scale.days.first, scale.days.last))
    return Published(first_day, last_day, columns, scale, undated)
