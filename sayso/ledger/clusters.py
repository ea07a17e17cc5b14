"""What linking across documents reads and writes: likenesses, their keys, links and entities.

The three functions of linking are the caller's; here are the groupings that they need, done in SQL, and only for what a
changed document touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, delete, exists, insert, or_, select, update

from sayso.ledger import columns, judgements, recall
from sayso.ledger.queries.paging import PAGE
from sayso.ledger.schema import (
    entities,
    entity_names,
    likeness_keys,
    likeness_links,
    likenesses,
    members,
    referents,
    touched,
)
from sayso.records import Entity, Judgement, Link, Referent

T = TypeVar("T")

SENIORITY = (
    referents.c.published.is_(None),
    referents.c.published,
    referents.c.document,
    referents.c.start,
    referents.c.id,
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Referents that are alike in all that is compared: `referent` is one of them, `keys` those of all.

    `own` marks one that stands alone because people decided on it.
    """

    id: str
    referent: str
    own: bool
    keys: tuple[str, ...]


class Clusters:
    """The state of linking across documents, on the writer's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reset(self) -> None:
        """Forget all links between documents and all entities."""
        for table in (likenesses, likeness_keys, likeness_links, touched, entities, entity_names):
            self._connection.execute(delete(table))
        self._connection.execute(update(referents).values(likeness=None, entity=None))

    def judgements(self) -> list[Judgement]:
        """What people decided on pairs whose words are still there, in the order in which they did."""
        return [j for j in judgements.every(self._connection) if j.verdict in judgements.PAIRS and not j.orphaned]

    def set_apart(self, mentions: Collection[str]) -> dict[str, str]:
        """The referents of these mentions, which people decided on, by mention: each is to have a likeness of its own.

        Those of them that have not, and those that have and are not among them any more, lose the one they have.
        """
        rows = self._connection.execute(select(members).where(members.c.mention.in_(sorted(mentions))))
        judged = {row.mention: row.referent for row in rows}
        own = select(referents.c.id).join(likenesses, likenesses.c.id == referents.c.likeness).where(likenesses.c.own)
        changed = sorted(set(judged.values()) ^ set(self._connection.scalars(own)))
        lost = select(referents.c.likeness).where(referents.c.id.in_(changed), referents.c.likeness.is_not(None))
        self._touch(self._connection.scalars(lost).all())
        self._connection.execute(update(referents).where(referents.c.id.in_(changed)).values(likeness=None))
        return judged

    def settle(self) -> None:
        """Drop every likeness touched that has no referents any more, and touch its neighbours."""
        empty = self._connection.scalars(
            select(touched.c.likeness).where(~exists().where(referents.c.likeness == touched.c.likeness))
        ).all()
        for gone in _pages(empty):
            ends = {end for link in self.links(gone) for end in (link.a.id, link.b.id)}
            for table, column in (
                (likenesses, likenesses.c.id),
                (likeness_keys, likeness_keys.c.likeness),
                (likeness_links, likeness_links.c.a),
                (likeness_links, likeness_links.c.b),
            ):
                self._connection.execute(delete(table).where(column.in_(gone)))
            self._touch(ends.difference(gone))
            self._connection.execute(delete(touched).where(touched.c.likeness.in_(gone)))
        self.name_founders()

    def name_founders(self) -> None:
        """Name the most senior referent of every likeness touched anew."""
        changed = likenesses.c.id.in_(select(touched.c.likeness))
        self._connection.execute(update(likenesses).where(changed).values(founder=_senior(0).scalar_subquery()))

    def unplaced(self) -> list[Referent]:
        """Some referents that have no likeness yet; none when all have."""
        query = select(referents).where(referents.c.likeness.is_(None)).limit(PAGE)
        return recall.recalled(self._connection, self._connection.execute(query).all())

    def place(self, placed: Sequence[tuple[str, Likeness]]) -> list[str]:
        """Give referents (by id) their likenesses; the ids of those that are new, sorted."""
        found = {likeness.id: likeness for _, likeness in placed}
        known = set(self._connection.scalars(select(likenesses.c.id).where(likenesses.c.id.in_(sorted(found)))))
        new = sorted(found.keys() - known)
        rows = [{"id": i, "founder": found[i].referent, "own": int(found[i].own)} for i in new]
        keys = [{"key": key, "likeness": i} for i in new for key in sorted(set(found[i].keys))]
        for table, values in ((likenesses, rows), (likeness_keys, keys)):
            if values:
                self._connection.execute(insert(table), values)
        self._connection.execute(
            update(referents).where(referents.c.id == bindparam("one")).values(likeness=bindparam("its")),
            [{"one": referent, "its": likeness.id} for referent, likeness in placed],
        )
        self._touch(found)
        return new

    def comparable(self, likeness: str) -> list[str]:
        """The likenesses that share a key with this one, sorted."""
        mine, theirs = likeness_keys.alias("mine"), likeness_keys.alias("theirs")
        query = (
            select(theirs.c.likeness)
            .join(mine, mine.c.key == theirs.c.key)
            .where(mine.c.likeness == likeness, theirs.c.likeness != likeness)
            .distinct()
        )
        return sorted(self._connection.scalars(query))

    def link(self, links: Sequence[Link]) -> None:
        """Keep links between likenesses, whose ids their ends bear."""
        rows = [
            {
                "a": min(one.a.id, one.b.id),
                "b": max(one.a.id, one.b.id),
                "kind": one.a.kind,
                "score": one.score,
                "reason": one.reason,
                "values": columns.dumped(one.values),
                "by": one.by,
            }
            for one in links
        ]
        if rows:
            self._connection.execute(insert(likeness_links), rows)

    def links(self, ids: Collection[str]) -> list[Link]:
        """The links that have one of these likenesses at an end, in order; their ends bear the likenesses' ids."""
        found: dict[tuple[str, str], Row[Any]] = {}
        for some in _pages(sorted(ids)):
            query = select(likeness_links).where(or_(likeness_links.c.a.in_(some), likeness_links.c.b.in_(some)))
            found.update(((row.a, row.b), row) for row in self._connection.execute(query))
        return [recall.likeness_link(found[pair]) for pair in sorted(found)]

    def existing(self, ids: Collection[str]) -> set[str]:
        """Those of these likenesses that there are."""
        found: set[str] = set()
        for some in _pages(sorted(ids)):
            found.update(self._connection.scalars(select(likenesses.c.id).where(likenesses.c.id.in_(some))))
        return found

    def founders(self, ids: Collection[str]) -> dict[str, Referent]:
        """The most senior referent of each of these likenesses."""
        found: dict[str, Referent] = {}
        for some in _pages(sorted(ids)):
            rows = self._connection.execute(
                select(likenesses.c.id.label("of"), referents)
                .join(referents, referents.c.id == likenesses.c.founder)
                .where(likenesses.c.id.in_(some))
            ).all()
            records = recall.recalled(self._connection, rows)
            found.update((row.of, record) for row, record in zip(rows, records, strict=True))
        return found

    def followers(self, ids: Collection[str]) -> dict[str, list[Referent]]:
        """The referents of each of these likenesses by seniority, without the most senior one."""
        found: dict[str, list[Referent]] = {i: [] for i in ids}
        for some in _pages(sorted(ids)):
            query = (
                select(referents)
                .join(likenesses, likenesses.c.id == referents.c.likeness)
                .where(referents.c.likeness.in_(some), referents.c.id != likenesses.c.founder)
                .order_by(referents.c.likeness, *SENIORITY)
            )
            for page in _pages(self._connection.execute(query).all()):
                for row, record in zip(page, recall.recalled(self._connection, page), strict=True):
                    found[row.likeness].append(record)
        return found

    def seconds(self, ids: Collection[str]) -> dict[str, Referent]:
        """The referent next in seniority to the founder, of those of these likenesses that have more than one."""
        next_one = _senior(1).scalar_subquery()
        found: dict[str, Referent] = {}
        for some in _pages(sorted(ids)):
            pairs = select(likenesses.c.id.label("of"), next_one.label("second")).where(likenesses.c.id.in_(some))
            of = {row.second: row.of for row in self._connection.execute(pairs) if row.second is not None}
            rows = self._connection.execute(select(referents).where(referents.c.id.in_(sorted(of)))).all()
            found.update((of[record.id], record) for record in recall.recalled(self._connection, rows))
        return found

    def some_touched(self) -> list[str]:
        """Some likenesses that linking has not run over yet; none when it has."""
        return list(self._connection.scalars(select(touched.c.likeness).order_by(touched.c.likeness).limit(PAGE)))

    def gather(self, component: Collection[str], found: Sequence[tuple[Entity, Sequence[str], Sequence[str]]]) -> None:
        """Replace the entities of a component's likenesses.

        Each new one comes with the likenesses whose referents are all its own, and with further referents.
        """
        before: set[str] = set()
        for some in _pages(sorted(component)):
            had = select(referents.c.entity).where(referents.c.likeness.in_(some), referents.c.entity.is_not(None))
            before.update(self._connection.scalars(had.distinct()))
        drop_entities(self._connection, [entity.id for entity, _, _ in found])
        for entity, whole, single in found:
            self._connection.execute(insert(entities), columns.entity(entity))
            self._connection.execute(insert(entity_names), columns.entity_names(entity))
            elsewhere = or_(referents.c.entity.is_(None), referents.c.entity != entity.id)
            for column, ids in ((referents.c.likeness, whole), (referents.c.id, single)):
                for some in _pages(ids):
                    theirs = update(referents).where(column.in_(some), elsewhere)
                    self._connection.execute(theirs.values(entity=entity.id))
        # An entity that fell apart may have left its id to a part that was gathered before.
        used = select(referents.c.id).where(referents.c.entity == entities.c.id)
        for some in _pages(sorted(before)):
            left = self._connection.scalars(select(entities.c.id).where(entities.c.id.in_(some), ~used.exists()))
            drop_entities(self._connection, left.all())
        for some in _pages(sorted(component)):
            self._connection.execute(delete(touched).where(touched.c.likeness.in_(some)))

    def _touch(self, ids: Iterable[str]) -> None:
        for some in _pages(sorted(set(ids))):
            known = set(self._connection.scalars(select(touched.c.likeness).where(touched.c.likeness.in_(some))))
            new = [{"likeness": i} for i in some if i not in known]
            if new:
                self._connection.execute(insert(touched), new)


def drop_entities(connection: Connection, ids: Collection[str]) -> None:
    """Drop the rows of these entities; their referents stay."""
    for some in _pages(sorted(ids)):
        connection.execute(delete(entities).where(entities.c.id.in_(some)))
        connection.execute(delete(entity_names).where(entity_names.c.entity.in_(some)))


def _senior(place: int) -> Select[tuple[str]]:
    """The id of the referent at this place in the seniority of the likeness of the outer query."""
    theirs = select(referents.c.id).where(referents.c.likeness == likenesses.c.id)
    return theirs.order_by(*SENIORITY).limit(1).offset(place)


def _pages(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + PAGE] for start in range(0, len(rows), PAGE))
