"""The bytes of a source, never more of them than a document may have."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO, cast

from sayso.config import Config
from sayso.errors import DocumentError, DocumentTooLarge, EmptyDocument, MissingPath, ReadingFailed, Unreadable
from sayso.ingest.kinds import Kind, kind
from sayso.ingest.members import Container, Content
from sayso.ingest.sources import Source

# Imported where one is met: their libraries take time that a folder of plain texts need not pay.
_MODULES: dict[Kind, str] = {
    "lines": "lines", "mail": "mail", "feed": "feed", "warc": "warc", "zip": "archive",
}  # fmt: skip


def contents(source: Source, config: Config) -> Content:
    """What a source holds; its size is looked at first.

    Raises DocumentTooLarge, EmptyDocument, MissingPath where it has gone since it was found, BadFormat, Unreadable.
    """
    limit = config.max_document
    found = _whole(source, limit) if not source.steps else _inside(source, limit)
    if not found.data.strip():
        raise EmptyDocument(source.path)
    return found


def container(name: Kind) -> Container:
    """The module that reads files of a kind that holds several documents."""
    return cast(Container, import_module(f"sayso.ingest.{_MODULES[name]}"))


def opened(source: Source) -> BinaryIO:
    """The file of a source as a stream that holds no handle. Raises MissingPath, Unreadable."""
    if source.data is not None:
        return io.BytesIO(source.data)
    assert source.place is not None
    with _file(source.place, source.path) as stream:
        return FileStream(source.place, source.path, os.fstat(stream.fileno()))


def _whole(source: Source, limit: int) -> Content:
    if source.data is not None:
        size, data = len(source.data), source.data
    else:
        assert source.place is not None
        with _file(source.place, source.path) as stream:
            size = os.fstat(stream.fileno()).st_size
            data = b"" if size > limit else stream.read(limit + 1)
            size = max(size, len(data))
    if size > limit:
        raise DocumentTooLarge(source.path, size, limit)
    return Content(data, source.name, kind(source.name, io.BytesIO(data)))


def _inside(source: Source, limit: int) -> Content:
    stream = opened(source)
    found = Content(b"")
    for step, at in source.steps:
        found = _member(stream, step, at, source.path, limit)
        stream = io.BytesIO(found.data)
    return replace(found, kind=found.kind or kind(found.name, stream))


def _member(stream: BinaryIO, step: Kind, at: int, path: str, limit: int) -> Content:
    try:
        found = container(step).member(stream, at, limit)
    except DocumentError:
        raise
    except Exception as error:  # a defect of a reader or of its library must not stop the build
        shown = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ReadingFailed(path, "ingest", shown) from error
    if not isinstance(found, Content):
        raise found(path)
    return found


class FileStream(io.BufferedReader):
    """A file that is opened for each stretch that is read, so that none stays open; equal to another one where both
    are of the same state of the same file."""

    def __init__(self, place: str, path: str, status: os.stat_result) -> None:
        super().__init__(_FileBytes(place, path), 1 << 16)
        self._state = (place, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileStream) and self._state == other._state

    def __hash__(self) -> int:
        return hash(self._state)


class _FileBytes(io.RawIOBase):
    def __init__(self, place: str, path: str) -> None:
        self._place, self._path, self._at = place, path, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == os.SEEK_END:
            with _file(self._place, self._path) as stream:
                offset += os.fstat(stream.fileno()).st_size
        elif whence == os.SEEK_CUR:
            offset += self._at
        if offset < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        with _file(self._place, self._path) as stream:
            stream.seek(self._at)
            count = stream.readinto(buffer)
        self._at += count
        return count


@contextmanager
def _file(place: str, path: str) -> Iterator[io.BufferedReader]:
    try:
        # Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
        handle = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise Unreadable(path, "it is a pipe, socket or device, not a file")
            yield stream
    except FileNotFoundError:
        raise MissingPath(path) from None
    except OSError as error:
        raise Unreadable(path, (error.strerror or str(error)).lower()) from None
