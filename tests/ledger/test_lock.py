from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import LedgerBusy, LedgerReadOnly
from sayso.ledger.lock import locked

HOLD = "import sys; from pathlib import Path; from sayso.ledger.lock import locked\n"
HOLD += "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


def test_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with locked(path), pytest.raises(LedgerBusy), locked(path):
        pass
    with locked(path):
        pass
    assert not list(tmp_path.iterdir())


def test_another_process_holds_it_until_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(LedgerBusy, match="another process"), locked(path):
            pass
        other.kill()
    assert list(tmp_path.iterdir())
    with locked(path):
        pass
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(LedgerReadOnly), locked(tmp_path / "no folder" / "x.sayso"):
        pass
