"""Outlets, and what of the ledger is theirs."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sayso.ledger.schema import documents
from sayso.records import OutletRow


def outlets(connection: Connection) -> list[OutletRow]:
    """Who published documents, those with the most first; documents of unknown outlets are of None."""
    query = select(documents.c.outlet, func.count().label("n")).group_by(documents.c.outlet)
    rows = [OutletRow(row.outlet, row.n) for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (-row.documents, row.name or ""))
