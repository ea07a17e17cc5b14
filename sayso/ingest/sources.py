"""Where documents come from: files, folders, lines of a file, standard input; found before any of it is read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.config import LEDGER_SUFFIX, Config
from sayso.errors import DocumentError, MissingPath, UnknownFormat, Unreadable
from sayso.records import digest

STANDARD_INPUT = "-"
FORMATS = (".txt", ".md", ".html", ".htm", ".jsonl")
SIDE_FILES = ("articles.toml", "articles.csv")
_LEDGER_FILES = tuple(LEDGER_SUFFIX + ending for ending in ("", "-wal", "-shm", "-journal"))


@dataclass(frozen=True, slots=True)
class Source:
    """One input to be read, before its bytes are.

    `path` is relative to the argument that it came from ("03-x.html", "sub/03.txt", "feed.jsonl#12", "-"), `name` its
    last part. `key` is a digest of the absolute place: it tells a changed input from another one. `place` is the file,
    None for standard input, whose bytes are in `data`. `offset` and `length` in bytes cut a line out of the file.
    """

    path: str
    name: str
    key: str
    place: str | None = None
    offset: int = 0
    length: int | None = None
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that cannot become a source: which one, and the line that says why."""

    path: str
    name: str
    key: str
    error: DocumentError


def find(paths: Sequence[str | Path], config: Config) -> Iterator[Source | Failed]:
    """The sources that arguments lead to, each once, a folder's sorted by path.

    A file named as an argument is tried as text whatever its suffix; in a folder one of unknown kind is Failed, hidden
    files, side files and ledgers are passed over, and a link that leads back to a folder above it is not followed.
    """
    seen: set[str] = set()
    for path in paths:
        found = _standard_input(config) if str(path) == STANDARD_INPUT else _argument(Path(path))
        for source in found:
            if source.key not in seen:
                seen.add(source.key)
                yield source


def _standard_input(config: Config) -> Iterator[Source]:
    data = sys.stdin.buffer.read(config.max_document + 1)
    yield Source(STANDARD_INPUT, STANDARD_INPUT, digest(STANDARD_INPUT), data=data)


def _argument(path: Path) -> Iterator[Source | Failed]:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield _failed(_shown(str(path)), path, MissingPath(_shown(str(path))))
    except (OSError, ValueError) as error:
        yield _failed(_shown(str(path)), path, Unreadable(_shown(str(path)), _why(error)))
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path, "", (_identity(path),))
        else:
            yield from _file(path, _shown(path.name), mode)


def _folder(folder: Path, prefix: str, above: tuple[tuple[int, int], ...]) -> Iterator[Source | Failed]:
    try:
        entries = sorted(place.name for place in folder.iterdir())
    except OSError as error:
        yield _failed(prefix.rstrip("/") or folder.name, folder, Unreadable(prefix.rstrip("/") or folder, _why(error)))
        return
    for name in entries:
        if name.startswith(".") or name in SIDE_FILES or name.endswith(_LEDGER_FILES):
            continue
        place = folder / name
        path = prefix + _shown(name)
        try:
            mode = place.stat().st_mode
            identity = _identity(place)
        except OSError as error:
            yield _failed(path, place, Unreadable(path, _why(error)))
            continue
        if not stat.S_ISDIR(mode):
            if stat.S_ISREG(mode) and place.suffix.lower() not in FORMATS:
                yield _failed(path, place, UnknownFormat(path, FORMATS))
            else:
                yield from _file(place, path, mode)
        elif identity not in above:
            yield from _folder(place, f"{path}/", (*above, identity))


def _file(place: Path, path: str, mode: int) -> Iterator[Source | Failed]:
    if not stat.S_ISREG(mode):
        yield _failed(path, place, Unreadable(path, "it is a pipe, socket or device, not a file"))
    elif place.suffix.lower() == ".jsonl":
        yield from _lines(place, path)
    else:
        yield Source(path, _shown(place.name), _key(place), str(place.absolute()))


def _lines(place: Path, path: str) -> Iterator[Source | Failed]:
    """A source for every line that is not blank, numbered from 1; no line is held in memory."""
    try:
        number, start, at, blank = 1, 0, 0, True
        with place.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                for piece in _cut(chunk):
                    at += len(piece)
                    blank = blank and not piece.strip()
                    if piece.endswith(b"\n"):
                        if not blank:
                            yield _line(place, path, number, start, at - start)
                        number, start, blank = number + 1, at, True
        if not blank:
            yield _line(place, path, number, start, at - start)
    except OSError as error:
        yield _failed(path, place, Unreadable(path, _why(error)))


def _cut(chunk: bytes) -> list[bytes]:
    pieces = [piece + b"\n" for piece in chunk.split(b"\n")]
    pieces[-1] = pieces[-1][:-1]
    return [piece for piece in pieces if piece]


def _line(place: Path, path: str, number: int, start: int, length: int) -> Source:
    numbered = f"{path}#{number}"
    return Source(numbered, numbered.rpartition("/")[2], _key(place, number), str(place.absolute()), start, length)


def _failed(path: str, place: Path, error: DocumentError) -> Failed:
    return Failed(path, _shown(place.name) or path, _key(place), error)


def _key(place: Path, line: int | None = None) -> str:
    return digest(_shown(str(place.absolute())), None if line is None else str(line))


def _shown(name: str) -> str:
    """A name of the file system as a text: bytes in it that are no UTF-8 are written out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _identity(place: Path) -> tuple[int, int]:
    status = place.stat()
    return status.st_dev, status.st_ino


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
