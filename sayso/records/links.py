"""What linking adds: rows that point at facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.facts import EntityKind, Gender, Role, SpeakerKind
from sayso.records.span import Span

Precision = Literal["point", "town", "district", "province", "country", "region"]
LinkRelation = Literal["same_entity", "same_happening", "same_claim", "derived", "suspected"]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A row by its kind (`mention`, `document`, …) and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """That two rows belong together: how sure (0–1), why, and the values that decided it."""

    relation: LinkRelation
    a: Ref
    b: Ref
    score: float
    reason: str
    values: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class EntityRole:
    """An office or title that a person is given, and where.

    `said` is when the document was published (EDTF), None where that is unknown: the office was held then, or with
    `former` before.
    """

    title: str
    organisation: str | None
    document: str
    span: Span
    said: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Affiliation:
    """That somebody or some body belongs to another, as one document tells in `span`.

    `whole` is the other's referent in the same document; where it has none `name` is what the state is called that is
    meant, and both are None where the text does not say for whom an office speaks. `speaks`: its word is the other's;
    `former`: it belongs to it no more.
    """

    whole: str | None
    name: str | None
    speaks: bool
    former: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a point, or the middle of what `precision` says (`lat`, `lon` in degrees, WGS 84).

    `geonames_id` is None where the gazetteer knows no id; `country` is an ISO 3166-1 code and `province` the name of a
    first-order division, each None where it lies in none. `score` (0–1) is how likely it is among the places of its
    name, `reason` what decided.
    """

    lat: float
    lon: float
    geonames_id: int | None
    precision: Precision
    country: str | None
    province: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what the mentions of one document refer to. `id` is that of its first mention, which stands at `start`.

    `published` is the document's, in EDTF: with the document's id and `start` it tells who founds a cluster.
    `names` are the forms used as names, the fullest first, those with a title last, empty where it is only described;
    `description` is what the text calls it where it has no name; `roles` are the titles that it is given; `place` is
    where it is, of what has a place of its own; `affiliations` are what it belongs to, the nearest first.
    """

    id: str
    document: str
    kind: EntityKind
    names: tuple[str, ...]
    description: str | None
    roles: tuple[EntityRole, ...]
    mentions: tuple[str, ...]
    gender: Gender | None
    start: int
    published: str | None
    by: str
    place: Place | None = None
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A group of referents, in one or more documents, that are the same. `id` is that of the founding mention."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    referents: tuple[str, ...]
    aliased_ids: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a statement's chain. `referent` leads to its entity and so to its name across documents;
    `name` stands where there is none. `evidence` lies in the statement's document."""

    name: str
    referent: str | None
    kind: SpeakerKind
    role: Role
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement's speaker and its whole chain, from the origin to the outlet of its document."""

    statement: str
    speaker: str | None
    referent: str | None
    chain: tuple[ChainLink, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking finds inside one document: a pure function of its facts."""

    document: str
    referents: tuple[Referent, ...] = ()
    links: tuple[Link, ...] = ()
    attributions: tuple[Attribution, ...] = ()
