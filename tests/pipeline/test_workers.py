from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from furnished import ENGLISH, built, exported

from sayso.ledger import Ledger

Write = Callable[..., Path]
TWO = replace(ENGLISH, jobs=2)


def test_what_kills_a_process_is_quarantined_and_nothing_else(write: Write, tmp_path: Path) -> None:
    good = {f"b{i}": f"Ana Suel said that it was {2030 + i}." for i in range(9)}
    folder, ledger, alone = write(**good, a="Bram Orn [die]", b2a="[die]"), tmp_path / "x.sayso", tmp_path / "y.sayso"
    report = built(folder, ledger, config=TWO)
    assert report.added == 9
    assert [path for path, _ in report.quarantined] == ["a.txt", "b2a.txt"]
    assert all("a process failed on it (it died while reading it)" in line for _, line in report.quarantined)
    (folder / "a.txt").unlink()
    (folder / "b2a.txt").unlink()
    built(folder, ledger, config=TWO, prune=True)
    built(folder, alone)
    assert exported(ledger) == exported(alone)


def test_an_exception_in_a_process_is_told_as_here(write: Write, tmp_path: Path) -> None:
    folder = write(a="[crash]", b="Ana Suel said that it was late.")
    here, there = tmp_path / "here.sayso", tmp_path / "there.sayso"
    assert built(folder, here).quarantined == built(folder, there, config=TWO).quarantined != ()
    assert exported(here) == exported(there)


def test_results_come_in_the_order_of_the_inputs(write: Write, tmp_path: Path) -> None:
    folder = write(**{f"a{i}": "[slow] " * (i % 2) + f"It was {2030 + i}." for i in range(8)})
    paths: list[str] = []
    built(folder, tmp_path / "x.sayso", config=TWO, progress=lambda one: paths.append(one.path))
    assert paths == sorted(paths)


def test_processes_that_cannot_start_are_one_line(write: Write, tmp_path: Path) -> None:
    # A script without the guard that spawning needs: each process would run the build again.
    folder, ledger = write(a="Ana Suel said that it was late."), tmp_path / "x.sayso"
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = {[str(Path(__file__).parent)]!r}\n"
        "from furnished import built\n"
        "from pathlib import Path\n"
        "from sayso.config import Config\n"
        f"built(Path({str(folder)!r}), Path({str(ledger)!r}), config=Config(language='en', jobs=2))\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert run.stderr.splitlines()[-1].startswith("sayso.errors.WorkersFailed: processes cannot be started")
    with Ledger.open(ledger) as opened:
        assert opened.summary().documents == 0
