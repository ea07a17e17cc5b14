"""Bytes to text: UTF-8 and UTF-16 by their own signs, older encodings where they can be told with confidence."""

from __future__ import annotations

import codecs
import re

from sayso.errors import BinaryDocument, BrokenEncoding
from sayso.ingest.legacy import declared_text, legacy_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The beginnings of files that people rename: PDF, zip (docx, xlsx, epub), PNG, JPEG, GIF, gzip, 7z, old Office, ELF.
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0",
    b"\x7fELF", b"SQLite format 3", b"Rar!", b"BZh", b"\xfd7zXZ", b"ID3", b"OggS", b"RIFF", b"MZ\x90",
)  # fmt: skip
# Encodings whose bytes are all ASCII, so that they look like UTF-8.
_SEVEN_BIT = frozenset(("iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "hz"))
_LOOK = 65_536
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_MOST_CONTROLS = 0.01
# Of the bytes of UTF-16 without its mark: words of Cyrillic or Arabic are some seven letters to a space. And of its
# characters, letters and white space.
_LEAST_ZEROS = 0.04
_LEAST_WRITTEN = 0.7
_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, path: str, *, declared: bool = False, charset: str | None = None) -> str:
    """The text of a file's bytes without a byte order mark; newlines as they are.

    `declared`: whether the file may name its encoding as a page does (<meta charset>); `charset`: the encoding that is
    named around it, which goes first (WHATWG, HTML, determining the character encoding). Raises BinaryDocument where
    the bytes are no text, BrokenEncoding with the first bad byte where no encoding makes text of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path, len(mark))
    if data.startswith(_MAGIC):
        raise BinaryDocument(path)
    look = data[:_LOOK]
    if b"\0" in data:
        return _strictly(data, _without_mark(look, path), path, 0)
    if len(look.translate(None, _CONTROLS)) < len(look) * (1 - _MOST_CONTROLS):
        raise BinaryDocument(path)
    if charset and charset.lower() in _SEVEN_BIT:
        return _strictly(data, charset, path, 0)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        named = charset or (_declared(look) if declared else None)
        text = declared_text(data, named) if named else None
        if text is None:
            text = legacy_text(data, error.start)
        if text is None:
            raise BrokenEncoding(path, error.start) from None
        return text


def clean(text: str) -> str:
    """A text without what no UTF-8 can hold: lone surrogates, as JSON may write them, become U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _strictly(data: bytes, encoding: str, path: str, offset: int) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrokenEncoding(path, offset + error.start) from None
    if "\0" in text:
        raise BinaryDocument(path)
    return text


def _without_mark(look: bytes, path: str) -> str:
    """UTF-16 without its mark: spaces, line ends and what is Latin have a zero for every other byte, and no character
    has one for the rest."""
    even, odd = look[::2].count(0), look[1::2].count(0)
    encoding = "utf-16-be" if even else "utf-16-le"
    if min(even, odd) == 0 and max(even, odd) > len(look) * _LEAST_ZEROS:
        text = look[: len(look) & ~1].decode(encoding, "replace")
        written = sum(char.isalpha() or char.isspace() for char in text)
        if written > _LEAST_WRITTEN * len(text) and text.count("\ufffd") <= _MOST_CONTROLS * len(text):
            return encoding
    raise BinaryDocument(path)


def _declared(look: bytes) -> str | None:
    match = _DECLARED.search(look[:4096])
    return match[1].decode("ascii", "replace") if match else None
