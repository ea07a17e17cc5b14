"""Statements with their speakers, chains and verdicts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select, union

from sayso.ledger.queries.documents import ORDER
from sayso.ledger.queries.entities import has_words, known_as, with_entity
from sayso.ledger.queries.paging import Listing
from sayso.ledger.recall import span
from sayso.ledger.schema import (
    attributions,
    chain_links,
    documents,
    entities,
    entity_names,
    referents,
    statements,
    verdicts,
)
from sayso.records import ChainRow, Quoted, Span, StatementRow


def listing(
    *,
    ids: list[str] | None = None,
    speaker: str | None = None,
    document: list[str] | None = None,
    outlet: str | None = None,
    mode: str | None = None,
    kind: str | None = None,
    text: str | None = None,
    verdict: str | None = None,
    origin: str | None = None,
    relay: str | None = None,
    called: str | None = None,
    nobody: bool = False,
    place: Span | None = None,
    standing: bool = False,
) -> Listing[StatementRow]:
    """Statements in the order of their documents and places; what the filters mean says `Ledger.statements`.

    `origin` and `relay` are names as `counts.relays` gives them, `called` is one of `counts.speakers` that has no
    entity; `nobody`: there is no speaker; `place` is touched; `standing`: nobody rejected them.
    """
    s = statements.c
    query = (
        select(
            statements,
            documents.c.path,
            documents.c.outlet,
            documents.c.published,
            func.coalesce(entities.c.name, attributions.c.speaker).label("speaker"),
            entities.c.id.label("speaker_entity"),
            verdicts.c.verdict,
        )
        .join(documents, documents.c.id == s.document)
        .outerjoin(attributions, attributions.c.statement == s.id)
        .outerjoin(verdicts, verdicts.c.id == s.id)
    )
    query = with_entity(query, attributions.c.referent)
    if ids is not None:
        query = query.where(s.id.in_(ids))
    if speaker is not None:
        query = query.where(s.id.in_(_spoken_by(speaker)))
    if document is not None:
        query = query.where(documents.c.id.in_(document))
    if outlet is not None:
        query = query.where(documents.c.outlet == outlet)
    if mode is not None:
        query = query.where(s.mode == mode)
    if kind is not None:
        query = query.where(s.kind == kind)
    if text is not None:
        query = query.where(s.text.icontains(text, autoescape=True))
    if verdict is not None:
        query = query.where(verdicts.c.verdict == verdict)
    query = _sourced(query, origin, relay, called)
    if place is not None:
        query = query.where(s.start < place.end, s.end > place.start)
    if nobody:
        query = query.where(entities.c.id.is_(None), attributions.c.speaker.is_(None))
    if standing:
        query = query.where(func.coalesce(verdicts.c.verdict, "") != "reject")
    return Listing(query, (*ORDER, s.start, s.end, s.id), len(ORDER), _rows)


def _spoken_by(speaker: str) -> Select[Any]:
    """The ids of statements of whoever has this name among theirs: all its words, in order, or an entity's id."""
    named = select(entity_names.c.entity).where(has_words(entity_names.c.folded, speaker))
    theirs = select(referents.c.id).where(or_(referents.c.entity.in_(named), referents.c.entity.in_(known_as(speaker))))
    unlinked = select(attributions.c.statement).where(
        attributions.c.referent.is_(None), has_words(attributions.c.folded, speaker)
    )
    linked = select(attributions.c.statement).where(attributions.c.referent.in_(theirs))
    return select(union(linked, unlinked).subquery().c.statement)


def _sourced(query: Select[Any], origin: str | None, relay: str | None, called: str | None) -> Select[Any]:
    s = statements.c
    if origin is not None:
        query = query.where(s.id.in_(_passed_on(origin, chain_links.c.position == 0)))
    if relay is not None:
        relayed = (chain_links.c.role == "relay") & (chain_links.c.position > 0)
        query = query.where(s.id.in_(_passed_on(relay, relayed)))
    if called is not None:
        query = query.where(entities.c.id.is_(None), attributions.c.speaker == called)
    return query


def _passed_on(name: str, where: ColumnElement[bool]) -> Select[Any]:
    """The ids of statements with a link of this name in their chains."""
    c = chain_links.c
    query = with_entity(select(c.statement), c.referent)
    return query.where(where, func.coalesce(entities.c.name, c.name) == name)


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[StatementRow]:
    chains = _chains(connection, [row.id for row in rows])
    return [
        StatementRow(
            id=row.id,
            document=row.document,
            path=row.path,
            outlet=row.outlet,
            published=row.published,
            spans=tuple(Span(*pair) for pair in json.loads(row.spans)),
            text=row.text,
            cue=None if row.cue is None else Quoted(row.cue_start, row.cue_end, row.cue),
            source=None if row.source is None else Quoted(row.source_start, row.source_end, row.source),
            speaker=row.speaker,
            speaker_entity=row.speaker_entity,
            kind=row.kind,
            chain=chains.get(row.id, ()),
            mode=row.mode,
            act=row.act,
            said=row.said,
            hedges=tuple(words for _, _, words in json.loads(row.hedges)),
            within=row.within,
            confidence=row.confidence,
            by=row.by,
            verdict=row.verdict,
        )
        for row in rows
    ]


def _chains(connection: Connection, ids: list[str]) -> dict[str, tuple[ChainRow, ...]]:
    c = chain_links.c
    shown = func.coalesce(entities.c.name, c.name).label("shown")
    query = with_entity(select(chain_links, shown, entities.c.id.label("entity")).select_from(chain_links), c.referent)
    query = query.where(c.statement.in_(ids)).order_by(c.statement, c.position)
    found: dict[str, list[ChainRow]] = defaultdict(list)
    for row in connection.execute(query):
        evidence = span(row.evidence_start, row.evidence_end)
        found[row.statement].append(ChainRow(row.shown, row.entity, row.kind, row.role, evidence))
    return {statement: tuple(links) for statement, links in found.items()}
