"""Times in their own order, not in that of documents, each with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Row, and_, func, or_, select

from sayso.ledger.queries.entities import has_words, known_as
from sayso.ledger.queries.facts import time_row
from sayso.ledger.queries.paging import Listing
from sayso.ledger.queries.sentences import AROUND, sentences
from sayso.ledger.schema import documents, entity_names, members, mentions, referents, times
from sayso.records import DatedRow, Days, TimeKind, days
from sayso.records.edtf import OPEN_END, OPEN_START

ALWAYS: Final = Days(OPEN_START, OPEN_END)
TimePart = Literal["within", "over", "undated"]


def listing(
    *, period: Days, part: TimePart, filters: Sequence[ColumnElement[bool]] = (), ids: list[str] | None = None
) -> Listing[DatedRow]:
    """Times by their days, document and place; what the parts are says `TimeChoice`."""
    t = times.c
    query = select(times, documents.c.path, documents.c.outlet, documents.c.published)
    query = query.join(documents, documents.c.id == t.document)
    where = [*_in(times, period, part), *filters]
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


def filtered(
    *, document: list[str] | None, outlet: str | None, kind: TimeKind | None, near: str | None
) -> list[ColumnElement[bool]]:
    """Conditions on times: in documents by their ids, or of an outlet; of a kind; near a mention of whoever has this
    id, or these words in a name: in the part of the text that is shown around them."""
    t = times.c
    found: list[ColumnElement[bool]] = []
    if document is not None:
        found.append(t.document.in_(document))
    if outlet is not None:
        found.append(t.document.in_(select(documents.c.id).where(documents.c.outlet == outlet)))
    if kind is not None:
        found.append(t.kind == kind)
    if near is not None:
        m, beside = mentions.c, times.alias("beside")
        named = select(entity_names.c.entity).where(has_words(entity_names.c.folded, near))
        there = (beside.c.document == m.document) & beside.c.start.between(m.start - AROUND, m.end + AROUND)
        found.append(
            t.id.in_(
                select(beside.c.id)
                .select_from(referents)
                .join(members, members.c.referent == referents.c.id)
                .join(mentions, m.id == members.c.mention)
                .join(beside, there)
                .where(or_(referents.c.entity.in_(named), referents.c.entity.in_(known_as(near))))
            )
        )
    return found


def counts(
    connection: Connection, parts: Sequence[tuple[Days, TimePart]], filters: Sequence[ColumnElement[bool]]
) -> list[int]:
    """How many times each part of a period has."""
    if not filters:
        query = select(func.count()).select_from(times)
        return [connection.scalar(query.where(*_in(times, *part))) or 0 for part in parts]
    # What is chosen is gone through once: it has no order by days.
    chosen = select(times.c.first_day, times.c.last_day).where(*filters).subquery()
    every = [func.count().filter(and_(*_in(chosen, *part))) for part in parts]
    return list(connection.execute(select(*every).select_from(chosen)).one())


def extent(connection: Connection, period: Days, filters: Sequence[ColumnElement[bool]], outside: float) -> Days | None:
    """Between which days the times within a period lie; what `outside` is says `Pages.time_extent`."""
    t = times.c
    where = [*_in(times, period, "within"), *filters]
    left_out = int(outside * (connection.scalar(select(func.count()).select_from(times).where(*where)) or 0))
    begins = select(t.first_day).where(*where, t.first_day > OPEN_START).order_by(t.first_day)
    ends = select(t.last_day).where(*where, t.last_day < OPEN_END).order_by(t.last_day.desc())
    first = connection.scalar(begins.offset(left_out).limit(1))
    last = connection.scalar(ends.offset(left_out).limit(1))
    known = [day for day in (first, last) if day is not None]
    return Days(min(known), max(known)) if known else None


def _in(table: FromClause, period: Days, part: TimePart) -> list[ColumnElement[bool]]:
    first, last = table.c.first_day, table.c.last_day
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
