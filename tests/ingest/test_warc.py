from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from made import FIRST, PAGE, SECOND, Answer, documents, found, reasons, shown, warc

from sayso.config import Config
from sayso.errors import DocumentError
from sayso.ingest import Hints, Source, take
from sayso.ingest import warc as reader

SNAPSHOT = Path(__file__).parent / "snapshot"
RUSSIAN = "Министр сказал, что дорога закрыта. " * 3
CRAWL: list[Answer] = [
    ("https://courier.example/road-closed/?from=feed", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
    ("https://courier.example/logo.png", "200 OK", "image/png", b"\x89PNG" * 50),
    ("https://courier.example/old", "301 Moved", "text/html", b"moved"),
    ("https://courier.example/gone", "404 Not Found", "text/html", PAGE.encode()),
    ("https://courier.example/note/", "200 OK", "text/plain; charset=koi8-r", RUSSIAN.encode("koi8-r")),
    ("https://courier.example/data.bin", "200 OK", "application/octet-stream", b"\0\1\2" * 50),
    ("https://courier.example/empty", "200 OK", "text/html", b" "),
    ("https://courier.example/note/", "200 OK", "text/plain", SECOND.encode()),
]


@pytest.mark.parametrize("packed", [True, False])
def test_golden(tmp_path: Path, packed: bool) -> None:
    place = tmp_path / ("a.warc.gz" if packed else "a.warc")
    place.write_bytes(warc(CRAWL, gzip=packed))
    read = [take(one, Config(), Hints()) for one in found(place) if isinstance(one, Source)]
    text = "\n".join(map(shown, read)).replace("a.warc.gz#", "a.warc#")
    assert text == (SNAPSHOT / "warc.txt").read_text("utf-8")
    lines = [line.replace(".gz#", "#") for line in reasons(place)]
    assert [line.partition(": ")[0] for line in lines] == [
        "a.warc#https://courier.example/data.bin",
        "a.warc#https://courier.example/empty",
    ]


def test_it_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "crawl.gz").write_bytes(warc(CRAWL[:1]))
    (tmp_path / "notes.txt").write_bytes(warc(CRAWL[:1], gzip=False))
    assert [one.title for one in documents(tmp_path)] == ["Road closed", "Road closed"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [-40, -500])
def test_what_stands_before_the_break_is_read(tmp_path: Path, packed: bool, cut: int) -> None:
    answers: list[Answer] = [CRAWL[0], ("https://courier.example/2", "200 OK", "text/plain", (FIRST * 20).encode())]
    whole = warc(answers, gzip=packed)
    size = len(warc(answers[:1], gzip=packed))
    (tmp_path / "a.warc").write_bytes(whole[: max(len(whole) + cut, size + 50)])
    sources = [one for one in found(tmp_path) if isinstance(one, Source)]
    assert [one.path for one in sources] == ["a.warc#https://courier.example/road-closed/?from=feed"]
    assert FIRST in take(sources[0], Config(), Hints()).text
    (line,) = reasons(tmp_path)
    assert line.startswith("a.warc: the web archive breaks off")


def test_records_that_are_packed_together(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(warc(CRAWL, gzip=False), mtime=0))
    (line,) = reasons(tmp_path)
    assert "its records are compressed together: run `warcio recompress` over it" in line


def test_bombs_are_lines_and_the_rest_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    config = Config(max_document=100_000)
    answers: list[Answer] = [
        ("https://courier.example/bomb", "200 OK", "text/html", b"a" * 30_000_000),
        ("https://courier.example/2", "200 OK", "text/plain", FIRST.encode()),
    ]
    (tmp_path / "a.warc.gz").write_bytes(warc(answers))
    lines = reasons(tmp_path, config=config)
    assert len(lines) == 1
    assert lines[0].startswith("a.warc.gz#https://courier.example/bomb: 30,000,")
    sources = [one for one in found(tmp_path, config=config) if isinstance(one, Source)]
    assert [take(one, config, Hints()).text for one in sources] == [FIRST]
    assert capfd.readouterr() == ("", "")


def test_a_header_without_end_and_an_archive_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 50_000_000, mtime=0))
    (line,) = reasons(tmp_path)
    assert "a header without end" in line
    monkeypatch.setattr(reader, "MOST_UNPACKED", 1_000_000)
    (tmp_path / "a.warc.gz").write_bytes(warc([("https://courier.example/1", "200 OK", "text/html", b"a" * 5_000_000)]))
    (line,) = reasons(tmp_path)
    assert "it unpacks to more than 1,000,000 bytes" in line
    assert capfd.readouterr() == ("", "")


def test_too_many_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_MEMBERS", 2)
    (tmp_path / "a.warc").write_bytes(warc(CRAWL))
    assert reasons(tmp_path)[-1] == "a.warc: more than 2 records in it: split it"


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n", b"WARC/9", b"WARC/1.0\nContent-Length: -5\n\nx", b"\x1f\x8b\x08\0WARC/",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nx", warc(CRAWL)[:-3], warc(CRAWL)[5:],
        warc(CRAWL, gzip=False).replace(b"HTTP/1.1 200", b"HTTP/1.1 \xff\xff"), warc(CRAWL) + b"rubbish after it",
        warc(CRAWL, gzip=False).replace(b"Content-Length", b"Content-Lenght"), b"WARC/1.0 " + b"x\r\n" * 50_000,
    ],
)  # fmt: skip
def test_a_broken_one_gives_texts_or_a_line(tmp_path: Path, data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    outcome = []
    for one in found(tmp_path):
        try:
            outcome.append(take(one, Config(), Hints()).text if isinstance(one, Source) else str(one.error))
        except DocumentError as error:
            outcome.append(str(error))
    assert outcome
    assert all(one.strip() and "please report" not in one for one in outcome)
    assert capfd.readouterr() == ("", "")


def test_an_archive_in_memory_is_read_as_one_on_disk() -> None:
    data = warc(CRAWL)
    listed = list(reader.members(io.BytesIO(data), "a", 1_000_000))
    again = [reader.member(io.BytesIO(data), one.at, 1_000_000) for one in listed]
    assert [one.content for one in listed if not callable(one.content)] == [one for one in again if not callable(one)]
