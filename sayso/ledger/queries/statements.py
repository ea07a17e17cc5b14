"""Statements with their speakers, chains and verdicts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, or_, select, union

from sayso.ledger import search
from sayso.ledger.queries.documents import ORDER, published_in
from sayso.ledger.queries.entities import has_words, known_as, with_entity
from sayso.ledger.queries.involved import count_by, involved
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

Conditions = list[ColumnElement[bool]]


def listing(
    *,
    ids: list[str] | None = None,
    speaker: str | None = None,
    by: str | None = None,
    document: list[str] | None = None,
    outlet: str | None = None,
    mode: str | None = None,
    kind: str | None = None,
    text: str | None = None,
    verdict: str | None = None,
    origin: str | None = None,
    relay: str | None = None,
    chain: tuple[str, ...] = (),
    whole: bool = False,
    called: str | None = None,
    nobody: bool = False,
    place: Span | None = None,
    standing: bool = False,
    about: str | None = None,
    mentioning: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Listing[StatementRow]:
    """Statements in the order of their documents and places; what the filters mean says `Ledger.statements`.

    `by` is the id of the entity that made them; `origin` and `relay` are names as `counts.relays` gives them, `chain`
    those with which the chain begins, as `sourcing` has them, `whole`: and ends; `called` is one of `counts.speakers`
    that has no entity; `nobody`: there is no speaker; `place` is touched; `standing`: nobody rejected them; `about` is
    an entity's id that they mention and that did not make them, `mentioning` one that they mention; `since` and `until`
    bound the publication of their documents.
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
    # Conditions speak of statements and documents only, so that counting joins nothing else.
    where: Conditions = [
        *_spoken(speaker, called, nobody),
        *_worded(mode, kind, text),
        *_came(origin, relay),
        *_along(chain, whole),
        *_judged(verdict, standing),
    ]
    if ids is not None:
        where.append(s.id.in_(ids))
    if place is not None:
        where += [s.start < place.end, s.end > place.start]
    narrow = select(s.id).join(documents, documents.c.id == s.document)
    counting = select(func.count()).select_from(statements)
    of_documents: Conditions = []
    if document is not None:
        of_documents.append(documents.c.id.in_(document))
    if outlet is not None:
        of_documents.append(documents.c.outlet == outlet)
    of_documents += published_in(since, until)
    if of_documents:
        counting = counting.join(documents, documents.c.id == s.document)
    where += of_documents
    # An expression in place of the id keeps SQLite from looking documents up, so that it goes through them in order.
    walked = select(s.id).join(documents, documents.c.id.concat("") == s.document)
    # The entities that most is said by, and most is said of, are in so many statements that sets of these take long.
    those = involved(by, about, mentioning)
    probed = walked.where(*where, *those.looks) if those.looks else None
    only_by = by is not None and len(where) == int(standing) and len(those.sets) == 1
    where += those.sets
    return Listing(
        query=query.where(*where),
        order=(*ORDER, s.start, s.end, s.id),
        outer=len(ORDER),
        read=_rows,
        alone=query,
        narrow=narrow.where(*where),
        counting=count_by(by, standing) if by is not None and only_by else counting.where(*where),
        walked=walked.where(*where) if where else None,
        probed=probed,
        among=select(func.max(s.n)),
    )


def _worded(mode: str | None, kind: str | None, text: str | None) -> Conditions:
    s = statements.c
    found: Conditions = []
    if mode is not None:
        found.append(s.mode == mode)
    if kind is not None:
        found.append(s.kind == kind)
    if text is not None:
        matching = search.worded(text)
        found.append(false() if matching is None else s.n.in_(matching))
    return found


def _spoken(speaker: str | None, called: str | None, nobody: bool) -> Conditions:
    s, a = statements.c, attributions.c
    found: Conditions = []
    if speaker is not None:
        found.append(s.id.in_(_spoken_by(speaker)))
    if called is not None:
        unlinked = select(a.statement).outerjoin(referents, referents.c.id == a.referent)
        found.append(s.id.in_(unlinked.where(referents.c.entity.is_(None), a.speaker == called)))
    if nobody:
        named = select(a.statement).where(a.speaker.is_not(None))
        found.append(s.id.not_in(union(named, _linked()).subquery().select()))
    return found


def _nobodys() -> Select[Any]:
    """The ids of statements of which nobody knows who made them."""
    a = attributions.c
    return select(a.statement).where(a.speaker.is_(None), a.referent.is_(None))


def _linked() -> Select[Any]:
    """The ids of statements whose speakers are entities."""
    a = attributions.c
    return select(a.statement).join(referents, referents.c.id == a.referent).where(referents.c.entity.is_not(None))


def _came(origin: str | None, relay: str | None) -> Conditions:
    s, c = statements.c, chain_links.c
    relays = (c.role == "relay") & (c.position > 0)
    found: Conditions = []
    if origin is not None:
        found.append(s.id.in_(_passed_on(origin, c.position == 0)))
    if relay is not None and origin is None:
        found.append(s.id.in_(_passed_on(relay, relays)))
    elif relay is not None:
        # Only what the origin said is looked through, each by its index: half the time of two sets.
        named = func.coalesce(entities.c.name, c.name) == relay
        through = with_entity(select(c.statement), c.referent).where(c.statement == s.id, relays, named)
        found.append(through.correlate(statements).exists())
    return found


def _along(chain: tuple[str, ...], whole: bool) -> Conditions:
    """Statements of a known speaker whose chain begins with these names."""
    if not chain:
        return []
    s, c = statements.c, chain_links.c

    def at(position: int) -> Select[Any]:
        return select(c.statement).where(c.statement == s.id, c.position == position)

    found: Conditions = [s.id.in_(_passed_on(chain[0], c.position == 0)), s.id.not_in(_nobodys())]
    for position, name in enumerate(chain[1:], start=1):
        named = func.coalesce(entities.c.name, c.name) == name
        found.append(with_entity(at(position), c.referent).where(named).correlate(statements).exists())
    if whole:
        found.append(~at(len(chain)).correlate(statements).exists())
    return found


def _judged(verdict: str | None, standing: bool) -> Conditions:
    s, v = statements.c, verdicts.c
    found: Conditions = []
    if verdict is not None:
        found.append(s.id.in_(select(v.id).where(v.verdict == verdict)))
    if standing:
        found.append(s.id.not_in(select(v.id).where(v.verdict == "reject")))
    return found


def _spoken_by(speaker: str) -> Select[Any]:
    """The ids of statements of whoever has this name among theirs: all its words, in order, or an entity's id."""
    named = select(entity_names.c.entity).where(has_words(entity_names.c.folded, speaker))
    theirs = select(referents.c.id).where(or_(referents.c.entity.in_(named), referents.c.entity.in_(known_as(speaker))))
    unlinked = select(attributions.c.statement).where(
        attributions.c.referent.is_(None), has_words(attributions.c.folded, speaker)
    )
    linked = select(attributions.c.statement).where(attributions.c.referent.in_(theirs))
    return select(union(linked, unlinked).subquery().c.statement)


def _passed_on(name: str, where: ColumnElement[bool]) -> Select[Any]:
    """The ids of statements with a link of this name in their chains: the name of its entity, or its own if none."""
    c = chain_links.c
    theirs = select(referents.c.id).join(entities, entities.c.id == referents.c.entity).where(entities.c.name == name)
    linked = select(c.statement).where(where, c.referent.in_(theirs))
    own = select(c.statement).outerjoin(referents, referents.c.id == c.referent)
    own = own.where(where, c.name == name, referents.c.entity.is_(None))
    return select(union(linked, own).subquery().c.statement)


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
