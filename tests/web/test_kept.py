from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.web import kept
from sayso.web.kept import Kept


@pytest.fixture
def opened(ledger: Path) -> Ledger:
    return Ledger.open(ledger)


def change(path: Path) -> None:
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1_000_000))


def test_an_answer_is_kept_until_the_ledger_changes(opened: Ledger) -> None:
    answers = Kept(opened)
    numbers = iter(range(9))
    assert [answers.get("n", lambda _: next(numbers)) for _ in range(3)] == [0, 0, 0]
    change(opened.path)
    assert [answers.get("n", lambda _: next(numbers)) for _ in range(2)] == [1, 1]
    assert answers.get("another", lambda _: next(numbers)) == 2


def test_a_log_beside_the_ledger_is_a_change_too(opened: Ledger) -> None:
    answers = Kept(opened)
    numbers = iter(range(9))
    answers.get("n", lambda _: next(numbers))
    Path(f"{opened.path}-wal").write_bytes(b"")
    assert answers.get("n", lambda _: next(numbers)) == 1


def test_what_takes_long_is_found_out_aside(opened: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PATIENCE", -1.0)
    answers = Kept(opened)
    assert answers.get("n", lambda _: "old") == "old"
    change(opened.path)
    found = threading.Event()

    def ask(_: Ledger) -> str:
        found.set()
        return "new"

    assert answers.get("n", ask) == "old"
    assert found.wait(10)
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread() and "_ask_aside" in thread.name:
            thread.join(10)
    assert answers.get("n", lambda _: "newest") == "new"


def test_answers_do_not_pile_up(opened: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    answers = Kept(opened)
    asked = []
    for question in "abcd":
        answers.get(question, lambda _, q=question: asked.append(q))
    answers.get("d", lambda _: asked.append("again"))
    answers.get("a", lambda _: asked.append("a"))
    assert asked == ["a", "b", "c", "d", "a"]
