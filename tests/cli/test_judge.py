from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from calling import Call


def statement(call: Call, ledger: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(call("statements", ledger, "--mode", "direct", "--format", "json").out)[0]
    return row


def test_what_was_decided_shows(call: Call, ledger: Path) -> None:
    row = statement(call, ledger)
    assert row["verdict"] is None
    said = call("judge", ledger, row["id"][:8], "reject", "--note", "not her words", "--by", "an editor")
    assert (said.status, said.out, said.err) == (0, f"rejected by an editor: “{row['text']}”\n", "")
    assert statement(call, ledger)["verdict"] == "reject"
    assert call("judge", ledger, row["id"], "accept", "--by", "an editor").out.startswith("accepted by")
    assert statement(call, ledger)["verdict"] == "accept"


def test_the_ledger_may_be_left_out(call: Call, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ledger.parent)
    row = statement(call, ledger)
    assert call("judge", row["id"], "accept").status == 0
    assert statement(call, ledger)["verdict"] == "accept"


def test_an_id_that_no_row_has(call: Call, ledger: Path) -> None:
    said = call("judge", ledger, "fffffff", "accept")
    assert (said.status, said.err) == (
        2,
        "sayso: id 'fffffff': no row has it; `sayso statements` lists the ids\n",
    )


def test_who_decides_is_the_user_unless_told(call: Call, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "jo")
    assert call("judge", ledger, statement(call, ledger)["id"], "accept").out.startswith("accepted by jo:")
