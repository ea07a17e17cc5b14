from __future__ import annotations

from pathlib import Path

import pytest
from calling import Call


def test_the_files_are_there(call: Call, ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert call("export", ledger, "--format", "jsonl", "--output", folder) == (0, f"written to {folder}\n", "")
    assert len(list(folder.glob("*.jsonl"))) == 12


def test_an_unknown_format(call: Call, ledger: Path, tmp_path: Path) -> None:
    said = call("export", ledger, "--format", "xml", "--output", tmp_path / "out")
    assert said == (2, "", "sayso: export format 'xml': known: jsonl\n")
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way(call: Call, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    said = call("export", ledger, "--output", tmp_path / "out")
    assert said == (74, "", f"sayso: {tmp_path / 'out'}: File exists\n")


@pytest.mark.parametrize("command", ["info", "statements", "times", "export"])
def test_what_is_no_ledger_is_one_line(command: str, call: Call, tmp_path: Path) -> None:
    other = tmp_path / "notes.sayso"
    options = ["--output", str(tmp_path / "out")] if command == "export" else []
    assert call(command, other, *options).status == 2
    other.write_text("no ledger at all, only notes\n" * 100, "utf-8")
    said = call(command, other, *options)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"sayso: {other} is not a ledger")
    assert said.err.count("\n") == 1
    assert other.read_text("utf-8").startswith("no ledger")
