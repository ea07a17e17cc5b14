"""What stands inside a file that holds several documents: an archive, a mail, a feed, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from sayso.errors import DocumentError
from sayso.ingest.kinds import Kind
from sayso.records import Given

LONGEST_LABEL = 300
NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one document with what the file around it knows.

    `name` is as the file calls it. `kind` is None where name and bytes tell it; `charset` is the encoding that is
    declared outside the bytes.
    """

    data: bytes = field(repr=False)
    name: str = ""
    kind: Kind | None = None
    charset: str | None = None
    given: Given = NOTHING


# Why a member cannot be had: the error for the path under which it is known.
Refused = Callable[[str], DocumentError]


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its own name for itself, or "" for the file's own text, and the number by which it is found again."""

    name: str
    at: int
    content: Content | Refused


class Container(Protocol):
    """A module that reads files of several documents; `limit` is the most bytes of one.

    `members` lists them in the file's order; it raises DocumentError where the file cannot be read (any further).
    `member` gives one of them again.
    """

    def members(self, stream: BinaryIO, path: str, limit: int) -> Iterator[Member]: ...  # noqa: D102

    def member(self, stream: BinaryIO, at: int, limit: int) -> Content | Refused: ...  # noqa: D102


class Labels:
    """Names of members as texts that are safe to show, each given out once: "a.txt", "a.txt (2)"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """The label of the next member of this name. An absolute path or one that climbs out of the archive is a
        path inside it."""
        plain = "".join(char if char.isprintable() else "\ufffd" for char in name)
        if "://" not in plain:
            plain = "/".join(part for part in plain.replace("\\", "/").split("/") if part not in ("", ".", ".."))
        plain = plain.strip()[:LONGEST_LABEL].rstrip("/ ") or "member"
        label, number = plain, 1
        while label in self._taken:
            number += 1
            label = f"{plain} ({number})"
        self._taken.add(label)
        return label
