"""A web archive (WARC, ISO 28500): every page and file that a crawler was given is a document."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from itertools import count
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sayso.errors import BadFormat, DocumentTooLarge, EmptyDocument
from sayso.ingest.hints import date_given
from sayso.ingest.kinds import FORMATS, suffix
from sayso.ingest.limits import MOST_MEMBERS, MOST_UNPACKED
from sayso.ingest.members import Content, Member, Refused
from sayso.records import Given

_BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, LookupError, AttributeError, TypeError)
_HOLD_DOCUMENTS = ("response", "resource", "conversion")
# What a page loads to be shown, and what its scripts ask for.
_PASSED_OVER = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript",
                "application/x-javascript", "application/json", "application/font", "application/x-font",
                "application/wasm", "application/manifest", "text/x-component")  # fmt: skip
_NAMED_BY_TYPE = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/zip": ".zip",
}  # fmt: skip
_CHUNK = 1 << 16
# Of a record's headers with the block around them.
_MOST_HEADERS = 1_000_000


def members(stream: BinaryIO, path: str, limit: int) -> Iterator[Member]:
    """The documents of an archive, called by their addresses; requests, redirects, failures, repetitions and what
    pages load to be shown are passed over. Raises BadFormat."""
    unpacked = _Unpacked(stream, 0)
    records = ArchiveIterator(unpacked)
    try:
        for number in count():
            unpacked.allow(_MOST_HEADERS)
            # It also writes to standard error of records that it does not like.
            with redirect_stderr(io.StringIO()):
                record = next(records, None)
            if record is None:
                break
            if number >= MOST_MEMBERS:
                raise BadFormat(path, f"more than {MOST_MEMBERS:,} records in it: split it")
            at = unpacked.place(records.offset)
            content = _content(record, unpacked, limit) if _is_document(record) else None
            _skip(record, unpacked)
            if getattr(record.raw_stream, "limit", 0) > 0:
                raise EOFError("it ends inside a record")
            if content is not None:
                yield Member(_address(record), at, content)
    except _BROKEN as error:
        raise BadFormat(path, f"the web archive breaks off ({_short(error)}); what stands before was read") from None


def member(stream: BinaryIO, at: int, limit: int) -> Content | Refused:
    """The document of the record that begins at this byte."""
    unpacked = _Unpacked(stream, at)
    unpacked.allow(_MOST_HEADERS)
    with redirect_stderr(io.StringIO()):
        return _content(next(ArchiveIterator(unpacked)), unpacked, limit)


class _Unpacked:
    """What warcio reads from: the archive without its gzip, and no more of it than is allowed at a time.

    warcio itself unpacks without a limit, takes broken gzip for the end, and reads a header of any length.
    """

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        stream.seek(start)
        self._raw = b""
        self._raw_at = start
        self._fill()
        self._gzip = zlib.decompressobj(31) if self._raw.startswith(b"\x1f\x8b") else None
        # Where gzip members begin: in what comes out, and in the file.
        self._starts = {0: start}
        self._start = start
        self._out = 0
        self._left = 0

    def allow(self, count: int) -> None:
        """Let so many more bytes come out."""
        self._left = count + _CHUNK

    def tell(self) -> int:
        """How many bytes came out."""
        return self._out

    def place(self, out: int) -> int:
        """Where in the file the record begins that begins after so many bytes. Raises ValueError."""
        if self._gzip is None:
            return self._start + out
        if out not in self._starts:
            raise ValueError("its records are compressed together: run `warcio recompress` over it")
        return self._starts[out]

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; none at the end. Raises ValueError, EOFError, zlib.error."""
        data = self._taken(min(_CHUNK, size) if size > 0 else _CHUNK)
        self._out += len(data)
        self._left -= len(data)
        if self._left < 0:
            raise ValueError("a header without end")
        if self._out > MOST_UNPACKED:
            raise ValueError(f"it unpacks to more than {MOST_UNPACKED:,} bytes")
        return data

    def _taken(self, size: int) -> bytes:
        if self._gzip is None:
            if not self._raw:
                self._fill()
            data, self._raw = self._raw[:size], self._raw[size:]
            return data
        while True:
            if self._gzip.eof:
                # What is left is in `unconsumed_tail` as well, or is not, as the end fell.
                self._raw = self._gzip.unused_data
                if not self._raw:
                    self._fill()
                if not self._raw.strip(b"\0"):
                    return b""
                self._starts = {self._out: self._raw_at - len(self._raw)}
                self._gzip = zlib.decompressobj(31)
            if not self._raw:
                self._fill()
                if not self._raw:
                    raise EOFError("it ends inside a record")
            data = self._gzip.decompress(self._raw, size)
            self._raw = self._gzip.unconsumed_tail
            if data:
                return data

    def _fill(self) -> None:
        self._raw = self._stream.read(_CHUNK)
        self._raw_at += len(self._raw)


def _is_document(record: Any) -> bool:
    if record.rec_type not in _HOLD_DOCUMENTS:
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return status == "200" and not _media_type(record)[0].startswith(_PASSED_OVER)


def _content(record: Any, unpacked: _Unpacked, limit: int) -> Content | Refused:
    media, charset = _media_type(record)
    unpacked.allow(limit + _MOST_HEADERS)
    data = record.content_stream().read(limit + 1)
    declared = int(record.rec_headers.get_header("Content-Length") or 0)
    if len(data) > limit:
        return lambda path: DocumentTooLarge(path, max(declared, len(data)), limit)
    if not data.strip():
        return EmptyDocument
    address = _address(record)
    name = address.partition("?")[0].partition("#")[0].rstrip("/")
    if suffix(name) not in FORMATS or media == "text/html":
        name += _NAMED_BY_TYPE.get(media, "")
    given = Given(
        url=address if address.startswith(("http://", "https://")) else None,
        retrieved=date_given(record.rec_headers.get_header("WARC-Date") or ""),
    )
    return Content(data, name, charset=charset, given=given)


def _skip(record: Any, unpacked: _Unpacked) -> None:
    while True:
        unpacked.allow(_CHUNK)
        if not record.raw_stream.read(_CHUNK):
            return


def _media_type(record: Any) -> tuple[str, str | None]:
    """The media type and the charset that the answer declared, or else the record."""
    headers = record.http_headers
    declared = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    media, *parameters = (part.strip() for part in declared.split(";"))
    charset = next((p.partition("=")[2].strip("\"' ") for p in parameters if p.lower().startswith("charset=")), None)
    return media.lower(), charset


def _address(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or "record without an address"


def _short(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:100]
