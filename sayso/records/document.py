"""A document as one outlet published it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

RegionKind = Literal[
    "title", "byline", "dateline", "caption", "boilerplate", "comment", "footnote", "related", "crosshead"
]
Relation = Literal["republished", "translated", "near_duplicate", "excerpt", "quotes"]

# Facts are taken from article text and these; the other regions stay in the text and yield nothing.
READ_REGIONS: frozenset[RegionKind] = frozenset({"title", "crosshead"})


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A stretch of a document that is not plain article text."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a document says, or its text shows, of where it was taken from.

    `outlet` names the outlet it came from where the document itself (`document`, an id) is not in the ledger;
    `published` is EDTF; `evidence` lies in the derived document's text.
    """

    relation: Relation
    outlet: str | None = None
    document: str | None = None
    published: str | None = None
    url: str | None = None
    evidence: Span | None = None
    suspected: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article from outside its text: its file's metadata, a side file, flags.

    It is kept, so that a rebuild describes the same text again without the file. `republished_from` names an outlet.
    `regions` are those that only the file's markup shows.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    translated_from: str | None = None
    republished_from: str | None = None
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenCamp:
    """What a user knows of who speaks for whom: the party of somebody or of an outlet, its owner, its home country."""

    name: str
    camp: str | None
    owner: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class CampTable:
    """A user's table of camps or outlets; `key` tells the place that it came from, `path` is that place as shown."""

    key: str
    path: str
    rows: tuple[GivenCamp, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text, never altered after reading, and what is known about it.

    Dates are EDTF strings; `language` and `translated_from` are ISO 639-1 codes. `quarantined` is the reason why a
    document yields no facts, or None. `path` is relative to the argument that it came from; `name` is its last part.
    """

    id: str
    path: str
    name: str
    text: str
    sha256: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_inferred: str | None = None
    retrieved: str | None = None
    language: str | None = None
    translated_from: str | None = None
    regions: tuple[Region, ...] = ()
    derived_from: tuple[Derivation, ...] = ()
    quarantined: str | None = None
    given: Given = Given()
