"""What one document says: facts, each tied to the exact words. Facts are never edited; links point at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span, Spans

SpeakerKind = Literal["person", "organisation", "media", "document", "unnamed"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "ask", "offer", "refuse", "promise", "order", "warn", "accuse", "deny", "rule", "intend", "believe",
    "write", "question",
]  # fmt: skip
Role = Literal["origin", "relay", "outlet"]
TimeKind = Literal["date", "time", "duration", "set"]
Form = Literal["name", "nominal", "pronoun"]
EntityKind = Literal[
    "person", "organisation", "country", "place", "facility", "route", "law", "event", "weapon", "group"
]
Gender = Literal["feminine", "masculine"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """One link of a chain as the text gives it, before anybody is resolved.

    `name` is what the text calls the source ("he", "two officials in the ministry"); `mention` is where it stands;
    `evidence` is the clause that shows the link. None stands where the text implies a source without naming it.
    """

    name: str
    kind: SpeakerKind
    role: Role
    mention: Span | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that a document attributes to a source.

    `spans` hold the content without its cue; `sourcing` runs from the origin towards this document and leaves its
    outlet out; `said` is EDTF; `within` is the id of the statement in whose content this one stands; `confidence` is
    0–1.
    """

    id: str
    document: str
    spans: Spans
    cue: Span | None
    source: Span | None
    kind: SpeakerKind
    sourcing: tuple[Sourcing, ...]
    mode: Mode
    act: Act
    said: str | None
    hedges: Spans
    within: str | None
    confidence: float | None
    by: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its value in EDTF (ISO 8601 for a duration), None where it is unknown.

    `anchor` is `published` or the id of another time that a relative expression was resolved against.
    """

    id: str
    document: str
    span: Span
    kind: TimeKind
    value: str | None
    anchor: str | None
    reason: str
    confidence: float | None
    by: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to somebody or something, with what its words alone tell.

    `head` is the head word as written ("minister"); `title` is what stands before a name ("Foreign Minister");
    `defines` is the span of another mention in apposition to it ("the president, Ana Suel"); `sentence` and
    `paragraph` count from 0 in the reading; `subject` tells whether it is the subject of its clause. `antecedent` is
    the span of the earlier mention that the annotator takes a pronoun or description for, `likelihood` (0–1) how
    surely.
    """

    id: str
    document: str
    span: Span
    kind: EntityKind
    form: Form
    head: str
    title: str | None
    defines: Span | None
    gender: Gender | None
    number: Number | None
    subject: bool
    sentence: int
    paragraph: int
    by: str
    antecedent: Span | None = None
    likelihood: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was extracted from one document, in order of place."""

    document: str
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
