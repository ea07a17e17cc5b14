from __future__ import annotations

import pytest

from sayso.evaluate.names import Names

NAMES = Names({"Ana Suel": ["Minister Suel"], "Republic of Orlen": ["Orlen", "Ostra"]})


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("Ana Suel", "ana suel", True),
        ("Foreign Minister Ana Suel", "Ana Suel", True),
        ("Minister Suel", "Ana Suel", True),
        ("Orlen", "the Republic of Orlen", True),
        ("Orlen", "Ostra", True),
        ("U.N.", "UN", True),
        ("the ministry's office", "ministry office", True),
        ("Supreme Court of the Northern Union", "Northern Union", False),
        ("Suel", "Ana Suel", False),
        ("Ana Suel", "Bela Darro", False),
        (None, None, True),
        (None, "Ana Suel", False),
    ],
)
def test_same(a: str | None, b: str | None, equal: bool) -> None:
    assert NAMES.same(a, b) is NAMES.same(b, a) is equal


@pytest.mark.parametrize(
    ("chain", "pattern", "fits"),
    [
        (["Ana Suel", "The Post"], ["Ana Suel", "The Post"], True),
        (["Ana Suel", "The Post"], ["Ana Suel", "Wire?", "The Post"], True),
        (["Ana Suel", "Wire", "The Post"], ["Ana Suel", "*?", "The Post"], True),
        (["Ana Suel", "The Post"], ["Ana Suel", "*?", "The Post"], True),
        (["Ana Suel"], ["Ana Suel", "The Post?"], True),
        (["Ana Suel"], ["Ana Suel", "The Post"], False),
        (["The Post", "Ana Suel"], ["Ana Suel", "The Post"], False),
        ([], [], True),
        (["Ana Suel"], [], False),
    ],
)
def test_follows(chain: list[str], pattern: list[str], fits: bool) -> None:
    assert NAMES.follows(chain, pattern) is fits
