"""What is counted over a whole ledger. Statements that somebody rejected are counted out."""

from __future__ import annotations

import json
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, case, func, select

from sayso.ledger.queries.entities import with_entity
from sayso.ledger.queries.paging import Listing
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
from sayso.records import RelayRow, SpeakerKind, SpeakerRow, StatementRow, Summary

# Options are kept in `meta` under their names with this before them.
OPTION = "option "

_REJECTED = select(verdicts.c.id).where(verdicts.c.verdict == "reject")


def speakers(connection: Connection) -> list[SpeakerRow]:
    """Who is attributed statements, those with the most first."""
    s, a, entity = statements.c, attributions.c, referents.c.entity
    # Their names are looked up afterwards: grouping by an id takes half as long.
    called = case((entity.is_(None), a.speaker)).label("called")
    kinds: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
    of_kind = [func.count().filter(s.kind == kind).label(kind) for kind in kinds]
    query = (
        select(entity, called, func.count().label("n"), func.count(s.document.distinct()).label("documents"), *of_kind)
        .select_from(statements)
        .outerjoin(attributions, a.statement == s.id)
        .outerjoin(referents, referents.c.id == a.referent)
        .where(s.id.not_in(_REJECTED))
        .group_by(entity, called)
        .subquery()
    )
    named = select(query, func.coalesce(entities.c.name, query.c.called).label("name"))
    rows = connection.execute(named.outerjoin(entities, entities.c.id == query.c.entity)).all()
    # Whom documents call now one kind and now another is of the commonest.
    found = [
        SpeakerRow(row.name, row.entity, min(kinds, key=lambda k: (-row._mapping[k], k)), row.n, row.documents)
        for row in rows
    ]
    return sorted(found, key=lambda row: (-row.statements, row.name or "", row.entity or ""))


def relays(
    connection: Connection, among: Listing[StatementRow] | None = None, *, rejected: bool = False
) -> list[RelayRow]:
    """Through whom statements came, those of a listing or all, the commonest ways first; `rejected`: these as well."""
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
        .where(relay.c.role == "relay", relay.c.position > 0)
        .group_by("origin", "relay")
    )
    if not rejected:
        query = query.where(relay.c.statement.not_in(_REJECTED))
    if among is not None:
        chosen = among.query if among.narrow is None else among.narrow
        query = query.where(relay.c.statement.in_(chosen.with_only_columns(statements.c.id)))
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
