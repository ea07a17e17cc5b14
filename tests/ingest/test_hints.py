from __future__ import annotations

from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import SideFileError
from sayso.ingest import Source, find, gather
from sayso.records import Given


def given(folder: Path, every: Given | None = None) -> dict[str, Given]:
    hints = gather([folder], every or Given())
    return {one.path: hints.given(one) for one in find([folder], Config()) if isinstance(one, Source)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (tmp_path / name).write_text("text")
    (tmp_path / "d.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    return tmp_path


TOML = """
[[document]]
file = "a.txt"
outlet = "Coast Courier"
published = 2031-05-08
authors = ["Ana Suel", "Bo Lind"]
language = "en"
translated_from = "Danish"

[[document]]
file = "sub/c.txt"
republished_from = "Morning Paper"

[[document]]
file = "d.jsonl#2"
url = "https://a.example"
"""


def test_toml(folder: Path) -> None:
    (folder / "articles.toml").write_text(TOML)
    found = given(folder)
    assert found["a.txt"] == Given(
        outlet="Coast Courier",
        published="2031-05-08",
        authors=("Ana Suel", "Bo Lind"),
        language="en",
        translated_from="da",
    )
    assert found["b.txt"] == Given()
    assert found["sub/c.txt"] == Given(republished_from="Morning Paper")
    assert found["d.jsonl#1"] == Given()
    assert found["d.jsonl#2"] == Given(url="https://a.example")


def test_csv(folder: Path) -> None:
    (folder / "articles.csv").write_text(
        "file,outlet,published,authors\na.txt,Coast Courier,May 2031,Ana Suel; Bo Lind\n"
    )
    assert given(folder)["a.txt"] == Given(outlet="Coast Courier", published="2031-05", authors=("Ana Suel", "Bo Lind"))


def test_a_side_file_in_a_folder_below_and_flags_before_it(folder: Path) -> None:
    (folder / "sub" / "articles.toml").write_text('[[document]]\nfile = "c.txt"\noutlet = "A"\ntitle = "T"\n')
    found = given(folder, Given(outlet="B"))
    assert found["sub/c.txt"] == Given(outlet="B", title="T")
    assert found["a.txt"] == Given(outlet="B")


def test_a_file_named_by_itself_is_the_same_file(folder: Path) -> None:
    (folder / "articles.toml").write_text(TOML)
    (one,) = find([folder / "a.txt"], Config())
    assert isinstance(one, Source)
    assert gather([folder / "a.txt"]).given(one).outlet == "Coast Courier"


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("articles.toml", "[[document]\n", "cannot be read as TOML"),
        ("articles.toml", "title = 3\n", "array of tables"),
        ("articles.toml", '[[document]]\noutlet = "A"\n', "document 1 has no `file`"),
        ("articles.toml", '[[document]]\nfile = "a.txt"\noutlt = "A"\n', "unknown field outlt"),
        ("articles.toml", '[[document]]\nfile = "a.txt"\npublished = "soon"\n', "is no date: soon"),
        ("articles.toml", '[[document]]\nfile = "a.txt"\nauthors = "A"\n', "list of names"),
        ("articles.toml", '[[document]]\nfile = "a.txt"\noutlet = 3\n', "outlet is a text"),
        ("articles.csv", "file,outlet\na.txt,A,B\n", "more values"),
    ],
)
def test_a_side_file_that_cannot_be_understood(folder: Path, name: str, text: str, what: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(SideFileError, match=what) as caught:
        gather([folder])
    assert "\n" not in str(caught.value)
