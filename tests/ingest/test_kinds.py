from __future__ import annotations

import io

import pytest
from made import FIRST, PAGE, feed, mail, packed, pdf, warc, word

from sayso.ingest.kinds import Kind, kind, suffix

PDF = pdf([[(50, 700, 10, FIRST)]])
MAIL = mail(f"Content-Type: text/plain\n\n{FIRST}")
ANSWER = [("https://courier.example/", "200 OK", "text/html", PAGE.encode())]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", FIRST.encode(), "text"), ("A.TXT", b"", "text"), ("a.md", b"# A", "text"), ("a.htm", b"x", "page"),
        ("a.jsonl", b"{}", "lines"), ("a.rst", b"x", None), ("a", b"x", None), (".txt", b"x", None),
        # By their bytes, whatever the name says.
        ("a.txt", PDF, "pdf"), ("a.html", PDF, "pdf"), ("a.pdf", b"x\n" + PDF, "pdf"),
        ("a.txt", b"What begins with\n%PDF- is a PDF.", "text"),
        ("a.txt", word(), "word"), ("a.zip", word(), "word"), ("a.docx", packed({"a.txt": b"x"}), "zip"),
        ("a.docx", b"x", "word"), ("a.pdf", b"x", "pdf"), ("a.zip", b"x", "zip"),
        ("a.zip", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), None),
        ("a.epub", packed({"mimetype": b"application/epub+zip"}), None),
        ("a.pdf", PAGE.encode(), "page"), ("a.txt", PAGE.encode(), "page"), ("a.aspx", PAGE.encode(), "page"),
        ("a.php", b"\xef\xbb\xbf \r\n<HTML lang=en>", "page"), ("a.txt", PAGE.encode("utf-16"), "page"),
        ("a", b"<?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC 'x'>", "page"),
        ("a.txt", b"<p>A paragraph", "text"), ("a.txt", b"<htmlx>", "text"),
        ("a.xml", feed(""), "feed"), ("a.html", feed("", "atom"), "feed"), ("a.xml", b"<catalogue/>", None),
        ("a.xml", b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'>", "feed"), ("a.rss", b"x", "feed"),
        ("a.eml", b"x", "mail"), ("a.eml", PAGE.encode(), "mail"), ("1.host:2,S", MAIL, "mail"),
        ("a.txt", MAIL, "text"),
        ("notes", b"From: me\nTo: you\nNote: no mail\n", None),
        ("a.warc.gz", b"x", "warc"), ("a.gz", warc(ANSWER), "warc"), ("a.txt", warc(ANSWER, gzip=False), "warc"),
        ("a.gz", b"\x1f\x8b\x08\0\0\0\0\0", None), ("a.png", b"\x89PNG", None),
    ],
)  # fmt: skip
def test_kinds(name: str, data: bytes, expected: Kind | None) -> None:
    assert kind(name, io.BytesIO(data)) == expected


def test_endings() -> None:
    assert [suffix(name) for name in ("a.TXT", "b/a.warc.gz", "a.tar.gz", "a", ".txt", "x.y/a", "a.")] == [
        ".txt", ".warc.gz", ".gz", "", "", "", ".",
    ]  # fmt: skip
