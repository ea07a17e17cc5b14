from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from furnished import ROOMS, SECOND, THIRD, built, exported, versions

from sayso.errors import LedgerMissing
from sayso.ledger import Ledger
from sayso.pipeline import Progress, rebuild

Write = Callable[..., Path]

TEXT = "Ana Suel said that ships were waiting in 2031. Bram Orn said that nobody came at all."


def test_a_judgement_holds_when_the_statement_has_another_id(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT), tmp_path / "x.sayso"
    built(folder, ledger)
    with Ledger.open(ledger) as opened:
        first, second = opened.statements()
        opened.judge(first.id[:8], "reject", note="she was misheard", by="a reader")
    report = rebuild(ledger, rooms=THIRD)
    assert (report.renewed, report.added) == (1, 0)
    with Ledger.open(ledger) as opened:
        rows = opened.statements()
        assert [row.by for row in rows] == ["statements 3", "statements 3"]
        assert {row.id for row in rows}.isdisjoint({first.id, second.id})
        assert [row.verdict for row in rows] == ["reject", None]
        (judgement,) = opened.judgements()
        assert (judgement.subjects[0].id, judgement.orphaned) == (rows[0].id, False)
        assert (judgement.note, judgement.by) == ("she was misheard", "a reader")
        assert opened.summary().statements == 1
        assert [row.name for row in opened.speakers()] == ["Bram Orn"]


def test_a_judgement_whose_words_are_gone_is_kept_and_comes_back(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT), tmp_path / "x.sayso"
    built(folder, ledger)
    with Ledger.open(ledger) as opened:
        first, _ = opened.statements()
        opened.judge(first.id, "accept")
    rebuild(ledger, rooms=SECOND)
    with Ledger.open(ledger) as opened:
        (judgement,) = opened.judgements()
        assert judgement.orphaned
        assert judgement.subjects[0].quote.exact == "ships were waiting in 2031"
        assert [row.verdict for row in opened.statements()] == [None, None]
    assert json.loads(exported(ledger)["judgements"])["orphaned"] is True
    rebuild(ledger, rooms=ROOMS)
    with Ledger.open(ledger) as opened:
        assert [row.verdict for row in opened.statements()] == ["accept", None]
        assert not opened.judgements()[0].orphaned


def test_a_new_version_recomputes_its_own_rows_only(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT, mill=TEXT + " Orn left."), tmp_path / "x.sayso"
    built(folder, ledger)
    before = _rows(ledger)
    report = built(folder, ledger, rooms=SECOND)
    assert (report.unchanged, report.renewed) == (2, 2)
    after = _rows(ledger)
    assert {name for name in after if after[name] != before[name]} == {"statements"}
    assert exported(ledger)["statements"].count('"by":"statements 2"') == 4
    assert built(folder, ledger, rooms=SECOND).renewed == 0


def test_a_new_version_of_linking_reads_no_text(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT), tmp_path / "x.sayso"
    built(folder, ledger)
    newer = replace(ROOMS, load=_forbidden, versions=_newer_link)
    report = built(folder, ledger, rooms=newer)
    assert (report.renewed, report.quarantined) == (1, ())
    assert report.seconds.keys().isdisjoint({"annotate", "statements"})


def test_a_new_version_of_entities_links_anew(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT), tmp_path / "x.sayso"
    built(folder, ledger)
    before = exported(ledger)
    built(folder, ledger, rooms=replace(ROOMS, entities="entities 99"))
    assert exported(ledger) == before  # `cluster` itself is the same
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'entities'").fetchone() == ("entities 99",)


def test_a_rebuild_needs_no_files_and_gives_the_same(write: Write, tmp_path: Path) -> None:
    folder, ledger = (
        write(port=TEXT, mill=TEXT + " Orn left.", again=TEXT, bad="[crash] It fell."),
        tmp_path / "x.sayso",
    )
    (folder / "articles.toml").write_text('[[document]]\nfile = "mill.txt"\noutlet = "The Mill"\n')
    built(folder, ledger)
    before = exported(ledger)
    for file in folder.iterdir():
        file.unlink()
    report = rebuild(ledger, rooms=ROOMS)
    assert report.renewed == 2  # of two inputs that are one document, one
    assert [path for path, _ in report.quarantined] == ["bad.txt"]
    assert exported(ledger) == before


def test_a_rebuild_that_was_stopped_goes_on(write: Write, tmp_path: Path) -> None:
    folder = write(**{f"a{i}": TEXT.replace("2031", str(2031 + i)) for i in range(60)})
    ledger = tmp_path / "x.sayso"
    built(folder, ledger)
    before = exported(ledger)

    def stop(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(ledger, rooms=ROOMS, progress=stop)
    with Ledger.open(ledger) as opened:
        assert not opened.summary().complete
    done: list[str] = []
    rebuild(ledger, rooms=ROOMS, progress=lambda one: done.append(one.path))
    assert len(list(filter(None, done))) == 60
    assert exported(ledger) == before
    with Ledger.open(ledger) as opened:
        assert opened.summary().complete


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        rebuild(tmp_path / "x.sayso", rooms=ROOMS)
    assert not list(tmp_path.iterdir())


def _rows(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(ledger)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
            for name in ("documents", "statements", "times", "mentions")
        }


def _forbidden(language: str) -> object:
    raise AssertionError("nothing was to be annotated")


def _newer_link() -> dict[str, str]:
    return {**versions(), "link": "link 99"}


def test_a_ledger_of_an_older_format_is_rebuilt(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT), tmp_path / "x.sayso"
    built(folder, ledger)
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("DROP TABLE affiliations")
        connection.execute("PRAGMA user_version = 4")
    assert rebuild(ledger, rooms=ROOMS).renewed == 1
    with Ledger.open(ledger) as opened:
        assert opened.entities()


def test_what_a_user_knows_of_camps_outlives_a_rebuild_and_goes_with_its_table(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=TEXT), tmp_path / "x.sayso"
    table = folder / "camps.csv"
    table.write_text("name,camp\nAna Suel,Bram Orn\n")

    def camp() -> str | None:
        with Ledger.open(ledger) as opened:
            (suel,) = opened.entities(name="Ana Suel")
            return suel.allegiance.camp and suel.allegiance.camp.name

    assert built(folder, ledger).camps == 2  # with an article before it the name would be the same
    assert camp() == "Bram Orn"
    rebuild(ledger, rooms=THIRD)
    assert camp() == "Bram Orn"
    table.unlink()
    assert built(folder, ledger, rooms=THIRD).camps == 2
    assert camp() == "Ana Suel"
