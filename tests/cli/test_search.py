from __future__ import annotations

import json
from pathlib import Path

from calling import Call


def test_words_are_found_with_their_statement(call: Call, ledger: Path) -> None:
    said = call("search", ledger, "cranes", "--format", "json")
    (hit,) = json.loads(said.out)
    statements = json.loads(call("statements", ledger, "--mode", "direct", "--format", "json").out)
    assert (hit["path"], hit["statement"]) == ("a.txt", statements[0]["id"])
    assert "cranes" in hit["snippet"]


def test_comments_are_searchable_and_harmless(call: Call, ledger: Path) -> None:
    said = call("search", ledger, "tide99")
    assert said.status == 0
    assert "\x1b" not in said.out
    assert "␛[31m" in said.out


def test_nothing_found_is_no_error(call: Call, ledger: Path) -> None:
    assert call("search", ledger, "zeppelin", "--format", "json") == (0, "[]\n", "")


def test_odd_queries_are_no_defect(call: Call, ledger: Path) -> None:
    for text in ('"', "*", "a AND", "-", "(", "'; DROP TABLE documents; --", "\x00", "NEAR(", "ÿ" * 3000):
        said = call("search", ledger, text)
        assert said.status in (0, 2), (text, said.err)
