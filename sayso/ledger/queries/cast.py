"""Entities with what is said by them and of them, those that matter most first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Literal

from sqlalchemy import Connection, Select, func, select

from sayso.ledger.queries import entities as every
from sayso.ledger.queries.paging import PAGE
from sayso.ledger.schema import attributions, entities, members, mentions, referents, statements, verdicts
from sayso.records import Appearances, AppearingRow, CastRow, EntityKind, EntityRow

CastOrder = Literal["said", "spoken_of", "mentions", "name"]
NEVER = Appearances()
_REJECTED = select(verdicts.c.id).where(verdicts.c.verdict == "reject")


def cast(connection: Connection, name: str | None, kind: EntityKind | None, limit: int | None) -> list[CastRow]:
    """At most `limit` entities, those with the most statements by them first, then those most spoken of."""
    chosen = every.listing(name=name, kind=kind).query.with_only_columns(entities.c.id, entities.c.name)
    said, spoken_of = _counted(connection, _said()), _counted(connection, _spoken_of())
    found = [(-said.get(row.id, 0), -spoken_of.get(row.id, 0), row.name, row.id) for row in connection.execute(chosen)]
    ids = [identity for _, _, _, identity in sorted(found)][:limit]
    rows: dict[str, EntityRow] = {}
    for at in range(0, len(ids), PAGE):
        page = connection.execute(select(entities).where(entities.c.id.in_(ids[at : at + PAGE]))).all()
        rows |= {row.id: row for row in every.rows(connection, page)}
    return [CastRow(rows[one], said.get(one, 0), spoken_of.get(one, 0)) for one in ids]


def appearances(connection: Connection) -> dict[str, Appearances]:
    """How often each entity appears, by its id; those that do not are left out."""
    said, spoken_of = _counted(connection, _said()), _counted(connection, _spoken_of())
    mentioned = _counted(connection, _mentioned())
    ids = said.keys() | spoken_of.keys() | mentioned.keys()
    return {one: Appearances(said.get(one, 0), spoken_of.get(one, 0), mentioned.get(one, 0)) for one in sorted(ids)}


def in_order(
    connection: Connection,
    name: str | None,
    kind: EntityKind | None,
    order: CastOrder,
    known: Mapping[str, Appearances],
) -> list[str]:
    """The ids of entities, most often first; of those that have as much, the rest of what is known decides."""
    chosen = every.listing(name=name, kind=kind).query.with_only_columns(entities.c.id, entities.c.name)
    by_name = sorted((row.name.casefold(), row.name, row.id) for row in connection.execute(chosen))
    ids = [identity for _, _, identity in by_name]
    if order == "name":
        return ids
    first = ("said", "spoken_of", "mentions").index(order)

    def rank(identity: str) -> tuple[int, ...]:
        found = known.get(identity, NEVER)
        counts = [-found.said, -found.spoken_of, -found.mentions]
        return (counts[first], *counts)

    return sorted(ids, key=rank)


def appearing(connection: Connection, ids: Sequence[str], known: Mapping[str, Appearances]) -> list[AppearingRow]:
    """The entities with these ids that are still there, in this order."""
    found = {row.id: row for row in connection.execute(select(entities).where(entities.c.id.in_(ids)))}
    return [
        AppearingRow(one, row.name, row.kind, tuple(json.loads(row.aliases)), known.get(one, NEVER))
        for one in ids
        if (row := found.get(one)) is not None
    ]


def _mentioned() -> Select[tuple[str, int]]:
    return (
        select(referents.c.entity, func.count().label("n"))
        .join(members, members.c.referent == referents.c.id)
        .where(referents.c.entity.is_not(None))
        .group_by(referents.c.entity)
    )


def _said() -> Select[tuple[str, int]]:
    a = attributions.c
    return (
        select(referents.c.entity, func.count().label("n"))
        .join(a.statement.table, a.referent == referents.c.id)
        .where(referents.c.entity.is_not(None), a.statement.not_in(_REJECTED))
        .group_by(referents.c.entity)
    )


def _spoken_of() -> Select[tuple[str, int]]:
    """In the content of statements that are not their own."""
    s, m, speaker = statements.c, mentions.c, referents.alias("speaker")
    return (
        select(referents.c.entity, func.count(s.id.distinct()).label("n"))
        .join(members, members.c.referent == referents.c.id)
        .join(mentions, m.id == members.c.mention)
        .join(statements, (s.document == m.document) & (s.start <= m.start) & (s.end >= m.end))
        .outerjoin(attributions, attributions.c.statement == s.id)
        .outerjoin(speaker, speaker.c.id == attributions.c.referent)
        .where(
            referents.c.entity.is_not(None),
            s.id.not_in(_REJECTED),
            speaker.c.entity.is_distinct_from(referents.c.entity),
        )
        .group_by(referents.c.entity)
    )


def _counted(connection: Connection, query: Select[tuple[str, int]]) -> dict[str, int]:
    return {row.entity: row.n for row in connection.execute(query)}
