from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hand_made import hand_made
from sqlalchemy import Connection, create_engine, inspect

from sayso.errors import LedgerVersion, NotALedger
from sayso.ledger import Ledger, TimeChoice, migrations, writer
from sayso.ledger.schema import ANTECEDENT_COLUMNS, PLACE_COLUMNS, metadata


@pytest.fixture
def blank() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_from_blank_to_the_present(blank: Connection) -> None:
    with pytest.raises(NotALedger):
        migrations.check(blank, Path("x"))
    migrations.migrate(blank)
    assert migrations.check(blank, Path("x")) == len(migrations.MIGRATIONS)
    assert set(metadata.tables) <= set(inspect(blank).get_table_names())
    migrations.migrate(blank)  # there is nothing left to do


def test_an_older_ledger_is_migrated_by_who_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.sayso"
    hand_made(path)

    def second(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN second TEXT DEFAULT 'two'")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, second))
    with pytest.raises(LedgerVersion):
        Ledger.open(path)
    with writer(path) as ledger:
        assert migrations.check(ledger._connection, path) == len(migrations.MIGRATIONS)
    with Ledger.open(path) as opened, closing(opened._engine.connect()) as connection:
        assert opened.summary().documents == 3
        assert set(connection.exec_driver_sql("SELECT second FROM documents").scalars()) == {"two"}


def test_a_ledger_of_the_first_format_gets_what_is_missing(blank: Connection) -> None:
    migrations.first_tables(blank)
    for column in (*ANTECEDENT_COLUMNS, *PLACE_COLUMNS):
        blank.exec_driver_sql(f"ALTER TABLE {column.table.name} DROP COLUMN {column.name}")
    for table in ("affiliations", "given_camps"):
        blank.exec_driver_sql(f"DROP TABLE {table}")
    blank.exec_driver_sql("PRAGMA user_version = 1")
    migrations.migrate(blank)
    for name in ("mentions", "referents", "affiliations", "given_camps"):
        assert {column["name"] for column in inspect(blank).get_columns(name)} == set(metadata.tables[name].c.keys())


def test_a_ledger_of_the_first_format_learns_the_days_of_its_times(tmp_path: Path) -> None:
    path, made_anew = tmp_path / "old.sayso", tmp_path / "new.sayso"
    hand_made(path)
    hand_made(made_anew)
    with closing(sqlite3.connect(path)) as connection, connection:
        for index in ("times_by_day", "times_by_last_day"):
            connection.execute(f"DROP INDEX {index}")
        for column in ("first_day", "last_day"):
            connection.execute(f"ALTER TABLE times DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(LedgerVersion, match="sayso rebuild"):
        Ledger.open(path)
    with writer(path):
        pass
    with Ledger.open(path) as ledger, Ledger.open(made_anew) as other:
        assert ledger.time_page(TimeChoice(), limit=9) == other.time_page(TimeChoice(), limit=9)
        assert len(ledger.time_page(TimeChoice(), limit=9).rows) == 1
        with closing(ledger._engine.connect()) as one, closing(other._engine.connect()) as two:
            described = [[(c["name"], str(c["type"])) for c in inspect(it).get_columns("times")] for it in (one, two)]
            assert described[0] == described[1]
            assert inspect(one).get_indexes("times") == inspect(two).get_indexes("times")


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.sayso"
    hand_made(path)

    def fails(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE documents")
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fails))
        with pytest.raises(RuntimeError), writer(path):
            pass
    with Ledger.open(path) as ledger:
        assert ledger.summary().documents == 3


def test_the_first_format_gets_the_columns_of_places(blank: Connection) -> None:
    migrations.migrate(blank)
    for column in PLACE_COLUMNS:
        blank.exec_driver_sql(f"ALTER TABLE referents DROP COLUMN {column.name}")
    blank.exec_driver_sql("PRAGMA user_version = 1")
    migrations.migrate(blank)
    present = {column["name"] for column in inspect(blank).get_columns("referents")}
    assert {column.name for column in PLACE_COLUMNS} <= present


def test_a_file_of_an_older_format_is_migrated_and_unlocked(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    hand_made(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE affiliations")
        connection.execute("DROP INDEX times_by_last_day")
        connection.execute("PRAGMA user_version = 3")
    with writer(path):
        pass
    with Ledger.open(path) as opened:
        assert opened.entities()
