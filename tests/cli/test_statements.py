from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from calling import Call

READY = "“We are ready,” … “and the cranes are too.”"
REOPEN = "The harbour will reopen on Monday"


def found(call: Call, ledger: Path, *options: str) -> list[dict[str, Any]]:
    said = call("statements", ledger, "--format", "json", *options)
    assert (said.status, said.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(said.out)
    return rows


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ((), [REOPEN, REOPEN, READY]),
        (("--speaker", "ana suel"), [REOPEN, REOPEN, READY]),
        (("--speaker", "nobody"), []),
        (("--document", "a.txt"), [REOPEN, READY]),
        (("--document", "b.txt"), [REOPEN]),
        (("--outlet", "Northern Reader"), [REOPEN]),
        (("--mode", "direct"), [READY]),
        (("--kind", "person"), [REOPEN, REOPEN, READY]),
        (("--kind", "media"), []),
        (("--text", "CRANES"), [READY]),
        (("--verdict", "accept"), [REOPEN]),
        (("--verdict", "reject"), []),
        (("--limit", "2"), [REOPEN, REOPEN]),
        (("--document", "a.txt", "--mode", "direct"), [READY]),
    ],
)
def test_filters(options: tuple[str, ...], texts: list[str], call: Call, ledger: Path) -> None:
    assert [row["text"] for row in found(call, ledger, *options)] == texts


def test_json_has_all_of_the_interchange_format_and_where_it_stands(call: Call, ledger: Path) -> None:
    row = found(call, ledger, "--document", "b.txt")[0]
    assert row["chain"] == ["Ana Suel", "Wire Agency", "The Harbour Post", "Northern Reader"]
    assert [link["role"] for link in row["links"]] == ["origin", "relay", "outlet", "outlet"]
    assert (row["path"], row["outlet"], row["published"]) == ("sub/b.txt", "Northern Reader", None)


def test_csv(call: Call, ledger: Path) -> None:
    said = call("statements", ledger, "--format", "csv", "--document", "b.txt")
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert row["chain"] == "Ana Suel | Wire Agency | The Harbour Post | Northern Reader"
    assert (row["speaker"], row["text"], row["cue"], row["said"]) == ("Ana Suel", REOPEN, "told Wire Agency", "")


def test_table(call: Call, ledger: Path) -> None:
    said = call("statements", ledger, "--verdict", "accept")
    assert said.status == 0
    words = said.out.split()
    assert words[:6] == ["id", "speaker", "chain", "sure", "statement", "document"]
    assert {"Ana", "→", "Wire", "Post", "harbour", "[accept]", "a.txt"} <= set(words)
    identity = found(call, ledger, "--verdict", "accept")[0]["id"]
    assert identity.startswith(words[6])
    assert "0.90" in words


def test_an_unknown_document_is_one_line(call: Call, ledger: Path) -> None:
    said = call("statements", ledger, "--document", "zzz")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("sayso: ")
    assert said.err.count("\n") == 1
