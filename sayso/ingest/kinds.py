"""The kinds of files that are read, told by their first bytes before their names."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO, Literal

# A "fragment" is markup without the page around it, a "line" one of a .jsonl file.
Kind = Literal["text", "page", "fragment", "line", "lines", "pdf", "word", "mail", "feed", "warc", "zip"]
CONTAINERS: frozenset[Kind] = frozenset({"lines", "mail", "feed", "warc", "zip"})
_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".jsonl": "lines",
    ".pdf": "pdf", ".docx": "word", ".eml": "mail", ".rss": "feed", ".atom": "feed",
    ".warc": "warc", ".warc.gz": "warc", ".zip": "zip",
}  # fmt: skip
FORMATS = tuple(_BY_SUFFIX)

_LOOK = 4096
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
# What may stand before the first element of XML or HTML.
_BEFORE = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s+(?!html)[^\[>]*(?:\[.*?\])?\s*>)+", re.I | re.S)
_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3}", re.ASCII)
_OF_MAIL = re.compile(rb"^(?:received|message-id|mime-version|delivered-to|return-path):", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_PLAIN = frozenset({".txt", ".md"})
_WARC = re.compile(rb"WARC/\d")


def suffix(name: str) -> str:
    """The known ending of a file's name in small letters, or all from its last full stop on."""
    low = name.lower()
    if low.endswith(".warc.gz"):
        return ".warc.gz"
    return low[low.rfind(".") :] if "." in low.rpartition("/")[2].lstrip(".") else ""


def kind(name: str, stream: BinaryIO) -> Kind | None:
    """What kind of file this is; None for one that no reader is for. The stream is left anywhere."""
    ending = suffix(name)
    stream.seek(0)
    head = stream.read(_LOOK)
    if found := _by_magic(head, ending):
        return found
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zipped(stream)
    if ending != ".eml" and (found := _by_markup(head)):
        return found
    if ending not in _BY_SUFFIX and _HEADERS.match(head) and _OF_MAIL.search(head) and _FROM.search(head):
        return "mail"
    return _BY_SUFFIX.get(ending)


def _by_magic(head: bytes, ending: str) -> Kind | None:
    # Some writers put a line before a PDF's header; every reader looks for it in the first kilobyte.
    if head.lstrip().startswith(b"%PDF-") or (ending not in _PLAIN and b"\n%PDF-" in head[:1024]):
        return "pdf"
    if _WARC.match(head):
        return "warc"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if _WARC.match(_gunzipped(head)) else None
    return None


def _by_markup(head: bytes) -> Kind | None:
    # Without its zero bytes, the ASCII of UTF-16 is ASCII.
    shown = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    before = _BEFORE.match(shown)
    start = before.end() if before else 0
    if _PAGE.match(shown, start):
        return "page"
    return "feed" if _FEED.match(shown, start) else None


def _gunzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 100)
    except zlib.error:
        return b""


def _zipped(stream: BinaryIO) -> Kind | None:
    """A zip is an archive unless an office program or a book made it: then it is one document, or none that we read."""
    from sayso.ingest.archive import names  # noqa: PLC0415 (few inputs are zips)

    inside = names(stream)
    if "word/document.xml" in inside:
        return "word"
    return None if inside & {"[Content_Types].xml", "mimetype"} else "zip"
