"""What linking across documents reads and writes: likenesses, their keys, links and entities.

The three functions of linking are the caller's; here are the groupings that they need, done in SQL, and only for what a
changed document touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, delete, exists, func, or_, select, update

from sayso.ledger import columns, judgements, recall
from sayso.ledger.bulk import change_many, insert_many
from sayso.ledger.keys import Keys
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


@dataclass(frozen=True, slots=True)
class Share:
    """An entity with the likenesses whose referents are all its own, and with single referents of others."""

    entity: Entity
    likenesses: Sequence[str]
    referents: Sequence[str]


# In place of a likeness: a referent that is compared with nothing.
ALONE = ""

_LIKENESS = update(referents).where(referents.c.id == bindparam("one")).values(likeness=bindparam("its"))
_ALONE = (
    update(referents)
    .where(referents.c.id == bindparam("one"))
    .values(likeness=bindparam("its"), entity=bindparam("one"))
)
_ELSEWHERE = or_(referents.c.entity.is_(None), referents.c.entity != bindparam("its"))
_ITS = update(referents).values(entity=bindparam("its"))
_WHOLE = _ITS.where(referents.c.likeness == bindparam("one"), _ELSEWHERE)
_SINGLE = _ITS.where(referents.c.id == bindparam("one"), _ELSEWHERE)


class Clusters:
    """The state of linking across documents, on the writer's connection.

    Referents come without their mentions, which are compared with nothing and would be most of what is read.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.keys = Keys(connection)

    def reset(self) -> None:
        """Forget all links between documents and all entities."""
        for table in (likenesses, likeness_keys, likeness_links, touched, entities, entity_names):
            self._connection.execute(delete(table))
        self._connection.execute(update(referents).values(likeness=None, entity=None))

    def judgements(self) -> list[Judgement]:
        """What people decided on pairs whose words are still there, in the order in which they did."""
        return [j for j in judgements.every(self._connection) if j.verdict in judgements.PAIRS and not j.orphaned]

    def set_apart(self, mentions: Collection[str]) -> dict[str, str]:
        """The referents of these mentions, which people decided on, by mention: each gets a likeness of its own.

        Those of them that have not, and those that have and are not among them any more, lose the one they have.
        """
        rows = self._connection.execute(select(members).where(members.c.mention.in_(sorted(mentions))))
        judged = {row.mention: row.referent for row in rows}
        own = select(referents.c.id).join(likenesses, likenesses.c.id == referents.c.likeness).where(likenesses.c.own)
        changed = sorted(set(judged.values()) ^ set(self._connection.scalars(own)))
        lost = select(referents.c.likeness).where(referents.c.id.in_(changed), referents.c.likeness != ALONE)
        self.touch(self._connection.scalars(lost).all())
        self._connection.execute(update(referents).where(referents.c.id.in_(changed)).values(likeness=None))
        return judged

    def settle(self) -> set[str]:
        """Drop every likeness touched that has no referents any more, and touch its neighbours.

        Those of its keys that had been split are returned.
        """
        split: set[str] = set()
        empty = self._connection.scalars(
            select(touched.c.likeness).where(~exists().where(referents.c.likeness == touched.c.likeness))
        ).all()
        for gone in _pages(empty):
            ends = {end for link in self.links(gone) for end in (link.a.id, link.b.id)}
            split |= self.keys.forget(gone)
            for column in (likenesses.c.id, likeness_links.c.a, likeness_links.c.b):
                self._connection.execute(delete(column.table).where(column.in_(gone)))
            self.touch(ends.difference(gone))
            self._connection.execute(delete(touched).where(touched.c.likeness.in_(gone)))
        self.name_founders()
        return split

    def name_founders(self) -> None:
        """Name the most senior referent of every likeness touched anew."""
        changed = likenesses.c.id.in_(select(touched.c.likeness))
        self._connection.execute(update(likenesses).where(changed).values(founder=_senior(0).scalar_subquery()))

    def unplaced(self) -> list[Referent]:
        """Some referents that have no likeness yet; none when all have."""
        query = select(referents).where(referents.c.likeness.is_(None)).limit(PAGE)
        return [recall.referent(row, ()) for row in self._connection.execute(query).all()]

    def place(self, placed: Sequence[tuple[str, str]], found: Mapping[str, Likeness]) -> list[str]:
        """Give referents their likenesses, both by id; `found` has those that may be new. Which were is returned."""
        new = sorted(found.keys() - self.existing(found.keys()))
        rows = [{"id": i, "founder": found[i].referent, "own": int(found[i].own)} for i in new]
        insert_many(self._connection, likenesses, rows)
        self.keys.add({i: found[i].keys for i in new})
        change_many(self._connection, _LIKENESS, [{"one": referent, "its": likeness} for referent, likeness in placed])
        self.touch(likeness for _, likeness in placed)
        return new

    def leave_alone(self, found: Sequence[Entity]) -> None:
        """Keep entities of one referent each that nothing is compared with: nobody's name is known."""
        self._write(found)
        change_many(self._connection, _ALONE, [{"one": entity.id, "its": ALONE} for entity in found])

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
        insert_many(self._connection, likeness_links, rows)

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
            found.update((row.of, recall.referent(row, ())) for row in rows)
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
            for row in self._connection.execute(query).all():
                found[row.likeness].append(recall.referent(row, ()))
        return found

    def seconds(self, ids: Collection[str]) -> dict[str, Referent]:
        """The referent next in seniority to the founder, of those of these likenesses that have more than one."""
        next_one = _senior(1).scalar_subquery()
        found: dict[str, Referent] = {}
        for some in _pages(sorted(ids)):
            pairs = select(likenesses.c.id.label("of"), next_one.label("second")).where(likenesses.c.id.in_(some))
            of = {row.second: row.of for row in self._connection.execute(pairs) if row.second is not None}
            rows = self._connection.execute(select(referents).where(referents.c.id.in_(sorted(of)))).all()
            found.update((of[row.id], recall.referent(row, ())) for row in rows)
        return found

    def sizes(self, ids: Collection[str]) -> dict[str, int]:
        """How many referents each of these likenesses has."""
        its, count = referents.c.likeness, func.count()
        found: dict[str, int] = {}
        for some in _pages(sorted(ids)):
            rows = self._connection.execute(select(its, count).where(its.in_(some)).group_by(its))
            found.update((likeness, number) for likeness, number in rows)
        return found

    def some_touched(self) -> list[str]:
        """Some likenesses that linking has not run over yet; none when it has."""
        return list(self._connection.scalars(select(touched.c.likeness).order_by(touched.c.likeness).limit(PAGE)))

    def gather(self, ids: Collection[str], found: Sequence[Share]) -> None:
        """Replace the entities of these likenesses, which are all of one or more components."""
        had = select(referents.c.entity).where(referents.c.entity.is_not(None)).distinct()
        before: set[str] = set()
        for some in _pages(sorted(ids)):
            before.update(self._connection.scalars(had.where(referents.c.likeness.in_(some))))
        self._write([share.entity for share in found])
        for statement, rows in (
            (_WHOLE, [{"one": one, "its": share.entity.id} for share in found for one in share.likenesses]),
            (_SINGLE, [{"one": one, "its": share.entity.id} for share in found for one in share.referents]),
        ):
            change_many(self._connection, statement, rows)
        # An entity that fell apart may have left its id to a part that was gathered before.
        used = select(referents.c.id).where(referents.c.entity == entities.c.id)
        for some in _pages(sorted(before)):
            left = self._connection.scalars(select(entities.c.id).where(entities.c.id.in_(some), ~used.exists()))
            drop_entities(self._connection, left.all())
        for some in _pages(sorted(ids)):
            self._connection.execute(delete(touched).where(touched.c.likeness.in_(some)))

    def _write(self, found: Sequence[Entity]) -> None:
        drop_entities(self._connection, [entity.id for entity in found])
        insert_many(self._connection, entities, [columns.entity(entity) for entity in found])
        insert_many(self._connection, entity_names, [row for entity in found for row in columns.entity_names(entity)])

    def touch(self, ids: Iterable[str]) -> None:
        """Have linking run over these likenesses again."""
        for some in _pages(sorted(set(ids))):
            known = set(self._connection.scalars(select(touched.c.likeness).where(touched.c.likeness.in_(some))))
            insert_many(self._connection, touched, [{"likeness": i} for i in some if i not in known])


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
