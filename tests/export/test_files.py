from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.export.files import write_lines


def test_the_lines_are_the_file(tmp_path: Path) -> None:
    write_lines(tmp_path / "x.jsonl", [b"one\n", b"two\n"])
    assert (tmp_path / "x.jsonl").read_bytes() == b"one\ntwo\n"
    assert [p.name for p in tmp_path.iterdir()] == ["x.jsonl"]


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"old\n")

    def lines() -> Iterator[bytes]:
        yield b"new\n" * 100_000
        assert path.read_bytes() == b"old\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_lines(path, lines())
    assert path.read_bytes() == b"old\n"
    assert [p.name for p in tmp_path.iterdir()] == ["x.jsonl"]


def test_it_is_as_readable_as_any_file_made_here(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_lines(tmp_path / "x.jsonl", [])
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "x.jsonl").stat().st_mode) == 0o640
