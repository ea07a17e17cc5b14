"""Rows of the tables as the records that they were made from, nothing lost."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.ledger.schema import (
    affiliations,
    attributions,
    chain_links,
    links,
    members,
    mentions,
    referents,
    statements,
    times,
)
from sayso.records import (
    Affiliation,
    Attribution,
    ChainLink,
    Derivation,
    Document,
    EntityRole,
    Facts,
    Given,
    Link,
    Linked,
    Mention,
    Place,
    Ref,
    Referent,
    Region,
    Sourcing,
    Span,
    Statement,
    Time,
)


def facts(connection: Connection, document_id: str) -> Facts:
    """The facts of one document, in order of place."""

    def rows(table: Any) -> list[Row[Any]]:
        query = select(table).where(table.c.document == document_id)
        return list(connection.execute(query.order_by(table.c.start, table.c.end, table.c.id)))

    return Facts(
        document_id,
        tuple(statement(row) for row in rows(statements)),
        tuple(time(row) for row in rows(times)),
        tuple(mention(row) for row in rows(mentions)),
    )


def linked(connection: Connection, document_id: str) -> Linked:
    """What linking found inside one document: referents and attributions in order of place."""
    at_home = connection.execute(
        select(referents).where(referents.c.document == document_id).order_by(referents.c.start, referents.c.id)
    ).all()
    chains: dict[str, list[ChainLink]] = defaultdict(list)
    for row in connection.execute(
        select(chain_links)
        .where(chain_links.c.document == document_id)
        .order_by(chain_links.c.statement, chain_links.c.position)
    ):
        chains[row.statement].append(
            ChainLink(row.name, row.referent, row.kind, row.role, span(row.evidence_start, row.evidence_end))
        )
    attributed = connection.execute(
        select(attributions)
        .join(statements, statements.c.id == attributions.c.statement)
        .where(attributions.c.document == document_id)
        .order_by(statements.c.start, statements.c.end, statements.c.id)
    ).all()
    inside = connection.execute(select(links).where(links.c.document == document_id).order_by(links.c.position)).all()
    return Linked(
        document_id,
        tuple(recalled(connection, at_home)),
        tuple(link(row) for row in inside),
        tuple(
            Attribution(row.statement, row.speaker, row.referent, tuple(chains[row.statement]), row.by)
            for row in attributed
        ),
    )


def recalled(connection: Connection, rows: list[Row[Any]] | Any) -> list[Referent]:
    """Rows of `referents` as records, with their mentions; at most a few hundred at once."""
    mentioned: dict[str, list[str]] = defaultdict(list)
    query = select(members).where(members.c.referent.in_([row.id for row in rows]))
    for row in connection.execute(query.order_by(members.c.referent, members.c.position)):
        mentioned[row.referent].append(row.mention)
    belongs: dict[str, list[Affiliation]] = defaultdict(list)
    told = select(affiliations).where(affiliations.c.part.in_([row.id for row in rows]))
    for row in connection.execute(told.order_by(affiliations.c.part, affiliations.c.position)):
        place_told = Span(row.start, row.end)
        belongs[row.part].append(Affiliation(row.whole, row.name, bool(row.speaks), bool(row.former), place_told))
    return [referent(row, tuple(mentioned[row.id]), tuple(belongs[row.id])) for row in rows]


def referent(row: Row[Any], mentioned: tuple[str, ...], belongs: tuple[Affiliation, ...] = ()) -> Referent:
    """A row of `referents` with the ids of its mentions and what it belongs to."""
    return Referent(
        id=row.id,
        document=row.document,
        kind=row.kind,
        names=tuple(json.loads(row.names)),
        description=row.description,
        roles=roles(row.roles),
        mentions=mentioned,
        gender=row.gender,
        start=row.start,
        published=row.published,
        by=row.by,
        place=place(row),
        affiliations=belongs,
    )


def place(row: Row[Any]) -> Place | None:
    """The columns of `referents` that tell where it is."""
    if row.lat is None:
        return None
    return Place(
        lat=row.lat,
        lon=row.lon,
        geonames_id=row.geonames_id,
        precision=row.precision,
        country=row.country,
        province=row.province,
        score=row.place_score,
        reason=row.place_reason,
    )


def roles(text: str) -> tuple[EntityRole, ...]:
    """The column `roles` of `referents`."""
    if text == "[]":  # most have none, and linking recalls very many
        return ()
    return tuple(
        EntityRole(
            role["title"],
            role["organisation"],
            role["document"],
            Span(**role["span"]),
            role.get("said"),
            role.get("former", False),
        )
        for role in json.loads(text)
    )


def document(row: Row[Any]) -> Document:
    """A row of `documents`."""
    return Document(
        id=row.id,
        path=row.path,
        name=row.name,
        text=row.text,
        sha256=row.sha256,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        authors=tuple(json.loads(row.authors)),
        published=row.published,
        published_inferred=row.published_inferred,
        retrieved=row.retrieved,
        language=row.language,
        translated_from=row.translated_from,
        regions=tuple(Region(*region) for region in json.loads(row.regions)),
        derived_from=tuple(
            Derivation(**{**d, "evidence": span_of(d["evidence"])}) for d in json.loads(row.derived_from)
        ),
        quarantined=row.quarantined,
        given=given(row.given),
    )


def given(text: str) -> Given:
    """A column `given`."""
    known = json.loads(text)
    known["authors"] = tuple(known["authors"])
    known["regions"] = tuple(Region(**region) for region in known["regions"])
    return Given(**known)


def statement(row: Row[Any]) -> Statement:
    """A row of `statements`."""
    return Statement(
        id=row.id,
        document=row.document,
        spans=tuple(Span(*pair) for pair in json.loads(row.spans)),
        cue=span(row.cue_start, row.cue_end),
        source=span(row.source_start, row.source_end),
        kind=row.kind,
        sourcing=tuple(
            Sourcing(**{**s, "mention": span_of(s["mention"]), "evidence": span_of(s["evidence"])})
            for s in json.loads(row.sourcing)
        ),
        mode=row.mode,
        act=row.act,
        said=row.said,
        hedges=tuple(Span(start, end) for start, end, _ in json.loads(row.hedges)),
        within=row.within,
        confidence=row.confidence,
        by=row.by,
    )


def time(row: Row[Any]) -> Time:
    """A row of `times`."""
    return Time(
        id=row.id,
        document=row.document,
        span=Span(row.start, row.end),
        kind=row.kind,
        value=row.value,
        anchor=row.anchor,
        reason=row.reason,
        confidence=row.confidence,
        by=row.by,
    )


def mention(row: Row[Any]) -> Mention:
    """A row of `mentions`."""
    return Mention(
        id=row.id,
        document=row.document,
        span=Span(row.start, row.end),
        kind=row.kind,
        form=row.form,
        head=row.head,
        title=row.title,
        defines=span(row.defines_start, row.defines_end),
        gender=row.gender,
        number=row.number,
        subject=bool(row.subject),
        sentence=row.sentence,
        paragraph=row.paragraph,
        by=row.by,
        antecedent=span(row.antecedent_start, row.antecedent_end),
        likelihood=row.likelihood,
    )


def link(row: Row[Any]) -> Link:
    """A row of `links`."""
    return Link(
        row.relation,
        Ref(row.a_kind, row.a),
        Ref(row.b_kind, row.b),
        row.score,
        row.reason,
        tuple(json.loads(row.values)),
        row.by,
    )


def likeness_link(row: Row[Any]) -> Link:
    """A row of `likeness_links`; its ends bear the ids of likenesses."""
    ends = (Ref(row.kind, row.a), Ref(row.kind, row.b))
    return Link("same_entity", *ends, row.score, row.reason, tuple(json.loads(row.values)), row.by)


def span(start: int | None, end: int | None) -> Span | None:
    """A span of two columns that may both be null."""
    return None if start is None or end is None else Span(start, end)


def span_of(value: dict[str, int] | None) -> Span | None:
    """A span out of JSON."""
    return None if value is None else Span(**value)
