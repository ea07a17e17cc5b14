from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from calling import Call, Said
from hand_made import hand_made

from sayso.cli import main


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs one command in this process."""

    def run(*arguments: str | Path) -> Said:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return run


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "hand.sayso"
    hand_made(path)
    return path


@pytest.fixture
def ledger(made_once: Path, tmp_path: Path) -> Path:
    """A copy of the hand-made ledger, of one's own."""
    return Path(shutil.copy(made_once, tmp_path / "hand.sayso"))
