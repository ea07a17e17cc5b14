"""What a ledger gives to those who read it: facts with their links and judgements joined in."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.document import Document
from sayso.records.edtf import Days
from sayso.records.facts import Act, EntityKind, Form, Mode, Role, SpeakerKind, TimeKind
from sayso.records.judgement import Verdict
from sayso.records.links import EntityRole, Place
from sayso.records.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span and the words that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the ledger; `duplicates` are the paths of further inputs that are the same document."""

    document: Document
    duplicates: tuple[str, ...]
    words: int
    statements: int


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One link of a chain by its resolved name; `entity` is an id."""

    name: str
    entity: str | None
    kind: SpeakerKind
    role: Role
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as people read it. `verdict` is the latest judgement on it, if any."""

    id: str
    document: str
    path: str
    outlet: str | None
    published: str | None
    spans: Spans
    text: str
    cue: Quoted | None
    source: Quoted | None
    speaker: str | None
    speaker_entity: str | None
    kind: SpeakerKind
    chain: tuple[ChainRow, ...]
    mode: Mode
    act: Act
    said: str | None
    hedges: tuple[str, ...]
    within: str | None
    confidence: float | None
    by: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time expression as people read it."""

    id: str
    document: str
    path: str
    span: Span
    text: str
    kind: TimeKind
    value: str | None
    anchor: str | None
    reason: str
    confidence: float | None
    by: str


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A time expression with the days that it may mean, None where it means none, and the words around it.

    `before`, the words of the expression and `after` are one sentence, or a part of a long one.
    """

    time: TimeRow
    outlet: str | None
    published: str | None
    days: Days | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A place in the text with the id of the entity that it refers to."""

    id: str
    document: str
    path: str
    span: Span
    text: str
    kind: EntityKind
    entity: str | None
    form: Form
    by: str


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody to belong to or to speak for: an entity by its id, or what a user named, by a digest of that name."""

    id: str
    name: str
    entity: bool = True


@dataclass(frozen=True, slots=True)
class Allegiance:
    """What an entity belongs to, where a document says so, and the party that it speaks for, itself if for no other.

    None stands for what is not known. `country` is what a user's table gives; `given` is the path of that table.
    """

    part_of: Party | None = None
    support: tuple[str, Span] | None = None
    camp: Party | None = None
    country: str | None = None
    given: str | None = None


@dataclass(frozen=True, slots=True)
class PortraitRow:
    """An entity with what documents give it: `roles` in their order, and the surest `place`; `documents` is a count."""

    id: str
    name: str
    kind: EntityKind
    roles: tuple[EntityRole, ...]
    place: Place | None
    documents: int
    allegiance: Allegiance = Allegiance()


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A mention with the words around it: `before`, its words and `after` are one sentence, or a part of a long one."""

    mention: MentionRow
    outlet: str | None
    published: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """Words that mention an entity, how often they do, and in how many documents."""

    words: str
    form: Form
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity with what its referents add; `documents` are ids in document order, `mentions` a count.

    `place` is the surest of the places that its documents give it.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    roles: tuple[EntityRole, ...]
    documents: tuple[str, ...]
    mentions: int
    aliased_ids: tuple[str, ...]
    by: str
    place: Place | None = None
    allegiance: Allegiance = Allegiance()


@dataclass(frozen=True, slots=True)
class CastRow:
    """An entity with how many statements are by it, and how many of others speak of it."""

    entity: EntityRow
    said: int
    spoken_of: int


@dataclass(frozen=True, slots=True)
class Appearances:
    """How many statements are by an entity, how many of others speak of it, and how often it is mentioned."""

    said: int = 0
    spoken_of: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class AppearingRow:
    """An entity in a list of all, with how often it appears."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    appearances: Appearances


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """An entity that has a place, with how often it is mentioned, in how many documents, and in how many statements."""

    entity: str
    name: str
    kind: EntityKind
    place: Place
    mentions: int
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class UnplacedRow:
    """A place of which nobody knows where it is, counted as a PlaceRow."""

    entity: str
    name: str
    kind: EntityKind
    mentions: int
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A date of publication in EDTF, None for unknown, and how many documents have it."""

    published: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody who is attributed statements, and in how many statements and documents."""

    name: str | None
    entity: str | None
    kind: SpeakerKind
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet, None where it is not known, and how many documents of it there are."""

    name: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class OriginRow:
    """How often something goes back to `name`; a document and those republished from it count once.

    `outlets` are the last links of its chains, `relays` all that stand between, both sorted.
    """

    name: str
    entity: str | None
    kind: SpeakerKind
    statements: int
    documents: int
    outlets: tuple[str, ...]
    relays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelayRow:
    """That statements of `origin` came through `relay`, and how often."""

    origin: str
    relay: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A link of the sourcing tree: how many statements, of how many documents, came over it, and where they went on.

    `path` are the names with which their chains begin, up to this link; of an origin that is not named also the one
    who had it first. `whole`: they are the whole chain.
    """

    name: str
    kind: SpeakerKind
    role: Role
    path: tuple[str, ...]
    whole: bool
    statements: int
    documents: int
    branches: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a search found its words: in the document, or in the statement that `statement` names."""

    document: str
    path: str
    outlet: str | None
    published: str | None
    statement: str | None
    start: int
    end: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a ledger. `languages` counts documents by language; `unsupported` those that yield no facts."""

    documents: int
    quarantined: int
    unsupported: int
    words: int
    statements: int
    speakers: int
    times: int
    entities: int
    judgements: int
    languages: tuple[tuple[str, int], ...]
    complete: bool
