from __future__ import annotations

import codecs
from random import Random

import pytest

from sayso.errors import BinaryDocument, BrokenEncoding
from sayso.ingest.decode import clean, decode

TEXT = "The minister said “no” — twice.\r\n\u00a0Zoë agreed.\n"
RUSSIAN = (
    "Министр сказал, что дорога закрыта. Губернатор обещал открыть её через десять дней, но ему никто не верит. " * 5
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_text_comes_back_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_utf_16_either_way() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "a.txt") == TEXT
    assert decode(TEXT.encode("utf-16-le"), "a.txt") == TEXT
    assert decode(TEXT.encode("utf-16-be"), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_in_another_script(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt") == RUSSIAN
    arabic = "قال الوزير إن الطريق مغلق. ووعد المحافظ بفتحه بعد عشرة أيام. " * 5
    assert decode(arabic.encode(encoding), "a.txt") == arabic


@pytest.mark.parametrize("step", [5, 20])
def test_zeros_in_what_is_no_text(step: int) -> None:
    noise = bytearray(Random(step).randbytes(4000).replace(b"\0", b"\1"))
    noise[1::step] = bytes(len(noise[1::step]))
    with pytest.raises(BinaryDocument):
        decode(bytes(noise), "a.txt")


def test_the_encoding_that_is_named_around_a_text() -> None:
    assert decode(RUSSIAN[:60].encode("koi8-r"), "a.txt", charset="koi8-r") == RUSSIAN[:60]
    assert decode("道路は閉鎖".encode("iso-2022-jp"), "a.txt", charset="ISO-2022-JP") == "道路は閉鎖"
    # What is UTF-8 is nothing else, whatever is said of it; what is said may be nonsense.
    for charset in ("windows-1252", "no-such", "hex", "utf-16"):
        assert decode("Zoë".encode(), "a.txt", charset=charset) == "Zoë"
    assert decode("Zoë said “no” — twice.".encode("cp1252"), "a.txt", charset="no-such") == "Zoë said “no” — twice."


def test_an_older_encoding_is_told() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "a.txt") == RUSSIAN


def test_a_page_names_its_encoding() -> None:
    page = "<html><head><meta charset='koi8-r'></head><body>" + RUSSIAN + "</body></html>"
    assert decode(page.encode("koi8-r"), "a.html", declared=True) == page


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nsome text follows here",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 20,
        b"A text with a zero\0 in it, and more words after it.",
        b"\x01\x02\x03 words \x04\x05",
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(BinaryDocument, match="not text"):
        decode(data, "a.txt")


def test_broken_utf_8_tells_where() -> None:
    data = ("Zoë said “no”. " * 20).encode() + b"\xff\xfe\xfa" + "“Yes”, said Zoë.".encode()
    with pytest.raises(BrokenEncoding, match=f"byte {data.index(0xFF):,}"):
        decode(data, "a.txt")


def test_broken_utf_16() -> None:
    with pytest.raises(BrokenEncoding):
        decode(codecs.BOM_UTF16_LE + b"a\0b\0\0", "a.txt")


def test_lone_surrogates_are_replaced() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
