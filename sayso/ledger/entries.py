"""The rows of one document: written, written anew in part, forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, Table, delete, exists, insert, select

from sayso.ledger import columns, search
from sayso.ledger.bulk import insert_many
from sayso.ledger.clusters import ALONE, drop_entities
from sayso.ledger.entry import FACTS, Entry
from sayso.ledger.schema import (
    affiliations,
    attributions,
    chain_links,
    documents,
    links,
    made,
    members,
    mentions,
    referents,
    statements,
    times,
    touched,
)

_FACT_TABLES: Final[Mapping[str, Table]] = {"mentions": mentions, "statements": statements, "times": times}
_LINK_TABLES: Final = (affiliations, chain_links, attributions, links, referents)


def write(connection: Connection, entry: Entry) -> None:
    """Write a document and what was found in it, in place of what the ledger has of it."""
    identity = entry.document.id
    n = connection.scalar(select(documents.c.n).where(documents.c.id == identity))
    if n is not None:
        renewed = [_FACT_TABLES[name] for name in FACTS if name in entry.renewed]
        _clear(connection, identity, (*renewed, *_LINK_TABLES, made))
        _clear_document(connection, n)
    row = columns.document(entry.document, entry.words, entry.supported)
    inserted = connection.execute(insert(documents).returning(documents.c.n), {**row, "n": n})
    search.add(connection, inserted.scalar_one())
    for table, rows in _rows(entry):
        insert_many(connection, table, rows)
    if "statements" in entry.renewed:
        search.add_statements(connection, identity)


def forget(connection: Connection, identity: str) -> None:
    """Remove a document and all that was found in it."""
    _clear(connection, identity, (*_FACT_TABLES.values(), *_LINK_TABLES, made))
    n = connection.scalar(select(documents.c.n).where(documents.c.id == identity))
    if n is not None:
        _clear_document(connection, n)


def _rows(entry: Entry) -> list[tuple[Table, Sequence[columns.Values]]]:
    text, facts, linked = entry.document.text, entry.facts, entry.linked
    found: list[tuple[Table, Sequence[columns.Values]]] = []
    if "mentions" in entry.renewed:
        found.append((mentions, [columns.mention(one, text) for one in facts.mentions]))
    if "statements" in entry.renewed:
        found.append((statements, [columns.statement(one, text) for one in facts.statements]))
    if "times" in entry.renewed:
        found.append((times, [columns.time(one, text) for one in facts.times]))
    identity = entry.document.id
    return [
        *found,
        (referents, [columns.referent(one) for one in linked.referents]),
        (members, [row for one in linked.referents for row in columns.members(one)]),
        (affiliations, [row for one in linked.referents for row in columns.affiliations(one)]),
        (attributions, [columns.attribution(one, identity) for one in linked.attributions]),
        (chain_links, [row for one in linked.attributions for row in columns.chain(one, identity)]),
        (links, [columns.link(one, identity, i) for i, one in enumerate(linked.links)]),
        (made, [{"document": identity, "component": c, "version": v} for c, v in sorted(entry.made.items())]),
    ]


def _clear(connection: Connection, identity: str, tables: Sequence[Table]) -> None:
    theirs = referents.c.document == identity
    touching = select(referents.c.likeness).where(theirs, referents.c.likeness != ALONE)
    new = touching.where(~exists().where(touched.c.likeness == referents.c.likeness)).distinct()
    connection.execute(insert(touched).from_select(["likeness"], new))
    ids = connection.scalars(select(referents.c.id).where(theirs)).all()
    # An entity bears the id of its founder: without that it is another one.
    drop_entities(connection, ids)
    connection.execute(delete(members).where(members.c.referent.in_(select(referents.c.id).where(theirs))))
    if statements in tables:
        search.remove_statements(connection, identity)
    for table in tables:
        connection.execute(delete(table).where(table.c.document == identity))


def _clear_document(connection: Connection, n: int) -> None:
    search.remove(connection, n)
    connection.execute(delete(documents).where(documents.c.n == n))
