from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import LedgerContract
from hand_made import hand_made

from sayso.ledger import Ledger


class TestSqlite(LedgerContract):
    @pytest.fixture
    def ledger(self, tmp_path: Path) -> Iterator[Ledger]:
        path = tmp_path / "hand.sayso"
        hand_made(path)
        with Ledger.open(path) as opened:
            yield opened
