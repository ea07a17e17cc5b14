"""The ledger as a file: how it is opened, locked, closed and copied.

While a build writes, the file is in WAL mode, so that readers go on; when it ends the log is folded in and the file is
back in rollback mode: one file that can be copied or mailed. Readers open read-only, in a read-only folder too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from sayso.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerMissing,
    LedgerNotWritten,
    LedgerReadOnly,
    LedgerVersion,
    NotALedger,
    OutputExists,
)
from sayso.ledger import migrations

# How long a reader or a judgement waits for a commit, in seconds: a batch of a build takes milliseconds.
PATIENCE = 30.0
PATIENCE_AT_END = 2
# What a writer keeps of the file in memory, and how long its log grows before it is folded in, in pages of 4 KiB: ids
# are digests, so that every batch writes to pages all over the file, the same ones again and again.
CACHE_KIB = 64 * 1024
LOG_PAGES = 8 * 1024


def reading(path: Path) -> Engine:
    """An engine whose connections read the ledger and hold nothing between two queries.

    Raises LedgerMissing, NotALedger, LedgerVersion.
    """
    if not path.exists():
        raise LedgerMissing(path)
    if not path.is_file():
        raise NotALedger(path)

    engine = _engine(lambda: _readable(path), NullPool, "BEGIN")
    with told(path), engine.connect() as connection:
        found = migrations.check(connection, path)
    if found < len(migrations.MIGRATIONS):
        raise LedgerVersion(path, found, len(migrations.MIGRATIONS))
    return engine


def writing(path: Path) -> Engine:
    """An engine with one connection that writes the ledger, made where there is none; the caller holds the lock.

    Raises NotALedger, LedgerVersion, LedgerReadOnly. A new ledger appears whole, so that a file without tables is
    never one that a build left behind.
    """
    if not path.exists():
        _create(path)
    if not path.is_file():
        raise NotALedger(path)
    engine = _engine(lambda: _connect(path, "mode=rw"), StaticPool, "BEGIN IMMEDIATE")
    with told(path):
        with engine.connect() as connection:
            found = migrations.check(connection, path)
        if found < len(migrations.MIGRATIONS):
            with engine.begin() as connection:
                migrations.migrate(connection)
    return engine


def _create(path: Path) -> None:
    part = path.with_name(f".{path.name}-new")
    part.unlink(missing_ok=True)
    engine = _engine(lambda: _connect(part, "mode=rwc"), NullPool, "BEGIN IMMEDIATE")
    with told(path), engine.begin() as connection:
        migrations.migrate(connection)
    engine.dispose()
    part.replace(path)


def start_log(engine: Engine) -> None:
    """Switch to WAL, so that readers go on while a build writes."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA journal_mode = WAL")
        # In WAL mode NORMAL keeps the database sound through a crash; only the last commits can be lost.
        driver.execute("PRAGMA synchronous = NORMAL")
        driver.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        driver.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")


def end_log(engine: Engine) -> None:
    """Fold the log into the file and go back to rollback mode.

    While somebody reads the second cannot be done: the file stays sound and readable, and the next writer does it.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"PRAGMA busy_timeout = {PATIENCE_AT_END * 1000}")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            driver.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise


def copy(source: Path, target: Path) -> None:
    """Copy a ledger to a new file by SQLite's backup: sound even while it is written.

    Raises OutputExists where something has that name, LedgerReadOnly where it cannot be written.
    """
    if target.exists():
        raise OutputExists(target)
    part = target.with_name(f".{target.name}-new")
    try:
        with told(target), closing(_readable(source)) as origin:
            part.unlink(missing_ok=True)
            with closing(_connect(part, "mode=rwc")) as copied:
                origin.backup(copied)
                copied.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except OSError as error:
        raise LedgerReadOnly(target) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite refuses, said in the one line of Sayso."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None:
            raise
        match code & 0xFF:
            case sqlite3.SQLITE_NOTADB:
                raise NotALedger(path) from None
            case sqlite3.SQLITE_CORRUPT:
                raise LedgerDamaged(path) from None
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise LedgerBusy(path) from None
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                raise LedgerReadOnly(path) from None
            case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOMEM:
                raise LedgerNotWritten(path, str(cause)) from None
            case _:
                raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # Transactions are begun and ended by what `_engine` says, never by the driver.
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _readable(path: Path) -> sqlite3.Connection:
    """A connection that reads, in whatever state whoever wrote last left the file."""
    try:
        return _probed(_connect(path, "mode=ro"))
    except sqlite3.OperationalError:
        if Path(f"{path}-wal").exists():
            raise
        if Path(f"{path}-journal").exists():
            # Somebody was killed in the middle of a commit, which only one who may write can undo.
            _probed(_connect(path, "mode=rw")).close()
            return _probed(_connect(path, "mode=ro"))
        # A ledger that was copied out of a running build wants a log beside it even to be read. Where that cannot be
        # made and there is none, nobody is writing: the file is all there is.
        return _probed(_connect(path, "mode=ro&immutable=1"))


def _probed(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _engine(connect: Callable[[], sqlite3.Connection], pool: type[NullPool | StaticPool], begin: str) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=pool)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
