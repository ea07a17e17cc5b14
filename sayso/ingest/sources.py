"""Where documents come from: files, folders, what a file holds several of, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sayso.config import LEDGER_SUFFIX
from sayso.errors import DocumentError, MissingPath, Unreadable
from sayso.ingest.kinds import Kind
from sayso.records import digest

STANDARD_INPUT = "-"
SIDE_FILES = ("articles.toml", "articles.csv")
CAMP_FILES = ("camps.csv", "outlets.csv")
_LEDGER_FILES = tuple(LEDGER_SUFFIX + ending for ending in ("", "-wal", "-shm", "-journal"))


@dataclass(frozen=True, slots=True)
class Source:
    """One input to be read, before its bytes are.

    `path` is relative to the argument that it came from ("03-x.html", "sub/03.txt", "feed.jsonl#12", "-",
    "all.zip#sub/03.txt"), `name` its last part. `key` is a digest of the absolute place: it tells a changed input from
    another one. `place` is the file, None for standard input, whose bytes are in `data`. `steps` lead from the file to
    one of the documents that it holds: the kind of each container and the number of the member in it; `labels` are the
    members' names. `named` tells that the file itself was an argument.
    """

    path: str
    name: str
    key: str
    place: str | None = None
    data: bytes | None = field(default=None, repr=False)
    steps: tuple[tuple[Kind, int], ...] = ()
    labels: tuple[str, ...] = ()
    named: bool = False

    def member(self, step: tuple[Kind, int], label: str) -> Source:
        """The source of a member of this one; with no label, of its own text."""
        if not label:
            return replace(self, steps=(*self.steps, step))
        labels = (*self.labels, label)
        file = self.name.partition("#")[0] if self.labels else self.name
        return replace(
            self,
            path=f"{self.path}#{label}",
            name=f"{file}#{label.rpartition('/')[2]}",
            key=digest(_shown(self.place or STANDARD_INPUT), *labels),
            steps=(*self.steps, step),
            labels=labels,
            named=False,
        )


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that cannot become a source: which one, and the line that says why."""

    path: str
    name: str
    key: str
    error: DocumentError


def files(path: Path) -> Iterator[Source | Failed]:
    """The files that an argument leads to, a folder's sorted by path; hidden files, side files and ledgers in a folder
    are passed over, and a link that leads back to a folder above it is not followed."""
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
            yield _file(path, _shown(path.name), mode, named=True)


def _folder(folder: Path, prefix: str, above: tuple[tuple[int, int], ...]) -> Iterator[Source | Failed]:
    try:
        entries = sorted(place.name for place in folder.iterdir())
    except OSError as error:
        yield _failed(prefix.rstrip("/") or folder.name, folder, Unreadable(prefix.rstrip("/") or folder, _why(error)))
        return
    for name in entries:
        if name.startswith(".") or name in (*SIDE_FILES, *CAMP_FILES) or name.endswith(_LEDGER_FILES):
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
            yield _file(place, path, mode)
        elif identity not in above:
            yield from _folder(place, f"{path}/", (*above, identity))


def _file(place: Path, path: str, mode: int, *, named: bool = False) -> Source | Failed:
    if not stat.S_ISREG(mode):
        return _failed(path, place, Unreadable(path, "it is a pipe, socket or device, not a file"))
    return Source(path, _shown(place.name), _key(place), str(place.absolute()), named=named)


def _failed(path: str, place: Path, error: DocumentError) -> Failed:
    return Failed(path, _shown(place.name) or path, _key(place), error)


def _key(place: Path) -> str:
    return digest(_shown(str(place.absolute())), None)


def _shown(name: str) -> str:
    """A name of the file system as a text: bytes in it that are no UTF-8 are written out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _identity(place: Path) -> tuple[int, int]:
    status = place.stat()
    return status.st_dev, status.st_ino


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
