"""Writing a ledger: one process, in batches, each of which leaves it sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from sayso.ledger import columns, entries, file, judgements, recall
from sayso.ledger.bulk import insert_many
from sayso.ledger.clusters import Clusters
from sayso.ledger.entry import Entry, Input, Known
from sayso.ledger.lock import locked
from sayso.ledger.queries.counts import OPTION, options
from sayso.ledger.schema import (
    documents,
    given_camps,
    inputs,
    made,
    meta,
)
from sayso.records import CampTable, Document, Facts, Linked


@contextmanager
def writer(path: Path) -> Iterator[Writer]:
    """Open the ledger at `path` for writing, made where there is none.

    What was not committed when it closes is undone. Raises NotALedger, LedgerVersion, LedgerBusy, LedgerReadOnly.
    """
    with file.told(path), locked(path):
        engine = file.writing(path)
        try:
            file.start_log(engine)
            try:
                with engine.connect() as connection:
                    yield Writer(path, connection)
            finally:
                file.end_log(engine)
        finally:
            engine.dispose()


class Writer:
    """The one that writes; nothing is kept before `commit`."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self._path = path
        self._connection = connection
        self.clusters = Clusters(connection)

    def commit(self) -> None:
        """Keep what was written since the last time."""
        self._connection.commit()

    # The ledger itself

    def options(self) -> dict[str, Any]:
        """The options that the ledger was made with; empty for a new one."""
        return options(self._connection)

    def keep_options(self, given: Mapping[str, str]) -> None:
        """Keep the options of a new ledger, as JSON text."""
        for name, value in sorted(given.items()):
            self.note(f"{OPTION}{name}", value)

    def note(self, key: str, value: str | None) -> None:
        """Remember something about the ledger; None forgets it."""
        self._connection.execute(delete(meta).where(meta.c.key == key))
        if value is not None:
            self._connection.execute(insert(meta), {"key": key, "value": value})

    def noted(self, key: str) -> str | None:
        """What was remembered under this key."""
        return self._connection.scalar(select(meta.c.value).where(meta.c.key == key))

    # What users know of who speaks for whom

    def keep_camps(self, tables: Sequence[CampTable], *, only: bool = False) -> int:
        """Keep users' tables in place of what the same places gave before, with `only` in place of all others; how many
        rows are new or gone."""
        c = given_camps.c
        query = select(given_camps)
        if not only:
            query = query.where(c.key.in_([table.key for table in tables]))
        before = {tuple(row) for row in self._connection.execute(query)}
        rows = [
            {"key": table.key, "position": i, "path": table.path, "folded": columns.folded(row.name), **asdict(row)}
            for table in tables
            for i, row in enumerate(table.rows)
        ]
        after = {tuple(row[column.name] for column in given_camps.columns) for row in rows}
        if before != after:
            for key in sorted({row[0] for row in before}):
                self._connection.execute(delete(given_camps).where(c.key == key))
            insert_many(self._connection, given_camps, rows)
        return len(before ^ after)

    # Inputs

    def known(self, key: str) -> Known | None:
        """What the ledger knows of the input from this place."""
        row = self._connection.execute(
            select(inputs.c.fingerprint, inputs.c.document, documents.c.quarantined)
            .join(documents, documents.c.id == inputs.c.document)
            .where(inputs.c.key == key)
        ).one_or_none()
        return None if row is None else Known(row.fingerprint, row.document, row.quarantined is not None)

    def input_keys(self) -> list[str]:
        """The keys of all inputs, sorted."""
        return list(self._connection.scalars(select(inputs.c.key).order_by(inputs.c.key)))

    def put(self, given: Input, entry: Entry) -> None:
        """Take in an input and its document, in place of what the same place gave before.

        Of several inputs that are the same document, the one with the smallest path describes it.
        """
        document = entry.document.id
        before = self._connection.scalar(select(inputs.c.document).where(inputs.c.key == given.key))
        if before is not None and before != document:
            self.remove(given.key)
        elif before is not None:
            self._connection.execute(delete(inputs).where(inputs.c.key == given.key))
        self._connection.execute(insert(inputs), columns.input_row(given, entry.document))
        if self._first_input(document) == given.key:
            entries.write(self._connection, entry)

    def remove(self, key: str) -> None:
        """Forget an input, and its document where no other input gave it.

        Where others did, the document is stale until it has been described by what the next of them says.
        """
        document = self._connection.scalar(select(inputs.c.document).where(inputs.c.key == key))
        if document is None:
            return
        first = self._first_input(document) == key
        self._connection.execute(delete(inputs).where(inputs.c.key == key))
        heir = self._first_input(document)
        if heir is None:
            entries.forget(self._connection, document)
        elif first:
            row = self._connection.execute(select(inputs).where(inputs.c.key == heir)).one()
            self._connection.execute(
                update(documents)
                .where(documents.c.id == document)
                .values(path=row.path, name=row.name, given=row.given)
            )
            self._connection.execute(delete(made).where(made.c.document == document))

    def _first_input(self, document: str) -> str | None:
        query = select(inputs.c.key).where(inputs.c.document == document).order_by(inputs.c.path, inputs.c.key)
        return self._connection.scalar(query.limit(1))

    # Documents

    def document(self, identity: str) -> Document:
        """A document by its id."""
        return recall.document(self._connection.execute(select(documents).where(documents.c.id == identity)).one())

    def facts(self, document: str) -> Facts:
        """The facts of a document."""
        return recall.facts(self._connection, document)

    def linked(self, document: str) -> Linked:
        """What linking found inside a document."""
        return recall.linked(self._connection, document)

    def made(self, document: str) -> dict[str, str]:
        """The version of each component that made the rows of a document."""
        rows = self._connection.execute(select(made).where(made.c.document == document).order_by(made.c.component))
        return {row.component: row.version for row in rows}

    def stale(self, versions: Mapping[str, str]) -> list[Input]:
        """The inputs of documents of which some component's rows are not of its present version, by path and key.

        A document that was quarantined without a text cannot be read anew from the ledger and is not among them.
        """
        right = or_(*((made.c.component == name) & (made.c.version == version) for name, version in versions.items()))
        done = select(func.count()).where(made.c.document == documents.c.id, right).scalar_subquery()
        query = (
            select(inputs)
            .join(documents, documents.c.id == inputs.c.document)
            .where(done < len(versions), or_(documents.c.quarantined.is_(None), documents.c.words > 0))
            .order_by(inputs.c.path, inputs.c.key)
        )
        return [Input(row.key, row.path, row.name, row.fingerprint) for row in self._connection.execute(query)]

    def all_stale(self) -> None:
        """Have every document described and read anew."""
        self._connection.execute(delete(made))

    def described(self, key: str) -> tuple[Document, bool] | None:
        """The document of an input, with what was known of this input and no other, and whether it is shown by it."""
        row = self._connection.execute(select(inputs).where(inputs.c.key == key)).one_or_none()
        if row is None:
            return None
        document = replace(self.document(row.document), path=row.path, name=row.name, given=recall.given(row.given))
        return document, self._first_input(row.document) == key

    def anchor_judgements(self) -> None:
        """Find the words of every judgement again."""
        judgements.anchor(self._connection)
