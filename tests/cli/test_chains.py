from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import Call

WAY = {"relay": "Wire Agency", "origin": "Ana Suel", "statements": 2, "documents": 2}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), [WAY]),
        (("--outlet", "Northern Reader"), [{**WAY, "statements": 1, "documents": 1}]),
        (("--document", "a.txt"), [{**WAY, "statements": 1, "documents": 1}]),
        (("--speaker", "suel", "--mode", "indirect", "--kind", "person", "--text", "harbour"), [WAY]),
        (("--mode", "direct"), []),
        (("--verdict", "accept"), [{**WAY, "statements": 1, "documents": 1}]),
        (("--limit", "1"), [WAY]),
    ],
)
def test_who_relays_whom(options: tuple[str, ...], found: list[object], call: Call, ledger: Path) -> None:
    said = call("chains", ledger, "--format", "json", *options)
    assert (said.status, said.err) == (0, "")
    assert json.loads(said.out) == found


def test_csv_and_table(call: Call, ledger: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(call("chains", ledger, "--format", "csv").out))
    assert row == {name: str(value) for name, value in WAY.items()}
    words = call("chains", ledger).out.split()
    assert words == ["relay", "whom", "statements", "documents", "Wire", "Agency", "Ana", "Suel", "2", "2"]


def test_none(call: Call, ledger: Path) -> None:
    said = call("chains", ledger, "--kind", "media")
    assert (said.status, said.out, said.err) == (0, "", "nothing in the ledger is like that\n")
