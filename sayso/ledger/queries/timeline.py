"""Times in their own order, not in that of documents, each with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from sayso.ledger.queries.facts import time_row
from sayso.ledger.queries.paging import Listing
from sayso.ledger.queries.sentences import sentences
from sayso.ledger.schema import documents, times
from sayso.records import DatedRow, Days, days
from sayso.records.edtf import OPEN_END, OPEN_START

ALWAYS: Final = Days(OPEN_START, OPEN_END)
TimePart = Literal["within", "over", "undated"]


def listing(*, period: Days, part: TimePart, ids: list[str] | None = None) -> Listing[DatedRow]:
    """Times by their days, document and place; what the parts are says `TimeChoice`."""
    t = times.c
    query = select(times, documents.c.path, documents.c.outlet, documents.c.published)
    query = query.join(documents, documents.c.id == t.document)
    where = _in(period, part)
    if ids is not None:
        where.append(t.id.in_(ids))
    place = (t.document, t.start, t.end, t.id)
    order = place if part == "undated" else (t.first_day, t.last_day, *place)
    narrow = select(t.id).where(*where)
    return Listing(
        query=query.where(*where),
        order=order,
        outer=len(order),
        read=_rows,
        alone=query,
        narrow=narrow,
        counting=select(func.count()).select_from(times).where(*where),
    )


def extent(connection: Connection, period: Days, outside: float) -> Days | None:
    """Between which days the times within a period lie; what `outside` is says `Pages.time_extent`."""
    t = times.c
    where = _in(period, "within")
    left_out = int(outside * (connection.scalar(select(func.count()).select_from(times).where(*where)) or 0))
    begins = select(t.first_day).where(*where, t.first_day > OPEN_START).order_by(t.first_day)
    ends = select(t.last_day).where(*where, t.last_day < OPEN_END).order_by(t.last_day.desc())
    first = connection.scalar(begins.offset(left_out).limit(1))
    last = connection.scalar(ends.offset(left_out).limit(1))
    known = [day for day in (first, last) if day is not None]
    return Days(min(known), max(known)) if known else None


def _in(period: Days, part: TimePart) -> list[ColumnElement[bool]]:
    first, last = times.c.first_day, times.c.last_day
    match part:
        case "undated":
            return [first.is_(None), last.is_(None)]
        case "within":
            return [first >= period.first, first <= period.last, last <= period.last]
        case "over":
            return [first <= period.last, last >= period.first, or_(first < period.first, last > period.last)]


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[DatedRow]:
    found = []
    for row, (before, after) in zip(rows, sentences(connection, rows), strict=True):
        meant = None if row.value is None else days(row.value)
        found.append(DatedRow(time_row(row), row.outlet, row.published, meant, before, after))
    return found
