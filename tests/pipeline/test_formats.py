"""A build over files of every kind: one bad member stops nothing, and whatever the steps, the ledger is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from furnished import ENGLISH, built, exported
from made import feed, mail, packed, pdf, warc

from sayso.ledger import Ledger

SAID = "Ana Suel said that the road was shut in {}. Bram Orn did not agree with Ana Suel, who left the room early."


def item(number: int) -> str:
    return f"<item><guid>n{number}</guid><description>{SAID.format(2030 + number)}</description></item>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kept"
    made.mkdir()
    bad = {"in.txt": SAID.format(2040).encode(), "bomb.txt": b"a" * 9_000_000, "photo.png": b"\x89PNG"}
    pages = [(f"https://courier.example/{n}", "200 OK", "text/plain", SAID.format(2050 + n).encode()) for n in (1, 2)]
    (made / "feed.rss").write_bytes(feed(item(1) + item(2)))
    (made / "letter.eml").write_bytes(mail(f"Content-Type: text/plain\n\n{SAID.format(2035)}"))
    (made / "paper.pdf").write_bytes(pdf([[(20, 700, 8, SAID.format(2036))]]))
    (made / "empty.pdf").write_bytes(pdf([[]]))
    (made / "bad.zip").write_bytes(packed({**bad, "noise.txt": bytes(range(256)) * 400}))
    (made / "cut.warc.gz").write_bytes(warc(pages)[:-20])
    return made


def test_bad_members_stop_nothing(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "x.sayso"
    report = built(folder, ledger)
    assert report.added == 6
    assert [path for path, _ in report.quarantined] == [
        "bad.zip#bomb.txt", "bad.zip#photo.png", "bad.zip#noise.txt", "cut.warc.gz", "empty.pdf",
    ]  # fmt: skip
    assert all("\n" not in reason and "please report" not in reason for _, reason in report.quarantined)
    with Ledger.open(ledger) as opened:
        paths = {row.document.path for row in opened.documents()}
        assert {"feed.rss#n1", "letter.eml", "paper.pdf", "bad.zip#in.txt"} <= paths
        assert [row.value for row in opened.times(document="feed.rss#n2")] == ["2032"]


def test_the_same_again_is_unchanged_and_a_new_entry_is_added(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "x.sayso"
    built(folder, ledger)
    before = exported(ledger)
    again = built(folder, ledger)
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 6)
    assert exported(ledger) == before
    (folder / "feed.rss").write_bytes(feed(item(3) + item(1) + item(2)))
    grown = built(folder, ledger)
    assert (grown.added, grown.replaced, grown.unchanged) == (1, 0, 6)


def test_any_steps_and_processes_make_the_same_ledger(folder: Path, tmp_path: Path) -> None:
    whole, parts, many = (tmp_path / f"{name}.sayso" for name in ("whole", "parts", "many"))
    built(folder, whole)
    files = sorted(folder.iterdir())
    built(files[::2], parts)
    built(files[1::2], parts)
    built(folder, many, config=replace(ENGLISH, jobs=2))
    assert exported(parts) == exported(whole) == exported(many)


def test_what_left_the_archive_is_pruned(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "x.sayso"
    built(folder, ledger)
    (folder / "feed.rss").write_bytes(feed(item(2)))
    assert built(folder, ledger, prune=True).removed == 1
    alone = tmp_path / "alone.sayso"
    built(folder, alone)
    assert exported(ledger) == exported(alone)
