"""Entities that have a place, and how often they are spoken of."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.ledger.queries.documents import ORDER
from sayso.ledger.queries.entities import surest
from sayso.ledger.schema import PLACE_COLUMNS, documents, entities, members, mentions, referents, statements, verdicts
from sayso.records import PlaceRow

_REJECTED = select(verdicts.c.id).where(verdicts.c.verdict == "reject")


def places(connection: Connection, country: str | None) -> list[PlaceRow]:
    """Those with the most mentions first; only those in a country, by its ISO 3166-1 code."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    located = (
        select(referents.c.entity, *PLACE_COLUMNS)
        .join(documents, documents.c.id == referents.c.document)
        .where(referents.c.lat.is_not(None), referents.c.entity.is_not(None))
        .order_by(*ORDER, referents.c.start, referents.c.id)
    )
    for row in connection.execute(located):
        found[row.entity].append(row)
    has_place = select(referents.c.entity).where(referents.c.lat.is_not(None))
    counted = (
        select(
            entities.c.id,
            entities.c.name,
            entities.c.kind,
            func.count().label("mentions"),
            func.count(referents.c.document.distinct()).label("documents"),
        )
        .join(referents, referents.c.entity == entities.c.id)
        .join(members, members.c.referent == referents.c.id)
        .where(entities.c.id.in_(has_place))
        .group_by(entities.c.id, entities.c.name, entities.c.kind)
    )
    said = _statements(connection)
    rows = [
        PlaceRow(row.id, row.name, row.kind, place, row.mentions, said.get(row.id, 0), row.documents)
        for row in connection.execute(counted)
        if (place := surest(found[row.id])) is not None and country in (None, place.country)
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.name, row.entity))


def _statements(connection: Connection) -> dict[str, int]:
    """In how many statements that nobody rejected each entity with a place is mentioned."""
    s, m = statements.c, mentions.c
    query = (
        select(referents.c.entity, func.count(s.id.distinct()).label("n"))
        .join(members, members.c.referent == referents.c.id)
        .join(mentions, m.id == members.c.mention)
        .join(statements, (s.document == m.document) & (s.start <= m.start) & (s.end >= m.end))
        .where(
            referents.c.entity.in_(select(referents.c.entity).where(referents.c.lat.is_not(None))),
            s.id.not_in(_REJECTED),
        )
        .group_by(referents.c.entity)
    )
    return {row.entity: row.n for row in connection.execute(query)}
