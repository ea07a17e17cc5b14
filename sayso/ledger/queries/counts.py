"""What is counted over a whole ledger. Statements that somebody rejected are counted out."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, func, select

from sayso.ledger.queries.entities import with_entity
from sayso.ledger.schema import (
    attributions,
    chain_links,
    documents,
    entities,
    judgements,
    meta,
    referents,
    statements,
    times,
    verdicts,
)
from sayso.records import RelayRow, SpeakerKind, SpeakerRow, Summary

# Options are kept in `meta` under their names with this before them.
OPTION = "option "

_REJECTED = select(verdicts.c.id).where(verdicts.c.verdict == "reject")


def speakers(connection: Connection) -> list[SpeakerRow]:
    """Who is attributed statements, those with the most first."""
    s, a = statements.c, attributions.c
    name = func.coalesce(entities.c.name, a.speaker).label("name")
    spoken = select(name, entities.c.id.label("entity"), func.count().label("n")).select_from(statements)
    spoken = with_entity(spoken.outerjoin(attributions, a.statement == s.id), a.referent)
    spoken = spoken.where(s.id.not_in(_REJECTED))
    by_kind: dict[tuple[str | None, str | None], list[tuple[int, SpeakerKind]]] = defaultdict(list)
    for row in connection.execute(spoken.add_columns(s.kind).group_by(name, entities.c.id, s.kind)):
        by_kind[row.name, row.entity].append((-row.n, row.kind))
    counted = spoken.add_columns(func.count(s.document.distinct()).label("documents"))
    # Whom documents call now one kind and now another is of the commonest.
    rows = [
        SpeakerRow(row.name, row.entity, min(by_kind[row.name, row.entity])[1], row.n, row.documents)
        for row in connection.execute(counted.group_by(name, entities.c.id))
    ]
    return sorted(rows, key=lambda row: (-row.statements, row.name or "", row.entity or ""))


def relays(connection: Connection) -> list[RelayRow]:
    """Through whom statements came, the commonest ways first."""
    origin, relay = chain_links.alias("origin"), chain_links.alias("relay")
    first = func.coalesce(_name(origin.c.referent), origin.c.name)
    through = func.coalesce(_name(relay.c.referent), relay.c.name)
    query = (
        select(
            first.label("origin"),
            through.label("relay"),
            func.count(relay.c.statement.distinct()).label("statements"),
            func.count(relay.c.document.distinct()).label("documents"),
        )
        .select_from(relay)
        .join(origin, (origin.c.statement == relay.c.statement) & (origin.c.position == 0))
        .where(relay.c.role == "relay", relay.c.position > 0, relay.c.statement.not_in(_REJECTED))
        .group_by("origin", "relay")
    )
    rows = [RelayRow(row.origin, row.relay, row.statements, row.documents) for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (-row.statements, row.origin, row.relay))


def summary(connection: Connection) -> Summary:
    """The counts of the ledger."""
    d = documents.c

    def count(query: Select[Any]) -> int:
        return int(connection.scalar(query) or 0)

    said_by = with_entity(
        select(func.coalesce(entities.c.id, attributions.c.speaker).label("who"))
        .select_from(attributions)
        .where(attributions.c.statement.not_in(_REJECTED)),
        attributions.c.referent,
    ).subquery()
    languages = (
        select(d.language, func.count().label("n"))
        .where(d.language.is_not(None), d.quarantined.is_(None))
        .group_by(d.language)
    )
    total = select(func.count()).select_from
    return Summary(
        documents=count(total(documents)),
        quarantined=count(total(documents).where(d.quarantined.is_not(None))),
        unsupported=count(total(documents).where(d.supported == 0, d.quarantined.is_(None))),
        words=count(select(func.sum(d.words)).where(d.quarantined.is_(None))),
        statements=count(total(statements).where(statements.c.id.not_in(_REJECTED))),
        speakers=count(select(func.count(said_by.c.who.distinct()))),
        times=count(total(times)),
        entities=count(total(entities)),
        judgements=count(total(judgements)),
        languages=tuple(
            sorted(((r.language, r.n) for r in connection.execute(languages)), key=lambda x: (-x[1], x[0]))
        ),
        complete=connection.scalar(select(meta.c.value).where(meta.c.key == "unfinished")) is None,
    )


def options(connection: Connection) -> dict[str, Any]:
    """The options of the builds that made the ledger."""
    rows = connection.execute(select(meta).where(meta.c.key.startswith(OPTION)).order_by(meta.c.key))
    return {row.key.removeprefix(OPTION): json.loads(row.value) for row in rows}


def _name(referent: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The name of the entity of a referent."""
    return (
        select(entities.c.name)
        .join(referents, referents.c.entity == entities.c.id)
        .where(referents.c.id == referent)
        .scalar_subquery()
    )
