"""Who made statements and who is mentioned in them, as conditions: by a set of them, or by a look at each.

A set is found from the mentions of an entity, and takes as long as it is mentioned often; a look at a statement takes
equally long for everybody, and is for those of whom every page of a ledger speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Exists, Select, func, select

from sayso.ledger.queries.entities import known_as
from sayso.ledger.schema import attributions, members, mentions, referents, statements, verdicts

Conditions = tuple[ColumnElement[bool], ...]


@dataclass(frozen=True, slots=True)
class Involved:
    """The same condition twice."""

    sets: Conditions
    looks: Conditions


def involved(by: str | None, about: str | None, mentioning: str | None) -> Involved:
    """Statements that the entity with one id made, that others make and that mention the second, that mention the
    third; None is anybody."""
    s = statements.c
    sets: list[ColumnElement[bool]] = []
    looks: list[ColumnElement[bool]] = []
    if by is not None:
        theirs = select(attributions.c.statement).join(referents, referents.c.id == attributions.c.referent)
        sets.append(s.id.in_(theirs.where(_is(by))))
        looks.append(_made_by(by))
    for entity in (about, mentioning):
        if entity is not None:
            sets.append(s.id.in_(_mentioning(entity)))
            looks.append(_mentioned(entity))
    if about is not None:
        sets.append(~_made_by(about))
        looks.append(~_made_by(about))
    return Involved(tuple(sets), tuple(looks))


def count_by(entity: str, standing: bool) -> Select[Any]:
    """How many statements an entity made, those counted out that somebody rejected if need be: by indexes alone."""
    a = attributions.c
    query = select(func.count()).select_from(referents).join(attributions, a.referent == referents.c.id)
    query = query.where(_is(entity))
    if standing:
        query = query.where(a.statement.not_in(select(verdicts.c.id).where(verdicts.c.verdict == "reject")))
    return query


def _is(entity: str) -> ColumnElement[bool]:
    return referents.c.entity == known_as(entity).scalar_subquery()


def _made_by(entity: str) -> Exists:
    theirs = select(attributions.c.statement).join(referents, referents.c.id == attributions.c.referent)
    return theirs.where(attributions.c.statement == statements.c.id, _is(entity)).correlate(statements).exists()


def _mentioning(entity: str) -> Select[tuple[str]]:
    m, inner = mentions.c, statements.alias("mentioning")
    return (
        select(inner.c.id)
        .select_from(referents)
        .join(members, members.c.referent == referents.c.id)
        .join(mentions, m.id == members.c.mention)
        .join(inner, (inner.c.document == m.document) & (inner.c.start <= m.start) & (inner.c.end >= m.end))
        .where(_is(entity))
    )


def _mentioned(entity: str) -> Exists:
    s, m = statements.c, mentions.c
    there = (m.document == s.document) & m.start.between(s.start, s.end) & (m.end <= s.end)
    return (
        select(m.id)
        .join(members, members.c.mention == m.id)
        .join(referents, referents.c.id == members.c.referent)
        .where(there, _is(entity))
        .correlate(statements)
        .exists()
    )
