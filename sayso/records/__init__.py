"""Frozen records, the words of the house; nothing but the standard library."""

from __future__ import annotations

from sayso.records.document import READ_REGIONS, Derivation, Document, Region, RegionKind, Relation
from sayso.records.facts import (
    Act,
    EntityKind,
    Facts,
    Form,
    Gender,
    Mention,
    Mode,
    Number,
    Role,
    Sourcing,
    SpeakerKind,
    Statement,
    Time,
    TimeKind,
)
from sayso.records.identity import digest, document_id, fact_id
from sayso.records.judgement import Judgement, Quote, Subject, Verdict
from sayso.records.links import Attribution, ChainLink, Entity, EntityRole, Link, LinkRelation, Ref
from sayso.records.reading import Part, PartKind, Piece, Reading, whole
from sayso.records.span import ELLIPSIS, Span, Spans, hull, joined

__all__ = [
    "ELLIPSIS",
    "READ_REGIONS",
    "Act",
    "Attribution",
    "ChainLink",
    "Derivation",
    "Document",
    "Entity",
    "EntityKind",
    "EntityRole",
    "Facts",
    "Form",
    "Gender",
    "Judgement",
    "Link",
    "LinkRelation",
    "Mention",
    "Mode",
    "Number",
    "Part",
    "PartKind",
    "Piece",
    "Quote",
    "Reading",
    "Ref",
    "Region",
    "RegionKind",
    "Relation",
    "Role",
    "Sourcing",
    "Span",
    "Spans",
    "SpeakerKind",
    "Statement",
    "Subject",
    "Time",
    "TimeKind",
    "Verdict",
    "digest",
    "document_id",
    "fact_id",
    "hull",
    "joined",
    "whole",
]
