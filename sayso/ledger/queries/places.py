"""Places, where they are, and how often documents of some time speak of them."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Select, func, select

from sayso.ledger import recall
from sayso.ledger.queries.documents import ORDER, published_in
from sayso.ledger.schema import PLACE_COLUMNS, documents, entities, members, mentions, referents, statements, verdicts
from sayso.records import EntityKind, Place, PlaceRow, UnplacedRow

# What would have a place, were it known.
KINDS: Final[tuple[EntityKind, ...]] = ("country", "place", "facility", "route")
_REJECTED = select(verdicts.c.id).where(verdicts.c.verdict == "reject")
_LOCATED = select(referents.c.entity).where(referents.c.lat.is_not(None), referents.c.entity.is_not(None))


def places(
    connection: Connection, country: str | None, since: str | None = None, until: str | None = None
) -> list[PlaceRow]:
    """Those with the most mentions first; only those in a country, by its ISO 3166-1 code.

    Only mentions in documents published between `since` and `until` (ISO 8601) count, and what has none is left out;
    where something is tell all documents.
    """
    found = _surest(connection)
    counted = _mentioned(connection, entities.c.id.in_(_LOCATED), since, until)
    said = _statements(connection, referents.c.entity.in_(_LOCATED), since, until)
    rows = [
        PlaceRow(row.id, row.name, row.kind, place, row.mentions, said.get(row.id, 0), row.documents)
        for row in counted
        if country in (None, (place := found[row.id]).country)
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.name, row.entity))


def unplaced(connection: Connection, since: str | None = None, until: str | None = None) -> list[UnplacedRow]:
    """Countries, places, facilities and routes of which nobody knows where they are, counted and sorted as `places`."""
    unknown = select(entities.c.id).where(entities.c.kind.in_(KINDS), entities.c.id.not_in(_LOCATED))
    said = _statements(connection, referents.c.entity.in_(unknown), since, until)
    rows = [
        UnplacedRow(row.id, row.name, row.kind, row.mentions, said.get(row.id, 0), row.documents)
        for row in _mentioned(connection, entities.c.id.in_(unknown), since, until)
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.name, row.entity))


def _surest(connection: Connection) -> dict[str, Place]:
    """The place of each entity: of those of its referents, in order, the first that nothing outdoes."""
    in_order = (referents.c.place_score.desc(), *ORDER, referents.c.start, referents.c.id)
    ranked = (
        select(
            referents.c.entity,
            *PLACE_COLUMNS,
            func.row_number().over(partition_by=referents.c.entity, order_by=in_order).label("rank"),
        )
        .join(documents, documents.c.id == referents.c.document)
        .where(referents.c.lat.is_not(None), referents.c.entity.is_not(None))
        .subquery()
    )
    rows = connection.execute(select(ranked).where(ranked.c.rank == 1))
    return {row.entity: place for row in rows if (place := recall.place(row)) is not None}


def _mentioned(connection: Connection, chosen: Any, since: str | None, until: str | None) -> list[Any]:
    query = (
        select(
            entities.c.id,
            entities.c.name,
            entities.c.kind,
            func.count().label("mentions"),
            func.count(referents.c.document.distinct()).label("documents"),
        )
        .join(referents, referents.c.entity == entities.c.id)
        .join(members, members.c.referent == referents.c.id)
        .where(chosen)
        .group_by(entities.c.id, entities.c.name, entities.c.kind)
    )
    return list(connection.execute(_published(query, since, until)).all())


def _statements(connection: Connection, chosen: Any, since: str | None, until: str | None) -> dict[str, int]:
    """In how many statements that nobody rejected each of some entities is mentioned."""
    s, m = statements.c, mentions.c
    query = (
        select(referents.c.entity, func.count(s.id.distinct()).label("n"))
        .join(members, members.c.referent == referents.c.id)
        .join(mentions, m.id == members.c.mention)
        .join(statements, (s.document == m.document) & (s.start <= m.start) & (s.end >= m.end))
        .where(chosen, s.id.not_in(_REJECTED))
        .group_by(referents.c.entity)
    )
    return {row.entity: row.n for row in connection.execute(_published(query, since, until))}


def _published(query: Select[Any], since: str | None, until: str | None) -> Select[Any]:
    bounds = published_in(since, until)
    if not bounds:
        return query
    return query.join(documents, documents.c.id == referents.c.document).where(*bounds)
