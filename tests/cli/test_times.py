from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import Call


def test_json(call: Call, ledger: Path) -> None:
    rows = json.loads(call("times", ledger, "--format", "json").out)
    assert [(row["path"], row["text"], row["value"]) for row in rows] == [
        ("sub/b.txt", "Monday", None),
        ("a.txt", "Monday", "2031-05-12"),
    ]


@pytest.mark.parametrize(
    ("options", "count"),
    [(("--document", "a.txt"), 1), (("--kind", "date"), 2), (("--kind", "set"), 0), (("--limit", "1"), 1)],
)
def test_filters(options: tuple[str, ...], count: int, call: Call, ledger: Path) -> None:
    assert len(json.loads(call("times", ledger, "--format", "json", *options).out)) == count


def test_csv_and_table(call: Call, ledger: Path) -> None:
    said = call("times", ledger, "--document", "a.txt", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert (row["value"], row["reason"]) == ("2031-05-12", "the Monday after publication")
    table = call("times", ledger, "--document", "a.txt")
    assert table.out.splitlines()[1].split()[1:] == [
        "2031-05-12",
        "Monday",
        "the",
        "Monday",
        "after",
        "publication",
        "a.txt",
    ]
