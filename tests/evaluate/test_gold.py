from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.evaluate.gold import read
from sayso.records import Span

ROW = {"level": "core", "spans": [[0, 4]], "accept_spans": [[[0, 9]]]}
GOLD = {
    "file": "one.txt",
    "sha256": "0",
    "times": [{**ROW, "value": {"accept": ["2021", None], "within": "2021"}}, {**ROW, "value": None}],
    "statements": [{**ROW, "speaker": ["Ana Suel", None], "chain": [["Ana Suel", "The Post?"]], "mode": ["direct"]}],
}


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "000.json"
    path.write_text(json.dumps(GOLD))
    found = read(path)
    (time,), (statement,) = found.times, found.statements
    assert time.options == ((Span(0, 4),), (Span(0, 9),))
    assert (time.core, time.accept, time.within) == (True, ("2021", None), "2021")
    assert statement.speakers == ("Ana Suel", None)
    assert statement.chains == (("Ana Suel", "The Post?"),)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"file": "x", "sha256": "0", "times": [{}], "statements": []}'])
def test_what_is_no_gold(tmp_path: Path, text: str) -> None:
    path = tmp_path / "000.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"000\.json is no gold file"):
        read(path)


def test_the_public_gold_can_be_read(shared: Path) -> None:
    documents = [read(path) for path in sorted((shared / "gold").glob("[0-9]*.json"))]
    assert sum(item.core for document in documents for item in document.times) == 45
    assert sum(item.core for document in documents for item in document.statements) == 33
