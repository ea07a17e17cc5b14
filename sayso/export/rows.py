"""Rows of a ledger as the objects of the interchange format: its names, its order of keys, nothing left out."""

from __future__ import annotations

from typing import TypeAlias

from sayso.records import (
    ChainRow,
    Derivation,
    DocumentRow,
    EntityRole,
    EntityRow,
    Judgement,
    Link,
    MentionRow,
    Place,
    Quoted,
    Ref,
    Span,
    StatementRow,
    Subject,
    TimeRow,
    digest,
)

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


def span(value: Span) -> JsonObject:
    """A place in the text of the row's document."""
    return {"start": value.start, "end": value.end}


def evidence(document: str, value: Span | None) -> JsonObject | None:
    """A place with the id of its document."""
    return None if value is None else {"document": document, **span(value)}


def quoted(value: Quoted | None) -> JsonObject | None:
    """A place and what stands there."""
    return None if value is None else {"start": value.start, "end": value.end, "text": value.text}


def document(row: DocumentRow) -> JsonObject:
    """A line of documents.jsonl."""
    it = row.document
    return {
        "id": it.id,
        "path": it.path,
        "name": it.name,
        "url": it.url,
        "title": it.title,
        "outlet": it.outlet,
        "authors": list(it.authors),
        "published": it.published,
        "published_inferred": it.published_inferred,
        "retrieved": it.retrieved,
        "language": it.language,
        "translated_from": it.translated_from,
        "text": it.text,
        "sha256": it.sha256,
        "regions": [{"start": r.start, "end": r.end, "kind": r.kind} for r in it.regions],
        "derived_from": [derivation(d) for d in it.derived_from],
        "duplicates": list(row.duplicates),
        "quarantined": it.quarantined,
    }


def derivation(value: Derivation) -> JsonObject:
    """Where a document was taken from: another of the ledger, or an outlet by name."""
    return {
        "document": value.document,
        "outlet": value.outlet,
        "relation": value.relation,
        "published": value.published,
        "url": value.url,
        "evidence": None if value.evidence is None else span(value.evidence),
        "suspected": value.suspected,
        "reason": value.reason,
    }


def statement(row: StatementRow) -> JsonObject:
    """A line of statements.jsonl."""
    return {
        "id": row.id,
        "document": row.document,
        "spans": [[s.start, s.end] for s in row.spans],
        "text": row.text,
        "cue": quoted(row.cue),
        "source": quoted(row.source),
        "speaker": row.speaker,
        "speaker_entity": row.speaker_entity,
        "kind": row.kind,
        "chain": [link.name for link in row.chain],
        "links": [chain_link(row.document, link) for link in row.chain],
        "mode": row.mode,
        "act": row.act,
        "said": row.said,
        "hedges": list(row.hedges),
        "within": row.within,
        "confidence": row.confidence,
        "by": row.by,
    }


def chain_link(document_id: str, link: ChainRow) -> JsonObject:
    """One link of a chain, with the words that show it."""
    return {
        "name": link.name,
        "entity": link.entity,
        "role": link.role,
        "evidence": evidence(document_id, link.evidence),
        "kind": link.kind,
    }


def time(row: TimeRow) -> JsonObject:
    """A line of times.jsonl."""
    return {
        "id": row.id,
        "document": row.document,
        **span(row.span),
        "text": row.text,
        "kind": row.kind,
        "value": row.value,
        "anchor": row.anchor,
        "reason": row.reason,
        "confidence": row.confidence,
        "by": row.by,
    }


def mention(row: MentionRow) -> JsonObject:
    """A line of mentions.jsonl."""
    return {
        "id": row.id,
        "document": row.document,
        **span(row.span),
        "text": row.text,
        "kind": row.kind,
        "entity": row.entity,
        "form": row.form,
        "by": row.by,
    }


def entity(row: EntityRow) -> JsonObject:
    """A line of entities.jsonl; `camp_name` names a camp that a user's table gives and that is no entity as well."""
    stand = row.allegiance
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "aliases": list(row.aliases),
        "roles": [entity_role(role) for role in row.roles],
        "part_of": stand.part_of.id if stand.part_of else None,
        "camp": stand.camp.id if stand.camp else None,
        "place": place(row.place),
        "documents": list(row.documents),
        "aliased_ids": list(row.aliased_ids),
        "by": row.by,
        "camp_name": stand.camp.name if stand.camp else None,
        "part_of_support": evidence(*stand.support) if stand.support else None,
    }


def place(value: Place | None) -> JsonObject | None:
    """Where something is, how precisely that is known, and why."""
    if value is None:
        return None
    return {
        "lat": value.lat,
        "lon": value.lon,
        "geonames_id": value.geonames_id,
        "precision": value.precision,
        "country": value.country,
        "province": value.province,
        "score": value.score,
        "reason": value.reason,
    }


def entity_role(value: EntityRole) -> JsonObject:
    """A title that somebody is given, and where."""
    return {
        "title": value.title,
        "organisation": value.organisation,
        "support": evidence(value.document, value.span),
        "said": value.said,
        "former": value.former,
    }


def link(value: Link) -> JsonObject:
    """A line of links.jsonl; a link's id is that of its relation and its two ends."""
    return {
        "id": digest("link", value.relation, value.a.kind, value.a.id, value.b.kind, value.b.id),
        "relation": value.relation,
        "a": ref(value.a),
        "b": ref(value.b),
        "score": value.score,
        "reason": value.reason,
        "values": list(value.values),
        "by": value.by,
    }


def ref(value: Ref) -> JsonObject:
    """A row by its kind and id."""
    return {"kind": value.kind, "id": value.id}


def judgement(value: Judgement) -> JsonObject:
    """A line of judgements.jsonl."""
    return {
        "id": value.id,
        "made_at": value.made_at,
        "by": value.by,
        "subjects": [subject(s) for s in value.subjects],
        "verdict": value.verdict,
        "value": value.value,
        "note": value.note,
        "orphaned": value.orphaned,
    }


def subject(value: Subject) -> JsonObject:
    """What was judged, and the words by which it is found again."""
    quote = value.quote
    return {
        "kind": value.kind,
        "id": value.id,
        "quote": {
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "document_sha256": quote.document_sha256,
        },
    }
