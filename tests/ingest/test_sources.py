from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import MissingPath, UnknownFormat, Unreadable
from sayso.ingest import Failed, Source, find
from sayso.ingest.contents import contents

CONFIG = Config()


def found(*paths: Path | str) -> list[Source | Failed]:
    return list(find(paths, CONFIG))


def paths(*arguments: Path | str) -> list[str]:
    return [one.path for one in found(*arguments)]


def test_a_folder_is_read_in_order_and_without_what_is_not_an_article(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.HTML",
        "sub/.hidden/d.txt",
        ".e.txt",
        "articles.toml",
        "x.sayso",
        "x.sayso-wal",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    assert paths(tmp_path) == ["a.md", "b.txt", "sub/c.HTML"]
    assert [one.name for one in found(tmp_path)] == ["a.md", "b.txt", "c.HTML"]


def test_an_unknown_kind_is_named_in_a_folder_and_tried_as_an_argument(tmp_path: Path) -> None:
    (tmp_path / "notes.rst").write_text("text")
    (one,) = found(tmp_path)
    assert isinstance(one, Failed)
    assert isinstance(one.error, UnknownFormat)
    (one,) = found(tmp_path / "notes.rst")
    assert isinstance(one, Source)


def test_the_same_file_twice_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    assert paths(tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_keys_tell_places_apart(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("text")
    first, second = found(tmp_path / "one", tmp_path / "two")
    assert first.path == second.path
    assert first.key != second.key


def test_a_missing_path_and_a_pipe_get_a_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    missing, pipe, null = found(tmp_path / "none", tmp_path, "/dev/null")
    assert isinstance(missing, Failed)
    assert isinstance(missing.error, MissingPath)
    for one in (pipe, null):
        assert isinstance(one, Failed)
        assert isinstance(one.error, Unreadable)
        assert "pipe" in str(one.error)


def test_links_that_lead_back_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("text")
    (tmp_path / "sub" / "back").symlink_to(tmp_path)
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    broken = [one for one in found(tmp_path) if isinstance(one, Failed)]
    assert [one.path for one in broken] == ["gone.txt", "round.txt"]
    assert [one.path for one in found(tmp_path) if isinstance(one, Source)] == ["sub/a.txt"]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "a.txt").write_text("text")
    assert paths(tmp_path) == ["x.txt/a.txt"]


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    (one,) = found(tmp_path)
    one.path.encode()
    one.name.encode()


def test_every_line_that_is_not_blank_is_a_source(tmp_path: Path) -> None:
    place = tmp_path / "feed.jsonl"
    lines = [b'{"text": "a"}\n', b"\r\n", b'{"text": "b"}\r\n', b"x" * 3_000_000 + b"\n", b'{"text": "last"}']
    place.write_bytes(b"".join(lines))
    sources = [one for one in found(place) if isinstance(one, Source)]
    assert [one.path for one in sources] == ["feed.jsonl#1", "feed.jsonl#3", "feed.jsonl#4", "feed.jsonl#5"]
    assert [contents(one, CONFIG).data for one in sources] == [lines[0], lines[2], lines[3], lines[4]]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("“No.”".encode())))
    (one,) = found("-")
    assert isinstance(one, Source)
    assert (one.path, one.name, one.data) == ("-", "-", "“No.”".encode())
