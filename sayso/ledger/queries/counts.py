"""What is counted over a whole ledger. Statements that somebody rejected are counted out."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, func, select

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
from sayso.records import RelayRow, SpeakerRow, Summary

_REJECTED = select(verdicts.c.id).where(verdicts.c.verdict == "reject")


def speakers(connection: Connection) -> list[SpeakerRow]:
    """Who is attributed statements, those with the most first."""
    s, a = statements.c, attributions.c
    name = func.coalesce(entities.c.name, a.speaker)
    who = (name, referents.c.entity)
    spoken = _resolved(
        select(name.label("name"), referents.c.entity, s.kind, func.count().label("n"))
        .select_from(statements)
        .outerjoin(attributions, a.statement == s.id),
        a.referent,
    ).where(s.id.not_in(_REJECTED))
    kinds: dict[tuple[str | None, str | None], list[tuple[int, str]]] = defaultdict(list)
    for row in connection.execute(spoken.group_by(*who, s.kind)):
        kinds[row.name, row.entity].append((-row.n, row.kind))
    counted = _resolved(
        select(name.label("name"), referents.c.entity, func.count(s.document.distinct()).label("n"))
        .select_from(statements)
        .outerjoin(attributions, a.statement == s.id),
        a.referent,
    ).where(s.id.not_in(_REJECTED))
    found_in = {(row.name, row.entity): row.n for row in connection.execute(counted.group_by(*who))}
    # Whom documents call now one kind and now another is of the commonest.
    rows: list[SpeakerRow] = [
        SpeakerRow(key[0], key[1], min(found)[1], -sum(n for n, _ in found), found_in[key])  # type: ignore[arg-type]
        for key, found in kinds.items()
    ]
    return sorted(rows, key=lambda row: (-row.statements, row.name or "", row.entity or ""))


def relays(connection: Connection) -> list[RelayRow]:
    """Through whom statements came, the commonest ways first."""
    origin, relay = chain_links.alias("origin"), chain_links.alias("relay")
    origin_referent, relay_referent = referents.alias("origin_referent"), referents.alias("relay_referent")
    origin_entity, relay_entity = entities.alias("origin_entity"), entities.alias("relay_entity")
    first = func.coalesce(origin_entity.c.name, origin.c.name)
    through = func.coalesce(relay_entity.c.name, relay.c.name)
    query = (
        select(
            first.label("origin"),
            through.label("relay"),
            func.count(relay.c.statement.distinct()).label("statements"),
            func.count(relay.c.document.distinct()).label("documents"),
        )
        .select_from(relay)
        .join(origin, (origin.c.statement == relay.c.statement) & (origin.c.position == 0))
        .outerjoin(origin_referent, origin_referent.c.id == origin.c.referent)
        .outerjoin(origin_entity, origin_entity.c.id == origin_referent.c.entity)
        .outerjoin(relay_referent, relay_referent.c.id == relay.c.referent)
        .outerjoin(relay_entity, relay_entity.c.id == relay_referent.c.entity)
        .where(relay.c.role == "relay", relay.c.position > 0, relay.c.statement.not_in(_REJECTED))
        .group_by(first, through)
    )
    rows = [RelayRow(row.origin, row.relay, row.statements, row.documents) for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (-row.statements, row.origin, row.relay))


def summary(connection: Connection) -> Summary:
    """The counts of the ledger."""
    d = documents.c

    def count(query: Select[Any]) -> int:
        return int(connection.scalar(query) or 0)

    said_by = _resolved(
        select(func.coalesce(referents.c.entity, attributions.c.speaker).label("who"))
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


def _resolved(query: Select[Any], referent: Any) -> Select[Any]:
    """The query with referents and entities joined to it, where there are any."""
    return query.outerjoin(referents, referents.c.id == referent).outerjoin(
        entities, entities.c.id == referents.c.entity
    )
