"""What the pipeline hands to the writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.records import Document, Facts, Linked

# Kinds of facts, each with rows of its own: the names of their components.
FACTS: Final = ("mentions", "statements", "times")


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a build: `key` tells the place that it came from, `fingerprint` its bytes, None where unread."""

    key: str
    path: str
    name: str
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with everything that was found in it; `made` is the version of each component that made it.

    `words` counts those of the text; `supported` tells whether its language is. `renewed` are the kinds of facts (of
    `FACTS`) that were extracted anew, the others being those that the ledger has.
    """

    document: Document
    words: int
    supported: bool
    facts: Facts
    linked: Linked
    made: Mapping[str, str]
    renewed: frozenset[str] = frozenset(FACTS)


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger knows of an input: its bytes, its document, and whether that is quarantined."""

    fingerprint: str | None
    document: str
    quarantined: bool
