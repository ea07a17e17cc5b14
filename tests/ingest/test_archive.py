from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path
from random import Random

import pytest
from made import FIRST, PAGE, documents, found, packed, reasons

from sayso.config import Config
from sayso.ingest import Failed, Source, archive, take
from sayso.ingest.hints import Hints


def test_every_file_is_a_document_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    files = {
        "b.txt": FIRST.encode(),
        "sub/a.html": PAGE.encode(),
        "sub/": b"",
        ".hidden.txt": b"x",
        "sub/.DS_Store": b"\0\1",
        "__MACOSX/sub/._a.html": b"\0\1",
        "lines.jsonl": b'{"text": "One."}\n\n{"text": "Two."}\n',
    }
    (tmp_path / "all.zip").write_bytes(packed(files))
    read = documents(tmp_path)
    assert [(one.path, one.name) for one in read] == [
        ("all.zip#b.txt", "all.zip#b.txt"),
        ("all.zip#sub/a.html", "all.zip#a.html"),
        ("all.zip#lines.jsonl#1", "all.zip#1"),
        ("all.zip#lines.jsonl#3", "all.zip#3"),
    ]
    assert [one.text for one in read if one.path.endswith((".txt", "#3"))] == [FIRST, "Two."]
    assert read[1].title == "Road closed"


def test_names_that_climb_out_stay_inside(tmp_path: Path) -> None:
    names = [
        "/etc/passwd.txt",
        "../../up.txt",
        "C:\\x\\..\\y.txt",
        "a\nb\x1b[31m.txt",
        "up.txt",
        "./up.txt",
        "..txt",
    ]
    (tmp_path / "a.zip").write_bytes(packed({name: f"{FIRST} {i}".encode() for i, name in enumerate(names)}))
    before = sorted(tmp_path.parent.rglob("*"))
    assert [one.path for one in documents(tmp_path / "a.zip")] == [
        "a.zip#etc/passwd.txt",
        "a.zip#up.txt",
        "a.zip#C:/x/y.txt",
        "a.zip#a\ufffdb\ufffd[31m.txt",
        "a.zip#up.txt (2)",
        "a.zip#up.txt (3)",
    ]
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_bomb_is_one_line_and_its_neighbours_are_read(tmp_path: Path) -> None:
    files = {"bomb.txt": b"a" * 15_000_000, "good.txt": FIRST.encode()}
    (tmp_path / "a.zip").write_bytes(packed({"big.txt": b"a" * 25_600_000}, zipfile.ZIP_STORED))
    (tmp_path / "b.zip").write_bytes(packed({**files, "pad.bin": Random(1).randbytes(900_000)}))
    assert reasons(tmp_path / "a.zip") == [
        "a.zip#big.txt: 25,600,000 bytes, over the limit of 20,000,000 a document (--max-document)"
    ]
    bomb, pad = reasons(tmp_path / "b.zip")[0], reasons(tmp_path / "b.zip")[-1]
    assert bomb.startswith("b.zip#bomb.txt: ")
    assert bomb.endswith("bytes that unpack to 15,000,000: that is no article")
    assert pad.startswith("b.zip#pad.bin: no reader")
    assert [one.path for one in found(tmp_path / "b.zip") if isinstance(one, Source)] == ["b.zip#good.txt"]


def test_a_file_without_a_name_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("x", FIRST)
    # The length of the name, in the local header and in the directory; the name itself becomes an extra field.
    data = bytearray(out.getvalue())
    for signature, offset in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        data[data.index(signature) + offset] = 0
    (tmp_path / "a.zip").write_bytes(data)
    (line,) = reasons(tmp_path)
    assert line.startswith("a.zip")
    assert "please report" not in line


def test_files_that_overlap_are_counted_each(tmp_path: Path) -> None:
    # As in the bombs that name one stretch of bytes many times: a directory whose entries all point at one file.
    data = packed({"a.txt": b"".join(b"%d words and more " % i for i in range(20_000))})
    end = data.rindex(b"PK\x05\x06")
    directory = data[data.rindex(b"PK\x01\x02") : end]
    count = 400
    tail = bytearray(data[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (len(directory) * count).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data[: end - len(directory)] + directory * count + bytes(tail))
    (line,) = reasons(tmp_path)
    assert "that is no archive of articles" in line


def test_a_directory_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": FIRST.encode()}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (2_000_000_000).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data)
    assert reasons(tmp_path) == ["a.zip: the archive is broken (its directory is too long)"]


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    (tmp_path / "a.zip").write_bytes(packed({f"{i}.txt": b"a" for i in range(4)}))
    assert reasons(tmp_path) == ["a.zip: 4 files in it, over the limit of 3: unpack it first"]


def test_encrypted_links_and_damage(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("secret.txt", FIRST)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("damaged.txt", FIRST * 3)
        made.writestr("good.txt", FIRST)
    data = bytearray(out.getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    data[data.index((FIRST * 3).encode()) + 5] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert reasons(tmp_path) == [
        "a.zip#secret.txt: it is encrypted: unpack it with its password first",
        "a.zip#link.txt: it is a link, not a file",
        "a.zip#damaged.txt: it cannot be unpacked (Bad CRC-32 for file 'damaged.txt')",
    ]
    good = [one for one in found(tmp_path) if isinstance(one, Source)]
    assert [take(one, Config(), Hints()).text for one in good] == [FIRST]


@pytest.mark.parametrize("cut", [4, 30, -10, -30])
def test_a_cut_archive_is_one_line(tmp_path: Path, cut: int) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a.txt": FIRST.encode(), "b.txt": PAGE.encode()})[:cut])
    (line,) = reasons(tmp_path)
    assert line.startswith("a.zip: ")
    assert "\n" not in line


def test_an_empty_archive_and_one_in_too_many_others(tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(packed({}))
    inner = packed({"a.txt": FIRST.encode()})
    for _ in range(2):
        inner = packed({"in.zip": inner})
    (tmp_path / "three.zip").write_bytes(inner)
    (tmp_path / "four.zip").write_bytes(packed({"in.zip": inner}))
    assert reasons(tmp_path) == [
        "empty.zip: there is no text in it",
        "four.zip#in.zip#in.zip#in.zip: packed more than 3 times: unpack it first",
    ]
    assert [one.path for one in found(tmp_path) if not isinstance(one, Failed)] == ["three.zip#in.zip#in.zip#a.txt"]
