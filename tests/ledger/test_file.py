from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hand_made import hand_made

from sayso.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
    NotALedger,
    OutputExists,
)
from sayso.ledger import Ledger, writer
from sayso.records import Summary

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "folder" / "hand.sayso"
    made.parent.mkdir()
    hand_made(made)
    return made


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """The folder and its files as somebody sees them who may only read. Root may do anything, so that it is nobody."""
    above = [one for one in folder.parents if one.is_relative_to(folder.parents[2])]
    modes = {one: one.stat().st_mode for one in (folder, *above, *folder.iterdir())}
    for one in modes:
        one.chmod(0o555 if one.is_dir() else 0o444)
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was == 0:
            os.seteuid(was)
        for one, mode in modes.items():
            one.chmod(mode)


def _summary(path: Path) -> Summary:
    with Ledger.open(path) as ledger:
        assert ledger.statements()
        assert ledger.search("harbour")
        return ledger.summary()


def test_a_finished_ledger_is_one_file_in_rollback_mode(path: Path) -> None:
    assert [one.name for one in path.parent.iterdir()] == ["hand.sayso"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_reading_leaves_the_bytes_as_they_are(path: Path) -> None:
    before = path.read_bytes()
    _summary(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["hand.sayso"]


def test_a_copied_file_has_all_rows(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "plain.sayso")
    with Ledger.open(path) as ledger:
        ledger.copy(tmp_path / "copied.sayso")
    assert _summary(tmp_path / "plain.sayso") == _summary(tmp_path / "copied.sayso") == _summary(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copied.sayso", "folder", "plain.sayso"]


def test_a_copy_writes_over_nothing(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "there.sayso"
    target.write_text("mine")
    with Ledger.open(path) as ledger:
        with pytest.raises(OutputExists):
            ledger.copy(target)
        with pytest.raises(LedgerReadOnly):
            ledger.copy(tmp_path / "no folder" / "x.sayso")
        with pytest.raises(OutputExists):
            ledger.copy(path)
    assert target.read_text() == "mine"


def test_a_ledger_in_a_read_only_folder_is_read(path: Path) -> None:
    before = _summary(path)
    with _read_only(path.parent):
        assert _summary(path) == before
        with Ledger.open(path) as ledger:
            row = ledger.statements()[0]
            with pytest.raises(LedgerReadOnly):
                ledger.judge(row.id, "reject")
        with pytest.raises(LedgerReadOnly), writer(path):
            pass
    assert _summary(path) == before


@pytest.mark.parametrize("kept", [("-wal", "-shm"), ()])
def test_a_ledger_cut_off_while_it_was_written_is_read_in_a_read_only_folder(
    path: Path, tmp_path: Path, kept: tuple[str, ...]
) -> None:
    before = _summary(path)
    cut = tmp_path / "cut" / "cut.sayso"
    cut.parent.mkdir()
    with writer(path) as ledger:
        ledger.note("unfinished", "build")
        ledger.commit()
        # What a copy of the folder, or a killed process, leaves: the file in WAL mode, with its log or without it.
        for ending in ("", *kept):
            shutil.copy(f"{path}{ending}", f"{cut}{ending}")
    with _read_only(cut.parent):
        found = _summary(cut)
    assert found.complete is (not kept)
    assert found.statements == before.statements


def test_a_writer_killed_in_the_middle_of_a_commit(path: Path) -> None:
    before = _summary(path)
    # Pages are written to the file before the commit, as they are when a transaction outgrows its memory.
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE documents SET title = 'torn' || hex(randomblob(9000))\")\n"
        "c.execute('DELETE FROM statements'); c.execute('DELETE FROM mentions'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=False)
    assert path.with_name("hand.sayso-journal").exists()
    assert _summary(path) == before
    assert [one.name for one in path.parent.iterdir()] == ["hand.sayso"]


def test_a_link_leads_to_the_same_ledger(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sayso"
    link.symlink_to(path)
    with writer(path):
        with Ledger.open(link) as ledger, pytest.raises(LedgerBusy):
            ledger.judge(ledger.statements()[0].id, "accept")
        with pytest.raises(LedgerBusy), writer(link):
            pass
    assert _summary(link) == _summary(path)


def test_readers_and_a_copy_beside_a_writer(path: Path, tmp_path: Path) -> None:
    with writer(path) as ledger, Ledger.open(path) as reader, reader.snapshot() as unchanging:
        before = unchanging.summary()
        ledger.remove("key sub/b.txt")
        assert reader.summary() == before
        ledger.commit()
        assert reader.summary().documents == before.documents - 1
        assert unchanging.summary() == before
        reader.copy(tmp_path / "copied.sayso")
    assert _summary(tmp_path / "copied.sayso").documents == before.documents - 1
    assert _summary(path).documents == before.documents - 1


def test_what_was_not_committed_is_undone(path: Path) -> None:
    before = _summary(path)
    with writer(path) as ledger:
        ledger.remove("key sub/b.txt")
    assert _summary(path) == before


def test_a_reader_that_stays_does_not_keep_a_build_from_its_end(path: Path) -> None:
    with Ledger.open(path) as reader:
        reader.summary()
        with writer(path) as ledger:
            ledger.note("x", "1")
            ledger.commit()
            reader.summary()
        reader.summary()
    assert [one.name for one in path.parent.iterdir()] == ["hand.sayso"]


def test_a_reader_in_the_middle_is_waited_for_and_then_left_alone(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as reader, writer(path) as ledger:
        ledger.note("x", "1")
        ledger.commit()
        held = reader.snapshot()
        unchanging = held.__enter__()
        unchanging.summary()
        # The writer ends here, while the snapshot is held: in the mode of writing, but sound and whole.
    shutil.copy(path, tmp_path / "plain.sayso")
    assert unchanging.statements()
    held.__exit__(None, None, None)
    assert _summary(tmp_path / "plain.sayso") == _summary(path)


@pytest.mark.parametrize(
    "content", [b"", b"Dear Sir,\n" * 500, b"SQLite format 3\0", b"SQLite format 3\0" + bytes(4080)]
)
def test_another_file_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "x.sayso"
    other.write_bytes(content)
    for opened in (lambda: Ledger.open(other), lambda: writer(other).__enter__()):
        with pytest.raises(NotALedger):
            opened()
    assert other.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["x.sayso"]


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    other = tmp_path / "x.sayso"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE statements(id)")
        connection.commit()
    before = other.read_bytes()
    for opened in (lambda: Ledger.open(other), lambda: writer(other).__enter__()):
        with pytest.raises(NotALedger):
            opened()
    assert other.read_bytes() == before


def test_there_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        Ledger.open(tmp_path / "x.sayso")
    with pytest.raises(NotALedger):
        Ledger.open(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_newer_format_is_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for opened in (lambda: Ledger.open(path), lambda: writer(path).__enter__()):
        with pytest.raises(LedgerVersion, match="a newer Sayso is needed"):
            opened()
    assert path.read_bytes() == before


def test_a_damaged_ledger_is_one_line(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(LedgerDamaged) as caught, Ledger.open(path) as ledger:
        ledger.statements()
    assert "\n" not in str(caught.value)
    path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(LedgerDamaged), Ledger.open(path) as ledger:
        ledger.statements()


def test_any_name_can_be_that_of_a_ledger(tmp_path: Path) -> None:
    for name in ("a b?c#d%41.sayso", "ü 漢.sayso", "-o"):
        path = tmp_path / name
        hand_made(path)
        assert _summary(path).documents == 3
    assert len(list(tmp_path.iterdir())) == 3
