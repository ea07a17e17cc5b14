"""What tells a ledger from another SQLite file, and how an older one becomes a newer one.

Migrations only go forward: each is a function, run once, in order, in one transaction with the number that records it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, bindparam, select, update
from sqlalchemy.schema import CreateIndex, CreateTable

from sayso.errors import LedgerVersion, NotALedger
from sayso.ledger import search
from sayso.ledger.bulk import change_many
from sayso.ledger.schema import (
    ANTECEDENT_COLUMNS,
    DAY_COLUMNS,
    PLACE_COLUMNS,
    VIEWS,
    affiliations,
    given_camps,
    mentions,
    metadata,
    referents,
    times,
)
from sayso.records.edtf import days

# "SAYS" in ASCII, at byte 68 of the file, where file(1) and Datasette can see it.
APPLICATION_ID: Final = 0x53415953


def first_tables(connection: Connection) -> None:
    """Format 1, and for a new ledger the tables as they are now: what came later finds them there and adds nothing."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    metadata.create_all(connection)
    search.create(connection)
    for view in VIEWS:
        connection.exec_driver_sql(view)


def places_of_referents(connection: Connection) -> None:
    """Format 2: where referents are."""
    _add_missing(connection, referents, PLACE_COLUMNS)


def antecedents_of_mentions(connection: Connection) -> None:
    """Format 3: what the annotator says that pronouns and descriptions go back to."""
    _add_missing(connection, mentions, ANTECEDENT_COLUMNS)


def days_of_times(connection: Connection) -> None:
    """Format 4: the days that times may mean, to be found by."""
    _add_missing(connection, times, DAY_COLUMNS)
    given = connection.execute(select(times.c.id, times.c.value).where(times.c.value.is_not(None))).all()
    meant = [(row.id, days(row.value)) for row in given]
    rows = [{"time": identity, "first": its.first, "last": its.last} for identity, its in meant if its is not None]
    change_many(connection, _MEANT, rows)
    _index(connection, times)


def who_speaks_for_whom(connection: Connection) -> None:
    """Format 5: what people and bodies belong to, and what a user's tables say of it."""
    for table in (affiliations, given_camps):
        connection.execute(CreateTable(table, if_not_exists=True))
        _index(connection, table)


_MEANT: Final = (
    update(times)
    .where(times.c.id == bindparam("time"))
    .values(first_day=bindparam("first"), last_day=bindparam("last"))
)


def _index(connection: Connection, table: Table) -> None:
    """Make the indexes of a table that are not there."""
    # SQLAlchemy's own look whether they are (`checkfirst`) leaves a cursor open, and the file locked.
    for index in sorted(table.indexes, key=lambda index: index.name or ""):
        connection.execute(CreateIndex(index, if_not_exists=True))


def _add_missing(connection: Connection, table: Table, columns: Sequence[Column[Any]]) -> None:
    """Add columns that a ledger made anew has already."""
    present = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
    for column in columns:
        if column.name not in present:
            kind = column.type.compile(connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}")


MIGRATIONS: Final[tuple[Callable[[Connection], None], ...]] = (
    first_tables,
    places_of_referents,
    antecedents_of_mentions,
    days_of_times,
    who_speaks_for_whom,
)


def check(connection: Connection, path: Path) -> int:
    """The format of the ledger. Raises NotALedger for another database, LedgerVersion for a format yet unknown."""
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotALedger(path)
    found = _pragma(connection, "user_version")
    if found > len(MIGRATIONS):
        raise LedgerVersion(path, found, len(MIGRATIONS))
    return found


def migrate(connection: Connection) -> None:
    """Bring the database, blank or of an older format, to the present one; inside the caller's transaction."""
    done = _pragma(connection, "user_version")
    for number, migration in enumerate(MIGRATIONS[done:], start=done + 1):
        migration(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
