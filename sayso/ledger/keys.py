"""Under which keys likenesses meet. A key that very many have is split into finer ones, and whole again when few do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, exists, func, or_, select, update

from sayso.ledger.bulk import insert_many
from sayso.ledger.queries.paging import PAGE
from sayso.ledger.schema import likeness_keys, likeness_links

_key = likeness_keys.c


class Keys:
    """The keys of likenesses, on the writer's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Give new likenesses, by id, their keys."""
        rows = [_row(key, one) for one in sorted(keys) for key in sorted(set(keys[one]))]
        insert_many(self._connection, likeness_keys, rows)

    def comparable(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Each of these likenesses with every other that shares an open key with it, in order."""
        mine, theirs = likeness_keys.alias("mine"), likeness_keys.alias("theirs")
        query = (
            select(mine.c.likeness, theirs.c.likeness)
            .join(theirs, theirs.c.key == mine.c.key)
            .where(theirs.c.likeness != mine.c.likeness, mine.c.open == 1, theirs.c.open == 1)
            .distinct()
            .order_by(mine.c.likeness, theirs.c.likeness)
        )
        for start in range(0, len(ids), PAGE):
            some = query.where(mine.c.likeness.in_(ids[start : start + PAGE]))
            for row in self._connection.execute(some).all():
                yield row[0], row[1]

    def crowded(self, ids: Sequence[str], limit: int) -> list[str]:
        """The keys of these likenesses that more than `limit` have, and that some still have open."""
        found: set[str] = set()
        theirs = likeness_keys.alias("theirs")
        for start in range(0, len(ids), PAGE):
            some = ids[start : start + PAGE]
            # Nearly all keys are whole: an index on that would have SQLite walk over all keys of the ledger.
            whole = func.coalesce(_key.whole, "") == ""
            keys = select(_key.key).where(_key.likeness.in_(some), whole, _key.open == 1).distinct().subquery()
            members = select(func.count()).select_from(theirs).where(theirs.c.key == keys.c.key).scalar_subquery()
            found.update(self._connection.scalars(select(keys.c.key).where(members > limit)))
        return sorted(found)

    def having_open(self, key: str) -> list[str]:
        """The likenesses that have this key open, sorted."""
        query = select(_key.likeness).where(_key.key == key, _key.open == 1).order_by(_key.likeness)
        return list(self._connection.scalars(query))

    def split(self, key: str, parts: Mapping[str, Iterable[str]]) -> set[str]:
        """Close a key for likenesses and open finer ones for them instead.

        Links that only the key allowed are dropped; the likenesses at their ends are returned.
        """
        insert_many(
            self._connection,
            likeness_keys,
            [_row(part, one, whole=key) for one in sorted(parts) for part in sorted(set(parts[one]))],
        )
        ends: set[str] = set()
        closed = sorted(parts)
        for start in range(0, len(closed), PAGE):
            some = closed[start : start + PAGE]
            close = update(likeness_keys).where(_key.key == key, _key.likeness.in_(some))
            self._connection.execute(close.values(open=0))
        for start in range(0, len(closed), PAGE):
            ends |= self._part(closed[start : start + PAGE])
        return ends

    def _part(self, ids: Sequence[str]) -> set[str]:
        link = likeness_links.c
        one, other = likeness_keys.alias("one"), likeness_keys.alias("other")
        meet = (
            exists()
            .where(one.c.likeness == link.a, one.c.open == 1, other.c.likeness == link.b, other.c.open == 1)
            .where(one.c.key == other.c.key)
        )
        where = (or_(link.a.in_(ids), link.b.in_(ids)), link.a != link.b, ~meet)
        ends = {end for row in self._connection.execute(select(link.a, link.b).where(*where)) for end in row}
        self._connection.execute(delete(likeness_links).where(*where))
        return ends

    def forget(self, ids: Collection[str]) -> set[str]:
        """Take the keys of likenesses away; which of them had been split is returned."""
        theirs = _key.likeness.in_(sorted(ids))
        split = set(self._connection.scalars(select(_key.key).where(theirs, _key.open == 0)))
        self._connection.execute(delete(likeness_keys).where(theirs))
        return split

    def join(self, keys: Iterable[str], limit: int) -> list[list[str]]:
        """Open again those of these keys that no more than `limit` have; the likenesses that have each are returned."""
        found = []
        for key in sorted(keys):
            ids = list(self._connection.scalars(select(_key.likeness).where(_key.key == key).order_by(_key.likeness)))
            if len(ids) <= limit:
                self._connection.execute(delete(likeness_keys).where(_key.whole == key))
                self._connection.execute(update(likeness_keys).where(_key.key == key).values(open=1))
                found.append(ids)
        return found


def _row(key: str, likeness: str, whole: str | None = None) -> Mapping[str, str | int | None]:
    return {"key": key, "likeness": likeness, "whole": whole, "open": 1}
