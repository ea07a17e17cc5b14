"""The documents that arguments lead to, found before they are read, those inside other files among them."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sayso.config import Config
from sayso.errors import BadFormat, DocumentError, DocumentTooLarge, EmptyDocument, ReadingFailed, UnknownFormat
from sayso.ingest.contents import container, opened
from sayso.ingest.kinds import CONTAINERS, FORMATS, Kind, kind
from sayso.ingest.limits import MOST_NESTED
from sayso.ingest.members import Content, Labels
from sayso.ingest.sources import CAMP_FILES, SIDE_FILES, STANDARD_INPUT, Failed, Source, files
from sayso.records import digest

# These are parsed as a whole.
_IN_MEMORY: frozenset[Kind] = frozenset({"mail", "feed"})


def find(paths: Sequence[str | Path], config: Config) -> Iterator[Source | Failed]:
    """The sources that arguments lead to, each once, a folder's sorted by path and those in a file in its order.

    A file named as an argument is tried as text whatever it is; in a folder or an archive one of unknown kind is
    Failed.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _standard_input(config) if str(path) == STANDARD_INPUT else files(Path(path)):
            for source in _documents(file, config):
                if source.key not in seen:
                    seen.add(source.key)
                    yield source


def _standard_input(config: Config) -> Iterator[Source]:
    data = sys.stdin.buffer.read(config.max_document + 1)
    yield Source(STANDARD_INPUT, STANDARD_INPUT, digest(STANDARD_INPUT), data=data, named=True)


def _documents(file: Source | Failed, config: Config) -> Iterator[Source | Failed]:
    if isinstance(file, Failed):
        yield file
        return
    limit = config.max_document
    try:
        stream = opened(file)
        what = None if file.data is not None and len(file.data) > limit else kind(file.name, stream)
    except DocumentError as error:
        yield _failed(file, error)
    else:
        yield from _told(file, stream, what, limit)


def _told(source: Source, stream: BinaryIO, what: Kind | None, limit: int) -> Iterator[Source | Failed]:
    """The documents of a source whose bytes are of this kind."""
    if what is None and not source.named:
        yield _failed(source, UnknownFormat(source.path, FORMATS))
    elif what in CONTAINERS:
        yield from _members(source, stream, what, limit)
    else:
        yield source


def _members(source: Source, stream: BinaryIO, what: Kind, limit: int) -> Iterator[Source | Failed]:
    if len(source.steps) >= MOST_NESTED:
        yield _failed(source, BadFormat(source.path, f"packed more than {MOST_NESTED} times: unpack it first"))
        return
    if what in _IN_MEMORY and (size := stream.seek(0, io.SEEK_END)) > limit:
        yield _failed(source, DocumentTooLarge(source.path, size, limit))
        return
    labels, empty = Labels(), True
    try:
        for member in container(what).members(stream, source.path, limit):
            empty = False
            found = source.member((what, member.at), labels.of(member.name) if member.name else "")
            content = member.content
            if not isinstance(content, Content):
                yield _failed(found, content(found.path))
            elif content.name.rpartition("/")[2] in (*SIDE_FILES, *CAMP_FILES):
                yield _failed(found, BadFormat(found.path, f"it is not looked into: put it beside {source.path}"))
            else:
                inside = io.BytesIO(content.data)
                yield from _told(found, inside, content.kind or kind(content.name, inside), limit)
        if empty:
            yield _failed(source, EmptyDocument(source.path))
    except DocumentError as error:
        yield _failed(source, error)
    except Exception as error:  # a defect of a reader or of its library must not stop the build
        shown = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield _failed(source, ReadingFailed(source.path, "ingest", shown))


def _failed(source: Source, error: DocumentError) -> Failed:
    return Failed(source.path, source.name, source.key, error)
