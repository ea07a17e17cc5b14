"""Records as the columns of their tables."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sayso.ledger.entry import Input
from sayso.records import (
    Attribution,
    Document,
    Entity,
    EntityRole,
    Link,
    Mention,
    Place,
    Referent,
    Sourcing,
    Span,
    Spans,
    Statement,
    Time,
    hull,
    joined,
)
from sayso.records.edtf import days

Values = dict[str, Any]

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_WORD = re.compile(r"\w+")


def dumped(value: Any) -> str:
    """Lists and records as JSON text."""
    return _ENCODE(value) if value else "[]"


def folded(name: str) -> str:
    """A name as filters compare it: its words without case and diacritics, a space around each; "" without words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(plain.casefold())
    return f" {' '.join(words)} " if words else ""


def document(value: Document, words: int, supported: bool) -> Values:
    """A row of `documents`, without its number."""
    return {
        "id": value.id,
        "path": value.path,
        "name": value.name,
        "url": value.url,
        "title": value.title,
        "outlet": value.outlet,
        "authors": dumped(value.authors),
        "published": value.published,
        "published_order": value.published or "",
        "published_inferred": value.published_inferred,
        "retrieved": value.retrieved,
        "language": value.language,
        "translated_from": value.translated_from,
        "sha256": value.sha256,
        "words": words,
        "supported": int(supported),
        "quarantined": value.quarantined,
        "derived_from": dumped([asdict(d) for d in value.derived_from]),
        "regions": dumped([[r.start, r.end, r.kind] for r in value.regions]),
        "given": dumped(asdict(value.given)),
        "text": value.text,
    }


def input_row(value: Input, described: Document) -> Values:
    """A row of `inputs`, with what is known from outside of the document that it gave."""
    return {
        "key": value.key,
        "path": value.path,
        "name": value.name,
        "fingerprint": value.fingerprint,
        "document": described.id,
        "given": dumped(asdict(described.given)),
    }


def statement(value: Statement, text: str) -> Values:
    """A row of `statements`; `text` is that of the document."""
    whole = hull(value.spans)
    return {
        "id": value.id,
        "document": value.document,
        "start": whole.start,
        "end": whole.end,
        "text": joined(text, value.spans),
        "spans": dumped(_pairs(value.spans)),
        **_quoted("cue", value.cue, text),
        **_quoted("source", value.source, text),
        "kind": value.kind,
        "mode": value.mode,
        "act": value.act,
        "said": value.said,
        "hedges": dumped([[s.start, s.end, s.slice(text)] for s in value.hedges]),
        "within": value.within,
        "sourcing": dumped([_sourcing(s) for s in value.sourcing]),
        "confidence": value.confidence,
        "by": value.by,
    }


def time(value: Time, text: str) -> Values:
    """A row of `times`."""
    meant = None if value.value is None else days(value.value)
    return {
        "id": value.id,
        "document": value.document,
        "start": value.span.start,
        "end": value.span.end,
        "text": value.span.slice(text),
        "kind": value.kind,
        "value": value.value,
        "anchor": value.anchor,
        "reason": value.reason,
        "confidence": value.confidence,
        "by": value.by,
        "first_day": meant.first if meant else None,
        "last_day": meant.last if meant else None,
    }


def mention(value: Mention, text: str) -> Values:
    """A row of `mentions`."""
    return {
        "id": value.id,
        "document": value.document,
        "start": value.span.start,
        "end": value.span.end,
        "text": value.span.slice(text),
        "kind": value.kind,
        "form": value.form,
        "head": value.head,
        "title": value.title,
        "defines_start": value.defines.start if value.defines else None,
        "defines_end": value.defines.end if value.defines else None,
        "gender": value.gender,
        "number": value.number,
        "subject": int(value.subject),
        "sentence": value.sentence,
        "paragraph": value.paragraph,
        "by": value.by,
        "antecedent_start": value.antecedent.start if value.antecedent else None,
        "antecedent_end": value.antecedent.end if value.antecedent else None,
        "likelihood": value.likelihood,
    }


