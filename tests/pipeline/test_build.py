from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from furnished import ENGLISH, ROOMS, built, exported

from sayso.config import Config
from sayso.errors import (
    FolderMissing,
    LanguageUnsupported,
    LedgerBusy,
    NotALedger,
    NothingToRead,
    OptionsDiffer,
    PruneUnsafe,
    SaysoError,
)
from sayso.ledger import Ledger
from sayso.pipeline import Progress

Write = Callable[..., Path]

PORT = "The port is shut. Ana Suel said that ships were waiting in 2031."
TITLES = """
[[document]]
file = "a.txt"
title = "First"
[[document]]
file = "b.txt"
title = "Second"
"""
MILL = "The mill is open. Bram Orn said that nobody came."


def test_a_second_build_of_the_same_changes_nothing(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT, mill=MILL), tmp_path / "x.sayso"
    first = built(folder, ledger)
    before = exported(ledger)
    second = built(folder, ledger)
    assert (first.added, first.unchanged, first.words) == (2, 0, len(PORT.split()) + len(MILL.split()))
    assert (second.added, second.replaced, second.unchanged, second.words) == (0, 0, 2, 0)
    assert exported(ledger) == before


def test_one_input_named_twice_is_one(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT), tmp_path / "x.sayso"
    assert built([folder, folder / "port.txt", folder], ledger).added == 1
    assert len(exported(ledger)["documents"].splitlines()) == 1


def test_a_changed_input_replaces_what_it_gave(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT, mill=MILL), tmp_path / "x.sayso"
    built(folder, ledger)
    write(port=PORT.replace("2031", "2032").replace("Ana Suel", "Ana Korr"))
    report = built(folder, ledger)
    assert (report.added, report.replaced, report.unchanged, report.removed) == (0, 1, 1, 0)
    with Ledger.open(ledger) as opened:
        assert [time.value for time in opened.times()] == ["2032"]
        assert [row.name for row in opened.speakers()] == ["Ana Korr", "Bram Orn"]
        assert not opened.search("2031")
        assert not opened.entities(name="Suel")


def test_nothing_is_removed_without_prune(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT, mill=MILL), tmp_path / "x.sayso"
    built(folder, ledger)
    (folder / "mill.txt").unlink()
    assert built(folder, ledger).removed == 0
    assert "nobody came" in exported(ledger)["statements"]
    assert built(folder, ledger, prune=True).removed == 1
    alone = tmp_path / "alone.sayso"
    built(folder, alone)
    assert exported(ledger) == exported(alone)


def test_what_cannot_be_looked_into_is_not_pruned(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT), tmp_path / "x.sayso"
    other = tmp_path / "other"
    other.mkdir()
    (other / "mill.txt").write_text(MILL)
    built([folder, other], ledger)
    before = exported(ledger)
    other.rename(tmp_path / "unmounted")
    with pytest.raises(PruneUnsafe, match="leave that path out"):
        built([folder, other], ledger, prune=True)
    assert exported(ledger) == before
    assert built(folder, ledger, prune=True).removed == 1


