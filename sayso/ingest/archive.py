"""A zip archive: every file in it is a document, or says why not."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from sayso.errors import BadFormat, DocumentTooLarge
from sayso.ingest.limits import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, RATIO_COUNTS_FROM
from sayso.ingest.members import Content, Member, Refused

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError)
# What a file system, not an author, puts into an archive.
_PASSED_OVER = ("__MACOSX/",)
# APPNOTE.TXT 4.3.16 and 4.3.14: the end of a directory, and its size there and in the record that zip64 adds.
_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"
_ENTRY = 46 + 400


def members(stream: BinaryIO, path: str, limit: int) -> Iterator[Member]:
    """The files of an archive; hidden ones and folders are passed over. Raises BadFormat."""
    try:
        archive = _opened(stream)
    except _BROKEN as error:
        raise BadFormat(path, f"the archive is broken ({_short(error)})") from None
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise BadFormat(path, f"{len(infos):,} files in it, over the limit of {MOST_MEMBERS:,}: unpack it first")
    unpacked, packed = sum(info.file_size for info in infos if not _refusal(info, limit)), stream.seek(0, 2)
    if unpacked > MOST_UNPACKED or unpacked > max(MOST_RATIO * packed, RATIO_COUNTS_FROM):
        raise BadFormat(path, f"{packed:,} bytes that unpack to {unpacked:,}: that is no archive of articles")
    for at, info in enumerate(infos):
        if not info.filename.endswith("/") and not _hidden(info.filename):
            yield Member(info.filename or "without a name", at, _content(archive, info, limit))


def member(stream: BinaryIO, at: int, limit: int) -> Content | Refused:
    """The file that stands at this place of the archive's directory."""
    try:
        archive = _opened(stream)
        return _content(archive, archive.infolist()[at], limit)
    except _BROKEN as error:
        return _refused(f"the archive is broken ({_short(error)})")


def names(stream: BinaryIO) -> frozenset[str]:
    """The names in an archive, as they stand; none where it is broken."""
    try:
        return frozenset(_opened(stream).namelist())
    except _BROKEN:
        return frozenset()


# Reading the directory takes as long as reading some files; a stream of the same state of the same file is equal.
@lru_cache(maxsize=1)
def _opened(stream: BinaryIO) -> zipfile.ZipFile:
    # The directory alone could fill the memory: it is measured before it is read.
    if _directory_size(stream) > MOST_MEMBERS * _ENTRY:
        raise zipfile.BadZipFile("its directory is too long")
    return zipfile.ZipFile(stream)


def _directory_size(stream: BinaryIO) -> int:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 70_000))
    tail = stream.read()
    found, found64 = tail.rfind(_END), tail.rfind(_END64)
    sizes = [0]
    if 0 <= found <= len(tail) - 22:
        sizes.append(struct.unpack_from("<L", tail, found + 12)[0] % 0xFFFFFFFF)
    if 0 <= found64 <= len(tail) - 56:
        sizes.append(struct.unpack_from("<Q", tail, found64 + 40)[0])
    return int(max(sizes))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Content | Refused:
    if refusal := _refusal(info, limit):
        return refusal
    try:
        with archive.open(info) as packed:
            # No more than the size that was looked at comes out, and the checksum tells whether that was all.
            return Content(packed.read(), info.filename)
    except _BROKEN as error:
        return _refused(f"it cannot be unpacked ({_short(error)})")


def _refusal(info: zipfile.ZipInfo, limit: int) -> Refused | None:
    """Why a file is not unpacked, as far as the directory tells."""
    if info.flag_bits & 1:
        return _refused("it is encrypted: unpack it with its password first")
    if stat.S_ISLNK(info.external_attr >> 16):
        return _refused("it is a link, not a file")
    size = info.file_size
    if size > RATIO_COUNTS_FROM and size > MOST_RATIO * info.compress_size:
        return _refused(f"{info.compress_size:,} bytes that unpack to {size:,}: that is no article")
    if size > limit:
        return lambda path: DocumentTooLarge(path, size, limit)
    return None


def _refused(what: str) -> Refused:
    return lambda path: BadFormat(path, what)


def _hidden(name: str) -> bool:
    return name.startswith(_PASSED_OVER) or name.replace("\\", "/").rpartition("/")[2].startswith(".")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
