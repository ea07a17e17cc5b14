"""A ledger opened as the browser of this machine sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

PORT = 8311
ORIGIN = f"http://127.0.0.1:{PORT}"
Open = Callable[[Path], TestClient]


def token(client: TestClient) -> str:
    """What the forms of the page send along."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/statements").text)
    assert found is not None
    return found[1]
