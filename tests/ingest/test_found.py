from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from made import FIRST, PAGE, SECOND, documents, feed, found, mail, packed, pdf, reasons, warc, word

from sayso.config import Config
from sayso.errors import DocumentError, DocumentTooLarge
from sayso.ingest import Failed, Hints, Source, contents, find, fingerprint, gather, lines, take

MAIL = mail(f"Content-Type: text/plain\n\n{FIRST}")
KEPT = {
    "a.txt": FIRST.encode(),
    "feed.rss": feed(f"<item><guid>1</guid><description>{FIRST}</description></item>"),
    "letter.eml": MAIL,
    "page.html": PAGE.encode(),
    "paper.pdf": pdf([[(50, 700, 10, FIRST)]]),
    "report.docx": word(),
    "crawl.warc.gz": warc([("https://courier.example/1", "200 OK", "text/plain", FIRST.encode())]),
    "lines.jsonl": b'{"text": "One."}\n{"text": "Two."}',
}


def test_a_zip_holds_what_its_folder_does(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    for name, data in KEPT.items():
        (folder / name).write_bytes(data)
    (tmp_path / "kept.zip").write_bytes(packed(dict(sorted(KEPT.items()))))
    inside, beside = documents(tmp_path / "kept.zip"), documents(folder)
    assert [one.path for one in inside] == [f"kept.zip#{one.path}" for one in beside]
    assert [(one.text, one.given) for one in inside] == [(one.text, one.given) for one in beside]
    assert len(inside) == 9


def fingerprints(place: Path) -> dict[str, str]:
    return {one.key: fingerprint(one, Config(), Hints()) for one in found(place) if isinstance(one, Source)}


def test_keys_and_fingerprints_stay_and_tell_members_apart(tmp_path: Path) -> None:
    place = tmp_path / "kept.zip"
    place.write_bytes(packed(KEPT))
    before = {
        one.key: fingerprint(one, Config(), Hints()) for one in find([place], Config()) if isinstance(one, Source)
    }
    assert len(before) == len(set(before.values())) == 9
    place.write_bytes(packed({**KEPT, "a.txt": SECOND.encode(), "new.txt": b"New."}))
    after = fingerprints(place)
    assert after.keys() > before.keys()
    assert sum(after[key] != before[key] for key in before) == 1


def test_a_line_has_the_key_that_it_had(tmp_path: Path) -> None:
    from sayso.records import digest

    place = tmp_path / "a.jsonl"
    place.write_bytes(b"\n" + KEPT["lines.jsonl"])
    assert [one.key for one in found(place)] == [digest(str(place), number) for number in ("2", "3")]


def test_side_files_tell_of_files_and_of_members(tmp_path: Path) -> None:
    (tmp_path / "kept.zip").write_bytes(packed({"sub/a.txt": FIRST.encode(), "b.txt": SECOND.encode()}))
    (tmp_path / "feed.rss").write_bytes(
        feed(f"<item><guid>https://courier.example//1</guid><description>{FIRST}</description></item>")
    )
    (tmp_path / "articles.toml").write_text(
        '[[document]]\nfile = "kept.zip"\noutlet = "The Pier"\n'
        '[[document]]\nfile = "kept.zip#sub/a.txt"\npublished = 2031-05-08\noutlet = "The Quay"\n'
        '[[document]]\nfile = "feed.rss#https://courier.example//1"\ntitle = "Mine"\n'
    )
    hints = gather([tmp_path])
    assert [(one.outlet, one.published, one.title) for one in documents(tmp_path, hints=hints)] == [
        ("Coast Courier", None, "Mine"),
        ("The Quay", "2031-05-08", None),
        ("The Pier", None, None),
    ]


def test_a_side_file_in_an_archive_is_told_and_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"sub/articles.toml": b"", "a.txt": FIRST.encode()}))
    assert reasons(tmp_path) == ["a.zip#sub/articles.toml: it is not looked into: put it beside a.zip"]


def test_a_member_that_climbs_out_does_not_take_anothers_hints(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"x/../../a.txt": FIRST.encode()}))
    (tmp_path / "articles.toml").write_text('[[document]]\nfile = "a.txt"\noutlet = "The Pier"\n')
    (document,) = documents(tmp_path, hints=gather([tmp_path]))
    assert document.outlet is None


@pytest.mark.parametrize("name", [name for name in KEPT if not name.endswith("jsonl")])
def test_standard_input_may_be_of_any_kind(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(KEPT[name])))
    (one,) = find(["-"], Config())
    assert isinstance(one, Source)
    assert one.path.partition("#")[0] == "-"
    assert "The road to the north was closed" in take(one, Config(), Hints()).text


def test_standard_input_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(KEPT["report.docx"])))
    (one,) = find(["-"], Config(max_document=1000))
    assert isinstance(one, Source)
    with pytest.raises(DocumentTooLarge):
        take(one, Config(max_document=1000), Hints())


def test_sizes_are_looked_at_before_parsing(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(MAIL + b"x" * 2000)
    (tmp_path / "b.rss").write_bytes(feed("x" * 2000))
    (tmp_path / "c.jsonl").write_bytes(b"x" * 2000 + b"\nshort\n")
    assert [line.partition(" bytes")[0] for line in reasons(tmp_path, config=Config(max_document=1000))] == [
        f"a.eml: {len(MAIL) + 2000:,}",
        f"b.rss: {len(feed('')) + 2000:,}",
        "c.jsonl#1: 2,001",
    ]


def test_a_file_that_changed_after_it_was_found_is_one_line(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(packed(KEPT))
    sources = [one for one in found(place) if isinstance(one, Source)]
    place.write_bytes(packed({"a.txt": FIRST.encode()}))
    outcome = []
    for one in sources:
        try:
            outcome.append(take(one, Config(), Hints()).text)
        except DocumentError as error:
            outcome.append(str(error))
    assert outcome[0] == FIRST
    assert all("the archive is broken" in one for one in outcome[1:])


def test_a_reader_that_fails_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by\nnought")

    for name, data in KEPT.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(lines, "members", fail)
    failed = [one for one in found(tmp_path) if isinstance(one, Failed)]
    assert [str(one.error) for one in failed] == [
        "lines.jsonl: ingest failed on it (ZeroDivisionError: by nought); please report this"
    ]
    assert len(found(tmp_path)) == len(KEPT)


def test_nothing_holds_a_file_open(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(packed(KEPT))
    for one in found(place):
        assert isinstance(one, Source)
        take(one, Config(), Hints())
    stream = contents.opened(Source("a.zip", "a.zip", "", str(place)))
    assert stream.read() == place.read_bytes()
    open_files = Path("/proc/self/fd")
    if open_files.is_dir():
        assert str(place) not in {str(one.resolve()) for one in open_files.iterdir()}


def test_plain_texts_load_no_library_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.jsonl").write_text('{"text": "One."}')
    heavy = ("pypdf", "docx", "feedparser", "warcio", "trafilatura", "lxml", "zipfile", "email.policy")
    code = (
        "import sys; from sayso.config import Config; from sayso.ingest import Hints, find, take\n"
        "for one in find(sys.argv[1:], Config()): take(one, Config(), Hints())\n"
        f"print(*(name for name in {heavy} if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {"zipfile"}
