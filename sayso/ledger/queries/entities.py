"""Entities and links."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.ledger import recall
from sayso.ledger.columns import folded
from sayso.ledger.queries.documents import ORDER
from sayso.ledger.queries.paging import Listing
from sayso.ledger.schema import documents, entities, entity_names, links, members, referents
from sayso.records import EntityRole, EntityRow, Link


def listing(*, name: str | None, kind: str | None) -> Listing[EntityRow]:
    """Entities by name and id."""
    query = select(entities)
    if name is not None:
        words = entity_names.c.folded.contains(folded(name), autoescape=True)
        query = query.where(entities.c.id.in_(select(entity_names.c.entity).where(words)))
    if kind is not None:
        query = query.where(entities.c.kind == kind)
    return Listing(query, (entities.c.name, entities.c.id), 2, _rows)


def link_listing(*, relation: str | None) -> Listing[Link]:
    """Links by relation and ends."""
    c = links.c
    query = select(links)
    if relation is not None:
        query = query.where(c.relation == relation)
    return Listing(query, (c.relation, c.a_kind, c.a, c.b_kind, c.b), 5, lambda _, rows: [recall.link(r) for r in rows])


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[EntityRow]:
    ids = [row.id for row in rows]
    roles: dict[str, list[EntityRole]] = defaultdict(list)
    found_in: dict[str, list[str]] = defaultdict(list)
    theirs = (
        select(referents.c.entity, referents.c.document, referents.c.roles)
        .join(documents, documents.c.id == referents.c.document)
        .where(referents.c.entity.in_(ids))
        .order_by(referents.c.entity, *ORDER, referents.c.start, referents.c.id)
    )
    for row in connection.execute(theirs):
        roles[row.entity] += recall.roles(row.roles)
        if row.document not in found_in[row.entity][-1:]:
            found_in[row.entity].append(row.document)
    counts: dict[str, int] = {
        row.entity: row.n
        for row in connection.execute(
            select(referents.c.entity, func.count().label("n"))
            .join(members, members.c.referent == referents.c.id)
            .where(referents.c.entity.in_(ids))
            .group_by(referents.c.entity)
        )
    }
    return [
        EntityRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            aliases=tuple(json.loads(row.aliases)),
            roles=tuple(roles[row.id]),
            documents=tuple(found_in[row.id]),
            mentions=counts.get(row.id, 0),
            aliased_ids=tuple(json.loads(row.aliased_ids)),
            by=row.by,
        )
        for row in rows
    ]
