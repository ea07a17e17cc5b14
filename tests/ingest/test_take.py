from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import (
    BadFormat,
    BinaryDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    MissingPath,
    Unreadable,
)
from sayso.ingest import Hints, Source, find, fingerprint, quarantine, take
from sayso.records import Document, Given

CONFIG = Config()
PARAGRAPH = "The road to the north was closed on Monday night after the river rose, the governor said in the capital."


def source(place: Path) -> Source:
    (one,) = find([place], CONFIG)
    assert isinstance(one, Source)
    return one


def taken(place: Path, config: Config = CONFIG, hints: Hints | None = None) -> Document:
    return take(source(place), config, hints or Hints())


@pytest.mark.parametrize(
    "text", [PARAGRAPH, f"\r\n{PARAGRAPH}\r\n\r\n\u00a0{PARAGRAPH}\r", f"{PARAGRAPH}\u2028{PARAGRAPH}\n"]
)
def test_a_plain_text_is_never_altered(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    document = taken(tmp_path / "a.txt")
    assert document.text == text
    assert (document.path, document.name, document.language) == ("a.txt", "a.txt", "en")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", EmptyDocument),
        ("a.txt", b" \n\xef\xbb\xbf\n".strip(b" \n"), EmptyDocument),
        ("a.txt", b"\n \n\t", EmptyDocument),
        ("a.txt", b"\x89PNG and so on", BinaryDocument),
        ("a.txt", b"%PDF-1.4 and so on", BadFormat),
        ("a.pdf", b"Dear Sir or Madam", BadFormat),
        ("a.docx", b"Dear Sir or Madam", BadFormat),
        ("a.html", b"<html><script>alert('the road was closed')</script></html>", EmptyDocument),
        ("a.jsonl", b"not json", BadFormat),
        ("a.jsonl", b'["text"]', BadFormat),
        ("a.jsonl", b'{"text": ""}', EmptyDocument),
        ("a.jsonl", b'{"text": "a\\u0000b"}', BinaryDocument),
        ("a.jsonl", b'{"text": "a", "published": "soon"}', BadFormat),
        ("a.jsonl", b'{"text": "a", "authors": {}}', BadFormat),
        ("a.jsonl", b"[" * 100_000, BadFormat),
    ],
)
def test_bad_input_gets_one_line(tmp_path: Path, name: str, data: bytes, error: type[DocumentError]) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as caught:
        taken(tmp_path / name)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith("a.")
    assert str(tmp_path) not in line


def test_an_endless_line_is_not_read(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    with place.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(DocumentTooLarge, match="200,000,000 bytes, over the limit of 20,000,000"):
        taken(place)
    with pytest.raises(DocumentTooLarge):
        fingerprint(source(place), CONFIG, Hints())


def test_a_file_that_has_gone_or_become_a_pipe(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text(PARAGRAPH)
    one = source(place)
    place.unlink()
    with pytest.raises(MissingPath):
        take(one, CONFIG, Hints())
    os.mkfifo(place)
    with pytest.raises(Unreadable):
        take(one, CONFIG, Hints())


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text(PARAGRAPH)
    place.chmod(0)
    with pytest.raises(Unreadable):
        taken(place)


def test_an_unknown_suffix_that_is_named_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text(PARAGRAPH)
    assert taken(tmp_path / "a.rst").text == PARAGRAPH


def test_a_page_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<!DOCTYPE html><html><body><article><h1>Road closed</h1><p>{PARAGRAPH}</p></article></body></html>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    (one,) = find(["-"], CONFIG)
    assert isinstance(one, Source)
    document = take(one, CONFIG, Hints())
    assert document.title == "Road closed"
    assert PARAGRAPH in document.text
    assert "<" not in document.text


def test_a_line_brings_what_it_knows(tmp_path: Path) -> None:
    row = (
        '{"text": "%s", "outlet": "Coast Courier", "published": "8 May 2031", "authors": ["Ana Suel"], "id": 7,'
        ' "language": "English", "translated_from": "Danish", "url": "https://a.example/1", "title": "Closed"}'
    )
    (tmp_path / "a.jsonl").write_text(row % PARAGRAPH)
    document = taken(tmp_path / "a.jsonl")
    assert document.text == PARAGRAPH
    assert (document.outlet, document.published, document.authors) == ("Coast Courier", "2031-05-08", ("Ana Suel",))
    assert (document.language, document.translated_from, document.title) == ("en", "da", "Closed")


def test_flags_go_before_the_file_and_the_language_of_the_build_before_all(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{PARAGRAPH}", "outlet": "A", "title": "T", "language": "de"}}')
    hints = Hints(every=Given(outlet="B"))
    document = taken(tmp_path / "a.jsonl", Config(language="en"), hints)
    assert (document.outlet, document.title, document.language) == ("B", "T", "en")


def test_fingerprints_tell_bytes_hints_and_language(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text(PARAGRAPH)
    one = source(place)
    first = fingerprint(one, CONFIG, Hints())
    assert first == fingerprint(one, CONFIG, Hints())
    others = [
        fingerprint(one, CONFIG, Hints(every=Given(outlet="B"))),
        fingerprint(one, Config(language="en"), Hints()),
    ]
    place.write_text(PARAGRAPH + " ")
    others.append(fingerprint(one, CONFIG, Hints()))
    assert len({first, *others}) == 4


def test_a_quarantined_document_keeps_its_reason() -> None:
    document = quarantine("sub/a.txt", "a.txt", "", EmptyDocument("sub/a.txt"))
    assert document.quarantined == "sub/a.txt: there is no text in it"
    assert document.id != quarantine("sub/b.txt", "b.txt", "", EmptyDocument("sub/b.txt")).id
