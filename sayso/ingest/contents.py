"""The bytes of a source, never more of them than a document may have."""

from __future__ import annotations

import os
import stat

from sayso.config import Config
from sayso.errors import DocumentTooLarge, EmptyDocument, MissingPath, Unreadable
from sayso.ingest.sources import Source


def contents(source: Source, config: Config) -> bytes:
    """The bytes of a source; its size is looked at first.

    Raises DocumentTooLarge, EmptyDocument, MissingPath where it has gone since it was found, and Unreadable.
    """
    if source.data is not None:
        size, data = len(source.data), source.data
    else:
        size, data = _read(source, config.max_document)
    if size > config.max_document:
        raise DocumentTooLarge(source.path, size, config.max_document)
    if not data.strip():
        raise EmptyDocument(source.path)
    return data


def _read(source: Source, limit: int) -> tuple[int, bytes]:
    assert source.place is not None
    try:
        # Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
        handle = os.open(source.place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(source.path, "it is a pipe, socket or device, not a file")
            size = status.st_size if source.length is None else source.length
            if size > limit:
                return size, b""
            stream.seek(source.offset)
            data = stream.read(limit + 1 if source.length is None else source.length)
            return len(data), data
    except FileNotFoundError:
        raise MissingPath(source.path) from None
    except OSError as error:
        raise Unreadable(source.path, (error.strerror or str(error)).lower()) from None
