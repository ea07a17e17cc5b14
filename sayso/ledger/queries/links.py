"""Links: those inside documents, those between likenesses, and those between referents that share a likeness."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.ledger import recall
from sayso.ledger.queries.documents import ORDER
from sayso.ledger.queries.paging import Listing
from sayso.ledger.schema import documents, likeness_links, likenesses, links, referents
from sayso.records import Link, LinkRelation, Ref

BETWEEN: LinkRelation = "same_entity"


def listings(relation: LinkRelation | None) -> tuple[Listing[Link], ...]:
    """All links are those of these listings, one after the other."""
    inside = select(links).join(documents, documents.c.id == links.c.document)
    if relation is not None:
        inside = inside.where(links.c.relation == relation)
    found = Listing(inside, (*ORDER, links.c.position), len(ORDER), _inside)
    return (found, _between(), _alike()) if relation in (None, BETWEEN) else (found,)


def _between() -> Listing[Link]:
    one, other = likenesses.alias("one"), likenesses.alias("other")
    link = likeness_links.c
    query = (
        select(likeness_links, one.c.founder.label("first"), other.c.founder.label("second"))
        .join(one, one.c.id == link.a)
        .join(other, other.c.id == link.b)
        .where(link.a != link.b)
    )
    return Listing(query, (link.a, link.b), 2, _between_referents)


def _alike() -> Listing[Link]:
    link = likeness_links.c
    query = (
        select(likeness_links, likenesses.c.founder.label("first"), referents.c.id.label("second"))
        .join(likenesses, likenesses.c.id == link.a)
        .join(referents, referents.c.likeness == link.a)
        .where(link.a == link.b, referents.c.id != likenesses.c.founder)
    )
    return Listing(query, (link.a, referents.c.id), 1, _between_referents)


def _inside(_: Connection, rows: Sequence[Row[Any]]) -> list[Link]:
    return [recall.link(row) for row in rows]


def _between_referents(_: Connection, rows: Sequence[Row[Any]]) -> list[Link]:
    return [
        Link(
            BETWEEN,
            Ref(row.kind, row.first),
            Ref(row.kind, row.second),
            row.score,
            row.reason,
            tuple(json.loads(row.values)),
            row.by,
        )
        for row in rows
    ]
