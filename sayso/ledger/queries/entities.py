"""Entities, and how referents lead to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, select

from sayso.ledger import recall
from sayso.ledger.columns import folded
from sayso.ledger.queries.allegiance import allegiances
from sayso.ledger.queries.documents import ORDER
from sayso.ledger.queries.paging import Listing
from sayso.ledger.schema import PLACE_COLUMNS, documents, entities, entity_names, members, referents
from sayso.records import EntityRow, Place


def listing(*, name: str | None, kind: str | None) -> Listing[EntityRow]:
    """Entities by name and id."""
    query = select(entities)
    if name is not None:
        called = select(entity_names.c.entity).where(has_words(entity_names.c.folded, name))
        query = query.where(entities.c.id.in_(called))
    if kind is not None:
        query = query.where(entities.c.kind == kind)
    return Listing(query, (entities.c.name, entities.c.id), 2, rows)


def with_entity(query: Select[Any], referent: ColumnElement[Any]) -> Select[Any]:
    """The query with the entities joined to it that a column of referents leads to, where there are any."""
    joined = query.outerjoin(referents, referents.c.id == referent)
    return joined.outerjoin(entities, entities.c.id == referents.c.entity)


def has_words(column: ColumnElement[str | None], name: str) -> ColumnElement[bool]:
    """That the words of a name stand, in their order, in a column that `folded` made."""
    words = folded(name)
    return column.contains(words, autoescape=True) if words else false()


def known_as(identity: str) -> Select[Any]:
    """The entity that has this id, or had it before it was absorbed: the id of any of its referents is an alias."""
    return select(referents.c.entity).where(referents.c.id == identity)


def rows(connection: Connection, given: Sequence[Row[Any]]) -> list[EntityRow]:
    """Rows of `entities` with what their referents add, in the order given."""
    ids = [row.id for row in given]
    found: dict[str, list[Any]] = defaultdict(list)
    counted = select(func.count()).where(members.c.referent == referents.c.id).scalar_subquery()
    theirs = (
        select(
            referents.c.entity,
            referents.c.id,
            referents.c.document,
            referents.c.roles,
            *PLACE_COLUMNS,
            counted.label("mentions"),
        )
        .join(documents, documents.c.id == referents.c.document)
        .where(referents.c.entity.in_(ids))
        .order_by(*ORDER, referents.c.start, referents.c.id)
    )
    for row in connection.execute(theirs):
        found[row.entity].append(row)
    stand = allegiances(connection, ids)
    return [
        EntityRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            aliases=tuple(json.loads(row.aliases)),
            roles=tuple(role for referent in found[row.id] for role in recall.roles(referent.roles)),
            documents=tuple(dict.fromkeys(referent.document for referent in found[row.id])),
            mentions=sum(referent.mentions for referent in found[row.id]),
            # Whichever of them had founded the entity in a ledger with fewer documents: its id still leads here.
            aliased_ids=tuple(referent.id for referent in found[row.id] if referent.id != row.id),
            by=row.by,
            place=surest(found[row.id]),
            allegiance=stand[row.id],
        )
        for row in given
    ]


def surest(rows: Sequence[Row[Any]]) -> Place | None:
    """The place of an entity: of those of its referents, which are in order, the first that nothing outdoes."""
    places = [place for row in rows if (place := recall.place(row)) is not None]
    return max(places, key=lambda place: place.score, default=None)