def referent(value: Referent) -> Values:
    """A row of `referents`; its mentions are rows of `members`."""
    return {
        "id": value.id,
        "document": value.document,
        "start": value.start,
        "published": value.published,
        "kind": value.kind,
        "names": dumped(value.names),
        "description": value.description,
        "roles": dumped([_role(r) for r in value.roles]),
        "gender": value.gender,
        "by": value.by,
        **_located(value.place),
    }


def members(value: Referent) -> list[Values]:
    """The rows of `members` of a referent."""
    return [{"referent": value.id, "position": i, "mention": mention} for i, mention in enumerate(value.mentions)]


def affiliations(value: Referent) -> list[Values]:
    """The rows of `affiliations` of a referent."""
    return [
        {
            "part": value.id,
            "position": i,
            "document": value.document,
            "whole": one.whole,
            "name": one.name,
            "folded": None if one.name is None else folded(one.name),
            "speaks": int(one.speaks),
            "former": int(one.former),
            "start": one.span.start,
            "end": one.span.end,
        }
        for i, one in enumerate(value.affiliations)
    ]


def attribution(value: Attribution, document_id: str) -> Values:
    """A row of `attributions`; its chain is rows of `chain_links`."""
    return {
        "statement": value.statement,
        "document": document_id,
        "speaker": value.speaker,
        "folded": None if value.speaker is None else folded(value.speaker),
        "referent": value.referent,
        "by": value.by,
    }


def chain(value: Attribution, document_id: str) -> list[Values]:
    """The rows of `chain_links` of an attribution, from the origin on."""
    return [
        {
            "statement": value.statement,
            "position": i,
            "document": document_id,
            "name": link.name,
            "referent": link.referent,
            "kind": link.kind,
            "role": link.role,
            "evidence_start": link.evidence.start if link.evidence else None,
            "evidence_end": link.evidence.end if link.evidence else None,
        }
        for i, link in enumerate(value.chain)
    ]


def link(value: Link, document_id: str, position: int) -> Values:
    """A row of `links`."""
    return {
        "document": document_id,
        "position": position,
        "relation": value.relation,
        "a_kind": value.a.kind,
        "a": value.a.id,
        "b_kind": value.b.kind,
        "b": value.b.id,
        "score": value.score,
        "reason": value.reason,
        "values": dumped(value.values),
        "by": value.by,
    }


def entity(value: Entity) -> Values:
    """A row of `entities`."""
    return {
        "id": value.id,
        "name": value.name,
        "kind": value.kind,
        "aliases": dumped(value.aliases),
        "by": value.by,
    }


def entity_names(value: Entity) -> list[Values]:
    """The rows of `entity_names` of an entity."""
    names = sorted({folded(name) for name in (value.name, *value.aliases)})
    return [{"folded": name, "entity": value.id} for name in names]


# By hand where there are many: dataclasses.asdict takes ten times as long.


def _located(value: Place | None) -> Values:
    return {
        "lat": value.lat if value else None,
        "lon": value.lon if value else None,
        "geonames_id": value.geonames_id if value else None,
        "precision": value.precision if value else None,
        "country": value.country if value else None,
        "province": value.province if value else None,
        "place_score": value.score if value else None,
        "place_reason": value.reason if value else None,
    }


def _sourcing(value: Sourcing) -> Values:
    return {
        "name": value.name,
        "kind": value.kind,
        "role": value.role,
        "mention": _place(value.mention),
        "evidence": _place(value.evidence),
    }


def _role(value: EntityRole) -> Values:
    return {
        "title": value.title,
        "organisation": value.organisation,
        "document": value.document,
        "span": _place(value.span),
        "said": value.said,
        "former": value.former,
    }


def _place(span: Span | None) -> Values | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _pairs(spans: Spans) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _quoted(name: str, span: Span | None, text: str) -> Mapping[str, Any]:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.slice(text), f"{name}_start": span.start, f"{name}_end": span.end}
