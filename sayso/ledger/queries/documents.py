"""Documents: how they are listed, and which ones somebody means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from sayso.errors import UnknownDocument, UnknownId
from sayso.ledger import recall
from sayso.ledger.queries.paging import Listing
from sayso.ledger.schema import documents, inputs, statements
from sayso.records import DocumentRow, PublishedRow

# The order of documents, and the outermost part of the order of facts.
ORDER = (documents.c.published_order, documents.c.path, documents.c.id)


def listing(
    *, document: list[str] | None, outlet: str | None, language: str | None, quarantined: bool | None
) -> Listing[DocumentRow]:
    """Documents by date of publication, path and id; `document` lists ids."""
    query = select(documents)
    if document is not None:
        query = query.where(documents.c.id.in_(document))
    if outlet is not None:
        query = query.where(documents.c.outlet == outlet)
    if language is not None:
        query = query.where(documents.c.language == language)
    if quarantined is not None:
        query = query.where(documents.c.quarantined.is_not(None) if quarantined else documents.c.quarantined.is_(None))
    return Listing(query, ORDER, len(ORDER), _rows)


def meant(connection: Connection, given: str | None) -> list[str] | None:
    """The ids of the documents with this path, file name, id or beginning of an id; None for None.

    Raises UnknownDocument where there is none, or where several ids begin so.
    """
    if given is None:
        return None
    named = connection.scalars(
        select(documents.c.id).where(or_(documents.c.path == given, documents.c.name == given)).order_by(documents.c.id)
    ).all()
    if named:
        return list(named)
    also = connection.scalars(select(inputs.c.document).where(inputs.c.path == given).distinct()).all()
    if also:
        return list(also)
    try:
        return [whole_id(connection, documents, given)]
    except UnknownId as error:
        raise UnknownDocument(given, error.found) from error


def published_in(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """That documents were published, or may have been, on days between these two (ISO 8601), both included; None
    stands for no bound. Without any, documents of unknown date are among them."""
    published = documents.c.published_order
    found: list[ColumnElement[bool]] = []
    if since is not None:
        # Months and years that it lies in are no later as strings, and may be meant.
        wider = [since[:length] for length in (4, 7) if len(since) > length]
        found += [published >= min([since, *wider]), or_(published >= since, published.in_(wider))]
    if until is not None:
        # "~" stands after all that follows a day in ISO 8601.
        found += [published != "", published <= f"{until}~"]
    return found


def published(connection: Connection) -> list[PublishedRow]:
    """How many documents were published when, in order; hours are left out."""
    day = func.substr(documents.c.published_order, 1, 10)
    query = select(day.label("day"), func.count().label("n")).group_by(day).order_by(day)
    return [PublishedRow(row.day or None, row.n) for row in connection.execute(query)]


def whole_id(connection: Connection, table: Any, given: str) -> str:
    """The id in this table that begins so; raises UnknownId where there is none, or more than one and none exact."""
    # Ids are hexadecimal digits, so that the next string after all that begin with one ends in a later letter.
    query = select(table.c.id).where(table.c.id >= given, table.c.id < given + "g").order_by(table.c.id).limit(2)
    found = connection.scalars(query).all()
    if given and found and (len(found) == 1 or found[0] == given):
        return str(found[0])
    if not given or not found:
        raise UnknownId(given)
    count = select(func.count()).select_from(table).where(table.c.id >= given, table.c.id < given + "g")
    raise UnknownId(given, connection.scalar(count) or 0)


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[DocumentRow]:
    ids = [row.id for row in rows]
    paths: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(inputs.c.document, inputs.c.path)
        .where(inputs.c.document.in_(ids))
        .order_by(inputs.c.document, inputs.c.path, inputs.c.key)
    ):
        paths[row.document].append(row.path)
    counts: dict[str, int] = {
        row.document: row.n
        for row in connection.execute(
            select(statements.c.document, func.count().label("n"))
            .where(statements.c.document.in_(ids))
            .group_by(statements.c.document)
        )
    }
    # The first input is the one whose path the document shows.
    return [
        DocumentRow(recall.document(row), tuple(paths[row.id][1:]), row.words, counts.get(row.id, 0)) for row in rows
    ]