def test_identical_inputs_are_one_document_shown_by_the_smallest_path(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(b=PORT), tmp_path / "x.sayso"
    built(folder, ledger)
    write(a=PORT, c=PORT)
    assert built(folder, ledger).added == 2
    with Ledger.open(ledger) as opened:
        (row,) = opened.documents()
        assert (row.document.path, row.document.name, row.duplicates) == ("a.txt", "a.txt", ("b.txt", "c.txt"))
        assert len(opened.statements()) == 1
        assert [one.document.path for one in opened.documents(document="c.txt")] == ["a.txt"]
    (folder / "a.txt").unlink()
    built(folder, ledger, prune=True)
    with Ledger.open(ledger) as opened:
        (row,) = opened.documents()
        assert (row.document.path, row.duplicates) == ("b.txt", ("c.txt",))
        assert opened.statements()[0].path == "b.txt"


def test_metadata_is_that_of_the_input_shown(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(a=PORT, b=PORT), tmp_path / "x.sayso"
    (folder / "articles.toml").write_text(TITLES)
    built(folder, ledger)
    whole = exported(ledger)
    assert json.loads(whole["documents"])["title"] == "First"
    (folder / "a.txt").unlink()
    built(folder, ledger, prune=True)
    assert json.loads(exported(ledger)["documents"])["title"] == "Second"
    write(a=PORT)
    built(folder, ledger)
    assert exported(ledger) == whole


def test_a_bad_document_stops_nothing_and_is_tried_again(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(bad="Ana Suel said that it fell. [crash]", mill=MILL), tmp_path / "x.sayso"
    (folder / "empty.txt").write_text("")
    (folder / "page.bin").write_bytes(b"\0\1")
    report = built(folder, ledger)
    assert report.added == 1
    assert [path for path, _ in report.quarantined] == ["bad.txt", "empty.txt", "page.bin"]
    reasons = dict(report.quarantined)
    assert "annotate failed on it (ValueError: the annotator stumbled over this)" in reasons["bad.txt"]
    assert all("\n" not in reason for reason in reasons.values())
    with Ledger.open(ledger) as opened:
        assert opened.summary().quarantined == 3
        assert {row.document.path: row.document.quarantined for row in opened.documents(quarantined=True)} == reasons
        assert [hit.path for hit in opened.search("fell")] == ["bad.txt"]
    again = built(folder, ledger)
    assert again.quarantined == report.quarantined
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 1)
    good = replace(ROOMS, load=_careful)
    healed = built(folder, ledger, rooms=good)
    assert (healed.replaced, len(healed.quarantined)) == (1, 2)
    with Ledger.open(ledger) as opened:
        assert opened.summary().quarantined == 2
        assert [row.text for row in opened.statements(document="bad.txt")] == ["it fell"]


def _careful(language: str) -> Callable[[str], object]:
    from furnished import Doc

    return Doc


def test_what_cannot_be_had_any_more_is_kept(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT, mill=MILL), tmp_path / "x.sayso"
    built([folder / "port.txt", folder / "mill.txt"], ledger)
    before = exported(ledger)
    (folder / "port.txt").unlink()
    report = built([folder / "port.txt", folder / "mill.txt"], ledger)
    assert [reason for _, reason in report.quarantined] == [f"{folder / 'port.txt'}: no such file or folder"]
    assert exported(ledger) == before


def test_a_missing_path_is_told_and_is_no_document(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT), tmp_path / "x.sayso"
    report = built([folder, tmp_path / "no such"], ledger)
    assert report.added == 1
    assert len(report.quarantined) == 1
    with Ledger.open(ledger) as opened:
        assert opened.summary().documents == 1


def test_a_language_without_support_is_kept_and_yields_nothing(write: Write, tmp_path: Path) -> None:
    text = "Der Hafen ist seit Montag geschlossen, und niemand weiß, wann die Schiffe wieder einlaufen dürfen. " * 3
    folder, ledger = write(hafen=text), tmp_path / "x.sayso"
    report = built(folder, ledger, config=Config())
    assert (report.added, report.unsupported, report.quarantined) == (1, (("de", 1),), ())
    with Ledger.open(ledger) as opened:
        assert opened.summary().unsupported == 1
        assert opened.search("Hafen")[0].path == "hafen.txt"
        assert not opened.mentions()
    assert built(folder, ledger, config=Config()).unchanged == 1


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam,\n" * 200, b"SQLite format 3\0" + b"x" * 4000])
def test_an_output_that_is_no_ledger_is_left_as_it_is(write: Write, tmp_path: Path, content: bytes) -> None:
    folder, ledger = write(port=PORT), tmp_path / "x.sayso"
    ledger.write_bytes(content)
    with pytest.raises(NotALedger, match="left as it is"):
        built(folder, ledger, progress=_never)
    assert ledger.read_bytes() == content


def test_another_database_is_left_as_it_is(write: Write, tmp_path: Path) -> None:
    ledger = tmp_path / "x.sayso"
    connection = sqlite3.connect(ledger)
    connection.execute("CREATE TABLE documents(id)")
    connection.commit()
    connection.close()
    before = ledger.read_bytes()
    with pytest.raises(NotALedger):
        built(write(port=PORT), ledger, progress=_never)
    assert ledger.read_bytes() == before


def _never(progress: Progress) -> None:
    raise AssertionError("work was done before the output was looked at")


def test_calls_that_cannot_be_carried_out(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT), tmp_path / "x.sayso"
    empty = tmp_path / "empty"
    empty.mkdir()
    for call, error in (
        (lambda: built(empty, ledger), NothingToRead),
        (lambda: built(tmp_path / "nowhere", ledger), NothingToRead),
        (lambda: built([], ledger), NothingToRead),
        (lambda: built(folder, tmp_path / "no" / "x.sayso"), FolderMissing),
        (lambda: built(folder, folder), NotALedger),
        (lambda: built(folder, ledger, config=Config(language="xx")), LanguageUnsupported),
    ):
        with pytest.raises(error) as caught:
            call()
        assert "\n" not in str(caught.value)
    assert not ledger.exists()
    assert not list(tmp_path.glob(".*"))


def test_options_are_those_that_the_ledger_was_made_with(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(port=PORT), tmp_path / "x.sayso"
    built(folder, ledger, config=Config(language="en", passage_words=5))
    write(mill=MILL)
    assert built(folder, ledger, config=Config()).added == 1
    with Ledger.open(ledger) as opened:
        assert opened.options() == {"language": "en", "max_document": 20_000_000, "passage_words": 5}
    with pytest.raises(OptionsDiffer, match="passage_words=5, not 7"):
        built(folder, ledger, config=Config(passage_words=7))


def test_passages_are_one_document(write: Write, tmp_path: Path) -> None:
    folder = write(long="\n\n".join([PORT, MILL] * 4))
    whole, cut = tmp_path / "whole.sayso", tmp_path / "cut.sayso"
    built(folder, whole)
    built(folder, cut, config=Config(language="en", passage_words=15))
    for name in ("statements", "times", "mentions", "entities"):
        assert exported(whole)[name] == exported(cut)[name]


def test_one_writer_at_a_time_and_readers_beside_it(write: Write, tmp_path: Path) -> None:
    folder, ledger = write(**{f"a{i}": PORT.replace("2031", str(2031 + i)) for i in range(60)}), tmp_path / "x.sayso"
    seen = []

    def look(progress: Progress) -> None:
        with pytest.raises(LedgerBusy):
            built(folder, ledger)
        with Ledger.open(ledger) as opened:
            seen.append(opened.summary())
            with pytest.raises(SaysoError, match="written by another"):
                opened.judge("0", "reject")

    built(folder, ledger, progress=look)
    # What a reader sees is a whole number of batches.
    assert sorted({summary.documents for summary in seen}) == [0, 50]
    assert not any(summary.complete for summary in seen[51:])
    with Ledger.open(ledger) as opened:
        assert (opened.summary().documents, opened.summary().complete) == (60, True)


def test_progress_counts_every_input(write: Write, tmp_path: Path) -> None:
    folder = write(port=PORT, mill=MILL, bad="[crash]")
    told: list[Progress] = []
    built([folder, tmp_path / "nowhere"], tmp_path / "x.sayso", progress=told.append)
    assert [(one.done, one.total) for one in told] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[-1].words == len(f"{PORT} {MILL} [crash]".split())


def test_an_interrupted_build_goes_on(write: Write, tmp_path: Path) -> None:
    folder = write(**{f"a{i}": PORT.replace("2031", str(2031 + i)) for i in range(60)})

    def stop(progress: Progress) -> None:
        if progress.done == 55:
            raise KeyboardInterrupt

    stopped, whole = tmp_path / "stopped.sayso", tmp_path / "whole.sayso"
    with pytest.raises(KeyboardInterrupt):
        built(folder, stopped, progress=stop)
    with Ledger.open(stopped) as opened:
        assert (opened.summary().documents, opened.summary().complete) == (50, False)
    assert not list(tmp_path.glob("stopped.sayso-*"))
    report = built(folder, stopped)
    assert (report.added, report.unchanged) == (10, 50)
    built(folder, whole, config=replace(ENGLISH, jobs=2))
    assert exported(stopped) == exported(whole)
