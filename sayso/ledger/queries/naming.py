"""What an entity is called, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, get_args

from sqlalchemy import Connection, Row, Select, func, or_, select

from sayso.errors import UnknownId
from sayso.ledger import recall
from sayso.ledger.queries.allegiance import allegiances
from sayso.ledger.queries.documents import ORDER, published_in
from sayso.ledger.queries.entities import known_as, surest
from sayso.ledger.queries.facts import mention_row
from sayso.ledger.queries.paging import Listing
from sayso.ledger.queries.sentences import sentences
from sayso.ledger.schema import PLACE_COLUMNS, documents, entities, members, mentions, referents
from sayso.records import Form, NamedRow, NameRow, PortraitRow

_FORMS: Final[tuple[Form, ...]] = get_args(Form)


def portrait(connection: Connection, identity: str) -> PortraitRow:
    """The entity that an id leads to; raises UnknownId."""
    row = connection.execute(select(entities).where(entities.c.id.in_(known_as(identity)))).one_or_none()
    if row is None:
        raise UnknownId(identity)
    theirs = referents.c.entity == row.id
    given = (
        select(referents.c.roles, *PLACE_COLUMNS)
        .join(documents, documents.c.id == referents.c.document)
        .where(theirs, or_(referents.c.roles != "[]", referents.c.lat.is_not(None)))
        .order_by(*ORDER, referents.c.start, referents.c.id)
    )
    referring = connection.execute(given).all()
    return PortraitRow(
        id=row.id,
        name=row.name,
        kind=row.kind,
        roles=tuple(role for one in referring for role in recall.roles(one.roles)),
        place=surest(referring),
        documents=connection.scalar(select(func.count(referents.c.document.distinct())).where(theirs)) or 0,
        allegiance=allegiances(connection, [row.id])[row.id],
    )


def names(connection: Connection, identity: str) -> list[NameRow]:
    """The words of its mentions, by form, the commonest first."""
    m = mentions.c
    counted = (func.count().label("mentions"), func.count(m.document.distinct()).label("documents"))
    query = _of(identity, select(m.text, m.form, *counted).select_from(referents)).group_by(m.text, m.form)
    rows = [NameRow(row.text, row.form, row.mentions, row.documents) for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (_FORMS.index(row.form), -row.mentions, row.words))


def called(connection: Connection, given: Sequence[str]) -> dict[str, str]:
    """The ids of entities by their names, where one alone has that name."""
    query = (
        select(entities.c.name, func.min(entities.c.id).label("id"))
        .where(entities.c.name.in_(given))
        .group_by(entities.c.name)
        .having(func.count() == 1)
    )
    return {row.name: row.id for row in connection.execute(query)}


def listing(
    *,
    entity: str,
    words: str | None,
    form: Form | None,
    since: str | None = None,
    until: str | None = None,
    ids: list[str] | None = None,
) -> Listing[NamedRow]:
    """The mentions of an entity in the order of their documents and places; `since` and `until` bound the publication
    of the documents."""
    m = mentions.c
    where = []
    if words is not None:
        where.append(m.text == words)
    if form is not None:
        where.append(m.form == form)
    if ids is not None:
        where.append(m.id.in_(ids))
    alone = (
        select(mentions, documents.c.path, documents.c.outlet, documents.c.published, referents.c.entity)
        .select_from(mentions)
        .join(documents, documents.c.id == m.document)
        .join(members, members.c.mention == m.id)
        .join(referents, referents.c.id == members.c.referent)
    )
    theirs = _of(entity, select(m.id).select_from(referents)).join(documents, documents.c.id == m.document)
    # An expression in place of the id keeps SQLite from looking documents up, so that it goes through them in order.
    walked = select(m.id).join(documents, documents.c.id.concat("") == m.document)
    of_documents = published_in(since, until)
    walked = walked.where(m.id.in_(_of(entity, select(m.id).select_from(referents))), *where, *of_documents)
    counting = _of(entity, select(func.count()).select_from(referents)).where(*where)
    if of_documents:
        counting = counting.join(documents, documents.c.id == m.document).where(*of_documents)
    return Listing(
        alone,
        (*ORDER, m.start, m.end, m.id),
        len(ORDER),
        _rows,
        alone=alone,
        narrow=theirs.where(*where, *of_documents),
        counting=counting,
        walked=walked,
    )


def _of(identity: str, query: Select[Any]) -> Select[Any]:
    """The query, which begins with referents, with the mentions of an entity joined to it."""
    joined = query.join(members, members.c.referent == referents.c.id).join(
        mentions, mentions.c.id == members.c.mention
    )
    return joined.where(referents.c.entity == known_as(identity).scalar_subquery())


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[NamedRow]:
    return [
        NamedRow(mention_row(row), row.outlet, row.published, before, after)
        for row, (before, after) in zip(rows, sentences(connection, rows), strict=True)
    ]
