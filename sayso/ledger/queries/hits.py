"""What a search found, with the statements that it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from sayso.ledger.schema import documents, statements
from sayso.ledger.search import Found
from sayso.records import Hit


def hits(connection: Connection, found: Sequence[Found]) -> list[Hit]:
    """Places as hits, in their order; each names the innermost statement around it, if any."""
    d, s = documents.c, statements.c
    rows = []
    for place in found:
        where = connection.execute(select(d.id, d.path, d.outlet, d.published).where(d.n == place.n)).one()
        around = connection.scalar(
            select(s.id)
            .where(s.document == where.id, s.start <= place.span.start, s.end >= place.span.end)
            .order_by(s.end - s.start, s.start, s.id)
            .limit(1)
        )
        rows.append(Hit(*where, around, place.span.start, place.span.end, place.snippet))
    return rows
