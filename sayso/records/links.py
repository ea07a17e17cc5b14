"""What linking adds: rows that point at facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.facts import EntityKind, Role, SpeakerKind
from sayso.records.span import Span

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
    """An office or title that a person is given, and where."""

    title: str
    organisation: str | None
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a group of mentions refers to. `id` is that of the founding mention's cluster."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    roles: tuple[EntityRole, ...]
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    aliased_ids: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a resolved chain. `evidence` lies in the document of the statement."""

    name: str
    entity: str | None
    kind: SpeakerKind
    role: Role
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement's speaker and whole chain, from its origin to the outlet of its document, by resolved names."""

    statement: str
    speaker: str | None
    speaker_entity: str | None
    chain: tuple[ChainLink, ...]
    by: str
