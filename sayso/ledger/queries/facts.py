"""Times and mentions, in the order of their documents and places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.ledger.queries.documents import ORDER
from sayso.ledger.queries.entities import known_as, with_entity
from sayso.ledger.queries.paging import Listing
from sayso.ledger.schema import documents, entities, members, mentions, times
from sayso.records import MentionRow, Span, TimeRow


def time_listing(*, document: list[str] | None, kind: str | None) -> Listing[TimeRow]:
    """Time expressions."""
    t = times.c
    query = select(times, documents.c.path).join(documents, documents.c.id == t.document)
    if document is not None:
        query = query.where(documents.c.id.in_(document))
    if kind is not None:
        query = query.where(t.kind == kind)
    return Listing(query, (*ORDER, t.start, t.end, t.id), len(ORDER), _times)


def mention_listing(
    *, document: list[str] | None, entity: str | None, kind: str | None, form: str | None
) -> Listing[MentionRow]:
    """Mentions with their entities."""
    m = mentions.c
    query = (
        select(mentions, documents.c.path, entities.c.id.label("entity"))
        .join(documents, documents.c.id == m.document)
        .outerjoin(members, members.c.mention == m.id)
    )
    query = with_entity(query, members.c.referent)
    if document is not None:
        query = query.where(documents.c.id.in_(document))
    if entity is not None:
        query = query.where(entities.c.id.in_(known_as(entity)))
    if kind is not None:
        query = query.where(m.kind == kind)
    if form is not None:
        query = query.where(m.form == form)
    return Listing(query, (*ORDER, m.start, m.end, m.id), len(ORDER), _mentions)


def time_row(row: Row[Any]) -> TimeRow:
    """A time expression with the path of its document."""
    return TimeRow(
        id=row.id,
        document=row.document,
        path=row.path,
        span=Span(row.start, row.end),
        text=row.text,
        kind=row.kind,
        value=row.value,
        anchor=row.anchor,
        reason=row.reason,
        confidence=row.confidence,
        by=row.by,
    )


def _times(_: Connection, rows: Sequence[Row[Any]]) -> list[TimeRow]:
    return [time_row(row) for row in rows]


def mention_row(row: Row[Any]) -> MentionRow:
    """A mention with its entity and the path of its document."""
    return MentionRow(
        id=row.id,
        document=row.document,
        path=row.path,
        span=Span(row.start, row.end),
        text=row.text,
        kind=row.kind,
        entity=row.entity,
        form=row.form,
        by=row.by,
    )


def _mentions(_: Connection, rows: Sequence[Row[Any]]) -> list[MentionRow]:
    return [mention_row(row) for row in rows]
