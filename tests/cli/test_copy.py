from __future__ import annotations

from pathlib import Path

from calling import Call


def test_a_copy_says_the_same(call: Call, ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sayso"
    assert call("copy", ledger, target) == (0, f"copied to {target}\n", "")
    assert call("statements", target, "--format", "json") == call("statements", ledger, "--format", "json")


def test_nothing_is_overwritten(call: Call, ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine", "utf-8")
    said = call("copy", ledger, target)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"sayso: {target} exists")
    assert target.read_text("utf-8") == "mine"
