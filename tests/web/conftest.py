from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_made import hand_made
from opening import ORIGIN, PORT, Open
from starlette.testclient import TestClient

from sayso.web import application


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "hand.sayso"
    hand_made(path)
    return path


@pytest.fixture
def ledger(made_once: Path, tmp_path: Path) -> Path:
    """A copy of the hand-made ledger, of one's own."""
    return Path(shutil.copy(made_once, tmp_path / "hand.sayso"))


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens a ledger as the browser of this machine sees it."""
    clients = []

    def open_(path: Path) -> TestClient:
        client = TestClient(application(path, PORT, "a reader"), base_url=ORIGIN)
        clients.append(client)
        return client

    yield open_
    for client in clients:
        client.close()


@pytest.fixture
def client(ledger: Path, opened: Open) -> TestClient:
    return opened(ledger)
