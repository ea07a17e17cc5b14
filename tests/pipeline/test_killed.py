"""A build that is killed leaves a sound ledger, and the same command goes on to the same end."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from furnished import built, exported

from sayso.ledger import Ledger

MOMENTS = 10
DOCUMENTS = 120


def test_killed_at_ten_moments(write: Callable[..., Path], tmp_path: Path) -> None:
    drawn = random.Random(20310508)
    names = ("Ana Suel", "Suel", "Bram Orn", "Orn", "Lise Welk")
    texts = {
        f"a{i:03}": f"{drawn.choice(names)} said that {drawn.choice(names)} was there in {2030 + i}. [slow]"
        for i in range(DOCUMENTS)
    }
    folder, whole, killed = write(**texts), tmp_path / "whole.sayso", tmp_path / "killed.sayso"
    start = time.perf_counter()
    built(folder, whole)
    seconds = time.perf_counter() - start

    stopped = 0
    # Half of the moments are early ones: later a resumed build has little left to be killed in.
    for moment in [drawn.uniform(0, seconds / n) for n in (8, 8, 4, 4, 3, 3, 3, 2, 2, 2)]:
        # Forked, so that starting Python, which takes longer than the build, is not what is killed.
        build = multiprocessing.get_context("fork").Process(target=built, args=(folder, killed))
        build.start()
        build.join(moment)
        build.kill()
        build.join()
        stopped += build.exitcode != 0
        _is_sound(killed)
    assert stopped >= MOMENTS // 2
    report = built(folder, killed)
    assert report.added + report.unchanged == DOCUMENTS
    assert exported(killed) == exported(whole)
    assert sorted(path.name for path in tmp_path.glob("killed.sayso*")) == ["killed.sayso"]


def _is_sound(ledger: Path) -> None:
    if not ledger.exists():
        return
    with Ledger.open(ledger) as opened:
        summary = opened.summary()
        assert len(opened.statements()) == summary.statements <= summary.documents
        assert opened.search("Welk") or not opened.statements(text="Welk")
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in ("statements", "times", "mentions", "referents", "made"):
            lost = f"SELECT count(*) FROM {table} WHERE document NOT IN (SELECT id FROM documents)"
            assert connection.execute(lost).fetchone() == (0,)
