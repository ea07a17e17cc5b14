"""One statement over many rows, without what SQLAlchemy does for each, which takes as long as SQLite does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, insert

Row = Mapping[str, Any]

# Compiled once a process: by what is run, the columns of its rows, and the kind of database.
_SQL: dict[tuple[Any, ...], tuple[str, tuple[str, ...] | None]] = {}


def insert_many(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, all with values for the same columns."""
    if rows:
        columns = tuple(rows[0])
        place = (table, columns, connection.dialect.name)
        if place not in _SQL:
            _SQL[place] = _compiled(connection, insert(table), columns)
        _run(connection, *_SQL[place], rows)


def change_many(connection: Connection, statement: Update | Delete, rows: Sequence[Row]) -> None:
    """Run a statement, of which there is one in a process, with the values of its parameters in each row."""
    if rows:
        place = (statement, connection.dialect.name)
        if place not in _SQL:
            _SQL[place] = _compiled(connection, statement, None)
        _run(connection, *_SQL[place], rows)


def _compiled(
    connection: Connection, statement: Insert | Update | Delete, columns: tuple[str, ...] | None
) -> tuple[str, tuple[str, ...] | None]:
    compiled = statement.compile(dialect=connection.dialect, column_keys=columns)
    return str(compiled), None if compiled.positiontup is None else tuple(compiled.positiontup)


def _run(connection: Connection, sql: str, names: tuple[str, ...] | None, rows: Sequence[Row]) -> None:
    values: Any = list(rows) if names is None else [tuple(row[name] for name in names) for row in rows]
    connection.exec_driver_sql(sql, values)
